"""Another authority's site in a browser: four languages, one of them from right to left, below a path."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

import another_site
import small_site
from browser.conftest import OpenPage
from browser.server import Site
from browser.test_axe import slips
from browser.test_comfort import LOST, SPACED
from browser.test_every_page import visit, watch
from browser.test_search import find, start
from conftest import AnotherSite

HOMES = {"fi": "", "sv": "sv/", "en": "en/", "ar": "ar/"}
PROMISES = {"fi": "tavoitteet/", "sv": "sv/loften/", "en": "en/promises/", "ar": "ar/promises/"}
# What is typed, and where the hit that is found by it leads; the first three are not the form that the page has.
FINDS = {"fi": "lupauksemme", "sv": "löftet", "en": "promised", "ar": "العلاج"}
NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English", "ar": "العربية"}
# How far each part, and the first line in it, begins from the side on which its language begins.
STARTS = """([selectors, isMirrored]) => selectors.flatMap((selector) => {
  const part = document.querySelector(selector);
  const within = document.createRange();
  within.selectNodeContents(part);
  return [part.getBoundingClientRect(), within.getClientRects()[0]].map(({ left, right }) => {
    return Math.round(isMirrored ? document.documentElement.clientWidth - right : left);
  });
})"""
PARTS = [".brand", "main h1", ".admonition", ".prose", ".prose > h2", ".prose ol li", "thead th", "td"]
PARTS += [".contents", ".contents a", ".facts", ".notice", "summary", ".prose li li", ".page-turning a", "footer h2"]
ON_A_PHONE = [".menu-button", ".languages li"]  # they stand in rows as long as their words on a wide screen
SHADOW = "one => getComputedStyle(one).boxShadow.match(/-?[0-9]+px/)[0]"  # how far it lies to the right


@pytest.fixture(scope="module")
def site(another_policy: AnotherSite) -> Iterator[Site]:
    """Serve the site below the path for which it was built."""
    with Site(another_policy.folder / "site", another_site.PREFIX) as served:
        yield served


@pytest.fixture(scope="module")
def own_words(another_policy: AnotherSite) -> dict[str, dict[str, str]]:
    """Return the words of the site's copy of the theme by language."""
    folder = another_policy.folder / "overrides" / "strings"
    return {name: yaml.safe_load((folder / f"{name}.yml").read_text("utf-8"))["words"] for name in HOMES}


def test_every_page_loads_whole_is_quiet_and_fits_320_px(site: Site, open_page: OpenPage) -> None:
    page = open_page(width=320, height=640)
    seen = watch(page, site.url)
    paths = [path for language in HOMES for path in site.pages(language)]
    for path in paths:
        seen += visit(page, site.url + path)
    assert len(paths) == 40
    assert seen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_from_right_to_left_has_a_fault(site: Site, open_page: OpenPage, scheme: Any) -> None:
    page, found = open_page(width=320, color_scheme=scheme), []
    for path in site.pages("ar"):
        page.goto(site.url + path)
        found += slips(page)
    assert found == []


