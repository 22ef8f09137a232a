"""A slip of a built page is told where its words or its address stand in the Markdown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import check
from content import Page
from corpus import CASES, write
from links import Slip
from origins import LONGEST, front_matter_line, source_line, words_line
from places import ONE_CAUSE, folded, link_words, without_echoes, words_around
from reading import read_project


def page(body: str) -> Page:
    return Page("a.md", "da", Path("a.md"), body=body, body_line=5)


def slip(rule: str, value: str, at: str = "", detail: str = "") -> Slip:
    return Slip(rule, "a/index.html", at, value, detail)


@pytest.mark.parametrize(
    "name",
    [
        "link-vague/read-more",
        "link-name/a-link-without-text",
        "picture-alt/words-that-a-writing-program-puts-in",
        "note-left/fixme-behind-a-sentence",
        "text-language/a-danish-head-of-a-table-column-on-an-english-page",
    ],
)
def test_a_slip_of_a_page_that_is_written_on_one_line_is_told_in_the_markdown(name: str, tmp_path: Path) -> None:
    case = write(name, tmp_path)
    for file in (tmp_path / "site").rglob("*.html"):
        file.write_text(" ".join(file.read_text("utf-8").split("\n")), "utf-8")
    found = [f"{one.file}:{one.line} {one.rule}" for one in check.check(read_project(tmp_path), None)]
    assert [one for one in found if one.startswith("docs/")] == case.found


@pytest.mark.parametrize(
    ("rule", "value", "at", "body", "line"),
    [
        ("link-missing", "b/", '<a href="b/">', "[A](b/)\n[C](b/)", 5),
        ("link-missing", "b/c/", '<a href="../b/c/">', "A\n[B](../b/c/) b/c/", 6),
        ("link-missing", "b/", '<a href="b/">', "[A](b/x) `[B](b/)`\n[C](b/?d)", 6),
        ("link-missing", "b", "<a href=b>", 'A\n\n<a href="b">', 7),
        ("link-missing", "b", "<a href='b'>", "[a]: b", 5),
        ("link-missing", "vision/", '<a href="x/vision/">', "A\n[B](../vision)", 6),
        ("link-missing", "b/", '<a href="b/">', "A", 0),
        ("link-missing", "b", "<a href=b>", 'A\n<i title="a b">', 0),
        ("link-missing", "lov/", '<a href="x/lov/">', "A\n[B](../lov)", 0),
        ("link-missing", "love/", '<a href="x/love/">', "A\n[B](../love)", 0),
        ("link-scheme", "javascript:b()", '<a href="&#106;avascript:b()">', 'A\n<a href="&#106;avascript:b()">', 6),
        ("link-empty", "", '<a href="">', "A\n[B]() [C](d)", 6),
        ("asset-missing", "b.png", '<img srcset="a.png, b.png 2x">', "A\n<img srcset='a.png,\nb.png 2x' src=b.png>", 7),
        ("link-anchor", "d", '<a href="b/#d">', "[A](b.md#dd)\n[B](b.md#d)", 6),
        ("reference-missing", "d", '<p aria-labelledby="c d">', "A d\n<p aria-labelledby='c d'>", 6),
        ("id-repeated", "d", "", "## A { #d }\n## B { #dd }\n## C { #d }", 7),
        ("id-repeated", "d", "", "A\n<p id=d>", 6),
        ("id-repeated", "telemedicin", "telemedicin", "## A { #telemedicin }\n## B { #telemedicin }\ntelemedicin", 6),
        ("link-empty", "", "<a>", "`b` [c]()\n<a>", 5),
        ("link-vague", "Læs mere", "", "Læs mere\n[**Læs  mere**](b)", 6),
        ("link-vague", "Mere", "", "A\n<a href=b>Mere</a>", 6),
        ("link-same-words", "Mere", "", "[Mere](b)\n[Mere](c)\nD", 6),
        ("note-left", "TODO", "", "A\n\nTODO", 7),
        ("text-language", "It can wait here", "", "A\nIt **can**\nwait here", 6),
        ("text-language", "Wait", "", "A\n[Wait](b)", 6),
        ("link-name", "b/", '<a href="b/">', "[A](b)\n[](b)", 6),
        ("link-name", "b/", '<a href="b/">', "[A](b)\n\n<a href=b><i class=x></i></a>", 7),
        ("picture-alt", "b.svg", '<img src="b.svg">', "![A](c.svg)\n![](../b.svg)", 6),
        ("link-case", "Vision/", '<a href="../Vision/">', "A\n[B](../../Vision)", 6),
        ("link-missing", "b" * (LONGEST + 1), "", "[A](" + "b" * (LONGEST + 1) + ")", 0),
    ],
)  # fmt: skip
def test_a_slip_stands_on_its_line_of_the_markdown(rule: str, value: str, at: str, body: str, line: int) -> None:
    assert source_line(page(body), slip(rule, value, at), frozenset()) == line


@pytest.mark.parametrize("line", [5, 7, 8])
def test_of_several_places_it_is_the_one_with_the_words_around_it(line: int) -> None:
    body = "En to [tre](b/)\n\nFire fem [tre](b/)\nSeks [tre](b/) syv"
    around = words_around("<p>\n" + body.split("\n")[line - 5] + "\n", 8)
    assert source_line(page(body), slip("link-missing", "b/", '<a href="b/">'), around) == line


def test_the_words_around_a_place_are_those_on_its_line_and_near_it() -> None:
    assert words_around("En\nTo tre\nfire", 6) == {"to", "tre"}
    assert words_around("En to", 0) == words_around("En to", -1) == {"en", "to"}
    assert words_around("a " * 100 + "b" + " c" * 149 + " d", 200) == {"a", "b", "c"}
    assert words_around("e " + "a " * 100 + "b" + " c" * 149 + " cd", 202) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a href=b>En <b>to</b>\n&amp; tre</a> fire</a>", "En to & tre"),
        ("<a href=b></a>", ""),
        ("<a href=b>En", ""),
    ],
)
def test_the_words_of_a_link_have_no_tags(text: str, words: str) -> None:
    assert link_words(text, text.index(">") + 1) == words


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("En to", 5),
        ("tre fire", 6),
        ("Fire, fem", 7),
        ("fem", 8),
        ("Seks syv otte ni ti elleve", 9),
        ("Det er seks syv otte", 9),
        ("to tre fir er her ikke", 0),
        ("er her ikke", 0),
        ("en to tre ikke", 0),
        ("– …", 0),
    ],
)
def test_words_are_found_whatever_marks_stand_between_them(words: str, line: int) -> None:
    assert words_line(page("En **to**\n[tre](b/c)\n<i>fire\n</i>fem { .d }[^e]\nSeks, syv otte"), words) == line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("En vision for alle – Sundhed", 2),
        ("vision for", 2),
        ("Kort", 3),
        ("Kort fortalt", 0),
        ("Noget andet", 0),
        ("…", 0),
    ],
)
def test_words_of_a_head_are_those_of_the_field_that_says_them(words: str, line: int) -> None:
    front = "title: En vision for alle\ndescription: Kort\n"
    own = Page(
        "a.md", "da", Path("a.md"), meta={"title": "En vision for alle", "description": "Kort"}, front_matter=front
    )
    assert front_matter_line(own, slip("text-language", words)) == line


def test_a_link_with_the_words_of_another_is_told_only_where_nothing_else_is_wrong_with_it() -> None:
    wrong = [slip("link-same-words", "A", "<a href=b>"), slip("link-missing", "b", "<a href=b")]
    assert list(without_echoes(wrong)) == wrong[1:]
    assert list(without_echoes(wrong[:1])) == wrong[:1]
    other = wrong[1]._replace(file="b/index.html")
    assert list(without_echoes([wrong[0], other])) == [wrong[0], other]


def test_an_editor_is_told_all_places_of_an_id_and_that_readers_who_switch_language_come_astray(tmp_path: Path) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "site/en/the-vision/index.html"
    text = file.read_text("utf-8").replace('"../../vision/" hreflang', '"../../ordliste/" hreflang')
    file.write_text(text.replace("<footer>", '<footer id="main">'), "utf-8")
    told = {one.rule: one.message for one in check.check(read_project(tmp_path), None)}
    assert "skifter sprog" in told["hreflang"] and "søgemaskiner" not in told["hreflang"]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if 'id="main"' in line or line == "<footer>"]
    assert f"linje {lines[0]}, {lines[1]})" in told["id-repeated"]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="../ordliste/#telemedcin">Ordene</a>', "Den side har disse id'er: telemedicin, "),
        ('<a href="../ordliste/#Telemedicin">Ordene</a>', "Den side har disse id'er: telemedicin."),
        ('<a href="../ordliste?a=1">Ordene</a>', "Skriv adressen som ../ordliste/?a=1."),
        ('<a href="/Ordliste/#telemedicin">Ordene</a>', "Skriv adressen som /ordliste/#telemedicin."),
        ('<a href="../glossary/">Ordene</a>', "Mente du ordliste/?"),
        ('<a href="gammel.md">Ordene</a>', "Ret filens navn"),
        ('<a href="ordliste.md">Ordene</a>', "Skriv linket som [tekst](side.md)"),
        ('<a href="[Ordene](../ordliste/)">Ordene</a>', "Skriv linket som [tekst](side.md)"),
        ('<a href="{{ url }}">Ordene</a>', "Ret skabelonen eller scriptet"),
        ('<h2 id="ma\u030aling">Målet</h2><a href="#måling">Vis målingen</a>', "Skriv igen det der står efter #"),
        ('<img src="../../kort.svg" alt="Et kort">', "Læg filen under docs"),
        ("S&amp;oslash;en er nær.", "Skriv tegnet selv"),
        ('<a href="Ordlste.md">Ordene</a>', "Mente du ordliste.md?"),
        ('<img src="../assets/kort@2x.png" alt="Et kort">', "ret adressen."),
        ('<a id="__top" href="#op">Op til toppen</a>', "Siden har disse id'er: kravet, main, skiftet."),
    ],
)
def test_an_editor_is_told_what_is_right_as_it_is_written_there(tmp_path: Path, html: str, told: str) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    built = tmp_path / "site/vision/index.html"
    built.write_text(built.read_text("utf-8").replace("</main>", f"<p>{html}</p></main>"), "utf-8")
    (found,) = check.check(read_project(tmp_path), None)
    assert told in found.fix
    assert "Mente du" in told or "Mente du" not in found.fix


def test_of_files_with_one_name_the_one_in_the_language_of_the_page_is_meant(tmp_path: Path) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    for locale in ("da", "en"):
        (tmp_path / "docs" / locale / "kort.svg").write_text("<svg/>", "utf-8")
    page, built = tmp_path / "docs/da/vision.md", tmp_path / "site/vision/index.html"
    page.write_text(page.read_text("utf-8").replace("../assets/kredse.svg", "billeder/kort.svg"), "utf-8")
    built.write_text(built.read_text("utf-8").replace("../assets/kredse.svg", "../billeder/kort.svg"), "utf-8")
    assert any("Mente du kort.svg?" in one.fix for one in check.check(read_project(tmp_path), None))


LOST_YEAR = """themes:
  - id: tema
    title: {da: Tema, en: Theme}
    text:
      da: Parterne aftalte at fortsætte til 2024.
      en: The parties agreed to continue.
