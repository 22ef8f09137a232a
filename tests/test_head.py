"""What a page tells browsers, search engines and those who share it; and that it asks nobody else for anything."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import yaml

import content
import small_site
from conftest import OwnSite

ADDRESS = "https://sundhed-for-dig.example/"
NAMES = {"sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
TITLE = 'Tips & "tricks" i hverdagen'
TOLD = 'En sætning med "anførselstegn", <tegn> & mere til.'
FILES = {
    "da/index.md": f"---\ntitle: Forside\ndescription: '{TOLD}'\n---\n\n# Velkommen\n",
    "en/index.md": small_site.page("Front page", "# Welcome\n"),
    "da/om.md": f"---\ntitle: '{TITLE}'\ndescription: '{TOLD}'\nslug: om-os\nreviewed: 2026-01-15\n---\n\n# Om\n",
    "en/om.md": small_site.page("About", "# About\n", "slug: about\nreviewed: unknown\n"),
    "da/404.md": small_site.page("Ikke her"),
    "en/404.md": small_site.page("Not here"),
}


def path_of(name: str) -> str:
    return name.removesuffix("index.html")


def meta(page: small_site.Element) -> dict[str, str]:
    """Return what the page's head says, by name or property."""
    found = page.one("head").all("meta")
    return {
        one.attributes.get("name") or one.attributes["property"]: one.attributes["content"]
        for one in found
        if {"name", "property"} & set(one.attributes)
    }


def links(page: small_site.Element, relation: str) -> dict[str, str]:
    """Return the head's links of a relation to pages, by language."""
    found = [one for one in page.one("head").all("link", rel=relation) if "type" not in one.attributes]
    return {one.attributes.get("hreflang", ""): one.attributes["href"] for one in found}


def sitemap(folder: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """Return each address of the sitemap with its date of change and its alternates."""
    tree = ElementTree.fromstring((folder / "sitemap.xml").read_text("utf-8"))  # noqa: S314 - our own file
    found = {}
    for url in tree.findall("sitemap:url", NAMES):
        alternates = {one.attrib["hreflang"]: one.attrib["href"] for one in url.findall("xhtml:link", NAMES)}
        address = url.findtext("sitemap:loc", "", NAMES)
        assert address not in found, "it stands there once"
        found[address] = url.findtext("sitemap:lastmod", "", NAMES), alternates
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = {"site_name": "Navn", "site_description": "Undertitel", "site_url": "https://example.org/sundhed/"}
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, **settings)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="module")
def pages(own_site: OwnSite) -> dict[str, small_site.Element]:
    """Return the pages of the project's own site that have an address of their own."""
    return {name: page for name, page in own_site.pages.items() if not name.endswith("404.html")}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("index.html", "Navn – Undertitel"),
        ("en/index.html", "Navn – Undertitel"),
        ("om-os/index.html", f"{TITLE} – Navn"),
        ("en/about/index.html", "About – Navn"),
        ("404.html", "Ikke her – Navn"),
    ],
)
def test_a_page_has_its_title_and_then_the_name_of_the_site(site: Path, name: str, title: str) -> None:
    assert small_site.read(site / name).one("title").text == title


def test_title_and_description_are_told_as_they_are_written(site: Path) -> None:
    page = small_site.read(site / "om-os/index.html")
    told = meta(page)
    assert (told["description"], told["og:description"], told["og:title"]) == (TOLD, TOLD, TITLE)
    assert TITLE in page.one("nav", id="menu").text


def test_the_front_page_is_shared_under_the_name_of_the_site(site: Path) -> None:
    assert [meta(small_site.read(site / name))["og:title"] for name in ("index.html", "en/index.html")] == [
        "Navn – Undertitel",
        "Navn – Undertitel",
    ]


def test_a_title_is_text_and_no_html(tmp_path: Path) -> None:
    text = FILES["da/om.md"].replace("i hverdagen", "<i> & co.")
    folder = small_site.write(tmp_path, {**FILES, "da/om.md": text})
    assert small_site.build_here(folder).returncode == 0
    page = small_site.read(folder / "site" / "om-os" / "index.html")
    assert page.one("title").text == 'Tips & "tricks" <i> & co. – Small site'
    assert 'Tips & "tricks" <i> & co.' in page.one("nav", id="menu").text


def test_addresses_are_absolute_and_hold_the_path_of_the_site(site: Path) -> None:
    page = small_site.read(site / "en/about/index.html")
    danish, english = "https://example.org/sundhed/om-os/", "https://example.org/sundhed/en/about/"
    assert links(page, "canonical") == {"": english}
    assert links(page, "alternate") == {"da": danish, "en": english, "x-default": danish}
    assert meta(page)["og:url"] == english


def test_what_is_shared_says_site_and_language(site: Path) -> None:
    danish, english = (meta(small_site.read(site / name)) for name in ("index.html", "en/index.html"))
    assert (danish["og:locale"], english["og:locale"]) == ("da_DK", "en_GB")
    assert (danish["og:type"], danish["og:site_name"]) == ("website", "Navn")


@pytest.mark.parametrize("name", ["404.html", "en/404.html"])
def test_a_not_found_page_is_not_for_search_engines(site: Path, name: str) -> None:
    page = small_site.read(site / name)
    assert meta(page)["robots"] == "noindex"
    assert links(page, "canonical") == links(page, "alternate") == {}
    assert "robots" not in meta(small_site.read(site / "index.html"))


