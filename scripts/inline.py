"""Markdown within a block: its words, what is quoted or marked in them, and the links, pictures and code in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from content import blank, unescape, without_fenced

CODE = re.compile(r"(?<![`\\])(`{1,32}+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
SIGNS = {0xE000 + sign: sign for sign in range(0x100)}  # what stands for one that is escaped, until all is read
_TEXT = r"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
# An address in angle brackets or bare, with blanks in it but before a title, and a title.
_ADDRESS = (
    r"\([ \t]*+(?:<([^<>]*+)>"
    r"|((?:[^()\"' \t\n]++|\([^()\n]*+\)|(?<=\S)[\"']|[ \t]++(?=[^\s)\"'])(?!\([^()]*+\)[ \t]*+\)))*+))"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\)"
)
# What is surely an address, unlike (and/or), (9.00–14.00) and (f.eks.).
MEANT = (
    r"(?=(?:https?:|mailto:|tel:|file:|www\.|\.{0,2}/|[^\s()\[\]]{0,500}#[^\W\d])"
    r"|[^\s()\[\]]{0,500}(?:[\w-]\.[a-zA-Z]{2,5}|/)(?:\?[^\s()\[\]]{0,500})?[\s)\]])"
)
# Meant as links, and none: a blank before the address, no bracket before or behind it or behind the words, or the two
# kinds of bracket in each other's place (CommonMark 6.3).
APART = re.compile(r"(?<![\\\]\w])!?\[([^\[\]^][^\[\]]*+)\]\s++\(" + MEANT + r"[^\s()]*+(?:\s++\"[^\"]*+\")?\)")
REVERSED = re.compile(r"(?<![\w\\\])])\([^()\[\]\n]++\)\[" + MEANT + r"[^\s()\[\]]++\](?!\()")
UNOPENED = re.compile(r"\A[^\[]*?(\]\(" + MEANT + r"[^\s()]*+\))")
UNCLOSED = re.compile(
    r"(?<!\\)\[[^\[\]\n]++\]\((?!\s)(?=[^\s()]*[/#.]|tel:|mailto:)"
    r"[^\s()]*+(?=\s|$)(?![ \t]*+[\"'(][^\n]{0,500}\))(?![^()\n]*+\))"
    r"(?!\s++(?:\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\))"
)
DOUBLED = re.compile(r"(?<![\\\]\w\[])\[[^\[\]\n]++\]\]\(" + MEANT + r"[^\s()]*+\)?")
UNPARTED = re.compile(r"(?<![\\\]\w])\[[^\[\]()\n]*+(?<=\w)\(" + MEANT + r"[^\s()]++\)(?![^\[\]\n]*\])")
BROKEN = (APART, UNCLOSED, UNPARTED, REVERSED, DOUBLED)
PICTURE = re.compile("!" + _TEXT + r"(?:" + _ADDRESS + r"|\[([^\]]*)\])")
LINK = re.compile(r"(?<!\\)(?<!!)" + _TEXT + r"(?:" + _ADDRESS + r"|[ ]?\[([^\]]*)\])(\{[^{}]*\})?")
TITLE = re.compile(r"\]\([^()\n\"]+\s\"([^\"\n]+)\"\)")
NAMED = re.compile(r"\[([^\[\]^]+)\](?![(\[:{])")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[^\s<>@/:]+@[^\s<>@]+)>")
HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
BREAKING = re.compile(r"</?(?:hr|p|div|li|t[dhr]|d[dt]|h[1-6]|caption|figcaption|summary)\b[^<>]*>", re.IGNORECASE)
SEPARATOR = "\u2029"  # in place of such a tag: a blank at which a sentence ends
# What nobody is shown (HTML standard, 4.12.3).
INERT = re.compile(r"<template\b[^<>]*+>(?:[^<]++|<(?!/?template\b))*+</template\s*+>", re.IGNORECASE)
HTML_CODE = re.compile(r"<(code|kbd|samp|script|style|var)\b[^<>]*+>([^<]*+)</\1\s*+>", re.IGNORECASE)
TAG_NAME = re.compile(r"<(/?)([a-z][\w-]*)")  # in small letters
EMPTY = re.compile(r"<(?:area|br|embed|hr|img|input|source|track|wbr)\b|<[^<>]+/>", re.IGNORECASE)  # has no end tag
MARKED = re.compile(r"(?:(\*{1,3}|_{1,3})((?:(?!\1).)+?)\1|\[([^\[\]]*+)\])\{(?=[^{}]*\blang[ ]*=)[^{}]*+\}", re.DOTALL)
MARKED_BELOW = re.compile(r"\n[ ]*\{:?(?=[^{}]*\blang[ ]*=)[^{}]*+\}\Z")  # the whole block
ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.][\w-]|[\w-]+[ ]*=)[^{}]*\}")
NOTE_MARK = re.compile(r"\[\^[^\[\]]++\]")
EMPHASIS = re.compile(
    r"(?<![\w*])(\*)(?![\s*])([^*]+?)(?<![\s*])\*(?![\w*])|(?<![\w_])(_)(?![\s_])([^_]+?)(?<![\s_])_(?![\w_])"
)
QUOTED = re.compile(
    r"“[^“”]*+”|»[^«»]*+«|«[^«»]*+»|(?<!=)\"[^\"]*+\"|(?<![^\W_])”[^“”]*+”|„[^„“”]*+[“”]|‘[^‘’]*+’(?!\w)"
)
STRONG = re.compile(r"\*\*(?=\S)([^*]++(?:\*(?!\*)[^*]*+)*+)(?<=\S)\*\*|__(?=\S)([^_]++(?:_(?!_)[^_]*+)*+)(?<=\S)__")
SENTENCE = 4  # words in small letters, of which no name is made, and no title that ends in a full stop
STEM = 5  # letters with which a word begins in all its forms
WORD = re.compile(r"[^\W_]+")


@dataclass
class Inline:
    """The words of a block, and what stands in them; of each link its address and its words."""

    text: str
    plain: str
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)  # of links and pictures
    code: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def read_inline(source: str, known: Mapping[str, str]) -> Inline:
    """Read Markdown within a block: its words, without marks, and the links, pictures and code in it."""
    found = Inline("", "")
    text = _take_code(source, found)
    if '"' in text:
        found.titles = TITLE.findall(text)
    if "[" in text or "]" in text:
        text = _take_links(text, found, known)
    text, plain = _take_html(text, found) if "<" in text else (text, text)
    if "{" in text:
        plain = "" if MARKED_BELOW.search(text) else MARKED.sub(_gap, plain)
        text, plain = ATTRIBUTES.sub("", text), ATTRIBUTES.sub("", plain)
    if "*" in text or "_" in text:
        text, plain = _bare(text), _bare(without_quotations(EMPHASIS.sub(_without_title, plain)))
    else:
        plain = without_quotations(plain)
    if "&" in text:
        text, plain = unescape(text), unescape(plain)
    if "\\" in source:
        text, plain = text.translate(SIGNS), plain.translate(SIGNS)
    found.text, found.plain = normalize("NFC", text), normalize("NFC", plain)  # addresses stay as files are called
    return found


def _take_code(text: str, found: Inline) -> str:
    """Take out code and what is inert, and write signs that are escaped as others, which mark nothing."""
    if "`" in text:
        found.code = [one[2] for one in CODE.finditer(text)]
        text = CODE.sub(_gap, text)
    if "</" in text:
        text = INERT.sub(_gap, text)
        found.code += [one[2] for one in HTML_CODE.finditer(text)]
        text = HTML_CODE.sub(_gap, text)
    return ESCAPE.sub(lambda sign: chr(0xE000 + ord(sign[1])), text) if "\\" in text else text


def _take_links(text: str, found: Inline, known: Mapping[str, str]) -> str:
    """Take out pictures, notes and links, of these all but their words; what is meant as one and none stays."""

    def defined(name: str) -> str:
        address = known.get(" ".join(name.casefold().split()))
        if address is None:
            found.references.append(name.translate(SIGNS))
        return address or ""

    def picture(match: re.Match[str]) -> str:
        found.pictures.append(match[1])
        if match[4] is not None:
            defined(match[4] or match[1])
        return _gap(match)

    def link(match: re.Match[str]) -> str:
        if match[4] is not None and match.start() and match.string[match.start() - 1].isalnum():
            return match[0]  # a[0][1]
        bare = match[2] if match[2] is not None else match[3]
        found.links.append((bare if match[4] is None else defined(match[4] or match[1]), match[1]))
        # Whoever says where it leads to by hreflang says the language of its words, too.
        return f"*{match[1]}*{{lang=}}" if "lang" in (match[5] or "") else match[1]

    def named(match: re.Match[str]) -> str:
        address = known.get(" ".join(match[1].casefold().split()))
        if address is None:
            return match[0]
        found.links.append((address, match[1]))
        return match[1]

    found.broken = [one[0] for pattern in BROKEN for one in pattern.finditer(text)]
    if "![" in text:
        text = PICTURE.sub(picture, text)
    found.notes = NOTE_MARK.findall(text)
    text = NOTE_MARK.sub("", text)
    text = LINK.sub(link, text)
    found.broken += UNOPENED.findall(text) if "](" in text else []
    return NAMED.sub(named, text) if known else text


def _take_html(text: str, found: Inline) -> tuple[str, str]:
    """Take out HTML tags and addresses in angle brackets; return all words, and those in the page's own language."""
    found.links += [(one if ":" in one else f"mailto:{one}", one) for one in AUTOLINK.findall(text)]
    text = AUTOLINK.sub(" ", text)
    found.html = HTML.findall(text)
    if found.html:
        text = BREAKING.sub(rf"{SEPARATOR}\g<0>", re.sub(r"(?i)<br\b[^<>]*>", " ", text))
    return HTML.sub("", text), HTML.sub("", without_marked(text) if "lang" in text else text)


@lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """Return a text of the same length in which code is blank."""
    return CODE.sub(lambda found: blank(found[0]), without_fenced(text))


def breaks_before(source: str, words: str) -> int:
    """Return how many line breaks stand before words in a text, 0 where they do not stand in it."""
    source = normalize("NFC", source)
    return source.count("\n", 0, max(0, source.find(normalize("NFC", words))))


def without_quotations(text: str) -> str:
    """Take out what stands in quotation marks, but for what somebody says, which is no title; the lines stay."""
    return QUOTED.sub(_without_quoted, text)


def _without_quoted(found: re.Match[str]) -> str:
    is_speech = found.string[: found.start()].rstrip()[-1:] in ":." and _is_sentence(found[0][1:-1], ".,!")
    return found[0] if is_speech else _gap(found)


def _gap(found: re.Match[str]) -> str:
    return " " + "\n" * found[0].count("\n")


def _without_title(found: re.Match[str]) -> str:
    """Take out what stands in emphasis, which is a title; a sentence that is a block, or ends one, is none."""
    said, before, after = found[2] or found[4], found.string[: found.start()], found.string[found.end() :]
    first = re.match(r"[^.!]*[.!](?=\s|\Z)", said)  # behind it may be who took the picture
    is_caption = not before.strip() and (said.endswith((".", "!")) or bool(first and _is_sentence(first[0], ".!")))
    is_sentence = _is_sentence(said, ".!:")
    return found[0] if (is_caption or is_sentence) and not after.strip() else _gap(found)


