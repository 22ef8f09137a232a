"""Rules on the text of a Markdown file itself: marks that stay raw, leftovers of work, garbled letters."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from itertools import chain

from markdown.util import BLOCK_LEVEL_ELEMENTS

from accessible import INLINE
from content import Page, blank, blocks, without_comments, without_fenced
from findings import Finding
from front_matter import CUT
from inline import CODE, HTML_CODE, breaks_before, without_code
from locales import known_of
from numerals import one_of
from project import CONFIG, REGISTER, TEXTS, Project
from writing import Block, Writing, with_cells

# Letters that were written in UTF-8 and read in another encoding.
GARBLED_LETTERS = re.compile(
    "[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u0161\u02dc\u2018-\u2122]?|\u00ef\u00bf\u00bd|\u251c[^\\s\u2500-\u257f-]|[\ufffd\ufeff]"
    r"|\u00f0\u0178[^\sa-zA-Z]*|(?<=[a-z\d.,])\u00c2(?=[ \n])|(?<=[a-zA-Z])[\x80-\x9f\u00be\u00bf](?=[a-z])"
)
# Or as HTML twice, of which another variant of the rule is told, or by a program that knew none of them: sp?rgsm?l.
GARBLED = re.compile(
    GARBLED_LETTERS.pattern
    + r"|(?P<entity>&(?:#\d{2,5}|[A-Z]?[a-z]{2,7});)"
    + r"|(?<=[a-zA-Z])\?[a-z]+(?:(?:[^\n=/&]{0,80}[a-z])?\?[a-z]|[^\n=/&?]{0,80}\s\?[a-z]\b)"
)
_COMMENT = re.compile(r"(?:^|\s)#.*")  # of YAML
_CONFLICT = re.compile(r"^ {0,3}(?:<{7}|>{7}|\|{7})(?: |$)|(?<=\n\n)={7}$", re.MULTILINE)
_RAW_LINK = re.compile(
    r"""(?<=[\s"'])(?:href|src)\s*+=\s*+["']?(?![a-z]+:|//)([^"'\s>#?]+\.(?:md|markdown))(?=["'\s>#?])""", re.IGNORECASE
)
_NOTE = re.compile(r"\[\^(?<!\\..)([^\[\]\n]++)\](?!:)")
# What an entry of the register names.
_PAGE = re.compile(r"^[^#\n]*\bpage:[ \t]*[\"']?([^\s\"'#{},]+\.md)\b", re.MULTILINE)
_WIKI = re.compile(r"\[\[(?<![\\\]\w]..)([^\[\]\n]+)\]\](?![\[(:])")  # a link as in other kinds of Markdown
# What is shown as it is written, each with a sign in front, by which it is soon found:
_SHOWN = (
    re.compile(r"\*\*(?<![\\*\w]..) [^*\n]*[^\W\d_][?!.:]? ?\*\*(?!\*)"),  # bold with a blank after its stars,
    re.compile(
        r"\*\*(?<![\\*\w]..)(?![\s*])[^*\n]+(?<!\s)\*(?![*\w])(?![^*\n]*\*\*)"
    ),  # with one star too few behind it,
    re.compile(r"\*(?<![\\*\w].)(?![\s*])[^*\n]+(?<!\s)\*\*(?!\*)"),  # or in front of it,
    re.compile(r"\*(?<![\\*\w].)(?=[^\W\d_])[^*\n]*[^\W\d_] \*(?![\w*])"),  # or with a blank there,
    re.compile(r"\*\*(?<![\\*\w]..)(?=[^\W\d_])[^*\n]*[^\W\d_][?!.:]? \*\*(?![\w*])"),  # the same of bold,
    re.compile(r"\\(?:(?<=\A.)|(?<=\n.))#{1,6} [^\n{]+\{ ?#[\w-]+ ?\}"),  # a heading that a backslash undoes,
    re.compile(r"`(?<![\w\\`].)`?(?=\w)[^`'’\n]*+(?=\n|\Z)"),  # code that nothing closes (no quotation with ` and '),
    re.compile(r"!(?<!\S.) \[[^\[\]\n]*+\]\([^()\s]+\.(?:avif|gif|jpe?g|png|svg|webp)\)", re.IGNORECASE),  # a picture,
    re.compile(r"\[(?<!\\.)[^\[\]\n]++\]\{(?:https?:|\.{1,2}/|[\w/-]+\.[a-z]{2,4}\b)[^\s{}]*+\}"),  # in curly brackets,
    re.compile(r"<(?<!\\.)https?(?::/?(?!/)|;//|//)[^<>\s]++>"),  # an address that lacks a sign,
    re.compile(r"<(?<!\\.)a\s(?:[\w-]++=\"[^\"<>\n]*+\"\s++)*+href=\"[^\"<>\n]*+>(?![^<\n]*\">)"),  # a tag cut short,
    re.compile(r"(?<!\]\()<(?:[\w-]++\.)++[a-z]{2,}+(?:/[^<>\s]*+)?>"),  # one that a browser takes for a tag,
    re.compile(r"__(?<![\\\w]..)(?: (?=[^\W\d_])[^_\n]*[^\W\d_] ?|(?=[^\W\d_])[^_\n]*\s)__(?!\w)"),  # or its lines,
    re.compile(r"\((?<=[*_\])].)(?:href)?lang=[\w-]+\)"),  # a language in the wrong brackets,
    re.compile(r"&nbsp(?!;|[^\W\d])"),  # a blank without its semicolon,
    re.compile(
        r"^\*\[[^\W\d_a-zß-öø-ÿ]{2}[^\[\]\n]*\](?= [^*\n]+$)", re.MULTILINE
    ),  # an abbreviation without its colon,
    re.compile(r"^:{3} ?(?:caution|danger|details|important|info|note|tip|warning)\b.*", re.MULTILINE),  # a foreign box
)
_BOLD = re.compile(r"(?<![\\*])\*\*(?![\s*])[^*\n]+(?<!\s)\*\*(?!\*)")
# Bold and emphasis that nothing closes, bold that nothing opens, and what such stars would be the mark of.
_OPEN = re.compile(
    r"(?:\A\*\*(?![\s*])|(?<=\s)\*\*(?=[^\W\d_])(?!(?:kw)?args\b))(?=[^*]*+(?:\*(?!\*)[^*]*+)*+\Z)[^\n]*"
    r"|\*(?<![\\*\w].)(?=[^\W\d_][^*]*+\Z)[^\n]*"
)
_UNOPENED = re.compile(r"\*\*(?:(?<=[^\W\d_]..)|(?<=[^\W\d_][.!?:,;»”\"]..))(?![\w*)(])")
_SHOWN_BEFORE = 60  # letters of the words that were to be bold
_STARRED = re.compile(r"(?:\A|[\s(\[>»“\"])\\?\*")
_CLOSED = re.compile(r"(?<![\\*])(\*{1,3})(?![\s*])[^*]+\1(?!\*)")
# What is looked for in the lines of a page, each with the variant of what is told:
_LINES = {
    # an admonition or a tab that has no text, because that is not indented, or no quotation marks,
    r"^([ \t]*)((?:!!!|\?\?\?\+?)[ \t]+[a-z][\w -]*+(?:\"[^\"\n]*\")?|===[+!]?[ \t]+\"[^\"\n]+\")[ \t]*\n\1"
    r"(?=[^\s!?=])": "box",
    r"^(={3}[+!]?[ \t]+\"[^\"\n]+\")[ \t]*\n[ \t]*\n(?=[^\s=])": "box",
    r"^(={3}[+!]?[ \t]+(?=\w)[^\n\"=]+)$": "notice",
    # an admonition with a sign too few or too many, without a type, or with a title that has no quotation marks,
    r"^((?:==|={4,})[+!]? \"[^\"\n]+\"|(?:!{1,2}|!{4,}|\?{1,2}|\?{4,}|\?{3}!) ?[a-z]+ \"[^\"\n]*\""
    r"|(?:!!!|\?{3}\+?) (?:\"[^\"\n]+\"|[a-z]+ "
    r"(?!inline end$)(?:(?=[^\W\d_])[^a-zß-öø-ÿ]\S*|[^\s\"]+ [^\s\"]+)[^\n\"]*))[ \t]*$": "notice",
    r"^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})": "code",  # code that nothing closes,
    # an item that is to stand below another one, and has too few blanks before it for that,
    r"^(?:[-*+]|\d+[.)])[ \t][^\n]*\n(?:(?: {4}|\t)[^\n]*\n)*( {2,3}(?:[-*+]|\d+[.)])[ \t][^\n]*)": "nested",
    # and an item of a list without a blank behind its hyphen, below another one.
    r"^[-*+][ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*(-[^\W\d_][^\n]*)": "list",
}
# What is no comment though it looks so: an escaped one, code that is indented, the content of a script.
_UNREAD = re.compile(r"\\<!--|^(?: {4}|\t)[^\n]*|<(script|style)\b.*?</\1", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_NESTING = re.compile("truly_sane|tab_length|INHERIT")  # settings that let such an item stand below another one anyhow
# What is code because it is indented, and reads like a text.
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*+(?![a-z])[^\W\d_]++(?: [^\W\d_A-Z]++){4}[ ,.]")
_FALSE_ID = re.compile(r"(?<=\s)(?:\(#[a-z][\w-]*\)|\{\s*#\s+[\w-]+\s*\}|\{:?\s*#[\w-]+)(?=\s*\Z)")  # of a heading
_APART = re.compile(r"\{(?<=[\])] .):? ?[.#][a-z][^{}\n]*\}")  # of a link, which a blank parts from it
_ATTRIBUTES = {"heading": _FALSE_ID, "item": _APART, "paragraph": _APART}
_NAMED = re.compile(r"(?<![\\!\]\w])\[([a-z][\w-]+)\](?![\]\[({:])")  # a note without its sign
# Elements that need no end tag (HTML standard, 13.1.2 and 13.1.2.4).
_UNENDED = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option"}
    | {"p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"}
)
_TAG = re.compile(r"<(/?)([a-z][^\s<>/]*)([^<>]*)>")  # in small letters
_MANY = 200  # wrong tags of one page that are told of
_END_TAG = re.compile(r"</([a-z][^\s<>/]*)")
_WORDS = re.compile(r"(?:\s+[^\s<>=\"'/]+)*\s*")  # what such a tag has where no attribute has a value
# The first entry of a list, the line below a table's head or a row that is none of it, as it stands in a paragraph.
_RUN_ON = re.compile(
    r"(?<=[^\n])\n([-*+] \S[^\n]*)(?=(?:\n[^\n]+){0,3}?\n[-*+] \S)|:\n([-*+] \S[^\n]*)"
    r"|(?<=[^\n])\n(1[.)] \S[^\n]*)(?=(?:\n[^\n]+){0,3}?\n2[.)] \S)"
    r"|\n(\|? ?:?-{2,}:? ?\|[-:| ]*)(?=\n|\Z)|\n(\|[^\n|]+\|[^\n]*\|)(?=[ ]*\n\|(?! ?:?-)[^\n|]+\|)"
)
BULLET = "[-*+•–·▪◦●\uf0b7]"  # at the beginning of an entry, in Markdown or elsewhere
# What a mark was to become, which has words of its own in the language files.
_SHAPES = (
    (re.compile(r"!?\[[^\[\]]*\]\s+\("), "apart"),
    (re.compile(r"(?:! ?)?\[[^\[\]()]*\]*:?[({]|\]\(|\[\[|\([^()]*\)\[|<(?:https?:|www\.)"), "link"),
    (re.compile(r"\[(?!TOC\])[^\[\]^!=/]+\]\Z"), "reference"),
    (re.compile(r"\\"), "backslash"),
    (re.compile(r"< ?/?[a-z]+\b ?/?>"), "tag"),
    (re.compile(r"<a\s"), "quote"),
    (re.compile(r"<https?[:;/]"), "link"),
    (re.compile(r"\[\^|\^\["), "note"),
    (re.compile(r"\*\*|__|\*\S.*\*"), "bold"),
    (re.compile(r"\||:?-{2,}:? ?\|"), "table"),
    (re.compile(rf"(?:{BULLET}|(?:\d+|[a-z])[.)]|o\s)\s*\w"), "list"),
    (re.compile(r"#{2,6}|# |\(#|\{\s*#"), "heading"),
    (re.compile(r"`|~{3}"), "code"),
    (re.compile(r"~|==[^\s=]|\^"), "mark"),
    (re.compile(r"!!|\?\?\?|:::|/{3} |\[!|={3}[+!]? \""), "notice"),
    (re.compile(r"\*\[[^\[\]]+\]"), "abbreviation"),
    (re.compile(r"-{1,2}8<-{1,2}"), "snippet"),
    (re.compile(r":[a-z\d_-]+:"), "icon"),
    (re.compile(r"&nbsp"), "blank"),
    (re.compile(r"<!--"), "comment"),
    (re.compile(r"\{[{%]"), "template"),
    (re.compile(r"\{:?\s?(?:\.|(?:href)?lang=|\w+=)|\((?:href)?lang="), "attributes"),
)
_BEHIND = re.compile(r"\w\*{1,2}(?![\w*])")  # the mark of a note that such a text may be

Shown = tuple[int, str, str]  # the line of what is shown as it is written, this, and the variant of what is told


def check(project: Project, writing: Writing) -> Iterator[Finding]:
    """Yield what an editor left in one page that a reader would stumble over."""
    page, file = writing.page, project.file(writing.page)
    rules = (
        *(marks_wrong(project, writing), cells_lost(writing), texts_indented(writing)),
        *(lines_wrong(project, page), ends_missing(project, page)),
    )
    for line, value, detail in chain(*rules, tags_wrong(writing), lists_run_on(writing)):
        yield project.told("raw-markdown", file, line, value=value, detail=detail)
    for name in TEXTS:
        for rule, *_, detail in left_in(page.text(name), page.locale):
            yield project.told(rule, file, page.field_line(name), value=page.text(name), detail=detail)
    for block in writing.blocks:
        for rule, found, shown, detail in left_in("\n".join([block.inline.text, *block.inline.pictures]), page.locale):
            written = found if found in block.source else escape(found)
            yield project.told(rule, file, block.line_of(written), value=shown, detail=detail)


@lru_cache(10_000)  # the words of a menu stand on every page
def note_in(text: str, locale: str) -> str:
    """Return the first note to oneself in a text, empty where there is none; an English one is one in all languages."""
    found = _notes_left(locale).search(text)
    return found[0].strip(" .*\n") if found else ""


@cache
def _notes_left(locale: str) -> re.Pattern[str]:
    """Return what notes to oneself look like in a language and in English."""
    return re.compile("|".join(dict.fromkeys([*known_of("en")["notes_left"], *known_of(locale).get("notes_left", ())])))


def left_in(text: str, locale: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield notes and letters read in another encoding in a text: the rule, what stands there, in what, the variant."""
    if note := note_in(text, locale):
        yield "note-left", note, note, ""
    if found := GARBLED.search(text):
        yield "encoding", found[0], around(found), found.lastgroup or ""


def around(found: re.Match[str]) -> str:
    """Return letters read in another encoding with what stands around them."""
    return found.string[max(0, found.start() - 15) : found.end() + 15]


def check_files(project: Project) -> Iterator[Finding]:
    """Tell of files with two versions, which leaves them unread, and of a register and settings that are not right."""
    register, written = f"{project.docs}/{REGISTER}", project.register_text
    pages = [page for pages in project.pages.values() for page in pages.values()]
    texts = [
        (project.file(one), f"{one.front_matter}---\n{one.body}", one.body_line - 1 - one.front_matter.count("\n"))
        for one in pages
    ]
    for file, text, first_line in [(register, written, 1), *texts]:
        outside = without_fenced(text) if _CONFLICT.search(text) else ""
        if found := _CONFLICT.search(outside):
            project.unread.add(file)
            yield project.told("conflict-marker", file, first_line + outside.count("\n", 0, found.start()))
    wrong = project.register_error
    if wrong and register not in project.unread:
        told = project.told("file-broken", register, wrong[0], value=project.said["quoted"].format(text=wrong[1]))
        yield told._replace(fix=project.said["yaml"])
    for name in _PAGE.finditer(written) if project.pages else ():
        if name[1] not in project.pages:
            yield project.told("link-missing", register, 1 + written.count("\n", 0, name.start(1)), value=name[1])
    in_text = rf"^[ \t-]*(?:{'|'.join(project.locales)}):(?![ \t]+[{{\[]){CUT}"
    for found in re.finditer(in_text, written, re.MULTILINE):
        at = 1 + written.count("\n", 0, found.start())
        yield project.told("front-matter-colon", register, at, value=found[0].strip(), detail="register")
    for file, text in ((CONFIG, project.config_text), (register, "" if wrong else written)):
        yield from _check_lines(project, file, text)


def _check_lines(project: Project, file: str, text: str) -> Iterator[Finding]:
    """Tell of letters read in another encoding and of notes to oneself in a file of YAML."""
    for number, line in enumerate(text.split("\n"), 1):
        said = _COMMENT.sub("", line)
        if GARBLED_LETTERS.search(said):
            yield project.told("encoding", file, number, value=line)
        if note := note_in(said, project.source):
            yield project.told("note-left", file, number, value=note)


def ends_missing(project: Project, page: Page) -> Iterator[Shown]:
    """Yield what a page opens and does not close: a block, a comment."""
    if "pymdownx.blocks" in project.config_text:
        lines = page.body.split("\n")
        for name, start, end in blocks(page.body):
            if end is None:
                yield page.body_line + start, lines[start].strip(), "open" if name else "notice"
    text = _UNREAD.sub(lambda found: blank(found[0]), without_code(page.body)) if "<!--" in page.body else ""
    if (start := text.rfind("<!--")) > text.rfind("-->"):
        yield page.body_line + text.count("\n", 0, start), text[start:].partition("\n")[0], "comment"


def lines_wrong(project: Project, page: Page) -> Iterator[Shown]:
    """Yield lines that were to begin a box, code or a list."""
    text = without_comments(without_fenced(page.body))  # in which a fence is left that nothing closes
    for pattern, detail in _LINES.items():
        if detail != "nested" or not _NESTING.search(project.config_text):
            for mark in re.finditer(pattern, text, re.MULTILINE):
                shown = mark.lastindex or 0
                yield page.body_line + text.count("\n", 0, mark.start(shown)), mark[shown], detail


def marks_wrong(project: Project, writing: Writing) -> Iterator[Shown]:
    """Yield references and notes without a definition, and links that are none (CommonMark 6.3)."""
    known = writing.notes | project.source_ids
    starred = [_CLOSED.sub("", one.source) for one in writing.blocks if "*" in one.source]
    has_marks, has_notes = (any(map(pattern.search, starred)) for pattern in (_BEHIND, _STARRED))
    for block in writing.blocks:
        text = _with_code_crossed_out(block.source)
        wrong = [f"[{one}]" for one in block.inline.references]
        wrong += block.inline.broken
        addresses = [address for html in block.inline.html for address in _RAW_LINK.findall(html)]
        if "[^" in text and not project.register_error:  # else the sources are not known
            wrong += [f"[^{name}]" for name in _NOTE.findall(text) if name not in known]
        shown = _BOLD.sub(lambda found: "x" * len(found[0]), text) if "**" in text else text
        wrong += [one for pattern in _SHOWN for one in pattern.findall(shown)]
        wrong += _ATTRIBUTES[block.kind].findall(text) if block.kind in _ATTRIBUTES else []
        signless = [f"[{name}]" for name in _NAMED.findall(text) if name in known - writing.definitions.keys()]
        bare = _CLOSED.sub(lambda found: blank(found[0]), text) if "*" in text else ""
        unclosed = [text[mark.start() : mark.end()] for mark in _OPEN.finditer("" if has_marks else bare)]
        ends = [mark.end() for mark in _UNOPENED.finditer("" if has_notes else bare)]
        unclosed += [text[max(0, end - _SHOWN_BEFORE) : end].rpartition("\n")[2].lstrip() for end in ends]
        wrong += [found[0] for found in _WIKI.finditer(text) if found[1].casefold() not in writing.definitions]
        if block.is_numbered and (month := _months(writing.page.locale).match(block.source)):
            yield block.line, month[0], "date"
        of_kind = {"note": signless, "bold": unclosed, "address": addresses}
        kinds = {one: kind for kind, marks in of_kind.items() for one in marks}
        for one in dict.fromkeys([*wrong, *kinds]):
            yield block.line + breaks_before(text, one), one, kinds.get(one) or shape(one)


def _with_code_crossed_out(text: str) -> str:
    """Return a text of the same length in which code is no Markdown."""
    for code in (CODE, HTML_CODE) if "`" in text or "</" in text else ():
        text = code.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
    return text


def shape(mark: str) -> str:
    """Return what a mark was to become; nothing for what the message of the rule speaks of in general."""
    return next((name for pattern, name in _SHAPES if pattern.match(mark)), "")


@cache
def _months(locale: str) -> re.Pattern[str]:
    """Return what the months of a language look like of which the day is written with a point."""
    known = known_of(locale).get("figures", {})
    names = known.get("months", ()) if "." in known.get("ordinal_signs", ()) else ()
    return re.compile(rf"{one_of(names)}\b(?:\s+\d{{4}}\b)?", re.IGNORECASE)


def cells_lost(writing: Writing) -> Iterator[Shown]:
    """Yield what rows have in more cells than the head of their table, which the build leaves out."""
    head: list[Block] = []
    for row in with_cells(one for one in writing.blocks if one.kind in {"row", "cell"}):
        head = row if row[0].is_head else head
        lost = " | ".join(cell.source.strip() for cell in row[len(head) :])
        if lost.strip(" |"):
            yield row[0].line, lost, "cells"


def tags_wrong(writing: Writing) -> Iterator[Shown]:
    """Yield tags in a text that are none, so that their words are lost, or that nothing ends."""
    written = [(one, tag) for one in writing.blocks if one.kind != "code" for tag in one.inline.html]
    ended = set(_END_TAG.findall(writing.page.body.lower() if written else ""))
    is_open: defaultdict[str, list[tuple[Block, str]]] = defaultdict(list)
    wrong: list[tuple[Block, str, str]] = []
    for block, tag in written:
        [(ending, name, rest)] = _TAG.findall(tag.lower())
        if name in _UNENDED:
            continue
        is_element = name in BLOCK_LEVEL_ELEMENTS or name in INLINE or "-" in name  # which a script may define
        if ending:
            del is_open[name][-1:]
        elif _WORDS.fullmatch(rest) and name not in ended and (rest.strip() or not is_element):
            wrong.append((block, tag, "lost"))
        elif name in INLINE and not rest.endswith("/") and (name != "a" or "href" in rest):
            is_open[name].append((block, tag))
    wrong += [(*place, "unclosed") for places in is_open.values() for place in places]
    for block, tag, detail in wrong[:_MANY]:
        yield block.line_of(tag), tag, detail


def lists_run_on(writing: Writing) -> Iterator[Shown]:
    """Yield entries of lists without an empty line above, and rows of tables without that or a line below the head."""
    for block in (one for one in writing.blocks if one.kind == "paragraph" and "\n" in one.source):
        # A row may be the first line; of a quotation nobody knows whether it was.
        begin = 0 if block.is_quoted else 1
        text = "\n" * begin + _with_code_crossed_out(block.source)
        if found := _RUN_ON.search(text):
            mark = found[0].rpartition("\n")[2]
            if not _months(writing.page.locale).match(mark.partition(" ")[2]):  # a date within a sentence
                yield block.line + text.count("\n", begin, found.end()), mark, shape(mark)


def texts_indented(writing: Writing) -> Iterator[Shown]:
    """Yield texts that are code because they are indented."""
    page, lines = writing.page, writing.page.body.split("\n")
    for block in writing.blocks:
        number = block.line - page.body_line
        if block.kind != "code" or not _INDENTED.match(lines[number]):
            continue
        above = next((lines[one] for one in range(number - 1, -1, -1) if lines[one].strip()), "")
        if not above.startswith(("<", ":")):  # else it may belong to HTML or to the meaning of a term
            yield block.line, lines[number].strip(), "indented"
