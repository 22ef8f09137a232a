"""An address that is not there is answered in the language of the address, with links that lead on."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage
from browser.server import Site

HREFS = "links => links.map(({ href }) => href)"


@pytest.mark.parametrize("place", ["site", "site_below"])
@pytest.mark.parametrize(("language", "home"), [("da", ""), ("en", "en/")])
def test_it_is_shown_whole_and_its_links_work_at_any_depth(
    request: pytest.FixtureRequest, open_page: OpenPage, place: str, language: str, home: str
) -> None:
    site: Site = request.getfixturevalue(place)
    page = open_page()
    answers: dict[str, int] = {}
    page.on("response", lambda answer: answers.update({answer.url: answer.status}))
    for path in (f"{home}findes-ikke/", f"{home}a/b/c/not-here"):
        page.goto(site.url + path)
        assert answers.pop(site.url + path) == 404
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_be_visible()
        hrefs = {urldefrag(href)[0] for href in page.locator("a").evaluate_all(HREFS)} - {site.url + path}
        own = {href for href in hrefs if href.startswith(site.url)}
        assert len(own) > 10
        assert {href for href in hrefs - own if "127.0.0.1" in href} == set()
        assert [href for href in own if page.request.get(href).status != 200] == []
    assert len(answers) > 3
    assert {url: status for url, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize(("path", "query"), [("a/b/c/findes-ikke", "vision"), ("en/a/b/c/not-here", "vision")])
def test_its_search_works_from_a_deep_address_below_a_path(
    site_below: Site, open_page: OpenPage, path: str, query: str
) -> None:
    page = open_page(site_below.url + path)
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator(".search-results a").first).to_be_visible()
    page.locator(".search-results a").first.click()
    home = site_below.url + ("en/" if path.startswith("en/") else "")
    assert page.url.startswith(home)
    expect(page.locator("body")).not_to_have_class("page not-found")
