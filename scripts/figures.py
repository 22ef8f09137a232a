"""The numbers, dates, amounts, percentages and times of a text, and whether its translation has the same ones.

What a language writes (its words for numbers, its signs, its months) is data; see the key `figures` of
languages/*.yml. A text is read once, from the left, so the time it takes grows with its length and no faster.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

WEAK, SOFT, STRONG = 0, 1, 2
# The lists of a language's data that are asked only whether a word is in them.
_SETS = (
    *("ands", "weak_ordinals", "ordinal_endings", "of", "decade_endings", "century_endings", "centuries"),
    *("about", "articles", "day_articles", "ranges", "coordinators", "names"),
)

Value = tuple[Hashable, ...]
Block = tuple[str, str] | tuple[str, str, str]
Number = int | Fraction

# A text as blanks, digits, letters and single signs: put together again they are the text.
TOKEN = re.compile(r"\s+|\d+|[^\W\d_]+|[^\w\s]|_")
ENOUGH = 15  # digits; a longer number is compared by its digits, which is quick however long it is
KEPT = 100_000  # words whose meaning is remembered
NEAR = 16  # tokens between two figures that one sentence puts side by side
DASHES = frozenset("-–—‑")
BREAKS = frozenset(".!?;:…")
# A longer unit of time in a shorter one, so that half a year is six months.
SHORTER = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "year": ("month", 12),
    "decade": ("month", 120),
    "age": ("month", 1200),
}
SPANS = frozenset(["second", "month", *SHORTER])
SHARES = frozenset(["%", "%p", "‰"])
DAYS, MONTHS, LONGEST_YEAR, HALF_DAY, DAY = 31, 12, 4, 12, 24 * 60


@dataclass(frozen=True)
class Figure:
    """A figure that stands in a text.

    `value` and each of `also` are what it may mean, and one of these must stand on the other side; `offers` are
    what it says besides (the month of a date). A weak figure may answer one on the other side, but is not missed
    itself; a soft one is missed only where the other side has another that is left over.
    """

    value: Value
    written: str
    strength: int = STRONG
    also: frozenset[Value] = frozenset()
    offers: frozenset[Value] = frozenset()
    unit: str = ""
    is_ordinal: bool = False
    is_joined: bool = False
    sentence: int = 0
    line: int = 0

    @property
    def is_weak(self) -> bool:
        """Tell whether nobody misses it where the other side lacks it."""
        return self.strength == WEAK

    @property
    def values(self) -> frozenset[Value]:
        """All that it may mean."""
        return self.also | {self.value}


@dataclass(frozen=True)
class Difference:
    """What a block of the translation lacks, as the source writes it, and what only the translation has.

    `line` counts the line breaks of the block before it.
    """

    block: int
    missing: list[str]
    extra: list[str]
    line: int = 0


@dataclass
class _Word:
    """What a word may say, as far as figures go."""

    cardinal: Number | None = None
    multiplier: int = 0
    ordinal: int = 0
    denominator: int = 0
    month: int = 0
    short_month: int = 0
    weekday: int = 0
    decade: int | None = None
    weak: list[Value] = field(default_factory=list)
    compound: int = 0
    unit: str = ""
    is_one: bool = False
    is_half: bool = False
    is_clock: bool = False
    is_phrase: bool = False


@dataclass
class _Draft:
    """A figure that is being read: tokens `start` to `end`."""

    start: int
    end: int
    values: list[Value]
    strength: int = STRONG
    offers: list[Value] = field(default_factory=list)
    unit: str = ""
    is_ordinal: bool = False
    is_bare: bool = False


def _number(value: Number) -> Value:
    return "number", int(value) if value.denominator == 1 else value


def _parts(phrase: str) -> list[str]:
    """Take a phrase of the language's data apart, as `_Reader.phrase` meets it."""
    return [part for part in TOKEN.findall(phrase.lower()) if not _is_loose(part)]


def _is_loose(token: str) -> bool:
    return token.isspace() or token == "." or token in DASHES


class _Phrases(dict[str, list[tuple[list[str], Any]]]):
    """Groups of words by their first one, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        super().__init__()
        for phrase, meaning in entries:
            if parts := _parts(str(phrase)):
                self.setdefault(parts[0], []).append((parts[1:], meaning))
        for several in self.values():
            several.sort(key=lambda one: -len(one[0]))


class _Words(dict[str, _Word | None]):
    """What each word means; one that is met for the first time is looked into for joined numbers."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__()
        self._cardinals: dict[str, Number] = {
            str(word): Fraction(str(value)) for word, value in known.get("cardinals", {}).items()
        }
        self._multipliers = {str(word): int(value) for word, value in known.get("multipliers", {}).items()}
        self._ordinals = {str(word): int(value) for word, value in known.get("ordinals", {}).items()}
        self.joint = str(known.get("joint", ""))
        self._ones = [str(word) for word in known.get("ones", [])]
        self._compounds = {str(word): str(unit or "") for word, unit in known.get("compounds", {}).items()}
        if self.joint:
            self._join()
        self._longest = max(map(len, self._cardinals), default=0)
        self._fill(known)

    def _join(self) -> None:
        """Add the words that are made of ones and tens."""
        ones = {word: value for word, value in self._cardinals.items() if value in range(2, 10)}
        ones |= dict.fromkeys(self._ones, Fraction(1))
        for numbers in (self._cardinals, self._ordinals):
            tens = {word: value for word, value in numbers.items() if value in range(20, 100, 10)}
            for one, low in ones.items():
                for ten, high in tens.items():
                    numbers[f"{one}{self.joint}{ten}"] = int(low + high)

    def _fill(self, known: Mapping[str, Any]) -> None:
        for word, value in self._cardinals.items():
            self._word(word).cardinal = value
        for word, multiplier in self._multipliers.items():
            self._word(word).multiplier = multiplier
        for name, attribute in (
            ("denominators", "denominator"),
            ("months", "month"),
            ("month_abbreviations", "short_month"),
            ("weekdays", "weekday"),
            ("decades", "decade"),
        ):
            for word, value in known.get(name, {}).items():
                setattr(self._word(str(word)), attribute, int(value))
        for word, ordinal in self._ordinals.items():
            self._word(word).ordinal = ordinal
        for name, attribute in (("ones", "is_one"), ("halves", "is_half"), ("clocks", "is_clock")):
            for word in known.get(name, []):
                setattr(self._word(str(word)), attribute, True)
        for word, value in known.get("weak", {}).items():
            self._word(str(word)).weak.append(_number(Fraction(str(value))))
        for word, (value, unit) in known.get("weak_durations", {}).items():
            self._word(str(word)).weak += [(unit, value), *_in_shorter(Fraction(value), unit)]
        for name in ("not_figures", "half_past", "quarter_past", "quarter_to", "always_times"):
            for phrase in known.get(name, []):
                self._word(_parts(str(phrase))[0]).is_phrase = True
        for signs in known.get("units", {}).values():
            for sign in signs:
                if len(sign) == 1 and not sign.isalnum():
                    self[sign] = None

    def _word(self, word: str) -> _Word:
        found = self.get(word.lower())
        if found is None:
            found = self[word.lower()] = _Word()
        return found

    def __missing__(self, token: str) -> _Word | None:
        word = self._look(token)
        if len(self) < KEPT:
            self[token] = word
        return word

    def _look(self, token: str) -> _Word | None:
        if not token[0].isalnum() or len(token) > 60:
            return None
        if len(token) == 1 and (fraction := _fraction_sign(token)):
            return _Word(cardinal=fraction)
        for stem in self._multipliers:
            if self.joint and len(stem) > 4 and stem in token and (value := self._joined(token, stem)):
                return _Word(cardinal=value)
        if self._compounds:
            return self._compound(token)
        return None

    def _joined(self, token: str, stem: str) -> Number:
        """Read to+hundrede+og+fem written as one word; 0 where it is none."""
        before, _, after = token.partition(stem)
        many = 1 if before in {"", *self._ones} else self._cardinals.get(before, 0)
        after = after.removeprefix("e")
        rest = self._cardinals.get(after) or self._cardinals.get(after.removeprefix(self.joint)) or 0
        if after.removeprefix(self.joint) in self._ones:
            rest = 1
        if not many or (after and not rest):
            return 0
        return many * self._multipliers[stem] + rest

    def _compound(self, token: str) -> _Word | None:
        """Find the number that a compound begins with; where the rest is unknown it may be another word."""
        weak: Number | None = None
        for end in range(min(self._longest, len(token) - 1), 1, -1):
            value = self._cardinals.get(token[:end])
            if value is None:
                continue
            for rest, unit in self._compounds.items():
                if token.startswith(rest, end):
                    return _Word(compound=int(value), unit=unit)
            if weak is None and end > 2:
                weak = value
        return _Word(weak=[_number(weak)]) if weak is not None else None


