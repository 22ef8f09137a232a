"""Rules on where a built page leads and what it loads: one pass over its tags, and then the anchors of other pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import compress
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from built import INDEX, Built, is_page
from tags import ASSET, EXACT, HEAD, ID, LINK, NAME, NO_PAGE, PATH, QUICK, REFERENCE, Pointer, Tags
from urls import OWN, ROOT, Address

HIDING = re.compile(r"\b(?:noindex|(?<!preview:)(?<!preview: )none)\b", re.IGNORECASE)
NOT_FOUND = re.compile(r"(?:^|/)404\.html\Z")


class Slip(NamedTuple):
    """A rule that a built file breaks: `at` is the text of the file there, `value` what is wrong in it."""

    rule: str
    file: str
    at: str
    value: str
    detail: str = ""
    line: int = 0


Said = dict[str, list[tuple[str, str, str]]]  # by name (title, canonical …), each time with its language and its tag


@dataclass
class Head:
    """What a page says of itself."""

    said: Said = field(default_factory=dict)

    def first(self, name: str) -> str:
        """Return the first value of that name, empty where there is none."""
        return self.said[name][0][0] if self.said.get(name) else ""

    @property
    def is_stub(self) -> bool:
        """Tell whether the page does nothing but lead on to another address."""
        return "refresh" in self.said

    @property
    def hiding(self) -> list[tuple[str, str]]:
        """What asks search engines to leave the page out: its words and its tag."""
        return [(value, tag) for value, _, tag in self.said.get("robots", ()) if HIDING.search(value)]


@dataclass
class Survey:
    """What a pass over some pages gives; the surveys of all are put together before anchors are looked up."""

    slips: list[Slip] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    anchors: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    heads: dict[str, Head] = field(default_factory=dict)
    switches: dict[str, bool] = field(default_factory=dict)  # of pages with versions: whether they have one

    def add(self, other: "Survey") -> None:
        """Take over what another survey has."""
        self.slips += other.slips
        self.ids |= other.ids
        self.reached |= other.reached
        self.heads |= other.heads
        self.switches |= other.switches
        for anchor, places in other.anchors.items():
            self.anchors.setdefault(anchor, []).extend(places)


# Tags that stand in no head, and what may hold such tags there.
_IN_TEXT = re.compile(
    r"<(?:a|button|div|form|h[1-6]|iframe|img|main|nav|p|section|span|svg|ul)\b[^<>]*>", re.IGNORECASE
)
_NO_TEXT = re.compile(r"<!--.*?-->|<(script|style|noscript|template|title)\b.*?</\1", re.IGNORECASE | re.DOTALL)
_LOADS = frozenset({ASSET, NO_PAGE})
Pointers = tuple[Pointer, ...]  # of one tag
# What the addresses of a page start from, and its pointers.
Based = tuple[list[str], list[Pointers]]
# Of a file: what it says of itself, the paths that its links lead to, and its tags that do only that, with their path.
Seen = tuple[Head, set[str], list[tuple[str, str]]]


class Surveyor:
    """Reads pages of one site, and remembers what it has seen of their tags."""

    def __init__(self, site: Built) -> None:
        """Take the site."""
        self.site = site
        self.tags = Tags(site.reader)
        self.survey = Survey()
        # By how deep a page stands: tags that say nothing new there, as those of a menu on its second page.
        self.known: defaultdict[int, set[str]] = defaultdict(set)

    def page(self, name: str, html: str) -> None:
        """Note what a page leads to, loads, names and says of itself."""
        # A host shows the not-found page at any depth, so that an address leads nowhere that begins at the page.
        folders = None if NOT_FOUND.search(name) else name.split("/")[:-1]
        known = self.known[_depth(folders)]
        tags: list[str] = [tag for tag in QUICK.findall(html) if tag not in known]
        read = list(map(self.tags.__getitem__, tags))
        if not self.tags.inexact.isdisjoint(tags):
            tags = EXACT.findall(html)
            read = list(map(self.tags.__getitem__, tags))
        if html.count('"') % 2 or not self.tags.inert.isdisjoint(tags):
            tags, base = self._active(html)
            read = list(map(self.tags.__getitem__, tags))
            if base:
                folders, read = self._based(name, base, folders, read)
        head, reached, plain = self._follow(name, tags, read, folders)
        self.survey.heads[name] = head
        if stray := _stray(html):
            self._slip("canonical", name, stray, stray, "stray")
        # What only a page itself, its translations, a not-found page and an old address lead to cannot be found.
        root = self.site.site_url.rstrip("/") + "/"
        versions = {unquote(one[0]).removeprefix(root) for one in head.said.get("alternate", ())}
        if not NOT_FOUND.search(name) and (not head.is_stub or name == INDEX):
            self.survey.reached |= reached - versions - {name, name.removesuffix(INDEX)}
        known = self.known[_depth(folders)]  # which a base may have changed
        known.update(self.tags.mute.intersection(tags))
        known.update(tag for tag, path in plain if path in self.survey.reached)

    def stylesheet(self, name: str, css: str) -> None:
        """Note what a stylesheet loads."""
        self._listed(name, list(self.tags.in_css(css)))

    def drawing(self, name: str, svg: str) -> None:
        """Note what a drawing leads to and loads."""
        tags: list[str] = EXACT.findall(svg)
        _, reached, _ = self._follow(name, tags, list(map(self.tags.__getitem__, tags)), name.split("/")[:-1])
        self.survey.reached |= reached - {name}

    def addresses(self, name: str, written: Iterable[tuple[str, str, bool]]) -> None:
        """Note addresses of a file that is no markup, each as it is written and as it is meant, and if it is loaded."""
        # What has a scheme and no host may be a name (tag:, an editor's own) and no address.
        pointers = [(at, pointer) for at, one, loads in written for pointer in self.tags.of_address(one, int(loads))]
        self._listed(name, [(at, one) for at, one in pointers if one[0] == PATH or "//" in at or at[:1] == "/"])

    def _listed(self, name: str, pointers: list[tuple[str, Pointer]]) -> None:
        """Follow addresses by which no reader comes to a page."""
        self._follow(name, [at for at, _ in pointers], [(pointer,) for _, pointer in pointers], name.split("/")[:-1])

    def _active(self, html: str) -> tuple[list[str], str]:
        """Return the tags of a page with templates, whose content is inert, or a base, and where the base leads."""
        import turbohtml  # noqa: PLC0415 - most sites have no such page, and need not wait for it

        tree = turbohtml.parse(html, positions=False)
        for template in tree.select("template"):
            template.decompose()
        base = tree.select_one("base[href]")
        return EXACT.findall(tree.serialize()), str(base.attrs["href"]) if base is not None else ""

    def _based(self, name: str, base: str, folders: list[str] | None, read: list[Pointers]) -> Based:
        """Return what addresses start from on a page with a base (HTML standard, 4.2.3), its own parts, too."""
        led, above = self.site.reader.read(base), folders or []
        if led is None:  # all links that do not begin at the root lead there, too
            self._slip("link-outside", name, "<base", base)
        if not isinstance(led, Address) or led.ups == OWN:
            return above, read
        if folders is None and led.ups != ROOT:
            self._slip("link-missing", name, "<base", base, "anywhere")
        above = [] if led.ups == ROOT else above[: max(0, len(above) - led.ups)]
        path = "/".join([*above, led.path])
        file = self.site.file_of(path)
        if file:  # where the links to its own parts lead, too
            read = [tuple(_part_of(path, one) for one in pointers) for pointers in read]
        elif any(_is_part(one) for pointers in read for one in pointers):
            self._slip("link-missing", name, "<base", base)
        return path.split("/")[:-1], read

    # One loop, because it runs for every link of every page, where a call costs more than the work.
    def _follow(self, name: str, tags: list[str], read: list[Pointers], folders: list[str] | None) -> Seen:  # noqa: C901, PLR0912
        ids, names, references, plain = [], [], [], []
        head, reached = Head(), set()
        # What an address begins with after so many steps up; the last entry is the root, where ROOT begins, too.
        above, deepest, answers = folders or [], _depth(folders), self.site.answers
        starts = ["/".join(above[:depth]) + "/" if depth else "" for depth in range(len(above), -1, -1)]
        for tag, pointers in compress(zip(tags, read, strict=True), read):
            for kind, first, second, third, use in pointers:
                if kind == PATH:
                    if first > deepest:
                        path = self._above(name, tag, second, first, deepest, use)
                        if path is None:
                            continue
                    else:
                        path = starts[first] + second
                    if path not in answers:
                        path = self._unanswered(name, tag, path, use)
                    elif use == NO_PAGE:
                        self._slip("asset-missing", name, tag, path or "/", "page")
                    elif first in {deepest, ROOT} and use == LINK and not third and len(pointers) == 1:
                        plain.append((tag, path))
                    if third:
                        self.survey.anchors.setdefault((path, third), []).append((name, tag))
                    if use == LINK:
                        reached.add(path)
                    elif tag[:7].lower() == "<iframe":
                        head.said.setdefault("frame", []).append((path, "", tag))
                elif kind == ID:
                    ids.append(first)
                elif kind == REFERENCE:
                    references.append((first, second, tag))
                elif kind == NAME:
                    names.append(first)
                elif kind == HEAD:
                    if "body" not in head.said or first == "robots":  # which search engines heed anywhere
                        head.said.setdefault(first, []).append((second, third, tag))
                else:  # a fault
                    self._slip(first, name, tag, second, third)
        self._take_ids(name, ids, names, references)
        return head, reached, plain

    def _take_ids(self, name: str, ids: list[str], names: list[str], references: list[tuple[str, str, str]]) -> None:
        """Note a file's ids and names; tell of those that stand twice, and of references to others."""
        there = self.survey.ids[name] = {*ids, *names}
        lost = [one for one in references if one[1] not in there and unquote(one[1]) not in there]
        meant = _meant_in(there) if lost else str
        for rule, one, tag in lost:
            self._slip(rule, name, tag, one, meant(one))
        for one, count in Counter(ids).items():
            if count > 1:
                self._slip("id-repeated", name, one, one)

    def _above(self, name: str, tag: str, path: str, ups: int, deepest: int, use: int) -> str | None:
        """Return what a path leads to that climbs above the site and comes back into it; else tell what is wrong."""
        if deepest >= 0 and (inside := self.site.reader.back(ups - deepest, path)) is not None:
            return inside
        written = "../" * ups + path or "./"
        if path.lower().endswith(".md"):
            self._slip("link-markdown", name, tag, written)
        elif deepest >= 0:
            self._slip("link-outside", name, tag, written, "file" if use in _LOADS else "")
        else:
            self._slip("asset-missing" if use in _LOADS else "link-missing", name, tag, written, "anywhere")
        return None

    def _unanswered(self, name: str, tag: str, path: str, use: int) -> str:
        """Tell what is wrong with a path at which no file is sent as it is written; return the path that is meant."""
        if unquote(path) in self.site.answers and "%2f" not in path.lower():  # an encoded slash parts no folders
            return unquote(path)
        rule, near = self.site.fault(path)
        if use in _LOADS and rule == "link-missing":
            rule = "asset-missing"
        self._slip(rule, name, tag, path or "/", near)
        return near or path

    def _slip(self, rule: str, name: str, at: str, value: str, detail: str = "") -> None:
        self.survey.slips.append(Slip(rule, name, at, value, detail))


