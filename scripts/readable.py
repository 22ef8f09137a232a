"""Measures how hard a text is to read, and hints at what is too hard.

The measure is LIX (C. H. Björnsson, Läsbarhet, 1968): words a sentence, and long words in a hundred. How much is hard
depends on the language, as Finnish words are long by nature: its file says it, and one without is not measured.
"""

import math
import re
from bisect import bisect
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from content import Page, blocks
from findings import Finding
from inline import sentences
from locales import known_of
from project import Project
from writing import Writing

FRONT = "index.md"
# Of each part, which of the language's limits holds for it (what all meet first is to be easy), and from how many words
# on it is measured: among 50, one long word more moves it by two, which is chance enough; a summary has few.
LIMITS = {"front": ("easy", 50), "page": ("medium", 50), "summary": ("easy", 20)}
MOST_SENTENCES = 5  # of a summary; what is longer is no summary
LONG = 7  # letters
SHOWN = 6  # words of a sentence that is quoted

_WORD = re.compile(r"\b[^\W_]+(?:[-.’'][^\W_]+)*\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


class Sentence(NamedTuple):
    """A sentence with its line in the file and its words."""

    line: int
    text: str
    words: list[str]


def check(project: Project, writing: Writing) -> Iterator[Finding]:
    """Hint at a page and at each summary on it that is hard to read, and at a summary of many sentences."""
    page = writing.page
    told, limits = project.said["hard"], known_of(page.locale).get("lix", {})
    read = read_sentences(writing)
    parts = [("front" if page.path == FRONT else "page", 0, read)]  # its name, the line of a summary, its sentences
    for lines in summaries(page):
        first, last = (bisect(read, line, key=attrgetter("line")) for line in lines)
        parts.append(("summary", lines[0], read[first:last]))
    for name, line, part in parts:
        for kind, sentence, facts in _slips(name, part, limits):
            said = sentence.text.split()
            start = " ".join(said[:SHOWN]) + (" …" if len(said) > SHOWN else "")
            value = told[kind].format(part=told[name], **facts)
            detail = told[f"{kind}_detail"].format(start=start, **facts)
            yield project.told("hard-to-read", project.file(page), line or sentence.line, value=value, detail=detail)


def _slips(name: str, read: list[Sentence], limits: dict[str, int]) -> Iterator[tuple[str, Sentence, dict[str, int]]]:
    """Yield what is wrong with a part, the sentence to begin with, and the figures to tell."""
    limit, fewest = LIMITS[name]
    most, is_enough = limits.get(limit), sum(len(one.words) for one in read) >= fewest
    # Rounded up, so that what is above a limit is not told as what it may be.
    if most and is_enough and (value := math.ceil(round(lix(read), 3))) > most:
        longest, share = max(read, key=lambda one: len(one.words)), long_words(read)
        mean = round(lix(read) - share)
        facts = {"lix": value, "most": most, "share": round(share), "mean": mean, "count": len(longest.words)}
        yield "lix", longest, facts
    if name == "summary" and len(read) > MOST_SENTENCES:
        yield "many", read[MOST_SENTENCES], {"count": len(read), "most": MOST_SENTENCES, "number": MOST_SENTENCES + 1}


def read_sentences(writing: Writing) -> list[Sentence]:
    """Return what a page says in headings, paragraphs and lists; a table is no sentences."""
    return [
        Sentence(block.line + breaks, text, found)
        for block in writing.blocks
        if block.kind != "cell"
        for breaks, text in sentences(block.inline.text)
        if (found := _WORD.findall(_ADDRESS.sub("", text)))
    ]


def lix(read: list[Sentence]) -> float:
    """Return the LIX of sentences, of which a colon ends one as a full stop does (Björnsson 1968)."""
    stops = sum(1 + len(re.findall(r":\s", one.text)) for one in read)
    return sum(len(one.words) for one in read) / stops + long_words(read)


def long_words(read: list[Sentence]) -> float:
    """Return how many words in a hundred are long; the signs within a word are no letters."""
    found = [word for one in read for word in one.words]
    is_long = [word for word in found if sum(map(str.isalnum, word)) >= LONG]
    return 100 * len(is_long) / len(found)


def summaries(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the lines in the file that open and close each summary."""
    for name, start, end in blocks(page.body):
        if name == "summary" and end is not None:
            yield page.body_line + start, page.body_line + end
