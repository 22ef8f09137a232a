"""Holds register, pages and menu against each other: what one names must be there in the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from mkdocs.config.defaults import MkDocsConfig

import prose
import schema

if TYPE_CHECKING:
    from inputs import Inputs

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
    docs = Path(config.docs_dir)
    check_settings(inputs, config)
    check_menu(inputs, config)
    check_register(inputs, docs / register)
    check_pages(inputs, docs, block_names(config))


def check_settings(inputs: Inputs, config: MkDocsConfig) -> None:
    """Tell of what mkdocs.yml lacks, or says in a form that the theme cannot use."""
    file = Path(config.config_file_path)
    lines, rules = schema.Lines(file.read_text("utf-8")), inputs.schema("extra.schema.yml")
    given = {name: value for name, value in config.extra.items() if name in rules["properties"]}
    for error in Draft202012Validator(rules).iter_errors(given):
        path = ["extra", *error.absolute_path]
        if error.validator == "required":
            for missing in (name for name in error.validator_value if name not in error.instance):
                inputs.tell(file.name, lines.of(path), "required", missing)
        else:
            inputs.tell(file.name, lines.of(path), "invalid", str(path[-1]), detail=error.instance)
    if not config.site_url:
        inputs.tell(file.name, 1, "required", "site_url")
    for name in ("logo", "motif"):
        drawing = config.theme.get(name)
        if drawing and not Path(config.docs_dir, drawing).is_file():
            inputs.tell(file.name, lines.of(["theme", name]), "unknown_page", f"theme.{name}", detail=drawing)


def check_menu(inputs: Inputs, config: MkDocsConfig) -> None:
    """Every page that mkdocs.yml names must be there, and every page must stand in the menu or in `not_in_nav`."""
    text = Path(config.config_file_path).read_text("utf-8")
    name, source = Path(config.config_file_path).name, inputs.locales[0]
    entries = set(menu_entries(config.nav))
    named = {str(one).partition("#")[0] for one in (config.theme.get("pages") or {}).values()}
    for path in sorted(entries | named):
        if source not in inputs.pages.get(path, {}):
            where = "nav" if path in entries else "theme.pages"
            inputs.tell(name, 1 + text[: text.find(path)].count("\n"), "unknown_page", where, detail=path)
    for path, pages in inputs.pages.items():
        hidden = config.not_in_nav and config.not_in_nav.match_file(f"{source}/{path}")
        if entries and source in pages and path not in entries and not hidden:
            inputs.tell(f"docs/{source}/{path}", 1, "not_in_menu", detail=path)


def menu_entries(nav: Any) -> Iterator[str]:
    """Yield the path of each page in MkDocs' `nav`, whatever sections it stands in."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from menu_entries(part)


def check_register(inputs: Inputs, file: Path) -> None:
    """Every id of the register must stand once in its list, and every id and page that it names must exist."""
    lines = schema.Lines(file.read_text("utf-8") if file.is_file() else "")
    ids = ids_by_list(inputs)
    for name, entries in inputs.register.items():
        for number, entry in enumerate(entries):
            if ids[name].index(entry["id"]) != number:
                inputs.tell(f"docs/{file.name}", lines.of([name, number]), "repeated_id", detail=entry["id"])
            for field_name, value in entry.items():
                for kind, detail in wrong_references(inputs, field_name, value, ids):
                    line = lines.of([name, number, field_name])
                    inputs.tell(f"docs/{file.name}", line, kind, field_name, **detail)


def check_pages(inputs: Inputs, docs: Path, blocks: set[str]) -> None:
    """Every source, document, page, section and picture that a page names must exist."""
    ids = ids_by_list(inputs)
    for page in [page for translations in inputs.pages.values() for page in translations.values()]:
        name = f"docs/{page.locale}/{page.path}"
        for source, line in page.unresolved_notes():
            if source not in ids.get("sources", []):
                inputs.tell(name, line, "unknown_source", detail=source)
        for kind, detail in wrong_references(inputs, "document", page.meta.get("document", []), ids):
            line = schema.Lines(page.front_matter, page.front_matter_line).of(["document"])
            inputs.tell(name, line, kind, "document", **detail)
        for line, kind, text in prose.slips(page, inputs.pages, docs, blocks):
            inputs.tell(name, line, kind, detail=text, known=", ".join(sorted(blocks)))


def block_names(config: MkDocsConfig) -> set[str]:
    """Return the names that pymdownx's blocks have on this site."""
    extensions = [name.rpartition(".")[2] for name in config.markdown_extensions if ".blocks." in name]
    types = config.mdx_configs.get("pymdownx.blocks.admonition", {}).get("types", [])
    names = {kind if isinstance(kind, str) else str(kind["name"]) for kind in types}
    return names | set(extensions) - {"admonition"}


def ids_by_list(inputs: Inputs) -> dict[str, list[str]]:
    """Return the ids of each list of the register."""
    return {name: [entry["id"] for entry in entries] for name, entries in inputs.register.items()}


def wrong_references(
    inputs: Inputs, name: str, value: Any, ids: dict[str, list[str]]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the kind of slip and its detail for each id in a field that is in no list, and for a missing page."""
    if name == "page":
        path, _, section = value.partition("#")
        source = inputs.pages.get(path, {}).get(inputs.locales[0])
        if not source or (section and section not in source.sections):
            yield "unknown_page", {"detail": value}
    elif name in REFERENCES:
        known = ids.get(REFERENCES[name], [])
        for wanted in [value] if isinstance(value, str) else value:
            if wanted not in known:
                yield "unknown_id", {"detail": wanted, "known": ", ".join(known)}
