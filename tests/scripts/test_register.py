"""Prose is held against the titles, counts and days of the register, and only where it speaks of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import small_site
from claims import check, wrong_counts, wrong_days
from content import Page
from figures import figures_of
from inline import sentences
from locales import known_of
from reading import read_project
from register import Claim, Counted, Document, Milestone, Register, read, texts_of
from writing import take_apart

REGISTER = """\
documents:
  - title: {da: Ét sikkert netværk for alle, en: A Safe Network for All}
  - title: {da: Plan 7}
focus_areas:
  - {id: a, title: {da: Viden til tiden, en: Care & cure}, initiatives: 5, page: a.md}
  - {id: b, title: {da: Tillid}, initiatives: 7, page: b.md#b}
  - {id: c.md, title: {da: Fremtid}, initiatives: 3}
  - {id: d, title: {da: Uden tal}, initiatives: mange}
initiatives: [{focus_area: a}, {focus_area: a}, {focus_area: b}]
milestones:
  - {date: 2018-01-15, title: {da: Strategien lanceres}}
  - {date: 2019-01-15, title: {da: Et andet}}
  - {date: 2027-03-01, title: {da: Digital begyndelse}, text: {da: Kontoret åbner}}
  - {date: 2020, title: {da: Et år}}
"""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    files = {"policy.yml": REGISTER, "da/a.md": small_site.page("A", more="document: Planen\n")}
    return read(read_project(small_site.write(tmp_path, files)))


def counted(locale: str = "da") -> Counted:
    found = Counted.of(locale)
    assert found
    return found


def parted(text: str, path: str) -> list[Claim]:
    return [Claim(sentence, path, "") for _, sentence in sentences(text)]


def test_what_the_register_says_is_read(register: Register) -> None:
    assert register.count_by_title == {"Viden til tiden": 5, "Care & cure": 5, "Tillid": 7, "Fremtid": 3}
    assert register.count_by_place == {"a.md#a": 5, "b.md#b": 7, "c.md#c.md": 3}
    assert (register.named_in_area, register.area_documents) == ({"a": 2, "b": 1}, {"Planen"})
    assert [(one.first, one.last, sorted(one.told)) for one in register.milestones] == [
        ((2018, 1, 15), (2018, 1, 15), ["lance", "strat"]),
        ((2019, 1, 15), (2019, 1, 15), ["andet"]),
        ((2027, 3, 1), (2027, 3, 1), ["begyn", "digit", "konto", "åbner"]),
        ((2020,), (2020,), []),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Læs Ét sikkert netværk for alle her.", []),
        ("Læs Et sikkert netværk for alle her.", [("Et sikkert netværk for alle", "Ét sikkert netværk for alle")]),
        ("Ét sikkert og stort netværk for alle", []),
        ("Ét sikkert, stort netværk for alle", [("Ét sikkert, stort netværk for alle", "Ét sikkert netværk for alle")]),
        ("ét\nSIKKERT netværk – for alle", [("ét SIKKERT netværk – for alle", "Ét sikkert netværk for alle")]),
        ("Plan 7 og plan 7", []),
        ("Plan-7", [("Plan-7", "Plan 7")]),
        ("Plan 77, Plan. 8", []),
        ("Viden til Tiden", [("Viden til Tiden", "Viden til tiden")]),
        ("Viden & tiden", [("Viden & tiden", "Viden til tiden")]),
        ("viden til tiden", []),
        ("A safe network for all", [("A safe network for all", "A Safe Network for All")]),
        ("x\u0304 Plan-7", [("Plan-7", "Plan 7")]),
    ],
)
def test_a_title_that_is_nearly_one_is_told(register: Register, text: str, told: list[tuple[str, str]]) -> None:
    assert list(register.titles.misspelt(text)) == told


@pytest.mark.parametrize("text", ["*{}*", "_{}_", "“{}”", "»{}«", "[{}](a.md)"])
def test_what_is_marked_as_a_title_and_is_nearly_one_is_told(register: Register, text: str) -> None:
    said = "Ét sikert netværk for alle"
    assert list(register.titles.nearly(text.format(said))) == [(said, "Ét sikkert netværk for alle")]
    assert list(register.titles.nearly(said)) == []


@pytest.mark.parametrize(
    ("text", "path", "told"),
    [
        ("Der er tre indsatsområder.", "a.md", []),
        ("Der er 4 indsatsområder.", "a.md", [("4 indsatsområder", "3")]),
        ("Der er fem indsatser og 15 indsatser.", "a.md", []),
        ("Der er 7 indsatser.", "a.md", [("7 indsatser", "2, 5, 15")]),
        ("Der er 4 indsatser.", "a.md", [("4 indsatser", "2, 5, 15")]),
        ("Der er 3 indsatser.", "a.md", [("3 indsatser", "2, 5, 15")]),
        ("Der er 7 indsatser.", "x.md", []),
        ("Der er 16 indsatser.", "x.md", [("16 indsatser", "15")]),
        ("Der er 6 indsatser.", "x.md", [("6 indsatser", "1, 2, 3, 5, 7, 15")]),
        ("Tillid har 5 indsatser.", "a.md", [("5 indsatser", "7")]),
        ("Tillid og Fremtid: 3 indsatser.", "x.md", []),
        ("Tillid. Og 3 indsatser.", "x.md", []),
        ("Én af 1 indsats.", "a.md", []),
        ("Én har 4 indsatsområder.", "a.md", []),
        ("1.5 indsatser, x4 indsatsområder", "a.md", []),
    ],
)
def test_a_count_that_the_register_does_not_have_is_told(
    register: Register, text: str, path: str, told: list[tuple[str, str]]
) -> None:
    assert [one for said in parted(text, path) for one in wrong_counts(said, register, counted())] == told


@pytest.mark.parametrize(
    ("text", "is_about"), [("Fakta bravo.", False), ("Fakta bravo ekstra.", True), ("Fakta bravo ekstra golfe.", True)]
)
def test_a_sentence_is_about_a_document_of_which_it_has_three_words(text: str, is_about: bool) -> None:
    planen = Document((2018, 2022, 2022), frozenset({"fakta", "bravo", "ekstr", "golfe"}), 0)
    register = Register(documents={"Planen": planen}, area_documents={"Planen"})
    assert register.is_about(Claim(text, "x.md", "Anden")) == is_about


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        (["styre", "sundh", "nedla", "ansat"], True),
        (["styre", "nedla", "ansat"], True),
        (["styre", "sundh", "nedla"], False),
    ],
)
def test_the_name_of_a_party_tells_no_more_than_a_word_and_only_as_a_whole(words: list[str], is_meant: bool) -> None:
    told, name = frozenset({"styre", "sundh", "nedla", "ansat"}), frozenset({"styre", "sundh"})
    closing = Milestone((2027, 1, 1), (2027, 1, 1), told, [], [name])
    assert closing.is_meant((2026,), frozenset(words), is_sure=True) == is_meant


def test_the_objectives_are_counted_by_their_page() -> None:
    register = Register(objectives=Counter({"a.md": 2}))
    assert [register.counts("objectives", Claim("", path, ""), "") for path in ("a.md", "b.md")] == [{2}, set()]


def test_a_title_without_a_word_is_none() -> None:
    assert texts_of({"da": "Planen", "en": "–", "sv": ""}) == ["Planen"]


def test_the_parties_are_those_of_the_document_of_the_page() -> None:
    documents = {name: Document((2018, 2022, 2022), frozenset(), parties) for name, parties in (("a", 5), ("b", 1))}
    register = Register(documents=documents)
    assert [register.counts("parties", Claim("", "x.md", name), "") for name in ("a", "b", "")] == [{5}, set(), set()]


@pytest.mark.parametrize(
    ("text", "locale", "told"),
    [
        ("Den 15. januar 2018 og 15 januar 2019.", "da", []),
        ("Den 15. januar 2020.", "da", [("15. januar 2020", "2018-01-15, 2019-01-15")]),
        ("Den 16. januar 2020, den 15. februar 2020.", "da", []),
        ("On 15th January 2020.", "en", [("15th January 2020", "2018-01-15, 2019-01-15")]),
        ("On January 15, 2020.", "en", [("January 15, 2020", "2018-01-15, 2019-01-15")]),
        ("On January 15, 2018.", "en", []),
        ("Den 1. marts 2026 sker det.", "da", []),
        ("Den 1. marts 2026 åbner det.", "da", []),
        ("Den 1. marts 2026 åbner kontorerne.", "da", [("1. marts 2026", "2027-03-01")]),
        ("Den 1. marts 2026. Så åbner kontorerne.", "da", []),
        ("Den 1. marts 2027 åbner kontorerne.", "da", []),
        ("Den 15. januar skete der en hel del, og så kom 2020.", "da", []),
        ("Prøven løber 1.-15. januar 2020.", "da", []),
        ("The test runs from 1 to 15 January 2020.", "en", []),
    ],
)
def test_a_day_of_a_milestone_in_another_year_is_told(
    register: Register, text: str, locale: str, told: list[tuple[str, str]]
) -> None:
    assert [one for said in parted(text, "a.md") for one in wrong_days(said, register, counted(locale))] == told


def test_a_title_is_told_in_a_language_of_which_nothing_else_is_known(tmp_path: Path) -> None:
    languages = [*small_site.LANGUAGES, {"locale": "sv", "name": "Svenska"}]
    areas = "[{id: a, title: {da: Viden til tiden, sv: Kunskap i tid}, initiatives: 5, page: a.md}]"
    policy = f"focus_areas: {areas}\nobjectives: [{{id: m, page: b.md}}]\n"
    files = {"policy.yml": policy, **{f"da/{name}.md": small_site.page(name) for name in ("a", "b")}}
    project = read_project(small_site.write(tmp_path, files, plugins=[{"i18n": {"languages": languages}}]))
    body = "[Kunskap på tid](a.md) har 9 initiativ och [9 mål](b.md)."
    [found] = check(project, take_apart(Page("c.md", "sv", Path("c.md"), body=body)), read(project))
    assert "»Kunskap på tid«" in found.message


def test_of_a_language_the_numbers_and_what_is_counted_are_enough() -> None:
    figures = figures_of("da")
    assert figures
    made = Counted({"register_nouns": {"initiatives": ["tiltak"]}, "figures": {}}, figures)
    register = Register(count_by_place={"a.md#a": 5})
    assert list(wrong_counts(Claim("6 tiltak", "a.md", ""), register, made)) == [("6 tiltak", "5")]


@pytest.mark.parametrize("unknown", ["figures", "register_nouns"])
def test_nothing_is_counted_in_a_language_without_its_numbers_or_words_for_what_is_counted(
    unknown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name: value for name, value in known_of("da").items() if name != unknown}
    monkeypatch.setattr("register.known_of", lambda _locale: known)
    monkeypatch.setattr("register.figures_of", lambda _locale: figures_of("da") if "figures" in known else None)
    assert Counted.of(f"da without {unknown}") is None