def test_the_sitemap_has_each_page_with_its_alternates_and_the_day_of_its_review(site: Path) -> None:
    address = "https://example.org/sundhed/"
    front = {"da": address, "en": f"{address}en/", "x-default": address}
    about = {"da": f"{address}om-os/", "en": f"{address}en/about/", "x-default": f"{address}om-os/"}
    assert sitemap(site) == {
        address: ("", front),
        f"{address}om-os/": ("2026-01-15", about),
        f"{address}en/": ("", front),
        f"{address}en/about/": ("", about),
    }


def test_robots_are_told_where_the_sitemap_is(site: Path, own_site: OwnSite) -> None:
    assert "Sitemap: https://example.org/sundhed/sitemap.xml" in (site / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (own_site.folder / "robots.txt").read_text("utf-8").splitlines()


def test_every_page_of_our_own_has_its_own_title_and_description(pages: dict[str, small_site.Element]) -> None:
    titles = [page.one("title").text for page in pages.values()]
    told = [meta(page)["description"] for page in pages.values()]
    assert len(pages) > 40
    assert sorted(set(told)) == sorted(told)
    for locale in (True, False):
        own = [page.one("title").text for name, page in pages.items() if name.startswith("en/") is locale]
        assert sorted(set(own)) == sorted(own)
    assert all(20 <= len(text) <= 170 for text in told)
    assert all(titles)


def test_every_page_of_our_own_names_its_own_address(pages: dict[str, small_site.Element]) -> None:
    for name, page in pages.items():
        assert links(page, "canonical") == {"": ADDRESS + path_of(name)}
        told = meta(page)
        assert told["og:url"] == ADDRESS + path_of(name)
        assert told["og:title"]
        assert told["og:description"] == told["description"]


def test_the_pages_of_our_own_name_each_other_as_alternates(pages: dict[str, small_site.Element]) -> None:
    by_address = {ADDRESS + path_of(name): links(page, "alternate") for name, page in pages.items()}
    for address, alternates in by_address.items():
        assert set(alternates) == {"da", "en", "x-default"}
        assert alternates["x-default"] == alternates["da"]
        assert alternates["en" if address.startswith(f"{ADDRESS}en/") else "da"] == address
        assert {tuple(by_address[other].items()) for other in alternates.values()} == {tuple(alternates.items())}


def test_our_own_sitemap_has_every_page_once(own_site: OwnSite, pages: dict[str, small_site.Element]) -> None:
    found = sitemap(own_site.folder)
    assert sorted(found) == sorted(ADDRESS + path_of(name) for name in pages)
    for name, page in pages.items():
        assert found[ADDRESS + path_of(name)][1] == links(page, "alternate")


def test_our_own_sitemap_says_when_a_page_was_reviewed(own_site: OwnSite) -> None:
    found = sitemap(own_site.folder)
    for file in (small_site.ROOT / "docs" / "da").glob("*.md"):
        page = content.parse_page(file.read_text("utf-8"), file, file.name, "da")
        written = yaml.load(page.front_matter, yaml.BaseLoader)  # noqa: S506 - builds nothing but text
        address = ADDRESS + ("" if file.name == "index.md" else f"{written.get('slug', file.stem)}/")
        if file.name != "404.md":
            assert found[address][0] == written["reviewed"]


def test_no_page_of_our_own_has_anything_inline_but_the_stylesheet(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        assert page.all("style") == page.one("head").all("style"), name
        for script in page.all("script"):
            if script.attributes.get("type") != "application/ld+json":  # data, which no policy asks about
                assert script.attributes.get("src"), name
                assert script.text == "", name
        for element in page.all():
            assert [one for one in element.attributes if one == "style" or one.startswith("on")] == [], name
            assert not element.attributes.get("href", "").startswith(("javascript:", "data:")), name


def test_no_page_of_our_own_loads_anything_from_another_host(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        loaded = [one.attributes["href"] for one in page.all("link") if "hreflang" not in one.attributes]
        loaded = [address for address in loaded if address not in links(page, "canonical").values()]
        loaded += [one.attributes[key] for one in page.all() for key in ("src", "data-bundle") if key in one.attributes]
        assert len(loaded) >= 5, name
        assert [address for address in loaded if urlsplit(address).netloc or urlsplit(address).scheme] == [], name
        assert [one.tag for one in page.all() if {"srcset", "ping", "background"} & set(one.attributes)] == [], name
        assert [tag for tag in ("iframe", "object", "embed", "form", "base") if page.all(tag)] == [], name


def test_no_file_of_our_own_names_an_address_to_load_from_another_host(own_site: OwnSite) -> None:
    for file in [*(own_site.folder / "assets").glob("*.css"), *(own_site.folder / "assets").glob("*.js")]:
        found = re.findall(r"(?:url\(|import\(?|fetch\()\s*[\"']?(?:https?:)?//[^\"') ]*", file.read_text("utf-8"))
        assert found == [], file.name


def test_every_page_of_our_own_says_first_how_it_is_written(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        html = page.one("html")
        assert html.attributes["lang"] == ("en" if name.startswith("en/") else "da")
        assert html.attributes["dir"] == "ltr"
        first = next(one for one in page.one("head").children if isinstance(one, small_site.Element))
        assert first.attributes == {"charset": "utf-8"}, name
        assert meta(page)["viewport"] == "width=device-width, initial-scale=1"
