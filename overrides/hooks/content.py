"""What an editor writes, read into pages and sections. Knows nothing of MkDocs and nothing of any one site."""

import hashlib
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
NOT_FOUND = "404.md"
_TOO_LONG = re.compile(r"&#[xX]?[0-9a-fA-F]{20,}+;?")  # a number for which there can be no sign
FENCE = re.compile(r"^ {0,3}(`{3,}+|~{3,}+)", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# A heading with signs before it, or with a line below it, and its attributes: { #id }.
HEADING = re.compile(
    r"(#{1,6})(?!#)[ \t]*+(|.*?[^ \t#])[ \t]*+#*+[ \t]*+(?:(?<=[ \t])\{:?([^{}]*+)\}[ \t]*+#*+)?+[ \t]*+\Z"
)
# What opens a block, with its name, or closes it: as many slashes, alone.
BLOCK = re.compile(r" {0,3}(/{3,})([^/|]*)(?:\|.*)?\Z")
BLOCK_LINE = re.compile(r"^ {0,3}/{3,}[^\n]*", re.MULTILINE)
# A line of YAML that has a name, and one of front matter that may stand as it is.
NAMED = re.compile(r":(?: |\Z)")
FIELD = re.compile(r"\A(?:[\w-]+[ \t]*:(?:\s|\Z)|\s|#|-|\Z)")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*+\Z")
# What ends a paragraph, so that another begins below it: an empty line, a mark of a block, a line across.
APART = re.compile(rf"[ \t]*+\Z|{BLOCK.pattern}")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]{0,2}+){3,}+|(?:_[ \t]{0,2}+){3,}+|(?:\*[ \t]{0,2}+){3,}+)[ \t]*+\Z")
VALUE = re.compile(r"(?<!\bid=)(?:\"[^\"]*\"|'[^']*')")  # of an attribute that is no id
ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)([^\s}\"']+)")
STRAY = re.compile(r"(?<!\S)[^\s#.=]+(?!\S)")  # a word beside an id, as of one with a blank in it
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Where one thing said ends and the next begins; not in "1. januar".
STATEMENT = re.compile(
    r"(?<=[.!?:])(?<!\d\.)\s+|(?<=\d\.)\s+(?=[^\Wa-zß-öø-ÿ])|\n\s*\n|\n(?=[ \t]*(?:[-*+|#>]|\d+\.)[ \t])"
)
NOTE = re.compile(r"\[\^([\w -]+)\]")
DEFINITION = re.compile(rf"^ {{0,3}}{NOTE.pattern}:", re.MULTILINE)
# What an attribute list says of looks only: { .wide width=600 }.
LOOKS = r"(?:\.[\w-]++|(?:class|height|loading|width)=(?:\"[^\"\n{}]*\"|[^\s{}\"]++))"
# What can be written in several ways and says the same, with a sign that it has: headings with a line below or closed,
# signs of lists, lines in tables, looks, { #id }, emphasis, fences of code, angle brackets, quotation marks.
SAME = (
    ("=", re.compile(r"^(?![ \t|>#*+-])(\S[^\n]*)\n=+[ \t]*$", re.MULTILINE), r"# \1"),
    ("", re.compile(r"^([ \t]*)[*+](?=[ \t])", re.MULTILINE), r"\1-"),
    ("----", re.compile(r"-{4,}"), "---"),
    ("|", re.compile(r"(?<![ \t])[ \t]*+\|[ \t]*+"), " | "),
    ("\n>", re.compile(r"(?<=[^\s>])\n[ \t]*>[ \t]?(?=[^\s>#*+|-])"), "\n"),
    ("#", re.compile(r"(?<![ \t])[ \t]++#++(?=[ \t]*+(?:\{[^{}\n]*+\}[ \t]*+)?+$)", re.MULTILINE), ""),
    ("{", re.compile(rf"(?<=[{{ \t]){LOOKS}(?=[^{{}}\n]{{0,200}}\}})"), ""),
    ("{", re.compile(r"\{:?[ \t]*+\}"), ""),
    ("{", re.compile(r"\{:?[ \t]*+(#[^\s{}]++)[ \t]*+\}"), r"{ \1 }"),
    ("__", re.compile(r"(?<![\w\\])__(?=[^\s_])([^_]++)(?<=\S)__(?!\w)"), r"**\1**"),
    ("_", re.compile(r"(?<![\w\\])_(?=[^\s_])([^_]++)(?<=\S)_(?!\w)"), r"*\1*"),
    ("~~~", re.compile(r"^([ \t]*)~~~", re.MULTILINE), r"\1```"),
    ("](<", re.compile(r"\]\(<([^<>\s]++)>"), r"](\1"),
    ("", re.compile("[«»“”„‟]"), '"'),
    ("", re.compile("[‘’‚‛]"), "'"),
)
TITLE_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKUP = re.compile(r"[*`]+|\b_|_\b")
LEAD = "top"


