"""Each page has a picture of its own that is shown where it is shared; all of its text is within the edges."""

from __future__ import annotations

import io
import json
import shutil
import struct
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fontTools.ttLib import TTFont
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from PIL import Image, ImageChops, ImageColor, ImageFont

import assets
import lines
import share
import small_site
from conftest import OwnSite

HEAVIEST = 60_000  # bytes
FIELD = (0, 0, 1200, 504)  # where the sentence stands
BOX = (72, 72, 712, 432)  # what the drawing beside it and the edges leave to the sentence
TITLES = {
    "kort": "IT",
    "ringe": "Ångstrøm ÆØÅ æøå",
    "tres": "Et langt spørgsmål om sundhedsvæsenets digitale fremtid i år",
    "ord": "Cyber- og informationssikkerhedsudvalgsmedlem",
    "umulig": "W" * 60,
    "tegn": "Tips & \"tricks\" <i> 'her'",
}
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="9" height="9"><rect width="1" height="1"/></svg>'
)
BROKEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'  # whose root has no end of its own


def settings(overrides: Path = small_site.ROOT / "overrides", **theme: object) -> dict[str, Any]:
    """Return the settings of a small site with pictures."""
    chosen = small_site.theme(overrides, **theme)
    return {**chosen, "hooks": [*chosen["hooks"], str(overrides / "hooks" / "share.py")]}


def files(**titles: str) -> dict[str, str]:
    """Return a site in two languages with further Danish pages of these titles."""
    return {
        "da/index.md": small_site.page("Forside", "# Den *hele* sætning &amp; mere\n"),
        "en/index.md": small_site.page("Home", "# The whole sentence\n"),
        "da/404.md": small_site.page("Ikke her"),
        "en/404.md": small_site.page("Not here"),
        "assets/logo.svg": LOGO,
        **{f"da/{name}.md": small_site.page(json.dumps(title), "# X\n") for name, title in titles.items()},
    }


def opened(picture: bytes | Path) -> Image.Image:
    return Image.open(picture if isinstance(picture, Path) else io.BytesIO(picture)).convert("RGB")


