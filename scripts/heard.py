"""What a reader hears of a built page: its blocks of text with their language, and the names of links and pictures.

Names follow the W3C's Accessible Name and Description Computation 1.2, as far as static markup decides it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import turbohtml
from turbohtml import Element, Text

MUTE = frozenset(
    {"script", "style", "template", "noscript", "code", "pre", "kbd", "samp", "var", "textarea", "math", "object"}
)
# What stands in these is named or quoted, not said in the page's own words.
QUOTED = frozenset({"em", "i", "cite", "q"})
INLINE = frozenset(
    "a abbr b bdi bdo br data del dfn em font i img input ins label mark meter output picture progress q ruby s small span "
    "strong sub sup svg time u wbr cite code kbd samp var button select".split()  # noqa: SIM905
)
# What Python-Markdown writes, whatever the language of the page.
MADE = re.compile(r"\b(?:footnote-backref|headerlink)\b")
TEXTS = ("alt", "aria-label", "title", "placeholder")
BUTTONS = {"submit", "reset", "image", "button"}


@dataclass
class Said:
    """A stretch of text: what it says in all, and without what is quoted or marked as another language's."""

    line: int
    locale: str
    text: str = ""
    plain: str = ""
    is_short: bool = False
    in_main: bool = False


@dataclass
class Control:
    """A link, button, picture or frame with its name; `target` is a link's address as it is written."""

    kind: str
    name: str
    line: int
    target: str = ""
    hreflang: str = ""
    html: str = ""
    locale: str = ""
    in_main: bool = False


@dataclass
class Heard:
    """What is heard of a page in reading order."""

    texts: list[Said] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    heading: str = ""
    is_empty: bool = False


def hear(html: str, locale: str) -> Heard:
    """Read a built page whose own language is `locale`."""
    tree = turbohtml.parse(html)
    reader = _Reader(tree)
    body = tree.find("body")
    if body is not None:
        reader.walk(body, locale, None)
    reader.close()
    main = tree.select_one("main, [role=main]")
    heard = reader.heard
    place = main if main is not None else body
    heard.is_empty = place is not None and not _is_filled(place)
    heading = tree.select_one("main h1, [role=main] h1, h1")
    heard.heading = " ".join(heading.text.split()) if heading is not None else ""
    return heard


def _hidden(given: dict[str, object]) -> bool:
    return given.get("aria-hidden") == "true" or "hidden" in given