def unescape(text: str) -> str:
    """Return a text with its references to signs as these signs (HTML, 13.2.5.72), however long a number is."""
    return html.unescape(_TOO_LONG.sub("\ufffd", text) if "&#" in text else text)


@dataclass(frozen=True)
class Section:
    """A heading with an explicit id and all that follows it up to the next one; `line` counts from 1 in the file."""

    level: int
    title: str
    line: int
    text: str

    @property
    def plain_title(self) -> str:
        """The title without Markdown, as text that is yet to be escaped."""
        return unescape(MARKUP.sub("", TITLE_LINK.sub(r"\1", self.title)))

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change with the words, not with line breaks, comments and ways of writing."""
        return _digest(_plainly(self.text), 8)

    @property
    def statements(self) -> dict[str, str]:
        """Each sentence, heading and list item by a digest of its own, of four digits."""
        text = BLOCK_LINE.sub(r"\g<0>\n", _plainly(self.text))
        parts = [" ".join(part.split()) for part in STATEMENT.split(text)]
        return {_digest(part, 4): part for part in parts if part}

    @property
    def record(self) -> str:
        """What a translation remembers of the section that it was made from: digests of it and of its statements."""
        return " ".join([self.digest, *self.statements])


def _plainly(text: str) -> str:
    """Write a text in one of the ways that say the same to a reader."""
    text = unicodedata.normalize("NFC", without_comments(text))  # a Mac may save å as two signs
    for sign, way, plain in SAME:
        text = way.sub(plain, text) if sign in text else text
    return text


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:length]


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
        return split_sections(self.body, self.body_line, f"{self.text('title')}\n\n{self.text('description')}\n\n")

    @property
    def front_matter_line(self) -> int:
        """The line on which the front matter begins, or would begin."""
        return 2 if self.front_matter else 1

    def field_line(self, name: str) -> int:
        """Return the line of a field of the front matter, 0 where it has none."""
        found = re.search(rf"""^["']?{re.escape(name)}["']?\s*:""", self.front_matter, re.MULTILINE)
        return self.front_matter_line + self.front_matter.count("\n", 0, found.start()) if found else 0

    def has_place(self, name: str) -> bool:
        """Tell whether a heading, a paragraph, a term or anything else has this id: { #id }."""
        return name in self.sections or bool(re.search(rf"\{{[^{{}}\n]*#{re.escape(name)}[\s}}]", self.body))

    def unresolved_notes(self) -> list[tuple[str, int]]:
        """Return the name and the line of the first reference to each note that the page itself does not define."""
        defined = set(DEFINITION.findall(self.body))
        first: dict[str, int] = {}
        for note in NOTE.finditer(self.body):
            if note[1] not in defined and note[1] not in first:
                first[note[1]] = self.body_line + self.body.count("\n", 0, note.start())
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


@lru_cache(maxsize=1)  # what asks for a page's lines asks for them page by page
def plain_lines(body: str) -> list[tuple[int, str]]:
    """Return the number (from 0) and the text of each line, blank within a fenced block of code and a comment."""
    return list(enumerate(without_fenced(without_comments(body)).split("\n")))


def without_fenced(text: str) -> str:
    """Return a text of the same length in which blocks of code are blank; a fence that nothing closes is none."""
    parts, end = [], 0
    unclosed: tuple[str, ...] = ()
    for begin in FENCE.finditer(text):
        sign, length = begin[1][0], len(begin[1])
        if begin.start() < end or begin[1].startswith(unclosed):
            continue
        closing = re.compile(rf"^ {{0,3}}{sign}{{{length}}}[`~]*+[ \t]*+$", re.MULTILINE)
        if found := closing.search(text, begin.end()):
            parts += [text[end : begin.start()], blank(text[begin.start() : found.end()])]
            end = found.end()
        else:
            unclosed += (begin[1],)  # nor is there an end for one like it below
    return "".join([*parts, text[end:]])


def blank(text: str) -> str:
    """Put blanks in place of all that is no line break."""
    return re.sub(r"[^\n]", " ", text)


def without_comments(text: str) -> str:
    """Take out HTML comments and keep the lines."""
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text) if "<!--" in text else text


