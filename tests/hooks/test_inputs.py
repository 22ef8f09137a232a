"""Each slip of an editor stops the build with one line: where, what, why it matters, how to mend it."""

from __future__ import annotations

import logging
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import PluginError

import inputs
import small_site
from inputs import NEEDS_HELP

OM = """\
---
title: Om
description: En sætning, der er lang nok til skemaet.
slug: om-os
template: main.html
document: plan
reviewed: 2026-01-15
---

# Om

Tekst.[^kilde]

## Afsnit { #afsnit }

Mere tekst.[^kilde]
"""
REGISTER = """\
documents:
  - id: plan
    title: {da: Plan, en: Plan}
    period: "2018-01-15/2022"
    status: {da: Slut., en: Over.}
    parties: [forening]
    sources: [kilde]
themes:
  - id: tema
    title: {da: Tema, en: Theme}
    text: {da: Om noget., en: On something.}
    page: om.md#afsnit
    sources: [kilde]
objectives:
  - id: maal
    number: 1
    theme: tema
    title: {da: Mål, en: Objective}
    text: {da: At nå det., en: To reach it.}
    page: om.md
    sources: [kilde]
focus_areas:
  - id: omraade
    number: 1
    title: {da: Område, en: Area}
    aim: {da: At nå det., en: To reach it.}
    initiatives: 2
    page: om.md
    sources: [kilde]
initiatives:
  - id: indsats
    number: "1.1"
    focus_area: omraade
    title: {da: Indsats, en: Initiative}
milestones:
  - id: start
    date: "2018-01-15"
    title: {da: Start, en: Start}
    sources: [kilde]
party_groups:
  - id: gruppe
    title: {da: Gruppe, en: Group}
parties:
  - id: forening
    group: gruppe
    names: [{da: Forening, en: Association}]
    text: {da: En forening., en: An association.}
sources:
  - id: kilde
    title: {da: Kilde, en: Source}
    publisher: Forlag
    url: https://example.org/
    kind: official
    language: en
    exact: true
"""
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/om.md": OM,
    "en/om.md": small_site.page("About", "# About\n\nText.[^kilde]\n\n## Section { #afsnit }\n", "slug: about\n"),
    "da/to.md": small_site.page("To", more="slug: to\n"),
    "en/to.md": small_site.page("Two", more="slug: two\n"),
    "policy.yml": REGISTER,
}


WORDS = yaml.safe_load((small_site.ROOT / "overrides" / "strings" / "da.yml").read_text("utf-8"))


def said(kind: str, field: str = "", group: str = "fields", **details: str) -> str:
    """Return what is told of a kind of slip; `field` and `details` are what its words leave open."""
    help_text = WORDS[group].get(field, "") if kind in NEEDS_HELP else ""
    return f"{WORDS['slips'][kind].format(field=field, **details)} {help_text}".rstrip()


@dataclass(frozen=True)
class Slip:
    """What is written instead of what, in which file; and the line and the words in which it is told."""

    file: str
    written: str
    instead: str
    line: int
    said: str = ""
    encoding: str = "utf-8"


