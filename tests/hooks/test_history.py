"""Readers are told what changed, when and in which section, or that it is not known."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

import changed
import entries
import gitlog
import history
import small_site
from changed import Change, Part
from conftest import OwnSite
from inputs import Inputs

ATOM = {"": "http://www.w3.org/2005/Atom"}
BODY = "# Om\n\nIndledning.\n\n## Et { #et }\n\nFørste afsnit.\n\n## To { #to }\n\nAndet afsnit.\n"
REGISTER = """\
focus_areas:
  - id: omraade
    number: 1
    title: {da: Område, en: Area}
    aim: {da: A, en: A}
    initiatives: 2
    page: om.md#et
    sources: [bog]
sources:
  - {id: bog, title: {da: Bogen, en: The book}, publisher: P, url: 'https://a.example/', kind: official, language: da}
"""
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/om.md": small_site.page("Om", BODY),
    "en/om.md": small_site.page("About", BODY, more="slug: about\n"),
    "da/aendringer.md": small_site.page("Ændringer", more="template: changes.html\n"),
    "en/aendringer.md": small_site.page("Changes", more="slug: changes\n"),
    "policy.yml": REGISTER,
}
WORDS = small_site.words("da")


def git(folder: Path, *arguments: str, at: str = "2026-01-10T12:00:00Z") -> None:
    """Run a git command as somebody, at a time."""
    who = {f"GIT_{role}_{what}": "a" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run(["git", "-C", str(folder), *arguments], env=environment, capture_output=True, check=True)


def commit(folder: Path, at: str, **files: str) -> None:
    """Write files below docs/ (empty: take it away; da__om for da/om.md) and commit all."""
    for name, text in files.items():
        file = folder / "docs" / (f"{name.replace('__', '/')}.md" if name != "policy" else "policy.yml")
        if text:
            file.write_text(text, "utf-8")
        else:
            file.unlink()
    git(folder, "add", ".")
    git(folder, "commit", "--allow-empty", "-m", "x", at=at)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a site with one commit, of 10 January."""
    made = small_site.write(tmp_path / "site", FILES)
    git(made, "init", "-b", "main")
    commit(made, "2026-01-10T12:00:00Z")
    return made


def told(folder: Path, name: str = "aendringer") -> dict[str, list[str]]:
    """Build; return what the page tells of each day, a line a page and a section."""
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    page = small_site.read(folder / "site" / name / "index.html").one("div", class_="prose")
    days = [one for one in page.all("h2") if one.attributes["id"][:2] == "20"]
    lists = [one for one in page.children if isinstance(one, small_site.Element) and one.tag == "ul"]
    assert len(days) == len(lists)
    return {
        day.attributes["id"]: [own_text(line) for line in of.all("li")] for day, of in zip(days, lists, strict=True)
    }


def own_text(line: small_site.Element) -> str:
    """Return a list item's text without that of lists within it."""
    parts = [one if isinstance(one, str) else one.text for one in line.children if getattr(one, "tag", "") != "ul"]
    return " ".join("".join(parts).split())


def entries_of(folder: Path, name: str = "aendringer") -> list[ElementTree.Element]:
    return ElementTree.parse(folder / "site" / name / "feed.xml").getroot().findall("entry", ATOM)  # noqa: S314 - our own


def test_the_first_day_tells_of_new_pages(folder: Path) -> None:
    assert told(folder) == {"2026-01-10": ["Forside (ny)", "Ændringer (ny)", "Om (ny)"]}


