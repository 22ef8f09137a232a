"""Reads the cases of tests/cases: a folder a rule, a file a case, whose name is the sentence that it shows."""

from __future__ import annotations

import base64
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import acceptance
from reading import read_project
from safe_yaml import SAFE, read_yaml

CASES = Path(__file__).resolve().parent / "cases"
FIELDS = {"edit", "files", "bytes", "remove", "accept", "found"}


@dataclass(frozen=True)
class Case:
    """What is changed in the small site of tests/cases/base, and the findings, `file:line rule`, that are due."""

    rule: str
    name: str
    change: dict[str, Any]

    @property
    def accept(self) -> list[str]:
        """The pages whose translation is recorded as right before anything is changed."""
        return list(self.change.get("accept", []))

    @property
    def found(self) -> list[str]:
        """The findings that are due; none for a valid look-alike."""
        return list(self.change["found"])

    def write_base(self, folder: Path) -> None:
        """Write the small site as it is before the change."""
        shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)

    def write(self, folder: Path) -> None:
        """Write the small site as the change leaves it."""
        self.write_base(folder)
        if self.accept:
            acceptance.accept(read_project(folder), self.accept)
        self.apply(folder)

    def apply(self, folder: Path) -> None:
        """Make the change; an edit whose text does not stand there just once is a mistake in the case."""
        for path, edits in self.change.get("edit", {}).items():
            text = (folder / path).read_text("utf-8")
            for old, new in edits:
                assert text.count(old) == 1, f"{self.rule}/{self.name}: {path}: {text.count(old)} times {old!r}"
                text = text.replace(old, new)
            (folder / path).write_text(text, "utf-8")
        written = {path: text.encode() for path, text in self.change.get("files", {}).items()}
        written |= {path: base64.b64decode(text) for path, text in self.change.get("bytes", {}).items()}
        for path, data in written.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        for path in self.change.get("remove", []):
            (folder / path).unlink()


@cache
def read_cases() -> list[Case]:
    """Read every case, once for all tests of a process; a file that is none is a mistake."""
    cases = []
    for file in sorted(CASES.glob("*/*.yml")):
        if file.parent.name != "base":
            change = read_yaml(file.read_text("utf-8"), SAFE)
            assert set(change) <= FIELDS and "found" in change, f"{file}: {sorted(set(change) ^ FIELDS)}"
            cases.append(Case(file.parent.name, file.stem, change))
    return cases


def write(name: str, folder: Path) -> Case:
    """Write the small site as the case of this name, `rule/case`, leaves it."""
    (case,) = (one for one in read_cases() if f"{one.rule}/{one.name}" == name)
    case.write(folder)
    return case
