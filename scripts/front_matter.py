"""Reads the front matter of a page, and tells of what YAML reads in another way than its author meant."""

import re
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

import content
from project import TEXTS, Project, entries
from safe_yaml import BASE, read_yaml

# A value that ends where its author did not mean it to, as in: title: Vi er nummer #1
CUT = r"[ \t]+[^\s\"'|>#][^\n]*?(?:[ \t]#(?:[^\s#]| \d)|[^\s] # [a-zæøå]).*"
_CUT = re.compile(rf"^(?:{'|'.join(TEXTS)}):{CUT}", re.MULTILINE)
# Words and numbers that are no text in YAML 1.1, as MkDocs reads it: 12:30 is 750 there, and 1.10 is 1.1.
_OTHER = r"yes|no|on|off|true|false|null|~|\d+(?::[0-5]?\d)+|\d+\.\d+0|0[0-7]+|0x[\da-f]+|\d+_[\d_]+|[&!]\S.*"
_NO_TEXT = re.compile(rf"^(?:{'|'.join(TEXTS)}):[ \t]+(?:{_OTHER})[ \t]*$", re.MULTILINE | re.I)
# A front matter of texts that begin with a letter, a line each, which YAML takes ten times as long to read.
_PLAIN = re.compile(r"(?:[a-z_]+: [^\W\d_][\w ,.()-]*+(?<! )\n)+")
_LINE = re.compile(r"^(\w+):[ \t]+(\S.*)$", re.MULTILINE)
# What opens a front matter that is none: nothing closes it, something stands before it, a program made dashes of its
# hyphens, or it is one of Hugo's.
_OPENED = re.compile(
    r"(\s*)(?:---[ \t]*\n[\w-]+[ \t]*:|\+{3}[ \t]*\n[\w-]+[ \t]*=)"
    rf"|(\s*(?:\S[^\n]*\n+){{0,2}})[-–—]{{1,6}}[ \t]*\n(?:{'|'.join(TEXTS)})[ \t]*:"
)
# A date as YAML reads it, which may be none in the calendar.
_DATE = re.compile(r"^[\w-]+:[ \t]+(\d{4}-\d\d-\d\d)[ \t]*$", re.MULTILINE)
_CONFLICT = re.compile(r"^[<>|]{7}(?: |$)", re.MULTILINE)  # the marks of git
_NEAR = 0.8  # how alike two names of fields are, from 0 to 1, of which one is the other misspelt
_LABELS = ("tags", "categories", "keywords", "hide")  # lists of words


def read_front_matter(project: Project, name: str, page: content.Page) -> None:
    """Give a page the fields of its front matter, as far as they can be read; the project's findings say why not."""
    if not page.front_matter:
        _check_opening(project, name, page)
    elif not _CONFLICT.search(page.front_matter):  # which is told as such
        meta = _read_meta(project, name, page)
        _check_kinds(project, name, page, meta)
        _check_names(project, name, page, meta)
        page.meta = {str(key): value for key, value in meta.items()}


def _check_opening(project: Project, name: str, page: content.Page) -> None:
    """Tell of a front matter that is not read as one."""
    if found := _OPENED.match(page.body):
        before = found[1] or found[2] or ""
        dashes = found[0][len(before) :].partition("\n")[0]
        detail = "place" if dashes != "---" else "below" if before else "end"
        project.leave("front-matter", name, 1 + before.count("\n"), dashes, detail)


def _check_kinds(project: Project, name: str, page: content.Page, meta: dict[str, Any]) -> None:
    """Tell of lists and fields where a text is wanted, and of fields within a list of words."""
    lines, first = page.front_matter.splitlines(), page.front_matter_line
    for key in TEXTS:
        if isinstance(meta.get(key), dict | list):
            rule, detail = ("front-matter-colon", "") if isinstance(meta[key], dict) else ("front-matter", "other")
            line = max(page.field_line(key) - first, 0)
            line += not lines[line].partition(":")[2].strip()  # its value stands below it
            project.leave(rule, name, first + line, lines[line], detail)
    for key in _LABELS:
        for wrong in entries(meta, key)[:1]:
            start = max(page.field_line(key) - first, 0)  # 0 where its name stands in quotes
            label = f"{next(iter(wrong), '')}:"
            line = next((number for number in range(start, len(lines)) if label in lines[number]), start)
            project.findings.append(project.told("front-matter-colon", name, first + line, value=lines[line]))


def _check_names(project: Project, name: str, page: content.Page, meta: dict[str, Any]) -> None:
    """Tell of fields whose name stands there twice, or is misspelt."""
    seen: set[str] = set()
    lacking = [one for one in TEXTS if one not in meta]
    for number, key in enumerate(re.findall(r"^(?:([\w-]+)[ \t]*:)?.*\n", page.front_matter, re.MULTILINE)):
        detail = "twice" if key and key in seen else "name" if _is_misspelt(key, lacking) else ""
        if detail:
            at = page.front_matter_line + number
            project.findings.append(project.told("front-matter", name, at, value=key, detail=detail))
        seen.add(key)


def _is_misspelt(key: str, lacking: list[str]) -> bool:
    """Tell whether a field was surely meant to be one of those that are lacking."""
    near = get_close_matches(key.casefold(), lacking, 1, _NEAR) if lacking and key not in TEXTS else []
    return bool(near) and abs(len(near[0]) - len(key)) <= 1  # not description_en


def _read_meta(project: Project, name: str, page: content.Page) -> dict[str, Any]:
    """Return the fields of a front matter; of one that cannot be read, those that stand on a line of their own."""
    lines = page.front_matter.splitlines()
    for pattern, rule, detail in ((_CUT, "front-matter-colon", ""), (_NO_TEXT, "front-matter", "other")):
        for found in pattern.finditer(page.front_matter):
            line = page.front_matter_line + page.front_matter.count("\n", 0, found.start())
            project.findings.append(project.told(rule, name, line, value=found[0], detail=detail))
    for found in _DATE.finditer(page.front_matter):
        try:
            date.fromisoformat(found[1])
        except ValueError:
            line = page.front_matter.count("\n", 0, found.start())
            project.leave("front-matter", name, page.front_matter_line + line, found[0])
    if _PLAIN.fullmatch(page.front_matter):
        return dict(_LINE.findall(page.front_matter))
    try:
        meta = read_yaml(page.front_matter, BASE)  # builds nothing but text
    except (yaml.YAMLError, ValueError) as error:
        line = 0 if lines[0].startswith("- ") else content.wrong_line(error, lines)
        key, _, value = lines[line].partition(":")
        is_colon = bool(re.search(r":(?: |$)", value)) or (key.startswith(" ") and " " in key.strip(" -"))
        rule = "front-matter-colon" if is_colon else "front-matter"
        written = value.strip()
        is_open = written[:1] in {'"', "'"} and written.count(written[0]) == 1
        detail = "tab" if lines[line].lstrip(" ")[:1] == "\t" else "quote" if is_open else ""
        project.leave(rule, name, page.front_matter_line + line, lines[line], detail)
        return dict(_LINE.findall(page.front_matter))
    if isinstance(meta, dict):
        return meta
    if meta is not None:  # as of comments alone
        project.leave("front-matter", name, 2, lines[0])
    return {}
