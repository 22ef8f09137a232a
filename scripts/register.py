"""Holds what the pages say against the register: titles to the letter, counts, numbers, dates and periods."""

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations, pairwise
from operator import eq
from typing import Any, NamedTuple

from content import Page
from facts import YEARS, Fact, facts_of, wrong_facts
from figures import Figures, figures_of
from findings import Finding
from inline import STEM, WORD, breaks_before, sentences, stems
from numerals import one_of
from project import TEXTS, Project, entries, known_of
from titles import Titles, begun
from values import STRONG
from writing import Block, Writing, target

ALIKE = 2  # such words that a sentence shares with a milestone whose date it nearly has
TOLD = 3  # such words that it shares with one that it surely tells of
WHOLE = 3  # parts of a day: year, month, day
_YEAR = re.compile(r"\A\d{4}(?!\d)|(?<!\d)\d{4}\Z")
_LONGEST = 24  # letters of a date
# Between two years: 2018-2022, fra 2018 til 2022, between 2018 and 2022.
_BETWEEN = re.compile(r"\s?[-–]\s?|\s[^\W\d_]{1,3}\s")
_DATED = re.compile(r"(\A\d[\w. ]*\d):(?=\s)")  # a date before what happened: 14 March 2024: The plan is adopted.
_LISTED = re.compile(r"(?<=\d), (?=\d)")  # between numbers or days of which each would be right
_SMALL = re.compile(r"\w|\d{1,3}")  # what is left of an abbreviation, and a number that is no year
_NUMBER = re.compile(r"\s(\d+(?:\.\d+)?)(?!\w|[.,]\d)")
_ALONE = re.compile(r"\s?(\d+\.\d+)\.?(?=\s)")
_NEAR = 25  # letters at most between a place and the number of all: the third of the strategy's five focus areas
_AFTER = re.compile(r"\s*(?:[,.(]|\Z)")
_COUNT = re.compile(r"\d[\d.,]*(?<=\d)|[^\d.]+")  # no ordinal
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

    def is_meant(self, day: Day, stems: frozenset[str], *, is_sure: bool) -> bool:
        """Tell whether a sentence means it by day or words; `is_sure` says that it is about the register's document."""
        shared = self.told & stems
        if len(day) == len(self.first) == WHOLE and _parts_apart(day, self.first) == 1:
            is_first = day[-1] == 1  # on which many things begin
            return (day[0] != self.first[0] and not is_first) or len(shared) >= ALIKE
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
        endings, numbers = one_of(known.get("inflections") or ()), known["figures"].get("cardinals", {}).items()
        self.figures = figures
        self.nouns = re.compile(rf"\s+(?:{called}){endings}?(?!\w)", re.IGNORECASE)
        self.others = frozenset(map(str, known.get("register_others") or ()))
        self.parts = {*str(known.get("register_parts") or "").split(), *(word for word, many in numbers if many > 1)}
        self._plain = frozenset(str(known.get("register_plain") or "").split())
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
        said = WORD.findall(text.casefold())
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
    facts: dict[str, list[Fact]] = field(default_factory=dict)  # by language

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
        return {
            sum(self.count_by_place.values()),
            0 if len(here) == 1 else self.named_in_area.total(),
            *own,
        } - {0}

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
        meant = [one for one in self.milestones if one.is_meant(day, said.stems, is_sure=is_sure)]
        return [] if any(one.is_on(other) for one in meant for other in days) else meant


