"""One browser, this project's own site at the root and below a path, and a small site, for all tests of the session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, expect, sync_playwright

import content
import debian
import small_site
from browser.server import Site
from conftest import OwnSite

# Debian's packages, called as their programs are; the first draws alike, and opens a page three times as fast.
PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome")
# The last one leaves the browser no way to any other host, whatever a page asks for.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
ADVICE = "The browser tests need Chromium. Install the package chromium, or run: python -m playwright install chromium"

BELOW = "/below/"  # a path of a host
PATIENCE = 10_000  # milliseconds, for a slow machine; what is there is never waited for

DESCRIPTION = "A sentence that is long enough for the schema."  # small_site.page writes it
DANISH = "# Titel\n\nOm et [ord](ordliste.md#ord).\n\n## Et { #et }\n\nTekst.\n\n## To { #to }\n\nTekst.\n"
ONE = "# A title\n\nA lead about a [word](ordliste.md#ord).\n\n## One { #et }\n\nText.\n"
TWO = "\n## Two { #to }\n\nText.\n"
WHOLE, MISSING, INCOMPLETE, OUTDATED = ("hel", "mangler", "ufuldstaendig", "foraeldet")

OpenPage = Callable[..., Page]
Words = dict[str, str]


def chromium(playwright: Playwright) -> str:
    """Return the path of a Chromium on this machine, empty where there is none."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    own = playwright.chromium.executable_path
    return found[0] if found else own if Path(own).is_file() else ""


def install(playwright: Playwright) -> str:
    """Return what `chromium` does, once it is installed: from Debian where that is possible, else Playwright's own."""
    tried = (debian.installed(lambda: chromium(playwright), package) for package in PACKAGES)
    found = next(filter(None, tried), "")
    if not found:
        subprocess.run(PLAYWRIGHT, check=False, capture_output=True)
    return found or chromium(playwright)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = install(playwright)
        if not path:
            pytest.exit(ADVICE, returncode=1)
        sandbox = os.geteuid() != 0
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, chromium_sandbox=sandbox)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a page in a context of its own, which has nothing stored; the options are those of Playwright's context."""
    with ExitStack() as contexts:

        def open_page(url: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
            viewport: ViewportSize = {"width": width, "height": height}
            context = contexts.enter_context(browser.new_context(viewport=viewport, **options))
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            if url:
                page.goto(url)
            return page

        yield open_page


@pytest.fixture(scope="session")
def site(own_site: OwnSite) -> Iterator[Site]:
    """Serve this project's own site, built for the address where it is published, below the path of that."""
    address = own_site.pages["index.html"].one("link", rel="canonical").attributes["href"]
    with Site(own_site.folder, urlsplit(address).path) as served:
        yield served


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve this project's own site below a path of a host, for which it is built."""
    folder = tmp_path_factory.mktemp("below")
    done = small_site.build(small_site.ROOT, "--site-dir", str(folder), SITE_URL=f"https://below.example{BELOW}")
    assert done.returncode == 0, done.stderr
    with Site(folder, BELOW) as served:
        yield served


@pytest.fixture(scope="session")
def words() -> dict[str, Words]:
    """Return the theme's own words by language."""
    files = (small_site.ROOT / "overrides" / "strings").glob("*.yml")
    return {file.stem: yaml.safe_load(file.read_text("utf-8"))["words"] for file in files}


def translated(title: str, body: str, sections: list[str]) -> str:
    """Write a translation that was made from these sections of the Danish page as it is now."""
    now = content.split_sections(DANISH, preamble=f"{title}\n{DESCRIPTION}\n")
    digests = "".join(f"  {name}: '{now[name].digest}'\n" for name in sections)
    return small_site.page("A title", body, f"slug: {title}\ntranslated_from:\n{digests}")


@pytest.fixture(scope="session")
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
