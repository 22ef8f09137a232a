"""The check names what would mislead a reader, and falls silent once it is mended."""

from __future__ import annotations

import ast
import json
import operator
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import check
import small_site
import status
from content import Page
from corpus import read_cases
from findings import FORMATS, Finding, as_github, as_json, as_text, level
from locales import LANGUAGES
from writing import take_apart

HOOKS = small_site.ROOT / "overrides" / "hooks"
DANISH = """\
---
title: Vision
description: En sætning, der er lang nok til skemaet.
---

# Vision

Indledning.

## Skiftet { #skiftet }

Et skifte sker nu.

## Kravet { #kravet }

Det kræver noget.
"""
ENGLISH = """\
---
title: "Vision"  # a comment that stays

description: >-
  A sentence that is long
  enough for the schema.
slug:   the-vision
---

# Vision

Introduction.

## The shift { #skiftet }

A shift is happening.

## What it takes { #kravet }

It takes something.
"""
FRONT = "---\ntitle: {title}\ndescription: {description}\n---\n\n# {title}\n\n{text}\n"
FILES = {
    "da/index.md": FRONT.format(title="Forside", description="Her står hvad det handler om.", text="Velkommen til os."),
    "en/index.md": FRONT.format(title="Front page", description="Here is what it is about.", text="Welcome to us."),
    "da/strategi/vision.md": DANISH,
    "en/strategi/vision.md": ENGLISH,
}
NOT_FOUND = """\
<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><title>Siden findes ikke</title></head>
<body><main><h1>Siden findes ikke</h1><p>Prøv menuen.</p></main></body>
</html>
"""
VISION = "docs/en/strategi/vision.md"
SOURCE = "docs/da/strategi/vision.md"
Check = Callable[..., tuple[int, str, str]]


def messages(locale: str) -> dict[str, Any]:
    return dict(yaml.safe_load((small_site.ROOT / "scripts" / "languages" / f"{locale}.yml").read_text("utf-8")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project whose translations are recorded as right."""
    small_site.write(tmp_path, FILES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "404.html").write_text(NOT_FOUND, "utf-8")
    assert check.main([str(tmp_path), "--accept", "index.md", "strategi/vision.md"]) == 0
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Run the check on the project; return its exit code and what it printed."""
    capsys.readouterr()

    def run(*options: str, root: Path = project) -> tuple[int, str, str]:
        code = check.main([str(root), *options])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def findings(run: Check, *options: str) -> list[dict[str, Any]]:
    return list(json.loads(run("--format", "json", *options)[1]))


def edit(file: Path, written: str, instead: str) -> None:
    text = file.read_bytes().decode()
    assert written in text
    file.write_bytes(text.replace(written, instead).encode())


def test_a_project_whose_translations_are_right_has_no_findings(run: Check) -> None:
    assert run() == (0, messages("da")["counts"].format(errors=0, warnings=0, hints=0) + "\n", "")
    assert run("--format", "json") == (0, "[]\n", "")
    assert run("--format", "github") == (0, "\n", "")


def test_a_changed_title_is_told_as_a_change_of_that_field(run: Check, project: Path) -> None:
    edit(project / SOURCE, "title: Vision", "title: Visionen")
    (found,) = findings(run)
    assert (found["rule"], found["file"]) == ("section-outdated", VISION)
    assert found["message"].startswith("title ")


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("Et skifte sker nu.", "Et skifte\nsker nu.", 0),
        ("Et skifte sker nu.", "Et  skifte sker   nu.", 0),
        ("title: Vision", "title: 'Vision'", 0),
        ("---\n\n#", "reviewed: 2026-01-15\n---\n\n#", 0),
        ("Et skifte sker nu.", "Et skifte sker snart.", 1),
        ("Skiftet {", "Et skifte {", 1),
        ("Indledning.", "Indledningen.", 1),
        ("En sætning,", "Sætningen,", 1),
    ],
)
def test_only_a_change_of_words_makes_a_translation_outdated(
    run: Check, project: Path, written: str, instead: str, code: int
) -> None:
    edit(project / SOURCE, written, instead)
    assert run()[0] == code


def test_windows_line_endings_make_no_translation_outdated(run: Check, project: Path) -> None:
    edit(project / SOURCE, "\n", "\r\n")
    assert run()[0] == 0


@pytest.mark.parametrize(
    "name",
    ["strategi/vision.md", "en/strategi/vision.md", "da/strategi/vision.md", VISION, SOURCE],
)
def test_a_page_is_accepted_by_any_of_its_names(run: Check, project: Path, name: str) -> None:
    edit(project / SOURCE, "noget", "alt")
    assert run()[0] == 1
    assert run("--accept", name)[0] == 0
    assert run()[0] == 0


