"""A reader is told how the translation stands; search engines are told of none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import content
import small_site

BODY = "# {0}\n\nLead of {0}.\n\n## {1} {{ #skiftet }}\n\nText.\n\n## {2} {{ #kravet }}\n\nMore text.\n"
DANISH = BODY.format("Vision", "Skiftet", "Kravet")
ENGLISH = BODY.format("The vision", "The shift", "What it takes")
HALF = ENGLISH.partition("## What")[0]
LINK = "Se [visionen](gammel.md).\n"


def made_from(source: str, **old: str) -> str:
    """Return the lines of a translation's front matter that say what it was made from; `old` are other digests."""
    found = content.FRONT_MATTER.match(source)
    assert found
    meta = yaml.safe_load(found[1])
    preamble = f"{meta['title']}\n{meta['description']}\n"
    sections = content.split_sections(source[found.end() :], preamble=preamble)
    digests = {name: section.digest for name, section in sections.items()} | old
    return "translated_from:\n" + "".join(f'  {name}: "{digest}"\n' for name, digest in digests.items())


FILES = {
    "da/index.md": small_site.page("Forside"),
    "da/hel.md": small_site.page("Hel", DANISH),
    "da/gammel.md": small_site.page("Gammel", DANISH),
    "da/halv.md": small_site.page("Halv", DANISH),
    "da/ny.md": small_site.page("Ny", DANISH),
    "da/kun-dansk.md": small_site.page("Kun dansk", DANISH + LINK, "reviewed: 2026-01-15\n"),
    "da/tilstand.md": small_site.page("Tilstand", more="template: translations.html\n"),
    "en/hel.md": small_site.page("Whole", ENGLISH, "slug: whole\n"),
}
FILES |= {
    "en/index.md": small_site.page("Front page", more=made_from(FILES["da/index.md"])),
    "en/hel.md": small_site.page("Whole", ENGLISH, "slug: whole\n" + made_from(FILES["da/hel.md"])),
    "en/gammel.md": small_site.page("Old", ENGLISH, made_from(FILES["da/gammel.md"], top="0" * 8, skiftet="0" * 8)),
    "en/ny.md": small_site.page("New", ENGLISH),
    "en/halv.md": small_site.page("Half", HALF, made_from(FILES["da/halv.md"], skiftet="0" * 8)),
    "en/tilstand.md": small_site.page("State", more="slug: state\n" + made_from(FILES["da/tilstand.md"])),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = {"docs_structure": "folder", "fallback_to_default": True, "reconfigure_material": True}
    plugins = [{"i18n": {**settings, "languages": small_site.LANGUAGES}}]
    nav = ["index.md", *(name.removeprefix("da/") for name in FILES if name.startswith("da/") and "index" not in name)]
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, plugins=plugins, nav=nav)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    return small_site.words("en")


def notice(site: Path, name: str) -> small_site.Element:
    return small_site.read(site / name).one("aside", class_="translation")


def head_links(site: Path, name: str) -> set[tuple[str, str]]:
    """Return what the page says of its own address and of its alternates."""
    links = small_site.read(site / name).one("head").all("link")
    kept = [link.attributes for link in links if link.attributes["rel"] in {"canonical", "alternate"}]
    return {(link.get("hreflang", link["rel"]), link["href"]) for link in kept}


def test_a_page_that_is_not_translated_is_shown_in_the_source_language_and_marked_so(site: Path) -> None:
    page = small_site.read(site / "en/kun-dansk/index.html")
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("a", class_="skip").text == "Skip to content"
    assert page.one("h1").text == "Vision"
    for part in (page.one(class_="page-head"), page.one("div", class_="prose")):
        assert part.attributes["lang"] == "da"


def test_its_menu_is_that_of_the_language_of_its_address(site: Path) -> None:
    menu = small_site.read(site / "en/kun-dansk/index.html").one("nav", id="menu").all("a")
    assert {link.text: link.attributes.get("lang", "") for link in menu} == {
        "Whole": "",
        "Old": "",
        "Half": "",
        "New": "",
        "Kun dansk": "da",
        "State": "",
    }


def test_its_notice_stands_above_all_else(site: Path, words: dict[str, str]) -> None:
    main = small_site.read(site / "en/kun-dansk/index.html").one("main")
    first = next(child for child in main.children if isinstance(child, small_site.Element))
    assert first.has("class_", "translation")
    assert words["translation_missing_title"] in first.text
    assert words["translation_missing"].format(language="Danish") in first.text
    assert first.one("a").attributes["href"] == "../../kun-dansk/"


