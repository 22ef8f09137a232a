"""Lets a figure say where those that it keeps out begin: under 18 is 17 or younger, before May 1 is by April 30."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from numerals import LETTER, one_of
from values import DOWNWARDS, UPWARDS, Figure, Number, Value, amounts

# How far the first one that is kept out is from the figure, and on which side.
_KEPT_OUT = {"below": (0, UPWARDS), "to": (1, UPWARDS), "above": (0, DOWNWARDS), "from": (-1, DOWNWARDS)}
_COUNTED = frozenset({"", "year", "month", "week", "day", "working day"})  # between 4 and 5 kg is more
_NEAR = 40  # letters at most of the words before a figure
_YEAR = 2001  # one without a leap day


class Bounds:
    """The words of one language by which a figure bounds others."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        """Take the mapping that stands under `figures` in the language's file."""

        def any_of(name: str) -> str:
            kinds = known.get(name, {})
            return "|".join(rf"(?P<{kind}>{one_of(kinds.get(kind, ()))})" for kind in _KEPT_OUT)

        articles = one_of(known.get("day_articles", ()))
        self._before = re.compile(rf"(?<!{LETTER})(?:{any_of('bounds')})\s(?:{articles}\s)?\Z")
        self._after = re.compile(rf"\s?(?:{any_of('bounds_after')})(?!{LETTER})")

    def heed(self, figure: Figure, lower: str) -> Figure:
        """Return a figure of a text in small letters with what the words beside it make of it."""
        start = max(0, figure.start - _NEAR)
        found = self._before.search(lower[start : figure.start]) or self._after.match(lower, figure.end)
        if not found or figure.unit not in _COUNTED or figure.multiplier > 1:
            return figure
        many, side = _KEPT_OUT[str(found.lastgroup)]
        bound, *also = ([(side, one) for one in _moved(value, many, figure)] for value in (figure.value, *figure.also))
        return figure._replace(bound=bound[0], also=figure.also.union(bound, *also)) if bound else figure


def _moved(value: Value, many: int, figure: Figure) -> Iterator[Value]:
    """Yield what is so many days, or of what is counted, after a value; nothing where that cannot be said."""
    kind, amount = value
    if kind == "date":
        try:
            day = date(_YEAR, *amount) + timedelta(many)
        except ValueError:  # 29 February
            return
        yield kind, (day.month, day.day)
    elif isinstance(amount, Number) and Fraction(amount).denominator == 1:
        step = dict(amounts(1, figure.unit)).get(kind)
        if isinstance(step, Number):
            yield kind, amount + many * step
