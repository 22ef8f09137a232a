"""Which texts of a page are in another language, as far as it takes the page in the other language to know."""

from __future__ import annotations

from pathlib import Path

import pytest

from check import check
from findings import Finding
from reading import read_project

LANGUAGES = "plugins: [{i18n: {languages: [{locale: da, default: true}, {locale: %s}]}}]\n"
LEFT = "Dette er ikke oversat til svensk."


def told(folder: Path, source: str, made: str, locale: str) -> list[Finding]:
    for place, text in (("da", source), (locale, made)):
        (folder / "docs" / place).mkdir(parents=True)
        (folder / "docs" / place / "a.md").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(LANGUAGES % locale, "utf-8")
    return [one for one in check(read_project(folder), None) if one.rule == "text-language"]


@pytest.mark.parametrize(
    ("source", "made", "lines"),
    [
        (f"A.\n\nB. {LEFT}", f"A.\n\nB.\n{LEFT} C.", [4]),
        ("Hej.\n\nDenne Region Syddanmark er ikke.", "Hej.\n\nDenne Region Syddanmark er ikke.", []),
        (f"Hej.\n\n{LEFT}", "Hej.\n\nDette er ikke »oversat« till svensk.", []),
    ],
)
def test_a_sentence_that_was_left_is_told_where_no_words_tell_the_languages_apart(
    source: str, made: str, lines: list[int], tmp_path: Path
) -> None:
    assert [one.line for one in told(tmp_path, source, made, "fo")] == lines


def test_a_sentence_that_was_left_is_told_with_its_language_in_the_words_of_the_source(tmp_path: Path) -> None:
    [found] = told(tmp_path, LEFT, LEFT, "sv")
    assert f"»{LEFT}« er på dansk" in found.message


@pytest.mark.parametrize(
    ("made", "count"),
    [("Her er du velkommen.", 1), ("Hier sind Sie willkommen.", 0), ("Novo Nordisk Fonden.", 0)],
)
def test_a_short_sentence_that_was_left_is_told_by_one_word(made: str, count: int, tmp_path: Path) -> None:
    assert len(told(tmp_path, made if made[0] == "N" else "Her er du velkommen.", made, "de")) == count


def test_a_sentence_of_a_later_language_that_was_copied_is_told_where_it_was_put(tmp_path: Path) -> None:
    texts = {"da": "Vores guide taler italiensk.", "fr": "Unser Führer spricht Italienisch."}
    for place, text in {**texts, "de": texts["fr"]}.items():
        (tmp_path / "docs" / place).mkdir(parents=True)
        (tmp_path / "docs" / place / "a.md").write_text(text, "utf-8")
    languages = "{locale: da, default: true}, {locale: fr}, {locale: de}"
    (tmp_path / "mkdocs.yml").write_text(f"plugins: [{{i18n: {{languages: [{languages}]}}}}]\n", "utf-8")
    found = [one for one in check(read_project(tmp_path), None) if one.rule == "text-language"]
    assert [(one.file, "på tysk" in one.message) for one in found] == [("docs/fr/a.md", True)]


def test_a_part_that_is_marked_as_another_language_is_told_as_marked(tmp_path: Path) -> None:
    [found] = told(tmp_path, "Vi siger: *Det kan ikke vente.*{ lang=en }", "We say: *It cannot wait.*", "en")
    assert "er mærket som et andet sprog" in found.message
