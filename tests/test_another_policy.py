"""The theme, the hooks and the checker serve another authority: other languages, address, owner, and no register."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

import another_site
import small_site
from conftest import AnotherSite

# The page that the Arabic lacks, and what a reader of Arabic then gets.
LEFT_OUT = "palvelut/etavastaanotto.md"
TRANSLATED = """---
title: الاستشارة عن بُعد
description: كيف تلتقي بالطبيب أو الممرض بالصوت والصورة دون أن تسافر.
slug: remote-appointment
reviewed: 2026-03-02
---

# الاستشارة عن بُعد

تلتقي بالطبيب أو الممرض بالصوت والصورة.

## هكذا يتم ذلك { #nain }

1. احجز موعدًا بالهاتف.
2. افتح الرابط الذي يصلك في رسالة.
3. انتظر حتى تتم دعوتك.
"""
NOT_TOLD = "docs/fi/palvelut/etavastaanotto.md\n  1: error: the page has no translation into Arabic"
OF_THIS_POLICY = re.compile(r"sundhed|regioner|danske|danish|dansk|denmark|lang=\"da\"|\+45", re.IGNORECASE)
TEXTS = {".html", ".xml", ".txt", ".conf", ".js", ""}


def check(folder: Path, *options: str) -> small_site.Done:
    """Run the project's own copy of the checker on it."""
    command = [sys.executable, "scripts/check.py", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_builds_without_a_word(another_policy: AnotherSite) -> None:
    assert (another_policy.done.returncode, another_policy.done.stderr) == (0, "")


@pytest.mark.parametrize("locale", another_site.LOCALES)
def test_every_page_says_its_language_and_its_direction(another_policy: AnotherSite, locale: str) -> None:
    site = another_policy.folder / "site"
    files = sorted((site if locale == "fi" else site / locale).rglob("*.html"))
    own = [file for file in files if locale != "fi" or file.relative_to(site).parts[0] not in another_site.LOCALES]
    said = {tuple(small_site.read(file).one("html").attributes.values()) for file in own}
    assert said == {(locale, "rtl" if locale == "ar" else "ltr")}
    assert len(own) == 10


def test_it_has_its_own_names_and_addresses(another_policy: AnotherSite) -> None:
    site = another_policy.folder / "site"
    head = small_site.read(site / "ar" / "promises" / "index.html").one("head")
    assert head.one("title").text == "الوعود – ساحل صحي"
    assert head.one("link", rel="canonical").attributes["href"] == f"{another_site.URL}ar/promises/"
    assert [link.attributes["hreflang"] for link in head.all("link", rel="alternate")] == [
        *("fi", "x-default", "sv", "en", "ar")
    ]
    files = [site / name / "index.html" for name in ("", "sv", "ar")]
    brands = [small_site.read(file).one("a", class_="brand").one("strong") for file in files]
    assert [brand.text for brand in brands] == ["Terve rannikko", "Friska kusten", "ساحل صحي"]
    assert [brand.attributes for brand in brands] == [{}, {}, {}]
    assert f"Sitemap: {another_site.URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert not (site / "was").exists()


def test_nothing_in_it_knows_of_this_policy(another_policy: AnotherSite) -> None:
    site = another_policy.folder / "site"
    files = [
        file for file in site.rglob("*") if file.is_file() and file.suffix in TEXTS and "pagefind" not in file.parts
    ]
    assert len(files) > 40
    assert [file.name for file in files if OF_THIS_POLICY.search(file.read_text("utf-8"))] == []


def test_the_checker_tells_of_nothing_but_the_page_that_was_left_out(another_policy: AnotherSite) -> None:
    done = check(another_policy.folder, "--site", "site")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(NOT_TOLD)
    assert done.stdout.endswith("\nerrors: 1, warnings: 0, hints: 0\n")


def test_with_that_page_it_has_no_error_and_a_planted_fault_is_told(tmp_path: Path) -> None:
    folder = another_site.make(tmp_path / "policy")
    (folder / "docs" / "ar" / LEFT_OUT).write_text(TRANSLATED, "utf-8")
    accepted = check(folder, "--accept", LEFT_OUT)
    assert accepted.returncode == 0, accepted.stderr
    built = small_site.build(folder)
    assert (built.returncode, built.stderr) == (0, "")
    done = check(folder, "--site", "site")
    assert (done.returncode, done.stdout) == (0, "errors: 0, warnings: 0, hints: 0\n")
    page = folder / "site" / "ar" / "promises" / "index.html"
    page.write_text(page.read_text("utf-8").replace('href="#seuranta"', 'href="#seurannta"', 1), "utf-8")
    source = folder / "docs" / "fi" / "tavoitteet.md"
    source.write_text(source.read_text("utf-8").replace("Tietosi pysyvät", "Kaikki tietosi pysyvät", 1), "utf-8")
    done = check(folder, "--site", "site")
    assert done.returncode == 1
    assert sorted(re.findall(r"\[([\w-]+)\]", done.stdout)) == ["link-anchor", *["section-outdated"] * 3]


def test_a_language_without_words_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = another_site.make(tmp_path / "policy")
    (folder / "overrides" / "strings" / "ar.yml").unlink()
    done = small_site.build(folder)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "ERROR   -  overrides/strings/ar.yml:1: the theme has no words for the language ar, so its pages would be "
        "without buttons and notices. Copy the file of another language to ar.yml and translate it."
    ]


def test_a_language_that_material_lacks_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = another_site.make(tmp_path / "policy")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("locale: sv", "locale: fo"), "utf-8")
    for path in ("docs", "overrides/strings"):
        (old,) = (folder / path).glob("sv*")
        old.rename(old.with_name(old.name.replace("sv", "fo")))
    done = small_site.build(folder)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "ERROR   -  overrides/partials/languages/fo.html:1: Material has no words for the language fo, so no page of "
        "it can be made. Copy its partials/languages/en.html to overrides/partials/languages/fo.html and translate "
        "what README names."
    ]


