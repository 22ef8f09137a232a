"""Tests of which sentences of a text are held to say the same as which of its translation."""

from __future__ import annotations

import time

import pytest

from aligned import align

LONG = "This sentence goes on about one thing and another until it has about ninety letters in all."
SHORT = "This is a short one."
MIDDLE = "This sentence is neither short nor long, as they go."


def aligned(source: list[str], made: list[str]) -> list[tuple[list[int], list[int]]]:
    return [([*its], [*mine]) for its, mine in align(source, made)]


@pytest.mark.parametrize(
    ("source", "made", "beads"),
    [
        pytest.param([LONG, SHORT], [LONG, SHORT], [([0], [0]), ([1], [1])], id="one by one"),
        pytest.param([LONG, SHORT, LONG], [LONG + SHORT, LONG], [([0, 1], [0]), ([2], [1])], id="joined"),
        pytest.param([LONG + SHORT, LONG], [LONG, SHORT, LONG], [([0], [0, 1]), ([1], [2])], id="parted"),
        pytest.param([LONG, SHORT], [SHORT, LONG], [([0, 1], [0, 1])], id="changed places"),
        pytest.param([LONG, SHORT, LONG, SHORT], [LONG, SHORT + LONG, SHORT], [([0], [0]), ([1, 2], [1]), ([3], [2])]),
        pytest.param([LONG, MIDDLE, LONG], [LONG, LONG], [([0, 1, 2], [0, 1])], id="joined with either"),
        pytest.param([LONG], [SHORT, LONG], [([0], [0, 1])], id="one"),
        pytest.param([SHORT, LONG], [SHORT, LONG * 5], [([0, 1], [0, 1])], id="much longer"),
        pytest.param([LONG] * 16, [LONG] * 16, [([*range(16)], [*range(16)])], id="too many"),
    ],
)
def test_what_is_as_long_says_the_same(
    source: list[str], made: list[str], beads: list[tuple[list[int], list[int]]]
) -> None:
    assert aligned(source, made) == beads


@pytest.mark.parametrize("mark", ["by Aarhus", "by 1966"])
def test_a_name_or_a_number_tells_which_of_two_sentences_was_joined_to_another(mark: str) -> None:
    middle = f"This sentence is neither short nor long, {mark} we go."
    assert aligned([LONG, middle, LONG], [LONG, f"{mark[3:]} {LONG} so {mark}"]) == [([0], [0]), ([1, 2], [1])]
    assert aligned([LONG, middle, LONG], [f"{LONG} so {mark}", LONG]) == [([0, 1], [0]), ([2], [1])]


def test_sentences_that_no_beads_hold_are_one() -> None:
    assert aligned([LONG] * 9, [LONG] * 2) == [([*range(9)], [0, 1])]


def test_many_sentences_are_aligned_soon() -> None:
    start = time.process_time()
    align([LONG] * 15, [LONG] * 14)
    assert time.process_time() - start < 1
