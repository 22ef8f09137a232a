"""Reads the numbers of a language without a file, by what the Unicode CLDR says of it: months and large numbers."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any
from unicodedata import numeric

from figures import Figures, figures_of
from locales import cldr_of
from numerals import LETTER, one_of, plain
from values import SOFT, STRONG, WEAK, Figure, Number, Value

_POINTED = re.compile(r"\d{1,15}\.\d{1,15}(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(1\d|20)(\d\d)[/–-](\d\d)(?![\d/–-])")
_TELEPHONE = re.compile(
    r"(?:\+\d{1,3}|(?<![\d./-])0(?!\d?[./-]\d\d?[./-]\d))(?:[\s()/-]{0,2}\d){6,12}(?!\d)"
    r"|(?<![\d.,+/-])(?!\d{1,3}(?:\s\d{3})+(?!\d))(?=(?:\s?\d){8})\d{2,4}(?:\s?\d{2,4}){2,4}(?!\d|[.,]\d)"
    r"|(?<![\d.])(?!\d{1,3}(?:\.\d{3}){3})(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)"  # that of a computer: 192.168.0.1
)
_OWN = 6  # digits at its end by which a telephone number is known, with the code of a country or a town or without
_PARTS = "¼½¾"
_HALF_DAY, _THOUSAND = 12, 1000
_HALVES = (1, 2, 4)
_LEAST = 3  # letters of an abbreviation that means one thing only


class Digits:
    """Reads the numbers of a language that is compared with one of whose figures nothing is known.

    Each part of another form, such as hours and minutes, is a number. Where the figures of this one are `known`, a
    number says besides what others write for it (11 pm is 23, the 19th century the 1800s), and its words answer one.
    """

    clauses = re.compile(r"[.,;:](?=\s)")  # where one ends

    def __init__(self, locale: str, known: Figures | None, decimal: str) -> None:
        """Take the language, what reads its figures if that is known, and the sign that parts off decimals."""
        cldr = cldr_of(locale)
        self._known, self._decimal = known, decimal
        self._months, self._multipliers = _months_of(cldr), _multipliers_of(cldr)
        self._number_pattern = _numbers(decimal)
        self._multiplier = re.compile(rf"[\s-]?(?P<word>{one_of(self._multipliers)})(?!{LETTER})", re.IGNORECASE)
        months = "|".join(map(re.escape, sorted(self._months, key=len, reverse=True))) or "(?!)"
        article = rf"(?:{LETTER}{{1,3}}\s)?"
        self._month = re.compile(
            rf"\d(?:\.|º|{LETTER}{{1,3}})?\s{article}(?P<after>{months})(?!{LETTER})"
            rf"|(?<!{LETTER})(?P<before>{months})\.?\s{article}(?=\d)"
        )

    def read(self, text: str) -> tuple[Figure, ...]:
        """Return the numbers of a text; they differ only where the other side has others in their place."""
        numbers = [self._number(text, found) for found in self._number_pattern.finditer(text)]
        figures = _telephoned(text, _pointed(text, _of_years(text, numbers)))
        for found in self._month.finditer(text):
            name = "after" if found["after"] else "before"
            month = self._months[found[name]]
            also: frozenset[Value] = frozenset({("number", month)})
            figures.append(Figure(text, *found.span(name), ("month", month), also, SOFT))
        if self._known:
            figures = [*_answering(self._known.read(text), figures)]
        return tuple(sorted((one for one in figures if one.value[1]), key=lambda one: one.start))

    def _number(self, text: str, found: re.Match[str]) -> Figure:
        whole, _, decimals = (re.sub(r"\D", "", part) for part in found[0].partition(self._decimal))
        number = Fraction(f"{whole[:15] or 0}.{decimals[:15] or 0}")
        number += sum(Fraction(numeric(sign)) for sign in found[0] if sign in _PARTS)
        word = self._multiplier.match(text, found.end())
        many = number * self._multipliers[plain(word["word"]).lower()] if word else number
        also: frozenset[Value] = frozenset({("number", number)} if word else ())
        end = word.end() if word else found.end()
        # A language may write these in words, which are known of none without a file.
        may_be_words = (number < _THOUSAND or number % _THOUSAND == 0) and number.denominator in _HALVES
        return Figure(text, found.start(), end, ("number", many), also, SOFT if may_be_words else STRONG)

    def relation(self, *_: Figure) -> str:
        """Tell nothing of how two numbers are joined."""
        return ""

    def row(self, *_: Figure) -> range:
        """Tell nothing of a range that two numbers may make."""
        return range(0)


Reader = Figures | Digits


@cache
def _numbers(decimal: str) -> re.Pattern[str]:
    """Return what numbers look like in digits, but for the code of a country, where this sign parts off decimals."""
    sign = re.escape(decimal)
    grouped = rf"\d{{1,3}}(?:[.,\s'’](?<!{sign})\d{{3}}(?!\d))+"
    return re.compile(rf"(?<![+\d])(?:(?:{grouped}|\d+)(?:{sign}\d+|\s?[{_PARTS}])?|[{_PARTS}])")


def _pointed(text: str, figures: list[Figure]) -> list[Figure]:
    """Let two numbers that only a full stop parts say one besides: that of a version, a chapter or a clause."""
    for place in range(len(figures) - 1):
        one, after = figures[place : place + 2]
        found = _POINTED.match(text, one.start)
        if found and after.start < found.end():
            figures[place : place + 2] = [each.besides([("number", Fraction(found[0]))]) for each in (one, after)]
    return figures


def _of_years(text: str, figures: list[Figure]) -> list[Figure]:
    """Let the second of two years that is cut short say the whole one besides: 1887/88."""
    whole = {found.start(3): [("number", int(found[1] + found[3]))] for found in _SHORT_YEAR.finditer(text)}
    return [one.besides(whole.get(one.start, ())) for one in figures]


def _telephoned(text: str, figures: list[Figure]) -> list[Figure]:
    """Put in place of the parts of a telephone number one figure of its last digits."""
    spans = [found.span() for found in _TELEPHONE.finditer(text)]
    inside = {at for span in spans for at in range(*span)}
    numbers = [("telephone", re.sub(r"\D", "", text[start:end])[-_OWN:]) for start, end in spans]
    telephones = [Figure(text, *span, own, strength=SOFT) for span, own in zip(spans, numbers, strict=True)]
    return [one for one in figures if one.start not in inside] + telephones


def _months_of(cldr: Any) -> dict[str, int]:
    """Return the number of each month by its names, as they stand within a sentence and at its beginning."""
    forms = [names for kind in cldr.months.values() for form, names in kind.items() if form != "narrow"] if cldr else []
    named = {str(name).rstrip("."): number for names in forms for number, name in names.items()}
    named |= {name[:1].upper() + name[1:]: number for name, number in named.items()}
    return {name: number for name, number in named.items() if len(name) >= _LEAST and name.isalpha()}


def _multipliers_of(cldr: Any) -> dict[str, int]:
    """Return the words for a thousand, a million and more, in small letters."""
    forms = [form for width in cldr.compact_decimal_formats.values() for form in width.values()] if cldr else []
    named = {}
    for power, pattern in (one for form in forms for one in form.items()):
        word = plain(re.sub(r"[0'.]", "", pattern.pattern)).strip().lower()
        if len(word) >= _LEAST and pattern.pattern.count("0") == 1:
            named[word] = int(power)
    return named


def _answering(known: Iterable[Figure], figures: list[Figure]) -> Iterable[Figure]:
    """Yield these figures with what each says besides, and those in words, which answer others and are not missed."""
    left = {one.start: one for one in figures}
    for one in known:
        inside = [at for at in range(one.start, one.end) if at in left]
        if one.value[0] == "time" and inside:
            for at in inside:
                del left[at]
            yield from _of_time(one)
        elif inside:
            said = [("number", number) for value in {one.value, *one.also} for number in _in_digits(*value)]
            left |= {at: left[at].besides(said) for at in inside}
        elif numbers := frozenset(value for value in {one.value, *one.also} if value[0] == "number"):
            yield Figure(one.text, one.start, one.end, ("words", 1 + one.start), numbers, WEAK)  # like no other
    yield from left.values()


def _of_time(figure: Figure) -> Iterator[Figure]:
    """Yield the hour of a time, by either clock, and its minutes."""
    hour, minute = divmod(figure.value[1], 60)
    hours: frozenset[Value] = frozenset(("number", hour % _HALF_DAY + more) for more in (0, _HALF_DAY))
    yield Figure(figure.text, figure.start, figure.end, ("number", hour), hours, SOFT)
    yield Figure(figure.text, figure.start, figure.end, ("number", minute), strength=SOFT)


def _in_digits(kind: str, amount: int) -> Iterator[Number]:
    """Yield the numbers by which a language writes a century, as the 19th or the 1800s, and a decade."""
    if kind == "century":
        yield from (amount, 100 * amount - 100)
    elif kind == "decade":
        yield from (amount, amount % 100)


def readers_of(source: str, made: str) -> tuple[Reader, Reader]:
    """Return what reads the figures of two languages: of one kind, so that they can be compared."""
    known = figures_of(source), figures_of(made)
    return (known[0], known[1]) if known[0] and known[1] else _digits_of(source, made)


@cache
def _digits_of(source: str, made: str) -> tuple[Digits, Digits]:
    signs = decimal_sign(source), decimal_sign(made)
    first, second = signs if all(signs) else ("\0", "\0")  # which is in no text
    return Digits(source, figures_of(source), first), Digits(made, figures_of(made), second)


@cache
def decimal_sign(locale: str) -> str:
    """Return what parts the whole of a number from its decimals in a language (Unicode CLDR); nothing if not known."""
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - few sites have such a language

    known = cldr_of(locale)
    return get_decimal_symbol(known) if known else ""
