"""The language switch leads to the same page, and the same section, in the other language."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import OpenPage
from browser.server import Site

SECTION = re.compile(r'<h[23] id="([\w-]+)"')
LEADS_TO = """link => {
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  return link.href;
}"""


def switch(page: Page) -> Locator:
    """Return the link to the page in the other language."""
    return page.locator(".languages a")


def twin(page: Page, language: str) -> str:
    """Return the address, on this host, of the page in another language, as its head tells search engines."""
    link = page.locator(f'link[rel="alternate"][hreflang="{language}"]')
    return urljoin(page.url, urlsplit(link.get_attribute("href") or "").path)


def test_every_page_leads_to_its_twin_and_to_the_section_in_the_address(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    leads, wrong, sections = {}, [], 0
    for language, other in (("da", "en"), ("en", "da")):
        for path in site.content_pages(language):
            names = SECTION.findall(site.text(site.url + path))
            section = f"#{names[-1]}" if names else ""
            page.goto(site.url + path + section, wait_until="domcontentloaded")
            address = leads[page.url] = str(switch(page).evaluate(LEADS_TO))
            if address != twin(page, other) + section or (names and f' id="{names[-1]}"' not in site.text(address)):
                wrong.append(f"{page.url} leads to {address}")
            sections += bool(names)
    assert wrong == []
    assert {start: leads[address] for start, address in leads.items()} == {start: start for start in leads}
    assert sections > 20


@pytest.mark.parametrize(("path", "other"), [("vision/", "en"), ("en/vision/", "da")])
def test_the_section_scrolled_to_is_the_one_reached(site: Site, open_page: OpenPage, path: str, other: str) -> None:
    page = open_page(site.url + path)
    wanted = twin(page, other)
    section = page.locator("main h2[id]").nth(2)
    name = section.get_attribute("id")
    section.evaluate("heading => heading.scrollIntoView()")
    switch(page).evaluate("link => link.click()")  # a mouse would first scroll back to the link
    expect(page).to_have_url(f"{wanted}#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_from_the_top_of_a_page_it_leads_to_the_top_and_back(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}vision/", height=3000)  # so high that its sections are in sight from the top
    switch(page).click()
    expect(page).to_have_url(f"{site.url}en/vision/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("scrollY") == 0
    switch(page).press("Enter")
    expect(page).to_have_url(f"{site.url}vision/")
