"""Search: loaded when used, worked by keys, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Locator, Page, Route, expect

import small_site
from browser.conftest import OpenPage, Words
from browser.server import Site

# What is typed, and a word of a page that is found by it.
FINDS = [
    (
        "da",
        {
            "regioner": "regionernes",
            "sundhedsraad": "sundhedsråd",
            "oekonomiaftale": "økonomiaftale",
            "journal": "sundhedsjournalen",
        },
    ),
    ("en", {"region": "regions"}),
]
# What stands from the heading with an id up to the next one with an id; without an id, all that the page says.
SECTION = """(id) => {
  const main = document.querySelector("main");
  const start = id && document.getElementById(id);
  const said = (part) => {
    part.querySelectorAll("sup").forEach((note) => note.remove());
    return part.textContent;
  };
  if (!start) return said(main);
  const all = [...main.querySelectorAll(":is(h1, h2, h3, h4)[id]")];
  const end = all[all.indexOf(start) + 1];
  const range = document.createRange();
  range.setStartBefore(start);
  if (end) range.setEndBefore(end);
  else range.setEndAfter(main);
  return said(range.cloneContents());
}"""
NOWHERE = "xyzzy $&"  # the sign would stand for a match in a replacement
HOMES = {"da": "", "en": "en/"}
# In Pagefind's place: finds nothing, and keeps what it was asked.
ENGINE = """globalThis.queries = [];
export const init = async () => {};
export const search = async (query) => ({ results: [], asked: queries.push(query) });
"""


def flat(text: str) -> str:
    """Return the letters of a text alone, as an excerpt may have other signs between them."""
    return re.sub(r"[\W_]+", "", text).lower()


def start(page: Page) -> Locator:
    """Open the search with its key and return its status line."""
    page.keyboard.press("/")
    expect(page.locator("#search-field")).to_be_focused()
    return page.locator("dialog.search [role=status]")


def find(page: Page, query: str, words: Words) -> list[str]:
    """Search from the keyboard, wait until the status line tells of hits, and return where they lead."""
    status = start(page)
    page.keyboard.type(query)
    patterns = [re.escape(words[f"search_status_{number}"]) for number in ("one", "many")]
    pattern = "|".join(patterns).replace(r"\{count\}", r"\d+").replace(r"\{query\}", re.escape(query))
    expect(status).to_have_text(re.compile(pattern))
    return [str(link.evaluate("link => link.href")) for link in page.locator(".search-results a").all()]


@pytest.fixture(scope="module")
def two_forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a site on which one page has the only form of a word, and it is not the form that is looked for."""
    files = {
        "da/index.md": small_site.page("Forside"),
        "da/samarbejde.md": small_site.page("Samarbejde", "# Samarbejde\n\nDet er regionernes opgave.\n"),
        "en/index.md": small_site.page("Front page"),
        "en/samarbejde.md": small_site.page("Cooperation", "# Cooperation\n\nIt is what regions do.\n"),
    }
    folder = small_site.write(tmp_path_factory.mktemp("small"), files)
    done = small_site.build(folder)
    assert done.returncode == 0, done.stderr
    with Site(folder / "site") as small:
        yield small


@pytest.mark.parametrize(("language", "finds"), FINDS)
def test_it_finds_other_forms_and_spellings_in_the_language_of_the_page(
    site: Site, open_page: OpenPage, words: dict[str, Words], language: str, finds: dict[str, str]
) -> None:
    page = open_page()
    own = site.content_pages(language)
    for query, word in finds.items():
        page.goto(site.url + HOMES[language])
        hits = find(page, query, words[language])
        assert any(word in site.text(hit).lower() for hit in hits), query
        assert [hit for hit in hits if urldefrag(hit)[0].removeprefix(site.url) not in own] == []


def test_a_hit_shows_the_text_of_the_section_that_it_leads_to(
    site: Site, open_page: OpenPage, words: dict[str, Words]
) -> None:
    page = open_page(site.url)
    hits = find(page, "min læge", words["da"])
    shown = [hit.locator("span").inner_text() for hit in page.locator(".search-results li").all()]
    assert any("#" in hit for hit in hits)
    for hit, text in zip(hits, shown, strict=True):
        page.goto(hit)
        section = page.evaluate(SECTION, urldefrag(hit)[1])
        middle = len(flat(text)) // 2  # what stands around may begin before the section
        assert flat(text)[middle - 10 : middle + 10] in flat(section), hit


@pytest.mark.parametrize(("home", "query"), [("", "regioner"), ("en/", "region")])
def test_a_page_with_another_form_of_the_word_is_the_one_hit(
    two_forms: Site, open_page: OpenPage, words: dict[str, Words], home: str, query: str
) -> None:
    page = open_page(two_forms.url + home)
    own_words = words["en" if home else "da"]
    assert [urldefrag(hit)[0] for hit in find(page, query, own_words)] == [f"{two_forms.url}{home}samarbejde/"]
    expect(page.locator("dialog [role=status]")).to_have_text(own_words["search_status_one"].format(query=query))


def test_a_compound_is_shown_as_the_page_has_it(site: Site, open_page: OpenPage, words: dict[str, Words]) -> None:
    page = open_page(site.url)
    find(page, "journal", words["da"])
    shown = page.locator(".search-results").inner_text()
    assert "Sundhedsjournalen" in shown
    assert "patientjournal" in shown


