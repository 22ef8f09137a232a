"""Assets are few, small and named by their content, and nothing of the base theme's is published."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import assets
import font as font_of
import small_site
from conftest import OwnSite
from content import Page
from inputs import Inputs

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
LETTERS = "æøåÆØÅ«»–éÉ§€→↑•…’”0123456789"


def made(parts: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the theme's stylesheet and script, made from the parts in a folder."""
    monkeypatch.setattr(assets, "PARTS", parts)
    return {**assets.bundle(Inputs(["da"], {})), "stylesheet": assets.stylesheet("/font.woff2").encode()}


PUBLISHED = {line[1:] for line in (small_site.ROOT / "tests" / "published.txt").read_text("utf-8").split()}


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the theme's stylesheets and scripts; the font is not what is asked about."""
    monkeypatch.setattr(assets, "kept_font", lambda _characters: b"font")
    return shutil.copytree(assets.PARTS, tmp_path / "assets")


@pytest.fixture(scope="module")
def font(own_site: OwnSite) -> bytes:
    return next(own_site.folder.glob("assets/figtree.*.woff2")).read_bytes()


def stylesheet(own_site: OwnSite) -> str:
    """Return the stylesheet that stands in every page."""
    found = {STYLE.findall((own_site.folder / name).read_text("utf-8"))[0] for name in own_site.pages}
    assert len(found) == 1
    return str(found.pop())


def test_a_name_holds_ten_digits_of_its_content() -> None:
    assert assets.hashed("assets/a.b.css", b"x") == f"assets/a.b.{hashlib.sha256(b'x').hexdigest()[:10]}.css"
    assert assets.hashed("a.css", b"x") != assets.hashed("a.css", b"y")
    assert assets.plain(assets.hashed("assets/a.b.css", b"x")) == "assets/a.b.css"


@pytest.mark.parametrize(
    ("part", "changed"), [("tokens.css", "stylesheet"), ("print.css", "stylesheet"), ("search.js", "site.js")]
)
def test_a_changed_part_changes_what_it_is_part_of_and_nothing_else(
    parts: Path, monkeypatch: pytest.MonkeyPatch, part: str, changed: str
) -> None:
    before = made(parts, monkeypatch)
    assert made(parts, monkeypatch) == before
    with (parts / part).open("a", encoding="utf-8") as file:
        file.write("\n.x { color: red }\n" if part.endswith("css") else "\nlet x = 1;\n")
    after = made(parts, monkeypatch)
    assert {name for name in before if before[name] != after[name]} == {changed}


def test_a_colour_may_be_written_with_capitals() -> None:
    found = assets.TOKEN.findall("--field: light-dark(#0B4A4A, #000); --ink:#FFF;")
    assert found == [("field", "light-dark(", "#0B4A4A"), ("ink", "", "#FFF")]


def test_a_colour_in_a_form_that_pictures_cannot_take_stops_the_build(tmp_path: Path) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    tokens = overrides / "assets" / assets.FIRST
    text = tokens.read_text("utf-8").replace("--field: light-dark(#0b4a4a,", "--field: light-dark(rgb(11 74 74),")
    only_browsers_ask = text.replace("--warn: light-dark(#fff1cf,", "--warn: light-dark(oklch(1 0 0),")
    tokens.write_text(only_browsers_ask, "utf-8")
    files = {"da/index.md": small_site.page("Forside"), "en/index.md": small_site.page("Front page")}
    done = small_site.build(small_site.write(tmp_path / "site", files, **small_site.theme(overrides)))
    line = 1 + text.splitlines().index("      --field: light-dark(rgb(11 74 74), #0d3f3f);")
    told = small_site.slips("da")["colour_form"].format(field="--field")
    assert (done.returncode, done.stderr) == (1, f"ERROR   -  overrides/assets/tokens.css:{line}: {told}\n")


def test_a_browser_without_light_dark_has_the_colours_of_the_light_scheme(own_site: OwnSite) -> None:
    before, _, after = stylesheet(own_site).partition("@supports (color:light-dark(")
    pairs = re.findall(r"(--[\w-]+:)light-dark\((#\w+),", after)
    assert len(pairs) > 9
    assert all(f"{name}{light};" in before for name, light in pairs)


def test_the_sheet_for_paper_is_for_paper_alone(own_site: OwnSite) -> None:
    css = stylesheet(own_site)
    assert css.count("@page") == 1
    assert css.rindex("@media print{") < css.index("@page")


def test_the_order_of_layers_is_declared_before_any_layer_is_filled(own_site: OwnSite) -> None:
    layers = re.findall(r"@layer[^;{]*[;{]", stylesheet(own_site))
    assert layers[0].endswith(";")
    declared = re.findall(r"[\w-]+", layers[0].removeprefix("@layer"))
    assert {re.findall(r"[\w-]+", layer.removeprefix("@layer"))[0] for layer in layers[1:]} <= set(declared)


def test_every_asset_is_named_by_its_content(own_site: OwnSite) -> None:
    files = [file for file in (own_site.folder / "assets").rglob("*.*") if file.suffix != ".gz"]
    assert len(files) > 4
    for file in files:
        assert file.name == assets.hashed(assets.plain(file.name), file.read_bytes())


