"""How like two texts in two languages are, by the words that both have from a third one."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

SURE = 0.3  # how much more like two texts must be across than side by side, or else, to have changed places or not
_WORD = re.compile(r"[^\W\d_]{4,30}")
_MANY, _LONG = 40, 2_000  # words and letters of a text that are compared
_ALIKE = 0.6  # how much of two words is the same where they are one: medlemmer and members


@lru_cache(maxsize=4096)  # a sentence is compared with several others
def likeness(text: str, other: str) -> float:
    """Return how much of two texts is made of words that are like one of the other: 0 to 1."""
    words, others = (tuple(_WORD.findall(one[:_LONG].casefold())[:_MANY]) for one in (text, other))
    pairs = ((word, [one for one in others if _initial(one) == _initial(word)]) for word in words)
    found = (max((SequenceMatcher(None, word, one).ratio() for one in alike), default=0) for word, alike in pairs)
    return 2 * sum(one for one in found if one >= _ALIKE) / max(len(words) + len(others), 1)


def in_place(first: tuple[str, str], second: tuple[str, str]) -> float:
    """Return how much more like two texts are to two others in the same order than in the reverse one."""
    (one, other), (its, its_other) = first, second
    straight, across = likeness(one, its) + likeness(other, its_other), likeness(one, its_other) + likeness(other, its)
    return straight - across


def _initial(word: str) -> str:
    """Return with which sound a word begins: konsulent and consultant, årlig and annual."""
    return normalize("NFD", word)[0].replace("k", "c")
