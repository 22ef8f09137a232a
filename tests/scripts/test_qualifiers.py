"""What the two languages know of only, always and except is the same, and a denial may stand for some of them."""

from __future__ import annotations

import pytest

from locales import known_of
from negations import Negations
from qualifiers import Qualifiers, qualifiers

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
        ("Det gælder kun i juli.", "It applies only in July.", ""),
        ("Det gælder udelukkende i juli.", "It applies exclusively in July.", ""),
        ("Det gælder hele tiden.", "It applies at all times.", ""),
        ("Det gælder til enhver tid.", "It always applies.", ""),
        ("Det gælder undtaget i juli.", "It applies, excluding July.", ""),
        ("Det gælder bortset fra juli.", "It applies apart from July.", ""),
        ("Det gælder med undtagelse af juli.", "It applies with the exception of July.", ""),
        ("Det gælder fraregnet juli.", "It applies aside from July.", ""),
        ("Måske sker det.", "Perhaps it happens.", ""),
        ("Det sker muligvis.", "It might happen.", ""),
        ("Det bør ske.", "It should happen.", ""),
        ("Det burde ske.", "It should happen.", ""),
    ],
)
def test_a_word_is_told_where_the_other_language_has_nothing_like_it(danish: str, english: str, word: str) -> None:
    of_danish, of_english = Qualifiers.of("da"), Qualifiers.of("en")
    assert of_danish and of_english
    assert of_danish.alone(danish, of_english, english) == word
    assert of_english.alone(english, of_danish, danish) == ""


@pytest.mark.parametrize("locales", [("da", "fi"), ("fi", "da")])
def test_a_language_of_which_nothing_is_known_tells_nothing(locales: tuple[str, str]) -> None:
    assert Qualifiers.of("fi") is None
    for said in (("Det gælder altid.", "Se pätee."), ("Se pätee.", "Det gælder altid.")):
        assert [*qualifiers(locales, *said)] == []


def test_a_letter_that_has_two_capitals_is_written_as_it_is() -> None:
    known = {"only": {"says": "nur", "like": ["bloß"], "or_denied": True}}
    german = Qualifiers(known, Negations({"negations": ["weiß"]}))
    assert german.may_say("only", "Es ist bloß das.")
    assert german.may_say("only", "Wer weiß das?")
    assert not german.may_say("only", "Es ist das.")
