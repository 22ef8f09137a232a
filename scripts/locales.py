"""What is known of each language: its file in scripts/languages/, and what the Unicode CLDR calls it."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from language_file import read

TAG = re.compile(r"([a-z]{2,3})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z0-9]{5,8})*\Z", re.I)  # RFC 5646, 2.1
LANGUAGES = Path(__file__).resolve().parent / "languages"
MODEL = "en.yml"  # whose form the others have


@cache
def language_of(locale: str) -> str:
    """Return the language of a locale or language tag without its territory: `da` of da_DK."""
    return re.split("[-_]", locale.lower())[0]


@cache
def name_of(locale: str, inside: str) -> str:
    """Return what a language is called in another one."""
    known, other = cldr_of(locale), cldr_of(inside)
    return str(known.get_display_name(other)) if known and other else locale


@cache
def in_alphabet(locale: str, text: str) -> list[int]:
    """Return by what a text is sorted in a language: its letters and digits, in the order of its alphabet if known."""
    alphabet = known_of(locale).get("alphabet", "")
    plain = "".join(sign if sign in alphabet else normalize("NFD", sign)[0] for sign in text.casefold())
    return [1000 + alphabet.find(sign) if sign in alphabet else ord(sign) for sign in plain if sign.isalnum()]


@cache
def is_tag(text: str) -> bool:
    """Tell whether a text is the tag of a language that there is, or of somebody's own (RFC 5646, 2.1)."""
    if not (parts := TAG.match(text.lower())):
        return text[:2].lower() == "x-"
    code, place = parts[1], (parts[4] or "").upper()  # a country or a part of the world
    is_known = len(code) > len("da") or (LANGUAGES / f"{code}.yml").is_file() or code in cldr_of("en").languages
    return is_known and (not place or place in cldr_of("en").territories)


@cache
def cldr_of(locale: str) -> Any:
    """Return Babel's locale for a language, what the Unicode CLDR says of it; None where it does not know it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - takes longer to load than most checks to run

    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def words(locale: str) -> dict[str, Any]:
    """Return a language's words to editors, in English where its file has none."""
    return known_of("en") | known_of(locale) | {"rules": known_of("en")["rules"] | known_of(locale).get("rules", {})}


@cache
def known_of(locale: str) -> dict[str, Any]:
    """Return what is known of a language, nothing without a file; raises ProjectError where that is wrong."""
    file = LANGUAGES / f"{language_of(locale)}.yml"
    return read(file, {} if file.name == MODEL else known_of("en")) if file.is_file() else {}