def test_a_page_that_is_found_as_a_whole_has_its_own_address(
    site: Site, open_page: OpenPage, words: dict[str, Words]
) -> None:
    page = open_page(site.url)
    assert f"{site.url}strategi/forebyggelse/" in find(page, "forebyggelse", words["da"])


def test_nothing_of_it_is_loaded_before_it_is_used(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url, wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url] == []
    with page.expect_request(re.compile(r"/pagefind/[0-9a-f]{10}/pagefind\.js$")):
        start(page)


def test_what_is_typed_while_it_loads_is_looked_up_once(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.url)
    held: list[Route] = []
    page.route("**/pagefind.js", lambda route: held.extend([route]))
    with page.expect_request("**/pagefind.js"):
        status = start(page)
    page.keyboard.type("region")
    held[0].fulfill(content_type="text/javascript", body=ENGINE)
    expect(status).not_to_be_empty()
    page.keyboard.type("er")
    page.wait_for_function("() => globalThis.queries.includes('regioner')")
    assert page.evaluate("queries") == ["region", "regione", "regioner"]


@pytest.mark.parametrize(("language", "query"), [("da", "regioner"), ("en", "region")])
def test_it_works_below_a_path(
    site_below: Site, open_page: OpenPage, words: dict[str, Words], language: str, query: str
) -> None:
    page = open_page(f"{site_below.url}{HOMES[language]}")
    hits = find(page, query, words[language])
    assert all(hit.startswith(site_below.url + HOMES[language]) for hit in hits)
    page.keyboard.press("Enter")
    expect(page).to_have_url(hits[0])
    assert page.reload().ok  # type: ignore[union-attr]


def test_arrows_move_through_the_hits_and_enter_opens_the_one_that_has_the_focus(
    site: Site, open_page: OpenPage, words: dict[str, Words]
) -> None:
    page = open_page(site.url)
    hits = find(page, "regioner", words["da"])
    links = page.locator(".search-results a")
    for key, focused in [("Down", links.nth(0)), ("Down", links.nth(1)), ("Up", links.nth(0))]:
        page.keyboard.press(f"Arrow{key}")
        expect(focused).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-field")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(hits[1])


@pytest.mark.parametrize("opener", [".search-button", ".brand"])
def test_escape_closes_it_and_gives_the_focus_back(
    site: Site, open_page: OpenPage, words: dict[str, Words], opener: str
) -> None:
    page = open_page(site.url)
    page.locator(opener).focus()
    find(page, "regioner", words["da"])
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.locator(opener)).to_be_focused()


def test_its_buttons_open_and_close_it(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.url, width=390, has_touch=True)
    page.locator(".search-button").tap()
    expect(page.locator("#search-field")).to_be_focused()
    page.locator(".search-close").tap()
    expect(page.locator("dialog.search")).to_be_hidden()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_status_line_says_that_there_is_no_hit_and_is_empty_without_a_query(
    site: Site, open_page: OpenPage, words: dict[str, Words], language: str
) -> None:
    page = open_page(site.url + HOMES[language])
    status = start(page)
    page.keyboard.type(NOWHERE)
    said = [words[language][name].format(query=NOWHERE) for name in ("search_status_none", "search_overview")]
    expect(status).to_have_text(" ".join(said))
    expect(page.locator(".search-results a")).to_have_count(0)
    page.locator("#search-field").fill("")
    expect(status).to_be_empty()


def test_the_key_that_opens_it_is_a_letter_within_it(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.url)
    start(page)
    page.keyboard.type("1/2")
    expect(page.locator("#search-field")).to_have_value("1/2")


def test_enter_never_opens_a_hit_of_an_earlier_query(site: Site, open_page: OpenPage, words: dict[str, Words]) -> None:
    page = open_page(site.url)
    first = find(page, "vision", words["da"])[0]
    page.reload()
    wanted = find(page, "telemedicin", words["da"])[0]
    assert wanted != first
    page.reload()
    find(page, "vision", words["da"])
    page.locator("#search-field").evaluate(
        """field => {
          field.value = "telemedicin";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }"""
    )
    expect(page).to_have_url(wanted)


def test_where_it_cannot_be_loaded_it_says_so(site: Site, open_page: OpenPage, words: dict[str, Words]) -> None:
    page = open_page(site.url)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.reload()  # so that nothing is there from before
    expect(start(page)).to_have_text(f"{words['da']['search_failed']} {words['da']['search_overview']}")


def test_the_key_that_opens_it_can_be_switched_off_for_good(site: Site, open_page: OpenPage) -> None:
    """WCAG 2.1.4: a shortcut of one character can be turned off."""
    page = open_page(site.url)
    dialog = page.locator("dialog.search")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    dialog.locator(".shortcut input").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.locator(".search-button").click()
    dialog.locator(".shortcut input").check()
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


def test_a_hit_on_the_same_page_closes_the_search(site: Site, open_page: OpenPage, words: dict[str, Words]) -> None:
    page = open_page(f"{site.url}vision/")
    find(page, "skiftet", words["da"])
    page.locator(".search-results a").first.click()
    expect(page).to_have_url(f"{site.url}vision/#skiftet")
    expect(page.locator("dialog.search")).not_to_be_visible()
