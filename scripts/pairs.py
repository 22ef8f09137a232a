"""A page in the source language beside the same page in another one."""

from __future__ import annotations

from dataclasses import dataclass

from findings import Finding
from project import Project
from writing import Writing


@dataclass(frozen=True)
class Pair:
    """A page in the source language and in another one."""

    project: Project
    source: Writing
    made: Writing

    def told(self, rule: str, line: int, section: str = "", **details: object) -> Finding:
        """Make a finding in the translation."""
        known = self.source.page.sections.get(section) or self.made.page.sections.get(section)
        named = {
            "source": self.project.file(self.source.page),
            "path": self.source.page.path,
            "id": section,
            "title": (known.title if known else "") or self.project.said["lead"],
            "source_line": known.line if known else 1,
        }
        return self.project.told(rule, self.project.file(self.made.page), line, **(named | details))
