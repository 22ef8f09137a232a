"""Which of a site's languages a sentence, heading or menu word is in; names, titles and loan words tell nothing.

Three witnesses are asked, the cheap ones first: the commonest words of each language (data), the words that the
project's own pages use, and only for what these two leave in doubt a dictionary, which takes a while to load.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import takewhile
from typing import Any, NamedTuple

from locales import language_of
from numerals import one_of

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*-?")
# A word in small letters that tells something, and is no part of an address or of a word with a hyphen.
SMALL = re.compile(r"(?<![\w@./-])[^\W\d_A-ZÀ-Þ]{5,}+(?![\w@/-]|\.\w)")
_BRACKETS = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_NUMBERED = re.compile(r"\d+[^\W\d_]+")  # 1er, 3rd
# What is written like an address, a file or a name in a program; searched in one word at a time, so that it is linear.
ADDRESS = re.compile(r"\w[.@_]\w|://|\\|\A[/#@]|[^\W\d_]\d")
MAYBE_ADDRESS = re.compile(r"[.@_/\\#]\S|[^\W\d_]\d")
BREAK = re.compile(r"(?<![.!?:;…|\n])[.!?:;…|\n]+(?:[\"”’)»]|\s)+|\s[–—]\s")
CLAUSE = re.compile(r"[,;:)]\s+|\s\(|\s[–—-]\s")
LONG = 30  # letters of a text that may have a clause of its own
_CLOSING = ".,;:!?"  # behind a word
_OPENING = ' \t\n"“”„‘»«('  # before the first word of a sentence
_ROW = 9  # words at most that are told together
NEAR = 9  # letters before a word that are looked at
CLEAR = 3  # words that only the other language has, in a clause with none of its own
# How many words of a sentence are asked for in dictionaries, and what share of them its own and the other's have.
MANY, FEW, MOST = 5, 0.5, 0.8
ENDS = (".", "!", "?", "…", ":", ";")
# `of`, `og`: as short as this, a word in small letters may stand within a name.
LINK_LENGTH = 3
LONGER = 6  # letters of a word that is hardly a name
ACRONYM = 4  # letters at most of capitals that stand for a name, as WHO
# A word is a language's own if its pages have it at least once for this many times in the other language's pages.
RATIO = 5


class Words(NamedTuple):
    """The words of a text in small letters: those said in small letters or first, and those with a capital within."""

    plain: list[str]
    capital: list[str]
    is_loud: bool = False  # in capitals altogether
    is_small: bool = False  # it begins with a small letter, as no name does


class Language:
    """What is known of a language, and what the project's pages say in it."""

    def __init__(self, locale: str, known: dict[str, Any]) -> None:
        """Take what is known of it; see `Speech`."""
        self.locale = locale
        self.common = frozenset(known["stop_words"].split())
        self.letters = frozenset(known.get("letters", ""))
        self.endings = known.get("name_endings", "").split()
        self.loans = re.compile(rf"(?<![\w-]){one_of(known.get('loans', ()))}s?(?![\w-])", re.IGNORECASE)
        self.lends, self.naming = bool(known.get("lends")), frozenset(known.get("naming", ()))
        self.titled = frozenset(known.get("title_words", "").split())
        self.names_known = frozenset(known.get("names", "").split())
        abbreviations = [form for one in known.get("abbreviations", ()) for form in (one, one.capitalize())]
        self.abbreviations = {sign + one for one in abbreviations for sign in ("", "(")}
        self.units = frozenset().union(*known.get("figures", {}).get("units", {}).values())
        self.lower, self.first, self.names = Counter[str](), Counter[str](), Counter[str]()

    @cached_property
    def pieces(self) -> Counter[str]:
        """How often three letters follow one another in its words: what a word of the language looks like."""
        return Counter(piece for word in self.common | self.lower.keys() for piece in _pieces(word))


class Contrast:
    """Two languages, and what tells one from the other: common words and letters that only one of the two has."""

    def __init__(self, own: Language, other: Language) -> None:
        """Take the two."""
        self.own, self.other = own, other
        self.own_words, self.other_words = own.common - other.common, other.common - own.common
        self.own_letters, self.other_letters = own.letters - other.letters, other.letters - own.letters


