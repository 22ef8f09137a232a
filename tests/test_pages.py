"""The project's own pages: complete in both languages, at their addresses, sourced, explained and easy to read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

import content
import readable
import small_site
from conftest import OwnSite
from reading import read_project
from writing import take_apart

DOCS = small_site.ROOT / "docs"
PROJECT = read_project(small_site.ROOT)
LOCALES = ("da", "en")
PATHS = sorted(file.relative_to(DOCS / "da").as_posix() for file in (DOCS / "da").rglob("*.md"))
REGISTER = yaml.safe_load((DOCS / "policy.yml").read_text("utf-8"))
# Every address ever published. None may ever leave the list: what has moved is in docs/redirects.yml.
PUBLISHED = (small_site.ROOT / "tests" / "published.txt").read_text("utf-8").split()
# Pages that tell of no document: they are about the site, or hold what the register or the build puts there.
UNSOURCED = {"404.md", "oversigt.md", "oversaettelser.md", "ordliste.md"}
UNSOURCED |= {"aendringer.md", "data.md", "samlet-udgave.md"}

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]*)\)")
NOTE = re.compile(r"\[\^([\w-]+)\]")
ITEM = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)
BLOCK = re.compile(r"^/// (\w+)", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{[^}\n]*\}")
TITLE = re.compile(r"(?<!\*)\*[^*]+\*(?!\*)")  # official titles are in emphasis


def read(locale: str, path: str) -> content.Page:
    page = content.parse_page((DOCS / locale / path).read_text("utf-8"), Path(path), path, locale)
    page.meta = yaml.load(page.front_matter, yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    return page


def paths_of_menu(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, dict):
            for inner in entry.values():
                yield from paths_of_menu(inner)
        else:
            yield entry


def menu() -> list[str]:
    config = (small_site.ROOT / "mkdocs.yml").read_text("utf-8")
    return list(paths_of_menu(yaml.safe_load(re.search(r"^nav:\n(?:[ ].*\n)+", config, re.MULTILINE)[0])["nav"]))  # type: ignore[index]


def form(section: content.Section) -> dict[str, object]:
    """Return what a section must have in common with its translation."""
    text = NOTE.sub("", ATTRIBUTES.sub("", section.text))
    return {
        "level": section.level,
        "links": sorted(address for _, address in LINK.findall(text)),
        "notes": NOTE.findall(section.text),
        "items": len(ITEM.findall(text)),
        "tables": len(re.findall(r"^\|?[ :|-]*--[ :|-]*$", text, re.MULTILINE)),
        "blocks": BLOCK.findall(text),
        "numbers": sorted(re.findall(r"\d+", LINK.sub(r"\1", text))),
    }


def running_text(page: content.Page) -> str:
    """Return the page's text without headings, titles, notes and links; a link to a term becomes <id>its text</id>."""
    text = re.sub(r"^(?:#|///).*$", "", page.body, flags=re.MULTILINE)
    text = ATTRIBUTES.sub("", NOTE.sub("", text))

    def term(link: re.Match[str]) -> str:
        target, _, name = link[2].partition("#")
        return f"<{name}>{link[1]}</{name}>" if target.endswith("ordliste.md") and name else " "

    return " ".join(TITLE.sub(" ", LINK.sub(term, text)).split())


def terms(locale: str) -> dict[str, list[str]]:
    """Return the names of each term of the glossary: its heading, and what stands there in parentheses."""
    sections = read(locale, "ordliste.md").sections
    return {
        name: [part for part in re.split(r" \(|\)$", section.title) if part]
        for name, section in sections.items()
        if name != content.LEAD
    }


def pattern(name: str) -> re.Pattern[str]:
    """Match a name in running text, inflected by up to four letters; an abbreviation as it is."""
    if name.isupper() or "." in name:
        return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    words = r"\w{0,4}\s".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![\w-]){words}\w{{0,4}}(?![\w-])", re.IGNORECASE)


