"""Reads a built site in one pass over its files, in as many processes as pay."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from html.entities import entitydefs
from typing import Any

from built import Built, is_page
from links import Slip, Survey, Surveyor
from parts import in_parts
from project import entries
from tags import EXACT, attributes
from urls import joined

_FEED_LINKS = frozenset({"comments", "enclosure", "guid", "icon", "link", "logo", "url"})
# What holds a text in RSS and Atom, and its type where that is not given (RFC 4287, 3.1.1).
_FEED_TEXTS = {"description": "html", "encoded": "html", "content": "text", "summary": "text", "subtitle": "text"}
LARGEST = 8_000_000  # characters of a feed or a page whose texts are still read
# Lists in such a file, the key of an address in each of their entries, and what stands before that.
_NAMING = (
    *(("docs", "location", "../"), ("items", "url", ""), ("icons", "src", "")),
    *(("screenshots", "src", ""), ("shortcuts", "url", "")),
)
_STARTS = frozenset({"favicon", "feed_url", "home_page_url", "icon", "start_url"})
_LISTS = frozenset({"search_index.json", "manifest.json", "feed.json", "pagefind-entry.json"})
_STYLE = re.compile(r"""<\?xml-stylesheet\b[^?]*?\bhref=["']([^"']+)""")
FEEDS = (".xml", ".atom", ".rss")
REDIRECTS = "_redirects"  # where Netlify and Cloudflare Pages read which old addresses lead where

Ask = Callable[[str, str, Surveyor], None]


def look(site: Built, ask: Ask = lambda _name, _text, _surveyor: None, cost: int = 1) -> Survey:
    """Read a site's files in as many processes as pay; `ask` is called with each page or feed, its text, its reader.

    With that each file costs so many times as much.
    """
    files = sorted(name for name in site.files if _is_read(name))
    survey = Survey()
    for part in in_parts(files, lambda some: _read_all(site, some, ask), cost):
        survey.add(part)
    return survey


def _read_all(site: Built, files: Sequence[str], ask: Ask) -> Survey:
    surveyor = Surveyor(site)
    for name in files:
        text = site.read(name)
        if is_page(name):
            surveyor.page(name, text)
            ask(name, text, surveyor)
        else:
            _read_other(site, name, text, surveyor, ask)
    return surveyor.survey


def _read_other(site: Built, name: str, text: str, surveyor: Surveyor, ask: Ask) -> None:
    kind = name.rpartition(".")[2]
    if kind == "svg":
        surveyor.drawing(name, text)
    elif kind in {"css", "txt"}:
        if kind == "css":
            surveyor.stylesheet(name, text)
        if "\n<<<<<<< " in f"\n{text}":
            surveyor.survey.slips.append(Slip("conflict-marker", name, "<<<<<<< ", "<<<<<<<"))
    elif name == REDIRECTS:  # from, to, status; what leads elsewhere or has parts to fill in is left alone
        found = re.findall(rf"^/\S*\s+({re.escape(site.reader.base)}[^\s:]*)(?!\S)", text, re.MULTILINE)
        surveyor.addresses(name, [(address, address, False) for address in found])
    else:
        try:
            _read_data(site, name, text, surveyor)
        except (ValueError, LookupError, ET.ParseError) as error:  # an encoding may be unknown
            line = error.position[0] if isinstance(error, ET.ParseError) else getattr(error, "lineno", 0)
            kind = "" if name.endswith(FEEDS) else "json"
            surveyor.survey.slips.append(Slip("file-broken", name, "", str(error), kind, line))
        else:
            if name.endswith(FEEDS):
                ask(name, text, surveyor)


def _read_data(site: Built, name: str, text: str, surveyor: Surveyor) -> None:
    """Follow what stands in a feed or another list; raises an error where it cannot be read."""
    if name.endswith(FEEDS):
        root = read_feed(site, name)
        texts = _in_texts(site, name, root) if len(text) <= LARGEST else ()
        styles = ((one, one, True) for one in _STYLE.findall(text))
        surveyor.addresses(name, dict.fromkeys([*styles, *_in_feed(root), *texts]))
    else:
        surveyor.addresses(name, _in_lists(_read_json(text)))


def read_feed(site: Built, name: str) -> ET.Element:
    """Return the root of a feed or another list in XML; raises an error where it cannot be read."""
    parser = ET.XMLParser()  # noqa: S314 - made by the own build
    parser.entity.update(entitydefs)  # signs by names that a DTD elsewhere declares
    return ET.fromstring((site.folder / name).read_bytes(), parser)  # noqa: S314


def _in_feed(root: ET.Element) -> Iterator[tuple[str, str, bool]]:
    """Yield the addresses that a feed names, for `Surveyor.addresses`."""
    for element in root.iter():
        is_link = element.tag.rpartition("}")[2] in _FEED_LINKS and element.get("isPermaLink") != "false"
        given = [element.get("href", ""), element.get("url", ""), element.text or "" if is_link else ""]
        yield from ((one, one, False) for one in map(str.strip, given) if one and (is_link or "://" in one))


def _in_texts(site: Built, name: str, root: ET.Element) -> Iterator[tuple[str, str, bool]]:
    """Yield the addresses in the texts of a feed, for `Surveyor.addresses`."""
    # Some readers' programs let an address start from the entry, others from the feed; what either finds is there.
    starts = own = [joined(site.url(name), root.get("{http://www.w3.org/XML/1998/namespace}base", ""))]
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind in {"item", "entry"}:
            links = [one for one in element if one.tag.endswith("link") and one.get("rel", "alternate") == "alternate"]
            starts = [*((one.get("href") or one.text or "").strip() for one in links), *own]
        given = [element.attrib] if element.tag.startswith("{http://www.w3.org/1999/xhtml}") else []
        if element.text and element.get("type", _FEED_TEXTS.get(kind)) == "html":
            given += [attributes(tag, 1) for tag in EXACT.findall(element.text) if not tag.startswith("<!")]
        for address, loads in [(one.get(key, ""), key == "src") for one in given for key in ("href", "src")]:
            meant = address
            if re.match(r"[\w.%-]+(?:[/?#]|\Z)", address):
                forms = [joined(start, address) for start in starts]
                meant = next(filter(site.file_at, forms), forms[0])
            yield address, meant, loads


def _in_lists(read: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield the addresses in a search index, a JSON feed or a web manifest, for `Surveyor.addresses`."""
    for key in _STARTS & read.keys():
        if isinstance(read[key], str):
            yield read[key], read[key], key.endswith("icon")
    for listed, key, before in _NAMING:
        named = (entry.get(key) for entry in entries(read, listed))
        yield from ((one, before + one, key == "src") for one in named if isinstance(one, str))
    languages = read.get("languages")  # of Pagefind's index, beside which its program stands and all that it asks for
    by_language = [*languages.values()] if isinstance(languages, dict) else []
    for one in entries({"languages": by_language}, "languages"):
        files = ("pagefind.js", f"pagefind.{one.get('hash')}.pf_meta", f"wasm.{one.get('wasm') or 'unknown'}.pagefind")
        yield from ((str(one.get("hash")), file, True) for file in files)


def _read_json(text: str) -> dict[str, Any]:
    """Return an object of JSON, an empty one where there is none or it is too deep; raises ValueError."""
    try:
        read = json.loads(text)
    except RecursionError:
        return {}
    return read if isinstance(read, dict) else {}


def _is_read(name: str) -> bool:
    last = name.rpartition("/")[2]
    is_list = last in _LISTS or name == REDIRECTS or (last.endswith(FEEDS) and "sitemap" not in last)
    return is_list or is_page(name) or last.endswith((".css", ".svg", ".txt", ".webmanifest"))
