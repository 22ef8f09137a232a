"""Findings as a program and a pull request want them, and what an element is to a reader."""

from __future__ import annotations

import re

import pytest
import turbohtml

from accessible import NOTHING, kind, name
from findings import FORMATS, Finding, summary
from locales import words


def test_a_note_on_a_pull_request_stays_on_its_line_whatever_stands_in_it() -> None:
    odd = Finding("docs/a,b:c.md", 3, "note-left", "error", "50 %\r\nhere", "Mend.")
    assert FORMATS["github"]([odd], {}) == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,title=note-left::50 %25%0D%0Ahere Mend."
    )


def test_a_summary_has_a_table_where_there_is_something_to_tell() -> None:
    said = words("en")
    counts = said["counts"].format(errors=0, warnings=0, hints=0)
    assert summary([], said) == f"{counts}\n"
    one = Finding("docs/a.md", 3, "note-left", "error", "A.", "B.")
    assert summary([one], said).splitlines()[2:] == [
        "| | | |",
        "|---|---|---|",
        f"| {said['levels']['error']} | docs/a.md:3 | A. B. |",
    ]


@pytest.mark.parametrize(
    ("markup", "of_kind"),
    [
        ('<a href="x">A</a>', "link"),
        ("<a>A</a>", ""),
        ('<span role="link">A</span>', "link"),
        ('<link href="x">', ""),
        ("<button>A</button>", "button"),
        ('<span role="button">A</span>', "button"),
        ('<input type="submit">', "button"),
        ('<input type="text">', "field"),
        ('<input type="checkbox">', ""),
        ("<select></select>", "field"),
        ("<h2></h2>", "heading"),
        ('<input type="image">', "picture"),
        ('<img src="x">', "picture"),
        ('<img src="x" role="presentation">', ""),
        ('<area href="x">', "picture"),
        ("<area>", ""),
        ('<svg role="img"></svg>', "drawing"),
        ("<svg></svg>", ""),
        ('<iframe src="x"></iframe>', "frame"),
    ],
)
def test_an_element_is_to_a_reader_what_its_role_or_its_tag_says(markup: str, of_kind: str) -> None:
    tag = markup[1:].split(" ", maxsplit=1)[0].split(">", maxsplit=1)[0]
    element = turbohtml.parse(f"<body>{markup}</body>").select_one(tag)
    assert element is not None
    assert kind(element) == of_kind


@pytest.mark.parametrize(
    ("markup", "heard"),
    [("A<b>B</b><label>C</label><strong>D</strong><wbr>E", "ABCDE"), ("A<div>B</div>C", "A B C"), ("A<br>B", "A B")],
)
def test_a_name_is_broken_where_a_line_is_and_not_within_it(markup: str, heard: str) -> None:
    tree = turbohtml.parse(f'<body><a href="x">{markup}</a></body>')
    element = tree.select_one("a")
    assert element is not None
    assert name(tree, element, "link") == heard


@pytest.mark.parametrize(
    ("markup", "heard"),
    [
        ('<a href="x" aria-label=" B  c ">A</a>', "B c"),
        ('<a href="x" title="B"></a>', "B"),
        ('<a href="x" title="B">A</a>', "A"),
        ('<a href="x" aria-labelledby="b c">A</a><i id="b">B</i><i id="c">C</i>', "B C"),
        ('<a href="x" id="a" aria-labelledby="a b" aria-label="C">A</a><i id="b">B</i>', "C B"),
        ('<a href="x" aria-labelledby="b">A</a><i id="b" aria-label="B"></i>', "B"),
        ('<a href="x" aria-labelledby="b"></a>', NOTHING),
        ('<a href="x" aria-labelledby="b"></a><i id="b"></i>', ""),
        (
            '<a href="x">A<i hidden>B</i><i aria-hidden="true">C</i><style>d</style><i aria-hidden="false">E</i></a>',
            "AE",
        ),
        ('<a href="x">A<i aria-label="B">C</i><img alt="D"><img title="E"><input value="F"></a>', "A B DEF"),
        ('<a href="x"><svg><title>A</title><text>B</text></svg><svg></svg></a>', "A"),
        ('<a href="x">\u200b \ue001</a>', ""),
        ('<img src="x" alt="">', NOTHING),
        ('<img src="x" alt=" ">', ""),
        ('<img src="x" title="B">', ""),
        ('<area href="x" title="B">', "B"),
        ('<img src="x" alt="A b">', "A b"),
        ('<img src="x" alt="a.png">', ""),
        ('<img src="x" alt="a b 1.jpeg">', ""),
        ('<img src="x" alt="A b.png">', "A b.png"),
        ('<img src="x" alt="DSC_0012">', ""),
        ('<img src="x" alt="Image of 2">', "Image of 2"),
        ('<input type="image" src="x" title="B">', "B"),
        ('<input type="submit">', "submit"),
        ('<input type="submit" value="">', ""),
        ('<input type="button" title="B">', "B"),
        ('<input type="reset" value="A" title="B">', "A"),
        ('<iframe src="x" title="B">A</iframe>', "B"),
        ('<iframe src="x">A</iframe>', ""),
        ("<button><b>A</b><br>B</button>", "A B"),
    ],
)
def test_the_name_of_an_element_is_what_assistive_technology_says(markup: str, heard: str) -> None:
    tree = turbohtml.parse(f"<body>{markup}</body>")
    element = tree.select_one(re.findall(r"<(\w+)", markup)[0])
    assert element is not None
    assert name(tree, element, kind(element)) == heard
