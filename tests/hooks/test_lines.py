"""A text fits its box, whatever it says, and stands in it as a person would set it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import lines

ADVANCES = dict.fromkeys("abcdefghijklmnopqrstuvwxyzæøå ", 0.5) | {
    "m": 0.9,
    "i": 0.25,
    "-": 0.4,
    "\u00a0": 0.25,
}
BOX = (640, 360)
# As long as a heading may be, of words as long as they like.
TEXTS = st.text("abmiwæøå -–ش", min_size=1, max_size=120).map(lambda text: " ".join(text.split())).filter(bool)


def overflows(size: int, said: list[str]) -> bool:
    """Tell whether any of it would be outside the box."""
    longest = max(lines.width(line, ADVANCES) for line in said)
    return longest * size > BOX[0] or len(said) * lines.HEIGHT * size > BOX[1]


@given(TEXTS)
@example("ab " * 39 + "ab")  # which is higher than wide
def test_any_text_fits_and_is_whole(text: str) -> None:
    size, said = lines.fitted(text, ADVANCES, BOX)
    assert not overflows(size, said)
    for sign in ("-", " ", "\u00a0"):  # where a word is cut, there is a hyphen
        text, said = text.replace(sign, ""), [line.replace(sign, "") for line in said]
    assert "".join(said) == text


def test_it_is_seen_where_a_text_does_not_fit() -> None:
    size, said = lines.fitted("en tekst", ADVANCES, BOX)
    assert overflows(size * 3, said)
    assert overflows(size, [*said, *said, *said, *said])


def test_a_short_text_is_as_large_as_may_be() -> None:
    assert lines.fitted("vision", ADVANCES, BOX) == (lines.SIZES[0], ["vision"])


@pytest.mark.parametrize("word", ["informationssikkerhed", "sundhedsdatastyrelsens", "x" * 28])
def test_a_word_is_set_smaller_rather_than_cut(word: str) -> None:
    size, said = lines.fitted(f"cyber og {word}", ADVANCES, BOX)
    assert word in said
    assert size < lines.SIZES[0]


def test_a_word_that_would_become_too_small_is_cut() -> None:
    size, said = lines.fitted("x" * 60, ADVANCES, BOX)
    assert size == lines.CUT_FROM
    assert [line[-1] for line in said] == ["-"] * (len(said) - 1) + ["x"]


def test_as_much_of_a_word_as_a_line_holds_is_cut_off_at_least_a_letter() -> None:
    assert lines.cut("aaaa", 1.4, ADVANCES) == ("aa-", "aa")
    assert lines.cut("aaaa", 0.1, ADVANCES) == ("a-", "aaa")


def test_no_line_begins_with_a_dash() -> None:
    for length in range(1, 40):
        _, said = lines.fitted(f"{'ab ' * length}– ikke bare {'hurtigere ' * 3}".strip(), ADVANCES, BOX)
        assert [line for line in said if line.startswith("–")] == []


def test_lines_are_about_as_long_as_each_other() -> None:
    limit = 10 * 0.5
    greedy = lines.wrapped("aaaa bbbb cc", limit, ADVANCES)
    assert greedy == ["aaaa bbbb", "cc"]
    assert lines.balanced("aaaa bbbb cc", greedy, limit, ADVANCES) == ["aaaa", "bbbb cc"]


def test_lines_that_no_size_makes_even_are_as_large_as_may_be() -> None:
    said = ["aaaaaa", "m" * 12, "aaaaaa"]
    assert lines.fitted(" ".join(said), ADVANCES, BOX) == (56, said)


def test_a_size_is_given_up_for_a_line_that_would_stand_almost_alone() -> None:
    text = "aaaaaaaaa om bbbbbbbbbbb"
    size, said = lines.fitted(text, ADVANCES, (400, 360))
    larger = lines.wrapped(text, 400 / (size + 4), ADVANCES)
    assert "om" not in said
    assert "om" in larger