def test_a_changed_section_is_named_on_its_day_and_in_its_language(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet afsnit", "Et andet afsnit"))
    found = told(folder)
    assert list(found) == ["2026-01-12", "2026-01-10"], "the newest first"
    assert found["2026-01-12"] == ["Om (ændret)", "To – Om (ændret)"]
    link = small_site.read(folder / "site" / "aendringer" / "index.html").one("div", class_="prose").all("a")[1]
    assert link.attributes["href"] == "../om/#to"
    assert list(told(folder, "en/changes")) == ["2026-01-10"], "the English page has not changed"


def test_a_page_that_changed_in_its_translation_alone_is_told_of_in_that_language(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", en__om=FILES["en/om.md"].replace("Andet afsnit", "Et andet afsnit"))
    assert told(folder, "en/changes")["2026-01-12"] == ["About (changed)", "To – About (changed)"]
    assert list(told(folder)) == ["2026-01-10"]


def test_a_new_and_a_removed_section_are_named_and_what_is_gone_has_no_link(folder: Path) -> None:
    text = FILES["da/om.md"].replace("## To { #to }\n\nAndet afsnit.", "## Tre { #tre }\n\nTredje afsnit.")
    commit(folder, "2026-01-12T08:00:00Z", da__om=text)
    assert told(folder)["2026-01-12"] == ["Om (ændret)", "Tre – Om (ny)", "To (fjernet)"]
    page = small_site.read(folder / "site" / "aendringer" / "index.html").one("div", class_="prose")
    assert [one.text for one in page.all("a")][:2] == ["Om", "Tre – Om"]
    assert [one.text for one in page.all("cite")] == ["To"], "a title that leads nowhere is marked as one"


def test_a_section_within_another_is_named_with_it(folder: Path) -> None:
    within = "### For dig { #{}-dig }\n\nOrd.\n"
    text = BODY.replace("Første afsnit.\n", f"Første afsnit.\n\n{within.replace('{}', 'et')}") + within.replace(
        "{}", "to"
    )
    commit(folder, "2026-01-12T08:00:00Z", da__om=small_site.page("Om", text))
    lines = ["Et – For dig – Om (ny)", "To – For dig – Om (ny)"]
    assert [line for line in told(folder)["2026-01-12"] if line.endswith("(ny)")] == lines


def test_a_page_that_comes_and_goes_on_one_day_is_not_told(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__ny=small_site.page("Ny"))
    commit(folder, "2026-01-12T09:00:00Z", da__ny="")
    assert list(told(folder)) == ["2026-01-10"]


def test_a_new_page_is_told_of_as_a_whole_whatever_the_register_says_of_it_that_day(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om="")
    commit(folder, "2026-01-13T08:00:00Z", da__om=FILES["da/om.md"], policy=REGISTER.replace("da: Område", "da: Emne"))
    assert told(folder)["2026-01-13"] == ["Om (ny)"]


def test_a_page_that_is_gone_keeps_its_name(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__ny=small_site.page("Ny <side>"))
    commit(folder, "2026-01-13T08:00:00Z", da__ny="")
    found = told(folder)
    assert found["2026-01-13"] == ["Ny <side> (fjernet)"]
    assert found["2026-01-12"] == ["Ny <side> (ny)"]


def test_what_is_undone_on_the_same_day_and_what_no_reader_sees_is_not_told(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet", "Et andet"))
    commit(folder, "2026-01-12T09:00:00Z", da__om=FILES["da/om.md"])
    wrapped = FILES["da/om.md"].replace("Første afsnit", "Første\nafsnit").replace("---\n\n", "slug: om\n---\n\n", 1)
    commit(folder, "2026-01-13T09:00:00Z", da__om=wrapped)
    assert list(told(folder)) == ["2026-01-10"]


def test_an_entry_of_the_register_is_told_on_the_page_where_it_stands(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", policy=REGISTER.replace("da: Område", "da: Emne"))
    assert told(folder)["2026-01-12"] == ["Om (ændret)", "Emne – Om (ændret)"]
    assert list(told(folder, "en/changes")) == ["2026-01-10"]
    commit(folder, "2026-01-13T08:00:00Z", policy=REGISTER.replace("Bogen", "Den store bog").replace("A}", "B}"))
    assert told(folder)["2026-01-13"] == [
        "Om (ændret)",
        "Område – Om (ændret)",
        f"{WORDS['changes_register']} (ændret)",
        "Den store bog (ændret)",
    ]


def test_an_entry_of_the_register_follows_the_sections_that_changed_on_its_page_that_day(folder: Path) -> None:
    text = FILES["da/om.md"].replace("Andet afsnit", "Et andet afsnit")
    commit(folder, "2026-01-12T08:00:00Z", da__om=text, policy=REGISTER.replace("da: Område", "da: Emne"))
    assert told(folder)["2026-01-12"] == ["Om (ændret)", "To – Om (ændret)", "Emne – Om (ændret)"]


def test_an_entry_that_is_called_as_the_section_it_stands_in_is_told_with_it_and_not_again(folder: Path) -> None:
    called = REGISTER.replace("da: Område", "da: Et")
    commit(folder, "2026-01-12T08:00:00Z", policy=called)
    text = FILES["da/om.md"].replace("Første afsnit", "Et første afsnit")
    commit(folder, "2026-01-13T08:00:00Z", da__om=text, policy=called.replace("initiatives: 2", "initiatives: 3"))
    assert told(folder)["2026-01-13"] == ["Om (ændret)", "Et – Om (ændret)"]


def test_an_entry_on_a_page_of_its_own_name_is_told_as_what_several_pages_use(folder: Path) -> None:
    register = REGISTER.replace("page: om.md#et", "page: om.md").replace("da: Område", "da: Om")
    commit(folder, "2026-01-12T08:00:00Z", policy=register)
    commit(folder, "2026-01-13T08:00:00Z", policy=register.replace("initiatives: 2", "initiatives: 3"))
    assert told(folder)["2026-01-13"] == ["Om (ændret)", f"{WORDS['changes_register']} (ændret)"]
    assert f"<li>{WORDS['changes_register']} (ændret)</li>" in entries_of(folder)[0].findtext("content", "", ATOM)


def test_the_pages_of_a_day_stand_as_in_the_menu(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(
        text.replace("- index.md\n- aendringer.md\n- om.md\n", "- om.md\n- index.md\n- aendringer.md\n"), "utf-8"
    )
    assert config.read_text("utf-8") != text
    assert told(folder)["2026-01-10"] == ["Om (ny)", "Forside (ny)", "Ændringer (ny)"]


def test_a_merge_counts_as_what_it_brings(folder: Path) -> None:
    git(folder, "checkout", "-b", "other")
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet", "Et andet"))
    git(folder, "checkout", "main")
    git(folder, "merge", "--no-ff", "other", "-m", "merge", at="2026-01-15T08:00:00Z")
    assert list(told(folder)) == ["2026-01-15", "2026-01-10"]


def test_the_feed_says_what_the_page_says(folder: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet afsnit", "Et <andet> afsnit"))
    told(folder)
    new, first = entries_of(folder)
    assert new.findtext("id", "", ATOM) == "https://example.org/aendringer/#2026-01-12"
    assert new.findtext("updated", "", ATOM) == "2026-01-12T08:00:00Z"
    assert new.findtext("title", "", ATOM) == "Ændringer 12. januar 2026"
    assert new.findtext("content", "", ATOM) == (
        '<p><a href="https://example.org/om/">Om</a> (ændret)</p><ul><li>To (ændret)</li></ul>'
    )
    assert first.findtext("content", "", ATOM).count("<p>") == 3


def test_a_feed_is_what_atom_wants(own_site: OwnSite) -> None:
    """RFC 4287: what a feed and an entry must have (4.1.1, 4.1.2), and times as RFC 3339 has them (3.3)."""
    for locale, address in (("da", "aendringer"), ("en", "en/changes")):
        feed = ElementTree.parse(own_site.folder / address / "feed.xml").getroot()  # noqa: S314 - our own
        assert feed.tag == f"{{{ATOM['']}}}feed"
        assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == locale
        links = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall("link", ATOM)}
        assert links["self"] == f"https://sundhed-for-dig.example/{address}/feed.xml"
        found = feed.findall("entry", ATOM)
        for element in (feed, *found):
            assert all(element.findtext(name, "", ATOM).strip() for name in ("id", "title", "updated"))
            datetime.strptime(element.findtext("updated", "", ATOM), "%Y-%m-%dT%H:%M:%S%z")
        assert feed.findtext("author/name", "", ATOM) == "Sundhed for dig", "no owner"
        ids = [one.findtext("id", "", ATOM) for one in found]
        assert len(set(ids)) == len(ids)
        times = [one.findtext("updated", "", ATOM) for one in found]
        assert times == sorted(times, reverse=True)
        page = own_site.pages[f"{address}/index.html"]
        anchors = [one.attributes.get("id", "") for one in page.one("div", class_="prose").all()]
        assert [one.rpartition("#")[2] for one in ids] == [anchor for anchor in anchors if anchor.startswith("20")]


def test_a_feed_has_the_sites_name_in_its_language(folder: Path) -> None:
    languages = [small_site.LANGUAGES[0], {"locale": "en", "name": "English", "site_name": "The small site"}]
    plugins = [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": languages}}]
    small_site.write(folder, FILES, plugins=plugins)
    told(folder)
    titles = [
        ElementTree.parse(folder / "site" / name / "feed.xml").getroot().findtext("title", "", ATOM)  # noqa: S314 - our own
        for name in ("aendringer", "en/changes")
    ]
    assert titles == ["Small site: Ændringer", "The small site: Changes"]


def test_the_feed_is_announced_on_the_front_page_and_on_its_own(own_site: OwnSite) -> None:
    announced = {
        name: link.attributes["href"]
        for name, page in own_site.pages.items()
        for link in page.all("link", type="application/atom+xml")
    }
    assert announced == {
        "index.html": "aendringer/feed.xml",
        "aendringer/index.html": "feed.xml",
        "en/index.html": "changes/feed.xml",
        "en/changes/index.html": "feed.xml",
    }


@pytest.mark.parametrize("how", ["a copy without git", "a shallow clone", "a folder that another repository ignores"])
def test_without_the_history_the_site_says_that_it_does_not_know(folder: Path, tmp_path: Path, how: str) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet", "Et andet"))
    clone = tmp_path / "clone"
    if how == "a shallow clone":
        git(tmp_path, "clone", "--depth", "1", folder.as_uri(), str(clone))
    else:
        shutil.copytree(folder, clone, ignore=shutil.ignore_patterns(".git"))
    if how == "a folder that another repository ignores":
        git(tmp_path, "init")
        (tmp_path / ".gitignore").write_text("*\n", "utf-8")
    assert told(clone) == {}
    text = small_site.read(clone / "site" / "aendringer" / "index.html").one("main").text
    assert WORDS["changes_unknown"] in text
    assert entries_of(clone) == []
    root = ElementTree.parse(clone / "site" / "aendringer" / "feed.xml").getroot()  # noqa: S314 - our own
    assert root.findtext("subtitle", "", ATOM) == WORDS["changes_unknown"]


def test_without_git_the_history_is_not_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gitlog.read_days(folder / "docs")
    monkeypatch.setenv("PATH", "")
    assert gitlog.read_days(folder / "docs") is None


def test_files_are_read_as_they_were(folder: Path) -> None:
    (day,) = gitlog.read_days(folder / "docs") or []
    asked = [(day.commit, "da/om.md"), (day.commit, "nothing.md"), (gitlog.NONE, "da/om.md"), (day.commit, "en/om.md")]
    assert list((gitlog.read_files(folder / "docs", asked) or {}).values()) == [
        FILES["da/om.md"],
        "",
        "",
        FILES["en/om.md"],
    ]
    assert gitlog.read_files(folder / "docs", []) == {}


def test_only_the_newest_days_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(11, 15):
        commit(folder, f"2026-01-{day}T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet", f"Andet{day}"))
    inputs = Inputs(["da", "en"], {}, register={})
    monkeypatch.setattr(history, "KEPT", 3)
    found = history.read(inputs, folder / "docs")["da"]
    assert [day.date for day, _ in found or []] == ["2026-01-14", "2026-01-13", "2026-01-12"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "---\ntitle: A\n---\n# A\n", Change("a.md", "A", "new")),
        ("---\ntitle: A\n---\n# A\n", "", Change("a.md", "A", "gone")),
        ("---\ntitle: A\n---\n# A\n", "---\ntitle: A\n---\n# A\n", None),
        (
            "---\ntitle: A\n---\n# A\n",
            "---\ntitle: B\n---\n# A\n",
            Change("a.md", "B", "changed", (Part("top", "", "changed"),)),
        ),
        (
            "---\ntitle: A: B\n---\n# A\n",
            "---\ntitle: A\n---\n# A\n",
            Change("a.md", "A", "changed", (Part("top", "", "changed"),)),
        ),
        ("---\n- a\n---\n# A\n", "", Change("a.md", "", "gone")),
    ],
    ids=["new", "gone", "the same", "a new title", "front matter that was no YAML", "front matter that was a list"],
)
def test_two_texts_of_a_page_are_compared(before: str, after: str, expected: Change | None) -> None:
    assert changed.page_change("a.md", "da", before, after) == expected


@pytest.mark.parametrize(
    "broken",
    [
        "a: b: c",
        "- a",
        "documents: 1",
        "documents: [1, {id: 2}]",
        "documents:",
        "parties: [{id: a, names: [A]}]",
        "parties: [{id: a, names: 3}]",
    ],
)
def test_a_register_that_had_another_form_is_no_hindrance(broken: str) -> None:
    inputs = Inputs(["da"], {}, register={})
    (one,) = changed.register_changes(inputs, "da", broken, "sources:\n  - {id: a, title: {da: A}}\n")
    assert one.parts[-1] == Part("", "A", "new")
    assert {part.state for part in one.parts[:-1]} <= {"gone"}


@pytest.mark.parametrize("field", ["page: {}.md", "sources: [{}]", "unofficial: [{}]", "key: {}"])
def test_what_says_nothing_by_itself_is_no_change_of_an_entry(field: str) -> None:
    before, after = (f"milestones:\n  - {{id: m, title: {{da: M}}, {field.format(one)}}}\n" for one in ("da", "en"))
    inputs = Inputs(["da"], {}, register={})
    assert list(changed.register_changes(inputs, "da", before, after)) == []
    assert len(list(changed.register_changes(inputs, "da", before, after.replace("da: M", "da: N")))) == 1


def test_a_party_is_told_by_its_first_name() -> None:
    inputs = Inputs(["da", "en"], {}, register={})
    text = "parties:\n  - {id: a, names: [{da: Før, en: Then}, {da: Nu, en: Now}]}\n"
    for locale, name in (("da", "Før"), ("en", "Then")):
        (one,) = changed.register_changes(inputs, locale, "", text)
        assert one.parts == (Part("", name, "new"),)


def test_an_entry_that_names_no_page_stands_on_none() -> None:
    assert entries.page_of(Inputs(["da"], {}), "documents", {"id": "a"}) == ""
    assert entries.page_of(Inputs(["da"], {}), "objectives", {"id": "a", "page": "b.md"}) == "b.md#a"


def test_a_page_that_is_renamed_is_there_by_both_names_whatever_git_is_told(folder: Path) -> None:
    git(folder, "config", "diff.renames", "true")
    git(folder, "config", "log.showSignature", "true")
    git(folder, "mv", "docs/da/om.md", "docs/da/nyt.md")
    commit(folder, "2026-01-12T08:00:00Z")
    newest = (gitlog.read_days(folder / "docs") or [])[0]
    assert newest.files == {"da/om.md", "da/nyt.md"}


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"])
def test_the_history_is_the_folders_whatever_repository_a_hook_of_git_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(folder / "nowhere"))
    assert list(told(folder)) == ["2026-01-10"]


def test_line_ends_and_a_mark_in_front_are_no_change(folder: Path) -> None:
    git(folder, "config", "core.autocrlf", "false")
    for day, text in ((12, FILES["da/om.md"].replace("\n", "\r\n")), (13, "\ufeff" + FILES["da/om.md"])):
        (folder / "docs" / "da" / "om.md").write_bytes(text.encode())
        commit(folder, f"2026-01-{day}T08:00:00Z")
    assert list(told(folder)) == ["2026-01-10"]


def test_a_clock_that_goes_back_gives_no_day_twice(folder: Path) -> None:
    for at, word in (("12T08", "a"), ("11T08", "b"), ("12T09", "c")):
        commit(folder, f"2026-01-{at}:00:00Z", da__om=FILES["da/om.md"].replace("Andet", word))
    assert list(told(folder)) == ["2026-01-12", "2026-01-11", "2026-01-10"]


def test_a_folder_that_becomes_a_file_takes_no_page_out_of_its_place(folder: Path) -> None:
    drawing = folder / "docs" / "assets" / "x" / "a.md"
    drawing.parent.mkdir(parents=True)
    drawing.write_text("# A\n", "utf-8")
    commit(folder, "2026-01-12T08:00:00Z")
    drawing.unlink()
    drawing.parent.rmdir()
    drawing.parent.write_text("x", "utf-8")
    commit(folder, "2026-01-13T08:00:00Z")
    (first, second, _) = gitlog.read_days(folder / "docs") or []
    asked = [(second.commit, "assets/x"), (second.commit, "da/om.md"), (first.commit, "assets/x")]
    assert list((gitlog.read_files(folder / "docs", asked) or {}).values()) == ["", FILES["da/om.md"], "x"]


def test_a_clone_without_the_contents_of_files_does_not_know(folder: Path, tmp_path: Path) -> None:
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("Andet", "Et andet"))
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--filter=blob:none", folder.as_uri(), str(tmp_path / "clone"))
    folder.rename(tmp_path / "away")
    assert told(tmp_path / "clone") == {}


def test_marks_in_a_title_are_not_shown_and_no_sign_breaks_the_feed(folder: Path) -> None:
    title = "To *vigtige* `ting` &amp; [x](index.md) \x0b <p>"
    commit(folder, "2026-01-12T08:00:00Z", da__om=FILES["da/om.md"].replace("## To {", f"## {title} {{"))
    plain = "To vigtige ting & x <p> – Om (ændret)"
    assert [" ".join(one.split()) for one in told(folder)["2026-01-12"]] == ["Om (ændret)", plain]
    content = " ".join(entries_of(folder)[0].findtext("content", "", ATOM).split())
    assert "<li>To vigtige ting &amp; x &lt;p&gt; (ændret)</li>" in content
