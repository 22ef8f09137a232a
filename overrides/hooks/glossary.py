"""A link to a glossary term shows its definition in place; the glossary is sorted as its readers' alphabet goes."""

import re
from functools import cache
from html import escape

from markdown import markdown
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import content
from inputs import Inputs

TEMPLATE = "glossary.html"
rendered = cache(markdown)  # a definition stands on many pages
ENTRY = re.compile(r'(?=<h2 id="[\w-]+")')
ENTRY_TITLE = re.compile(r'<h2 id="([\w-]+)"[^<>]*>(.*?)</h2>')


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links to glossary terms into buttons, and leave their definitions in `page.meta` for the template."""
    inputs: Inputs = config.extra["inputs"]
    own = inputs.read_from(page.file)
    if page.meta.get("template") == TEMPLATE:
        return sort_entries(with_twins(html, own, inputs), inputs.strings[own.locale]["alphabet"])
    path = inputs.by_template.get(TEMPLATE, "")
    glossary = inputs.page(path, own.locale)
    if not glossary:
        return html
    glossary_file = files.get_file_from_path(f"{own.locale}/{path}")
    address = glossary_file.url_relative_to(page.file) if glossary_file else ""
    sections = glossary.sections
    terms: dict[str, dict[str, str]] = {}

    def button(link: re.Match[str]) -> str:
        before, name, text, behind = link.groups()
        if name not in sections:
            return link[0]
        title, section = escape(sections[name].plain_title), re.sub(r"^#+.*\n", "", sections[name].text)
        definition, url = rendered(section.strip()), f"{address}#{name}"
        terms[name] = {"title": title, "html": definition, "url": url, "locale": glossary.locale}
        # A native popover (HTML standard, 6.12) needs no script, opens by key and touch, and closes with Escape.
        made = f'<button type="button" class="term" popovertarget="term-{name}">{text}</button>'
        # A button may be cut from the signs around it by the end of a line; a link is not.
        return f'<span class="term-end">{before}{made}{behind}</span>' if before or behind else made

    html = re.sub(rf'(\(?)<a href="{re.escape(address)}#([\w-]+)">(.*?)</a>([.,;:!?)»”]*)', button, html)
    page.meta["terms"] = terms
    return html


def with_twins(html: str, page: content.Page, inputs: Inputs) -> str:
    """Say under each term what it is called in the site's other languages."""
    strings = inputs.strings[page.locale]
    twins = [twin for twin in inputs.pages[page.path].values() if twin is not page]

    def entry(found: re.Match[str]) -> str:
        html = found[0]
        for twin in twins:
            language = inputs.language_name(twin.locale, page.locale)
            label = strings["words"]["glossary_twin"].format(language=language)
            other = inputs.strings[twin.locale]["direction"]
            turned = f' dir="{other}"' if other != strings["direction"] else ""
            if section := twin.sections.get(found[1]):
                title = f'<span lang="{twin.locale}"{turned}>{escape(section.plain_title)}</span>'
                html += f'<p class="twin">{label} {title}</p>'
        return html

    return ENTRY_TITLE.sub(entry, html)


def sort_entries(html: str, alphabet: str) -> str:
    """Put the sections of the glossary in the order of an alphabet; what stands before the first stays there."""
    lead, *entries = ENTRY.split(html)

    def position(entry: str) -> list[int]:
        title = ENTRY_TITLE.match(entry)
        plain = Markup(title[2]).striptags() if title else ""  # noqa: S704 - taken out, not put in
        return [alphabet.find(letter) for letter in plain.lower()]

    return lead + "".join(f"<section>{entry}</section>" for entry in sorted(entries, key=position))
