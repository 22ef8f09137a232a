"""Small sites that tests write, build and break, with this project's own theme and hooks; and the reading of them."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import traceback
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import ColorFormatter, cli
from mkdocs.commands import build as build_command

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ["inputs", "addresses", "translations", "assets", "wording", "sources", "glossary"]
HOOKS += ["history", "data", "structured", "document", "search"]
LANGUAGES = [{"locale": "da", "name": "Dansk", "default": True}, {"locale": "en", "name": "English"}]
# COLUMNS would wrap MkDocs' lines; the addresses are settings of the project's own site.
ENVIRONMENT = {"COLUMNS": None, "EDIT_URI": None, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": None}
OWNER = {
    "name": {"da": "Ejeren", "en": "The owner"},
    "address": "Street 1",
    "registration": "No. 1",
    "phone": "+45 1",
    "email": "owner@owner.example",
    "url": "https://owner.example/",
}
EXTRA: dict[str, Any] = {
    "unofficial": True,
    "review_months": 12,
    "licence": {"name": "CC0", "url": "https://licence.example/"},
    "responsible": OWNER,
}
INFORMATION = re.compile(r"^INFO .*\n(?:(?![A-Z]+ +-|Traceback).*\n)*", re.MULTILINE)
FRONT_MATTER = "---\ntitle: {title}\ndescription: A sentence that is long enough for the schema.\n{more}---\n\n"

Done = subprocess.CompletedProcess[str]


@cache
def _strings(locale: str) -> dict[str, dict[str, str]]:
    return dict(yaml.safe_load((ROOT / "overrides" / "strings" / f"{locale}.yml").read_text("utf-8")))


def words(locale: str) -> dict[str, str]:
    """Return the theme's own words in a language."""
    return dict(_strings(locale)["words"])


def slips(locale: str) -> dict[str, str]:
    """Return the theme's words for what is wrong in a language."""
    return dict(_strings(locale)["slips"])


def page(title: str, body: str = "", more: str = "") -> str:
    """Return a Markdown file with front matter; `more` holds further lines of it, each with its newline."""
    return FRONT_MATTER.format(title=title, more=more) + (body or f"# {title}\n\nText.\n")


def theme(overrides: Path = ROOT / "overrides", **settings: object) -> dict[str, Any]:
    """Return the settings of mkdocs.yml that choose this theme, or a copy of it; `settings` are further ones of it."""
    chosen = {
        "name": "material",
        "custom_dir": str(overrides),
        "font": False,
        "logo": "assets/logo.svg",
        "static_templates": ["robots.txt"],
        "pages": {"overview": "index.md"},
        **settings,
    }
    return {"theme": chosen, "hooks": [str(overrides / "hooks" / f"{name}.py") for name in HOOKS]}


def write(folder: Path, files: dict[str, str], **settings: object) -> Path:
    """Write a site into a folder: `files` by path below docs/; `settings` replace those of mkdocs.yml."""
    files = {"assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', **files}
    for name, text in files.items():
        target = folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    paths = sorted({name.partition("/")[2] for name in files if name.endswith(".md")} - {"404.md"})
    config = {
        "site_name": "Small site",
        "site_description": "Et websted til en prøve",
        "site_url": "https://example.org/",
        "strict": True,
        "nav": sorted(paths, key=lambda path: path != "index.md"),
        "not_in_nav": "404.md",
        "exclude_docs": "policy.yml",
        "extra": EXTRA,
        "plugins": [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": LANGUAGES}}],
        "markdown_extensions": [
            "attr_list",
            "footnotes",
            "tables",
            {"pymdownx.blocks.admonition": {"types": ["summary", "notice"]}},
        ],
        **theme(),
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**config, **settings}, allow_unicode=True), encoding="utf-8")
    return folder


def build(folder: Path, *options: str, **settings: str) -> Done:
    """Build the site into folder/site; `settings` are variables of the environment, as SITE_URL.

    What MkDocs printed is in `stderr`, but for what it did in good order.

    Not with --quiet: MkDocs then counts no warnings, so that `strict` stops nothing.
    """
    environment = {
        name: value for name, value in {**os.environ, **ENVIRONMENT, **settings}.items() if value is not None
    }
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Done(command, done.returncode, done.stdout, _without_information(done.stderr))


def build_here(folder: Path) -> Done:
    """Do what `build` does, within this process and so five times as quick."""
    ColorFormatter.text_wrapper.width = 0  # else a terminal's width would wrap the lines
    logging.getLogger(build_command.__name__).filters.clear()  # else what an earlier build said would not be said again
    command = ["build", "--config-file", str(folder / "mkdocs.yml")]
    result = CliRunner(env=ENVIRONMENT).invoke(cli, command)
    crash = result.exception if not isinstance(result.exception, SystemExit) else None
    trace = "".join(traceback.format_exception(crash)) if crash else ""
    return Done(command, result.exit_code, result.stdout, _without_information(result.stderr) + trace)


def _without_information(lines: str) -> str:
    return INFORMATION.sub("", lines)


@dataclass
class Element:
    """An element of a built page; `line` counts from 1."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    line: int = 0

    @property
    def text(self) -> str:
        """All text in it, with single blanks between the words."""
        return " ".join("".join(child if isinstance(child, str) else child._raw() for child in self.children).split())

    def _raw(self) -> str:
        return "".join(child if isinstance(child, str) else child._raw() for child in self.children)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return the elements in it, in reading order, with that tag and attributes: class_="x", data_until="y"."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if tag in {"", child.tag} and all(child.has(name, value) for name, value in attributes.items()):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> Element:
        """Return the only element in it with that tag and those attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements, not 1: {tag} {attributes}"
        return found[0]

    def has(self, name: str, value: str) -> bool:
        """Tell whether an attribute has that value; a class may be one of several."""
        written = self.attributes.get(name.rstrip("_").replace("_", "-"))
        return written is not None and (written == value or (name == "class_" and value in written.split()))


class _Reader(HTMLParser):
    """Makes a tree of elements; the theme closes every element that it opens."""

    VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, line=self.getpos()[0])
        self.open[-1].children.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"line {self.getpos()[0]}: </{tag}> closes <{closed.tag}> of line {closed.line}"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(file: Path) -> Element:
    """Read a built page."""
    reader = _Reader()
    reader.feed(file.read_text("utf-8"))
    reader.close()
    assert len(reader.open) == 1, f"{file}: <{reader.open[-1].tag}> is not closed"
    return reader.open[0]
