"""Compares what the sections of a page and of its translation are made of, and where their links lead."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

import content
from findings import Finding
from inline import breaks_before, sentences, stems
from project import LONGEST, Project
from writing import Block, Pair, Writing, target

COUNTED = ("heading", "item", "row", "column", "cell", "picture", "link", "note", "code", "quotation")
# The same, written in HTML; a place to link to is no link.
TAGS = {"li": "item", "tr": "row", "img": "picture", "a": "link", "blockquote": "quotation"}
WRITTEN = re.compile(r"<(li|tr|img|blockquote|a(?=[^<>]*href))(?![\w-])", re.IGNORECASE)
DEFINED = re.compile(r"^:[ \t]+\S", re.MULTILINE)  # below a term, what it means
# What a translator makes of paragraphs or sentences, as one of two, and how unlikely that is (a negative logarithm).
# Source: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993, 3.
# They have 4.6 for one that is left out; with 3.0 more of these are found, and hardly more is told of joined ones.
STEPS = ((1, 1, 0.1), (2, 1, 2.4), (3, 1, 4.8), (1, 2, 2.4), (1, 0, 3.0))
# How far the length of one varies, in letters squared for each letter: 1 to 4.5 in the installation guide of Debian in
# six languages, 6.8 in the debates that Gale and Church measured. With 6 and 3.0, in the help of LibreOffice in Danish
# and English, 87 % of the sentences and 71 % of the paragraphs that are taken out are told, and 0.3 % and 1 % of those
# that are joined.
VARIANCE = 6
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CLOSE = 1.0  # of which two it cannot be told which one is left out, as a negative logarithm
MOST = 60  # paragraphs of a section, or sentences of a block, that are compared so
ENOUGH = 1_000  # letters of a site's paragraphs that tell how long its translations are


def _counts(section: list[Block]) -> Counter[str]:
    counts: Counter[str] = Counter()
    before, is_head, is_quoted = "", False, False
    for block in section:
        inline = block.inline
        if block.kind == "row":
            is_head = before != "cell"
        is_inner = block.kind == "heading" and not block.title_id and block.level > 1
        if block.kind in {"item", "row", "code"} or is_inner:
            counts[block.kind] += 1
        elif block.kind == "cell":
            counts["column"] += is_head
            counts["cell"] += bool(block.source.strip())
        elif block.kind == "paragraph" and inline.text.strip():
            counts["paragraph"] += 1
            counts["item"] += len(DEFINED.findall(block.source))
        counts["picture"] += len(inline.pictures)
        counts["link"] += len(inline.links)
        counts.update("picture" if broken.startswith("!") else "link" for broken in inline.broken)
        counts.update(TAGS[tag.lower()] for tag in WRITTEN.findall("".join(inline.html)))
        counts["note"] += inline.notes
        counts["code"] += inline.code
        counts["quotation"] += block.is_quoted > is_quoted
        is_quoted = block.is_quoted
        before = block.kind
    return counts


def check_parts(pair: Pair, name: str, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Compare how many list items, table rows, pictures, links and pieces of code a section has."""
    wanted, there = _counts(source), _counts(made)
    said, lost = pair.project.said, {kind: _lost(pair, kind, source, made) for kind in ("paragraph", "item")}
    counted = (*COUNTED, "paragraph") if lost["paragraph"] else COUNTED
    if any(wanted[part] != there[part] for part in ("row", "column")):  # which says all of the cells
        wanted["cell"] = there["cell"]
    differ = [
        said["parts_differ"].format(part=said["parts"][part], made=there[part], wanted=wanted[part])
        for part in counted
        if wanted[part] != there[part]
    ]
    if differ:
        found = pair.told("structure-differs", pair.made.page.sections[name].line, name, detail=", ".join(differ))
        texts = " … ".join(f"»{' '.join(text.split())[:LONGEST]}«" for texts in lost.values() for text in texts)
        yield found._replace(fix=found.fix + (said["lost"].format(texts=texts) if texts else ""))


def _lost(pair: Pair, kind: str, source: list[Block], made: list[Block]) -> list[str]:
    """Return the paragraphs or list items of the source that the translation, by the lengths of all, lacks."""
    its, mine = (_texts(side, kind) for side in (source, made))
    lacking = _lacking(pair, [*map(len, its)], [*map(len, mine)]) if len(mine) < len(its) else ()
    return [its[one] for one in lacking]


def _texts(blocks: list[Block], kind: str) -> list[str]:
    return [one.inline.text for one in blocks if one.kind == kind and one.inline.text.strip()]


def rate_of(writings: Iterable[dict[str, Writing]], source: str, locale: str) -> float:
    """Return how long a language is for a letter of the source's, by the sections that have as many paragraphs."""
    letters = [0, 0]
    for pages in writings:
        sections = [pages[one].sections if one in pages else {} for one in (source, locale)]
        for name in sections[0].keys() & sections[1].keys():
            texts = [_texts(side[name], "paragraph") for side in sections]
            if len(texts[0]) == len(texts[1]):  # else one of them may lack some
                letters = [many + sum(map(len, side)) for many, side in zip(letters, texts, strict=True)]
    return letters[1] / letters[0] if letters[0] > ENOUGH else 1


