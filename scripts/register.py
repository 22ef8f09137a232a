"""Holds what the pages say against the register: official titles to the letter, counts and dates."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from content import Page
from findings import Finding
from project import Project, entries, known_of, read_register
from writing import Writing, sentences

_TITLE_WORD = re.compile(r"[^\W_]+")
LONG = 4  # words from which on a title is not met by chance
STEM = 5  # letters with which a word begins in all its forms
ALIKE = 2  # such words in a sentence on a milestone
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass
class Register:
    """What of the register prose can be held against.

    `titles` are official titles, each with a pattern of how it may be misspelt; `areas` the number of initiatives by a
    focus area's title, `pages` by its page; `days` those of its milestones,
    each with the beginnings of the words that tell of it.
    """

    titles: list[tuple[re.Pattern[str], set[str]]] = field(default_factory=list)
    areas: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    days: dict[tuple[int, int, int], set[str]] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """How many initiatives there are in all."""
        return sum(self.pages.values())


def read(project: Project) -> Register:
    """Return what a project's register says."""
    given, made = read_register(project), Register()
    for entry in entries(given, "documents"):
        for title in _texts(entry.get("title")):
            made.titles.append((_loosely(title, is_long=len(title.split()) >= LONG), {title}))
    for entry in entries(given, "focus_areas"):
        count = str(entry.get("initiatives", ""))
        if re.fullmatch(r"\d{1,9}", count):
            made.areas |= dict.fromkeys(_texts(entry.get("title")), int(count))
            path = str(entry.get("page", entry.get("id"))).partition("#")[0]
            made.pages[f"{path}#{entry.get('id')}"] = int(count)
            if page := project.page(path, project.locales[0]):
                made.documents.add(page.text("document"))
        for title in _texts(entry.get("title")):
            made.titles.append((_loosely(title, is_long=False), {title}))
    initiatives = entries(given, "initiatives")
    made.named = {len(initiatives), *Counter(str(one.get("focus_area")) for one in initiatives).values()}
    for one in entries(given, "milestones"):
        if found := _DAY.fullmatch(str(one.get("date"))):
            told = _stems(" ".join([*_texts(one.get("title")), *_texts(one.get("text"))]))
            made.days.setdefault((int(found[1]), int(found[2]), int(found[3])), set()).update(told)
    return made


def _texts(title: Any) -> list[str]:
    return [str(one) for one in title.values() if _TITLE_WORD.search(str(one))] if isinstance(title, dict) else []


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _TITLE_WORD.findall(text.casefold()) if len(word) >= STEM}


def _loosely(title: str, *, is_long: bool) -> re.Pattern[str]:
    """Return a pattern of a title with other signs, accents and, if it is long, small letters or a word too many.

    A short title in small letters is made of ordinary words; it is meant as a title only with its capital.
    """
    first, *others = [re.escape(_bare(word)) for word in _TITLE_WORD.findall(title)]
    if is_long:  # another word is passed over only where the next one does not stand: there is one way to read on
        others = [rf"[^\w]++(?:(?!{word}(?!\w))\w++[^\w]++)?+{word}" for word in others]
        return re.compile(rf"(?<!\w){first}{''.join(others)}(?!\w)", re.IGNORECASE)
    others = [rf"[^\w&]*(?:{word}|&)" if len(word) <= len("and") else rf"[^\w]+(?i:{word})" for word in others]
    return re.compile(rf"(?<!\w){first}{''.join(others)}(?!\w)")


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _composed(text: str) -> tuple[str, str]:
    """Return a text composed, and the same text, letter for letter, without accents."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return text, "".join(_bare(sign)[:1] or sign for sign in text)


def check(project: Project, page: Page, writing: Writing, register: Register) -> Iterator[Finding]:
    """Yield where a page's prose says otherwise than the register."""
    if not register.titles and not register.days:
        return
    file, counted = project.file(page), Counted.of(page.locale)
    document = (project.page(page.path, project.locales[0]) or page).text("document")
    is_of_another = document not in {"", *register.documents}
    for block in writing.blocks:
        if block.kind in {"code", "row"}:
            continue
        text = writing.inline(block).text
        wrong = [*wrong_titles(text, register)]
        if counted:
            wrong += wrong_days(text, register, counted)
            if not is_of_another:
                wrong += wrong_counts(text, page.path, register, counted)
        for said, right in wrong:
            start = max(0, block.source.find(said.split()[0]))
            yield project.told(
                "register-differs", file, block.line + block.source.count("\n", 0, start), value=said, detail=right
            )