def _fraction_sign(token: str) -> Fraction | None:
    """Read ½ and its like."""
    try:
        whole = unicodedata.normalize("NFKC", token).replace("\u2044", "/")
        return Fraction(whole) if "/" in whole and not token.isdecimal() else None
    except (ValueError, ZeroDivisionError):
        return None


def _in_shorter(value: Number, unit: str) -> list[Value]:
    """Return the same stretch of time in the next shorter unit, and one below that."""
    found: list[Value] = []
    while unit in SHORTER and len(found) < 2:
        unit, many = SHORTER[unit]
        value *= many
        found.append((unit, int(value) if value.denominator == 1 else value))
    return found


class Figures:
    """Reads the figures of one language, which `known` says how to write."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        """Take the mapping that stands under `figures` in the language's file."""
        self.words = _Words(known)
        self.decimal = str(known.get("decimal", "."))
        self.group = str(known.get("group", ","))
        self.date_orders = [str(order) for order in known.get("date_orders", ["dmy"])]
        self.capital_months = bool(known.get("capital_months"))
        self.units = _Phrases((sign, unit) for unit, signs in known.get("units", {}).items() for sign in signs)
        self.multipliers = _Phrases(known.get("multipliers", {}).items())
        self.multipliers_of_digits = _Phrases(
            [*known.get("multipliers", {}).items(), *known.get("multipliers_of_digits", {}).items()]
        )
        self.and_a_half = _Phrases((phrase, 0) for phrase in known.get("and_a_half", []))
        self.clock_phrases = _Phrases(
            (phrase, minutes)
            for name, minutes in (("half_past", 30), ("half_to", -30), ("quarter_past", 15), ("quarter_to", -15))
            for phrase in known.get(name, [])
        )
        self.half_to = _Phrases((phrase, -30) for phrase in known.get("half_to", []))
        self.free_clock_phrases = _Phrases(
            (phrase, minutes)
            for name, minutes in (("half_past", 30), ("quarter_past", 15), ("quarter_to", -15))
            for phrase in known.get(name, [])
        )
        self.halves_of_day = _Phrases(
            [(one, 0) for one in known.get("mornings", [])]
            + [(one, HALF_DAY * 60) for one in known.get("afternoons", [])]
            + [(one, -1) for one in known.get("oclock", [])]
        )
        self.times = _Phrases(known.get("times", {}).items())
        self.always_times = _Phrases(known.get("always_times", {}).items())
        self.not_figures = _Phrases((phrase, 0) for phrase in known.get("not_figures", []))
        self.sets = {name: frozenset(str(one) for one in known.get(name, [])) for name in _SETS}
        self._remembered = lru_cache(maxsize=1024)(self._read)

    def read(self, text: str) -> list[Figure]:
        """Return the figures of a text in the order in which they stand."""
        return list(self._remembered(text) if len(text) < 20_000 else self._read(text))

    def _read(self, text: str) -> tuple[Figure, ...]:
        tokens = TOKEN.findall(text)
        lower = [token.lower() for token in tokens]
        words = self.words
        starts = [at for at, token in enumerate(lower) if token.isdecimal() or words[token] is not None]
        return tuple(_Reader(self, tokens, lower).read(starts)) if starts else ()


