"""Which others a figure keeps out, by the words beside it."""

from __future__ import annotations

import pytest

from figures import figures_of


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("under 18", {("upwards", ("number", 18))}),
        ("17 or younger", {("upwards", ("number", 18))}),
        ("aged 17 years and under", {("upwards", ("months", 12 * 18)), ("upwards", ("number", 18))}),
        ("from 10 am", set()),
        ("under 2 weeks", {("upwards", ("minutes", 2 * 7 * 24 * 60)), ("upwards", ("number", 2))}),
        ("at most 2 days", {("upwards", ("minutes", 3 * 24 * 60)), ("upwards", ("number", 3))}),
        ("over 2 months", {("downwards", ("months", 2)), ("downwards", ("number", 2))}),
        ("more than 2 working days", {("downwards", ("working day", 2)), ("downwards", ("number", 2))}),
        ("at least 18", {("downwards", ("number", 17))}),
        ("over 17", {("downwards", ("number", 17))}),
        ("before 1 May", {("upwards", ("date", (5, 1)))}),
        ("by 30 April", {("upwards", ("date", (5, 1)))}),
        ("no later than the 31st of December", {("upwards", ("date", (1, 1)))}),
        ("from 1 January", {("downwards", ("date", (12, 31)))}),
        ("after 28 February", {("downwards", ("date", (2, 28)))}),
        ("by 29 February", set()),
        ("thunder 18", set()),
        ("18 or overt", set()),
        ("under 2½", set()),
        ("under 5 kg", set()),
        ("under 5 million", set()),
        ("up to 18 %", set()),
        ("under the age of very many, as are 18", set()),
    ],
)
def test_a_figure_says_which_others_it_keeps_out(text: str, bounds: set[tuple[str, tuple[str, object]]]) -> None:
    known = figures_of("en")
    assert known
    read = known.read(text)
    assert {one for figure in read for one in figure.also if one[0] in {"upwards", "downwards"}} == bounds
    assert {figure.bound for figure in read} - {None} == set(
        sorted(bounds, key=lambda one: str(one[1][0]) == "number")[:1]
    )