@pytest.mark.parametrize(
    "options",
    [("--accept", "index.md", "strategi/vision.md"), ("--accept", "index.md", "--accept", "strategi/vision.md")],
)
def test_several_pages_are_accepted_at_once(run: Check, project: Path, options: tuple[str, ...]) -> None:
    edit(project / SOURCE, "noget", "alt")
    edit(project / "docs/da/index.md", "til os", "til dig")
    assert len(findings(run)) == 2
    assert run(*options)[0] == 0
    assert run()[0] == 0


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_accepting_adds_the_digests_and_changes_no_other_byte(run: Check, project: Path, newline: bytes) -> None:
    before = ENGLISH.encode().replace(b"\n", newline)
    (project / VISION).write_bytes(before)
    assert run("--accept", "strategi/vision.md")[0] == 0
    after = (project / VISION).read_bytes()
    block = re.search(rb"translated_from:\r?\n(?:  .*\n)+", after)
    assert block
    assert re.findall(rb'  (\w+): "[0-9a-f]{8}(?: [0-9a-f]{4})+"\r?\n', block[0]) == [b"top", b"skiftet", b"kravet"]
    assert after.replace(block[0], b"") == before


def test_accepting_again_changes_nothing(run: Check, project: Path) -> None:
    before = (project / VISION).read_bytes()
    assert run("--accept", "strategi/vision.md")[0] == 0
    assert (project / VISION).read_bytes() == before


def test_accepting_puts_new_digests_in_the_place_of_the_old(run: Check, project: Path) -> None:
    before = (project / VISION).read_text("utf-8")
    edit(project / SOURCE, "noget", "alt")
    assert run("--accept", "strategi/vision.md")[0] == 0
    after = (project / VISION).read_text("utf-8")
    changed = [new for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0].startswith("  kravet: ")


def test_a_translation_that_lacks_an_item_is_not_accepted(run: Check, project: Path) -> None:
    for file, text in ((SOURCE, "\n- Først.\n- Så.\n"), (VISION, "\n- First.\n")):
        with (project / file).open("a", encoding="utf-8") as page:
            page.write(text)
    before = (project / VISION).read_bytes()
    code, printed, _ = run("--accept", "strategi/vision.md", "--format", "json")
    assert (code, [one["rule"] for one in json.loads(printed)]) == (1, ["structure-differs"])
    assert (project / VISION).read_bytes() == before


def test_a_section_in_the_words_of_its_source_is_not_accepted(run: Check, project: Path) -> None:
    sentence = "Det kræver noget af os alle, og det kan ikke vente længere."
    edit(project / SOURCE, "Det kræver noget.", sentence)
    edit(project / VISION, "It takes something.", sentence)
    line = 1 + (project / VISION).read_text("utf-8").split("\n").index("## What it takes { #kravet }")
    code, printed, _ = run("--accept", "strategi/vision.md", "--format", "json")
    assert (code, [(one["rule"], one["line"]) for one in json.loads(printed)]) == (1, [("section-missing", line)])
    edit(project / VISION, sentence, "It takes something of us all, and it cannot wait any longer.")
    assert run("--accept", "strategi/vision.md")[0] == 0


def test_a_name_or_an_address_may_be_that_of_the_source(run: Check, project: Path) -> None:
    address = "Danske Regioner, Dampfærgevej 22, 2100 København Ø, EAN 1234, CVR 55832218, tlf. 35 29 81 00"
    edit(project / SOURCE, "Det kræver noget.", address)
    edit(project / VISION, "It takes something.", address)
    assert run("--accept", "strategi/vision.md")[0] == 0


def test_code_may_stand_in_the_words_of_its_source(run: Check, project: Path) -> None:
    for page in (SOURCE, VISION):
        text = (project / page).read_text("utf-8")
        (project / page).write_text(f"{text}\n```\ntides\n# each of the levels here is in cm\n```\n", "utf-8")
    assert run("--accept", "strategi/vision.md")[0] == 0


def test_a_page_is_accepted_by_its_path_from_the_root_of_the_disk(run: Check, project: Path) -> None:
    edit(project / SOURCE, "noget", "alt")
    assert run("--accept", str((project / VISION).resolve()))[0] == 0
    assert run()[0] == 0


def test_only_of_a_translation_that_is_accepted_it_is_said(run: Check, project: Path) -> None:
    edit(project / VISION, "## What it takes { #kravet }", "")
    assert run("--accept", "strategi/vision.md")[2] == messages("da")["refused"].format(file=VISION) + "\n"
    assert run("--accept", "index.md")[2] == messages("da")["accepted"].format(file="docs/en/index.md") + "\n"


def test_accepting_keeps_the_fields_that_stand_below_the_digests(run: Check, project: Path) -> None:
    edit(project / VISION, "slug:   the-vision\n", "")
    edit(project / VISION, "---\n\n# Vision", "slug:   the-vision\n---\n\n# Vision")
    assert run("--accept", "strategi/vision.md")[0] == 0
    text = (project / VISION).read_text("utf-8")
    assert text.count("translated_from:\n") == 1
    assert text.index("translated_from:\n") < text.index("slug:   the-vision\n")
    assert run()[0] == 0


