"""Reads which figure belongs to a name that both languages have, in whatever order a text has these."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from digits import Reader
from values import STRONG, Figure

_NAME = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_PAIR = 2
_MANY = 30  # names of a text that are held against each other

Two = Sequence[Figure]


def exchanged_by_name(source: str, made: str, of_source: Reader, of_made: Reader) -> tuple[Two, Two] | None:
    """Return two figures of which each belongs to the name that has the other one in the source, and those there."""
    if min(len(of_source.read(source)), len(of_made.read(made))) < _PAIR:
        return None
    its, ours = _by_names(source, made, of_source, of_made)
    for one, other in combinations([name for name in its if name in ours][:_MANY], _PAIR):
        before, after = (its[one], its[other]), (ours[one], ours[other])
        if before[0].value == after[1].value != before[1].value == after[0].value:
            return before, after
    return None


def is_kept_by_name(before: Two, after: Two, of_source: Reader, of_made: Reader) -> bool:
    """Tell whether a name has one of some figures of a text in the translation, too."""
    its, ours = _by_names(before[0].text, after[0].text, of_source, of_made)
    starts = {one.start for one in before if one.text is before[0].text}
    same = (name for name, one in ours.items() if name in its and one.value == its[name].value)
    return any(its[name].start in starts for name in same)


def _by_names(
    source: str, made: str, of_source: Reader, of_made: Reader
) -> tuple[dict[str, Figure], dict[str, Figure]]:
    names = {*_NAME.findall(source)} & {*_NAME.findall(made)}
    return _by_name(source, of_source, names), _by_name(made, of_made, names)


def _by_name(text: str, language: Reader, names: set[str]) -> dict[str, Figure]:
    """Return the figure nearest to each name that stands once in a text, in a clause without another such name."""
    ends = [*(mark.end() for mark in language.clauses.finditer(text))] if names else []
    figures, said = defaultdict[int, list[Figure]](list), defaultdict[int, list[re.Match[str]]](list)
    for figure in language.read(text) if names else ():
        if figure.strength == STRONG:
            figures[bisect(ends, figure.start)].append(figure)
    for name in _NAME.finditer(text) if figures else ():
        if name[0] in names:
            said[bisect(ends, name.start())].append(name)
    times = Counter(name[0] for clause in said.values() for name in clause)
    found = {}
    for clause, (name, *others) in said.items():
        if clause in figures and not others and times[name[0]] == 1:
            apart = {max(one.start - name.end(), name.start() - one.end): one for one in reversed(figures[clause])}
            found[name[0]] = apart[min(apart)]
    return found