def read(project: Project) -> Register:
    """Return what a project's register says."""
    given = project.register
    titled = [one for name in ("documents", "themes", "focus_areas") for one in entries(given, name)]
    begins = (word for one in titled for title in texts_of(one.get("title")) for word in begun(title))
    made = Register(words={*filter(str.isalpha, begins)})  # a year may be any year
    made.facts = {locale: facts_of(project, locale) for locale in project.locales}
    _read_documents(given, made)
    _read_areas(project, made)
    for entry in [*entries(given, "themes"), *entries(given, "focus_areas"), *entries(given, "initiatives")]:
        made.titles.add(texts_of(entry.get("title")), is_of_part=True)
    made.objectives.update(map(page_of, entries(given, "objectives")))
    made.named_in_area.update(str(one.get("focus_area")) for one in entries(given, "initiatives"))
    _read_numbers(given, made)
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
        made.area_number[page_name] = "" if page_name in made.area_number else str(entry.get("number", ""))
        if isinstance(entry.get("title"), dict):
            made.area_titles[page_name] = {} if page_name in made.area_titles else entry["title"]
        count = str(entry.get("initiatives", ""))
        if re.fullmatch(r"\d{1,9}", count):
            made.count_by_title |= dict.fromkeys(texts_of(entry.get("title")), int(count))
            made.count_by_place[f"{page_of(entry)}#{entry.get('id')}"] = int(count)
            if page := project.page(page_of(entry), project.source):
                made.area_documents.add(page.text("document"))


def _read_numbers(given: dict[str, Any], made: Register) -> None:
    numbered = [one for name in ("initiatives", "objectives", "focus_areas") for one in entries(given, name)]
    for entry in (one for one in numbered if one.get("number")):
        made.numbers |= dict.fromkeys(texts_of(entry.get("title")), str(entry.get("number")))
    for entry in [*entries(given, "objectives"), *entries(given, "focus_areas")]:
        made.number_by_place[f"{page_of(entry)}#{entry.get('id')}"] = str(entry.get("number", ""))


def _read_names(project: Project, made: Register) -> None:
    """Take the names of parties, and the milestones, whose words these names are not counted among."""
    named = [one for party in entries(project.register, "parties") for one in entries(party, "names")]
    for name in named:
        ends = [days[0] for end in ("from", "to") if (days := days_of(name.get(end)))]
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


def written(day: Day) -> str:
    """Return a day as it stands in the register."""
    return "-".join(f"{part:02}" for part in day)


def texts_of(title: Any) -> list[str]:
    """Return a text of the register in all its languages."""
    return [str(one) for one in title.values() if WORD.search(str(one))] if isinstance(title, dict) else []


def check(project: Project, writing: Writing, register: Register) -> Iterator[Finding]:
    """Yield where a page says otherwise than the register."""
    if not project.register:
        return
    page, counted = writing.page, Counted.of(writing.page.locale)
    texts = [(page.field_line(name), page.text(name), page.text(name)) for name in TEXTS]
    texts += [(one.line, one.source, one.inline.text) for one in writing.blocks]
    wrong: list[tuple[int, str, str, str]] = []  # the line and the source of a text, what it says, and what is right
    title = str(register.area_titles.get(page.path, {}).get(page.locale) or "")
    if not any(title.casefold() in " ".join(text.casefold().split()) for _, _, text in texts):
        at = page.field_line("title") or page.body_line
        yield project.told("register-differs", project.file(page), at, value=page.text("title"), detail=title)
    document = (project.page(page.path, project.source) or page).text("document")
    for line, source, text in texts:
        found = [*register.titles.misspelt(text), *register.titles.nearly(source)]
        found += wrong_facts(" ".join(text.split()), page.locale, register.facts[page.locale])
        if counted:
            for _, sentence in sentences(_DATED.sub(r"\1,", text)):
                said = Claim(sentence, page.path, document, text)
                found += [*wrong_days(said, register, counted), *wrong_counts(said, register, counted)]
        wrong += [(line, source, *one) for one in found]
    for before, block in zip([None, *writing.blocks], writing.blocks, strict=False):
        beside = before.inline.text if before and before.kind == block.kind == "cell" else ""  # a number has its own
        wrong += [(block.line, block.source, *one) for one in wrong_entries(block, page, register, counted, beside)]
    for line, source, value, right in wrong:
        at, detail = line + breaks_before(source, value.split()[0]), _LISTED.sub(project.said["alternative"], right)
        yield project.told("register-differs", project.file(page), at, value=value, detail=detail)


