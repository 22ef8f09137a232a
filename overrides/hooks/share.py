"""Draws the picture that is shown where a page is shared, `share.png` beside the page: its title in the theme's look.

resvg draws it from the template share.svg, without a browser. A picture is drawn once and kept in `.cache`.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import textwrap
from pathlib import Path
from typing import Any

import resvg_py
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

import assets
import lines

WEIGHTS = (800, 500)
BOX = (608, 360)  # what the sentence may fill, in pixels
LONGEST = 120  # letters of the sentence
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
DRAWING = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.svg)\)")
PLACE = re.compile(r"""\s(?:x|y|width|height|preserveAspectRatio)=(?:"[^"]*"|'[^']*')""")
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]+);")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Draw the pictures, and add `shared`, which gives what a page's picture says; a preview goes without them.

    Raises PluginError with one line where a picture cannot be drawn.
    """
    if config.extra["served"]:
        return
    env.globals["shared"] = sentence
    fonts = [kept_weight(weight) for weight in WEIGHTS]
    advances: lines.Advances = json.loads(fonts[0].with_suffix(".json").read_text("utf-8"))
    template = env.get_template("share.svg", globals=looks(config, advances))
    for file in files.documentation_pages():
        if file.locale == file.locale_alternate_of and file.name != "404":  # type: ignore[attr-defined]
            try:
                size, said = lines.fitted(sentence(file), advances, BOX)
                svg = template.render(size=size, said=said, drawing=own_drawing(file))
                picture = drawn(svg, fonts, is_known=set(svg) <= {*advances, "\n"})
            except (OSError, ValueError) as error:
                raise PluginError(f"{file.src_uri}: its picture for sharing cannot be drawn: {error}") from error
            uri = file.dest_uri.removesuffix("index.html") + "share.png"
            files.append(File.generated(config, uri, content=picture))


def sentence(file: File) -> str:
    """Return what a page's picture says: the heading of the front page, the title of another."""
    page = file.page
    assert page is not None  # noqa: S101 - MkDocs has read it
    found = HEADING.search(page.content or "") if file.norm_src_uri == "index.md" else None  # type: ignore[attr-defined]
    text = html.unescape(TAG.sub("", found[1])) if found else str(page.meta["title"])
    return textwrap.shorten(text, LONGEST, placeholder=" …")


def looks(config: MkDocsConfig, advances: lines.Advances) -> dict[str, Any]:
    """Return what the template draws every picture of a language with."""
    drawings = {name: Path(config.docs_dir, config.theme.get(name) or "") for name in ("logo", "motif")}
    return {
        "config": config,
        "tokens": dict(TOKEN.findall((assets.PARTS / assets.FIRST).read_text("utf-8"))),
        **{name: file.read_text("utf-8") for name, file in drawings.items() if file.suffix == ".svg"},
        "placed": placed,
        "line_height": lines.HEIGHT,
        "tracking": lines.TRACKING,
        "fit": lambda text, size, room: min(size, room / lines.width(text, advances, tracking=0)),
    }


def own_drawing(file: File) -> str:
    """Return the first drawing that a page shows, if any."""
    found = DRAWING.search((file.page and file.page.markdown) or "")
    return Path(str(file.abs_src_path)).parent.joinpath(found[1]).read_text("utf-8") if found else ""


def placed(drawing: str, **place: object) -> str:
    """Return a drawing as a part of another; resvg takes three times as long for an `<image>` of it."""
    root, _, rest = drawing[drawing.index("<svg") :].partition(">")
    attributes = "".join(f' {name}="{value}"' for name, value in place.items())
    return f"{PLACE.sub('', root)}{attributes}>{rest}"


def kept_weight(weight: int) -> Path:
    """Return the file of one weight of the typeface; beside it, as JSON, lies how far each of its letters goes."""
    name = hashlib.sha256(assets.TYPEFACE.read_bytes() + str(weight).encode()).hexdigest()[:16]
    font = assets.kept(f"{name}.ttf", lambda: assets.of_font("still")(assets.TYPEFACE, weight))
    assets.kept(f"{name}.json", lambda: json.dumps(assets.of_font("advances")(font)).encode())
    return assets.CACHE / f"{name}.ttf"


def drawn(svg: str, fonts: list[Path], *, is_known: bool) -> bytes:
    """Return a picture as PNG; where the typeface lacks a letter of it, with what fonts the computer has."""
    names = [str(font) for font in fonts]
    key = hashlib.sha256("".join([svg, *(font.name for font in fonts), resvg_py.__version__]).encode()).hexdigest()
    return assets.kept(
        f"{key[:16]}.png",
        lambda: resvg_py.svg_to_bytes(svg_string=svg, font_files=names, skip_system_fonts=is_known),
    )
