"""What is told of a fault says which of the things that its rule holds against is the matter, and names it."""

from __future__ import annotations

from pathlib import Path

import pytest

import check
from corpus import Case, write
from reading import read_project

PAGE, VISION = "site/vision/index.html", "https://small.example/vision/"
HOME = "https://small.example/"
LISTED = f"<loc>{VISION}</loc>"


def told(folder: Path, rule: str) -> list[str]:
    return [one.message for one in check.check(read_project(folder), None) if one.rule == rule]


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "said"),
    [
        ("title", PAGE, ">Vision –", ">Untitled –", ["»Untitled – Small site«"]),
        ("title", PAGE, ">Vision –", "> –", ["ingen titel"]),
        (
            "hreflang",
            PAGE,
            f'<link rel="alternate" hreflang="da" href="{VISION}">',
            f'<link rel="alternate" hreflang="dk" href="{VISION}"><link rel="alternate" hreflang="dk" href="{HOME}">',
            ["en sprogkode som ikke findes", "en sprogkode som ikke findes"],
        ),
        ("sitemap", "site/sitemap.xml", LISTED, f"{LISTED}<lastmod>1-2-2026</lastmod>", ["datoen 1-2-2026"]),
        ("robots-closed", "site/robots.txt", "Allow: /\n", "Disallow: /\n", ["finde webstedet"]),
        ("robots-closed", "site/robots.txt", "Allow: /\n", "Disallow: /vision/\n", ["nogle af de sider"]),
        (
            "text-language",
            "docs/da/vision.md",
            "Det kan ikke vente.",
            "*We must help all citizens of the country*{lang=da}.",
            ["men siden er på dansk"],
        ),
        (
            "text-language",
            "docs/da/vision.md",
            "Det kan ikke vente.",
            "*Vi skal hjælpe alle borgere i landet*{lang=en}.",
            ["mærket som et andet sprog"],
        ),
        (
            "link-slash",
            PAGE,
            'href="../ordliste/#',
            'href="../ordliste#',
            ["adressen ../ordliste#indsatsomraade mangler"],
        ),
        (
            "register-differs",
            "docs/da/vision.md",
            "Det kan ikke vente.",
            "Det kan ikke vente, for tredje indsatsområde er Tillid og sikkerhed.",
            ["»tredje indsatsområde«"],
        ),
        ("link-missing", PAGE, 'href="../ordliste/#', 'href="[object Object]#', ["ikke udfyldt"]),
        ("link-scheme", PAGE, 'href="../ordliste/#', 'href="http://192.168.1.20/#', ["på ens eget net"]),
        ("link-scheme", PAGE, 'href="../ordliste/#', 'href="https://intranet/#', ["på ens eget net"]),
        ("link-scheme", PAGE, 'href="../ordliste/#', 'href="https://www.small example/#', ["er skrevet forkert"]),
        (
            "link-anchor",
            PAGE,
            "<footer>",
            '<svg><use href="../assets/logo.svg#nej" /></svg><footer>',
            ["mangler tegningen"],
        ),
        ("link-missing", PAGE, 'href="../ordliste/#', "href=\"../ordliste/ 'Ord#", ["har noget efter sig"]),
        ("asset-missing", PAGE, 'logo.svg" alt', 'logo.svg =20x30" alt', ["men efter adressen"]),
        ("encoding", PAGE, 'charset="utf-8"', 'charset="iso-8859-1"', ["gemt som »iso-8859-1«"]),
        (
            "picture-alt",
            PAGE,
            "<footer>",
            '<input type="image" src="../assets/logo.svg"><footer>',
            ["er et billede uden"],
        ),
        ("link-name", PAGE, "<footer>", "<input><footer>", ["hvad man skal skrive"]),
        ("link-name", PAGE, "<footer>", "<h2></h2><footer>", ["standser ved ingenting"]),
        (
            "link-markdown",
            PAGE,
            'href="../ordliste/#',
            'href="../en/ordliste.md#',
            ["../en/ordliste.md#indsatsomraade i et andet sprogs mappe"],
        ),
        ("front-matter", "docs/da/vision.md", "---\ntitle: Vision", "\n---\ntitle: Vision", ["noget før ---"]),
        ("front-matter", "docs/da/vision.md", "---\ntitle: Vision", "----\ntitle: Vision", ["begynder med »----«"]),
    ],
)
def test_a_message_says_what_is_the_matter(
    rule: str, file: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    case = Case(rule, new, {"edit": {file: [[old, new]]}, "found": []})
    case.write(tmp_path)
    messages = told(tmp_path, rule)
    assert [part for message, part in zip(messages, said, strict=True) if part not in message] == [], messages


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lang/the-english-feed-says-that-it-is-danish", "feedet siger at dets sprog er »da«"),
        ("link-language/an-entry-of-a-feed-called-atom-leads-to-the-danish-page", "en nyhed i feedet"),
        ("link-language/an-entry-of-the-english-feed-leads-to-the-danish-page", "en nyhed i feedet"),
        ("link-language/a-frame-of-the-file-named-for-the-other-language", "er udgaven på dansk"),
        ("link-anchor/a-composed-link-to-a-decomposed-id", "skrevet med andre tegn"),
        ("asset-missing/a-file-name-with-a-decomposed-letter", "skrevet med andre tegn"),
        ("link-missing/a-file-name-with-a-decomposed-letter", "skrevet med andre tegn"),
        ("text-language/the-description-of-a-picture-only-in-the-source-language", "billedets beskrivelse"),
        ("link-anchor/back-from-a-note-that-is-called-nowhere", "henviser til noten »gale«"),
        ("structure-differs/a-table-row-that-is-missing", "(tabelrækker (overskriften talt med): 2 i stedet for 3)"),
        ("link-differs/a-link-within-a-page-to-another-section", "docs/da/vision.md til #kravet"),
        ("front-matter/a-tab-before-an-entry-of-a-list", "begynder med et tabulatortegn"),
        ("front-matter/a-quote-that-is-never-closed", "et anførselstegn der mangler sin mage"),
        ("robots-closed/a-whole-language-is-kept-out", "alle sider på et sprog"),
        ("encoding/a-file-in-latin-1", "\ufffd"),
        ("raw-markdown/an-abbreviation-whose-extension-is-not-there", "forklaringen på en forkortelse"),
        ("canonical/a-redirect-wants-to-be-known-as-another-page", "sender læseren videre til"),
        ("link-contact/a-letter-o-in-a-number", "telefonnummer"),
        ("link-contact/two-at-signs", "mailadresse"),
        ("link-outside/a-base-that-leads-out-of-the-site", "i <base>"),
        ("hard-to-read/a-summary-of-six-sentences", "Nummer 6 er »Det er trygt.«"),
        ("section-outdated/the-description-of-a-page", "docs/da/index.md, linje 3,"),
        ("translation-missing/a-danish-page-without-an-english-one", "ingen oversættelse til engelsk"),
        ("sentence-missing/the-last-sentence-of-a-paragraph", "måske »Derfor skal alle parter mødes hvert forår"),
    ],
)
def test_the_message_of_a_case_says_what_is_wrong_there(name: str, said: str, tmp_path: Path) -> None:
    case = write(name, tmp_path)
    assert any(said in message for message in told(tmp_path, case.rule))


