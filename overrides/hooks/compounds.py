"""Finds the seams of compounds, so that a search for a word finds those that end with it: book|shelf."""

import re
from functools import cache

from simplemma import is_known
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

SEAM = "|"  # a sign at which Pagefind parts a word, which it still knows as a whole
_HEAD, _TAIL = 4, 6  # letters of the parts; shorter tails are endings as well: forklar-ingen
_WORD = re.compile(rf"(?<![&\w])[^\W\d_]{{{_HEAD + _TAIL},60}}(?!\w)")  # no entity, and nothing longer than words are
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def with_seams(html: str, locale: str) -> str:
    """Return HTML with a sign at the seams of the compounds in its texts; as it is where no dictionary knows them."""
    if locale not in SUPPORTED_LANGUAGES:
        return html
    return _TEXT.sub(lambda text: _WORD.sub(lambda word: _seamed(word[0], locale), text[0]), html)


@cache
def _seamed(word: str, locale: str) -> str:
    """Part a word where its head is a word and its tail is one as well, else a compound itself."""
    heads = [at for at in range(_HEAD, len(word) - _TAIL + 1) if _is_head(word[:at].lower(), locale)]
    for at in heads:
        if is_known(word[at:].lower(), locale):
            return f"{word[:at]}{SEAM}{word[at:]}"
    rests = ((at, _seamed(word[at:], locale)) for at in heads)
    return next((f"{word[:at]}{SEAM}{rest}" for at, rest in rests if SEAM in rest), word)


def _is_head(word: str, locale: str) -> bool:
    """Tell whether a word may begin a compound, perhaps with an s that joins it to the next."""
    return is_known(word, locale) or (word.endswith("s") and is_known(word[:-1], locale))
