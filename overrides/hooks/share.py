"""Draws `share.png`, shown where a page is shared: on a ground that resvg makes of share.svg, its title by Pillow."""

import hashlib
import io
import json
import re
import textwrap
import zlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import PIL
import resvg_py
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from PIL import Image, ImageColor, ImageDraw, ImageFont

import assets
import lines
from font import advances, cut
from parts import in_background

OWN = hashlib.sha256(Path(__file__).read_bytes()).digest()  # what is drawn in another way is drawn anew
WEIGHTS = (800, 500)
BOX = (640, 360)  # what the sentence may fill, in pixels
LONGEST = 120  # letters of the sentence
HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
DRAWING = re.compile(r'<img [^>]*src="([^":]+\.svg)"')
PLACE = re.compile(r"""\s(?:x|y|width|height|preserveAspectRatio)=(?:"[^"]*"|'[^']*')""")
FIELD = 504  # the height of the field that the sentence stands on, as in share.svg
EDGE = 72
BASELINE = 0.35  # below the middle of a line, in parts of its size
SHADES = 32  # of a letter's edge


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Begin to draw the pictures, and add `shared`, which gives what a picture says; a preview goes without them."""
    if config.extra["served"]:
        return
    env.globals["shared"] = sentence
    fonts = [kept_weight(weight) for weight in WEIGHTS]
    advances: lines.Advances = json.loads(fonts[0].with_suffix(".json").read_text("utf-8"))
    template = env.get_template("share.svg", globals=looks(config, advances))
    strings: Any = env.globals["strings"]
    drawings = {one.dest_uri: one for one in files if one.dest_uri.endswith(".svg")}
    render, ground = cache(template.render), cache(lambda svg: of_few_colours(drawn(svg, fonts)))

    def picture(size: int, said: list[str], drawing: str) -> bytes:
        if not set("".join(said)) <= set(advances):  # the typeface lacks a letter: with what fonts the computer has
            return drawn(template.render(size=size, said=said, drawing=drawing), fonts, with_others=True)
        svg, font = render(drawing=drawing), ImageFont.truetype(fonts[0], size)
        name = f"{key_of(svg, size, said, fonts)}.png"
        return assets.kept(name, lambda: written(ground(svg), said, font, strings["direction"]))

    def picture_of(name: str) -> bytes:
        try:
            return picture(*lines.fitted(sentence(shown[name]), advances, BOX), own_drawing(shown[name], drawings))
        except (OSError, ValueError) as error:
            raise PluginError(f"{name}: its picture for sharing cannot be drawn: {error}") from error

    pages = (file for file in files.documentation_pages() if file.name != "404")
    shown = {file.src_uri: file for file in pages if file.locale == file.locale_alternate_of}  # type: ignore[attr-defined]
    names = [file.dest_uri.removesuffix("index.html") + "share.png" for file in shown.values()]
    made = in_background(list(shown), lambda some: [picture_of(name) for name in some])
    config.extra.setdefault("pictures", []).append((names, made))


@event_priority(-150)  # after static-i18n has built every language
def on_post_build(config: MkDocsConfig) -> None:
    """Write the pictures, drawn while the pages were made; raises PluginError with a line where one cannot be."""
    for names, made in () if config.extra["i18n"].building else config.extra.pop("pictures", ()):
        for name, data in zip(names, made(), strict=True):
            Path(config.site_dir, name).write_bytes(data)


def of_few_colours(picture: bytes) -> Image.Image:
    """Return a picture without its sentence, in few colours, the last of which go from the field to the sentence."""
    found = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256 - SHADES)
    field, ink = (ImageColor.getrgb(assets.TOKENS[name]) for name in ("field", "field-ink"))
    shades = [
        round(start + (end - start) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for start, end in zip(field, ink, strict=True)
    ]
    colours = (found.getpalette() or []) + [0] * 3 * 256
    found.putpalette(colours[: 3 * (256 - SHADES)] + shades)
    return found


def written(ground: Image.Image, said: list[str], font: ImageFont.FreeTypeFont, direction: str) -> bytes:
    """Return a picture as PNG with its sentence; resvg would take ten times as long to draw all of it anew."""
    mask = Image.new("L", (ground.width, FIELD))
    place, anchor = (ground.width - EDGE, "rs") if direction == "rtl" else (EDGE, "ls")
    for number, line in enumerate(said):
        middle = FIELD / 2 + font.size * (BASELINE + (number - (len(said) - 1) / 2) * lines.HEIGHT)
        ImageDraw.Draw(mask).text((place, middle), line, fill=255, font=font, anchor=anchor)
    box = mask.getbbox() or (0, 0, 1, 1)
    edges = mask.crop(box)
    ink = edges.point([256 - SHADES + value * (SHADES - 1) // 255 for value in range(256)])
    picture = ground.copy()
    picture.paste(Image.frombytes("P", ink.size, ink.tobytes()), box[:2], edges.point([0] + [255] * 255))
    data = io.BytesIO()
    picture.save(data, "PNG", compress_type=zlib.Z_RLE)  # of fields: smaller than zlib's quickest, in half the time
    return data.getvalue()


def sentence(file: File) -> str:
    """Return what a page's picture says: the heading of the front page, the title of another."""
    page = file.page
    assert page is not None  # noqa: S101 - MkDocs has read it
    found = HEADING.search(page.content or "") if file.norm_src_uri == "index.md" else None  # type: ignore[attr-defined]
    text = Markup(found[0]).striptags() if found else ""  # noqa: S704 - taken out, not put in
    return textwrap.shorten(text or str(page.meta["title"]), LONGEST, placeholder=" …")


