"""How hard a text is to read is counted of what a reader reads, in a language whose limits are known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import content
import readable
import small_site
from inline import breaks_before
from reading import read_project
from writing import take_apart

HARD = "Strategien understøtter sygehusenes medarbejdere. " * 20


def page(text: str) -> content.Page:
    return content.Page("a.md", "da", Path("a.md"), body=text)


def sentences(text: str) -> list[readable.Sentence]:
    return readable.read_sentences(take_apart(page(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("En to tre. Fire fem seks.", 3),
        ("En to tre fire fem seks.", 6),
        ("En, to tre: fire fem seks.", 3),
        ("Den 15. januar kom den.", 5),
        ("- Et to: tre fire\n- Fem: seks.", 1.5),
        ("# En to\n\n- tre fire\n- fem seks\n", 2),
        ("Den lange overskrift.", 3 + 100 / 3),
        ("Se [en to](side.md#lang-overskrift) tre.[^lang-kilde]", 4),
        ("Blåbær, røde.", 2),
        ("Blåbærene hænger.", 2 + 50),
        ("E-mails er til.", 3),
        ("Stedets navn.", 2 + 50),
        ("Это стратегия.", 2 + 50),
    ],
)
def test_readability_is_counted_by_words_sentences_and_long_words(text: str, value: float) -> None:
    assert readable.lix(sentences(text)) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "Se her.{ .overskriften #overskriften }",
        "Se ![](../overskriften.svg) her.",
        "Se her `overskriften`.",
        "Se her.\n\n```\noverskriften\n```",
        "Se\n\n  ```\n  overskriften\n  ```\n\nher.",
        "Se her.\n\n    overskriften = 1",
        "- Se\n\nher.\n\n    overskriften = 1",
        'Se <span class="overskriften">her</span>.',
        "Se her. <!-- overskriften -->",
        "Se her: https://overskriften.example/overskriften",
        "Se her: <https://overskriften.example/overskriften>",
        "Se [her][overskriften].\n\n[overskriften]: https://overskriften.example/",
        "<style>\n.overskriften { color: red }\n</style>\n\nSe her.",
        "Se her.\n\n| overskriften |\n|---|\n| overskriften |",
    ],
)
def test_what_no_reader_reads_in_a_sentence_is_not_counted(text: str) -> None:
    assert [word for one in sentences(text) for word in one.words] == ["Se", "her"]


@pytest.mark.parametrize(("words", "breaks"), [("Se", 1), ("her", 2), ("der", 0)])
def test_words_stand_on_their_line_where_the_text_begins_below_its_mark(words: str, breaks: int) -> None:
    assert breaks_before("\nSe\nher", words) == breaks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/// summary | Kort\nA.\n///", [(1, 3)]),
        ("A.\n\n//// summary | Kort\nA.\n\n/// notice\nB.\n///\n////\n\nC.", [(3, 9)]),
        ("/// summary\nA.\n///\n\n/// summary\nA.\n///", [(1, 3), (5, 7)]),
        ("/// summary | Kort\nA.\n\n//// notice\nB.\n////\n///", [(1, 7)]),
        ("/// notice | summary\nA.\n///", []),
        ("/// summary | Kort\nA.", []),
        ("```\n/// summary | Kort\nA.\n///\n```", []),
        ("<!--\n/// summary | Kort\nA.\n///\n-->", []),
    ],
)
def test_a_summary_is_found_from_its_first_line_to_its_last(text: str, found: list[tuple[int, int]]) -> None:
    assert list(readable.summaries(page(text))) == found


@pytest.mark.parametrize("locale", ["da", "en"])
def test_a_page_is_measured_in_a_language_with_limits(tmp_path: Path, locale: str) -> None:
    project = read_project(small_site.write(tmp_path, {f"{locale}/a.md": HARD}))
    own = content.Page("a.md", locale, Path("a.md"), body=f"Kort.\n\n{HARD}")
    (found,) = readable.check(project, take_apart(own))
    assert (found.file, found.line, found.rule, found.level) == (f"docs/{locale}/a.md", 3, "hard-to-read", "hint")
    assert "»Strategien understøtter sygehusenes medarbejdere.«" in found.message


@pytest.mark.parametrize(("words", "end"), [(6, "seks."), (7, "seks …")])
def test_of_the_longest_sentence_six_words_are_shown(tmp_path: Path, words: int, end: str) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": HARD}))
    said = " ".join(["Informationssystemernes", "to", "tre", "fire", "fem", "seks", "syv"][:words])
    own = content.Page("a.md", "da", Path("a.md"), body=f"{HARD}\n\n{said}.")
    (found,) = readable.check(project, take_apart(own))
    assert f"»Informationssystemernes to tre fire fem {end}«" in found.message


def test_in_a_language_without_limits_only_the_sentences_of_a_summary_are_counted(tmp_path: Path) -> None:
    project = read_project(small_site.write(tmp_path, {"sv/a.md": HARD}))
    own = content.Page("a.md", "sv", Path("a.md"), body=f"/// summary | Kort\n{HARD}\n///\n")
    (found,) = readable.check(project, take_apart(own))
    assert "20" in found.message


@pytest.mark.parametrize(("words", "count"), [(49, 0), (50, 1)])
def test_a_page_of_a_few_words_is_left_alone(words: int, count: int) -> None:
    own = page("Informationssystemer. " * words)
    assert len(list(readable.check(read_project(small_site.ROOT), take_apart(own)))) == count


@pytest.mark.parametrize(("text", "told"), [("", []), ("Overskrift.", ["46"])])
def test_what_is_just_above_the_limit_is_not_told_as_the_limit(text: str, told: list[str]) -> None:
    own = page("Overskrift overskrift en to tre. " * 12 + text)
    found = readable.check(read_project(small_site.ROOT), take_apart(own))
    assert [re.findall(r"\d+", one.message)[0] for one in found] == told