class Speech:
    """Tells the languages of a site apart; one without data is never told from another."""

    def __init__(self, known: dict[str, dict[str, Any]]) -> None:
        """Take what is known of each language of the site; of one without `stop_words` that is nothing."""
        self._languages = {locale: Language(locale, data) for locale, data in known.items() if data.get("stop_words")}
        self._contrasts = {
            locale: [Contrast(own, other) for other in self._languages.values() if other is not own]
            for locale, own in self._languages.items()
        }
        # Of these nothing is known but a dictionary; of others not even that.
        self._unknown = [one for one in known if one not in self._languages and has_word(one, "a") is not None]
        self._names = frozenset(name for language in self._languages.values() for name in language.names_known)
        self._learned: set[tuple[str, str]] = set()
        self.named: set[str] = set()  # what the languages have alike in lists and tables of names

    def learn(self, locale: str, text: str) -> None:
        """Take words from a stretch of the project's own text; sentences clearly in another language are left out."""
        language = self._languages.get(locale)
        # A text that repeats is counted once, so that a slip that stands on every page does not become the custom.
        if language is None or (locale, text) in self._learned:
            return
        self._learned.add((locale, text))
        language.__dict__.pop("pieces", None)
        for part in BREAK.split(text):
            words = _words(part)
            if any(_is_clear(*_evidence(words.plain, contrast)) for contrast in self._contrasts[locale]):
                continue
            is_first = part.lstrip(_OPENING)[:1].isupper()
            for number, word in enumerate(words.plain):
                (language.first if number == 0 and is_first else language.lower)[word] += 1
            language.names.update(words.capital)

    def foreign(self, text: str, own: str, *, is_short: bool = False) -> str | None:
        """Return which other language a text is in, if one can tell; what `is_short` is no sentence, perhaps a name."""
        contrasts = self._contrasts.get(own, [])
        if self._unknown and (other := self._by_dictionary(text, own)):
            return other
        # Nearly every text has two words that only its own language has, and none of the others': that is quickly seen.
        raw = set(text.lower().split())
        shortened = text.split() if "." in text else ()
        for contrast in contrasts:
            if not contrast.other.abbreviations.isdisjoint(shortened):
                return contrast.other.locale
        if all(
            raw.isdisjoint(one.other_words) and len(raw & one.own_words) > 1 and one.other_letters.isdisjoint(text)
            for one in contrasts
        ):
            return None
        words = _words(text)
        units = self._languages[own].units
        # A letter of the alphabet over its words; 3 kg.
        if all(len(word) == 1 or word in units for word in words.plain + words.capital):
            return None
        is_short = is_short or not text.rstrip(' "”’)»').endswith(ENDS)
        is_named = is_short and text in self.named  # a town, a medicine
        for contrast in contrasts:
            if is_named and _may_be_name(words, contrast):
                continue
            if self._is_other(words, contrast, is_short) and self._is_still(text, contrast, is_short):
                return contrast.other.locale
        parts = [_words(part) for part in CLAUSE.split(text)] if len(text) > LONG else []
        return next((one.other.locale for one in contrasts if _has_clause(text, parts, one)), None)

    def is_left(self, text: str, own: str, source: str) -> bool:
        """Tell whether a text that stands word for word in the source is the source's, and no name or loan word."""
        ours, theirs = self._languages.get(own), self._languages.get(source)
        if not ours or not theirs:  # then only a sentence can be told from a name
            small = [word for word in WORD.findall(_without_addresses(text)) if word.islower()]
            if ours and sum(word in ours.common for word in small) > 1:  # rather left in the source's page
                return False
            asked = {*_words(text).plain[:1], *small}
            its = [word for word in asked if len(word) > 1 and has_word(source, word) and has_word(own, word) is False]
            is_sentence = len(small) > 1 and text.rstrip().endswith(ENDS)
            return len(small) > LINK_LENGTH or len(its) > (0 if is_sentence else 1)
        if text in self.named or not WORD.search(ours.loans.sub(" ", text)):
            return False
        words = _words(text)
        plain, named = words.plain, words.capital or words.plain
        # In a language that has headings in capitals, such a word is a name if the pages use all of the text's so.
        if all(word in self._names or ours.names[word] > words.capital.count(word) for word in named):
            return False
        if words.capital:  # a first word may be part of a name, and short words as well
            plain = [one for one in plain if one not in words.capital] + (words.capital if theirs.titled else [])
        asked = {one for one in plain if len(one) > (LINK_LENGTH if words.capital else 1)}
        strange = {one for one in asked if not ours.lower[one] and one not in ours.common and not has_word(own, one)}
        # A single word that the source only has with a capital may be a town, or as short as a name.
        is_alone = len(asked) == 1
        said = {one for one in strange if theirs.lower[one] or _is_in_dictionary(source, one, is_alone=is_alone)}
        return bool(said) and said == strange and 2 * len(said) >= len(asked)

    def stray(self, text: str, own: str, source: str, said: frozenset[str]) -> str:
        """Return words that a text has from its source, of what that says in small letters; nothing without.

        They stand behind a word of the text's own language, else they may be of a title. What stands in brackets or
        before them is explained, and what is named or said elsewhere is no slip.
        """
        ours, theirs = self._languages.get(own), self._languages.get(source)
        if not ours or not theirs or theirs.lends:
            return ""
        chunks = _without_addresses(_BRACKETS.sub(" (", text)).split()
        for place, chunk in enumerate(chunks):
            word = chunk.rstrip(_CLOSING)
            after = chunks[place + 1] if place + 1 < len(chunks) else ""
            if word not in said or after[:1] == "(" or not _is_stray(word, ours, theirs):
                continue
            first = place
            while first > max(0, place - _ROW) and _is_foreign(chunks[first - 1], ours, theirs):
                first -= 1
            before = chunks[first - 1] if first else ""
            is_sure = not before[:1].isupper() and not (theirs.letters - ours.letters).isdisjoint(word)
            if before not in ours.naming and (is_sure or _is_said(before, ours, theirs)):
                rest = chunks[place + 1 : place + _ROW] if chunk == word else []
                others = takewhile(lambda one: _is_foreign(one, ours, theirs), rest)
                return " ".join([*chunks[first:place], word, *others])
        return ""

    def _by_dictionary(self, text: str, own: str) -> str | None:
        """Return which other language a sentence is in, where nothing is known of one of the two but its dictionary."""
        plain = _words(_NUMBERED.sub(" ", text)).plain
        words = [part for word in plain for part in word.split("'") if len(part) > 1]  # s'ouvre
        others = self._unknown if own in self._languages else [*self._languages, *self._unknown]
        if len(words) < MANY or own not in {*self._languages, *self._unknown} or _share(words, own) > FEW:
            return None
        return next((one for one in others if _share(words, one) >= MOST), None)

    def _is_still(self, text: str, contrast: Contrast, is_short: bool) -> bool:
        """Tell whether a text is the other language's without what its own has borrowed."""
        without, loans = contrast.own.loans.subn(" ", " ".join(text.split()))
        return not loans or self._is_other(_words(without), contrast, is_short)

    def _is_other(self, words: Words, contrast: Contrast, is_short: bool) -> bool:
        plain = words.plain
        # `Head of Communications Mette Holm.` is no sentence either.
        begins_name = bool(plain) and plain[0] not in contrast.other_words and len(words.capital) > len(plain)
        if (is_short or begins_name) and _is_title(words, contrast):
            # In capitals throughout it is a name, unless it is made of words of every website, as `Terms of Use` is.
            # `Tryk på Log ind` has small words of its own language: it names a button.
            titled, (ours, _) = contrast.other.titled, _evidence(words.plain, contrast)
            return not ours and 2 * sum(word in titled for word in words.capital) > len(words.capital)
        # `Rødovre` has a telling letter, but may be a name; no name is a common word, or has another one behind it.
        is_open = len(plain) == 1 and contrast.own_words.isdisjoint(plain) and contrast.other_words.isdisjoint(plain)
        ours, theirs = _evidence([] if is_short and is_open else plain, contrast)
        if _is_clear(ours, theirs):
            return True
        if ours and ours >= theirs:
            return False
        return self._is_doubtful_other(words, contrast, (ours, theirs))

    def _is_doubtful_other(self, words: Words, contrast: Contrast, evidence: tuple[int, int]) -> bool:
        """Decide what the common words do not: by the words of the project's pages, at last by the dictionary."""
        own, other = contrast.own, contrast.other
        ours, theirs = evidence
        open_ = [word for word in words.plain if not self._is_name(word, words, own, other)]
        counts = Counter(words.plain)
        known = [word for word in open_ if _is_own(word, own, other, counts[word])]
        told = [word for word in open_ if word in contrast.other_words]
        strange = [word for word in open_ if word not in known]
        if not ours and told and not known and 2 * len(told) >= len(open_):
            is_shared = len(words.plain) == 1 and len(told[0]) <= LINK_LENGTH and has_word(own.locale, told[0])
            return not is_shared  # is, which is ice
        # Words that the pages of its own language have, and the other's have not, speak for its own.
        mine = sum(word not in other.lower and word not in other.common for word in known)
        if all(len(word) < LINK_LENGTH for word in strange) or (not told and mine > len(strange)):
            return False
        is_strange = len(strange) > 1 and len(strange) == len(words.plain)
        is_alone = len(words.plain) == 1
        is_open = told or is_strange or any(_is_suspect(word, own, other, is_alone=is_alone) for word in strange)
        if words.is_loud or not is_open:
            return False
        votes = Counter(_vote(word, own.locale, other.locale) for word in strange if word not in told)
        # No dictionary has every word; one that only the other's pages say, and often, is its own.
        is_unknown = is_alone and votes[0] == 1 and not has_word(own.locale, strange[0])
        is_theirs = is_unknown and own.lower[strange[0]] <= words.is_small
        theirs += votes[1] + int(is_theirs and other.lower[strange[0]] >= RATIO)
        return theirs > 2 * (ours + votes[-1] + mine)

    def _is_name(self, word: str, words: Words, own: Language, other: Language) -> bool:
        if word in self._names:
            return True
        if word is not words.plain[0] or word in own.common or word in other.common:
            return False
        is_body = any(word.endswith(end) and len(word) > len(end) for end in other.endings)
        is_small = own.lower[word] or other.lower[word]
        return is_body or (not is_small and bool(own.names[word] or other.names[word]))


