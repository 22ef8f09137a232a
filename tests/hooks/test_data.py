"""The register as open data: JSON that its schema allows, tables that open as they are, and a page that shows it."""

from __future__ import annotations

import copy
import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas
import pytest
import yaml
from jsonschema import Draft202012Validator

import data
import debian
import small_site
from conftest import OwnSite
from entries import around, page_of
from inputs import Inputs

REGISTER = yaml.safe_load((small_site.ROOT / "docs" / "policy.yml").read_text("utf-8"))
LISTS = [name for name, of in REGISTER.items() if isinstance(of, list)]
OFFICE_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


@pytest.fixture(scope="module")
def published(own_site: OwnSite) -> dict[str, Any]:
    return dict(json.loads((own_site.folder / "data" / "policy.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def schema(own_site: OwnSite) -> dict[str, Any]:
    return dict(json.loads((own_site.folder / "data" / "policy.schema.json").read_text("utf-8")))


def slips(schema: dict[str, Any], found: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema).iter_errors(found)]


def test_the_data_are_what_their_schema_allows(published: dict[str, Any], schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert published["$schema"] == data.SCHEMA
    assert slips(schema, published) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda found: found["milestones"][0].pop("title"), "$.milestones[0]"),
        (lambda found: found["objectives"][0]["title"].pop("en"), "$.objectives[0].title"),
        (lambda found: found["focus_areas"][0].update(page="x.md"), "$.focus_areas[0]"),
        (lambda found: found["initiatives"][0].update(number=1.1), "$.initiatives[0].number"),
        (lambda found: found["milestones"][0]["address"].pop("en"), "$.milestones[0].address"),
        (lambda found: found["milestones"][0].update(sources="x"), "$.milestones[0].sources"),
        (lambda found: found["milestones"][0].update(source_urls=["x"]), "$.milestones[0].source_urls[0]"),
        (lambda found: found.update(official="no"), "$.official"),
        (lambda found: found.pop("licence"), "$"),
        (lambda found: found.update(more=1), "$"),
    ],
)
def test_the_schema_stops_what_is_wrong(
    published: dict[str, Any], schema: dict[str, Any], change: Any, where: str
) -> None:
    broken = copy.deepcopy(published)
    change(broken)
    assert slips(schema, broken) == [where]


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_is_there_with_its_texts_sources_and_address(published: dict[str, Any], name: str) -> None:
    assert [entry["id"] for entry in published[name]] == [entry["id"] for entry in REGISTER[name]]
    urls = {source["id"]: source["url"] for source in REGISTER["sources"]}
    for entry, own in zip(published[name], REGISTER[name], strict=True):
        names = {
            "unofficial": "own_translation",
            **({"initiatives": "initiative_count"} if name == "focus_areas" else {}),
        }
        kept = {names.get(key, key): value for key, value in own.items() if key not in {"page", "key"}}
        assert {key: value for key, value in entry.items() if key in kept} == kept
        assert entry.get("source_urls", []) == [urls[one] for one in entry.get("sources", [])]
        assert name in {"party_groups", "sources"} or entry["sources"], f"{entry['id']} has no source"


