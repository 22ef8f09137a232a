"""Hints at a sentence that says only, always or at least in one language, and surely nothing like it in the other."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from inline import WORD
from locales import known_of
from negations import Negations


def qualifiers(locales: tuple[str, str], source: str, made: str) -> Iterator[dict[str, str]]:
    """Yield what a finding says of two texts of which one alone says how far something holds."""
    of_source, of_made = map(Qualifiers.of, locales)
    if not of_source or not of_made:
        return
    if word := of_source.alone(source, of_made, made) or of_made.alone(made, of_source, source):
        yield {"kind": "qualifier", "value": made, "detail": word}


class Qualifiers:
    """The words of a language that say how far something holds, by what they say, and beginnings of words like them."""

    def __init__(self, known: Mapping[str, Mapping[str, Any]], negations: Negations) -> None:
        """Take what stands under `qualifiers` in the language's file, and how the language denies."""
        self._negations = negations
        says = "|".join(f"(?P<{name}>{one['says']})" for name, one in known.items())
        self._says = re.compile(rf"\b(?=\w)(?:{says})", re.IGNORECASE)  # each begins with a word, which is soon seen
        self._like = {name: tuple(one["like"]) for name, one in known.items()}
        self._or_denied = {name for name, one in known.items() if one["or_denied"]}

    @staticmethod
    @cache
    def of(locale: str) -> "Qualifiers | None":
        """Return what is known of a language; None where nothing is."""
        known, negations = known_of(locale).get("qualifiers"), Negations.of(locale)
        return Qualifiers(known, negations) if known and negations else None

    def alone(self, text: str, theirs: "Qualifiers", other: str) -> str:
        """Return the word of a text to which the other one, in another language, surely has none like it."""
        found = (one for one in self._says.finditer(text) if not theirs.may_say(str(one.lastgroup), other))
        return next((one[0] for one in found), "")

    def may_say(self, name: str, text: str) -> bool:
        """Tell whether a text says this, or something that may be meant so, as a denial may."""
        words = WORD.findall(text.lower())
        is_like = any(word.startswith(self._like.get(name, ())) for word in words)
        return is_like or (name in self._or_denied and self._negations.may_deny(text))
