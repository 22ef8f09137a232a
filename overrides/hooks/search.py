"""Makes the search index over the built pages with Pagefind: one for each language, loaded when somebody searches."""

import hashlib
import json
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from pagefind_bin import get_executable

from compounds import with_seams

# Not what a reader searches for: notes and their numbers, definitions, facts, ways about, lists of other pages, tables
# that the build makes, the status that all pages about a document begin with, and other pages' text.
APART = (
    ".footnote-ref, .sources, .definition, .facts, .breadcrumbs, .contents, .section-pages, .clock, .overview, .table, "
    "table[aria-labelledby], .status, .band, .stones, .chapters, .chapter"
)
SCRIPT = "pagefind.js"
BUNDLE = f"pagefind/{SCRIPT}"  # as templates name it
LOCALE = re.compile(r'<html lang="([^"]+)"')
UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


@event_priority(-200)  # after static-i18n has built every language
def on_post_build(config: MkDocsConfig) -> None:
    """Index the site; raises PluginError with Pagefind's own words where that fails."""
    if config.extra["i18n"].building:
        return
    bundle = Path(config.site_dir, "pagefind")
    if config.extra["served"] and bundle.is_dir():
        # A preview need not wait; its search knows the pages as they were when it began.
        name_pages(bundle)
        return
    with TemporaryDirectory() as folder:
        copy_pages(Path(config.site_dir), Path(folder))
        command = [str(get_executable()), "--site", folder, "--output-path", str(bundle)]
        command += ["--exclude-selectors", APART, "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise PluginError(f"Pagefind could not index the site: {done.stderr.strip()}")
    for file in [file for pattern in UNUSED for file in bundle.glob(pattern)]:
        file.unlink()
    name_engines(bundle, config.extra["inputs"].locales)
    name_by_content(bundle)
    name_pages(bundle)


def copy_pages(site: Path, folder: Path) -> None:
    """Write the pages as they are read for the index, with signs in their compounds that no reader is to meet."""
    for page in filter(Path.is_file, site.rglob("*.html")):
        html = page.read_text("utf-8", "surrogateescape")  # a file that came with the pages may be in any encoding
        copy = folder / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        read = with_seams(html, locale[1]) if (locale := LOCALE.search(html)) else html
        copy.write_text(read, "utf-8", "surrogateescape")


def name_engines(bundle: Path, locales: list[str]) -> None:
    """Give each language an engine of its name, so that a page knows what to fetch before it has read the entry."""
    entry = bundle / "pagefind-entry.json"  # Pagefind lists the languages in another order each time
    found = json.loads(entry.read_text("utf-8"))
    for locale in locales:
        engine = bundle / f"wasm.{locale}.pagefind"
        if not engine.is_file():  # of a language that Pagefind cannot stem
            engine.write_bytes((bundle / "wasm.unknown.pagefind").read_bytes())
        if locale in found["languages"]:
            found["languages"][locale]["wasm"] = locale
    entry.write_text(json.dumps(found, sort_keys=True, ensure_ascii=False), "utf-8")


def name_by_content(bundle: Path) -> None:
    """Move Pagefind's files into a folder named by their content: no open page meets those of another version."""
    files = sorted(file for file in bundle.rglob("*") if file.is_file())
    digest = hashlib.sha256(b"".join(str(file.relative_to(bundle)).encode() + file.read_bytes() for file in files))
    name = digest.hexdigest()[:10]
    made = bundle.rename(bundle.with_name(name))
    bundle.mkdir()
    made.rename(bundle / name)


def name_pages(bundle: Path) -> None:
    """Tell the pages of a site the folder that Pagefind's files lie in."""
    (own,) = bundle.iterdir()
    for page in bundle.parent.rglob("*.html"):
        html = page.read_bytes()
        if BUNDLE.encode() in html:
            page.write_bytes(html.replace(BUNDLE.encode(), f"{bundle.name}/{own.name}/{SCRIPT}".encode()))