def _is_sentence(said: str, ends: str) -> bool:
    return said[-1:] in ends and sum(map(str.islower, said.split())) >= SENTENCE


def without_marked(text: str) -> str:
    """Take out the HTML elements that are marked with a language; the lines stay."""
    kept, start, name, depth = [], 0, "", 0
    for tag in HTML.finditer(text):
        [(end, called)] = TAG_NAME.findall(tag[0].lower())
        if name and called != name:
            continue
        if name:
            depth += -1 if end else 1
            if not depth:
                kept.append("\n" * text.count("\n", start, tag.end()))
                start, name = tag.end(), ""
        elif re.search(r"\slang\s*=", tag[0]) and not EMPTY.match(tag[0]):
            kept.append(text[start : tag.start()] + " ")
            start, name, depth = tag.start(), called, 1
    return "".join(kept) + ("\n" * text.count("\n", start) if name else text[start:])


def _bare(text: str) -> str:
    text = STRONG.sub(r"\1\2", text)
    return re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", text)


_SENTENCE_END = re.compile(
    r"[.!?…:;؟۔।](?<!\b[A-ZÆØÅ][a-z]\.)(?<!\b[A-ZÆØÅ][a-z]{2}\.)"  # no such end is that of Dr. or Sct.
    r"[\"”’)»]*\s+(?=[\"“»(]?([^\W\d_]))|:\s+(?=\d)"
    rf"|[。！？]+[」』）)]*(?![とで])|{SEPARATOR}\s*"
)


@lru_cache(10_000)  # several rules read a text by its sentences
def sentences(text: str) -> list[tuple[int, str]]:
    """Return each sentence and the number of line breaks before it; what goes on with a small letter is no new one."""
    start = len(text) - len(text.lstrip())
    breaks, found = text.count("\n", 0, start), []
    for end in _SENTENCE_END.finditer(text):
        if not (end[1] or "").islower():
            found.append((breaks, text[start : end.end()].strip()))
            breaks += text.count("\n", start, end.end())
            start = end.end()
    if text[start:].strip():
        found.append((breaks, text[start:].strip()))
    return found


def stems(text: str) -> frozenset[str]:
    """Return how the longer words of a text begin, in whatever form they stand."""
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()) if len(word) >= STEM)
