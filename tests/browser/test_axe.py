"""axe-core finds nothing wrong, and what it leaves to a person has been looked at and answered here."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import small_site
from browser.conftest import INCOMPLETE, MISSING, OUTDATED, WHOLE, OpenPage
from browser.server import Site

AXE = Path(small_site.ROOT, "node_modules", "axe-core", "axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, answered, within, coloured]) => {
  // Forced colours are the system's: axe reckons with the page's own, which nobody sees then.
  const contrast = { enabled: !matchMedia("(forced-colors: active)").matches };
  const rules = { "color-contrast": contrast, "color-contrast-enhanced": contrast };
  const asked = coloured.length ? { runOnly: { type: "rule", values: coloured } } : { runOnly: tags, rules };
  const resultTypes = ["violations", "incomplete"];  // what is in order need not be named element by element
  const { violations, incomplete } = await axe.run(document.querySelector(within), { ...asked, resultTypes });
  const told = (kind, rules, keep) => rules.flatMap(({ id, nodes }) =>
    nodes.filter(keep(id)).map(({ html }) => `${kind} ${id}: ${html.slice(0, 120)}`));
  const open = (id) => ({ target }) => !answered.some(([rule, selector]) =>
    rule === id && document.querySelector(target.at(-1))?.matches(selector));
  return [...told("violates", violations, () => () => true), ...told("needs review", incomplete, open)];
}"""
# What axe cannot judge by itself, by rule and element, and why it is right.
ANSWERED = {
    ("color-contrast", ".footnote-backref"): "an arrow, in the colour of links, which is measured on other links",
    ("color-contrast-enhanced", ".footnote-backref"): "as above",
    (
        "color-contrast",
        ".axis text",
    ): "drawn, and said again in the list below it; the muted colour is measured elsewhere",
    ("color-contrast-enhanced", ".axis text"): "as above",
    ("color-contrast", ".timeline time"): "set beside its heading, on the page's own ground; seen at every width",
    ("color-contrast-enhanced", ".timeline time"): "as above",
    (
        "color-contrast",
        ".definition:popover-open *",
    ): "lies above the page, on a ground of its own; the same text at the foot of a phone's screen is measured",
    ("color-contrast-enhanced", ".definition:popover-open *"): "as above",
    ("label-content-name-mismatch", ".footnote-backref"): "the visible arrow is no word that could be spoken",
}


def slips(page: Page, within: str = "html", *, only: tuple[str, ...] = ()) -> list[str]:
    """Run axe, or some of its rules, on a part of a page; return a line for each violation and unanswered question."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN, [TAGS, [list(key) for key in ANSWERED], within, list(only)])
    return [f"{page.url} {line}" for line in found]


MODES: list[dict[str, Any]] = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]


# What the scheme of colours can break; all else is the same in each, and is looked at in the first.
COLOURED = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")


# In forced colours no rule is left that colours could break: what opens is looked at in them below.
@pytest.mark.parametrize("locale", ["da", "en"])
def test_no_page_has_a_fault(site: Site, open_page: OpenPage, locale: str) -> None:
    page, found = open_page(), []
    for path in site.pages(locale):
        page.goto(site.url + path)
        for width, mode in product([320, 1280], MODES[:2]):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(**mode)
            only = COLOURED if mode is MODES[1] else ()
            found += [f"{width} {mode} {slip}" for slip in slips(page, only=only)]
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("mode", MODES)
def test_no_state_has_a_fault(site: Site, open_page: OpenPage, width: int, mode: dict[str, Any]) -> None:
    page = open_page(f"{site.url}strategi/", width=width, **mode)
    page.locator(".term").first.click()
    found = slips(page, ".definition:popover-open")  # what it covers is measured without it
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("regioner")
    expect(page.locator(".search-results a").first).to_be_visible()
    found += slips(page)
    page.keyboard.press("Escape")
    if width == 320:
        page.locator(".menu-button").click()
        found += slips(page)
    assert found == []


@pytest.mark.parametrize("mode", MODES)
def test_no_state_of_a_translation_has_a_fault(small: Site, open_page: OpenPage, mode: dict[str, Any]) -> None:
    page, found = open_page(width=320, **mode), []
    for name in (WHOLE, MISSING, INCOMPLETE, OUTDATED):
        page.goto(f"{small.url}en/{name}/")
        found += slips(page)
    assert found == []


def test_a_fault_is_found(open_page: OpenPage) -> None:
    page = open_page()
    page.set_content('<html lang="en"><title>T</title><main><h1>T</h1><img src="data:,"></main>')
    assert [line.split()[1:4] for line in slips(page)] == [["violates", "image-alt:", "<img"]]
    page.set_content('<html lang="en"><title>T</title><p style="color: #888; background: #fff">Grey text</p><img>')
    assert [line.split()[1:3] for line in slips(page, only=COLOURED)] == [["violates", "color-contrast:"]]