def test_a_page_in_place_of_a_translation_is_read_in_the_language_that_it_says_but_for_its_head(tmp_path: Path) -> None:
    write("translation-missing/a-danish-page-within-english-menus", tmp_path)
    page = tmp_path / "site/en/ordliste/index.html"
    english = "Here you can see what all of these words mean."
    text = page.read_text("utf-8").replace('<html lang="en">', '<html lang="da">')
    text = text.replace('name="description" content="', f'name="description" content="{english} ')
    page.write_text(text.replace("</main>", f"<p>{english}</p></main>"), "utf-8")
    assert len([message for message in told(tmp_path, "text-language") if english in message]) == 1


def test_a_link_to_another_year_elsewhere_is_told_with_the_whole_address(tmp_path: Path) -> None:
    link = '<a href="https://a.example/plan-{}#maal">plan</a>'
    edit = {
        "docs/da/vision.md": [["Det kan ikke vente.", f"Se vores {link.format(2018)}."]],
        "docs/en/vision.md": [["It cannot wait.", f"See our {link.format(2022)}."]],
    }
    case = Case("link-differs", "another-year", {"edit": edit, "found": []})
    case.write(tmp_path)
    (message,) = told(tmp_path, "link-differs")
    assert "til https://a.example/plan-2018#maal" in message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "structure-differs/a-paragraph-that-is-missing-by-the-sentences-though-the-others-are-longer",
            " Måske mangler: »Når én har prøvet noget først, kan alle de andre se hvad der kom ud af det, og lære.«",
        ),
        (
            "structure-differs/a-link-and-a-piece-of-code-that-are-missing",
            " Måske mangler: »[kontakt](ordliste.md)« … »`limit`«",
        ),
        (
            "structure-differs/a-link-that-only-the-translation-has",
            " Måske står dette kun i oversættelsen: »[home](index.md)«",
        ),
        ("structure-differs/a-box-with-its-paragraphs", ""),  # whatever was in it is not guessed
        ("structure-differs/one-of-three-entries-of-the-same-length", ""),  # nor which of many
        ("translation-missing/a-translation-under-another-name", " Mente du docs/en/help.md?"),
    ],
)
def test_what_to_do_about_a_case_names_what_it_is_sure_of(name: str, said: str, tmp_path: Path) -> None:
    case = write(name, tmp_path)
    (fix,) = (one.fix for one in check.check(read_project(tmp_path), None) if one.rule == case.rule)
    assert fix.endswith(said or "til forskel.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("file-broken/a-comma-too-many-in-a-web-manifest", "I JSON står"),
        ("file-broken/an-ampersand-in-a-feed", "I XML skrives"),
        ("link-anchor/a-danish-letter-encoded-twice", "sådan: { #id }."),
        ("link-anchor/back-from-a-note-that-is-called-nowhere", "[^gale]"),
    ],
)
def test_the_remedy_of_a_case_can_be_followed(name: str, said: str, tmp_path: Path) -> None:
    case = write(name, tmp_path)
    assert any(said in one.fix for one in check.check(read_project(tmp_path), None) if one.rule == case.rule)


def test_a_page_that_was_built_in_another_encoding_is_told_of_the_built_file(tmp_path: Path) -> None:
    case = write("encoding/valid-vietnamese-and-french-words", tmp_path)
    page = tmp_path / PAGE
    page.write_bytes(page.read_text("utf-8").encode("latin-1", "replace"))
    found = [one.file for one in check.check(read_project(tmp_path), None) if one.rule == case.rule]
    assert set(found) == {PAGE}


def test_the_ids_of_notes_are_not_offered(tmp_path: Path) -> None:
    case = write("link-anchor/an-id-that-is-missing-before-words-to-find", tmp_path)
    page = tmp_path / "site/ordliste/index.html"
    note = '<p id="fn:kilde">Kilde</p><sup id="fnref:kilde">1</sup><p id="arkiv">Arkiv</p></main>'
    page.write_text(page.read_text("utf-8").replace("</main>", note), "utf-8")
    (fix,) = (one.fix for one in check.check(read_project(tmp_path), None) if one.rule == case.rule)
    assert "arkiv" in fix
    assert "fn" not in fix
