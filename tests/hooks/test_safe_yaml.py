"""YAML is read as far as a person may have written it, and settings as MkDocs reads them."""

from __future__ import annotations

import pytest
import yaml

from safe_yaml import BASE, DEEPEST, LARGEST, LONG, MOST_VALUES, ConfigLoader, read_yaml

MANY = (MOST_VALUES - 5) // 5  # aliases of a text that counts as five values
FIVE = "x" * (5 * LONG - 1)


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("#" * LARGEST, True),
        ("#" * (LARGEST + 1), False),
        ("[" * DEEPEST + "]" * DEEPEST, True),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), False),
        (f"[&a {FIVE},{'*a,' * MANY}]", True),
        (f"[&a {FIVE},{'*a,' * MANY}x]", False),
        (f"[&a [{'x,' * 999}],{'*a,' * 998}]", True),
        (f"[&a [{'x,' * 999}],{'*a,' * 1000}]", False),
        ("".join(f"- &a{n} {{b: [c, d]}}\n- *a{n}\n" for n in range(5000)), True),
        ("a: &a\n  b: *a\n", False),
    ],
    ids=range(10),
)
def test_yaml_of_a_size_that_a_person_may_have_written_is_read(text: str, is_read: bool) -> None:
    if is_read:
        read_yaml(text, BASE)
    else:
        with pytest.raises((yaml.YAMLError, ValueError), match="> 1 MB" if text[0] == "#" else "within each other"):
            read_yaml(text, BASE)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("!ENV A", "a"),
        ("!ENV C", None),
        ("!ENV [A]", "a"),
        ("!ENV [C]", None),
        ("!ENV [C, B, A, d]", "b"),
        ("!ENV [C, d]", "d"),
        ("!ENV [D, true]", False),
        ("!!python/name:a.b", None),
    ],
)
def test_settings_may_stand_in_the_environment(written: str, read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "AB":
        monkeypatch.setenv(name, name.lower())
    monkeypatch.setenv("D", "false")
    monkeypatch.delenv("C", raising=False)
    assert read_yaml(f"a: {written}", ConfigLoader) == {"a": read}
