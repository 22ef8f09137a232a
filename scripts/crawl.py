"""Reads a built site in one pass over its files, in as many processes as pay."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from xml.parsers.expat import ExpatError, ParserCreate

from built import Built
from content import without_comments
from links import Slip, Survey, Surveyor
from parts import in_parts
from project import entries

_FEED = re.compile(
    r"<(?:\w+:)?(?:link|guid|comments|enclosure|icon|logo)\b([^<>]*+)>\s*+(?:<!\[CDATA\[)?([^<\]]*+)", re.IGNORECASE
)
_FEED_ADDRESS = re.compile(r"""\b(?:href|url)\s*=\s*["']([^"']+)""")
_LISTS = frozenset({"search_index.json", "manifest.json", "feed.json", "pagefind-entry.json"})
REDIRECTS = "_redirects"  # where Netlify and Cloudflare Pages read which old addresses lead where

Ask = Callable[[str, str, Surveyor], None]


def look(site: Built, ask: Ask | None = None) -> Survey:
    """Read a site's files in as many processes as pay; `ask` is called with each page, its text and who reads it."""
    files = sorted(name for name in site.files if _is_read(name))
    survey = Survey()
    for part in in_parts(files, lambda some: _read_all(site, some, ask).parts()):
        survey.add(*part)
    return survey


def _read_all(site: Built, files: Sequence[str], ask: Ask | None) -> Survey:
    surveyor = Surveyor(site)
    for name in files:
        text = site.read(name)
        kind = name.rpartition(".")[2]
        if kind in {"html", "htm"}:
            surveyor.page(name, text)
            if ask:
                ask(name, text, surveyor)
        elif kind == "svg":
            surveyor.drawing(name, text)
        elif kind == "css":
            surveyor.stylesheet(name, text)
        elif name == REDIRECTS:  # from, to, status; what leads elsewhere or has parts to fill in is left alone
            found = re.findall(rf"^/\S*\s+({re.escape(site.base)}[^\s:]*)(?!\S)", text, re.MULTILINE)
            surveyor.addresses(name, [(address, False) for address in found])
        else:
            try:
                if kind == "xml":
                    ParserCreate().Parse((site.folder / name).read_bytes(), True)
                surveyor.addresses(name, _listed(name, text))
            except (ValueError, ExpatError) as error:
                line = getattr(error, "lineno", 0)
                surveyor.survey.slips.append(Slip("file-broken", name, "", str(error), line=line))
    return surveyor.survey


def _listed(name: str, text: str) -> Iterator[tuple[str, bool]]:
    """Yield the addresses in a feed, a search index or a web manifest, and whether the site loads what is there."""
    if name.endswith(".xml"):
        text = without_comments(text)
        found = [one for one in _FEED_ADDRESS.findall(text) if "://" in one]  # in texts, and in other names
        for given, words in _FEED.findall(text):
            if 'isPermaLink="false"' not in given:
                found += [*_FEED_ADDRESS.findall(given), words.strip()]
        yield from ((one, False) for one in dict.fromkeys(found) if one)
        return
    try:
        read = json.loads(text)
    except RecursionError:
        return
    if not isinstance(read, dict):
        return
    keys = (("docs", "location", "../"), ("items", "url", ""), ("icons", "src", ""), ("shortcuts", "url", ""))
    for listed, key, before in keys:
        for entry in entries(read, listed):
            if isinstance(entry.get(key), str):
                yield before + entry[key], listed == "icons"
    if isinstance(read.get("start_url"), str):
        yield read["start_url"], False


def _is_read(name: str) -> bool:
    last = name.rpartition("/")[2]
    is_list = last in _LISTS or name == REDIRECTS or (last.endswith(".xml") and "sitemap" not in last)
    return is_list or last.endswith((".html", ".htm", ".css", ".svg", ".webmanifest"))
