"""Says of each page in schema.org's words (JSON-LD 1.1) what the page says of itself."""

import json
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import content
import data
import dates
import entries
from inputs import Inputs


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Add `structured`, the JSON-LD of the page, for its head."""
    inputs: Inputs = config.extra["inputs"]
    said = json.dumps(describe(inputs, config, page), ensure_ascii=False, separators=(",", ":"))
    context["structured"] = Markup(said.replace("<", "\\u003c"))  # noqa: S704 - nothing ends the script


def describe(inputs: Inputs, config: MkDocsConfig, page: Page) -> dict[str, Any]:
    """Return what schema.org calls a WebPage; its address is that of the page that it stands in."""
    own, owner = inputs.read_from(page.file), config.extra["responsible"]
    locale, is_official = own.locale, not config.extra.get("unofficial")
    reviewed, licence = own.text("reviewed"), config.extra.get("licence")
    document = entries.entry(inputs.register.get("documents"), page.meta.get("document", ""))
    terms = {"license": licence["url"]} if licence else {}
    has_data = page.meta.get("template") == data.TEMPLATE and inputs.register
    made = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": own.text("title"),
        "inLanguage": locale,
        "creativeWorkStatus": "Published" if is_official else "Draft",
        "publisher": is_official and {"@type": "Organization", "name": owner["name"][locale]},
        **terms,
        "lastReviewed": reviewed != dates.UNKNOWN and reviewed,
        "about": document and {"@type": "CreativeWork", "name": document["title"][locale]},
        "mainEntity": has_data and {**dataset(inputs, config, own), **terms},
    }
    return {name: value for name, value in made.items() if value}


def dataset(inputs: Inputs, config: MkDocsConfig, own: content.Page) -> dict[str, Any]:
    """Return what schema.org calls a Dataset: the register, as the page that tells of it offers it."""
    return {
        "@type": "Dataset",
        "name": f"{own.text('title')} – {config.site_name}",
        "distribution": {
            "@type": "DataDownload",
            "contentUrl": entries.full_url(inputs, config, own.path, inputs.locales[0]) + data.DATA,
            "encodingFormat": "application/json",
        },
    }
