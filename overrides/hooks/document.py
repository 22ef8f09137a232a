"""Puts the pages that are about a document together on one page, and makes a tagged PDF of that page.

The PDF is made by WeasyPrint of the page as it would be printed (PDF/UA-1, ISO 14289-1). WeasyPrint needs the library
Pango from the system; where that is missing, the site is made without the PDF.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import turbohtml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

import entries
from inputs import Inputs
from references import menu_entries

TEMPLATE = "whole.html"
CHAPTER = re.compile(r"<!--chapter (\S+)-->")
HEADING = re.compile(r"(</?h)([1-5])\b")
# What belongs to a page by itself.
APART = "nav, .motif, .breadcrumbs, .definition, .clock, .status, .footnote-backref"
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")


def chapters(inputs: Inputs, config: MkDocsConfig) -> list[str]:
    """Return the pages that are about a document, in the order of the menu."""
    pages = [path for path in menu_entries(config.nav) if path in inputs.pages]
    return [path for path in pages if (page := inputs.page(path, inputs.locales[0])) and page.text("document")]


def chapter_id(path: str) -> str:
    """Return the id that a page has as a chapter."""
    return path.removesuffix(".md").removesuffix("/index").replace("/", "-")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `chapters`, the pages that are put together, and the filter `chapter_id`."""
    env.globals["chapters"] = chapters(config.extra["inputs"], config)
    env.filters["chapter_id"] = chapter_id


@event_priority(-150)  # after static-i18n has built every language, before anything is compressed
def on_post_build(config: MkDocsConfig) -> None:
    """Put each chapter into the page that holds the whole, in each language."""
    inputs: Inputs = config.extra["inputs"]
    path, i18n = inputs.by_template.get(TEMPLATE), config.plugins["i18n"]
    if not path or i18n.building:  # type: ignore[attr-defined]
        return
    for locale in inputs.locales:
        Whole(inputs, config, path, locale).write()


class Whole:
    """The page of one language that holds all chapters."""

    def __init__(self, inputs: Inputs, config: MkDocsConfig, path: str, locale: str) -> None:
        self.site, self.path = Path(config.site_dir), path
        self.addresses = {one: entries.url(inputs, one, locale) for one in (path, *chapters(inputs, config))}
        self.chapters = {address: chapter_id(one) for one, address in self.addresses.items() if one != path}

    def write(self) -> None:
        """Fill the places that the template left for the chapters."""
        file = self.site / self.addresses[self.path] / "index.html"
        file.write_text(CHAPTER.sub(lambda found: self.chapter(found[1]), file.read_text("utf-8")), "utf-8")

    def chapter(self, path: str) -> str:
        """Return the text of a built page, its headings a level deeper, its ids and links those of the whole."""
        address, name = self.addresses[path], chapter_id(path)
        tree = turbohtml.parse((self.site / address / "index.html").read_text("utf-8"), positions=False)
        parts = [tree.select_one(selector) for selector in (".page-head", ".prose")]
        for element in [one for part in parts if part for one in part.select(APART)]:
            element.decompose()
        for element in [one for part in parts if part for one in part.select("*")]:
            self.rename(element, address, name)
        html = "".join(part.inner_html for part in parts if part)
        html = HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", html)
        return html.replace("<h2>", f'<h2 id="{name}">', 1)

    def rename(self, element: turbohtml.Element, address: str, name: str) -> None:
        """Make an element's id and what it refers to those that they are on the page of the whole."""
        for key in ("id", *REFERRING):
            if value := element.attrs.get(key):
                element.attrs[key] = " ".join(f"{name}--{one}" for one in str(value).split())
        for key in ("href", "src"):
            if value := element.attrs.get(key):
                element.attrs[key] = self.moved(str(value), address)
        if element.tag == "button":
            element.unwrap()

    def moved(self, link: str, address: str) -> str:
        """Return a link of a page at `address` as it is on the page of the whole: to a chapter, within it."""
        if urlsplit(link).scheme:
            return link
        target, mark, section = urljoin(f"/{address}", link)[1:].partition("#")
        if target in self.chapters:
            return f"#{self.chapters[target]}" + (f"--{section}" if section else "")
        return get_relative_url(target or ".", self.addresses[self.path]) + mark + section
