"""What the figures of a text say: so much of a unit, a day, a time; and how a figure is kept."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

Number = int | Fraction
Value = tuple[str, Any]  # what is counted or named, and how much or which: ("DKK", 5), ("date", (12, 24))

# How a figure is missed where the other side lacks it: not at all; if another stands there instead; in any case.
WEAK, SOFT, STRONG = 0, 1, 2
UPWARDS, DOWNWARDS = "upwards", "downwards"  # from which value on a figure keeps out all others
_REST = re.compile(r"(?<=[^\W\d_])[^\W\d_]*(?:/[^\W\d_]+[²³]?)?")
YEARS = range(1000, 2101)  # numbers that may be years
_MILLI = Fraction(1, 1000)
# Units that are parts of each other are compared in one, so that two weeks are 14 days and 25 % a quarter.
_PARTS: dict[str, dict[str, Number]] = {
    "share": {"%": Fraction(1, 100), "‰": Fraction(1, 1000)},
    "minutes": {"second": Fraction(1, 60), "minute": 1, "quarter": 15, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60},
    "months": {"month": 1, "quarter of a year": 3, "year": 12, "decade": 120, "century": 1200},
    "grams": {"microgram": _MILLI**2, "milligram": _MILLI, "gram": 1, "kilogram": 1000, "tonne": 10**6},
    "litres": {
        "millilitre": _MILLI,
        "centilitre": 10 * _MILLI,
        "decilitre": 100 * _MILLI,
        "litre": 1,
        "cubic metre": 1000,
    },
    "metres": {"millimetre": _MILLI, "centimetre": 10 * _MILLI, "metre": 1, "kilometre": 1000, "nautical mile": 1852},
    "square metres": {"square metre": 1, "hectare": 10**4, "square kilometre": 10**6},
    "moles": {"micromole": _MILLI**2, "millimole": _MILLI, "mole": 1},
    "watts": {"kilowatt": 1, "megawatt": 1000, "gigawatt": 10**6},
    "watt hours": {"kilowatt hour": 1, "megawatt hour": 1000, "gigawatt hour": 10**6, "terawatt hour": 10**9},
    "DKK": {"øre": Fraction(1, 100)},
}
_PHYSICAL = frozenset({"grams", "litres", "metres", "moles", "square metres", "watts", "watt hours"})
_MEASURES = {unit: (kind, many) for kind, units in _PARTS.items() for unit, many in units.items()}


class Figure(NamedTuple):
    """What stands at `start` to `end` of a text: what it says, and what it may mean besides."""

    text: str
    start: int
    end: int
    value: Value
    also: frozenset[Value] = frozenset()  # a figure of which one of these is the value says the same
    strength: int = STRONG
    multiplier: int = 1  # with the unit, what it is counted in, as a number may be that is joined to it
    unit: str = ""
    shared: Value | None = None  # what it says if it is counted as the figure that it is joined to
    is_ordinal: bool = False
    bound: Value | None = None  # which others it keeps out: under 18 and 17 or younger say the same
    text_line: int = 1  # the line on which its text begins

    def besides(self, values: Iterable[Value]) -> "Figure":
        """Return the figure as one that may say these as well."""
        return self._replace(also=self.also.union(values))

    @property
    def says(self) -> set[Value]:
        """What it says first of all, in one way or the other."""
        return {self.value} | ({self.bound} if self.bound else set())

    @property
    def written(self) -> str:
        """The figure as it stands in the text, with the rest of a word or a unit that it is only the beginning of."""
        rest = _REST.match(self.text, self.end)
        return self.text[self.start : rest.end() if rest else self.end].strip()

    @property
    def line(self) -> int:
        """The line on which it stands."""
        return self.text_line + self.text.count("\n", 0, self.start)


def is_physical(unit: str) -> bool:
    """Tell whether a unit measures something else than time, money or a share."""
    return _MEASURES.get(unit, ("", 0))[0] in _PHYSICAL


def amounts(amount: Number, unit: str) -> list[Value]:
    """Return so much of a unit and, as the other side may leave the unit out, the number; % must not be left out."""
    kind, many = _MEASURES.get(unit, (unit or "number", 1))
    if unit.startswith(("%", "‰", "weekday")):
        return [(kind, amount * many)]
    return [(kind, amount * many), ("number", amount), *([("share", amount)] if 0 < amount < 1 else [])]


def dates_of(day: int, month: int) -> list[Value]:
    """Return a day of the year, and of its first and last day that it is its beginning or end; nothing if none is."""
    edge: list[Value] = [("stage", stage) for stage, ends in ((1, (1, 1)), (3, (31, 12))) if ends == (day, month)]
    return [("date", (month, day)), *edge] if day in range(1, 32) and month in range(1, 13) else []


def time_of(minutes: int) -> Value:
    """Return a time of the day, in minutes after midnight."""
    return "time", minutes % (24 * 60)
