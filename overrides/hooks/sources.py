"""Turns `[^source-id]` in a page into a numbered note that names and links a source of the register."""

import re
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from inputs import Inputs

NOTES = re.compile(r'<div class="footnote">\s*<hr />\s*(<ol>.*</ol>)\s*</div>', re.DOTALL)
NOTE_LINK = re.compile(r'<a class="footnote-ref" href="(#[^"]+)">(\d+)</a>')
BACK_LINK = re.compile(r'<a class="footnote-backref" href="#fnref(\d*):([^"]+)" title="\D*(\d+)[^"]*">&#8617;</a>')


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add to a page the definition of each source that it refers to."""
    inputs: Inputs = config.extra["inputs"]
    own = inputs.read_from(page.file)
    used = [name for name, _ in own.unresolved_notes()]
    page.meta["sources"] = used
    notes = [f"[^{name}]: {citation(inputs, inputs.sources[name], own.locale)}" for name in used]
    return "\n\n".join([markdown, *notes])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make of the notes a section with a heading, and name its links in the language of the page."""
    inputs: Inputs = config.extra["inputs"]
    words = inputs.strings[inputs.read_from(page.file).locale]["words"]
    heading = f'<h2 id="sources">{words["facts_sources"]}</h2>'
    html = NOTES.sub(rf'<section class="sources" aria-labelledby="sources">{heading}\1</section>', html)
    html = NOTE_LINK.sub(rf'<a class="footnote-ref" href="\1" aria-label="{words["source_number"]} \2">\2</a>', html)

    def back_link(found: re.Match[str]) -> str:
        """One link back to the first reference is enough; several would be alike in all but their target."""
        again, name, number = found.groups()
        label = words["backlink"].format(number=number)
        return "" if again else f'<a class="footnote-backref" href="#fnref:{name}" aria-label="{label}">↑</a>'

    return BACK_LINK.sub(back_link, html)


def citation(inputs: Inputs, source: dict[str, Any], locale: str) -> str:
    """Return a source as HTML in one language: its linked title, who publishes it, and what to know of the link."""
    words = inputs.strings[locale]["words"]
    link = f'<a href="{escape(source["url"])}" hreflang="{source["language"]}">{escape(source["title"][locale])}</a>'
    language = inputs.language_name(source["language"], locale)
    remarks = [
        words["source_language"].format(language=language) if source["language"] != locale else "",
        words["source_secondary"] if source["kind"] == "secondary" else "",
        "" if source.get("exact", True) else words["source_inexact"],
    ]
    told = "; ".join(filter(None, remarks))
    return f"{link}, {escape(source['publisher'])}" + (f" ({told})" if told else "")