def wrong_entries(
    block: Block, page: Page, register: Register, counted: Counted | None, beside: str
) -> Iterator[tuple[str, str]]:
    """Yield what a block, after a cell `beside` it, says of single entries that it names or links to; what is right."""
    for link, words in block.inline.links:
        end = target(page, link)
        title, place = (
            str(register.area_titles.get(end, {}).get(page.locale) or ""),
            register.number_by_place.get(end, ""),
        )
        if misnamed(words, title):
            yield words, title
        if counted:
            numbers = _numbers(f" {words}", counted)
            yield from ((said, place) for number, _, said in numbers if place not in {"", number})
        if counted and end in register.objectives:
            yield from wrong_counts(Claim(words, end, ""), register, counted)
    if counted:
        text = " ".join(["", *block.inline.text.split()])  # what is counted stands after a blank
        yield from wrong_numbers(f" {beside}".rstrip() + text, register, counted)
        yield from wrong_years(text, register, counted)
        for _, sentence in sentences(text):
            yield from wrong_places(sentence, register.area_number.get(page.path, ""), register, counted)


def misnamed(said: str, title: str) -> bool:
    """Tell whether the words of a link are a title but for a word or two."""
    wanted, words = begun(title), begun(said)
    same = sum(map(eq, wanted, words))
    return said[:1].isupper() and len(wanted) == len(words) and len(wanted) > same > len(wanted) / 2


