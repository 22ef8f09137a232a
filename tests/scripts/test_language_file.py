"""A language's file is held against en.yml, and the first mistake in it told with its line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import language_file
from findings import ProjectError
from locales import LANGUAGES

ENGLISH: dict[str, Any] = yaml.safe_load((LANGUAGES / "en.yml").read_text("utf-8"))
FIGURES = "figures:\n  decimal: ','\n  group: '.'\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sv.yml"


@pytest.mark.parametrize("name", [one.stem for one in LANGUAGES.glob("*.yml")])
def test_each_language_has_the_form_of_english(name: str) -> None:
    assert language_file.read(LANGUAGES / f"{name}.yml", ENGLISH)["figures"]


@pytest.mark.parametrize(
    "text",
    [
        "negations: [inte]\n",
        FIGURES,
        f"{FIGURES}  months: {{januari: 1, december: 12}}\n  weak: {{fjärdedel: '0.25, 15 minute', ett par: 2}}\n",
        f"{FIGURES}  halves: {{halv: 1/2}}\n  holidays: {{julafton: 12-24}}\n",
        f"{FIGURES}  capital_months: yes\n  units: {{hour: []}}\n",
        "qualifiers:\n  only: {says: '\\bbara\\b', like: [endast], or_denied: false}\n",
        "contrasts: {age: [yngre, äldre]}\nregister_nouns: {parties: [part]}\n",
        "counts: '{errors} fel'\nlix: {easy: 30, medium: 40}\nnotes_left: ['x{1,3}']\n",
        "rules:\n  link-missing: {message: '{value} finns inte', fix: Rätta den.}\n",
    ],
)
def test_a_language_may_have_a_part_of_what_english_has(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    assert language_file.read(file, ENGLISH) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "“the file” must be names, each with a colon and what it says"),
        ("- a", 1, "“the file” must be names, each with a colon and what it says"),
        ("lead: a\nfigures: [", 2, "it cannot be read: "),
        ("lead: a\nnegatoins: [inte]", 2, "nothing is called “negatoins”, but “negations” is"),
        ("lead: a\nxyz: 1", 2, "nothing is called “xyz”"),
        ("lead: a\nlead: b", 2, "“lead” stands twice"),
        ("lead: 1", 1, "“1” of “lead” must be words, in quotation marks"),
        ("lead: [a]", 1, "“lead” must be words, in quotation marks"),
        ("lead:", 1, "“” of “lead” must be words, in quotation marks"),
        ("no: a", 1, "nothing is called “no”"),
        ("negations: inte", 1, "“negations” must be a list, in square brackets"),
        ("negations:", 1, "“negations” must be a list, in square brackets"),
        ("negations: [inte,\n  no]", 2, "“no” of “negations” must be words, in quotation marks"),
        ("loans: [[a]]", 1, "“loans” must be words, in quotation marks"),
        ("restricting: '(bara'", 1, "“(bara” of “restricting” is no regular expression: missing )"),
        ("restricting: '(?i)bara'", 1, "“(?i)bara” of “restricting” is no regular expression: global flags"),
        ("restricting: 'a)|(b'", 1, "“a)|(b” of “restricting” is no regular expression: unbalanced parenthesis"),
        ("notes_left:\n  - 'x'\n  - '*y'", 3, "“*y” of “notes_left” is no regular expression: nothing to repeat"),
        ("qualifiers:\n  only: {says: x, like: [y]}", 2, "“only” lacks “or_denied”"),
        ("qualifiers:\n  only: {says: x, like: [y], or_denied: 1}", 2, "“1” of “or_denied” must be true or false"),
        ("qualifiers:\n  onyl: {says: x, like: [y], or_denied: true}", 2, "nothing is called “onyl”, but “only” is"),
        ("contrasts:\n  hight: [hög, låg]", 2, "nothing is called “hight”, but “height” is"),
        ("lix: {easy: 30}", 1, "“lix” lacks “medium”"),
        ("lix: {easy: lätt, medium: 3}", 1, "“lätt” of “easy” must be a whole number"),
        ("lix: 3", 1, "“lix” must be names, each with a colon and what it says"),
        ("counts: '{error} fel'", 1, "“counts” has {error}, which nothing is put in for"),
        ("counts: '{errors fel'", 1, "“counts” has {, which nothing is put in for"),
        ("rules:\n  link-mising: {message: a, fix: b}", 2, "nothing is called “link-mising”, but “link-missing” is"),
        ("rules:\n  link-missing: {message: a}", 2, "“link-missing” lacks “fix”"),
        ("figures:\n  group: '.'", 2, "“figures” lacks “decimal”"),
        ("figures:\n  decimal: '.'", 2, "“figures” lacks “group”"),
        (f"{FIGURES}  unit: {{hour: [h]}}", 4, "nothing is called “unit”, but “units” is"),
        (f"{FIGURES}  units: {{kilometer: [km]}}", 4, "nothing is called “kilometer”, but “kilometre” is"),
        (f"{FIGURES}  units: {{hour: h}}", 4, "“hour” must be a list, in square brackets"),
        (f"{FIGURES}  units: [h]", 4, "“units” must be names, each with a colon and what it says"),
        (f"{FIGURES}  months: [januari]", 4, "“months” must be words, each with a colon and its meaning"),
        (f"{FIGURES}  months: {{januari: ett}}", 4, "“ett” of “months” must be a whole number"),
        (f"{FIGURES}  months: {{januari: 13}}", 4, "“13” of “months” is written otherwise than in English"),
        (f"{FIGURES}  months: {{maj: 5, maj: 6}}", 4, "“maj” stands twice"),
        (f"{FIGURES}  cardinals: {{null: 0}}", 4, "“null” of “null” must be words, in quotation marks"),
        (f"{FIGURES}  halves: {{halv: 0/2}}", 4, "“0/2” of “halves” is written otherwise than in English"),
        (f"{FIGURES}  holidays: {{julafton: 24-12}}", 4, "“24-12” of “holidays” is written otherwise than in English"),
        (f"{FIGURES}  weak: {{par: två}}", 4, "“två” of “weak” is written otherwise than in English"),
        (f"{FIGURES}  weak: {{par: [2]}}", 4, "“weak” must be a number or a whole number or words, in quotation marks"),
        (f"{FIGURES}  weak_ordinals: {{andra: 1}}", 4, "“1” of “weak_ordinals” must be true or false"),
        (f"{FIGURES}  endings: [n, 1]", 4, "“1” of “endings” must be words, in quotation marks"),
    ],
)
def test_a_mistake_is_told_with_its_line(file: Path, text: str, line: int, what: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(ProjectError) as told:
        language_file.read(file, ENGLISH)
    assert str(told.value).startswith(f"scripts/languages/sv.yml:{line}: {what}")
    assert str(told.value).endswith("Write it as en.yml is written, in UTF-8.")


def test_the_first_mistake_is_told(file: Path) -> None:
    file.write_text("lead: a\nlix: 3\nlead: b\n", "utf-8")
    with pytest.raises(ProjectError, match=r"sv\.yml:2: “lix” must"):
        language_file.read(file, ENGLISH)


def test_a_file_that_is_no_text_is_told(file: Path) -> None:
    file.write_bytes(b"lead: \xff\n")
    with pytest.raises(ProjectError, match=r"sv\.yml:1: it cannot be read: "):
        language_file.read(file, ENGLISH)


@pytest.mark.parametrize(
    ("text", "what"), [("lead: a\nlead: b\n", "“lead” stands twice"), ("says: '('", "“\\(” of “says”")]
)
def test_english_is_held_against_itself(file: Path, text: str, what: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(ProjectError, match=what):
        language_file.read(file, {})
