"""What an editor left in a text is told on its line, with the words that show which."""

from __future__ import annotations

from pathlib import Path

import pytest

import raw
import small_site
from reading import read_project
from writing import take_apart

FRONT = "---\ntitle: {title}\ndescription: {description}\n---\n{body}"
REGISTER = "sources:\n  - id: lov\n"


def told(folder: Path, title: str = "A", description: str = "B", body: str = "C") -> list[tuple[str, int, str]]:
    """Return the rule, the line and the message of what is told of a page."""
    text = FRONT.format(title=title, description=description, body=body)
    project = read_project(small_site.write(folder, {"da/a.md": text, "policy.yml": REGISTER}))
    page = project.pages["a.md"]["da"]
    found = [*raw.check_files(project), *raw.check(project, take_apart(page))]
    return [(one.rule, one.line, one.message) for one in found]


@pytest.mark.parametrize(
    ("body", "rule", "line", "shown"),
    [
        ("En\nTODO: to", "note-left", 6, "»TODO"),
        ("![TODO](b.svg)", "note-left", 5, "»TODO"),
        ("En to tre fire fem\nfem seks Ã¦ syv otte ni ti elleve", "encoding", 6, "fem fem seks Ã¦ syv otte ni ti«"),
        ("Ã¦ en to", "encoding", 5, "»Ã¦ en to«"),
        ("En\n\n<<<<<<< HEAD\nto", "conflict-marker", 7, "to udgaver"),
        ("En\n>>>>>>> b", "conflict-marker", 6, "to udgaver"),
        ("En\n||||||| b", "conflict-marker", 6, "to udgaver"),
        ("En [to][tre]", "raw-markdown", 5, "»[tre]«"),
        ("En\n[^tre]", "raw-markdown", 6, "»[^tre]«"),
        ("En\n[to] (b.md)", "raw-markdown", 6, "»[to] (b.md)«"),
        ("En\n<a\nhref='b.md'>to</a>", "raw-markdown", 7, "adressen b.md står i HTML"),
        ("`En`\n** to**", "raw-markdown", 6, "»** to**«"),
        ("- En\n\n- `a` to [^tre] [^tre]", "raw-markdown", 7, "»[^tre]«"),
        ("En.\n\n## To { #to", "raw-markdown", 7, "»{ #to«"),
        ("En.\n\n1. januar 2027 begynder det.", "raw-markdown", 7, "»januar 2027«"),
    ],
)
def test_what_is_left_in_a_text_is_told_on_its_line(
    body: str, rule: str, line: int, shown: str, tmp_path: Path
) -> None:
    (found,) = told(tmp_path, body=body)
    assert found[:2] == (rule, line)
    assert shown in found[2]


@pytest.mark.parametrize(
    "body",
    [
        "En[^lov] to[^tre]\n\n[^tre]: Fire.",
        "`[^tre]` \\[^tre]",
        "```\n<<<<<<< HEAD\nTODO\n```",
        "    ** to**",
        "<<<<<<<< HEAD",
        "<a href='https://a.example/b.md'>to</a>",
        "2 ** 3** 4",
    ],
)
def test_what_is_meant_so_is_left_alone(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body=body) == []


# Notes beside what only looks like one, in Danish or English.
NOTES = [
    ("da", "Her kommer tekst om svar.", "Her kommer lægen ind."),
    ("da", "Tekst kommer her.", "Tekst kommer på skærmen."),
    ("da", "Teksten følger.", "Teksten følger loven."),
    ("da", "Mangler tekst", "Mangler teksten dato, så ring."),
    ("da", "Skriv din tekst her", "Skriv din tekst her i feltet, og send den."),
    ("da", "UDKAST – må ikke deles", "Udkast til en plan"),
    ("da", "Slettes før udgivelse", "Oplysninger slettes før mødet."),
    ("da", "[SKAL OPDATERES]", "Kortet skal opdateres."),
    ("da", "(kilde?)", "Er det en kilde?"),
    ("da", "INDSÆT TEKST", "Indsæt tekst i feltet."),
    ("da", "Prisen er xx kr.", "Louis XX boede her."),
    ("da", "Ring på xxxx xxxx.", "Fabrikken hed xxxx."),
    ("da", "I alt #REFERENCE!", "Læs om #referencer."),
    ("en", "Your text here", "Send us your text here in town."),
    ("en", "Text goes here.", "The text goes here and there."),
    ("en", "Type here", "Blood type here"),
    ("en", "Draft: not for publication", "Draft beer: not for sale"),
    ("en", "Note to self: ring.", "A note to self-employed people"),
    ("en", "[to be translated]", "It is to be translated by law."),
    ("en", "It costs DKK XX.", "It costs DKK 20."),
    ("en", "The sum is #VALUE!", "We #value you."),
    ("en", "undefined", "The word is undefined."),
    ("en", "Dear [object Object]", "Dear [object]"),
]


@pytest.mark.parametrize(("locale", "note", "other"), NOTES)
def test_a_note_is_one_and_what_looks_like_it_is_none(locale: str, note: str, other: str) -> None:
    assert raw.note_in(note, locale)
    assert not raw.note_in(other, locale)


@pytest.mark.parametrize(("text", "rule"), [("TODO", "note-left"), ('"En Ã¦ to"', "encoding")])
def test_the_same_is_told_of_the_front_matter(text: str, rule: str, tmp_path: Path) -> None:
    assert [one[:2] for one in told(tmp_path / "title", title=text)] == [(rule, 2)]
    assert [one[:2] for one in told(tmp_path / "description", description=text)] == [(rule, 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [("A\n\n<<<<<<< HEAD\nB\n", 3), ("---\n---\n<<<<<<< HEAD\n", 3), ("---\na: b\n<<<<<<< C\n---\n", 3)],
)
def test_two_versions_are_told_on_their_line_with_and_without_fields(text: str, line: int, tmp_path: Path) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": text}))
    assert [(one.rule, one.line) for one in raw.check_files(project)] == [("conflict-marker", line)]


def test_the_register_may_have_two_versions(tmp_path: Path) -> None:
    project = read_project(small_site.write(tmp_path, {"policy.yml": f"{REGISTER}<<<<<<< HEAD\n"}))
    assert [(one.file, one.line) for one in raw.check_files(project)] == [("docs/policy.yml", 3)]
    assert project.unread == {"docs/policy.yml"}
    assert list(raw.check_files(read_project(small_site.write(tmp_path / "none", {})))) == []


@pytest.mark.parametrize(
    ("mark", "shape"),
    [
        ("[en] (a.md)", "apart"),
        ("[en](a.md.", "link"),
        ("[en(a.md)", "link"),
        ("](a.md)", "link"),
        ("! [en](a.svg)", "link"),
        ("(en)[a.md]", "link"),
        ("[en]", "reference"),
        ("[En to 3]", "reference"),
        ("[^en]", "note"),
        ("[TOC]", ""),
        ("[b]en[/b]", ""),
        ("[https://a.example/ en]", ""),
    ],
)
def test_what_a_mark_was_to_become_has_a_remedy_of_its_own(mark: str, shape: str) -> None:
    assert raw.shape(mark) == shape
