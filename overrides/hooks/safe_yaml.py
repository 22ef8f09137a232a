"""Reads YAML that a person may have written, and none that would take all memory or end the process."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

# LibYAML reads ten times as fast; PyYAML has it wherever there is a wheel.
SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Characters of a file that an editor writes, and levels and values (aliases written out) of one in YAML.
LARGEST = 1_000_000
DEEPEST = 100
MOST_VALUES = 1_000_000
LONG = 160  # characters of a text that count as one value more
# What a text of a language leaves open, or a brace by itself.
OPEN = re.compile(r"\{(?!\{)\w*\}|(?<!\{)\{(?!\{)|(?<!\})\}(?!\})")


class ConfigLoader(SAFE):  # type: ignore[misc]
    """mkdocs.yml has tags for the environment, read as MkDocs does, and for Python names, which are not asked here."""


ConfigLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
ConfigLoader.add_constructor("!ENV", construct_env_tag)


def read_yaml(text: str | bytes, loader: Any) -> Any:
    """Read YAML of a size and depth that a person may have written; raises YAMLError or ValueError for all else."""
    return read_tree(text, loader)[1]


def read_tree(text: str | bytes, loader: Any) -> tuple[Any, Any]:
    """Read YAML as `read_yaml` does; return its nodes, each of which knows its line, and what they hold."""
    measure(text)
    try:
        reader = loader(text)
        tree = reader.get_single_node()
        return tree, reader.construct_document(tree) if tree else None
    except (AttributeError, LookupError, TypeError) as error:  # how PyYAML meets `!!timestamp x` and `!!bool x`
        raise ValueError(f"{type(error).__name__}: {error}") from error


def measure(text: str | bytes) -> None:
    """Raise YAMLError or ValueError where a text is too large or has too much within each other.

    LibYAML would end the process over a deep one, and whoever writes out a few aliases of aliases never ends.
    """
    if len(text) > LARGEST:
        raise ValueError(f"> {LARGEST // 1_000_000} MB")
    sizes: dict[str | None, int] = {}
    started: list[tuple[str | None, int]] = []
    total = 0
    for event in yaml.parse(text, SAFE):
        if isinstance(event, yaml.AliasEvent):
            total += sizes.get(event.anchor, MOST_VALUES + 1)  # one of what it stands in itself has no end
        elif isinstance(event, yaml.CollectionStartEvent):
            started.append((event.anchor, total))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = started.pop()
            sizes[anchor] = 1 + total - before
        elif isinstance(event, yaml.ScalarEvent):
            sizes[event.anchor] = 1 + len(event.value) // LONG
            total += sizes[event.anchor]
        if total > MOST_VALUES or len(started) > DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(None, None, "too much within each other", mark)


def repeated_keys(node: Any) -> Iterator[Any]:
    """Yield each key that its mapping has already; YAML lets the last win in silence (YAML 1.2, 3.2.1.1 forbids it)."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key
            seen.add(key.value)
            yield from repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from repeated_keys(value)
