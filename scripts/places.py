"""Names the place of a slip in a built page: the Markdown file and line that it came from, else the built file's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from content import Page
from findings import Finding
from head import Site
from links import Slip
from tags import EXACT, attributes
from writing import without_code

# Front matter that a slip in the head of a page comes from.
# What only follows from a Markdown file that cannot be read.
FOLLOWING = frozenset({"title", "description", "encoding", "text-language"})
_FIELDS = {"title": "title", "description": "description"}
_WORD = re.compile(r"[^\W_]+")
_MAIN = re.compile(r"<main\b|\brole=[\"']?main\b|<article\b", re.IGNORECASE)


def findings(site: Site, slips: Iterable[Slip]) -> Iterator[Finding]:
    """Turn slips into findings; one of the theme's that stands on many pages is told once."""
    slips = list(dict.fromkeys(slips))
    at_source: set[tuple[str, str]] = set()
    theme: dict[tuple[str, str], tuple[Slip, set[str]]] = {}
    for slip in without_echoes(slips):
        if slip.rule in FOLLOWING and source_file(site, slip.file) in site.project.unread:
            continue
        place = source_place(site, slip)
        if place:
            at_source.add((slip.rule, slip.value))
            yield told(site, slip, *place)
        else:
            theme.setdefault((slip.rule, slip.at if slip.value == "" else slip.value), (slip, set()))[1].add(slip.file)
    said = site.said
    for slip, files in theme.values():
        if (slip.rule, slip.value) in at_source:
            continue  # the menu has the title of a page
        found = told(site, slip, built_name(site, slip.file), built_line(site, slip))
        if len(files) > 1:
            found = found.with_fix(found.fix + said["also_on"].format(count=len(files) - 1))
        yield found


def without_echoes(slips: list[Slip]) -> Iterator[Slip]:
    """Leave out that a link has the words of another one, where something else is wrong with it."""
    wrong = {(slip.file, slip.at.rstrip(">")) for slip in slips if slip.rule != "link-same-words"}
    for slip in slips:
        if slip.rule != "link-same-words" or (slip.file, slip.at.rstrip(">")) not in wrong:
            yield slip


def told(site: Site, slip: Slip, file: str, line: int) -> Finding:
    """Make the finding of a slip at a place; `detail` is what was meant, for an address that leads nowhere."""
    page = site.project.built_from.get(slip.file, ("", ""))
    known = {"value": slip.value, "detail": slip.detail, "near": slip.detail, "path": page[0]}
    found = site.project.told(slip.rule, file, line, **known)
    is_near = slip.rule in {"link-missing", "asset-missing"} and slip.detail
    return found.with_fix(found.fix + site.said["near"].format(near=slip.detail)) if is_near else found


def source_file(site: Site, file: str) -> str:
    """Return the Markdown file that a built page was made from; nothing where there is none."""
    page = site.project.page(*site.project.built_from.get(file, ("", "")))
    return site.project.file(page) if page else ""


def built_name(site: Site, file: str) -> str:
    """Return a built file's name relative to the project's root."""
    return os.path.relpath(site.built.folder / file, site.project.root).replace(os.sep, "/")


def built_line(site: Site, slip: Slip) -> int:
    """Return the line of a slip in its built file."""
    if slip.line:
        return slip.line
    text = read(site, slip.file)
    start = _start(text, slip)
    return text.count("\n", 0, start) + 1 if start >= 0 else 1


@lru_cache(maxsize=8)
def _read(folder: str, file: str) -> str:
    with open(os.path.join(folder, file), "rb") as stream:  # noqa: PTH118, PTH123 - as quick as can be
        return stream.read().decode("utf-8", "replace").replace("\r\n", "\n")


def read(site: Site, file: str) -> str:
    """Return the text of a built file; that of the last few is remembered."""
    return _read(os.fspath(site.built.folder), file)


def _start(text: str, slip: Slip) -> int:
    if slip.rule == "id-repeated":
        return _second(text, slip.value)
    start = text.find(slip.at) if slip.at else -1
    if slip.file.endswith(".css") and (whole := re.search(rf"(?<!\w){re.escape(slip.at)}(?!\w)", text)):
        return whole.start()
    if start >= 0 and slip.at.startswith("<style"):
        start = max(start, text.find(slip.value, start))
    if start < 0 and slip.value:
        start = text.find(slip.value)
    return start


def _second(text: str, name: str) -> int:
    """Return where an id stands for the second time."""
    places = [tag.start() for tag in EXACT.finditer(text) if attributes(tag[0], 1).get("id") == name]
    return places[1] if len(places) > 1 else text.find(name)


def source_place(site: Site, slip: Slip) -> tuple[str, int] | None:
    """Return the Markdown file and line that a slip comes from; None where it is the theme's or cannot be known."""
    path, locale = site.project.built_from.get(slip.file, ("", ""))
    page = site.project.page(path, locale)
    if page is None:
        return None
    file = site.project.file(page)
    if slip.rule in _FIELDS:
        line = field_line(page, _FIELDS[slip.rule])
        return (file, line or 1) if not page.text(_FIELDS[slip.rule]).strip() else None
    if slip.rule in {"page-unreachable"}:
        return file, 1
    if slip.rule in {"page-empty", "soft-404"}:
        return (file, page.body_line) if _is_own(page, slip) else None
    text = read(site, slip.file)
    start = _line_start(text, slip.line) if slip.line else _start(text, slip)
    head = text.find("</head")
    if 0 <= start < head and slip.rule not in {"encoding", "text-language", "note-left"}:
        return None
    if 0 <= start < head:
        return _in_front_matter(page, file, slip)
    main = _MAIN.search(text)
    if main and not main.start() <= start < _end_of_main(text, main.start()):
        return None
    line = source_line(page, slip)
    return (file, line) if line else None


