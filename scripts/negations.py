"""Hints at sentences that deny something in one language and not in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from findings import Finding
from inline import sentences
from pairs import Pair
from project import known_of
from writing import Block

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def check_negations(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Hint at a sentence that denies something where its translation does not, or the reverse."""
    of_source, of_made = (Negations.of(side.page.locale) for side in (pair.source, pair.made))
    if not of_source or not of_made or [one.kind for one in source] != [one.kind for one in made]:
        return
    for its, mine in zip(source, made, strict=True):
        if any("lang=" in side.source and not side.inline.plain.strip() for side in (its, mine)):
            continue  # one of them is marked as another language's
        theirs, ours = sentences(its.inline.text), sentences(mine.inline.text)
        if len(theirs) != len(ours):
            theirs, ours = [(0, its.inline.text)], [(0, mine.inline.text)]
        for (_, other), (breaks, said) in zip(theirs, ours, strict=True):
            if said == other:
                continue  # it was left in the language of the source
            if of_source.differ(other, of_made, said):
                yield pair.told("negation-differs", mine.line + breaks, value=said, detail=other)


@dataclass(frozen=True)
class Negations:
    """How a language denies: whole words, beginnings of words that deny by themselves, and what only looks like it."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    exceptions: re.Pattern[str]
    alike: re.Pattern[str]  # what denies nothing more where the other language says it as well: no, without

    @staticmethod
    @cache
    def of(locale: str) -> Negations | None:
        """Return what is known of a language; None where nothing is."""
        known = known_of(locale)
        if not known.get("negations"):
            return None
        exceptions = "|".join(known.get("negation_exceptions") or ["(?!)"])
        return Negations(
            frozenset(known["negations"]),
            tuple(known.get("negating_words") or ()),
            re.compile(exceptions),
            re.compile(known.get("negations_alike") or "(?!)", re.IGNORECASE),
        )

    def differ(self, text: str, theirs: Negations, other: str) -> bool:
        """Tell whether one of two texts denies something, and the other, in another language, surely nothing."""
        bare, its = self.alike.sub(" ", text), theirs.alike.sub(" ", other)
        if (bare == text) != (its == other):  # only one of them says no or without
            bare, its = text, other
        return (self.denies(bare) and not theirs.may_deny(its)) or (theirs.denies(its) and not self.may_deny(bare))

    def denies(self, text: str) -> bool:
        """Tell whether a text denies something."""
        words = _WORD.findall(self.exceptions.sub(" ", text.casefold().replace("’", "'")))
        return not self.words.isdisjoint(words) or any(word.endswith("n't") for word in words if "'" in word)

    def may_deny(self, text: str) -> bool:
        """Tell whether a text denies something, be it by a verb, by the beginning of a word or in an exception."""
        words = _WORD.findall(text.casefold())
        return self.denies(text) or any(word in self.words or word.startswith(self.beginnings) for word in words)
