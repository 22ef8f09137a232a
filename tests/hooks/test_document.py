"""The whole policy on one page and as a tagged PDF: complete, in order, with one list of sources, and light."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest

import assets
import document
import pdf
import search
import small_site
from conftest import OwnSite
from content import Page
from inputs import Inputs

HEAVIEST = 400_000  # bytes
REGISTER = """\
documents:
  - id: plan
    title: {da: Plan, en: Plan}
    period: unknown
    status: {da: Kendes ikke., en: Not known.}
    parties: []
    sources: [a]
sources:
  - {id: a, title: {da: Kilde A, en: Source A}, publisher: P, url: 'https://a.example/', kind: official, language: da}
  - {id: b, title: {da: Kilde B, en: Source B}, publisher: P, url: 'https://b.example/', kind: official, language: da}
"""
ONE = """\
# Første kapitel

Indledning.[^b] Se [næste](del/to.md#sted), [selv](#her) og [ordet](ordliste.md#ordet).

## Her { #her }

Tekst.[^a] ![En tegning](../assets/logo.svg)

| A | B |
|---|---|
| 1 | 2 |
"""
TWO = """\
# Andet kapitel

Tilbage til [første](../et.md) og [forsiden](../index.md).

## Sted { #sted }

Tekst.[^a] Mere.[^b]

<p aria-describedby="sted punkt"><a name="punkt"></a>
Se <a href="#punkt">punktet</a> og <a href="../../a.pdf">en fil</a>,
<a href="//example.org/b">et andet sted</a>.
<img src="../assets/logo.svg" srcset="../assets/logo.svg 1x, b.svg 2x" alt="En tegning"></p>
"""
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/et.md": small_site.page("Ét", ONE, "document: plan\nslug: foerste\n"),
    "en/et.md": small_site.page("One", ONE.replace("Første kapitel", "First chapter"), "slug: first\n"),
    "da/del/index.md": small_site.page("Del"),
    "en/del/index.md": small_site.page("Part", more="slug: part\n"),
    "da/del/to.md": small_site.page("To", TWO, "document: plan\n"),
    "da/ordliste.md": small_site.page(
        "Ord", "# Ord\n\n## Ordet { #ordet }\n\nForklaring.\n", "template: glossary.html\n"
    ),
    "en/ordliste.md": small_site.page("Words", "# Words\n\n## Ordet { #ordet }\n\nMeaning.\n", "slug: words\n"),
    "da/alt.md": small_site.page("Alt", "# Alt samlet\n\nDet hele.\n", "template: whole.html\n"),
    "en/alt.md": small_site.page("All", "# All of it\n\nThe whole.\n", "slug: all\n"),
    "policy.yml": REGISTER,
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
NAV = ["index.md", "et.md", {"Del": ["del/index.md", "del/to.md"]}, "ordliste.md", "alt.md"]
PANGO = pdf.loaded() is not None
needs_pango = pytest.mark.skipif(not PANGO, reason="Pango is missing: apt-get install libpango-1.0-0 libpangoft2-1.0-0")
OWN = {"da": ("samlet-udgave", "samlet-udgave"), "en": ("en/combined-edition", "combined-edition")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, nav=NAV)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "" if PANGO else f"{no_pango()}\n")
    return folder / "site"


def no_pango() -> str:
    return str(small_site.slips("da")["no_pango"])


def whole(site: Path, name: str = "alt") -> small_site.Element:
    return small_site.read(site / name / "index.html").one("div", class_="prose")


def chapters(page: small_site.Element) -> list[small_site.Element]:
    return page.all("section", class_="chapter")


def test_the_chapters_are_the_pages_on_a_document_in_the_order_of_the_menu(site: Path) -> None:
    for name, first in (("alt", "Første kapitel"), ("en/all", "First chapter")):
        page = whole(site, name)
        assert [one.all("h2")[0].text for one in chapters(page)] == [first, "Andet kapitel"]
        links = page.one("nav").all("a")
        assert [link.text for link in links[:-1]] == [first, "Andet kapitel"]
        ids = ["chapter-et", "chapter-del_to"]
        assert [link.attributes["href"] for link in links] == [*(f"#{one}" for one in ids), "#sources"]
        assert [one.attributes["aria-labelledby"] for one in chapters(page)] == ids


def test_headings_are_a_level_deeper_and_ids_are_the_chapters_own(site: Path) -> None:
    first, second = chapters(whole(site))
    assert [(one.tag, one.attributes["id"]) for one in first.all() if re.match("h[1-6]", one.tag)] == [
        ("h2", "chapter-et"),
        ("h3", "chapter-et--her"),
    ]
    assert second.one("h3").attributes["id"] == "chapter-del_to--sted"
    ids = [one.attributes["id"] for one in small_site.read(site / "alt" / "index.html").all() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)


def test_links_lead_to_chapters_within_the_page_and_to_other_pages_from_it(site: Path) -> None:
    first, second = chapters(whole(site))
    anchors = [one.attributes | {"text": one.text} for part in (first, second) for one in part.all("a")]
    links = {one["text"]: one["href"] for one in anchors if "href" in one}
    assert links["næste"] == "#chapter-del_to--sted"
    assert links["selv"] == "#chapter-et--her"
    assert links["første"] == "#chapter-et"
    assert links["forsiden"] == ".."
    assert [one["name"] for one in anchors if "name" in one] == ["chapter-del_to--punkt"]
    second.one("p", aria_describedby="chapter-del_to--sted chapter-del_to--punkt")
    assert links["en fil"] == "../a.pdf"
    assert links["et andet sted"] == "//example.org/b"
    assert second.one("img").attributes["srcset"] == "../del/assets/logo.svg 1x, ../del/to/b.svg 2x"
    assert links["punktet"] == "#chapter-del_to--punkt"
    assert links["https://example.org/foerste/"] == "../foerste/"
    assert first.one("img").attributes["src"].startswith("../assets/logo.")


def test_a_term_is_a_word_and_what_belongs_to_a_page_alone_is_left_out(site: Path) -> None:
    page = whole(site)
    assert "Se næste, selv og ordet." in page.text
    assert not page.all("button")
    assert not page.all("div", class_="definition")
    assert "Forklaring" not in page.text


def test_the_notes_of_all_chapters_are_one_list(site: Path) -> None:
    page = whole(site)
    notes = page.one("section", class_="sources").all("li")
    assert [(note.attributes["id"], note.one("a").text) for note in notes] == [
        ("note-1", "Kilde B"),
        ("note-2", "Kilde A"),
    ]
    references = [
        [
            (link.text, link.attributes["href"], link.attributes["aria-label"])
            for link in part.all("a", class_="footnote-ref")
        ]
        for part in chapters(page)
    ]
    first, second = ("1", "#note-1", "Kilde 1"), ("2", "#note-2", "Kilde 2")
    assert references == [[first, second], [second, first]]


def test_each_chapter_tells_where_things_stand_before_its_text(site: Path) -> None:
    for chapter in chapters(whole(site)):
        lead, told, *_ = chapter.all("p")
        assert (lead.text.startswith("Status"), told.text) == (False, "Status Kendes ikke.")


def test_a_chapter_in_another_language_says_so(site: Path) -> None:
    first, second = chapters(whole(site, "en/all"))
    assert "lang" not in first.attributes
    assert second.attributes["lang"] == "da"
    assert [one.attributes.get("lang") for one in second.all("p")][-1] == "en", "its address is told in the page's own"
    status = next(one for one in second.all("p") if one.text.startswith("Status"))
    assert status.attributes["lang"] == "en"
    notes = whole(site, "en/all").one("section", class_="sources").all("li")
    assert [(one.one("a").text, one.attributes.get("lang")) for one in notes] == [
        ("Source B", None),
        ("Source A", None),
        ("Kilde A", "da"),
        ("Kilde B", "da"),
    ]


def test_the_page_of_the_whole_is_found_by_its_introduction_and_not_beside_its_parts(own_site: OwnSite) -> None:
    main = own_site.pages["samlet-udgave/index.html"].one("main")
    assert "data-pagefind-body" in main.attributes
    assert main.all("section", class_="chapter")
    assert main.all("ol", class_="chapters")
    assert {".chapter", ".chapters"} <= set(search.APART.split(", "))


@pytest.mark.parametrize("locale", OWN)
def test_every_page_on_the_policy_is_a_chapter_of_our_own(own_site: OwnSite, locale: str) -> None:
    page = own_site.pages[f"{OWN[locale][0]}/index.html"]
    found = [one.all("h2")[0].text for one in chapters(page)]
    words = small_site.words(locale)
    wanted = {
        own.one("h1").text
        for name, own in own_site.pages.items()
        if own.one("html").attributes["lang"] == locale
        and not name.endswith("404.html")
        and any(one.text == words["facts_document"] for one in own.one("aside", class_="facts").all("dt"))
    }
    assert set(found) == wanted
    assert len(found) == len(wanted) == 12


def test_a_page_that_names_no_document_is_no_chapter() -> None:
    pages = {path: {"da": Page(path, "da", Path(path), meta=meta)} for path, meta in _metas()}
    inputs = Inputs(["da"], {}, pages)
    config: Any = type("Config", (), {"nav": ["a.md", {"B": ["b/index.md", "b/c.md"]}, "https://x.example/"]})
    assert document.chapters(inputs, config) == ["b/index.md", "b/c.md"]
    assert [document.chapter_id(path) for path in ("b/index.md", "b/c.md", "index.md")] == [
        "chapter-b",
        "chapter-b_c",
        "chapter-index",
    ]
    assert document.chapter_id("min side.md") == "chapter-min-side"


def _metas() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "b/c.md", {"document": "plan"}
    yield "a.md", {}
    yield "b/index.md", {"document": "plan"}


def own_file(own_site: OwnSite, locale: str) -> Path:
    folder, name = OWN[locale]
    return own_site.folder / folder / f"{name}.pdf"


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_it_breaks_no_rule_of_pdf_ua_that_a_program_can_see(own_site: OwnSite, locale: str) -> None:
    report = pdfua.validate(str(own_file(own_site, locale)))
    assert [(one.rule_id, one.message) for one in report.findings] == []


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_a_fault_would_be_seen(own_site: OwnSite, locale: str, tmp_path: Path) -> None:
    with pikepdf.open(own_file(own_site, locale)) as made:
        del made.Root["/Lang"]
        del made.Root["/MarkInfo"]
        made.save(tmp_path / "broken.pdf")
    assert len({one.rule_id for one in pdfua.validate(str(tmp_path / "broken.pdf")).findings}) >= 2


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_it_is_tagged_named_and_in_its_language(own_site: OwnSite, locale: str) -> None:
    with pikepdf.open(own_file(own_site, locale)) as made, made.open_metadata() as metadata:
        assert str(made.Root.Lang) == locale
        assert made.Root.MarkInfo.Marked
        assert made.Root.ViewerPreferences.DisplayDocTitle
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == own_site.pages[f"{OWN[locale][0]}/index.html"].one("title").text
        assert metadata["dc:creator"] == ["Sundhed for dig"], "not an owner that has not adopted it"
        for figure in tags(made.Root.StructTreeRoot, "/Figure"):
            assert str(figure.Alt).strip()
        found = {
            kind for kind in ("/H1", "/H2", "/H3", "/L", "/Link", "/P") if list(tags(made.Root.StructTreeRoot, kind))
        }
        assert found == {"/H1", "/H2", "/H3", "/L", "/Link", "/P"}


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_its_bookmarks_are_the_chapters_and_their_sections(own_site: OwnSite, locale: str) -> None:
    page = own_site.pages[f"{OWN[locale][0]}/index.html"]
    wanted = [
        (0 if heading.tag == "h2" else int(heading.tag[1]) - 2, heading.text)
        for part in [*chapters(page), page.one("section", class_="sources")]
        for heading in part.all()
        if re.fullmatch("h[2-4]", heading.tag)
    ]
    found = [
        (one.level, " ".join(one.get_title().split()))
        for one in pypdfium2.PdfDocument(own_file(own_site, locale)).get_toc()
    ]
    assert [one[1] for one in found if one[0] == 0][: len(chapters(page))] == [t for level, t in wanted if level == 0][
        :-1
    ]
    assert {one[1] for one in wanted} <= {one[1] for one in found}


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_each_sheet_has_its_number_version_and_address_and_none_is_empty(own_site: OwnSite, locale: str) -> None:
    made, words = pypdfium2.PdfDocument(own_file(own_site, locale)), small_site.words(locale)
    page = own_site.pages[f"{OWN[locale][0]}/index.html"]
    edition = page.one("p", class_="print-only").all("time")[-1].text
    link = page.one("a", type="application/pdf")
    weight = own_file(own_site, locale).stat().st_size
    assert link.text == words["document_pdf"].format(size=round(weight / 1000))
    said = f"Sundhed for dig · {words['print_version']} {edition} · {words['unofficial_title']}"
    for number, sheet in enumerate(made, 1):
        text = " ".join(sheet.get_textpage().get_text_range().split())
        assert words["document_pages"].format(page=number, pages=len(made)) in text
        assert f"{said} https://sundhed-for-dig.example/{OWN[locale][0]}/" in text
        assert len(text) > 300, f"sheet {number} has nothing but its foot"


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_the_addresses_of_the_sources_are_written_out(own_site: OwnSite, locale: str) -> None:
    made = pypdfium2.PdfDocument(own_file(own_site, locale))
    text = re.sub(r"\s|\ufffe|\x02", "", "".join(sheet.get_textpage().get_text_range() for sheet in made))
    page = own_site.pages[f"{OWN[locale][0]}/index.html"]
    links = [link.attributes["href"] for link in page.one("section", class_="sources").all("a")]
    assert len(links) > 10
    for link in links:
        assert link.replace("-", "") in text.replace("-", ""), link


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_its_links_out_of_it_lead_to_pages_as_they_are_published(own_site: OwnSite, locale: str) -> None:
    with pikepdf.open(own_file(own_site, locale)) as made:
        notes = [one for sheet in made.pages for one in sheet.get("/Annots", [])]
        links = {str(one.A.URI).partition("#")[0] for one in notes if "/A" in one and "/URI" in one.A}
    addresses = {f"https://sundhed-for-dig.example/{name.removesuffix('index.html')}" for name in own_site.pages}
    assert links & addresses
    assert {link for link in links if link.startswith("https://sundhed-for-dig.example/")} <= addresses


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_it_is_light(own_site: OwnSite, locale: str) -> None:
    assert own_file(own_site, locale).stat().st_size <= HEAVIEST


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_its_text_is_set_in_the_sites_typeface(own_site: OwnSite, locale: str) -> None:
    with pikepdf.open(own_file(own_site, locale)) as made:
        fonts = {str(one.BaseFont).partition("+")[2] for one in made.objects if is_font(one)}
        assert fonts
        assert all(name.startswith("Figtree") for name in fonts), fonts


def is_font(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font" and "/BaseFont" in one


def tags(tree: Any, kind: str) -> Iterator[Any]:
    """Yield the elements of a structure tree of a kind."""
    kids = tree.get("/K", [])
    for one in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if kind == one.S:
                yield one
            yield from tags(one, kind)


@needs_pango
def test_the_same_page_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_site.write(tmp_path, FILES, nav=NAV)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # it is also when the subset of the typeface was made
    found = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(assets, "CACHE", tmp_path / name)
        assert small_site.build_here(folder).returncode == 0
        found.append((folder / "site" / "alt" / "alt.pdf").read_bytes())
    assert found[0] == found[1]
    assert len(list((tmp_path / "a").glob("*.pdf"))) == 2


@needs_pango
def test_a_kept_pdf_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_site.write(tmp_path, FILES, nav=NAV)
    assert small_site.build_here(folder).returncode == 0
    made = (folder / "site" / "alt" / "alt.pdf").read_bytes()
    monkeypatch.setattr(pdf, "written", lambda *_: pytest.fail("it was made again"))
    shutil.rmtree(folder / "site")
    assert small_site.build_here(folder).returncode == 0
    assert (folder / "site" / "alt" / "alt.pdf").read_bytes() == made


def test_without_pango_the_site_is_made_without_the_document_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    files = {**FILES, "da/alt.md": FILES["da/alt.md"].replace("Det hele", "Det hele uden Pango")}
    files["en/alt.md"] = FILES["en/alt.md"].replace("The whole", "The whole without Pango")
    done = small_site.build(small_site.write(tmp_path / "site", files, nav=NAV))
    assert (done.returncode, done.stderr) == (0, f"{no_pango()}\n")
    page = small_site.read(tmp_path / "site" / "site" / "alt" / "index.html")
    assert not page.all("a", type="application/pdf")
    assert "Første kapitel" in page.text
    assert list((tmp_path / "site").rglob("*.pdf")) == []


def test_what_the_system_lacks_and_is_done_without_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("import warnings\nwarnings.warn('lacks it', DeprecationWarning)\n", "utf-8")
    path = f"{tmp_path}{os.pathsep}{small_site.ROOT / 'overrides' / 'hooks'}"
    command = [sys.executable, "-W", "error", "-c", "import pdf; print(pdf.loaded().__name__)"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("weasyprint\n", "")


def test_a_picture_with_an_odd_name_is_in_the_pdf_and_nothing_is_told(tmp_path: Path) -> None:
    files = {**FILES, "assets/en tegning æ.svg": LOGO}
    files["da/et.md"] = FILES["da/et.md"].replace("../assets/logo.svg", "../assets/en%20tegning%20æ.svg")
    done = small_site.build(small_site.write(tmp_path, files, nav=NAV))
    assert (done.returncode, done.stderr) == (0, "" if PANGO else f"{no_pango()}\n")


def test_no_page_is_its_own_chapter_nor_one_of_another_shape(tmp_path: Path) -> None:
    files = {
        name: text.replace("template: whole.html\n", "template: whole.html\ndocument: plan\n")
        for name, text in FILES.items()
    }
    files["da/index.md"] = small_site.page("Forside", more="template: home.html\ndocument: plan\n")
    files["da/min side.md"] = small_site.page(
        "Min", "# Min [^min note]\n\n[^min note]: Min egen.\n", "document: plan\nslug: min\n"
    )
    nav = [*NAV, "min side.md"]
    done = small_site.build_here(small_site.write(tmp_path, files, nav=nav))
    assert done.returncode == 0, done.stderr
    page = whole(tmp_path / "site")
    assert [one.all("h2")[0].text for one in chapters(page)][:2] == ["Første kapitel", "Andet kapitel"]
    assert len(chapters(page)) == 3
    assert "<!--" not in (tmp_path / "site" / "alt" / "index.html").read_text("utf-8")
    assert "Min egen." in page.one("section", class_="sources").text


@needs_pango
@pytest.mark.parametrize("locale", OWN)
def test_a_hidden_text_is_set_as_words_and_not_as_letters(own_site: OwnSite, locale: str) -> None:
    made = pypdfium2.PdfDocument(own_file(own_site, locale))
    text = " ".join(" ".join(sheet.get_textpage().get_text_range().split()) for sheet in made)
    assert small_site.words(locale)["timeline_within"] in text


def test_a_site_without_a_page_of_the_whole_has_no_document(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if "alt.md" not in name}
    folder = small_site.write(tmp_path, files, nav=NAV[:-1])
    assert small_site.build_here(folder).returncode == 0
    assert list(folder.rglob("*.pdf")) == []


def test_words_at_the_foot_cannot_end_their_rule() -> None:
    about = pdf.About(Path(), "/", "/", "", "2026-01-01", 'A "b" \\ c\nd', "p. {page} of {pages}")
    assert pdf.feet(about) == (
        '@page{@bottom-left{white-space:pre-line;content:"A \\"b\\" \\\\ c\\a d"}'
        '@bottom-right{content:"p. " counter(page) " of " counter(pages) ""}}'
    )
    assert '{content:"\\"" counter(page) "\\""}}' in pdf.feet(about._replace(pages='"{page}"'))