PAGES = {
    "a page without a title": Slip("da/om.md", "title: Om\n", "", 2, said("required", "title")),
    "a page without a description": Slip(
        "da/om.md", "description: En sætning, der er lang nok til skemaet.\n", "", 2, said("required", "description")
    ),
    "a translation without a title": Slip("en/to.md", "title: Two\n", "", 2, said("required", "title")),
    "a title that is too long": Slip(
        "da/om.md", "title: Om", f"title: {'o' * 61}", 2, said("maxLength", "title", detail="o" * 60)
    ),
    "a description that is too short": Slip(
        "da/om.md",
        ", der er lang nok til skemaet",
        "",
        3,
        said("minLength", "description", detail="En sætning."),
    ),
    "an unknown field": Slip(
        "da/om.md", "reviewed:", "reviewd:", 7, said("unknown_field", "reviewd", detail="reviewed")
    ),
    "a key that stands twice": Slip("da/om.md", "slug: om-os", "slug: om-os\nslug: om", 5, said("repeated", "slug")),
    "front matter that is no YAML": Slip("da/om.md", "title: Om", "title: Om: os", 2),
    "front matter that is no list of fields": Slip(
        "en/to.md", "title: Two\ndescription: A sentence that is long enough for the schema.\nslug: two", "Two", 2
    ),
    "front matter that is not closed": Slip("da/om.md", "2026-01-15\n---", "2026-01-15", 1, said("open_fields")),
    "front matter below an empty line": Slip("da/om.md", "---\ntitle", "\n---\ntitle", 1, said("open_fields")),
    "a change that is not merged": Slip(
        "da/om.md", "title: Om", "<<<<<<< a\ntitle: Om\n=======\ntitle: Os\n>>>>>>> b", 2, said("conflict")
    ),
    "a day of review that is no day": Slip(
        "da/om.md", "2026-01-15", "15. januar 2026", 7, said("day-or-unknown", "reviewed", detail="15. januar 2026")
    ),
    "a day of review that the calendar lacks": Slip(
        "da/om.md", "2026-01-15", "2026-02-30", 7, said("day-or-unknown", "reviewed", detail="2026-02-30")
    ),
    "a day of review without hyphens": Slip(
        "da/om.md", "2026-01-15", "20260115", 7, said("day-or-unknown", "reviewed", detail="20260115")
    ),
    "a slug in a wrong form": Slip(
        "da/om.md", "slug: om-os", "slug: Om os", 4, said("pattern", "slug", detail="Om os")
    ),
    **{
        f"a template for pages that is none: {name}": Slip(
            "da/om.md",
            "main.html",
            name,
            5,
            said("unknown_template", "template", detail=name, known=", ".join(inputs.page_templates())),
        )
        for name in ["mine.html", "redirect.html", "404.html", "feed.xml", "headers.yml", "../overrides/main.html"]
    },
    "a review that has not been": Slip(
        "da/om.md", "2026-01-15", "2999-01-01", 7, said("not_yet", "reviewed", detail="2999-01-01")
    ),
    "an unknown document": Slip(
        "da/om.md",
        "document: plan",
        "document: palm",
        6,
        said("unknown_id", "document", detail="palm", known="plan"),
    ),
    "a page that is not UTF-8": Slip("da/om.md", "", "", 3, said("not_utf8"), "latin-1"),
    "a note with an unknown source": Slip(
        "da/om.md", "Mere tekst.[^kilde]", "Mere tekst.[^kidle]", 16, said("unknown_source", detail="kidle")
    ),
    "a link that is nearly one": Slip(
        "da/om.md", "Mere tekst", "Mere [tekst](too.md)", 16, said("near_link", detail="too.md", known="to.md")
    ),
    "a block with a name that no block has": Slip(
        "da/om.md",
        "Mere tekst.",
        "/// sumary | Mere\nTekst.\n///\n\n",
        16,
        said("unknown_block", detail="sumary", known="notice, summary"),
    ),
    "a slug that another page has": Slip(
        "da/to.md", "slug: to", "slug: om-os", 4, said("taken", detail="om-os/", other="docs/da/om.md")
    ),
    "a slug that another page of the translation has": Slip(
        "en/to.md", "slug: two", "slug: about", 4, said("taken", detail="en/about/", other="docs/en/om.md")
    ),
    "a slug that is the address of a translation": Slip("da/to.md", "slug: to", "slug: en", 4),
}
REGISTERS = {
    "a register that is no YAML": Slip("policy.yml", "id: plan", "id: plan: b", 2),
    "a register that is not UTF-8": Slip("policy.yml", "", "", 18, said("not_utf8"), "latin-1"),
    "an entry without a field": Slip(
        "policy.yml", '    date: "2018-01-15"\n', "", 36, said("required", "date", "register_fields")
    ),
    "an entry with an unknown field": Slip(
        "policy.yml", "exact: true", "exat: true", 55, said("unknown_field", "exat", detail="exact")
    ),
    "a key that stands twice in an entry": Slip(
        "policy.yml", "    exact: true", "    exact: true\n    exact: false", 56, said("repeated", "exact")
    ),
    "a text without a language": Slip(
        "policy.yml", "{da: Start, en: Start}", "{da: Start}", 38, said("missing_language", "en")
    ),
    "a language with nothing behind it": Slip(
        "policy.yml", "{da: Start, en: Start}", "{da: Start, en: }", 38, said("missing_language", "en")
    ),
    "a translation of our own into an unknown language": Slip(
        "policy.yml", "en: Plan}", "en: Plan}\n    unofficial: [eng]", 4, said("enum", "unofficial", detail="da, en")
    ),
    "an address with a space": Slip("policy.yml", "example.org/", "example.org/a b", 52),
    "an initiative with the number of another area": Slip(
        "policy.yml", '"1.1"', '"2.1"', 32, said("wrong_number", detail="2.1", known="1.1, 1.2")
    ),
    "a number that is used twice": Slip(
        "policy.yml",
        "milestones:",
        "  - {id: to, number: '1.1', focus_area: omraade, title: {da: To, en: Two}}\nmilestones:",
        35,
        said("repeated_number", detail="1.1"),
    ),
    "a milestone without a source": Slip(
        "policy.yml",
        "sources: [kilde]\nparty",
        "sources: []\nparty",
        39,
        f"{said('invalid', 'sources', detail='[]')} {WORDS['register_fields']['sources']}",
    ),
    "a number that is no number": Slip(
        "policy.yml",
        "initiatives: 2",
        "initiatives: to",
        27,
        said("type", "initiatives", "register_fields", detail="to"),
    ),
    "a source of an unknown kind": Slip(
        "policy.yml", "kind: official", "kind: offical", 53, said("enum", "kind", detail="official, secondary")
    ),
    "a source in an unknown language": Slip("policy.yml", "language: en", "language: engelsk", 54),
    "an address without https": Slip(
        "policy.yml",
        "https://example",
        "http://example",
        52,
        said("pattern", "url", "register_fields", detail="http://example.org/"),
    ),
    "a date that is no date": Slip(
        "policy.yml", 'date: "2018-01-15"', "date: januar 2018", 37, said("edtf", "date", detail="januar 2018")
    ),
    "a name that ends before it begins": Slip(
        "policy.yml",
        "names: [{da: Forening, en: Association}]",
        'names: [{da: Forening, en: Association, from: "2021", to: "2015"}]',
        44,
        said("edtf", "to", detail="2021/2015"),
    ),
    "a title of which nothing is said": Slip(
        "policy.yml", "title: {da: Tema, en: Theme}", 'title: {da: Tema, en: ""}', 10, said("missing_language", "en")
    ),
    "a date that the calendar lacks": Slip(
        "policy.yml", "2018-01-15/", "2018-02-30/", 4, said("edtf", "period", detail="2018-02-30/2022")
    ),
    "a date without quotation marks": Slip(
        "policy.yml", 'date: "2018-01-15"', "date: 2018", 37, said("type", "date", "register_fields", detail="2018")
    ),
    "an id that is used twice": Slip(
        "policy.yml",
        "party_groups:",
        "  - {id: start, date: '2019', title: {da: A, en: A}, sources: [kilde]}\nparty_groups:",
        40,
        said("repeated_id", detail="start"),
    ),
    "a page that does not exist": Slip(
        "policy.yml",
        "page: om.md\n    sources: [kilde]\nfocus",
        "page: mo.md\n    sources: [kilde]\nfocus",
        20,
        said("unknown_page", "page", detail="mo.md"),
    ),
    "a section that does not exist": Slip(
        "policy.yml", "om.md#afsnit", "om.md#afsnti", 12, said("unknown_page", "page", detail="om.md#afsnti")
    ),
}
REFERENCES = {
    f"an unknown id in {field}": Slip(
        "policy.yml", written, instead, line, said("unknown_id", field, detail=detail, known=known)
    )
    for field, written, instead, line, detail, known in [
        ("sources", "[kilde]\nparty", "[kidle]\nparty", 39, "kidle", "kilde"),
        ("theme", "theme: tema", "theme: team", 17, "team", "tema"),
        ("parties", "[forening]", "[forenign]", 6, "forenign", "forening"),
        ("group", "group: gruppe", "group: grupe", 45, "grupe", "gruppe"),
        ("focus_area", "focus_area: omraade", "focus_area: omrade", 33, "omrade", "omraade"),
    ]
}
SLIPS = PAGES | REGISTERS | REFERENCES


