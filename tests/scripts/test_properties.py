"""What holds of every address, number and title, not only of those that somebody thought of."""

from __future__ import annotations

import html
import re
import tempfile
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import unquote

import ada_url
import pytest
import yaml
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

import small_site
from built import Built
from figures import Figures
from links import Surveyor
from new import slug_of
from reading import read_project
from urls import OWN, ROOT, Address, Reader

# Addresses. `ada_url` is the parser of Node.js and follows the WHATWG URL standard.

STEPS = [
    *(
        "vision",
        "a",
        "strategi",
        "a b",
        "a%20b",
        "æ",
        "%C3%A6",
        "e\u0301",
        "\u00e9",
        "%c3%a9",
        "a.b",
        "...",
        ".a",
        "%41",
        "a%",
    ),
    *(".", "..", "%2e", "%2E%2e", ".%2e", "", "", "index.html"),
]
SLASHES = ["/", "/", "/", "/", "\\", "//"]
QUERIES = ["", "", "", "?", "?a=b", "?a/../b", "?a\\b", "?æ", "? ", "?a?b"]
FRAGMENTS = ["", "", "", "#", "#a", "#a/../b", "#a\\b", "#a?b", "#æ", "#%C3%A6", "#a b", "#a#b"]
EDGES = ["", "", "", " ", "\n", "\t ", "\x0c", "\x01"]
HOSTS = [
    *(
        "example.org",
        "EXAMPLE.org",
        "example.org:443",
        "example.org:",
        "example.org:0443",
        "example.org:8443",
        "a@example.org",
    ),
    *("a:b@example.org", "example.org.", "other.example", "example.org.other.example", "xexample.org"),
]
STARTS = ["https://", "HTTPS://", "https:\\\\", "https:/\\", "https:///", "https:/", "https:", "ht\ntps://"]
ODD = ["data:,a", "sms:+4512345678", "urn:a:b", "magnet:?a", "xmpp:a@b.example", "DATA:,a", "geo:1,2", "about:blank"]


@some.composite
def paths(draw: some.DrawFn) -> str:
    steps = draw(some.lists(some.sampled_from(STEPS), max_size=6))
    slashes = draw(some.lists(some.sampled_from(SLASHES), min_size=len(steps), max_size=len(steps)))
    path = "".join(step + slash for step, slash in zip(steps, slashes, strict=True))
    return draw(some.sampled_from(["", "", "", "/sundhed/", "/", "/sundhed"])) + (
        path if draw(some.booleans()) else path.rstrip("/\\")
    )


def tails() -> some.SearchStrategy[str]:
    return some.builds(str.__add__, some.sampled_from(QUERIES), some.sampled_from(FRAGMENTS))


@some.composite
def full(draw: some.DrawFn) -> str:
    start, host = draw(some.sampled_from(STARTS)), draw(some.sampled_from(HOSTS))
    path = draw(paths())
    return start + host + (path if path[:1] in {"", "/", "\\"} else "/" + path)


def references() -> some.SearchStrategy[str]:
    """Return what may stand in an `href`."""
    edges = some.sampled_from(EDGES)
    written = some.one_of(paths(), full(), some.sampled_from(ODD), paths())
    return some.builds(lambda *parts: "".join(parts), edges, written, tails(), edges)


BASES = ["/", "/sundhed/", "/a/b/"]
PAGES = ["index.html", "vision/index.html", "a/b/c/index.html", "a b/æ/side.html", "404.html"]


def resolved(reader: Reader, page: str, written: str) -> tuple[str, str] | str:
    """Return the path below the site and the fragment, or the rule that is broken; empty for another site."""
    read = reader.read(written)
    if not isinstance(read, Address):
        return read.rule if read else ""
    folders = page.split("/")[:-1]
    if read.ups == OWN:
        return page.removesuffix("index.html"), read.fragment
    if read.ups > len(folders):
        return "link-outside"
    return "".join(
        f"{one}/" for one in folders[: 0 if read.ups == ROOT else len(folders) - read.ups]
    ) + read.path, read.fragment


# Where the check is stricter than a browser, and means to be: what it asks of an address that it finds fault with,
# given as the browser trims it.
STRICTER = {
    "link-outside": r"(?s).*\.\.",  # a browser stops at the host's root, or comes in again; the site may be moved
    "link-insecure": r"[\\/]{2}",  # without a scheme, it is as safe as the page happens to be
    "link-scheme": r"(?i)https:[\\/]?(?![\\/])|\\\\",  # a host was meant, and a path of the own site is what is read
    "link-empty": r"#?\Z",
}


