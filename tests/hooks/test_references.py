"""The menu against the pages: each slip stops the build with one line in the words of the source language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site
from references import menu_line

SLIPS = yaml.safe_load((small_site.ROOT / "overrides" / "strings" / "da.yml").read_text("utf-8"))["slips"]
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/om.md": small_site.page("Om"),
    "en/om.md": small_site.page("About", more="slug: about\n"),
}


@pytest.mark.parametrize(
    ("files", "nav", "expected"),
    [
        (FILES, ["index.md", "om.md"], ""),
        (FILES, ["index.md"], f"docs/da/om.md:1: {SLIPS['not_in_menu'].format(detail='om.md')}"),
        ({name: text for name, text in FILES.items() if name != "da/om.md"}, ["index.md", "om.md"], "unknown_page"),
        (
            {**FILES, "da/om.md": small_site.page("Om", "# Om\n\n[Videre](videre.md)\n")},
            ["index.md", "om.md"],
            f"docs/da/om.md:8: {SLIPS['dead_link'].format(detail='videre.md')}",
        ),
    ],
    ids=["right", "a page that is not in the menu", "a translation without its source", "a dead link"],
)
def test_what_leads_nowhere_stops_the_build(
    tmp_path: Path, files: dict[str, str], nav: list[str], expected: str
) -> None:
    done = small_site.build_here(small_site.write(tmp_path, files, nav=nav))
    if expected == "unknown_page":
        expected = SLIPS["unknown_page"].format(field="nav", detail="om.md")
    assert (done.returncode == 0) == (not expected)
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("path", "before", "line"),
    [("index.md", 0, 3), ("om.md", 0, 4), ("om.md", 1, 6), ("Del med mere:", 0, 5), ("to.md", 0, 1), ("om.md", 2, 1)],
)
def test_a_page_has_the_line_on_which_the_menu_names_it(path: str, before: int, line: int) -> None:
    text = "site_name: om.md\nnav:\n  - index.md\n  - om.md\n  - Del med mere:\n      - 'om.md'\n"
    assert menu_line(text, path, before) == line


def test_a_page_that_the_menu_spells_in_another_way_is_told_on_the_first_line() -> None:
    assert menu_line('site_name: A\nnav: ["o\\u006d.md"]\n', "om.md") == 1


def test_an_owner_without_a_name_in_a_language_stops_the_build(tmp_path: Path) -> None:
    extra = {**small_site.EXTRA, "responsible": {**small_site.OWNER, "name": {"da": "Ejeren"}}}
    folder = small_site.write(tmp_path, FILES, extra=extra)
    done = small_site.build_here(folder)
    lines = (folder / "mkdocs.yml").read_text("utf-8").splitlines()
    line = 1 + next(at for at, text in enumerate(lines) if text == "    name:")
    assert done.stderr == f"ERROR   -  mkdocs.yml:{line}: {SLIPS['missing_language'].format(field='en')}\n"


I18N = {"docs_structure": "folder", "languages": small_site.LANGUAGES}
NO_FALLBACK = {"fallback_to_default": False}


def test_a_site_with_folders_has_a_menu(tmp_path: Path) -> None:
    files = {**FILES, "da/a/to.md": small_site.page("To"), "en/a/to.md": small_site.page("Two")}
    done = small_site.build_here(small_site.write(tmp_path, files, nav=None))
    assert done.stderr == f"ERROR   -  mkdocs.yml:1: {SLIPS['menu_form'].format(detail='nav')}\n"


RIGHT = {**small_site.EXTRA, "responsible": small_site.OWNER}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"extra": {}}, SLIPS["required"].format(field="responsible")),
        (
            {"extra": {**RIGHT, "responsible": {"name": {"da": "A", "en": "B"}}}},
            SLIPS["required"].format(field="email"),
        ),
        *(
            ({"extra": {**RIGHT, "responsible": {**small_site.OWNER, "email": email}}}, "email har en form")
            for email in ("a@b,dk", "a b@c.dk", "a@b", "a@b.dk.")
        ),
        ({"extra": {**RIGHT, "responsible": {**small_site.OWNER, "name": "A da en"}}}, "name har en forkert slags"),
        ({"extra": {**RIGHT, "responsible": {**small_site.OWNER, "telefon": "1"}}}, "feltet telefon kendes ikke"),
        ({"extra": {**RIGHT, "review_month": 12}}, "feltet review_month kendes ikke"),
        ({"extra": {**RIGHT, "licence": "CC0"}}, "licence har en forkert slags"),
        ({"extra": {**RIGHT, "licence": {"name": "CC0"}}}, SLIPS["required"].format(field="url")),
        ({"extra": {**RIGHT, "unofficial": "no"}}, "unofficial har en forkert slags"),
        ({"extra": {**RIGHT, "review_months": 999_999}}, "review_months har en værdi som ikke kan bruges"),
        ({"nav": ["index.md", {"a": [{"b": ["om.md"]}]}]}, SLIPS["menu_form"].format(detail="b")),
        ({"nav": ["index.md", {"a": []}, "om.md"]}, SLIPS["menu_form"].format(detail="a")),
        ({"nav": ["index.md", {"a": ["om.md", {"b": []}]}]}, SLIPS["menu_form"].format(detail="b")),
        ({"theme": {**small_site.theme()["theme"], "pages": ["om.md"]}}, "pages har en forkert slags"),
        (
            {"theme": {**small_site.theme()["theme"], "pages": {"oversigt": "om.md"}}},
            SLIPS["unknown_field"].format(field="oversigt", detail="overview"),
        ),
        (
            {"theme": {**small_site.theme()["theme"], "logo": None}},
            SLIPS["unknown_page"].format(field="theme.logo", detail=""),
        ),
        (
            {"theme": {**small_site.theme()["theme"], "logo": ["a"]}},
            SLIPS["unknown_page"].format(field="theme.logo", detail="['a']"),
        ),
        ({"nav": ["index.md", "om.md", "om.md"]}, SLIPS["repeated"].format(field="om.md")),
        (
            {"theme": {**small_site.theme()["theme"], "pages": {"source": "om.md#nosuch"}}},
            SLIPS["unknown_page"].format(field="theme.pages", detail="om.md#nosuch"),
        ),
        *(
            ({"plugins": plugins}, "pages would have no language")
            for plugins in ([], [{"i18n": {**I18N, "docs_structure": "suffix"}}], [{"i18n": {**I18N, **NO_FALLBACK}}])
        ),
        ({"site_url": ""}, SLIPS["no_site_url"]),
        (
            {"theme": {**small_site.theme()["theme"], "motif": "assets/x.svg"}},
            SLIPS["unknown_page"].format(field="theme.motif", detail="assets/x.svg"),
        ),
    ],
)
def test_a_setting_that_is_missing_or_wrong_stops_the_build(
    tmp_path: Path, settings: dict[str, Any], told: str
) -> None:
    done = small_site.build_here(small_site.write(tmp_path, FILES, **settings))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr, done.stderr
    assert told in done.stderr
    assert all(line.removeprefix("ERROR   -  ").startswith("mkdocs.yml:") for line in done.stderr.splitlines())


def test_a_setting_that_stands_twice_stops_the_build(tmp_path: Path) -> None:
    config = small_site.write(tmp_path, FILES) / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(f"{text}site_name: Another\n", "utf-8")
    told = f"mkdocs.yml:{1 + len(text.splitlines())}: {SLIPS['repeated'].format(field='site_name')}"
    assert small_site.build_here(tmp_path).stderr == f"ERROR   -  {told}\n"


def test_the_theme_may_be_given_just_the_pages_that_its_templates_ask_for() -> None:
    overrides = small_site.ROOT / "overrides"
    templates = "".join(file.read_text("utf-8") for file in overrides.rglob("*.html"))
    known = yaml.safe_load((overrides / "hooks" / "extra.schema.yml").read_text("utf-8"))["$defs"]["pages"]
    assert set(re.findall(r"\bpages\.([a-z]+)(?!\w|\()", templates)) == {*known["properties"]}
