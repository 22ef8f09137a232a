"""YAML held against a JSON Schema, each slip with its line and field."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from babel import Locale, UnknownLocaleError
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

import content
import dates
from safe_yaml import BASE, SAFE, read_tree, repeated_keys


class Slip(NamedTuple):
    """What is wrong: the line (from 1), the field, the kind of slip (a key of the strings' `slips`) and its detail."""

    line: int
    field: str
    kind: str
    detail: str = ""


AllText = BASE  # every value stays the text that was written, as front matter wants: a digest is no number


class TextLoader(SAFE):  # type: ignore[misc]
    """YAML in which a date stays the text that was written; only whole numbers and true and false are more."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"int", "bool", "null", "merge"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)  # git's mark of a change that is not merged
FORMATS = FormatChecker(formats=())


# What gives something for a text that has the form, and gives nothing or raises for any other.
FORMS: dict[str, Callable[[str], object]] = {
    "day-or-unknown": lambda text: text == dates.UNKNOWN or (len(text) == len("2018-01-15") and dates.parse(text)),
    "edtf": dates.parse,
    "locale": Locale.parse,  # of CLDR, as pt_BR
    # A language tag (BCP 47), as pt-BR; Babel would take an encoding behind it too.
    "language": lambda text: text.replace("-", "").isalnum() and Locale.parse(text, sep="-"),
}
for name, read in FORMS.items():
    FORMATS.checks(name, (ValueError, UnknownLocaleError))(
        lambda value, read=read: not isinstance(value, str) or bool(read(value))
    )


def load(text: str, schema: dict[str, Any], loader: type[Any], first_line: int = 1) -> tuple[Any, list[Slip]]:
    """Read YAML and check it; the data is None where it is not YAML. `first_line` is the text's line in its file."""
    try:
        tree, data = read_tree(text, loader)
    except (yaml.YAMLError, ValueError) as error:
        conflict = CONFLICT.search(text)
        line = text.count("\n", 0, conflict.start()) if conflict else content.wrong_line(error, text.split("\n"))
        return None, [Slip(first_line + line, "", "conflict" if conflict else "yaml")]
    return data, sorted(set(held(data if data is not None else {}, schema, tree, first_line)))


def held(data: Any, schema: dict[str, Any], tree: Any, first_line: int = 1) -> list[Slip]:
    """Hold data against a schema; `tree` is the YAML that it was read from, in which no key may stand twice."""
    again = [Slip(first_line + key.start_mark.line, str(key.value), "repeated") for key in repeated_keys(tree)]
    errors = Draft202012Validator(schema, format_checker=FORMATS).iter_errors(data)
    return again + [slip for error in errors for slip in _slips(error, tree, first_line)]


@lru_cache(maxsize=1)  # what asks for a line asks for others of the same text
def tree_of(text: str) -> Any:
    """Return YAML as nodes, each of which knows its line."""
    return yaml.compose(text, Loader=AllText)


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of a YAML text on which the value at a path begins, or what is nearest to it."""
    return _line(tree_of(text), path, 1)


def _line(node: Any, path: Sequence[str | int], first_line: int) -> int:
    line = node.start_mark.line if node else 0
    for step in path:
        if isinstance(node, yaml.MappingNode):
            key, node = next((pair for pair in node.value if pair[0].value == str(step)), (None, None))
            line = key.start_mark.line if key else line
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[int(step)]
            line = node.start_mark.line
    return first_line + int(line)


def _slips(error: ValidationError, tree: Any, first_line: int) -> Iterator[Slip]:
    path = list(error.absolute_path)
    line, name = _line(tree, path, first_line), next((step for step in reversed(path) if isinstance(step, str)), "")
    instance: Any = error.instance
    wanted: Any = error.validator_value
    if error.validator == "required":
        for missing in [key for key in wanted if key not in instance]:
            yield Slip(line, missing, "required")
    elif error.validator == "additionalProperties":
        known = list(error.schema["properties"])  # type: ignore[index]
        for key in [key for key in instance if key not in known]:
            near = difflib.get_close_matches(str(key), known, 1) or known
            yield Slip(_line(tree, [*path, key], first_line), str(key), "unknown_field", ", ".join(near))
    elif error.validator == "enum":
        yield Slip(line, name, "enum", ", ".join(map(str, wanted)))
    elif instance in (None, "") and path:  # a name with nothing behind it
        yield Slip(line, name, "required")
    elif error.validator == "format":
        yield Slip(line, name, str(error.validator_value), str(instance))
    else:
        yield Slip(line, name, str(error.validator) if path else "no_fields", str(instance).replace("\n", " ")[:60])
