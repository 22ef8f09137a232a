"""The check says of each case what is due, and nothing else: the faults are found, the valid look-alikes left alone."""

from __future__ import annotations

import html
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

import check
from corpus import Case, read_cases
from findings import Finding
from locales import words
from reading import read_project

CASES = read_cases()
# Rules that quote what stands in the file: the editor looks for it there.
QUOTING = {
    *("canonical", "front-matter", "front-matter-colon", "id-repeated", "lang", "link-same-words", "link-vague"),
    *("note-left", "raw-markdown", "reference-missing", "register-differs", "robots-closed", "section-orphaned"),
    *("soft-404",),
}
RULES = set(words("en")["rules"])


def findings(folder: Path) -> list[Finding]:
    return check.check(read_project(folder), None)


def test_the_small_site_that_the_cases_change_is_without_fault(tmp_path: Path) -> None:
    CASES[0].write_base(tmp_path)
    assert findings(tmp_path) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.name}")
def test_a_case_gives_what_is_due(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    # A hint may stand beside any fault that changes what a sentence says.
    told = [one for one in findings(tmp_path) if one.level != "hint" or case.rule == one.rule]
    assert Counter(f"{one.file}:{one.line} {one.rule}" for one in told) == Counter(case.found)
    for one in told:
        if one.rule in QUOTING:
            text = (tmp_path / one.file).read_text("utf-8", "replace")
            for shown in re.findall("»([^«»]*)«", one.message)[:1]:  # what is missing is not shown
                quoted = flat(re.sub(r"\\u([\da-f]{4})", lambda code: chr(int(code[1], 16)), shown))
                assert quoted in flat(text) or quoted in flat(re.sub("<[^<>]*>", "", text)), one.message


def flat(text: str) -> str:
    """Return the letters, digits and most signs of a text, without marks and blanks."""
    return re.sub(r"[\s>*_`|\[\]\\-]+", "", html.unescape(text)).casefold()


def test_every_rule_has_faults_and_every_fault_a_rule() -> None:
    due = {found.rpartition(" ")[2] for case in CASES for found in case.found}
    # What these say depends on more than the small site: they have tests of their own.
    assert due == RULES - {"translation-unaccepted", "too-large"}
    assert {case.rule for case in CASES} <= RULES


def test_there_are_enough_faults_and_look_alikes() -> None:
    faults = sum(bool(case.found) for case in CASES)
    assert faults >= 120
    assert len(CASES) - faults >= 40


def test_a_case_is_not_found_where_nothing_is_checked(tmp_path: Path) -> None:
    """Without the pages there is nothing to tell, so that what the cases find comes from what they change."""
    CASES[0].write_base(tmp_path)
    shutil.rmtree(tmp_path / "site")
    for file in (tmp_path / "docs").rglob("*.md"):
        file.unlink()
    assert findings(tmp_path) == []
