"""Each page has an address in its own language, and no link depends on where the site is published."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import addresses
import small_site
from addresses import address
from content import Page
from inputs import Inputs

LINKS = ("href", "src", "data-bundle")
FILES = {
    "da/index.md": small_site.page(
        "Forside", "# Forside\n\nSe [ét](strategi/et.md#del) og ![](../assets/tegning.svg).\n"
    ),
    "en/index.md": small_site.page("Front page", "# Front page\n\nSee [one](strategi/et.md#del).\n"),
    "da/om.md": small_site.page("Om", more="slug: om-os\n"),
    "en/om.md": small_site.page("About", more="slug: about\n"),
    "da/strategi/index.md": small_site.page("Strategi", "# Strategi\n\nSe [om](../om.md).\n"),
    "en/strategi/index.md": small_site.page("Strategy", "# Strategy\n\nSee [about](../om.md).\n", "slug: strategy\n"),
    "da/strategi/et.md": small_site.page("Ét", "# Ét\n\n## Del { #del }\n\nSe [forsiden](../index.md).\n"),
    "en/strategi/et.md": small_site.page("One", "# One\n\n## Part { #del }\n", "slug: one\n"),
    "da/strategi/kun.md": small_site.page("Kun dansk", "# Kun dansk\n\nSe [ét](et.md#del).\n", "slug: kun-dansk\n"),
    "da/404.md": small_site.page("Ikke her", "# Ikke her\n\nSe [ét](strategi/et.md) og ![](../assets/tegning.svg).\n"),
    "en/404.md": small_site.page(
        "Not here", "# Not here\n\nSee [one](strategi/et.md#del) and [web](https://a.example/).\n"
    ),
    "assets/tegning.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>',
}
TWINS = {
    "index.html": "en/index.html",
    "om-os/index.html": "en/about/index.html",
    "strategi/index.html": "en/strategy/index.html",
    "strategi/et/index.html": "en/strategy/one/index.html",
    "strategi/kun-dansk/index.html": "en/strategy/kun-dansk/index.html",
    "404.html": "en/404.html",
}
BUILT = [*TWINS, *TWINS.values()]
ROOTS = ["https://example.org/", "https://example.org/sundhed/"]


@pytest.fixture(scope="module", params=ROOTS)
def root(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(root: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site at the root of a host, and below a path of it."""
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, site_url=root)
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def page(locale: str, path: str, slug: str) -> Page:
    return Page(path, locale, Path(path), meta={"slug": slug} if slug else {})


@pytest.mark.parametrize(
    ("path", "locale", "wanted"),
    [
        ("index.md", "da", "index.html"),
        ("index.md", "en", "en/index.html"),
        ("om.md", "da", "om-os/index.html"),
        ("om.md", "en", "en/about/index.html"),
        ("vision.md", "da", "vision/index.html"),
        ("vision.md", "en", "en/vision/index.html"),
        ("strategi/index.md", "da", "strategi/index.html"),
        ("strategi/index.md", "en", "en/strategy/index.html"),
        ("strategi/et.md", "da", "strategi/et/index.html"),
        ("strategi/et.md", "en", "en/strategy/one/index.html"),
        ("strategi/kun.md", "en", "en/strategy/kun-dansk/index.html"),
        ("strategi/dyb/to.md", "da", "strategi/dyb/to/index.html"),
        ("strategi/dyb/to.md", "en", "en/strategy/dyb/two/index.html"),
        ("404.md", "da", "404.html"),
        ("404.md", "en", "en/404.html"),
    ],
)
def test_a_page_stands_where_the_slugs_of_its_language_say(path: str, locale: str, wanted: str) -> None:
    slugs = {
        "index.md": ("", ""),
        "om.md": ("om-os", "about"),
        "vision.md": ("", ""),
        "strategi/index.md": ("", "strategy"),
        "strategi/et.md": ("", "one"),
        "strategi/dyb/to.md": ("", "two"),
        "404.md": ("", ""),
    }
    pages = {path: {"da": page("da", path, da), "en": page("en", path, en)} for path, (da, en) in slugs.items()}
    pages["strategi/kun.md"] = {"da": page("da", "strategi/kun.md", "kun-dansk")}
    assert address(Inputs(["da", "en"], {}, pages), path, locale) == wanted


