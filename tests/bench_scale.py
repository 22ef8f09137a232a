"""How building grows with the site, against stock Material and Starlight; figures to read, not tests that can fail.

Made pages in two languages, half of them in each. `this theme` is a build with its search index, and then the checker;
each of the others builds the same Markdown with its own search and checks nothing.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

import bench
import bench_browser
import made_site
from bench_checker import measure
from browser.conftest import chromium
from browser.server import Site

ROOT = made_site.ROOT
SIZES = (100, 1_000, 5_000)  # pages
COMPARED = 1_000
GROUP = 20  # pages in a group of the menu
MENU = re.compile(r"^nav:\n(?:[ ].*\n)+", re.MULTILINE)
PAGES = re.compile(r"^  pages:.*\n(?:    .*\n)+", re.MULTILINE)
ID = re.compile(r" \{ #[\w-]+ \}$", re.MULTILINE)
LINK = re.compile(r"\((index|side-\d+)\.md#s\d+\)")
STARLIGHT = """import {{ defineConfig, passthroughImageService }} from "astro/config";
import starlight from "@astrojs/starlight";
const locales = {{ root: {{ label: "Dansk", lang: "da" }}, en: {{ label: "English" }} }};
const integrations = [starlight({{ title: "Made", defaultLocale: "root", locales, sidebar: {sidebar} }})];
const image = {{ service: passthroughImageService() }};
export default defineConfig({{ site: "https://made.example", image, integrations }});
"""
CONTENT = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""

Command = tuple[list[str], Path]


def groups(pages: int) -> list[list[str]]:
    """Return the pages of a language, without the front page, as the menu groups them."""
    names = [f"side-{number}" for number in range(1, pages // 2)]
    return [names[at : at + GROUP] for at in range(0, len(names), GROUP)]


def own(folder: Path, pages: int) -> list[Command]:
    """Write the project with this theme."""
    made_site.write(folder, pages)
    shutil.rmtree(folder / "site")
    menu = ["index.md", *({one[0]: [f"{name}.md" for name in one]} for one in groups(pages))]
    config = MENU.sub(lambda _: yaml.safe_dump({"nav": menu}), (ROOT / "mkdocs.yml").read_text("utf-8"))
    config = PAGES.sub("  pages: {overview: index.md}\n", config).replace("not_in_nav: 404.md\n", "")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copytree(ROOT / "overrides", folder / "overrides", ignore=shutil.ignore_patterns("__pycache__"))
    return [
        ([sys.executable, "-m", "mkdocs", "build"], folder),
        ([sys.executable, str(ROOT / "scripts" / "check.py"), "."], folder),
    ]


def stock_material(folder: Path, _pages: int, source: Path) -> list[Command]:
    """Write the same pages as a site of stock Material."""
    return [([sys.executable, "-m", "mkdocs", "build"], bench.stock_material(folder, source))]


def starlight(folder: Path, pages: int, source: Path) -> list[Command]:
    """Write the same pages as a site of Starlight, whose Markdown knows no ids of headings."""
    for locale, start in (("da", "/"), ("en", "/en/")):
        target = folder / "src" / "content" / "docs" / ("" if locale == "da" else locale)
        target.mkdir(parents=True, exist_ok=True)
        for page in (source / "docs" / locale).glob("*.md"):
            text = re.sub(r"^# .*\n", "", ID.sub("", page.read_text("utf-8")), count=1, flags=re.MULTILINE)
            text = LINK.sub(lambda found: f"({start}{'' if found[1] == 'index' else f'{found[1]}/'})", text)  # noqa: B023
            (target / page.name).write_text(text, "utf-8")
    sidebar = json.dumps([{"label": one[0], "items": one} for one in groups(pages)])
    (folder / "astro.config.mjs").write_text(STARLIGHT.format(sidebar=sidebar), "utf-8")
    (folder / "src" / "content.config.ts").write_text(CONTENT, "utf-8")
    (folder / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
    return [(["node", str(ROOT / "node_modules" / "astro" / "astro.js"), "build"], folder)]


def taken(commands: list[Command]) -> tuple[float, float]:
    """Return the seconds that commands took one after another, and the megabytes of the largest of their processes."""
    found = []
    for command, folder in commands:
        os.chdir(folder)
        found.append(measure(command))
    return sum(one for one, _ in found), max(one for _, one in found)


def readers(site: Path) -> Iterator[str]:
    """Yield what a reader gets of a built site: the weight of a page, and the first hit of a search."""
    yield f"a page: {len(gzip.compress((site / 'side-7' / 'index.html').read_bytes(), 9))} bytes compressed"
    with Site(site) as served, sync_playwright() as playwright:
        sandbox = os.geteuid() != 0
        browser = playwright.chromium.launch(executable_path=chromium(playwright), chromium_sandbox=sandbox)
        page = browser.new_page()
        page.goto(f"{served.url}side-7/", wait_until="networkidle")
        for figure, value in bench_browser.search(page, "regioner").items():
            yield f"search, {figure}: {value:.0f}"
        browser.close()


def main() -> None:
    """Print the figures."""
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "ASTRO_TELEMETRY_DISABLED": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seconds, memory = taken(own(folder / "own", size))
            print(f"{size} pages: {1000 * seconds / size:.1f} ms a page; {memory:.0f} MB, {memory / size:.3f} a page")
            for line in readers(folder / "own" / "site"):
                print(f"{size} pages, {line}", flush=True)
            others: dict[str, Callable[[Path, int, Path], list[Command]]] = {"stock Material": stock_material}
            others |= {"Starlight": starlight} if shutil.which("node") else {}
            for other, write in others.items() if size == COMPARED else ():
                # Astro finds its packages only above its project.
                project = ROOT / ".cache" / "bench" if other == "Starlight" else folder / "stock"
                theirs, _ = taken(write(project, size, folder / "own"))
                print(f"{size} pages: {seconds / theirs:.2f} of {other} ({seconds:.1f} s against {theirs:.1f} s)")
            os.chdir(ROOT)
            shutil.rmtree(ROOT / ".cache" / "bench", ignore_errors=True)


if __name__ == "__main__":
    main()
