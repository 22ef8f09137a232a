"""Finds the line of a page's Markdown that a slip in the built page came from."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice
from urllib.parse import unquote

import meant
from content import Page, unescape, without_comments
from inline import WORD, without_code
from links import Slip
from project import TEXTS
from tags import attributes

# Rules on words, and those of them that are told by the words of a link.
WORDED = frozenset({"text-language", "encoding", "note-left", "raw-markdown", "link-vague", "link-same-words"})
NAMED = frozenset({"link-vague", "link-same-words"})
REPEATED = frozenset(f"{text}-repeated" for text in TEXTS)
FEW = 100  # places that are compared; who writes one thing more often will find it
SURE = 8  # letters that do not come together by chance
LONGEST = 10_000  # characters of a tag or an address that is looked up in the source
_MARK = r"\.[0-9a-f]{8,64}(?=\.\w+\Z)"
_NOTHING = r"(?=[\s)>]|[\"']\s*[\s/>])"  # after an address that is empty
BACK = "fnref:"  # how an address begins that leads back from a note, which is called nowhere if that is missing
_END = r"""(?=[\s)>"'#?]|\Z)"""


def source_line(page: Page, slip: Slip, around: frozenset[str]) -> int:
    """Return the line of a page's Markdown on which the words or the address of a slip stand; 0 where they do not."""
    body = without_code(page.body)
    for needle in needles(slip):
        found = sorted({body.count("\n", 0, one.start()) for one in islice(re.finditer(needle, body), FEW)})
        if found:
            if slip.rule in {"id-repeated", "link-same-words"}:  # of what stands twice, the first is in its right
                found.reverse()
            # Of several lines it is the one that has most of the words around the slip in the built page.
            lines = body.split("\n")
            words = {number: WORD.findall(lines[number][:LONGEST].casefold()) for number in found}
            return page.body_line + max(found, key=lambda number: len(around.intersection(words[number])))
    line = words_line(page, slip.value) if slip.rule in WORDED - NAMED else 0
    if line and slip.rule == "raw-markdown":  # the words may stand there without the signs
        signs, there = re.search(r"[^\w\s]", slip.value), unescape(page.body.split("\n")[line - page.body_line])
        return line if signs and signs[0] in there else 0
    return line


def needles(slip: Slip) -> Iterator[str]:
    """Yield patterns of what an editor may have written, the surest first."""
    if max(len(slip.at), len(slip.value)) > LONGEST:
        return
    if slip.at.startswith("<") and len(slip.at) >= SURE:  # HTML in the text stays as it is
        yield re.escape(slip.at)
    if slip.detail == "sizes":  # which only HTML has
        return
    written = meant.written_addresses(slip)
    if slip.rule not in WORDED | {"link-name", "picture-alt", "reference-missing"}:
        also = () if slip.rule == "link-markdown" else (slip.value,)  # the build makes the others addresses
        for address in map(re.escape, [*written, *also]):
            slashes = address.replace(r"\\", r"\\{1,2}")  # a backslash may be escaped in Markdown
            yield rf"""(?:\]\(<?|<|["']|\]: <?|=){slashes}{_END if address else _NOTHING}"""
    yield from _by_id(slip)
    if slip.rule in NAMED:
        words = re.findall(r"[^\W_]+|[^\w\s*`]+", slip.detail or slip.value)
        name = r"(?:[\s*_`]|&nbsp;)*".join(map(re.escape, words))
        yield rf"""\[[*_`]*{name}[*_`]*\]|[>"']\s*{name}\s*[<"']"""
    elif slip.rule in WORDED:
        yield meant.as_escaped(slip.value)
    yield from _by_name(slip, written)


def _by_id(slip: Slip) -> Iterator[str]:
    """Yield patterns of an id that is missing or stands there twice."""
    value, plain = re.escape(slip.value), re.escape(unquote(slip.value))
    if slip.value.startswith(BACK):
        yield rf"(?m:^)\[\^{plain.removeprefix(BACK)}\]:"
    if slip.rule in {"link-anchor", "reference-missing"}:
        yield from (rf"#{one}(?:{_END}|:~:)" for one in (value, plain))
    if slip.rule == "id-repeated":
        yield rf"""(?:#|\bid=["']?){value}(?=[\s}}"'>])"""
    if slip.rule == "reference-missing":
        yield rf"""=\s*["']?(?:[^"'<>=]*\s)?{value}(?=[\s"'>])"""


def _by_name(slip: Slip, written: list[str]) -> Iterator[str]:
    """Yield patterns that know the last part of an address alone."""
    # The build may have put a mark of its content into the name of a file.
    called = {re.sub(_MARK, "", name): name for name in map(meant.last, written) if len(name) > SURE // 2}
    names = [re.escape(name) for name in {**dict.fromkeys(called.values()), **called}]
    if slip.rule == "link-name" and slip.at[:2] == "<h":
        yield r"(?m:^ {0,3}#{1,6}[ \t]*(?:\{[^{}\n]*\}[ \t]*)?$)"
    elif slip.rule == "link-name":
        yield (
            r"(?<!!)\[(?:\s|&nbsp;)*(?:!\[\s*\]\([^()]*\)\s*)?\](?:\(|\[)"
            r"|<(?:a|button)\b[^<>]*>\s*(?:<[^<>]*>\s*){0,9}</(?:a|button)"
        )
        yield from (rf"""<[a-z][^<>]*["'/=]{name}{_END}""" for name in names)
    if slip.rule == "picture-alt":
        text = re.escape(attributes(slip.at, 1).get("alt", ""))
        yield from (rf"""!\[{text}\]\(<?[^()]*?{name}{_END}""" for name in names)
        yield from (rf"""!\[[^\[\]]*+\]\(<?[^()]*?{name}{_END}|<[a-z][^<>]*["'/=]{name}{_END}""" for name in names)
    if slip.rule in {"frame-title", "asset-missing", "link-missing", "link-case"}:
        yield from (rf"""[/("]{name}{_END}""" for name in names)


def words_line(page: Page, words: str) -> int:
    """Return the line on which a stretch of words begins in a page's Markdown, whatever marks stand between them."""
    wanted = flat(words)
    if not wanted:
        return 0
    letters, ends = _letters(page.body)
    parts = [flat(part) for part in (words, " ".join(words.split()[:3]), " ".join(words.split()[-3:]))]
    starts = (letters.find(part) for part in parts if len(part) > SURE or part == wanted)
    start = next((start for start in starts if start >= 0), -1)
    return page.body_line + bisect_right(ends, start) if start >= 0 else 0


@lru_cache(maxsize=4)
def _letters(body: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a page's words, and how many there are up to the end of each line."""
    text = re.sub(r"\]\([^()]*+\)|\{[^{}]*+\}|\[\^[^\[\]]*+\]|<[^<>]*+>", lambda one: "\n" * one[0].count("\n"), body)
    lines = [flat(line) for line in text.split("\n")]
    return "".join(lines), list(accumulate(map(len, lines)))


def page_line(page: Page, slip: Slip) -> int:
    """Return the line of a page where a slip of the page as a whole is mended; 0 where the theme must be."""
    if (field := slip.rule.removesuffix("-repeated")) in TEXTS:
        text = page.text(field)  # which the theme may leave out of <title>
        is_own = flat(text) in flat(slip.value) if slip.rule in REPEATED else not text.strip()
        return (page.field_line(field) or 1) if is_own else 0
    if slip.rule == "page-unreachable":
        return 1
    if slip.rule == "page-empty":
        is_own = not WORD.search(re.sub(r"^#.*$|<[^<>]*>", "", without_comments(page.body), flags=re.MULTILINE))
    else:
        is_own = slip.value.casefold() in page.body.casefold()
    above = len(page.body) - len(page.body.lstrip("\n"))
    return (page.body_line + above if page.body.strip() else 1) if is_own else 0


def front_matter_line(page: Page, slip: Slip) -> int:
    """Return the line of the field of a front matter that says the words of a slip; 0 where none does."""
    said = flat(slip.value)
    for name in TEXTS if said else ():
        written = flat(page.text(name))
        if said in written or (len(written) > SURE // 2 and written in said):
            return page.field_line(name) or 1  # its name may be quoted
    return 0


def flat(text: str) -> str:
    """Return the letters and digits of a text, without marks and blanks."""
    return "".join(WORD.findall(text.casefold()))