def _is_own(page: Page, slip: Slip) -> bool:
    """Tell whether the editor's text is what is empty, or what says that nothing is there."""
    words = _WORD.findall(re.sub(r"(?s:<!--.*?-->)|^#.*$", "", page.body, flags=re.MULTILINE))
    return not words if slip.rule == "page-empty" else slip.value.casefold() in page.body.casefold()


def _line_start(text: str, line: int) -> int:
    start = -1
    for _ in range(line - 1):
        start = text.find("\n", start + 1)
    return start + 1


def _end_of_main(text: str, start: int) -> int:
    end = max(text.rfind("</main"), text.rfind("</article"))
    return end if end > start else len(text)


def field_line(page: Page, name: str) -> int:
    """Return the line of a field of the front matter, 0 where it has none."""
    found = re.search(rf"^{re.escape(name)}\s*:", page.front_matter, re.MULTILINE)
    return page.front_matter_line + page.front_matter.count("\n", 0, found.start()) if found else 0


def _in_front_matter(page: Page, file: str, slip: Slip) -> tuple[str, int] | None:
    for name in ("title", "description"):
        written = flat(page.text(name))
        if flat(slip.value) and (flat(slip.value) in written or (len(written) > 3 and written in flat(slip.value))):
            return file, field_line(page, name) or 1
    return None


def flat(text: str) -> str:
    """Return the letters and digits of a text, without marks and blanks."""
    return "".join(_WORD.findall(text.casefold()))


def source_line(page: Page, slip: Slip) -> int:
    """Return the line of a page's Markdown on which the words or the address of a slip stand; 0 where they do not."""
    body = without_code(page.body)
    for needle in needles(slip):
        places = [found.start() for found in re.finditer(needle, body)]
        if places:  # of what stands twice, the first is in its right
            start = places[-1] if slip.rule in {"id-repeated", "link-same-words"} else places[0]
            return page.body_line + body.count("\n", 0, start)
    return words_line(page, slip.value) if slip.rule in WORDED else 0


SURE = 8  # letters that do not come together by chance
WORDED = frozenset({"text-language", "encoding", "note-left", "link-vague", "link-same-words", "link-name"})


_ADDRESS = re.compile(r"""(?:href|src|action|data|poster|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_END = r"""(?=[\s)>"'#?]|\Z)"""


def needles(slip: Slip) -> Iterator[str]:
    """Yield patterns of what an editor may have written, the surest first."""
    written = [unescape("".join(one)) for one in _ADDRESS.findall(slip.at)]
    value = re.escape(slip.value)
    if slip.rule not in WORDED:
        for address in map(re.escape, [*written, slip.value]):
            yield rf"""(?:\]\(<?|<|["']|\]: <?|=){address}{_END}"""
    if slip.rule in {"link-anchor", "reference-missing"}:
        yield from (rf"#{value}{_END}", rf"#{re.escape(unquote(slip.value))}{_END}")
    if slip.rule == "id-repeated":
        yield rf"""(?:#|\bid=["']?){value}(?=[\s}}"'>])"""
    if slip.rule in WORDED and value:
        yield value
    if slip.rule in {"link-vague", "link-same-words"}:
        yield r"\[" + r"\s+".join(map(re.escape, (slip.detail or slip.value).split())) + r"\]"
    if slip.rule == "link-name":
        yield r"(?<!!)\[\s*(?:!\[\s*\]\([^)]*\)\s*)?\]\("
    if slip.rule in {"picture-alt", "frame-title", "link-name", "asset-missing", "link-missing", "link-case"}:
        for address in written:
            name = re.escape(address.partition("#")[0].rstrip("/").rpartition("/")[2])
            if len(name) > 3:
                yield rf"""[/("]{name}{_END}"""


def words_line(page: Page, words: str) -> int:
    """Return the line on which a stretch of words begins in a page's Markdown, whatever marks stand between them."""
    wanted = flat(words)
    if not wanted:
        return 0
    found, lines = [], []
    text = re.sub(r"\]\([^)]*\)|\{[^{}]*\}|\[\^[^\]]*\]|<[^<>]*>", lambda one: "\n" * one[0].count("\n"), page.body)
    for number, line in enumerate(text.split("\n")):
        letters = flat(line)
        found.append(letters)
        lines += [number] * len(letters)
    parts = [flat(part) for part in (words, " ".join(words.split()[:3]), " ".join(words.split()[-3:]))]
    starts = (("".join(found)).find(part) for part in parts if len(part) > SURE or part == wanted)
    start = next((start for start in starts if start >= 0), -1)
    return page.body_line + lines[start] if start >= 0 else 0
