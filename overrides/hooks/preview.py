"""While somebody writes (`make serve`): builds again only what a change can be seen on, and then runs the checker."""

import json
import logging
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from watchdog.observers.polling import PollingObserver

import addresses
from inputs import HERE, Inputs

CHECKER = HERE.parent.parent / "scripts" / "check.py"
SCRIPT = HERE.parent / "preview.js"
FINDINGS = "preview.json"
BODY = "#"  # after the path of a page
LOOKS_EVERY = 0.1  # seconds
PAUSE = 1  # seconds without another change before the checker begins, as a person may still be writing

# What the last build was made from, and how many there were: what was found of an older one is not told of a newer.
last = SimpleNamespace(made_from={}, turn=0)


def on_startup(command: str, dirty: bool) -> None:
    """Keep MkDocs from warning that not all pages are built again: those are that have to be."""
    if dirty:
        logging.getLogger(build.__name__).addFilter(lambda record: "'dirty'" not in record.getMessage())


def on_pre_build(config: MkDocsConfig) -> None:
    """Take away the pages that have to be built again; MkDocs, told to build what is new, leaves the others.

    A sentence is seen on its page, on its translations, which may now be out of date, and on pages that have a
    template. Whatever else changes (a title, the register, a template, a setting) may be seen everywhere.
    """
    if not config.extra["served"] or config.extra["i18n"].building:
        return
    inputs: Inputs = config.extra["inputs"]
    before, now = last.made_from, fingerprint(config, inputs)
    last.made_from = now
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    site = Path(config.site_dir)
    if any(not key.endswith(BODY) for key in changed):
        for page in site.rglob("*.html"):
            page.unlink()
        return
    special = {path for path, pages in inputs.pages.items() if any(page.text("template") for page in pages.values())}
    for path in {key.removesuffix(BODY) for key in changed} | special:
        for locale in inputs.locales:
            (site / addresses.address(inputs, path, locale)).unlink(missing_ok=True)


def fingerprint(config: MkDocsConfig, inputs: Inputs) -> dict[str, object]:
    """Return what a build is made from: the bodies of plain pages, and all else."""
    found: dict[str, object] = {}
    for path, pages in inputs.pages.items():
        found[path] = [(locale, page.front_matter) for locale, page in pages.items()]
        is_glossary = any(page.text("template") == "glossary.html" for page in pages.values())
        found[path + ("" if is_glossary else BODY)] = [(page.front_matter, page.body) for page in pages.values()]
    others = [file for folder in (config.docs_dir, HERE.parent) for file in Path(folder).rglob("*") if file.is_file()]
    kept = [file for file in others if file.suffix not in {".md", ".pyc"}]
    return {**found, **{str(file): changed_at(file) for file in [*kept, Path(config.config_file_path)]}}


def changed_at(file: Path) -> int:
    """Return when a file was last changed, in nanoseconds; 0 where it is gone, as what a program keeps for a moment."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Look for changed files ten times a second; MkDocs would twice."""
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOKS_EVERY)
    for path in watched:
        server.watch(path)


@event_priority(-400)  # after everything else is there
def on_post_build(config: MkDocsConfig) -> None:
    """Begin to check the site; the reader of the preview need not wait for it."""
    if not config.extra["served"] or config.extra["i18n"].building:
        return
    last.turn += 1
    Path(config.site_dir, SCRIPT.name).write_bytes(SCRIPT.read_bytes())
    Path(config.site_dir, FINDINGS).unlink(missing_ok=True)
    threading.Thread(target=check, args=(config, last.turn), daemon=True).start()


def check(config: MkDocsConfig, own_turn: int) -> None:
    """Check the built site and tell what was found, unless another build has begun meanwhile."""
    time.sleep(PAUSE)
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    if own_turn != last.turn:
        return
    command = [sys.executable, str(CHECKER), str(root), "--site", str(site), "--url", config.site_url or ""]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if own_turn != last.turn or not site.is_dir():
        return
    told = done.stdout.strip() or done.stderr.strip().rpartition("\n")[2]
    print(told, flush=True)  # noqa: T201 - in the terminal where `make serve` runs
    unfinished = site / f"{FINDINGS}.new"
    unfinished.write_text(json.dumps({"code": done.returncode, "text": told}, ensure_ascii=False), "utf-8")
    unfinished.replace(site / FINDINGS)
