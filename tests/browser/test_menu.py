"""The menu: folded behind a button on a phone, in sight on a wide screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage
from browser.server import Site

LANGUAGES = pytest.mark.parametrize("home", ["", "en/"])


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_on_a_phone_it_opens_by_key_closes_with_escape_and_gives_the_focus_back(
    site: Site, open_page: OpenPage, key: str
) -> None:
    page = open_page(site.url, width=390)
    menu, button = page.locator("#menu"), page.locator(".menu-button")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press(key)
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


@LANGUAGES
def test_on_a_phone_it_opens_by_touch_and_its_links_lead_on(site: Site, open_page: OpenPage, home: str) -> None:
    page = open_page(site.url + home, width=390, has_touch=True, is_mobile=True)
    menu = page.locator("#menu")
    page.locator(".menu-button").tap()
    expect(menu).to_be_visible()
    for link in menu.locator("a").all():
        expect(link).to_be_in_viewport(ratio=1)
    address = menu.locator("a").last.evaluate("link => link.href")
    menu.locator("a").last.tap()
    expect(page).to_have_url(address)
    expect(menu).to_be_hidden()


def test_on_a_wide_screen_it_is_always_in_sight_and_has_no_button(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.url, width=1280)
    expect(page.locator(".menu-button")).to_be_hidden()
    for link in page.locator("#menu a").all():
        expect(link).to_be_in_viewport(ratio=1)


@LANGUAGES
def test_it_marks_the_page_that_is_shown_or_the_section_that_it_is_in(
    site: Site, open_page: OpenPage, home: str
) -> None:
    page = open_page(site.url + home)
    marked = page.locator("#menu [aria-current]")
    expect(marked).to_have_count(0)
    for address in page.locator("#menu a").evaluate_all("links => links.map(({ href }) => href)"):
        page.goto(address)
        assert marked.evaluate_all("links => links.map(({ href }) => href)") == [address]
        assert marked.get_attribute("aria-current") == "page"
    below = next(path for path in site.content_pages("en" if home else "da") if path.removeprefix(home).count("/") > 1)
    page.goto(site.url + below)
    section = f"{site.url}{below.rstrip('/').rpartition('/')[0]}/"
    assert marked.evaluate_all("links => links.map(({ href }) => href)") == [section]
    assert marked.get_attribute("aria-current") == "true"
