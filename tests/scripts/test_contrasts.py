"""What the two languages know of opposites is the same, and every word of it is heard."""

from __future__ import annotations

from itertools import product

import pytest

from contrasts import Contrasts, contrasts
from locales import known_of

DANISH, ENGLISH = (known_of(locale)["contrasts"] | known_of(locale)["things"] for locale in ("da", "en"))
LOCALES = ("da", "en")


def test_both_languages_know_the_same_contrasts_with_as_many_sides() -> None:
    assert {name: len(sides) for name, sides in DANISH.items()} == {name: len(sides) for name, sides in ENGLISH.items()}


@pytest.mark.parametrize("name", DANISH)
def test_every_word_is_told_against_another_side_and_not_against_its_own(name: str) -> None:
    sides = [[[one.replace("_", " ") for one in words.split()] for words in known[name]] for known in (DANISH, ENGLISH)]
    for (side, ours), (other, theirs) in product(enumerate(sides[0]), enumerate(sides[1])):
        told = {(one, its) for one, its in product(ours, theirs) if [*contrasts(LOCALES, one, f"{its.title()}.")]}
        assert told == (set() if side == other else set(product(ours, theirs)))


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("Det er til højre.", "It is not on the left."),
        ("Det er ikke til højre.", "It is on the left."),
        ("Til højre.", "On the left, then on the right."),
        ("Til venstre og højre.", "On the left."),
        ("Til venstre eller til højre.", "To the right or the left."),
        ("Til venstre, så efter broen til højre, og så til venstre.", "Left, then right after the bridge, then left."),
        ("Til højre.", "Straight on."),
    ],
)
def test_what_denies_or_says_both_sides_or_none_tells_nothing(source: str, made: str) -> None:
    assert [*contrasts(LOCALES, source, made)] == []


def test_a_finding_names_both_words_as_they_are_written() -> None:
    assert [*contrasts(LOCALES, "Til Højre.", "LEFT.")] == [{"kind": "contrast", "value": "LEFT", "original": "Højre"}]


def test_a_language_of_which_nothing_is_known_tells_nothing() -> None:
    assert [*contrasts(("da", "fi"), "Til højre.", "Vasemmalla.")] == []


def test_a_letter_that_has_two_capitals_is_written_as_it_is() -> None:
    assert [*Contrasts({"size": ["groß", "klein"]}, {}, None).read("Es ist groß.")] == ["size"]