class _Reader:
    """Reads one text."""

    def __init__(self, language: Figures, tokens: list[str], lower: list[str]) -> None:
        self.language = language
        self.tokens = tokens
        self.lower = [token.replace("’", "'") for token in lower]
        self.drafts: list[_Draft] = []

    def read(self, starts: list[int]) -> Iterator[Figure]:
        at = 0
        for start in starts:
            if start >= at:
                at = max(self._figure(start), start + 1)
        yield from self._finished()

    # What stands at a place.

    def token(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def skip(self, at: int) -> int:
        """Step over one blank or hyphen."""
        token = self.token(at)
        return at + 1 if token and (token.isspace() or token in DASHES) else at

    def word(self, at: int) -> _Word:
        token = self.token(at)
        return (self.language.words[token] if token else None) or _Word()

    def phrase(self, at: int, phrases: _Phrases) -> tuple[Any, int] | None:
        """Return what the phrase at this place means and where it ends."""
        for rest, meaning in phrases.get(self.token(at), ()):
            end = at + 1
            for part in rest:
                after = end
                while _is_loose(self.token(after) or "x") and after < end + 2:
                    after += 1
                if self.token(after) != part:
                    break
                end = after + 1
            else:
                if not (self.token(end - 1).isalpha() and self.token(end).isdecimal()):
                    return meaning, end
        return None

    def within(self, start: int, end: int, names: str) -> bool:
        """Tell whether nothing but a dash or one of these words stands between two places."""
        between = [token for token in self.lower[start:end] if not token.isspace()] if end - start < 6 else [""]
        return bool(between) and all(token in DASHES or token in self.language.sets[names] for token in between)

    def add(self, start: int, end: int, *values: Value, strength: int = STRONG, **more: Any) -> int:
        self.drafts.append(_Draft(start, end, list(values), strength, **more))
        return end

    # What is read there.

    def _figure(self, at: int) -> int:
        if self.lower[at].isdecimal():
            return self._digits(at)
        word, language = self.word(at), self.language
        if word.is_phrase:
            if skipped := self.phrase(at, language.not_figures):
                return skipped[1]
            if (said := self._clock_words(at, language.free_clock_phrases)) or (
                said := self._always(at, language.always_times)
            ):
                return said
        if word.is_clock and (end := self._clock(at)):
            return end
        if word.month and (end := self._month(at, word.month)):
            return end
        if word.short_month and (end := self._short_month(at, word.short_month)):
            return end
        if word.weekday:
            return self.add(at, at + 1, ("weekday", word.weekday), strength=SOFT)
        if word.decade is not None:
            return self.add(at, at + 1, *_decade(word.decade), offers=_decade_offers(word.decade))
        return self._number_words(at, word)

    def _always(self, at: int, phrases: _Phrases) -> int:
        found = self.phrase(at, phrases)
        return self.add(at, found[1], ("time", found[0])) if found else 0

    # Numbers in words.

    def _number_words(self, at: int, word: _Word) -> int:
        if word.is_half:
            return self._half(at)
        if word.cardinal is not None or word.is_one or word.multiplier:
            value, end, is_counted = self._cardinal(at)
            if end > at:
                return self._counted(at, end, value, is_counted)
        if word.ordinal:
            return self._ordinal_word(at, at + 1, word.ordinal, word)
        if word.compound:
            values = [_number(word.compound), *self._span(word.compound, word.unit)]
            return self.add(at, at + 1, *values, strength=SOFT, unit=word.unit)
        if word.weak or word.denominator:
            weak = list(word.weak)
            if word.denominator:
                weak.append(_number(Fraction(1, word.denominator)))
            return self.add(at, at + 1, *weak, strength=WEAK)
        return at + 1

    def _cardinal(self, at: int) -> tuple[Number, int, bool]:
        """Read number words that make one number; the last part tells whether anything was counted at all.

        "two hundred and five thousand" is a sum of hundreds and less, times each multiplier in turn.
        """
        total: Number = 0
        part: Number | None = None
        end, place, is_counted, is_one = at, at, False, False
        for _ in range(24):
            word = self.word(place)
            if word.cardinal is not None and self._fits(part, word.cardinal, is_one):
                part, is_counted = (part or 0) + word.cardinal, True
            elif word.is_one and end == at:
                part, is_one = 1, True
            elif word.is_one and self.token(place) == self._first_one() and self._fits(part, 1, is_one):
                part = (part or 0) + 1
            elif word.multiplier and (part is not None or not total):
                is_counted = is_counted or part is not None
                if word.multiplier <= 100:
                    part = (1 if part is None else part) * word.multiplier
                else:
                    total, part = total + (1 if part is None else part) * word.multiplier, None
                is_one = False
            else:
                break
            end = place + 1
            place = self.skip(end)
            if self.token(end) == "." and word.multiplier and len(self.token(end - 1)) <= 3:
                end, place = end + 1, self.skip(end + 1)
            if self.token(place) in self.language.sets["ands"] and (part or total) and (part or 0) % 100 == 0:
                follows = self.skip(place + 1)
                if self.word(follows).cardinal is None or (self.word(follows).cardinal or 0) >= 100:
                    break
                place = follows
        return total + (part or 0), end, is_counted

    def _first_one(self) -> str:
        return self.language.words._ones[0] if self.language.words._ones else ""

    def _fits(self, part: Number | None, low: Number, is_one: bool) -> bool:
        """Tell whether a number may be added: five to twenty, and anything below a hundred to hundreds."""
        if part is None:
            return True
        if is_one or low <= 0:
            return False
        is_tens = 20 <= part % 100 <= 90 and part % 10 == 0 and low < 10 and not self.language.words.joint
        return is_tens or (part >= 100 and part % 100 == 0 and low < 100)

    def _counted(self, at: int, end: int, value: Number, is_counted: bool) -> int:
        """Go on from a number in words: a half, a fraction, a unit, an ordinal that it is the tens of."""
        language, follows = self.language, self.skip(end)
        is_one = value == 1 and not is_counted
        word = self.word(follows)
        if (
            word.ordinal
            and value % 10 == 0
            and 20 <= value % 100 <= 90
            and word.ordinal < 10
            and not language.words.joint
        ):
            return self._ordinal_word(at, follows + 1, int(value) + word.ordinal, word)
        if is_one and (said := self._clock_words(follows, language.free_clock_phrases, at)):
            return said
        if word.denominator and (is_one or value.denominator == 1):
            return self._fraction(at, follows, int(value), word.denominator)
        if is_one and word.is_half:
            return self._half(at, follows)
        if with_half := self._with_half(end):
            value, end, is_counted, is_one = value + Fraction(1, 2), with_half, True, False
        elif is_one and self.token(end).isspace() and (with_half := self._word_and_a_half(end + 1)):
            measure = self.phrase(end + 1, language.units)
            return self._amount(at, with_half, value + Fraction(1, 2), measure[0] if measure else "", STRONG)
        if (zone := self.phrase(self.skip(end), language.halves_of_day)) and 0 < value <= DAY // 60:
            return self._with_half_of_day(at, zone, int(value), 0)
        unit, end = self._unit(end)
        strength = STRONG if is_counted and value != 1 else WEAK
        if value == 2 and strength and self.token(at - 2) in language.sets["articles"]:
            strength = SOFT  # "the two" often says no more than "they"
        if is_one:
            values = [("one",)] if self._is_article(at, is_one) else [_number(1), ("one",)]
            return self.add(at, end, *values, *self._span(1, unit), strength=WEAK)
        return self._amount(at, end, value, unit, strength)

    def _is_article(self, at: int, is_one: bool) -> bool:
        ones = self.language.words._ones
        return is_one and bool(ones) and self.token(at) != ones[0]

    def _amount(self, at: int, end: int, value: Number, unit: str, strength: int) -> int:
        values = [_number(value), *self._span(value, unit)]
        return self.add(at, end, *values, strength=strength, unit=unit)

    @staticmethod
    def _span(value: Number, unit: str) -> list[Value]:
        if unit not in SPANS:
            return []
        return [(unit, int(value) if value.denominator == 1 else value), *_in_shorter(value, unit)]

    def _with_half(self, end: int) -> int:
        found = self.phrase(self.skip(end), self.language.and_a_half) if self.token(end) else None
        if not found:
            return 0
        return int(found[1])

    def _word_and_a_half(self, at: int) -> int:
        """Find "year and a half" after its number."""
        if not self.token(at).isalpha():
            return 0
        found = self.phrase(self.skip(at + 1), self.language.and_a_half)
        return int(found[1]) if found and self.token(self.skip(at + 1)) in self.language.sets["ands"] else 0

    def _half(self, at: int, half: int = -1) -> int:
        """Read half, half a million, half a year."""
        if half < 0 and (said := self._clock_words(at, self.language.half_to)):
            return said
        half = at if half < 0 else half
        follows = self.skip(half + 1)
        if self.word(follows).is_one and half == at:
            follows = self.skip(follows + 1)
        if self.word(follows).multiplier:
            value = Fraction(self.word(follows).multiplier, 2)
            unit, end = self._unit(follows + 1)
            return self._amount(at, end, value, unit, STRONG)
        measure = self.phrase(follows, self.language.units)
        values: list[Value] = [("number", Fraction(1, 2))]
        if measure and measure[0] in SPANS:
            values += _in_shorter(Fraction(1, 2), measure[0])
        return self.add(at, half + 1, *values, strength=WEAK)

    def _fraction(self, at: int, denominator_at: int, many: int, parts: int) -> int:
        values, offers = [_number(Fraction(many, parts))], [_number(many), _number(parts)]
        word = self.word(denominator_at)
        if word.weak and not word.ordinal and many > 1:
            # Three quarters may be of a year, not of a whole.
            values += [_number(many)]
        if word.ordinal:
            values += [_number(parts)]
        strength = STRONG if many > 1 else SOFT
        if word.weak and many == 1:
            # A quarter is a part of something, or three months.
            is_part = self.token(self.skip(denominator_at + 1)) in self.language.sets["of"]
            strength, offers = SOFT if is_part else WEAK, [*offers, *word.weak]
        return self.add(at, denominator_at + 1, *values, strength=strength, offers=offers)

    def _ordinal_word(self, at: int, end: int, value: int, word: _Word) -> int:
        if date := self._day_and_month(at, end, value):
            return date
        if century := self._century(at, end, value):
            return century
        is_weak = self.token(end - 1) in self.language.sets["weak_ordinals"]
        strength = WEAK if is_weak else SOFT
        return self.add(at, end, _number(value), *word.weak, strength=strength, is_ordinal=True)

    def _century(self, at: int, end: int, value: int) -> int:
        follows = self.skip(end)
        if self.token(follows) in self.language.sets["centuries"]:
            return self.add(at, follows + 1, ("century", value))
        return 0

    # Units.

    def _unit(self, end: int) -> tuple[str, int]:
        found = self.phrase(self.skip(end), self.language.units)
        return (found[0], found[1]) if found else ("", end)

    def _unit_before(self, at: int) -> str:
        """Find the currency before an amount: DKK 5, kr. 5, €5."""
        before = at - 1
        for _ in range(2):
            token = self.token(before)
            if token.isspace() or token == ".":
                before -= 1
        token = self.token(before)
        found = next((unit for rest, unit in self.language.units.get(token, ()) if not rest), "")
        return found if found.isupper() else ""

    # Dates.

    def _month(self, at: int, month: int) -> int:
        """Read a month that no day stands before; 0 where it is another word."""
        is_capital = self.tokens[at][0].isupper()
        if self.language.capital_months and not is_capital:
            return 0
        if end := self._month_and_day(at, at + 1, month):
            return end
        follows = self.skip(at + 1)
        has_year = self.token(follows).isdecimal() and len(self.token(follows)) == LONGEST_YEAR
        is_first = self._is_first(at)
        if not has_year and (is_capital == is_first if self.language.capital_months else is_capital and not is_first):
            return self.add(at, at + 1, ("month", month), strength=WEAK)
        return self.add(at, at + 1, ("month", month))

    def _short_month(self, at: int, month: int) -> int:
        if self.language.capital_months and not self.tokens[at][0].isupper():
            return 0
        end = at + 2 if self.token(at + 1) == "." else at + 1
        follows = self.token(self.skip(end))
        if follows.isdecimal() and len(follows) == LONGEST_YEAR:
            return self.add(at, end, ("month", month))
        return self._month_and_day(at, end, month)

    def _is_first(self, at: int) -> bool:
        """Tell whether a sentence begins with this word."""
        before = at - 1
        while before >= 0 and at - before < 4 and not (self.token(before).isalnum() or self.token(before) == ","):
            if self.token(before) in BREAKS:
                return True
            before -= 1
        return before < 0

    def _month_and_day(self, at: int, end: int, month: int) -> int:
        """Read January 15th, and the second day of May 5–6."""
        day = self.skip(end)
        if "mdy" not in self.language.date_orders or not self._is_day(day) or not self.token(end).isspace():
            return 0
        end = self._after_ordinal(day + 1)
        self.add(at, end, *_date(month, int(self.token(day))), offers=[("month", month)])
        again = self.skip(end) if self.token(end).isspace() else end
        joins = {*DASHES, *self.language.sets["ranges"]}
        if self.token(again) in joins:
            other = self.skip(again + 1) if self.token(again + 1).isspace() else again + 1
            after = self._after_ordinal(other + 1)
            if self._is_day(other) and not self._month_at(after):
                is_day = self.token(after) in {",", ".", ""} or after > other + 1 or self.token(again) in DASHES
                if is_day:
                    return self.add(other, after, *_date(month, int(self.token(other))), offers=[("month", month)])
        return end

    def _is_day(self, at: int) -> bool:
        token = self.token(at)
        is_whole = not (self.token(at + 1) in {":", "."} and self.token(at + 2).isdecimal())
        return token.isdecimal() and len(token) <= 2 and 0 < int(token) <= DAYS and is_whole

    def _after_ordinal(self, end: int) -> int:
        token = self.token(end)
        if token in self.language.sets["ordinal_endings"]:
            return end + 1
        return end

    def _month_at(self, end: int) -> tuple[int, int] | None:
        """Return the month after a day and where it ends."""
        place = end
        for _ in range(2):
            place = self.skip(place)
            if self.token(place) in self.language.sets["of"]:
                place += 1
        place = self.skip(place)
        word = self.word(place)
        month = word.month or word.short_month
        if not month or (self.language.capital_months and not self.tokens[place][0].isupper()):
            return None
        return month, place + 1

    def _day_and_month(self, at: int, end: int, day: int) -> int:
        """Read 15. januar; days before it that are only joined to it are of the same month."""
        if not 0 < day <= DAYS or not (found := self._month_at(end)):
            return 0
        month, end = found
        begin = at
        for draft in reversed(self.drafts[-8:]):
            if not (draft.is_bare and self._is_day(draft.start) and self._between_days(draft.end, begin)):
                break
            draft.values = _date(month, int(self.token(draft.start)))
            draft.offers, draft.is_bare, begin = [("month", month)], False, draft.start
        return self.add(at, end, *_date(month, day), offers=[("month", month)])

    def _between_days(self, start: int, end: int) -> bool:
        between = [token for token in self.lower[start:end] if not token.isspace()] if end - start < 8 else [""]
        known = {",", ".", *DASHES, *self.language.sets["ranges"], *self.language.sets["day_articles"]}
        return bool(between) and all(token in known for token in between)

    # Times.

    def _clock(self, at: int) -> int:
        """Read what stands after the clock: kl. 14.30, klokken halv tre, kl. 8-16."""
        place, end = at + 1, 0
        for _ in range(5):
            token = self.token(place)
            if token.isspace() or token == "." or token in self.language.sets["about"]:
                place += 1
        begin = at
        for _ in range(8):
            if not (end_of_time := self._time(begin, place)):
                break
            end = end_of_time
            joint = end + 1 if self.token(end).isspace() else end
            if self.token(joint) not in DASHES and self.token(joint) not in self.language.sets["ranges"]:
                break
            if self.token(joint) in self.language.sets["ands"]:
                break
            begin = place = joint + 2 if self.token(joint + 1).isspace() else joint + 1
        return end

    def _time(self, begin: int, at: int) -> int:
        token = self.token(at)
        if token.isdecimal():
            hours, minutes, end = self._hours(at)
            return self.add(begin, end, ("time", (hours * 60 + minutes) % DAY)) if hours >= 0 else 0
        if words := self._clock_words(at, self.language.clock_phrases, begin):
            return words
        if found := self.phrase(at, self.language.times):
            return self.add(begin, found[1], ("time", found[0]))
        word = self.word(at)
        value = 1 if word.is_one else word.cardinal
        if value and value <= HALF_DAY and value.denominator == 1:
            return self.add(begin, at + 1, *_either_half(int(value) * 60))
        return 0

    def _hours(self, at: int) -> tuple[int, int, int]:
        """Read hours and minutes in digits; -1 where they are none."""
        token = self.token(at)
        if len(token) > 2 or int(token) > 24:
            return -1, 0, at
        minutes = self.token(at + 2)
        if self.token(at + 1) in {".", ":"} and minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
            return int(token), int(minutes), at + 3
        return int(token), 0, at + 1

    def _clock_words(self, at: int, phrases: _Phrases, begin: int = -1) -> int:
        """Read half past two and its like, by day or by night."""
        found = self.phrase(at, phrases)
        if not found:
            return 0
        minutes, end = found
        place = self.skip(end)
        word, token = self.word(place), self.token(place)
        value = int(token) if token.isdecimal() and len(token) <= 2 else 1 if word.is_one else word.cardinal
        if not value or value > DAY // 60 or value.denominator != 1:
            return 0
        return self.add(begin if begin >= 0 else at, place + 1, *_either_half(int(value) * 60 + minutes))

    def _with_half_of_day(self, at: int, zone: tuple[int, int], hours: int, minutes: int) -> int:
        half, end = zone
        if half < 0:
            return self.add(at, end, *_either_half(hours * 60 + minutes))
        previous = self.drafts[-1] if self.drafts else None
        if previous and previous.is_bare and self.within(previous.end, at, "ranges"):
            earlier = previous.values[0]
            if earlier[0] == "number" and isinstance(earlier[1], int) and 0 < earlier[1] <= HALF_DAY:
                previous.values = _either_half(earlier[1] * 60)
        return self.add(at, end, ("time", (hours % HALF_DAY * 60 + minutes + half) % DAY))

    # Digits.

    def _digits(self, at: int) -> int:
        return (
            self._date_of_digits(at)
            or self._time_of_digits(at)
            or self._telephone(at)
            or self._decade_or_century(at)
            or self._numeral(at)
        )

    def _date_of_digits(self, at: int) -> int:
        """Read 2019-04-03, 15.1.2018, 15/1-2018 and, in a language that has it, 1/15/2018."""
        lower = self.lower
        if at + 4 >= len(lower) or not (lower[at + 2].isdecimal() and lower[at + 4].isdecimal()):
            return 0
        numbers = [lower[at], lower[at + 2], lower[at + 4]]
        lengths = [len(number) for number in numbers]
        first, second = lower[at + 1], lower[at + 3]
        if max(lengths) > LONGEST_YEAR or (
            lower[at - 1 : at] in (["."], [","])
            and lower[at - 2 : at - 1] != [" "]
            and at > 1
            and lower[at - 2].isdecimal()
        ):
            return 0
        if lengths[0] == LONGEST_YEAR and first == second and first in {"-", "/"} and max(lengths[1:]) <= 2:
            orders = ["ymd"]
        elif lengths[2] == LONGEST_YEAR or (lengths[2] == 2 and first == "/" and second in {"/", "-"}):
            if max(lengths[:2]) > 2 or first not in {".", "/", "-"} or second not in {".", "/", "-"}:
                return 0
            orders = self.language.date_orders if first == "/" and second == "/" else ["dmy"]
        else:
            return 0
        dates = [found for order in orders if (found := _ordered(numbers, order))]
        if not dates:
            return 0
        year = dates[0][0]
        self.add(
            at,
            at + 5,
            *(value for _, month, day in dates for value in _date(month, day)),
            offers=[("month", dates[0][1])],
        )
        return self.add(at, at + 5, ("number", year))

    def _time_of_digits(self, at: int) -> int:
        hours, minutes, end = self._hours(at)
        if hours < 0 or (self.token(at - 1) in {":", "."} and self.token(at - 2).isdecimal()):
            return 0
        zone = self.phrase(self.skip(end), self.language.halves_of_day) if self.token(end) else None
        if zone and 0 < hours <= HALF_DAY:
            return self._with_half_of_day(at, zone, hours, minutes)
        if self.token(at + 1) == ":" and end == at + 3 and self.token(end) != ":":
            return self.add(at, end, ("time", (hours * 60 + minutes) % DAY))
        return 0

    def _telephone(self, at: int) -> int:
        """Read groups of digits with blanks between as one number: +45 35 29 81 00, 3529 8100."""
        groups, end = [self.lower[at]], at + 1
        while len(groups) < 12 and self.token(end).isspace() and self.token(end + 1).isdecimal():
            groups.append(self.lower[end + 1])
            end += 2
        has_plus = self.token(at - 1) == "+"
        digits = "".join(groups)
        if has_plus and len(digits) <= ENOUGH and len(digits) >= 8:
            # With the code of the country, which the other side may leave out but not change.
            inland = [digits[cut:] for cut in (1, 2, 3)]
            values = [("digits", digits), *(("inland", one) for one in inland)]
            return self.add(at - 1, end, *values, offers=[("digits", one) for one in inland])
        lengths = [len(group) for group in groups]
        is_number = lengths[0] <= 3 and all(length == 3 for length in lengths[1:]) and len(groups) <= 3
        if len(groups) < 2 or not 8 <= len(digits) <= ENOUGH or is_number or max(lengths) > 4 or min(lengths) < 2:
            return 0
        if all(length == LONGEST_YEAR for length in lengths) and all(1900 <= int(group) <= 2100 for group in groups):
            return 0
        if self.token(end) in {".", ","} and self.token(end + 1).isdecimal():
            return 0
        return self.add(at, end, ("digits", digits), offers=[("inland", digits)])

    def _decade_or_century(self, at: int) -> int:
        digits = self.lower[at]
        if len(digits) not in {2, 4} or digits[-1] != "0":
            return 0
        place = at + 1
        if self.token(place) == "'" or self.token(place) in DASHES:
            place += 1
        value, ending = int(digits), self.token(place)
        sets = self.language.sets
        if ending in sets["decade_endings"]:
            values = _decade(value)
            if value >= 1000 and value % 100 == 0:
                values.append(("century", value // 100 + 1))
            return self.add(at, place + 1, *values, offers=_decade_offers(value))
        if ending in sets["century_endings"] and value % 100 == 0 and value > 0:
            return self.add(at, place + 1, ("century", value // 100 + 1), offers=[("decade", value)])
        return 0

    def _numeral(self, at: int) -> int:
        values, end, is_integer = self._value(at)
        offers: list[Value] = []
        value = values[0][1] if values[0][0] == "number" else None
        if end == at + 1 and is_integer:
            if special := self._after_integer(at, end, int(self.lower[at])):
                return special
            if self._is_short_year(at):
                century = int(self.lower[at - 2]) // 100 * 100
                return self.add(at, end, ("number", century + int(self.lower[at])), _number(int(self.lower[at])))
        if isinstance(value, int | Fraction):
            offers = [_number(int(part)) for part in self._blank_parts(at, end)]
        sign = self.word(end + 1 if self.token(end).isspace() else end).cardinal
        if isinstance(value, int) and sign and 0 < sign < 1:
            values, end = [_number(value + sign)], (end + 2 if self.token(end).isspace() else end + 1)
        multiplied, end = self._multiplied(values, end)
        if multiplied:
            values = multiplied
        elif isinstance(value, int | Fraction) and (half := self._with_half(end)):
            values, end = [_number(value + Fraction(1, 2))], half
        value = values[0][1] if values[0][0] == "number" else None
        unit, end = self._unit(end)
        unit = unit if unit in SHARES else self._unit_before(at) or unit
        if isinstance(value, int | Fraction):
            values += self._span(value, unit)
        if not unit and not multiplied:
            values += self._other_meanings(at, end, value)
        name = self._is_name(at)
        return self.add(
            at,
            end,
            *values,
            strength=SOFT if name else STRONG,
            offers=offers,
            unit=unit,
            is_bare=not multiplied and not unit and is_integer,
        )

    def _other_meanings(self, at: int, end: int, value: Hashable) -> list[Value]:
        """Return what a bare number may be besides: one as an article, an hour, a telephone number."""
        found: list[Value] = []
        hours, minutes, after = self._hours(at)
        if hours >= 0 and after == end:
            found.append(("time", (hours * 60 + minutes) % DAY))
        if value == 1 and self.token(end) != ".":
            found.append(("one",))
        if isinstance(value, int) and value >= 10**7:
            found.append(("digits", str(value)))
        parts = self.lower[at:end]
        if len(parts) == len("d.m") and parts[1] == "." and (date := _ordered([parts[0], parts[2], "0"], "dmy")):
            found.append(("date", date[1], date[2]))
        return found

    def _after_integer(self, at: int, end: int, value: int) -> int:
        """Read what makes a whole number a day, a century, an ordinal or a fraction."""
        after = self._after_ordinal(end)
        if (date := self._day_and_month(at, end, value)) or (date := self._day_and_month(at, after, value)):
            return date
        if century := self._century(at, after, value):
            return century
        if after > end and self.token(end) != ".":
            return self.add(at, after, _number(value), is_bare=True)
        word = self.word(self.skip(end))
        if word.denominator and value and self.token(end) and not word.ordinal:
            return self._fraction(at, self.skip(end), value, word.denominator)
        return self._slash(at, value)

    def _slash(self, at: int, value: int) -> int:
        other = self.token(at + 2)
        if self.token(at + 1) != "/" or not other.isdecimal() or len(other) > 2 or self.token(at + 3) == "/":
            return 0
        if len(self.lower[at]) > 2:
            return 0
        values: list[Value] = [("slash", value, int(other))]
        if int(other):
            values.append(_number(Fraction(value, int(other))))
        if 0 < value <= DAYS and 0 < int(other) <= MONTHS:
            values.append(("date", int(other), value))
        is_round_the_clock = (value, int(other)) == (24, 7)
        offers = [_number(value), _number(int(other)), ("hour", 24)]
        return self.add(at, at + 3, *values, offers=offers, strength=WEAK if is_round_the_clock else STRONG)

    def _is_short_year(self, at: int) -> bool:
        """Tell whether these are the two digits after a year: 2018–22, 2018/19."""
        digits, first = self.lower[at], self.token(at - 2)
        is_joined = self.token(at - 1) in DASHES or self.token(at - 1) == "/"
        return (
            len(digits) == 2
            and is_joined
            and first.isdecimal()
            and len(first) == LONGEST_YEAR
            and int(digits) > int(first[2:])
        )

    def _is_name(self, at: int) -> bool:
        """Tell whether the digits belong to a name: H1N1, COVID-19, ICD-10."""
        before = self.token(at - 1)
        if before.isalpha():
            return True
        name = self.tokens[at - 2] if at > 1 and before in DASHES else ""
        return name.isalpha() and ((name.isupper() and len(name) > 1) or name.lower() in self.language.sets["names"])

    def _blank_parts(self, at: int, end: int) -> list[str]:
        parts = [token for token in self.lower[at:end] if token.isdecimal()]
        return parts if any(token.isspace() for token in self.lower[at:end]) else []

    def _multiplied(self, values: list[Value], end: int) -> tuple[list[Value], int]:
        """Read million and its like after digits; a number in another form than its language's stays odd."""
        found = self.phrase(self.skip(end), self.language.multipliers_of_digits)
        if not found:
            return [], end
        multiplier, after = found
        if self.token(after) == "." and len(self.token(after - 1)) <= 3:
            after += 1
        kind, value = values[0][0], values[0][1]
        if again := self.phrase(self.skip(after), self.language.multipliers):
            multiplier, after = multiplier * again[0], again[1]
        if isinstance(value, int | Fraction):
            return [_number(value * multiplier)], after
        if kind == "dotted" and isinstance(value, str) and value.count(".") == 1 and len(value) < ENOUGH:
            return [_number(Fraction(value) * multiplier)], after
        return [(kind, value, multiplier)], after

    def _value(self, at: int) -> tuple[list[Value], int, bool]:
        """Read the digits of a number; also tell where they end and whether they are a whole number."""
        lower, language = self.lower, self.language
        end, separators = at + 1, []
        while self.token(end) in {".", ","} and self.token(end + 1).isdecimal():
            separators.append(lower[end])
            end += 2
        if not separators:
            return self._grouped_by_blanks(at)
        parts = lower[at:end:2]
        text = "".join(lower[at:end])
        is_decimal = separators[-1] == language.decimal and language.decimal not in separators[:-1]
        groups = parts[1:-1] if is_decimal else parts[1:]
        is_grouped = bool(groups) and len(parts[0]) <= 3 and not parts[0].startswith("0")
        is_right = all(len(part) == 3 for part in groups) and (is_grouped or not groups)
        if is_right and set(separators[: len(groups)]) <= {language.group}:
            whole = parts[0] + "".join(groups)
            digits, behind = (whole + parts[-1], len(parts[-1])) if is_decimal else (whole, 0)
            if len(digits) > ENOUGH:
                return [("digits", digits)], end, False
            values = [_number(Fraction(int(digits), 10**behind))]
            if set(separators) == {"."} and is_decimal:
                values.append(("dotted", text))
            return values, end, not behind
        if set(separators) == {"."}:
            return [("dotted", text)], end, False
        if 1 < len(separators) < ENOUGH and set(separators) == {","} and language.group == ",":
            return self._grouped_by_blanks(at)
        return [("odd", text)], end, False

    def _grouped_by_blanks(self, at: int) -> tuple[list[Value], int, bool]:
        lower, end = self.lower, at + 1
        if len(lower[at]) <= 3 and not lower[at].startswith("0"):
            while end - at < ENOUGH and (
                self.token(end) == "'" or (self.token(end).isspace() and len(self.token(end)) == 1)
            ):
                if not self.token(end + 1).isdecimal() or len(lower[end + 1]) != 3:
                    break
                end += 2
        digits = "".join(lower[at:end:2])
        if end > at + 1 and self.token(end) == self.language.decimal and self.token(end + 1).isdecimal():
            behind = lower[end + 1]
            if len(digits + behind) <= ENOUGH:
                return [_number(Fraction(int(digits + behind), 10 ** len(behind)))], end + 2, False
        if len(digits) > ENOUGH:
            return [("digits", digits)], end, False
        values = [_number(int(digits))]
        if digits.startswith("0") and len(digits) >= 8:
            values.append(("digits", digits))
        return values, end, True

    # The whole.

    def _finished(self) -> Iterator[Figure]:
        """Turn what was read into figures, and tell which are put side by side with the last one of their kind."""
        last: dict[str, int] = {}
        sentence, place, line, seen = 0, 0, 0, 0
        for draft in self.drafts:
            line += sum(token.count("\n") for token in self.tokens[seen : draft.start] if token.isspace())
            seen = max(seen, draft.start)
            sentence += sum(1 for at in range(place, draft.start) if self._ends_sentence(at))
            place = max(place, draft.end)
            kind = _kind(draft.values[0], draft.unit)
            is_joined = kind in last and self._is_side_by_side(last[kind], draft.start)
            if draft.strength != WEAK:
                last[kind] = draft.end
            yield Figure(
                draft.values[0],
                "".join(self.tokens[draft.start : draft.end]).strip(),
                draft.strength,
                frozenset(draft.values[1:]),
                frozenset(draft.offers),
                draft.unit,
                draft.is_ordinal,
                is_joined,
                sentence,
                line,
            )

    def _ends_sentence(self, at: int) -> bool:
        token = self.lower[at]
        if token in {"!", "?"}:
            return True
        before = self.token(at - 1)
        return token in {".", ";"} and self.token(at + 1).isspace() and before.isalpha() and len(before) > 3

    def _is_side_by_side(self, start: int, end: int) -> bool:
        if end - start > NEAR or end <= start:
            return False
        is_coordinated = any(
            token in DASHES or token == "," or token in self.language.sets["coordinators"]
            for token in self.lower[start:end]
        )
        return is_coordinated and not any(self._ends_sentence(at) for at in range(start, end))


def _kind(value: Value, unit: str) -> str:
    """Return which figures one may be taken for: years for years, counts for counts."""
    kind, number = str(value[0]), value[1] if len(value) > 1 else None
    if kind == "number" and not unit and isinstance(number, int) and 1900 <= number <= 2100:
        return "year"
    return kind


def _date(month: int, day: int) -> list[Value]:
    return [("date", month, day)]


def _ordered(numbers: list[str], order: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date whose parts stand in this order; None where it is none."""
    by_letter = dict(zip(order, numbers, strict=True))
    year, month, day = int(by_letter["y"]), int(by_letter["m"]), int(by_letter["d"])
    if not (0 < month <= MONTHS and 0 < day <= DAYS):
        return None
    return year if len(by_letter["y"]) == LONGEST_YEAR else 2000 + year, month, day


def _either_half(minutes: int) -> list[Value]:
    """Return a time of the clock of twelve hours as both times of the day."""
    return [("time", minutes % DAY), ("time", (minutes + HALF_DAY * 60) % DAY)]


def _decade(value: int) -> list[Value]:
    return [("decade", value)]


def _decade_offers(value: int) -> list[Value]:
    return (
        [("decade", value % 100)]
        if value > 100
        else [("decade", century + value) for century in range(1000, 2200, 100)]
    )


# Comparing.


Placed = list[tuple[int, Figure]]


@dataclass
class _Group:
    """Blocks of the two sides that belong together: `places` are those of the translation, `after` what is before."""

    kind: str
    source: list[int]
    places: list[int]
    after: int = 0


@dataclass
class _Side:
    """The figures of one side, and what they say."""

    figures: list[tuple[int, Figure]]

    def said(self) -> set[Value]:
        found: set[Value] = set()
        for _, figure in self.figures:
            found.add(figure.value)
            found.update(value for value in figure.also if value[0] != "inland")
            found |= figure.offers
        return found


def differences(
    source: Sequence[Block], translation: Sequence[Block], of_source: Figures, of_translation: Figures
) -> list[Difference]:
    """Return where the figures of a section and of its translation differ.

    Each block is its kind, its text and, if there are such, its text without quoted and marked parts: figures that
    stand in those alone are missed only where another stands there instead. Where the two sides have the same blocks,
    each is compared with its like; else the whole sections are, and then a figure must stand in place of another, for
    a missing item or row is a difference of structure.
    """
    wanted = [_of_block(block, of_source) for block in source]
    made = [_of_block(block, of_translation) for block in translation]
    if not any(wanted) and not any(made):
        return []
    groups = _aligned(source, translation)
    whole = _side(wanted, range(len(wanted))), _side(made, range(len(made)))
    if groups is None:
        missing, extra = _left_over(*whole)
        if not missing or not extra:
            return []
        return [_difference(missing, extra, whole, 0)]
    said = whole[0].said(), whole[1].said()
    found = []
    for group in groups:
        sides = _side(wanted, group.source), _side(made, group.places)
        missing, extra = _left_over(*sides)
        if not (missing and extra) and group.kind != "cell":
            # A sentence may have moved to another block, and a number may be named again there.
            missing = [one for one in missing if not _is_answered(one[1], said[1])]
            extra = [one for one in extra if not _is_answered(one[1], said[0])]
        if not missing and not extra:
            missing, extra = _changed(*sides)
        if missing or extra:
            found.append(_difference(missing, extra, sides, _nearest(missing, group)))
    return found


def _difference(missing: Placed, extra: Placed, sides: tuple[_Side, _Side], nearest: int) -> Difference:
    """Say where a difference stands: at what is too much, else after what stands before it in the source."""
    place, line = (extra[0][0], extra[0][1].line) if extra else (nearest, _line_before(missing[0], sides, nearest))
    return Difference(place, [one.written for _, one in missing], [one.written for _, one in extra], line)


def _line_before(missing: tuple[int, Figure], sides: tuple[_Side, _Side], nearest: int) -> int:
    line, lines = 0, {figure.value: figure.line for place, figure in reversed(sides[1].figures) if place == nearest}
    for place, figure in sides[0].figures:
        if figure is missing[1]:
            break
        if place == missing[0]:
            line = lines.get(figure.value, line)
    return line


def _nearest(missing: Placed, group: _Group) -> int:
    """Return the block of the translation that stands where the first of these does in the source."""
    if not group.places or not missing:
        return group.places[0] if group.places else group.after
    at = group.source.index(missing[0][0]) * len(group.places) // max(len(group.source), 1)
    return group.places[min(at, len(group.places) - 1)]


def _side(figures: list[list[Figure]], places: Iterable[int]) -> _Side:
    return _Side([(place, figure) for place in places for figure in figures[place]])


def _of_block(block: Block, language: Figures) -> list[Figure]:
    figures = language.read(block[1])
    if len(block) < 3 or block[2] == block[1] or not figures:
        return figures
    plain = Counter(figure.value for figure in language.read(block[2]))
    found = []
    for figure in figures:
        if plain[figure.value] > 0 or figure.strength != STRONG:
            plain[figure.value] -= 1
            found.append(figure)
        else:
            found.append(_softened(figure))
    return found


def _softened(figure: Figure) -> Figure:
    return Figure(
        figure.value,
        figure.written,
        SOFT,
        figure.also,
        figure.offers,
        figure.unit,
        sentence=figure.sentence,
        line=figure.line,
    )


def _aligned(source: Sequence[Block], translation: Sequence[Block]) -> list[_Group] | None:
    """Put the blocks of the two sides together; None where their structure differs.

    Paragraphs may be parted and joined in a translation, so that all between two other blocks belong together,
    unless there are as many on both sides.
    """
    left, right = list(_runs(source)), list(_runs(translation))
    if [run[0] for run in left] != [run[0] for run in right]:
        return None
    groups = []
    for (kind, ours), (_, theirs) in zip(left, right, strict=True):
        if len(ours) == len(theirs):
            groups += [_Group(kind, [mine], [yours]) for mine, yours in zip(ours, theirs, strict=True)]
        else:
            after = max((group.places[-1] for group in groups[-2:] if group.places), default=0)
            groups.append(_Group(kind, ours, theirs, after))
    return groups


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[str, list[int]]]:
    """Yield each block by itself and, before each and at the end, the paragraphs in between, if only none."""
    paragraphs: list[int] = []
    for place, block in enumerate(blocks):
        if block[0] == "paragraph":
            paragraphs.append(place)
        else:
            yield "paragraph", paragraphs
            paragraphs = []
            yield block[0], [place]
    yield "paragraph", paragraphs


def _is_answered(figure: Figure, said: set[Value]) -> bool:
    return figure.value in said or not said.isdisjoint(figure.also)


def _left_over(source: _Side, translation: _Side) -> tuple[Placed, Placed]:
    """Return the figures of each side that the other one lacks, as far as they are missed."""
    theirs, ours = translation.said(), source.said()
    missing = [one for one in source.figures if not _is_answered(one[1], theirs)]
    extra = [one for one in translation.figures if not _is_answered(one[1], ours)]
    missing, extra = _missed(missing, extra), _missed(extra, missing)
    if not missing and not extra:
        return _other_units(source, translation)
    return missing, extra


def _missed(figures: Placed, others: Placed) -> Placed:
    """Keep strong figures, and soft ones where the other side has something else instead."""
    has_other = any(figure.strength != WEAK for _, figure in others)
    kinds = {_loose_kind(figure) for _, figure in others} - {""}
    return [
        (place, figure)
        for place, figure in figures
        if figure.strength == STRONG or (figure.strength == SOFT and (has_other or _loose_kind(figure) in kinds))
    ]


def _loose_kind(figure: Figure) -> str:
    """Return what a weak figure may stand in place of: a first for a second, a half for a third."""
    is_fraction = figure.value[0] == "number" and isinstance(figure.value[1], Fraction)
    return "ordinal" if figure.is_ordinal else "fraction" if is_fraction else ""


def _other_units(source: _Side, translation: _Side) -> tuple[Placed, Placed]:
    """Return the figures that are equal but in their unit: per cent and per mille, DKK and EUR, months and years."""
    ours, theirs = _units(source), _units(translation)
    wrong = {value for value, units in ours.items() if value in theirs and units.isdisjoint(theirs[value])}
    # Of "10 to 12 per cent" only one has the unit; but that all have lost it is a fault.
    if not any(units & SHARES for units in theirs.values()):
        wrong |= {value for value, units in ours.items() if units & SHARES}
    if not any(units & SHARES for units in ours.values()):
        wrong |= {value for value, units in theirs.items() if units & SHARES}
    if not wrong:
        return [], []
    return (
        [one for one in source.figures if one[1].value in wrong],
        [one for one in translation.figures if one[1].value in wrong],
    )


def _units(side: _Side) -> dict[Value, set[str]]:
    found: dict[Value, set[str]] = {}
    for _, figure in side.figures:
        if figure.unit and figure.strength != WEAK:
            found.setdefault(figure.value, set()).add(figure.unit)
    return found


def _changed(source: _Side, translation: _Side) -> tuple[Placed, Placed]:
    """Return figures that stand on both sides, but changed places, or one in place of another."""
    ours = [one for one in source.figures if one[1].strength == STRONG]
    theirs = [one for one in translation.figures if one[1].strength == STRONG]
    if len(ours) < 2 or len(theirs) < 2:
        return [], []
    return _turned(ours, theirs) or _instead(ours, theirs) or _swapped(ours, theirs) or ([], [])


def _turned(ours: Placed, theirs: Placed) -> tuple[Placed, Placed] | None:
    """Find two figures that one sentence puts side by side, and its translation the other way round."""
    pairs, others = _pairs(ours), _pairs(theirs)
    for (first, second), placed in pairs.items():
        if (second, first) in others and (first, second) not in others and (second, first) not in pairs:
            return placed, others[second, first]
    return None


def _pairs(figures: Placed) -> dict[tuple[Value, Value], Placed]:
    found: dict[tuple[Value, Value], Placed] = {}
    last: dict[tuple[int, str], tuple[int, Figure]] = {}
    for place, figure in figures:
        key = place, _kind(figure.value, figure.unit)
        before = last.get(key)
        if before and figure.is_joined and before[1].value != figure.value:
            found.setdefault((before[1].value, figure.value), [before, (place, figure)])
        last[key] = place, figure
    return found


def _instead(ours: Placed, theirs: Placed) -> tuple[Placed, Placed] | None:
    """Find a figure that stands in place of another one which is there too: as many figures, but not as often."""
    if len(ours) != len(theirs):
        return None
    mine, yours = Counter(one.value for _, one in ours), Counter(one.value for _, one in theirs)
    if mine == yours or set(mine) != set(yours):
        return None
    return (
        [one for one in ours if mine[one[1].value] > yours[one[1].value]],
        [one for one in theirs if yours[one[1].value] > mine[one[1].value]],
    )


def _swapped(ours: Placed, theirs: Placed) -> tuple[Placed, Placed] | None:
    """Find two figures of one kind that changed places between sentences."""
    left, right = _by_sentence(ours), _by_sentence(theirs)
    if len(left) != len(right) or len(left) < 2:
        return None
    wrong = [at for at, (mine, yours) in enumerate(zip(left, right, strict=True)) if _values(mine) != _values(yours)]
    if len(wrong) != 2 or any(len(left[at]) != 1 or len(right[at]) != 1 for at in wrong):
        return None
    first, second = wrong
    if _values(left[first]) != _values(right[second]) or _values(left[second]) != _values(right[first]):
        return None
    return left[first] + left[second], right[first] + right[second]


def _values(figures: Placed) -> list[Value]:
    return [figure.value for _, figure in figures]


def _by_sentence(figures: Placed) -> list[Placed]:
    found: dict[tuple[int, int], Placed] = {}
    for place, figure in figures:
        found.setdefault((place, figure.sentence), []).append((place, figure))
    return list(found.values())
