"""What a reader hears of a built page, each part on its line and in its language."""

from __future__ import annotations

import pytest

from heard import hear


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>A <b>b</b>\n c.</p><p>D", ["1 da A b\n c.", "2 da D"]),
        ("\n<p>\n\nA</p>", ["4 da A"]),
        ("<p>A <em>b</em> <q>c</q> d</p>", ["1 da A b c d = A     d"]),
        ("<p>A <code>b</code>c <svg><text>d</text></svg></p>", ["1 da d !", "1 da A  c  "]),
        ("<pre>a</pre><script>b</script><textarea>c</textarea><p> </p>", []),
        ('<p>A <i lang="en">b\nc</i> d</p>', ["1 en  = b\nc", "1 da A b\nc d = A  \n d"]),
        ('<p lang="en">A <b lang="da-DK">b</b></p>', ["1 en  = A ", "1 da A b =  b"]),
        ('<p lang="da">A</p>', ["1 da A"]),
        ('<p>A <a hreflang="en" href="x">b</a></p>', ["1 da A b = A  "]),
        ('<p>A <a hreflang="en" lang="" href="x">b</a></p>', ["1 da A b = A  "]),
        ('<p title="A">B</p>\n<img alt="C"><input placeholder="D">', ["1 da A !", "1 da B", "2 da C !", "2 da D !"]),
        ('<p title=" " aria-label="A" lang="en" alt="B">C</p>', ["1 en  = C", "1 da C =  "]),
        ('<noscript>A <img src="x"></noscript><input type="submit" value="B">', ["1 da A ", "1 da B !"]),
        ('<a class="footnote-backref" title="A" aria-label="B">c</a>', ["1 da B !", "1 da c"]),
        ("<div>A<div>B</div>C</div>", ["1 da A", "1 da B", "1 da C"]),
        ("<p><a>A</a> <b>B</b></p>", ["1 da A B"]),
        ('<p hreflang="en">A</p>', ["1 da A"]),
        ('<p lang="en">A <b lang="">B</b></p>', ["1 en  = A ", "1 en  = B", "1 da A B =   "]),
        ("<p>A\nb<br>\nC<br>D\n</p>", ["1 da A\nb", "3 da C", "3 da D\n"]),
        ("<ul><li>A\n<ul>\n<li>B</li>\n</ul>\nC</li></ul>", ["1 da A\n", "3 da B", "5 da C"]),
        ("<p>\n<a href='x'>\nA</a>\nb</p>", ["3 da A\nb"]),
        ("<p><a>A</a>\n<a>B <b>c</b></a> <a>D</a></p>", ["1 da A\n", "2 da B c ", "2 da D"]),
        ("<p><a>A</a> and <a>B</a> <a>C</a></p>", ["1 da A and B C"]),
    ],
)
def test_a_text_is_heard_with_what_is_its_own(body: str, texts: list[str]) -> None:
    told = []
    for said in hear(f"<body>{body}</body>", "da").texts:
        own = "" if said.plain == said.text else f" = {said.plain}"
        told.append(f"{said.line} {said.locale} {said.text}{own}{' !' * said.is_short}")
    assert told == texts


def test_a_place_of_a_text_stands_on_its_line() -> None:
    (said,) = hear("<body>\n\n<p>A\nb\nc</p></body>", "da").texts
    assert [said.line_at(said.text.index(sign)) for sign in "Abc"] == [3, 4, 5]


def test_a_file_that_is_loaded_is_told_with_its_words_and_its_language() -> None:
    body = '<object data="a.svg" aria-label="A"></object><video><track src="b.vtt" srclang="en"></video><img src="c">'
    found = hear(f"<body>{body}</body>", "da").loads
    assert [(one.target, one.name.strip(), one.locale) for one in found] == [("a.svg", "A", "da"), ("b.vtt", "", "en")]


def test_the_headings_that_a_link_can_lead_to_are_those_with_an_id() -> None:
    assert hear("<body><h2 class=a>A</h2><h3 id=b>B  c</h3><p id=d>D</p></body>", "da").headings == {"b": "b c"}


def test_a_control_is_told_with_its_name_its_target_and_its_language() -> None:
    body = (
        '<a href="x" hreflang="en">A</a>\n<div lang="sv"><button>B</button><a>C</a></div><img src="y" alt="D" hidden>'
    )
    found = hear(f"<body>{body}<i hidden><a href=z>E</a></i><span role=link>F</span></body>", "da").controls
    assert [(one.kind, one.name, one.line, one.target, one.hreflang, one.locale) for one in found] == [
        ("link", "A", 1, "x", "en", "da"),
        ("button", "B", 2, "", "", "sv"),
        ("link", "F", 2, "", "", "da"),
    ]
    assert found[0].html == '<a href="x" hreflang="en"'


@pytest.mark.parametrize(
    ("body", "is_empty", "heading"),
    [
        ("<h1>A\n b</h1><main></main>", True, "A b"),
        ("<h1>A</h1><main><h1>B</h1></main>", True, "B"),
        ("<h1>A</h1><div role=main><h1>B</h1>C</div>", False, "B"),
        ("A<main><p> </p><p hidden>B</p><script>c</script></main>", True, ""),
        ("<main><div><img src=x></div></main>", False, ""),
        ("<main><pre>a</pre></main>", False, ""),
        ("<main><h2>A</h2></main>", False, ""),
        ("<p>A</p>", False, ""),
        ("", True, ""),
    ],
)
def test_a_page_is_empty_where_its_main_part_has_nothing_but_its_heading(
    body: str, is_empty: bool, heading: str
) -> None:
    found = hear(f"<body>{body}</body>", "da")
    assert (found.is_empty, found.heading) == (is_empty, heading)


def test_a_page_of_frames_says_nothing() -> None:
    found = hear("<frameset><frame src=x></frameset>", "da")
    assert (found.texts, found.controls, found.is_empty) == ([], [], False)