def told(done: small_site.Done) -> list[str]:
    """Return what the build said, a line each, without MkDocs' own mark before the first."""
    return done.stderr.removeprefix("ERROR   -  ").splitlines()


def slipped(folder: Path, slip: Slip) -> small_site.Done:
    """Build the good site with one slip in it."""
    small_site.write(folder, FILES)
    text = FILES[slip.file]
    assert slip.written in text
    changed = text.replace(slip.written, slip.instead, 1) if slip.written else text
    (folder / "docs" / slip.file).write_bytes(changed.encode(slip.encoding))
    return small_site.build_here(folder)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> small_site.Done:
    return small_site.build_here(small_site.write(tmp_path_factory.mktemp("good"), FILES))


def test_a_site_without_a_slip_builds_and_says_nothing(good: small_site.Done) -> None:
    assert (good.returncode, good.stderr) == (0, "")


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_stops_the_build_with_one_line(name: str, tmp_path: Path) -> None:
    slip = SLIPS[name]
    done = slipped(tmp_path, slip)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]
    assert len(told(done)) == 1, done.stderr
    line = told(done)[0]
    assert line.startswith(f"docs/{slip.file}:{slip.line}: ")
    assert slip.said in {"", line.partition(": ")[2]}
    assert "  " not in line, "a gap where a word should stand"


