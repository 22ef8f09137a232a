"""Rules on what a section points at: where its links lead, what source a note names, and figures that stand as code."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile

import content
from findings import Finding
from inline import stems
from project import Project
from structure import is_in_alphabet
from tags import attributes
from writing import Block, Pair, relative, target

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BARE_FIGURE = re.compile(r"(?=\D*\d)[\W\d_]+")
NUMBERED = re.compile(r"(?=[^\d]*\d)(?=[\W\d_]*[^\W\d_]).*", re.DOTALL)  # letters and digits
PAIR = 2
_LINK = re.compile(r"<a\s", re.IGNORECASE)


def check_links(pair: Pair, name: str, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Compare where the links of a section lead; their order is free."""
    wanted = [end for block in source for _, end in _ends(pair.project, pair.source.page, block)]
    there = [(block, link, end) for block in made for link, end in _ends(pair.project, pair.made.page, block)]
    # What leads nowhere is told of the built page; outside, each language may have a site of its own.
    wrong = [
        (block, link, lost)
        for block, link, end, lost in _others(wanted, there)
        if all(_is_page(pair.project, one) for one in (end, lost)) or _is_of_other_year(end, lost)
    ]
    ends = [end for *_, end in there]
    if ends != wanted and sorted(ends) == sorted(wanted):
        wrong = [*_exchanged(pair, made)] or [*_changed_places(pair, source, made)]
    for block, link, right in wrong or _of_other_words(source, made):
        own = right.removeprefix(pair.made.page.path)
        detail = right if "//" in right else own if own[:1] == "#" else relative(right, pair.made.page.path)
        yield pair.told("link-differs", block.line_of(link), name, value=link, detail=detail)


def _of_other_words(source: list[Block], made: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Yield a link to another site that has other words in the source, where these words lead elsewhere, and where."""
    links = {(words, link) for block in source for link, words in block.inline.links if words and "://" in link}
    times, named, ends = Counter(words for words, _ in links), dict(links), {link for _, link in links}
    for block in made:
        for link, words in block.inline.links:
            if link in ends and times[words] == 1 and named[words] != link:
                yield block, link, named[words]


def check_notes(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Tell of a note that names another source; what a page calls its own notes is free."""
    wanted = [note for block in source for note in block.inline.notes]
    there = [(block, note, note) for block in made for note in block.inline.notes]
    shared = pair.project.source_ids | pair.source.notes & pair.made.notes
    for block, note, _, lost in _others(wanted, there):
        if {note[2:-1], lost[2:-1]} <= shared:
            yield pair.told("link-differs", block.line_of(note), kind="note", value=note, detail=lost)


def check_code(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Compare the code that is a figure, which every language writes alike, or that differs by its digits alone."""
    for form in (BARE_FIGURE, NUMBERED):
        wanted = [code for block in source for code in block.inline.code if form.fullmatch(code)]
        there = [(block, code, code) for block in made for code in block.inline.code if form.fullmatch(code)]
        for block, code, _, lost in _others(wanted, there):
            if form is BARE_FIGURE or re.split(r"\d+", code) == re.split(r"\d+", lost):
                yield pair.told("figure-differs", block.line_of(code), value=code, detail=lost)


def _others(wanted: list[str], there: list[tuple[Block, str, str]]) -> Iterator[tuple[Block, str, str, str]]:
    """Yield what a section has in place of something else, and that; nothing where it has more or less of all."""
    if len(wanted) != len(there):
        return
    left, extra = Counter(wanted), []
    for block, written, value in there:
        if left[value]:
            left[value] -= 1
        else:
            extra.append((block, written, value))
    yield from ((*one, lost) for one, lost in zip(extra, left.elements(), strict=True))


def _changed_places(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Yield the first link of the first of two blocks that have one another's, and where it leads in the source.

    A link alone may have moved with its sentence; and entries in the order of the alphabet may have changed places.
    """
    ends = [
        [sorted(_end(pair.project, page, link) for link, _ in block.inline.links) for block in side]
        for page, side in ((pair.source.page, source), (pair.made.page, made))
    ]
    differ = [place for place, (its, mine) in enumerate(zip(*ends, strict=False)) if its != mine]
    if len(ends[0]) != len(ends[1]) or len(differ) != PAIR:
        return
    one, other = differ
    written = sorted(source, key=lambda block: block.line)  # as they stand there, not in the order of the translation
    is_sorted = all(_is_sorted(*side, one, other) for side in zip((written, made), pair.locales, strict=True))
    if ends[0][one] == ends[1][other] and ends[0][one] and ends[1][one] and not is_sorted:
        yield made[one], made[one].inline.links[0][0], ends[0][one][0]


def _is_sorted(blocks: list[Block], locale: str, one: int, other: int) -> bool:
    """Tell whether two blocks are entries of a list of three or more that is in the order of the alphabet."""
    before = [*takewhile(lambda block: block.kind == "item", reversed(blocks[:one]))]
    behind = [*takewhile(lambda block: block.kind == "item", blocks[one:])]
    entries = [block.inline.text for block in [*reversed(before), *behind]]
    return len(behind) > other - one and len(entries) > PAIR and is_in_alphabet(entries, locale)


def _is_of_other_year(file: str, other: str) -> bool:
    """Tell whether two files are named after different years."""
    years = set(YEAR.findall(file)), set(YEAR.findall(other))
    return all(years) and years[0] != years[1]


def _exchanged(pair: Pair, made: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Yield the first of two links of which each has the words of the other one's target, and this target."""
    links = [
        (block, link, text, end)
        for block in made
        for link, text in block.inline.links
        if _is_page(pair.project, end := target(pair.made.page, link))
    ]
    known = {end: stems(_title(pair, end)) for *_, end in links}
    for (block, link, text, end), (_, _, other_text, other) in pairwise(links):
        ours, theirs = stems(text), stems(other_text)
        is_right = ours & known[end] or theirs & known[other]
        if ours & known[other] and theirs & known[end] and not is_right:
            yield block, link, other


def _title(pair: Pair, end: str) -> str:
    path, _, fragment = end.partition("#")
    page = pair.project.page(path, pair.made.page.locale)
    section = page.sections.get(fragment) if page else None
    return f"{page.text('title') if page else ''} {section.title if section else ''}"


def _is_page(project: Project, end: str) -> bool:
    """Tell whether a link leads to a page of the site, and to a section that it has."""
    path, _, fragment = end.partition("#")
    return any(not fragment or page.has_place(fragment) for page in project.pages.get(path, {}).values())


def _ends(project: Project, page: content.Page, block: Block) -> Iterator[tuple[str, str]]:
    """Yield each link of a block, and where it leads; one in HTML has the address of the built page."""
    yield from ((link, _end(project, page, link)) for link, _ in block.inline.links)
    given = (attributes(tag, 1).get("href") for tag in block.inline.html if _LINK.match(tag))
    for link in filter(None, given):
        path, _ = project.reached(page, link)
        fragment = link.partition("#")[2]
        yield link, f"{path}#{fragment}" if path and fragment else path or link


def _end(project: Project, page: content.Page, link: str) -> str:
    """Return where a link leads; the page alone where it has no explicit ids, so that each language has others."""
    end = target(page, link)
    path, _, name = end.partition("#")
    has_ids = any(len(one.sections) > 1 or one.has_place(name) for one in project.pages.get(path, {}).values())
    return end if has_ids else path