class _Reader:
    def __init__(self, tree: turbohtml.Document) -> None:
        self.tree = tree
        self.heard = Heard()
        self.open: Said | None = None
        self.in_main = False

    def close(self) -> None:
        if self.open and self.open.text.strip():
            self.heard.texts.append(self.open)
        self.open = None

    def walk(self, node: Element, locale: str, mark: str | None, quoted: bool = False) -> None:
        """Go through an element; `mark` is the language that a part is marked with."""
        for child in node.children:
            if isinstance(child, Text):
                self._say(child.text, node, locale, mark, quoted)
            elif isinstance(child, Element):
                self._element(child, locale, mark, quoted)

    def _say(self, text: str, node: Element, locale: str, mark: str | None, quoted: bool) -> None:
        if self.open is None:
            if not text.strip():
                return
            self.open = Said(node.source_line or 1, locale, in_main=self.in_main)
            before = text[: len(text) - len(text.lstrip())]
            self.open.line += 0 if node.tag in INLINE else before.count("\n") if not self.open.text else 0
            text = text.lstrip()
        self.open.text += text
        if not quoted and mark is None:
            self.open.plain += text
        else:
            self.open.plain += " " + "\n" * text.count("\n")

    def _element(self, child: Element, locale: str, mark: str | None, quoted: bool) -> None:
        tag, given = child.tag, child.attrs
        is_main = tag == "main" or given.get("role") == "main"
        if is_main:
            self.in_main = True
        inline = tag in INLINE
        if not inline:
            self.close()
        if tag in {"a", "button", "img", "area", "iframe", "frame", "svg", "input"} or "role" in given:
            self._control(child, tag, given, locale if mark is None else mark)
        lang = given.get("lang") or (given.get("hreflang") if tag == "a" else None)
        if isinstance(lang, str) and lang.lower().split("-")[0] != (mark or locale).lower().split("-")[0]:
            mark = lang
        elif isinstance(lang, str) and mark is not None:
            mark = None if lang.lower().split("-")[0] == locale.lower().split("-")[0] else mark
        if mark is None:
            for name in TEXTS:
                if name in given and isinstance(given[name], str) and given[name].strip():
                    if name != "title" or not MADE.search(str(given.get("class") or "")):
                        text = given[name]
                        self.heard.texts.append(
                            Said(child.source_line or 1, locale, text, text, is_short=True, in_main=self.in_main)
                        )
        if tag in MUTE or tag == "svg":
            if self.open:
                self.open.plain += " "
                self.open.text += " "
        else:
            self.walk(child, locale, mark, quoted or tag in QUOTED)
        if not inline:
            self.close()
        elif tag == "br" and self.open:
            self.close()
        if is_main:
            self.in_main = False

    def _control(self, child: Element, tag: str, given: dict[str, object], locale: str) -> None:
        role = str(given.get("role") or "")
        kind = ""
        if (tag == "a" and "href" in given) or role == "link":
            kind = "link"
        elif (
            tag == "button"
            or role == "button"
            or (tag == "input" and str(given.get("type", "")).lower() in BUTTONS - {"image"})
        ):
            kind = "button"
        elif (
            tag == "img"
            or (tag == "input" and str(given.get("type", "")).lower() == "image")
            or (tag == "area" and "href" in given)
        ):
            kind = "picture"
        elif role == "img":
            kind = "drawing"
        elif tag in {"iframe", "frame"}:
            kind = "frame"
        if not kind or self._unmet(child, kind, given):
            return
        name = self._name(child, tag, given, kind)
        html = child.html.partition(">")[0]
        self.heard.controls.append(
            Control(
                kind,
                name,
                child.source_line or 1,
                str(given.get("href") or ""),
                str(given.get("hreflang") or ""),
                html,
                locale,
                self.in_main,
            )
        )

    def _unmet(self, child: Element, kind: str, given: dict[str, object]) -> bool:
        """Tell whether nobody meets it: it is hidden, it or what it stands in."""
        if kind in {"picture", "drawing", "frame"} and str(given.get("role") or "") in {"presentation", "none"}:
            return True
        node: Element | None = child
        while node is not None:
            if isinstance(node, Element) and _hidden(node.attrs):
                return True
            node = node.parent
        return False

    def _name(self, child: Element, tag: str, given: dict[str, object], kind: str) -> str:
        parts = []
        for one in str(given.get("aria-labelledby") or "").split():
            found = self.tree.select_one(f'[id="{one}"]') if '"' not in one and "\\" not in one else None
            if found is not None:
                parts.append(
                    _said(found, within=False)
                    if found is not child
                    else str(given.get("aria-label") or "") or _said(child)
                )
        label = _clean(" ".join(parts)) or _clean(str(given.get("aria-label") or ""))
        if label:
            return label
        if tag in {"img", "area"} or (tag == "input" and kind == "picture"):
            if "alt" in given:
                return _clean(str(given["alt"] or "")) or "\x00"
            return _clean(str(given.get("title") or "")) if tag != "img" else ""
        if tag == "input":
            default = (
                str(given.get("type")).lower() if str(given.get("type", "")).lower() in {"submit", "reset"} else ""
            )
            return (
                _clean(str(given.get("value") or ""))
                or ("" if "value" in given else default)
                or _clean(str(given.get("title") or ""))
            )
        if kind == "frame":
            return _clean(str(given.get("title") or ""))
        return _clean(_said(child)) or _clean(str(given.get("title") or ""))


def _clean(text: str) -> str:
    """Fold white space; what has neither letter, digit nor sign is no name (private signs of icon fonts are none)."""
    text = " ".join(text.split())
    return "" if not re.search(r"[^\s\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]", text) else text


def _said(node: Element, within: bool = True) -> str:
    """Return the text that an element gives to a name."""
    said = []
    for child in node.children:
        if isinstance(child, Text):
            said.append(child.text)
        elif isinstance(child, Element):
            said.append(_element_said(child))
    if node.tag == "svg":
        title = next((one for one in node.children if isinstance(one, Element) and one.tag == "title"), None)
        return title.text if title is not None else ""
    return "".join(said)


def _element_said(child: Element) -> str:
    given = child.attrs
    if _hidden(given) or child.tag in {"script", "style", "template"}:
        return ""
    if label := _clean(str(given.get("aria-label") or "")):
        return f" {label} "
    if child.tag == "img":
        return str(given.get("alt") or given.get("title") or "")
    if child.tag == "input":
        return str(given.get("value") or "")
    text = _said(child)
    return text if child.tag in INLINE and child.tag != "br" else f" {text} "


def _is_filled(node: Element) -> bool:
    """Tell whether an element has anything for a reader: words besides its first heading, or something to see."""
    for child in node.children:
        if isinstance(child, Text):
            if child.text.strip():
                return True
        elif (
            isinstance(child, Element)
            and not _hidden(child.attrs)
            and child.tag not in MUTE - {"code", "pre", "object"}
        ):
            if child.tag in {"img", "svg", "video", "audio", "iframe", "canvas", "object", "input", "form"}:
                return True
            if child.tag != "h1" and _is_filled(child):
                return True
    return False
