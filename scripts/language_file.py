"""Reads the file of a language in scripts/languages/ and holds it against en.yml, which has all the names."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

import content
from findings import ProjectError
from safe_yaml import OPEN, SAFE, read_tree, repeated_keys

PATTERNS = frozenset(
    {"before", "negating_forms", "negation_exceptions", "negations_alike", "negations_before", "negations_joining"}
    | {"clause_joint", "notes_left", "register_definite", "register_relative", "register_until", "restricting", "says"}
    | {"negations_going_on", "unless"}
)
# Meanings of words that are written in a form of their own.
FORMS = {
    "denominators": r"[1-9]",
    "halves": r"[1-9]/[1-9]\Z",
    "holidays": r"(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\Z",
    "months": r"(?:[1-9]|1[0-2])\Z",
    "weak": r"(?:\d[\d_]*(?:\.\d+)?(?: [a-zA-Z ]+| %)?(?:, |\Z))+\Z",
}
# Of these a language may leave out names, but for a few; whatever else has names in it is used whole.
IN_PART = frozenset(
    {"", "bounds", "bounds_after", "contrasts", "figures", "qualifiers", "rates", "register_nouns", "rules", "things"}
    | {"units", "variants"}
)
NEEDED = {"figures": ("decimal", "group")}
KINDS = {
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "str": "words, in quotation marks if they are yes, no, null or a number",
}
Slips = Iterator[tuple[int, str]]


def read(file: Path, model: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says of a language; `model` is what en.yml says of English, or nothing for itself.

    Raises ProjectError with the line of the first mistake.
    """
    try:
        text = file.read_text("utf-8")
        tree, read = read_tree(text, SAFE)
        known: dict[str, Any] = read or {}
        slips = [(_line(key), f"“{key.value}” stands twice") for key in repeated_keys(tree)]
        slips += _of_names(tree, model or known, "")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = content.wrong_line(error, file.read_text("utf-8", "replace").split("\n"))
        slips = [(line, f"it cannot be read: {' '.join(str(error).split())}")]
    if slips:
        line, what = min(slips)
        raise ProjectError(
            f"scripts/languages/{file.name}:{line + 1}: {what}. Nothing was checked, because the check would be wrong "
            "in this language. Write it as en.yml is written, in UTF-8."
        )
    return known


def _of_names(node: Any, model: Mapping[str, Any], name: str) -> Slips:
    """Yield the line (from 0) and what is wrong of what has names, each with what it says."""
    if not isinstance(node, yaml.MappingNode):
        yield _line(node), f"“{name or 'the file'}” must be names, each with a colon and what it says"
        return
    yield from _of_keys(node)
    for key, value in node.value:
        if key.value not in model:
            near = difflib.get_close_matches(str(key.value), model, 1)
            yield _line(key), f"nothing is called “{key.value}”" + "".join(f", but “{one}” is" for one in near)
        elif name == "figures" and isinstance(model[key.value], Mapping) and key.value not in IN_PART:
            yield from _of_words(value, model[key.value], key.value)
        else:
            yield from _of_one(value, model[key.value], key.value)
    has = {key.value for key, _ in node.value}
    needed = NEEDED.get(name, ()) if name in IN_PART else model
    yield from ((_line(node), f"“{name}” lacks “{one}”") for one in needed if one not in has)


def _of_words(node: Any, model: Mapping[str, Any], name: str) -> Slips:
    """Yield what is wrong of words of the language, each with its meaning, which is of the kind of English ones."""
    if not isinstance(node, yaml.MappingNode):
        yield _line(node), f"“{name}” must be words, each with a colon and its meaning"
        return
    yield from _of_keys(node)
    kinds, form = {type(one).__name__ for one in model.values()}, FORMS.get(name, "")
    for _, value in node.value:
        if slips := [*_of_value(value, kinds, name)]:
            yield from slips
        elif not re.match(form, value.value):
            yield _line(value), f"“{value.value}” of “{name}” is written otherwise than in English"


def _of_one(node: Any, model: Any, name: str) -> Slips:
    """Yield what is wrong of what stands behind a name, which is to have its model's form."""
    if isinstance(model, Mapping):
        yield from _of_names(node, model, name)
    elif not isinstance(model, list):
        yield from _of_value(node, {type(model).__name__}, name)
        gaps = {*OPEN.findall(str(node.value))} - {*OPEN.findall(str(model))}
        if gaps and name not in PATTERNS:
            yield _line(node), f"“{name}” has {min(gaps)}, which nothing is put in for"
    elif not isinstance(node, yaml.SequenceNode):
        yield _line(node), f"“{name}” must be a list, in square brackets"
    else:
        for one in node.value:
            yield from _of_value(one, {"str"}, name)


def _of_keys(node: Any) -> Slips:
    """Yield the names that are no text."""
    for key, _ in node.value:
        yield from _of_value(key, {"str"}, key.value)


def _of_value(node: Any, kinds: set[str], name: str) -> Slips:
    """Yield what is wrong of a single value, which is to be of one of these kinds."""
    if node.tag.removeprefix("tag:yaml.org,2002:") not in kinds:
        value = f"“{node.value}” of “{name}”" if isinstance(node, yaml.ScalarNode) else f"“{name}”"
        yield _line(node), f"{value} must be {' or '.join(KINDS[kind] for kind in sorted(kinds))}"
    elif name in PATTERNS:
        try:
            re.compile(node.value)
            re.compile(f"(?:{node.value})|")  # as one of several
        except re.error as error:
            yield _line(node), f"“{node.value}” of “{name}” is no regular expression: {error}"


def _line(node: Any) -> int:
    return int(node.start_mark.line) if node else 0