def test_search_engines_are_sent_to_the_source_of_what_is_not_translated(site: Path) -> None:
    wanted = {
        ("canonical", "https://example.org/kun-dansk/"),
        ("da", "https://example.org/kun-dansk/"),
        ("x-default", "https://example.org/kun-dansk/"),
    }
    assert head_links(site, "en/kun-dansk/index.html") == wanted
    assert head_links(site, "kun-dansk/index.html") == wanted


def test_the_sitemap_names_what_is_not_translated_once(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/kun-dansk/</loc>" in sitemap
    assert "https://example.org/en/kun-dansk/" not in sitemap
    assert "<loc>https://example.org/en/whole/</loc>" in sitemap


def test_a_page_that_is_translated_is_an_alternate_of_its_source(site: Path) -> None:
    wanted = {
        ("da", "https://example.org/hel/"),
        ("en", "https://example.org/en/whole/"),
        ("x-default", "https://example.org/hel/"),
    }
    assert head_links(site, "hel/index.html") == wanted | {("canonical", "https://example.org/hel/")}
    assert head_links(site, "en/whole/index.html") == wanted | {("canonical", "https://example.org/en/whole/")}


@pytest.mark.parametrize("name", ["hel/index.html", "gammel/index.html", "kun-dansk/index.html", "en/whole/index.html"])
def test_a_source_and_a_current_translation_have_no_notice(site: Path, name: str) -> None:
    assert small_site.read(site / name).all("aside", class_="translation") == []


def test_a_link_on_an_outdated_page_leads_to_each_section_that_is_old(site: Path, words: dict[str, str]) -> None:
    told = notice(site, "en/gammel/index.html")
    assert words["translation_outdated_title"] in told.text
    links = [(link.text, link.attributes["href"], link.attributes.get("lang", "")) for link in told.one("ul").all("a")]
    assert links == [(words["lead_section"], "#main", ""), ("The shift", "#skiftet", "")]
    page = small_site.read(site / "en/gammel/index.html")
    assert page.one("h2", id="skiftet").text == "The shift"
    assert page.one("main").attributes["id"] == "main"
    assert told.all("a")[-1].attributes["href"] == "../../gammel/"


def test_a_translation_that_nobody_has_accepted_says_so_and_not_that_the_source_has_changed(
    site: Path, words: dict[str, str]
) -> None:
    told = notice(site, "en/ny/index.html")
    assert words["translation_unaccepted_title"] in told.text
    assert words["translation_unaccepted"].format(language="Danish") in told.text
    assert [link.attributes["href"] for link in told.all("a")] == ["../../ny/"]


def test_a_link_on_an_incomplete_page_leads_to_each_section_that_is_missing(site: Path, words: dict[str, str]) -> None:
    told = notice(site, "en/halv/index.html")
    assert words["translation_incomplete_title"] in told.text
    assert words["translation_outdated"].format(language="Danish") in told.text
    links = [
        (link.text, link.attributes["href"], link.attributes.get("lang"), link.attributes.get("hreflang"))
        for link in told.all("a")
    ]
    assert links[:-1] == [("Kravet", "../../halv/#kravet", "da", "da"), ("The shift", "#skiftet", None, None)]
    assert small_site.read(site / "halv/index.html").one("h2", id="kravet").text == "Kravet"


def test_the_page_of_translations_counts_those_that_are_current(site: Path, words: dict[str, str]) -> None:
    for name, own in (("en/state/index.html", words), ("tilstand/index.html", small_site.words("da"))):
        count = own["status_count"].format(current=3, total=7)
        assert count in small_site.read(site / name).one("div", class_="prose").text


def test_the_page_of_translations_has_a_row_for_each_page(site: Path, words: dict[str, str]) -> None:
    rows = small_site.read(site / "en/state/index.html").one("tbody").all("tr")
    found = {row.one("th").text: (row.all("td")[0].text, row.all("td")[1].text) for row in rows}
    assert found == {
        "Front page": (words["status_current"], ""),
        "Whole": (words["status_current"], ""),
        "Old": (words["status_outdated"], f"{words['lead_section']}, Skiftet"),
        "Half": (words["status_incomplete"], "Kravet, Skiftet"),
        "New": (words["status_unaccepted"], ""),
        "Kun dansk": (words["status_missing"], ""),
        "State": (words["status_current"], ""),
    }


def test_the_page_of_translations_marks_the_names_of_sections_and_no_more_as_the_source_language(
    site: Path, words: dict[str, str]
) -> None:
    marked = [one.text for one in small_site.read(site / "en/state/index.html").one("tbody").all(lang="da")]
    assert "Skiftet" in " ".join(marked)
    assert [text for text in marked if words["lead_section"] in text] == []


def test_a_translation_has_the_template_of_its_source(site: Path) -> None:
    assert len(small_site.read(site / "en/state/index.html").all("table")) == 1