@settings(max_examples=200)
@given(base=some.sampled_from(BASES), page=some.sampled_from(PAGES), written=references())
@example(base="/", page="a/b/c/index.html", written="a//../vision")  # an empty step counts
@example(base="/", page="index.html", written="https:vision/")
@example(base="/", page="index.html", written="https://a@example.org:0443/#a\\b")
def test_an_address_leads_where_a_browser_goes(base: str, page: str, written: str) -> None:
    here = f"https://example.org{base}{page.removesuffix('index.html')}"
    found = resolved(Reader("example.org", base), page, written)
    try:
        meant = ada_url.URL(written, base=here)
    except ValueError:
        assert isinstance(found, str) and found
        return
    is_own = meant.protocol == "https:" and meant.host == "example.org"
    is_inside = is_own and f"{meant.pathname}/".startswith(base)
    if isinstance(found, tuple):
        assert is_inside
        path = f"{meant.pathname}/" if meant.pathname == base[:-1] else meant.pathname  # as every host redirects it
        assert unquote(base + found[0]) == unquote(path)
        assert unquote(found[1]) == unquote(meant.hash.removeprefix("#"))
    elif is_inside:
        trimmed = re.sub(
            r"[\t\r\n]", "", written.strip("".join(map(chr, range(33)))).replace("%2e", ".").replace("%2E", ".")
        )
        assert re.match(STRICTER.get(found, "(?!)"), trimmed), found


SITE = [
    "index.html",
    "404.html",
    "a/index.html",
    "a/b.html",
    "a b/index.html",
    "\u00e9/index.html",
    "vision/index.html",
    "a/b/c.html",
]


@settings(max_examples=200)
@given(base=some.sampled_from(BASES), page=some.sampled_from(SITE), written=references())
def test_a_link_is_told_just_where_a_browser_finds_no_file(base: str, page: str, written: str) -> None:
    site = Built(Path(), f"https://example.org{base}", frozenset(SITE))
    surveyor = Surveyor(site)
    surveyor.page(page, f'<a href="{html.escape(written)}">A</a>')
    told = {slip.rule for slip in surveyor.survey.slips}
    shown = "" if page == "404.html" else page  # a host shows it at any depth
    found = resolved(surveyor.site.reader, shown, written)
    if isinstance(found, str):
        assert told == ({found} if found else set())
        return
    here = f"https://example.org{base}{shown.removesuffix('index.html')}"
    path = unquote(ada_url.URL(written, base=here).pathname)
    is_there = f"{path}/" == base or path.removeprefix(base) in site.answers
    assert (
        told - {"link-anchor"} == set()
        if is_there
        else told & {"link-missing", "link-slash", "link-case", "link-no-index"}
    )


# Numbers and dates, written by Babel as CLDR has them.

LANGUAGES = {
    "da": ("da", "Der er {} i alt."),
    "en": ("en_GB", "There are {} in all."),
    "us": ("en_US", "There are {} in all."),
}
FIGURES = {
    name: Figures(yaml.safe_load((small_site.ROOT / f"scripts/languages/{name}.yml").read_text("utf-8"))["figures"])
    for name in ("da", "en")
}
WHOLE = some.integers(0, 10**14)
DECIMALS = some.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=4)
LOCALES = pytest.mark.parametrize("language", LANGUAGES)


def values(language: str, written: str) -> list[object]:
    return [
        figure.value for figure in FIGURES[language.replace("us", "en")].read(LANGUAGES[language][1].format(written))
    ]


@LOCALES
@given(number=WHOLE)
@example(number=24)  # which also begins 24/7
def test_a_whole_number_is_read_back(language: str, number: int) -> None:
    assert values(language, format_decimal(number, locale=LANGUAGES[language][0])) == [("number", number)]
    assert values(language, str(number)) == [("number", number)]


@LOCALES
@given(number=DECIMALS)
def test_decimals_are_read_back_to_their_last_place(language: str, number: Decimal) -> None:
    locale = LANGUAGES[language][0]
    written = format_decimal(number, locale=locale, decimal_quantization=False)
    assert values(language, written) == [("number", Fraction(number))]
    written = format_percent(number / 100, locale=locale, decimal_quantization=False)
    assert values(language, written) == [("share", Fraction(number) / 100)]


@LOCALES
@given(number=some.integers(0, 10**12), currency=some.sampled_from(["DKK", "EUR", "USD", "GBP", "SEK", "NOK"]))
def test_an_amount_of_money_is_read_back(language: str, number: int, currency: str) -> None:
    written = format_currency(Decimal(number) / 100, currency, locale=LANGUAGES[language][0])
    assert values(language, written) == [(currency, Fraction(number, 100))]


@LOCALES
@given(
    number=some.integers(1000, 999_999),
    scale=some.sampled_from([10**3, 10**6]),
    form=some.sampled_from(["long", "short"]),
)
def test_millions_and_billions_are_read_back(language: str, number: int, scale: int, form: str) -> None:
    """Write 1,25 millioner, 1.25 billion, 3 mia., 3M, and what is said is as exact as what is written."""
    amount = number * scale
    written = format_compact_decimal(amount, format_type=form, locale=LANGUAGES[language][0], fraction_digits=3)  # type: ignore[arg-type]
    assert values(language, written) == [("number", amount)]


