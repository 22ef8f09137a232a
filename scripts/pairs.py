"""A page in the source language beside the same page in another one, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import content
from findings import Finding
from project import Project, words
from writing import Block, Inline, Writing

Section = list[tuple[Block, Inline]]


@dataclass(frozen=True)
class Half:
    """A page in one language, taken apart."""

    page: content.Page
    writing: Writing

    @cached_property
    def sections(self) -> dict[str, list[tuple[Block, Inline]]]:
        """The blocks of each section, with what stands in them."""
        found: dict[str, list[tuple[Block, Inline]]] = {content.LEAD: []}
        for block in self.writing.blocks:
            found.setdefault(block.section, []).append((block, self.writing.inline(block)))
        return found

    @cached_property
    def lines(self) -> dict[str, int]:
        """The line on which each section begins, in the order of the page."""
        return {name: section.line for name, section in self.page.sections.items()}

    @cached_property
    def next(self) -> dict[str, str]:
        """The section that follows each one, empty after the last."""
        names = list(self.page.sections)
        return dict(zip(names, [*names[1:], ""], strict=True))


@dataclass(frozen=True)
class Pair:
    """A page in the source language and in another one."""

    project: Project
    source: Half
    made: Half

    def told(self, rule: str, line: int, section: str = "", **details: object) -> Finding:
        """Make a finding in the translation."""
        known = self.source.page.sections.get(section) or self.made.page.sections.get(section)
        named = {
            "source": self.project.file(self.source.page),
            "path": self.source.page.path,
            "id": section,
            "title": (known.title if known else "") or words(self.project.locales[0])["lead"],
            "source_line": known.line if known else 1,
        }
        return self.project.told(rule, self.project.file(self.made.page), line, **(named | details))
