"""Hints at a sentence that says left, or cheaper, where its source says right, or dearer."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from findings import Finding
from negations import Negations
from project import known_of
from writing import Pair, Said

_WORD = re.compile(r"[^\W\d_]+")
Sides = dict[str, tuple[int, str]]  # by the name of a contrast: which side of it a text says, and in what word


def check_contrasts(pair: Pair, said: Said) -> Iterator[Finding]:
    """Hint at a sentence that says one side of a contrast where the source says another; neither may deny it."""
    for other, line, text in said:
        yield from (pair.told("negation-differs", line, **details) for details in contrasts(pair.locales, other, text))


def contrasts(locales: tuple[str, str], source: str, made: str) -> Iterator[dict[str, str]]:
    """Yield what a finding says of each word that says another side of a contrast than a word of the source does."""
    of_source, of_made = map(Contrasts.of, locales)
    theirs = of_source.read(source)
    for name, (side, word) in of_made.read(made).items() if theirs else ():
        if name in theirs and theirs[name][0] != side:
            yield {"kind": "contrast", "value": word, "original": theirs[name][1]}


class Contrasts:
    """The words of a language of which one cannot stand for another, by the sides of the contrasts that they say."""

    def __init__(self, known: Mapping[str, list[str]], negations: Negations | None) -> None:
        """Take what stands under `contrasts` in the language's file, and how the language denies."""
        self._sides: dict[str, list[tuple[str, int]]] = {}
        self._negations = negations
        for name, sides in known.items():
            for side, words in enumerate(sides):
                for word in words.split():
                    self._sides.setdefault(word, []).append((name, side))

    @staticmethod
    @cache
    def of(locale: str) -> "Contrasts":
        """Return what is known of a language."""
        return Contrasts(known_of(locale).get("contrasts") or {}, Negations.of(locale))

    def read(self, text: str) -> Sides:
        """Return the contrasts of which a text says one side only; none where it denies something."""
        found: dict[str, dict[int, str]] = {}
        for word in _WORD.findall(text):
            for name, side in self._sides.get(word.casefold(), ()):
                found.setdefault(name, {}).setdefault(side, word)
        one_sided = {name: next(iter(sides.items())) for name, sides in found.items() if len(sides) == 1}
        return one_sided if one_sided and not (self._negations and self._negations.has_word(text)) else {}
