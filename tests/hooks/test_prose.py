"""What can be wrong in the text of a page, and where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import Page
from prose import slips

BLOCKS = {"summary", "details"}
GOOD = """# Title

A [page](om/to.md), its [section](om/to.md#et), [this one](#her), [outside](https://a.dk/), [mail](mailto:a@b.dk).

![A picture](../assets/p.svg)

## Here { #her }

/// summary | In short
Text.
///

```
/// unknown
[a](nowhere.md)
# no heading
```

`[b](nowhere.md)` and a [term](om/to.md#ord).

A <b>bold</b> word,<br> 1 < 2, <https://a.dk/>, `<div>` <!-- why --> and a note.[^own]

[^own]: A note.
"""


def told(tmp_path: Path, body: str) -> list[tuple[int | str, ...]]:
    """Return what is told of a page with that text, whose first line is the seventh of its file."""
    (tmp_path / "assets").mkdir(exist_ok=True)
    (tmp_path / "da").mkdir(exist_ok=True)
    (tmp_path / "assets" / "p.svg").touch()
    page = Page("index.md", "da", tmp_path / "da/index.md", body=body, body_line=7)
    other = Page("om/to.md", "da", tmp_path / "da/om/to.md", body="# To\n\n## Et { #et }\n\nOrd\n{ #ord }\n")
    return list(slips(page, {"index.md": {"da": page}, "om/to.md": {"da": other}}, tmp_path, BLOCKS))


def test_a_page_without_a_slip_has_nothing_told(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("written", "instead", "slip"),
    [
        ("om/to.md)", "om/t o.md)", (9, "near_link", "om/t o.md", "om/to.md")),
        ("om/to.md)", 'om/tre.md "En titel")', (9, "near_link", "om/tre.md", "om/to.md")),
        ("om/to.md)", "om/tre.md)", (9, "near_link", "om/tre.md", "om/to.md")),
        ("om/to.md#et", "om/to.md#to", (9, "dead_link", "om/to.md#to")),
        ("(#her)", "(#der)", (9, "dead_link", "#der")),
        ("(om/to.md)", "(/om/to.md)", (9, "near_link", "/om/to.md", "om/to.md")),
        ("(om/to.md)", "(om/to/)", (9, "dead_link", "om/to/")),
        ("om/to.md#et", "om/to.md#ett", (9, "near_link", "om/to.md#ett", "om/to.md#et")),
        ("om/to.md)", "to.md)", (9, "near_link", "to.md", "om/to.md")),
        ("p.svg", "q.svg", (11, "near_link", "../assets/q.svg", "../assets/p.svg")),
        ("# Title\n", "Title\n", (7, "no_heading", "")),
        ("/// summary", "/// sumary", (15, "unknown_block", "sumary")),
        ("Text.\n///\n", "Text.\n", (15, "open_block", "summary")),
        ("/// summary |", "/// summary", (15, "unknown_block", "summary In short")),
        ("Text.\n///\n", "Text.\n///\n\n///\n", (19, "closed_block", "///")),
        ("`[b](", "## Again { #her }\n\n`[b](", (25, "repeated_section", "her")),
        ("`[b](", "## Again{#again}\n\n`[b](", (25, "loose_id", "{#again}")),
        ("`[b](", "## Again { #again\n\n`[b](", (25, "loose_id", "{ #again")),
        ("`[b](", "## Again { again }\n\n`[b](", (25, "loose_id", "{ again }")),
        ("`[b](", "## Again { #once again }\n\n`[b](", (25, "loose_id", "{ #once again }")),
        ("`[b](", "# Again\n\n`[b](", (25, "repeated_heading", "Again")),
        ("`[b](", "#### Again { #again }\n\n`[b](", (25, "skipped_level", "Again")),
        ("om/to.md#et", "om/tre.md#et", (9, "near_link", "om/tre.md#et", "om/to.md#et")),
        ("om/to.md#et", "om/tre.md#tre", (9, "near_link", "om/tre.md#tre", "om/to.md")),
        ("Text.", "![A](data:image/png;base64,iVBORw0=)", (16, "blocked", "![A](data:image/png;base64,iVBORw0=)")),
        ("note.[^own]", "note.", (29, "unused_note", "own")),
        ("Text.", "![A](https://a.dk/p.png)", (16, "blocked", "![A](https://a.dk/p.png)")),
        ("Text.", '<iframe src="https://a.dk/"></iframe>', (16, "blocked", "<iframe")),
        ("Text.", '<b style="color:red">Text</b>', (16, "blocked", "<b style=")),
        ("Text.", "<div>Text.", (16, "open_tag", "<div>")),
        ("[^own]: A note.\n", "[^own]: A note.\n\n<!-- no end\n", (31, "open_comment", "<!--")),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, written: str, instead: str, slip: tuple[int, str, str]) -> None:
    assert written in GOOD
    assert told(tmp_path, GOOD.replace(written, instead, 1)) == [slip]


@pytest.mark.parametrize(
    "attributes", ["#once", "#once .again", '#once lang=en title="A word more"', ".wide #once", "#once title='a b'"]
)
def test_what_stands_beside_an_id_may_be_more_than_one_word(tmp_path: Path, attributes: str) -> None:
    assert told(tmp_path, f"# Title\n\n## Here {{ {attributes} }}\n") == []


@pytest.mark.parametrize(
    ("body", "locales", "due"),
    [
        ("# Title\n\n## Here { #her }\n\n## There\n", ("da", "en"), [(11, "no_id", "There")]),
        ("# Title\n\n## Here { #her }\n\n## There\n", ("da",), []),
        ("# Title\n\n## Here\n\n## There\n", ("da", "en"), []),
        ("# Title\n\n## Here { #her }\n\n### Deeper { #dyb }\n\n## There { #der }\n", ("da", "en"), []),
    ],
)
def test_a_section_beside_others_with_ids_has_one_where_there_are_translations(
    tmp_path: Path, body: str, locales: tuple[str, ...], due: list[tuple[int | str, ...]]
) -> None:
    page = Page("a.md", "da", tmp_path / "da/a.md", body=body, body_line=7)
    assert list(slips(page, {"a.md": dict.fromkeys(locales, page)}, tmp_path, BLOCKS)) == due


def test_an_empty_line_at_the_top_counts(tmp_path: Path) -> None:
    assert told(tmp_path, "\n# Title <!-- no end\n") == [(8, "open_comment", "<!--")]
    assert told(tmp_path, "\n[^own]: A note.\n\n# Title\n") == [(8, "unused_note", "own")]


def test_a_link_to_a_page_that_only_another_language_has_is_none_to_nowhere(tmp_path: Path) -> None:
    page = Page("index.md", "en", tmp_path / "en/index.md", body="# Title\n\n[Two](to.md#et)\n")
    danish = Page("to.md", "da", tmp_path / "da/to.md", body="# To\n\n## Et { #et }\n")
    assert list(slips(page, {"index.md": {"en": page}, "to.md": {"da": danish}}, tmp_path, BLOCKS)) == []
