"""Without JavaScript every page can be read and every way through the site can be taken."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage
from browser.server import Site

SHOWN = ["h1", ".menu-button", ".languages a", ".search-link"]
HIDDEN = [".search-button", ".appearance", ".clock", "dialog.search", "#menu"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_shows_what_works_and_hides_what_does_not(site: Site, open_page: OpenPage, language: str) -> None:
    page = open_page(width=390, java_script_enabled=False)
    wrong, clocks = [], 0
    for path in site.pages(language):
        page.goto(site.url + path)
        wrong += [f"{path} lacks {part}" for part in SHOWN if not page.locator(part).first.is_visible()]
        wrong += [f"{path} shows {part}" for part in HIDDEN if page.locator(part).filter(visible=True).count()]
        clocks += page.locator(".clock").count()
    assert wrong == []
    assert clocks > 20


@pytest.mark.parametrize("home", ["", "en/"])
def test_menu_overview_and_language_switch_lead_on(site: Site, open_page: OpenPage, home: str) -> None:
    page = open_page(site.url + home, width=390, java_script_enabled=False)
    page.click(".menu-button")
    expect(page.locator("#menu")).to_be_visible()
    page.locator("#menu a").first.click()
    expect(page).to_have_url(f"{site.url}{home}vision/")
    expect(page.locator(".search-link")).to_have_text("Overview" if home else "Oversigt")
    page.click(".languages a")
    expect(page).to_have_url(f"{site.url}{'' if home else 'en/'}vision/")
    page.click(".search-link")
    expect(page.locator(".overview > li").first).to_be_visible()


def test_a_definition_opens_and_closes(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/", width=390, java_script_enabled=False)
    page.locator(".term").first.click()
    definition = page.locator(".definition").filter(visible=True)
    expect(definition).to_have_count(1)
    definition.locator("button").click()
    expect(definition).to_have_count(0)


def test_a_day_that_is_folded_opens_for_who_comes_for_it_and_is_printed(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}aendringer/", width=390, java_script_enabled=False)
    folded, lists = page.locator("details"), page.locator("details > ul")
    expect(lists.filter(visible=True)).to_have_count(0)
    day = lists.last.get_attribute("id")
    page.goto(f"{site.url}aendringer/#{day}")
    expect(folded.last).to_have_attribute("open", "")
    expect(folded.last.locator("h2")).to_be_in_viewport()
    expect(lists.filter(visible=True)).to_have_count(1)
    page.emulate_media(media="print")
    heights = lists.evaluate_all("lists => lists.map((list) => list.getBoundingClientRect().height)")
    assert len(heights) > 1
    assert min(heights) > 20