def test_a_translation_that_lacks_a_section_is_not_accepted(run: Check, project: Path) -> None:
    edit(project / VISION, "## What it takes { #kravet }", "")
    before = (project / VISION).read_bytes()
    code, printed, _ = run("--accept", "strategi/vision.md", "--format", "json")
    assert code == 1
    assert [one["rule"] for one in json.loads(printed)] == ["section-missing"]
    assert (project / VISION).read_bytes() == before


@pytest.mark.parametrize("name", ["nosuch.md", "strategi/nosuch.md", "kun.md", "only.md", "strategi", ""])
def test_accepting_a_page_that_has_no_translation_is_misuse(run: Check, project: Path, name: str) -> None:
    (project / "docs/da/kun.md").write_text(small_site.page("Kun"), "utf-8")
    (project / "docs/en/only.md").write_text(small_site.page("Only"), "utf-8")
    code, printed, error = run("--accept", name)
    assert (code, printed, error.count("\n")) == (2, "", 1)
    assert error.startswith(f"{name}: ")


@pytest.mark.parametrize(("given", "near"), [("Index.md", "index.md"), ("sider/index.md", "index.md"), ("xyz", "")])
def test_a_page_that_was_probably_meant_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], given: str, near: str
) -> None:
    assert check.main([str(project), "--accept", given]) == 2
    told = capsys.readouterr().err
    assert given in told
    assert told.rstrip().endswith(f"Mente du {near}?") == bool(near)


@pytest.mark.parametrize(("name", "said"), [("nosuch.md", "no_such_page"), ("kun.md", "no_translation")])
def test_a_page_that_is_not_there_is_not_told_as_one_without_a_translation(
    run: Check, project: Path, name: str, said: str
) -> None:
    (project / "docs/da/kun.md").write_text(small_site.page("Kun"), "utf-8")
    assert run("--accept", name)[2] == messages("da")[said].format(page=name) + "\n"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (None, "No such file"),
        ("", "no settings"),
        ("- a\n", "no settings"),
        ("a: 1\nsite_name: [\nb: 2\n", ":2: it cannot be read from “site_name: [” on"),
        ("a: 1\nsite_name: b: c\n", ":2: it cannot be read from “site_name: b: c” on"),
        ("site_name: A\n", "names no languages"),
        ("plugins: [search]\n", "names no languages"),
        ("plugins: [{i18n: {languages: []}}]\n", "names no languages"),
        ("plugins: [{i18n: }]\n", "names no languages"),
        ("plugins: [{i18n: {docs_structure: suffix, languages: [{locale: da}]}}]\n", "docs_structure: folder"),
        ("docs_dir: ..\nplugins: [{i18n: {languages: [{locale: da}]}}]\n", "docs_dir: .."),
        ('site_dir: "\\0"\nplugins: [{i18n: {languages: [{locale: da}]}}]\n', "site_dir: "),
    ],
)
def test_a_folder_that_is_no_such_project_is_misuse(run: Check, tmp_path: Path, config: str | None, said: str) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    if config is not None:
        (folder / "mkdocs.yml").write_text(config, "utf-8")
    code, printed, error = run(root=folder)
    assert (code, printed, error.count("\n")) == (2, "", 1)
    assert error.startswith(f"{folder / 'mkdocs.yml'}:")
    assert said in error


def test_pages_of_which_the_language_is_at_the_end_of_the_name_are_misuse(run: Check, project: Path) -> None:
    for locale in ("da", "en"):
        shutil.rmtree(project / "docs" / locale)
    (project / "docs/index.md").write_text("# A\n", "utf-8")
    code, printed, error = run()
    assert (code, printed, error.count("\n"), "docs_structure: folder" in error) == (2, "", 1, True)


@pytest.mark.parametrize("root", ["nosuch", "mkdocs.yml"])
def test_a_root_that_is_no_folder_is_misuse(run: Check, project: Path, root: str) -> None:
    code, printed, error = run(root=project / root)
    assert (code, printed, error.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("text", "encoding", "rule"), [("æ", "latin-1", "encoding"), ("---\ntitle: [\n---\n", "utf-8", "front-matter")]
)
def test_a_page_that_cannot_be_read_is_told_and_nothing_that_follows_from_it(
    run: Check, project: Path, text: str, encoding: str, rule: str
) -> None:
    (project / VISION).write_bytes(text.encode(encoding))
    assert [(one["file"], one["rule"]) for one in findings(run)] == [(VISION, rule)]


def test_a_file_that_a_program_saved_as_utf_16_is_told_as_such(run: Check, project: Path) -> None:
    (project / VISION).write_text("# Vision\n", "utf-16")
    assert [("UTF-16" in one["message"], one["line"]) for one in findings(run)] == [(True, 1)]