def test_only_our_own_files_are_published(own_site: OwnSite) -> None:
    pictures = {file.name for file in (small_site.ROOT / "docs" / "assets").iterdir()}
    files = [file for file in own_site.folder.rglob("*") if file.is_file() and file.suffix != ".gz"]
    found = {assets.plain(file.name) for file in files if file.parent == own_site.folder / "assets"}
    assert found == pictures | {"figtree.woff2", "site.js"}
    names = [file.relative_to(own_site.folder) for file in files if file.suffix != ".html"]
    beside = {str(name) for name in names if name.parts[0] not in {"assets", "pagefind"} and name.name != "share.png"}
    of_hosts = {"_headers", "_nginx.conf", "_redirects", ".well-known/security.txt"}
    of_pages = {name for name in beside if name in PUBLISHED}
    assert beside == {"robots.txt", "sitemap.xml", *of_hosts, *of_pages}
    assert len(of_pages) == 11  # data, feeds and documents


def test_every_picture_is_shown_on_some_page(own_site: OwnSite) -> None:
    shown = {link for page in own_site.pages.values() for element in page.all() for link in element.attributes.values()}
    names = {link.rpartition("/")[2] for link in shown}
    assert [file.name for file in (own_site.folder / "assets").glob("*.svg") if file.name not in names] == []


def test_the_font_that_the_stylesheet_names_exists(own_site: OwnSite) -> None:
    addresses = re.findall(r"url\(\s*[\"']?/([^\"')]+)", stylesheet(own_site))
    assert len(addresses) == 1
    assert (own_site.folder / addresses[0]).is_file()


@pytest.mark.parametrize("ending", ["css", "js"])
def test_what_is_published_has_no_comments(own_site: OwnSite, ending: str) -> None:
    sources = list(assets.PARTS.glob(f"*.{ending}"))
    assert any(re.search(r"/\*|^//", source.read_text("utf-8"), re.MULTILINE) for source in sources)
    script = next((own_site.folder / "assets").glob("site.*.js")).read_text("utf-8")
    text = script if ending == "js" else stylesheet(own_site)
    assert "/*" not in text
    assert re.findall(r"(?:^|\s)//.*", text) == []


def test_each_script_is_a_block_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PARTS", tmp_path)
    monkeypatch.setattr(assets, "kept_font", lambda _characters: b"font")
    for name in ("one", "two"):
        (tmp_path / f"{name}.js").write_text(f"// Why.\nconst {name} = 1;\n", "utf-8")
    found = assets.bundle(Inputs(["da"], {}))["site.js"].decode()
    assert found == "{\nconst one = 1;\n}\n{\nconst two = 1;\n}\n"


def test_a_script_keeps_its_strings_and_addresses() -> None:
    script = '// A comment.\nconst a = "https://a.example/"; // Why.\n    const b = "/";\n'
    assert assets.lighter(script) == 'const a = "https://a.example/";\nconst b = "/";\n'


@pytest.mark.parametrize("path", sorted(assets.PARTS.glob("*.css")), ids=lambda path: str(path.name))
def test_a_stylesheet_has_no_string_that_its_shortening_would_change(path: Path) -> None:
    strings = re.findall(r'"[^"\n]*"', assets.COMMENT.sub("", path.read_text("utf-8")))
    assert [string for string in strings if re.search(r": |[{};]", string)] == []


def test_the_font_is_a_small_woff2(font: bytes) -> None:
    assert font[:4] == b"wOF2"
    assert len(font) < 20 * 1024


def test_the_font_has_every_letter_that_the_site_needs(font: bytes) -> None:
    with TTFont(io.BytesIO(font)) as read:
        assert [letter for letter in LETTERS if ord(letter) not in read.getBestCmap()] == []


def test_the_font_of_any_site_has_the_letters_and_signs_that_editors_write() -> None:
    assert {ord(letter) for letter in LETTERS} - assets.CHARACTERS == set()


def test_the_font_varies_over_the_weights_of_the_theme(font: bytes) -> None:
    with TTFont(io.BytesIO(font)) as read:
        axis = read["fvar"].axes[0]
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *assets.WEIGHTS)


def test_a_single_weight_of_the_typeface_varies_no_more_and_is_as_wide_as_it_is_heavy() -> None:
    light, heavy = (font_of.cut(assets.TYPEFACE, weight) for weight in assets.WEIGHTS)
    with TTFont(io.BytesIO(light)) as read:
        assert "fvar" not in read
    assert font_of.advances(light)["m"] < font_of.advances(heavy)["m"]


def test_a_font_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "CACHE", tmp_path)
    letters = {ord(letter) for letter in "abc"}
    made = assets.kept_font(letters)
    monkeypatch.setattr(assets, "cut", lambda *_: pytest.fail("the font is made again"))
    assert assets.kept_font(letters) == made
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [made]


def test_another_letter_gives_another_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "CACHE", tmp_path)
    fonts = [assets.kept_font({ord(letter) for letter in letters}) for letters in ("abc", "abcd")]
    assert fonts[0] != fonts[1]


def test_the_letters_of_pages_register_and_strings_are_asked_for() -> None:
    pages = {"a.md": {"da": Page("a.md", "da", Path("a.md"), front_matter="title: Ł", body="# ż")}}
    found = assets.used_characters(Inputs(["da"], {"da": {"words": {"a": "ș"}}}, pages, {"sources": [{"id": "ğ"}]}))
    assert {ord(letter) for letter in "Łżșğ"} <= found