def test_editors_are_told_in_the_source_language_and_only_that_one_needs_words_for_it(tmp_path: Path) -> None:
    folder = another_site.make(tmp_path / "policy")
    page = folder / "docs" / "fi" / "tavoitteet.md"
    page.write_text(page.read_text("utf-8").replace("title: Lupaukset\n", ""), "utf-8")
    strings = folder / "overrides" / "strings" / "fi.yml"
    own = yaml.safe_load(strings.read_text("utf-8"))
    told = small_site.build(folder).stderr
    assert told.startswith(f"ERROR   -  docs/fi/tavoitteet.md:2: {own['slips']['required'].format(field='title')} ")
    del own["slips"]["required"]
    strings.write_text(yaml.safe_dump(own, allow_unicode=True), "utf-8")
    assert ": slips: required is missing" in small_site.build(folder).stderr
    assert "slips" not in yaml.safe_load((folder / "overrides" / "strings" / "sv.yml").read_text("utf-8"))


def test_the_steps_in_readme_lead_to_this_site(another_policy: AnotherSite, tmp_path: Path) -> None:
    readme = (small_site.ROOT / "README.md").read_text("utf-8")
    section = readme.partition("\n## Start with it for another policy\n")[2].partition("\n## ")[0]
    steps = textwrap.dedent(section.partition("```\n")[2].partition("```")[0])
    # The packages are those that are there already: installing them takes a while.
    command = steps.replace("../policy", str(tmp_path / "policy")).replace(
        "make check", f"make --silent --old-file requirements.txt VENV={sys.prefix} check"
    )
    done = subprocess.run(["sh", "-e", "-c", command], cwd=small_site.ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith(NOT_TOLD), done.stderr
    built = [folder / "site" / "ar" / "index.html" for folder in (another_policy.folder, tmp_path / "policy")]
    assert [small_site.read(file).one("h1").text for file in built[1:]] == [small_site.read(built[0]).one("h1").text]


LEAST = {
    "site_name": "Small policy",
    "extra": {
        "responsible": {"name": {"en": "The owner"}, "email": "a@owner.example", "url": "https://owner.example/"}
    },
    "plugins": [{"i18n": {"docs_structure": "folder", "languages": [{"locale": "en", "name": "E", "default": True}]}}],
}


def test_one_language_and_the_least_settings_are_enough(tmp_path: Path) -> None:
    more = "reviewed: 2026-03-02\n"
    files = {"en/index.md": small_site.page("Home", more=f"template: home.html\n{more}")}
    about = small_site.page("About", "# About\n\nText about it.\n\n- [Home](index.md)\n", more)
    files["en/about.md"] = about.replace("A sentence", "Another sentence")
    folder = small_site.write(tmp_path, files, **LEAST, **small_site.theme(pages={}))
    done = small_site.build(folder)
    assert (done.returncode, done.stderr) == (0, "")
    page = small_site.read(folder / "site" / "about" / "index.html")
    assert page.all("ul", class_="languages") == []
    assert [link.attributes["href"] for link in page.one("address").all("a")] == [
        *("https://owner.example/", "mailto:a@owner.example")
    ]
    told = check(small_site.ROOT, str(folder)).stdout
    assert "errors: 0," in told, told


def test_a_page_of_the_theme_that_does_not_exist_stops_the_build(tmp_path: Path) -> None:
    files = {"en/index.md": small_site.page("Home")}
    done = small_site.build(small_site.write(tmp_path, files, **LEAST, **small_site.theme(pages={"overview": "no.md"})))
    assert done.returncode == 1
    assert re.fullmatch(r"ERROR   -  mkdocs\.yml:\d+: theme\.pages: .*“no\.md” does not exist.*\n", done.stderr)


def test_in_place_of_a_missing_page_each_part_says_its_language_and_direction(another_policy: AnotherSite) -> None:
    page = small_site.read(another_policy.folder / "site" / "ar" / "services" / "etavastaanotto" / "index.html")
    finnish = {"lang": "fi", "dir": "ltr"}
    for name in ("page-head", "prose"):
        assert {**page.one("div", class_=name).attributes, "class": ""} == {"class": "", **finnish}
    crumbs = page.one("nav", class_="breadcrumbs")
    assert (crumbs.attributes["lang"], crumbs.attributes["dir"]) == ("ar", "rtl")
    assert crumbs.one("span", aria_current="page").attributes == {"aria-current": "page", **finnish}
    assert page.one("a", rel="prev").one("strong").attributes == {}


def test_numbers_keep_their_order_among_letters_from_right_to_left(another_policy: AnotherSite) -> None:
    home = small_site.read(another_policy.folder / "site" / "ar" / "index.html")
    assert home.one("a", href="tel:+358290000000").attributes["dir"] == "ltr"
    assert home.one("p", class_="print-only").one("bdi").text == f"{another_site.URL}ar/"
    glossary = small_site.read(another_policy.folder / "site" / "ar" / "glossary" / "index.html")
    assert glossary.all("p", class_="twin")[0].one("span").attributes == {"lang": "fi", "dir": "ltr"}


def test_the_typeface_has_the_letters_of_names_that_no_page_writes(another_policy: AnotherSite) -> None:
    (font,) = (another_policy.folder / "site" / "assets").glob("figtree.*.woff2")
    assert ord("Č") in TTFont(font).getBestCmap()
    assert not any("Č" in file.read_text("utf-8") for file in another_site.SOURCE.rglob("*.md"))
