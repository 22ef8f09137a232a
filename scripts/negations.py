"""Hints at sentences that deny something in one language and not in the other."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from locales import known_of

_TWICE = 2
_NAMED = re.compile(r"""[“"»\[]\w+[”"«\]]|(?<!\w)['‘]\w+['’](?!\w)""")
_CAPITAL = re.compile(r"(?<=[^\W_] )[^\W\d_a-zß-ÿ]\w+")
_SENTENCE_END = re.compile(r"[.!?;]\s")
_DENYING = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # a word, which may end in n't


def denials(locales: tuple[str, str], source: str, made: str) -> Iterator[dict[str, str]]:
    """Yield what a finding says of a text that denies something where its translation does not, or the reverse."""
    of_source, of_made = map(Negations.of, locales)
    if of_source and of_made and all(map(_DENYING.search, (source, made))):  # a cell may have a sign that says no
        its, mine = _without_names(source, made) if of_source.differ(source, of_made, made) else ("", "")
        if of_source.differ(its, of_made, mine):
            yield {"kind": "denial", "value": made, "detail": source}
        elif of_source.count_differs(source, of_made, made):
            yield {"kind": "count", "value": made, "detail": source}


def _without_names(source: str, made: str) -> list[str]:
    """Return two texts without the words with a capital within a sentence that both have: Café Nothing."""
    shared = {*_CAPITAL.findall(source)} & {*_CAPITAL.findall(made)}
    return [_CAPITAL.sub(lambda word: "" if word[0] in shared else word[0], one) for one in (source, made)]


class Negations:
    """How a language denies: whole words, beginnings of words that deny by themselves, and what only looks like it."""

    def __init__(self, known: dict[str, Any]) -> None:
        """Take what is known of the language."""
        self._words = frozenset(known["negations"])
        self._phrases = tuple(known.get("negating_phrases") or ())
        self._beginnings = tuple(known.get("negating_words") or ())
        self._forms = re.compile(known.get("negating_forms") or "(?!)")
        self._going_on = re.compile(known.get("negations_going_on") or "(?!)")
        self._unless = re.compile(known.get("unless") or "(?!)")
        self._joining = re.compile(known.get("negations_joining") or "(?!)")
        self._exceptions = re.compile("|".join(known.get("negation_exceptions") or ["(?!)"]))
        self._restricting = re.compile(known.get("restricting") or "(?!)")
        self._joint = re.compile(known.get("clause_joint") or "(?!)")
        # Not before something, and before it, where nothing else says that the one comes after the other.
        self._not_before, self._before = (
            re.compile(known.get(name) or "(?!)", re.DOTALL) for name in ("negations_before", "before")
        )
        # What denies nothing more where the other language says it as well: no, without.
        self._alike = re.compile(known.get("negations_alike") or "(?!)", re.IGNORECASE)

    @staticmethod
    @cache
    def of(locale: str) -> "Negations | None":
        """Return what is known of a language; None where nothing is."""
        known = known_of(locale)
        return Negations(known) if known.get("negations") else None

    def differ(self, text: str, theirs: "Negations", other: str) -> bool:
        """Tell whether one of two texts denies something, and the other, in another language, surely nothing.

        Where both are one sentence of as many clauses, each is held against its own: another one may deny as well.
        """
        ours, its = self._joint.split(text), theirs._joint.split(other)
        is_one = not any(map(_SENTENCE_END.search, (text, other)))
        clauses = zip(ours, its, strict=True) if is_one and 1 < len(ours) == len(its) else ()
        return any(self._denies_alone(mine, theirs, one) for mine, one in [(text, other), *clauses])

    def _denies_alone(self, text: str, theirs: "Negations", other: str) -> bool:
        """Tell whether one of two texts, each taken whole, denies something and the other surely nothing."""
        if not self.denies(text) and not theirs.denies(other):
            limits, others = self.restrictions(text), theirs.restrictions(other)
            only_one = any(map(self.has_word, limits)) and not theirs.may_deny(other)
            only_other = any(map(theirs.has_word, others)) and not self.may_deny(text)
            is_early = self._is_early(text, theirs, other) or theirs._is_early(other, self, text)
            return is_early or bool(limits and others and (only_one or only_other))
        bare, its = self._alike.sub(" ", text), theirs._alike.sub(" ", other)
        if (bare == text) != (its == other):  # only one of them says no or without
            bare, its = text, other
        if self._says_only(text, theirs, other) or theirs._says_only(other, self, text):
            return False
        if self.denies(bare):
            return not theirs.has_word(its) and theirs._excuses(its) <= self._excuses(bare)
        return theirs.denies(its) and not self.has_word(bare) and self._excuses(bare) <= theirs._excuses(its)

    def _is_early(self, text: str, theirs: "Negations", other: str) -> bool:
        """Tell whether a text says not before something, and the other one before it, and nothing of a denial."""
        plain = _plain(other)
        before = theirs._before.search(plain) if self._not_before.search(_plain(text)) else None
        if not before:
            return False
        start, end = before.span(before.lastindex or 0)  # of the word itself, which may stand in for a denial elsewhere
        return not theirs.may_deny(plain[:start] + plain[end:])

    def count_differs(self, text: str, theirs: "Negations", other: str) -> bool:
        """Tell whether both texts deny something, and one of them surely more often than the other."""
        if not self.has_word(text) or not theirs.has_word(other):
            return False
        ours, its = self._times(text), theirs._times(other)
        if not ours or not its:
            return False
        return max(ours) + self._excuses(text) < min(its) or max(its) + theirs._excuses(other) < min(ours)

    def _times(self, text: str) -> set[int]:
        """Return how often a text denies, with and without what may only go on with a denial, and what may go on so."""
        text = self._exceptions.sub(" ", _plain(text))
        times = self._count(text)
        more = len(self._going_on.findall(text)) if times else 0
        return {times, times - len(self._joining.findall(text)), times + more} - {0}

    def _excuses(self, text: str) -> int:
        """Return how often a text denies by the beginning of a word or seems to deny in an exception."""
        text = _plain(text)
        return self._alikes(text) + len(self._exceptions.findall(text))

    def _alikes(self, text: str) -> int:
        """Return how often a plain text denies by something else than a word that does, as by how one begins."""
        return sum(word.startswith(self._beginnings) for word in _words(text)) + len(self._forms.findall(text))

    def _says_only(self, text: str, theirs: "Negations", other: str) -> bool:
        """Tell whether a text denies twice where the other one says only: not without a card, only with one."""
        is_twice = _TWICE in self._times(text) or bool(self._unless.search(_plain(text)))
        return is_twice and bool(theirs.restrictions(other))

    def restrictions(self, text: str) -> list[str]:
        """Return the words like only of a text, which not turns round and does not deny, each with its not."""
        return [found[0] for found in self._restricting.finditer(_plain(text))]

    def denies(self, text: str) -> bool:
        """Tell whether a text denies something."""
        return self.has_word(text) and self.has_word(self._exceptions.sub(" ", _plain(text)))

    def may_deny(self, text: str) -> bool:
        """Tell whether a text denies something, be it by a verb, by the beginning of a word or in an exception."""
        return self.has_word(text) or self._alikes(_plain(text)) > 0

    def turns(self, text: str) -> bool:
        """Tell whether a text denies something, or holds unless something else does."""
        return self.has_word(text) or bool(self._unless.search(_plain(text)))

    def has_word(self, text: str) -> bool:
        """Tell whether a text has a word that denies, whatever it means there."""
        return self._count(_plain(text)) > 0

    def _count(self, text: str) -> int:
        """Return how many words and phrases that deny a plain text has."""
        words = _words(text)
        contracted = sum(word.endswith("n't") and word not in self._words for word in words) if "n't" in text else 0
        return sum(map(self._words.__contains__, words)) + contracted + sum(map(text.count, self._phrases))


@lru_cache(1_000)  # as often as its words
def _plain(text: str) -> str:
    """Return a text as it is searched: in small letters, without a word that is only named, as in quotation marks."""
    return _NAMED.sub(" ", text.lower()).replace("’", "'")


@lru_cache(1_000)  # a sentence is asked several things
def _words(text: str) -> list[str]:
    return _DENYING.findall(text)