def test_a_page_without_front_matter_is_told_at_its_first_line(tmp_path: Path) -> None:
    done = small_site.build_here(small_site.write(tmp_path, {**FILES, "da/to.md": "# To\n\nTekst.\n"}))
    assert told(done) == [f"docs/da/to.md:1: {said('required', field)}" for field in ("description", "title")]


def test_the_slips_of_pages_and_register_are_all_told_in_one_run(tmp_path: Path) -> None:
    files = {
        **FILES,
        "da/om.md": OM.replace("title: Om\n", "").replace("slug: om-os", "slug: Om os"),
        "en/to.md": FILES["en/to.md"].replace("slug", "slgu"),
        "policy.yml": REGISTER.replace('"2018-01-15"', '"i går"').replace("https:", "http:"),
    }
    done = small_site.build_here(small_site.write(tmp_path, files))
    assert [line.partition(": ")[0] for line in told(done)] == [
        "docs/policy.yml:37",
        "docs/policy.yml:52",
        "docs/da/om.md:2",
        "docs/da/om.md:3",
        "docs/en/to.md:4",
    ]


def test_all_references_that_lead_nowhere_are_told_in_one_run(tmp_path: Path) -> None:
    files = {
        **FILES,
        "da/om.md": OM.replace("document: plan", "document: palm").replace("[^kilde]", "[^kidle]", 1),
        "en/om.md": FILES["en/om.md"].replace("[^kilde]", "[^kidle]"),
        "policy.yml": REGISTER.replace("theme: tema", "theme: team").replace("[forening]", "[forenign, forenigen]"),
    }
    done = small_site.build_here(small_site.write(tmp_path, files))
    assert sorted(line.partition(": ")[0] for line in told(done)) == [
        "docs/da/om.md:12",
        "docs/da/om.md:6",
        "docs/en/om.md:9",
        "docs/policy.yml:17",
        "docs/policy.yml:6",
        "docs/policy.yml:6",
    ]


def test_the_command_prints_a_slip_as_this_process_does(tmp_path: Path) -> None:
    slip = SLIPS["a page without a title"]
    here = slipped(tmp_path, slip)
    done = small_site.build(tmp_path)
    assert (done.returncode, done.stderr) == (here.returncode, here.stderr)


@pytest.mark.parametrize("name", ["da/om.md", "policy.yml"])
def test_an_empty_line_at_the_top_counts_where_a_file_is_not_utf_8(tmp_path: Path, name: str) -> None:
    small_site.write(tmp_path, FILES)
    (tmp_path / "docs" / name).write_bytes(b"\n# \xe6\n")
    assert told(small_site.build_here(tmp_path))[0] == f"docs/{name}:2: {said('not_utf8')}"


@pytest.mark.parametrize(("newline", "mark"), [("\r\n", b""), ("\n", b"\xef\xbb\xbf"), ("\r\n", b"\xef\xbb\xbf")])
def test_a_file_from_windows_is_read_as_any_other(tmp_path: Path, newline: str, mark: bytes) -> None:
    (tmp_path / "om.md").write_bytes(mark + OM.replace("\n", newline).encode())
    assert inputs.Inputs(["da"], {}).read(tmp_path / "om.md", "docs/da/om.md") == OM


@pytest.mark.parametrize(
    ("command", "level", "then"),
    [
        ("build", logging.INFO, logging.WARNING),
        ("build", logging.DEBUG, logging.DEBUG),
        ("build", logging.ERROR, logging.ERROR),
        ("serve", logging.INFO, logging.INFO),
    ],
)
def test_only_a_build_that_is_asked_for_nothing_else_speaks_of_nothing_but_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, command: str, level: int, then: int
) -> None:
    log = logging.getLogger("mkdocs")
    monkeypatch.setattr(log, "level", level)
    monkeypatch.setattr(inputs, "served", None)
    inputs.on_startup(command, dirty=False)
    assert (inputs.served, log.level) == (command == "serve", then)


