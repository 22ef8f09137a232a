"""Holds register, pages and menu against each other: what one names must be there in the other."""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import markdown_extensions

import dates
import prose
import schema
from content import Page

if TYPE_CHECKING:
    from inputs import Inputs

NEAR = 0.8  # how alike a name must be to one that is known, from 0 to 1
# A field of this name holds ids of that list of the register.
REFERENCES = {
    "theme": "themes",
    "focus_area": "focus_areas",
    "group": "party_groups",
    "document": "documents",
    "sources": "sources",
    "parties": "parties",
}


def check(inputs: Inputs, config: MkDocsConfig, register: str) -> None:
    """Tell of everything that leads nowhere."""
    docs, file = Path(config.docs_dir), Path(config.config_file_path)
    text = file.read_text("utf-8")
    check_settings(inputs, config, file.name, text)
    check_theme(inputs, config, file.name, text)
    check_files(inputs, config)
    check_menu(inputs, config, file.name, text)
    pages = [page for translations in inputs.pages.values() for page in translations.values()]
    asking = (page for page in pages if page.unresolved_notes() or page.text("document"))
    if not any(inputs.register.values()) and (page := next(asking, None)):
        inputs.tell(f"docs/{register}", 1, "no_register", detail=f"docs/{page.locale}/{page.path}")
        return
    check_register(inputs, docs / register)
    check_pages(inputs, docs, block_names(config))


def check_settings(inputs: Inputs, config: MkDocsConfig, file: str, text: str) -> None:
    """Tell of what mkdocs.yml lacks, or says in a form that the theme cannot use."""
    rules = inputs.schema("extra.schema.yml")
    given = {name: value for name, value in config.extra.items() if name in rules["properties"]}
    form = {"extra": rules, "theme": {"properties": {"pages": rules["$defs"]["pages"]}}}
    settings, tree = {"extra": given, "theme": {"pages": config.theme["pages"]}}, schema.tree_of(text)
    for slip in schema.held(settings, {**rules, "required": [], "properties": form}, tree):
        inputs.tell(file, slip.line, slip.kind, slip.field, detail=slip.detail)
    for name in map(str, config.extra):  # other keys may be another's, but not one that is nearly ours
        near = difflib.get_close_matches(name, rules["properties"], 1, NEAR)
        if near and name not in given:
            inputs.tell(file, schema.line_of(text, ["extra", name]), "unknown_field", name, detail=near[0])
    if not config.site_url:
        inputs.tell(file, 1, "no_site_url")


def check_theme(inputs: Inputs, config: MkDocsConfig, file: str, text: str) -> None:
    """Tell of drawings and pages that the theme is given and that are not there."""
    for name in ("logo", "motif"):
        drawing = str(config.theme.get(name) or "")
        if (drawing or name == "logo") and not Path(config.docs_dir, drawing).is_file():
            inputs.tell(file, schema.line_of(text, ["theme", name]), "unknown_page", f"theme.{name}", detail=drawing)
    pages = config.theme["pages"]
    for key, page in pages.items() if isinstance(pages, dict) else ():
        for kind, detail in wrong_references(inputs, "page", str(page)):
            inputs.tell(file, schema.line_of(text, ["theme", "pages", key]), kind, "theme.pages", **detail)


def check_menu(inputs: Inputs, config: MkDocsConfig, file: str, text: str) -> None:
    """Every page that the menu names must be there, and every page must stand in it once or in `not_in_nav`."""
    source, entries = inputs.locales[0], Counter(menu_entries(config.nav))
    for path, count in entries.items():
        if source not in inputs.pages.get(path, {}):
            inputs.tell(file, menu_line(text, path), "unknown_page", "nav", detail=path)
        elif count > 1:
            inputs.tell(file, menu_line(text, path, 1), "repeated", path)
    for section in wrong_sections(config.nav):
        inputs.tell(file, menu_line(text, f"{section}:"), "menu_form", detail=section)
    if not entries and any("/" in path for path in inputs.pages):
        inputs.tell(file, 1, "menu_form", detail="nav")
    for path, pages in inputs.pages.items():
        hidden = config.not_in_nav and config.not_in_nav.match_file(f"{source}/{path}")
        if entries and source in pages and path not in entries and not hidden:
            inputs.tell(f"docs/{source}/{path}", 1, "not_in_menu", detail=path)


def wrong_sections(nav: Any, *, is_inner: bool = False) -> Iterator[str]:
    """Yield the name of each section of the menu that is empty or stands in another one; the theme shows two levels."""
    for item in nav if isinstance(nav, list) else ():
        for name, part in item.items() if isinstance(item, dict) else ():
            if isinstance(part, list) and (is_inner or not part):
                yield str(name)
            else:
                yield from wrong_sections(part, is_inner=True)


def check_files(inputs: Inputs, config: MkDocsConfig) -> None:
    """Tell of pages that lie beside the folders of the languages or end otherwise, and of what nobody could read."""
    known = ", ".join(f"docs/{locale}" for locale in inputs.locales)
    for file in sorted(Path(config.docs_dir).rglob("*")):
        place, ending = file.relative_to(config.docs_dir), file.suffix.lower()
        name, is_page = place.as_posix(), file.suffix == ".md" and place.parts[0] in inputs.locales
        is_text = name in inputs.locales or (ending in markdown_extensions and not is_page)
        # What is hidden is left alone, as MkDocs does: an editor's program may keep its locks there.
        if "/." in f"/{name}" or (config.exclude_docs and config.exclude_docs.match_file(name)):
            continue
        if not os.access(file, os.R_OK) or any(file.samefile(folder) for folder in file.parents):
            inputs.tell(f"docs/{name}", 1, "unreadable")
        elif file.is_file() and is_text:
            inputs.tell(f"docs/{name}", 1, "no_place", known=known)
        elif file.is_file() and ending == ".svg" and (line := broken_line(file)):
            inputs.tell(f"docs/{name}", line, "broken_picture")


