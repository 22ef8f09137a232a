"""The two clocks of a page, which choose their words by the reader's own day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

import dates
from browser.conftest import OpenPage, Words
from browser.server import Site

PAGES = {"da": "strategi/", "en": "en/strategy/"}
STATES = [
    ("2018-01-14", "clock_before"),
    ("2020-06-01", "clock_running"),
    ("2022-12-31", "clock_running"),
    ("2023-06-01", "clock_continued"),
    ("2026-01-01", "clock_over"),
]
# As far ahead of any server as a reader can be, and nearly as far behind.
ZONES = [("da", "Pacific/Kiritimati", "+14:00"), ("en", "Pacific/Honolulu", "-10:00")]
SHIFTS = """async () => {
  const found = [];
  const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  return [...found, ...observer.takeRecords()].map(({ value }) => value);
}"""


def on(page: Page, day: str, url: str) -> None:
    """Open a page at noon of a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(url)


def shown(part: Locator) -> list[str]:
    """Return the states of the clock in a part of the page that can be seen."""
    return part.locator("[data-until]").filter(visible=True).all_inner_texts()


def fact(page: Page, name: str) -> Locator:
    """Return what the page's facts say under a name."""
    return page.locator(".facts dt", has_text=name).locator("xpath=following-sibling::dd[1]")


def review(page: Page, words: Words) -> tuple[date, date, Locator]:
    """Return when a page was last reviewed, when the next review is due, and the clock beside it."""
    reviewed, due = fact(page, words["facts_reviewed"]), fact(page, words["facts_due"])
    last, following = (line.locator("time").get_attribute("datetime") or "" for line in (reviewed, due))
    return date.fromisoformat(last), date.fromisoformat(following), due.locator(".clock")


@pytest.mark.parametrize(("language", "path"), PAGES.items())
def test_the_period_is_to_come_in_force_continued_or_over(
    site: Site, open_page: OpenPage, words: dict[str, Words], language: str, path: str
) -> None:
    page = open_page(timezone_id="Europe/Copenhagen")
    found = []
    for day, _ in STATES:
        on(page, day, site.url + path)
        found.append((day, shown(fact(page, words[language]["facts_period"]))))
    assert found == [(day, [words[language][state]]) for day, state in STATES]


@pytest.mark.parametrize(("language", "zone", "offset"), ZONES)
def test_a_review_is_on_time_on_the_day_it_is_due_and_overdue_the_day_after(
    site: Site, open_page: OpenPage, words: dict[str, Words], language: str, zone: str, offset: str
) -> None:
    page = open_page(site.url + PAGES[language], timezone_id=zone)
    reviewed, due, clock = review(page, words[language])
    assert due == dates.add_months(reviewed, 12)
    late = due + timedelta(days=1)
    for moment, state in [(f"{due}T23:59:59", "clock_on_time"), (f"{late}T00:00:00", "clock_late")]:
        page.clock.set_fixed_time(moment + offset)
        page.reload()
        assert shown(clock) == [words[language][state]]


@pytest.mark.parametrize(("language", "path"), PAGES.items())
def test_the_dates_stand_in_the_text_without_script(
    site: Site, open_page: OpenPage, words: dict[str, Words], language: str, path: str
) -> None:
    page = open_page(site.url + path, java_script_enabled=False)
    reviewed, due, _ = review(page, words[language])
    region = {"da": "da_DK", "en": "en_GB"}[language]
    facts = page.locator(".facts")
    for day in (reviewed, due):
        expect(facts).to_contain_text(dates.format_span(day.isoformat(), region, []))
    for year in ("2018", "2022", "2024"):
        expect(facts).to_contain_text(year)


@pytest.mark.parametrize("width", [390, 1280])
def test_choosing_a_state_moves_nothing(site: Site, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, height=8000)
    # One visit can have the typeface in time and the next not; here each goes without.
    page.route("**/*.woff2", lambda route: route.abort())
    sizes = set()
    for day, _ in STATES:
        on(page, day, f"{site.url}strategi/")
        expect(page.locator(".facts .clock").first).to_be_in_viewport()
        assert page.evaluate(SHIFTS) == []
        sizes.add(tuple(page.locator(".facts .clock").first.bounding_box().items()))  # type: ignore[union-attr]
    assert len(sizes) == 1