def test_every_page_is_built_at_its_address_and_nowhere_else(site: Path) -> None:
    assert sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")) == sorted(BUILT)


@pytest.mark.parametrize("name", BUILT)
def test_the_language_switch_leads_to_the_same_page(site: Path, root: str, name: str) -> None:
    switch = small_site.read(site / name).one("ul", class_="languages").one("a")
    twin = TWINS.get(name) or next(danish for danish, english in TWINS.items() if english == name)
    target = urljoin(urljoin(root, name.removesuffix("index.html")), switch.attributes["href"])
    assert target == urljoin(root, twin.removesuffix("index.html"))
    assert switch.attributes["hreflang"] == switch.attributes["lang"] == ("en" if name in TWINS else "da")


def links(site: Path, name: str) -> list[str]:
    """Return what the page links and loads on its own host."""
    elements = small_site.read(site / name).all()
    found = [element.attributes[link] for element in elements for link in LINKS if link in element.attributes]
    return [link for link in found if not urlsplit(link).scheme]


@pytest.mark.parametrize("name", BUILT)
def test_every_link_leads_to_a_file_of_the_site(site: Path, root: str, name: str) -> None:
    found = links(site, name)
    assert len(found) > 10
    for link in found:
        target = urljoin(urljoin(root, name.removesuffix("index.html")), link).partition("#")[0]
        assert target.startswith(root), link
        file = site / target.removeprefix(root)
        assert (file / "index.html" if target.endswith("/") else file).is_file(), link


@pytest.mark.parametrize("name", [name for name in BUILT if "404" not in name])
def test_links_are_relative_so_that_the_site_works_below_any_path(site: Path, name: str) -> None:
    assert [link for link in links(site, name) if link.startswith("/")] == []


@pytest.mark.parametrize("name", ["404.html", "en/404.html"])
def test_the_links_of_a_not_found_page_start_at_the_sites_root(site: Path, root: str, name: str) -> None:
    start = urlsplit(root).path
    found = links(site, name)
    assert [link for link in found if not link.startswith((start, "#"))] == []
    assert start + ("en/strategy/one/" if name.startswith("en") else "strategi/et/") in {
        link.partition("#")[0] for link in found
    }


@pytest.mark.parametrize(
    ("url", "start"), [(None, "/"), ("https://example.org", "/"), ("https://example.org/a/", "/a/")]
)
def test_only_the_links_of_a_not_found_page_are_changed(url: str | None, start: str) -> None:
    config: Any = SimpleNamespace(site_url=url)
    written = '<a class="a" href="et/">Ét</a> <img src="../b.svg"> <a href="#c">C</a> <a href="/d/">D</a>'
    pages: list[Any] = [SimpleNamespace(url="en/", file=SimpleNamespace(name=name)) for name in ("404", "et")]
    changed = written.replace('"et/', f'"{start}en/et/').replace('"../b', f'"{start}b')
    assert addresses.on_post_page(written, pages[0], config) == changed
    assert addresses.on_post_page(written, pages[1], config) == written


def test_a_link_to_another_host_stays_as_it_is_on_a_not_found_page(site: Path) -> None:
    assert small_site.read(site / "en/404.html").one("a", href="https://a.example/").text == "web"


def test_the_not_found_page_is_in_the_language_of_its_address(site: Path) -> None:
    for name, locale, title in (("404.html", "da", "Ikke her"), ("en/404.html", "en", "Not here")):
        built = small_site.read(site / name)
        assert (built.one("html").attributes["lang"], built.one("h1").text) == (locale, title)


def test_a_site_without_the_hook_that_reads_is_told_so() -> None:
    config = MkDocsConfig()
    with pytest.raises(PluginError, match=r"^mkdocs.yml:1: hooks: .*inputs\.py"):
        addresses.on_config(config)
