"""What somebody who writes sees in `make serve`: the change at once, and what the checker says of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

import check
import small_site
from browser.conftest import OpenPage
from conftest import OwnSite
from preview import changed_at

FILES = {
    "da/index.md": small_site.page("Forside", "# Forside\n\nVelkommen til dig.\n\n[Om](om.md)\n"),
    "en/index.md": small_site.page("Front page", "# Front page\n\nWelcome to you.\n\n[About](om.md)\n"),
    "da/om.md": small_site.page("Om", "# Om\n\nOm det hele her.\n"),
    "en/om.md": small_site.page("About", "# About\n\nAbout all of this.\n"),
    "da/404.md": small_site.page("Ikke her"),
    "en/404.md": small_site.page("Not here"),
}
NOTICE = 'class="notice translation"'
PATIENCE = 30  # seconds, for a slow machine; what is there is never waited for


@dataclass(frozen=True)
class Preview:
    """A running preview: its address and its project."""

    url: str
    folder: Path

    def text(self, path: str) -> str:
        """Return a page as it is now; empty while there is none."""
        try:
            return str(urllib.request.urlopen(self.url + path, timeout=PATIENCE).read().decode())  # noqa: S310
        except OSError:
            return ""

    def edit(self, path: str, written: str, instead: str) -> None:
        """Change a file as an editor does."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert written in text
        file.write_text(text.replace(written, instead), "utf-8")


def wait(until: Callable[[], object]) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Serve a small project as `make serve` does."""
    hooks = [str(small_site.ROOT / "overrides" / "hooks" / f"{name}.py") for name in [*small_site.HOOKS, "preview"]]
    small_site.write(tmp_path, FILES, hooks=hooks, site_url="http://127.0.0.1/")
    assert check.main([str(tmp_path), "--accept", "index.md", "om.md", "404.md"]) == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        found = Preview(f"http://127.0.0.1:{port}/", tmp_path)
        wait(lambda: found.text(""))
        yield found
        process.terminate()


def test_the_change_is_shown_and_what_it_means_for_the_translation(preview: Preview) -> None:
    assert NOTICE not in preview.text("en/om/")
    preview.edit("docs/da/om.md", "Om det hele her.", "Om noget andet.")
    wait(lambda: "Om noget andet." in preview.text("om/"))
    assert NOTICE in preview.text("en/om/")
    assert "Velkommen til dig." in preview.text("")
    preview.edit("docs/da/om.md", "title: Om", "title: Om os")
    wait(lambda: "Om os" in preview.text(""))


def test_the_checker_is_heard_on_the_page_and_falls_silent(preview: Preview, open_page: OpenPage) -> None:
    page = open_page(f"{preview.url}om/")
    bar, patience = page.locator(".preview-bar"), PATIENCE * 1000
    expect(bar).to_contain_text("fejl", timeout=patience)
    expect(bar).not_to_contain_text("TODO")
    assert "canonical" not in str(bar.text_content())  # the preview's address is its own
    preview.edit("docs/da/om.md", "Om det hele her.", "Om det hele her. TODO: mere")
    expect(page.locator(".preview-bar[open]")).to_contain_text("TODO", timeout=patience)
    preview.edit("docs/da/om.md", " TODO: mere", "")
    expect(page.locator("main")).not_to_contain_text("TODO", timeout=patience)
    expect(bar).to_contain_text("fejl", timeout=patience)
    expect(bar).not_to_contain_text("TODO")


def test_nothing_of_it_is_published(own_site: OwnSite) -> None:
    assert [file for file in own_site.folder.rglob("*") if "preview" in file.name] == []
    assert [name for name in own_site.pages if "preview" in (own_site.folder / name).read_text("utf-8")] == []


def test_a_file_that_is_gone_again_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.tmp"
    assert changed_at(file) == 0
    file.touch()
    assert changed_at(file) == file.stat().st_mtime_ns
