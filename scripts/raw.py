"""Rules on the text of a Markdown file itself: marks that stay raw, leftovers of work, garbled letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape

from content import Page, without_fenced
from findings import Finding
from inline import CODE, HTML_CODE, breaks_before
from project import CONFIG, REGISTER, TEXTS, Project, entries, known_of
from writing import Block, Writing

# Letters that were written in UTF-8 and read in another encoding.
GARBLED_LETTERS = re.compile(
    "[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u0161\u02dc\u2018-\u2122]?|\u00ef\u00bf\u00bd|[\ufffd\ufeff]"
)
GARBLED = re.compile(GARBLED_LETTERS.pattern + "|&(?:#\\d{2,5}|[A-Z]?[a-z]{2,7});")  # or as HTML twice
_COMMENT = re.compile(r"(?:^|\s)#.*")  # of YAML
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|(?<=\n\n)={7}$", re.MULTILINE)
_RAW_LINK = re.compile(
    r"""(?<=[\s"'])(?:href|src)\s*+=\s*+["']?(?![a-z]+:|//)([^"'\s>#?]+\.(?:md|markdown))(?=["'\s>#?])""", re.IGNORECASE
)
_NOTE = re.compile(r"(?<!\\)\[\^([^\[\]\s]++)\](?!:)")
# What an entry of the register names.
_PAGE = re.compile(r"^[^#\n]*\bpage:[ \t]*[\"']?([^\s\"'#{},]+\.md)\b", re.MULTILINE)
_WIKI = re.compile(r"(?<![\\\]\w])\[\[([^\[\]\n]+)\]\](?![\[(:])")  # a link as in other kinds of Markdown
_BOLD = re.compile(r"(?<![\\*\w])\*\* [^*\n]*[^\W\d_] ?\*\*(?!\*)")  # a blank after the stars keeps them
_OPEN_BOLD = re.compile(
    r"\A\*\*(?![\s*])(?=[^*]*+(?:\*(?!\*)[^*]*+)*+\Z)[^\n]*"
)  # a block that begins so, and never ends
_BEHIND = re.compile(r"\w\*\*(?![\w*])")  # the mark of a note that such a block may be


def check(project: Project, writing: Writing) -> Iterator[Finding]:
    """Yield what an editor left in one page that a reader would stumble over."""
    page = writing.page
    yield from check_marks(project, writing)
    for name in TEXTS:
        yield from check_field(project, page, name)
    for block in writing.blocks:
        yield from check_words(project, page, block)


@lru_cache(10_000)
def note_in(text: str, locale: str) -> str:
    """Return the first note to oneself in a text, empty where there is none; an English one is one in all languages."""
    found = _notes_left(locale).search(text)
    return found[0].strip(" .*\n") if found else ""


@cache
def _notes_left(locale: str) -> re.Pattern[str]:
    """Return what notes to oneself look like in a language and in English."""
    return re.compile("|".join(dict.fromkeys([*known_of("en")["notes_left"], *known_of(locale).get("notes_left", ())])))


def check_field(project: Project, page: Page, name: str) -> Iterator[Finding]:
    """Tell of notes to oneself and of letters read in another encoding in a field of the front matter."""
    text = page.text(name)
    for rule, found in (("note-left", note_in(text, page.locale)), ("encoding", GARBLED.search(text))):
        if found:
            yield project.told(rule, project.file(page), page.field_line(name), value=text)


def check_words(project: Project, page: Page, block: Block) -> Iterator[Finding]:
    """Tell of notes to oneself and of letters read in another encoding in a block and its pictures."""
    file, text = project.file(page), "\n".join([block.inline.text, *block.inline.pictures])
    if said := note_in(text, page.locale):
        yield project.told("note-left", file, block.line + breaks_before(block.source, said), value=said)
    if found := GARBLED.search(text):
        shown = text[max(0, found.start() - 15) : found.end() + 15]
        written = found[0] if found[0] in block.source else escape(found[0])
        yield project.told("encoding", file, block.line + breaks_before(block.source, written), value=shown)


def check_conflicts(project: Project, page: Page) -> Iterator[Finding]:
    """Tell of a file that it has two versions, which makes it unread."""
    text = page.front_matter + "---\n" + page.body
    yield from _conflicts(project, project.file(page), text, page.front_matter_line)


def _conflicts(project: Project, file: str, text: str, first_line: int) -> Iterator[Finding]:
    """Tell of the marks that git leaves where two changes meet, once a file."""
    outside = without_fenced(text) if _CONFLICT.search(text) else ""
    if found := _CONFLICT.search(outside):
        project.unread.add(file)
        yield project.told("conflict-marker", file, first_line + outside.count("\n", 0, found.start()))


def check_letters(project: Project) -> Iterator[Finding]:
    """Tell of a mark in front of mkdocs.yml and the register, and of letters in them read in another encoding."""
    register = "" if project.register_error else project.register_text
    texts = {CONFIG: (project.root / CONFIG).read_text("utf-8"), f"{project.docs}/{REGISTER}": register}
    for name, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            if GARBLED_LETTERS.search(_COMMENT.sub("", line)):
                yield project.told("encoding", name, number, value=line)


def check_register(project: Project) -> Iterator[Finding]:
    """Tell of a register that it has two versions, or cannot be read."""
    name, text = f"{project.docs}/{REGISTER}", project.register_text
    yield from _conflicts(project, name, text, 1)
    if name not in project.unread and (wrong := project.register_error):
        told = project.told("file-broken", name, wrong[0], value=f"»{wrong[1]}«")
        yield told.with_fix(project.said["yaml"])
    for page in _PAGE.finditer(text) if project.pages else ():
        if page[1] not in project.pages:
            yield project.told("link-missing", name, 1 + text.count("\n", 0, page.start(1)), value=page[1])


def check_marks(project: Project, writing: Writing) -> Iterator[Finding]:
    """Tell of references and notes without a definition, and of links that are none (CommonMark 6.3)."""
    file = project.file(writing.page)
    known = writing.notes | {str(one.get("id")) for one in entries(project.register, "sources")}
    has_marks = any(one.source.count("**") % 2 and _BEHIND.search(one.source) for one in writing.blocks)
    for block in writing.blocks:
        if block.kind in {"code", "row"}:
            continue
        text = block.source
        for code in (CODE, HTML_CODE) if "`" in text or "</" in text else ():
            text = code.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
        wrong = [f"[{one}]" for one in block.inline.references]
        wrong += block.inline.broken
        wrong += [found[0] for html in block.inline.html for found in _RAW_LINK.finditer(html)]
        if "[^" in text:
            wrong += [f"[^{name}]" for name in _NOTE.findall(text) if name not in known]
        wrong += [*_BOLD.findall(text), *([] if has_marks else _OPEN_BOLD.findall(text))]
        wrong += [found[0] for found in _WIKI.finditer(text) if found[1].casefold() not in writing.definitions]
        for one in dict.fromkeys(wrong):
            written = _with_code(one, block.source)
            at = breaks_before(text if written == one else block.source, written)
            yield project.told("raw-markdown", file, block.line + at, value=written)


def _with_code(found: str, source: str) -> str:
    """Return what was found in a text without its code as it stands in the text."""
    written = r"(?:\s*`+[^`]*+`+\s*|\s+)".join(map(re.escape, found.split(" "))) if "`" in source else ""
    return match[0] if written and (match := re.search(written, source)) else found
