"""What makes the pages bearable: large targets, text that may grow and be spaced, edges that are seen, no motion."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import OpenPage
from browser.server import Site

KINDS = ["", "en/", "vision/", "maalsaetninger/", "strategi/", "strategi/forebyggelse/", "strategi/tidslinje/"]
KINDS += ["parter/", "ordliste/", "oversigt/", "oversaettelser/", "aendringer/", "en/about/", "kontakt/", "404.html"]
# Targets that a finger cannot hit: under 44 px in either direction (WCAG 2.5.5), but for links within a sentence.
SMALL = """controls => controls.filter((control) => {
  const { width, height } = (control.labels?.[0] ?? control).getBoundingClientRect();
  if (!width || width >= 43.5 && height >= 43.5) return false;
  const around = control.parentElement.closest("p, li, dd, td, dt, h1, h2, h3") ?? control.parentElement;
  const words = (element) => element.textContent.trim().length;
  const isWithin = getComputedStyle(control).display.startsWith("inline") && words(around) > words(control);
  return !isWithin;
}).map((control) => {
  const { width, height } = control.getBoundingClientRect();
  return `${control.outerHTML.slice(0, 90)}: ${Math.round(width)} × ${Math.round(height)}`;
})"""
# Text that is cut off or lies over other text, and a page that must be scrolled to the side.
LOST = """() => {
  const slips = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) slips.push(`is ${scrollWidth} px wide in ${clientWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || !/hidden|clip/.test(style.overflow) || style.position === "absolute") continue;
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (isCut && element.textContent.trim()) slips.push(`cuts ${element.outerHTML.slice(0, 90)}`);
  }
  const texts = [...document.querySelectorAll("h1, h2, h3, p, li > a, dd, dt, button")].filter((one) =>
    one.checkVisibility() && !one.closest("[popover], dialog") && getComputedStyle(one).position === "static");
  const boxes = texts.map((one) => [one, one.getBoundingClientRect()]);
  boxes.forEach(([one, a], place) => boxes.slice(place + 1, place + 6).forEach(([other, b]) => {
    if (one.contains(other)) return;
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 2 && y > 4) slips.push(`${one.textContent.slice(0, 40)} lies over ${other.textContent.slice(0, 40)}`);
  }));
  return slips;
}"""
# WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12 and words 0.16 of the font size.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
LARGE = "html { font-size: 200% !important }"
# The edges of what can be operated, and their contrast with what lies beside them (WCAG 1.4.11).
FAINT = """controls => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => parts(colour).slice(0, 3)
    .map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return controls.filter((control) => control.checkVisibility()).map((control) => {
    const style = getComputedStyle(control);
    const isEdged = parseFloat(style.borderTopWidth) && style.borderTopStyle !== "none";
    const edge = isEdged ? style.borderTopColor : ground(control);
    const [high, low] = [light(edge), light(ground(control.parentElement))].sort((one, other) => other - one);
    const hasEdge = edge !== ground(control.parentElement);
    return [control.outerHTML.slice(0, 80), hasEdge ? (high + 0.05) / (low + 0.05) : 21];
  }).filter(([, contrast]) => contrast < 3);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (list) => list.split(", ").some((time) => parseFloat(time) > 0);
  return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration))
    || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""
CONTROLS = "a[href], button, input, summary, select, textarea"


def on_each_page(page: Page, site: Site, ask: Any) -> list[str]:
    """Return what `ask` finds on each kind of page."""
    found = []
    for path in KINDS:
        page.goto(site.url + path)
        found += [f"{path}: {slip}" for slip in ask(page)]
    return found


@pytest.mark.parametrize("width", [320, 390])
def test_a_finger_hits_every_target(site: Site, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, has_touch=True, is_mobile=True)
    assert on_each_page(page, site, lambda page: page.locator(CONTROLS).evaluate_all(SMALL)) == []


@pytest.mark.parametrize(
    ("style", "width"), [("", 320), ("", 1280), (SPACED, 320), (SPACED, 1280), (LARGE, 640), (LARGE, 1280)]
)
def test_nothing_is_lost_when_text_is_spaced_or_twice_as_large(
    site: Site, open_page: OpenPage, style: str, width: int
) -> None:
    page = open_page(width=width, bypass_csp=True)

    def ask(page: Page) -> list[str]:
        if style:
            page.add_style_tag(content=style)
        return list(page.evaluate(LOST))

    assert on_each_page(page, site, ask) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edges_of_what_can_be_operated_are_seen(site: Site, open_page: OpenPage, scheme: Any) -> None:
    page = open_page(color_scheme=scheme)
    edged = "button, input:not([type=radio], [type=checkbox]), summary"

    def ask(page: Page) -> list[str]:
        page.keyboard.press("/")
        return [str(one) for one in page.locator(edged).evaluate_all(FAINT)]

    assert on_each_page(page, site, ask) == []


def test_nothing_moves_for_who_asks_for_that(site: Site, open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    assert on_each_page(page, site, lambda page: page.evaluate(MOVING)) == []


def test_without_a_stylesheet_the_page_reads_in_order(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/tidslinje/", width=390)
    page.evaluate("document.querySelector('style').remove()")
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "8px"
    heights = page.locator("header .brand, h1, main h2, footer h2").evaluate_all(
        "parts => parts.filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect().top)"
    )
    assert heights == sorted(heights)
    assert len(heights) > 4


@pytest.mark.parametrize(
    ("ask", "html"),
    [
        (SMALL, '<a href="/" style="display: block; width: 30px; height: 60px">A</a>'),
        (FAINT, '<button style="border: 1px solid #ccc; background: #fff">B</button>'),
    ],
)
def test_a_small_target_and_a_faint_edge_are_found(open_page: OpenPage, ask: str, html: str) -> None:
    page = open_page()
    page.set_content(f'<body style="background: #fff">{html}</body>')
    assert page.locator(CONTROLS).evaluate_all(ask)


@pytest.mark.parametrize(
    "html",
    [
        '<div style="width: 5em; overflow: hidden; white-space: nowrap">A text that does not fit in here</div>',
        '<p>One paragraph</p><p style="margin-top: -2em">Another one</p>',
        '<div style="width: 3000px">Wide</div>',
    ],
)
def test_lost_text_is_found(open_page: OpenPage, html: str) -> None:
    page = open_page()
    page.set_content(html)
    assert page.evaluate(LOST)


def test_motion_is_found(open_page: OpenPage) -> None:
    page = open_page()
    page.set_content('<p style="transition: color 1s">Text</p>')
    assert page.evaluate(MOVING)