def _is_said(word: str, own: Language, other: Language) -> bool:
    """Tell whether a word is rather a language's own; with a capital it is, if no name of the other's begins so."""
    if not word.isalpha() or not word.islower():
        return word.lower() in own.common and not has_word(other.locale, word.lower())
    is_open = word not in other.common and (not has_word(other.locale, word) or bool(has_word(own.locale, word)))
    return word in own.common or is_open


def _is_foreign(word: str, own: Language, other: Language) -> bool:
    """Tell whether a word in small letters is the other language's and not its own."""
    is_asked = word.isalpha() and word.islower() and word not in own.common and has_word(own.locale, word) is False
    return is_asked and (word in other.common or bool(has_word(other.locale, word)))


def _is_stray(word: str, own: Language, other: Language) -> bool:
    """Tell whether a word is the other language's, and not one that its own has borrowed or says elsewhere."""
    if own.lower[word] > 1 or word in own.common or own.loans.search(word) or has_word(own.locale, word):
        return False
    if not (other.letters - own.letters).isdisjoint(word):
        return True
    return bool(has_word(other.locale, word)) and (_is_like(word, own, other) or _is_inflected(word, other.locale))


def _share(words: list[str], locale: str) -> float:
    """Return how many of the words a dictionary has, from 0 to 1."""
    return sum(bool(has_word(locale, word)) for word in words) / len(words)


