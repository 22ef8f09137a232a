"""A figure belongs to the name of its clause: two figures that changed places between names are told, and no others."""

from __future__ import annotations

import pytest

from attributed import exchanged_by_name, is_kept_by_name
from digits import readers_of

READERS = readers_of("da", "en")


def exchanged(source: str, made: str) -> list[list[str]]:
    found = exchanged_by_name(source, made, *READERS)
    return [[one.written for one in side] for side in found] if found else []


@pytest.mark.parametrize(
    ("source", "made", "found"),
    [
        ("Odense har 12, Aarhus har 15.", "Odense has 15, Aarhus has 12.", [["12", "15"], ["15", "12"]]),
        ("Odense har 12, Aarhus har 15.", "Aarhus has 15, Odense has 12.", []),
        ("Odense har 12, Aarhus har 12.", "Odense has 12, Aarhus has 12.", []),
        # What may be said in other words is nearer to a name, and what only one side calls by a name stands beside it.
        (
            "Odense fik begge år 12, Aarhus fik 15.",
            "Odense got both years 15, Aarhus got 12.",
            [["12", "15"], ["15", "12"]],
        ),
        (
            "Skolen i Odense har 12, Aarhus har 15.",
            "The one in Odense has 15, Aarhus has 12.",
            [["12", "15"], ["15", "12"]],
        ),
        # In a clause of two names nobody knows whose a figure is, nor of a name that stands there twice.
        ("Odense, ikke Aarhus, fik 12; Vejle fik 15.", "Odense and not Aarhus got 12; Vejle got 15.", []),
        (
            "Mod Odense fik Aarhus 12, mod Vejle fik Horsens 15.",
            "Aarhus got 15 there (Odense 12), Horsens 12 (Vejle 15).",
            [],
        ),
        # A name may have a figure in one language only.
        ("Vejle har 7, Odense har 12, Aarhus har 15.", "Vejle is last, Odense has 12, Aarhus has 15.", []),
        ("Vejle er sidst, Odense har 12, Aarhus har 15.", "Vejle has 7, Odense has 12, Aarhus has 15.", []),
        ("Odense fik 12, Aarhus fik 15, Odense tabte.", "Odense got 15, Aarhus got 12, Odense lost.", []),
    ],
)
def test_figures_that_changed_places_between_names_are_found(source: str, made: str, found: list[list[str]]) -> None:
    assert exchanged(source, made) == found


@pytest.mark.parametrize(
    ("made", "is_kept"),
    [
        ("Aarhus has 15, Odense has 12.", True),
        ("Aarhus has 12, Odense has 15.", False),
        ("Vejle has 12, Horsens has 15.", False),
        ("Vejle has 12, Aarhus has 15.", True),
    ],
)
def test_a_figure_that_moved_with_its_name_is_kept(made: str, is_kept: bool) -> None:
    before, after = READERS[0].read("Odense har 12, Aarhus har 15, Vejle er sidst."), READERS[1].read(made)
    assert is_kept_by_name(before, after, *READERS) == is_kept
