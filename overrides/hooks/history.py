"""Tells readers what changed and when, from the git history of the docs folder: a page and an Atom feed a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime

import changed
import content
import dates
import entries
import gitlog
import wording
from changed import Change
from inputs import REGISTER, Inputs

TEMPLATE = "changes.html"
FEED = "feed.xml"
KEPT = 30  # days; who wants more has the repository
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML 1.0 has no place for (2.2)
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Told:
    """A day (ISO 8601), the time (UTC) of its last change, and what a reader in one language found changed."""

    date: str
    time: datetime
    changes: list[Change]


History = dict[str, list[Told] | None]


def on_config(config: MkDocsConfig) -> None:
    """Read the history of each language once, for a site that has a page for it."""
    inputs: Inputs = config.extra["inputs"]
    if not config.extra["i18n"].building:
        docs, wanted = Path(config.docs_dir), TEMPLATE in inputs.by_template
        config.extra["history"] = read(inputs, docs) if wanted else dict.fromkeys(inputs.locales)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `history`, what was changed in the language of the pages, None where it is not known; `places`; `feed`."""
    inputs: Inputs = config.extra["inputs"]
    locale: str = config.extra["i18n"].current_language
    env.globals["history"] = config.extra["history"][locale]
    env.globals["places"] = cache(lambda path: places(inputs, path, locale))  # each page is asked of a part at a time
    env.globals["feed"] = feed_address(inputs, locale)


def feed_address(inputs: Inputs, locale: str) -> str:
    """Return the address of a language's feed from the site's root; empty where the site has none."""
    path = inputs.by_template.get(TEMPLATE)
    return entries.url(inputs, path, locale) + FEED if path else ""


def places(inputs: Inputs, path: str, locale: str) -> set[str]:
    """Return the ids of a page's sections, and of the register's entries that stand on it."""
    page = inputs.page(path, locale)
    shown = (entries.page_of(inputs, name, entry) for name, of in inputs.register.items() for entry in of)
    found = {page.partition("#")[2] for page in shown if page.startswith(f"{path}#")}
    return (found | set(page.sections) if page else found) - {content.LEAD}


def read(inputs: Inputs, docs: Path) -> History:
    """Return for each language the newest days on which a reader found something changed."""
    days = gitlog.read_days(docs)
    found: dict[str, list[Told]] = {locale: [] for locale in inputs.locales}
    for start in range(0, len(days or ()), KEPT):
        part = (days or [])[start : start + KEPT]
        asked = [
            (at, file) for day in part for file in sorted(day.files) if is_told(file) for at in (day.before, day.commit)
        ]
        texts = gitlog.read_files(docs, asked)
        if texts is None:
            return dict.fromkeys(inputs.locales)
        for locale, told in found.items():
            seen = (Told(day.date, day.time, list(changes(inputs, locale, day, texts))) for day in part)
            told += [one for one in seen if one.changes]
        if all(len(told) >= KEPT for told in found.values()):
            break
    return {locale: told[:KEPT] if days else None for locale, told in found.items()}


def is_told(file: str) -> bool:
    """Tell whether readers are told of changes in a file of the docs folder."""
    return file.endswith(".md") or file == REGISTER


def changes(inputs: Inputs, locale: str, day: gitlog.Day, texts: dict[tuple[str, str], str]) -> list[Change]:
    """Return what was changed on a day, in the order of the pages' files."""
    found: dict[str, Change] = {}
    for file in sorted(filter(is_told, day.files)):
        before, after = texts[day.before, file], texts[day.commit, file]
        folder, _, path = file.partition("/")
        if folder == locale and path.endswith(".md") and path != content.NOT_FOUND:
            one = changed.page_change(path, locale, before, after)
            if one:
                found[path] = one
        elif file == REGISTER and before and after:
            for one in changed.register_changes(inputs, locale, before, after):
                own = found.get(one.path)
                if not own:
                    found[one.path] = one
                elif own.state == changed.CHANGED:
                    found[one.path] = Change(own.path, own.title, own.state, own.parts + one.parts)
    return list(found.values())


@event_priority(-150)  # after static-i18n has built every language, before anything is compressed
def on_post_build(config: MkDocsConfig) -> None:
    """Write the feeds."""
    inputs: Inputs = config.extra["inputs"]
    path = inputs.by_template.get(TEMPLATE)
    if path and not config.extra["i18n"].building:
        for locale in inputs.locales:
            target = Path(config.site_dir, feed_address(inputs, locale))
            target.write_bytes(feed(inputs, config, path, locale))


def feed(inputs: Inputs, config: MkDocsConfig, path: str, locale: str) -> bytes:
    """Return a language's feed (Atom, RFC 4287): an entry a day, with the pages and their sections."""
    strings, history = inputs.strings[locale], config.extra["history"][locale]
    words, page = strings["words"], inputs.page(path, locale)
    address = entries.full_url(inputs, config, path, locale)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": locale})

    def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(parent, name, attributes)
        made.text = CONTROL.sub("", text)
        return made

    add(root, "id", address)
    add(root, "title", f"{inputs.site_names[locale]}: {page.text('title') if page else ''}")
    add(root, "subtitle", words["changes_unknown"] if history is None else page.text("description") if page else "")
    add(root, "link", rel="self", type="application/atom+xml", href=f"{config.site_url}{feed_address(inputs, locale)}")
    add(root, "link", rel="alternate", type="text/html", hreflang=locale, href=address)
    add(root, "updated", stamp(history[0].time if history else get_build_datetime()))
    if licence := config.extra.get("licence"):
        add(root, "rights", words["licence"].format(**licence))
    add(add(root, "author"), "name", wording.author(inputs, config, locale))
    for told in history or ():
        entry = add(root, "entry")
        add(entry, "id", f"{address}#{told.date}")
        day = dates.format_span(told.date, strings["locale"], strings["seasons"])
        add(entry, "title", words["changes_day"].format(date=day))
        add(entry, "updated", stamp(told.time))
        add(entry, "link", rel="alternate", type="text/html", hreflang=locale, href=f"{address}#{told.date}")
        add(entry, "content", "".join(as_html(inputs, config, one, locale) for one in told.changes), type="html")
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode").encode() + b"\n"


def stamp(time: datetime) -> str:
    """Write a time as RFC 3339 has it."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def as_html(inputs: Inputs, config: MkDocsConfig, change: Change, locale: str) -> str:
    """Return a change as HTML that stands by itself, with whole addresses."""
    words = inputs.strings[locale]["words"]
    title = escape(change.title or words["changes_register"])
    if change.state != changed.GONE and inputs.page(change.path, locale):
        address = entries.full_url(inputs, config, change.path, locale)
        title = Markup('<a href="{}">{}</a>').format(address, title)
    line = Markup("<li>{} ({})</li>")
    parts = Markup().join(
        line.format(part.title or words["lead_section"], words[f"changes_{part.state}"]) for part in change.parts
    )
    state = words[f"changes_{change.state}"]
    return Markup("<p>{} ({})</p>").format(title, state) + (Markup("<ul>{}</ul>").format(parts) if parts else "")