def _vote(word: str, own: str, other: str) -> int:
    """Return 1 if only the other language has the word, -1 if only its own has it, 0 if that tells nothing."""
    ours, theirs = has_word(own, word), has_word(other, word)
    return 0 if ours is None or theirs is None else theirs - ours


@cache
def has_word(locale: str, word: str) -> bool | None:
    """Tell whether the dictionary of a language has a word; None where there is none."""
    import simplemma  # noqa: PLC0415 - loads a dictionary, and is seldom asked

    try:
        return simplemma.is_known(word, language_of(locale))
    except ValueError:
        return None


def _is_inflected(word: str, locale: str) -> bool:
    """Tell whether a language's dictionary has a word as a form of another one, as it has few that are borrowed."""
    import simplemma  # noqa: PLC0415 - loads a dictionary, and is seldom asked

    return simplemma.lemmatize(word, language_of(locale)) != word


def _is_in_dictionary(locale: str, word: str, *, is_alone: bool) -> bool:
    """Tell whether a language has a word; if it is alone, as a longer one that is looked up in small letters."""
    if (is_alone and len(word) < LONGER) or not has_word(locale, word):
        return False
    return not is_alone or not _is_inflected(word, locale)


def _without_addresses(text: str) -> str:
    is_plain = not MAYBE_ADDRESS.search(text)
    return text if is_plain else " ".join(chunk for chunk in text.split() if not ADDRESS.search(chunk))


def _words(text: str) -> Words:
    """Take a text apart; a first word with a capital is said in small letters unless it begins a name."""
    text = _without_addresses(text)
    tokens = [token.replace("’", "'") for token in WORD.findall(text)]
    if len(tokens) > 1 and text.isupper():
        return Words([token.lower() for token in tokens], [], is_loud=True)
    if len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= ACRONYM:
        return Words([], [tokens[0].lower()], is_loud=True)
    plain: list[str] = []
    capital: list[str] = []
    for number, token in enumerate(tokens):
        may_be_name = number or _is_odd(token) or (len(tokens) > 1 and tokens[1][0].isupper())
        (capital if may_be_name and not token.islower() else plain).append(token.lower())
    if capital and capital[0] == tokens[0].lower() and not _is_odd(tokens[0]):
        # `Den Store …` begins a name, `For Danmark er …` does not: as a common word it counts as said.
        plain.insert(0, capital[0])
    return Words(plain, capital, is_small=bool(tokens) and tokens[0].islower())