def wrong_counts(said: Claim, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a number of something that the register does not have, and the one that it has."""
    if counted.others & set(WORD.findall(said.sentence.casefold())):
        return
    is_ours = False
    for figure in counted.figures.read(said.sentence):
        noun, number = counted.nouns.match(said.sentence, figure.end), figure.value[1]
        is_count = figure.strength == STRONG and _COUNT.fullmatch(figure.written)
        if not is_count or not noun or not noun.lastgroup or not isinstance(number, int):
            continue
        before, after = said.sentence[: figure.start], said.sentence[noun.end() :].lstrip()
        if counted.narrows.match(after) and not WORD.search(before):
            continue  # Three initiatives on prevention are some of them
        # The 27 initiatives are known to a reader, the 17 goals may be those of the UN.
        is_ours |= noun.lastgroup != "objectives" and bool(counted.definite.search(before))
        # Four goals were scored at a match.
        around = f" {before} {after}" if noun.lastgroup == "objectives" and not WORD.search(before) else f" {before}"
        is_ours_here = is_ours or counted.is_plain(counted.nouns.sub(" ", around), register.words | counted.parts)
        right = register.counts(noun.lastgroup, said, before) if is_ours_here else set()
        if right and number not in right:
            *others, most = sorted(right)
            likely = [most] if others[2:] and number > others[-1] else [*others, most]  # no area has so many
            yield said.sentence[figure.start : noun.end()], ", ".join(map(str, likely))


def wrong_days(said: Claim, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a period that is nearly a document's and a date that is not its milestone's, and what would be right."""
    dates, sentence = list(dates_in(said.sentence, counted.figures)), said.sentence
    periods = [(one, other) for one, other in pairwise(dates) if _BETWEEN.fullmatch(sentence, one[1], other[0])]
    for (start, _, first), (_, end, last) in periods:
        if right := register.period(first[0], last[0], said):
            yield sentence[start:end], right
    alone = [one for one in dates if not any(one in period for period in periods)]
    alone = [] if counted.relative.search(sentence) else alone
    for start, end, day in alone:
        meant = register.day(day, [one for _, _, one in alone], said, sentence[start:end])
        days = [one.first for one in meant] or other_days(said, register, counted, (start, end, day))
        if days:
            yield sentence[start:end], ", ".join(map(written, days))


def other_days(said: Claim, register: Register, counted: Counted, place: tuple[int, int, Day]) -> list[Day]:
    """Return when the page's document began or ended, where a sentence that says no more than that says otherwise."""
    (start, end, day), own = place, register.document(said)
    before, after = said.sentence[:start], said.sentence[end:]
    if not own or not counted.is_plain(counted.begins.sub(" ", before + after), own.stems | set(map(str, own.years))):
        return []
    years = {year for _, _, (year, *_) in dates_in(said.block, counted.figures)} - {day[0]}
    if not own.stems & said.stems and not (years <= set(own.years) and len(own.stems & stems(said.block)) >= TOLD):
        return []  # "it" may be another one
    if counted.until.search(before):
        return [] if day[0] in own.years[1:] else [(year,) for year in sorted({*own.years[1:]})]
    return [own.first] if counted.begins.search(before + after) and _parts_apart(own.first, day) else []


def dates_in(sentence: str, figures: Figures) -> Iterator[tuple[int, int, Day]]:
    """Yield where each day, month or year of a sentence begins and ends, and which one it is."""
    start, parts = 0, tuple[int, ...]()
    for figure in figures.read(sentence):
        kind, value = figure.value
        if kind == "date" and isinstance(value, tuple):
            start, parts = figure.start, value
        elif kind == "month" and isinstance(value, int):
            start, parts = figure.start, (value,)
        elif kind == "number" and isinstance(value, int) and value in YEARS and _YEAR.search(figure.written):
            is_near = parts and figure.end - start <= _LONGEST
            yield start if is_near else figure.start, figure.end, (value, *(parts if is_near else ()))
            parts = ()


def wrong_numbers(text: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a number before a title that is another one's, and its own: Initiative 1.5 is its title."""
    titles = [(title, right) for title, right in register.numbers.items() if title in text]
    for number, end, value in _numbers(text, counted) if titles else ():
        said = counted.called.match(text, end + 1)
        start = said.end() + 1 if said else end + 1
        for title, right in titles:
            is_its = text.startswith(title, start) and _AFTER.match(text, start + len(title))
            if is_its and number != right and (said or "." in number):
                yield value, right


def _numbers(text: str, counted: Counted) -> Iterator[tuple[str, int, str]]:
    """Yield each number of what the register counts, where it ends, and both as written: Initiative 1.5, third area."""
    if alone := _ALONE.match(text):  # an initiative's
        yield alone[1], alone.end(), alone[1]
    for noun in counted.nouns.finditer(text):
        if number := _NUMBER.match(text, noun.end()):
            yield number[1], number.end(), text[noun.start() : number.end()].strip()
    for one in counted.figures.read(text):
        if one.is_ordinal and (counts := counted.nouns.match(text, one.end)):
            yield str(one.value[1]), counts.end(), text[one.start : counts.end()].strip()


def wrong_places(sentence: str, number: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield the place among the focus areas that is not that of the page's own, and this one: the third of the five."""
    is_another = any(title in sentence for title in register.count_by_title)
    for place, count in pairwise(counted.figures.read(sentence) if number and not is_another else ()):
        noun = counted.nouns.match(sentence, count.end)
        is_place = place.is_ordinal and noun and noun.lastgroup == "focus_areas" and count.start - place.end <= _NEAR
        if is_place and str(place.value[1]) != number:
            yield place.written, number


def wrong_years(text: str, register: Register, counted: Counted) -> Iterator[tuple[str, str]]:
    """Yield a date before a party's name that is nearly one of the name, and these: 2015-2020: a name."""
    head, _, tail = text.partition(": ")
    dates = list(dates_in(head, counted.figures))
    for name, days in register.party_names.items():
        if not tail.startswith(name) or not _AFTER.match(tail, len(name)):
            continue
        wrong = [(start, end, day) for start, end, day in dates if not any(_parts_apart(day, one) == 0 for one in days)]
        for start, end, day in wrong:
            if len(wrong) < len(dates) or any(_parts_apart(day, one) == 1 < min(len(day), len(one)) for one in days):
                yield head[start:end], "/".join(map(written, days))


def _parts_apart(day: Day, other: Day) -> int:
    """Return in how many parts, as far as both have them, two days differ."""
    return sum(mine != its for mine, its in zip(day, other, strict=False))