def test_what_cannot_be_read_is_not_accepted_and_nothing_is_written(run: Check, project: Path) -> None:
    source, before = VISION.replace("/en/", "/da/"), (project / VISION).read_bytes()
    (project / source).write_bytes("# Så\n".encode("latin-1"))
    code, printed, error = run("--accept", "strategi/vision.md")
    assert (code, error) == (1, messages("da")["refused"].format(file=VISION) + "\n")
    assert f"{source}\n" in printed
    assert "[encoding]" in printed
    assert (project / VISION).read_bytes() == before


def test_a_translation_with_two_versions_is_not_accepted_and_nothing_is_written(run: Check, project: Path) -> None:
    edit(
        project / VISION, "translated_from:", "<<<<<<< main\ntranslated_from:\n=======\ntranslated_from:\n>>>>>>> side"
    )
    before = (project / VISION).read_bytes()
    code, printed, error = run("--accept", "strategi/vision.md")
    assert (code, error) == (1, messages("da")["refused"].format(file=VISION) + "\n")
    assert "[conflict-marker]" in printed
    assert (project / VISION).read_bytes() == before


def test_of_pages_that_cannot_be_read_only_the_one_to_be_accepted_is_told(run: Check, project: Path) -> None:
    for name in (VISION, "docs/en/index.md"):
        (project / name).write_bytes("# Så\n".encode("latin-1"))
    (found,) = findings(run, "--accept", "index.md")
    assert (found["file"], found["rule"]) == ("docs/en/index.md", "encoding")


def test_a_page_named_behind_one_that_cannot_be_read_is_accepted(run: Check, project: Path) -> None:
    edit(project / "docs/da/index.md", "til os", "til dig")
    (project / VISION.replace("/en/", "/da/")).write_bytes("# Så\n".encode("latin-1"))
    code, _, error = run("--accept", "strategi/vision.md", "index.md")
    said = [messages("da")["refused"].format(file=VISION), messages("da")["accepted"].format(file="docs/en/index.md")]
    assert (code, error.splitlines()) == (1, said)


def test_names_are_what_several_languages_have_alike_in_a_list() -> None:
    lists = [["Randers", "Thisted", "km", "Flere"], ["Randers", "Thisted", "km", "More"], ["Overblik", "Ansvar"]]
    pages = [Page("a.md", "da", Path("a.md"), body="".join(f"- {one}\n" for one in entries)) for entries in lists]
    assert set(check.names_in(list(map(take_apart, pages)))) == {"Randers", "Thisted"}


@pytest.mark.parametrize(("alike", "entries", "is_told"), [(4, 7, True), (2, 4, False), (2, 5, False), (1, 1, False)])
def test_a_list_has_names_where_more_than_half_of_several_entries_are_alike(
    alike: int, entries: int, is_told: bool
) -> None:
    towns = ["Randers", "Thisted", "Skive", "Holstebro"][:alike]
    lists = [[*towns, *(f"{word} {number}" for number in range(entries - alike))] for word in ("Flere", "More")]
    pages = [Page("a.md", "da", Path("a.md"), body="".join(f"- {one}\n" for one in said)) for said in lists]
    assert set(check.names_in(list(map(take_apart, pages)))) == (set(towns) if is_told else set())


def test_without_a_built_site_the_texts_are_checked_and_it_is_said(run: Check, project: Path) -> None:
    shutil.rmtree(project / "site")
    code, printed, error = run()
    assert (code, printed.count("\n"), error.count("\n")) == (0, 1, 1)
    assert error == messages("da")["no_site"].format(folder=project / "site") + "\n"


def test_a_built_site_that_is_named_and_not_there_is_misuse(run: Check, project: Path) -> None:
    code, printed, error = run("--site", str(project / "nosuch"))
    assert (code, printed, error.count("\n")) == (2, "", 1)
    assert str(project / "nosuch") in error


@pytest.mark.parametrize("named", [True, False])
def test_of_a_built_site_without_a_page_it_is_said_that_only_the_texts_were_read(
    run: Check, project: Path, named: bool
) -> None:
    (project / "site" / "404.html").unlink()
    code, printed, error = run(*(["--site", str(project / "site")] if named else []))
    assert (code, printed.count("\n")) == (0, 1)
    assert error == messages("da")["no_site"].format(folder=project / "site") + "\n"


def test_another_built_site_can_be_named(run: Check, project: Path) -> None:
    page = (
        '<!doctype html><html lang="da"><head><title>A</title></head><body><main><p>Se <a href="b/">b</a>.</p></main>'
    )
    (project / "other").mkdir()
    (project / "other" / "a.html").write_text(page, "utf-8")
    assert ("other/a.html", 1, "link-missing") in [
        (one["file"], one["line"], one["rule"]) for one in findings(run, "--site", str(project / "other"))
    ]