def _is_odd(token: str) -> bool:
    """Tell whether a word has capitals within, as `MedCom` and `HL7` have."""
    return not token[1:].islower() and len(token) > 1 and token.lower() != token


def _evidence(plain: list[str], contrast: Contrast) -> tuple[int, int]:
    """Count the words that only its own language has, and those that only the other has."""
    ours = theirs = 0
    for word in plain:
        if word in contrast.own_words:
            ours += 1
        elif word in contrast.other_words or not contrast.other_letters.isdisjoint(word):
            theirs += 1
        elif not contrast.own_letters.isdisjoint(word):
            ours += 1
    return ours, theirs


def _is_clear(ours: int, theirs: int) -> bool:
    return theirs > 1 and theirs > 2 * ours


def _has_clause(text: str, parts: list[Words], contrast: Contrast) -> bool:
    """Tell whether a part of a sentence is the other language's, or words in a row that no sign parts from the rest."""
    return any(_is_clause(part, contrast) for part in parts) or any(
        len(row) > CLEAR and _evidence(row, contrast)[1] >= CLEAR for row in _rows(text, contrast)
    )


def _rows(text: str, contrast: Contrast) -> Iterator[list[str]]:
    """Yield the words in a row, in small letters, of which none is only its own language's, beside no name."""
    row, end, is_named, text = list[str](), 0, False, _without_addresses(text)
    for found in WORD.finditer(text):
        between, end = text[end : found.start()], found.end()
        is_beside = between.isspace()
        if found[0].islower() and not _evidence([found[0]], contrast)[0]:
            is_named = is_named and (bool(row) or is_beside)
            row.append(found[0])
            continue
        before = text[max(0, found.start() - NEAR) : found.start()].rstrip(_OPENING)
        is_name = not found[0].islower() and before[-1:] not in {"", *ENDS}
        yield [] if is_named or (is_name and is_beside) else row
        row, is_named = [], is_name
    yield [] if is_named else row


def _is_clause(words: Words, contrast: Contrast) -> bool:
    """Tell whether a part of a sentence is the other language's; one with a name in it may be a title."""
    ours, theirs = _evidence(words.plain, contrast)
    if ours or words.capital or len(words.plain) <= CLEAR or not theirs:
        return False
    own, other = contrast.own.locale, contrast.other.locale
    return theirs >= CLEAR or (
        sum(has_word(own, word) is False for word in words.plain) >= CLEAR
        and all(has_word(other, word) for word in words.plain)
    )


def _is_title(words: Words, contrast: Contrast) -> bool:
    """Tell whether a short text has capitals throughout, but for words as short as `of`."""
    if words.is_loud or words.is_small or not words.capital:
        return False
    # A first word that is a name's stands in both lists; one that is not, and tells nothing, may be one as well.
    is_first = words.plain and (words.plain[0] == words.capital[0] or words.plain[0] not in contrast.other_words)
    small = words.plain[1:] if is_first else words.plain
    return all(len(word) <= LINK_LENGTH for word in small)


def _may_be_name(words: Words, contrast: Contrast) -> bool:
    """Tell whether a text that both languages have has no word that is more often used in the other."""
    own, other = contrast.own.lower, contrast.other.lower
    return contrast.other_words.isdisjoint(words.plain) and all(other[word] <= own[word] for word in words.plain)


def _is_own(word: str, own: Language, other: Language, times: int) -> bool:
    """Tell whether the pages of its own language have a word besides here, and not just as a stray one."""
    elsewhere = own.lower[word] - times
    return word in own.common or (elsewhere > 0 and elsewhere * RATIO >= other.lower[word])


def _is_suspect(word: str, own: Language, other: Language, *, is_alone: bool) -> bool:
    """Tell whether a word that its own language's pages do not have is the other's, or looks more like it."""
    if word in other.lower or word in other.first:
        return True
    if is_alone and word in own.first:  # a heading of its own pages, and of none of the other's
        return False
    return _is_like(word, own, other)


def _is_like(word: str, own: Language, other: Language) -> bool:
    """Tell whether a word looks more like those of the other language."""
    return sum(math.log((other.pieces[one] + 0.5) / (own.pieces[one] + 0.5)) for one in _pieces(word)) > 0


def _pieces(word: str) -> Iterator[str]:
    word = f"^{word}$"
    return (word[start : start + 3] for start in range(len(word) - 2))
