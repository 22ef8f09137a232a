"""What is read of a project: its settings, files as far as a person may have written them, front matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site
from findings import LONGEST, ProjectError
from project import Project, entries, register_texts
from reading import read_project
from safe_yaml import LARGEST


@pytest.mark.parametrize("language", [{"locale": "../x"}, {"locale": "1"}, {"name": "A"}, "sv", {"locale": None}])
def test_what_names_no_language_is_passed_over(tmp_path: Path, language: object) -> None:
    plugins: list[Any] = [
        "search",
        {"i18n": {"languages": [language, {"locale": "en"}, {"locale": "da", "default": True}]}},
    ]
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"plugins": plugins}), "utf-8")
    assert read_project(tmp_path).locales == ["da", "en"]
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"plugins": {"search": {}, **plugins[1]}}), "utf-8")
    assert read_project(tmp_path).locales == ["da", "en"]


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: A\ndescription: B", []),
        ("title: A: b", [("front-matter-colon", 2, "title: A: b")]),
        ("title: A\nslug:b", [("front-matter", 3, "slug:b")]),
        ("title:\n  a: b", [("front-matter-colon", 3, "a: b")]),
        ("slug: a\ntitle:\n  - b", [("front-matter", 4, "- b")]),
        ("title: [a]", [("front-matter", 2, "title: [a]")]),
        ("title: [a] # B:", [("front-matter", 2, "title: [a] # B:")]),
        ("title: [a] # B:\nslug: c", [("front-matter", 2, "title: [a] # B:")]),
        ("title: A\n\ntitle: B\ndescription: C", [("front-matter", 4, "title")]),
        ("title: A\nslug:\n  title: B", []),
        ("- title: A", [("front-matter", 2, "- title: A")]),
        ('title: "A"\nslug: "b\ndescription: C', [("front-matter", 3, 'slug: "b')]),
    ],
)
def test_a_slip_in_the_front_matter_is_told_on_its_line(
    tmp_path: Path, front: str, told: list[tuple[str, int, str]]
) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": f"---\n{front}\n---\n\nA.\n"}))
    assert [(one.rule, one.line) for one in project.findings] == [(rule, line) for rule, line, _ in told]
    assert all(f"»{shown}«" in one.message for one, (_, _, shown) in zip(project.findings, told, strict=True))
    assert (project.unread == {"docs/da/a.md"}) == any(shown != "title" for _, _, shown in told)


def test_a_colon_in_a_list_is_told_where_the_name_of_the_list_stands_in_quotes(tmp_path: Path) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": '---\n"tags": [a: b]\n---\n\nA.\n'}))
    assert [(one.rule, one.line) for one in project.findings] == [("front-matter-colon", 2)]


@pytest.mark.parametrize(("body", "line"), [("---\ntitle: A\n", 1), ("\n \n---\ntitle: A\n", 3), ("A\n---\nb: c\n", 0)])
def test_front_matter_that_nothing_ends_is_told(tmp_path: Path, body: str, line: int) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": body}))
    assert [one.line for one in project.findings] == [line] * bool(line)


@pytest.mark.parametrize(
    ("body", "fix"),
    [
        ("---\ntitle: A\n", "Skriv --- på linjen efter det sidste felt."),
        ("\n---\ntitle: A\n---\n", "Slet det der står før ---"),
        ("----\ntitle: A\n---\n", "Skriv --- på filens første linje og igen"),
        ("A\n\n---\ntitle: B\n---\n", "Slet det der står før ---"),
        ("+++\ntitle = 'A'\n+++\n", "Skriv --- på filens første linje og igen"),
    ],
)
def test_of_front_matter_that_is_none_it_is_told_where_the_hyphens_are_wrong(
    tmp_path: Path, body: str, fix: str
) -> None:
    (found,) = read_project(small_site.write(tmp_path, {"da/a.md": body})).findings
    assert found.fix.startswith(fix)


def test_what_is_shown_of_a_text_is_one_line_and_not_too_long(tmp_path: Path) -> None:
    project = read_project(small_site.write(tmp_path, {}))
    for said, shown in (
        ("a\n b\x1bc", "a b\\u001bc"),
        ("a" * LONGEST, "a" * LONGEST),
        ("a" * (LONGEST + 1), "a" * (LONGEST - 1) + "…"),
    ):
        assert f"»{shown}«" in project.told("note-left", "a.md", 1, value=said).message


def test_a_file_that_is_too_large_or_not_utf_8_is_not_read(tmp_path: Path) -> None:
    folder = small_site.write(tmp_path, {})
    (folder / "docs" / "da").mkdir(parents=True)
    for name, data, line, shown in (
        ("most", b"a" * LARGEST, 0, ""),
        ("more", b"a" * (LARGEST + 1), 1, "1 MB"),
        ("latin", b"En\nto\ntre fire fem seks \xe6 syv otte ni ti", 3, "re fem seks \ufffd syv otte n"),
        ("first", b"\xe6 syv", 1, "\ufffd syv"),
        ("mark", b"\xef\xbb\xbfEn", 1, "(BOM)"),
    ):
        (folder / "docs" / "da" / "a.md").write_bytes(data)
        project = read_project(folder)
        assert [one.line for one in project.findings] == [line] * bool(line), name
        assert bool(project.pages["a.md"]["da"].body) == (name in {"most", "mark"}), name
        shows = [f"({shown})" in one.message or f" {shown}," in one.message for one in project.findings]
        assert all(shows), project.findings


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_computer(tmp_path: Path, end: str) -> None:
    folder = small_site.write(tmp_path, {"da/a.md": ""})
    text = "---\ntitle: A\ndescription: B: c\n---\n\n# A\n\nB.\n"
    (folder / "docs" / "da" / "a.md").write_bytes(text.replace("\n", end).encode())
    project = read_project(folder)
    assert [(one.rule, one.line) for one in project.findings] == [("front-matter-colon", 3)]
    assert project.pages["a.md"]["da"].body.split("\n")[-3:] == ["", "B.", ""]


def test_only_what_is_an_entry_of_a_list_is_one() -> None:
    assert entries({"a": [{"b": 1}, "c", None]}, "a") == [{"b": 1}]
    assert entries({"a": {"b": 1}}, "a") == entries({}, "a") == []


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("index.html", ("index.md", "da")),
        ("en/index.html", ("index.md", "en")),
        ("a/index.html", ("a.md", "da")),
        ("a.html", ("a.md", "da")),
        ("en/the-a/index.html", ("a.md", "en")),
        ("en/the-a.html", ("a.md", "en")),
        ("en/a/index.html", ("a.md", "en")),
        ("en/a.html", ("a.md", "en")),
        ("about-c/index.html", ("c.md", "da")),
        ("c/index.html", ("c.md", "da")),
        ("c.html", ("c.md", "da")),
        ("b/index.html", ("b/README.md", "da")),
        ("b/index/index.html", ("", "")),
        ("en/b/index.html", ("b/README.md", "en")),
        ("da/a/index.html", ("", "")),
        ("d.html", ("", "")),
    ],
)
def test_a_built_file_is_known_by_any_address_that_its_page_may_have(
    tmp_path: Path, file: str, page: tuple[str, str]
) -> None:
    files = {"da/index.md": "A", "da/a.md": "A", "en/a.md": "---\nslug: the-a\n---\nA", "da/b/README.md": "B"}
    files["da/c.md"] = "---\nslug: about-c\n---\nC"
    project = read_project(small_site.write(tmp_path, files))
    assert project.source_of(file) == page
    assert project.locale_of(file) == ("en" if file.startswith("en/") else "da")


@pytest.mark.parametrize("site_url", ["https://example.org/", "https://example.org/below/", None])
@pytest.mark.parametrize("address", ["../b/", "../../../b/", "../b/?c#d", " ../b/index.html "])
def test_an_address_leads_to_a_page_also_where_it_leaves_the_site_or_this_has_none(
    tmp_path: Path, site_url: str | None, address: str
) -> None:
    project = read_project(small_site.write(tmp_path, {"da/a.md": "A", "da/b.md": "B"}, site_url=site_url))
    is_above = address.startswith("../../") and site_url == "https://example.org/below/"
    assert project.reached(project.pages["a.md"]["da"], address) == (("", "") if is_above else ("b.md", "da"))


def test_a_text_of_the_register_without_the_source_language_is_passed_over() -> None:
    register = {"a": {"da": "A", "en": "B"}, "b": {"en": "B", "sv": "C"}, "c": {"da": "A"}}
    project = Project(Path(), "docs", ["da", "en", "sv"], {}, Path(), register=register)
    assert [*register_texts(project)] == [{"da": "A", "en": "B"}]


def test_what_a_site_says_of_itself_is_read(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "name": "English", "site_name": "Site"},
        {"locale": "da", "default": True, "name": "Dansk"},
    ]
    plugins = [{"i18n": {"languages": languages}}]
    project = read_project(small_site.write(tmp_path, {"da/a.md": "A"}, plugins=plugins, site_url=None, site_dir="out"))
    assert (project.locales, sorted(project.names)) == (["da", "en"], ["Site", "Small site"])
    assert project.called == {"english": "en", "dansk": "da"}
    assert (project.site_url, project.site_dir, project.docs) == ("", tmp_path / "out", "docs")
    page = project.page("a.md", "en")
    assert page and (project.file(page), project.page("b.md", "da")) == ("docs/da/a.md", None)


@pytest.mark.parametrize("register", ["- a\n", "a: [\n", "a: " + "x" * LARGEST, None])
def test_a_register_that_is_none_is_empty(tmp_path: Path, register: str | None) -> None:
    folder = small_site.write(tmp_path, {"policy.yml": register} if register else {})
    assert read_project(folder).register == {}


def test_a_language_is_called_in_the_source_language_or_in_english() -> None:
    danish, english, swedish = (Project(Path(), "docs", [source], {}, Path()) for source in ("da", "en", "sv"))
    assert [one.language_name("da") for one in (danish, english, swedish)] == ["dansk", "Danish", "Danish"]
    assert english.language_name("pt-BR") == "Portuguese (Brazil)"
    assert english.language_name("x") == "x"


@pytest.mark.parametrize(
    "title",
    [
        "12:30",
        "190:20:30",
        "10:75",
        "2018",
        "1.10",
        "1.00",
        "1.5",
        "2.0",
        "010",
        "08",
        "0x1f",
        "1_000",
        "&x y",
        "1.2.30",
    ],
)
def test_a_title_that_yaml_reads_as_something_else_is_told(tmp_path: Path, title: str) -> None:
    is_read_so = str(yaml.safe_load(f"title: {title}")["title"]) == title
    small_site.write(tmp_path, {"da/a.md": f"---\ntitle: {title}\ndescription: D\n---\n\n# A\n"})
    assert [one.rule for one in read_project(tmp_path).findings] == ["front-matter"] * (not is_read_so)


def test_a_project_whose_folder_of_pages_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    small_site.write(tmp_path, {"da/a.md": "# A\n"})
    (tmp_path / "docs").rename(tmp_path / "sider")
    with pytest.raises(ProjectError, match=r"docs: no such folder\. Set docs_dir"):
        read_project(tmp_path)
