"""Rules on the language of a feed: what it says, what it is in, and where its entries lead."""

import re
from collections.abc import Iterator
from html import unescape

from crawl import LARGEST, read_feed
from language import foreign
from links import Slip
from locales import language_of
from sites import Site
from speech import Speech

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEXTS = frozenset({"title", "subtitle", "description", "summary", "content"})
_TAG = re.compile(r"<[^<>]*+>")


def check(site: Site, name: str, text: str, speech: Speech) -> Iterator[Slip]:
    """Tell of another language in a feed that there is one of for each language (RFC 4287, 2; RSS 2.0, language)."""
    own, last = site.project.locale_of(name), name.rpartition("/")[2]
    others = (one for one in site.built.files if one.rpartition("/")[2] == last)
    if len(text) > LARGEST or all(site.project.locale_of(one) == own for one in others):
        return
    waiting = [(read_feed(site.built, name), "")]
    while waiting:
        element, around = waiting.pop()
        kind, said, marked = element.tag.rpartition("}")[2], (element.text or "").strip(), element.get(LANG, around)
        waiting += [(one, marked) for one in reversed(element)]
        lang = said if kind == "language" else marked if kind == "feed" else ""
        if lang and language_of(lang) != language_of(own):
            yield Slip("lang", name, f">{lang}<" if kind == "language" else f'lang="{lang}"', lang, own)
        if language_of(marked) not in {"", language_of(own)}:
            continue  # an entry in another language that says so
        if kind == "link" and language_of(element.get("hreflang", own)) == language_of(own):
            yield from _check_link(site, name, element.get("href", said), own)
        elif kind in TEXTS and (found := foreign(_bare(site, said), own, speech, kind == "title")):
            yield Slip("text-language", name, found[1], found[1], site.project.language_name(found[2]))


def _bare(site: Site, text: str) -> str:
    """Return the words of a text without its marks and the site's names, which may be those of one language."""
    text = _TAG.sub(" ", unescape(text))
    for name in site.project.names:
        text = text.replace(name, " ")
    return text


def _check_link(site: Site, name: str, address: str, own: str) -> Iterator[Slip]:
    file = site.file_at(name, address)
    reached = site.project.locale_of(file)
    if reached != own and own in site.twins(file):
        yield Slip("link-language", name, address, address, site.project.language_name(reached))
