"""Texts of two languages are as like as the words that both have from a third one."""

from __future__ import annotations

import pytest

from likeness import likeness


@pytest.mark.parametrize(
    ("text", "like", "other"),
    [
        ("De fire medlemmer af udvalget", "the four members of the committee", "our two consultants"),
        ("vores to konsulenter", "our two consultants", "the four members of the committee"),
        ("Hospitalet får plads til museet.", "The hospital gets room for the museum.", "Tourists pay half price."),
    ],
)
def test_a_text_is_more_like_its_translation_than_another_one(text: str, like: str, other: str) -> None:
    assert 0 <= likeness(text, other) < likeness(text, like) < 1


def test_texts_without_longer_words_are_like_nothing() -> None:
    assert likeness("", "") == likeness("en to", "one two") == likeness("fire", "") == 0


def test_the_same_words_are_wholly_alike_whatever_their_order_and_capitals() -> None:
    assert likeness("Region Midtjylland", "midtjylland REGION") == 1
