"""The theme's words stand in one file a language; templates and code hold none, and know no policy and no language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site

OVERRIDES = small_site.ROOT / "overrides"
SCRIPTS = small_site.ROOT / "scripts"
TEMPLATES = sorted(
    [*OVERRIDES.glob("*.html"), *OVERRIDES.glob("partials/*.html"), *OVERRIDES.glob("*.xml"), OVERRIDES / "share.svg"]
)
HOOKS = sorted((OVERRIDES / "hooks").glob("*.py"))
CODE = [
    *TEMPLATES,
    *HOOKS,
    OVERRIDES / "robots.txt",
    *sorted((OVERRIDES / "hooks").glob("*.yml")),
    *sorted((OVERRIDES / "assets").iterdir()),
    *sorted(SCRIPTS.glob("*.py")),
]
LOCALES = sorted(file.stem for file in (OVERRIDES / "strings").glob("*.yml"))
GROUPS = ("words", "slips", "fields")

# What the checker says to editors; the rest of a language's file is what it must know of that language.
TOLD = (
    *("rules", "lead", "hard", "counts", "levels", "accepted", "no_such_page"),
    *("near", "also_on", "changed", "parts_differ", "parts", "no_site"),
    *("new_page", "ask_title", "no_title", "title_long", "page_exists", "page_made", "page_next"),
    *(
        "status_missing",
        "status_section",
        "status_outdated",
        "status_current",
        "outside_asked",
        "outside_gone",
        "outside_unsure",
    ),
)
OF_ONE_LANGUAGE = {"asked", "title_words"}  # what another language has no use for

NAMED = re.compile(r'\bwords(?:"\])?(?:\.|\[")(?=(\w+)(?!\w|" ~))')
JOINED = re.compile(r'\bwords\["(\w+)" ~ [\w.]+(?: ~ "(\w+)")?\]')
# The beginning and the end of a word that a template puts together, and what stands between them.
BETWEEN = {
    ("translation_", ""): ("missing", "incomplete", "outdated", "unaccepted"),
    ("translation_", "_title"): ("missing", "incomplete", "outdated", "unaccepted"),
    ("status_", ""): ("current", "missing", "incomplete", "outdated", "unaccepted"),
    ("appearance_", ""): ("device", "light", "dark"),
    ("changes_", ""): ("new", "changed", "gone"),
    ("data_", ""): ("data", "schema", "objectives", "focus_areas", "initiatives", "milestones", "sources"),
}
TOGETHER = [f"{start}{middle}{end}" for (start, end), middles in BETWEEN.items() for middle in middles]
OPEN = re.compile(r"\{(\w*)\}")
FORMAT = re.compile(r"format: ([\w-]+)")
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
KIND = re.compile(r"\{% block kind %\}.*?\{% endblock %\}")  # a class of the page's body
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"')
LETTER = re.compile(r"[^\W\d_]")
POLICY = re.compile(r"sundhed|health|danske|\bregion|regioner|patient|hospital|digitaliser", re.IGNORECASE)
LANGUAGE = re.compile(
    rf"""[=!]=\s*["'](?:{"|".join(LOCALES)})["']   # locale == "da"
    | ["'](?:{"|".join(LOCALES)})["']\s*(?:[=!]=|in\b)   # "da" == locale
    | \bin\s*[\[({{]\s*["'](?:{"|".join(LOCALES)})["']   # locale in ("da", ...)
    | :lang\(|\[lang\W?=  # in a stylesheet
    """,
    re.VERBOSE,
)


def name(path: Path) -> str:
    return path.relative_to(small_site.ROOT).as_posix()


def strings(locale: str) -> dict[str, Any]:
    return dict(yaml.safe_load((OVERRIDES / "strings" / f"{locale}.yml").read_text("utf-8")))


def texts(value: Any, path: str = "") -> dict[str, str]:
    """Return every text in nested settings by its path."""
    if isinstance(value, dict):
        return {key: text for one, inner in value.items() for key, text in texts(inner, f"{path}.{one}").items()}
    if isinstance(value, list):
        return {key: text for one, inner in enumerate(value) for key, text in texts(inner, f"{path}.{one}").items()}
    return {path: str(value)}


def placeholders(found: dict[str, str]) -> dict[str, list[str]]:
    return {path: sorted(OPEN.findall(text)) for path, text in found.items()}


def code() -> str:
    return "\n".join(file.read_text("utf-8") for file in [*TEMPLATES, *HOOKS])


def test_there_are_words_for_each_language_of_the_site() -> None:
    config = (small_site.ROOT / "mkdocs.yml").read_text("utf-8")
    assert set(re.findall(r"locale: (\w+)", config)) <= set(LOCALES)


def test_it_is_known_which_words_are_put_together() -> None:
    assert set(JOINED.findall(code())) == set(BETWEEN)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_used_and_every_word_that_is_used_exists(locale: str) -> None:
    used = {*NAMED.findall(code()), *TOGETHER} - {"words"}
    assert sorted(used) == sorted(strings(locale)["words"])


def test_the_languages_have_the_same_words_with_the_same_gaps() -> None:
    first, *others = [placeholders(texts({group: strings(locale)[group] for group in GROUPS})) for locale in LOCALES]
    assert first
    assert others == [first] * len(others)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_is_empty(locale: str) -> None:
    assert [path for path, text in texts(strings(locale)).items() if not text.strip()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_says_how_it_writes_dates_and_numbers(locale: str) -> None:
    own = strings(locale)
    assert [OPEN.findall(season) for season in own["seasons"]] == [["year"]] * 4
    assert len(own["numbers"]) == 13
    assert own["locale"].startswith(locale)
    assert own["direction"] in {"ltr", "rtl"}
    assert len(set(own["alphabet"])) == len(own["alphabet"])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_slip_that_has_words_can_be_told(locale: str) -> None:
    schemas = "\n".join(file.read_text("utf-8") for file in (OVERRIDES / "hooks").glob("*.schema.yml"))
    told = {*re.findall(r'"([\w-]+)"', code()), *re.findall(r"([\w-]+):", schemas), *FORMAT.findall(schemas)}
    assert [kind for kind in strings(locale)["slips"] if kind not in told] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_only_fields_that_exist_are_explained(locale: str) -> None:
    schemas = "\n".join(file.read_text("utf-8") for file in (OVERRIDES / "hooks").glob("*.schema.yml"))
    assert [
        field for field in strings(locale)["fields"] if not re.search(rf"^\s+{field}:", schemas, re.MULTILINE)
    ] == []


def test_the_checkers_languages_have_the_same_words_with_the_same_gaps() -> None:
    files = sorted((SCRIPTS / "languages").glob("*.yml"))
    assert [file.stem for file in files] == LOCALES
    read = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    keys = set().union(*read)
    assert [keys - set(one) for one in read if not keys - set(one) <= OF_ONE_LANGUAGE] == []
    first, *others = [placeholders(texts({key: one[key] for key in TOLD})) for one in read]
    assert first
    assert others == [first] * len(others)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    html = JINJA.sub("", KIND.sub("", path.read_text("utf-8")))
    assert [text for text in SPOKEN.findall(html) if LETTER.search(text)] == []
    assert [line for line in ATTRIBUTE.sub("", TAG.sub("", html)).splitlines() if LETTER.search(line)] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_neither_templates_nor_code_name_this_policy(path: Path) -> None:
    text = path.read_text("utf-8").replace('role="region"', "")
    assert [line for line in text.splitlines() if POLICY.search(line)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_words_of_the_theme_or_the_checker_name_this_policy(locale: str) -> None:
    told = yaml.safe_load((SCRIPTS / "languages" / f"{locale}.yml").read_text("utf-8"))
    said = texts(strings(locale)) | texts({key: told[key] for key in TOLD})
    assert [text for text in said.values() if POLICY.search(text)] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_neither_templates_nor_code_ask_which_language_it_is(path: Path) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if LANGUAGE.search(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        '{% if locale == "da" %}',
        "if 'en' != locale",
        'locale in ("da", "en")',
        "html:lang(da) { }",
        '{% if "en" in x %}',
    ],
)
def test_a_question_for_a_language_is_found(line: str) -> None:
    assert LANGUAGE.search(line)
