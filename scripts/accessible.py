"""What assistive technology calls a link, button or picture (Accessible Name and Description Computation 1.2)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import turbohtml
from turbohtml import Element, Text

NOTHING = "\x00"  # in place of a name where none is wanted
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CONTROLS = frozenset(
    {"a", "area", "button", "embed", "frame", "iframe", "img", "input", "object", "select", "summary", "svg"}
    | {"textarea", *HEADINGS}
)
# What these are to a reader, if nothing else is said of them.
_KINDS = {"frame": "frame", "iframe": "frame", "select": "field", "textarea": "field"} | dict.fromkeys(
    HEADINGS, "heading"
)
# Fields that nobody writes in; a theme may hide those to tick in its styles, and show their labels.
_UNWRITTEN = frozenset({"button", "checkbox", "hidden", "image", "radio", "reset", "submit"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"input", "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q", "ruby", "s", "samp"}
    | {"select", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr"}
)
# What Python-Markdown writes, whatever the language of the page.
MADE = re.compile(r"(?<![\w-])(?:footnote-backref|headerlink)(?![\w-])")
# Neither blanks of whatever width nor the private signs of icon fonts are words.
_SIGN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]")
# The name of a file, or what a camera or a computer calls one, is no description (WCAG, F30); nor are dots.
_FILE = re.compile(
    r"(?:\S+|.*\d)\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)|(?:dsc[fn]?|image|img|pxl)[ _-]?\d[\d_-]*|[.…]+"
    r"|[^\W_]+(?:_[^\W_]+)+"
    r"|(?:screen ?shot|skærmbillede) \d{4}-\d\d-\d\d(?: \D{1,4})? \d[\d.:]*(?: [ap]m)?(?: \(\d+\))?",
    re.IGNORECASE,
)
_CODED = re.compile(r"[^\W\d_]+[-_\d][\w-]*")  # a word alone may well say what its file is named after
_MOST_LABELS = 10  # labels of one field; nobody writes more
_LEVELS = 200  # as deep as this words are looked for; no page has them deeper


def is_hidden(given: Mapping[str, Any]) -> bool:
    """Tell whether an element and all in it is hidden from assistive technology."""
    style = text_of(given, "style").replace(" ", "") if "style" in given else ""
    is_style = "display:none" in style or "visibility:hidden" in style
    return is_style or given.get("aria-hidden") == "true" or "hidden" in given


def kind(element: Element) -> str:
    """Return what an element is to a reader: link, button, field, picture …; nothing for what needs no name."""
    tag, given = element.tag, element.attrs
    if (tag == "a" and "href" in given) or text_of(given, "role") == "link":
        return "link"
    role, type_ = text_of(given, "role"), text_of(given, "type").lower()
    if tag in {"button", "summary"} or role == "button" or (tag == "input" and type_ in {"submit", "reset", "button"}):
        return "button"
    if role in {"presentation", "none"}:
        return ""
    if tag == "img" or (tag == "input" and type_ == "image") or (tag == "area" and "href" in given):
        return "picture"
    if role == "img" or (tag in {"embed", "object"} and type_.startswith("image/")):
        return "drawing"
    return "field" if tag == "input" and type_ not in _UNWRITTEN else _KINDS.get(tag, "")


def name(tree: turbohtml.Document, element: Element, of_kind: str) -> str:
    """Return an element's name, empty where it has none, and NOTHING for a picture that is decoration (alt="")."""
    if found := _name(tree, element, of_kind):
        return found
    # What is to name it and is not on the page is told as such.
    named_by = text_of(element.attrs, "aria-labelledby").split()
    return NOTHING if any(tree.find(id=one) is None for one in named_by) else ""