def broken_line(drawing: Path) -> int:
    """Return the line on which an SVG stops being XML, 0 where it is."""
    try:
        ElementTree.parse(drawing)  # noqa: S314 - an editor's own
    except ElementTree.ParseError as error:
        return error.position[0]
    return 0


def menu_line(text: str, path: str, before: int = 0) -> int:
    """Return the line of mkdocs.yml on which the menu names a page, after naming it so often before."""
    menu = max(text.find("\nnav:"), 0)
    found = list(re.compile(rf"[\s'\"\[]{re.escape(path.partition(' ')[0])}").finditer(text, menu))
    return 1 + text.count("\n", 0, found[before].end()) if found[before:] else 1


def menu_entries(nav: Any) -> Iterator[str]:
    """Yield the path of each page in MkDocs' `nav`, whatever sections it stands in."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from menu_entries(part)


def check_register(inputs: Inputs, file: Path) -> None:
    """Every id of the register must stand once in its list, and every id and page that it names must exist."""
    where, text = f"docs/{file.name}", file.read_text("utf-8") if file.is_file() else ""
    allowed = {  # which numbers initiatives can have, by the id of their focus area
        area["id"]: [f"{area['number']}.{number + 1}" for number in range(area["initiatives"])]
        for area in inputs.register.get("focus_areas", [])
    }
    for name, entries in inputs.register.items():
        numbers = [(entry.get("theme"), entry.get("number")) for entry in entries]
        for number, entry in enumerate(entries):
            if inputs.ids[name].index(entry["id"]) != number:
                inputs.tell(where, schema.line_of(text, [name, number]), "repeated_id", detail=entry["id"])
            line, own = schema.line_of(text, [name, number, "number"]), entry.get("number")
            if own and numbers.index(numbers[number]) != number:
                inputs.tell(where, line, "repeated_number", detail=own)
            elif own and own not in (known := allowed.get(entry.get("focus_area", ""), [own])):
                inputs.tell(where, line, "wrong_number", detail=own, known=", ".join(known))
            for span in wrong_spans(entry):
                inputs.tell(where, schema.line_of(text, [name, number]), "edtf", "to", detail=span)
            for field_name, value in entry.items():
                for kind, detail in wrong_references(inputs, field_name, value):
                    inputs.tell(where, schema.line_of(text, [name, number, field_name]), kind, field_name, **detail)


def wrong_spans(entry: dict[str, Any]) -> Iterator[str]:
    """Yield the time of each name of an entry that ends before it begins, as EDTF has it: 2021/2015."""
    for name in entry.get("names", []):
        span = f"{name.get('from')}/{name.get('to')}"
        if {"from", "to"} <= name.keys() and dates.UNKNOWN not in span and not schema.FORMATS.conforms(span, "edtf"):
            yield span


def check_pages(inputs: Inputs, docs: Path, blocks: set[str]) -> None:
    """Every source, document, page, section and picture that a page names must exist; its source has its template."""
    slug = inputs.page_rules["properties"]["slug"]["pattern"]
    for page in [page for translations in inputs.pages.values() for page in translations.values()]:
        name = f"docs/{page.locale}/{page.path}"
        for source, line in page.unresolved_notes():
            if source not in inputs.sources:
                inputs.tell(name, line, "unknown_source", detail=source)
        for part in wrong_parts(page, slug) if page.locale == inputs.locales[0] else ():
            inputs.tell(name, 1, "address_form", detail=part)
        for kind, detail in wrong_references(inputs, "document", page.meta.get("document", [])):
            inputs.tell(name, page.field_line("document"), kind, "document", **detail)
        twin, template = inputs.pages[page.path].get(inputs.locales[0]), page.text("template")
        if template and not (twin and twin.text("template") == template):
            inputs.tell(name, page.field_line("template"), "other_template", detail=template)
        for line, kind, text, *meant in prose.slips(page, inputs.pages, docs, blocks):
            inputs.tell(name, line, kind, detail=text, known=", ".join(meant or sorted(blocks)))


def wrong_parts(page: Page, slug: str) -> list[str]:
    """Return the names of a page's folders and file that its address has and that not everybody can type."""
    *folders, name = Path(page.path).with_suffix("").parts
    return [part for part in (*folders, *([] if page.text("slug") else [name])) if not re.fullmatch(slug, part)]


def block_names(config: MkDocsConfig) -> set[str]:
    """Return the names that pymdownx's blocks have on this site."""
    extensions = [name.rpartition(".")[2] for name in config.markdown_extensions if ".blocks." in name]
    types = config.mdx_configs.get("pymdownx.blocks.admonition", {}).get("types", [])
    return {kind if isinstance(kind, str) else str(kind["name"]) for kind in types} | set(extensions) - {"admonition"}


def wrong_references(inputs: Inputs, name: str, value: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the kind of slip and its detail for each id in a field that is in no list, and for a missing page."""
    if name == "page":
        path, _, section = value.partition("#")
        source = inputs.pages.get(path, {}).get(inputs.locales[0])
        if not source or (section and section not in source.sections):
            yield "unknown_page", {"detail": value}
    elif name in REFERENCES:
        known = inputs.ids.get(REFERENCES[name], [])
        for wanted in [value] if isinstance(value, str) else value:
            if wanted not in known:
                yield "unknown_id", {"detail": wanted, "known": ", ".join(known)}