def wrong_titles(text: str, register: Register) -> Iterator[tuple[str, str]]:
    """Yield a title that is nearly an official one, and the official one."""
    written, bare = _composed(text)
    for pattern, right in register.titles:
        for found in pattern.finditer(bare):
            said = written[found.start() : found.end()]
            if said not in right:
                yield said, ", ".join(right)


@dataclass(frozen=True)
class Counted:
    """How a language counts what the register has, and writes a day."""

    counts: re.Pattern[str]
    nouns: dict[str, list[str]]
    numbers: dict[str, int]
    others: frozenset[str]
    days: re.Pattern[str]
    months: dict[str, int]

    @staticmethod
    @cache
    def of(locale: str) -> Counted | None:
        """Return what is known of a language; None where it is not enough."""
        known = known_of(locale)
        nouns, figures = known.get("register_nouns"), known.get("figures") or {}
        if not nouns or not figures.get("months"):
            return None
        numbers = {str(word): int(value) for word, value in figures["cardinals"].items()}
        beginnings = sorted({str(one) for ones in nouns.values() for one in ones}, key=len, reverse=True)
        months = "|".join(map(re.escape, figures["months"]))
        return Counted(
            re.compile(
                rf"(?<![\w.,-])(\d{{1,9}}|{'|'.join(numbers)})\s+({'|'.join(map(re.escape, beginnings))})",
                re.IGNORECASE,
            ),
            {str(name): [str(one) for one in ones] for name, ones in nouns.items()},
            numbers,
            frozenset(map(str, known.get("register_others") or ())),
            re.compile(
                rf"(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+({months})\s+(\d{{4}})|({months})\s+(\d{{1,2}}),\s+(\d{{4}})",
                re.IGNORECASE,
            ),
            {str(name).casefold(): int(number) for name, number in figures["months"].items()},
        )


def wrong_counts(text: str, path: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a number of focus areas or initiatives that the register does not have, and the one that it has."""
    for _, sentence in sentences(text):
        if not register.pages or counted.others & set(re.findall(r"[^\W\d_]+", sentence.casefold())):
            continue
        for found in counted.counts.finditer(sentence):
            number = counted.numbers.get(found[1].casefold()) or int(found[1] if found[1].isdigit() else 0)
            noun = next(name for name, ones in counted.nouns.items() if found[2].casefold() in map(str.casefold, ones))
            right: set[int] = set()
            if noun == "focus_areas":
                right = {len(register.pages)}
            elif noun == "initiatives":
                right = _initiatives(sentence[: found.start()], path, register)
            if right and number > 1 and number not in right:
                *others, most = sorted(right)
                likely = [most] if others and number > others[-1] else [*others, most]  # no area has so many
                yield found[0], ", ".join(map(str, likely))


def _initiatives(before: str, path: str, register: Register) -> set[int]:
    """Return how many initiatives there can be: those of the area just named, else of the page's area, or of all."""
    named = {title: before.rfind(title) for title in register.areas if title in before}
    if named:
        return {register.areas[max(named, key=lambda title: named[title])]}
    own = {count for page, count in register.pages.items() if page.partition("#")[0] == path}
    return {register.total, *(own or register.pages.values()), *register.named}


def wrong_days(text: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a milestone's day and month in another year; if it is the first of a month, in words like its own."""
    for found, sentence in ((found, one) for _, one in sentences(text) for found in counted.days.finditer(one)):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        said = (int(year), counted.months[month.casefold()], int(day))
        right = [one for one in sorted(register.days) if one[1:] == said[1:]]
        is_told = said[-1] > 1 or any(len(register.days[one] & _stems(sentence)) >= ALIKE for one in right)
        if right and said not in right and is_told:
            yield found[0], ", ".join(f"{one[0]}-{one[1]:02}-{one[2]:02}" for one in right)