def test_what_to_know_of_the_whole_is_said(published: dict[str, Any]) -> None:
    assert published["publisher"] == {"da": "Danske Regioner", "en": "Danish Regions"}
    assert published["official"] is False
    assert published["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert published["languages"] == ["da", "en"]


def test_of_each_source_it_is_said_how_exact_it_is(published: dict[str, Any]) -> None:
    own = {source["id"]: source.get("exact", True) for source in REGISTER["sources"]}
    assert {source["id"]: source["exact"] for source in published["sources"]} == own
    assert set(own.values()) == {True, False}


def test_each_file_has_the_name_by_which_others_fetch_it(own_site: OwnSite) -> None:
    tables = {"objectives.csv", "focus-areas.csv", "initiatives.csv", "milestones.csv", "sources.csv"}
    found = {file.name for file in (own_site.folder / "data").iterdir() if file.suffix in {".csv", ".json"}}
    assert found == {"policy.json", "policy.schema.json", *tables}


@pytest.mark.parametrize("name", data.TABLES)
def test_a_table_opens_as_it_is_in_pandas(own_site: OwnSite, published: dict[str, Any], name: str) -> None:
    frame = pandas.read_csv(own_site.folder / "data" / data.FILES[name], dtype={"number": str}, keep_default_na=False)
    assert next(iter(frame.columns)) == "id"
    assert list(frame["id"]) == [entry["id"] for entry in published[name]]
    for locale in ("da", "en"):
        assert list(frame[f"title_{locale}"]) == [entry["title"][locale] for entry in published[name]]
        assert list(frame[f"address_{locale}"]) == [entry["address"][locale] for entry in published[name]]
    assert list(frame["sources"]) == [" ".join(entry["sources"]) for entry in published[name]]
    assert set(frame["licence"]) == {published["licence"]}


@pytest.mark.parametrize("name", data.FILES)
def test_a_table_is_csv_in_utf_8_that_says_so(own_site: OwnSite, name: str) -> None:
    raw = (own_site.folder / "data" / data.FILES[name]).read_bytes()
    assert raw.startswith("\ufeffid,".encode())
    assert raw.count(b"\n") == raw.count(b"\r\n") == len(REGISTER[name]) + 1


def test_the_tables_open_as_they_are_in_libreoffice(own_site: OwnSite, tmp_path: Path) -> None:
    command = debian.installed(lambda: shutil.which("soffice") or "", "libreoffice-calc-nogui")
    if not command:
        pytest.skip(
            "LibreOffice is not here and cannot be installed; on Debian: apt-get install libreoffice-calc-nogui"
        )
    files = [str(own_site.folder / "data" / data.FILES[name]) for name in data.TABLES]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # A person is asked, with UTF-8 (76) chosen by the mark in front of the file; a command must say so.
    options = ["--headless", profile, "--infilter=CSV:44,34,76", "--convert-to", "fods", "--outdir", str(tmp_path)]
    subprocess.run([command, *options, *files], check=True, capture_output=True, timeout=300)
    for name in data.TABLES:
        sheet = ElementTree.parse(tmp_path / data.FILES[name].replace(".csv", ".fods"))  # noqa: S314 - our own
        cells = {cell.text for cell in sheet.iter(f"{{{OFFICE_TEXT}}}p")}
        for entry in REGISTER[name]:
            assert {entry["id"], entry["title"]["da"], entry["title"]["en"]} <= cells
        assert "id" in cells, "the mark in front is no part of the first heading"


def test_the_page_shows_what_is_in_the_tables(own_site: OwnSite, published: dict[str, Any]) -> None:
    for locale, name in (("da", "data/index.html"), ("en", "en/data/index.html")):
        tables = own_site.pages[name].all("table")
        assert len(tables) == len(data.TABLES)
        for table, of in zip(tables, data.TABLES, strict=True):
            titles = [row.one("td").all("a")[0].text for row in table.one("tbody").all("tr")]
            assert titles == [entry["title"][locale] for entry in published[of]]
            assert [one.text for one in table.all("code")] == [entry["id"] for entry in published[of]]
        links = {link.attributes["href"].rpartition("/")[2] for link in own_site.pages[name].all("a")}
        assert links >= {data.DATA, data.SCHEMA, *data.FILES.values()}


def test_a_field_with_commas_quotes_and_lines_stays_one_field() -> None:
    entry = {"id": "a", "title": {"da": 'Ja, »nej«\n"og"', "en": "x"}, "sources": ["a", "b"]}
    rows = list(
        csv.DictReader(
            io.StringIO(data.as_csv([entry, {"id": "b", "more": 2, "exact": False}], ["da", "en"], "free"), newline="")
        )
    )
    assert rows == [
        {
            "id": "a",
            "title_da": 'Ja, »nej«\n"og"',
            "title_en": "x",
            "sources": "a b",
            "licence": "free",
            "more": "",
            "exact": "",
        },
        {"id": "b", "title_da": "", "title_en": "", "sources": "", "licence": "free", "more": "2", "exact": "false"},
    ]


def test_an_initiative_stands_on_the_page_of_its_area_and_was_seen_where_that_was() -> None:
    area = {"id": "omraade", "page": "omraade.md", "sources": ["kilde"]}
    entry = {"id": "indsats", "focus_area": "omraade"}
    inputs = Inputs(["da"], {}, register={"focus_areas": [area], "initiatives": [entry]})
    assert page_of(inputs, "initiatives", entry) == "omraade.md#indsats"
    assert around(inputs, entry) == area
    assert page_of(inputs, "milestones", {"id": "x"}) == "", "the site has no timeline"


def test_a_site_without_a_page_of_data_has_no_files_of_data(tmp_path: Path) -> None:
    folder = small_site.write(tmp_path, {"da/index.md": small_site.page("A"), "en/index.md": small_site.page("B")})
    assert small_site.build_here(folder).returncode == 0
    assert list((folder / "site").rglob("*.csv")) == list((folder / "site").rglob("policy*.json")) == []


def test_a_register_without_tables_and_a_site_without_a_register_have_no_empty_files(tmp_path: Path) -> None:
    files = {"da/index.md": small_site.page("A", more="template: data.html\n"), "en/index.md": small_site.page("B")}
    source = "sources:\n  - {id: a, title: {da: A, en: A}, publisher: P, url: 'https://a.example/', "
    source += "kind: official, language: da}\n"
    for name, given, found in (
        ("none", {}, []),
        ("some", {"policy.yml": source}, ["policy.json", "policy.schema.json", "sources.csv"]),
    ):
        folder = small_site.write(tmp_path / name, {**files, **given})
        done = small_site.build_here(folder)
        assert (done.returncode, done.stderr) == (0, "")
        made = [file.name for file in (folder / "site").iterdir() if file.suffix in {".json", ".csv"}]
        assert sorted(made) == found
        page = small_site.read(folder / "site" / "index.html")
        assert (
            sorted(one.attributes["href"] for one in page.one("main").all("a") if "." in one.attributes["href"])
            == found
        )
