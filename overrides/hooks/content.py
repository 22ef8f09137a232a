"""What an editor writes, read into pages and sections. Knows nothing of MkDocs and nothing of any one site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*(?:\{:?[^}]*#([\w-]+)[^}]*\})?[ \t]*$")
NOTE = re.compile(r"\[\^([\w-]+)\](:?)")
LEAD = "top"


@dataclass(frozen=True)
class Section:
    """A heading with an explicit id and all that follows it up to the next one; `line` counts from 1 in the file."""

    id: str
    level: int
    title: str
    line: int
    text: str

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change with the words, not with where the lines are wrapped."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:8]


@dataclass
class Page:
    """One Markdown file. `path` is the same in every language, `file` is its own, relative to the docs folder."""

    path: str
    locale: str
    file: Path
    front_matter: str = ""
    body: str = ""
    body_line: int = 1
    meta: dict[str, str | dict[str, str]] = field(default_factory=dict)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The page's sections by id in reading order; the first, `top`, is title, description and lead."""
        return split_sections(self.body, self.body_line, f"{self.meta.get('title')}\n{self.meta.get('description')}\n")

    @property
    def front_matter_line(self) -> int:
        """The line on which the front matter begins, or would begin."""
        return 2 if self.front_matter else 1

    def unresolved_notes(self) -> list[tuple[str, int]]:
        """Return the name and the line of the first reference to each note that the page itself does not define."""
        notes = list(NOTE.finditer(self.body))
        defined = {note[1] for note in notes if note[2]}
        first: dict[str, int] = {}
        for note in notes:
            if note[1] not in defined:
                first.setdefault(note[1], self.body_line + self.body[: note.start()].count("\n"))
        return list(first.items())

    def text(self, name: str) -> str:
        """Return the front matter's value of that name, empty where it is not given."""
        value = self.meta.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def translated_from(self) -> dict[str, str]:
        """Return the digest of each source section that this translation was made from."""
        value = self.meta.get("translated_from", {})
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True)
class Status:
    """How a translation stands against its source: the ids of sections that are missing, and of those out of date."""

    state: str
    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()


def plain_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the number (from 0) and the text of each line that is not within a fenced block of code."""
    fence = ""
    for number, line in enumerate(body.splitlines()):
        if mark := FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        elif not fence:
            yield number, line


def headings(body: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield line (from 0), level, title and explicit id (empty where it has none) of each heading."""
    for number, line in plain_lines(body):
        if found := HEADING.match(line):
            yield number, len(found[1]), found[2], found[3] or ""


def split_sections(body: str, first_line: int = 1, preamble: str = "") -> dict[str, Section]:
    """Split Markdown at its headings with an explicit id; a heading without one belongs to the section above it."""
    starts = [(0, 1, "", LEAD), *(heading for heading in headings(body) if heading[3])]
    lines = body.splitlines()
    ends = [start[0] for start in starts[1:]] + [len(lines)]
    sections = {}
    for (start, level, title, name), end in zip(starts, ends, strict=True):
        text = "\n".join(lines[start:end])
        sections[name] = Section(name, level, title, first_line + start, preamble + text if name == LEAD else text)
    return sections


def read_page(file: Path, path: str, locale: str) -> Page:
    """Read a Markdown file, its front matter left as text.

    Raises UnicodeDecodeError where the file is not UTF-8.
    """
    text = file.read_text(encoding="utf-8-sig")
    found = FRONT_MATTER.match(text)
    if not found:
        return Page(path, locale, file, body=text)
    return Page(path, locale, file, found[1], text[found.end() :], 1 + text[: found.end()].count("\n"))


def translation_status(source: Page, translation: Page | None) -> Status:
    """Compare a translation with its source, section by section, by the digests in its front matter."""
    if translation is None:
        return Status("missing")
    wanted, made = source.sections, translation.sections
    missing = tuple(name for name in wanted if name not in made)
    outdated = tuple(
        name
        for name, section in wanted.items()
        if name in made and translation.translated_from.get(name) != section.digest
    )
    state = "incomplete" if missing else "outdated" if outdated else "current"
    return Status(state, missing, outdated)