@pytest.mark.parametrize(("style", "width"), [("", 1280), (SPACED, 320)])
def test_no_text_is_cut_off_from_right_to_left(site: Site, open_page: OpenPage, style: str, width: int) -> None:
    page, found = open_page(width=width, bypass_csp=True), []
    for path in site.pages("ar"):
        page.goto(site.url + path)
        if style:
            page.add_style_tag(content=style)
        found += page.evaluate(LOST)
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_from_right_to_left_each_part_is_mirrored(site: Site, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.route("**/*.woff2", lambda route: route.abort())  # it may be late on one of the two pages
    parts = PARTS + (ON_A_PHONE if width < 1000 else [])
    starts = []
    for language in ("en", "ar"):
        page.goto(site.url + PROMISES[language])
        is_mirrored = page.locator("html").get_attribute("dir") == "rtl"
        found = page.evaluate(STARTS, [parts, is_mirrored])
        starts.append(list(zip(parts, found[::2], found[1::2], strict=True)))
    assert is_mirrored
    assert starts[1] == starts[0]


def test_from_right_to_left_what_no_logical_property_turns_is_turned(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}ar/glossary/")
    motif = page.locator(".motif")
    assert motif.evaluate("one => one.getBoundingClientRect().left") == 0
    assert motif.evaluate("one => getComputedStyle(one).scale") == "-1 1"
    assert page.locator(".section-pages [aria-current]").evaluate(SHADOW) == "-4px"
    assert page.locator("h1").evaluate("one => getComputedStyle(one).letterSpacing") in {"normal", "0px"}
    first, second = (page.locator(".breadcrumbs li").nth(number).bounding_box() for number in (0, 1))
    assert first and second
    assert first["x"] > second["x"]
    page.goto(f"{site.url}ar/promises/")
    page.locator(".term").first.click()
    edge = "one => one.getBoundingClientRect().right"
    edges = [page.locator(one).first.evaluate(edge) for one in (".term", ".definition:popover-open")]
    assert abs(edges[0] - edges[1]) <= 1
    page.goto(f"{site.url}en/glossary/")
    assert page.locator(".section-pages [aria-current]").evaluate(SHADOW) == "4px"


def test_the_search_and_the_menu_are_mirrored(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}ar/promises/", width=390)
    page.locator(".search-button").click()
    page.locator("#search-field").fill(FINDS["ar"])
    expect(page.locator(".search-results a").first).to_be_visible()
    field, button = (page.locator(one).bounding_box() for one in ("#search-field", ".search-close"))
    assert field and button
    assert button["x"] + button["width"] < field["x"]
    assert page.evaluate(LOST) == []
    assert slips(page, "dialog") == []
    page.keyboard.press("Escape")
    page.locator(".menu-button").click()
    assert page.locator("#menu [aria-current]").evaluate(SHADOW) == "-4px"
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_languages_lead_to_one_another_and_to_the_same_section(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}{PROMISES['fi']}#palaute")
    seen = watch(page, site.url)
    for language in ("sv", "en", "ar", "fi"):
        switch = page.locator(".languages")
        assert switch.locator("a").all_text_contents() == [
            name for one, name in NAMES.items() if one != page.locator("html").get_attribute("lang")
        ]
        switch.get_by_text(NAMES[language], exact=True).click()
        expect(page).to_have_url(f"{site.url}{PROMISES[language]}#palaute")
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert seen == []


@pytest.mark.parametrize("language", HOMES)
def test_the_search_finds_a_word_of_each_language(
    site: Site, open_page: OpenPage, own_words: dict[str, dict[str, str]], language: str
) -> None:
    page = open_page(site.url + HOMES[language])
    seen = watch(page, site.url)
    hits = find(page, FINDS[language], own_words[language])
    assert any(hit.startswith(site.url + PROMISES[language]) for hit in hits)
    titles = page.locator(".search-results strong").all_text_contents()
    assert [title for title in titles if len({*title.split(" – ")}) < len(title.split(" – "))] == []
    assert seen == []


@pytest.mark.parametrize("language", HOMES)
def test_an_address_that_is_not_there_gets_a_page_in_its_language(
    site: Site, open_page: OpenPage, language: str
) -> None:
    page = open_page()
    answer = page.goto(f"{site.url}{HOMES[language]}a/deep/address/")
    assert answer
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").startswith("Figtree")
    assert page.evaluate("document.fonts.check('16px Figtree')")
    page.locator(".page-head li a").first.click()
    expect(page).to_have_url(site.url + HOMES[language])


def test_what_is_folded_is_read_on_paper(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}en/promises/")
    folded = page.locator("details p").first
    assert not folded.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    page.emulate_media(media="print")
    assert folded.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")


def test_the_search_works_in_a_language_without_stemming_and_in_one_without_pages(
    open_page: OpenPage, tmp_path: Path
) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    strings = (overrides / "strings" / "en.yml").read_text("utf-8")
    for locale in ("is", "he"):
        (overrides / "strings" / f"{locale}.yml").write_text(strings.replace("en_GB", locale), "utf-8")
    languages = [{"locale": locale, "name": locale, "default": locale == "en"} for locale in ("en", "is", "he")]
    plugins = [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": languages}}]
    files = {"en/index.md": small_site.page("Home"), "is/index.md": small_site.page("Heim", "# Heim\n\nHeilsa.\n")}
    owner = {"name": dict.fromkeys(("en", "is", "he"), "Owner"), "email": "a@b.example", "url": "https://b.example/"}
    extra = {"responsible": owner}
    folder = small_site.write(tmp_path / "site", files, plugins=plugins, extra=extra, **small_site.theme(overrides))
    done = small_site.build(folder)
    assert (done.returncode, done.stderr) == (0, "")
    with Site(folder / "site") as small:
        page = open_page()
        seen = watch(page, small.url)
        page.goto(f"{small.url}is/")
        assert find(page, "heilsa", small_site.words("en")) == [f"{small.url}is/"]
        page.goto(f"{small.url}he/")
        start(page)
        page.keyboard.type("heilsa")
        expect(page.locator("dialog [role=status]")).not_to_be_empty()
    assert seen == []
