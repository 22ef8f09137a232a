"""What a reader finds changed between two states of the pages and of the register. Knows nothing of MkDocs and git."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import content
import entries
import schema
from inputs import Inputs

NEW, CHANGED, GONE = "new", "changed", "gone"
OUTER = 2  # the level of headings that name what those below them are about
UNSEEN = {"page", "sources", "unofficial", "key"}  # fields of an entry that say nothing by themselves


class Part(NamedTuple):
    """A section of a page, or an entry of the register, and whether it is new, changed or gone."""

    id: str  # of the place on the page, empty where there is none of its own
    title: str
    state: str


class Change(NamedTuple):
    """A page and what is changed on it; a page that is new or gone as a whole names no parts."""

    path: str  # empty for entries of the register that no page is named for
    title: str
    state: str
    parts: tuple[Part, ...] = ()


def page_change(path: str, locale: str, before: str, after: str) -> Change | None:
    """Compare two texts of a Markdown file, empty where there was none; None where a reader sees no change."""
    if before == after:  # as of a page that came and went on one day
        return None
    old, new = (_page(text, path, locale) for text in (before, after))
    title = (new if after else old).text("title")
    if not (before and after):
        return Change(path, title, NEW if after else GONE)
    parts = tuple(_section_parts(old, new))
    return Change(path, title, CHANGED, parts) if parts else None


def _page(text: str, path: str, locale: str) -> content.Page:
    page = content.parse_page(text, Path(path), path, locale)
    meta, _ = schema.load(page.front_matter, {}, schema.AllText)
    page.meta = meta if isinstance(meta, dict) else {}
    return page


def _section_parts(old: content.Page, new: content.Page) -> Iterator[Part]:
    titles = _titles(old) | _titles(new)
    for name, section in new.sections.items():
        if name not in old.sections:
            yield Part(name, titles[name], NEW)
        elif old.sections[name].digest != section.digest:
            yield Part(name, titles[name], CHANGED)
    yield from (Part(name, titles[name], GONE) for name in old.sections if name not in new.sections)


def _titles(page: content.Page) -> dict[str, str]:
    """Return the titles of a page's sections by id; below the second level with that of the section around it."""
    found, around = {}, ""
    for name, section in page.sections.items():
        is_within = section.level > OUTER and around
        found[name] = f"{around} – {section.plain_title}" if is_within else section.plain_title
        around = around if section.level > OUTER else section.plain_title
    return found


def register_changes(inputs: Inputs, locale: str, before: str, after: str) -> Iterator[Change]:
    """Compare two texts of the register as a reader in one language sees them."""
    old, new = (dict(_entries(schema.load(text, {}, schema.TextLoader)[0])) for text in (before, after))
    pages: dict[str, list[Part]] = {}
    for (name, id_), entry in {**old, **new}.items():
        told = _in_language(entry, locale)
        title = told.get("title") or _first_name(told.get("names"), locale) or id_
        state = GONE if (name, id_) not in new else CHANGED if (name, id_) in old else NEW
        if state != CHANGED or _in_language(old[name, id_], locale) != told:
            now = entries.entry(inputs.register.get(name), id_)
            path, _, place = (entries.page_of(inputs, name, now) if now else "").partition("#")
            pages.setdefault(path, []).append(Part(place, str(title), state))
    for path, parts in pages.items():
        page = inputs.page(path, locale)
        yield Change(path, page.text("title") if page else "", CHANGED, tuple(parts))


def _entries(register: Any) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield each entry by its list and its id; what has another form than the register has today is left out."""
    for name, entries_ in register.items() if isinstance(register, Mapping) else ():
        for entry in entries_ if isinstance(entries_, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield (name, entry["id"]), entry


def _in_language(entry: dict[str, Any], locale: str) -> dict[str, Any]:
    seen = {name: value for name, value in entry.items() if name not in UNSEEN}
    return {name: value.get(locale) if isinstance(value, dict) else value for name, value in seen.items()}


def _first_name(names: Any, locale: str) -> Any:
    first = names[0] if isinstance(names, list) and names else None
    return first.get(locale) if isinstance(first, dict) else None
