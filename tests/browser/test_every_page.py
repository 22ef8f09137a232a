"""What holds on every page: it is quiet, keeps to itself, stores nothing, moves nothing and fits a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response

from browser.conftest import OpenPage
from browser.server import Site

OBSERVE = """
window.slips = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  slips.push(`breaks the policy's ${effectiveDirective}: ${blockedURI}`);
});
const moved = (list) => slips.push(...list.map(({ value }) => `moves by ${value}`));
window.shifts = new PerformanceObserver((list) => moved(list.getEntries()));
shifts.observe({ type: "layout-shift", buffered: true });
"""
SLIPS = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  slips.push(...shifts.takeRecords().map(({ value }) => `moves by ${value}`));
  if (document.cookie) slips.push("has a cookie");
  if (localStorage.length) slips.push("writes to localStorage");
  if (sessionStorage.length) slips.push("writes to sessionStorage");
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) slips.push(`is ${scrollWidth} px wide in ${clientWidth}`);
  return slips;
}"""
BROKEN = """<!doctype html>
<html lang="en"><meta http-equiv="Content-Security-Policy" content="style-src 'none'">
<p id="text" style="color: red">Text</p>
<img src="missing.png" alt=""><img src="http://elsewhere.invalid/" alt=""><svg width="2000" height="1"></svg>
<script>
console.log("a message");
document.cookie = "a=b";
localStorage.setItem("a", "b");
sessionStorage.setItem("a", "b");
requestAnimationFrame(() => requestAnimationFrame(() => text.before(document.createElement("hr"), "Late")));
throw new Error("an error");
</script>
"""


LEFT = "net::ERR_ABORTED"  # the next page was opened before the browser had the icon of this one


def watch(page: Page, home: str) -> list[str]:
    """Return a list that grows by a line for each thing that a page says, fails at or fetches from elsewhere."""
    seen: list[str] = []

    def tell(slip: str) -> None:
        seen.append(f"{page.url} {slip}")

    def asked(request: Request) -> None:
        if not request.url.startswith(home):
            tell(f"asks {request.url}")

    def failed(request: Request) -> None:
        if request.failure != LEFT:
            tell(f"could not get {request.url}")

    def answered(response: Response) -> None:
        if not response.ok:
            tell(f"got {response.status} for {response.url}")

    page.add_init_script(OBSERVE)
    page.on("console", lambda message: tell(f"says “{message.text}”"))
    page.on("pageerror", lambda error: tell(f"throws “{error.message}”"))
    page.on("requestfailed", failed)
    page.on("request", asked)
    page.on("response", answered)
    return seen


def visit(page: Page, url: str) -> list[str]:
    """Open a page and return a line for each thing that it stores, moves, breaks or does not fit."""
    page.goto(url)
    slips = page.evaluate(SLIPS) + [f"sets the cookie {cookie['name']}" for cookie in page.context.cookies()]
    return [f"{url} {slip}" for slip in slips]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_is_quiet_stores_nothing_asks_no_other_host_moves_nothing_and_fits_320_px(
    site: Site, open_page: OpenPage, language: str
) -> None:
    page = open_page(width=320, height=640)
    seen = watch(page, site.url)
    paths = site.pages(language)
    for path in paths:
        seen += visit(page, site.url + path)
    assert len(paths) > 20
    assert seen == []


def test_a_page_that_does_what_no_page_may_is_noticed(tmp_path: Path, open_page: OpenPage) -> None:
    (tmp_path / "index.html").write_text(BROKEN, "utf-8")
    with Site(tmp_path) as broken:
        page = open_page(width=320, height=640)
        seen = watch(page, broken.url)
        seen += visit(page, broken.url)
    wanted = ["says “a message”", "throws “an error”", "got 404 for", "could not get", "asks http://elsewhere.invalid"]
    wanted += [
        "has a cookie",
        "sets the cookie a",
        "writes to localStorage",
        "writes to sessionStorage",
        "is 2008 px wide",
    ]
    wanted += ["breaks the policy's style-src-attr: inline", "moves by"]
    assert [slip for slip in wanted if not any(slip in line for line in seen)] == []
