"""What a page and its translation are compared by: where links lead, what denies, and how terms are used."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_site
from acceptance import accept
from content import Page
from locales import words
from negations import Negations
from reading import read_project
from terms import glossary, uses
from translated import _said_otherwise, check, check_register
from writing import take_all_apart, target

LANGUAGES = "plugins: [{i18n: {languages: [{locale: da, default: true}, {locale: %s}]}}]\n"


def told(folder: Path, source: str, made: str, locale: str = "en") -> list[tuple[str, int]]:
    """Return the rule and the line of what is told of a page and its translation."""
    for place, text in (("da", source), (locale, made)):
        (folder / "docs" / place).mkdir(parents=True)
        (folder / "docs" / place / "a.md").write_text(text, "utf-8")
        (folder / "docs" / place / "b.md").write_text(f"---\ntitle: B\n---\n\n## {place} {{ #b }}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(LANGUAGES % locale, "utf-8")
    project = read_project(folder)
    found = check(project, take_all_apart(project), ["a.md"])
    return [(one.rule, one.line) for one in found if one.rule != "translation-unaccepted"]


LONG, SHORT = "Ord om sundhed. " * 15, "Ord om alt. " * 12


@pytest.mark.parametrize(
    ("source", "made", "is_told"),
    [
        ([LONG, SHORT, LONG], [LONG, LONG], True),
        ([LONG, SHORT, LONG], [LONG, SHORT + LONG], False),
        ([LONG, SHORT, SHORT], [LONG + SHORT + SHORT], False),
        ([LONG, LONG + SHORT, SHORT], [LONG, SHORT, LONG + SHORT], False),
        ([LONG] * 59 + [SHORT], [LONG] * 59, True),
        ([LONG] * 60 + [SHORT], [LONG] * 60, False),  # too many to be compared
    ],
)
def test_a_paragraph_is_lacking_where_the_others_are_not_longer_for_it(
    source: list[str], made: list[str], is_told: bool, tmp_path: Path
) -> None:
    found = told(tmp_path, "\n\n".join(source), "\n\n".join(made), "sv")
    assert found == ([("structure-differs", 1)] if is_told else [])


@pytest.mark.parametrize("rate", [1, 2])
def test_a_paragraph_is_lacking_by_how_long_the_language_is_elsewhere(rate: int, tmp_path: Path) -> None:
    pages = {"a": "\n\n".join([LONG, SHORT, LONG]), "b": "\n\n".join([LONG] * 9)}
    made = {"a": "\n\n".join([LONG * rate, SHORT * rate + LONG * rate]), "b": "\n\n".join([LONG * rate] * 9)}
    for place, texts in (("da", pages), ("sv", made)):
        (tmp_path / "docs" / place).mkdir(parents=True)
        for name, text in texts.items():
            (tmp_path / "docs" / place / f"{name}.md").write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(LANGUAGES % "sv", "utf-8")

    def rules() -> list[str]:
        project = read_project(tmp_path)
        return [one.rule for one in check(project, take_all_apart(project), ["a.md"]) if "structure" in one.rule]

    assert rules() == []
    (tmp_path / "docs/sv/a.md").write_text(f"{LONG * rate}\n\n{LONG * rate}", "utf-8")
    assert rules() == ["structure-differs"]
    assert [one.rule for one in accept(read_project(tmp_path), ["a.md"])] == ["structure-differs"]


def test_what_may_be_lacking_is_named(tmp_path: Path) -> None:
    lost = "Et afsnit om noget andet, som ingen har oversat. Det handler om byen, og det slutter her."
    source, made = f"{LONG}\n\n{lost}\n\n{LONG}", f"{LONG}\n\n{LONG}"
    assert told(tmp_path, source, made, "sv") == [("structure-differs", 1)]
    project = read_project(tmp_path)
    found = next(one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "structure-differs")
    assert found.fix.endswith(words("da")["lost"].format(texts=f"»{lost}«"))


HEAD, AARHUS, BEDER, ODENSE, RIBE = (
    "| By | Tal |\n|---|---|\n",
    "| A | 12 |\n",
    "| B | 34 |\n",
    "| O | 56 |\n",
    "| R | 7 |\n",
)


@pytest.mark.parametrize(
    ("source", "made", "key", "named"),
    [
        ([AARHUS, BEDER, ODENSE], [AARHUS, ODENSE], "lost", ["B | 34"]),
        ([AARHUS, ODENSE], [AARHUS, BEDER, ODENSE, RIBE], "besides", ["B | 34", "R | 7"]),
        ([AARHUS, BEDER], ["| X | 99 |\n"] * 3, "", []),  # nothing in common
        ([AARHUS] * 101, [AARHUS] * 100, "", []),  # too many to be compared
    ],
)
def test_the_rows_that_are_lacking_or_too_many_are_named(
    source: list[str], made: list[str], key: str, named: list[str], tmp_path: Path
) -> None:
    told(tmp_path, HEAD + "".join(source), HEAD + "".join(made))
    project = read_project(tmp_path)
    found = next(one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "structure-differs")
    texts = " … ".join(f"»{one}«" for one in named)
    said = words("da")[key].format(texts=texts) if key else ""
    assert found.fix.partition("forskel.")[2] == said


FIRST, SECOND, THIRD = "Vi bygger et hus ved en sø. ", "Der er plads til alle som bor i byen nu. ", "Det er dyrt at bo."


@pytest.mark.parametrize(
    ("source", "made", "lacking"),
    [
        (FIRST + SECOND + THIRD, FIRST + THIRD, [SECOND]),
        (FIRST + SECOND + THIRD, THIRD, [FIRST, SECOND]),
        (FIRST + SECOND, FIRST.replace(". ", ", og ") + SECOND, []),
        (FIRST * 61, FIRST * 60, []),  # too many to be compared
        (FIRST * 5, FIRST.replace(". ", ", ") * 5, []),  # more than a step joins
        (FIRST + SECOND, "", []),
        (f"- {FIRST}{SECOND}{THIRD}", f"- {FIRST}{THIRD}", [SECOND]),
        (f"{FIRST}{SECOND}{THIRD}", f"- {FIRST}{THIRD}", []),  # built in another way
        (f"{FIRST}{SECOND}{THIRD}\n\n{FIRST}", f"{FIRST}{THIRD}\n\n{SECOND}{FIRST}", []),  # moved
    ],
)
def test_a_sentence_is_lacking_where_the_others_are_not_longer_for_it(
    source: str, made: str, lacking: list[str], tmp_path: Path
) -> None:
    told(tmp_path, source, made, "sv")
    project = read_project(tmp_path)
    found = [one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "sentence-missing"]
    assert len(found) == len(lacking)
    assert all(f"»{text.strip()}«" in one.message for one, text in zip(found, lacking, strict=True))


def test_of_two_sentences_of_one_length_either_may_be_the_one_that_is_lacking(tmp_path: Path) -> None:
    told(tmp_path, f"{FIRST}De maler en båd på øen. {THIRD}", FIRST + THIRD, "sv")
    project = read_project(tmp_path)
    (found,) = [one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "sentence-missing"]
    assert "« eller »" in found.message


@pytest.mark.parametrize(
    ("made", "locale", "is_told"),
    [
        ("All pupils are given a computer.", "en", True),
        ("All pupils are given a computer, which they must return at the end of the school year.", "en", False),
        ("生徒は皆パソコンを借りて家に持ち帰り、学年末に返します。", "ja", False),  # how long is that to be?
    ],
)
def test_a_sentence_lacks_a_part_where_it_is_far_shorter_than_the_languages_are(
    made: str, locale: str, is_told: bool, tmp_path: Path
) -> None:
    source = "Alle elever får en computer, som de må tage med hjem, og som skal afleveres igen ved skoleårets slutning."
    assert (("sentence-missing", 1) in told(tmp_path, source, made, locale)) == is_told


def test_a_translation_may_be_shorter_than_its_source_throughout(tmp_path: Path) -> None:
    source = [LONG * 4, LONG * 4, "## B { #b }", LONG, LONG]
    made = [LONG * 2, LONG * 2, "## B { #b }", LONG]
    assert told(tmp_path, "\n\n".join(source), "\n\n".join(made), "sv") == []


@pytest.mark.parametrize(
    ("source", "made", "found"),
    [
        ("A\n\nDet er 5.\nDet er 7.", "A\n\nIt is 5.\nIt is 8.", [("figure-differs", 4)]),
        ("A\n\n![5](x)", "A\n\n![6](x)", [("figure-differs", 3)]),
        ("Det er. Det er\nikke.", "It is. It\nis.", [("negation-differs", 1)]),
        ("Det er.\nDet er ikke.", "It is.\nIt is.", [("negation-differs", 2)]),
        ("Det er.\nDet er.", "It is.\nIt is not.", [("negation-differs", 2)]),
        ("Det er.\nDet er ikke.", "It is. Well.\nIt is.", [("negation-differs", 1)]),
        ("[Se](b.md)\n[her](b.md#b)", "[See](b.md)\n[here](a.md)", [("link-differs", 2)]),
        ("[Se](b.md) [her](x.md)", "[See](b.md) [here](y.md)", []),
        ("- A\n- B", "- A", [("structure-differs", 1)]),
        (
            "A\n\n# B { #b }\n\nC",
            "A\n\n## B { #b }\n\nC\n\n## D { #d }",
            [("section-orphaned", 7), ("section-level", 3)],
        ),
        ("## B { #b }\n\nC\n\n## D { #d }", "## D { #d }\n\n## B { #b }\n\nC", [("section-order", 1)]),
        ("## B { #b }\n\nC", "A", [("section-missing", 1)]),
        ("---\ntitle: I 2018\n---\n", "---\nslug: a\ntitle: In 2019\n---\n", [("figure-differs", 3)]),
        ("---\ntitle: I 2018\n---\n", "---\ntitle: A\n---\n", []),
    ],
)
def test_what_differs_is_told_on_its_line(source: str, made: str, found: list[tuple[str, int]], tmp_path: Path) -> None:
    assert told(tmp_path, source, made) == found


@pytest.mark.parametrize(
    ("made", "line", "is_meant"),
    [
        ("## B { #b }\n\n## Two { #two }\n\n## D { #d }", 3, True),
        ("## B { #b }\n\n## Two\n\n## D { #d }", 3, True),
        ("## B { #b }\n\n### Two\n\n## D { #d }", 3, False),
        ("## B { #b }\n\n## D { #d }\n\n## Two", 3, False),
    ],
)
def test_the_heading_that_may_be_that_of_a_missing_section_is_named(
    made: str, line: int, is_meant: bool, tmp_path: Path
) -> None:
    found = told(tmp_path, "## B { #b }\n\n## C { #c }\n\n## D { #d }", made)
    assert found[0] == ("section-missing", line)
    project = read_project(tmp_path)
    missing = [one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "section-missing"]
    named = [("»Two« her, så skriv { #c }" in one.fix, one.file) for one in missing]
    assert named == [(is_meant, "docs/en/a.md" if is_meant else "docs/da/a.md")]


@pytest.mark.parametrize(
    ("source", "made", "locale", "says_two"),
    [
        ("Det koster 2.500.", "It costs 2.500.", "en", True),
        ("Det koster 2.500.", "It costs 2.600.", "en", False),
        ("Det koster 2,5 millioner.", "Es kostet 2,5 Milliarden.", "de", False),
    ],
)
def test_of_the_same_signs_it_is_told_that_they_say_two_things(
    source: str, made: str, locale: str, says_two: bool, tmp_path: Path
) -> None:
    assert told(tmp_path, source, made, locale) == [("figure-differs", 1)]
    project = read_project(tmp_path)
    *_, found = check(project, take_all_apart(project), ["a.md"])
    assert ("betyder et andet tal" in found.message) == says_two


@pytest.mark.parametrize("locales", [("fi", "en"), ("en", "fi")])
def test_where_nothing_is_known_of_one_language_no_denial_and_no_limit_is_told(
    locales: tuple[str, str], tmp_path: Path
) -> None:
    texts = {"en": "It does not take 20 days, but at most 15.", "fi": "Se ei kestä 20 päivää vaan enintään 15."}
    files = {f"{locale}/a.md": small_site.page("A", texts[locale]) for locale in locales}
    files["policy.yml"] = f"themes: [{{text: {{en: '{texts['en']}', fi: '{texts['fi']}'}}}}]\n"
    languages = [{"locale": locale, "name": locale, "default": locale == locales[0]} for locale in locales]
    project = read_project(small_site.write(tmp_path, files, plugins=[{"i18n": {"languages": languages}}]))
    assert [*check(project, take_all_apart(project), ["a.md"]), *check_register(project)] == []


def test_a_text_of_the_register_that_has_a_figure_more_shows_that_the_source_has_none(tmp_path: Path) -> None:
    register = "themes: [{text: {da: Aftalen gælder stadig., en: The agreement runs until 2024.}}]\n"
    project = read_project(small_site.write(tmp_path, {"policy.yml": register}))
    (found,) = check_register(project)
    assert (found.rule, "2024" in found.message, "–" in found.message) == ("figure-differs", True, True)


def test_a_page_without_a_source_is_told_once_of_the_language_that_has_it(tmp_path: Path) -> None:
    languages = [{"locale": locale, "name": locale, "default": locale == "da"} for locale in ("da", "en", "sv")]
    files = {"sv/a.md": small_site.page("A")}
    project = read_project(small_site.write(tmp_path, files, plugins=[{"i18n": {"languages": languages}}]))
    (found,) = check(project, take_all_apart(project), ["a.md"])
    assert (found.file, found.rule) == ("docs/sv/a.md", "page-orphaned")


@pytest.mark.parametrize(
    ("link", "end"),
    [
        ("c.md", "a/c.md"),
        ("./c.md#d", "a/c.md#d"),
        ("../c.md", "c.md"),
        ("x/../%C3%A6.md", "a/æ.md"),
        ("#d", "a/b.md#d"),
        ("", ""),
        ("#", ""),
        ("#!", ""),
        ("https://a.example/", ""),
        ("MAILTO:a@b.example", ""),
    ],
)
def test_a_link_leads_to_the_same_page_however_it_is_written(link: str, end: str) -> None:
    assert target(Page("a/b.md", "da", Path("a/b.md")), link) == end


@pytest.mark.parametrize(
    ("text", "title", "endings", "found"),
    [
        ("en digital nøgle", "Digital nøgle", ["n", "e"], "digital nøgle"),
        ("den digitale\n nøglen her", "Digital nøgle", ["n", "e"], "digitale nøglen"),
        ("digital-nøgle", "Digital nøgle", ["n"], "digital-nøgle"),
        ("nøgleord, min-nøgle, nøgle-ord", "Nøgle", ["n"], ""),
        ("two policies", "Policy", ["ies", "y"], "policies"),
        ("her gp she said", "General practitioner (GP)", ["s"], "gp"),
        ("general practitioners", "General practitioner (GP)", ["s"], "general practitioners"),
        ("her", "()", ["s"], ""),
    ],
)
def test_a_term_is_used_with_its_endings_and_by_each_of_its_names(
    text: str, title: str, endings: list[str], found: str
) -> None:
    assert uses(text, title, endings) == found


@pytest.mark.parametrize(
    ("text", "locale", "denies", "may_deny"),
    [
        ("Det er ikke nok.", "da", True, True),
        ("Det er nok.", "da", False, False),
        ("Uafhængig af det.", "da", False, True),
        ("Ingenting", "da", True, True),
        ("It’s not enough.", "en", True, True),
        ("It isn’t enough.", "en", True, True),
        ("It is independent.", "en", False, True),
        ("It is enough, isnt it.", "en", False, False),
        ("Not only that.", "en", False, True),
        ("You daren’t go.", "en", True, True),
    ],
)
def test_a_sentence_denies_by_a_word_or_by_the_beginning_of_one(
    text: str, locale: str, denies: bool, may_deny: bool
) -> None:
    known = Negations.of(locale)
    assert known
    assert (known.denies(text), known.may_deny(text)) == (denies, may_deny)


def test_the_glossary_is_the_page_whose_source_says_so(tmp_path: Path) -> None:
    files = {
        "da/a.md": small_site.page("A", "## Et { #et }\n"),
        "da/b.md": small_site.page("B", "Her.\n\n## To { #to }\n\n## Tre { #tre }\n", "template: glossary.html\n"),
        "en/a.md": small_site.page("A", "## One { #et }\n", "template: glossary.html\n"),
        "en/b.md": small_site.page("B", "## Two { #to }\n"),
    }
    project = read_project(small_site.write(tmp_path, files))
    assert [glossary(project, take_all_apart(project), locale) for locale in ("da", "en", "sv")] == [
        {"to": "To", "tre": "Tre"},
        {"to": "Two"},
        {},
    ]
    files = {name: text for name, text in files.items() if name != "da/b.md"}
    project = read_project(small_site.write(tmp_path / "other", files))
    assert glossary(project, take_all_apart(project), "da") == {}


def test_of_two_pages_that_are_called_as_a_glossary_is_the_first_is_it(tmp_path: Path) -> None:
    files = {f"da/{name}.md": small_site.page("A", f"## Om {name} {{ #a }}\n") for name in ("begreber", "ordbog")}
    project = read_project(small_site.write(tmp_path, files))
    assert glossary(project, take_all_apart(project), "da") == {"a": "Om begreber"}


@pytest.mark.parametrize("locales", [("da", "sv"), ("sv", "da")])
def test_no_term_or_name_is_asked_for_where_the_endings_of_a_language_are_unknown(
    locales: tuple[str, str], tmp_path: Path
) -> None:
    languages = [{"locale": locales[0], "default": True}, {"locale": locales[1]}]
    pages = {
        "da": "## Noegle { #noegle }\n\nSundhedsministeriet har en noegle.\n",
        "sv": "## Nyckel { #noegle }\n\nSocialdepartementet har ett lås.\n",
    }
    files = {
        f"{locale}/a.md": small_site.page("A", pages[locale], "template: glossary.html\n") + "\n## B { #b }\n\n" + text
        for locale, text in (("da", "En noegle."), ("sv", "Ett lås."))
    }
    names = "parties: [{id: a, names: [{da: Sundhedsministeriet, sv: Hälsodepartementet}]}]\n"
    project = read_project(
        small_site.write(tmp_path, {**files, "policy.yml": names}, plugins=[{"i18n": {"languages": languages}}])
    )
    found = check(project, take_all_apart(project), ["a.md"])
    assert [one.rule for one in found if one.rule in {"term-differs", "register-differs"}] == []


def test_of_a_sentence_that_was_taken_out_the_number_is_told(tmp_path: Path) -> None:
    told(tmp_path, "A. B. C.", "A. B. C.")
    pages = take_all_apart(read_project(tmp_path))["a.md"]
    assert accept(read_project(tmp_path), ["a.md"]) == []
    source = pages["da"].page.file
    source.write_text(source.read_text("utf-8").replace(" B. C.", ""), "utf-8")
    project = read_project(tmp_path)
    (found,) = (one for one in check(project, take_all_apart(project), ["a.md"]) if one.rule == "section-outdated")
    assert words("da")["gone"].format(count=2) in found.message


def test_of_a_section_that_is_new_nothing_is_told_as_changed(tmp_path: Path) -> None:
    told(tmp_path, "A. B.", "A. B.")
    pages = take_all_apart(read_project(tmp_path))["a.md"]
    assert accept(read_project(tmp_path), ["a.md"]) == []
    for one in pages.values():
        one.page.file.write_text(one.page.file.read_text("utf-8") + "\n\n## C { #c }\n\nD.\n", "utf-8")
    project = read_project(tmp_path)
    (found,) = check(project, take_all_apart(project), ["a.md"])
    assert (found.rule, words("da")["changed"].partition("{")[0] in found.fix) == ("section-outdated", False)


def test_the_right_link_is_shown_as_it_is_written_on_the_page(tmp_path: Path) -> None:
    for locale, link in (("da", "../b.md#b"), ("en", "../c.md")):
        folder = tmp_path / "docs" / locale
        (folder / "x").mkdir(parents=True)
        (folder / "x" / "a.md").write_text(f"[Se]({link})", "utf-8")
        (folder / "b.md").write_text("# B\n\n## B { #b }\n", "utf-8")
        (folder / "c.md").write_text("# C\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(LANGUAGES % "en", "utf-8")
    project = read_project(tmp_path)
    (found,) = [one for one in check(project, take_all_apart(project), ["x/a.md"]) if one.rule == "link-differs"]
    assert "fører til ../c.md" in found.message
    assert "../b.md#b" in found.message


def test_links_of_a_list_that_each_language_sorts_may_change_places(tmp_path: Path) -> None:
    source = [("Affald", "d"), ("Kontakt", "e"), ("Pas", "f"), ("Ægteskab", "g")]
    made = [("Contact", "e"), ("Garden waste", "d"), ("Marriage", "g"), ("Passports", "f")]
    lists = ("".join(f"- [{words}]({page}.md)\n" for words, page in side) for side in (source, made))
    for page in "defg":
        for locale in ("da", "en"):
            (tmp_path / "docs" / locale).mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / locale / f"{page}.md").write_text(f"---\ntitle: {locale} {page}\n---\n", "utf-8")
    for locale, text in zip(("da", "en"), lists, strict=True):
        (tmp_path / "docs" / locale / "a.md").write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(LANGUAGES % "en", "utf-8")
    project = read_project(tmp_path)
    found = [one.rule for one in check(project, take_all_apart(project), ["a.md"])]
    assert "link-differs" not in found


def test_what_a_title_lacks_is_told_only_where_something_else_stands_instead() -> None:
    title = "8.30. Color to Gray"  # with the Danish for two
    assert [*_said_otherwise(title, title, ("da", "en"))] == []
    assert [rule for rule, _ in _said_otherwise("Side 8.30", "Page 8.31", ("da", "en"))] == ["figure-differs"]
