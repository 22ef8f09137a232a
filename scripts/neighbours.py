"""Lets the figures of a text that stand next to each other say more: a unit, a sign or a sum that they share."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from numerals import END, LETTER, one_of
from values import SOFT, WEAK, Figure, Number, Value, amounts, dates_of, time_of

_UNSIGNED = frozenset({"time", "month", "decade", "century", "quarter"})
_NOON = 12
_RANGE = 3  # letters at most between a number and a dash that leads to the next
_NEAR = 16  # letters at most between a number and the sign before it
_FAR = 100  # letters at most between a number and one before it whose unit it takes over
_BETWEEN_PARTS = re.compile(rf"\s?(?:{LETTER}{{1,3}}\s)?")
_BRACKET = re.compile(r"(?:/\w{1,3})?\s?\([^()]{0,60}|,\s(?:[^\W\d_]{1,7}\s){1,2}")
# What a text for readers abroad may say besides, in brackets behind a measure or after a comma: or about 16 feet.
_ABROAD = frozenset({"acre", "fahrenheit", "foot", "inch", "mile", "square foot", "square mile", "yard"})
_SENTENCE_END = re.compile(rf"[!?]|{LETTER}{{4}}[.;]\s")


def _carried(figures: list[Figure], later: Figure) -> Figure:
    """Let a number without a unit be counted as one before it, too: 60 per cent from the state and 40 from others."""
    kind, amount = later.value
    if kind == "number" and later.multiplier == 1:
        near = [one for one in figures[-6:] if later.start - one.end <= _FAR]
        carried = [value for one in near for value in amounts(amount * one.multiplier, _unit(one))]
        return later.besides(carried)
    if later.unit == "%" and figures and later.start - figures[-1].end <= _FAR:  # it was 2.9 and is 3.5 % now
        of_kind, many = figures[-1].value
        if of_kind == "number" and isinstance(many, Fraction) and figures[-1].multiplier == 1:
            figures[-1] = figures[-1].besides(amounts(many, "%"))
    return later


def _unit(figure: Figure) -> str:
    """Return in what a figure is counted, be it by a word before it: svarprocenten er 67."""
    amount = figure.value[1]
    is_share = isinstance(amount, Number) and ("share", Fraction(amount) / 100) in figure.also
    return figure.unit or ("%" if is_share else "")


def _negated(values: Iterable[Value]) -> set[Value]:
    """Return the values with the other sign, also of digits in another notation; what has none is left out."""
    numbers = {(kind, -many) for kind, many in values if isinstance(many, Number) and kind not in _UNSIGNED}
    return numbers | {(kind, f"-{many}") for kind, many in values if kind in {"written", "digits"}}


def _summed(figures: list[Figure], later: Figure, lower: str) -> Figure:
    """Let what follows a figure in a smaller unit say the sum of both, too: 1 hour and 30 minutes."""
    before = figures[-1] if figures else later
    (kind, many), (of_kind, few) = before.value, later.value
    is_part = kind == of_kind and before.unit != later.unit and many > few
    if not is_part or not _BETWEEN_PARTS.fullmatch(lower, before.end, later.start):
        return later
    total = [(kind, many + few)]
    figures[-1] = before.besides(total)
    return later.besides(total)


def _shared(one: Figure, amount: Number, later: Figure) -> tuple[Value, list[Value]]:
    """Return what so many that are joined to a later figure surely say, and what they may say besides."""
    if later.value[0] == "date":
        return one.value, dates_of(int(amount), later.value[1][0])
    if later.value[0] == "time":
        times = [at for meant, at in one.also if meant == "time"] or [int(amount * 60)]
        shared = [time_of(at + half) for at in times for half in (0, 12 * 60)]
        return max((at for at in shared if at < later.value), default=one.value), shared
    is_counted = (later.unit or later.multiplier > 1) and (one.unit in {"", later.unit} or not later.unit)
    whole = amount * later.multiplier if one.multiplier == 1 else amount
    return one.value, amounts(whole, later.unit or one.unit) if is_counted else []


def _counted_alike(figure: Figure, other: Figure) -> Figure:
    """Return a bare number as one that is counted as the other one is: 4 minutes instead of 11, two of five years."""
    (kind, amount), (_, many) = figure.value, other.value
    if kind != "number" or figure.multiplier > 1 or figure.unit or figure.shared:
        return figure
    if other.unit:
        return figure._replace(shared=amounts(amount * other.multiplier, other.unit)[0])
    of_kind, whole = other.shared or ("", 0)  # 130 km/h, 80 and 50
    return figure._replace(shared=(of_kind, Fraction(amount) * whole / many)) if whole and many else figure


def _is_counted(figure: Figure) -> bool:
    return bool(figure.unit or figure.shared)


def _of_the_clock(first: Figure, last: Figure) -> list[Value]:
    """Return what the second of two numbers says if both are hours, the first, which may be a time, in the morning."""
    hours, later = first.value[1], last.value[1]
    hours = hours // 60 if first.value[0] == "time" else hours
    if not (isinstance(hours, int) and isinstance(later, int) and 0 < later < hours <= _NOON):
        return []
    return [time_of((later + _NOON) * 60), ("number", later + _NOON)]


class Neighbours:
    """The words by which one language joins figures."""

    def __init__(self, known: Mapping[str, Any], units: Mapping[str, str]) -> None:
        """Take the mapping that stands under `figures` in the language's file, and the unit of each sign."""

        def any_of(name: str) -> str:
            return one_of(known.get(name, ()))

        self.currencies = one_of(sign for sign, unit in units.items() if unit.isupper())
        self.out_of = re.compile(rf"(?:\s{LETTER}+){{0,2}}\s{any_of('out_of')}\s")  # one adult in six
        of = one_of(word for name in ("out_of", "within") for word in known.get(name, ()))
        self._of = re.compile(rf"(?:\s{LETTER}+)?\s{of}\s(?:(?:{LETTER}|['’])+\s){{0,2}}")  # 300 of the last 900
        of_all = one_of(word for word in known.get("out_of", ()) if word not in known.get("within", ()))  # in 1894
        self._of_all = re.compile(rf"{of_all}\s(?:(?:{LETTER}|['’])+\s){{0,2}}")  # Of the 900, 300
        before = r"(?:\A|(?<=[\s(\[:»«\"“„”>]))"
        self._week = re.compile(rf"(?<!{LETTER}){one_of(sign for sign, unit in units.items() if unit == 'week')}\s\Z")
        self._minus = re.compile(rf"{before}(?:(?P<dash>[-–])|−|{any_of('minus')}\s)(?:{self.currencies}\s?)?\Z")
        self._falls = re.compile(rf"(?<!{LETTER}){any_of('falls')}")
        self._freezes = re.compile(rf"(?<!{LETTER}){any_of('freezes')}")
        self._join = re.compile(
            rf"\.?\s*(?:,|[-–—]|{any_of('joins')}|{any_of('contrasts')})\s*(?:{any_of('day_articles')}[\s.]{{1,2}})?"
        )
        self._range = re.compile(rf"\s*(?:[-–—]|{any_of('ranges')})\s*")
        self._contrast = re.compile(rf"(?<!{LETTER}){any_of('contrasts')}{END}")
        self._joint = re.compile(rf",|\A[:/]\Z|(?<!{LETTER})(?:[-–—]|{any_of('joins')}|{any_of('coordinators')}){END}")

    def heed(self, figures: list[Figure], later: Figure, lower: str) -> Figure:
        """Let a figure and those before it in a text in small letters say what they make of each other."""
        later = self._signed(figures, later, lower)
        self._share(figures, later, lower)
        later = self._continued(figures, _summed(figures, later, lower), lower)
        later = _carried(figures, self._ratio(figures, later, lower))
        if figures and _is_counted(figures[-1]) != _is_counted(later):
            before, relation = figures[-1], self.relation(figures[-1], later)
            are_digits = before.text[before.start].isdigit() and later.text[later.start].isdigit()
            if relation == "part" or (are_digits and relation in {"contrasted", "joined"}):
                figures[-1], later = _counted_alike(before, later), _counted_alike(later, before)
        return later

    def in_all(self, figures: list[Figure], lower: str) -> tuple[Figure, ...]:
        """Return the figures of a text with what the whole of it makes of them."""
        figures = self._in_brackets(figures, lower) if "(" in lower else figures
        # A fall of 5 per cent may be written -5 %; what fell to 5 degrees is not below zero.
        falls = bool(figures and self._falls.search(lower))
        return tuple(
            one.besides(_negated(one.also)) if self._is_below(one, lower, falls=falls) else one for one in figures
        )

    def _is_below(self, figure: Figure, lower: str, *, falls: bool) -> bool:
        """Tell whether a figure may be below nought by a word of its text: by one near to it, where it says degrees."""
        if figure.unit != "celsius":
            return falls
        near = self._freezes.search(lower, max(0, figure.start - _NEAR), figure.end + 2 * _NEAR)
        return figure.value[1] >= 0 and near is not None

    def _in_brackets(self, figures: list[Figure], lower: str) -> list[Figure]:
        """Let figures be missed by nobody that say in brackets what the one before is in units of another country.

        The days of a numbered week are missed only where others stand there instead: week 24 (10-14 June).
        """
        for place, one in enumerate(figures):
            kind, end = one.value[0], one.end
            behind = [other for other in figures[place + 1 : place + 3] if _BRACKET.fullmatch(lower, end, other.start)]
            last = behind[-1].value[0] if behind and (one.unit or one.multiplier > 1) else kind
            is_abroad = last != kind and (last in _ABROAD or (last.isupper() and kind.isupper()))
            if is_abroad or (behind and self._week.search(lower, max(0, one.start - _NEAR), one.start)):
                most = WEAK if is_abroad else SOFT
                weaker = [other._replace(strength=min(other.strength, most)) for other in behind]
                figures[place + 1 : place + 1 + len(weaker)] = weaker
        return figures

    def _signed(self, figures: list[Figure], later: Figure, lower: str) -> Figure:
        """Let a number with a minus before it be below nought; a dash after another number is none."""
        sign, value = self._minus.search(lower, max(0, later.start - _NEAR), later.start), _negated([later.value])
        if not sign or not value or (figures and sign.start() - figures[-1].end <= _RANGE):
            return later
        if "plus" in lower[max(0, sign.start() - _NEAR) : sign.start()]:  # plus or minus
            return later
        negated = _negated(later.also)
        if sign["dash"] and sign.start() and not later.unit:  # may be a hyphen in a text
            return later.besides(negated)
        return later._replace(start=sign.start(), value=value.pop(), also=frozenset(negated))

    def _share(self, figures: list[Figure], later: Figure, lower: str) -> None:
        """Let numbers that are joined to a figure be counted as it is, too: 5. og 6. maj, 10-12 per cent, 1 to 4 pm."""
        start = later.start
        for place in range(len(figures) - 1, max(len(figures) - 9, -1), -1):
            one = figures[place]
            kind, amount = one.value
            if kind == "weekday" and not lower[one.end : start].strip(" ,."):  # Monday 5 to Friday 9 August
                start = one.start
                continue
            if kind == later.value[0] == "time":  # noon and 1 to 4 pm; 1:30 to 4:00 pm
                is_open = not any(map(str.isalpha, one.written)) and any(map(str.isalpha, later.written[-4:]))
                clock = ("number", amount) if is_open else one.value
                kind, amount = next((said for said in one.also if said[0] == "number"), clock)
            is_joined = self._join.fullmatch(lower, one.end, start)
            if not is_joined or not (kind == "number" or kind.isupper()):
                return
            value, shared = _shared(one, amount, later)
            of_unit = shared[0] if shared and later.value[0] not in {"date", "time"} else None
            also = one.also.union(shared, [one.value])
            figures[place], start = one._replace(value=value, also=also, shared=of_unit), one.start

    def _continued(self, figures: list[Figure], later: Figure, lower: str) -> Figure:
        """Let a number that is joined to a day or a time be one as well: May 5 and 6, kl. 8-10 og 13-15.

        Two months with one between may be a quarter: October to December; and from 8 to 4 may be hours.
        """
        before = figures[-1] if figures else later
        (kind, first), (of_kind, last) = before.value, later.value
        if not self._join.fullmatch(lower, before.end, later.start):
            return later
        if kind == of_kind == "month":
            quarter = {("quarter", (month + 2) // 3) for month in (1, 4, 7, 10) if (first, last) == (month, month + 2)}
            figures[-1] = before.besides(quarter)
            return later.besides(quarter)
        if kind == of_kind == "number":
            return later.besides(() if "," in lower[before.end : later.start] else _of_the_clock(before, later))
        if kind == "time" and of_kind in {"number", "written"}:
            times = [said for said in later.also if said[0] == "time"]
            return later._replace(value=times[0]).besides(_of_the_clock(before, later)) if times else later
        is_day = kind == "date" and of_kind in {"number", "written"} and isinstance(last, int)
        return later.besides(dates_of(last, first[0]) if is_day else ())

    def _ratio(self, figures: list[Figure], whole: Figure, lower: str) -> Figure:
        """Let two numbers say besides which share one is of the other: two out of five are 40 per cent."""
        if figures and self.out_of.fullmatch(lower, figures[-1].end, whole.start):
            part, amount = figures[-1].value[1], whole.value[1]
            if isinstance(part, Number) and isinstance(amount, Number) and 0 < part <= amount:
                share: list[Value] = [("share", Fraction(part) / amount)]
                figures[-1] = figures[-1].besides(share)
                return whole.besides(share)
        return whole

    def row(self, first: Figure, last: Figure) -> range:
        """Return the numbers between two figures of which a range is made, as far as they are such: weeks 28 to 30."""
        start, end = first.value[1], last.value[1]
        between = first.text[first.end : last.start].lower()
        is_range = (first.start, first.end) == (last.start, last.end) or self._range.fullmatch(between)
        is_row = is_range and first.value[0] == last.value[0] == "number" and first.text is last.text
        return range(start + 1, end) if is_row and isinstance(start, int) and isinstance(end, int) else range(0)

    def relation(self, first: Figure, second: Figure) -> str:
        """Tell if figures are apart, contrasted (four, up from five), joined (five to four), a ratio, part or whole."""
        between = first.text[first.end : second.start].lower()
        if first.text is not second.text or _SENTENCE_END.search(between):
            return "apart"
        if between == ":":
            return "ratio"
        before = first.text[max(0, first.start - _NEAR) : first.start].lower()
        if self._of_all.fullmatch(before if first.start <= _NEAR else before.rpartition(". ")[2]):
            return "whole"
        words = (("contrasted", self._contrast), ("joined", self._joint))
        if marks := [(mark.start(), name) for name, pattern in words for mark in pattern.finditer(between)]:
            return max(marks)[1]  # 31 against, and 87 abstained
        return "part" if self._of.fullmatch(between) else ""
