"""Holds a translation against the glossary of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import content
from findings import Finding
from pairs import Pair
from project import Project, known_of
from writing import Block

TEMPLATE = "glossary.html"


def glossary(project: Project, locale: str) -> dict[str, str]:
    """Return the terms of the project's glossary by id, in a language."""
    for pages in project.pages.values():
        source = pages.get(project.locales[0])
        if source and source.text("template") == TEMPLATE:
            page = pages.get(locale)
            return {name: one.title for name, one in page.sections.items() if name != content.LEAD} if page else {}
    return {}


def check_terms(pair: Pair, source_terms: dict[str, str], made_terms: dict[str, str]) -> Iterator[Finding]:
    """Tell of what the glossary has a word for and is called otherwise; how words inflect must be known of both."""
    of_source, of_made = (known_of(side.page.locale).get("inflections") for side in (pair.source, pair.made))
    if not of_source or not of_made:
        return
    is_glossary = pair.source.page.text("template") == TEMPLATE
    for name, section in pair.source.sections.items():
        made = pair.made.sections.get(name)
        if not made:
            continue
        for its, mine, line in _side_by_side(section, made):
            for term, title in source_terms.items():
                wanted = made_terms.get(term)
                if (
                    wanted
                    and not (is_glossary and term == name)
                    and (found := uses(its, title, of_source))
                    and not uses(mine, wanted, of_made)
                ):
                    yield pair.told("term-differs", line, name, value=found, detail=wanted)


def _side_by_side(source: list[Block], made: list[Block]) -> Iterator[tuple[str, str, int]]:
    """Yield the words of each block and of its translation; of the whole section where the two are built otherwise."""
    sides = [[block for block in side if block.kind not in {"code", "row"}] for side in (source, made)]
    words_of = [[" ".join([one.inline.plain, *one.inline.pictures]).casefold() for one in side] for side in sides]
    if [one.kind for one in sides[0]] == [one.kind for one in sides[1]]:
        for its, mine, block in zip(*words_of, sides[1], strict=True):
            yield its, mine, block.line
    elif sides[1]:
        yield " ".join(words_of[0]), " ".join(words_of[1]), sides[1][0].line


def uses(text: str, title: str, endings: list[str]) -> str:
    """Return a term as it is used in a text, with whatever ending; nothing where it is not used.

    What stands in brackets in the title is another name of the term: General practitioner (GP).
    """
    names = [re.sub(r"\([^)]*\)", " ", title), *re.findall(r"\(([^)]*)\)", title)]
    ending = "(?:" + "|".join(map(re.escape, endings)) + ")?"
    flat = " ".join(text.split())
    for name in names:
        *before, last = re.findall(r"[^\W_]+", name.casefold()) or [""]
        # Each word takes an ending of its own, and may double its last letter: den digitale nøgle, klitterne of klit.
        stems = [*before, last.removesuffix("y") if "y" in endings else last]
        pattern = r"\W+".join(f"{re.escape(word)}(?:{word[-1:]})?{ending}" for word in stems)
        if last and (found := re.search(rf"(?<![\w-]){pattern}(?![\w-])", flat)):
            return found[0]
    return ""
