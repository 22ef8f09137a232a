"""The Nu HTML checker finds no error and no warning in the pages, with the stylesheet in them, and the drawings."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import small_site
from browser.server import Site

JAR = small_site.ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It reads the pages as a browser does, from their host: from files, the policy's 'self' would mean nothing.
FROM_LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
# It takes the JSON-LD for a script. No policy asks about a block of data: a browser leaves it (HTML standard, 4.12.1.1,
# prepare the script element) before it comes to the policy. That it is the only one is asked in tests/test_head.py.
DATA_BLOCK = "Inline script violates Content Security Policy (meta tag)"
java = shutil.which("java")
pytestmark = pytest.mark.skipif(
    not java, reason="Java is not installed, so the Nu HTML checker did not look at the site"
)


def slips(*given: str) -> list[str]:
    """Return a line for each error and warning in addresses or files."""
    command = [str(java), FROM_LOOPBACK, "-jar", str(JAR), "--format", "json", "--also-check-svg", *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stderr)["messages"]
    wrong = [one for one in told if one["type"] != "info" or one.get("subType") == "warning"]
    wrong = [one for one in wrong if not one["message"].startswith(DATA_BLOCK)]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in wrong]


def test_pages_with_their_stylesheet_and_drawings_are_valid(site: Site) -> None:
    pages = [site.url + path for language in ("da", "en") for path in site.pages(language)]
    assert len(pages) > 40
    drawings = [str(file) for file in site.folder.rglob("*.svg")]
    assert len(drawings) > 2
    assert slips(*pages, f"{site.url}was/", *drawings) == []


def test_slips_are_found(tmp_path: Path) -> None:
    head = '<!doctype html><html lang="en"><title>T</title>'
    told = {
        "unopened.html": (f"{head}<p><div></p>", "No “p” element in scope"),
        "nameless.html": (f"{head}<section></section>", "Section lacks heading"),
        "styled.html": (f"{head}<style>p {{ colour: red }}</style>", "“colour”"),
        "drawn.svg": ('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>', "“p” not allowed"),
    }
    for name, (text, _) in told.items():
        (tmp_path / name).write_text(text, "utf-8")
    found = slips(*(str(tmp_path / name) for name in told))
    assert {name for name, (_, slip) in told.items() if any(name in one and slip in one for one in found)} == {*told}
