"""Asks every rule that looks at a built page or at the built site as a whole."""

import re
from collections.abc import Iterator
from functools import lru_cache

import crawl
import feeds
import head
import heard
import language
import names
from built import Built
from inline import MEANT
from links import NOT_FOUND, Slip, Survey, Surveyor, check_anchors
from project import TEXTS, Project
from raw import BULLET, GARBLED, around, note_in, shape
from sites import Site
from speech import Speech

COST = 4  # of a page that is heard beside one whose tags are read
_TAG = r" ?/?(?:br|strong|em|sup|sub|span|div)\b ?/?>"
_FIELD = r"\{\{ ?\w[^{}\n]*\}\}|\{% ?\w[^{}\n]*%\}"  # of a template, in place of what it was to be filled with
# Searched for in a text with a line break before it; each begins with a sign, so that it is soon seen where none is.
_RAW = re.compile(
    r"\n {0,3}(?:#{2,6}(?: \S|[^\W\d_a-zß-öø-ÿ])[^\n]*"  # a heading, but no ##channel,
    rf"|(?:{BULLET}\s\S[^\n]*\n {{0,3}}{BULLET}|1[.)]\s\S[^\n]*(?:\n[^\n]+){{0,3}}?\n2[.)])\s\S[^\n]*"  # a list,
    r"|1[.)][^\W\d_][^\n]*\n2[.)][^\W\d_][^\n]*|a[.)] \S[^\n]*\nb[.)] \S[^\n]*"  # numbered otherwise,
    r"|o\s+\S[^\n]*\no\s[^\n]*"  # as word processors write it,
    r"|:[^\W\d_][^\n:]{3,}(?=\n|\Z)|\.\. [a-z]+::|h[1-6]\. \S[^\n]*|={2,6} \S[^\n=]*={2,6} *(?=\n|\Z)"  # foreign,
    r"|-[^\W\d_]{2}[^\n]*\n-[^\W\d_]{2}[^\n]*|(?<=:\n)[-*+] \S[^\n]*"  # without blanks, of one entry,
    r"|\[TOC\] *(?:\n|\Z)"  # the place of a table of contents,
    r"|\[!(?:CAUTION|IMPORTANT|NOTE|TIP|WARNING)\](?!\()"  # a box as on GitHub,
    r"|\|? ?:?-{2,}:? ?\|[-:| ]*(?:\n|\Z)"  # what stands below the head of a table,
    r"|[ \t]*+\|[^\n|]+\|[^\n]*\| *(?:\n\|(?! ?:?-)[^\n|]+\||\Z)"  # or rows without it,
    r"|(?:```|~~~|(?:!{2,4}|\?\?\?\+?) [A-Z]?[a-z]+)[^\n]*"  # code or a box,
    r"|(?:\*\[[^\[\]\n]++\]: |: {3}|/{3} [a-z]|={3}[+!]? \")[^\n]*)"  # what lacks its extension,
    r"|~~[^\s~][^~\n]*~~|==[^\s=][^=\n]*=="  # or its mark,
    rf"|{_FIELD}"
    r"|\{:?\s?(?:[#.][a-zA-Z][\w-]*+[^{}\n]*+(?:\}|$)"  # id, class
    r"|(?:(?:href)?lang|width|height|target|loading|title)=[^{}\n]*+)"  # or another attribute,
    r"|\^(?<=\w.)[^\s^]{1,6}\^(?!\w)|~(?<=\w.)\d{1,3}~|<!-- [^\n]*"  # a raised sign, an open comment,
    rf"|<{_TAG}(?=\S)|<(?<=\S.){_TAG}|\[/?(?:caption|gallery)\b[^\]\n]*\]"  # a tag that is none,
    r"|<https?://[^\s<>]+|\^\[[^\[\]\n]+\]|´{3}"  # what nothing closes, a note in other kinds of Markdown,
    r"|\\(?:[\"~&<%@]|(?<=[^\s\\].)\n(?=\S))"  # a sign that needs no backslash,
    r"|'{3}[^\W\d_][^'\n]*'{3}|\"(?<!\w.)[^\"\n]+\":https?://\S+|\{\{[<%][^{}\n]*[%>]\}\}"  # marks of other programs,
    r"|\[(?:https?://[^\s\[\]]+ [^\[\]\n]+\]|(?P<foreign>[biu]|quote)\][^\[\]\n]+\[/(?P=foreign)\]|url[=\]])"
    r"|\[[^\[\]\n]++\]:\(\S+|\*(?<=: .) [^\W\d_][^*\n]*\s\* [^\W\d_][^*\n]*"  # a colon, or entries in one line,
    r"|\*\*(?<![*\w]..)[^\W\d_][^\n*]*\*\*|\*\*(?<=[ (]..)[^\W\d_][^\n*]*"  # bold letters,
    r"|__(?<!\w..)[^\W\d_][^\n_]*\s__(?!\w)|#(?<=[.!?:] .)#{1,5} [^\W\d_a-zß-öø-ÿ][^\n]*"  # a heading within a line,
    r"|:(?<!\w.)(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:|:(?<!\S.)[a-z_]{3,}:(?!\S)"  # a sign by its name,
    r"|--8<-- ?\"[^\n]*"  # what stands elsewhere,
    rf"|\[[^\[\]\n]++\]\({MEANT}[^\s()]*+\)"  # or a link
)
_UNFILLED = re.compile(_FIELD)


