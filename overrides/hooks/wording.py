"""Gives the templates the theme's words, the register and dates in the language of the page."""

import logging
import re
import traceback
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError, TemplateSyntaxError, UndefinedError
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import dates
import entries
import sources
from inputs import HERE, Inputs, Strings

THEME = HERE.parent
# A dash with the space before it, and two years, outside tags and what is no text.
UNBROKEN = re.compile(
    r"(<(script|style|title|code|pre|svg|textarea|option)(?=[\s>])(?![^<>]*/>).*?(?:</\2>|\Z)|<[^<>]*>)"
    r"|(?:(?<=[^\s>])|(?<=</a>)|(?<=</em>)|(?<=</cite>|</span>)|(?<=</strong>))\s+(–)(?=\s)"
    r"|((?<![\d-])[12]\d{3}[-–][12]\d{3}(?![-–\d]))",
    re.DOTALL | re.IGNORECASE,
)
log = logging.getLogger("mkdocs")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add what the templates of one language share; a build has an environment for each language."""
    inputs: Inputs = config.extra["inputs"]
    i18n = config.extra["i18n"]
    locale: str = i18n.current_language
    strings = inputs.strings[locale]
    inputs.site_names[locale] = config.site_name
    config.theme["language"] = locale  # which the base theme's partials/language.html asks
    by_path: dict[str, File] = {file.norm_src_uri: file for file in files.documentation_pages()}  # type: ignore[attr-defined]

    env.globals |= {
        "inputs": inputs,
        "locale": locale,
        "language_name": cache(lambda other, inside=locale: inputs.language_name(other, inside)),
        # The site's name is in the source language where this one has none of its own.
        "name_locale": locale if i18n.current_language_config.site_name else inputs.locales[0],
        "page_of": by_path.__getitem__,
        "title_of": lambda file: escaped(inputs.read_from(file).text("title")),
        "description_of": lambda file: escaped(inputs.read_from(file).text("description")),
        "register": escaped(inputs.register),
        "owner": escaped(config.extra["responsible"]),
        "licence": escaped(config.extra.get("licence")),
        "served": config.extra["served"],  # the preview's live reload is an inline script that the CSP forbids
        "strings": strings,
        "words": Words(strings["words"]),
    }
    env.filters |= {
        "citation": lambda name: Markup(sources.citation(inputs, inputs.sources[name], locale)),  # noqa: S704 - escaped there
        "day_before": lambda text: (dates.parse(text).start - timedelta(days=1)).isoformat(),
        "due": lambda reviewed, months: dates.add_months(date.fromisoformat(reviewed), months).isoformat(),
        "entry": entries.entry,
        "first_day": lambda text: dates.parse(text).start.isoformat(),
        "hostname": lambda url: str(urlsplit(url).hostname).removeprefix("www."),
        "last_day": lambda text: dates.parse(text).end.isoformat(),
        "sort_by_day": lambda entries: sorted(entries, key=lambda one: dates.parse(one["date"]).end),
        "spelt": lambda number: spelt(number, strings),
        "sources_besides": lambda ids, url: [name for name in ids if inputs.sources[name]["url"] != url],
        "split_lead": split_lead,
        "time": lambda text: time(text, strings),
        "years": years,
    }


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let no line begin with a dash, and none end between two years; the letters stay what they are."""
    return UNBROKEN.sub(unbroken, output)


def unbroken(found: re.Match[str]) -> str:
    """Return what was found, with a space or within an element that keeps it on one line."""
    tag, _, dash, years = found.groups()
    return tag or (f"\N{NO-BREAK SPACE}{dash}" if dash else f'<span class="unbroken">{years}</span>')


class Words(dict[str, str]):
    """The theme's words for templates."""

    def __missing__(self, name: str) -> str:
        """Raise UndefinedError, as Jinja would leave a gap."""
        raise UndefinedError(f"overrides/strings/ has no {name} under words")


def on_build_error(error: Exception) -> None:
    """Tell in one line where a template is wrong; raises Abort, as MkDocs does after an error that it knows."""
    at = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        at.append((error.filename or "", error.lineno))
    places = [(Path(file).resolve(), line) for file, line in at if not file.endswith(".py")]
    own = [(file.relative_to(THEME.parent), line) for file, line in places if THEME in file.parents]
    if isinstance(error, TemplateError) and own:
        log.error("%s:%s: the template cannot be filled: %s. Correct the line.", *own[-1], str(error).rstrip("."))
        raise Abort("Aborted with a template error!") from error


def author(inputs: Inputs, config: MkDocsConfig, locale: str) -> str:
    """Return who is named as the author of what is published: nobody of what it has not adopted."""
    owner: str = config.extra["responsible"]["name"][locale]
    return inputs.site_names[locale] if config.extra.get("unofficial") else owner


def escaped(value: Any) -> Any:
    """Return data with every text in it safe to stand in HTML; MkDocs' templates do not escape."""
    if isinstance(value, dict):
        return {key: escaped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [escaped(part) for part in value]
    return str(escape(value)) if isinstance(value, str) else value


def split_lead(html: str) -> tuple[Markup, Markup, Markup]:
    """Return a page's HTML in three: its heading and lead, its sections, its notes."""
    start = re.search(r"<(?:h2|section)\b", html)
    cut = start.start() if start else len(html)
    rest, mark, notes = html[cut:].partition('<section class="sources"')
    return Markup(html[:cut]), Markup(rest), Markup(mark + notes)  # noqa: S704 - the page's own HTML


def time(text: str, strings: Strings) -> Markup:
    """Write a date, as `<time>` where HTML has a form for it (HTML standard, 4.5.14)."""
    if text == dates.UNKNOWN:
        return Markup(strings["words"]["facts_unknown"])  # noqa: S704 - our own word
    written = dates.format_span(text, strings["locale"], strings["seasons"])
    machine = "/" not in text and text[5:7] <= "12"
    return Markup('<time datetime="{0}">{1}</time>' if machine else "{1}").format(text, written)  # noqa: S704


def spelt(number: int, strings: Strings) -> str:
    """Write a small number as a word where the strings have one, else in digits."""
    words = strings["numbers"]
    return str(words[number]) if 0 <= number < len(words) else str(number)


def years(text: str) -> float:
    """Return where a date begins on a scale of years: July 2018 is 2018.5."""
    start = dates.parse(text).start
    return start.year + (start.timetuple().tm_yday - 1) / 365.25
