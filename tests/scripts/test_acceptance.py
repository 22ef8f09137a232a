"""A translation is recorded as right, of whatever page it is asked, and nothing else in its file changes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import acceptance
import check
import small_site
import status
from reading import read_project
from writing import Pair, take_apart

TITLE = "title: A page\n"
DANISH = "# Klage\n\nSom byen.\n\n## Frist { #frist }\n\nDu skal klage inden fire uger. Skriv til os.\n"
ENGLISH = "# Complaint\n\nAs the town.\n\n## Deadline { #frist }\n\nYou must complain within four weeks. "
ENGLISH += "If that is too soon for you, write to us.\n"
LANGUAGES = [*small_site.LANGUAGES, {"locale": "de", "name": "Deutsch"}]
PLUGINS: list[Any] = [{"i18n": {"docs_structure": "folder", "languages": LANGUAGES}}]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project of one page in three languages."""
    pages = {f"{locale}/klage.md": f"---\n{TITLE}---\n{ENGLISH}" for locale in ("en", "de")}
    return small_site.write(tmp_path, {"da/klage.md": f"---\n{TITLE}---\n{DANISH}", **pages}, plugins=PLUGINS)


def accept(root: Path, *pages: str) -> list[str]:
    return [one.rule for one in acceptance.accept(read_project(root), list(pages))]


def outdated(root: Path) -> list[str]:
    told = check.check(read_project(root), None)
    return [one.file.split("/")[1] for one in told if one.rule == "section-outdated"]


def edit(file: Path, written: str, instead: str) -> None:
    text = file.read_bytes().decode()
    assert written in text
    file.write_bytes(text.replace(written, instead).encode())


def record(root: Path) -> str:
    sections = read_project(root).pages["klage.md"]["da"].sections
    return "translated_from:\n" + "".join(f'  {name}: "{one.record}"\n' for name, one in sections.items())


def ended(text: str, end: str) -> bytes:
    return (text if end == "\n" else text.replace("\r", "").replace("\n", end)).encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nB.", "---\ntitle: A\n{}---\nB."),
        ("B.\n", "---\n{}---\nB.\n"),
        ("\ufeffB.\n", "\ufeff---\n{}---\nB.\n"),
        ("\ufeff--- \ntitle: A\n...\t\nB.\r\nC.\n", "\ufeff--- \ntitle: A\n{}...\t\nB.\r\nC.\n"),
        ("---\n---\nB.\n", "---\n{}---\nB.\n"),
        ("---\ntranslated_from:\n- a\n- b\ntitle: A\n---\nB.\n", "---\n{}title: A\n---\nB.\n"),
        (
            "---\n'translated_from': {\n a: b\n}\n# a note\n\ntitle: A\n---\nB.\n",
            "---\n{}# a note\n\ntitle: A\n---\nB.\n",
        ),
        ("---\ntranslated_from:\n  a: b\n\n  # of c\n  c: d\ntitle: A\n---\nB.\n", "---\n{}title: A\n---\nB.\n"),
        ("---\ntranslated_from: a\ntitle: A\ntranslated_from:\n  a: b\n---\nB.\n", "---\n{}title: A\n---\nB.\n"),
        ("---\ntranslated_from:\n  a: b\n  # c\n---\nB.\n", "---\n{}  # c\n---\nB.\n"),
        ("---\ntranslated_from: a\n# c\ntranslated_from:\n  a: b\n---\nB.\n", "---\n{}# c\n---\nB.\n"),
        ("---\ntranslated_from:\n" + "# c\n" * 2_000 + "---\nB.\n", "---\n{}" + "# c\n" * 2_000 + "---\nB.\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_the_record_changes(project: Path, before: str, after: str, end: str) -> None:
    source, page = project / "docs/da/klage.md", project / "docs/en/klage.md"
    source.write_text(f"---\n{TITLE}---\nA.\n", "utf-8")
    page.write_bytes(ended(before, end))
    assert accept(project, "en/klage.md") == []
    assert page.read_bytes() == ended(after.format(record(project)), end)
    written = page.read_bytes()
    assert accept(project, "en/klage.md") == []
    assert page.read_bytes() == written


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("klage.md", []),
        ("da/klage.md", []),
        ("docs/da/klage.md", []),
        ("de/klage.md", ["en"]),
        ("docs/en/klage.md", ["de"]),
    ],
)
def test_of_a_page_in_a_language_the_others_stay_as_they_are(project: Path, given: str, left: list[str]) -> None:
    accept(project, "klage.md")
    edit(project / "docs/da/klage.md", "fire uger", "fem uger")
    assert sorted(outdated(project)) == ["de", "en"]
    accept(project, given)
    assert outdated(project) == left


