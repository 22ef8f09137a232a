"""Official titles, which pages give letter for letter: where a text has one of them misspelt."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from inline import EMPHASIS, LINK, QUOTED, STEM, WORD
from speech import has_word

LONG = 4  # words from which on a title is not met by chance
LETTERS = 15  # from which on a title that is nearly the same can hardly be another one
_BREAK = re.compile(r"\s[-–—]\s|:\s")  # between the parts of a title
_NAME_BREAK = re.compile(r"\s[-–—]\s|[()]")  # between a name and its abbreviation
Words = tuple[str, ...]
NEAR = 0.85  # how alike two titles are, from 0 to 1, of which one is the other misspelt


class Titles:
    """Knows titles, and how each may be misspelt."""

    def __init__(self) -> None:
        """Begin without any."""
        self._loosely: list[tuple[re.Pattern[str], str]] = []
        self._letters: dict[str, str] = {}
        self._parts: dict[tuple[str, ...], str] = {}  # by how their words begin
        self._nearest = lru_cache(1_000)(self._find_nearest)

    def add(self, titles: list[str], *, is_of_part: bool = False) -> None:
        """Take the titles of one thing; one that is part of a document may also be made of ordinary words."""
        for title in titles:
            is_long = not is_of_part and len(title.split()) >= LONG
            self._loosely.append((_loosely(title, is_long=is_long), title))
            self._letters[_letters(title)] = title
            self._parts |= {begun(part): part for part in _BREAK.split(title)}

    def misspelt(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a title with other signs, accents or capitals, or with a word too many, and the right one."""
        written = unicodedata.normalize("NFC", " ".join(text.split()))
        bare = "".join(_bare(sign)[:1] or sign for sign in written)  # letter for letter
        for pattern, right in self._loosely:
            for found in pattern.finditer(bare):
                said = written[found.start() : found.end()]
                if said != right:
                    yield said, right

    def nearly(self, source: str) -> Iterator[tuple[str, str]]:
        """Yield what Markdown marks as a title and is nearly one, with other letters, and the right one; not a part."""
        marked = [*(found[2] or found[4] for found in EMPHASIS.finditer(source)), *QUOTED.findall(source)]
        marked += [found[1] for found in LINK.finditer(source)] if "](" in source else []
        for said in (" ".join(one.strip('“”»«"„‘’').split()) for one in marked):
            if len(letters := _letters(said)) >= LETTERS and (right := self._nearest(letters) or self._part(said)):
                yield said, right

    def _part(self, said: str) -> str:
        """Return the part of a title of which each word begins as in what is said, where that is another one."""
        right = self._parts.get(begun(said), "")
        return right if _letters(right) != _letters(said) else ""

    def _find_nearest(self, letters: str) -> str:
        if any(letters in known for known in self._letters):
            return ""
        near = get_close_matches(letters, self._letters, 1, NEAR)
        return self._letters[near[0]] if near else ""


class Names:
    """Knows names of several words in a language, and where a text has one of them misspelt."""

    def __init__(self, locale: str) -> None:
        """Begin without any."""
        self._locale = locale
        self._words: set[str] = set()
        self._called: dict[Words, str] = {}
        self._near: defaultdict[tuple[int, Words], list[Words]] = defaultdict(list)  # by all of them but for one word

    def add(self, called: str) -> None:
        """Take a name as it is written, perhaps with an abbreviation."""
        for words in (tuple(WORD.findall(part)) for part in _NAME_BREAK.split(called)):
            if len(words) > 1:
                self._words.update(words)
                self._called[words] = called
                for key in _but_for_one(words):
                    self._near[key].append(words)

    def misspelt(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a name that stands in a text but for a letter, and the right one; a word of the language is no slip."""
        words = [*WORD.finditer(text)]
        for start, group in self._nearly([one[0] for one in words]):
            for place, others in _but_for_one(group):
                for name in self._near.get((place, others), ()):
                    if _is_slip(group[place], name[place]) and not has_word(self._locale, group[place].casefold()):
                        yield text[words[start].start() : words[start + len(group) - 1].end()], self._called[name]

    def _nearly(self, said: list[str]) -> Iterator[tuple[int, Words]]:
        """Yield where as many words as a name has begin, of which all but one are of names, and these words."""
        is_known = [one in self._words for one in said]
        for length in sorted({*map(len, self._called)}) if any(is_known) else ():
            for start in range(len(said) - length + 1):
                group = tuple(said[start : start + length])
                if sum(is_known[start : start + length]) >= length - 1 and group not in self._called:
                    yield start, group


def _but_for_one(words: Words) -> Iterator[tuple[int, Words]]:
    """Yield the place of each word and all words, of which this one has only its ends."""
    for place, word in enumerate(words):
        yield place, (*words[:place], f"{word[0]}…{word[-1]}", *words[place + 1 :])


def _is_slip(said: str, right: str) -> bool:
    """Tell whether a word has, but at its ends, one letter too many, too few or wrong, or two turned round."""
    same = sum(one.size for one in SequenceMatcher(None, said, right).get_matching_blocks())
    return same + 1 >= max(len(said), len(right))


def _letters(title: str) -> str:
    """Return what two ways to write a title have in common; another year is of another edition."""
    return "".join(filter(str.isalpha, _bare(title).casefold()))


def begun(title: str) -> tuple[str, ...]:
    """Return how the words of a title begin, in small letters."""
    return tuple(word[:STEM] for word in WORD.findall(title.casefold()))


def _loosely(title: str, *, is_long: bool) -> re.Pattern[str]:
    """Return a pattern of a title with other signs, accents and, if it is long, small letters or a word too many."""
    first, *others = [re.escape(_bare(word)) for word in WORD.findall(title)]
    if is_long:  # another word is passed over only where the next one does not stand: there is one way to read on
        others = [rf"[^\w]++(?:(?!{word}(?!\w))\w++[^\w]++)?+{word}" for word in others]
        return re.compile(rf"(?<!\w){first}{''.join(others)}(?!\w)", re.IGNORECASE)
    # A short title in small letters is made of ordinary words; it is meant as a title only with its capital.
    others = [rf"[^\w&]*(?:{word}|&)" if len(word) <= len("and") else rf"[^\w]+(?i:{word})" for word in others]
    return re.compile(rf"(?<!\w){first}{''.join(others)}(?!\w)")


@lru_cache(1_000)  # it is mostly asked for one letter
def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
