"""Rules on what a reader hears: names of links, pictures and frames, and pages without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from head import Site, language
from heard import Control, Heard
from links import NOT_FOUND, Head, Slip
from project import known_of

NOTHING = "\x00"  # a picture that says with alt="" that it is decoration
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def check(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """Yield what a reader of one page would miss or be misled by."""
    for control in heard.controls:
        yield from check_name(name, control)
    yield from check_vague(site, name, heard)
    yield from check_same_words(site, name, heard)
    if not head.is_stub:
        yield from check_page(site, name, head, heard)


def check_name(name: str, control: Control) -> Iterator[Slip]:
    """Links and buttons have a name (WCAG 2.4.4, 4.1.2), pictures a text (1.1.1), frames a title (4.1.2)."""
    rules = {
        "link": "link-name",
        "button": "link-name",
        "picture": "picture-alt",
        "drawing": "picture-alt",
        "frame": "frame-title",
    }
    if not control.name and "aria-labelledby=" not in control.html:  # the missing id is told
        yield Slip(rules[control.kind], name, control.html, control.target or control.html, line=control.line)


def check_vague(site: Site, name: str, heard: Heard) -> Iterator[Slip]:
    """A link's words say where it leads (WCAG 2.4.9)."""
    for control in heard.controls:
        if control.kind == "link":
            said = " ".join(_WORDS.findall(control.name.casefold()))
            if said in vague_words(control.locale):
                yield Slip("link-vague", name, control.html, control.target, control.name, line=control.line)


def vague_words(locale: str) -> frozenset[str]:
    """Return what links are called that say nothing, in a language."""
    return frozenset(map(str, known_of(locale).get("vague_links", ())))


def check_same_words(site: Site, name: str, heard: Heard) -> Iterator[Slip]:
    """The same words lead to the same place wherever they stand on a page (WCAG 2.4.4, 3.2.4).

    A link that leads nowhere, or into another language, is told by another rule.
    """
    seen: dict[str, str] = {}
    folder = "" if NOT_FOUND.search(name) else name.rpartition("/")[0]
    for control in heard.controls:
        said = " ".join(control.name.casefold().split())
        if control.kind != "link" or not re.search(r"[^\W\d_]{2}", said):
            continue
        target = _target(site, folder, control, name)
        if not target:
            continue
        first = seen.setdefault(said, target)
        # The beginning of a page and a part of it are near enough.
        near = first.partition("#")[0] == target.partition("#")[0] and (first.endswith("#") or target.endswith("#"))
        if first != target and not near:
            yield Slip("link-same-words", name, control.html, control.name, line=control.line)


def _target(site: Site, folder: str, control: Control, name: str) -> str:
    written = control.target.strip()
    led = site.reader.read(written)
    if led is None:
        return written.partition("?")[0].rstrip("/").lower()
    file = site.page_at(folder, written, name)
    if not file or language(site.project.locale_of(file)) != language(control.hreflang or control.locale):
        return ""
    return f"{file}#{unquote(getattr(led, 'fragment', ''))}"


def check_page(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """A page has words, and a page about a missing page is not sent as if all were well (RFC 9110, 15.5.5)."""
    if NOT_FOUND.search(name):
        return
    if heard.is_empty:
        yield Slip("page-empty", name, "<main", "")
    phrases = known_of(site.project.locale_of(name)).get("not_found", ())
    title = re.split(r"\s+[–—|·-]\s+", head.first("title"))[0]
    if heard.heading and {_plain(title), _plain(heard.heading)} <= set(phrases) | site.not_found:
        yield Slip("soft-404", name, "<h1", heard.heading)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
