"""The site in a phone's browser, against stock Material and bare HTML; figures to read, not tests that can fail.

Lighthouse, with its own slow phone and slow network, on the same Markdown three times: as this site, as a site of stock
Material, and as the limit of what can be: the same text as HTML without a style, a script or a picture.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import bench
from browser.conftest import chromium
from browser.server import Site

LIGHTHOUSE = bench.ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = "--headless=new --disable-background-networking --disable-component-update"
ROUNDS = 5
TRIES = 3  # now and then the browser gives no trace
# By kind of page: its address here, and in stock Material, which has the Danish file names.
PAGES = {"home": ("", ""), "a page": ("vision/", "vision/"), "timeline": ("strategi/tidslinje/", "strategi/tidslinje/")}
PAGES["a page in English"] = ("en/strategy/", "en/strategi/")
TIMES = {"FCP": "first-contentful-paint", "LCP": "largest-contentful-paint", "TBT": "total-blocking-time"}
FIGURES = {**TIMES, "CLS": "cumulative-layout-shift", "bytes": "total-byte-weight"}
TITLE, MAIN = re.compile(r"<title>.*?</title>", re.DOTALL), re.compile(r"<main\b.*?</main>", re.DOTALL)
STYLED = re.compile(r"<(?:img|svg|dialog|link|path|use)\b[^>]*>|</(?:svg|dialog|path)>| (?:class|style)=\"[^\"]*\"")


def bare(built: Path, folder: Path) -> Path:
    """Write the pages of a built site as HTML that has nothing but their text; return the folder."""
    for page in built.rglob("index.html"):
        html = page.read_text("utf-8")
        if main := MAIN.search(html):
            head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">{TITLE.findall(html)[0]}'
            target = folder / page.relative_to(built)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f'<!doctype html><html lang="da">{head}{STYLED.sub("", main[0])}</html>', "utf-8")
    return folder


def compress(folder: Path) -> None:
    """Lay compressed copies beside all texts, as this site's build does."""
    for file in folder.rglob("*"):
        if file.suffix in bench.COMPRESSED and file.is_file():
            Path(f"{file}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def ask(url: str, browser: str) -> dict[str, Any]:
    """Return what Lighthouse says of an address."""
    sandbox = " --no-sandbox" if os.geteuid() == 0 else ""
    command = ["node", str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}{sandbox}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    for _ in range(TRIES):
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if not done.returncode:
            break
    else:
        raise SystemExit(f"Lighthouse failed on {url}: {done.stderr.strip().splitlines()[-1]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def scores(told: dict[str, Any]) -> list[int]:
    """Return the scores for performance, accessibility, best practices and search engines, each of 100."""
    return [round(100 * category["score"]) for category in told["categories"].values()]


def figures(told: dict[str, Any]) -> dict[str, float]:
    """Return the figures of one run: milliseconds, a share of the screen, bytes, requests."""
    found = {name: float(told["audits"][audit]["numericValue"]) for name, audit in FIGURES.items()}
    return {**found, "requests": float(len(told["audits"]["network-requests"]["details"]["items"]))}


def compare(sites: dict[str, Site], browser: str) -> Iterator[str]:
    """Yield a line for each figure of each kind of page: this site, and its share of the others'."""
    for kind, (own, stock) in PAGES.items():
        medians: dict[str, dict[str, float]] = {}
        for name, site in sites.items():
            runs = [
                figures(ask(site.url + (stock if name == "stock Material" else own), browser)) for _ in range(ROUNDS)
            ]
            medians[name] = {figure: statistics.median(run[figure] for run in runs) for figure in runs[0]}
        for figure, value in medians.pop("this site").items():
            shares = [f"{value / other[figure]:.2f} of {name}" for name, other in medians.items() if other[figure]]
            yield f"{kind}, {figure}: {value:.10g}; {', '.join(shares) or 'others 0'}"


def main() -> None:
    """Print the scores of every page, then the comparison; with `--quick`, the comparison alone."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as served, sync_playwright() as playwright:
        browser, folder = chromium(playwright), Path(name)
        folders = {one: folder / one for one in ("this site", "stock Material", "bare HTML")}
        bench.build_seconds(bench.ROOT, folders["this site"])
        bench.build_seconds(bench.stock_material(folder / "project"), folders["stock Material"])
        bare(folders["this site"], folders["bare HTML"])
        for one in ("stock Material", "bare HTML"):
            compress(folders[one])
        sites = {one: served.enter_context(Site(folders[one])) for one in folders}
        for line in compare(sites, browser):
            print(line, flush=True)
        if "--quick" not in sys.argv:
            own = sites["this site"]
            pages = [*own.content_pages("da"), *own.content_pages("en")]
            less = {path: found for path in pages if (found := scores(ask(own.url + path, browser))) != [100] * 4}
            print(f"four times 100: {len(pages) - len(less)} of {len(pages)} pages; {less or 'no exception'}")


if __name__ == "__main__":
    if not shutil.which("node"):
        raise SystemExit("Lighthouse needs node")
    main()
