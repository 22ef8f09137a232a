"""A link to a term shows its definition in place, and the glossary is in the order of its readers' alphabet."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_site
from glossary import sort_entries

DANISH = """\
# Ordliste

Indledning.

## Østers { #oesters }

En *musling*.

## Ål { #aal }

En fisk.

## Ærfugl { #aerfugl }

En and.

## Zebra { #zebra }

Et dyr.

## Abe (primat) { #abe }

Et dyr.
"""
ENGLISH = """\
# Glossary

Introduction.

## Oyster { #oesters }

A *shell*.

## Eel { #aal }

A fish.

## Eider { #aerfugl }

A duck.

## Zebra { #zebra }

An animal.

## Monkey & ape { #abe }

An animal.
"""
PAGE = """\
# {0}

En [{1}](ordliste.md#oesters) og [{1}](ordliste.md#oesters), [{2}](ordliste.md#aal).

Se [alle](ordliste.md) og [siden](#del).

## Del {{ #del }}
"""
GLOSSARY = {
    "da/ordliste.md": small_site.page("Ordliste", DANISH, "template: glossary.html\n"),
    "en/ordliste.md": small_site.page("Glossary", ENGLISH, "slug: glossary\n"),
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
}
FILES = {
    **GLOSSARY,
    "da/side.md": small_site.page("Side", PAGE.format("Side", "østers", "ål")),
    "en/side.md": small_site.page("Page", PAGE.format("Page", "oyster", "eel"), "slug: page\n"),
    "da/dyb/index.md": small_site.page("Dyb", "# Dyb\n\nEn [abe](../ordliste.md#abe).\n"),
    "da/kun.md": small_site.page("Kun", PAGE.format("Kun", "østers", "ål")),
}
WARN = {"links": {"anchors": "warn"}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, validation=WARN)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("side/index.html", {"oesters": ("østers", "Østers En musling."), "aal": ("ål", "Ål En fisk.")}),
        ("en/page/index.html", {"oesters": ("oyster", "Oyster A shell."), "aal": ("eel", "Eel A fish.")}),
        ("dyb/index.html", {"abe": ("abe", "Abe (primat) Et dyr.")}),
        ("en/kun/index.html", {"oesters": ("østers", "Østers En musling."), "aal": ("ål", "Ål En fisk.")}),
    ],
)
def test_a_link_to_a_term_is_a_button_that_shows_its_definition(
    site: Path, name: str, terms: dict[str, tuple[str, str]]
) -> None:
    page = small_site.read(site / name)
    assert {button.attributes["popovertarget"] for button in page.all("button", class_="term")} == {
        f"term-{term}" for term in terms
    }
    for term, (text, told) in terms.items():
        button = page.all("button", popovertarget=f"term-{term}", class_="term")[0]
        definition = page.one(id=f"term-{term}")
        assert (button.text, button.attributes["type"]) == (text, "button")
        assert "popover" in definition.attributes
        assert definition.text.startswith(told)


def test_a_definition_stands_once_on_a_page_however_often_its_term_is_linked(site: Path) -> None:
    page = small_site.read(site / "side/index.html")
    assert len(page.all("button", class_="term", popovertarget="term-oesters")) == 2
    assert len(page.all(id="term-oesters")) == 1


@pytest.mark.parametrize(
    ("name", "address", "title"),
    [
        ("side/index.html", "../ordliste/#oesters", "Østers"),
        ("en/page/index.html", "../glossary/#oesters", "Oyster"),
        ("en/kun/index.html", "../glossary/#oesters", "Østers"),
    ],
)
def test_a_definition_links_its_entry_and_can_be_closed(site: Path, name: str, address: str, title: str) -> None:
    definition = small_site.read(site / name).one(id="term-oesters")
    locale = "en" if name.startswith("en/") else "da"
    link, close = definition.one("a"), definition.one("button")
    assert link.attributes["href"] == address
    assert link.text == small_site.words(locale)["glossary_more"].format(term=title)
    assert (close.attributes["popovertarget"], close.attributes["popovertargetaction"]) == ("term-oesters", "hide")
    assert close.text == small_site.words(locale)["close"]


def test_a_definition_that_stands_in_for_a_missing_one_says_its_language(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "en/ordliste.md"}
    assert small_site.build_here(small_site.write(tmp_path, files, validation=WARN)).returncode == 0
    for name in ("page", "kun"):
        definition = small_site.read(tmp_path / "site" / "en" / name / "index.html").one(id="term-oesters")
        assert definition.attributes["lang"] == "da"
        assert definition.one("p", class_="actions").attributes["lang"] == "en"
    assert "lang" not in small_site.read(tmp_path / "site" / "side" / "index.html").one(id="term-oesters").attributes


def test_other_links_stay_links(site: Path) -> None:
    page = small_site.read(site / "side/index.html")
    assert page.one("div", class_="prose").all("a", href="#del") or page.one("a", href="#del")
    assert page.one(class_="page-head").one("a", href="../ordliste/").text == "alle"


@pytest.mark.parametrize("file", ["da/side.md", "en/side.md"])
def test_an_unknown_term_stops_the_build(tmp_path: Path, file: str) -> None:
    files = {**FILES, file: FILES[file].replace("#aal", "#laa")}
    done = small_site.build_here(small_site.write(tmp_path, files, validation=WARN))
    assert done.returncode == 1
    assert file in done.stderr
    assert "laa" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("ordliste/index.html", ["Abe (primat)", "Zebra", "Ærfugl", "Østers", "Ål"]),
        ("en/glossary/index.html", ["Eel", "Eider", "Monkey & ape", "Oyster", "Zebra"]),
    ],
)
def test_the_glossary_is_in_the_order_of_its_languages_alphabet(site: Path, name: str, titles: list[str]) -> None:
    page = small_site.read(site / name)
    assert [heading.text for heading in page.one("div", class_="prose").all("h2")] == titles
    assert page.one(class_="page-head").text.endswith(("Indledning.", "Introduction."))
    assert [contents.text for contents in page.all("nav", class_="contents")] == []


@pytest.mark.parametrize(
    ("name", "label", "locale", "twins"),
    [
        ("ordliste/index.html", "På engelsk:", "en", ["Monkey & ape", "Zebra", "Eider", "Oyster", "Eel"]),
        ("en/glossary/index.html", "In Danish:", "da", ["Ål", "Ærfugl", "Abe (primat)", "Østers", "Zebra"]),
    ],
)
def test_each_term_has_its_name_in_the_other_language(
    site: Path, name: str, label: str, locale: str, twins: list[str]
) -> None:
    found = small_site.read(site / name).all("p", class_="twin")
    assert [twin.text for twin in found] == [f"{label} {twin}" for twin in twins]
    assert {twin.one("span").attributes["lang"] for twin in found} == {locale}


def test_the_terms_of_the_glossary_itself_are_no_buttons(site: Path) -> None:
    assert small_site.read(site / "ordliste/index.html").all("button", class_="term") == []


def test_what_stands_before_the_first_term_stays_there() -> None:
    html = '<p>Lead.</p><h2 id="b">B</h2><p>2</p><h2 id="a">A</h2><p>1</p>'
    wanted = '<p>Lead.</p><section><h2 id="a">A</h2><p>1</p></section><section><h2 id="b">B</h2><p>2</p></section>'
    assert sort_entries(html, "abc") == wanted


@pytest.mark.parametrize("title", ['<h2 id="c" lang="en">C</h2>', '<h2 id="c"><em lang="en">C</em></h2>'])
def test_a_term_in_another_language_stands_where_its_letters_put_it(title: str) -> None:
    before, after = '<h2 id="b">B</h2>', '<h2 id="d">D</h2>'
    wanted = "".join(f"<section>{one}</section>" for one in (before, title, after))
    assert sort_entries(before + after + title, "abcd") == wanted
