"""What a reader is told of a translation that is missing, not complete or out of date."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import INCOMPLETE, MISSING, OUTDATED, WHOLE, OpenPage, Words
from browser.server import Site

# Each text of the page, seen or named, with the language in which it is read aloud.
READ_ALOUD = """elements => elements.flatMap((element) => {
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
  const language = element.closest("[lang]").lang;
  return [...own, element.ariaLabel ?? ""].map((text) => [text.trim(), language]);
})"""


@pytest.mark.parametrize(("name", "state"), [(MISSING, "missing"), (INCOMPLETE, "incomplete"), (OUTDATED, "outdated")])
def test_a_reader_is_told_first_of_all_in_english(
    small: Site, open_page: OpenPage, words: dict[str, Words], name: str, state: str
) -> None:
    page = open_page(f"{small.url}en/{name}/", width=390)
    notice = page.locator("main > :first-child")
    expect(notice).to_be_in_viewport(ratio=1)
    expect(notice).to_have_accessible_name(words["en"][f"translation_{state}_title"])
    expect(notice).to_contain_text(words["en"][f"translation_{state}"].format(language="Danish"))
    assert notice.evaluate("notice => notice.closest('[lang]').lang") == "en"
    notice.locator("a").last.click()
    expect(page).to_have_url(f"{small.url}{name}/")


@pytest.mark.parametrize(
    ("name", "read", "address"),
    [(INCOMPLETE, ["To", "da"], f"{INCOMPLETE}/#to"), (OUTDATED, ["Two", "en"], f"en/{OUTDATED}/#to")],
)
def test_the_section_concerned_is_named_and_linked_where_it_can_be_read(
    small: Site, open_page: OpenPage, name: str, read: list[str], address: str
) -> None:
    page = open_page(f"{small.url}en/{name}/")
    link = page.locator(".notice li a")
    expect(link).to_have_count(1)
    assert link.evaluate("link => [link.textContent, link.closest('[lang]').lang]") == read
    link.click()
    expect(page).to_have_url(small.url + address)
    expect(page.locator("#to")).to_be_in_viewport()


def test_a_translation_that_is_current_and_the_source_carry_no_notice(small: Site, open_page: OpenPage) -> None:
    page = open_page()
    for path in (f"en/{WHOLE}/", f"{MISSING}/", f"{OUTDATED}/"):
        page.goto(small.url + path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".notice.translation")).to_have_count(0)


def test_on_a_page_that_is_not_translated_each_text_is_read_aloud_in_its_own_language(
    small: Site, open_page: OpenPage, words: dict[str, Words]
) -> None:
    page = open_page(f"{small.url}en/{MISSING}/")
    assert page.locator("html").get_attribute("lang") == "en"
    read = [tuple(pair) for pair in page.locator("body *").evaluate_all(READ_ALOUD)]
    danish = ["Titel", "Om et", "Et", "To", "Tekst.", "Et ord."]
    assert [text for text in danish if (text, "da") not in read or (text, "en") in read] == []
    known = {word.format(term="Ord") for word in words["en"].values() if "{" not in word or "{term}" in word}
    english = {pair for pair in read if pair[0] in known - set(words["da"].values())}
    assert english
    assert {text for text, language in english if language != "en"} == set()