def check(project: Project, built: Built, speech: Speech) -> tuple[Site, list[Slip]]:
    """Apply all rules that look at the built site."""
    first = Surveyor(built)
    for name in filter(NOT_FOUND.search, built.pages):  # what they call themselves, no other page may be called
        first.page(name, built.read(name))
    early = Site(project, built, first.survey)

    def ask(name: str, text: str, surveyor: Surveyor) -> None:
        if name.endswith(crawl.FEEDS):
            surveyor.survey.slips += feeds.check(early, name, text, speech)
        else:
            surveyor.survey.slips += _hear(early, name, text, surveyor.survey, speech)

    survey = crawl.look(built, ask, COST)
    site = Site(project, built, survey)
    return site, [*survey.slips, *check_anchors(built, survey), *head.check(site), *language.check_switches(site)]


def _hear(site: Site, name: str, html: str, surveyed: Survey, speech: Speech) -> Iterator[Slip]:
    page_head = surveyed.heads[name]
    if len(html) > crawl.LARGEST:  # no page for a reader
        yield Slip("too-large", name, "", f"{len(html) // 1_000_000} MB")
    elif not page_head.is_stub:
        locale = language.page_locale(site, name, page_head)
        said = heard.hear(html, locale)
        yield from names.check(site, name, page_head, said)
        yield from language.check_links(site, name, page_head, said)
        if len(site.twins(name)) > 1 and not NOT_FOUND.search(name):
            surveyed.switches[name] = language.has_switch(site, name, page_head, said)
        yield from language.check_loads(site, name, said)
        yield from language.check_texts(site, name, page_head, said, speech)
        fields = [heard.Spoken(0, locale, " ".join(page_head.first(one).split()), is_short=True) for one in TEXTS]
        yield from check_texts(name, html, [*fields, *said.texts], locale)
        page = site.project.page(*site.project.source_of(name))
        for one in said.texts:
            if page and one.text[:4].lower() in {"[ ] ", "[x] "} and one.text in page.body:  # an entry to tick off
                yield Slip("raw-markdown", name, "", one.text, "task", one.line)
        for mark in ("<<<<<<< ", "&lt;" * 7 + " "):
            if mark in html and any("\n<<<<<<< " in f"\n{one.text}" for one in said.texts):
                yield Slip("conflict-marker", name, mark, "<<<<<<<")


def check_texts(name: str, html: str, texts: list[heard.Spoken], locale: str) -> Iterator[Slip]:
    """Tell of notes to oneself, letters read in another encoding and marks of blocks where a reader meets them."""
    is_odd = any(one in html for one in ("&amp;", "Ã", "Â", "â€", "Å", "\ufffd", "ï¿½"))
    for one in texts:
        if note := note_in(one.text, locale):
            yield Slip("note-left", name, note, note, line=one.line_at(one.text.find(note)))
        if is_odd and (found := GARBLED.search(one.text)):
            is_odd = "\ufffd" not in html  # a file in another encoding is one fault
            lines = around(found).split("\n")
            shown = next((line for line in lines if found[0] in line), found[0])
            yield Slip("encoding", name, found[0], shown, found.lastgroup or "", one.line_at(found.start()))
        if found := _marks_in(one.text, is_begun=one.is_begun, is_short=one.is_short):
            shown = found[0].strip().split("\n")[0]
            if one.is_short and re.search(rf"<code\b[^>]*>[^<]*{re.escape(shown)}", html):  # what the page is about
                continue
            yield Slip("raw-markdown", name, "", shown, shape(shown), one.line_at(found.start()))


@lru_cache(maxsize=4096)  # the words of a menu stand on every page
def _marks_in(text: str, *, is_begun: bool, is_short: bool) -> re.Match[str] | None:
    """Return marks of a block that are shown for want of a blank line before them, or because of HTML around."""
    return (_UNFILLED if is_short else _RAW).search((" " if is_begun else "\n") + text)
