"""Asks every rule that looks at a built page or at the built site as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import crawl
import head
import heard
import language
import names
from built import Built
from inline import MEANT
from links import NOT_FOUND, Head, Slip, Survey, Surveyor, check_anchors
from project import TEXTS, Project, entries
from raw import GARBLED, GARBLED_LETTERS, note_in
from sites import Site
from speech import Speech

# Searched for in a text with a line break before it; each begins with a sign, so that it is soon seen where none is.
_RAW = re.compile(
    r"\n {0,3}(?:#{2,6} \S[^\n]*"  # a heading,
    r"|(?:[-*+•] \S[^\n]*\n {0,3}[-*+•]|1[.)] \S[^\n]*(?:\n[^\n]+){0,3}?\n2[.)]) \S[^\n]*"  # a list,
    r"|-[^\W\d_]{2}[^\n]*\n-[^\W\d_]{2}[^\n]*|(?<=:\n)[-*+] \S[^\n]*"  # without blanks, of one entry,
    r"|\|? ?:?-{2,}:? ?\|[-:| ]*(?:\n|\Z)"  # what stands below the head of a table,
    r"|[ \t]*+\|[^\n|]+\|[^\n]*\| *\n\|(?! ?:?-)[^\n|]+\|"  # or rows without it,
    r"|(?:```|~~~|(?:!!!|\?\?\?\+?) [a-z]+)[^\n]*"  # code or a box,
    r"|(?:\*\[[^\[\]\n]++\]: |: {3}|/{3} [a-z]|={3}[+!]? \")[^\n]*)"  # what lacks its extension,
    r"|~~[^\s~][^~\n]*~~|==[^\s=][^=\n]*==|\{\{ ?\w[^{}\n]*\}\}|\{% ?\w[^{}\n]*%\}"
    r"|\{:?\s?(?:[#.][a-zA-Z][\w-]*+[^{}\n]*+(?:\}|$)|(?:href)?lang=[^{}\n]*+)"  # id, class, language
    r"|\*\*(?<![*\w]..)[^\W\d_][^\n*]*\*\*|\*\*(?<=[ (]..)[^\W\d_][^\n*]*"  # bold letters,
    r"|:(?<!\w.)(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:|--8<-- ?\"[^\n]*"  # what stands elsewhere,
    rf"|\[[^\[\]\n]++\]\({MEANT}[^\s()]*+\)"  # or a link
)
# What is worth a closer look in JSON, which may write its letters as numbers.
_ODD = ("Ã", "Â", "â€", "\ufffd", "ï¿½", r"\u00c3", r"\u00c2", r"\u00e2\u20ac", r"\ufffd")
LARGEST = 8_000_000  # characters of a page whose text is still read; a larger one is no page for a reader


def check(project: Project, built: Built, speech: Speech) -> tuple[Site, list[Slip]]:
    """Apply all rules that look at the built site."""
    early = Site(project, built, Survey())
    early.survey.heads.update(_not_found_heads(built))

    def ask(name: str, text: str, surveyor: Surveyor) -> None:
        if name.endswith(".json"):
            surveyor.survey.slips += check_index(built, name, text)
        else:
            surveyor.survey.slips += _hear(early, name, text, surveyor, speech)

    survey = crawl.look(built, ask)
    site = Site(project, built, survey)
    return site, [*survey.slips, *check_anchors(built, survey), *head.check(site)]


def _not_found_heads(built: Built) -> dict[str, Head]:
    surveyor = Surveyor(built)
    for name in built.pages:
        if NOT_FOUND.search(name):
            surveyor.page(name, built.read(name))
    return surveyor.survey.heads


def _hear(site: Site, name: str, html: str, surveyor: Surveyor, speech: Speech) -> Iterator[Slip]:
    if len(html) > LARGEST:
        yield Slip("too-large", name, "", f"{len(html) // 1_000_000} MB")
        return
    page_head = surveyor.survey.heads[name]
    if page_head.is_stub:
        return
    locale = language.page_locale(site, name, page_head)
    said = heard.hear(html, locale)
    yield from names.check(site, name, page_head, said)
    yield from language.check(site, name, page_head, said, speech)
    texts = [*(heard.Said(0, locale, " ".join(page_head.first(one).split())) for one in TEXTS), *said.texts]
    yield from check_notes(name, texts, locale)
    yield from check_raw(name, said)
    if "Ã" in html or "Â" in html or "â€" in html or "Å" in html or "\ufffd" in html or "ï¿½" in html:
        slips = check_garbled(name, texts)
        yield from islice(slips, 1) if "\ufffd" in html else slips  # a file in another encoding is one fault
    for mark in ("<<<<<<< ", "&lt;" * 7 + " "):
        if mark in html and (f"\n{mark}" in html or any(one.text.startswith("<<<<<<< ") for one in said.texts)):
            yield Slip("conflict-marker", name, mark, "<<<<<<<")


def check_raw(name: str, said: heard.Heard) -> Iterator[Slip]:
    """Tell of marks of blocks that a reader meets, for want of a blank line before them or because of HTML around."""
    for one in said.texts:
        if not one.is_short and (found := _RAW.search(f"\n{one.text}")):
            mark = found[0].strip().split("\n")[0]
            yield Slip("raw-markdown", name, "", mark, line=one.line_at(found.start()))


def check_garbled(name: str, texts: list[heard.Said]) -> Iterator[Slip]:
    """Tell of letters that were read in another encoding than they were written in, where a reader meets them."""
    for one in texts:
        if found := GARBLED.search(one.text):
            around = one.text[max(0, found.start() - 15) : found.end() + 15].split("\n")[-1]
            yield Slip("encoding", name, found[0], around, line=one.line_at(found.start()))


def check_index(built: Built, name: str, text: str) -> Iterator[Slip]:
    """Tell once of letters in a search index that were read in another encoding than on the page that they are of."""
    for entry in entries(crawl.read_json(text), "docs") if any(one in text for one in _ODD) else ():
        page = built.file_of(str(entry.get("location")).partition("#")[0])
        said = f"{entry.get('title')} {entry.get('text')}"
        found = GARBLED_LETTERS.search(said)
        if found and not (page and found[0] in built.read(page)):
            yield Slip("encoding", name, found[0], said[max(0, found.start() - 15) : found.end() + 15])
            return


def check_notes(name: str, texts: list[heard.Said], locale: str) -> Iterator[Slip]:
    """Tell of notes to oneself where a reader meets them."""
    for one in texts:
        if words := note_in(one.text, locale):
            yield Slip("note-left", name, words, words, line=one.line_at(one.text.find(words)))
