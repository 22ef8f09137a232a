"""Which page of the site an address leads to, in which language it is, and whether it is there to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import Built
from content import Page
from head import check_addresses, check_robots, same_language
from links import Head, Survey
from locales import language_of
from project import Project
from sites import Site

FILES = ["index.html", "en/index.html", "om/index.html", "en/om/index.html", "en/about/index.html", "404.html", "a.png"]
PAGES = {"index.md": ["da", "en"], "om.md": ["da"], "kun.md": ["en"]}


def made(
    site_url: str = "https://site.example/b/", files: list[str] = FILES, folder: Path = Path(), **titles: str
) -> Site:
    """Return a site of these files, whose pages have these titles; a file's dots and slashes are left out."""
    pages = {path: {at: Page(path, at, Path(path)) for at in locales} for path, locales in PAGES.items()}
    project = Project(Path(), "docs", ["da", "en"], pages, Path("site"), site_url, frozenset({"Navn"}))
    heads = {name: Head() for name in files if name.endswith("html")}
    for name, head in heads.items():
        if title := titles.get(name.removesuffix(".html").replace("/", "_").replace("404", "not_found")):
            head.said["title"] = [(title, "", "<title>")]
    return Site(project, Built(folder, site_url, frozenset(files)), Survey(heads=heads))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("https://site.example/b/", "index.html"),
        ("https://site.example/b/en/", "en/index.html"),
        ("https://site.example/b/en/index.html", "en/index.html"),
        ("https://site.example/b/om/?a#b", "om/index.html"),
        ("https://SITE.example:443/b/om/", "om/index.html"),
        ("http://site.example/b/om/", ""),
        ("https://site.example/om/", ""),
        ("https://site.example/b/gone/", ""),
        ("https://other.example/b/om/", ""),
        ("/b/om/", ""),
        ("om/", ""),
        ("https://[/", ""),
    ],
)
def test_a_full_address_of_the_site_leads_to_its_page(address: str, file: str) -> None:
    assert made().leads_to(address) == file


def test_without_a_published_address_a_path_says_enough() -> None:
    site = made("")
    assert site.leads_to("https://any.example/om/") == "om/index.html"
    assert site.leads_to("https://any.example/gone/") == "https://any.example/gone/"
    assert all(site.leads_to(address) == "" for address in ("om/", "//any.example/om/", "mailto:om/"))


@pytest.mark.parametrize(
    ("name", "written", "file"),
    [
        ("om/index.html", "../en/", "en/index.html"),
        ("om/index.html", "../../en/", ""),
        ("om/index.html", "../../b/en/", "en/index.html"),
        ("om/index.html", "../../b/gone/", ""),
        ("om/index.html", "#a", "om/index.html"),
        ("om/index.html", "/b/a.png", "a.png"),
        ("om/index.html", "https://site.example/b/#a", "index.html"),
        ("en/om/index.html", "../about/", "en/about/index.html"),
        ("om/index.html", "../../b/en/", "en/index.html"),
        ("en/om/index.html", "../../om/", "om/index.html"),
        ("404.html", "om/", "om/index.html"),
        ("x/404.html", "om/", "om/index.html"),
        ("index.html", "https://other.example/", ""),
        ("index.html", "gone/", ""),
        ("index.html", "", ""),
    ],
)
def test_a_link_leads_to_a_file_from_the_page_where_it_stands(name: str, written: str, file: str) -> None:
    assert made().file_at(name, written) == file
    assert made().page_at(name, written) == (file if file.endswith(".html") else "")


def test_the_language_of_whoever_speaks_none_is_that_of_most_pages_that_are_there() -> None:
    site = made()
    for name, path in (("index.html", "gone/"), ("om/index.html", "lost/"), ("en/index.html", "en/")):
        site.survey.heads[name].said["alternate"] = [(f"https://site.example/b/{path}", "x-default", "<link>")]
    assert site.fallback == "en"


