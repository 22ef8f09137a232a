"""A Markdown page as its blocks: what a reader meets of it, line by line, as far as the rules must know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape

from content import HEADING, LEAD, UNDERLINE, Page, blank, titled, without_comments, without_fenced

FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)\Z")
ROW = re.compile(r"[ \t]*\|?.*\|.*")
ROW_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
BLOCK_MARK = re.compile(r"[ \t]*/{3,}[ \t]*(?:[\w-]+[ \t]*(?:\|[ \t]*(.*))?)?\Z")
DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:[ \t]*<?(\S*?)>?(?:[ \t]+[\"'(].*)?\Z")
NOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*(.*)\Z")

CODE = re.compile(r"(?<![`\\])(`{1,32}+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_TEXT = r"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
# An address in angle brackets or bare, with blanks in it but before a title, and a title.
_ADDRESS = (
    r"\([ \t]*+(?:<([^<>]*+)>"
    r"|((?:[^()\"' \t\n]++|\([^()\n]*+\)|(?<=\S)[\"']|[ \t]++(?=[^\s)\"'])(?!\([^()]*+\)[ \t]*+\)))*+))"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\)"
)
# What is surely an address, unlike (and/or), (9.00–14.00) and (f.eks.).
MEANT = (
    r"(?=(?:https?:|mailto:|tel:|file:|www\.|\.{0,2}/|[^\s()\[\]]{0,500}#[^\W\d])"
    r"|[^\s()\[\]]{0,500}(?:[\w-]\.[a-zA-Z]{2,5}|/)(?:\?[^\s()\[\]]{0,500})?[\s)\]])"
)
# Meant as links, and none: a blank before the address, no bracket before or behind it, or the two kinds of bracket
# in each other's place (CommonMark 6.3).
APART = re.compile(r"(?<![\\\]\w])!?\[([^\[\]^][^\[\]]*+)\][ \t\n]++\(" + MEANT + r"[^\s()]*+(?:\s++\"[^\"]*+\")?\)")
REVERSED = re.compile(r"(?<![\w\\\])])\([^()\[\]\n]++\)\[" + MEANT + r"[^\s()\[\]]++\](?!\()")
UNOPENED = re.compile(r"\A[^\[]*?(\]\(" + MEANT + r"[^\s()]*+\))")
UNCLOSED = re.compile(
    r"(?<!\\)\[[^\[\]\n]++\]\((?!\s)(?=[^\s()]*[/#.])[^\s()]*+(?=\s|$)(?![ \t]*+[\"'(][^\n]{0,500}\))(?![^()\n]*+\))"
)
PICTURE = re.compile("!" + _TEXT + r"(?:" + _ADDRESS + r"|\[([^\]]*)\])")
LINK = re.compile(r"(?<!\\)(?<!!)" + _TEXT + r"(?:" + _ADDRESS + r"|[ ]?\[([^\]]*)\])(\{[^{}]*\})?")
NAMED = re.compile(r"\[([^\[\]^]+)\](?![(\[:{])")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[^\s<>@/:]+@[^\s<>@]+)>")
HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
BREAKING = re.compile(r"</?(?:br|hr|p|div|li|t[dhr]|d[dt]|h[1-6]|caption|figcaption)\b[^<>]*>", re.IGNORECASE)
HTML_CODE = re.compile(r"<(code|kbd|samp|script|style|var)\b[^<>]*+>[^<]*+</\1\s*+>", re.IGNORECASE)
# What a browser does not show, or shows as it is, up to its end tag.
RAW = re.compile(r" {0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
# What opens an admonition or a tab of Material; all that is indented below it belongs to it.
BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?|===[+!]{0,2})[ \t]+[\w \t-]*(?:\"(.*)\")?[ \t]*\Z")
TAG_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
LANG = re.compile(r"\slang\s*=")
MARKED = re.compile(
    r"(?:(\*{1,3}|_{1,3})((?:(?!\1).)+?)\1|\[([^\[\]]*+)\])\{(?=[^{}]*\blang[ ]*=)[^{}]*+\}",
    re.DOTALL,
)
MARKED_BELOW = re.compile(r"\n[ ]*\{:?(?=[^{}]*\blang[ ]*=)[^{}]*+\}\Z")  # the whole block
ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.][\w-]|[\w-]+[ ]*=)[^{}]*\}")
NOTE_MARK = re.compile(r"\[\^[^\[\]]++\]")
EMPHASIS = re.compile(
    r"(?<![\w*])(\*)(?![\s*])([^*]+?)(?<![\s*])\*(?![\w*])|(?<![\w_])(_)(?![\s_])([^_]+?)(?<![\s_])_(?![\w_])"
)
QUOTED = re.compile(r"“[^“”]*+”|»[^«»]*+«|«[^«»]*+»|(?<!=)\"[^\"]*+\"|„[^„“”]*+[“”]|‘[^‘’]*+’(?!\w)")
STRONG = re.compile(r"\*\*(?=\S)([^*]++(?:\*(?!\*)[^*]*+)*+)(?<=\S)\*\*|__(?=\S)([^_]++(?:_(?!_)[^_]*+)*+)(?<=\S)__")

# Letters that were written in UTF-8 and read in another encoding.
GARBLED = re.compile(
    "[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u0161\u02dc\u2018-\u2122]?|\u00ef\u00bf\u00bd|[\ufffd\ufeff]"
)


@dataclass
class Inline:
    """The words of a block, and what stands in them."""

    text: str
    plain: str
    links: list[str] = field(default_factory=list)
    link_texts: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    code: int = 0
    notes: int = 0
    html: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass
class Block:
    """A heading, paragraph, list item, table cell or block of code; `line` counts from 1 in the file."""

    kind: str
    line: int
    source: str
    section: str
    level: int = 0
    title_id: str = ""
    inline: Inline = field(init=False)  # known when the whole page is, whose end may define what a link names


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
        found: dict[str, list[Block]] = {LEAD: []}
        for block in self.blocks:
            found.setdefault(block.section, []).append(block)
        return found


@lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """Return a text of the same length in which code is blank."""
    return CODE.sub(lambda found: blank(found[0]), without_fenced(text))


def breaks_before(source: str, words: str) -> int:
    """Return how many line breaks stand before words in a text, 0 where they do not stand in it."""
    return source.count("\n", 0, max(0, source.find(words)))


def take_apart(page: Page) -> Writing:
    """Take the body of a page apart."""
    reader = _Reader(page)
    for line in _lines_outside_code_comments(page.body):
        reader.take(line)
    reader.end()
    for block in reader.writing.blocks:
        block.inline = read_inline(block.source, reader.writing.definitions)
    return reader.writing


def _lines_outside_code_comments(body: str) -> list[str]:
    if "<!--" not in body:
        return body.split("\n")
    # A comment shown within code is text; protect it while comments are taken out.
    return (
        without_comments(CODE.sub(lambda found: found[0].replace("<!--", "<\x01--"), body))
        .replace("\x01", "!")
        .split("\n")
    )


class _Reader:
    def __init__(self, page: Page) -> None:
        self.writing = Writing(page)
        self.number = page.body_line - 1
        self.section = LEAD
        self.open: Block | None = None
        self.fence = ""
        self.raw = ""
        self.blank = True
        self.indents: list[int] = []
        self.table: list[tuple[int, str]] = []

    def take(self, line: str) -> None:
        self.number += 1
        if self.fence:
            if (mark := FENCE.match(line)) and mark[1].startswith(self.fence) and not line.strip(" \t>`~"):
                self.fence = ""
            return
        if self._is_raw(line):
            self.open = None
        elif mark := FENCE.match(line):
            self._start("code", "")
            self.open, self.fence = None, mark[1]
        elif not line.strip():
            self._close_table()
            self.open = None if not self.open or self.open.kind != "code" else self.open
            self.blank = True
            return
        else:
            self._text(line)
        self.blank = False

    def end(self) -> None:
        self._close_table()

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
        if self.blank and not self.indents and line.startswith(("    ", "\t")):
            if not self.open or self.open.kind != "code":
                self._start("code", "")
            return
        if self.open and self.open.kind == "code":
            if line.startswith(("    ", "\t")):
                return
            self.open = None
        if self._heading(line) or self._special(line):
            return
        if self.table or (("|" in line) and not self.open and ROW.match(line) and not ITEM.match(line)):
            self.table.append((self.number, line))
            return
        item = ITEM.match(line)
        if item and (self.blank or self.indents or not self.open or self.open.kind == "item"):
            self._item(item)
        elif self.open:
            self.open.source += "\n" + _unquoted(line)
        else:
            if not line.startswith((" ", "\t")):
                self.indents = []
            self._start("paragraph", _unquoted(line))

    def _heading(self, line: str) -> bool:
        if (found := HEADING.match(line)) and found[2]:
            self._titled(len(found[1]), found[2], found[3] or "", self.number)
            return True
        if (
            self.open
            and self.open.kind == "paragraph"
            and (found := UNDERLINE.match(line))
            and "\n" not in self.open.source
        ):
            block = self.writing.blocks.pop()
            title = HEADING.match("# " + block.source)
            if title:
                self._titled(1 if found[1][0] == "=" else 2, title[2], title[3] or "", block.line)
            return True
        return False

    def _titled(self, level: int, title: str, given: str, line: int) -> None:
        title, name = titled(title, given)
        title += f"\n{{{given}}}" if "lang" in given else ""
        self.indents = []
        if name:
            self.section = name
        self._close_table()
        self._start("heading", title)
        block = self.writing.blocks[-1]
        block.level, block.line, block.title_id = level, line, name
        self.open = None

    def _special(self, line: str) -> bool:
        if RULE.match(line):
            self.open = None
            return True
        if mark := BLOCK_MARK.match(line):
            self.indents, self.open = [], None
            if mark[1]:
                self._start("paragraph", mark[1])
                self.open = None
            return True
        if found := BOX.match(line):
            self._start("paragraph", found[1] or "")
            self.open, self.indents = None, [0]
            return True
        if found := NOTE.match(line):
            self.writing.notes.add(found[1])
            self._start("paragraph", found[2])
            return True
        if found := DEFINITION.match(line):
            self.writing.definitions[" ".join(found[1].casefold().split())] = found[2]
            self.open = None
            return True
        return False

    def _item(self, item: re.Match[str]) -> None:
        indent = len(item[1].expandtabs(4))
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        self._start("item", item[2])

    def _start(self, kind: str, source: str) -> None:
        self._close_table()
        self.open = Block(kind, self.number, source, self.section)
        self.writing.blocks.append(self.open)

    def _close_table(self) -> None:
        rows, self.table = self.table, []
        if len(rows) > 1 and ROW_RULE.match(rows[1][1]):
            for line, row in rows[:1] + rows[2:]:
                self.writing.blocks.append(Block("row", line, "", self.section))
                for cell in _cells(row):
                    self.writing.blocks.append(Block("cell", line, cell, self.section))
        elif rows:
            text = "\n".join(row.strip() for _, row in rows)
            self.open = Block("paragraph", rows[0][0], text, self.section)
            self.writing.blocks.append(self.open)


def _unquoted(line: str) -> str:
    """Take off the signs of a quotation before a line; a sign behind it ends an HTML tag."""
    return line.lstrip(" \t>").rstrip(" \t")


def _cells(row: str) -> list[str]:
    text = CODE.sub(lambda found: found[0].replace("|", "\x01"), row.strip()).replace("\\|", "\x01")
    return [cell.strip().replace("\x01", "|") for cell in text.removeprefix("|").removesuffix("|").split("|")]


def read_inline(source: str, known: Mapping[str, str]) -> Inline:
    """Read Markdown within a block: its words, without marks, and the links, pictures and code in it."""
    found = Inline("", "")
    text = _take_code(source, found)
    if "]" in text:
        text = _take_links(text, found, known)
    text, plain = _take_html(text, found) if "<" in text else (text, text)
    if "{" in text:
        plain = "" if MARKED_BELOW.search(text) else MARKED.sub(_gap, plain)
        text, plain = ATTRIBUTES.sub("", text), ATTRIBUTES.sub("", plain)
    if "*" in text or "_" in text:
        # A title stands in emphasis; a block that is one sentence in emphasis is a caption.
        is_caption = (only := EMPHASIS.fullmatch(plain.strip())) and only[0].rstrip("*_").endswith((".", "!"))
        text, plain = _bare(text), _bare(without_quotations(plain if is_caption else EMPHASIS.sub(_gap, plain)))
    else:
        plain = without_quotations(plain)
    if "&" in text:
        text, plain = unescape(text), unescape(plain)
    found.text, found.plain = (_unescaped(text), _unescaped(plain)) if "\\" in source else (text, plain)
    return found


def _take_code(text: str, found: Inline) -> str:
    """Take out code, and write signs that are escaped as others, which mark nothing."""
    if "`" in text:
        text, found.code = CODE.subn(_gap, text)
    if "</" in text:
        text, code = HTML_CODE.subn(_gap, text)
        found.code += code
    return ESCAPE.sub(lambda sign: chr(0xE000 + ord(sign[1])), text) if "\\" in text else text


def _take_links(text: str, found: Inline, known: Mapping[str, str]) -> str:
    """Take out pictures, notes and links, of these all but their words; what is meant as one and none stays."""

    def defined(name: str) -> str:
        address = known.get(" ".join(name.casefold().split()))
        if address is None:
            found.references.append(name)
        return address or ""

    def picture(match: re.Match[str]) -> str:
        found.pictures.append(match[1])
        if match[4] is not None:
            defined(match[4] or match[1])
        return _gap(match)

    def link(match: re.Match[str]) -> str:
        if match[4] is not None and match.start() and match.string[match.start() - 1].isalnum():
            return match[0]  # a[0][1]
        bare = match[2] if match[2] is not None else match[3]
        found.links.append(bare if match[4] is None else defined(match[4] or match[1]))
        found.link_texts.append(match[1])
        return match[1]

    def named(match: re.Match[str]) -> str:
        address = known.get(" ".join(match[1].casefold().split()))
        if address is None:
            return match[0]
        found.links.append(address)
        found.link_texts.append(match[1])
        return match[1]

    found.broken = [one[0] for pattern in (APART, UNCLOSED, REVERSED) for one in pattern.finditer(text)]
    if "![" in text:
        text = PICTURE.sub(picture, text)
    text, found.notes = NOTE_MARK.subn("", text)
    text = LINK.sub(link, text)
    found.broken += UNOPENED.findall(text) if "](" in text else []
    return NAMED.sub(named, text) if known else text


def _take_html(text: str, found: Inline) -> tuple[str, str]:
    """Take out HTML tags and addresses in angle brackets; return all words, and those in the page's own language."""
    for address in AUTOLINK.findall(text):
        found.links.append(address if ":" in address else f"mailto:{address}")
        found.link_texts.append(address)
    text = AUTOLINK.sub(" ", text)
    found.html = HTML.findall(text)
    text = BREAKING.sub(r" \g<0>", text) if found.html else text
    return HTML.sub("", text), HTML.sub("", without_marked(text) if "lang" in text else text)