@pytest.mark.parametrize(
    ("count", "others"), [(1, ""), (2, "a1.html"), (4, "a1.html, a2.html, a3.html"), (5, "a1.html, a2.html, a3.html …")]
)
def test_what_the_theme_does_wrong_on_several_pages_is_told_once(
    run: Check, project: Path, count: int, others: str
) -> None:
    page = '<!doctype html><html lang="da"><head><title>{0}</title></head><body><nav><a href="{1}">{0}</a></nav></body>'
    for number in range(count):
        (project / "site" / f"a{number}.html").write_text(page.format(f"Side {number}", "gone/"), "utf-8")
    found = [one for one in findings(run) if one["rule"] == "link-missing"]
    assert [(one["file"], one["line"]) for one in found] == [("site/a0.html", 1)]
    also = messages("da")["also_on"].format(files=others, count=count) if others else ""
    assert found[0]["fix"] == messages("da")["rules"]["link-missing"]["fix"] + also


@pytest.mark.parametrize(("written", "meant"), [("visio", ""), ("vision.html", "vision.html")])
def test_of_a_link_that_leads_nowhere_it_is_told_what_may_be_meant(
    run: Check, project: Path, written: str, meant: str
) -> None:
    page = f'<!doctype html><html lang="da"><head><title>A</title></head><body><p><a href="a/{written}">Se</a></p>'
    (project / "site" / "a.html").write_text(page, "utf-8")
    (project / "site" / "vision.html").write_text(page.replace("A<", "B<"), "utf-8")
    fixes = [one["fix"] for one in findings(run) if one["rule"] == "link-missing"]
    near = messages("da")["near"]
    assert [near.format(near=meant) in fix for fix in fixes[:1]] == [bool(meant)]
    assert any(near.partition("{")[0] in fix for fix in fixes) == bool(meant)


def test_what_changed_in_the_source_is_shown(run: Check, project: Path) -> None:
    edit(project / SOURCE, "Et skifte sker nu.", "Et skifte sker nu. Det kommer til at tage tid.")
    (found,) = findings(run)
    assert found["rule"] == "section-outdated"
    assert "»Det kommer til at tage tid.«" in found["message"]
    assert "sker nu" not in found["message"]


def test_a_preview_has_the_address_that_is_given(tmp_path: Path) -> None:
    read_cases()[0].write_base(tmp_path)
    for file in [one for one in (tmp_path / "site").rglob("*") if one.suffix in {".html", ".txt", ".xml"}]:
        file.write_text(file.read_text("utf-8").replace("small.example", "preview.example"), "utf-8")
    assert check.main([str(tmp_path)]) == 1
    assert check.main([str(tmp_path), "--url", "https://preview.example/"]) == 0


