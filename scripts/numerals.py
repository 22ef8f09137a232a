"""Reads numbers, in digits as a language groups them and in its words."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from values import Number

LETTER = r"[^\W\d_]"
END = rf"(?!{LETTER})"  # of a word
GAP = r"(?:[\s-]{1,3})"  # between words
_MOST_DIGITS, _MOST_DECIMALS = 15, 40  # of a number that is calculated with; a longer one is compared by its digits
THOUSANDS = "000"  # all that is left of 1,000 in the head of a table
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 1_000_000
_LONGEST = 80  # letters of a word that is read as several
_VULGAR = re.compile(r"\s?([¼-¾⅐-⅞])")


def one_of(words: Iterable[object]) -> str:
    """Return a pattern for any of these words, in which a blank may be a hyphen; if there are none, for nothing."""
    longest_first = sorted((str(word).lower() for word in words), key=len, reverse=True)
    return "(?:" + ("|".join(re.escape(word).replace(r"\ ", GAP) for word in longest_first) or "(?!)") + ")"


def plain(words: object) -> str:
    """Return words as the data write them, with one blank between them."""
    return re.sub(r"[\s-]+", " ", str(words))


class Numerals:
    """The numbers of one language."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        """Take the mapping that stands under `figures` in the language's file."""
        self.joint: str = known.get("joint", "")
        self.articles = frozenset(known.get("articles", ()))
        self.multipliers: dict[str, int] = known["multipliers"]
        self._alone = frozenset(known.get("weak_ordinals", ()))  # twenty others are not 22
        self.cardinals = self._with_joined(known["cardinals"], known["cardinals"])
        if self.joint:  # tohundrede
            few = known["cardinals"]
            self.cardinals |= {one + word: few[one] * many for one in few for word, many in self.multipliers.items()}
        self.ordinals = self._with_joined(known["ordinals"], known["cardinals"])
        tails = known.get("ordinal_tails", ())  # førsteplads
        self.ordinals |= {word + tail: many for word, many in known["ordinals"].items() for tail in tails}
        self._parts: dict[str, str] = known["halves"]
        article = one_of(self.articles)
        self._halves = re.compile(
            rf"(?:{article}{GAP})?(?P<part>{one_of(self._parts)}){END}(?:{GAP}{article}(?={GAP}))?"
        )
        self._next_word = re.compile(rf"(?P<and>{GAP}{one_of(known['ands'])}(?={GAP}))?{GAP}?(?P<word>{LETTER}++)")
        self._multiplied = re.compile(rf"{GAP}{one_of(self.multipliers)}{END}")
        part, go_on = one_of([*self.cardinals, *self.multipliers, *self.articles]), f"(?:{one_of(known['ands'])}(?=.))?"
        self._first_part = re.compile(rf"({part}){go_on}((?:{part}{go_on})*)\Z")
        self.and_a_part = {word: Fraction(part) for word, part in known["and_a_part"].items()}
        self.in_one_word = lru_cache(10_000)(self._in_one_word)
        group, decimal = re.escape(known["group"]), re.escape(known["decimal"])
        self._digits = re.compile(
            rf"(?P<whole>(?!0)\d{{1,3}}(?:[{group}\s']\d{{3}}){{1,5}}+(?!\d)|\d++)"
            rf"(?:{decimal}(?P<decimals>\d++))?+(?![.,]?\d)"
        )

    def _with_joined(self, numbers: Mapping[str, int], cardinals: Mapping[str, int]) -> dict[str, int]:
        """Add the numbers that are made of ones and tens, as one word or two: enogtyve, enogtyvende, twenty-first."""
        of_ones, of_tens = (cardinals, numbers) if self.joint else (numbers, cardinals)
        ones = {word: few for word, few in of_ones.items() if few in range(1, 10) and word not in self._alone}
        tens = {word: many for word, many in of_tens.items() if many in range(20, 100)}
        if self.joint:
            ones |= dict.fromkeys(self.articles, 1)
        pattern = f"{{one}}{self.joint}{{ten}}" if self.joint else "{ten} {one}"
        made = {pattern.format(one=one, ten=ten): few + many for ten, many in tens.items() for one, few in ones.items()}
        return {**numbers, **made}

    def in_digits(self, text: str, at: int) -> tuple[Number, int] | None:
        """Read 1.250, 1,5 and 2½ at a place of a text; return the number and where it ends."""
        if text.startswith(THOUSANDS, at) and not text[at + 3 : at + 4].isdecimal():  # DKK '000
            return _THOUSAND, at + 3
        amount: Number = 0
        if found := self._digits.match(text, at):
            whole, decimals = "".join(filter(str.isdecimal, found["whole"])), found["decimals"] or ""
            if len(whole) > _MOST_DIGITS or len(decimals) > _MOST_DECIMALS:
                return None
            number = int(whole + decimals)
            amount, at = Fraction(number, 10 ** len(decimals)) if decimals else number, found.end()
        if sign := _VULGAR.match(text, at):
            amount, at = amount + Fraction(unicodedata.numeric(sign[1])).limit_denominator(10), sign.end()
        return (amount, at) if found or sign else None

    def in_words(self, text: str, at: int) -> tuple[Number, int] | None:
        """Read number words that make one number: half, halvandet, two hundred and five thousand."""
        if half := self._halves.match(text, at):
            return Fraction(self._parts[half["part"]]), half.end()
        # Ones are added to tens and both to hundreds; what is more multiplies what stands before it.
        total: Number = 0
        part: Number = 0
        end = at
        while found := self._next_word.match(text, end):
            word = found["word"]
            multiplier, few = self.multipliers.get(word, 0), self.cardinals.get(word) or self.in_one_word(word)
            if word in self.articles and (
                end == at or (part % _HUNDRED == 0 and self._multiplied.match(text, found.end()))
            ):
                part += 1
            elif multiplier >= _THOUSAND and (part or not total):
                total, part = total + max(part, 1) * multiplier, 0
            elif part < multiplier < _THOUSAND:
                part = max(part, 1) * multiplier
            elif few and self._may_add(total % _MILLION + part, few, bool(found["and"])):
                part += few
            else:
                break
            end = found.end()
        return (total + part, end) if end > at else None

    def _in_one_word(self, word: str) -> Number:
        """Read tohundredefem, zweihundertfünfzig and zweieinhalb; return 0 for what is no number of several words."""
        part = next(filter(word.endswith, self.and_a_part), "")
        if part and (few := self.cardinals.get(word.removesuffix(part))):
            return few + self.and_a_part[part]
        parts, rest = [], word[:_LONGEST]
        while found := self._first_part.match(rest):
            parts.append(found[1])
            rest = found[2]
        is_high = any(one in self.multipliers or self.cardinals.get(one, 0) > _HUNDRED for one in parts)
        words = " ".join(parts)
        read = self.in_words(words, 0) if is_high and len(parts) > 1 else None
        return read[0] if read and read[1] == len(words) else 0

    def _may_add(self, part: Number, few: Number, has_and: bool) -> bool:
        """Tell whether a number goes on: thousands and hundreds with what is less, twenty with five."""
        if part and part % _HUNDRED == 0:
            return few < (_HUNDRED if part % _THOUSAND else _THOUSAND)
        is_tens = part % _HUNDRED in range(20, 100, 10) and few in range(1, 10) and not self.joint
        return not has_and and (not part or is_tens)
