"""Hints at a sentence that says left, or cheaper, where its source says right, or dearer."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from inline import WORD
from locales import known_of
from negations import Negations

_PAIR = 2
_GROUPED = re.compile(r"\d+(?:[.,]\d+)+")  # is nothing counted: hver 2.000 kr. is not every second one
_APART = 3  # words between two sides that are not named in one breath, where their order is free: left or right


class Side(NamedTuple):
    """Which side of a contrast a text says, as which of its words, and how it is written."""

    number: int
    place: int
    word: str


def contrasts(locales: tuple[str, str], source: str, made: str) -> Iterator[dict[str, str]]:
    """Yield what a finding says of each word that says another side of a contrast than a word of the source does.

    Neither may deny it. Where both texts say the same two sides, these have changed places; where two others, one of
    them is another.
    """
    of_source, of_made = map(Contrasts.of, locales)
    theirs, told = of_source.read(source), set[str]()
    for name, all_ours in of_made.read(made).items() if theirs else ():
        all_its = theirs.get(name, [])
        are_paired = len(all_its) == len(all_ours)
        others = [pair for pair in zip(all_its, all_ours, strict=False) if pair[0].number != pair[1].number]
        its, ours = _in_turn(all_its), _in_turn(all_ours)
        said, kept = ({one.number for one in side} for side in (its, ours))
        lost, new = [one for one in its if one.number not in kept], [one for one in ours if one.number not in said]
        if are_paired and others and bool(lost) is not bool(new):  # a deficit became one more surplus
            original, value = (one.word for one in others[0])
        elif len(its) == len(ours) and ((lost and new) or _are_swapped(its, ours)):
            original, value = (lost or its)[0].word, (new or ours)[0].word
        else:
            continue
        if not any(original in one for one in told):  # by every year as well as by every
            yield {"kind": "contrast", "value": value, "original": original}
            told.add(original)


def _in_turn(sides: list[Side]) -> list[Side]:
    """Return the sides without those that only say again what the one before them says."""
    return [one for place, one in enumerate(sides) if not place or sides[place - 1].number != one.number]


def _are_swapped(sides: list[Side], others: list[Side]) -> bool:
    """Tell whether two sides, neither pair of them named in one breath, have changed places."""
    is_apart = all(len(one) == _PAIR and one[0].place + _APART < one[-1].place for one in (sides, others))
    return is_apart and [one.number for one in sides] == [one.number for one in reversed(others)]


class Contrasts:
    """The words of a language of which one cannot stand for another, by the sides of the contrasts that they say."""

    def __init__(
        self, known: Mapping[str, list[str]], things: Mapping[str, list[str]], negations: Negations | None
    ) -> None:
        """Take what stands under `contrasts` and `things` in the language's file, and how the language denies."""
        # By its first word, the longest first: the words that follow, the contrast and the side of it.
        self._sides: dict[str, list[tuple[list[str], str, int]]] = {}
        self._negations, self._things = negations, frozenset(things)
        said = [
            (one.split("_"), name, side)
            for name, sides in [*known.items(), *things.items()]
            for side, words in enumerate(sides)
            for one in words.split()
        ]
        for words, name, side in sorted(said, key=lambda one: -len(one[0])):
            self._sides.setdefault(words[0], []).append((words[1:], name, side))

    @staticmethod
    @cache
    def of(locale: str) -> "Contrasts":
        """Return what is known of a language."""
        known = known_of(locale)
        return Contrasts(known.get("contrasts") or {}, known.get("things") or {}, Negations.of(locale))

    def read(self, text: str) -> dict[str, list[Side]]:
        """Return, by contrast, the sides that a text says of it, one after another; only things where it denies."""
        found: dict[str, list[Side]] = {}
        words = WORD.findall(_GROUPED.sub(" ", text))
        lower, ends = [word.lower() for word in words], dict[str, int]()
        for place, word in enumerate(lower):
            for rest, name, side in self._sides.get(word, ()):
                end = place + 1 + len(rest)
                if lower[place + 1 : end] == rest and place >= ends.get(name, 0):  # half-yearly is not yearly
                    ends[name] = end
                    found.setdefault(name, []).append(Side(side, place, " ".join(words[place:end])))
        denies = bool(found and self._negations and self._negations.has_word(text))
        return {name: sides for name, sides in found.items() if not denies or name in self._things}
