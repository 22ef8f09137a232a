"""What can be wrong in the text of a page: its blocks, its headings, its links. Knows nothing of MkDocs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from content import Page, blocks, headings, plain_lines

Slip = tuple[int, str, str]
LINK = re.compile(r"\]\(<?([^)\s>]+)>?[^)]*\)")
CODE = re.compile(r"`[^`]*`")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def slips(page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path, blocks: set[str]) -> Iterator[Slip]:
    """Yield the line in the file, the kind of slip (a key of the strings' `slips`) and its detail.

    `pages` are those of the site by path and language, `docs` their folder, `blocks` the names that a block can have.
    """
    yield from block_slips(page, blocks)
    yield from heading_slips(page)
    yield from link_slips(page, pages, docs)


def block_slips(page: Page, known: set[str]) -> Iterator[Slip]:
    """Tell of blocks with an unknown name, which readers would see as characters, and of blocks left open."""
    for name, start, end in blocks(page.body):
        if name not in known:
            yield page.body_line + start, "unknown_block", name
        if end is None:
            yield page.body_line + start, "open_block", name


def heading_slips(page: Page) -> Iterator[Slip]:
    """Tell of a page without a heading (WCAG 2.4.6), and of an id that stands twice (HTML standard, 3.2.6)."""
    found = list(headings(page.body))
    if not any(level == 1 for _, level, _, _ in found):
        yield page.body_line, "no_heading", ""
    seen = set()
    for line, _, _, name in found:
        if name and name in seen:
            yield page.body_line + line, "repeated_section", name
        seen.add(name)


def link_slips(page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path) -> Iterator[Slip]:
    """Tell of links that lead to no page, no section of it, or no picture."""
    for line, text in plain_lines(page.body):
        for found in LINK.finditer(CODE.sub("", text)):
            if not OUTSIDE.match(found[1]) and not _leads_somewhere(found[1], page, pages, docs):
                yield page.body_line + line, "dead_link", found[1]


def _leads_somewhere(link: str, page: Page, pages: Mapping[str, Mapping[str, Page]], docs: Path) -> bool:
    path, _, section = unquote(link).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if not target.endswith(".md"):
        return not path.startswith("/") and (docs / page.locale / target).is_file()
    twins = pages.get(target, {})
    reached = twins.get(page.locale) or next(iter(twins.values()), None)
    # An id can also stand behind a paragraph or a term: { #id }.
    given = rf"\{{[^}}]*#{re.escape(section)}[\s}}]"
    return reached is not None and (not section or section in reached.sections or bool(re.search(given, reached.body)))
