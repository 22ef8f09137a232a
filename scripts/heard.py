"""What a reader hears of a built page: its texts with their language, its links and pictures with their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

import turbohtml
from turbohtml import Element, Text

import accessible
from accessible import text_of
from locales import language_of

# What stands in these is no text of the page.
MUTE = frozenset(
    {"script", "style", "template", "code", "pre", "kbd", "samp", "var", "textarea", "math"} | {"object", "svg", "xmp"}
)
# What stands in these is named or quoted, not said in the page's own words.
QUOTED = frozenset({"em", "i", "cite", "q"})
LOADING = frozenset({"audio", "embed", "iframe", "img", "object", "source", "track", "video"})
TEXTS = ("alt", "aria-label", "title", "placeholder")
# What a sentence runs through; the words of a button and of a label stand for themselves.
RUNNING = accessible.INLINE - {"br", "button", "label"}
LABELLED = {"optgroup": "label", "option": "label", "track": "label"}
SEEN = frozenset({"img", "svg", "video", "audio", "iframe", "canvas", "object", "input", "form"})


@dataclass
class Spoken:
    """A stretch of text: what it says in all, and without what is quoted or marked as another language's."""

    line: int
    locale: str
    text: str = ""
    plain: str = ""
    is_short: bool = False
    is_begun: bool = False  # it goes on with what is no text, as code

    def line_at(self, place: int) -> int:
        """Return the line of the built file on which a place of the text stands."""
        return self.line + self.text.count("\n", 0, place)


class Control(NamedTuple):
    """A link, button, picture or frame: its name, what else is said `about` it, and its address as it is written."""

    kind: str
    name: str
    line: int
    target: str
    hreflang: str
    html: str
    locale: str
    about: str


@dataclass
class Heard:
    """What is heard of a page in reading order; `headings` are the words, in small letters, of those with an id."""

    texts: list[Spoken] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    loads: list[Control] = field(default_factory=list)  # films, pictures and frames, as far as they are files
    heading: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    is_empty: bool = False


class Place(NamedTuple):
    """Where in a page: the page's own language, the one that a part is marked with, and whether nobody meets it."""

    locale: str
    mark: str = ""
    is_lang: bool = False  # the part itself is in that language, not only what it leads to
    is_quoted: bool = False
    is_hidden: bool = False


def hear(html: str, locale: str) -> Heard:
    """Read a built page whose own language is `locale`."""
    tree = turbohtml.parse(html)
    reader = _Reader(tree)
    body = tree.find("body")
    if isinstance(body, Element):
        reader.read(body, Place(locale))
        main = tree.select_one("main, [role=main]")
        articles = main.select("article") if main is not None else []
        own = articles[0] if len(articles) == 1 else main  # beside which a theme may put its menu
        reader.heard.is_empty = not _is_filled(own if own is not None else body)
    heading = tree.select_one("main h1, [role=main] h1") or tree.select_one("h1")
    reader.heard.heading = " ".join(heading.text.split()) if heading is not None else ""
    return reader.heard