@pytest.mark.parametrize("option", ["--nosuch", "--format=xml", "--accept"])
def test_an_unknown_option_is_misuse(project: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    with pytest.raises(SystemExit) as stop:
        check.main([str(project), option])
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "check.py --help" in error


def test_a_configuration_may_have_tags_and_another_folder_and_order(run: Check, project: Path) -> None:
    plugins = [{"i18n": {"docs_structure": "folder", "languages": small_site.LANGUAGES[::-1]}}]
    settings = yaml.safe_dump({"docs_dir": "texts", "plugins": plugins})
    tags = 'site_url: !ENV [SITE_URL, ""]\nemoji: !!python/name:some.thing\n'
    (project / "mkdocs.yml").write_text(tags + settings, "utf-8")
    (project / "docs").rename(project / "texts")
    assert run()[0] == 0
    edit(project / SOURCE.replace("docs", "texts"), "noget", "alt")
    assert [one["file"] for one in findings(run)] == [VISION.replace("docs", "texts")]


def test_a_language_that_is_not_built_is_not_asked_for(run: Check, project: Path) -> None:
    for build, rules in ((False, set()), (True, {"translation-missing"})):
        languages = [*small_site.LANGUAGES, {"locale": "sv", "name": "Svenska", "build": build}]
        (project / "mkdocs.yml").write_text(yaml.safe_dump({"plugins": [{"i18n": {"languages": languages}}]}), "utf-8")
        assert {one["rule"] for one in findings(run)} == rules


@pytest.mark.parametrize(("source", "words"), [("en", "en"), ("da", "da"), ("sv", "en")])
def test_findings_are_told_in_the_source_language_or_else_in_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, words: str
) -> None:
    other = "da" if source == "en" else "en"
    languages = [{"locale": source, "name": "A", "default": True}, {"locale": other, "name": "B"}]
    (tmp_path / "docs" / source).mkdir(parents=True)
    (tmp_path / "docs" / source / "index.md").write_text("---\ntitle: A\n---\n\n# A\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"plugins": [{"i18n": {"languages": languages}}]}), "utf-8")
    assert check.main([str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    said = messages(words)
    assert said["rules"]["translation-missing"]["fix"].format(made=f"docs/{other}/index.md") in printed
    assert printed.splitlines()[-1] == said["counts"].format(errors=1, warnings=0, hints=0)


SAID = {"counts": "{errors}/{warnings}/{hints}", "levels": {"error": "ERR", "warning": "WARN", "hint": "TIP"}}
FOUND = [
    Finding("docs/en/b.md", 7, "section-outdated", "error", "Old, 100 %.", "Mend it."),
    Finding("docs/en/b.md", 3, "section-orphaned", "warning", "Alone\nhere.", "Delete it."),
    Finding("docs/en/a,b:c.md", 1, "section-missing", "hint", "Gone.", "Translate it."),
]


def test_text_groups_findings_by_file_and_counts_them() -> None:
    assert as_text(FOUND, SAID).splitlines() == [
        "docs/en/a,b:c.md",
        "  1: TIP: Gone. Translate it. [section-missing]",
        "docs/en/b.md",
        "  3: WARN: Alone",
        "here. Delete it. [section-orphaned]",
        "  7: ERR: Old, 100 %. Mend it. [section-outdated]",
        "1/1/1",
    ]


def test_json_has_every_part_of_every_finding() -> None:
    first, *_ = made = json.loads(as_json(FOUND, SAID))
    assert [one["line"] for one in made] == [1, 3, 7]
    assert first == {
        "file": "docs/en/a,b:c.md",
        "line": 1,
        "rule": "section-missing",
        "level": "hint",
        "message": "Gone.",
        "fix": "Translate it.",
    }


def test_github_is_given_a_command_a_finding_with_its_signs_escaped() -> None:
    assert as_github(FOUND, SAID).splitlines() == [
        "::notice file=docs/en/a%2Cb%3Ac.md,line=1,title=section-missing::Gone. Translate it.",
        "::warning file=docs/en/b.md,line=3,title=section-orphaned::Alone%0Ahere. Delete it.",
        "::error file=docs/en/b.md,line=7,title=section-outdated::Old, 100 %25. Mend it.",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_tells_a_finding_of_the_project(run: Check, project: Path, name: str) -> None:
    edit(project / SOURCE, "noget", "alt")
    code, printed, error = run("--format", name)
    assert (code, error) == (1, "")
    assert "section-outdated" in printed
    assert VISION in printed


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_does_what_the_function_does(run: Check, project: Path, name: str) -> None:
    edit(project / SOURCE, "noget", "alt")
    command = [sys.executable, str(small_site.ROOT / "scripts" / "check.py"), "--format", name]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    accepting = f"check.py {project} --accept"  # from here the project is another folder
    _, said, error = run("--format", name)
    assert accepting in said
    assert (done.returncode, done.stdout, done.stderr) == (1, said.replace(accepting, "check.py --accept"), error)


def test_every_option_is_described_in_the_help_and_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        check.main(["--help"])
    described = capsys.readouterr().out
    assert stop.value.code == 0
    readme = (small_site.ROOT / "README.md").read_text("utf-8")
    options = set(re.findall(r"--\w+", described)) - {"--help"}
    assert options == {"--format", "--accept", "--site", "--url"}
    assert [option for option in sorted(options) if option not in readme] == []


def test_every_rule_is_described_in_the_help_and_in_the_readme_and_told_in_each_language() -> None:
    described = " ".join(check.parser().format_help().split())
    readme = (small_site.ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| (error|warning|hint) \| (.+) \|$", readme, re.MULTILINE)
    rules = messages("en")["asked"]
    assert listed == [(rule, level(rule), asked) for rule, asked in rules.items()]
    assert [rule for rule, asked in rules.items() if f"{rule} {level(rule)} {asked}" not in described] == []
    for locale in ("da", "en"):
        assert set(messages(locale)["rules"]) == set(rules)


def imported(folder: Path, name: str) -> set[str]:
    """Return which modules of a folder one of them imports."""
    tree = ast.parse((folder / f"{name}.py").read_text("utf-8"))
    found = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module}
    found |= {alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names}
    return {one for one in found if (folder / f"{one}.py").is_file()}


@pytest.mark.parametrize(
    ("folder", "begin", "head"),
    [("scripts", ["check"], "step"), ("overrides/hooks", [file.stem for file in HOOKS.glob("*.py")], "of the build")],
)
def test_no_module_imports_from_a_later_row_of_the_readme(folder: str, begin: list[str], head: str) -> None:
    table = (small_site.ROOT / "README.md").read_text("utf-8").split(f"| {head} | modules |\n")[1].split("\n\n")[0]
    modules = small_site.ROOT / folder
    rows = {name: number for number, row in enumerate(table.splitlines()) for name in re.findall(r"`(\w+)\.py`", row)}
    rows = {name: number for name, number in rows.items() if (modules / f"{name}.py").is_file()}
    imports: dict[str, set[str]] = {}
    waiting = [*begin]
    while waiting:
        name = waiting.pop()
        imports[name] = imported(modules, name)
        waiting += imports[name] - set(imports)
    assert set(rows) == set(imports)
    assert [(name, one) for name, ones in imports.items() for one in ones if rows[one] > rows[name]] == []


def test_a_job_on_github_gets_a_summary_of_what_was_found(
    run: Check, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = tmp_path / "summary.md"
    job.write_text("What stood there.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(job))
    edit(project / SOURCE, "noget", "[alt](nej.md)")
    run("--format", "json")
    assert job.read_text("utf-8") == "What stood there.\n"
    found = findings(run)
    run("--format", "github")
    told = job.read_text("utf-8").splitlines()
    assert told[0] == "What stood there."
    assert told[1] == messages("da")["counts"].format(errors=len(found), warnings=0, hints=0)
    *rows, last = told[5:]
    assert last == "", "what is written below is no row"
    assert len(rows) == len(found) > 0
    assert rows[0].startswith(f"| {messages('da')['levels']['error']} | {found[0]['file']}:{found[0]['line']} | ")
    assert "\\#kravet" in rows[0]


def test_a_name_that_is_no_text_is_written_into_the_summary_all_the_same(
    run: Check, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (project / "docs/da/\udcff.md").write_text("# Ny\n\n[alt](nej.md)\n", "utf-8")
    assert run("--format", "github")[0] == 1
    assert "udcff.md" in (tmp_path / "summary.md").read_text("utf-8")


def test_a_section_that_is_new_in_both_languages_can_be_accepted(run: Check, project: Path) -> None:
    for file, text in ((SOURCE, "\n## Nyt { #nyt }\n\nDet er nyt.\n"), (VISION, "\n## New { #nyt }\n\nIt is new.\n")):
        with (project / file).open("a", encoding="utf-8") as page:
            page.write(text)
    (found,) = findings(run)
    assert (found["rule"], "#nyt" in found["message"]) == ("section-outdated", True)
    assert status.main([str(project)]) == 1
    assert run("--accept", "strategi/vision.md")[0] == 0
    assert findings(run) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("- Syd.\n- Nord.\n", "- Nord.\n- Syd.\n", " Ændret: rækkefølgen."),
        ("Vi er få. Vi er fri.\n", "Vi er fri.\n", " Ændret: sætninger der er fjernet: 1."),
        ("Vi er få. Vi er fri. Vi ses.\n", "Vi er mange.\n", " Ændret: »Vi er mange.« … sætninger der er fjernet: 2."),
        ("/// note | Kort\nDet er nyt.\n///\n", "/// note | Nyt\nDet er nyt.\n///\n", " Ændret: »/// note | Nyt«."),
        ("## Syd { #syd }\n", "## Syd { #syd .stor }\n", ""),
        ("![](syd.svg)\n", '![](syd.svg){: width=600 height="20" }\n', ""),
        ("*Go*{ lang=en }\n", "*Go*{ lang=de .stor }\n", " Ændret: »*Go*{ lang=de }«."),
    ],
)
def test_of_a_section_that_is_out_of_date_it_is_told_what_changed(
    run: Check, project: Path, before: str, after: str, said: str
) -> None:
    (project / "docs/assets/syd.svg").parent.mkdir(exist_ok=True)
    texts = [(project / file).read_text("utf-8") for file in (SOURCE, VISION)]
    for file, text in zip((SOURCE, VISION), texts, strict=True):
        (project / file).write_text(f"{text}\n## Nyt {{ #nyt }}\n\n{before}", "utf-8")
    assert run("--accept", "strategi/vision.md")[0] == 0
    (project / SOURCE).write_text(f"{texts[0]}\n## Nyt {{ #nyt }}\n\n{after}", "utf-8")
    found = [one["message"] for one in findings(run) if one["rule"] == "section-outdated"]
    assert [one.partition("gammel tekst.")[2] for one in found] == ([said] if said else [])


def test_a_translation_without_a_record_is_told_where_the_others_have_one(run: Check, project: Path) -> None:
    text = (project / VISION).read_text("utf-8")
    (project / VISION).write_text(re.sub(r"translated_from:\n(?: .*\n)*", "", text), "utf-8")
    (found,) = findings(run)
    assert (found["rule"], found["file"], found["line"]) == ("translation-unaccepted", VISION, 1)
    assert "--accept strategi/vision.md" in found["fix"]
    assert run("--accept", "strategi/vision.md")[0] == 0
    assert findings(run) == []


SWEDISH = FRONT.format(title="Förstasida", description="Här står vad det handlar om.", text="{text}")
KNOWN_OF_SWEDISH = """\
vague_links: [klicka här]
negations: [inte]
figures:
  decimal: ','
  group: '.'
  cardinals: {två: 2, sju: 7}
  multipliers: {hundra: 100}
  units: {'%': [procent]}
"""


@pytest.fixture
def swedish(project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Add Swedish to the project; return the file that would say what is known of it."""
    languages = tmp_path_factory.mktemp("languages")
    for file in LANGUAGES.glob("*.yml"):
        (languages / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr("locales.LANGUAGES", languages)
    forget_languages()
    settings = {"languages": [*small_site.LANGUAGES, {"locale": "sv", "name": "Svenska"}], "docs_structure": "folder"}
    (project / "mkdocs.yml").write_text(yaml.safe_dump({"plugins": [{"i18n": settings}]}), "utf-8")
    shutil.rmtree(project / "docs" / "da" / "strategi")
    shutil.rmtree(project / "docs" / "en" / "strategi")
    edit(project / "docs" / "da" / "index.md", "Velkommen til os.", "Vi er 7.\n\n- Syv procent ikke.\n- To.")
    edit(project / "docs" / "en" / "index.md", "Welcome to us.", "We are 7.\n\n- Not seven per cent.\n- Two.")
    assert check.main([str(project), "--accept", "index.md"]) == 0
    yield languages / "sv.yml"
    forget_languages()


def forget_languages() -> None:
    """Let what is known of languages be read anew."""
    names = ("locales.known_of", "locales.words", "figures.figures_of", "digits._digits_of")
    for name in (*names, *(f"{one.lower()}.{one}.of" for one in ("Contrasts", "Limits", "Negations", "Qualifiers"))):
        module, *path = name.split(".")
        operator.attrgetter(".".join(path))(sys.modules[module]).cache_clear()


@pytest.mark.parametrize(("known", "line"), [("", 1), ("- a", 1), ("lead: a\nfigures: [", 2), ("a: &a [*a]", 1)])
def test_a_language_file_that_cannot_be_read_is_told_in_one_line(
    run: Check, swedish: Path, known: str, line: int
) -> None:
    run()
    swedish.write_text(known, "utf-8")
    forget_languages()
    code, printed, error = run()
    assert (code, printed, error.count("\n")) == (2, "", 1)
    assert error.startswith(f"scripts/languages/sv.yml:{line}: ")


@pytest.mark.parametrize("known", ["", KNOWN_OF_SWEDISH])
@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Vi är 7.\n\n- Inte sju procent.\n- Två.", {"": set()}),
        ("Vi är 7.\n\n- Inte sju procent.", {"": {"structure-differs"}}),
        ("Vi är 7.\n\n- Inte sju procent.\n- [x][y] två.", {"": {"structure-differs", "raw-markdown"}}),
        ("Vi är 7.\n\n- Inte sju procent.\n- Två. TODO: mer.", {"": {"note-left"}}),
        ("Vi är 7.\n\nHere is what it is about.\n\n- Inte sju procent.\n- Två.", {"": {"text-language"}}),
        ("Vi är 8.\n\n- Inte sju procent.\n- Två.", {"": {"figure-differs"}}),
        ("Vi är 7.\n\n- Bara sju procent.\n- Två.", {"": set(), KNOWN_OF_SWEDISH: {"negation-differs"}}),
    ],
)
def test_a_third_language_needs_no_code_and_without_a_file_of_its_own_is_checked_for_all_that_needs_none(
    run: Check, project: Path, swedish: Path, known: str, text: str, rules: dict[str, set[str]]
) -> None:
    if known:
        swedish.write_text(known, "utf-8")
    page = project / "docs" / "sv" / "index.md"
    page.parent.mkdir()
    right = "Vi är 7.\n\n- Inte sju procent.\n- Två."
    page.write_text(SWEDISH.format(text=right), "utf-8")
    assert run("--accept", "index.md")[0] == 0
    edit(page, right, text)
    found = findings(run)
    assert {one["file"] for one in found} <= {"docs/sv/index.md"}
    assert {one["rule"] for one in found} == rules.get(known, rules[""])


@pytest.mark.usefixtures("swedish")
def test_where_a_sentence_ends_is_not_known_of_a_language_without_a_file(run: Check, project: Path) -> None:
    told = {
        "da": "Den 14. februar 2025 kl. 3.20 blev pille 7 ramt. Det kostede 18,9 mio. kr. og tog 46 dage. "
        "Forsikringen betalte 80 procent.",
        "sv": "Am 14. Februar 2025 rammte um 3:20 ein Schiff den Pfeiler 7. Das kostete 18,9 Mio. Kronen und 46 Tage. "
        "80 % zahlte die Versicherung.",
    }
    for locale, text in told.items():
        page = project / "docs" / locale / "uheld.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: {locale}\ndescription: {locale}.\n---\n\n# 7\n\n{text}\n", "utf-8")
    assert [one for one in findings(run) if one["rule"] == "figure-differs"] == []
