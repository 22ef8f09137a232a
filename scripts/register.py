"""Says what of the register prose can be held against: titles, counts, days, numbers, and in which words."""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations
from typing import Any, NamedTuple

from facts import Fact, facts_of
from figures import Figures, figures_of
from inline import STEM, WORD, stems
from locales import known_of
from numerals import one_of
from project import Project, entries, party_names
from titles import Names, Titles, begun

ALIKE = 2  # such words that a sentence shares with a milestone whose date it nearly has
TOLD = 3  # such words that it shares with one that it surely tells of
WHOLE = 3  # parts of a day: year, month, day
_SMALL = re.compile(r"\w|\d{1,3}")  # what is left of an abbreviation, and a number that is no year
Day = tuple[int, ...]  # a year, perhaps with its month, perhaps with its day


class Milestone(NamedTuple):
    """Its first and its last day, the beginnings of the words that tell of it, and those of its title by language."""

    first: Day
    last: Day
    told: frozenset[str]
    titles: list[frozenset[str]]
    names: list[frozenset[str]]  # the same of each name of a party, which tells no more than a single word

    def is_on(self, day: Day) -> bool:
        """Tell whether a day, a month or a year may be the milestone's, as far as both are known."""
        known = min(len(day), len(self.first))
        return self.first[:known] <= day[:known] <= self.last[:known]

    def is_meant(self, day: Day, stems: frozenset[str], *, is_sure: bool, is_alone: bool = False) -> bool:
        """Tell whether a sentence means it by its day or its other words.

        `is_sure` says that the sentence is about the register's document, `is_alone` that it names nothing but the day.
        """
        shared = self.told & stems
        if len(day) == len(self.first) == WHOLE and parts_apart(day, self.first) == 1:
            is_first = day[-1] == 1  # on which many things begin
            return (day[0] != self.first[0] and not is_first and (is_alone or bool(shared))) or len(shared) >= ALIKE
        is_title = any(len(title) >= ALIKE and title <= stems for title in self.titles)
        named = max([0, *(len(name) - 1 for name in self.names if name <= shared)])
        return is_sure and (is_title or len(shared) - named >= TOLD)


class Document(NamedTuple):
    """Its first and last year, that to which it was carried on, its titles' words, its parties, and its first day."""

    years: tuple[int, int, int]
    stems: frozenset[str]
    parties: int
    first: Day = ()
    names: tuple[str, ...] = ()  # its titles without what stands behind a dash


