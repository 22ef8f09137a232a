"""Tells each page, and the page of translation status, how its translation stands against its source."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import content
from inputs import Inputs


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give a translation what it takes from its source page: template and document."""
    inputs: Inputs = config.extra["inputs"]
    own = inputs.read_from(page.file)
    source = inputs.page(own.path, inputs.locales[0]) or own
    inherited = {name: value for name, value in source.meta.items() if name in {"template", "document"}}
    page.meta = {**inherited, **own.meta}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Add `translation`: the status of the page in the language of its address, and its source's sections."""
    inputs: Inputs = config.extra["inputs"]
    locale: str = page.file.locale_alternate_of  # type: ignore[attr-defined]
    pages = inputs.pages[page.file.norm_src_uri]  # type: ignore[attr-defined]
    source = pages.get(inputs.locales[0])
    context["translation"] = None
    if source and locale != source.locale:
        context["translation"] = content.translation_status(source, pages.get(locale))
        context["source_sections"] = source.sections
        context["own_sections"] = pages[locale].sections if locale in pages else {}
    context["statuses"] = statuses(inputs, nav) if page.meta.get("template") == "translations.html" else []


def statuses(inputs: Inputs, nav: Navigation) -> list[dict[str, Any]]:
    """Return each page's path, sections and status in every other language: as in the menu, and then the others."""
    rows = []
    listed = [page.file.norm_src_uri for page in nav.pages]  # type: ignore[attr-defined]
    for path in dict.fromkeys([*listed, *inputs.pages]):
        pages = inputs.pages.get(path, {})
        if path != content.NOT_FOUND and (source := pages.get(inputs.locales[0])):
            found = {locale: content.translation_status(source, pages.get(locale)) for locale in inputs.locales[1:]}
            rows.append({"path": path, "sections": source.sections, "status": found})
    return rows
