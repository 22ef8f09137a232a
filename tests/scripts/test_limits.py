"""Which figures of a text are the lowest or the highest that there may be, and in which words that is said."""

from __future__ import annotations

import pytest

from limits import Limits


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("It takes at least 15 days.", ["lowest at least 15 days"]),
        ("It takes\nat least 15 days.", ["lowest at least 15 days +1"]),
        ("One. It takes 15 days or more.", ["lowest 15 days or more"]),
        ("It takes about at most 15 days or less.", ["highest at most 15 days or less"]),
        ("It takes no more than 15 days.", ["highest no more than 15 days"]),
        ("It does not open until 10.", ["lowest not open until 10"]),
        ("It opens until 10.", ["highest until 10"]),
        ("It does not open, but wait until 10.", ["highest until 10 denied"]),
        ("It does not cost more than 15.", ["highest not cost more than 15"]),
        ("It is not open if there are more than 15.", ["lowest more than 15 denied"]),
        ("Ask at least 15 days before the visit.", ["highest at least 15 days"]),
        ("Ask at least 15 visitors before the visit.", ["lowest at least 15"]),
        ("Ask within 15 days before the visit.", ["highest within 15 days"]),
        ("Ask with at least 15 days’ notice.", []),
        ("Ask with at least 15 days notice.", []),
        ("It takes at least 15 days and at most 15 days.", []),
        ("It takes 15 days.", []),
        ("It takes at least a very long and quite unknown number, which may be 15.", []),
    ],
)
def test_a_figure_is_a_limit_by_the_words_beside_it(text: str, limits: list[str]) -> None:
    known = Limits.of("en")
    assert known
    found = dict.fromkeys(known.read(text).values())
    told = [f"{one.kind} {one.said}{f' +{one.breaks}' * (one.breaks > 0)}{' denied' * one.denied}" for one in found]
    assert told == limits
