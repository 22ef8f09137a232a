"""Each kind of page as a screen reader meets it, kept in `spoken/` to be read by a reviewer: role, name, level, state.

Paragraphs are left out, so that a changed sentence changes nothing here. After a change that is meant, write them anew:
UPDATE=1 .venv/bin/python -m pytest tests/browser/test_spoken.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from browser.conftest import OpenPage
from browser.server import Site

KEPT = Path(__file__).parent / "spoken"
KINDS = {
    "home": "",
    "home-in-english": "en/",
    "page": "vision/",
    "objectives": "maalsaetninger/",
    "strategy": "strategi/",
    "focus-area": "strategi/forebyggelse/",
    "timeline": "strategi/tidslinje/",
    "parties": "parter/",
    "glossary": "ordliste/",
    "about": "om/",
    "data": "data/",
    "overview": "oversigt/",
    "translations": "oversaettelser/",
    "not-found": "404.html",
    "not-found-in-english": "en/404.html",
}
PROSE = re.compile(r"^(\s*- (?:paragraph|definition)): .*$", re.MULTILINE)
WITHIN = re.compile(r"^\s*- (?:text|strong|emphasis|time)(?:: .*|:)?\n", re.MULTILINE)
ITEM = re.compile(r"^(\s*- listitem): .*$", re.MULTILINE)
ADDRESS = re.compile(r"^\s*- /url: .*\n", re.MULTILINE)
QUOTED = re.compile(r"^(\s*)- '(.*)'(:?)$", re.MULTILINE)


def spoken(site: Site, open_page: OpenPage, path: str) -> str:
    """Return the accessibility tree of a page, an element a line."""
    text = open_page(site.url + path, reduced_motion="reduce").locator("html").aria_snapshot()
    text = QUOTED.sub(lambda line: f"{line[1]}- {line[2].replace(chr(39) * 2, chr(39))}{line[3]}", text)
    text = ITEM.sub(r"\1", PROSE.sub(r"\1", WITHIN.sub("", ADDRESS.sub("", f"{text}\n"))))
    return re.sub(r"^(\s*- \w[\w ]*(?: \"[^\n]*\")?(?: \[[^\n]*\])*):$", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_spoken_as_a_reviewer_has_read_it(site: Site, open_page: OpenPage, kind: str) -> None:
    found, file = spoken(site, open_page, KINDS[kind]), KEPT / f"{kind}.txt"
    if os.environ.get("UPDATE"):
        KEPT.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8"), f"the page is spoken in another way; if that is meant: {__doc__}"


def test_what_is_kept_is_of_a_kind_that_there_is() -> None:
    assert {file.stem for file in KEPT.iterdir()} == set(KINDS)


def test_a_lost_name_role_or_level_is_seen(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}vision/", reduced_motion="reduce")
    kept = page.locator("body").aria_snapshot()
    for change in (
        "document.querySelector('.search-button').replaceChildren()",
        "document.querySelector('nav').role = 'group'",
        "document.querySelector('main h2').replaceWith(document.createElement('p'))",
    ):
        page.reload()
        assert page.locator("body").aria_snapshot() == kept
        page.evaluate(change)
        assert page.locator("body").aria_snapshot() != kept
