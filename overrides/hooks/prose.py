"""What can be wrong in the text of a page: its blocks, headings, notes, links and HTML. Knows nothing of MkDocs."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from content import COMMENT, DEFINITION, LEAD, NOTE, Page, blocks, headings, plain_lines

Slip = tuple[int, str, str, *tuple[str, ...]]  # of a link also the one that was probably meant
Heading = tuple[int, int, str, str]  # line (from 0), level, title, id
LOOSE_ID = re.compile(r"\{[^{}]*(?:\}|#[^{}]*)\Z")
LINK = re.compile(r"\]\(<?([^)\s>]+(?:[ \t]+[^)\s>\"']+)*)>?[^)]*\)")  # perhaps with blanks, which no address has
CODE = re.compile(r"`[^`]*`")
# What no page may load; and tags that must be closed, unlike <br> and <p>.
BLOCKED = re.compile(
    r"<(?:script|style|iframe|object|embed|form|audio|video)\b|<[a-z][^<>]* (?:style|on\w+)="
    r"|!\[[^\]]*\]\(<?(?:https?|data):[^)\s>]*+>?\)?",
    re.IGNORECASE,
)
TAG = re.compile(
    r"<(/?)(a|abbr|b|blockquote|div|em|i|kbd|mark|section|small|span|strong|sub|sup|table|u)(?=[\s>])[^<>]*>"
)
LIKE = 0.75  # how much of two links is the same where one was probably meant as the other
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def slips(page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path, known: set[str]) -> Iterator[Slip]:
    """Yield line, kind (a key of the strings' `slips`) and detail of each slip; `known` are the names of blocks."""
    yield from block_slips(page, known)
    found = list(headings(page.body))
    yield from heading_slips(page, found)
    yield from outline_slips(page, found, is_translated=len(pages.get(page.path, ())) > 1)
    yield from note_slips(page)
    yield from link_slips(page, pages, docs)
    yield from html_slips(page)


def block_slips(page: Page, known: set[str]) -> Iterator[Slip]:
    """Tell of blocks with an unknown name, which readers would see as characters, and of what only begins or ends."""
    for name, start, end in blocks(page.body):
        if not name:
            yield page.body_line + start, "closed_block", "///"
        elif name not in known:
            yield page.body_line + start, "unknown_block", name
        if name and end is None:
            yield page.body_line + start, "open_block", name


def heading_slips(page: Page, found: list[Heading]) -> Iterator[Slip]:
    """Tell of a page without a heading (WCAG 2.4.6), of an id that is none, and of one twice (HTML standard, 3.2.6)."""
    if not any(level == 1 for _, level, _, _ in found):
        yield page.body_line, "no_heading", ""
    seen = set()
    for line, _, title, name in found:
        if name and name in seen:
            yield page.body_line + line, "repeated_section", name
        if loose := LOOSE_ID.search(CODE.sub("", title)):
            yield page.body_line + line, "loose_id", loose[0]
        seen.add(name)


def outline_slips(page: Page, found: list[Heading], *, is_translated: bool) -> Iterator[Slip]:
    """Tell of a second title, of a level left out (WCAG 1.3.1), and of a section that no translation can be beside."""
    has_ids, above = any(name for _, _, _, name in found), 0
    for line, level, title, name in found:
        if level == 1 and above:
            yield page.body_line + line, "repeated_heading", title
        elif above and level > above + 1:
            yield page.body_line + line, "skipped_level", title
        elif level > 1 and not name and has_ids and is_translated and not LOOSE_ID.search(title):
            yield page.body_line + line, "no_id", title
        above = level


def note_slips(page: Page) -> Iterator[Slip]:
    """Tell of notes that nothing on the page refers to."""
    named = Counter(NOTE.findall(page.body))
    for found in DEFINITION.finditer(page.body):
        if named[found[1]] == 1:
            yield page.body_line + page.body.count("\n", 0, found.start()), "unused_note", found[1]


def link_slips(page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path) -> Iterator[Slip]:
    """Tell of links that lead to no page, no section of it, or no picture."""
    for line, text in plain_lines(page.body):
        for found in LINK.finditer(CODE.sub("", text)):
            if not OUTSIDE.match(found[1]) and not _leads_somewhere(found[1], page, pages, docs):
                meant = _meant(found[1], page, pages, docs)
                yield page.body_line + line, "near_link" if meant else "dead_link", found[1], *meant


def _meant(link: str, page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path) -> list[str]:
    """Return the link that is most like one that leads nowhere, if any is: to a page or picture, or to a section."""
    path, _, section = unquote(link).partition("#")
    if reached := pages.get(_target(path, page), {}).get(page.locale):
        sections = [name for name in reached.sections if name != LEAD]
        return [f"{path}#{one}" for one in get_close_matches(section, sections, 1, LIKE)]
    pictures = [f"../{file.relative_to(docs).as_posix()}" for file in docs.glob("assets/**/*.*")]
    known = [posixpath.relpath(one, posixpath.dirname(page.path) or ".") for one in [*pages, *pictures]]
    alike = [one for one in known if posixpath.basename(one) == posixpath.basename(path)]
    found = alike[:1] or get_close_matches(path, known, 1, LIKE)
    is_there = found and section and _leads_somewhere(f"{found[0]}#{section}", page, pages, docs)
    return [f"{one}#{section}" if is_there else one for one in found]


def _target(path: str, page: Page) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path


def html_slips(page: Page) -> Iterator[Slip]:
    """Tell of what the policy of headers.yml keeps a browser from loading, and of tags and comments left open."""
    opened: list[tuple[int, str]] = []
    for line, text in plain_lines(page.body):
        plain = CODE.sub("", text)
        for found in BLOCKED.finditer(plain):
            yield page.body_line + line, "blocked", found[0]
        for end, name in TAG.findall(plain):
            if not end:
                opened.append((line, name))
            elif opened and opened[-1][1] == name:
                opened.pop()
    for line, name in opened[:1]:
        yield page.body_line + line, "open_tag", f"<{name}>"
    for comment in COMMENT.finditer(page.body):
        if not comment[0].endswith("-->"):
            yield page.body_line + page.body.count("\n", 0, comment.start()), "open_comment", comment[0][:4]


def _leads_somewhere(link: str, page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path) -> bool:
    path, _, section = unquote(link).partition("#")
    target = _target(path, page)
    if not target.endswith(".md"):
        return not path.startswith("/") and (docs / page.locale / target).is_file()
    twins = pages.get(target, {})
    reached = twins.get(page.locale) or next(iter(twins.values()), None)
    return reached is not None and (not section or reached.has_place(section))