DAYS = some.dates(date(1900, 1, 1), date(2099, 12, 31))


@LOCALES
@given(day=DAYS, form=some.sampled_from(["full", "long", "medium", "short"]))
def test_a_date_is_read_back_in_each_form(language: str, day: date, form: str) -> None:
    # The month stands first in American figures, which are read as European ones: both sites are Danish.
    assume((language, form) != ("us", "short"))
    written = format_date(day, form, locale=LANGUAGES[language][0])
    weekday = [("weekday", day.isoweekday())] if form == "full" else []
    assert values(language, written) == [*weekday, ("date", (day.month, day.day)), ("number", day.year)]


# Number words, spelt here from what each language says below a hundred.

ONES = {
    "da": "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
TENS = {
    "da": "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
SCALES = {
    "da": [(10**12, "billioner"), (10**9, "milliarder"), (10**6, "millioner"), (1000, "tusind")],
    "en": [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")],
}


def below_a_hundred(language: str, number: int) -> str:
    ones, tens = ONES[language].split(), TENS[language].split()
    if number < 20:
        return ones[number]
    ten, one = tens[number // 10 - 2], number % 10
    if not one:
        return ten
    return f"{ones[one]}og{ten}" if language == "da" else f"{ten}-{ones[one]}"


def spelt(language: str, number: int, join: str) -> str:
    """Spell a number; `and` stands after hundreds only, as "one thousand and five thousand" are two numbers."""
    parts = []
    for scale, word in SCALES[language]:
        if number >= scale:
            parts.append(f"{spelt(language, number // scale, join)} {word}")
            number %= scale
    if number >= 100:
        hundreds = f"{below_a_hundred(language, number // 100)} {'hundrede' if language == 'da' else 'hundred'}"
        rest = f"{join} {below_a_hundred(language, number % 100)}" if number % 100 else ""
        parts.append(f"{hundreds} {rest}".strip())
    elif number or not parts:
        parts.append(below_a_hundred(language, number))
    return " ".join(parts)


@pytest.mark.parametrize("language", ["da", "en"])
@given(number=some.one_of(some.integers(2, 2000), some.integers(2, 10**15 - 1)), has_and=some.booleans())
@example(number=54_601_000, has_and=False)
@example(number=201_000_000, has_and=True)
def test_number_words_are_read_back(language: str, number: int, has_and: bool) -> None:
    join = ("og" if language == "da" else "and") if has_and else ""
    written = " ".join(spelt(language, number, join).split())
    # A Danish one at the end is the article, which is a number only before what it counts.
    assume(not written.endswith(" en"))
    assert values(language, written) == [("number", number)]


# Slugs of new pages.

TITLES = some.text(some.characters(exclude_categories=["C"]), max_size=40)
LEGAL = re.compile(
    yaml.safe_load((small_site.ROOT / "overrides/hooks/page.schema.yml").read_text("utf-8"))["properties"]["slug"][
        "pattern"
    ]
)


@pytest.mark.parametrize("language", ["da", "en", "sv"])
@given(title=some.one_of(TITLES, some.text("aæøåÆØÅéüßñ -–'’.,123", max_size=30)))
def test_a_slug_is_legal_and_stays_what_it_is(language: str, title: str) -> None:
    slug = slug_of(title, language)
    assert not slug or LEGAL.fullmatch(slug)
    assert slug_of(slug, language) == slug
    assert slug_of(unicodedata.normalize("NFD", title), language) == slug_of(
        unicodedata.normalize("NFC", title), language
    )
    assert slug_of(f"  {title}\n", language) == slug


WORDS = ["title", "a", "Sundhed", "æ", "true", "null", "1", "-", ".", ",", "(", ")", " ", "  ", ": ", ":"]


@settings(max_examples=300)
@given(some.lists(some.sampled_from([*WORDS, "\n", "\ntitle: ", "\nslug: ", "\u00a0", "\x0b"])).map("".join))
@example("\ntitle: Vision, and (more) a - b.\nslug: null\ntitle: A second one")
@example(": a")
@example("\nslug: a #b")
@example("\n b")
def test_a_front_matter_says_what_it_says_in_yaml(text: str) -> None:
    front_matter = f"title: Side{text}\n"
    assume("---" not in front_matter and "..." not in front_matter)  # what ends it
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs" / "da").mkdir(parents=True)
        (root / "mkdocs.yml").write_text("plugins: [i18n: {languages: [{locale: da}]}]", "utf-8")
        (root / "docs" / "da" / "side.md").write_text(f"---\n{front_matter}---\n", "utf-8", newline="")
        project = read_project(root)
    try:
        said = yaml.load(front_matter, yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    except yaml.YAMLError:
        said = None
    assert project.findings or project.pages["side.md"]["da"].meta == said
