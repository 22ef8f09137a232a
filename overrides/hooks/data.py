"""Writes the register as open data beside the page that explains it: JSON with its JSON Schema, and tables in CSV."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime

import entries
from inputs import HERE, Inputs, read_yaml

TEMPLATE = "data.html"
TABLES = ("objectives", "focus_areas", "initiatives", "milestones")
FILES = {name: f"{name.replace('_', '-')}.csv" for name in (*TABLES, "sources")}  # of the lists that have one
DATA, SCHEMA = "policy.json", "policy.schema.json"
# What is of use to the pages alone, or is told anew.
INNER = {"page", "sources", "key"}
# What the pages know by a name that is not plain without them: `initiatives` is a number only here.
RENAMED = {"unofficial": "own_translation", "initiatives": "initiative_count"}
# What a spreadsheet takes for UTF-8 (Unicode Standard, 23.8); pandas and JSON's readers do without.
BOM = "\ufeff"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add what the page of data shows: `tables`, `data_files`, and of an entry the page on which it stands."""
    inputs: Inputs = config.extra["inputs"]
    env.globals |= {
        "tables": [name for name in TABLES if inputs.register.get(name)],
        "data_files": data_files(inputs),
        "entry_page": lambda name, entry: entries.page_of(inputs, name, entry),
    }


def data_files(inputs: Inputs) -> dict[str, str]:
    """Return the names of the files by what is in them; a site without a register has none."""
    tables = {name: file for name, file in FILES.items() if inputs.register.get(name)}
    return {"data": DATA, "schema": SCHEMA, **tables} if inputs.register else {}


@event_priority(-150)  # after static-i18n has built every language, before anything is compressed
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files beside the page in the source language."""
    inputs: Inputs = config.extra["inputs"]
    path = inputs.by_template.get(TEMPLATE)
    if not path or config.extra["i18n"].building:
        return
    folder = Path(config.site_dir, entries.url(inputs, path, inputs.locales[0]))
    data = published(inputs, config)
    for name, file in data_files(inputs).items():
        if name in FILES:
            text = BOM + as_csv(data[name], inputs.locales, data["licence"])
        else:
            text = json.dumps(data if name == "data" else schema(inputs), ensure_ascii=False, indent=2) + "\n"
        (folder / file).write_text(text, "utf-8", newline="")


def published(inputs: Inputs, config: MkDocsConfig) -> dict[str, Any]:
    """Return the register with the address of each entry in each language, and what to know of the whole."""
    lists = {name: [with_address(inputs, config, name, entry) for entry in of] for name, of in inputs.register.items()}
    return {
        "$schema": SCHEMA,
        "name": inputs.site_names,
        "publisher": config.extra["responsible"]["name"],
        "official": not config.extra.get("unofficial"),
        "licence": (config.extra.get("licence") or {}).get("url", "unknown"),
        "version": get_build_datetime().date().isoformat(),
        "languages": inputs.locales,
        **lists,
    }


def with_address(inputs: Inputs, config: MkDocsConfig, name: str, entry: entries.Entry) -> entries.Entry:
    """Return an entry with the address at which it stands, in place of its file, and with its sources."""
    page, sources = entries.page_of(inputs, name, entry), entries.around(inputs, entry).get("sources")
    made = {RENAMED.get(key, key): value for key, value in entry.items() if key not in INNER}
    if name == "sources":
        made["exact"] = entry.get("exact", True)
    if page:
        made["address"] = {locale: entries.full_url(inputs, config, page, locale) for locale in inputs.locales}
    if sources:
        made |= {"sources": sources, "source_urls": [inputs.sources[one]["url"] for one in sources]}
    return made


def schema(inputs: Inputs) -> dict[str, Any]:
    """Return the JSON Schema of what is published: the register's own, with addresses in place of files."""
    made = inputs.schema("register.schema.yml")
    texts = {"type": "object", "required": inputs.locales, "additionalProperties": False}
    made["$defs"] |= {
        "address": {**texts, "properties": {locale: {"type": "string", "format": "uri"} for locale in inputs.locales}},
        "urls": {"type": "array", "items": {"$ref": "#/$defs/url"}},
    }
    for of in made["properties"].values():
        item = of["items"]
        fields = {RENAMED.get(key, key): rule for key, rule in item["properties"].items() if key not in INNER}
        item["required"] = [RENAMED.get(key, key) for key in item["required"] if key not in INNER]
        item["properties"] = fields | {
            "address": {"$ref": "#/$defs/address"},
            "sources": {"$ref": "#/$defs/ids"},
            "source_urls": {"$ref": "#/$defs/urls"},
        }
    made["properties"] = read_yaml(HERE / "published.schema.yml") | made["properties"]
    made["required"] = list(made["properties"])
    return made


def as_csv(table: list[entries.Entry], locales: list[str], licence: str) -> str:
    """Write a table as CSV (RFC 4180): a column for each text in each language; a list's parts have blanks between."""
    rows = [flat({**entry, "licence": licence}, locales) for entry in table]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def flat(entry: entries.Entry, locales: list[str]) -> dict[str, str]:
    """Return an entry as one row: `title` in two languages is title_da and title_en."""
    row: dict[str, str] = {}
    for name, value in entry.items():
        if isinstance(value, dict):
            row |= {f"{name}_{locale}": value[locale] for locale in locales}
        else:
            said = str(value).lower() if isinstance(value, bool) else str(value)  # as JSON writes it
            row[name] = " ".join(value) if isinstance(value, list) else said
    return row
