"""What is known of each language: its file in scripts/languages/, and what the Unicode CLDR calls it."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from language_file import read

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
def is_language(code: str) -> bool:
    """Tell whether two letters are the code of a language: of one with a file here, or of one that the CLDR names."""
    return (LANGUAGES / f"{code}.yml").is_file() or code in cldr_of("en").languages


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
