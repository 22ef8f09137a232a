"""A slip in YAML is told with its line, its field and what is the matter."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from schema import FORMATS, AllText, Slip, TextLoader, line_of, load

RULES = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 2, "maxLength": 5},
        "slug": {"type": "string", "pattern": "^[a-z]+$"},
        "kind": {"enum": ["one", "two"]},
        "count": {"type": "integer", "minimum": 1},
        "reviewed": {"type": "string", "format": "day-or-unknown"},
        "date": {"type": "string", "format": "edtf"},
        "entries": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}},
    },
}
GOOD = "title: Abc\nslug: abc\nkind: one\ncount: 2\nreviewed: 2018-01-15\ndate: 2016-23\n"


def slips(text: str, loader: type[Any] = TextLoader, first_line: int = 1) -> list[Slip]:
    return load(text, RULES, loader, first_line)[1]


def test_what_keeps_to_the_schema_has_no_slip() -> None:
    assert load(GOOD, RULES, TextLoader) == (
        {"title": "Abc", "slug": "abc", "kind": "one", "count": 2, "reviewed": "2018-01-15", "date": "2016-23"},
        [],
    )


@pytest.mark.parametrize(
    ("written", "instead", "slip"),
    [
        ("title: Abc\n", "", Slip(1, "title", "required")),
        ("title: Abc", "title: A", Slip(1, "title", "minLength", "A")),
        ("title: Abc", "title: Abcdef", Slip(1, "title", "maxLength", "Abcdef")),
        ("slug: abc", "slug: A b", Slip(2, "slug", "pattern", "A b")),
        ("slug: abc", "slgu: abc", Slip(2, "slgu", "unknown_field", "slug")),
        ("kind: one", "kind: three", Slip(3, "kind", "enum", "one, two")),
        ("count: 2", "count: 0", Slip(4, "count", "minimum", "0")),
        ("count: 2", "count: two", Slip(4, "count", "type", "two")),
        ("2018-01-15", "2018-13-15", Slip(5, "reviewed", "day-or-unknown", "2018-13-15")),
        ("2018-01-15", "15. januar", Slip(5, "reviewed", "day-or-unknown", "15. januar")),
        ("2018-01-15", "'20180115'", Slip(5, "reviewed", "day-or-unknown", "20180115")),
        ("2018-01-15", "2018-W03-1", Slip(5, "reviewed", "day-or-unknown", "2018-W03-1")),
        ("2018-01-15", "2018-01", Slip(5, "reviewed", "day-or-unknown", "2018-01")),
        ("date: 2016-23", "date: 2016-25", Slip(6, "date", "edtf", "2016-25")),
        ("date: 2016-23", "date: 2016", Slip(6, "date", "type", "2016")),
    ],
)
def test_a_slip_has_line_field_and_kind(written: str, instead: str, slip: Slip) -> None:
    assert written in GOOD
    assert slips(GOOD.replace(written, instead)) == [slip]


@pytest.mark.parametrize("field", ["reviewed: 2018-01-15", "date: 2016-23"])
def test_unknown_is_a_legal_date(field: str) -> None:
    assert slips(GOOD.replace(field, f"{field.partition(':')[0]}: unknown")) == []


@pytest.mark.parametrize("written", ["da", "pt-BR", "zh-Hant-TW", "es-419"])
def test_a_language_is_written_as_browsers_read_it(written: str) -> None:
    assert FORMATS.conforms(written, "language")


@pytest.mark.parametrize("written", ["pt_BR", "de.UTF-8", "de@euro", "engelsk", "da-", ""])
def test_what_browsers_do_not_read_is_no_language(written: str) -> None:
    assert not FORMATS.conforms(written, "language")


def test_an_unknown_field_that_is_like_none_is_told_with_all_there_are() -> None:
    known = "title, slug, kind, count, reviewed, date, entries"
    assert slips("title: Abc\nzzzz: 1\n") == [Slip(2, "zzzz", "unknown_field", known)]


def test_a_value_of_several_lines_is_told_in_one_and_cut_short() -> None:
    assert slips("title: |\n  One\n  two\n") == [Slip(1, "title", "maxLength", "One two ")]
    assert slips(f"title: {'a' * 70}\n") == [Slip(1, "title", "maxLength", "a" * 60)]


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    assert slips(GOOD.replace("slug: abc", "slug: A"), first_line=2) == [Slip(3, "slug", "pattern", "A")]


def test_a_slip_inside_a_list_has_the_line_of_the_value() -> None:
    assert slips("title: Abc\nentries:\n  - id: a\n  - id: [b]\n") == [Slip(4, "id", "type", "['b']")]


def test_all_slips_are_told_in_the_order_of_the_lines() -> None:
    found = slips("slug: A\nkind: three\ncount: 0\n")
    assert [(slip.line, slip.field) for slip in found] == [(1, "slug"), (1, "title"), (2, "kind"), (3, "count")]


@pytest.mark.parametrize(
    ("text", "line"),
    [("title: Abc\ntitle: Abd\n", 2), ("title: Abc\nentries:\n  - id: a\n    id: b\n", 4)],
)
def test_a_key_that_stands_twice_is_a_slip_where_it_stands_again(text: str, line: int) -> None:
    assert [(slip.line, slip.kind) for slip in slips(text)] == [(line, "repeated")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Abc: def\n", 1),
        ("title: Abc\nslug: 'abc\n", 2),
        ('title: Abc\nslug: "abc\nkind: one\nreviewed: "2018"\n', 2),
        ("title Abc\nslug: abc\n", 1),
        ("title: Abc\nslug abc\nkind: one\n", 2),
        ("title:Abc\nslug: abc\n", 1),
        ("entries: &a [*a]\n", 1),
        ("a: &a [x, x, x]\n" + "".join(f"{n}: &{n} [*{m}, *{m}, *{m}]\n" for m, n in pairwise("abcdefghijklmno")), 12),
        (f"title: Abc\nentries: {'[' * 101}{']' * 101} # *\n", 2),
        ("count: !!int x\n", 1),
        ("count: !!bool x\n", 1),
        ("count: !!timestamp x\n", 1),
        (f"count: {'9' * 5_000}\n", 1),
        ("title: Abc\n\tslug: abc\n", 2),
        ("title: Abc\n[slug]: abc\n", 2),
        ("title: @bc\n", 1),
        ('title: "Abc\n  abc"\nkind: one\nslug: abc: def\n', 4),
        ("title: Abc\u2028kind: one\u2028slug: @bc", 1),  # lines for YAML and for no program that shows them
        ("title: Abc\u2028kind: one\u2028slug: [", 1),
    ],
)
def test_yaml_that_cannot_be_read_is_one_slip(text: str, line: int) -> None:
    data, found = load(text, RULES, TextLoader)
    assert data is None
    assert found == [Slip(line, "", "yaml")]


def test_a_change_that_is_not_merged_is_told_where_it_begins() -> None:
    assert slips("title: Abc\n<<<<<<< HEAD\nslug: abc\n=======\nslug: def\n>>>>>>> b\n") == [Slip(2, "", "conflict")]
    assert slips("\n<<<<<<< HEAD\nslug: abc\n=======\nslug: def\n>>>>>>> b\n") == [Slip(2, "", "conflict")]
    noticed_below = "title: Abc\nentries: [a,\n<<<<<<< HEAD\n  b]\n=======\n  c]\n>>>>>>> b\n"
    assert slips(noticed_below) == [Slip(3, "", "conflict")]


def test_what_is_wrong_with_the_whole_is_told_where_that_begins() -> None:
    assert slips("# A comment\nslug: abc\n") == [Slip(2, "title", "required")]
    assert slips("# A comment\n- a\n") == [Slip(2, "", "no_fields", "['a']")]


def test_a_name_with_nothing_behind_it_is_missing() -> None:
    assert slips("title:\nslug: abc\n") == [Slip(1, "title", "required")]


def test_what_is_wrong_in_a_list_is_told_of_its_field() -> None:
    assert slips("title: Abc\nentries: [1]\n") == [Slip(2, "entries", "type", "1")]


def test_the_registers_yaml_leaves_dates_as_text_and_knows_numbers_and_truth() -> None:
    data, _ = load("a: 2018-01-15\nb: 1.10\nc: 7\nd: true\n", {}, TextLoader)
    assert data == {"a": "2018-01-15", "b": "1.10", "c": 7, "d": True}


def test_an_entry_of_the_register_may_take_over_what_another_says() -> None:
    data, _ = load("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\n", {}, TextLoader)
    assert data["b"] == {"x": 1, "y": 3}


def test_front_matter_is_all_text() -> None:
    data, _ = load("a: 12345678\nb: 0e123456\nc: true\nd: 2018-01-15\n", {}, AllText)
    assert data == {"a": "12345678", "b": "0e123456", "c": "true", "d": "2018-01-15"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (["one"], 1),
        (["entries", 1], 4),
        (["entries", 1, "page"], 5),
        (["entries", 0, "nosuch"], 3),
        (["nosuch"], 1),
        ([], 1),
    ],
)
def test_a_value_is_found_on_its_line(path: list[str | int], line: int) -> None:
    assert line_of("one: 1\nentries:\n  - id: a\n  - id: b\n    page: c\n", path) == line


def test_an_empty_text_has_its_first_line() -> None:
    assert line_of("", ["title"]) == 1
