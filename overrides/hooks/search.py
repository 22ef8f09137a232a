"""Makes the search index over the built pages with Pagefind: one for each language, loaded when somebody searches."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from pagefind_bin import get_executable

# Not what a reader searches for: notes and their numbers, definitions, facts and ways about the page.
APART = ".footnote-ref, .sources, .definition, .facts, .breadcrumbs, .contents, .section-pages, .clock"
UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


@event_priority(-200)  # after static-i18n has built every language
def on_post_build(config: MkDocsConfig) -> None:
    """Index the site; raises PluginError with Pagefind's own words where that fails."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    command = [str(get_executable()), "--site", config.site_dir, "--exclude-selectors", APART, "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise PluginError(f"Pagefind could not index the site: {done.stderr.strip()}")
    bundle = Path(config.site_dir, "pagefind")
    for file in [file for pattern in UNUSED for file in bundle.glob(pattern)]:
        file.unlink()
    entry = bundle / "pagefind-entry.json"  # Pagefind lists the languages in another order each time
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True, ensure_ascii=False), "utf-8")
