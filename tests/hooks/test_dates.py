"""Dates are read as EDTF has them and written as each language does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

import small_site
from dates import add_months, format_span, parse

WRITTEN = [
    ("2018", "2018", "2018"),
    ("2018-01", "januar 2018", "January 2018"),
    ("2018-01-15", "15. januar 2018", "15 January 2018"),
    ("2016-21", "foråret 2016", "spring 2016"),
    ("2016-22", "sommeren 2016", "summer 2016"),
    ("2016-23", "efteråret 2016", "autumn 2016"),
    ("2016-24", "vinteren 2016", "winter 2016"),
    ("2018/2022", "2018–2022", "2018–2022"),
    ("2022-01/2022-06", "januar–juni 2022", "January – June 2022"),
    ("2022-11/2023-02", "november 2022–februar 2023", "November 2022 – February 2023"),
    ("2018-01-15/2022", "15. januar 2018 – 2022", "15 January 2018 – 2022"),
    ("2019-01/2022", "januar 2019 – 2022", "January 2019 – 2022"),
    ("2016-23/2018", "efteråret 2016 – 2018", "autumn 2016 – 2018"),
    ("2018-01-15/2018-02-01", "15. januar 2018 – 1. februar 2018", "15 January 2018 – 1 February 2018"),
]


def strings(locale: str) -> dict[str, Any]:
    return dict(yaml.safe_load((small_site.ROOT / "overrides" / "strings" / f"{locale}.yml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-01", "2018-01-01", "2018-01-31"),
        ("2018-04", "2018-04-01", "2018-04-30"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-01-15", "2018-01-15", "2018-01-15"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2016-21", "2016-03-01", "2016-05-31"),
        ("2016-22", "2016-06-01", "2016-08-31"),
        ("2016-23", "2016-09-01", "2016-11-30"),
        ("2016-24", "2016-12-01", "2016-12-31"),
        ("2018/2022", "2018-01-01", "2022-12-31"),
        ("2022-01/2022-06", "2022-01-01", "2022-06-30"),
        ("2018-01-15/2022", "2018-01-15", "2022-12-31"),
        ("2018-01-15/2018-01-15", "2018-01-15", "2018-01-15"),
        ("unknown", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_date_stands_for_its_days(text: str, start: str, end: str) -> None:
    span = parse(text)
    assert (span.start.isoformat(), span.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-1",
        "2018-00",
        "2018-13",
        "2018-20",
        "2018-25",
        "2018-02-29",
        "2018-04-31",
        "2018-01-00",
        "2018-01-32",
        "2018-23-05",
        "2018-1-15",
        "20180115",
        "2018-01-15T12:00",
        "15-01-2018",
        "15. januar 2018",
        " 2018",
        "2018/",
        "/2018",
        "2018/..",
        "2018/unknown",
        "2022/2018",
        "2022-06/2022-01",
        "2018/2019/2020",
        "0000",
    ],
)
def test_what_is_no_date_is_turned_away(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


@pytest.mark.parametrize(("text", "danish", "english"), WRITTEN)
def test_each_language_writes_a_date_in_its_own_way(text: str, danish: str, english: str) -> None:
    for locale, wanted in (("da", danish), ("en", english)):
        own = strings(locale)
        written = format_span(text, own["locale"], own["seasons"])
        assert " ".join(written.split()) == wanted  # CLDR has thin and unbreakable blanks


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        ("2026-01-15", 0, "2026-01-15"),
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-11-23", 1, "2026-12-23"),
        ("2026-11-23", 2, "2027-01-23"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-31", 30, "2029-04-30"),
    ],
)
def test_months_are_added_up_to_the_end_of_the_month(day: str, months: int, due: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == due