def test_a_slip_is_told_in_the_source_language(tmp_path: Path) -> None:
    english = [{"locale": "da", "name": "Dansk"}, {"locale": "en", "name": "English", "default": True}]
    files = {"en/index.md": small_site.page("").replace("title: \n", ""), "da/index.md": small_site.page("Forside")}
    plugins = [{"i18n": {"docs_structure": "folder", "languages": english}}]
    done = small_site.build_here(small_site.write(tmp_path, files, plugins=plugins))
    words = yaml.safe_load((small_site.ROOT / "overrides" / "strings" / "en.yml").read_text("utf-8"))
    missing = words["slips"]["required"].format(field="title")
    assert told(done) == [f"docs/en/index.md:2: {missing} {words['fields']['title']}"]


@pytest.mark.parametrize("nav", [["index.md", "nosuch.md"], ["index.md", {"Mere": ["om.md", "nosuch.md"]}]])
def test_a_menu_with_a_page_that_does_not_exist_stops_the_build(tmp_path: Path, nav: list[object]) -> None:
    files = {name: text for name, text in FILES.items() if name != "policy.yml"}
    files["da/om.md"] = small_site.page("Om")
    done = small_site.build_here(small_site.write(tmp_path, files, nav=nav))
    assert done.returncode == 1
    assert "nosuch.md" in done.stderr
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]


def test_a_translation_of_no_page_stops_the_build(tmp_path: Path) -> None:
    nav = ["index.md", "om.md", "to.md"]
    files = {**FILES, "en/three.md": small_site.page("Three")}
    done = small_site.build_here(small_site.write(tmp_path, files, nav=nav, validation={"omitted_files": "warn"}))
    assert done.returncode == 1
    assert "en/three.md" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("template", ["changes.html", "data.html", "glossary.html", "whole.html"])
@pytest.mark.parametrize("file", ["en/om.md", "en/three.md"])
def test_a_template_that_the_source_page_has_not_stops_the_build(tmp_path: Path, file: str, template: str) -> None:
    files = {**FILES, file: small_site.page("Three", more=f"template: {template}\n")}
    done = small_site.build_here(small_site.write(tmp_path, files, nav=["index.md", "om.md", "to.md"]))
    assert (done.returncode, told(done)) == (1, [f"docs/{file}:4: {said('other_template', detail=template)}"])