@dataclass(frozen=True)
class Claim:
    """A sentence, the page that it stands on, the document of the register that the page is about, and its block."""

    sentence: str
    path: str
    document: str
    block: str = ""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words."""
        return stems(self.sentence)


class Counted:
    """How a language reads figures, and calls what the register counts."""

    def __init__(self, known: dict[str, Any], figures: Figures) -> None:
        """Take what is known of a language, and what reads its figures."""
        called = "|".join(f"(?P<{name}>{one_of(nouns)})" for name, nouns in known["register_nouns"].items())
        endings, numbers = one_of(known.get("inflections", ())), known["figures"].get("cardinals", {}).items()
        self.figures = figures
        self.nouns = re.compile(rf"\s+(?:{called}){endings}?(?!\w)", re.IGNORECASE)
        self.others = frozenset(known.get("register_others", ()))
        self.parts = {*known.get("register_parts", "").split(), *(word for word, many in numbers if many > 1)}
        self._plain = frozenset(known.get("register_plain", "").split())
        self.definite, self.relative, self.begins, self.until, self.called, self.narrows = (
            _any_of(known, f"register_{name}")
            for name in ("definite", "relative", "begins", "until", "called", "narrows")
        )

    @staticmethod
    @cache
    def of(locale: str) -> "Counted | None":
        """Return what is known of a language; None where it is not enough."""
        known, figures = known_of(locale), figures_of(locale)
        return Counted(known, figures) if figures and known.get("register_nouns") else None

    def is_plain(self, text: str, words: Set[str]) -> bool:
        """Tell whether all words of a text are plain or begin as these: nothing else is named, as in Norway has."""
        known = self._plain | words
        said = WORD.findall(text.lower())
        return all(one in known or one[:STEM] in known or _SMALL.fullmatch(one) for one in said)


def _any_of(known: dict[str, Any], name: str) -> re.Pattern[str]:
    phrases = "|".join(known.get(name) or ["(?!)"]).replace(" ", r"\s")
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


@dataclass
class Register:
    """What of the register prose can be held against."""

    titles: Titles = field(default_factory=Titles)
    count_by_title: dict[str, int] = field(default_factory=dict)  # how many initiatives a focus area has, by its title
    count_by_place: dict[str, int] = field(default_factory=dict)  # the same by the page and the id where it stands
    named_in_area: Counter[str] = field(default_factory=Counter)  # how many of them are named, by the id of their area
    milestones: list[Milestone] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    area_documents: set[str] = field(default_factory=set)  # the documents that the focus areas are part of
    objectives: Counter[str] = field(default_factory=Counter)  # how many stand on a page
    area_titles: dict[str, dict[str, str]] = field(default_factory=dict)  # those of the one area that a page is about
    words: set[str] = field(default_factory=set)  # how those of titles of documents, themes and focus areas begin
    numbers: dict[str, str] = field(default_factory=dict)  # those of initiatives by a title
    number_by_place: dict[str, str] = field(default_factory=dict)  # the number of an objective or area by page and id
    area_number: dict[str, str] = field(default_factory=dict)  # the number of the one area that a page is about
    party_names: dict[str, list[Day]] = field(default_factory=dict)  # the first and the last day of a name that changed
    names: dict[str, Names] = field(default_factory=dict)  # of parties, by language
    facts: dict[str, list[Fact]] = field(default_factory=dict)  # by language

    def area_title(self, path: str, locale: str) -> str:
        """Return the title of the one focus area that a page is about, in a language; empty if there is none."""
        return str(self.area_titles.get(path, {}).get(locale) or "")

    def is_about(self, said: Claim) -> bool:
        """Tell whether a sentence is about the document whose focus areas and milestones are known."""
        known = [self.documents[name] for name in self.area_documents if name in self.documents]
        return said.document in {"", *self.area_documents} or any(len(one.stems & said.stems) >= TOLD for one in known)

    def document(self, said: Claim) -> Document | None:
        """Return the document that a sentence names by the first part of its title, else that of the page."""
        named = [one for one in self.documents.values() if any(name in said.sentence for name in one.names)]
        return named[0] if len(named) == 1 else self.documents.get(said.document)

    def counts(self, noun: str, said: Claim, before: str) -> set[int]:
        """Return how many of something there can be, in a sentence after `before`; nothing where that is not known."""
        if noun == "parties":
            about = self.document(said)
            return {about.parties} if about and about.parties > 1 else set()
        if noun == "objectives":
            here = self.objectives[said.path]
            return {here, self.objectives.total()} if here else set()
        if not self.count_by_place or not self.is_about(said):
            return set()
        return {len(self.count_by_place)} if noun == "focus_areas" else self._initiatives(said.path, before)

    def _initiatives(self, path: str, before: str) -> set[int]:
        """Return how many initiatives there can be: those of the area just named, of the page's area, or of all."""
        named = {title: before.rfind(title) for title in self.count_by_title if title in before}
        if named:
            return {self.count_by_title[max(named, key=lambda title: named[title])]}
        here = [area for area in self.count_by_place if area.partition("#")[0] == path]
        own = {
            count
            for area in here or self.count_by_place
            for count in (self.count_by_place[area], self.named_in_area[area.partition("#")[2]])
        }
        return {sum(self.count_by_place.values()), 0 if len(here) == 1 else self.named_in_area.total(), *own} - {0}

    def period(self, first: int, last: int, said: Claim) -> str:
        """Return the period of the document that a sentence is about, where it gives another one with one end right."""
        if any((first, last) in combinations(one.years, 2) for one in self.documents.values()):
            return ""
        for name, one in self.documents.items():
            start, end, carried_on = one.years
            is_near = first == start or last in {end, carried_on}
            # A sentence with few other words says no more than the period: Den gælder fra 2018 til 2022.
            is_own, is_only, words = name == said.document, len(self.documents) == 1, len(said.stems)
            is_bare = is_own and first == start and words < ALIKE
            least = 0 if is_bare else 1 if is_own or (is_only and words <= ALIKE) else ALIKE
            if is_near and len(one.stems & said.stems) >= least:
                return f"{start}-{end}"
        return ""

    def day(self, day: Day, days: list[Day], said: Claim, written: str) -> list[Milestone]:
        """Return the milestones that a sentence tells of by a day that is not theirs; `days` are all that it names."""
        on_day = [one for one in self.milestones if one.is_on(day)]
        words = said.stems - stems(written)  # a text that tells of two milestones of January tells not of both by that
        if any(len(one.first) == len(day) == WHOLE or len(one.told & words) >= ALIKE for one in on_day):
            return []
        if len(day) == 1 and any(day[0] in one.years for one in self.documents.values()):
            return []
        is_sure = self.is_about(said)
        is_alone = len(WORD.findall(said.sentence.replace(written, ""))) <= 1  # On 15 January 2018.
        meant = [one for one in self.milestones if one.is_meant(day, words, is_sure=is_sure, is_alone=is_alone)]
        return [] if any(one.is_on(other) for one in meant for other in days) else meant


