"""Where each entry of the register stands on the site, and where it was seen. Knows nothing of MkDocs."""

from __future__ import annotations

from typing import Any

from content import address
from inputs import Inputs

Entry = dict[str, Any]
# The lists that a template shows, each entry at its id; all others name their page themselves.
SHOWN_BY = {"milestones": "timeline.html", "parties": "parties.html"}
# The lists whose entries are a section of the page that they name.
SECTIONS = {"objectives", "initiatives"}


def page_of(inputs: Inputs, name: str, entry: Entry) -> str:
    """Return the page of an entry of the list `name` as the register writes it, path.md#id; empty where it has none."""
    if name in SHOWN_BY:
        path = inputs.by_template.get(SHOWN_BY[name], "")
    elif name == "initiatives":
        path = next(area["page"] for area in inputs.register["focus_areas"] if area["id"] == entry["focus_area"])
    else:
        path = entry.get("page", "")
    return f"{path}#{entry['id']}" if path and name in SECTIONS | set(SHOWN_BY) else path


def url(inputs: Inputs, page: str, locale: str) -> str:
    """Return the address, from the site's root, of a page or a section that the register writes as path.md#id."""
    path, mark, section = page.partition("#")
    return _address(inputs, path, locale).removesuffix("index.html") + mark + section


def _address(inputs: Inputs, path: str, locale: str) -> str:
    return address(inputs.page, path, locale, is_source=locale == inputs.locales[0])


def sources(inputs: Inputs, entry: Entry) -> list[str]:
    """Return the ids of an entry's sources; an initiative was seen where its focus area was."""
    areas = inputs.register["focus_areas"] if "focus_area" in entry else []
    own = next((area for area in areas if area["id"] == entry["focus_area"]), entry)
    return list(entry.get("sources", own.get("sources", [])))
