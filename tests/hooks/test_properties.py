"""What holds of every page, section and date, not only of those that somebody thought of."""

from __future__ import annotations

import re
import textwrap
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as some
from markdown import Markdown

import small_site
from content import LEAD, Page, Section, address, headings, split_sections
from dates import SEASONS, add_months, format_span, parse
from figures import Figures

# Addresses.

NAMES = some.sampled_from(["a", "b", "en", "strategi", "2018-22", "a-b"])
SLUGS = some.sampled_from(["", "a", "b", "c", "strategy", "index"])
PATHS = some.builds(
    lambda folders, name: "/".join([*folders, f"{name}.md"]),
    some.lists(NAMES, max_size=3),
    some.one_of(NAMES, some.just("index")),
)
PAGES = some.dictionaries(PATHS, SLUGS, max_size=8)


def addresses(slugs: dict[str, str], locale: str, *, is_source: bool) -> dict[str, str]:
    pages = {path: Page(path, locale, Path(path), meta={"slug": slug} if slug else {}) for path, slug in slugs.items()}
    return {
        path: address(lambda at, _: pages.get(at), path, locale, is_source=is_source) for path in [*pages, "404.md"]
    }


def steps(path: str, slugs: dict[str, str]) -> tuple[str, ...]:
    """Return what a page and the folders that it is in are called by their slugs or, without one, by their names."""
    parts = PurePosixPath(path).with_suffix("").parts
    folders = [slugs.get("/".join([*parts[:depth], "index.md"])) or parts[depth - 1] for depth in range(1, len(parts))]
    return tuple(folders if parts[-1] == "index" else [*folders, slugs.get(path) or parts[-1]])


@given(slugs=PAGES)
def test_pages_of_different_slugs_have_different_addresses(slugs: dict[str, str]) -> None:
    taken: dict[str, tuple[str, ...]] = {}
    for path, built in addresses(slugs, "da", is_source=True).items():
        wanted = ("404.html",) if path == "404.md" else steps(path, slugs)
        assert taken.setdefault(built, wanted) == wanted
    assert len(taken) == len(set(taken.values()))


@given(slugs=PAGES)
def test_an_address_is_a_file_within_the_folder_of_its_language(slugs: dict[str, str]) -> None:
    for path, built in addresses(slugs, "da", is_source=True).items():
        assert built == "404.html" if path == "404.md" else built.rpartition("/")[2] == "index.html"
        assert not {"", ".", ".."} & set(built.split("/"))
    own = addresses(slugs, "da", is_source=True)
    assert addresses(slugs, "en", is_source=False) == {path: f"en/{built}" for path, built in own.items()}


# Digests.

WORDS = some.text("abcdefghæøå", min_size=1, max_size=6)
SENTENCES = some.lists(WORDS, min_size=1, max_size=12)
# A paragraph, or a list of items.
BLOCKS = some.lists(some.one_of(SENTENCES, some.lists(SENTENCES, min_size=1, max_size=3)), min_size=1, max_size=4)
Blocks = list[list[str] | list[list[str]]]


@some.composite
def writings(draw: some.DrawFn, blocks: Blocks) -> str:
    """Write the same section in one of many ways."""
    title = draw(
        some.sampled_from(
            ["## One { #one }", "## One {#one}", "## One ## { #one }", "## One {: #one }", "## One {  #one  }"]
        )
    )
    parts = [title]
    for block in blocks:
        sign = draw(some.sampled_from("-*+"))
        paragraphs = [("", block)] if isinstance(block[0], str) else [(f"{sign} ", item) for item in block]
        lines = []
        for before, words in paragraphs:
            text = " ".join(words)
            width = draw(some.integers(12, 60))
            lines.append(
                textwrap.fill(
                    text, width, initial_indent=before, subsequent_indent=" " * len(before), break_long_words=False
                )
            )
        linked = draw(some.sampled_from(["*a* **[b](c.md)**", "_a_ __[b](<c.md>)__"]))
        fence = draw(some.sampled_from(["```", "~~~"]))
        comment = draw(some.sampled_from(["", "", "<!-- a note -->\n", "<!--\n## Two { #two }\n-->\n"]))
        parts += [linked, f"{fence}\n*a*\n{fence}"]
        parts.append(comment + "\n".join(lines) + draw(some.sampled_from(["", "\n", " <!-- b -->", "  "])))
    return "\n\n".join(parts) + draw(some.sampled_from(["", "\n", "\n\n<!-- open"]))


def section(body: str) -> Section:
    sections = split_sections(f"Lead.\n\n{body}")
    assert list(sections) == [LEAD, "one"]
    return sections["one"]


@given(data=some.data(), blocks=BLOCKS)
def test_a_section_says_the_same_in_whatever_way_it_is_written(data: some.DataObject, blocks: Blocks) -> None:
    one, other = (section(data.draw(writings(blocks))) for _ in range(2))
    assert one.digest == other.digest
    assert one.statements == other.statements
    assert one.record == other.record