@pytest.mark.parametrize("pages", [None, {}, {"timeline": "to.md"}, {"strategy": "om.md"}])
def test_a_front_page_does_without_pages_that_the_theme_is_not_given(tmp_path: Path, pages: object) -> None:
    files = {**FILES, "da/index.md": small_site.page("Forside", more="template: home.html\n")}
    files["policy.yml"] = REGISTER.replace('date: "2018-01-15"', 'date: "2018-01-15"\n    key: true')
    done = small_site.build_here(small_site.write(tmp_path, files, **small_site.theme(pages=pages)))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_language_without_strings_stops_the_build(tmp_path: Path) -> None:
    languages = [*small_site.LANGUAGES, {"locale": "sv", "name": "Svenska"}]
    plugins = [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": languages}}]
    done = small_site.build(small_site.write(tmp_path, FILES, plugins=plugins))
    assert done.returncode == 1
    assert len(told(done)) == 1, done.stderr
    assert told(done)[0].startswith("overrides/strings/sv.yml:1: the theme has no words for the language sv")


def test_a_language_that_stands_twice_stops_the_build(tmp_path: Path) -> None:
    languages = [*small_site.LANGUAGES, {"locale": "da", "name": "Dansk"}]
    plugins = [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": languages}}]
    config = small_site.write(tmp_path, FILES, plugins=plugins) / "mkdocs.yml"
    lines = config.read_text("utf-8").splitlines()
    line = max(number for number, text in enumerate(lines, 1) if text.endswith("locale: da"))
    done = small_site.build_here(tmp_path)
    assert (done.returncode, told(done)) == (1, [f"mkdocs.yml:{line}: {said('repeated', 'locale: da')}"])


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_register_that_is_gone_or_empty_is_told_once(tmp_path: Path, *, is_folder: bool) -> None:
    register = small_site.write(tmp_path, {**FILES, "policy.yml": ""}) / "docs" / "policy.yml"
    if is_folder:
        register.unlink()
        register.mkdir()
    done = small_site.build_here(tmp_path)
    assert (done.returncode, told(done)) == (1, [f"docs/policy.yml:1: {said('no_register', detail='docs/da/om.md')}"])


@pytest.mark.parametrize("name", ["ny.md", "_ny.md", "sv/ny.md", "da/ny.MD", "da/ny.markdown"])
def test_a_file_that_would_be_no_page_stops_the_build(tmp_path: Path, name: str) -> None:
    files = {**FILES, name: small_site.page("Ny")}
    done = small_site.build_here(small_site.write(tmp_path, files, nav=["index.md", "om.md", "to.md"]))
    assert (done.returncode, told(done)) == (1, [f"docs/{name}:1: {said('no_place', known='docs/da, docs/en')}"])


@pytest.mark.parametrize(
    ("link", "to"),
    [("da/x.md", "nowhere"), ("da/x.md", "x.md"), ("da/x", "."), ("da/x", "../.."), ("assets/x.png", "nowhere")],
)
def test_a_link_that_leads_nowhere_or_round_stops_the_build(tmp_path: Path, link: str, to: str) -> None:
    (small_site.write(tmp_path, FILES) / "docs" / link).symlink_to(to)
    done = small_site.build_here(tmp_path)
    assert (done.returncode, told(done)) == (1, [f"docs/{link}:1: {said('unreadable')}"])


def test_what_is_hidden_and_folders_named_as_files_are_left_alone(tmp_path: Path) -> None:
    files = {**FILES, "da/.kept/om.md": "x", "da/.om.md": "x", "en/.om.svg": "x", "da/om.svg/om.txt": "x"}
    docs = small_site.write(tmp_path, files, nav=["index.md", "om.md", "to.md"]) / "docs"
    (docs / "da" / ".#om.md").symlink_to("user@host.123:1")  # as Emacs does while somebody writes
    (docs / "da" / "folder.md").mkdir()
    done = small_site.build_here(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_where_the_folder_of_a_language_should_be_stops_the_build(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith("en/")}
    done = small_site.build_here(small_site.write(tmp_path, {**files, "en": "x"}))
    assert (done.returncode, told(done)) == (1, [f"docs/en:1: {said('no_place', known='docs/da, docs/en')}"])


def test_a_drawing_that_is_not_whole_stops_the_build(tmp_path: Path) -> None:
    files = {**FILES, "assets/half.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n</svg>\n'}
    done = small_site.build_here(small_site.write(tmp_path, files))
    assert (done.returncode, told(done)) == (1, [f"docs/assets/half.svg:3: {said('broken_picture')}"])


@pytest.mark.parametrize(
    ("written", "instead", "where"),
    [
        ("  menu: Menu\n", "  menu:\n", "11: words: menu is missing"),
        ("  menu: Menu\n", "  menu: no\n", "11: words: menu has no quotation marks round it"),
        ("'{count} sider", "'{count sider", "21: words: search_status_many must have {count} {query}, unless"),
        ("»{query}«. Prøv", "»{qurey}«. Prøv", "19: words: search_status_none must have {query}"),
        ("'{count} sider passer til »{query}«'", "{count} sider", "21: the file cannot be read"),
        ("  menu: Menu\n", "\tmenu: Menu\n", "11: the file cannot be read"),
        (", 'vinteren {year}']", "]", "6: seasons is missing or incomplete"),
        ("locale: da_DK", "locale: dk_DK", "2: locale is not known"),
        ("direction: ltr", "direction: left", "3: direction must be ltr or rtl"),
        ("words:\n", "words: none\nrest:\n", "9: words is missing or incomplete"),
    ],
)
def test_strings_with_a_slip_stop_the_build(tmp_path: Path, written: str, instead: str, where: str) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    strings = overrides / "strings" / "da.yml"
    text = strings.read_text("utf-8")
    assert written in text
    strings.write_text(text.replace(written, instead, 1), "utf-8")
    done = small_site.build(small_site.write(tmp_path / "site", FILES, **small_site.theme(overrides)))
    assert (done.returncode, len(told(done))) == (1, 1), done.stderr
    assert told(done)[0].startswith(f"overrides/strings/da.yml:{where}")


@pytest.mark.parametrize("text", ["- a\n", "", "a\n"])
def test_strings_that_are_no_list_of_names_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "da.yml").write_text(text, "utf-8")
    monkeypatch.setattr(inputs, "STRINGS", tmp_path)
    with pytest.raises(PluginError, match=r"^overrides/strings/da\.yml:1: .*: it is no list of names, [^\n]*$"):
        inputs.read_strings(["da"])


def test_words_that_are_gone_are_not_to_be_copied_from_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "STRINGS", tmp_path)
    with pytest.raises(PluginError, match=r"Copy the file of another language to en\.yml"):
        inputs.read_strings(["en"])


@pytest.mark.parametrize("locale", ["da", "en"])
def test_strings_that_lack_a_word_stop_the_build(tmp_path: Path, locale: str) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    strings = overrides / "strings" / f"{locale}.yml"
    strings.write_text(re.sub(r"^  read_more: .*\n", "", strings.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    done = small_site.build(small_site.write(tmp_path / "site", FILES, **small_site.theme(overrides)))
    assert done.returncode == 1
    assert len(told(done)) == 1, done.stderr
    assert told(done)[0].startswith(f"overrides/strings/{locale}.yml:9: words: read_more is missing")


@pytest.mark.parametrize("locale", ["da", "en"])
@pytest.mark.parametrize("group", ["direction", "words"])
def test_strings_that_lack_a_whole_group_are_refused_in_every_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, group: str
) -> None:
    for one in ("da", "en"):
        strings = yaml.safe_load((inputs.STRINGS / f"{one}.yml").read_text("utf-8"))
        kept = {name: value for name, value in strings.items() if (one, name) != (locale, group)}
        (tmp_path / f"{one}.yml").write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
    monkeypatch.setattr(inputs, "STRINGS", tmp_path)
    with pytest.raises(PluginError, match=rf"strings/{locale}\.yml:1: {group} is missing"):
        inputs.read_strings(["da", "en"])


@pytest.mark.parametrize("group", ["slips", "fields", "register_fields"])
def test_only_the_source_language_needs_what_is_said_to_editors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    for one in ("da", "en"):
        strings = yaml.safe_load((inputs.STRINGS / f"{one}.yml").read_text("utf-8"))
        kept = {name: value for name, value in strings.items() if (one, name) != ("en", group)}
        (tmp_path / f"{one}.yml").write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
    monkeypatch.setattr(inputs, "STRINGS", tmp_path)
    assert group not in inputs.read_strings(["da", "en"])["en"]
    with pytest.raises(PluginError, match=rf"strings/en\.yml:1: {group} is missing"):
        inputs.read_strings(["en", "da"])


def test_every_template_that_the_site_uses_is_one_for_pages() -> None:
    pages = (small_site.ROOT / "docs" / "da").rglob("*.md")
    used = {name for page in pages for name in re.findall(r"^template: (.*)", page.read_text("utf-8"), re.MULTILINE)}
    assert used
    assert used <= {*inputs.page_templates()}


@pytest.mark.parametrize("missing", [*inputs.NEEDED, "inputs"])
def test_a_hook_that_is_missing_stops_the_build(tmp_path: Path, missing: str) -> None:
    hooks = [name for name in small_site.theme()["hooks"] if not name.endswith(f"/{missing}.py")]
    done = small_site.build_here(small_site.write(tmp_path, FILES, hooks=hooks))
    assert (done.returncode, len(told(done))) == (1, 1), done.stderr
    assert told(done)[0].startswith("mkdocs.yml:1: hooks: ")
    assert f"overrides/hooks/{missing}.py" in told(done)[0]


def test_a_copy_of_the_theme_builds_as_the_theme_does(tmp_path: Path) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    done = small_site.build(small_site.write(tmp_path / "site", FILES, **small_site.theme(overrides)))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_page_that_is_made_while_the_others_are_read_waits_for_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"da/index.md": small_site.page("Forside"), "en/index.md": small_site.page("Front page")}
    small_site.write(tmp_path, files, strict=False)
    (tmp_path / "docs" / "da" / "ny.md").write_text(small_site.page("Ny"), "utf-8")
    monkeypatch.setattr("references.check", lambda read, *_: read.pages.pop("ny.md", None))
    done = small_site.build_here(tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert not (tmp_path / "site" / "ny").exists()
