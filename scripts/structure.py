"""Compares what the sections of a page and of its translation are made of, and where their links lead."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, groupby, pairwise

from aligned import lacking, strain
from content import Page, translation_status
from findings import Finding, cut
from inline import read_inline, sentences
from locales import in_alphabet, known_of
from writing import Block, Pair, Writing, paired, target

COUNTED = (
    *("heading", "item", "numbered", "row", "column", "cell"),
    *("picture", "link", "note", "code", "quotation", "box"),
)
# The same, written in HTML; a place to link to is no link.
TAGS = {"li": "item", "tr": "row", "img": "picture", "a": "link", "blockquote": "quotation"}
WRITTEN = re.compile(r"<(li|tr|img|blockquote|a(?=[^<>]*href))(?![\w-])", re.IGNORECASE)
DEFINED = re.compile(r"^:[ \t]+\S", re.MULTILINE)  # below a term, what it means
LONGER = 20  # letters that are too many for another way to say the same
# From where on a sentence lacks a part. Of 5,000 sentences of 60 letters or more in Danish programs, 13 are so much
# longer than in English, three of them by code or names; of most others English lacks a part indeed.
STRAINED = 2.0
ELSEWHERE = 1.5  # how many times as much as the whole text it may lack, else others have it
FEW = 3  # texts of which one is missing, that are shown to choose from
CLOSE = 1.0  # of which two it cannot be told which one is left out, as a negative logarithm
ENOUGH = 1_000  # letters of a site's paragraphs that tell how long its translations are


def _counts(section: list[Block]) -> Counter[str]:
    counts: Counter[str] = Counter()
    is_quoted = False
    for block in section:
        inline = block.inline
        is_inner = not block.title_id and block.level > 1
        if block.kind in {"item", "row", "code", "box"} or is_inner:
            counts[block.kind] += 1
            counts["numbered"] += block.is_numbered
        elif block.kind == "cell":
            counts["column"] += block.is_head
            counts["cell"] += bool(block.source.strip(" -–—"))  # a dash says that there is nothing
        elif block.kind == "paragraph" and inline.text.strip():
            counts["paragraph"] += 1
            counts["item"] += len(DEFINED.findall(block.source))
        counts["picture"] += len(inline.pictures)
        counts["link"] += len(inline.links)
        counts.update("picture" if broken.startswith("!") else "link" for broken in inline.broken)
        counts.update(TAGS[tag.lower()] for tag in WRITTEN.findall("".join(inline.html)))
        counts["note"] += len(inline.notes)
        counts["code"] += len(inline.code)
        counts["quotation"] += block.is_quoted > is_quoted
        is_quoted = block.is_quoted
    return counts


def is_in_alphabet(terms: list[str], locale: str) -> bool:
    """Tell whether terms are sorted in their own language, so that no place says which term of another one is whose."""
    keys = [in_alphabet(locale, one) for one in terms]
    return len(keys) > 1 and keys == sorted(keys)


def terms_in(blocks: list[Block]) -> list[str]:
    """Return the terms of the definition lists among some blocks, as they are written above their meanings."""
    found = []
    for place, one in enumerate(blocks):
        if DEFINED.search(one.source):
            term = blocks[place - 1] if place and one.source.startswith(":") else one  # what it means may stand alone
            found.append(DEFINED.split(term.source, maxsplit=1)[0].rstrip().rpartition("\n")[2])
    return found


def _terms_of(source: str) -> Iterator[str]:
    """Yield the lines of each term of a definition list with those of what it means, which begin with a blank or :."""
    lines, is_defined = list[str](), False
    for line in source.split("\n"):
        if is_defined and line[:1] not in {":", " ", "\t", ""}:
            yield "\n".join(lines)
            lines, is_defined = [], False
        lines.append(line)
        is_defined = is_defined or bool(DEFINED.match(line))
    yield "\n".join(lines)


def with_terms_apart(blocks: list[Block], definitions: dict[str, str]) -> list[Block]:
    """Return the blocks of a section with each term of its definition lists, and what it means, as one.

    A term may be a block of its own, and each of its meanings as well; `definitions` are those of the page's links.
    """
    groups: list[list[Block]] = []
    for block in blocks:
        is_meaning = block.kind == "paragraph" and DEFINED.match(block.source)
        if is_meaning and groups and groups[-1][-1].kind == "paragraph":
            groups[-1].append(block)
        else:
            groups.append([block])
    return [one for group in groups for one in _apart(group, definitions)]


def _apart(group: list[Block], definitions: dict[str, str]) -> Iterator[Block]:
    """Yield what stands in a term and its meanings, term by term; another block as it is."""
    first = group[0]
    if first.kind != "paragraph" or not any(DEFINED.search(one.source) for one in group):
        yield from group
        return
    lines = [""] * (group[-1].line - first.line + group[-1].source.count("\n") + 1)
    for block in group:
        written = block.source.split("\n")
        lines[block.line - first.line : block.line - first.line + len(written)] = written
    line = first.line
    for part in _terms_of("\n".join(lines)):
        one = replace(first, kind="definition", line=line, source=part)
        one.inline = read_inline(part, definitions)
        yield one
        line += part.count("\n") + 1


def check_parts(
    pair: Pair, name: str, source: list[Block], made: list[Block], rows: tuple[list[str], list[str]]
) -> Iterator[Finding]:
    """Compare how many list items, table rows, pictures, links and pieces of code a section has.

    Of rows it is known which the translation lacks, and which it has besides.
    """
    wanted, there = _counts(source), _counts(made)
    said, lost = pair.project.said, {kind: _lost(pair, name, kind, source, made) for kind in ("paragraph", "item")}
    counted = (*COUNTED, "paragraph") if lost["paragraph"] else COUNTED
    if wanted["box"] != there["box"]:  # which paragraphs were in it is not known
        lost = {}
    if any(wanted[part] != there[part] for part in ("row", "column")):  # which says all of the cells
        wanted["cell"] = there["cell"]
    if wanted["item"] != there["item"]:
        wanted["numbered"] = there["numbered"]
    differ = [
        said["parts_differ"].format(part=said["parts"][part], made=there[part], wanted=wanted[part])
        for part in counted
        if wanted[part] != there[part]
    ]
    if differ:
        section = pair.made.page.sections.get(name)  # none of a note
        line = _first_unlike(source, made) or (section.line if section else made[0].line if made else 1)
        found = pair.told("structure-differs", line, name, kind="" if section else "note", detail=", ".join(differ))
        missing, extra = list[str](), list[str]()
        for kind in ("link", "code"):
            its, mine = _marks(pair.source.page, source, kind), _marks(pair.made.page, made, kind)
            missing += _only_first(its, mine)
            extra += _only_first(mine, its)
        named = (
            ("lost", [*chain(*lost.values()), *([one] for one in (*rows[0], *missing))]),
            ("besides", [[one] for one in (*rows[1], *extra)]),
        )
        for key, texts in named:
            alternatives = [[cut(" ".join(text.split())) for text in one] for one in texts if len(one) <= FEW]
            if shown := " … ".join(said["quoted"].format(text=said["alternative"].join(one)) for one in alternatives):
                found = found._replace(fix=found.fix + said[key].format(texts=shown))
        yield found


def _marks(page: Page, blocks: list[Block], kind: str) -> dict[str, str]:
    """Return the links or the pieces of code of some blocks as they are written, by what both languages have alike."""
    if kind == "code":
        return {code: f"`{code}`" for block in blocks for code in block.inline.code}
    links = [(link, words) for block in blocks for link, words in block.inline.links if words.strip()]
    return {target(page, link) or link: f"[{words}]({link})" for link, words in links}


def _only_first(marks: dict[str, str], others: dict[str, str]) -> list[str]:
    """Return which marks one language has and the other one lacks, where it has no others in their place."""
    return [mark for name, mark in marks.items() if name not in others] if others.keys() <= marks.keys() else []


def _first_unlike(source: list[Block], made: list[Block]) -> int:
    """Return the line of the first block made of other parts than its counterpart; 0 where a block has none.

    Which item of a list or row of a table is missing or too many is not known: that is the line of the first.
    """
    sides = [[(block.kind, _counts([block]), block.line) for block in side] for side in (source, made)]
    if not paired(source, made):  # paragraphs may be parted and joined
        sides = [
            [one for one in side if one[0] != "paragraph" or one[1].total() > one[1]["paragraph"]] for side in sides
        ]
    runs = [groupby(side, lambda one: "row" if one[0] == "cell" else one[0]) for side in sides]
    wanted, there = ([(kind, [*run]) for kind, run in side] for side in runs)
    if [kind for kind, _ in wanted] != [kind for kind, _ in there]:
        return 0
    for (_, its), (_, mine) in zip(wanted, there, strict=True):
        if len(its) != len(mine):
            return mine[0][2]
        if unlike := [one[2] for other, one in zip(its, mine, strict=True) if other[:2] != one[:2]]:
            return unlike[0]
    return 0


def _lost(pair: Pair, name: str, kind: str, source: list[Block], made: list[Block]) -> list[list[str]]:
    """Return the paragraphs or list items of the source that the translation, by the lengths of all, lacks.

    Where one is lacking and others may be it as well, these stand with it.
    """
    its, mine = (_texts(side, kind) for side in (source, made))
    if len(mine) >= len(its):
        return []
    lost = lacking(pair.rate, [*map(len, its)], [*map(len, mine)])
    if not lost and not is_changed(pair, name):
        lost = _lost_by_sentences(pair, its, mine)
    return [[its[place] for place in one] for one in _candidates(pair, its, mine, lost)]


def is_changed(pair: Pair, name: str) -> bool:
    """Tell whether a section has changed since it was accepted; then it is known what has been added to it."""
    source, made = pair.source.page, pair.made.page
    return name in made.translated_from and name in translation_status(source, made).outdated


def _lost_by_sentences(pair: Pair, its: list[str], mine: list[str]) -> tuple[int, ...]:
    """Return which texts of a source its translation lacks, where by their sentences it lacks nothing else."""
    parts, ours = ([[len(one) for _, one in sentences(text)] for text in side] for side in (its, mine))
    ends = [0, *accumulate(map(len, parts))]
    lost = lacking(pair.rate, [*chain(*parts)], [*chain(*ours)])
    whole = tuple(place for place, (start, end) in enumerate(pairwise(ends)) if {*range(start, end)} <= {*lost})
    is_all = sum(len(parts[place]) for place in whole) == len(lost) == ends[-1] - sum(map(len, ours))
    return whole if is_all and len(whole) == len(its) - len(mine) else ()


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


def check_sentences(pair: Pair, blocks: list[tuple[Block, Block]]) -> Iterator[Finding]:
    """Tell of each block that lacks a sentence or a part of one, which it may be, by their lengths."""
    said = [[[text for _, text in sentences(one.inline.text)] for one in both] for both in blocks]
    # What a block has more, and is longer by, may have moved to it; one that only has more has parted its sentences.
    moved = sum(
        max(len(ours) - len(theirs), 0)
        for theirs, ours in said
        if sum(map(len, ours)) > pair.rate * sum(map(len, theirs)) + LONGER
    )
    # On a small site of other languages nobody knows how many letters of the one make a letter of the other.
    is_measured = pair.rate != 1 or all(map(known_of, pair.locales))
    for (its, mine), (theirs, ours) in zip(blocks, said, strict=True):
        if 0 < len(ours) < len(theirs) - moved:
            lost = lacking(pair.rate, [*map(len, theirs)], [*map(len, ours)])
            for one in _candidates(pair, theirs, ours, lost):
                value = pair.project.said["alternative"].join(theirs[place] for place in one)
                yield pair.told("sentence-missing", mine.line, source_line=its.line, value=value)
        elif len(ours) == len(theirs) and is_measured:
            for text in _shortened(pair, theirs, ours):
                yield pair.told("sentence-missing", mine.line, source_line=its.line, value=text, detail="part")


def _shortened(pair: Pair, source: list[str], made: list[str]) -> Iterator[str]:
    """Yield each sentence of a text whose counterpart, by its length, lacks a part that no other one has instead."""
    lost = pair.rate * sum(map(len, source)) - sum(map(len, made))
    for its, mine in zip(source, made, strict=True):
        is_shorter = 0 < pair.rate * len(its) - len(mine) < ELSEWHERE * lost
        if is_shorter and strain(pair.rate, len(its), len(mine)) > STRAINED:
            yield its


def _candidates(pair: Pair, source: list[str], made: list[str], lost: tuple[int, ...]) -> Iterator[list[int]]:
    """Yield for each text that is lacking its place, and where it is the only one, those of others that may be it."""
    if len(lost) != 1 or len(source) != len(made) + 1:
        yield from ([one] for one in lost)
        return
    strains = []
    for one in range(len(source)):
        others = zip([*source[:one], *source[one + 1 :]], made, strict=True)
        strains.append(sum(strain(pair.rate, len(its), len(mine)) for its, mine in others))
    yield [one for one, much in enumerate(strains) if much <= min(strains) + CLOSE]
