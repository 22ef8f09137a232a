"""What a preview builds again after a change: all that may show it, and no other page."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import preview
from content import Page, parse_page
from inputs import Inputs

PAGES = {"index.md": "title: Forside", "om.md": "title: Om", "ord.md": "title: Ord\ntemplate: glossary.html"}
PAGES |= {"tid.md": "title: Tid\ntemplate: timeline.html"}
SITE = {"index.html", "om/index.html", "ord/index.html", "tid/index.html"}
ALL = {*SITE, *(f"en/{name}" for name in SITE)}


def pages(**bodies: str) -> dict[str, dict[str, Page]]:
    """Return the pages of a site in two languages; `bodies` are those of Danish pages that have another one."""
    found: dict[str, dict[str, Page]] = {}
    for path, fields in PAGES.items():
        for locale in ("da", "en"):
            body = bodies.get(path.removesuffix(".md"), "Text.") if locale == "da" else "Text."
            page = parse_page(f"---\n{fields}\n---\n{body}\n", Path(path), path, locale)
            page.meta = {name: value for name, _, value in (line.partition(": ") for line in fields.split("\n"))}
            found.setdefault(path, {})[locale] = page
    return found


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the settings of a project whose pages have been built once, with a theme of one file."""
    monkeypatch.setattr(preview, "last", SimpleNamespace(made_from={}, turn=0))
    monkeypatch.setattr(preview, "HERE", tmp_path / "overrides" / "hooks")
    for name in ("docs/om.md", "docs/a.svg", "overrides/main.html", "overrides/hooks/a.pyc", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    extra = {"served": True, "i18n": SimpleNamespace(building=False), "inputs": Inputs(["da", "en"], {}, pages())}
    made: Any = SimpleNamespace(
        extra=extra, site_dir=tmp_path / "site", docs_dir=tmp_path / "docs", config_file_path=tmp_path / "mkdocs.yml"
    )
    preview.on_pre_build(made)
    for name in ALL:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).touch()
    return made


def gone(config: Any, **bodies: str) -> set[str]:
    """Return which pages have to be built again when these have another body."""
    config.extra["inputs"] = Inputs(["da", "en"], {}, pages(**bodies))
    preview.on_pre_build(config)
    return {name for name in ALL if not (config.site_dir / name).is_file()}


def test_a_sentence_is_seen_on_its_page_its_translations_and_pages_with_a_template(config: Any) -> None:
    of_templates = {"ord/index.html", "en/ord/index.html", "tid/index.html", "en/tid/index.html"}
    assert gone(config, om="Another text.") == {"om/index.html", "en/om/index.html", *of_templates}


def test_a_page_that_is_not_there_is_no_hindrance(config: Any) -> None:
    (config.site_dir / "om" / "index.html").unlink()
    assert "index.html" not in gone(config, om="Another text.")


def test_a_definition_may_be_seen_everywhere(config: Any) -> None:
    assert gone(config, ord="Another text.") == ALL


@pytest.mark.parametrize("name", ["docs/a.svg", "overrides/main.html", "mkdocs.yml"])
def test_what_is_no_page_may_be_seen_everywhere(config: Any, tmp_path: Path, name: str) -> None:
    os.utime(tmp_path / name, (1, 1))
    assert gone(config) == ALL


@pytest.mark.parametrize("name", ["docs/om.md", "overrides/hooks/a.pyc"])
def test_what_is_read_in_another_way_or_kept_by_python_is_not_seen(config: Any, tmp_path: Path, name: str) -> None:
    os.utime(tmp_path / name, (1, 1))
    assert "index.html" not in gone(config)


@pytest.mark.parametrize("setting", [{"served": False}, {"i18n": SimpleNamespace(building=True)}])
def test_nothing_is_taken_away_but_once_for_a_preview(config: Any, setting: dict[str, Any]) -> None:
    config.extra |= setting
    assert gone(config, ord="Another text.") == set()
