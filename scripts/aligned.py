"""Aligns the sentences of a text with those of its translation (after Gale and Church 1993)."""

import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, product

_MOST = 30  # sentences of a text that are aligned; a longer one is taken as a whole
_VARIANCE = 6.8  # of the letters of a translation, for each letter of the source (Gale and Church)
# What it costs that so many sentences became so many: the negative logarithm of how often that is so (Gale and Church),
# three in place of one by our own estimate.
_COSTS = {(1, 1): 0.1, (2, 1): 2.4, (1, 2): 2.4, (2, 2): 4.5, (3, 1): 4.5, (1, 3): 4.5}
_APART = 1.0  # what it costs that one side alone has a mark that both texts have
_FARTHEST = 20.0  # what the greatest difference of lengths costs
_PLAIN = 4.0  # what two sentences cost at most that need not be compared with others
_SURE = 1.5  # how much less it must cost to part two texts at a place than not to
_MARK = re.compile(r"\d+|(?<=[^.!?:] )[^\W\d_a-zæøåß]\w{2,}")  # a number, a name within a sentence

Place = tuple[int, int]  # how many sentences of the source and of its translation have gone before
Bead = tuple[range, range]  # which sentences of a source and of its translation say the same


def align(source: Sequence[str], made: Sequence[str]) -> list[Bead]:
    """Return, one after another, which sentences of a text say the same as which of its translation.

    Each of them stands in one bead. Where it is not sure at which place the texts are to be parted they are not, and
    neither are those that are too long.
    """
    end = (len(source), len(made))
    cuts = [(0, 0), end]
    if all(1 < many <= _MOST for many in end):
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
            starts = [one for few, many in _COSTS if (one := (place[0] - few, place[1] - many)) in best]
            if starts and place != without:
                best[place] = min((best[start][0] + self.cost(start, place), start) for start in starts)
        path = [self._end]
        while path[-1] in best and path[-1] != (0, 0):
            path.append(best[path[-1]][1])
        return best.get(self._end, (math.inf, path))[0], path[::-1]

    def cost(self, start: Place, end: Place) -> float:
        """Return what it costs to take what stands between two places for the same."""
        if (start, end) not in self._costs:
            between = [*zip(start, end, strict=True)]
            its, mine = (sizes[stop] - sizes[at] for sizes, (at, stop) in zip(self._sizes, between, strict=True))
            said = [
                frozenset[str]().union(*marks[at:stop]) for marks, (at, stop) in zip(self._marks, between, strict=True)
            ]
            spread = math.sqrt((its * self._rate + mine) / 2 * _VARIANCE)
            far = math.erfc(abs(mine - its * self._rate) / max(spread, 1) / math.sqrt(2))
            many = _COSTS[end[0] - start[0], end[1] - start[1]] + _APART * len(said[0] ^ said[1])
            self._costs[start, end] = many + min(_FARTHEST, -math.log(max(far, 1e-9)))
        return self._costs[start, end]
