"""Puts items of a list, and rows of a table, in the order of the translation, where each language sorts them."""

from collections.abc import Iterator
from itertools import groupby, product

from digits import Reader, readers_of
from likeness import likeness
from structure import is_in_alphabet
from writing import Block

_RUNS = {"item": "item", "row": "row", "cell": "row", "definition": "definition"}
_FEW = {"item": 2, "row": 2, "definition": 1}  # entries that are in order by chance
_MOST = 100  # entries that are held against each other

Entry = list[Block]  # an item, or a row and its cells
Pairs = tuple[tuple[int, int], ...]  # the places of rows and of their translations


def in_order_of(made: list[Block], source: list[Block], locales: tuple[str, str]) -> tuple[list[Block], set[int]]:
    """Return the blocks of a section, its entries in the order of their translations if both are in alphabetical order.

    An entry became the one that has kept its first word, else the one that has most of its figures and its words. The
    places are returned, too, of those that have nothing in common with what stands there in the translation.
    """
    found, unlike = list[Block](), set[int]()
    if [one.kind for one in source] != [one.kind for one in made]:
        return source, unlike
    for kind, run in groupby(source, key=lambda one: _RUNS.get(one.kind)):
        blocks, start = [*run], len(found)
        others = _entries(made[start : start + len(blocks)])
        for entry, is_alike in _in_order(_entries(blocks), others, locales) if kind else [(blocks, True)]:
            unlike.update(() if is_alike else range(len(found), len(found) + len(entry)))
            found += entry
    return found, unlike


def unmatched(source: list[Block], made: list[Block], locales: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the rows that the translation lacks, and those that it has besides, where they can be told apart.

    The others stand in the same order, and each has some of its figures or words in common with its translation.
    """
    its, mine = (
        _entries([one for one in side if _RUNS.get(one.kind) == "row" and not one.is_head]) for side in (source, made)
    )
    if len(its) == len(mine) or max(len(its), len(mine)) > _MOST:
        return [], []
    readers = readers_of(*locales)
    best: dict[tuple[int, int], tuple[float, Pairs]] = {}
    for place in product(range(len(its) + 1), range(len(mine) + 1)):
        ways = [best[one] for one in ((place[0] - 1, place[1]), (place[0], place[1] - 1)) if one in best]
        if all(place):
            before, (at, to) = best[place[0] - 1, place[1] - 1], (place[0] - 1, place[1] - 1)
            if in_common := _in_common(its[at], mine[to], readers):
                ways.append((before[0] + in_common, (*before[1], (at, to))))
        best[place] = max(ways, default=(0, ()))
    _, pairs = best[len(its), len(mine)]
    lost, extra = (
        [_text(entry) for place, entry in enumerate(side) if place not in {pair[at] for pair in pairs}]
        for at, side in enumerate((its, mine))
    )
    return (lost, extra) if not lost or not extra else ([], [])


def exchanged_cells(source: list[Block], made: list[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each of two cells of a column whose words have changed places, and what the source says there."""
    column, cells = 0, dict[tuple[int, str, str], Block]()
    for its, mine in zip(source, made, strict=False):
        column = column + 1 if mine.kind == "cell" else 0
        if mine.kind not in _RUNS:
            cells = {}
        said, wanted = mine.inline.text, its.inline.text
        if column and said != wanted and any(map(str.isalpha, said)):
            if other := cells.get((column, wanted, said)):
                yield from ((other, said), (mine, wanted))
            cells[column, said, wanted] = mine


def _text(entry: Entry) -> str:
    return " | ".join(cell.inline.text for cell in entry[1:])


def _entries(blocks: list[Block]) -> list[Entry]:
    entries: list[Entry] = []
    for block in blocks:
        if block.kind == "cell":
            entries[-1].append(block)
        else:
            entries.append([block])
    return entries


def _in_order(source: list[Entry], made: list[Entry], locales: tuple[str, str]) -> Iterator[tuple[Entry, bool]]:
    """Yield the entries of the source, and whether it is known of each that it became the one at its place."""
    heads = sum(one[0].is_head for one in source)
    its, mine = source[heads:], made[heads:]
    yield from ((entry, True) for entry in source[:heads])
    if its and len(its) <= _MOST and (_are_sorted(its, mine, locales) or _have_same_names(its, mine)):
        yield from ((its[place], is_alike) for place, is_alike in _order(its, mine, locales))
    else:
        yield from ((entry, True) for entry in its)


def _are_sorted(source: list[Entry], made: list[Entry], locales: tuple[str, str]) -> bool:
    """Tell whether entries, by their first words, are in alphabetical order in each language, and not by chance."""
    if len(source) <= _FEW[source[0][0].kind]:
        return False
    names = [[*map(_name, side)] for side in (source, made)]
    return all(is_in_alphabet(*side) for side in zip(names, locales, strict=True))


def _have_same_names(source: list[Entry], made: list[Entry]) -> bool:
    """Tell whether entries have the same first words on both sides, each once."""
    names = [[" ".join(_name(entry).split()[:1]) for entry in side] for side in (source, made)]
    return len({*names[0]}) == len(source) and sorted(names[0]) == sorted(names[1])


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
    return sum(max(likeness(*both), _have_same_figures(*both, readers)) for both in texts)


def _have_same_figures(source: str, made: str, readers: tuple[Reader, Reader]) -> bool:
    its, mine = ([*reader.read(text)] for reader, text in zip(readers, (source, made), strict=True))
    same = [one for one in mine if any(one.also & other.also for other in its)]
    return 0 < len(its) == len(mine) == len(same)
