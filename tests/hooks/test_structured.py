"""Each page says of itself in schema.org's words what a reader sees, and all that is added to it weighs little."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import small_site
from conftest import OwnSite

TYPESCRIPT = small_site.ROOT / "node_modules" / "typescript" / "bin" / "tsc"
# All that stands in a page for machines and for who refers to it, by the issue that wanted it light.
ADDED = (
    r'<script type="application/ld\+json">.*?</script>\n?',
    r'<meta (?:property="og:image|name="twitter)[^>]*>\n?',
    r'<link rel="alternate" type="application/atom[^>]*>\n?',
    r"<div><dt>(?:Henvis til siden|Cite this page)</dt>.*?</div>\n?",
)
HEAVIEST = 1024  # bytes


def said(page: small_site.Element) -> dict[str, Any]:
    """Return the JSON-LD of a page."""
    return dict(json.loads("".join(map(str, page.one("script", type="application/ld+json").children))))


def pages(own_site: OwnSite) -> dict[str, small_site.Element]:
    return {name: page for name, page in own_site.pages.items() if not name.endswith("404.html")}


def slips(folder: Path, found: list[dict[str, Any]]) -> list[str]:
    """Hold JSON-LD against schema.org's vocabulary, as schema-dts writes it for TypeScript; return what is wrong."""
    assert TYPESCRIPT.is_file(), "node_modules is missing or incomplete; make test installs it"
    (folder / "node_modules").symlink_to(small_site.ROOT / "node_modules")
    lines = [f"export const page{at}: WithContext<WebPage> = {json.dumps(one)};" for at, one in enumerate(found)]
    source = folder / "pages.ts"
    source.write_text("\n".join(['import type { WebPage, WithContext } from "schema-dts";', *lines]), "utf-8")
    options = ["--noEmit", "--strict", "--module", "nodenext", "--moduleResolution", "nodenext"]
    done = subprocess.run(["node", str(TYPESCRIPT), *options, str(source)], capture_output=True, text=True, check=False)
    return re.findall(r"^.*pages\.ts\((\d+),.*$", done.stdout, re.MULTILINE)


def test_the_words_are_schema_orgs(own_site: OwnSite, tmp_path: Path) -> None:
    good = [said(page) for page in pages(own_site).values()]
    (data,) = [one for one in good if "mainEntity" in one and one["inLanguage"] == "da"]
    broken = [
        {**good[0], "licence": "x"},
        {**good[0], "@type": "Webpage"},
        {**good[0], "publisher": {"@type": "Organization", "nmae": "x"}},
        {**good[0], "lastReviewed": {"@type": "Person"}},
        {**data, "mainEntity": {**data["mainEntity"], "lastReviewed": "2026-01-01"}},
    ]
    assert len(good) > 40
    first = len(good) + 2
    assert sorted(set(slips(tmp_path, [*good, *broken]))) == [str(first + at) for at in range(len(broken))]


def test_the_words_agree_with_the_page(own_site: OwnSite) -> None:
    for name, page in pages(own_site).items():
        found = said(page)
        facts = {one.one("dt").text: one for one in page.one("aside", class_="facts").one("dl").all("div")}
        locale = page.one("html").attributes["lang"]
        words = small_site.words(locale)
        footer = page.one("footer")
        assert found["@type"] == "WebPage"
        shared = page.one("meta", property="og:title").attributes["content"]
        assert shared == (page.one("title").text if name in ("index.html", "en/index.html") else found["name"])
        assert found["inLanguage"] == locale
        assert "publisher" not in found, "nobody has published it"
        assert found["creativeWorkStatus"] == "Draft"
        assert words["unofficial_title"] in footer.text
        assert "CC BY 4.0" in footer.one("p", class_="licence").text
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert found["lastReviewed"] == facts[words["facts_reviewed"]].one("time").attributes["datetime"]
        assert ("about" in found) is (words["facts_document"] in facts)
        if "about" in found:
            assert facts[words["facts_document"]].one("dd").text.startswith(found["about"]["name"])


def test_the_page_of_data_tells_of_its_files(own_site: OwnSite) -> None:
    for name in ("data/index.html", "en/data/index.html"):
        found = said(own_site.pages[name])
        entity = found["mainEntity"]
        assert entity["name"] == f"{found['name']} – Sundhed for dig"
        file = entity["distribution"]["contentUrl"].removeprefix("https://sundhed-for-dig.example/")
        assert entity["@type"] == "Dataset"
        assert (own_site.folder / file).is_file()
        assert file == "data/policy.json"


def test_a_title_cannot_end_the_script(tmp_path: Path) -> None:
    title = '</script> & "x"'
    files = {"da/index.md": small_site.page(f"'{title}'", "# A\n\nText.\n"), "en/index.md": small_site.page("B")}
    folder = small_site.write(tmp_path, files)
    assert small_site.build_here(folder).returncode == 0
    assert said(small_site.read(folder / "site" / "index.html"))["name"] == title


def test_an_adopted_site_is_published_and_a_page_without_a_review_says_none(tmp_path: Path) -> None:
    extra = {**small_site.EXTRA, "unofficial": False}
    files = {"da/index.md": small_site.page("A", more="reviewed: unknown\n"), "en/index.md": small_site.page("B")}
    folder = small_site.write(tmp_path, files, extra=extra)
    assert small_site.build_here(folder).returncode == 0
    assert said(small_site.read(folder / "site" / "index.html")) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "A",
        "inLanguage": "da",
        "license": "https://licence.example/",
        "creativeWorkStatus": "Published",
        "publisher": {"@type": "Organization", "name": "Ejeren"},
    }


@pytest.mark.parametrize(
    ("locale", "name", "cited"),
    [
        (
            "da",
            "vision",
            "Sundhed for dig: »Vision«. Ikke en officiel udgivelse fra Danske Regioner. Udgave {}. {}vision/",
        ),
        (
            "en",
            "en/vision",
            "Sundhed for dig: “Vision”. Not an official publication of Danish Regions. Version of {}. {}en/vision/",
        ),
    ],
)
def test_a_page_says_how_to_refer_to_it(own_site: OwnSite, locale: str, name: str, cited: str) -> None:
    page = own_site.pages[f"{name}/index.html"]
    words = small_site.words(locale)
    (fact,) = [one for one in page.one("aside", class_="facts").all("div") if one.one("dt").text == words["cite"]]
    edition = page.one("p", class_="print-only").all("time")[-1].text
    assert fact.one("dd").text == cited.format(edition, "https://sundhed-for-dig.example/")
    assert fact.one("bdi").text.startswith("https://")  # it is read from left to right in every text


def test_every_page_says_how_to_refer_to_it(own_site: OwnSite) -> None:
    for page in pages(own_site).values():
        words = small_site.words(page.one("html").attributes["lang"])
        assert words["cite"] in [one.text for one in page.one("aside", class_="facts").all("dt")]


def test_what_is_added_to_a_page_weighs_at_most_a_kilobyte(own_site: OwnSite) -> None:
    for name in pages(own_site):
        html = (own_site.folder / name).read_text("utf-8")
        found = [part for pattern in ADDED for part in re.findall(pattern, html, re.DOTALL)]
        assert len(found) >= 4, name
        assert sum(len(part.encode()) for part in found) <= HEAVIEST, name