def blocks(body: str) -> Iterator[tuple[str, int, int | None]]:
    """Yield each block's name, empty for what closes nothing, and the lines (from 0) of its begin and end, or None."""
    opened, lengths = list[tuple[str, str, int]](), Counter[str]()
    for number, line in plain_lines(body) if "///" in body else ():
        if not (mark := BLOCK.match(line)):
            continue
        slashes, name = mark[1], mark[2].strip()
        if name:
            opened.append((slashes, name, number))
            lengths[slashes] += 1
        elif not lengths[slashes]:
            yield "", number, None
        else:
            one = ""
            while one != slashes:  # one that is still open within it ends with it
                one, name, start = opened.pop()
                lengths[one] -= 1
                yield name, start, number if one == slashes else None
    yield from ((name, start, None) for _, name, start in opened)


def headings(body: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield line (from 0), level, title and explicit id (empty where it has none) of each heading."""
    above, is_first = "", True
    for number, line in plain_lines(body):
        found, level = HEADING.match(line), 0
        if found:
            level, at = len(found[1]), number
        elif above and (under := UNDERLINE.match(line)):
            found, level, at = HEADING.match(f"# {above}"), 1 if under[1][0] == "=" else 2, number - 1
        if found and found[2]:
            yield at, level, *titled(found[2], found[3] or "")
        # Only the first line of a paragraph becomes a heading by what stands below it.
        is_apart = bool(level or APART.match(line) or (is_first and line.startswith(("    ", "\t"))))
        above = line if is_first and not is_apart else ""
        is_first = is_apart or bool(RULE.match(line))


def wrong_line(error: Exception, lines: list[str]) -> int:
    """Return the line (from 0) on which YAML went wrong, which may be above the one where it is noticed."""
    noticed, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if begun and re.search("quoted scalar|flow|simple key", str(getattr(error, "context", ""))):
        return min(int(begun.line), len(lines) - 1)  # a quotation mark or a bracket that nothing closes
    line = min(int(noticed.line), len(lines) - 1) if noticed else 0
    open_quotes = [number for number, text in enumerate(lines[:line]) if text.count('"') % 2]
    if len(open_quotes) % 2:
        return open_quotes[-1]
    is_field = NAMED if "mapping values" in str(getattr(error, "problem", "")) else FIELD
    is_above = line and not begun and lines[line].count(": ") <= 1 and not is_field.search(lines[line - 1])
    return line - 1 if is_above else line


def titled(title: str, attributes: str) -> tuple[str, str]:
    """Return a heading's title and its explicit id, empty where it has none."""
    named = ID.search(VALUE.sub("", attributes))
    is_text = attributes and (STRAY.search(QUOTED.sub("", attributes)) if named else not re.search(r"[.=]", attributes))
    return (f"{title} {{{attributes}}}" if is_text else title), named[1] if named else ""


def split_sections(body: str, first_line: int = 1, preamble: str = "") -> dict[str, Section]:
    """Split Markdown at its headings with an explicit id; a heading without one belongs to the section above it."""
    starts = [(0, 1, "", LEAD), *(heading for heading in headings(body) if heading[3])]
    lines = body.split("\n")
    ends = [start[0] for start in starts[1:]] + [len(lines)]
    sections: dict[str, Section] = {}
    for (start, level, title, name), end in zip(starts, ends, strict=True):
        text = "\n".join(lines[start:end])
        line = first_line + start + text[: len(text) - len(text.lstrip())].count("\n")  # empty ones come first
        if name in sections:  # an id that stands there twice; what is below it is watched all the same
            sections[name] = replace(sections[name], text=f"{sections[name].text}\n{text}")
        else:
            sections[name] = Section(level, title, line, preamble + text if name == LEAD else text)
    return sections


def parse_page(text: str, file: Path, path: str, locale: str) -> Page:
    """Take the text of a Markdown file apart into front matter, left as text, and body."""
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
    recorded = {name: str(digests).split(" ")[0] for name, digests in translation.translated_from.items()}
    outdated = tuple(name for name in wanted if name in made and recorded.get(name) != wanted[name].digest)
    if not translation.translated_from:  # then none of it is known to be out of date
        return Status("incomplete" if missing else "unaccepted", missing)
    return Status("incomplete" if missing else "outdated" if outdated else "current", missing, outdated)


def address(page_of: Callable[[str, str], Page | None], path: str, locale: str, *, is_source: bool) -> str:
    """Return the built file of a page, relative to the site: `strategi/index.md` in en is `en/strategy/index.html`.

    `page_of` gives the page of a path in a language, or the one that is shown in its place. A folder has the slug of
    its index page. The source language has no folder of its own.
    """
    *folders, last = path.split("/")
    named = {"/".join([*folders[:depth], "index.md"]): folder for depth, folder in enumerate(folders, 1)}
    if path not in {NOT_FOUND, "index.md", *named}:
        named[path] = last.removesuffix(".md")
    names = [page.text("slug") or name if (page := page_of(one, locale)) else name for one, name in named.items()]
    return "/".join([*([] if is_source else [locale]), *names, "404.html" if path == NOT_FOUND else "index.html"])
