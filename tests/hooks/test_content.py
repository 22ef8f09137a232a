"""Pages and sections are what an editor sees in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import (
    LEAD,
    Page,
    Section,
    Status,
    blocks,
    headings,
    parse_page,
    split_sections,
    translation_status,
    unescape,
)

BODY = """\
# Vision

The lead.

## The shift { #shift }

Words of the shift.

### No id of its own

More of the shift.

## What it takes {#takes .wide}

Words of what it takes.
"""


def titled(body: str, title: str = "Vision", **meta: str | dict[str, str]) -> Page:
    return Page("vision.md", "da", Path("vision.md"), body=body, meta={"title": title, "description": "Told", **meta})


def translation(source: Page, body: str, **outdated: str) -> Page:
    made_from = {name: section.digest for name, section in source.sections.items()}
    return titled(body, "The vision", translated_from={**made_from, **outdated})


def test_sections_begin_at_headings_with_an_explicit_id() -> None:
    sections = split_sections(BODY)
    assert list(sections) == [LEAD, "shift", "takes"]
    assert sections["shift"].title == "The shift"
    assert "No id of its own" in sections["shift"].text
    assert "More of the shift." in sections["shift"].text
    assert "More of the shift." not in sections["takes"].text
    assert all(BODY.split("\n")[one.line - 1].startswith("## ") for one in [*sections.values()][1:])


def test_a_field_of_the_front_matter_has_a_line_and_one_that_is_not_there_has_none() -> None:
    page = Page("vision.md", "da", Path("vision.md"), front_matter="title: Vision\nslug : vision\n")
    assert [page.field_line(name) for name in ("title", "slug", "tit", "reviewed")] == [2, 3, 0, 0]


@pytest.mark.parametrize("name", ["title", '"title"', "'title'"])
def test_a_field_is_found_whose_name_stands_in_quotes(name: str) -> None:
    page = parse_page(f"---\nslug: a\n{name}: A\n---\n", Path("a.md"), "a.md", "da")
    assert page.field_line("title") == 3


@pytest.mark.parametrize(
    ("heading", "level", "name"),
    [
        ("## One { #one }", 2, "one"),
        ("### One {#one}", 3, "one"),
        ("## One {: #one }", 2, "one"),
        ("## One { .large #one lang=en }", 2, "one"),
        ("## One { #one-and-two_3 }", 2, "one-and-two_3"),
        ("# One { #one }", 1, "one"),
        ("##   One   { #one }  ", 2, "one"),
        ("##One { #one }", 2, "one"),  # as Python-Markdown takes it
        ("## One ## { #one }", 2, "one"),
        ("One { #one }\n---", 2, "one"),
        ("One { #one }\n===", 1, "one"),
    ],
)
def test_a_heading_gives_its_section_level_title_and_id(heading: str, level: int, name: str) -> None:
    section = split_sections(f"Lead.\n\n{heading}\n\nText.\n")[name]
    assert (section.level, section.title) == (level, "One")


@pytest.mark.parametrize("line", ["## One #one", "## One{ #one }", "## One { .one }", "Text { #one }", "##", "    # "])
def test_what_is_no_heading_with_an_id_begins_no_section(line: str) -> None:
    assert list(split_sections(f"Lead.\n\n{line}\n")) == [LEAD]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## One { .one }", "One"),
        ("## One { lang=en }", "One"),
        ("## One {two}", "One {two}"),
        ("## One {two} { #one }", "One {two}"),
        ("One {two}\n---", "One {two}"),
    ],
)
def test_what_stands_in_braces_and_is_no_attribute_belongs_to_the_title(heading: str, title: str) -> None:
    assert [found for _, _, found, _ in headings(heading)] == [title]


@pytest.mark.parametrize("above", ["", "# One", "    code", "/// summary | One"])
@pytest.mark.parametrize("line", ["---", "==="])
def test_a_line_below_what_is_no_paragraph_makes_no_heading(above: str, line: str) -> None:
    assert list(headings(f"{above}\n{line}\n")) == list(headings(f"{above}\n"))


def test_a_note_is_defined_only_at_the_beginning_of_a_line() -> None:
    page = titled("They say[^a]: yes.\n\nNo.[^ b]\n\nOwn.[^c]\n\n[^c]: A note.\n")
    assert page.unresolved_notes() == [("a", 1), (" b", 3)]


def test_the_lead_is_recorded_by_the_name_that_stands_in_the_files() -> None:
    source = titled("# Vision\n")
    made = titled("# Vision\n", translated_from={"top": source.sections["top"].record})
    assert translation_status(source, made) == Status("current")


@pytest.mark.parametrize(
    "fenced",
    [
        "```\n## One { #one }\n```",
        "~~~ text\n## One { #one }\n~~~",
        "````\n```\n## One { #one }\n````",
        "```\n~~~\n## One { #one }\n```",
        "```\ntext\n```python\n## One { #one }\n```",
    ],
)
def test_a_heading_inside_a_fence_begins_no_section(fenced: str) -> None:
    assert list(split_sections(f"Lead.\n\n{fenced}\n")) == [LEAD]


def test_a_fence_that_nothing_closes_is_none() -> None:
    assert list(split_sections("Lead.\n\n```\n## One { #one }\n")) == [LEAD, "one"]


def test_after_a_fence_headings_count_again() -> None:
    assert list(split_sections("```\n## One { #one }\n```\n\n## Two { #two }\n")) == [LEAD, "two"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("/// one | Title\nA\n///\n/// two\n///", [("one", 0, 2), ("two", 3, 4)]),
        ("//// outer\n/// inner\n///\n////", [("inner", 1, 2), ("outer", 0, 3)]),
        ("//// outer\n/// inner\n////", [("inner", 1, None), ("outer", 0, 2)]),
        ("//// longer\n///", [("", 1, None), ("longer", 0, None)]),
        ("///\n/// open", [("", 0, None), ("open", 1, None)]),
        ("/// two words\n///", [("two words", 0, 1)]),
        ("```\n/// shown\n```", []),
    ],
)
def test_a_block_ends_with_as_many_slashes_as_it_begins(body: str, found: list[tuple[str, int, int | None]]) -> None:
    assert list(blocks(body)) == found


def test_the_lead_is_all_above_the_first_section() -> None:
    lead = titled(BODY).sections[LEAD]
    assert "The lead." in lead.text
    assert "shift" not in lead.text
    assert (lead.title, lead.line) == ("", 1)


@pytest.mark.parametrize("field", ["title", "description"])
def test_title_and_description_belong_to_the_lead(field: str) -> None:
    before, after = titled(BODY), titled(BODY)
    after.meta[field] = "Another"
    assert before.sections[LEAD].digest != after.sections[LEAD].digest
    assert before.sections["shift"].digest == after.sections["shift"].digest


def test_a_page_without_a_section_has_its_lead() -> None:
    assert list(titled("").sections) == [LEAD]


def test_a_digest_is_eight_hexadecimal_digits() -> None:
    digest = split_sections(BODY)["shift"].digest
    assert len(digest) == 8
    assert int(digest, 16) >= 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A few words\nmore.", "\nA few\nwords   more.\n"),
        ("> A few words\n> more.", "> A few\n> words more."),
        ("En \u00e5.", "En a\u030a."),
        ("# More\n\nText.", "More\n====\n\nText."),
        ("### More\n\nText.", "### More ###\n\nText."),
        ("- A few\n- words", "* A few\n+ words"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "|A|B|\n| ------ | ---- |\n|  1|2  |"),
        ("A few words { #words }", "A few words {:#words}"),
        ("A **few** *words* more.", "A __few__ _words_ more."),
        ("```\nA few words.\n```", "~~~\nA few words.\n~~~"),
        ("A [few](words.md) more.", "A [few](<words.md>) more."),
        ('Skriv "Klage" på Else\'s brev.', "Skriv »Klage« på Else’s brev."),
    ],
)
def test_a_digest_stays_when_the_same_is_written_in_another_way(one: str, other: str) -> None:
    first, second = (split_sections(f"## One {{ #one }}\n\n{text}\n")["one"] for text in (one, other))
    assert first.record == second.record


@pytest.mark.parametrize(
    "changed",
    ["## One { #one }\n\nA few word more.\n", "## Une { #one }\n\nA few words more.\n", "## One { #one }\n\nMore.\n"],
)
def test_a_digest_changes_with_a_word(changed: str) -> None:
    assert (
        split_sections("## One { #one }\n\nA few words more.\n")["one"].digest != split_sections(changed)["one"].digest
    )


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Den 1. januar sker det. Så er det sket.", ["Den 1. januar sker det.", "Så er det sket."]),
        ("Det var i 2022. Efter det kom noget nyt.", ["Det var i 2022.", "Efter det kom noget nyt."]),
        ("Den 3. ældste.\n\nTo ting:\n- én\n- to", ["Den 3. ældste.", "To ting:", "- én", "- to"]),
    ],
)
def test_a_statement_ends_where_a_sentence_does_and_not_at_an_ordinal(text: str, statements: list[str]) -> None:
    assert list(Section(2, "S", 1, text).statements.values()) == statements


def test_a_section_knows_its_line_in_the_file() -> None:
    text = f"---\ntitle: Vision\nslug: vision\n---\n\n{BODY}"
    lines = text.splitlines()
    sections = parse_page(text, Path("vision.md"), "vision.md", "da").sections
    assert {lines[section.line - 1] for name, section in sections.items() if name != LEAD} == {
        "## The shift { #shift }",
        "## What it takes {#takes .wide}",
    }


@pytest.mark.parametrize(
    ("text", "front_matter", "body", "body_line"),
    [
        ("---\ntitle: A\n---\n# A\n", "title: A\n", "# A\n", 4),
        ("---\ntitle: A\n---\n\n# A\n\n---\n", "title: A\n", "\n# A\n\n---\n", 4),
        ("---\n---\n# A\n", "", "# A\n", 3),
        ("---\ntitle: A\n---", "title: A\n", "", 3),
        ("# A\n", "", "# A\n", 1),
        ("# A\n\n---\n\nB\n\n---\n", "", "# A\n\n---\n\nB\n\n---\n", 1),
        ("---\ntitle: A\n# A\n", "", "---\ntitle: A\n# A\n", 1),
    ],
)
def test_front_matter_is_what_stands_between_two_lines_at_the_top(
    text: str, front_matter: str, body: str, body_line: int
) -> None:
    page = parse_page(text, Path("a.md"), "a.md", "da")
    assert (page.front_matter, page.body, page.body_line) == (front_matter, body, body_line)


def test_a_field_that_is_not_given_or_no_text_is_empty_text() -> None:
    page = titled("", translated_from={LEAD: "00000000"})
    assert (page.text("title"), page.text("slug"), page.text("translated_from")) == ("Vision", "", "")


def test_a_page_that_records_no_digests_has_none() -> None:
    assert titled("").translated_from == {}
    assert titled("", translated_from="00000000").translated_from == {}


def test_no_translation_is_a_missing_one() -> None:
    assert translation_status(titled(BODY), None) == Status("missing")


def test_a_translation_made_from_the_present_text_is_current() -> None:
    source = titled(BODY)
    assert translation_status(source, translation(source, BODY)) == Status("current")


def test_a_translation_made_from_an_older_text_is_outdated_where_the_text_is_new() -> None:
    source = titled(BODY)
    assert translation_status(source, translation(source, BODY, shift="00000000")) == Status("outdated", (), ("shift",))


def test_a_translation_that_records_nothing_is_not_accepted_and_not_known_to_be_outdated() -> None:
    assert translation_status(titled(BODY), titled(BODY)) == Status("unaccepted")
    assert translation_status(titled(BODY), titled(BODY.partition("## What")[0])) == Status("incomplete", ("takes",))


def test_a_translation_without_a_section_is_incomplete_and_still_tells_what_is_outdated() -> None:
    source = titled(BODY)
    part = BODY.partition("## What")[0]
    status = translation_status(source, translation(source, part, shift="00000000"))
    assert status == Status("incomplete", ("takes",), ("shift",))


def test_a_section_that_only_the_translation_has_changes_nothing() -> None:
    source = titled(BODY)
    assert translation_status(source, translation(source, f"{BODY}\n## Own {{ #own }}\n")).state == "current"


def test_a_reference_to_a_sign_with_a_number_of_any_length_is_read() -> None:
    assert unescape(f"&#{'9' * 5000};&#x{'f' * 5000}; &aring;&#229;&#xe5;") == "\ufffd\ufffd ååå"