@pytest.mark.parametrize(
    "given",
    ["./klage.md", "docs//en/klage.md", "./docs/da/../da/klage.md", "docs/en/klage.md", "{root}/docs/da/klage.md"],
)
@pytest.mark.parametrize("where", ["", "docs", "docs/da", ".."])
def test_a_path_may_be_written_in_any_way(
    project: Path, monkeypatch: pytest.MonkeyPatch, given: str, where: str
) -> None:
    monkeypatch.chdir(project / where)
    accept(project, given.format(root=project))
    assert "translated_from" in (project / "docs/en/klage.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("where", "given"), [("docs/da", "klage.md"), ("docs", "en/klage.md"), ("..", "{name}/docs/en/klage.md")]
)
def test_a_path_may_begin_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, where: str, given: str
) -> None:
    monkeypatch.chdir(project / where)
    accept(project, given.format(name=project.name))
    assert "translated_from" in (project / "docs/en/klage.md").read_text("utf-8")


@pytest.mark.parametrize("given", [unicodedata.normalize("NFC", "på.md"), unicodedata.normalize("NFD", "på.md")])
@pytest.mark.parametrize("name", [unicodedata.normalize("NFC", "på.md"), unicodedata.normalize("NFD", "på.md")])
def test_a_letter_may_be_put_together_in_either_way(project: Path, given: str, name: str) -> None:
    for locale in ("da", "en"):
        (project / "docs" / locale / "klage.md").rename(project / "docs" / locale / name)
    assert accept(project, given) == []


def test_a_page_that_is_asked_for_twice_is_said_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(project, "en/klage.md", "docs/en/klage.md")
    assert capsys.readouterr().err == "godkendt: docs/en/klage.md\n"


@pytest.mark.parametrize("name", ["*x", "!x", "&x", "%x", "[x", "|", "no", "æ-1.b"])
def test_an_id_may_have_signs_that_yaml_knows(project: Path, name: str) -> None:
    for locale in ("da", "en"):
        edit(project / "docs" / locale / "klage.md", "#frist", f"#{name}")
    assert accept(project, "en/klage.md") == []
    assert [*read_project(project).pages["klage.md"]["en"].translated_from] == ["top", name]
    edit(project / "docs/da/klage.md", "fire uger", "fem uger")
    assert outdated(project) == ["en"]