def written(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the edges, from left, top, right and bottom, of what stands on the field."""
    field = picture.crop(FIELD)
    found = ImageChops.difference(field, Image.new("RGB", field.size, field.getpixel((0, 0)))).getbbox()
    assert found, "nothing stands there"
    return found


def is_within(picture: Image.Image) -> bool:
    """Tell whether what stands on the field keeps to its box; a letter's own edge may be two pixels off."""
    left, top, right, bottom = written(picture)
    return left >= BOX[0] - 2 and top >= BOX[1] and right <= BOX[2] + 2 and bottom <= BOX[3]


def told(page: small_site.Element) -> dict[str, str]:
    """Return what a page says of its picture."""
    found = page.one("head").all("meta")
    named = {one.attributes.get("property", one.attributes.get("name", "")): one for one in found}
    return {name: one.attributes["content"] for name, one in named.items() if name.startswith(("og:image", "twitter"))}


ADVANCES: lines.Advances = json.loads(share.kept_weight(share.WEIGHTS[0]).with_suffix(".json").read_text("utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), files(**TITLES), **settings())
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def test_every_page_of_our_own_has_a_picture_of_the_right_size_and_weight(own_site: OwnSite) -> None:
    pages = {name for name in own_site.pages if not name.endswith("404.html")}
    found = {file.relative_to(own_site.folder).as_posix(): file for file in own_site.folder.rglob("share.png")}
    assert {name.replace("share.png", "index.html") for name in found} == pages
    for name, file in found.items():
        data = file.read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n"), name
        assert struct.unpack(">II", data[16:24]) == (1200, 630), name
        assert len(data) < HEAVIEST, name
    assert len({file.read_bytes() for file in found.values()}) == len(found), "each is another"


def test_every_page_of_our_own_names_its_picture(own_site: OwnSite) -> None:
    for name, page in own_site.pages.items():
        if name.endswith("404.html"):
            assert told(page) == {}
            continue
        title = page.one("title").text.partition(" – ")[0]
        said = page.one("h1").text if name in {"index.html", "en/index.html"} else title
        assert told(page) == {
            "og:image": page.one("link", rel="canonical").attributes["href"] + "share.png",
            "og:image:alt": f"{said} – Sundhed for dig",
            "twitter:card": "summary_large_image",
        }, name


@pytest.mark.parametrize("name", TITLES)
def test_a_title_stands_within_the_edges(site: Path, name: str) -> None:
    assert is_within(opened(site / name / "share.png"))
    assert (site / name / "share.png").stat().st_size < HEAVIEST


def test_it_is_seen_where_a_title_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, said in enumerate((["for lang en linje til sit felt"], ["for", "mange", "linjer", "her", "nu"])):
        monkeypatch.setattr(lines, "fitted", lambda *_, said=said: (100, said))
        folder = small_site.write(tmp_path / str(number), files(kort="Kort"), **settings())
        assert small_site.build_here(folder).returncode == 0
        assert not is_within(opened(folder / "site" / "kort" / "share.png"))


def test_what_stands_below_the_field_is_written_as_small_as_its_room(tmp_path: Path) -> None:
    fit = share.looks(cast(MkDocsConfig, SimpleNamespace(docs_dir=tmp_path, theme={})), ADVANCES)["fit"]
    name = "Et navn på et websted som er så langt at der ikke er plads til det"
    assert [fit("Kort", 30, 560), fit(name, 30, 560) * lines.width(name, ADVANCES)] == [30, pytest.approx(560)]


def test_danish_letters_are_drawn_with_the_typeface(site: Path) -> None:
    plain, ring = (written(opened(site / name / "share.png")) for name in ("kort", "ringe"))
    assert plain[3] - plain[1] == pytest.approx(0.7 * lines.SIZES[0], abs=2), "the height of a capital of Figtree"
    _, said = lines.fitted(TITLES["ringe"], ADVANCES, (640, 360))
    assert ring[3] - ring[1] > (len(said) - 1) * 40, "the ring stands above its letter"
    assert set("ÆØÅæøå») ") <= set(ADVANCES)


def test_a_letter_has_the_ink_of_the_theme_and_its_edges_lie_between_that_and_the_field(site: Path) -> None:
    picture = opened(site / "kort" / "share.png")
    data = picture.crop(written(picture)).tobytes()
    found = set(zip(data[::3], data[1::3], data[2::3], strict=True))
    field, ink = (ImageColor.getrgb(assets.TOKENS[name]) for name in ("field", "field-ink"))
    assert {field, ink} <= found
    assert len(found) > 2
    between = [sorted(shades) for shades in zip(field, ink, strict=True)]
    assert all(low <= part <= high for one in found for part, (low, high) in zip(one, between, strict=True))


def test_each_weight_is_a_font_of_its_own() -> None:
    fonts = [TTFont(share.kept_weight(weight)) for weight in share.WEIGHTS]
    assert [font["OS/2"].usWeightClass for font in fonts] == list(share.WEIGHTS)
    assert [font for font in fonts if "fvar" in font] == []
    assert ADVANCES["H"] == fonts[0]["hmtx"]["H"][0] / fonts[0]["head"].unitsPerEm
    assert fonts[0]["hmtx"]["H"] != fonts[1]["hmtx"]["H"]


def edges(said: list[str], direction: str = "ltr") -> tuple[int, int, int, int]:
    """Return the edges of what is written on a ground of one colour, in letters of 80 pixels."""
    data = io.BytesIO()
    Image.new("RGB", (1200, 630), assets.TOKENS["field"]).save(data, "PNG")
    ground = share.of_few_colours(data.getvalue())
    made = share.written(ground, said, ImageFont.truetype(share.kept_weight(share.WEIGHTS[0]), 80), direction)
    found = ImageChops.difference(opened(made), ground.convert("RGB")).getbbox()
    assert found
    return found


def test_a_sentence_stands_in_the_middle_of_its_field_at_its_edge() -> None:
    one, two, three, left = edges(["H"]), edges(["H"] * 2), edges(["H"] * 3), edges(["H"], "rtl")
    for _, top, _, bottom in (one, two, three):
        assert (top + bottom) / 2 == pytest.approx(share.FIELD / 2, abs=2)
    height = one[3] - one[1]
    assert height == pytest.approx(2 * share.BASELINE * 80, abs=2)
    for number, (_, top, _, bottom) in enumerate((two, three), start=1):
        assert bottom - top - height == pytest.approx(number * 80 * lines.HEIGHT, abs=1)
    assert share.EDGE <= one[0] <= share.EDGE + 10
    assert 1200 - share.EDGE - 10 <= left[2] <= 1200 - share.EDGE


def test_a_ground_keeps_its_colours_and_has_those_of_a_letter_last() -> None:
    ground = Image.linear_gradient("L").convert("RGB")
    data = io.BytesIO()
    ground.save(data, "PNG")
    made = share.of_few_colours(data.getvalue())
    assert max(ImageChops.difference(made.convert("RGB"), ground).tobytes()) <= 4
    colours = made.getpalette() or []
    shades = list(zip(*[iter(colours[-3 * share.SHADES :])] * 3, strict=True))
    assert (len(colours), max(made.tobytes()) < 256 - share.SHADES) == (3 * 256, True)
    assert [shades[0], shades[-1]] == [ImageColor.getrgb(assets.TOKENS[name]) for name in ("field", "field-ink")]
    steps = [abs(sum(one) - sum(after)) for one, after in pairwise(shades)]
    assert max(steps) - min(steps) <= 3


def test_the_front_page_shows_its_heading(site: Path) -> None:
    assert told(small_site.read(site / "index.html"))["og:image:alt"] == "Den hele sætning & mere – Small site"
    assert told(small_site.read(site / "tegn" / "index.html"))["og:image:alt"] == f"{TITLES['tegn']} – Small site"


def test_a_page_without_a_translation_names_the_picture_of_its_source(site: Path) -> None:
    page = told(small_site.read(site / "en" / "kort" / "index.html"))
    assert page["og:image"] == "https://example.org/kort/share.png"
    assert page["og:image:alt"] == "IT – Small site"
    assert not (site / "en" / "kort" / "share.png").exists()
    assert (site / "en" / "share.png").is_file()


def test_a_page_that_is_not_found_has_none(site: Path) -> None:
    for folder in (site, site / "en"):
        assert told(small_site.read(folder / "404.html")) == {}
    assert len(list(site.rglob("share.png"))) == len(TITLES) + 2


def test_the_same_page_has_the_same_picture_and_another_title_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = []
    for number, title in enumerate(("Vision", "Vision", "Visioner")):
        monkeypatch.setattr(assets, "CACHE", tmp_path / f"cache{number}")
        assets.CACHE.mkdir()
        folder = small_site.write(tmp_path / str(number), files(om=title), **settings())
        assert small_site.build_here(folder).returncode == 0
        pictures.append((folder / "site" / "om" / "share.png").read_bytes())
        assert len(list((tmp_path / f"cache{number}").glob("*.png"))) == 5, "two grounds and three titles, drawn anew"
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_a_picture_is_drawn_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "CACHE", tmp_path)
    fonts = [share.kept_weight(weight) for weight in share.WEIGHTS]
    first = share.drawn(LOGO, fonts)
    monkeypatch.setattr("resvg_py.svg_to_bytes", lambda **_: pytest.fail("the picture is drawn again"))
    monkeypatch.setattr(share, "cut", lambda *_: pytest.fail("the font is made again"))
    assert [share.kept_weight(weight) for weight in share.WEIGHTS] == fonts
    assert share.drawn(LOGO, fonts) == first


@pytest.mark.parametrize("title", ["Title", "الصحة الرقمية"])
def test_a_language_from_right_to_left_changes_sides(tmp_path: Path, title: str) -> None:
    overrides = shutil.copytree(
        small_site.ROOT / "overrides", tmp_path / "overrides", ignore=shutil.ignore_patterns("__pycache__")
    )
    strings = (overrides / "strings" / "en.yml").read_text("utf-8")
    (overrides / "strings" / "ar.yml").write_text(strings.replace("direction: ltr", "direction: rtl"), "utf-8")
    languages = [*small_site.LANGUAGES, {"locale": "ar", "name": "العربية"}]
    plugins = [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": languages}}]
    given = {**files(), "ar/index.md": small_site.page("Forside", f"# {title}\n")}
    owner = {**small_site.OWNER, "name": {"da": "Ejeren", "en": "The owner", "ar": "المالك"}}
    extra = {**small_site.EXTRA, "responsible": owner}
    folder = small_site.write(tmp_path / "site", given, plugins=plugins, extra=extra, **settings(overrides))
    done = small_site.build(folder)
    assert (done.returncode, done.stderr) == (0, "")
    picture = opened(folder / "site" / "ar" / "share.png")
    assert picture.size == (1200, 630)
    if title.isascii():  # whether there are letters for the other is a matter of the computer
        left, _, right, _ = written(picture)
        assert 1200 - BOX[2] <= left < right <= 1200 - BOX[0] + 2


@pytest.mark.parametrize(
    ("given", "theme"),
    [({"assets/motif.svg": BROKEN}, {"motif": "assets/motif.svg"}), ({"assets/logo.svg": BROKEN}, {})],
)
def test_a_drawing_that_cannot_be_drawn_stops_the_build_with_a_line(
    tmp_path: Path, given: dict[str, str], theme: dict[str, Any]
) -> None:
    done = small_site.build_here(small_site.write(tmp_path, {**files(), **given}, **settings(**theme)))
    assert done.returncode == 1
    assert "da/index.md: its picture for sharing cannot be drawn: " in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_page_shows_its_own_drawing_and_another_the_motif(tmp_path: Path) -> None:
    red, blue = (LOGO.replace("<rect", f'<rect fill="{colour}"') for colour in ("#f00", "#00f"))
    given = {**files(om="Om"), "assets/own.svg": red, "assets/motif.svg": blue}
    given["da/index.md"] += "\n![](../assets/own.svg)\n"
    folder = small_site.write(tmp_path, given, **settings(motif="assets/motif.svg"))
    done = small_site.build_here(folder)
    assert done.returncode == 0, done.stderr
    middle: Callable[[str], Any] = lambda name: opened(folder / "site" / name).getpixel((936, 252))  # noqa: E731
    assert (middle("share.png"), middle("om/share.png")) == ((255, 0, 0), (0, 0, 255))


def test_a_preview_goes_without() -> None:
    env, config = Environment(autoescape=True), SimpleNamespace(extra={"served": True})
    share.on_env(env, cast(MkDocsConfig, config), Files([]))
    assert "shared" not in env.globals


def test_a_drawing_in_a_comment_or_in_code_and_a_heading_without_words_are_no_hindrance(tmp_path: Path) -> None:
    given = files(kode="Kode")
    given["da/index.md"] = small_site.page(
        "Forside", "# ![](../assets/logo.svg)\n\n<!-- ![x](../assets/gone.svg) -->\n"
    )
    given["da/kode.md"] = small_site.page("Kode", "# Kode\n\nSkriv `![x](path/picture.svg)`.\n")
    folder = small_site.write(tmp_path, given, site_description="", **settings())
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert told(small_site.read(folder / "site" / "index.html"))["og:image:alt"] == "Forside – Small site"


def test_a_title_of_blanks_stops_the_build_with_a_line(tmp_path: Path) -> None:
    done = small_site.build_here(small_site.write(tmp_path, files(tom=" "), **settings()))
    assert done.returncode == 1
    assert done.stderr.startswith("ERROR   -  docs/da/tom.md:2: title ")
    assert len(done.stderr.splitlines()) == 1
