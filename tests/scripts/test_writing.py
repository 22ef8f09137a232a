"""A page is taken apart into what a reader meets of it, each part on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import Page
from inline import breaks_before, read_inline, sentences
from writing import Writing, take_apart


def written(text: str) -> Writing:
    return take_apart(Page("a.md", "da", Path("a.md"), body=text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("A\nb.\n\n\nC.\n", ["paragraph 1 A\nb.", "paragraph 5 C."]),
        ("> A\n>b", ["paragraph 1 A\nb"]),
        ("# A\nB.\n\n##C##\n# \nD", ["heading 1 A", "paragraph 2 B.", "heading 4 C", "paragraph 5 #\nD"]),
        ("A\n=\n\nB\n---\n\nC\nd\n---\nE.", ["heading 1 A", "heading 4 B", "paragraph 7 C\nd", "paragraph 10 E."]),
        ("A.\n***\nB.\n - - -\nC.", ["paragraph 1 A.", "paragraph 3 B.", "paragraph 5 C."]),
        ("- A\n  b\n- [x] C\n\n  D", ["item 1 A\nb", "item 3 C", "paragraph 5 D"]),
        (
            "1. A\n\n    2) B\n\n\t- C\n\n    D\n\nE.",
            ["item 1 A", "item 3 B", "item 5 C", "paragraph 7 D", "paragraph 9 E."],
        ),
        ("A\n- b\n1. c", ["paragraph 1 A\n- b\n1. c"]),
        (
            "- A\n\n        - B\n    - C\n- D\n\nE\n\n    F",
            ["item 1 A", "item 3 B", "item 4 C", "item 5 D", "paragraph 7 E", "code 9 "],
        ),
        ("```\nA\n~~~\n``\n``` x\n````\nB.", ["code 1 ", "paragraph 7 B."]),
        ("A\n~~~~ x\nB\n~~~\n~~~~\nC.", ["paragraph 1 A", "code 2 ", "paragraph 6 C."]),
        ("> ```\n> A\n> ```\n> B", ["code 1 ", "paragraph 4 B"]),
        ("    A\n\n    B\n\tC\nD.\n    e", ["code 1 ", "paragraph 5 D.\ne"]),
        ("<PRE>\nA\n\n</pre>\nB.", ["code 1 ", "paragraph 5 B."]),
        ("<script>\nA\n\nB\n</script>\nC.", ["paragraph 6 C."]),
        ("A.\n<style>b</style>\nC.", ["paragraph 1 A.", "paragraph 3 C."]),
        ("A.<!-- b\n\nc -->\nD `<!-- e -->` f.", ["paragraph 1 A.", "paragraph 4 D `<!-- e -->` f."]),
        (
            "|A|B|\n|-|:-:|\n| C | `d|e` |\n|f\\|g",
            ["row 1 ", "cell 1 A", "cell 1 B", "row 3 ", "cell 3 C", "cell 3 `d|e`", "row 4 ", "cell 4 f|g"],
        ),
        ("A | B\n--|--\n# C", ["row 1 ", "cell 1 A", "cell 1 B", "heading 3 C"]),
        ("A | B\n C | D\n\nE | F", ["paragraph 1 A | B\nC | D", "paragraph 4 E | F"]),
        ("A\nB | C", ["paragraph 1 A\nB | C"]),
        ("A | B\n--|--\nC", ["row 1 ", "cell 1 A", "cell 1 B", "row 3 ", "cell 3 C"]),
        ("- A | B\n- C | D", ["item 1 A | B", "item 2 C | D"]),
        ("- A\n\n    B\n- C", ["item 1 A", "paragraph 3 B", "item 4 C"]),
        ("/// notice | A\nB.\n////\nC.", ["box 1 ", "paragraph 1 A", "paragraph 2 B.", "paragraph 4 C."]),
        ("- A\n\n/// details\n    B\n///", ["item 1 A", "box 3 ", "paragraph 4 B"]),
        (
            '!!! note "A"\n    B.\n\n    - C\n\nD.',
            ["box 1 ", "paragraph 1 A", "paragraph 2 B.", "item 4 C", "paragraph 6 D."],
        ),
        ("A.\n??? note\n\n    B.", ["paragraph 1 A.", "box 2 ", "paragraph 2 Note", "paragraph 4 B."]),
        ("A.[^b]\n\n[^b]: C\n    d.", ["paragraph 1 A.[^b]", "paragraph 3 C\nd."]),
        ("A\n[b]: c.md\nD", ["paragraph 1 A", "paragraph 3 D"]),
    ],
)
def test_a_page_has_its_parts_on_their_lines(text: str, blocks: list[str]) -> None:
    assert [f"{one.kind} {one.line} {one.source}" for one in written(text).blocks] == blocks


def test_a_part_belongs_to_the_section_whose_heading_has_an_id() -> None:
    found = written("# A\n\nB.\n\n### C { #c }\n\nD.\n\n## E\n\nF\n---\n\nG { #g }\n===\n|H|\n|-|\n").blocks
    assert [(one.source, one.section, one.level, one.title_id) for one in found] == [
        ("A", "top", 1, ""),
        ("B.", "top", 0, ""),
        ("C", "c", 3, "c"),
        ("D.", "c", 0, ""),
        ("E", "c", 2, ""),
        ("F", "c", 2, ""),
        ("G", "g", 1, "g"),
        ("", "g", 0, ""),
        ("H", "g", 0, ""),
    ]


def test_what_a_page_defines_is_known_by_its_name_in_small_letters() -> None:
    made = written("[A  b]: c.md\n\n[d]: <e.md> 'f'\n\nG.[^h]\n\n[^h]: I\n")
    assert (made.definitions, made.notes) == ({"a b": "c.md", "d": "e.md"}, {"h"})


@pytest.mark.parametrize(
    ("source", "text", "plain", "found"),
    [
        ("A **b** _c_ *d e.* f_g_h 2*3", "A b c d e. f_g_h 2*3", "A b     f_g_h 2*3", {}),
        ("*A b.*", "A b.", "A b.", {}),
        ("A »b c« “d” e", "A »b c« “d” e", "A     e", {}),
        ("A\\*b\\* \\[c](d) &amp; e", "A*b* [c](d) & e", "A*b* [c](d) & e", {"broken": []}),
        ("A `b` <code>c</code> ``d`e``", "A      ", "A      ", {"code": ["b", "d`e", "c"]}),
        ("A `b\nc` d", "A  \n d", "A  \n d", {"code": ["b\nc"]}),
        ("A [b](c.md#d) [e](<f g.md> 'h')", "A b e", "A b e", {"links": [("c.md#d", "b"), ("f g.md", "e")]}),
        (
            "[a][n], [N][], [x][y], [n] b[0][1]",
            "a, N, x, n b[0][1]",
            "a, N, x, n b[0][1]",
            {"links": [("t.md", "a"), ("t.md", "N"), ("", "x"), ("t.md", "n")], "references": ["y"]},
        ),
        ("[a][n] b", "a b", "a b", {"links": [("t.md", "a")]}),
        (
            "A ![b](c.svg) ![d][n] ![e][y] ![f][]",
            "A        ",
            "A        ",
            {"pictures": ["b", "d", "e", "f"], "references": ["y", "f"], "links": []},
        ),
        ("A[^b] c.[^d]", "A c.", "A c.", {"notes": ["[^b]", "[^d]"], "links": []}),
        (
            "<https://a.example/> <b@c.example>",
            "   ",
            "   ",
            {"links": [("https://a.example/", "https://a.example/"), ("mailto:b@c.example", "b@c.example")]},
        ),
        (
            'A <b>c</b> <i lang="en">d <i>e</i> f</i> g<br>',
            "A c d e f g ",
            "A c   g ",
            {"html": ["<b>", "</b>", '<i lang="en">', "<i>", "</i>", "</i>", "<br>"]},
        ),
        ('A <i lang="en">b\n</i> c', "A b\n c", "A  \n c", {}),
        ('A <i lang="en">b c', "A b c", "A  ", {}),
        ('A <img alt="b" lang="en"> c <i lang="en" /> d', "A  c  d", "A  c  d", {}),
        ("A *b c*{ lang=en } d [e]{ lang=en } f{ .g }", "A b c d [e] f", "A   d   f", {}),
        (
            "A [b] (c.md) [d](e/f g (h)[i.md] ](j.md)",
            "A [b] (c.md) [d](e/f g (h)[i.md] ](j.md)",
            "A [b] (c.md) [d](e/f g (h)[i.md] ](j.md)",
            {"broken": ["[b] (c.md)", "[d](e/f", "(h)[i.md]"]},
        ),
    ],
)
def test_the_words_of_a_part_have_no_marks_and_what_stands_in_them_is_known(
    source: str, text: str, plain: str, found: dict[str, object]
) -> None:
    read = read_inline(source, {"n": "t.md"})
    assert (read.text, read.plain) == (text, plain)
    assert {name: getattr(read, name) for name in found} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A b. C d! E", [(0, "A b."), (0, "C d!"), (0, "E")]),
        ("\n A\nb.\nC: d\nE: 5 f: G.\n\n", [(1, "A\nb."), (3, "C: d\nE:"), (4, "5 f:"), (4, "G.")]),
        ("A f.eks. b. (C d.) «E»", [(0, "A f.eks. b."), (0, "(C d.) «E»")]),
        (" \n", []),
        ("文一。「文二！」文三？", [(0, "文一。"), (0, "「文二！」"), (0, "文三？")]),
        ("هل هذا؟ نعم", [(0, "هل هذا؟"), (0, "نعم")]),
    ],
)
def test_a_sentence_goes_on_in_small_letters_and_stands_on_its_line(text: str, found: list[tuple[int, str]]) -> None:
    assert list(sentences(text)) == found


@pytest.mark.parametrize(("words", "breaks"), [("A", 0), ("b", 1), ("c", 2), ("d", 0)])
def test_words_stand_behind_the_line_breaks_before_them(words: str, breaks: int) -> None:
    assert breaks_before("A\nb\nc", words) == breaks
