"""The whole page can be worked from the keyboard, and it is always seen where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.server import Site

STOPS = 300
# What has the focus, and why it could not be seen: its ring against the colour that the ring lies on, and its place.
FOCUSED = r"""() => {
  const element = document.activeElement;
  if (element === document.body || window.reached?.has(element)) return null;
  (window.reached ??= new Set()).add(element);
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => channels(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
  let ground = parseFloat(outlineOffset) < 0 ? element : element.parentElement;
  const opaque = (node) => (channels(getComputedStyle(node).backgroundColor)[3] ?? 1) === 1;
  while (ground.parentElement && !opaque(ground)) ground = ground.parentElement;
  const [less, more] = [outlineColor, getComputedStyle(ground).backgroundColor].map(luminance).sort((a, b) => a - b);
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    name: (element.ariaLabel || element.textContent.trim() || element.value || element.tagName).slice(0, 40),
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    contrast: (more + 0.05) / (less + 0.05),
    seen: top >= -1 && left >= -1 && bottom <= clientHeight + 1 && right <= clientWidth + 1,
  };
}"""
NOT_REACHED = """elements => elements
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !window.reached.has(element))
  .filter((element) => element.type !== "radio" || element.checked)
  .map((element) => element.outerHTML.slice(0, 80))"""


def tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the end of the page and tell of each element on the way."""
    stops: list[dict[str, Any]] = []
    while len(stops) < STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("path", ["", "en/strategy/"])
def test_the_skip_link_comes_first_and_leads_to_the_content(site: Site, open_page: OpenPage, path: str) -> None:
    page = open_page(site.url + path)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main a, main button").first).to_be_focused()


@pytest.mark.parametrize("path", ["", "en/strategy/"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_tab_reaches_everything_and_it_is_seen_where_one_is(
    site: Site, open_page: OpenPage, path: str, scheme: str, width: int
) -> None:
    page = open_page(site.url + path, width=width, color_scheme=scheme)
    stops = tab_through(page)
    assert 20 < len(stops) < STOPS
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [(stop["name"], round(stop["contrast"], 1)) for stop in stops if stop["contrast"] < 3] == []
    controls = page.locator("a[href], button, input, summary, [tabindex='0']")
    assert controls.evaluate_all(NOT_REACHED) == []
