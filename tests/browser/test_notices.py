"""What a reader is told of a translation that is missing, not complete or out of date."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

import content
import small_site
from browser.conftest import OpenPage, Words
from browser.server import Site

DESCRIPTION = "A sentence that is long enough for the schema."  # small_site.page writes it
DANISH = "# Titel\n\nOm et [ord](ordliste.md#ord).\n\n## Et { #et }\n\nTekst.\n\n## To { #to }\n\nTekst.\n"
ONE = "# A title\n\nA lead about a [word](ordliste.md#ord).\n\n## One { #et }\n\nText.\n"
TWO = "\n## Two { #to }\n\nText.\n"
WHOLE, MISSING, INCOMPLETE, OUTDATED = ("hel", "mangler", "ufuldstaendig", "foraeldet")
# Each text of the page, seen or named, with the language in which it is read aloud.
READ_ALOUD = """elements => elements.flatMap((element) => {
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
  const language = element.closest("[lang]").lang;
  return [...own, element.ariaLabel ?? ""].map((text) => [text.trim(), language]);
})"""


def translated(title: str, body: str, sections: list[str]) -> str:
    """Write a translation that was made from these sections of the Danish page as it is now."""
    now = content.split_sections(DANISH, preamble=f"{title}\n{DESCRIPTION}\n")
    digests = "".join(f"  {name}: '{now[name].digest}'\n" for name in sections)
    return small_site.page("A title", body, f"slug: {title}\ntranslated_from:\n{digests}")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a site with a page in each state that a translation can have."""
    glossary = "# Ordliste\n\nOrd.\n\n## Ord { #ord }\n\nEt ord.\n"
    files = {
        "da/index.md": small_site.page("Forside"),
        "en/index.md": small_site.page("Front page"),
        "da/ordliste.md": small_site.page("Ordliste", glossary, "template: glossary.html\n"),
        "en/ordliste.md": small_site.page("Glossary", "# Glossary\n\nWords.\n\n## Word { #ord }\n\nA word.\n"),
        f"en/{WHOLE}.md": translated(WHOLE, ONE + TWO, ["top", "et", "to"]),
        f"en/{INCOMPLETE}.md": translated(INCOMPLETE, ONE, ["top", "et"]),
        f"en/{OUTDATED}.md": translated(OUTDATED, ONE + TWO, ["top", "et"]),
    }
    files |= {f"da/{name}.md": small_site.page(name, DANISH) for name in (WHOLE, MISSING, INCOMPLETE, OUTDATED)}
    folder = small_site.write(tmp_path_factory.mktemp("small"), files)
    done = small_site.build(folder)
    assert done.returncode == 0, done.stderr
    with Site(folder / "site") as site:
        yield site


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
