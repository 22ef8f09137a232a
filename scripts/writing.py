"""A Markdown page as its blocks: what a reader meets of it, line by line, as far as the rules must know it."""

import posixpath
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from aligned import align
from content import HEADING, LEAD, RULE, UNDERLINE, Page, titled, without_comments
from findings import Finding
from inline import CODE, Inline, breaks_before, read_inline, sentences
from project import Project

FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)\Z")
_RULE_SIGNS = frozenset("|:- \t")  # below the head of a table, by Python-Markdown
BLOCK_MARK = re.compile(r"[ \t]*/{3,}[ \t]*(?:([\w-]+)[ \t]*(?:\|[ \t]*(.*))?)?\Z")
DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:[ \t]*<?(\S*?)>?(?:[ \t]+[\"'(].*)?\Z")
NOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*(.*)\Z")

# What a browser does not show, or shows as it is, up to its end tag.
RAW = re.compile(r" {0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
# What opens an admonition, which is called by its kind if it has no title, or a tab of Material; all that is indented
# below it belongs to it.
BOX = re.compile(r"[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]*([\w-]*+)|===[+!]{0,2}[ \t]+)[\w \t-]*(?:\"(.*)\")?[ \t]*\Z")


MOST_NAMED = 5  # words that are marked as another language's and only name something
Said = tuple[int, str]  # the line breaks before a sentence of a text, and what it says
SentencePair = tuple[str, int, str]  # a sentence of the source, and the line and the text of its translation


@dataclass
class Block:
    """A heading, paragraph, list item, table cell or block of code, or where a box begins; `line` counts from 1."""

    kind: str
    line: int
    source: str
    section: str
    level: int = 0
    title_id: str = ""
    is_quoted: bool = False  # it stands behind the sign of a quotation
    is_numbered: bool = False  # an item of a numbered list
    is_head: bool = False  # the first row of a table, or a cell in it
    note: str = ""  # the name of the note that it belongs to
    inline: Inline = field(init=False)  # known when the whole page is, whose end may define what a link names

    def line_of(self, words: str) -> int:
        """Return the line on which words of the block stand, its first one where they do not."""
        return self.line + breaks_before(self.source, words)


@dataclass
class Writing:
    """A page taken apart: its blocks, and the names that it defines for links and notes."""

    page: Page
    blocks: list[Block] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)

    @cached_property
    def sections(self) -> dict[str, list[Block]]:
        """The blocks of each section."""
        return self._by(lambda block: block.section)

    @cached_property
    def parts(self) -> dict[str, list[Block]]:
        """The blocks of each section, and apart from these those of each note, which may be defined anywhere."""
        return self._by(lambda block: f"[^{block.note}]" if block.note else block.section)

    def _by(self, name_of: Callable[[Block], str]) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {LEAD: []}
        for block in self.blocks:
            found.setdefault(name_of(block), []).append(block)
        return found

    def lists(self) -> list[list[str]]:
        """Return the texts of each list and of each column of a table."""
        found: list[list[str]] = []
        columns: dict[int, list[str]] = {}  # a list is one column
        column = 0
        for block in self.blocks:
            column = column + 1 if block.kind == "cell" else 0
            if block.kind in {"item", "cell"} and not block.is_head:
                columns.setdefault(column, []).append(block.inline.plain)
            elif block.kind not in {"row", "cell"}:
                found += columns.values()
                columns = {}
        return [*found, *columns.values()]


@dataclass(frozen=True)
class Pair:
    """A page in the source language and in another one."""

    project: Project
    source: Writing
    made: Writing
    rate: float = 1  # how long the second language is for a letter of the first, on all pages

    @property
    def locales(self) -> tuple[str, str]:
        """The languages of the two."""
        return self.source.page.locale, self.made.page.locale

    def told(self, rule: str, line: int, section: str = "", **details: object) -> Finding:
        """Make a finding in the translation."""
        its, mine = (one.page.sections.get(section) for one in (self.source, self.made))
        root, shown = self.project.root, mine or its
        page = self.made.page
        # Of several translations only this one is accepted; nor is a path an option, or begins with a language.
        is_plain = len(self.project.locales) == len(self.locales) and page.path[:1] != "-"
        is_plain = is_plain and page.path.partition("/")[0] not in self.project.locales
        accepting = ["--accept", page.path if is_plain else f"{page.locale}/{page.path}"]  # as part of a command
        named: dict[str, Any] = {
            "source": self.project.file(self.source.page),
            "accepting": shlex.join(accepting if root == Path() else [str(root), *accepting]),
            "id": section,
            "title": (shown.title if shown else "") or self.project.said["lead"],
            "source_line": its.line if its else 1,
        }
        return self.project.told(rule, self.project.file(self.made.page), line, **(named | details))


def take_all_apart(project: Project) -> dict[str, dict[str, Writing]]:
    """Take every page apart, by its path and its language."""
    return {path: {locale: take_apart(page) for locale, page in pages.items()} for path, pages in project.pages.items()}


def take_apart(page: Page) -> Writing:
    """Take the body of a page apart."""
    reader, body = _Reader(page), page.body
    if "<!--" in body:  # one that is shown within code is text
        body = CODE.sub(lambda found: found[0].replace("<!--", "<\x01--"), body)
        body = without_comments(body).replace("\x01", "!")
    for line in body.split("\n"):
        reader.take(line)
    reader.close_table()
    for block in reader.writing.blocks:
        block.inline = read_inline(block.source, reader.writing.definitions)
    return reader.writing


def paired(source: list[Block], made: list[Block]) -> list[tuple[Block, Block]]:
    """Return each block of a section with its translation; nothing where the two are not of the same kinds."""
    are_alike = [one.kind for one in source] == [one.kind for one in made]
    return [*zip(source, made, strict=True)] if are_alike else []


def with_cells(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return each block by itself, but for the cells of tables, which stand with the row before them."""
    found: list[list[Block]] = []
    for block in blocks:
        if block.kind == "cell":
            found[-1].append(block)
        else:
            found.append([block])
    return found


def sentence_pairs(its: Block, mine: Block) -> Iterator[SentencePair]:
    """Yield each sentence of a block of the source, and the line and the text of its translation in the block's.

    Where it is not sure which of them say the same, or links stand in others, several are one; and none is yielded that
    was left in the language of the source.
    """
    is_marked = any("lang=" in side.source and _is_marked(side) for side in (its, mine))
    for (_, other), (breaks, said) in _beads(its, mine):
        # One that is marked as another language's, or has such a part, says nothing of what was translated.
        is_own = not is_marked or (said in mine.inline.plain and other in its.inline.plain)
        if is_own and said.split() != other.split():
            yield other, mine.line + breaks, said


def _beads(its: Block, mine: Block) -> list[tuple[Said, Said]]:
    """Return what says the same in two blocks, sentence by sentence; where links stand in others, all in one."""
    theirs, ours = sentences(its.inline.text), sentences(mine.inline.text)
    if theirs and ours:
        beads = align([text for _, text in theirs], [text for _, text in ours])
        parts = [(_one(theirs, one), _one(ours, other)) for one, other in beads]
        if len(parts) > 1 and _linked(its, [one for one, _ in parts]) == _linked(mine, [one for _, one in parts]):
            return parts
    return [((0, its.inline.text), (0, mine.inline.text))]


def _one(said: list[Said], places: range) -> Said:
    """Return some sentences of a text as one."""
    return said[places[0]][0], " ".join(said[place][1] for place in places)


def _is_marked(block: Block) -> bool:
    """Tell whether more of a block than a name is marked as another language's or quoted."""
    text, plain = (len(words.split()) for words in (block.inline.text, block.inline.plain))
    return not plain or text - plain > MOST_NAMED


def _linked(block: Block, said: list[Said]) -> list[int]:
    """Return in which of its sentences the words of each link of a block stand."""
    texts = [sentence for _, sentence in said]
    return [next((at for at, text in enumerate(texts) if words in text), -1) for _, words in block.inline.links]


def target(page: Page, link: str) -> str:
    """Return the page that a link leads to from the docs folder of its language, alike for all ways of writing it."""
    path, _, fragment = unquote(link).partition("#")
    if re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE) or (not path and fragment in {"", "!"}):
        return ""
    path = path or posixpath.basename(page.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) + (f"#{fragment}" if fragment else "")


def relative(path: str, start: str) -> str:
    """Return the way to a file from the folder of another one, as a link is written."""
    return posixpath.relpath(path, posixpath.dirname(start) or ".")


class _Reader:
    def __init__(self, page: Page) -> None:
        self.writing = Writing(page)
        self.number = page.body_line - 1
        self.section, self.note = LEAD, ""
        self.open: Block | None = None
        self.fence = ""
        self.raw = ""
        self.blank = True
        self.is_listed = False  # what is indented may go on with an item or a note
        self.table: list[tuple[int, str]] = []

    def take(self, line: str) -> None:
        self.number += 1
        if self.fence:
            if (mark := FENCE.match(line)) and mark[1].startswith(self.fence) and not line.strip(" \t>`~"):
                self.fence = ""
            return
        if self.note and line[:1] not in {" ", "\t", ""}:  # else it goes on with the note
            self.close_table()
            self.note = ""
        if self._is_raw(line):
            self.open = None
        elif mark := FENCE.match(line):
            self._start("code", "")
            self.open, self.fence = None, mark[1]
        elif not line.strip():
            self.close_table()
            self.open = self.open if self.open and self.open.kind == "code" else None
            self.blank = True
            return
        else:
            self._text(line)
            if self.open:
                self.open.is_quoted |= line.lstrip().startswith(">")
        self.blank = False

    def _is_raw(self, line: str) -> bool:
        if not self.raw:
            if not (mark := RAW.match(line)):
                return False
            self.raw = mark[1].lower()
            if self.raw == "pre":
                self._start("code", "")
        if f"</{self.raw}" in line.lower():
            self.raw = ""
        return True

    def _text(self, line: str) -> None:
        if self.blank and not self.is_listed and line.startswith(("    ", "\t")):
            if not self.open:
                self._start("code", "")
            return
        if self.open and self.open.kind == "code":
            if line.startswith(("    ", "\t")):
                return
            self.open = None
        if self._heading(line) or self._special(line):
            return
        if self.table or ("|" in line and not self.open and not ITEM.match(line)):
            self.table.append((self.number, line))
            return
        said = line.lstrip(" \t>").rstrip(" \t")  # without signs of a quotation; one behind it ends an HTML tag
        item = ITEM.match(line)
        if item and (self.is_listed or not self.open):
            self._start("item", item[1])
            self.is_listed, self.writing.blocks[-1].is_numbered = True, item[0].lstrip()[0].isdigit()
        elif self.open:
            self.open.source += "\n" + said
        else:
            if not line.startswith((" ", "\t")):
                self.is_listed = False
            self._start("paragraph", said)

    def _heading(self, line: str) -> bool:
        if (found := HEADING.match(line)) and found[2]:
            self._titled(len(found[1]), found[2], found[3] or "", self.number)
            return True
        is_alone = self.open and self.open.kind == "paragraph" and "\n" not in self.open.source
        if is_alone and (found := UNDERLINE.match(line)):
            block = self.writing.blocks.pop()
            title = HEADING.match("# " + block.source)
            if title:
                self._titled(1 if found[1][0] == "=" else 2, title[2], title[3] or "", block.line)
            return True
        return False

    def _titled(self, level: int, title: str, given: str, line: int) -> None:
        title, name = titled(title, given)
        title += f"\n{{{given}}}" if "lang" in given else ""
        self.is_listed = False
        if name:
            self.section = name
        self._start("heading", title, line)
        self.writing.blocks[-1].level, self.writing.blocks[-1].title_id = level, name
        self.open = None

    def _special(self, line: str) -> bool:
        if RULE.match(line):
            self.open = None
        elif mark := BLOCK_MARK.match(line):
            if mark[1]:
                self._start("box", "")
            if mark[2]:
                self._start("paragraph", mark[2])
            self.is_listed, self.open = False, None
        elif found := BOX.match(line):
            self._start("box", "")
            self._start("paragraph", (found[1] or "").capitalize() if found[2] is None else found[2])
            self.open, self.is_listed = None, True
        elif found := NOTE.match(line):
            self.writing.notes.add(found[1])
            self.note = found[1]
            self._start("paragraph", found[2])
            self.is_listed = True  # what is indented below it belongs to it
        elif found := DEFINITION.match(line):
            self.writing.definitions[" ".join(found[1].casefold().split())] = found[2]
            self.open = None
        else:
            return False
        return True

    def _start(self, kind: str, source: str, line: int = 0, *, is_head: bool = False) -> None:
        self.close_table()
        self.open = Block(kind, line or self.number, source, self.section, is_head=is_head, note=self.note)
        self.writing.blocks.append(self.open)

    def close_table(self) -> None:
        rows, self.table = self.table, []
        texts = [row for _, row in rows]
        if len(rows) > 1 and _RULE_SIGNS.issuperset(texts[1]) and len(_cells(texts[0])) == len(_cells(texts[1])):
            for line, row in rows[:1] + rows[2:]:
                is_head = line == rows[0][0]
                self._start("row", "", line, is_head=is_head)
                for cell in _cells(row):
                    self._start("cell", cell, line, is_head=is_head)
        elif rows:
            self._start("paragraph", "\n".join(row.strip() for _, row in rows), rows[0][0])


def _cells(row: str) -> list[str]:
    text = CODE.sub(lambda found: found[0].replace("|", "\x01"), row.strip()).replace("\\|", "\x01")
    return [cell.strip().replace("\x01", "|") for cell in text.removeprefix("|").removesuffix("|").split("|")]
