"""A glossary term in the text shows its definition in place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage
from browser.server import Site

WIDTHS = (320, 390, 640, 768, 1280)  # between a phone and a desk a definition begins to lie beside its term
TERM = re.compile(r'class="term" popovertarget="([\w-]+)"')
# Opens each term of a page at the edges of the screen and tells where its definition is not wholly in sight. On a
# narrow screen it lies at the foot of the screen wherever the term is.
OUT_OF_SIGHT = """terms => {
  const slips = [];
  const places = innerWidth < 640 ? ["end"] : ["start", "end"];
  for (const term of terms) for (const block of places) {
    term.scrollIntoView({ block });
    term.click();
    const definition = document.querySelector(".definition:popover-open");
    const { top, left, bottom, right } = definition.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const seen = top >= 0 && left >= 0 && bottom <= clientHeight && right <= clientWidth;
    if (!seen) slips.push(`${term.textContent} at the ${block}: ${[left, top, right, bottom].map(Math.round)}`);
    definition.hidePopover();
  }
  return slips;
}"""


def test_it_opens_by_key_closes_with_escape_and_gives_the_focus_back(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/")
    term, definition = page.locator(".term").first, page.locator(".definition").first
    page.locator("h1").click()
    for _ in range(30):
        page.keyboard.press("Tab")
        if term.evaluate("term => term === document.activeElement"):
            break
    expect(term).to_be_focused()
    expect(definition).to_be_hidden()
    page.keyboard.press("Enter")
    expect(definition).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition.locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(term).to_be_focused()


def test_it_opens_by_touch_and_closes_by_its_button_or_a_touch_beside_it(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}en/strategy/", width=390, has_touch=True, is_mobile=True)
    term, definition = page.locator(".term").first, page.locator(".definition").first
    term.tap()
    expect(definition).to_be_visible()
    definition.locator("button").tap()
    expect(definition).to_be_hidden()
    term.tap()
    expect(definition).to_be_visible()
    page.touchscreen.tap(5, 5)
    expect(definition).to_be_hidden()


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_definition_is_wholly_in_sight_on_every_width(site: Site, open_page: OpenPage, language: str) -> None:
    page = open_page()
    slips, seen = [], set[str]()
    for path in site.pages(language):
        new = set(TERM.findall(site.text(site.url + path))) - seen
        if not new:
            continue
        page.goto(site.url + path)
        terms = page.locator(", ".join(f'[popovertarget="{name}"].term' for name in new))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 640})
            slips += [f"{path} on {width} px: {slip}" for slip in terms.evaluate_all(OUT_OF_SIGHT)]
        seen |= new
    assert slips == []
    assert len(seen) > 10


def test_its_link_leads_to_the_glossary(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}en/strategy/")
    page.locator(".term").first.click()
    page.locator(".definition a").filter(visible=True).click()
    expect(page).to_have_url(f"{site.url}en/glossary/#indsatsomraade")
    expect(page.locator("#indsatsomraade")).to_be_in_viewport()


def test_it_closes_when_the_focus_goes_on_and_covers_nothing(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/")
    page.locator(".term").first.click()
    opened = page.locator(".definition:popover-open")
    expect(opened).to_have_count(1)
    page.locator(".site-footer a").first.focus()
    expect(opened).to_have_count(0)