def test_a_page_that_would_become_too_large_to_be_read_is_left(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (project / "docs/en/klage.md").read_bytes()
    monkeypatch.setattr(acceptance, "LARGEST", len(before) + 20)
    assert accept(project, "en/klage.md") == ["too-large"]
    assert (project / "docs/en/klage.md").read_bytes() == before


def test_nothing_is_written_for_a_source_that_cannot_be_read(project: Path) -> None:
    (project / "docs/da/klage.md").write_bytes(b"\xff\n")
    before = (project / "docs/en/klage.md").read_bytes()
    assert accept(project, "en/klage.md") == ["encoding"]
    assert (project / "docs/en/klage.md").read_bytes() == before


@pytest.mark.parametrize("path", ["-x.md", "en/x.md", "da/en/x.md"])
def test_the_command_that_is_shown_accepts_the_page(project: Path, path: str) -> None:
    for locale in ("da", "en"):
        (project / "docs" / locale / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project / "docs" / locale / "klage.md", project / "docs" / locale / path)
    accept(project, f"en/{path}")
    edit(project / "docs/da" / path, "fire uger", "fem uger")
    (found,) = (one for one in check.check(read_project(project), None) if one.rule == "section-outdated")
    said = shlex.split(found.fix.partition("check.py ")[2])
    assert said[:2] == [str(project), "--accept"]
    accept(project, said[2])
    assert outdated(project) == []


def test_a_note_that_a_line_below_it_makes_a_heading_stops_nothing(project: Path) -> None:
    for locale, line in (("da", "\n---\n"), ("en", "---\n")):
        file = project / "docs" / locale / "klage.md"
        file.write_text(f"{file.read_text('utf-8')}\nA.[^a]\n\n[^a]: B.\n{line}", "utf-8")
    assert "structure-differs" in accept(project, "en/klage.md")


def test_of_pages_of_which_one_is_not_there_none_is_accepted(project: Path) -> None:
    assert check.main([str(project), "--accept", "klage.md", "nosuch.md"]) == 2
    assert "translated_from" not in (project / "docs/en/klage.md").read_text("utf-8")


def test_of_a_page_without_a_source_it_is_said_which_file_is_not_there(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/da/klage.md").unlink()
    assert check.main([str(project), "--accept", "klage.md"]) == 2
    assert "docs/da/klage.md" in capsys.readouterr().err


def test_what_else_is_wrong_is_told_of_a_page_that_is_accepted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "docs/en/klage.md", "four weeks", "five weeks")
    assert accept(project, "en/klage.md") == ["figure-differs"]
    assert capsys.readouterr().err == "godkendt: docs/en/klage.md\n"


@pytest.mark.parametrize(
    ("left", "is_refused"),
    [
        ("Du skal klage inden fire uger, hvis du kan.", True),
        ("Du skal klage.", False),
        ("Se »Du skal klage inden fire uger, hvis du kan.«", False),
        ("Der står »du skal klage inden fire uger« i loven hos os.", False),
        ("Lov om hvordan man skal klage inden fire uger", False),
    ],
)
def test_a_sentence_that_was_left_in_the_words_of_its_source_is_not_accepted(
    project: Path, capsys: pytest.CaptureFixture[str], left: str, *, is_refused: bool
) -> None:
    for locale in ("da", "en"):
        file = project / "docs" / locale / "klage.md"
        file.write_text(f"{file.read_text('utf-8')}\n{left}\n", "utf-8")
    before = (project / "docs/en/klage.md").read_bytes()
    assert ("section-missing" in accept(project, "en/klage.md")) is is_refused
    assert capsys.readouterr().err == f"{'ikke ' * is_refused}godkendt: docs/en/klage.md\n"
    assert ((project / "docs/en/klage.md").read_bytes() == before) is is_refused


@pytest.mark.parametrize("name", ["top", "frist"])
def test_what_stands_under_an_id_that_is_there_twice_is_watched(project: Path, name: str) -> None:
    for locale in ("da", "en", "de"):
        file = project / "docs" / locale / "klage.md"
        file.write_text(f"{file.read_text('utf-8')}\n## Mere {{ #{name} }}\n\nOrd.\n", "utf-8")
    accept(project, "klage.md")
    assert outdated(project) == []
    edit(project / "docs/da/klage.md", "byen" if name == "top" else "Skriv til os", "noget andet")
    assert sorted(outdated(project)) == ["de", "en"]


def test_an_id_may_be_written_as_an_attribute(project: Path) -> None:
    for locale in ("da", "en", "de"):
        edit(
            project / "docs" / locale / "klage.md", "{ #frist }", "{ id=frist }" if locale == "da" else '{ id="frist" }'
        )
    assert [*read_project(project).pages["klage.md"]["en"].sections] == ["top", "frist"]


def git(folder: Path, *arguments: str) -> None:
    somebody = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "-C", str(folder), *somebody, *arguments], capture_output=True, check=True)


@pytest.mark.parametrize("is_committed", [True, False])
def test_what_a_section_said_before_is_shown_out_of_the_history(project: Path, *, is_committed: bool) -> None:
    accept(project, "klage.md")
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "x")
    edit(project / "docs/da/klage.md", "fire uger", "fem uger")
    if is_committed:
        git(project, "commit", "-am", "y")
    edit(project / "docs/da/klage.md", " Skriv til os.", "")
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    said = "Ændret: »Du skal klage inden fem uger.«. Før: »Du skal klage inden fire uger.« … »Skriv til os.«."
    assert [one.message.endswith(said) for one in found] == [True, True]
    page = read_project(project).pages["klage.md"]
    pair = Pair(read_project(project), take_apart(page["da"]), take_apart(page["en"]))
    assert "  - »Skriv til os.«" in [*status.sections(pair, 80)]


def test_of_several_translations_the_command_accepts_the_one_that_is_told(project: Path) -> None:
    accept(project, "klage.md")
    edit(project / "docs/da/klage.md", "fire uger", "fem uger")
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert [one.fix.split()[-1] for one in sorted(found)] == ["de/klage.md", "en/klage.md"]


