"""Each language has an index of its own, with every page that is written in it and no other."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import search
import small_site
from conftest import OwnSite

FILES = {
    "da/index.md": small_site.page("Forside", "# Forside\n\nVelkommen til strategien.\n"),
    "en/index.md": small_site.page("Front page", "# Front page\n\nWelcome to the strategy.\n"),
    "da/om.md": small_site.page(
        "Om", '# Om\n\n## Baggrund { #baggrund }\n\nOm borgernes overblik.[^lov] <i class="clock">Uret</i>\n'
    ),
    "en/om.md": small_site.page(
        "About", "# About\n\n## Background { #baggrund }\n\nOn the overview.[^lov]\n", "slug: about\n"
    ),
    "da/kun.md": small_site.page("Kun", "# Kun\n\nFindes kun på dansk.\n"),
    "da/404.md": small_site.page("Ikke her", "# Ikke her\n\nSiden findes ikke.\n"),
    "en/404.md": small_site.page("Not here", "# Not here\n\nThere is no such page.\n"),
}
FILES["policy.yml"] = """\
sources:
  - id: lov
    title: {da: Loven, en: The act}
    publisher: Folketinget
    url: https://act.example/
    kind: official
    language: da
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return bundle(folder / "site")


def bundle(site: Path) -> Path:
    """Return the only folder that Pagefind's files lie in, which is named by their content."""
    (own,) = (site / "pagefind").iterdir()
    return own


def fragments(index: Path, locale: str) -> dict[str, str]:
    """Return what the index of a language holds: the text of each page by its address."""
    found = {}
    for file in (index / "fragment").glob(f"{locale}_*.pf_fragment"):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = page["content"]
    return found


@pytest.mark.parametrize(
    ("locale", "addresses"),
    [("da", ["/", "/kun/", "/om/"]), ("en", ["/en/", "/en/about/"])],
)
def test_a_language_finds_the_pages_that_are_written_in_it(index: Path, locale: str, addresses: list[str]) -> None:
    assert sorted(fragments(index, locale)) == addresses


@pytest.mark.parametrize("pages", [{"overview": "index.md"}, {}])
def test_a_reader_is_told_of_an_overview_where_there_is_one(tmp_path: Path, pages: dict[str, str]) -> None:
    settings = small_site.theme(pages=pages)
    assert small_site.build_here(small_site.write(tmp_path, FILES, **settings)).returncode == 0
    dialog, words = small_site.read(tmp_path / "site" / "index.html").one("dialog"), small_site.words("da")
    overview = f" {words['search_overview']}" if pages else ""
    assert dialog.attributes["data-none"] == words["search_status_none"] + overview
    assert dialog.attributes["data-failed"] == words["search_failed"] + overview
    assert (words["all_pages"] in dialog.text) == bool(pages)


def test_there_is_an_index_for_each_language_and_no_other(index: Path) -> None:
    languages = json.loads((index / "pagefind-entry.json").read_text("utf-8"))["languages"]
    assert {locale: about["page_count"] for locale, about in languages.items()} == {"da": 3, "en": 2}


def test_the_index_has_the_text_of_a_page_and_neither_its_notes_nor_its_frame(index: Path) -> None:
    text = fragments(index, "da")["/om/"]
    assert "Om borgernes overblik." in text
    assert "Folketinget" not in text
    assert "Uret" not in text
    for frame in ("menu", "page_facts", "responsible", "unofficial_title"):
        assert small_site.words("da")[frame] not in text


def test_what_several_pages_show_is_found_on_the_one_that_it_is_about(own_site: OwnSite) -> None:
    texts = fragments(bundle(own_site.folder), "da")
    assert [address for address, text in texts.items() if "Viden til tiden 5 indsatser" in text] == []
    assert "Borgeren som aktiv partner" not in texts["/samlet-udgave/"]
    assert "PDF" in texts["/samlet-udgave/"]


def test_the_signs_in_compounds_are_in_the_index_alone(own_site: OwnSite) -> None:
    assert "Sundheds|journalen" in fragments(bundle(own_site.folder), "da")["/ordliste/"]
    assert "Sundheds|journalen" not in (own_site.folder / "ordliste" / "index.html").read_text("utf-8")


def test_a_file_in_another_encoding_and_a_folder_that_is_called_as_a_page_are_no_hindrance(tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    (site / "folder.html").mkdir(parents=True)
    (site / "old.html").write_bytes('<html lang="da"><p>Sundhedsjournalen på'.encode("latin-1"))
    search.copy_pages(site, copy)
    assert (copy / "old.html").read_bytes() == '<html lang="da"><p>Sundhedsjournalen på'.encode("latin-1")


def test_only_the_files_that_the_search_loads_are_published(index: Path) -> None:
    names = {file.name for file in index.iterdir()}
    assert "pagefind.js" in names
    assert [name for name in names if "ui" in name or "highlight" in name] == []


def test_every_page_loads_the_folder_that_there_is(own_site: OwnSite) -> None:
    script = (bundle(own_site.folder) / "pagefind.js").relative_to(own_site.folder).as_posix()
    for name, page in own_site.pages.items():
        address = page.one("dialog", class_="search").attributes["data-bundle"]
        assert address.lstrip("./") == script, name


def test_another_text_has_a_folder_of_another_name(index: Path, tmp_path: Path) -> None:
    changed = FILES["da/om.md"].replace("overblik", "indblik")
    small_site.write(tmp_path, {**FILES, "da/om.md": changed})
    assert small_site.build_here(tmp_path).returncode == 0
    assert bundle(tmp_path / "site").name != index.name


def test_a_site_that_cannot_be_indexed_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"da/index.md": FILES["da/index.md"], "en/index.md": FILES["en/index.md"]}
    small_site.write(tmp_path, files)
    monkeypatch.setenv("PAGEFIND_GLOB", "[")  # a pattern that nothing can match
    done = small_site.build_here(tmp_path)
    assert done.returncode == 1
    assert done.stderr.partition("Pagefind could not index the site: ")[2].strip(), "it says why"
    assert "Traceback" not in done.stderr
    assert "b'" not in done.stderr


def test_the_list_of_languages_is_written_in_the_same_order_each_time(own_site: OwnSite) -> None:
    text = (bundle(own_site.folder) / "pagefind-entry.json").read_text("utf-8")
    assert list(json.loads(text)["languages"]) == ["da", "en"]
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)


def test_a_language_that_pagefind_cannot_stem_has_an_engine_of_its_name_as_well(tmp_path: Path) -> None:
    entry = tmp_path / "pagefind-entry.json"
    entry.write_text('{"languages": {"da": {"wasm": "da"}, "fo": {"wasm": null}}}', "utf-8")
    (tmp_path / "wasm.da.pagefind").write_bytes(b"with stems")
    (tmp_path / "wasm.unknown.pagefind").write_bytes(b"without")
    search.name_engines(tmp_path, ["da", "fo", "is"])
    named = {locale: about["wasm"] for locale, about in json.loads(entry.read_text("utf-8"))["languages"].items()}
    assert named == {"da": "da", "fo": "fo"}
    engines = [(tmp_path / f"wasm.{locale}.pagefind").read_bytes() for locale in ("da", "fo", "is")]
    assert engines == [b"with stems", b"without", b"without"]