milestones:"""
CARRIED_ON = "Strategien gjaldt fra 2018 til 2022 og blev ført videre til 2025."


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (
            {
                "docs/da/vision.md": ("(ordliste.md#inds", "(ordliste/#inds"),
                "site/vision/index.html": ("../ordl", "ordl"),
            },
            "Mente du ordliste.md?",
        ),
        (
            {"docs/da/vision.md": ("/kredse.svg", "/Cirkler.svg"), "site/vision/index.html": ("/kredse", "/Cirkler")},
            "Mente du ../assets/cirkler.svg?",
        ),
        (
            {"docs/da/vision.md": ("/kredse.svg", "/maal.svg"), "site/vision/index.html": ("/kredse", "/maal")},
            "Mente du maal.svg?",
        ),
        (
            {
                "docs/da/vision.md": ("omraade)", "omraader)"),
                "site/vision/index.html": ('omraade">', 'omraader">'),
            },
            "fører til ordliste.md#indsatsomraader, hvor",
        ),
        ({"docs/da/vision.md": ("title: Vision", "title: Our vision of the future")}, "Er den et navn"),
        ({"docs/da/vision.md": ("Det kan ikke", "Det *kan ikke")}, "så læseren ser stjernerne"),
        (
            {"docs/da/vision.md": ("Det kan ikke vente.", "Det haster.[^om] Det er nu.[om]\n\n[^om]: En kilde.")},
            "»[om]« bliver ikke til en note",
        ),
        ({"site/404.html": ('href="/"', 'href="."')}, "adressen ./ regnes fra den side som læseren er på"),
        (
            {"docs/policy.yml": ("milestones:", LOST_YEAR)},
            "(kun her: –; kun i kilden: 2024)",
        ),
        (
            {
                "docs/policy.yml": (
                    "lanceret, en: The strategy is launched",
                    "klar i 2018, en: The strategy is ready in 2019",
                )
            },
            "(kun her: 2019; kun i kilden: 2018)",
        ),
        ({"docs/da/vision.md": ("Det kan ikke vente.", "It cannot wait for anything.")}, "sæt den i kursiv"),
        ({"site/vision/index.html": ('rel="canonical"', 'rel="other"')}, "angiver ikke sin egen adresse"),
        (
            {
                "mkdocs.yml": ("- ordliste.md", "- Read our glossary: ordliste.md"),
                "site/vision/index.html": ("Ordliste</a>", "Read our glossary</a>"),
            },
            "på dansk her i mkdocs.yml",
        ),
        (
            {
                "mkdocs.yml": ("- ordliste.md", "- Læs vores ordliste: ordliste.md"),
                "site/en/index.html": ("Glossary</a>", "Læs vores ordliste</a>"),
            },
            "under nav_translations",
        ),
        ({"site/vision/index.html": ("Ordliste</a>", "Read our glossary</a>")}, "temaets ord på dansk"),
        (
            {"site/en/the-vision/index.html": ("</main>", '<p lang="da">It cannot wait for anything.</p></main>')},
            "Slet mærket (lang=…)",
        ),
        ({"site/vision/index.html": ("</main>", '<svg role="img"></svg></main>')}, 'i aria-label="…" eller, på <area>'),
        ({"site/vision/index.html": ("</main>", "<button></button></main>")}, "hvad den gør"),
        (
            {"site/vision/index.html": ("</main>", '<a href="https://one.example/">two.example</a></main>')},
            "Skriv den samme adresse begge steder.",
        ),
        (
            {
                "docs/policy.yml": ("period: 2018-01-15/2022", "period: 2018-01-15/2022\n    continued_to: '2024'"),
                "docs/da/vision.md": ("slug: vision\n---", "slug: vision\ndocument: strategi\n---\n\n" + CARRIED_ON),
            },
            "står »2022« eller »2024«",
        ),
        ({"docs/en/vision.md": ("![Three circles that become one]", "![]")}, "beskriver med »Tre cirkler der bliver"),
        (
            {
                "docs/da/vision.md": ("Det kan ikke vente.", "Det haster.[^et]\n\n[^et]: A\n\n[^to]: B"),
                "docs/en/vision.md": ("It cannot wait.", "It is urgent.[^to]\n\n[^et]: A\n\n[^to]: B"),
            },
            "Skriv [^et], eller ret",
        ),
    ],
)
def test_a_message_fits_what_is_wrong(tmp_path: Path, edits: dict[str, tuple[str, str]], told: str) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    for drawing in ("assets/cirkler", "da/maal", "en/maal"):
        (tmp_path / f"docs/{drawing}.svg").write_text("<svg/>", "utf-8")
    for name, (old, new) in edits.items():
        text = (tmp_path / name).read_text("utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), "utf-8")
    assert any(told in one.message + one.fix for one in check.check(read_project(tmp_path), None))


@pytest.mark.parametrize(
    ("rule", "pages", "told"),
    [("hreflang", ONE_CAUSE, ONE_CAUSE), ("hreflang", ONE_CAUSE + 1, 1), ("canonical", 20, 20)],
)
def test_what_a_template_gives_many_pages_is_told_once(rule: str, pages: int, told: int) -> None:
    theme = {
        (rule, f"en: {one}"): (Slip(rule, f"{one}.html", "", f"en: {one}", "relative"), {f"{one}.html"})
        for one in range(pages)
    }
    found = folded(theme)
    assert len(found) == told
    assert set().union(*(files for _, files in found.values())) == {f"{one}.html" for one in range(pages)}