def _stray(html: str) -> str:
    """Return a tag of the text in a head, which ends there though more follows (HTML standard, 13.2.6.4.4)."""
    end = html.find("</head")
    if end < 0 or not _IN_TEXT.search(html, 0, end):
        return ""
    text = _NO_TEXT.sub(lambda found: " " * len(found[0]), html[:end])
    found = _IN_TEXT.search(text)
    return found[0] if found and re.search("canonical|hreflang|noindex", text[found.end() :]) else ""


def _depth(folders: list[str] | None) -> int:
    """Return how deep a page stands; of one that is shown anywhere, how deep its root is."""
    return ROOT if folders is None else len(folders)


def _is_part(pointer: Pointer) -> bool:
    """Tell whether a pointer is a link to a part of the page itself."""
    return pointer[:2] == (REFERENCE, "link-anchor")


def _part_of(path: str, pointer: Pointer) -> Pointer:
    """Return a link to a part of the page as one to a part of another page."""
    return (PATH, ROOT, path, pointer[2], LINK) if _is_part(pointer) else pointer


def check_anchors(site: Built, survey: Survey) -> Iterator[Slip]:
    """Yield the links to a part of another page that is not there (HTML standard, 7.4.6.4)."""
    meant_in = cache(lambda file: _meant_in(survey.ids[file]))
    for (path, fragment), places in survey.anchors.items():
        file = site.file_of(path)
        if file not in survey.ids or not (is_page(file) or file.endswith(".svg")):
            continue  # parts of a PDF or a film are named in other ways
        known = survey.ids[file]
        if fragment.lower() != "top" and fragment not in known and unquote(fragment) not in known:
            for name, tag in places:
                if file.endswith(".svg") and not tag.lower().startswith("<use"):
                    continue  # a view of the drawing, or a sign for stylesheets
                yield Slip("link-anchor", name, tag, fragment, meant_in(file)(fragment))


def _meant_in(ids: set[str]) -> Callable[[str], str]:
    """Return what names, for an id that a page does not have, some to choose from.

    Or it tells that one is the same letters, put together in another way.
    """
    composed = {normalize("NFC", one) for one in ids}
    # Those of notes, and with two _ a theme's, as may be one with a single _, are not linked to by hand.
    own = [one for one in ids if not one.startswith(("__", "fn:", "fnref"))]
    some = ", ".join(sorted(own, key=lambda one: (one.startswith("_"), one))[:8]) or "–"
    return lambda fragment: "alike" if normalize("NFC", unquote(fragment)) in composed else some
