"""Rules on the language of a feed: what it says, what it is in, and where its entries lead."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from crawl import LARGEST, read_feed
from heard import hear
from language import foreign
from links import Slip
from locales import language_of
from sites import Site
from speech import Speech

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROOTS = frozenset({"feed", "rss", "RDF"})
TEXTS = frozenset({"title", "subtitle", "description", "summary", "content", "encoded"})
NORWEGIAN = frozenset({"nb", "nn", "no"})  # which a feed may call by the last


def check(site: Site, name: str, text: str, speech: Speech) -> Iterator[Slip]:
    """Tell of another language in a feed that there is one of for each language (RFC 4287, 2; RSS 2.0, language)."""
    own, last = site.project.locale_of(name), name.rpartition("/")[2]
    if len(text) > LARGEST or site.locales_of[last] == {own}:
        return
    root = read_feed(site.built, name)
    waiting = [(root, "")] if _kind(root) in ROOTS else []
    while waiting:
        element, around = waiting.pop()
        kind, said, marked = _kind(element), (element.text or "").strip(), element.get(LANG, around)
        lang = said if kind == "language" else marked if kind == "feed" else ""
        if _is_other(lang, own):
            yield Slip("lang", name, f">{lang}<" if kind == "language" else f'lang="{lang}"', lang, own)
        if kind == "source" or _is_other(marked, own):
            continue  # of another site, or in another language and says so
        waiting += [(one, marked) for one in reversed(element)]
        if kind == "link" and not _is_other(element.get("hreflang", ""), own):
            yield from _check_link(site, name, element.get("href", said), own)
        elif kind in TEXTS and (found := foreign(_heard(site, said, own), own, speech, kind == "title")):
            yield Slip("text-language", name, found[1], found[1], site.project.language_name(found[2]))


def _kind(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_other(code: str, own: str) -> bool:
    """Tell whether a code, if there is one, is that of another language; one of three letters may be any."""
    codes = {language_of(code), language_of(own)}
    return len(language_of(code)) == len(language_of(own)) and len(codes) > 1 and not codes <= NORWEGIAN


def _heard(site: Site, html: str, own: str) -> str:
    """Return the words of a text in a language without the site's names, which may be those of one language."""
    text = " ".join(one.plain for one in hear(html, own).texts if one.locale == own)
    for name in site.project.names:
        text = text.replace(name, " ")
    return text


def _check_link(site: Site, name: str, address: str, own: str) -> Iterator[Slip]:
    file = site.file_at(name, address)
    reached = site.project.locale_of(file)
    if reached != own and own in site.twins(file):
        yield Slip("link-language", name, address, address, site.project.language_name(reached))
