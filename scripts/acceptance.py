"""Records that translations are right, in the front matter of their pages; refuses what is still missing."""

import json
import os
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

import raw
import translated
from content import Page
from findings import Finding, ProjectError, one_line
from project import Project
from safe_yaml import LARGEST
from writing import Pair, take_all_apart

# What is not translated yet; whatever else is told of a page, its translator may have meant.
_MISSING = frozenset({"section-missing", "section-orphaned", "structure-differs", "too-large"})
_ENDED = frozenset({"section-outdated", "translation-unaccepted"})  # what accepting makes untrue
_KEY = re.compile(r"""(["']?)translated_from\1[ \t]*:""")
# What belongs to it: lines that are indented, the entries of a list, the end of brackets.
_WITHIN = re.compile(r"[ \t]+[^\s#]|-[ \t]|[}\]]")
_EMPTY = re.compile(r"[ \t]*(?:#|[\r\n])")  # or a comment, which belongs to it if more of it follows
_NAME = re.compile(r"[^\W_][\w.-]*")  # an id that needs no quotation marks
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def accept(project: Project, asked: Iterable[str]) -> list[Finding]:
    """Record the translations of these pages as right, and return what is told of them; say of which it was done.

    Raises ProjectError where there is no such page; then none is recorded.
    """
    in_files = [*project.findings, *raw.check_files(project)]  # which leaves those with two versions unread
    writings, findings = take_all_apart(project), list[Finding]()
    rates = translated.rates(project, writings)
    for file, page in {project.file(page): page for given in asked for page in _translations(project, given)}.items():
        source, written = project.pages[page.path][project.source], writings[page.path]
        unread = project.unread & {file, project.file(source)}
        if unread:  # what cannot be read cannot be right, and nothing may be written over
            told, data = [one for one in in_files if one.file in unread], b""
        else:
            pair = Pair(project, written[project.source], written[page.locale], rates[page.locale])
            told = [one for one in translated.accepted(pair) if one.rule not in _ENDED]
            data = _with_record(source, page)
            if len(data) > LARGEST:  # which nobody would read again
                told.append(project.told("too-large", file, 1, value=f"{len(data) // LARGEST} MB"))
        is_refused = bool(unread) or any(one.rule in _MISSING for one in told)
        if not is_refused:
            page.file.write_bytes(data)
        print(project.said["refused" if is_refused else "accepted"].format(file=one_line(file)), file=sys.stderr)
        findings += told
    return findings


def _translations(project: Project, given: str) -> Iterator[Page]:
    """Yield the translations of a page, however its path is written: that in its language, or all of its source."""
    docs = (project.root / project.docs).resolve()
    path = posixpath.normpath(given).removeprefix(f"{posixpath.normpath(project.docs)}/")
    if os.path.isfile(given) and (file := Path(given).resolve()).is_relative_to(docs):  # noqa: PTH113 - of any name
        path = file.relative_to(docs).as_posix()
    locale, _, rest = path.partition("/")
    path = rest if locale in project.locales else path
    # A Mac may give the letters of a name and their signs apart.
    path = next((one for one in project.pages if normalize("NFC", one) == normalize("NFC", path)), path)
    pages = project.pages.get(path, {})
    wanted = [locale] if locale in project.locales[1:] else project.locales[1:]
    made = [pages[one] for one in wanted if one in pages]
    if project.source not in pages or not made:
        raise ProjectError(_said_instead(project, given, path))
    yield from made


def _said_instead(project: Project, given: str, path: str) -> str:
    """Return why a page cannot be accepted, and which one may have been meant."""
    if path in project.pages:
        which = "no_translation" if project.source in project.pages[path] else "no_source"
        return str(project.said[which].format(page=given, file=f"{project.docs}/{project.source}/{path}"))
    same = [one for one in project.pages if posixpath.basename(one) == posixpath.basename(path)]
    near = next(iter(same or get_close_matches(path, project.pages, 1)), "")
    guess = project.said["near"].format(near=near) if near else ""
    return str(project.said["no_such_page"].format(page=given)) + guess


def _with_record(source: Page, page: Page) -> bytes:
    """Return a translation's file with the digests of the source's sections in its front matter; all else stays."""
    text = page.file.read_bytes().decode()
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = _LINE.findall(text.removeprefix(mark))
    end = next((one[len(one.rstrip("\r\n")) :] for one in lines), "") or "\n"
    names = {name: name if _NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in source.sections}
    said = [f'  {names[name]}: "{section.record}"' for name, section in source.sections.items()]
    record = [line + end for line in ["translated_from:", *said]]
    if page.body_line == 1:  # there is no front matter
        lines[:0] = ["---" + end, *record, "---" + end]
    else:
        last = 1 + page.front_matter.count("\n")
        fields, place = _without_record(lines[1:last])
        lines[1:last] = [*fields[:place], *record, *fields[place:]]
    return (mark + "".join(lines)).encode()


def _without_record(lines: list[str]) -> tuple[list[str], int]:
    """Return the lines of a front matter without its records, of which a merge may leave two, and the first's place."""
    kept, places, waiting = list[str](), list[int](), list[str]()
    is_within = False
    for line in lines:
        if is_within and _EMPTY.match(line):
            waiting.append(line)
        elif is_within and _WITHIN.match(line):
            waiting = []
        else:
            kept += waiting
            waiting, is_within = [], bool(_KEY.match(line))
            if is_within:
                places.append(len(kept))
            else:
                kept.append(line)
    kept += waiting
    return kept, places[0] if places else len(kept)