def looks(config: MkDocsConfig, advances: lines.Advances) -> dict[str, Any]:
    """Return what the template draws every picture of a language with."""
    drawings = {name: Path(config.docs_dir, config.theme.get(name) or "") for name in ("logo", "motif")}
    return {
        "config": config,
        "field": FIELD,
        "edge": EDGE,
        "baseline": BASELINE,
        "tokens": assets.TOKENS,
        **{name: file.read_text("utf-8") for name, file in drawings.items() if file.suffix == ".svg"},
        "placed": placed,
        "line_height": lines.HEIGHT,
        "fit": lambda text, size, room: min(size, room / (lines.width(text, advances) or 1)),
    }


def own_drawing(file: File, drawings: dict[str, File]) -> str:
    """Return the first drawing that a page shows, if any; `drawings` are those of the site by their address."""
    page = file.page
    for found in DRAWING.finditer((page and page.content) or ""):
        if drawing := drawings.get(unquote(urljoin(f"/{file.url}", found[1]))[1:]):
            return drawing.content_string
    return ""


def placed(drawing: str, **place: object) -> str:
    """Return a drawing as a part of another; resvg takes three times as long for an `<image>` of it."""
    root, _, rest = drawing[drawing.index("<svg") :].partition(">")
    attributes = "".join(f' {name}="{value}"' for name, value in place.items())
    return f"{PLACE.sub('', root)}{attributes}>{rest}"


def kept_weight(weight: int) -> Path:
    """Return the file of one weight of the typeface; beside it, as JSON, lies how far each of its letters goes."""
    name = hashlib.sha256(assets.TYPEFACE.read_bytes() + str(weight).encode()).hexdigest()[:16]
    made = assets.kept(f"{name}.ttf", lambda: cut(assets.TYPEFACE, weight))
    assets.kept(f"{name}.json", lambda: json.dumps(advances(made)).encode())
    return assets.CACHE / f"{name}.ttf"


def drawn(svg: str, fonts: list[Path], *, with_others: bool = False) -> bytes:
    """Return a drawing as PNG, with these fonts, and with those of the computer where that is asked for."""
    names = [str(font) for font in fonts]
    return assets.kept(
        f"{key_of(svg, 0, [], fonts)}.png",
        lambda: resvg_py.svg_to_bytes(svg_string=svg, font_files=names, skip_system_fonts=not with_others),
    )


def key_of(svg: str, size: int, said: list[str], fonts: list[Path]) -> str:
    """Return a name for a picture that depends on all that it is made from."""
    made_from = repr((svg, size, said, [font.name for font in fonts], resvg_py.__version__, PIL.__version__, OWN))
    return hashlib.sha256(made_from.encode()).hexdigest()[:16]
