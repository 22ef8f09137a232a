"""Rules on what is translated, and whether it still says what its source says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

import content
from findings import Finding
from project import Project, words

BLOCK = re.compile(r"^translated_from:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def check(project: Project) -> Iterator[Finding]:
    """Yield a finding for each page and section that is missing, orphaned or out of date in a translation."""
    for path, pages in project.pages.items():
        source = pages.get(project.locales[0])
        for locale in project.locales[1:]:
            translation = pages.get(locale)
            if source and translation:
                yield from check_sections(project, source, translation)
            elif source or translation:
                rule = "translation-missing" if source else "page-orphaned"
                name = Locale.parse(locale).get_display_name(project.locales[0])
                yield _finding(project, rule, path, locale, 1, language=name)


def check_sections(project: Project, source: content.Page, translation: content.Page) -> Iterator[Finding]:
    """Compare the sections of a page and its translation."""
    wanted, made = source.sections, translation.sections
    status = content.translation_status(source, translation)
    outdated = status.outdated
    if outdated and not translation.translated_from:
        yield _finding(project, "translation-unaccepted", source.path, translation.locale, 1)
        outdated = ()
    orphaned = [name for name in made if name not in wanted]
    for rule, names in (
        ("section-missing", status.missing),
        ("section-outdated", outdated),
        ("section-orphaned", orphaned),
    ):
        for name in names:
            section = wanted.get(name) or made[name]
            place = made[name].line if name in made else 1
            details = {
                "title": section.title or words(project.locales[0])["lead"],
                "id": name,
                "source_line": section.line,
            }
            yield _finding(project, rule, source.path, translation.locale, place, **details)


def accept(project: Project, source: content.Page, translation: content.Page) -> list[Finding]:
    """Record that a translation is right; where sections are missing, change nothing and return them."""
    missing = [one for one in check_sections(project, source, translation) if one.rule == "section-missing"]
    if not missing:
        digests = "".join(f'  {name}: "{section.digest}"\n' for name, section in source.sections.items())
        front_matter = BLOCK.sub("", translation.front_matter) + f"translated_from:\n{digests}"
        text = f"---\n{front_matter}---\n{translation.body}"
        newline = "\r\n" if b"\r\n" in translation.file.read_bytes() else "\n"
        translation.file.write_text(text, encoding="utf-8", newline=newline)
    return missing


def _finding(project: Project, rule: str, path: str, locale: str, line: int, **details: object) -> Finding:
    said = words(project.locales[0])["rules"][rule]
    details |= {"source": f"{project.docs}/{project.locales[0]}/{path}", "path": path}
    message, fix = said["message"].format(**details), said["fix"].format(**details)
    return Finding(f"{project.docs}/{locale}/{path}", line, rule, "error", message, fix)