def unlinked(page: content.Page) -> list[str]:
    """Return the terms whose first use on a page is no link to the glossary."""
    text = running_text(page)
    found = []
    for name, written in terms(page.locale).items():
        uses = [use for one in written if (use := pattern(one).search(text))]
        if uses:
            first = min(uses, key=lambda use: use.start())
            linked = re.search(rf"<{name}>", text)
            if not linked or first.start() < linked.start():
                found.append(f"{name}: {text[max(0, first.start() - 30) : first.end() + 20]}")
    return found


def test_our_own_site_builds_without_a_word(own_site: OwnSite) -> None:
    assert (own_site.done.returncode, own_site.done.stderr) == (0, "")


@pytest.mark.parametrize(("text", "stops"), [("Se [om](om.md).", False), ("Se [om](mo.md).", True)])
def test_make_build_stops_at_a_warning(tmp_path: Path, text: str, stops: bool) -> None:
    files = {"da/index.md": small_site.page("A", f"# A\n\n{text}\n"), "en/index.md": small_site.page("B")}
    folder = small_site.write(
        tmp_path, {**files, "da/om.md": small_site.page("Om"), "en/om.md": small_site.page("About")}
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    make = ["make", "--dry-run", "--directory", str(small_site.ROOT), "build"]
    recipe = subprocess.run(make, env=environment, capture_output=True, text=True, check=True).stdout
    command = next(line for line in recipe.splitlines() if "mkdocs build" in line).replace(
        ".venv/bin/python", sys.executable
    )
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)
    assert bool(done.returncode) is stops, done.stderr


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_of_the_menu_exists_and_every_page_is_in_the_menu(locale: str) -> None:
    written = {file.relative_to(DOCS / locale).as_posix() for file in (DOCS / locale).rglob("*.md")}
    assert written == {*menu(), "404.md"}


@pytest.mark.parametrize("address", PUBLISHED)
def test_every_address_ever_published_has_a_page_or_leads_to_one(own_site: OwnSite, address: str) -> None:
    page, _, section = address.partition("#")
    moved = re.search(rf"^{re.escape(page)} (\S+) 301$", redirects(own_site), re.MULTILINE)
    path = (moved[1].partition("#")[0] if moved else page).removeprefix("/")
    built = f"{path}index.html" if path.endswith("/") or not path else path
    assert (own_site.folder / built).is_file(), "say in docs/redirects.yml where the page is now"
    assert not section or own_site.pages[built].all(id=section), "the id of a section must stay on its page"


@pytest.mark.parametrize("name", ["objectives", "focus_areas", "initiatives", "milestones", "parties", "themes"])
def test_every_entry_of_the_register_has_an_address_in_the_list(own_site: OwnSite, name: str) -> None:
    register = json.loads((own_site.folder / "data" / "policy.json").read_text("utf-8"))
    found = [entry["address"][locale] for entry in register[name] for locale in LOCALES]
    assert len(found) == 2 * len(REGISTER[name]) > 0
    assert {urlsplit(one).path + "#" * ("#" in one) + urlsplit(one).fragment for one in found} <= set(PUBLISHED)


def redirects(own_site: OwnSite) -> str:
    return (own_site.folder / "_redirects").read_text("utf-8")


def test_every_page_has_an_address_that_is_in_the_list(own_site: OwnSite) -> None:
    made = {"/" + name.removesuffix("index.html") for name in own_site.pages}
    assert sorted(made - set(PUBLISHED)) == [], "a new page: add its address to tests/published.txt"


@pytest.mark.parametrize("path", [path for path in PATHS if path != "404.md"])
def test_the_language_switch_leads_to_the_same_page(own_site: OwnSite, path: str) -> None:
    names = {
        locale: content.address(lambda path, locale: read(locale, path), path, locale, is_source=locale == "da")
        for locale in LOCALES
    }
    link = own_site.pages[names["da"]].one("ul", class_="languages").one("a")
    found = urljoin("/" + names["da"], link.attributes["href"])
    assert found == "/" + names["en"].removesuffix("index.html")


