"""Dates as the register writes them (ISO 8601 and its extension EDTF level 1) and as each language reads them."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from babel.dates import format_date, format_interval, format_skeleton

UNKNOWN = "unknown"
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class Span(NamedTuple):
    """The first and the last day that a date stands for."""

    start: date
    end: date


def parse(text: str) -> Span:
    """Read a year, a month, a season (21 spring to 24 winter), a day or an interval of two with a slash.

    `unknown` stands after every day there is. Raises ValueError where it is none of these or no day of the calendar.
    """
    if text == UNKNOWN:
        return Span(date.max, date.max)
    first, slash, last = text.partition("/")
    if slash and "/" not in last:
        start, end = parse(first), parse(last)
        if end.end < start.start or UNKNOWN in {first, last}:
            raise ValueError(text)
        return Span(start.start, end.end)
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if found[3]:
        return Span(date(year, month, day), date(year, month, day))
    from_month, to_month = SEASONS.get(month) or ((month, month) if found[2] else (1, 12))
    return Span(date(year, from_month, 1), date(year, to_month, calendar.monthrange(year, to_month)[1]))


def format_span(text: str, locale: str, seasons: list[str]) -> str:
    """Write a date in a locale of CLDR (da_DK), a season by its pattern with {year}; raises ValueError as `parse`."""
    span = parse(text)
    first, slash, last = text.partition("/")
    if slash:
        if len(first) == len(last) == len("2018-01"):
            return str(format_interval(span.start, span.end, "yMMMM", locale=locale))
        dash = "–" if len(first) == len(last) == len("2018") else " – "
        return dash.join(format_span(part, locale, seasons) for part in (first, last))
    if len(text) == len("2018"):
        return text
    if len(text) == len("2018-01-15"):
        return str(format_date(span.start, "long", locale=locale))
    if int(text[-2:]) in SEASONS:
        return seasons[int(text[-2:]) - min(SEASONS)].format(year=text[:4])
    return str(format_skeleton("yMMMM", span.start, locale=locale))


def add_months(day: date, months: int) -> date:
    """Return the day that many months later, the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