def _name(tree: turbohtml.Document, element: Element, of_kind: str) -> str:
    tag, given = element.tag, element.attrs
    if label := clean(told(tree, element, "aria-labelledby")) or clean(text_of(given, "aria-label")):
        return label
    title = clean(text_of(given, "title"))
    if of_kind == "picture":
        if "alt" in given:
            words = text_of(given, "alt")
            return "" if _is_file(words.strip(), given) else clean(words) if words or tag != "img" else NOTHING
        return "" if tag == "img" else title
    if of_kind == "field":
        return _labelled(tree, element) or title or clean(text_of(given, "placeholder"))
    if tag == "input":
        type_ = text_of(given, "type").lower()
        by_browser = type_ if type_ in {"submit", "reset"} and "value" not in given else ""
        return clean(text_of(given, "value")) or by_browser or title
    own = "" if of_kind == "frame" or (of_kind == "drawing" and tag not in {"object", "svg"}) else clean(said(element))
    return own or title


def _labelled(tree: turbohtml.Document, field: Element) -> str:
    """Return the words of the labels that a field stands in or that are for it (HTML standard, 4.10.4)."""
    around, own = field.closest("label"), text_of(field.attrs, "value") or said(field)
    labels = [
        *_labels(tree).get(text_of(field.attrs, "id"), ())[:_MOST_LABELS],
        *([around] if around is not None else []),
    ]
    names = (clean(text_of(one.attrs, "aria-label")) or _said(one).replace(own, "", 1 if own else 0) for one in labels)
    return clean(" ".join(names))


@lru_cache(maxsize=1)  # each field of a page asks
def _labels(tree: turbohtml.Document) -> dict[str, list[Element]]:
    """Return the labels of a page by the id that they are for."""
    labels: dict[str, list[Element]] = {}
    for one in tree.select("label[for]"):
        labels.setdefault(text_of(one.attrs, "for"), []).append(one)
    return labels


def _is_file(words: str, given: Mapping[str, Any]) -> bool:
    """Tell whether a picture's words are the name of a file, or its own without the ending: plant-600."""
    files = f"/{text_of(given, 'src')} {text_of(given, 'srcset')}"
    return bool(_FILE.fullmatch(words) or (_CODED.fullmatch(words) and re.search(rf"[/\s]{words}\.\w", files)))


def told(tree: turbohtml.Document, element: Element, by: str) -> str:
    """Return the text of the elements that an attribute of one refers to."""
    if by not in (given := element.attrs):
        return ""
    found = [tree.find(id=one) for one in text_of(given, by).split()]
    return " ".join(
        clean(text_of(one.attrs, "aria-label")) or text_of(one.attrs, "alt") or said(one)
        for one in found
        if isinstance(one, Element)
    )


def clean(text: str) -> str:
    """Fold white space; a text without any word or sign is none."""
    return " ".join(text.split()) if _SIGN.search(text) else ""


def text_of(given: Mapping[str, Any], attribute: str) -> str:
    """Return an attribute's value, empty where it is not given or has none."""
    value = given.get(attribute) or ""
    return value if isinstance(value, str) else " ".join(value)


def said(node: Element, levels: int = _LEVELS) -> str:
    """Return the text that an element gives to a name."""
    if node.tag == "svg":
        return next((one.text for one in node.children if isinstance(one, Element) and one.tag == "title"), "")
    parts = []
    for child in node.children if levels else ():
        if isinstance(child, Text):
            parts.append(child.text)
        elif isinstance(child, Element):
            parts.append(_part(child, levels - 1))
    return "".join(parts)


_said = lru_cache(maxsize=8)(said)  # many fields may stand in one label


def _part(child: Element, levels: int) -> str:
    tag, given = child.tag, child.attrs
    is_made = tag == "a" and MADE.search(text_of(given, "class"))
    if is_hidden(given) or is_made or tag in {"script", "style", "template"}:
        return ""
    if label := clean(text_of(given, "aria-label")):
        return f" {label} "
    if tag == "img":
        return text_of(given, "alt") or text_of(given, "title")
    if tag == "svg" and "role" not in given:  # a drawing is read like the rest of a link (SVG AAM, 5.3)
        return said(child) or " ".join(one.text for one in child.select("text"))
    text = text_of(given, "value") if tag == "input" else said(child, levels)
    return text if tag in INLINE and tag != "br" else f" {text} "
