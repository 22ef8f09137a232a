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

from playwright.sync_api import Browser, Page, Request, sync_playwright

import bench
from browser.conftest import chromium
from browser.server import Site

LIGHTHOUSE = bench.ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = "--headless=new --disable-background-networking --disable-component-update"
ROUNDS = 5
# Lighthouse's slow 4G: milliseconds, and bytes a second.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
# By the page's own clock, as a tool that looks now and then is late: when the first hit is there, and how long the
# answer to each letter takes.
WATCH = """() => {
  globalThis.first = 0;
  globalThis.waited = [];
  globalThis.since = 0;
  const field = document.querySelector("#search-field");
  field.addEventListener("focus", () => { globalThis.opened = performance.now(); }, { capture: true, once: true });
  field.addEventListener("input", () => { since = performance.now(); }, true);
  new MutationObserver(() => { first ||= performance.now() - opened; })
    .observe(document.querySelector(".search-results"), { childList: true });
  new MutationObserver(() => { waited.push(performance.now() - since); since = 0; })
    .observe(document.querySelector(".search-status"), { childList: true });
}"""
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


def size(request: Request) -> int:
    """Return the bytes that came over the network for a request; none for what the browser had."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def search(page: Page, query: str) -> dict[str, float]:
    """Return how long a reader on a slow network waits for the first hit, and for what each further letter changes.

    In milliseconds from the field's focus and from the key; and the bytes of all that was loaded for it.
    """
    loaded: list[Request] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    page.on("requestfinished", lambda request: loaded.extend([request]))  # the worker's, too
    page.evaluate(WATCH)
    page.keyboard.press("/")
    page.keyboard.type(query[:-2])
    page.wait_for_function("() => first && waited.length && !since")
    found = {"first hit, ms": page.evaluate("first")}
    page.evaluate("waited.length = 0")
    for letter in query[-2:]:
        page.keyboard.type(letter)
        page.wait_for_function("() => waited.length && !since")
    return {**found, "a further letter, ms": max(page.evaluate("waited")), "bytes": sum(map(size, loaded))}


def searches(site: Site, browser: Browser) -> Iterator[str]:
    """Yield a line for each figure of a search in each language."""
    for home, query in (("", "regioner"), ("en/", "regions")):
        runs = []
        for _ in range(ROUNDS):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            page.goto(site.url + home, wait_until="networkidle")
            runs.append(search(page, query))
            context.close()
        for figure in runs[0]:
            yield f"search from /{home}, {figure}: {statistics.median(run[figure] for run in runs):.0f}"


def main() -> None:
    """Print the comparison and the search, then the scores of every page; with `--quick`, not these."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as served, sync_playwright() as playwright:
        browser, folder = chromium(playwright), Path(name)
        folders = {one: folder / one for one in ("this site", "stock Material", "bare HTML")}
        bench.build_seconds(bench.ROOT, folders["this site"])
        bench.build_seconds(bench.stock_material(folder / "project", bench.ROOT), folders["stock Material"])
        bare(folders["this site"], folders["bare HTML"])
        for one in ("stock Material", "bare HTML"):
            compress(folders[one])
        sites = {one: served.enter_context(Site(folders[one])) for one in folders}
        for line in compare(sites, browser):
            print(line, flush=True)
        sandbox = os.geteuid() != 0
        with playwright.chromium.launch(executable_path=browser, chromium_sandbox=sandbox) as started:
            for line in searches(sites["this site"], started):
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
