"""A note names its source, who publishes it, and what to know before following the link."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import small_site
from inputs import Inputs
from sources import citation

REGISTER = """\
sources:
  - id: lov
    title: {da: Loven, en: The act}
    publisher: Folketinget
    url: https://act.example/?a=1&b=2
    kind: official
    language: da
  - id: avis
    title: {da: Avisen om »sagen«, en: The paper on <the matter>}
    publisher: Avis & Søn
    url: https://paper.example/
    kind: secondary
    exact: false
    language: en
  - id: ubrugt
    title: {da: Ubrugt, en: Unused}
    publisher: Ingen
    url: https://unused.example/
    kind: official
    language: da
"""
DANISH = "# Side\n\nEt.[^lov]\n\n## Del { #del }\n\nTo.[^avis] Tre.[^lov]\n"
ENGLISH = "# Page\n\nOne.[^lov]\n\n## Part { #del }\n\nTwo.[^avis] Three.[^lov]\n"
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/side.md": small_site.page("Side", DANISH),
    "en/side.md": small_site.page("Page", ENGLISH, "slug: page\n"),
    "da/egen.md": small_site.page("Egen", "# Egen\n\nEt.[^egen] To.[^lov]\n\n[^egen]: En egen note.\n"),
    "da/kun.md": small_site.page("Kun", "# Kun\n\nEt.[^avis]\n"),
    "policy.yml": REGISTER,
}
PAGES = {"da": "side/index.html", "en": "en/page/index.html"}
LAW: dict[str, Any] = {
    "id": "lov",
    "title": {"da": "Loven", "en": "The act"},
    "publisher": "Folketinget",
    "url": "https://act.example/",
    "kind": "official",
    "language": "da",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def notes(site: Path, name: str) -> list[small_site.Element]:
    return small_site.read(site / name).one("section", class_="sources").all("li")


@pytest.mark.parametrize(
    ("change", "locale", "remarks"),
    [
        ({}, "da", []),
        ({}, "en", ["source_language"]),
        ({"language": "en"}, "en", []),
        ({"kind": "secondary"}, "da", ["source_secondary"]),
        ({"exact": False}, "da", ["source_inexact"]),
        ({"exact": True}, "da", []),
        ({"kind": "secondary", "exact": False}, "en", ["source_language", "source_secondary", "source_inexact"]),
    ],
)
def test_a_citation_says_what_to_know_of_its_source(change: dict[str, Any], locale: str, remarks: list[str]) -> None:
    words = small_site.words(locale)
    strings = {"locale": {"da": "da_DK", "en": "en_GB"}[locale], "words": words}
    written = citation(Inputs(["da", "en"], {locale: strings}), LAW | change, locale)
    told = [words[name].format(language="Danish") for name in remarks]
    title = {"da": "Loven", "en": "The act"}[locale]
    language = change.get("language", "da")
    link = f'<a href="https://act.example/" hreflang="{language}">{title}</a>, Folketinget'
    assert written == link + (f" ({'; '.join(told)})" if told else "")


def test_a_language_as_one_country_has_it_is_named_too() -> None:
    inputs = Inputs(["en"], {"en": {"locale": "en_GB", "words": small_site.words("en")}})
    written = citation(inputs, LAW | {"language": "pt-BR"}, "en")
    assert 'hreflang="pt-BR"' in written
    assert written.endswith("(in Portuguese (Brazil))")


@pytest.mark.parametrize(
    ("locale", "titles"), [("da", ["Loven", "Avisen om »sagen«"]), ("en", ["The act", "The paper on <the matter>"])]
)
def test_a_note_names_and_links_its_source_in_the_order_of_use(site: Path, locale: str, titles: list[str]) -> None:
    links = [note.all("a")[0] for note in notes(site, PAGES[locale])[:2]]
    assert [link.text for link in links] == titles
    assert [link.attributes["href"] for link in links] == ["https://act.example/?a=1&b=2", "https://paper.example/"]
    assert [link.attributes["hreflang"] for link in links] == ["da", "en"]


@pytest.mark.parametrize("locale", ["da", "en"])
def test_a_note_has_publisher_and_remarks(site: Path, locale: str) -> None:
    words = small_site.words(locale)
    law, paper = (note.text for note in notes(site, PAGES[locale])[:2])
    assert ", Folketinget" in law
    assert ", Avis & Søn (" in paper
    for remark in ("source_secondary", "source_inexact"):
        assert words[remark] in paper
        assert words[remark] not in law
    foreign, language = {"da": (paper, "engelsk"), "en": (law, "Danish")}[locale]
    assert words["source_language"].format(language=language) in foreign


def test_a_source_that_is_used_twice_is_noted_once(site: Path) -> None:
    page = small_site.read(site / "side/index.html")
    assert len(notes(site, "side/index.html")) == 2
    assert [link.text for link in page.all("a", class_="footnote-ref")] == ["1", "2", "1"]


def test_a_source_that_a_page_does_not_use_is_not_noted_on_it(site: Path) -> None:
    assert "unused.example" not in (site / "side/index.html").read_text("utf-8")


def test_a_note_that_the_page_writes_itself_stays(site: Path) -> None:
    assert [note.text.partition(",")[0] for note in notes(site, "egen/index.html")] == ["En egen note. ↑", "Loven"]


@pytest.mark.parametrize("locale", ["da", "en"])
def test_the_notes_are_a_section_with_a_heading(site: Path, locale: str) -> None:
    section = small_site.read(site / PAGES[locale]).one("section", class_="sources")
    heading = section.one("h2")
    assert heading.text == small_site.words(locale)["facts_sources"]
    assert section.attributes["aria-labelledby"] == heading.attributes["id"] == "sources"


@pytest.mark.parametrize("locale", ["da", "en"])
def test_the_links_of_a_note_have_names_and_lead_to_each_other(site: Path, locale: str) -> None:
    words, page = small_site.words(locale), small_site.read(site / PAGES[locale])
    ids = {element.attributes["id"] for element in page.all() if "id" in element.attributes}
    there, back = page.all("a", class_="footnote-ref"), page.all("a", class_="footnote-backref")
    assert [link.attributes["aria-label"] for link in there] == [
        f"{words['source_number']} {link.text}" for link in there
    ]
    assert len(there) == 3
    named = {link.attributes["aria-label"] for link in back}
    assert named == {words["backlink"].format(number=number) for number in (1, 2)}
    assert {link.attributes["href"].removeprefix("#") for link in [*there, *back]} <= ids
    assert [link for link in back if "title" in link.attributes] == []


def test_a_page_that_is_not_translated_has_its_notes_in_its_own_language(site: Path) -> None:
    section = small_site.read(site / "en/kun/index.html").one("section", class_="sources")
    assert section.one("h2").text == small_site.words("da")["facts_sources"]
    assert section.all("a")[0].text == "Avisen om »sagen«"


def test_a_page_with_notes_links_them_from_its_facts(site: Path) -> None:
    facts = small_site.read(site / "en/page/index.html").one("aside", class_="facts")
    assert facts.one("a", href="#sources").text == small_site.words("en")["facts_sources_link"]
    assert small_site.read(site / "index.html").one("aside", class_="facts").all("a", href="#sources") == []
