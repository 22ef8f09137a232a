"""Hints at a sentence that says left, or cheaper, where its source says right, or dearer."""

from collections.abc import Iterator, Mapping
from functools import cache

from findings import Finding
from inline import WORD
from locales import known_of
from negations import Negations
from writing import Pair, SentencePairs

_PAIR = 2
_APART = 3  # words between two sides that are not named in one breath, where their order is free: left or right
Sides = dict[str, list[tuple[int, str]]]  # by the name of a contrast: which sides of it a text says, and in what words


def check_contrasts(pair: Pair, said: SentencePairs) -> Iterator[Finding]:
    """Hint at a sentence that says one side of a contrast where the source says another; neither may deny it."""
    for other, line, text in said:
        yield from (pair.told("negation-differs", line, **details) for details in contrasts(pair.locales, other, text))


def contrasts(locales: tuple[str, str], source: str, made: str) -> Iterator[dict[str, str]]:
    """Yield what a finding says of each word that says another side of a contrast than a word of the source does.

    Where both texts say the same two sides, these have changed places.
    """
    of_source, of_made = map(Contrasts.of, locales)
    theirs = of_source.read(source)
    for name, ours in of_made.read(made).items() if theirs else ():
        its = theirs.get(name, [])
        sides = [[side for side, _ in one] for one in (its, ours)]
        if (len(its) == len(ours) == 1 and sides[0] != sides[1]) or (len(its) > 1 and sides[0] == sides[1][::-1]):
            yield {"kind": "contrast", "value": ours[0][1], "original": its[0][1]}


class Contrasts:
    """The words of a language of which one cannot stand for another, by the sides of the contrasts that they say."""

    def __init__(self, known: Mapping[str, list[str]], negations: Negations | None) -> None:
        """Take what stands under `contrasts` in the language's file, and how the language denies."""
        # By its first word, the longest first: the words that follow, the contrast and the side of it.
        self._sides: dict[str, list[tuple[list[str], str, int]]] = {}
        self._negations = negations
        said = [
            (one.split("_"), name, side)
            for name in known
            for side, words in enumerate(known[name])
            for one in words.split()
        ]
        for words, name, side in sorted(said, key=lambda one: -len(one[0])):
            self._sides.setdefault(words[0], []).append((words[1:], name, side))

    @staticmethod
    @cache
    def of(locale: str) -> "Contrasts":
        """Return what is known of a language."""
        return Contrasts(known_of(locale).get("contrasts") or {}, Negations.of(locale))

    def read(self, text: str) -> Sides:
        """Return the sides that a text says of a contrast, where it is one, or two apart; none where it denies."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        words = WORD.findall(text)
        lower, ends = [word.lower() for word in words], dict[str, int]()
        for place in [place for place, word in enumerate(lower) if word in self._sides]:
            for rest, name, side in self._sides[lower[place]]:
                end = place + 1 + len(rest)
                if lower[place + 1 : end] == rest and place >= ends.get(name, 0):  # half-yearly is not yearly
                    ends[name] = end
                    before = found.setdefault(name, [])
                    if not before or before[-1][0] != side:
                        before.append((side, place, " ".join(words[place:end])))
        clear = {
            name: [(side, word) for side, _, word in said]
            for name, said in found.items()
            if len(said) == 1 or (len(said) == _PAIR and said[1][1] - said[0][1] > _APART)
        }
        return clear if clear and not (self._negations and self._negations.has_word(text)) else {}