@given(data=some.data(), blocks=BLOCKS, word=WORDS)
def test_a_section_with_another_word_says_something_else(data: some.DataObject, blocks: Blocks, word: str) -> None:
    before = section(data.draw(writings(blocks)))
    block = data.draw(some.sampled_from(blocks))
    words: list[str] = block if isinstance(block[0], str) else data.draw(some.sampled_from(block))
    at = data.draw(some.integers(0, len(words) - 1))
    assume(words[at] != word)
    words[at] = word
    after = section(data.draw(writings(blocks)))
    assert before.digest != after.digest
    assert set(before.statements) != set(after.statements)


# Headings.

SHORT = ("", "A", "B { #b }", "  C", "# D", "## E ## {#e}", "---", "===", "--", "=-", "***", "- - -", "_a_", "a | b")
LONG = ("<!-- a -->", "```\n# F\n```", "/// summary | G\n\nH\n---\n\n///")
LINES = some.sampled_from(SHORT + LONG)
MARKDOWN = Markdown(
    extensions=["attr_list", "fenced_code", "tables", "toc", "pymdownx.blocks.admonition"],
    extension_configs={"pymdownx.blocks.admonition": {"types": ["summary"]}, "toc": {"slugify": lambda *_: "none"}},
)


@example(lines=["# A", "B { #b }", "---"])
@example(lines=["A", "===", "B { #b }", "---"])
@example(lines=["***", "B { #b }", "---"])
@example(lines=["# A", "- b", "---"])
@example(lines=["A", "B { #b }", "---"])
@example(lines=["    a", "B { #b }", "---"])
@example(lines=["A", "    a", "---"])
@given(lines=some.lists(LINES, max_size=8))
def test_headings_are_those_of_python_markdown(lines: list[str]) -> None:
    body = "\n".join(lines)
    made = re.findall(r'<h(\d) id="([a-z]+)', MARKDOWN.reset().convert(body))
    assert [(str(level), name or "none") for _, level, _, name in headings(body)] == made


# Dates.

DAYS = some.dates(date(1900, 1, 1), date(2099, 12, 31))
TEXTS = some.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    some.builds(lambda day, season: f"{day.year}-{season}", DAYS, some.sampled_from(sorted(SEASONS))),
)
STRINGS = {
    locale: yaml.safe_load((small_site.ROOT / f"overrides/strings/{locale}.yml").read_text("utf-8"))
    for locale in ("da", "en")
}
FIGURES = {
    locale: Figures(yaml.safe_load((small_site.ROOT / f"scripts/languages/{locale}.yml").read_text("utf-8"))["figures"])
    for locale in STRINGS
}


def written(text: str, locale: str) -> str:
    return format_span(text, STRINGS[locale]["locale"], STRINGS[locale]["seasons"])


@given(text=TEXTS)
def test_a_date_stands_for_whole_days_of_its_own_year(text: str) -> None:
    span = parse(text)
    assert span.start <= span.end
    assert {span.start.year, span.end.year} == {int(text[:4])}
    assert (span.start == span.end) == (len(text) == len("2018-01-15"))
    assert span.start.day == 1 or span.start == span.end
    assert (span.end + timedelta(1)).day == 1 or span.start == span.end
    assert parse(span.start.isoformat()).start == span.start
    assert parse(f"{span.start}/{span.end}").end == span.end


@given(one=TEXTS, other=TEXTS)
def test_an_interval_goes_from_its_first_day_to_its_last_or_is_none(one: str, other: str) -> None:
    first, last = parse(one), parse(other)
    if last.end < first.start:
        with pytest.raises(ValueError, match=re.escape(f"{one}/{other}")):
            parse(f"{one}/{other}")
        return
    span = parse(f"{one}/{other}")
    assert (span.start, span.end) == (first.start, last.end)
    for locale in STRINGS:
        assert written(f"{one}/{other}", locale)


@given(days=some.lists(DAYS, max_size=9))
def test_days_stand_in_the_order_of_the_calendar_and_unknown_after_them(days: list[date]) -> None:
    texts = [day.isoformat() for day in days]
    assert sorted([*texts, "unknown"], key=lambda text: parse(text).start) == [*sorted(texts), "unknown"]


@pytest.mark.parametrize("locale", STRINGS)
@given(one=TEXTS, other=TEXTS)
def test_no_two_dates_are_written_alike(locale: str, one: str, other: str) -> None:
    assert (written(one, locale) == written(other, locale)) == (one == other)


@pytest.mark.parametrize("locale", STRINGS)
@given(day=DAYS)
def test_what_the_build_writes_the_check_reads(locale: str, day: date) -> None:
    found = [figure.value for figure in FIGURES[locale].read(written(day.isoformat(), locale))]
    assert found == [("date", (day.month, day.day)), ("number", day.year)]
    found = [figure.value for figure in FIGURES[locale].read(written(day.isoformat()[:7], locale))]
    assert found == [("month", day.month), ("number", day.year)]


@given(day=DAYS, months=some.integers(0, 400), more=some.integers(0, 400))
def test_months_are_added_to_the_month(day: date, months: int, more: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or ((later + timedelta(1)).day == 1 and later.day < day.day)
    assert add_months(day, months + more) >= later
