"""Build time against stock Material, and the weight of every page; figures to read, not tests that can fail."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
COMPRESSED = {".html", ".css", ".js", ".svg"}
LOADED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^":]+)"[^>]*>')


def stock_material(folder: Path, source: Path) -> Path:
    """Write a project's Markdown and menu as a site of stock Material, with its own search, and return its folder."""
    config = yaml.load((source / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    i18n = next(plugin["i18n"] for plugin in config["plugins"])
    languages = [{**one, "default": one.get("default") == "true"} for one in i18n["languages"]]
    stock = {
        "site_name": config["site_name"],
        "site_url": "https://example.org/",
        "theme": {"name": "material"},
        "nav": config["nav"],
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "exclude_docs": "policy.yml",
        "markdown_extensions": config["markdown_extensions"],
    }
    shutil.copytree(source / "docs", folder / "docs")
    for page in (folder / "docs").rglob("*.md"):  # templates of this theme, which Material does not have
        page.write_text(re.sub(r"^template:.*\n", "", page.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock, allow_unicode=True), encoding="utf-8")
    return folder


def build_seconds(folder: Path, site: Path) -> float:
    """Build a site and return how long it took."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def weigh(file: Path) -> int:
    """Return a file's bytes as a host sends it: text compressed, the rest as it is."""
    data = file.read_bytes()
    return len(gzip.compress(data, 9, mtime=0)) if file.suffix in COMPRESSED else len(data)


def page_weight(page: Path) -> tuple[int, int, int]:
    """Return the bytes before the first paint, which are the page's own, those of the whole page, and its requests."""
    html = page.read_text("utf-8")
    loaded = {page.parent.joinpath(path).resolve() for path in LOADED.findall(html) if Path(path).suffix}
    return weigh(page), weigh(page) + sum(map(weigh, loaded)), 1 + len(loaded)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        own, stock = Path(folder, "own"), Path(folder, "stock")
        projects = {"this theme": (ROOT, own), "stock Material": (stock_material(Path(folder, "project"), ROOT), stock)}
        seconds: dict[str, list[float]] = {name: [] for name in projects}
        for _ in range(ROUNDS):
            for name, (project, site) in projects.items():
                seconds[name].append(build_seconds(project, site))
        times = {name: statistics.median(taken) for name, taken in seconds.items()}
        print(
            f"build, search index included, median of {ROUNDS}: {times['this theme'] / times['stock Material']:.2f}"
            f" of stock Material ({times['this theme']:.2f} s against {times['stock Material']:.2f} s)"
        )
        pages = sorted(page for page in own.rglob("*.html") if page.name in {"index.html", "404.html"})
        weights = {page.relative_to(own).as_posix(): page_weight(page) for page in pages if page.name != "404.html"}
        for number, name in enumerate(("first view, bytes", "whole page, bytes", "requests")):
            heaviest = max(weights, key=lambda page: weights[page][number])
            print(f"{name}: at most {weights[heaviest][number]} ({heaviest}), of {len(weights)} pages")


if __name__ == "__main__":
    main()