def read(project: Project) -> Register:
    """Return what a project's register says."""
    given = project.register
    titled = entries(given, "documents", "themes", "focus_areas")
    begins = (word for one in titled for title in texts_of(one.get("title")) for word in begun(title))
    made = Register(words={*filter(str.isalpha, begins)})  # a year may be any year
    made.facts = {locale: facts_of(project, locale) for locale in project.locales}
    _read_documents(given, made)
    _read_areas(project, made)
    for entry in entries(given, "themes", "focus_areas", "initiatives"):
        made.titles.add(texts_of(entry.get("title")), is_of_part=True)
    made.objectives.update(map(page_of, entries(given, "objectives")))
    made.named_in_area.update(str(one.get("focus_area")) for one in entries(given, "initiatives"))
    for entry in entries(given, "initiatives", "objectives", "focus_areas"):
        if entry.get("number"):
            made.numbers |= dict.fromkeys(texts_of(entry.get("title")), str(entry.get("number")))
    for entry in entries(given, "objectives", "focus_areas"):
        made.number_by_place[f"{page_of(entry)}#{entry.get('id')}"] = str(entry.get("number", ""))
    _read_names(project, made)
    return made


def _read_documents(given: dict[str, Any], made: Register) -> None:
    for entry in entries(given, "documents"):
        titles = texts_of(entry.get("title"))
        made.titles.add(titles)
        if days := days_of(entry.get("period")):
            (year, *_), (last, *_) = days
            carried_on = (days_of(entry.get("continued_to")) or days)[1][0]
            years, parties = (year, last, carried_on), len(entry.get("parties") or ())
            called = tuple(re.split(r"\s[–—-]\s", title)[0] for title in titles)
            made.documents[str(entry.get("id"))] = Document(years, stems(" ".join(titles)), parties, days[0], called)


def _read_areas(project: Project, made: Register) -> None:
    for entry in entries(project.register, "focus_areas"):
        page_name = str(entry.get("page"))
        is_alone, title = page_name not in made.area_number, entry.get("title")
        made.area_number[page_name] = str(entry.get("number", "")) if is_alone else ""
        made.area_titles[page_name] = title if is_alone and isinstance(title, dict) else {}
        count = str(entry.get("initiatives", ""))
        if re.fullmatch(r"\d{1,9}", count):
            made.count_by_title |= dict.fromkeys(texts_of(entry.get("title")), int(count))
            made.count_by_place[f"{page_of(entry)}#{entry.get('id')}"] = int(count)
            if page := project.page(page_of(entry), project.source):
                made.area_documents.add(page.text("document"))


def _read_names(project: Project, made: Register) -> None:
    """Take the names of parties, and the milestones, whose words these names are not counted among."""
    named = party_names(project)
    for name in named:
        ends = [days[0] for end in ("from", "to") if (days := days_of(name.get(end)))]
        for locale in project.locales:
            made.names.setdefault(locale, Names(locale)).add(str(name.get(locale) or ""))
        made.party_names |= {str(name[locale]): ends for locale in project.locales if ends and name.get(locale)}
    names = [stems(name) for one in named for name in texts_of(one)]
    for one in entries(project.register, "milestones"):
        if days := days_of(one.get("date")):
            by_title = [stems(title) for title in texts_of(one.get("title"))]
            told = stems(" ".join(texts_of(one.get("text")))).union(*by_title)
            made.milestones.append(Milestone(*days, told, by_title, names))


def page_of(entry: dict[str, Any]) -> str:
    """Return the page on which an entry stands."""
    return str(entry.get("page", entry.get("id"))).partition("#")[0]


def days_of(date: Any) -> tuple[Day, Day] | None:
    """Return the first and the last day of an EDTF date, of a season its year; None where it is not known."""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?", str(date)):
        return None
    days = [tuple(map(int, re.sub(r"\A(\d{4})-[2-9]\d\Z", r"\1", one).split("-"))) for one in str(date).split("/")]
    return days[0], days[-1]


def texts_of(title: Any) -> list[str]:
    """Return a text of the register in all its languages."""
    return [str(one) for one in title.values() if WORD.search(str(one))] if isinstance(title, dict) else []


def parts_apart(day: Day, other: Day) -> int:
    """Return in how many parts, as far as both have them, two days differ."""
    return sum(mine != its for mine, its in zip(day, other, strict=False))
