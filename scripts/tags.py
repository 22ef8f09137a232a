"""What a start tag points at. Tags repeat from page to page, so each is read once and remembered by its text."""

import json
import re
from collections.abc import Iterator
from typing import Any

from content import unescape
from locales import is_tag
from urls import OWN, Fault, Reader

# Elements whose content is text and no markup (HTML standard, 13.1.2).
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noframes", "noembed", "xmp"})
# Three ways to take a page apart, each three times as dear as the one before. The first is right for every page whose
# tags have no > in their values, and which has no comments and no raw text but in its title;
QUICK = re.compile(r"<(?:title>[^<]*+</title>|[a-zA-Z!][^>]*+(?:>(?:</script>)?|\Z))")
# the second is right for every page without templates and base. A tag that is not closed is none, to the end.
_INSIDE = r"""[^>"'=]*+(?:(?:=\s*+(?:"[^"]*+"|'[^']*+'|%s)|["'])[^>"'=]*+)*+"""
_REST = _INSIDE % "" + r"(?:>|\Z)"
_CLOSED = "<[a-zA-Z]" + _INSIDE % r"""(?!["'])""" + ">"
EXACT = re.compile(
    rf"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|(?!(?i:{'|'.join(sorted(_RAW))})[\s/>])[a-zA-Z]{_REST}"
    + "".join(rf"|(?i:{name}){_REST}.*?(?:</(?i:{name})|\Z)" for name in sorted(_RAW))
    + ")",
    re.DOTALL,
)
_START = re.compile(_CLOSED)
_WHOLE = re.compile(rf"{_CLOSED}(?:[^<]*</(?i:title|script)>?)?")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_NAME = re.compile(r"<([a-zA-Z][^\s/>]*)")
_CSS_ADDRESS = re.compile(
    r"""/\*.*?(?:\*/|\Z)|@namespace[^;]*|@import(?:\s|/\*.*?\*/)*+(?:"([^"\n]*)"|'([^'\n]*)')"""
    r"""|\burl\(\s*+(?:"([^"\n]*+)"|'([^'\n]*+)'|((?:[^\s"'()\\]++|\\(?:[0-9a-fA-F]{1,6}+\s?+|.))*+))\s*+\)"""
    r"""|\b(?:-webkit-)?image-set\(((?:[^()]++|\([^()]*+\))*+)\)"""
    r"""|"(?:[^"\\\n]++|\\.)*+"?|'(?:[^'\\\n]++|\\.)*+'?""",
    re.IGNORECASE | re.DOTALL,
)
_CSS_STRING = re.compile(r"""\btype\([^()]*\)|"([^"\n]*)"|'([^'\n]*)'""", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CANDIDATE = re.compile(r"[\s,]*+(?:(\S++)(?<=,)|(\S++)([^,(]*+(?:\([^()]*+\)[^,(]*+)*+),?)")
_SIZES = re.compile(r"\s*(?:[1-9]\d*w(?:\s+[1-9]\d*h)?|\d*\.?\d+(?:e\d+)?x)?\s*")
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.IGNORECASE)

