"""What the two languages know of only, always and except is the same, and a denial may stand for some of them."""

from __future__ import annotations

import pytest

from project import known_of
from qualifiers import Qualifiers

DANISH, ENGLISH = (known_of(locale)["qualifiers"] for locale in ("da", "en"))


def test_both_languages_know_the_same() -> None:
    assert {name: one["or_denied"] for name, one in DANISH.items()} == {
        name: one["or_denied"] for name, one in ENGLISH.items()
    }


@pytest.mark.parametrize(
    ("danish", "english", "word"),
    [
        ("Det gælder altid.", "It applies.", "altid"),
        ("Det gælder undtagen i juli.", "It applies in July.", "undtagen"),
        ("Det gælder kun i juli.", "It applies in July.", "kun"),
        ("Det bør ske.", "It happens.", "bør"),
        ("Måske sker det.", "It happens.", "Måske"),
        ("Det gælder altid.", "It applies all the time.", ""),
        ("Det gælder undtagen i juli.", "It does not apply in July.", ""),
        ("Det gælder ikke kun i juli.", "It applies in July.", ""),
        ("Det gælder ikke altid.", "It does not apply.", "altid"),
    ],
)
def test_a_word_is_told_where_the_other_language_has_nothing_like_it(danish: str, english: str, word: str) -> None:
    of_danish, of_english = Qualifiers.of("da"), Qualifiers.of("en")
    assert of_danish and of_english
    assert of_danish.alone(danish, of_english, english) == word
    assert of_english.alone(english, of_danish, danish) == ""


def test_a_language_of_which_nothing_is_known_tells_nothing() -> None:
    assert Qualifiers.of("fi") is None
