"""Tells readers what changed and when, from the git history of the docs folder: a page and an Atom feed a language."""

import html
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime

import changed
import content
import entries
import gitlog
import wording
from inputs import REGISTER, Inputs
from references import menu_entries

TEMPLATE = "changes.html"
FEED = "feed.xml"
KEPT = 30  # days; who wants more has the repository
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML 1.0 has no place for (2.2)

Told = tuple[gitlog.Day, list[changed.Change]]  # a day, and what a reader in one language found changed on it


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
    path = inputs.by_template.get(TEMPLATE, "")
    page = inputs.page(path, locale)
    address = entries.url(inputs, path, locale) + FEED if page else ""
    env.globals["history"] = as_in_menu(config.extra["history"][locale], config.nav)
    env.globals["places"] = cache(lambda path: places(inputs, path, locale))  # each page is asked of a part at a time
    env.globals["feed"] = address
    env.filters["xml"] = partial(html.escape, quote=False)
    if page:  # beside which the feed lies (Atom, RFC 4287)
        author, built = wording.author(inputs, config, locale), get_build_datetime()
        feed = env.get_template(FEED).render(config=config, page=page, author=author, built=built)
        files.append(File.generated(config, address, content=CONTROL.sub("", feed) + "\n"))


def as_in_menu(history: list[Told] | None, nav: Any) -> list[Told] | None:
    """Return what was told of each day in the order of MkDocs' `nav`, and then of the pages that stand in no menu."""
    place = {path: at for at, path in enumerate(menu_entries(nav))}
    return history and [(day, sorted(seen, key=lambda one: place.get(one.path, len(place)))) for day, seen in history]


def places(inputs: Inputs, path: str, locale: str) -> set[str]:
    """Return the ids of a page's sections, and of the register's entries that stand on it."""
    page = inputs.page(path, locale)
    shown = (entries.page_of(inputs, name, entry) for name, of in inputs.register.items() for entry in of)
    found = {page.partition("#")[2] for page in shown if page.startswith(f"{path}#")}
    return (found | set(page.sections) if page else found) - {content.LEAD}


def read(inputs: Inputs, docs: Path) -> dict[str, list[Told] | None]:
    """Return for each language the newest days on which a reader found something changed."""
    days = gitlog.read_days(docs) or []
    found: dict[str, list[Told]] = {locale: [] for locale in inputs.locales}
    for start in range(0, len(days), KEPT):
        part = days[start : start + KEPT]
        asked = [
            (at, file) for day in part for file in sorted(day.files) if is_told(file) for at in (day.before, day.commit)
        ]
        texts = gitlog.read_files(docs, asked)
        if texts is None:
            return dict.fromkeys(inputs.locales)
        for locale, told in found.items():
            told += [(day, seen) for day in part if (seen := changes(inputs, locale, day, texts))]
        if all(len(told) >= KEPT for told in found.values()):
            break
    return {locale: told[:KEPT] if days else None for locale, told in found.items()}


def is_told(file: str) -> bool:
    """Tell whether readers are told of changes in a file of the docs folder."""
    return file.endswith(".md") or file == REGISTER


def changes(inputs: Inputs, locale: str, day: gitlog.Day, texts: dict[tuple[str, str], str]) -> list[changed.Change]:
    """Return what was changed on a day, in the order of the pages' files."""
    found: dict[str, changed.Change] = {}
    for file in sorted(filter(is_told, day.files)):
        before, after = texts[day.before, file], texts[day.commit, file]
        folder, _, path = file.partition("/")
        if folder == locale and path != content.NOT_FOUND:
            if one := changed.page_change(path, locale, before, after):
                found[path] = one
        elif file == REGISTER and before and after:
            for one in changed.register_changes(inputs, locale, before, after):
                own = found.setdefault(one.path, one)
                if own is not one and own.state == changed.CHANGED:
                    found[one.path] = own._replace(parts=tuple(dict.fromkeys(own.parts + one.parts)))
    return list(found.values())