# Attributes that lead a reader somewhere, and those that load something, with their elements (HTML standard, index of
# attributes; SVG 2).
_LINKS = {
    "action": ("form",),
    "cite": ("blockquote", "del", "ins", "q"),
    "formaction": ("button", "input"),
    "href": ("a", "area"),
    "longdesc": ("img",),
    "ping": ("a", "area"),
    "xlink:href": ("a",),
}
_DRAWN = (
    *("animate", "animatemotion", "animatetransform", "feimage", "filter", "image", "lineargradient", "mpath"),
    *("pattern", "radialgradient", "set", "textpath", "use"),
)
_ASSETS = {
    "background": ("body", "table", "td", "th", "tr"),
    "data": ("object",),
    "href": _DRAWN,
    "manifest": ("html",),
    "poster": ("video",),
    "src": ("audio", "embed", "frame", "iframe", "img", "input", "script", "source", "track", "video"),
    "xlink:href": _DRAWN,
}
# What loads a page and no picture, film or script.
_FRAMES = frozenset({"embed", "frame", "html", "iframe", "object"})
# Attributes that name ids of the same page, one or several (HTML standard; WAI-ARIA 1.2, 6.7).
_REFERENCES = frozenset(
    {"anchor", "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details"}
    | {"aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns", "commandfor", "for", "form", "headers"}
    | {"itemref", "list", "popovertarget"}
)
_LOADING = frozenset(
    {"apple-touch-icon", "apple-touch-icon-precomposed", "icon", "manifest", "mask-icon", "modulepreload"}
    | {"prefetch", "preload", "shortcut", "stylesheet"}
)
# Attributes that hold CSS (HTML standard, 3.2.6.5; SVG 2, 6.6).
_STYLED = frozenset(
    {"style", "clip-path", "cursor", "fill", "filter", "marker-end", "marker-mid", "marker-start", "mask", "stroke"}
)
# The whole of such an attribute: a part of the page that nothing stands in for (SVG 2, 13.2).
_PART = re.compile(r"""\s*url\(\s*["']?#([^\s"')#]+)["']?\s*\)\s*""")
# What says that a script opens something by a link to "#": a menu, a window.
_OPENS = frozenset({"aria-expanded", "aria-haspopup", "data-bs-toggle", "data-toggle"})
# What href and src are called by a slip: two letters exchanged, one left out or twice there.
_MISSPELT = {
    "a": {"hef", "herf", "hhref", "hre", "hreef", "hreff", "hrf", "hrfe", "hrref", "ref", "rhef"},
    "img": {"rsc", "scr", "srcc", "srrc", "ssrc"},
}
# All that a picture without an address may have; by anything else a script may know it, to give it one later.
_UNSOURCED = frozenset({"alt", "decoding", "height", "loading", "style", "title", "width"})
_FEEDS = frozenset({"application/atom+xml", "application/feed+json", "application/rss+xml"})
# They name a host or a vocabulary, no page.
_HINTS = frozenset({"dns-prefetch", "preconnect", "profile", "schema.dc", "schema.dcterms"})
_PICTURES = frozenset(
    {"msapplication-config", "msapplication-tileimage", "og:audio", "og:image", "og:image:secure_url"}
    | {"og:image:url", "og:video", "og:video:url", "twitter:image", "twitter:image:src"}
)
_SHARED = frozenset({"og:url", "og:title", "og:description", "twitter:title", "twitter:description"})
_ROBOTS = frozenset({"robots", "googlebot", "bingbot"})

# What most heads have, in the form that most have it: read ten times as fast as by attributes.
_USUAL = re.compile(
    r'<(?:title>([^<&]*+)</title|link rel="(canonical|alternate)"(?: hreflang="([^"&]*+)")? href="([^"&]*+)"'
    r'|meta (?:name="(?=d)|property="(?=o))(description|og:(?:url|title|description))" content="([^"&]*+)")/?>'
)
# The same for links to other pages of the site.
_USUAL_LINK = re.compile(r'<a href="((?:\.\./)++)((?:[a-z0-9-]++/)*+)(?:#([a-z0-9-]++))?">')

# Kinds of pointers, each a tuple of five:
PATH = 0  # ups, path, fragment, use: a path of the own site
REFERENCE = 1  # rule, name, -, -: an id or a name that the page itself must have
ID = 2  # id, -, -, -
NAME = 3  # name of an anchor, or of an image map with a number sign before it, -, -, -
HEAD = 4  # what, value, language, -: something that the page says of itself
FAULT = 5  # rule, address, -, -: an address that is wrong by itself
# What a path is used for: offered to the reader, loaded by the page, told to machines in the head; or it is that of a
# page, and a picture, a film or a script is loaded from it.
LINK, ASSET, HEAD_LINK, NO_PAGE = 0, 1, 2, 3
Pointer = tuple[int, Any, str, Any, int]
# Addresses in JSON-LD (schema.org).
_DESCRIBED = {"contentUrl": ASSET, "image": ASSET, "item": HEAD_LINK, "logo": ASSET, "url": HEAD_LINK}


