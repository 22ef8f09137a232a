"""Tells which entry of a list or row of a table became which in the translation, and which are lacking there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product

from digits import Reader, readers_of
from likeness import likeness
from structure import is_in_alphabet
from writing import Block, paired, with_cells

_RUNS = {"item": "item", "row": "row", "cell": "row", "definition": "definition"}
_FEW = {"item": 2, "row": 2, "definition": 1}  # entries that are in order by chance
_SORTED = 4  # entries that a translation has in alphabetical order hardly by chance
_MOST = 50  # entries that are held against each other
_SHOWN = 10  # rows of which it is told that they are missing
_NAME = re.compile(r"(?<![\w-])[^\W\d_a-zß-ÿ]\w+")
_LONG = 60  # letters of an entry that are held against those of others

Entry = list[Block]  # an item, or a row and its cells


def in_order_of(made: list[Block], source: list[Block], locales: tuple[str, str]) -> tuple[list[Block], set[int]]:
    """Return the blocks of a section, its entries in the order of their translations where that is another one.

    So it is where both are in alphabetical order, or have the same first words. An entry became the one that has kept
    its first word, else the one that has most of its figures and its words. The places are returned, too, of those that
    have nothing in common with what stands there in the translation.
    """
    found, unlike = list[Block](), set[int]()
    if not paired(source, made):
        return source, unlike
    for blocks in _runs(source):
        start = len(found)
        others = made[start : start + len(blocks)]
        ordered = [*_in_order(with_cells(blocks), with_cells(others), locales)] if blocks[0].kind in _RUNS else []
        if [block.kind for entry, _ in ordered for block in entry] != [block.kind for block in others]:
            ordered = [(blocks, True)]  # no list or table, or one whose rows have more cells than others
        for entry, is_alike in ordered:
            unlike.update(() if is_alike else range(len(found), len(found) + len(entry)))
            found += entry
    return found, unlike


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the blocks, of which there are some, of each list and of each table, and those between them."""
    run: list[Block] = []
    for block in blocks:
        if run and (_RUNS.get(block.kind) != _RUNS.get(run[-1].kind) or (block.kind == "row" and block.is_head)):
            yield run
            run = []
        run.append(block)
    yield run


