"""Holds what a text says of a single entry against the register: its number, its place among others, its years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from findings import Finding
from inline import breaks_before, sentences
from project import Project, entries
from register import Counted, Day, Register, Said, dates_in, days_of, page_of, texts_of, written, wrong_counts
from writing import Writing, target

_NUMBER = re.compile(r"\s(\d+(?:\.\d+)?)(?!\w|[.,]\d)")
_NEAR = 25  # letters at most between a place and the number of all: the third of the strategy's five focus areas
_AFTER = re.compile(r"\s*(?:[,.(]|\Z)")


@dataclass
class Entries:
    """What the register says of its entries.

    `titles` are the numbers of initiatives by a title, `places` those of objectives and focus areas by the page and the
    id where they stand, `areas` those of focus areas by the page that is about one as a whole; `names` the first and
    the last day of a name that changed.
    """

    titles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Day]] = field(default_factory=dict)


def read(project: Project) -> Entries:
    """Return what a project's register says of its entries."""
    made, given = Entries(), project.register
    for entry in entries(given, "initiatives"):
        made.titles |= dict.fromkeys(texts_of(entry.get("title")), str(entry.get("number")))
    for entry in (one for name in ("objectives", "focus_areas") for one in entries(given, name)):
        made.places[f"{page_of(entry)}#{entry.get('id')}"] = str(entry.get("number", ""))
    for entry in entries(given, "focus_areas"):
        page = str(entry.get("page"))
        made.areas[page] = "" if page in made.areas else str(entry.get("number", ""))
    for name in (one for party in entries(given, "parties") for one in entries(party, "names")):
        days = [days[0] for end in ("from", "to") if (days := days_of(name.get(end)))]
        made.names |= {str(name[locale]): days for locale in project.locales if days and name.get(locale)}
    return made


def check(project: Project, writing: Writing, register: Register, known: Entries) -> Iterator[Finding]:
    """Yield where a page says otherwise than the register of an entry that it names or links to."""
    page, counted = writing.page, Counted.of(writing.page.locale)
    if not counted or known == Entries():
        return
    for block in (one for one in writing.blocks if one.kind not in {"code", "row"}):
        text = " ".join(["", *block.inline.text.split()])  # what is counted stands after a blank
        wrong = [*wrong_numbers(text, known, counted), *wrong_years(text, known, counted)]
        for _, sentence in sentences(text):
            wrong += wrong_places(sentence, known.areas.get(page.path, ""), register, counted)
        for link, words in block.inline.links:
            if counted.nouns.search(f" {words}"):
                wrong += wrong_links(target(page, link), words, known, register, counted)
        for value, right in wrong:
            at = block.line + breaks_before(block.source, value.split()[0])
            yield project.told("register-differs", project.file(page), at, value=value, detail=right)


def wrong_numbers(text: str, known: Entries, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a number before a title that is another one's, and its own: Initiative 1.5 is its title."""
    for number, value in _numbers(text, counted):
        said = counted.called.match(text, number.end() + 1)
        end = said.end() + 1 if said else len(text)
        for title, right in known.titles.items():
            if text.startswith(title, end) and _AFTER.match(text, end + len(title)) and number[1] != right:
                yield value, right


def wrong_links(
    end: str, words: str, known: Entries, register: Register, counted: Counted
) -> Iterator[tuple[str, str]]:
    """Yield a number in the words of a link that is not that of the entry, or of all those, to which it leads."""
    right = known.places.get(end, "")
    yield from ((value, right) for number, value in _numbers(f" {words}", counted) if right not in {"", number[1]})
    if end in register.objectives:
        yield from wrong_counts(Said(words, end, ""), register, counted)


def _numbers(text: str, counted: Counted) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each number that follows what the register counts, and both as they are written: Initiative 1.5."""
    for noun in counted.nouns.finditer(text):
        if number := _NUMBER.match(text, noun.end()):
            yield number, text[noun.start() : number.end()].strip()


def wrong_places(sentence: str, number: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield the place among the focus areas that is not that of the page's own, and this one: the third of the five."""
    is_another = any(title in sentence for title in register.areas)
    for place, count in pairwise(counted.figures.read(sentence) if number and not is_another else ()):
        noun = counted.nouns.match(sentence, count.end)
        is_place = place.is_ordinal and noun and noun.lastgroup == "focus_areas" and count.start - place.end <= _NEAR
        if is_place and str(place.value[1]) != number:
            yield place.written, number


def wrong_years(text: str, known: Entries, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a date before a party's name that is nearly one of the name, and these: 2015-2020: a name."""
    head, _, tail = text.partition(": ")
    dates = list(dates_in(head, counted.figures))
    for name, days in known.names.items():
        if not tail.startswith(name) or not _AFTER.match(tail, len(name)):
            continue
        wrong = [(start, end, day) for start, end, day in dates if not any(_parts_apart(day, one) == 0 for one in days)]
        for start, end, day in wrong:
            if len(wrong) < len(dates) or any(_parts_apart(day, one) == 1 < min(len(day), len(one)) for one in days):
                yield head[start:end], "/".join(map(written, days))


def _parts_apart(day: Day, other: Day) -> int:
    """Return in how many parts, as far as both have them, two days differ."""
    return sum(mine != its for mine, its in zip(day, other, strict=False))
