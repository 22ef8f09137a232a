"""What README says is used of Material is all that is; with copies of just that, the site builds to the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import mkdocs
import pytest

import another_site
import small_site
import test_same_bytes
from conftest import AnotherSite

OVERRIDES = small_site.ROOT / "overrides"
PACKAGES = Path(mkdocs.__file__).parent.parent
MATERIAL = PACKAGES / "material" / "templates"
NAMES = re.compile(r"(?:mkdocs[-_])?material\b", re.IGNORECASE)  # the package and what pip notes of it
TEMPLATES = sorted(file for file in OVERRIDES.rglob("*") if file.suffix in {".html", ".xml", ".txt"})
CODE = sorted([*OVERRIDES.glob("hooks/*.py"), *small_site.ROOT.glob("scripts/*.py")])
TAKES = re.compile(
    r"\{%-?\s*(?:include|import|extends|from)\s+(.+?)(?:\s+(?:as|import|with|without|ignore)\b.*?)?\s*-?%\}"
)
ICON = re.compile(r"\bicon\(\"([\w-]+)\"\)")
WORD = re.compile(r"\blang\.t\(\"([\w.-]+)\"\)")
IMPORT = re.compile(r"^\s*(?:import|from)\s+material\b|[\"']material[\"'/]", re.MULTILINE)
EACH = "LANGUAGE"
# An expression in a template, and the files that it stands for.
PUT_TOGETHER = {
    '".icons/material/" ~ name ~ ".svg"': lambda: [
        f".icons/material/{name}.svg" for file in TEMPLATES for name in ICON.findall(file.read_text("utf-8"))
    ],
    '"partials/languages/" ~ config.theme.language ~ ".html"': lambda: [f"partials/languages/{EACH}.html"],
}


def listed() -> tuple[set[str], set[str]]:
    """Return the files and the words of Material that README names."""
    text = (small_site.ROOT / "README.md").read_text("utf-8")
    section = text.partition("\n## What is used of Material\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| `")]
    files = {name for row in rows for name in re.findall(r"`([^`]+)`", row[0])}
    return files, {name for row in rows for name in re.findall(r"`([^`]+)`", row[1])}


def taken(template: str) -> list[str]:
    """Return the files that a template includes, imports or extends."""
    found: list[str] = []
    for expression in TAKES.findall(template):
        found += PUT_TOGETHER[expression]() if expression in PUT_TOGETHER else [expression.strip("\"'")]
    return found


def from_material() -> set[str]:
    """Return the files that the templates take from elsewhere than from overrides/, and what those take in turn."""
    found: set[str] = set()
    waiting = [file.read_text("utf-8") for file in TEMPLATES]
    while waiting:
        new = {name for name in taken(waiting.pop()) if not (OVERRIDES / name).is_file()} - found
        found |= new
        waiting += [(MATERIAL / name).read_text("utf-8") for name in new if EACH not in name and name.endswith(".html")]
    # English is one of the languages; it is named because it stands in for the others.
    return found - {"partials/languages/en.html"}


def test_the_files_of_material_are_those_that_readme_names() -> None:
    files, _ = listed()
    assert from_material() == files
    assert [name for name in files if EACH not in name and not (MATERIAL / name).is_file()] == []


def test_the_words_of_material_are_those_that_readme_names_and_each_language_has_them() -> None:
    _, words = listed()
    assert {name for file in TEMPLATES for name in WORD.findall(file.read_text("utf-8"))} == words
    for locale in {"da", *another_site.LOCALES}:
        own = (MATERIAL / "partials" / "languages" / f"{locale}.html").read_text("utf-8")
        assert [name for name in words if f'"{name}": "' not in own] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_code_needs_material(path: Path) -> None:
    assert IMPORT.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ('{% include "partials/comments.html" %}', ["partials/comments.html"]),
        ("{%- import 'partials/a.html' as a with context -%}", ["partials/a.html"]),
        ('{% from "partials/b.html" import c %}', ["partials/b.html"]),
        ('{% extends "base.html" %}', ["base.html"]),
    ],
)
def test_what_a_template_takes_is_found(template: str, names: list[str]) -> None:
    assert taken(template) == names


def packages_without_material(folder: Path) -> Path:
    """Make a folder of all installed packages but Material; Python with -S knows of no others."""
    folder.mkdir()
    for package in PACKAGES.iterdir():
        if not NAMES.match(package.name):
            (folder / package.name).symlink_to(package)
    return folder


def leave_material(project: Path, locales: list[str]) -> None:
    """Do to a project what README says: copy the few files, and name no base theme."""
    for name in listed()[0]:
        for one in [name.replace(EACH, locale) for locale in locales] if EACH in name else [name]:
            target = project / "overrides" / one
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(MATERIAL / one, target)
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.count("  name: material\n") == 1
    config.write_text(text.replace("  name: material\n", "  name: null\n"), "utf-8")


TIME = re.compile(r"<time datetime=[^<]*</time>")  # among them the days on which the two were built


def build_without_material(project: Path, packages: Path) -> small_site.Done:
    environment = {**os.environ, **test_same_bytes.GIVEN, "PYTHONPATH": str(packages)}
    command = [sys.executable, "-S", "-m", "mkdocs", "build"]
    gone = subprocess.run([*command[:2], "-c", "import material"], env=environment, capture_output=True, check=False)
    assert b"ModuleNotFoundError" in gone.stderr
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_without_material_this_site_has_the_same_bytes(tmp_path: Path) -> None:
    with_it = test_same_bytes.build(tmp_path / "with", {}, 0o022)
    project = tmp_path / "without"
    test_same_bytes.copy(project)
    leave_material(project, ["da", "en"])
    done = build_without_material(project, packages_without_material(tmp_path / "packages"))
    assert (done.returncode, done.stderr) == (0, "")
    assert test_same_bytes.first_difference(with_it, project / "site") == ""


def test_without_material_another_site_has_the_same_bytes(another_policy: AnotherSite, tmp_path: Path) -> None:
    project = another_site.make(tmp_path / "without")
    leave_material(project, list(another_site.LOCALES))
    done = build_without_material(project, packages_without_material(tmp_path / "packages"))
    assert (done.returncode, done.stderr) == (0, "")
    pages = [
        {file.relative_to(site): TIME.sub("", file.read_text("utf-8")) for file in site.rglob("*.html")}
        for site in (another_policy.folder / "site", project / "site")
    ]
    assert pages[0] == pages[1]
