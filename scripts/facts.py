"""Holds the numbers of a text against those that the texts of the register say of the same thing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from figures import figures_of
from inline import STEM, stems
from locales import known_of
from project import Project, entries, texts_in

LEAST = 10  # lower numbers are said of too much
YEARS = range(1900, 2100)  # which count nothing
SHARED = 2  # longer words, besides what is counted, that a text shares with an entry of the same
_COUNTED = re.compile(rf"[^\W_]{{{STEM},}}(?: [^\W_]{{{STEM},}})?")  # 98 towns, 17 council members


class Fact(NamedTuple):
    """A number of an entry, how the word for what is counted begins, and how the entry's other longer words begin."""

    number: int
    counted: str
    told: frozenset[str]


def facts_of(project: Project, locale: str) -> list[Fact]:
    """Return the numbers that the register's entries say in a language, but of what the register itself counts."""
    nouns = (noun for nouns in known_of(locale).get("register_nouns", {}).values() for noun in nouns)
    own = frozenset(noun.casefold()[:STEM] for noun in nouns)
    found = []
    for entry in entries(project.register, *project.register):
        text = " ".join(said.get(locale, "") for said in texts_in(entry, [locale]))
        counts = [one for one in _counts(text, locale) if one[1] not in own]
        found += [Fact(number, counted, stems(text) - stems(written)) for number, counted, written in counts]
    return found


def wrong_facts(text: str, locale: str, facts: list[Fact]) -> Iterator[tuple[str, str]]:
    """Yield a number that is that of an entry but for a slip of the hand, as it is written, and the entry's."""
    said = list(_counts(text, locale)) if facts else []
    numbers, told = {number for number, _, _ in said}, stems(text)
    for number, counted, written in said:
        about = [one for one in facts if one.counted == counted and len(one.told & told) >= SHARED]
        right = {one.number for one in about}
        if not right & numbers and any(_is_slip(number, one) for one in right):
            yield written, ", ".join(map(str, sorted(right)))


def _is_slip(number: int, other: int) -> bool:
    """Tell whether two numbers differ in one digit, or in the order of their digits."""
    mine, its = str(number), str(other)
    apart = sum(one != two for one, two in zip(mine, its, strict=False))
    return len(mine) == len(its) and (apart == 1 or sorted(mine) == sorted(its))


def _counts(text: str, locale: str) -> Iterator[tuple[int, str, str]]:
    """Yield each higher number before a longer word, how the word begins, and both as they are written."""
    figures = figures_of(locale)
    for one in figures.read(text) if figures else ():
        kind, number = one.value
        is_count = kind == "number" and isinstance(number, int) and not one.is_ordinal
        if is_count and number >= LEAST and number not in YEARS and (noun := _COUNTED.match(text, one.end + 1)):
            yield number, noun[0].casefold()[:STEM], text[one.start : noun.end()]