def without_quotations(text: str) -> str:
    """Take out what stands in quotation marks; the lines stay."""
    return QUOTED.sub(_gap, text)


def _gap(found: re.Match[str]) -> str:
    return " " + "\n" * found[0].count("\n")


def without_marked(text: str) -> str:
    """Take out the HTML elements that are marked with a language; the lines stay."""
    kept, start, name, depth = [], 0, "", 0
    for tag in HTML.finditer(text):
        given = TAG_NAME.match(tag[0])
        if given is None or (name and given[2].lower() != name):
            continue
        if name:
            depth += -1 if given[1] else 1
            if not depth:
                kept.append("\n" * text.count("\n", start, tag.end()))
                start, name = tag.end(), ""
        elif not given[1] and LANG.search(tag[0]) and not tag[0].endswith("/>"):
            kept.append(text[start : tag.start()] + " ")
            start, name, depth = tag.start(), given[2].lower(), 1
    return "".join(kept) + ("\n" * text.count("\n", start) if name else text[start:])


def _bare(text: str) -> str:
    text = STRONG.sub(r"\1\2", text)
    return re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", text)


def _unescaped(text: str) -> str:
    return re.sub("[\ue000-\ue0ff]", lambda sign: chr(ord(sign[0]) - 0xE000), text)


_SENTENCE_END = re.compile(
    r"[.!?…:;](?<!\b[A-ZÆØÅ][a-z]\.)(?<!\b[A-ZÆØÅ][a-z]{2}\.)"  # no such end is that of Dr. or Sct.
    r"[\"”’)»]*\s+(?=[\"“»(]?([^\W\d_]))|:\s+(?=\d)"
)


@lru_cache(10_000)  # several rules read a text by its sentences
def sentences(text: str) -> list[tuple[int, str]]:
    """Return each sentence and the number of line breaks before it; what goes on with a small letter is no new one."""
    start = len(text) - len(text.lstrip())
    breaks, found = text.count("\n", 0, start), []
    for end in _SENTENCE_END.finditer(text):
        if not (end[1] or "").islower():
            found.append((breaks, text[start : end.end()].strip()))
            breaks += text.count("\n", start, end.end())
            start = end.end()
    if text[start:].strip():
        found.append((breaks, text[start:].strip()))
    return found