class _Reader:
    """Goes through a page once, from element to element, however deep they stand in each other."""

    def __init__(self, tree: turbohtml.Document) -> None:
        self.tree = tree
        self.heard = Heard()
        self.open: Spoken | None = None
        self.is_begun = False  # the stretch that is next began with what is no text of the page, as code
        self.line = 1  # of what is read; a tag says on which one it begins
        self.is_link = False  # what is read began with a link
        self.link = ""  # the text up to the end of this link

    def read(self, body: Element, place: Place) -> None:
        open_elements: list[tuple[Element, Iterator[Any], Place]] = [(body, iter(body.children), place)]
        while open_elements:
            element, children, place = open_elements[-1]
            child = next(children, None)
            if child is None:
                open_elements.pop()
                if element.tag not in RUNNING:
                    self._close()
                elif element.tag == "a" and self.open and self.is_link:
                    self.link = self.open.text
            elif isinstance(child, Text):
                self._say(child.text, place)
            elif isinstance(child, Element):
                within = self._enter(child, place)
                if within:
                    open_elements.append((child, iter(child.children), within))

    def _close(self) -> None:
        if self.open:
            self.heard.texts.append(self.open)
        self.open, self.link, self.is_begun = None, "", False

    def _say(self, text: str, place: Place) -> None:
        text = normalize("NFC", text)
        said = text if self.open else text.lstrip()
        if said and self.open is None:
            line = self.line + text[: len(text) - len(said)].count("\n")
            self.open = Spoken(line, place.locale, is_begun=self.is_begun)
        if self.open:
            self.open.text += said
            is_own = not place.is_quoted and not place.mark
            self.open.plain += said if is_own else " " + "\n" * said.count("\n")
        if place.is_lang:
            self.heard.texts.append(Spoken(self.line, place.mark, plain=text))
        self.line += text.count("\n")

    def _enter(self, child: Element, place: Place) -> Place | None:
        """Take note of an element; return where its content stands, or None where that is no text of the page."""
        tag, given, self.line = child.tag, child.attrs, child.source_line or self.line
        # Links with nothing between them are not one sentence: Back, Next.
        if tag not in RUNNING or (tag == "a" and self.open and self.open.text.rstrip() == self.link.rstrip()):
            self._close()
        if tag == "a":
            self.is_link = self.open is None
        # Who has no scripts reads a noscript, and what it loads counts those.
        hidden = place.is_hidden or accessible.is_hidden(given) or tag == "noscript"
        if (tag in accessible.CONTROLS or "role" in given) and not hidden:
            self._control(child, place)
        if "lang" in given or "hreflang" in given:
            place = _marked(place, tag, given)
        if hidden is not place.is_hidden:
            place = place._replace(is_hidden=hidden)
        if given and not place.mark:
            self._attributes(given, child, place)
            if tag in LOADING and (source := text_of(given, "data" if tag == "object" else "src")):
                self._load(child, source, place)
        if tag in MUTE:
            drawn = child.select("text") if tag == "svg" and not place.mark else []
            self.heard.texts += [Spoken(self.line, place.locale, one.text, one.text, is_short=True) for one in drawn]
            if self.open:
                self.open.text, self.open.plain = f"{self.open.text} ", f"{self.open.plain} "
            else:
                self.is_begun = tag in RUNNING
            return None
        return place._replace(is_quoted=True) if tag in QUOTED else place

    def _attributes(self, given: Mapping[str, Any], child: Element, place: Place) -> None:
        if child.tag == "track" and language_of(text_of(given, "srclang") or place.locale) != language_of(place.locale):
            return  # a list of languages may call each in its own words
        if child.tag in accessible.HEADINGS and "id" in given and not place.is_hidden:
            said = accessible.name(self.tree, child, "heading")
            self.heard.headings[text_of(given, "id")] = " ".join(said.casefold().split())
        is_button = child.tag == "input" and accessible.kind(child) == "button"  # which is called by its value
        for name in (*TEXTS, "value" if is_button else LABELLED.get(child.tag, "")):
            if name not in given:
                continue
            text = text_of(given, name)
            if text.strip() and (name != "title" or not accessible.MADE.search(text_of(given, "class"))):
                self.heard.texts.append(Spoken(self.line, place.locale, text, text, is_short=True))

    def _load(self, child: Element, source: str, place: Place) -> None:
        if child.tag == "img" and not text_of(child.attrs, "alt").strip():
            return  # it says nothing
        said = " ".join(text_of(child.attrs, one) for one in (*TEXTS, "label"))
        html, locale = child.html.partition(">")[0], text_of(child.attrs, "srclang") or place.locale
        self.heard.loads.append(Control("", said, self.line, source, "", html, locale, ""))

    def _control(self, child: Element, place: Place) -> None:
        if kind := accessible.kind(child):
            given = child.attrs
            target, hreflang = text_of(given, "href"), text_of(given, "hreflang")
            html, name = child.html.partition(">")[0], accessible.name(self.tree, child, kind)
            locale = place.mark or place.locale
            about = accessible.told(self.tree, child, "aria-describedby") or text_of(given, "title")
            self.heard.controls.append(Control(kind, name, self.line, target, hreflang, html, locale, about))


def _marked(place: Place, tag: str, given: Mapping[str, Any]) -> Place:
    """Return the place within an element that is marked as being in a language (HTML standard, 3.2.6.2)."""
    lang = text_of(given, "lang")
    mark = lang or (text_of(given, "hreflang") if tag == "a" else "")
    if not mark:
        return place
    is_own = language_of(mark) == language_of(place.locale)
    return place._replace(mark="" if is_own else mark, is_lang=bool(lang) and not is_own)


def _is_filled(node: Any) -> bool:
    """Tell whether an element has anything for a reader: words besides its first heading, or something to see."""
    waiting = [] if accessible.is_hidden(node.attrs) else [node]
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, Text):
                if child.text.strip():
                    return True
            elif isinstance(child, Element) and not accessible.is_hidden(child.attrs):
                if child.tag in SEEN:
                    return True
                if child.tag not in {"h1", "nav", *MUTE} - {"code", "pre"}:
                    waiting.append(child)
    return False
