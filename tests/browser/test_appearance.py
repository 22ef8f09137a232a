"""Light, dark or as the device: the reader's choice is kept, and nothing is stored before there is one."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.server import Site

Scheme = Literal["light", "dark"]


def paper(page: Page) -> str:
    """Return the colour behind the page."""
    return str(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))


def stored(page: Page) -> Any:
    """Return all that the site has stored in the browser."""
    return page.evaluate("({ ...localStorage })")


def choose(page: Page, value: str) -> None:
    """Choose an appearance in the footer."""
    page.locator(f'.appearance input[value="{value}"]').check()


def test_without_a_choice_it_follows_the_device_and_stores_nothing(site: Site, open_page: OpenPage) -> None:
    light, dark = (open_page(site.url, color_scheme=scheme) for scheme in ("light", "dark"))
    assert paper(light) != paper(dark)
    assert stored(light) == stored(dark) == {}
    light.emulate_media(color_scheme="dark")
    assert paper(light) == paper(dark)


@pytest.mark.parametrize(("device", "choice"), [("light", "dark"), ("dark", "light")])
def test_a_choice_is_shown_stored_and_kept_until_the_device_is_chosen_again(
    site: Site, open_page: OpenPage, device: Scheme, choice: Scheme
) -> None:
    page = open_page(site.url, color_scheme=device)
    root, before = page.locator("html"), paper(page)
    chosen = open_page(site.url, color_scheme=choice)
    choose(page, choice)
    assert stored(page) == {"appearance": choice}
    for address in (site.url, f"{site.url}en/vision/"):
        expect(root).to_have_attribute("data-appearance", choice)
        assert paper(page) == paper(chosen) != before
        page.goto(address)
    expect(page.locator(f'.appearance input[value="{choice}"]')).to_be_checked()
    choose(page, "device")
    assert stored(page) == {}
    assert root.get_attribute("data-appearance") is None
    assert paper(page) == before
    page.reload()
    assert paper(page) == before


def test_where_the_browser_keeps_nothing_the_page_still_works(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(f"{site.url}strategi/")
    expect(page.locator(".facts [data-until]").filter(visible=True)).to_have_count(2)
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("Escape")
    choose(page, "dark")
    expect(page.locator("html")).to_have_attribute("data-appearance", "dark")
