"""An address outside is told where it is nearly the one of the source, and not where each language has its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from contacts import check_misspelt
from content import Page
from project import Project
from writing import Pair, take_apart


def told(source: str, made: str) -> list[str]:
    """Return the line of each finding in the second text, with the address and the one it is to be."""
    its, mine = (take_apart(Page("a.md", "en", Path("a.md"), body=text)) for text in (source, made))
    pair = Pair(Project(Path(), "docs", ["da", "en"], {}, Path()), its, mine)
    found = check_misspelt(pair, its.blocks, mine.blocks)
    return [f"{one.line} {one.message.split(', ')[0]}" for one in found]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("os@slagelse.dk", "os@slangelse.dk"),
        ("os@slagelse.dk", "os@slagelsen.dk"),
        ("os@mst.dk", "os@mts.dk"),
        ("drb@mst.dk", "dbr@mst.dk"),
        ("boks12@mst.dk", "boks21@mst.dk"),
        ("okonomi@mst.dk", "okonmi@mst.dk"),
        ("okonomi@mst.dk", "okaomi@mst.dk"),
        ("havn@sted.example", "haven@sted.example"),
        ("[os](mailto:os@vejle.dk)", "[us](mailto:os@vejen.dk)"),
        ("www.slagelse.dk", "www.slangelse.dk"),
        ("Slagelse.DK/a", "https://slangelse.dk/b"),
        ("[her](https://da.slagelse.info)", "[here](https://en.slangelse.info)"),
        ("mst.dk", "mts.dk"),
    ],
)
def test_an_address_is_told_where_it_is_nearly_the_one_of_the_source(source: str, made: str) -> None:
    assert len(told(source, made)) == 1
    assert told(source, source) == told(made, made) == told(source, "us") == []
    assert told(f"{source} {made}", f"{made} {source}") == told(f"{source} {made}", made) == []


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("presse@mst.dk", "press@mst.dk"),
        ("kontakt@mst.dk", "contact@mst.dk"),
        ("info@mst.dk", "post@mst.dk"),
        ("abcde@mst.dk", "abxyzde@mst.dk"),
        ("info@slagelse.dk", "post@slangelse.dk"),
        ("os@slagelse.dk", "os@slagelse.com"),
        ("os@slagelse.dk", "os@sorø.dk"),
        ("sst.dk", "ssi.dk"),
        ("slagelse.dk", "slagelsxyz.dk"),
        ("da.slagelse.dk", "en.slagelse.dk"),
        ("www.slagelse.dk", "slagelse.dk"),
        ("slagelse.dk", "slangelse.com"),
        ("www.slagelse.dk", "slagelse.dk and www.slangelse.dk"),
        ("slagelse.md", "slangelse.md"),
        ("slagelse.dk.txt", "slangelse.dk.txt"),
        ("[a](slagelse.dk)", "[a](slangelse.dk)"),
        ("/slagelse.dk", "/slangelse.dk"),
    ],
)
def test_each_language_may_have_addresses_of_its_own(source: str, made: str) -> None:
    assert told(source, made) == told(made, source) == []


def test_the_line_of_an_address_is_told_with_both() -> None:
    assert told("Se\nslagelse.dk.", "See\n\nAll of\nslangelse.dk.") == [
        "4 adressen slangelse.dk er næsten den i docs/en/a.md"
    ]


def test_of_very_many_addresses_the_first_are_compared() -> None:
    many = [" ".join(f"{name}{number}.dk" for number in range(10_000, 30_000)) for name in ("slagelse", "sorø", "ribe")]
    assert len(told(f"slagelse.dk {many[0]}", f"slangelse.dk {many[1]}")) == 1
    assert told(many[1], f"{many[2]} sorø1000.dk") == []
