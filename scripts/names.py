"""Rules on what a reader hears: names of links, pictures and frames, and pages without words."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from built import is_page
from heard import Control, Heard
from links import NOT_FOUND, Head, Slip
from locales import known_of, language_of
from sites import TITLE_BREAK, Site, bare

_TRACKING = re.compile(r"(?<=[?&])utm_[^&#]*+&?")
# Words that are an address on another site: its host, of which www. says nothing, and the last part of that.
_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+([a-z]{2,}))(?:[/?#]\S*)?")
_CONTACTS = {"tel": re.compile(r"\+?[\d\s().-]{3,}"), "mailto": re.compile(r"[^@\s,]+@[^@\s,]+")}
# The rule on what has no name, by what it is; else it is a link or a button.
_UNNAMED = {"picture": "picture-alt", "drawing": "picture-alt", "frame": "frame-title"}
_POINTING = " →←↗›‹»«>…"
_SIGNS = ' .,:;!?…→›»«“”"'  # around the words of a link
_SAID = re.compile(r"[^\W\d_]{2}")  # what has no word is told of by another rule
_NOWHERE = re.compile(r"\A\s*javascript:|#!?\s*\Z", re.IGNORECASE)  # told by another rule
_CODE = re.compile(r"\(\)|\A-")  # what is called as in a program: open()
_INLAND = 6  # digits that a number ends with, with or without the code of its country


def check(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """Yield what a reader of one page would miss or be misled by."""
    for control in heard.controls:
        if control.name or _heading_of(heard, control) != "":  # else the heading is told of
            yield from check_name(name, control)
        if differs(control.name, control.target):
            yield Slip("contact-differs", name, control.html, control.target, control.name, line=control.line)
        yield from check_vague(site, name, heard, control)
    yield from check_same_words(site, name, heard)
    yield from check_page(site, name, head, heard)


def check_name(name: str, control: Control) -> Iterator[Slip]:
    """Links, buttons, fields and frames have a name (WCAG 2.4.4, 4.1.2), pictures a text (1.1.1), headings (2.4.6)."""
    is_picture = control.kind in {"picture", "frame"}
    said = bare(control.name.rstrip("0123456789"))
    if not control.name or (is_picture and said in vague_words(control.locale, "vague_pictures")):
        rule = _UNNAMED.get(control.kind, "link-name")
        yield Slip(rule, name, control.html, control.target or control.html, line=control.line)


def differs(name: str, target: str) -> bool:
    """Tell whether the words of a link are a number, an email address or a host, and it leads to another one."""
    scheme, _, address = target.partition(":")
    if scheme.lower() in {"http", "https"}:
        # Of an address in an archive, that of which it has kept a copy counts.
        kept = (re.split("/(?=https?://)", one.casefold())[-1] for one in (name, target))
        words, there = map(_HOST.fullmatch, kept)
        is_within = words and there and f".{there[1]}".endswith(f".{words[1]}")
        is_host = words and there and (words[2] == there[2] or words[0].startswith(("www.", "http://", "https://")))
        return bool(is_host and not is_within)  # else they may be the name of a file
    proper = _CONTACTS.get(scheme.lower())
    said, reached = name.casefold(), unquote(re.split("[?;]", address)[0]).casefold() if proper else ""
    if not proper or not proper.fullmatch(said) or not proper.fullmatch(reached):
        return False
    if scheme.lower() == "tel":
        numbers = ["".join(filter(str.isdecimal, one)) for one in (said, reached)]
        # Codes of countries are told apart by their first two digits: +44 (0)20 and +4420 are one number.
        is_elsewhere = said.startswith("+") and reached.startswith("+") and numbers[0][:2] != numbers[1][:2]
        said, reached = numbers if is_elsewhere else (one[-_INLAND:] for one in numbers)
    return said != reached


def check_vague(site: Site, name: str, heard: Heard, control: Control) -> Iterator[Slip]:
    """Tell of a link whose words do not say where it leads (WCAG 2.4.9), in whichever of the site's languages."""
    if control.kind == "link" and not _NOWHERE.search(control.target) and not _CODE.search(control.name):
        said = bare(control.name)
        is_arrow = control.name and not control.name.strip(_POINTING) and not control.about
        is_sign = is_arrow and not control.target.startswith("#")  # one to a part of its page is the theme's (↑)
        is_vague = any(said in vague_words(one, "vague_links") for one in site.project.locales)
        if is_sign or (is_vague and said != bare(_heading_of(heard, control) or "")):
            yield Slip("link-vague", name, control.html, control.target, control.name, line=control.line)


def _heading_of(heard: Heard, control: Control) -> str | None:
    """Return the heading, on its own page, that a link leads to, by which it is called in a table of contents."""
    page, _, section = control.target.partition("#")
    return heard.headings.get(unquote(section)) if section and not page else None


@cache
def vague_words(locale: str, kind: str) -> frozenset[str]:
    """Return what links or pictures are called that say nothing, in a language."""
    return frozenset(known_of(locale).get(kind, ()))


def check_same_words(site: Site, name: str, heard: Heard) -> Iterator[Slip]:
    """Tell of the same words that lead to different places (WCAG 2.4.4, 3.2.4)."""
    seen: dict[tuple[str, str], str] = {}
    for control in heard.controls:
        said = " ".join(control.name.casefold().split()).strip(_SIGNS)
        if control.kind != "link" or not _SAID.search(said):
            continue
        target = _target(site, name, control)
        is_contents = (_heading_of(heard, control) or "").startswith(said)
        if not target or is_contents:  # what leads nowhere, or into another language, is told by another rule
            continue
        first = seen.setdefault((said, control.about.casefold().replace(said, "").strip()), target)
        # The beginning of a page and a part of it are near enough.
        near = first.partition("#")[0] == target.partition("#")[0] and (first.endswith("#") or target.endswith("#"))
        if first != target and not near:
            yield Slip("link-same-words", name, control.html, control.name, line=control.line)


def _target(site: Site, name: str, control: Control) -> str:
    written = control.target.strip()
    led = site.led(written)
    if led is None:
        address = written.partition("?")[0] if written.lower().startswith("mailto:") else _TRACKING.sub("", written)
        return address.rstrip("/?&").lower()
    file = site.file_at(name, written)
    if file and not is_page(file):
        return file
    if not file or language_of(site.project.locale_of(file)) != language_of(control.hreflang or control.locale):
        return ""
    return f"{file}#{unquote(getattr(led, 'fragment', ''))}"


def check_page(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """Tell of a page without words, and of one that says it is not there as if all were well (RFC 9110, 15.5.5)."""
    if NOT_FOUND.search(name):
        return
    if heard.is_empty:
        yield Slip("page-empty", name, "<main", "")
    phrases = known_of(site.project.locale_of(name)).get("not_found", ())
    title = TITLE_BREAK.split(head.first("title"))[0]
    known, said = set(phrases) | site.not_found, bare(heard.heading)
    has_sentence = any(one.count(" ") > 1 and one in said for one in known)  # among other words
    parts = {said.removeprefix(one).strip(_SIGNS) for one in known if said.startswith(one)}  # Error 404: Page not found
    if not known.isdisjoint(parts | {said}) or (bare(title) in known and has_sentence):
        yield Slip("soft-404", name, "<h1", heard.heading)