class Tags(dict[str, "tuple[Pointer, ...]"]):
    """The pointers of each tag by its text, which is read at the first time that it is asked for."""

    def __init__(self, reader: Reader) -> None:
        """Take what reads the addresses of this site."""
        super().__init__()
        self._reader = reader
        self.inexact: set[str] = set()  # tags after which a page must be read in the second way
        self.inert: set[str] = set()  # those that want its tree
        self.mute: set[str] = set()  # those of neither kind that say nothing

    def __missing__(self, tag: str) -> tuple[Pointer, ...]:
        """Read a tag."""
        if usual := _USUAL.fullmatch(tag):  # tags that no other page has, which are not worth remembering
            title, relation, hreflang, address, name, content = usual.groups("")
            return (_head(relation or name or "title", address.strip() + content + " ".join(title.split()), hreflang),)
        if link := _USUAL_LINK.fullmatch(tag):
            ups, path, fragment = link.groups("")
            self[tag] = ((PATH, len(ups) // 3, path, fragment, LINK),)
            return self[tag]
        found = self[tag] = tuple(self._pointers(tag))
        if not found and tag not in self.inexact and tag not in self.inert:
            self.mute.add(tag)
        return found

    def in_css(self, css: str) -> Iterator[tuple[str, Pointer]]:
        """Yield what a stylesheet loads, as it is written there and as a pointer; parts of the page are no files."""
        for address in css_addresses(css):
            for pointer in self.of_address(css_unescape(address), ASSET):
                if pointer[0] != REFERENCE:
                    yield address, pointer

    def _pointers(self, tag: str) -> Iterator[Pointer]:
        if not (read := self._read(tag)):
            return
        element, given, content = read
        if given.get("id"):
            yield ID, given["id"], "", "", 0
        if element == "meta":
            yield from self._meta(given)
        elif element == "link":
            yield from self._link(given)
        elif element == "title":
            yield _head("title", " ".join(unescape(content).split()))
        else:
            yield from self._body(element, given, content)
            if element in {"base", "template"}:
                self.inert.add(tag)

    def _read(self, tag: str) -> tuple[str, dict[str, str], str] | None:
        """Return an element, its attributes and, of a raw one, its content; None for what is no start tag."""
        name = _NAME.match(tag)
        if not name:
            if not tag.lower().startswith("<!doctype"):
                self.inexact.add(tag)
            return None
        element, content = name[1].lower(), ""
        if element in _RAW or not _WHOLE.fullmatch(tag):
            if not tag.endswith(("</title>", "</script>")):
                self.inexact.add(tag)
            if not (start := _START.match(tag)):
                return None
            tag, content = start[0], tag[start.end() :].rpartition("</")[0]
        return element, attributes(tag, len(name[0])), content

    def _body(self, element: str, given: dict[str, str], content: str) -> Iterator[Pointer]:
        if element in {"a", "map"} and given.get("name"):
            yield NAME, f"{'#' if element == 'map' else ''}{given['name']}", "", "", 0
        if element in {"html", "body", "base"}:
            yield _head(element, given.get("lang", ""))
        if element == "base":  # only what is wrong by itself; where it leads, nobody goes
            yield from (one for one in self.of_address(given.get("href") or ".", HEAD_LINK) if one[0] == FAULT)
        yield from self._addresses(element, given)
        if element not in {"html", "body", "base"} and given.get("lang") and not is_tag(given["lang"].strip()):
            yield FAULT, "lang", given["lang"], "mark", LINK
        styled = [given[one] for one in given.keys() & _STYLED]
        values = [*styled, *(said.partition(":")[2] for said in given.get("style", "").split(";"))]
        named = [*_named(given), *(part[1] for part in map(_PART.fullmatch, values) if part)]
        yield from (_reference("reference-missing", one) for one in named)
        if element == "label" and given.get("for") == "":  # which has no field then (HTML standard, 4.10.4)
            yield FAULT, "reference-missing", 'for=""', "", LINK
        if given.get("type", "").lower() == "application/ld+json":
            yield from self._described(content)
        css = content if element == "style" else " ".join(styled)
        if css:
            yield from (pointer for _, pointer in self.in_css(css))
        if element == "iframe" and "srcdoc" in given:  # a page at the same address; the frames in it are left alone
            tags = (tag for tag in EXACT.findall(given["srcdoc"]) if tag[:7].lower() != "<iframe")
            yield from (one for tag in tags for one in self[tag] if one[0] in {PATH, FAULT})

    def _described(self, content: str) -> Iterator[Pointer]:
        """Yield what a page tells search engines of itself in JSON-LD; what cannot be read, they leave out."""
        try:
            waiting = [json.loads(content)]
        except (ValueError, RecursionError):
            return
        while waiting:
            match waiting.pop():
                case list(several):
                    waiting += several
                case dict(thing):
                    waiting += thing.values()
                    for key in thing.keys() & _DESCRIBED.keys():
                        if isinstance(thing[key], str) and "//" in thing[key]:
                            yield from self.of_address(thing[key].partition("#")[0], _DESCRIBED[key])

    def _addresses(self, element: str, given: dict[str, str]) -> Iterator[Pointer]:
        for attribute, value in given.items():
            is_top = value == "#" and (given.keys() & _OPENS or "current" in given.get("class", "").split())
            if element in _LINKS.get(attribute, ()) and (value or attribute == "href") and not is_top:
                scheme = value.partition(":")[0].lower()  # browsers open neither data nor what is cited
                is_kept = ("download" in given and scheme == "data") or (attribute == "cite" and scheme == "http")
                yield from () if is_kept else self.of_address(value, LINK)
            elif element in _ASSETS.get(attribute, ()):
                pointers = self.of_address(value, ASSET)
                yield from pointers if element in _FRAMES else map(_no_page, pointers)
        if element == "img" and given.keys() <= _UNSOURCED:
            yield FAULT, "link-empty", "", "file", ASSET
        if element in _MISSPELT and (slips := given.keys() & _MISSPELT[element]) and not given.keys() & {"href", "src"}:
            yield FAULT, "link-empty", min(slips), "misspelt", ASSET if element == "img" else LINK
        if element in {"img", "source"}:
            yield from self._candidates(given.get("srcset", ""))

    def _candidates(self, source_set: str) -> Iterator[Pointer]:
        for address, sizes in candidates(source_set):
            yield from self.of_address(address, ASSET)
            if not _SIZES.fullmatch(sizes):  # then a browser leaves it out
                yield FAULT, "asset-missing", f"{address}{sizes}".strip(), "sizes", ASSET

    def _link(self, given: dict[str, str]) -> Iterator[Pointer]:
        relations = set(given.get("rel", "").lower().split())
        is_version = "alternate" in relations and "hreflang" in given and "html" in given.get("type", "html")
        if "canonical" in relations or is_version:
            relation = "canonical" if "canonical" in relations else "alternate"
            yield _head(relation, given.get("href", "").strip(), given.get("hreflang", ""))
        elif "href" in given and not relations & _HINTS:
            use = ASSET if relations & _LOADING else HEAD_LINK
            if use == ASSET or given["href"] != "#":  # which nobody can choose in the head
                yield from self.of_address(given["href"], use)
            if given.get("type") in _FEEDS and "hreflang" not in given:
                yield _head("feed", given["href"])
        yield from self._candidates(given.get("imagesrcset", ""))

    def _meta(self, given: dict[str, str]) -> Iterator[Pointer]:
        name, content = given.get("name", "").lower(), given.get("content", "").strip()
        if "charset" in given:
            yield _head("charset", given["charset"].strip())
        if given.get("itemprop") == "image" and "//" in content:
            yield from self.of_address(content, ASSET)
        elif content != "none" and (given.get("property", "").lower() in _PICTURES or name in _PICTURES):
            if not content or "//" in content or "msapplication" in name or not self._reader.host:
                yield from self.of_address(content, ASSET)
            else:  # who shows a shared page has no page to start from (Open Graph protocol, og:image)
                yield FAULT, "asset-missing", content, "relative", ASSET
        elif name == "description" or name in _ROBOTS:
            yield _head("robots" if name in _ROBOTS else name, content)
        elif (shared := given.get("property", name).lower()) in _SHARED:
            yield _head(shared, content)
        elif given.get("http-equiv", "").lower() == "refresh" and (led := _REFRESH.match(content)):
            if not content.lstrip("0 ")[:2].isdigit():  # after ten seconds a page has been read
                yield _head("refresh", led[1])
            yield from self.of_address(led[1], LINK)
        elif given.get("http-equiv", "").lower() == "content-type" and "charset=" in content.lower():
            yield _head("charset", content.lower().rpartition("charset=")[2].strip("\"' "))

    def of_address(self, written: str, use: int) -> Iterator[Pointer]:
        """Yield where an address leads, or what is wrong with it."""
        address = self._reader.read(written, loads=use == ASSET)
        if isinstance(address, Fault):
            yield FAULT, address.rule, written, address.near or ("file" if use == ASSET else ""), use
        elif address and address.ups == OWN:
            if address.fragment and address.fragment.lower() != "top":
                yield _reference("reference-missing" if use == ASSET else "link-anchor", address.fragment)
        elif address:
            yield PATH, address.ups, address.path, address.fragment, use


def _head(what: str, value: str, language: str = "") -> Pointer:
    return HEAD, what, value, language, 0


def _no_page(pointer: Pointer) -> Pointer:
    """Return what something other than a frame loads; a page is nothing to it."""
    is_page = not pointer[2] or pointer[2].endswith(("/", ".html", ".htm"))
    return (*pointer[:4], NO_PAGE) if is_page else pointer


def _named(given: dict[str, str]) -> Iterator[str]:
    """Yield the ids, and the name of an image map, that the attributes of a tag name."""
    for attribute in given.keys() & _REFERENCES:
        yield from given[attribute].split()
    if given.get("usemap", "#") != "#":
        yield given["usemap"]


def _reference(rule: str, name: str) -> Pointer:
    return REFERENCE, rule, name, "", 0


def attributes(tag: str, start: int) -> dict[str, str]:
    """Return a start tag's attributes by their name in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag, start):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def candidates(source_set: str) -> Iterator[tuple[str, str]]:
    """Yield each address of a srcset and the size or pixel ratio behind it (HTML standard, 4.8.4.3.10)."""
    for alone, described, sizes in _CANDIDATE.findall(source_set.strip(" \t\n\r\f,")):
        yield alone.rstrip(",") or described, sizes


def css_addresses(css: str) -> Iterator[str]:
    """Yield what CSS loads by url(), image-set() and @import (Values 4, 4.5; Images 4, 2.4; Syntax 3, 4.3.7)."""
    for *addresses, image_set in _CSS_ADDRESS.findall(css):
        strings = ["".join(one) for one in _CSS_STRING.findall(image_set)]
        nested = [one for one in css_addresses(image_set) if one not in strings] if image_set else []
        yield from filter(None, ["".join(addresses), *strings, *nested])


def css_unescape(address: str) -> str:
    """Return an address of a stylesheet without its escapes."""
    return _CSS_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)) if one[1] else one[2], address)
