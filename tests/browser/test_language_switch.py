"""The language switch leads to the same page, and the same section, in the other language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.server import Site

SECTION = re.compile(r'<h[23] id="([\w-]+)"')


def twin(page: Page, language: str) -> str:
    """Return the address of the page in another language, as its head tells search engines."""
    link = page.locator(f'link[rel="alternate"][hreflang="{language}"]')
    return link.get_attribute("href") or ""


def switch(page: Page, language: str) -> str:
    """Follow the language switch and return the address to which it led."""
    with page.expect_navigation():
        page.click(f'.languages a[hreflang="{language}"]')
    return page.url


def test_every_page_leads_to_its_twin_and_the_section_in_its_address_and_back(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    wrong, reached, sections = [], [], 0
    for path in site.content_pages("da"):
        names = SECTION.findall(site.text(site.url + path))
        section = f"#{names[-1]}" if names else ""
        start = site.url + path + section
        page.goto(start)
        wanted = twin(page, "en") + section
        if switch(page, "en") != wanted or not page.locator(section or "main").count():
            wrong.append(f"{start} leads to {page.url}")
        reached.append(page.url.removeprefix(site.url).removesuffix(section))
        if twin(page, "da") + section != start or switch(page, "da") != start:
            wrong.append(f"{wanted} leads to {page.url}")
        sections += bool(section)
    assert wrong == []
    assert sorted(reached) == sorted(site.content_pages("en"))
    assert sections > 10


@pytest.mark.parametrize(("path", "other"), [("vision/", "en"), ("en/vision/", "da")])
def test_the_section_scrolled_to_is_the_one_reached(site: Site, open_page: OpenPage, path: str, other: str) -> None:
    page = open_page(site.url + path)
    link = page.locator(f'.languages a[hreflang="{other}"]')
    wanted = twin(page, other)
    section = page.locator("main h2[id]").nth(2)
    name = section.get_attribute("id")
    section.evaluate("heading => heading.scrollIntoView()")
    link.evaluate("link => link.click()")  # a mouse would first scroll back to the link
    expect(page).to_have_url(f"{wanted}#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_from_the_top_of_a_page_it_leads_to_the_top(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}vision/")
    assert switch(page, "en") == f"{site.url}en/vision/"
    assert page.evaluate("scrollY") == 0