def test_every_link_of_our_own_site_leads_to_a_page_and_a_section_that_exist(own_site: OwnSite) -> None:
    ids = {
        name: {element.attributes["id"] for element in page.all() if "id" in element.attributes}
        for name, page in own_site.pages.items()
    }
    for name, page in own_site.pages.items():
        for link in page.all("a"):
            address = urlsplit(urljoin(f"https://own.example/{name}", link.attributes["href"]))
            if address.netloc == "own.example" and address.scheme == "https":
                target = address.path.removeprefix("/") + ("index.html" if address.path.endswith("/") else "")
                assert (own_site.folder / target).is_file(), f"{name}: {link.attributes['href']}"
                assert address.fragment in ids.get(target, set()) | {""}, f"{name}: {link.attributes['href']}"


def test_the_ids_of_a_page_are_its_own(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert sorted(set(ids)) == sorted(ids), name


def test_a_page_has_one_heading_of_the_first_level_and_skips_no_level(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        headings = [element for element in page.one("main").all() if re.fullmatch("h[1-6]", element.tag)]
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels.count(1) == 1, name
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], name


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_same_sections_in_both_languages(path: str) -> None:
    danish, english = (read(locale, path).sections for locale in LOCALES)
    assert list(danish) == list(english)
    assert {name: form(section) for name, section in danish.items()} == {
        name: form(section) for name, section in english.items()
    }


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_heading_below_the_first_has_an_explicit_id(path: str, locale: str) -> None:
    headings = re.findall(r"^##+ .*$", read(locale, path).body, re.MULTILINE)
    assert [heading for heading in headings if not re.search(r"\{ #[a-z0-9-]+ \}$", heading)] == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_is_plain_markdown_and_says_when_it_was_reviewed(path: str, locale: str) -> None:
    page = read(locale, path)
    assert re.findall(r"</?[a-z][^>]*>|\{[{%#][^ ]|\t", page.body) == []
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", page.text("reviewed"))


@pytest.mark.parametrize("path", [path for path in PATHS if path != "ordliste.md"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_use_of_a_term_shows_its_definition(path: str, locale: str) -> None:
    assert unlinked(read(locale, path)) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_term_is_linked_once_on_a_page(path: str, locale: str) -> None:
    linked = re.findall(r"<([\w-]+)>", running_text(read(locale, path)))
    assert sorted(set(linked)) == sorted(linked)
    assert set(linked) <= set(terms(locale))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Om [telemedicin](ordliste.md#telemedicin) og telemedicin.", 0),
        ("Om telemedicin.", 1),
        ("Om telemedicinen og [telemedicin](ordliste.md#telemedicin).", 1),
        ("Om [telemedicin](temaer.md).", 0),
        ("## Om telemedicin { #a }", 0),
        ("Se *Telemedicin til alle*.", 0),
        ("Om telemedicinsk hjælp.", 1),
        ("Om telemedicinforskning.", 0),
        ("Om **telemedicin**.", 1),
        ("Om PRO.", 1),
        ("Om et program.", 0),
        ("Om [praktiserende læger](ordliste.md#praktiserende-laege).", 0),
        ("Om praktiserende læger.", 1),
    ],
)
def test_a_term_that_is_not_linked_is_found(body: str, found: int) -> None:
    assert len(unlinked(content.Page("a.md", "da", Path("a.md"), body=body))) == found


@pytest.mark.parametrize("path", [path for path in PATHS if path not in UNSOURCED])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_that_tells_of_something_has_a_source(path: str, locale: str) -> None:
    known = {source["id"] for source in REGISTER["sources"]}
    used = set(NOTE.findall(read(locale, path).body))
    assert used, f"docs/{locale}/{path} has no source, so readers cannot see where it is from: add one as [^source-id]"
    assert used <= known


@pytest.mark.parametrize("stone", REGISTER["milestones"], ids=lambda stone: str(stone["id"]))
def test_every_milestone_has_a_source_and_is_told_in_both_languages(stone: dict[str, Any]) -> None:
    sources = {source["id"]: source for source in REGISTER["sources"]}
    assert stone["sources"]
    assert set(stone["sources"]) <= set(sources)
    assert set(stone["title"]) == set(stone["text"]) == set(LOCALES)
    if all(sources[name]["kind"] == "secondary" for name in stone["sources"]):
        named = [sources[name]["publisher"] for name in stone["sources"]]
        assert any(name in stone["text"]["da"] and name in stone["text"]["en"] for name in named)


def test_what_is_known_by_its_year_stands_at_the_end_of_that_year(own_site: OwnSite) -> None:
    dates = sorted(stone["date"] for stone in REGISTER["milestones"] if stone.get("key"))
    ends = {date: len(date) == 4 for date in dates}
    due = [f"year-{int(date[:4]) - int(dates[0][:4]) + 1 - ends[date]}{' until' * ends[date]}" for date in dates]
    for name in ("index.html", "en/index.html"):
        stones = own_site.pages[name].one("ol", class_="stones").all("li")
        assert [stone.attributes["class"] for stone in stones] == due


def test_the_strategy_has_its_27_initiatives_in_five_areas() -> None:
    assert [area["initiatives"] for area in REGISTER["focus_areas"]] == [7, 5, 6, 5, 4]
    assert sum(area["initiatives"] for area in REGISTER["focus_areas"]) == 27
    assert [area["number"] for area in REGISTER["focus_areas"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("area", REGISTER["focus_areas"], ids=lambda area: str(area["id"]))
def test_an_area_names_no_more_initiatives_than_it_has_each_with_its_number(area: dict[str, Any]) -> None:
    named = [one for one in REGISTER["initiatives"] if one["focus_area"] == area["id"]]
    assert len(named) <= area["initiatives"]
    assert [one["number"] for one in named] == [f"{area['number']}.{place}" for place in range(1, len(named) + 1)]


@pytest.mark.parametrize("objective", REGISTER["objectives"], ids=lambda objective: str(objective["id"]))
@pytest.mark.parametrize("locale", LOCALES)
def test_an_objective_is_a_section_of_its_page(objective: dict[str, Any], locale: str) -> None:
    section = read(locale, objective["page"]).sections[objective["id"]]
    assert section.title == objective["title"][locale]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_is_easy_to_read_and_its_summary_easier_still(path: str, locale: str) -> None:
    page = PROJECT.pages[path][locale]
    assert list(readable.check(PROJECT, take_apart(page))) == []


@pytest.mark.parametrize("path", [path for path in PATHS if read("da", path).text("document")])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_on_the_policy_has_one_summary(path: str, locale: str) -> None:
    assert len(list(readable.summaries(read(locale, path)))) == 1


def test_the_edit_link_of_each_page_opens_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_site: OwnSite
) -> None:
    monkeypatch.setitem(small_site.ENVIRONMENT, "EDIT_URI", "https://github.com/owner/name/edit/main/docs/")
    assert small_site.build(small_site.ROOT, "--site-dir", str(tmp_path)).returncode == 0
    for name in own_site.pages:
        link = (
            small_site.read(tmp_path / name).one("div", class_="about-site").one("ul").all("a")[-1].attributes["href"]
        )
        file = small_site.ROOT / link.removeprefix("https://github.com/owner/name/edit/main/")
        assert link.startswith("https://github.com/") and file.is_file(), name
        page = content.parse_page(file.read_text("utf-8"), file, file.name, "da")
        assert page.text("title") in (tmp_path / name).read_text("utf-8").replace("&amp;", "&")
        assert file.relative_to(DOCS).parts[0] == ("en" if name.startswith("en/") else "da")