def test_what_is_shown_was_said_when_the_section_was_translated(project: Path) -> None:
    git(project, "init")
    for text in ("Byen har 129248 gamle biler.", "Du kan komme forbi."):  # whose digests are alike
        (project / "docs/da/klage.md").write_text(f"# Klage\n\n{text}\n", "utf-8")
        git(project, "add", ".")
        git(project, "commit", "-m", "x")
    (project / "docs/en/klage.md").write_text("# Complaint\n\nYou can drop by.\n", "utf-8")
    accept(project, "en/klage.md")
    (project / "docs/da/klage.md").write_text("# Klage\n\nDu kan ringe.\n", "utf-8")
    found = [one.message for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert [one.endswith("Før: »Du kan komme forbi.«.") for one in found] == [True]


def test_of_a_page_whose_name_is_no_text_the_history_is_not_asked_in_vain(project: Path) -> None:
    name = os.fsdecode(b"b\xff.md")
    for locale in ("da", "en"):
        (project / "docs" / locale / "klage.md").rename(project / "docs" / locale / name)
    accept(project, f"en/{name}")
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "x")
    edit(project / "docs/da" / name, "fire uger", "fem uger")
    (found,) = (one for one in check.check(read_project(project), None) if one.rule == "section-outdated")
    assert "Før: »Du skal klage inden fire uger.«" in found.message


def test_without_a_history_it_is_told_how_much_is_gone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accept(project, "klage.md")
    monkeypatch.setenv("PATH", "")
    edit(project / "docs/da/klage.md", " Skriv til os.", "")
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert [one.message.endswith("Ændret: sætninger der er fjernet: 1.") for one in found] == [True, True]


def test_a_version_that_could_not_be_read_is_passed_over(project: Path) -> None:
    accept(project, "klage.md")
    git(project, "init")
    page = project / "docs/da/klage.md"
    good = page.read_text("utf-8")
    for text in (good, good.replace(TITLE, "title: [\n"), good.replace(TITLE, "- a\n")):
        page.write_text(text, "utf-8")
        git(project, "add", ".")
        git(project, "commit", "-m", "x")
    page.write_text(good.replace(" Skriv til os.", ""), "utf-8")
    found = [one.message for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert ["Før: »Skriv til os.«" in one for one in found] == [True, True]


def test_a_section_that_is_new_is_told_as_new(project: Path) -> None:
    accept(project, "klage.md")
    for locale in ("da", "en", "de"):
        file = project / "docs" / locale / "klage.md"
        file.write_text(f"{file.read_text('utf-8')}\n## Mere {{ #mere }}\n\nOrd.\n", "utf-8")
    found = [one.message for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert ["er kommet til" in one for one in found] == [True, True]


@pytest.mark.parametrize("many", [5, 6])
def test_as_many_changes_as_are_shown_leave_none(project: Path, many: int) -> None:
    accept(project, "klage.md")
    said = " ".join(f"Det er nummer {letter}." for letter in "abcdef"[:many])
    edit(project / "docs/da/klage.md", "Skriv til os.", said)
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert [" til." in one.message for one in found] == [many > 5] * 2


def test_of_many_changes_the_first_are_shown(project: Path) -> None:
    accept(project, "klage.md")
    edit(project / "docs/da/klage.md", "Skriv til os.", " ".join(f"Det er nummer {letter}." for letter in "abcdefgh"))
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert [("nummer e" in one.message, "nummer f" in one.message) for one in found] == [(True, False)] * 2
    assert "… og 3 til" in found[0].message


def test_what_a_terminal_would_obey_is_shown_as_its_number(project: Path) -> None:
    accept(project, "klage.md")
    edit(project / "docs/da/klage.md", "Skriv til os.", "Skriv \x1b[31mtil os.")
    found = [one for one in check.check(read_project(project), None) if one.rule == "section-outdated"]
    assert ["\\u001b[31m" in one.message and one.message.isprintable() for one in found] == [True, True]


def test_a_reader_of_the_output_may_stop(project: Path) -> None:
    command = f"{sys.executable} {small_site.ROOT / 'scripts' / 'check.py'} {project} | head -c 1"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=False
    )
    assert ("Traceback" in done.stderr, done.returncode) == (False, 1)


@pytest.mark.parametrize(("where", "code"), [(">&-", 1), ("> /dev/full", 2)])
def test_there_may_be_no_room_for_the_output(project: Path, where: str, code: int) -> None:
    accept(project, "klage.md")
    command = f"{sys.executable} {small_site.ROOT / 'scripts' / 'check.py'} {project} {where}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ("Traceback" in done.stderr, done.returncode) == (False, code)
