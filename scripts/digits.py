"""Reads the digits of a text in a language of whose figures nothing is known."""

from __future__ import annotations

import re

from figures import SOFT, Figure, Figures, figures_of

_NUMBER = re.compile(r"\d+(?:[.,\s'’]\d{3}(?!\d))*")
_NOT_DIGITS = re.compile(r"\D")


class Digits:
    """Reads whole numbers; a point may part thousands, decimals or hours, so each part of another form is a number."""

    def read(self, text: str) -> tuple[Figure, ...]:
        """Return the numbers of a text; they differ only where the other side has others in their place."""
        numbers = ((found, int(_NOT_DIGITS.sub("", found[0])[:15])) for found in _NUMBER.finditer(text))
        return tuple(
            Figure(text, found.start(), found.end(), ("number", number), strength=SOFT)
            for found, number in numbers
            if number
        )

    def relation(self, *_: Figure) -> str:
        """Tell nothing of how two numbers are joined."""
        return ""


Reader = Figures | Digits
_DIGITS = Digits()


def readers_of(source: str, made: str) -> tuple[Reader, Reader]:
    """Return what reads the figures of two languages: of one kind, so that they can be compared."""
    known = figures_of(source), figures_of(made)
    return (known[0], known[1]) if known[0] and known[1] else (_DIGITS, _DIGITS)