def unmatched(source: list[Block], made: list[Block], locales: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the rows that the translation lacks, or those that it has besides, where it is known which they are.

    The others stand in the same order, and each has some of its figures or words in common with its translation.
    """
    its, mine = (
        with_cells(one for one in side if _RUNS.get(one.kind) == "row" and not one.is_head) for side in (source, made)
    )
    readers = readers_of(*locales)
    if len(its) > len(mine):
        return _skipped(its, mine, lambda one, other: _in_common(one, other, readers)), []
    return [], _skipped(mine, its, lambda one, other: _in_common(other, one, readers))


def _skipped(rows: list[Entry], others: list[Entry], in_common: Callable[[Entry, Entry], float]) -> list[str]:
    """Return which rows are more than the others, if only few are and all that are left have something in common."""
    many = len(rows) - len(others)
    if not others or not 0 < many <= _SHOWN or len(rows) > _MOST:
        return []
    # By how many of the others have gone before, and how many rows besides: what they have in common, and these rows.
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0, ())}
    for place, more in product(range(len(others) + 1), range(many + 1)):
        ways = []
        if before := best.get((place, more - 1)):
            ways.append((before[0], (*before[1], place + more - 1)))
        if before := best.get((place - 1, more)):
            alike = in_common(rows[place + more - 1], others[place - 1])
            ways += [(before[0] + alike, before[1])] if alike else []
        if ways:
            best[place, more] = max(ways)
    _, skipped = best.get((len(others), many), (0, ()))
    return [_text(rows[one]) for one in skipped]


def exchanged_cells(blocks: list[tuple[Block, Block]]) -> Iterator[tuple[int, str, str]]:
    """Yield line and words of each of two cells of a column that have changed places, and what the source has there."""
    column, lines = 0, dict[tuple[int, str, str], int]()
    for its, mine in blocks:
        column = column + 1 if mine.kind == "cell" else 0
        if mine.kind not in _RUNS or mine.is_head:  # another table
            lines = {}
        said, wanted = mine.inline.text, its.inline.text
        if column and said != wanted and any(map(str.isalpha, said)):
            if other := lines.get((column, wanted, said)):
                yield from ((other, wanted, said), (mine.line, said, wanted))
            lines[column, said, wanted] = mine.line


def other_names(blocks: list[tuple[Block, Block]]) -> Iterator[tuple[int, str, str]]:
    """Yield the line of each entry with another name than in the source, where both have these, and what both say.

    One of them stands in its place; or it stands in another entry, in each language in one only. That is asked of those
    with a figure: others may have been sorted.
    """
    sides = (with_cells(both[side] for both in blocks) for side in (0, 1))
    its, mine = ([one for one in side if one[0].kind in _RUNS] for side in sides)
    names, there = ([{*_NAME.findall(_text(one))} for one in side] for side in (its, mine))
    shared = frozenset[str]().union(*names) & frozenset[str]().union(*there)
    times = [Counter(name for one in side for name in one) for side in (names, there)]
    for entry, other, own, said in zip(mine, its, there, names, strict=True):
        lost, extra = (said - own) & shared, (own - said) & shared
        if len(lost) == 1 and (len(extra) == 1 or [one[min(lost)] for one in times] == [1, 1]):
            text = _text(entry)
            if len(extra) == 1 or any(map(str.isdigit, text)):
                yield entry[0].line, text, _text(other)


def _text(entry: Entry) -> str:
    return " | ".join(part.inline.text for part in entry if part.kind != "row")


def _in_order(source: list[Entry], made: list[Entry], locales: tuple[str, str]) -> Iterator[tuple[Entry, bool]]:
    """Yield the entries of the source, and whether it is known of each that it became the one at its place."""
    heads = sum(one[0].is_head for one in source)
    its, mine = source[heads:], made[heads:]
    yield from ((entry, True) for entry in source[:heads])
    if len(its) <= _MOST and _may_move(its, mine, locales):
        yield from ((its[place], is_alike) for place, is_alike in _order(its, mine, locales))
    else:
        yield from ((entry, True) for entry in its)


def _may_move(source: list[Entry], made: list[Entry], locales: tuple[str, str]) -> bool:
    """Tell whether entries may stand in another order: by their first words, or sorted by each language.

    The translation must be in alphabetical order not by chance; of a few entries the source must be so, too.
    """
    first = [[" ".join(_name(entry).split()[:1]) for entry in side] for side in (source, made)]
    if len({*first[0]}) == len(source) and sorted(first[0]) == sorted(first[1]):
        return first[0] != first[1]
    reader = readers_of(*locales)[1]
    if all(any(not one.start for one in reader.read(_name(entry))) for entry in made):
        return False  # days and years have an order of their own
    are_both = len(made) < _SORTED
    if are_both and len(made) <= _FEW[made[0][0].kind]:
        return False
    sides = [(made, locales[1]), *([(source, locales[0])] if are_both else [])]
    return all(is_in_alphabet([*map(_name, side)], locale) for side, locale in sides)


def _name(entry: Entry) -> str:
    return entry[:2][-1].inline.text.partition("\n")[0]  # of a row its first cell, of a definition the term


def _order(source: list[Entry], made: list[Entry], locales: tuple[str, str]) -> list[tuple[int, bool]]:
    """Return the place of the source of each entry, those first that have most in common, and whether they have any."""
    readers = readers_of(*locales)
    scored = []
    for its, mine in product(range(len(source)), range(len(made))):
        is_kept = _name(source[its]).split()[:1] == _name(made[mine]).split()[:1]
        in_common = _in_common(source[its], made[mine], readers)
        scored.append((is_kept, in_common, -abs(its - mine), its, mine))
    order: dict[int, tuple[int, bool]] = {}
    gone = set[int]()
    for is_kept, in_common, _, its, mine in sorted(scored, reverse=True):
        if mine not in order and its not in gone:
            gone.add(its)
            order[mine] = (its, is_kept or in_common > 0)
    return [order[mine] for mine in sorted(order)]


def _in_common(source: Entry, made: Entry, readers: tuple[Reader, Reader]) -> float:
    """Return in how many blocks two entries have the same figures, or how alike the words of these are."""
    texts = ((its.inline.text, mine.inline.text) for its, mine in zip(source, made, strict=False))
    return sum(_have_same_figures(its, mine, readers) or likeness(its[:_LONG], mine[:_LONG]) for its, mine in texts)


def _have_same_figures(source: str, made: str, readers: tuple[Reader, Reader]) -> bool:
    its, mine = ([*reader.read(text)] for reader, text in zip(readers, (source, made), strict=True))
    same = [one for one in mine if any(one.also & other.also for other in its)]
    return 0 < len(its) == len(mine) == len(same)
