"""Holds what the pages say against the register: titles to the letter, counts, numbers, dates and periods."""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from content import Page
from facts import YEARS, wrong_facts
from figures import Figures
from findings import Finding
from inline import WORD, breaks_before, sentences, stems
from project import TEXTS, Project
from register import TOLD, Claim, Counted, Day, Register, parts_apart
from titles import begun
from values import STRONG
from writing import Block, Writing, target

_YEAR = re.compile(r"\A\d{4}(?!\d)|(?<!\d)\d{4}\Z")
_LONGEST = 24  # letters of a date
# Between two years: 2018-2022, fra 2018 til 2022, between 2018 and 2022.
_BETWEEN = re.compile(r"\s?[-–]\s?|\s[^\W\d_]{1,3}\s")
_DATED = re.compile(r"(\A\d[\w. ]*\d):(?=\s)")  # a date before what happened: 14 March 2024: The plan is adopted.
_LISTED = re.compile(r"(?<=\d), (?=\d)")  # between numbers or days of which each would be right
_NUMBER = re.compile(r"\s(\d+(?:\.\d+)?)(?!\w|[.,]\d)")
_ALONE = re.compile(r"\s?(\d+\.\d+)\.?(?=\s)")
_NEAR = 25  # letters at most between a place and the number of all: the third of the strategy's five focus areas
_AFTER = re.compile(r"\s*(?:[,.(]|\Z)")
_COUNT = re.compile(r"\d[\d.,]*(?<=\d)|[^\d.]+")  # no ordinal


def check(project: Project, writing: Writing, register: Register) -> Iterator[Finding]:
    """Yield where a page says otherwise than the register."""
    if not project.register:
        return
    page, counted = writing.page, Counted.of(writing.page.locale)
    texts = [(page.field_line(name), page.text(name), page.text(name)) for name in TEXTS]
    texts += [(one.line, one.source, one.inline.text) for one in writing.blocks]
    wrong: list[tuple[int, str, str, str]] = []  # the line and the source of a text, what it says, and what is right
    title, names = register.area_title(page.path, page.locale), register.names.get(page.locale)
    if not any(title.casefold() in " ".join(text.casefold().split()) for _, _, text in texts):
        at = page.field_line("title") or page.body_line
        yield project.told("register-differs", project.file(page), at, value=page.text("title"), detail=title)
    document = (project.page(page.path, project.source) or page).text("document")
    for line, source, text in texts:
        found = [*register.titles.misspelt(text), *register.titles.nearly(source)]
        found += names.misspelt(" ".join(text.split())) if names else ()
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
        title, place = register.area_title(end, page.locale), register.number_by_place.get(end, "")
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
    if counted.others & set(WORD.findall(said.sentence.lower())):
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
    return [own.first] if counted.begins.search(before + after) and parts_apart(own.first, day) else []


def dates_in(sentence: str, figures: Figures) -> Iterator[tuple[int, int, Day]]:
    """Yield where each day, month or year of a sentence begins and ends, and which one it is."""
    start, parts = 0, tuple[int, ...]()
    for figure in figures.read(sentence):
        kind, value = figure.value
        if kind == "date":
            start, parts = figure.start, value
        elif kind == "month":
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
        wrong = [(start, end, day) for start, end, day in dates if not any(parts_apart(day, one) == 0 for one in days)]
        for start, end, day in wrong:
            if len(wrong) < len(dates) or any(parts_apart(day, one) == 1 < min(len(day), len(one)) for one in days):
                yield head[start:end], "/".join(map(written, days))


def written(day: Day) -> str:
    """Return a day as it stands in the register."""
    return "-".join(f"{part:02}" for part in day)
