"""Gives each page the address of its slug in its own language, and keeps the links of a not-found page whole."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import content
from inputs import Inputs

LINK = re.compile(r'(?<=[\s])(href|src|data-bundle)="(?![a-z]+:|#|/)([^"]*)"')


def address(inputs: Inputs, path: str, locale: str) -> str:
    """Return the built file of a page; one that the language lacks has the source language's slug."""
    return content.address(inputs.page, path, locale, is_source=locale == inputs.locales[0])


def on_config(config: MkDocsConfig) -> None:
    """Raise PluginError where two pages, of whatever language, want the same address, or nothing has been read."""
    if "inputs" not in config.extra:
        raise PluginError(
            "mkdocs.yml:1: hooks: no page would be read. Write overrides/hooks/inputs.py there, first of all."
        )
    inputs: Inputs = config.extra["inputs"]
    taken: dict[str, str] = {}
    for path in inputs.pages:
        for locale in inputs.locales:
            page, url = inputs.page(path, locale), address(inputs, path, locale)
            file = f"docs/{page.locale}/{path}" if page else ""
            first = taken.setdefault(url, file)
            if page and first != file:
                line = page.field_line("slug") or page.front_matter_line
                inputs.tell(file, line, "taken", detail=url.removesuffix("index.html"), other=first)
    inputs.stop_if_wrong()


@event_priority(-200)  # static-i18n makes its files at -100
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Move every page, and its twins, to its address."""
    for file in files.documentation_pages():
        for locale, twin in file.alternates.items():  # type: ignore[attr-defined]
            move(twin, address(config.extra["inputs"], twin.norm_src_uri, locale), config)


def root(config: MkDocsConfig) -> str:
    """Return the path, from slash to slash, below which the site is published."""
    return urlsplit(config.site_url or "").path or "/"


def move(file: File, uri: str, config: MkDocsConfig) -> None:
    """Give a file another place in the built site."""
    file.dest_uri = uri
    file.abs_dest_path = str(Path(config.site_dir, uri))
    file.url = file._get_url(use_directory_urls=True)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Make the links of the not-found page start at the site's root, as a host shows it at any depth."""
    if page.file.name != "404":
        return output
    base = urljoin(root(config), page.url)
    return LINK.sub(lambda link: f'{link[1]}="{urljoin(base, link[2])}"', output)