def check_sentences(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Tell of each block that lacks a sentence, which one it may be, by their lengths."""
    if [one.kind for one in source] != [one.kind for one in made]:
        return
    said = [[[text for _, text in sentences(one.inline.text)] for one in side] for side in (source, made)]
    if any(len(theirs) < len(ours) for theirs, ours in zip(*said, strict=True)):
        return  # it may have moved to another block
    for its, mine, theirs, ours in zip(source, made, *said, strict=True):
        if 0 < len(ours) < len(theirs):
            lacking = _lacking(pair, [*map(len, theirs)], [*map(len, ours)])
            for one in _candidates(pair, theirs, ours, lacking):
                value = pair.project.said["alternative"].join(theirs[place] for place in one)
                yield pair.told("sentence-missing", mine.line, source_line=its.line, value=value)


def _candidates(pair: Pair, source: list[str], made: list[str], lacking: tuple[int, ...]) -> Iterator[list[int]]:
    """Yield for each text that is lacking its place, and where it is the only one, those of others that may be it."""
    if len(lacking) != 1 or len(source) != len(made) + 1:
        yield from ([one] for one in lacking)
        return
    strains = []
    for one in range(len(source)):
        others = zip([*source[:one], *source[one + 1 :]], made, strict=True)
        strains.append(sum(_strain(pair, len(its), len(mine)) for its, mine in others))
    yield [one for one, strain in enumerate(strains) if strain <= min(strains) + CLOSE]


def _strain(pair: Pair, source: int, made: int) -> float:
    """Return how unlikely it is that so many letters became so many."""
    length = pair.rate * source
    return float((made - length) ** 2 / (2 * VARIANCE * max(length, 1)))


def _lacking(pair: Pair, source: list[int], made: list[int]) -> tuple[int, ...]:
    """Return which paragraphs or sentences have, by the lengths of all, rather been left out than joined to others."""
    # By how many of both have been gone through: how unlikely that is, and which ones are lacking.
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    places = product(range(len(source) + 1), range(len(made) + 1)) if len(source) <= MOST else ()
    for (gone, there), (many, few, unlikely) in product(places, STEPS):
        after = (gone + many, there + few)
        if (gone, there) in best and after[0] <= len(source) and after[1] <= len(made):
            cost, lost = best[gone, there]
            strain = _strain(pair, sum(source[gone : after[0]]), sum(made[there : after[1]])) if few else 0
            now = (cost + unlikely + strain, lost if few else (*lost, gone))
            best[after] = min(best.get(after, now), now)
    _, lacking = best.get((len(source), len(made)), (0.0, ()))
    # Where many have become few, something must be lacking by the steps alone; then the text is shorter by it as well.
    is_shorter = pair.rate * sum(source) - sum(made) > pair.rate * sum(source[one] for one in lacking) / 2
    return lacking if is_shorter else ()


def check_links(pair: Pair, name: str, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Compare where the links of a section lead; their order is free."""
    wanted = [_end(pair.project, pair.source.page, link) for block in source for link, _ in block.inline.links]
    there = [
        (block, link, _end(pair.project, pair.made.page, link)) for block in made for link, _ in block.inline.links
    ]
    if len(wanted) != len(there):
        return
    left, extra = Counter(wanted), []
    for block, link, end in there:
        if left[end]:
            left[end] -= 1
        else:
            extra.append((block, link, end))
    # What leads nowhere is told of the built page; outside, each language may have a site of its own.
    wrong = [
        (block, link, lost)
        for (block, link, end), lost in zip(extra, left.elements(), strict=False)
        if all(_is_page(pair.project, one) for one in (end, lost)) or _is_of_other_year(end, lost)
    ]
    if not extra and [end for *_, end in there] != wanted:
        wrong = list(_exchanged(pair, made))
    for block, link, right in wrong:
        at = block.line + breaks_before(block.source, link)
        yield pair.told("link-differs", at, name, value=link, detail=right)


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
        if _is_page(pair.project, end := target(pair.made.page, link)) and end
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
    return any(not fragment or _has_place(page, fragment) for page in project.pages.get(path, {}).values())


def _has_place(page: content.Page, name: str) -> bool:
    """Tell whether a page gives a heading, a term or anything else this id."""
    return name in page.sections or bool(re.search(rf"\{{:?[^{{}}\n]*#{re.escape(name)}[\s}}]", page.body))


def _end(project: Project, page: content.Page, link: str) -> str:
    """Return where a link leads; the page alone where it has no explicit ids, so that each language has others."""
    end = target(page, link)
    path, _, name = end.partition("#")
    has_ids = any(len(one.sections) > 1 or _has_place(one, name) for one in project.pages.get(path, {}).values())
    return end if has_ids else path
