"""Reads the figures of a text: numbers, amounts, shares, dates, times and decades, in digits and in words.

At each number and each word that the data of the language know, the recognisers are tried in order, from the most
special (a date) to the plain number. None looks further than a few words, so that the time grows as a text does.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from bounds import Bounds
from locales import known_of
from neighbours import Neighbours
from numerals import END, GAP, LETTER, THOUSANDS, Numerals, one_of, plain
from values import SOFT, STRONG, WEAK, Figure, Number, Value, amounts, dates_of, is_physical, time_of

_CENTURY = 100
_PAIR = 2
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")  # CO₂ may be written CO2
_SHORT = 3  # letters of a blank and an abbreviated unit
MOST = 2_000  # figures that are read in a text; one that has more is no prose
_NEAR = 16  # letters that are looked at before a number that may be part of a name
_FAR = 100  # letters that are looked at before a rate: twice a week
_DATE = (
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)|(?<!\d[.-])(?P<first>\d{1,2})"
    r"(?:(?P<sign>[.-])(?P<second>\d{1,2})(?:[.-](?=\d{4})|(?P=sign))(?P<last>\d{4}|\d\d(?![.,:-]\d))"
    r"|/(?P<other>\d{1,2})[/-](?P<end>\d{4}|\d\d))(?![\d/])"
)
_TELEPHONE = (
    # Of an account, an identifier: more digits in groups than a number has, which are not thousands.
    r"(?=(?:\d\s?){11,34}(?!\s?\d))(?!\d{1,3}(?:\s\d{3})+(?!\s?\d)|(?:(?:19|20)\d\d\s?)+(?!\d))\d{1,6}(?:\s\d{1,6}){2,8}(?!\s?\d)|"
    r"\d-\d-\d(?![\d-])|\+45\)?(?:\s?\d\d){4}(?!\d)|\+\d{1,3}\)?(?:[\s-]?\d{2,4}){2,5}(?!\d)|\d\d(?:\s\d\d){3}(?!\s?\d)|\d{4}\s\d{4}(?!\s?\d)"
)
_YEARS = r"(?P<century>\d\d)(?P<first>\d\d)\s?[-–/]\s?(?P<last>\d\d)(?![.,]?\d)"
_OTHER_NOTATION = re.compile(r"\d++(?:[.,]\d++)*+")
_NAME_BEFORE = re.compile(rf"(?:{LETTER}|\b[A-Z]{{2,}}[-–])\Z")
_CALLED = re.compile(r"[A-ZÆØÅÄÖ][^\W\d_]{2,} \Z")  # a name or a heading's first word
# Chapter IV; of one letter or in small letters only within brackets: section 7(1)(ii).
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:I[XV]|V?I{0,3})(?!\w)|(?<=\()(?=[ivx])x{0,3}(?:i[xv]|v?i{0,3})(?=\))")
_LETTER_NUMERAL = re.compile(r"[IVX](?![\w'’-])")
# By which of its kind something is called: lift F, class 7B, class IIa, Article 6(1)(e), § 7 b.
_LABEL = (
    r"(?:(?<=[a-zß-ÿ]{2}\s)|(?<=[a-zß-ÿ]{2}\s\d)|(?<=[a-zß-ÿ]{2}\s\d\d))([A-HJ-Z])(?![\w'’-]|\.\s?[A-ZÀ-Þ])"
    r"|(?<=[\d)])\s?\(([a-z])\)"
    r"|(?<=[a-zß-ÿ]{2}\s)([IVX]{1,4}[a-d])(?!\w)"
)


def _figures(text: str, found: re.Match[str], *values: Value, strength: int = STRONG) -> list[Figure]:
    """Make a figure of a match; the first value is what it says, the others what it may mean besides."""
    return [Figure(text, found.start(), found.end(), values[0], frozenset(values), strength)] if values else []


def _behind(words: Iterable[str]) -> str:
    """Return the pattern of a place before which one of these words stands."""
    return "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in words) or "(?!)"


def _numbers(of: Iterable[Number]) -> list[Value]:
    return [("number", one) for one in of]


def _without_unit(digits: str) -> list[Value]:
    """Return what digits may be besides a number: those of a version, a time, a day and month, a telephone."""
    parts, digits = digits.split("."), re.sub(r"\A0(?=\d)", "", digits)
    found: list[Value] = [("written" if len(parts) > 1 else "digits", digits)]
    if len(parts) <= _PAIR and all(part.isdecimal() and len(part) <= _PAIR for part in parts):
        first, second = (int(part) for part in [*parts, "0"][:2])
        if first in range(25) and second in range(60):
            found.append(time_of(first * 60 + second))
        found += dates_of(first, second)
    return found


class Figures:
    """Reads the figures of one language."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        """Take the mapping that stands under `figures` in the language's file."""
        self._known: Mapping[str, Any] = defaultdict(dict, known)  # a key that is left out has no words
        self._numerals = Numerals(self._known)
        self._multipliers = {**self._known["multipliers"], **self._known["abbreviations"]}
        self._months = {**self._known["months"], **self._known["month_abbreviations"]}
        self._units = {plain(sign).lower(): unit for unit, signs in self._known["units"].items() for sign in signs}
        self._rates = {plain(phrase): unit for unit, phrases in self._known["rates"].items() for phrase in phrases}
        timed = one_of(word for word, unit in self._known["compounds"].items() if unit not in {"", "year"})
        self._measures = [sign for sign, unit in self._units.items() if is_physical(unit)]
        any_of, ending = self._any_of, rf"{self._any_of('endings')}?{END}"
        self._word_pattern = (
            rf"(?P<weekday>{any_of('weekdays')}){ending}|(?P<season>{any_of('seasons')}){ending}"
            rf"|(?P<stage>{any_of('stages')}){END}"
            rf"|(?P<weak>{any_of('weak')}){ending}"
            rf"|(?P<number>{one_of(self._numerals.cardinals)})(?P<unit>{any_of('compounds')})"
            rf"|(?P<part>{any_of('halves')})(?P<timed>{timed})"
        )
        self._start = re.compile(rf"{any_of('not_figures')}{END}|\+(?=\d)|\d++|[¼-¾⅐-⅞]|{LETTER}++")
        self._short_days = {
            short: day for name, day in self._known["weekdays"].items() for short in (name[:3], name[:4], name[:-3])
        }
        # As short as this only from one day to another: ma-fr.
        self._shortest_days = {day[:2]: number for day, number in self._known["weekdays"].items()} | self._short_days
        self._neighbours, self._bounds = Neighbours(self._known, self._units), Bounds(self._known)
        self.clauses = re.compile(rf"[.,;:](?=\s)|\s{any_of('ands')}\s")  # where one ends
        self.relation, self.row = self._neighbours.relation, self._neighbours.row
        self._recognisers = [(re.compile(pattern), recognise) for pattern, recognise in self._in_order()]
        rates = one_of(sign for sign, unit in self._units.items() if unit in {"%", "‰"} and sign.isalpha())
        # The unit of a number may stand in the word before it: valgdeltagelsesprocenten var 84,2; svarprocent: 61.
        self._rate = re.compile(rf"(?P<unit>{rates}){any_of('endings')}?:?\s(?:{LETTER}{{1,8}}\s){{0,4}}\Z")
        self._measure = re.compile(self._counted_in(ending))
        counted = one_of([*self._multipliers, *self._units])
        self._of_a = re.compile(rf"{GAP}{any_of('of')}{GAP}{any_of('articles')}(?=[\s-]{counted})")
        self._currency = re.compile(rf"(?<!{LETTER})(?P<unit>{self._neighbours.currencies})\.?\s?[-–−']?\Z")
        self._numbered = re.compile(rf"(?<!{LETTER})(?i:{any_of('numbered')})\s\Z")
        letter = "(a|\\s?[b-hj-z])" if "a" in self._known["articles"] else "(\\s?[a-hj-z])"  # no § 7 a person
        called = rf"(?:§|(?<!{LETTER})(?i:{any_of('numbered')})\s)\s?\d{{1,3}}{letter}"
        called += rf"|(?<!{LETTER})(?i:{any_of('lettered')})(?:\s\(?|(?<=\())([a-z])"
        self._label = re.compile(rf"{_LABEL}|(?:{called})(?![\w'’-])")
        self._pointed = re.compile(rf"(?<!{LETTER}){any_of('pointed')}\s\Z")
        self._every = re.compile(rf"(?<!{LETTER}){any_of('every')}{GAP}\Z", re.IGNORECASE)
        counts = one_of([*self._numerals.cardinals, *self._known["rate_counts"]])
        self._counted = re.compile(
            rf"(?:(?<!\b(?:19|20)\d)\d|(?<!{LETTER}){counts})[^\w,;]+(?:(?:{one_of(self._units)}|{LETTER}+)[^\w,;]+)?\Z"
        )
        self._first_words = {re.split(r"\W", phrase)[0] for phrase in self._phrases()}
        self._small_months = re.compile(rf"(?<!{LETTER}){one_of(self._months)}{END}")
        self._may_begin = lru_cache(100_000)(self._is_known)
        self.read = lru_cache(10_000)(self._read)  # menus, tables and notices say the same again and again

    def _counted_in(self, ending: str) -> str:
        """Return the pattern of what may follow a number: a part, a half, thousands and a unit."""
        any_of = self._any_of
        # A code that stands before a number is not that of the number before it: children under 15 DKK 25.
        codes = one_of(sign for sign, unit in self._units.items() if sign.upper() == unit and unit.isalpha())
        half = rf"{GAP}{any_of('and_a_part')}{END}"
        return (
            rf"{GAP}(?P<part>{any_of('denominators')}){ending}|(?P<half>{half})?"
            rf"(?:(?:\s{any_of('before_units')})?[\s-]?(?:(?P<multiplier>{one_of(self._multipliers)})(?![^\W_])(?:(?<={LETTER}{{4}})|\.?)))?"
            rf"(?:(?![\s-]{{0,2}}{any_of('not_units')}{END})(?:\s{any_of('before_units')})?[\s-]{{0,2}}"
            rf"(?P<unit>(?!{codes}\s?\d){one_of(self._units)}){ending}(?!\d))?"
            rf"(?P<late_half>{half})?"
        )

    def _phrases(self) -> list[str]:
        """Return all by which a figure may begin that are not found by a pattern of their own."""
        named = "articles halves multipliers clocks clock_phrases decades stages weak holidays pers"
        phrases = [*self._numerals.cardinals, *self._numerals.ordinals, *self._months, *self._rates]
        phrases += [*self._shortest_days, *self._measures]
        return phrases + [phrase for name in named.split() for phrase in self._known.get(name, ())]

    def _any_of(self, name: str) -> str:
        return one_of(self._known.get(name, ()))

    def _in_order(self) -> list[tuple[str, Callable[[str, re.Match[str]], list[Figure]]]]:
        """Return the pattern of each kind of figure but the plain number, and what makes figures of its matches."""
        any_of, numerals = self._any_of, self._numerals
        hours = one_of(word for word, many in numerals.cardinals.items() if many in range(1, 13))
        ordinal = rf"(?P<ordinal>{one_of(numerals.ordinals)}){END}"
        day, month = rf"(?P<day>\d{{1,2}}){any_of('ordinal_signs')}?", rf"(?P<month>{one_of(self._months)}){END}"
        short_day, shortest = one_of(self._short_days), one_of(self._shortest_days)
        listed = rf"\s?(?:[,/&]|{any_of('joins')}{END})\s?"
        out_of = rf"{GAP}{any_of('out_of')}{GAP}(?:\d|{hours}{END})"  # a quarter, to nine out of ten
        within = _behind(self._known["before_months"])
        alone = rf"(?!{any_of('articles')}{END}){hours}(?:[.,;:!?)]|\Z|\s{any_of('joins')}\s)"
        spoken = rf"(?:{_behind(self._known['before_hours'])})(?={alone})"
        return [
            (rf"(?P<day>{any_of('holidays')}){END}", self._holiday),
            (_DATE, self._date),
            (rf"(?:{day}|{ordinal})[\s-]{{0,3}}(?:{any_of('of')}\s)?{month}", self._day_and_month),
            (
                rf"(?P<within>{within})?{month}(?:(?=\.?\s(?P<year>\d{{4}})(?!\d))|(?(within)(?!)|{self._day_after(day)}))?",
                self._month,
            ),
            (
                rf"(?:(?P<clock>{any_of('clocks')}){END}[\s.]{{0,3}}(?:{any_of('about')}[\s.]{{1,2}})?)?"
                rf"(?:(?:{any_of('articles')}{GAP})?(?P<phrase>{any_of('clock_phrases')}){GAP})?"
                rf"(?:(?P<hour>\d{{1,2}})(?:(?P<sign>[.:])(?P<minute>[0-5]\d))?(?!\d|[.,:]\d|\s\d{{3}}(?!\d))|(?P<word>(?P<spoken>{spoken})?{hours}){END}(?!{out_of}))"
                rf"(?:\s?(?P<half>{any_of('halves_of_day')}){END})?",
                self._clock,
            ),
            (
                rf"(?P<years>\d{{1,3}}0)['-]?(?:{any_of('decade_endings')}|(?P<century>{any_of('century_endings')})){END}"
                rf"|(?P<word>{any_of('decades')}){END}",
                self._decade,
            ),
            (
                rf"(?:(?P<number>\d{{1,4}})(?P<sign>{any_of('ordinal_signs')}){END}|{ordinal})"
                rf"(?P<century>{GAP}{any_of('centuries')}{END})?(?P<quarter>{GAP}{any_of('quarters')}{END})?",
                self._ordinal,
            ),
            (rf"(?P<rate>{one_of(self._rates)}){END}", self._rate_of),
            (rf"(?:(?<=[\w.²³]/)|{any_of('pers')}\s)(?P<per>{one_of(self._measures)}){END}", self._per),
            (rf"{shortest}\.?\s?[-–]\s?{shortest}{END}", self._days),
            (rf"{short_day}\.?(?:{listed}{short_day}\.?(?!{LETTER})){{1,6}}", self._days),
            (self._word_pattern, self._word),
            (_TELEPHONE, self._telephone),
            (rf"{_YEARS}(?!\.?\s?{month})", self._years),
            (r"(\d{1,2})/(\d{1,2})(?![\d/])", self._slash),
        ]

    def _day_after(self, day: str) -> str:
        """Return the pattern of the day, or two, that follow a month, in a language in which they may."""
        # After the full stop of an abbreviation a number may begin a sentence: Nov. 4th and Nov. 4, 1872 are days.
        signs = self._any_of("ordinal_signs")
        stop = rf"(?:\.(?=\s\d{{1,2}}(?:{signs}|,\s\d{{4}}))|,(?=\s\d{{1,2}}{signs}))?"
        return (
            rf"{'' if self._known.get('days_follow') else '(?!)'}{stop}\s{day}"
            r"(?:\s?[-–]\s?(?P<last>\d{1,2}))?(?![\d:]|\s?%|\.\d|,\d{3}(?!\d))"
        )

    def _read(self, text: str) -> tuple[Figure, ...]:
        """Return the figures of a text in the order in which they stand."""
        lower = text = text.translate(_SUBSCRIPTS)
        if self._known["capital_months"]:  # without its capital it is another word: may
            lower = self._small_months.sub(lambda month: "_" * len(month[0]), text)
        lower = lower.replace("İ", "I").replace("’", "'").lower()  # each letter keeps its place
        figures: list[Figure] = []
        end = 0
        for start in self._start.finditer(lower):
            if start.start() >= end and self._may_begin(start[0][:40]):
                end, found = self._read_at(text, lower, start.start())
                if found:
                    found[0] = self._neighbours.heed(figures, found[0], lower)
                figures += found
            if len(figures) >= MOST:
                break
        read = [self._bounds.heed(one, lower) for one in self._neighbours.in_all(figures, lower)]
        read += islice(self._letters(text, {one.end for one in read}), max(0, MOST - 1 - len(read)))
        return tuple(sorted(read, key=lambda one: one.start))

    def _letters(self, text: str, taken: set[int]) -> Iterator[Figure]:
        """Yield the letters by which something is called, but for 5M and Christian X, which end where a figure does."""
        for label in self._label.finditer(text):
            place = label.lastindex or 0
            if place > 1 or label.end() not in taken:
                letter: Value = ("letter", label[place].strip().upper())
                yield Figure(text, *label.span(place), letter, frozenset({letter}), WEAK)

    def _is_known(self, word: str) -> bool:
        """Tell whether a figure may begin with this word, or with these digits."""
        is_number = not word[-1].isalpha() or not word.strip("ivx")
        is_known = is_number or word in self._first_words or bool(re.match(self._word_pattern, word))
        return is_known or self._numerals.in_one_word(word) > 0

    def _read_at(self, text: str, lower: str, at: int) -> tuple[int, list[Figure]]:
        """Return where to go on, and the figures that begin at a place, if any."""
        if roman := _ROMAN.match(text, at) or self._one_letter(text, at):
            signs = [{"i": 1, "v": 5, "x": 10}[sign] for sign in roman[0].lower()]
            number = sum(-one if one < after else one for one, after in zip(signs, [*signs[1:], 0], strict=True))
            return roman.end(), _figures(text, roman, ("number", number), strength=SOFT)
        for pattern, recognise in self._recognisers:
            if (match := pattern.match(lower, at)) and (found := recognise(text, match)):
                return match.end(), found
        found = self._amount(text, lower, at) or self._other_notation(text, lower, at)
        return (found[-1].end if found else at), found

    def _one_letter(self, text: str, at: int) -> re.Match[str] | None:
        """Match I, V or X where it is surely a number: Chapter I, Christian X."""
        before = text[max(0, at - _NEAR) : at]
        is_number = self._numbered.search(before) or (text[at] != "I" and _CALLED.search(before))
        return _LETTER_NUMERAL.match(text, at) if is_number else None

    # What is made of a match: figures, or none if it is something else after all.

    def _word(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read mandag, efteråret, ultimo, begge, kvartal, toårig."""
        for kind in ("weekday", "season", "stage"):
            if found[kind]:
                number = self._known[f"{kind}s"][plain(found[kind])]
                first = [("number", 1)] if kind == "stage" and number == 1 else []  # in the first part of it
                return _figures(text, found, (kind, number), *first, strength=SOFT)
        if found["weak"]:
            word = plain(found["weak"])
            said = _figures(text, found, *self._weak(word), strength=SOFT if word in self._known["multiples"] else WEAK)
            of = [("rate", unit) for phrase, unit in self._rates.items() if word.endswith(f" {phrase}")]
            every: list[Value] = [("rate", many) for kind, many in self._weak(word) if kind == "months"]
            return said + _figures(text, found, *every, *of[:1], strength=WEAK) if of else said  # four times a year: 3
        part, number = found["part"], found["number"]
        amount = Fraction(self._known["halves"][part]) if part else self._numerals.cardinals[number]
        unit = self._known["compounds"][found["unit"] or found["timed"]]
        return _figures(text, found, *amounts(amount, unit), strength=SOFT)

    def _rate_of(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read hver uge, ugentligt, per week, and twice a week; a week by itself says something else."""
        phrase, before = plain(found["rate"]), text[max(0, found.start() - _FAR) : found.start()].lower()
        first, unit = phrase.split()[0], self._rates[phrase]
        is_part = self._of_a.match(text, found.end())  # each quarter of a litre
        if is_part or (first in self._numerals.articles and not self._counted.search(before)):
            return []
        strength = SOFT if phrase in self._known["multiples"] else WEAK
        kind, many = amounts(1, unit)[0]
        every: list[Value] = [("rate", many)] if kind == "months" else []
        return _figures(text, found, ("rate", unit), *every, (kind, many), *self._weak(phrase), strength=strength)

    def _per(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read pr. kWh, per litre, and the end of kr./m³."""
        return _figures(text, found, ("rate", self._units[plain(found["per"])]), strength=WEAK)

    def _days(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read Mon–Thu, and Mon, Wed; man og søn are no days."""
        said = [*re.finditer(rf"({LETTER}+)(\.?)", text[found.start() : found.end()])]
        days = [(one, day) for one in said if (day := self._shortest_days.get(one[1].lower()))]
        is_range = re.search("[-–]", found[0])
        if not is_range and any(one[1].islower() and not one[2] for one, _ in days):
            return []
        return [one for _, day in days for one in _figures(text, found, ("weekday", day), strength=SOFT)]

    def _weak(self, word: str) -> list[Value]:
        """Return what a word says among other things: `quarter: 0.25, 3 month, 15 minute`."""
        meanings = [meaning.partition(" ") for meaning in str(self._known["weak"].get(word, "")).split(", ") if meaning]
        # Of a unit only that: a quarter is not 3.
        return [
            value for amount, _, unit in meanings for value in amounts(Fraction(amount), unit)[: 1 if unit else None]
        ]

    def _holiday(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read Boxing Day, which the other side may call by its date."""
        month, day = map(int, self._known["holidays"][plain(found["day"])].split("-"))
        return _figures(text, found, *dates_of(day, month), strength=SOFT)

    def _date(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read 2019-04-03, 15.1.2018, 15/1-2018."""
        year = int(found["year"] or found["last"] or found["end"])
        first, second = int(found["day"] or found["first"]), int(found["month"] or found["second"] or found["other"])
        dates = dates_of(first, second) or dates_of(second, first)  # 12/30/1899
        years = [year] if year >= _CENTURY else [2000 + year, 1900 + year]
        return [*_figures(text, found, *dates), *_figures(text, found, *_numbers(years))] if dates else []

    def _day_and_month(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read 15. januar, the first of May."""
        day = int(found["day"]) if found["day"] else self._numerals.ordinals[plain(found["ordinal"])]
        return _figures(text, found, *dates_of(day, self._months[found["month"]]))

    def _month(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read May 15th, May 5–6, and a month alone, which may be another word if no year follows."""
        month, strength = self._months[found["month"]], STRONG if found["year"] else SOFT
        if days := [int(day) for day in (found["day"], found["last"]) if day]:
            return [figure for day in days for figure in _figures(text, found, *dates_of(day, month))]
        return _figures(text, found, ("month", month), strength=strength)

    def _clock(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read kl. 14.30, klokken halv tre, half past two, 2 pm, three o'clock; words are of either half of the day."""
        hour = int(found["hour"]) if found["hour"] else self._numerals.cardinals[found["word"]]
        is_named = found["clock"] or found["phrase"] or found["half"]
        is_time = is_named or found["sign"] == ":" or found["spoken"] is not None
        if not is_time or hour not in range(25):
            return []
        half = self._known["halves_of_day"].get(found["half"], "")
        if isinstance(half, int):
            hour = hour % 12 + half
        minutes = int(found["minute"] or 0) + self._known["clock_phrases"].get(plain(found["phrase"]), 0)
        times = [time_of(hour * 60 + minutes), time_of((hour + 12) * 60 + minutes)]
        is_either = not isinstance(half, int) and (half or found["phrase"] or found["word"])
        hours = _numbers((hour, hour + 12) if is_either and not minutes else ())
        values = [*times[: None if is_either else 1], *hours]
        is_number = not is_named and not found["sign"]  # at five, which may be a time
        return _figures(text, found, *(values if not is_number else [("number", hour), *times]))

    def _decade(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read the 1990s, 90'erne, halvfemserne, 1800-tallet."""
        if text[found.end() - 1].isupper():  # line 150S
            return []
        year = int(found["years"]) if found["years"] else self._known["decades"][found["word"]]
        ages = amounts(year, "year") if year < _CENTURY else []
        values: list[Value] = [("decade", year), ("decade", year % 100), *ages]
        if year >= _CENTURY and year % 100 == 0:
            century = year // 100 + 1
            values.insert(0 if found["century"] else 1, ("century", century))
            values += [("number", century)] if found["century"] else []  # the nineteenth, after the eighteenth century
        return _figures(text, found, *values)

    def _telephone(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read +45 35 29 81 00; the other side may leave out the code of the country, but not change it."""
        digits = "".join(filter(str.isdecimal, found[0]))
        inland = [digits[code:] for code in (1, 2, 3)] if found[0].startswith("+") else []
        also = _numbers(map(int, inland or [digits]))  # 72562000
        return _figures(text, found, ("digits", digits), *(("digits", number) for number in inland), *also)

    def _years(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read 2018–22, 2018/19."""
        first, last = int(found["century"] + found["first"]), int(found["century"] + found["last"])
        figures = _figures(text, found, ("number", first))
        return figures + _figures(text, found, ("number", last), ("number", last % 100)) if first < last else []

    def _slash(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read 15/1 and 3/4, a day or a share."""
        one, other = int(found[1]), int(found[2])
        share = [("share", Fraction(one, other))] if other else []
        is_season = other == one + 1 and not dates_of(1, other)  # 25/26 is 2025-26
        years = _numbers(2000 + year for year in (one, other)) if is_season else []
        values: list[Value] = [("slash", (one, other)), *share, *years]
        days = dates_of(one, other)
        # What would be more than a whole is no share: 29/8.
        return _figures(text, found, *([*days, *values] if one > other else [*values, *days]))

    def _ordinal(self, text: str, found: re.Match[str]) -> list[Figure]:
        """Read 3., 3rd, third, the 19th century, the 3rd quarter; a point is of an ordinal only within a sentence."""
        after = text[found.end("sign") : found.end("sign") + 2]
        is_within = found["century"] or found["quarter"] or (after[:1].isspace() and after[1:].islower())
        if found["sign"] == "." and not is_within:
            return []
        number = int(found["number"]) if found["number"] else self._numerals.ordinals[plain(found["ordinal"])]
        if found["century"]:
            return _figures(text, found, ("century", number))
        if found["quarter"]:  # may be written Q3
            return _figures(text, found, ("quarter", number), ("number", number), ("months", 3))
        of_word = WEAK if found["ordinal"] in self._known["weak_ordinals"] else SOFT
        values: list[Value] = [("number", number)]
        if number and self._every.search(text[max(0, found.start() - 10) : found.start()]):
            of = self._measure.match(text[found.end() : found.end() + 20].lower())
            unit = self._units.get(plain(of["unit"]), "") if of else ""
            part = Fraction(1, number)  # every second one is half of them
            measured = amounts(number, unit)
            # Every second year is not twice a year.
            timed = [one for one in measured if one[0] in {"months", "minutes"}]
            values = [*(timed or [*measured, *values]), ("share", part), ("number", part)]
            # every tenth year is once a decade; every other citizen may be half of them, or all but one
            is_strong = number == _PAIR if unit == "year" else unit != "month" and bool(unit or number > _PAIR)
            of_word = STRONG if is_strong else SOFT
        of_sign = STRONG if number else SOFT  # a class before the first may have a name
        read = _figures(text, found, *values, strength=of_sign if found["number"] else of_word)
        return [one._replace(is_ordinal=self._known["weak_ordinals"].get(found["ordinal"], True)) for one in read]

    # The plain number.

    def _amount(self, text: str, lower: str, at: int) -> list[Figure]:
        """Read a number in digits or in words with what it is counted in: 1,5 mio. kr., two thirds, halvandet år."""
        is_word = lower[at].isalpha()
        number = self._numerals.in_words(lower, at) if is_word else self._numerals.in_digits(lower, at)
        if not number:
            return []
        amount, end = number
        found = self._measure.match(lower, end)
        is_bare = lower[at:end] in self._numerals.articles and not self._neighbours.out_of.match(lower, end)
        if not found or (is_bare and found.end() - end <= _SHORT and found[0].isascii()):  # but et år
            return []  # a house, an MD; but one out of four
        parts, of_a = self._known["denominators"].get(found["part"], 1), self._of_a.match(lower, found.end())
        if of_a and amount < parts and (found["part"] or found.end() == end):  # a quarter of a million
            amount, found = Fraction(amount) / parts, self._measure.match(lower, of_a.end()) or found
        elif found["part"]:
            return [self._fraction(text, at, amount, found)]
        more = plain(found["half"] or found["late_half"] or "").strip()
        many = amount + self._numerals.and_a_part[more] if more else amount
        multiplier, unit = self._multipliers.get(found["multiplier"], 1), self._units.get(plain(found["unit"]), "")
        start = at
        if not unit and (sign := self._currency.search(lower[max(0, at - 20) : at])):
            unit = self._units[plain(sign["unit"])]
            start = at if sign[0][-1:] in "-–−'" else max(0, at - 20) + sign.start()
        values = amounts(many * multiplier, unit)
        if "." in lower[at:end] and not unit and self._pointed.search(lower[max(0, at - _NEAR) : at]):
            values = [("digits", lower[at:end]), *values]
        if not is_word and found.end() == end and "," not in lower[at:end]:  # which means two things
            values += _without_unit(lower[at:end])
            values += _numbers(century + amount for century in (1900, 2000) if lower[at - 1 : at] == "'")  # in '26
        values += self._besides(lower, at, amount, found)
        before = text[max(0, at - _NEAR) : at]
        is_name = _NAME_BEFORE.search(before) or (text[at].isupper() and _CALLED.search(before))  # Ellen Otte
        strength = SOFT if (many * multiplier == Fraction(1, 2) and not unit) or is_name else STRONG
        if lower[at:end] in self._multipliers or not amount or lower[at:end] == THOUSANDS:
            strength = SOFT  # many thousand; what costs nothing may be free
        is_article = lower[at:end] in self._numerals.articles  # a percent value
        if many * multiplier == 1 and (is_word or not unit) and (unit[:1] != "%" or is_article):
            strength = SOFT if not is_word or lower[at:end] in self._known["multiples"] else WEAK
        return [Figure(text, start, found.end(), values[0], frozenset(values), strength, multiplier, unit)]

    def _besides(self, lower: str, at: int, amount: Number, found: re.Match[str]) -> Iterator[Value]:
        """Yield what a number may be of besides: 5 m may be metres, and the unit may stand in the word before it."""
        if found["unit"] == "pp":  # pages
            yield "number", amount
        if len(found["multiplier"] or "") == 1:
            yield from amounts(amount, self._units.get(found["multiplier"], ""))
        if rate := self._rate.search(lower[max(0, at - _FAR) : at]):
            yield from amounts(amount, self._units[rate["unit"]])

    def _fraction(self, text: str, at: int, amount: Number, found: re.Match[str]) -> Figure:
        """Read a third, three quarters; these may be of a year, and a third one is an ordinal."""
        parts = self._known["denominators"][found["part"]]
        also = [("number", parts), *self._weak(found["part"])] if amount == 1 else [("number", amount)]
        share = ("share", Fraction(amount, parts))
        return Figure(text, at, found.end(), share, frozenset(also), SOFT if amount == 1 else STRONG)

    def _other_notation(self, text: str, lower: str, at: int) -> list[Figure]:
        """Read what is no number of the language, such as 4.0.1, by its digits and signs; it may be 14.30 or 29.2."""
        if not (found := _OTHER_NOTATION.match(lower, at)):
            return []
        measure, values = self._measure.match(lower, found.end()), _without_unit(found[0])
        return [Figure(text, at, (measure or found).end(), values[0], frozenset(values))]


@cache
def figures_of(locale: str) -> Figures | None:
    """Return what reads the figures of a language; None where nothing is known of it."""
    known = known_of(locale).get("figures")
    return Figures(known) if known else None
