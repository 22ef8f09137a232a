"""Where each entry of the register stands on the site, and where it was seen."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from addresses import address
from inputs import Inputs

Entry = dict[str, Any]
# The lists that a template shows, each entry at its id; all others name their page themselves.
SHOWN_BY = {"milestones": "timeline.html", "parties": "parties.html"}
# The lists whose entries are a section of the page that they name.
SECTIONS = {"objectives", "initiatives"}


def entry(entries: list[Entry] | None, name: str) -> Entry | None:
    """Return the entry of a list of the register with that id."""
    return next((one for one in entries or [] if one["id"] == name), None)


def around(inputs: Inputs, own: Entry) -> Entry:
    """Return the focus area of an initiative, which stands and was seen where that does; of others the entry itself."""
    return entry(inputs.register.get("focus_areas"), own.get("focus_area", "")) or own


def page_of(inputs: Inputs, name: str, own: Entry) -> str:
    """Return the page of an entry of the list `name` as the register writes it, path.md#id; empty where it has none."""
    path = inputs.by_template.get(SHOWN_BY[name], "") if name in SHOWN_BY else around(inputs, own).get("page", "")
    return f"{path}#{own['id']}" if path and name in SECTIONS | set(SHOWN_BY) else path


def url(inputs: Inputs, page: str, locale: str) -> str:
    """Return the address, from the site's root, of a page or a section that the register writes as path.md#id."""
    path, mark, section = page.partition("#")
    return address(inputs, path, locale).removesuffix("index.html") + mark + section


def full_url(inputs: Inputs, config: MkDocsConfig, page: str, locale: str) -> str:
    """Return the same address with the site's own."""
    return f"{config.site_url}{url(inputs, page, locale)}"
