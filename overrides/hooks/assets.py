"""Bundles the theme's stylesheets and scripts, subsets its typeface, and names every asset by its content."""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import fontpkg_figtree
from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

import addresses
from font import cut
from inputs import Inputs

OVERRIDES = Path(__file__).resolve().parent.parent
PARTS = OVERRIDES / "assets"
CACHE = OVERRIDES.parent / ".cache"
FIRST = "tokens.css"  # it declares the order of the layers
TOKEN = re.compile(r"--([\w-]+):\s*(light-dark\(\s*)?(#(?:[0-9a-f]{3}){1,2})\s*[,;]", re.IGNORECASE)
DRAWN = re.compile(r'\btoken(?:\(|s\.|s\[")([\w-]+)')  # where PDF and pictures take one
TOKENS = {name: colour for name, _, colour in TOKEN.findall((PARTS / FIRST).read_text("utf-8"))}  # as they are in light
FONT = "figtree.woff2"
TYPEFACE = fontpkg_figtree.ROOT / "files" / "Figtree[wght].ttf"
WEIGHTS = (400, 800)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*([{};])\s*|(?<=:) ")
# Basic Latin, Latin-1, dashes, quotation marks, bullet, ellipsis, euro and arrows; and what the site's own texts use.
CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D}
CHARACTERS |= {0x2022, 0x2026, 0x20AC, 0x2191, 0x2192}


def on_config(config: MkDocsConfig) -> None:
    """Raise PluginError with a line for each colour that PDF and pictures need and that is in another form than hex."""
    if config.extra["i18n"].building:
        return
    inputs: Inputs = config.extra["inputs"]
    text = (PARTS / FIRST).read_text("utf-8")
    drawn = "".join((OVERRIDES / name).read_text("utf-8") for name in ("document.css", "share.svg"))
    for name in sorted({*DRAWN.findall(drawn)} - TOKENS.keys()):
        line = 1 + text.count("\n", 0, max(text.find(f"--{name}:"), 0))
        inputs.tell(f"overrides/assets/{FIRST}", line, "colour_form", f"--{name}")
    inputs.stop_if_wrong()


@event_priority(-200)  # after static-i18n has made its files
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put our own bundle in place of the base theme's files, and name pictures by their content."""
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
        elif not file.is_documentation_page():
            addresses.move(file, hashed(file.dest_uri, file.content_bytes), config)
    i18n = config.extra["i18n"]
    if not i18n.building:  # the languages that are built after the first share its bundle
        names = [(one.site_name, one.site_description) for one in [config, *i18n.config.languages]]
        config.extra["bundle"] = bundle(config.extra["inputs"], str([names, config.extra.get("responsible")]))
        font = hashed(f"assets/{FONT}", config.extra["bundle"][FONT])
        config.extra["stylesheet"] = stylesheet(addresses.root(config) + font)
    for name, data in config.extra["bundle"].items():
        files.append(File.generated(config, hashed(f"assets/{name}", data), content=data))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `asset`, which gives an asset's address by its plain name, and keep compiled templates in `.cache`."""
    env.bytecode_cache = FileSystemBytecodeCache(str(CACHE))
    names = {plain(file.dest_uri): file.dest_uri for file in files if not file.is_documentation_page()}
    env.globals["asset"] = names.__getitem__  # a filter of a constant would be compiled into the template
    # It stands in each page: for a file of its own, a phone on a slow network would wait before it shows anything.
    env.globals["stylesheet"] = Markup(config.extra["stylesheet"])  # noqa: S704 - the theme's own


def hashed(uri: str, data: bytes) -> str:
    """Put ten digits of the content's hash before the ending of an address, so that a host can keep it for ever."""
    stem, _, ending = uri.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"


def plain(uri: str) -> str:
    """Take the hash out of an address again."""
    stem, _, ending = uri.rpartition(".")
    return f"{stem.rpartition('.')[0]}.{ending}"


def bundle(inputs: Inputs, said: str = "") -> dict[str, bytes]:
    """Return the font and the script of the theme, by name; `said` is what pages say besides what the inputs hold."""
    # A block of its own keeps each script's names to itself.
    scripts = "".join(f"{{\n{lighter(part.read_text('utf-8'))}}}\n" for part in sorted(PARTS.glob("*.js")))
    characters = CHARACTERS | used_characters(inputs) | {ord(letter) for letter in said}
    return {FONT: kept_font(characters), "site.js": scripts.encode()}


def stylesheet(font: str) -> str:
    """Return all stylesheets of the theme as one; `font` is the address of its typeface from the root of the host."""
    sheets = sorted(PARTS.glob("*.css"), key=lambda part: (part.name != FIRST, part.name))
    css = {
        part.name: SPACE.sub(lambda found: found[1] or "", COMMENT.sub("", part.read_text("utf-8"))) for part in sheets
    }
    # Browsers that do not know light-dark() have the colours of the light scheme alone.
    light = "".join(f"--{name}:{colour};" for name, pair, colour in TOKEN.findall(css[FIRST]) if pair)
    css[FIRST] = css[FIRST].replace(":root{", f":root{{{light}", 1)
    return "".join(css.values()).replace(FONT, font).strip()


def lighter(script: str) -> str:
    """Leave out comments and indentation; a minifier would save another twentieth once compressed."""
    return re.sub(r"\n\s*", "\n", re.sub(r"(?m)\s*// .*$", "", script)).lstrip()


def used_characters(inputs: Inputs) -> set[int]:
    """Return the code points of all that the pages, the register and the strings write."""
    texts = [page.front_matter + page.body for pages in inputs.pages.values() for page in pages.values()]
    return {ord(letter) for letter in set("".join([*texts, str(inputs.register), str(inputs.strings)]))}


def kept_font(characters: set[int]) -> bytes:
    """Return the typeface with these characters as WOFF2."""
    key = hashlib.sha256(TYPEFACE.read_bytes() + repr((sorted(characters), WEIGHTS)).encode()).hexdigest()[:16]
    return kept(f"{key}.woff2", lambda: cut(TYPEFACE, WEIGHTS, characters))


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """Return what is made once and kept in `.cache`, under a name that depends on all that it is made from."""
    file = CACHE / name
    if not file.is_file():
        CACHE.mkdir(exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(make())
        unfinished.replace(file)  # at once, as another build may be reading
    return file.read_bytes()
