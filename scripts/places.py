"""Names the place of a slip in a built page: the Markdown file and line that it came from, else the built file."""

import filecmp
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import meant
from built import Built
from content import Page, blank, unescape
from crawl import FEEDS
from findings import Finding
from inline import WORD
from links import Slip
from origins import BACK, LONGEST, REPEATED, front_matter_line, page_line, source_line
from project import CONFIG, TEXTS, Project, config_line
from sites import Site
from tags import EXACT, attributes
from urls import EDITORS_PATH, LOOPBACK

# What only follows from a Markdown file that cannot be read.
FOLLOWING = frozenset({"conflict-marker", "title", "description", "encoding", "text-language"})
# Rules on a page as a whole.
OF_PAGE = frozenset({*TEXTS, *REPEATED, "page-unreachable", "page-empty", "soft-404"})
Theme = dict[tuple[str, str], tuple[Slip, set[str]]]  # what is told of built files, and in which
ONE_CAUSE = 10  # slips of the same kind that are more than single pages have
MOST = 200  # slips of one rule that are told of one built file; nobody reads more of them one by one
AS_WRITTEN = {"link-slash", "link-case", "link-markdown", "link-scheme"}  # rules that show an address as it stands
SHOWN_FILES = 3  # of those with the same fault
SHOWN = 60  # places of one id, which fill what a finding shows
ENOUGH = 3  # letters of the end of an address or an id by which it is known again
# What is not closed goes on to the end (HTML standard, 13.2).
_INERT = re.compile(r"<!--.*?(?:-->|\Z)|<template\b.*?(?:</template\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_UP = re.compile(r"\A(?:\.{0,2}/)+")  # the way up from a page
_read = lru_cache(maxsize=8)(Built.read)  # several slips stand in one file
# Rules that have a message of their own for some tags: the rule, the name of the message, and these.
_TAGS = (
    ("hreflang", "switch", "<a"),
    ("link-anchor", "drawing", "<use"),
    ("link-language", "load", r"<(?!a\b|area\b|link\b)"),
    ("link-name", "button", "<button"),
    ("link-name", "field", "<(?:input|select|textarea)"),
    ("link-name", "heading", r"<h\d"),
    ("link-outside", "base", "<base"),
    ("picture-alt", "button", "<input"),
    ("picture-alt", "drawing", "<(?:svg |area)"),
)
# Rules that a menu breaks because of a title, by the rule that is told of the title.
_ECHOED = {"encoding": "encoding", "link-same-words": "title-repeated"}
_LOCAL_HOST = rf"(?:{LOOPBACK}|(?!https?\b)[\w-]+)"
# Addresses that have a message of their own, by how they begin.
_BEGINNINGS = (
    (re.compile(r"\s*java\s*script:", re.IGNORECASE), "script"),
    (re.compile(rf"\s*(?:file:|{EDITORS_PATH.pattern})", re.IGNORECASE), "disk"),
    (re.compile(rf"\s*(?:https?:)?//(?:[^/?#@]*@)?{_LOCAL_HOST}(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE), "tried"),
)
_BESIDES = re.compile(r"\s[\"'“”]|\s=\d*x")  # behind an address: a title that nothing closes, a size as elsewhere
_MAIN = re.compile(r"<(?:main\b|article\b|[^<>]*?\brole=[\"']?main\b)", re.IGNORECASE)


def findings(site: Site, slips: Iterable[Slip]) -> Iterator[Finding]:
    """Turn slips into findings; one of the theme's that stands on many pages is told once."""
    at_source: set[tuple[str, str]] = set()
    at_place: set[tuple[str, tuple[str, int], str, str]] = set()  # a text may stand in for its translations too
    theme: Theme = {}
    counts: Counter[tuple[str, str]] = Counter()
    for slip in without_echoes([*dict.fromkeys(slips)]):
        counts[slip.rule, slip.file] += 1
        page = site.project.page(*site.project.source_of(slip.file))
        is_following = page and slip.rule in FOLLOWING and site.project.file(page) in site.project.unread
        if is_following or counts[slip.rule, slip.file] > MOST or (page and meant.is_escaped(page, slip)):
            continue
        if slip.rule == "link-anchor" and site.is_stand_in(slip.file):
            continue  # the other page has another language's ids; what is wrong in the text is told of its own page
        line = _slip_line(site, page, slip) if page else 0
        place = (site.project.file(page), line) if page and line else None
        key = slip.rule, slip.value or slip.at or slip.detail
        if not place:
            theme.setdefault(key, (slip, set()))[1].add(slip.file)
        elif (where := (slip.rule, place, slip.at, meant.last(slip.value))) not in at_place:
            at_source.add(key)
            at_place.add(where)
            yield told(site, slip, *place)
    for key, (slip, files) in folded(theme).items():
        if key not in at_source and not _is_echo(site, slip, at_source):  # the menu has the title of a page
            yield _told_once(site, slip, files)


def folded(theme: Theme) -> Theme:
    """Put together what a template gives many pages, each with other addresses: hreflang without a host."""
    counts = Counter((slip.rule, slip.detail) for slip, _ in theme.values())
    found: Theme = {}
    for key, (slip, files) in theme.items():
        is_one = slip.rule == "hreflang" and counts[slip.rule, slip.detail] > ONE_CAUSE
        found.setdefault((slip.rule, slip.detail) if is_one else key, (slip, set()))[1].update(files)
    return found


def _told_once(site: Site, slip: Slip, files: set[str]) -> Finding:
    """Make the finding of a slip of the theme's, or of the settings', that stands in these built files."""
    built_file = os.path.relpath(written_file(site, slip.file), site.project.root).replace(os.sep, "/")
    line = settings_line(site.project, slip)
    found = told(site, slip, CONFIG, line) if line else told(site, slip, built_file, built_line(site, slip))
    if others := sorted(files - {slip.file}):
        listed = ", ".join(others[:SHOWN_FILES]) + (" …" if others[SHOWN_FILES:] else "")
        found = found._replace(fix=found.fix + site.project.said["also_on"].format(files=listed, count=len(files)))
    return found


def written_file(site: Site, name: str) -> Path:
    """Return the file that a built one is a copy of, as a stylesheet may be; that is the one to mend."""
    built, docs = site.built.folder / name, site.project.root / site.project.docs
    for file in (docs / name, docs / site.project.source / name):
        if file.is_file() and built.is_file() and filecmp.cmp(file, built, shallow=False):
            return file
    return built


def _is_echo(site: Site, slip: Slip, at_source: set[tuple[str, str]]) -> bool:
    """Tell whether a slip in the text of a page is that of another page, whose text the build has put there as well."""
    value, echoed = slip.value or slip.at, _ECHOED.get(slip.rule)
    if echoed and any(rule == echoed and re.match(rf"{re.escape(value)}(?!\w)", told) for rule, told in at_source):
        return True
    tails = (meant.last(told) for rule, told in at_source if rule == slip.rule)
    if not any(len(tail) >= ENOUGH and value.rstrip("/").endswith(tail) for tail in tails):
        return False
    text = _read(site.built, slip.file)
    return bool(site.project.source_of(slip.file)[0]) and _is_in_main(text, _place(text, slip))


def without_echoes(slips: list[Slip]) -> Iterator[Slip]:
    """Leave out that a link has the words of another one, where something else is wrong with it."""
    wrong = {(slip.file, slip.at.rstrip(">")) for slip in slips if slip.rule != "link-same-words"}
    for slip in slips:
        if slip.rule != "link-same-words" or (slip.file, slip.at.rstrip(">")) not in wrong:
            yield slip


def told(site: Site, slip: Slip, file: str, line: int) -> Finding:
    """Make the finding of a slip at a place; `detail` is what was meant, for an address that leads nowhere."""
    address = meant.written_addresses(slip)[0]
    value, detail, kind = address if slip.rule in AS_WRITTEN else slip.value, slip.detail, _kind(site, slip, file)
    if slip.rule == "id-repeated":  # all its places
        text = _read(site.built, slip.file)
        starts = _repeated(text).get(slip.value, [])[:SHOWN]
        detail = ", ".join(str(1 + text.count("\n", 0, start)) for start in starts)
    elif slip.rule == "reference-missing":
        detail = f"{slip.at.partition('>')[0]}>"
    elif slip.rule in {"link-slash", "link-case"}:
        detail = meant.right_address(slip)
    elif slip.rule == "link-anchor":
        value, detail = unquote(value).removeprefix(BACK), meant.ids_to_choose(site, slip)
        address = meant.in_markdown(site, slip) or address
    value += ">" if value.startswith("<") and ">" not in value else ""
    path, name = site.project.source_of(slip.file)[0], meant.as_id(slip.value)
    details = {"value": value, "detail": detail, "path": path, "id": name, "address": address}
    if slip.rule == "text-language":
        details["own"] = site.project.language_name(site.project.locale_of(slip.file))
    found = site.project.told(slip.rule, file, line, kind, **details)
    guess = meant.near(site, slip, is_gone=kind == "gone")
    return found._replace(fix=found.fix + site.project.said["near"].format(near=guess)) if guess else found


def _kind(site: Site, slip: Slip, file: str) -> str:  # noqa: C901, PLR0912 - a case a message
    """Return which of a rule's messages fits a slip that is told of a file; nothing where its detail tells."""
    kinds = (kind for rule, kind, tag in _TAGS if rule == slip.rule and re.match(tag, slip.at, re.IGNORECASE))
    kind = next(kinds, "")
    match slip.rule:
        case "lang" | "link-language" if slip.file.endswith(FEEDS):
            kind = "in-feed"
        case "link-language" if not slip.at:
            kind = "switch"
        case "canonical" if not slip.value:
            kind = "missing"
        case "canonical" if slip.detail != "stray" and site.survey.heads[slip.file].is_stub:
            kind = "forward"
        case "link-anchor" if slip.value.startswith(BACK):
            kind = "note"
        case "link-anchor" if not kind and slip.detail != "alike" and meant.written_addresses(slip)[0][:1] != "#":
            kind = "other"
        case "link-missing" | "asset-missing" if meant.is_alike(slip):
            kind = "encoded" if slip.detail == unquote(slip.value) else "alike"
        case "link-missing" | "asset-missing" if _BESIDES.search(unquote(slip.value)):
            kind = "besides"
        case "link-markdown" if meant.is_across(site, slip):
            kind = "across"
        case "link-markdown" if meant.is_gone(site, slip):
            kind = "gone"
        case "link-scheme" if slip.detail != "file":
            address = meant.written_addresses(slip)[0]
            kind = next((name for pattern, name in _BEGINNINGS if pattern.match(address)), "")
        case "text-language" if file == CONFIG:
            kind = "menu" if site.project.locale_of(slip.file) != site.project.source else "nav"
        case "text-language" if slip.detail == site.project.language_name(site.project.locale_of(slip.file)):
            kind = "marked"
        case "text-language" if file.endswith(".html"):
            kind = "theme"
        case "link-contact" if slip.value.strip()[:4].lower() == "tel:":
            kind = "phone"
        case "contact-differs" if slip.value[:4].lower() == "http":
            kind = "host"
    return kind


def settings_line(project: Project, slip: Slip) -> int:
    """Return the line of mkdocs.yml that has the words or the address of a slip, as of the menu; 0 without."""
    address = meant.written_addresses(slip)[0].strip()
    if slip.rule.startswith("contact-") or (slip.rule == "link-contact" and address[-1:] not in {"", ":"}):
        words = r"[\s().-]*".join(map(re.escape, address.partition(":")[2]))
    elif slip.rule == "note-left" or (slip.rule == "text-language" and _is_shown(project, slip)):
        words = re.escape(slip.value)
    elif slip.rule.startswith(("link-", "asset-")) and (path := _UP.sub("", address)):
        if path in project.pages or not WORD.search(path):  # the menu leads to the page itself
            return 0
        path = path if re.search("[./]", path) else address  # en may be a language there
        words = rf"(?:[^\n]*\b(?:href|src)=[\"']?)?[./]*{re.escape(path)}(?:[\"'\s>][^\n]*)?"
    else:
        return 0
    return config_line(project, words)


def _is_shown(project: Project, slip: Slip) -> bool:
    """Tell whether words of a built page are what its language is shown of mkdocs.yml, as far as that is known."""
    own = project.locale_of(slip.file)
    known = [one for one in project.settings if slip.value in {one.source, one.text}]
    if not known:  # a line below each page, as of the copyright, stands there word for word
        return slip.value.count(" ") > 1
    return own == project.source or any((one.locale, one.text) == (own, slip.value) for one in known)


def built_line(site: Site, slip: Slip) -> int:
    """Return the line of a slip in its built file."""
    if slip.line:
        return slip.line
    text = _read(site.built, slip.file)
    return text.count("\n", 0, max(_start(text, slip), 0)) + 1


def _start(text: str, slip: Slip) -> int:
    if slip.rule == "id-repeated":
        return _repeated(text).get(slip.value, [-1, text.find(slip.value)])[1]
    start = _active(text).find(slip.at) if slip.at else -1
    start = text.find(slip.at) if slip.at and start < 0 else start
    if slip.file.endswith(".css") and (whole := re.search(rf"(?<!\w){re.escape(slip.at)}(?!\w)", text)):
        return whole.start()
    if slip.at.startswith("<style"):
        start = max(start, text.find(slip.value, start))
    return text.find(slip.value) if start < 0 and slip.value else start


@lru_cache(maxsize=4)
def _active(text: str) -> str:
    """Return a page without what its templates and comments hold, with all else in its place."""
    return _INERT.sub(lambda found: blank(found[0]), text)


@lru_cache(maxsize=4)
def _repeated(text: str) -> dict[str, list[int]]:
    """Return where each id that stands more than once stands."""
    places: dict[str, list[int]] = {}
    for tag in EXACT.finditer(text):
        places.setdefault(attributes(tag[0], 1).get("id", ""), []).append(tag.start())
    return {name: starts for name, starts in places.items() if len(starts) > 1}


def _slip_line(site: Site, page: Page, slip: Slip) -> int:
    """Return the line of a page's Markdown that a slip comes from; 0 where it is the theme's or cannot be known."""
    if slip.rule in OF_PAGE:
        return page_line(page, slip)
    if slip.rule == "encoding" and "\ufffd" in slip.value and "\ufffd" not in page.front_matter + page.body:
        return 0  # it was built as something else than UTF-8
    text = _read(site.built, slip.file)
    start = _place(text, slip)
    if 0 <= start < _parts(text)[0]:
        return front_matter_line(page, slip) if slip.rule in {"encoding", "text-language", "note-left"} else 0
    if not _is_in_main(text, start):
        return 0
    around = words_around(text, start)
    line = source_line(page, slip, around)
    if line or slip.rule != "link-language":
        return line
    # The address of [text](../en/page.md) is not the built one; the link is found by its words, as a vague one is.
    words = link_words(text, text.find(slip.at, max(start, 0)) + len(slip.at))
    return source_line(page, slip._replace(rule="link-vague", value=words, detail=""), around)


def _place(text: str, slip: Slip) -> int:
    if not slip.line:
        return _start(text, slip)
    starts = _line_starts(text)
    number = min(slip.line, len(starts) - 1)  # a line break may be written as a reference to it
    start, end = starts[number - 1], starts[number]
    text_start = max(_parts(text)[:2])
    if not start <= text_start < end:
        return start
    # A page that was written on one line has its menus there, too.
    found = (text.find(one, at, end) for at in (text_start, start) for one in (slip.at, slip.value) if one)
    return next((at for at in found if at >= 0), text_start)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    """Return where each line of a built page begins, and where the page ends."""
    return [0, *(end.end() for end in re.finditer("\n", text)), len(text)]


def _is_in_main(text: str, start: int) -> bool:
    """Tell whether a place of a built page is in its main part; of a page without one, every place is."""
    _, begin, end = _parts(text)
    return begin <= start < end


@lru_cache(maxsize=8)
def _parts(text: str) -> tuple[int, int, int]:
    """Return where the head of a built page ends, and where its main part begins and ends."""
    main, end = _MAIN.search(text), max(text.rfind("</main"), text.rfind("</article"))
    span = (main.start(), end if end > main.start() else len(text)) if main else (-1, len(text))
    return text.find("</head"), *span


def words_around(text: str, start: int) -> frozenset[str]:
    """Return the words on the line of a place in a built page, as far as that line is near it."""
    begin, end = text.rfind("\n", 0, max(start, 0)) + 1, text.find("\n", max(start, 0))
    end = end if end >= 0 else len(text)
    return frozenset(WORD.findall(text[max(begin, start - 200) : min(end, start + 300)].casefold()))


def link_words(text: str, start: int) -> str:
    """Return the words of a link in a built page whose tag ends at `start`."""
    end = text.find("</a", start, start + LONGEST)
    return " ".join(unescape(re.sub(r"\A[^<>]*>|<[^<>]*+>", "", text[start:end])).split()) if end > start else ""
