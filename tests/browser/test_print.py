"""A printed sheet leaves out what cannot be used on paper and says where it comes from."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage, Words
from browser.server import Site

LEFT_OUT = [".site-header button", ".languages", "#menu", "dialog.search", ".appearance", ".page-turning"]


@pytest.mark.parametrize("path", ["", "en/strategy/"])
def test_controls_are_left_out_and_the_address_is_printed(
    site: Site, open_page: OpenPage, words: dict[str, Words], path: str
) -> None:
    page = open_page(site.url + path)
    controls = page.locator(", ".join(LEFT_OUT)).filter(visible=True)
    line = page.locator(".print-only")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen")
        assert controls.count() > 3
        expect(line).to_be_hidden()
        page.emulate_media(media="print")
        expect(controls).to_have_count(0)
        expect(page.locator("h1")).to_be_visible()
        expect(line).to_be_visible()
    published = page.locator('link[rel="canonical"]').get_attribute("href") or ""
    assert published.startswith("https://") and published.endswith(f"/{path}")
    expect(line).to_contain_text(f"{published} ")
    expect(line).to_contain_text("English" if path.startswith("en/") else "dansk", ignore_case=True)
    expect(line.locator("time")).to_have_count(2)
    expect(line).to_contain_text(words["en" if path.startswith("en/") else "da"]["unofficial_title"])
    tops = [part.bounding_box() for part in (line, page.locator("h1"))]
    assert tops[0] and tops[1] and tops[0]["y"] + tops[0]["height"] < tops[1]["y"], "it stands on the first sheet"


def test_the_addresses_of_links_to_other_sites_are_written_out(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/")
    links = page.locator('.prose a[href^="http"]')
    written = "links => links.map((link) => getComputedStyle(link, '::after').content)"
    assert set(links.evaluate_all(written)) == {"none"}
    page.emulate_media(media="print")
    hrefs = links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert [text.replace('"', "").strip() for text in links.evaluate_all(written)] == [f"<{href}>" for href in hrefs]
    assert hrefs


def test_a_link_that_is_not_written_out_does_not_look_like_one(site: Site, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}strategi/")
    page.emulate_media(media="print")
    lines = "links => [...new Set(links.map((link) => getComputedStyle(link).textDecorationLine))]"
    assert page.locator('main a:not([href^="http"])').evaluate_all(lines) == ["none"]
    assert page.locator('main a[href^="http"]').evaluate_all(lines) == ["underline"]
