"""A finding, and the three ways of telling it: to a person, to a program, to GitHub."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

# What a workflow command needs escaped, and what the values of its properties need besides.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
# What is no error: a page can be meant so, or only a person can tell.
WARNINGS = frozenset(
    {"description-repeated", "title-repeated", "link-same-words", "page-unreachable"}
    | {"sentence-missing", "term-differs"}
)
HINTS = frozenset({"hard-to-read", "negation-differs"})
MOST_ROWS = 1000  # of the job's summary, which GitHub takes up to 1 MiB
LONGEST = 160  # characters of what a finding shows of a text


class ProjectError(Exception):
    """A project cannot be checked; the message says in one line why."""


def one_line(text: str) -> str:
    """Write on one line what may hold line breaks or signs that a terminal obeys."""
    text = re.sub(r"[ \t\n\r\f\v\x1c-\x1f]+|(?<=\S)\s(?=\S)", " ", text).strip(" ")  # other blanks at an end are shown
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in cut(text))


def cut(text: str) -> str:
    """Shorten a text that is shown to what a finding shows."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


class Finding(NamedTuple):
    """Where (file relative to the root, line from 1), what and why (message), and how to mend it (fix)."""

    file: str
    line: int
    rule: str
    level: str
    message: str
    fix: str


def level(rule: str) -> str:
    """Return how grave it is to break a rule: error, warning or hint."""
    return "hint" if rule in HINTS else "warning" if rule in WARNINGS else "error"


def as_text(findings: Iterable[Finding], said: Mapping[str, Any]) -> str:
    """Group findings by file; the last line has their counts. `said` are the words of a language."""
    found = sorted(findings)
    lines = []
    for file, group in groupby(found, key=lambda finding: finding.file):
        lines.append(file)
        lines += [f"  {one.line}: {said['levels'][one.level]}: {one.message} {one.fix} [{one.rule}]" for one in group]
    levels = Counter(finding.level for finding in found)
    lines.append(said["counts"].format(errors=levels["error"], warnings=levels["warning"], hints=levels["hint"]))
    return "\n".join(lines)


def as_json(findings: Iterable[Finding], said: Mapping[str, Any]) -> str:  # noqa: ARG001
    """Return a list of objects with rule, level, file, line, message and fix."""
    return json.dumps([finding._asdict() for finding in sorted(findings)], ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding], said: Mapping[str, Any]) -> str:  # noqa: ARG001
    """Return workflow commands, which GitHub shows beside the changed lines."""
    commands = {"error": "error", "warning": "warning", "hint": "notice"}
    return "\n".join(
        f"::{commands[one.level]} file={one.file.translate(_PROPERTY)},line={one.line},title={one.rule}::"
        + f"{one.message} {one.fix}".translate(_DATA)
        for one in sorted(findings)
    )


def summary(findings: Iterable[Finding], said: Mapping[str, Any]) -> str:
    """Return the Markdown that GitHub shows as the job's summary: the counts, and a table of the findings."""
    *_, counts = as_text(findings, said).splitlines()
    rows = [
        f"| {said['levels'][one.level]} | {_cell(one.file)}:{one.line} | {_cell(f'{one.message} {one.fix}')} |"
        for one in sorted(findings)[:MOST_ROWS]
    ]
    return "\n".join([counts, "", *(["| | | |", "|---|---|---|", *rows, ""] if rows else [])])


def _cell(text: str) -> str:
    return " ".join(re.sub(r"([\\|<>*_`\[\]#])", r"\\\1", text).split())


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
