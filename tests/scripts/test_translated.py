"""What a page and its translation are compared by: where links lead, what denies, and how terms are used."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_site
from content import Page
from project import read_project
from translated import Negations, glossary, target, uses


@pytest.mark.parametrize(
    ("link", "end"),
    [
        ("c.md", "a/c.md"),
        ("./c.md#d", "a/c.md#d"),
        ("../c.md", "c.md"),
        ("x/../%C3%A6.md", "a/æ.md"),
        ("#d", "a/b.md#d"),
        ("", ""),
        ("#", ""),
        ("#!", ""),
        ("https://a.example/", ""),
        ("MAILTO:a@b.example", ""),
    ],
)
def test_a_link_leads_to_the_same_page_however_it_is_written(link: str, end: str) -> None:
    assert target(Page("a/b.md", "da", Path("a/b.md")), link) == end


@pytest.mark.parametrize(
    ("text", "title", "endings", "found"),
    [
        ("en digital nøgle", "Digital nøgle", ["n", "e"], "digital nøgle"),
        ("den digitale\n nøglen her", "Digital nøgle", ["n", "e"], "digitale nøglen"),
        ("digital-nøgle", "Digital nøgle", ["n"], "digital-nøgle"),
        ("nøgleord, min-nøgle, nøgle-ord", "Nøgle", ["n"], ""),
        ("nøgleord", "Nøgle", None, "nøgleord"),
        ("nøgleordet", "Nøgle", None, ""),
        ("two policies", "Policy", ["ies"], "policies"),
        ("her gp she said", "General practitioner (GP)", ["s"], "gp"),
        ("general practitioners", "General practitioner (GP)", ["s"], "general practitioners"),
        ("her", "()", ["s"], ""),
    ],
)
def test_a_term_is_used_with_its_endings_and_by_each_of_its_names(
    text: str, title: str, endings: list[str] | None, found: str
) -> None:
    assert uses(text, title, endings) == found


@pytest.mark.parametrize(
    ("text", "locale", "denies", "may_deny"),
    [
        ("Det er ikke nok.", "da", True, True),
        ("Det er nok.", "da", False, False),
        ("Uafhængig af det.", "da", False, True),
        ("Ingenting", "da", True, True),
        ("It’s not enough.", "en", True, True),
        ("It isn’t enough.", "en", True, True),
        ("It is independent.", "en", False, True),
        ("It is enough, isnt it.", "en", False, False),
        ("Not only that.", "en", False, False),
    ],
)
def test_a_sentence_denies_by_a_word_or_by_the_beginning_of_one(
    text: str, locale: str, denies: bool, may_deny: bool
) -> None:
    known = Negations.of(locale)
    assert known
    assert (known.denies(text), known.may_deny(text)) == (denies, may_deny)


def test_the_glossary_is_the_page_whose_source_says_so(tmp_path: Path) -> None:
    files = {
        "da/a.md": small_site.page("A", "## Et { #et }\n"),
        "da/b.md": small_site.page("B", "Her.\n\n## To { #to }\n\n## Tre { #tre }\n", "template: glossary.html\n"),
        "en/a.md": small_site.page("A", "## One { #et }\n", "template: glossary.html\n"),
        "en/b.md": small_site.page("B", "## Two { #to }\n"),
    }
    project = read_project(small_site.write(tmp_path, files))
    assert [glossary(project, locale) for locale in ("da", "en", "sv")] == [
        {"to": "To", "tre": "Tre"},
        {"to": "Two"},
        {},
    ]
    files = {name: text for name, text in files.items() if name != "da/b.md"}
    assert glossary(read_project(small_site.write(tmp_path / "other", files)), "da") == {}