def test_a_page_has_twins_at_the_addresses_of_the_languages_that_it_is_written_in() -> None:
    site = made()
    assert site.twins("index.html") == site.twins("en/index.html") == {"da": "index.html", "en": "en/index.html"}
    assert (site.twins("om/index.html"), site.twins("a.png")) == ({"da": "om/index.html"}, {})
    assert site.places("en/om/index.html") == {"da": "om/index.html", "en": "en/om/index.html"}
    assert [name for name in FILES if site.is_stand_in(name)] == ["en/om/index.html"]
    site.project.unread.add("docs/da/om.md")
    assert [name for name in FILES if site.is_unread(name)] == ["om/index.html", "en/om/index.html"]


@pytest.mark.parametrize(
    ("name", "lang", "locale"),
    [
        *(("om/index.html", "en", "da"), ("en/x.html", "da", "en"), ("404.html", "en", "en"), ("404.html", "sv", "da")),
        ("assets/x.html", "en", "en"),
    ],
)
def test_a_page_is_in_the_language_of_its_address_and_a_shared_one_in_its_own(
    name: str, lang: str, locale: str
) -> None:
    assert made().locale(name, Head({"html": [(lang, "", "")]})) == locale
    apart = made(files=[*FILES, "en/404.html"])
    assert apart.locale("404.html", Head({"html": [("en", "", "")]})) == "da"


def test_a_page_of_search_results_is_made_from_no_text() -> None:
    site = made()
    site.project.pages["search.md"] = {"da": Page("search.md", "da", Path("search.md"))}
    assert [site.is_search(f"{name}.html") for name in ("search", "a/search/index", "search/index", "om/index")] == [
        *(False, True, False, False)
    ]


def test_what_is_there_to_be_found_is_no_redirect_and_not_apart() -> None:
    site = made(not_found="Siden findes ikke – Navn", index="Forside")
    site.survey.heads["om/index.html"].said["refresh"] = [("0", "", "")]
    site.survey.heads["index.html"].said["frame"] = [("en/about/", "", ""), ("en/", "", "")]
    site.survey.reached.add("en/")
    assert [name for name, _ in site.found()] == ["en/index.html", "en/om/index.html", "index.html"]
    assert site.not_found == {"siden findes ikke"}
    assert made(not_found="Navn").not_found == frozenset()
    assert site.whole == {"/", "/b/", "/b/en/"}


@pytest.mark.parametrize(
    ("code", "is_same"),
    [("da", True), ("DA-dk", True), ("da-Latn-DK", True), ("da_DK", False), ("da-", False), ("en", False), ("", False)],
)
def test_a_language_tag_is_of_a_language_whatever_its_territory(code: str, is_same: bool) -> None:
    assert same_language(code, "da_DK") == is_same
    assert [language_of(one) for one in ("da_DK", "DA-dk", "da")] == ["da"] * 3


def test_a_language_without_a_code_of_two_letters_has_one_of_three() -> None:
    files = ["index.html", "sma/index.html"]
    url = "https://site.example/"
    pages = {"index.md": {at: Page("index.md", at, Path("index.md")) for at in ("da", "sma")}}
    places = {"da": url, "sma": f"{url}sma/", "x-default": url}
    said = {"alternate": [(address, code, "") for code, address in places.items()], "canonical": [(url, "", "")]}
    project = Project(Path(), "docs", ["da", "sma"], pages, Path("site"), url)
    site = Site(project, Built(Path(), url, frozenset(files)), Survey(heads={name: Head(said) for name in files}))
    assert list(check_addresses(site, "index.html", Head(said))) == []


@pytest.mark.parametrize(
    ("rules", "is_closed"),
    [
        ("Disallow: /", True),
        ("Disallow: /b/", True),
        ("Disallow: /\nAllow: /b/", False),
        ("Allow: /b/\nDisallow: /", False),
        ("Disallow: /b/\nAllow: /", True),
        ("Disallow: /b/en/\nAllow: /b/", True),
        ("Disallow: /\nAllow: /other/", True),
    ],
)
def test_of_the_rules_for_robots_the_longest_that_fits_holds_below_the_sites_root(
    tmp_path: Path, rules: str, is_closed: bool
) -> None:
    (tmp_path / "robots.txt").write_text(f"User-agent: *\n{rules}\n")
    assert [one.rule for one in check_robots(made(files=["robots.txt"], folder=tmp_path))] == [
        "robots-closed"
    ] * is_closed
