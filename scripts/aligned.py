"""Tells what of a text and of its translation says the same, by its length (after Gale and Church).

Source: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993, 3.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, product
from math import inf

# What a translator makes of paragraphs or sentences, as one of two, and how unlikely that is (a negative logarithm).
STEPS = {(1, 1): 0.1, (2, 1): 2.4, (3, 1): 4.8, (1, 2): 2.4}
LOST = 3.0  # one that is left out: with this, and not their 4.6, more is found, and hardly more is told of joined ones
# More ways, where nothing is left out.
_BEADS = {**STEPS, (1, 3): 4.8, (2, 2): 4.4}
# How far the length of one varies, in letters squared for each letter: 1 to 4.5 in the installation guide of Debian in
# six languages, 6.8 in the debates that Gale and Church measured. With 6 and 3.0, in the help of LibreOffice in Danish
# and English, 87 % of the sentences and 71 % of the paragraphs that are taken out are told, and 0.3 % and 1 % of those
# that are joined.
VARIANCE = 6
MOST = 60  # paragraphs of a section, or sentences of a block, of which it is told what they lack
_MOST_ALIGNED = 15  # sentences of a text that are aligned; a longer one is taken as a whole
_LONGER = 3  # times as long as the other one is a text that says something else besides
_APART = 1.0  # what it costs that one side alone has a mark that both texts have
_PLAIN = 4.0  # what two sentences cost at most that need not be compared with others
_SURE = 0.5  # how much less it must cost to part two texts at a place than not to
_MARK = re.compile(r"\d+|(?<=[^.!?:] )[^\W\d_a-zæøåß]\w{2,}")  # a number, a name within a sentence

Place = tuple[int, int]  # how many sentences of the source and of its translation have gone before
Bead = tuple[range, range]  # which sentences of a source and of its translation say the same


def strain(rate: float, source: int, made: int) -> float:
    """Return how unlikely it is that so many letters became so many, at a rate of letters for each letter."""
    length = rate * source
    return (made - length) ** 2 / (2 * VARIANCE * max(length, 1))


def lacking(rate: float, source: Sequence[int], made: Sequence[int]) -> tuple[int, ...]:
    """Return which paragraphs or sentences have, by the lengths of all, rather been left out than joined to others."""
    # By how many of both have been gone through: how unlikely that is, and which ones are lacking.
    best: dict[Place, tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    places = product(range(len(source) + 1), range(len(made) + 1)) if len(source) <= MOST else ()
    for (gone, there), ((many, few), unlikely) in product(places, [*STEPS.items(), ((1, 0), LOST)]):
        after = (gone + many, there + few)
        if (gone, there) in best and after[0] <= len(source) and after[1] <= len(made):
            cost, lost = best[gone, there]
            far = strain(rate, sum(source[gone : after[0]]), sum(made[there : after[1]])) if few else 0
            now = (cost + unlikely + far, lost if few else (*lost, gone))
            best[after] = min(best.get(after, now), now)
    _, lost = best.get((len(source), len(made)), (0.0, ()))
    # Where many have become few, something must be lacking by the steps alone; then the text is shorter by it as well.
    is_shorter = rate * sum(source) - sum(made) > rate * sum(source[one] for one in lost) / 2
    return lost if is_shorter else ()


def align(source: Sequence[str], made: Sequence[str]) -> list[Bead]:
    """Return, one after another, which sentences of a text say the same as which of its translation.

    Each of them stands in one bead. Where it is not sure at which place the texts are to be parted they are not, and
    neither are those that are too long, or of which one is much longer.
    """
    end = (len(source), len(made))
    cuts = [(0, 0), end]
    lengths = [sum(map(len, side)) for side in (source, made)]
    if all(1 < many <= _MOST_ALIGNED for many in end) and max(lengths) < _LONGER * min(lengths):
        texts = _Texts(source, made)
        one_by_one = [(place, place) for place in range(len(source) + 1)]
        if end == one_by_one[-1] and all(texts.cost(*ends) < _PLAIN for ends in pairwise(one_by_one)):
            return [(range(at, at + 1), range(at, at + 1)) for at in range(len(source))]
        cost, path = texts.path()
        cuts[1:1] = [one for one in path[1:-1] if texts.path(without=one)[0] > cost + _SURE]
    return [(range(start[0], stop[0]), range(start[1], stop[1])) for start, stop in pairwise(cuts)]


class _Texts:
    """A text and its translation, by their sentences."""

    def __init__(self, source: Sequence[str], made: Sequence[str]) -> None:
        self._end = (len(source), len(made))
        self._costs: dict[tuple[Place, Place], float] = {}
        self._sizes = [[0, *accumulate(map(len, side))] for side in (source, made)]
        marks = [[frozenset(_MARK.findall(one)) for one in side] for side in (source, made)]
        shared = frozenset().union(*marks[0]) & frozenset().union(*marks[1])
        self._marks = [[one & shared for one in side] for side in marks]
        self._rate = self._sizes[1][-1] / max(self._sizes[0][-1], 1)

    def path(self, without: Place | None = None) -> tuple[float, list[Place]]:
        """Return what the best way to part the texts costs, and its places, of which one may have to be avoided."""
        best: dict[Place, tuple[float, Place]] = {(0, 0): (0, (0, 0))}
        for place in product(range(1, self._end[0] + 1), range(1, self._end[1] + 1)):
            starts = [one for few, many in _BEADS if (one := (place[0] - few, place[1] - many)) in best]
            if starts and place != without:
                best[place] = min((best[start][0] + self.cost(start, place), start) for start in starts)
        path = [self._end]
        while path[-1] in best and path[-1] != (0, 0):
            path.append(best[path[-1]][1])
        return best.get(self._end, (inf, path))[0], path[::-1]

    def cost(self, start: Place, end: Place) -> float:
        """Return what it costs to take what stands between two places for the same."""
        if (start, end) not in self._costs:
            between = [*zip(start, end, strict=True)]
            its, mine = (sizes[stop] - sizes[at] for sizes, (at, stop) in zip(self._sizes, between, strict=True))
            said = [
                frozenset[str]().union(*marks[at:stop]) for marks, (at, stop) in zip(self._marks, between, strict=True)
            ]
            many = _BEADS[end[0] - start[0], end[1] - start[1]] + _APART * len(said[0] ^ said[1])
            self._costs[start, end] = many + strain(self._rate, its, mine)
        return self._costs[start, end]
