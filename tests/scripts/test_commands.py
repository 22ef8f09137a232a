"""The commands beside the checker: a new page, the state of translations, addresses on other sites, a new version."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import changes
import check
import new
import outside
import publish
import small_site
import status
from locales import words
from reading import read_project

FILES = {
    "da/index.md": small_site.page("Forside", "# Forside\n\nVelkommen.\n\n## Et { #et }\n\nFørst dette. Så det her.\n"),
    "en/index.md": small_site.page(
        "Front page", "# Front page\n\nWelcome.\n\n## One { #et }\n\nFirst this. Then that.\n"
    ),
    "da/404.md": small_site.page("Ikke her"),
    "en/404.md": small_site.page("Not here"),
}
CODES = {"/there": 200, "/gone": 404, "/forbidden": 403, "/many": 429}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a small project with a list of published addresses, whose translations are recorded as right."""
    small_site.write(tmp_path, FILES)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "published.txt").write_text("/\n/en/\n", "utf-8")
    assert check.main([str(tmp_path), "--accept", "index.md", "404.md"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("title", "locale", "slug"),
    [
        ("Hjælp på nettet: åbent", "da", "hjaelp-paa-nettet-aabent"),
        ("Ø & Å", "da", "oe-aa"),
        ("What's new? 50 %", "en", "whats-new-50"),
        ("Été", "fr", "ete"),
        ("???", "da", ""),
    ],
)
def test_a_title_becomes_the_last_part_of_an_address(title: str, locale: str, slug: str) -> None:
    assert new.slug_of(title, locale) == slug


def test_a_new_page_is_there_in_every_language_in_the_menu_and_among_the_addresses(site: Path) -> None:
    config = (site / "mkdocs.yml").read_text("utf-8")
    assert new.main(["Digital hjælp: nu", "Digital help", "--root", str(site)]) == 0
    for locale, title in (("da", "Digital hjælp: nu"), ("en", "Digital help")):
        text = (site / "docs" / locale / "digital-hjaelp-nu.md").read_text("utf-8")
        assert yaml.safe_load(text.split("---")[1])["title"] == title
        assert f"\n# {title}\n" in text
    assert yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))["nav"] == ["index.md", "digital-hjaelp-nu.md"]
    assert (site / "mkdocs.yml").read_text("utf-8").replace("- digital-hjaelp-nu.md\n", "") == config
    listed = (site / "tests" / "published.txt").read_text("utf-8").split()
    assert listed == ["/", "/digital-hjaelp-nu/", "/en/", "/en/digital-help/"]
    done = small_site.build_here(site)
    assert (done.returncode, done.stderr) == (0, "")
    assert (site / "site" / "en" / "digital-help" / "index.html").is_file()


def test_the_checker_says_what_is_still_to_be_written_on_a_new_page(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new.main(["Hjælp", "Help", "--root", str(site)])
    capsys.readouterr()
    assert check.main([str(site)]) == 1
    assert capsys.readouterr().out.count("[note-left]") == 4


@pytest.mark.parametrize(
    "title", ['"Ja" siger vi', "[Nyt]", "@hjemme", 'Er "det": ja', "2018", "ja", "- et", "# to", "a\\b", "a" * 60]
)
def test_any_title_is_written_so_that_it_is_read_as_it_is(site: Path, title: str) -> None:
    assert new.main([title, "@ home", "--root", str(site)]) == 0
    (made,) = {file.name for file in (site / "docs" / "da").iterdir()} - {"index.md", "404.md"}
    for locale, wanted in (("da", title), ("en", "@ home")):
        text = (site / "docs" / locale / made).read_text("utf-8")
        assert yaml.load(text.split("---")[1], yaml.BaseLoader)["title"] == wanted  # noqa: S506 - builds only text


def test_a_title_in_quotes_keeps_its_letters(site: Path) -> None:
    assert new.main(["Året: 2026", "Året", "--root", str(site)]) == 0
    assert "title: 'Året: 2026'\n" in (site / "docs" / "da" / "aaret-2026.md").read_text("utf-8")
    assert "title: Året\n" in (site / "docs" / "en" / "aaret-2026.md").read_text("utf-8")


def test_a_title_without_letters_of_an_address_has_the_address_of_its_source(site: Path) -> None:
    assert new.main(["Hjælp", "مساعدة", "--root", str(site)]) == 0
    made = (site / "docs" / "en" / "hjaelp.md").read_text("utf-8")
    assert made.startswith("---\ntitle: مساعدة\n")
    assert "slug:" not in made


def test_a_page_without_letters_of_an_address_in_its_source_has_the_address_of_another_language(site: Path) -> None:
    assert new.main(["日本", "--in=en=Japan", "--root", str(site)]) == 0
    assert "title: 日本\n" in (site / "docs" / "da" / "japan.md").read_text("utf-8")
    assert "title: Japan\n" in (site / "docs" / "en" / "japan.md").read_text("utf-8")


def test_the_english_title_is_that_of_the_english_page_wherever_english_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    languages = [{"locale": locale, "name": locale, "default": locale == "fi"} for locale in ("fi", "sv", "en")]
    plugins = [{"i18n": {"docs_structure": "folder", "languages": languages}}]
    small_site.write(
        tmp_path, {f"{one['locale']}/index.md": small_site.page("Start") for one in languages}, plugins=plugins
    )
    monkeypatch.setattr("builtins.input", lambda asked: {"sv": "Hjälp"}[asked.split("(")[1][:2]])
    assert new.main(["Apua", "--in=en=Help", "--root", str(tmp_path)]) == 0
    titles = {
        locale: (tmp_path / "docs" / locale / "apua.md").read_text("utf-8").split("\n")[1] for locale in ("sv", "en")
    }
    assert titles == {"sv": "title: Hjälp", "en": "title: Help"}


@pytest.mark.parametrize("titles", [["Forside", "?!"], ["Hjælp"], [], ["Hjælp", "H" * 61], ["日本", "日本"]])
def test_a_page_that_cannot_be_made_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], titles: list[str]
) -> None:
    def no_more(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", no_more)
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert new.main([*titles, "--root", str(site)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("menu", "made"),
    [
        ("nav:\n    - index.md\n  \n", "nav:\n    - index.md\n    - hjaelp.md\n  \n"),
        ("nav:\n", "nav:\n  - hjaelp.md\n"),
        ("", ""),
    ],
)
def test_a_page_stands_last_in_a_menu_if_there_is_one(site: Path, menu: str, made: str) -> None:
    config = site / "mkdocs.yml"
    before, nav, after = config.read_text("utf-8").partition("nav:\n- index.md\n")
    assert nav
    config.write_text(before + menu + after, "utf-8")
    assert new.main(["Hjælp", "Help", "--root", str(site)]) == 0
    assert config.read_text("utf-8") == before + made + after


def test_a_page_is_not_written_over(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["Hjælp", "Help", "--root", str(site)]) == 0
    (site / "docs" / "en" / "hjaelp.md").write_text("mine", "utf-8")
    assert new.main(["Hjælp", "Help", "--root", str(site)]) == 2
    assert "docs/da/hjaelp.md" in capsys.readouterr().err
    assert (site / "docs" / "en" / "hjaelp.md").read_text("utf-8") == "mine"


def test_an_address_in_another_language_is_taken_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["Hjælp", "Help", "--root", str(site)]) == 0
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert new.main(["Støtte", "Help", "--root", str(site)]) == 2
    assert "docs/en/hjaelp.md" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


def test_a_title_that_begins_with_a_hyphen_is_a_title(site: Path) -> None:
    assert 'scripts/new.py --in="en=$$ENGLISH" -- "$$TITLE"' in (small_site.ROOT / "Makefile").read_text("utf-8")
    assert new.main(["--root", str(site), "--", "-hjælp", "--help"]) == 0
    assert (site / "docs" / "en" / "hjaelp.md").is_file()


def test_missing_titles_are_asked_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda asked: {"da": "Hjælp", "en": "Help"}[asked.split("(")[1][:2]])
    assert new.main(["--root", str(site)]) == 0
    assert (site / "docs" / "en" / "hjaelp.md").is_file()


def test_the_status_says_what_changed_and_shows_both_languages(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status.main([str(site)]) == 0
    assert capsys.readouterr().out == words("da")["status_current"] + "\n"
    source = site / "docs" / "da" / "index.md"
    source.write_text(source.read_text("utf-8").replace("Så det her.", "Så noget andet."), "utf-8")
    (site / "docs" / "da" / "om.md").write_text(small_site.page("Om"), "utf-8")
    assert status.main([str(site)]) == 1
    told = capsys.readouterr().out
    assert words("da")["status_missing"].format(file="docs/en/om.md") in told
    assert "#et" in told and "docs/da/index.md:10" in told
    assert "+ »Så noget andet.«" in told
    assert any("Så noget andet." in line and "| First this. Then that." in line for line in told.splitlines())


def test_the_status_names_a_section_that_is_missing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "docs" / "en" / "index.md"
    page.write_text(page.read_text("utf-8").partition("## One")[0], "utf-8")
    capsys.readouterr()
    assert status.main([str(site)]) == 1
    place = {"place": "docs/en/index.md:1", "id": "et", "source": "docs/da/index.md:10"}
    assert capsys.readouterr().out.splitlines()[0] == words("da")["status_section"].format(**place)


def test_the_status_names_a_translation_that_nobody_has_accepted(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in ("da", "en"):
        (site / "docs" / locale / "ny.md").write_text(small_site.page("Ny"), "utf-8")
    assert status.main([str(site)]) == 1
    assert capsys.readouterr().out == words("da")["status_unaccepted"].format(file="docs/en/ny.md") + "\n"


def test_the_status_says_nothing_of_a_page_without_a_source(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs" / "en" / "only.md").write_text(small_site.page("Only here"), "utf-8")
    assert status.main([str(site)]) == 0
    assert capsys.readouterr().out == words("da")["status_current"] + "\n"


def test_the_status_tells_of_a_page_that_cannot_be_read(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = site / "docs" / "da" / "index.md"
    source.write_bytes(source.read_text("utf-8").encode("latin-1"))
    assert status.main([str(site)]) == 1
    told = capsys.readouterr().out
    assert "docs/da/index.md\n" in told and "[encoding]" in told
    assert "None" not in told


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(CODES.get(self.path, 500))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses_on_other_sites_are_there_gone_or_not_to_be_told(
    site: Path, host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(outside, "LYCHEE", [*outside.LYCHEE, "--scheme", "http"])  # loopback has no certificate
    built = site / "built"
    built.mkdir()
    links = "".join(f'<a href="{host}{path}">a</a>' for path in CODES)
    config = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(config.replace("https://example.org/", f"{host}/own/"), "utf-8")
    own = f'<a href="/om/">b</a><a href="{host}/own/om/">c</a>'
    (built / "index.html").write_text(f'<html lang="da">{links}{own}</html>', "utf-8")
    assert outside.main([str(built), "--root", str(site)]) == 1
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == words("da")["outside_asked"].format(count=4, failed=1)
    told = {path: [line for line in lines if f"{path}>" in line] for path in CODES}
    assert told["/there"] == []
    assert told["/gone"][0].startswith(f"- {words('da')['outside_gone']}: ")
    assert all(told[path][0].startswith(f"- {words('da')['outside_unsure']}: ") for path in ("/forbidden", "/many"))
    (built / "index.html").write_text(f'<html lang="da"><a href="{host}/many">a</a></html>', "utf-8")
    assert outside.main([str(built), "--root", str(site)]) == 0


def test_every_address_that_was_asked_is_counted(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"successful": 5, "errors": 3, "timeouts": 2}
    monkeypatch.setattr(outside, "ask", lambda *_: told)
    assert outside.main([str(site), "--root", str(site)]) == 0
    assert capsys.readouterr().out == words("da")["outside_asked"].format(count=10, failed=0) + "\n"


def test_what_cannot_be_asked_is_told_by_the_last_line_that_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for written, told in (("One\nTwo\n", "Two"), ("", "lychee")):
        done = subprocess.CompletedProcess([], 1, "", written)
        monkeypatch.setattr(subprocess, "run", lambda *_arguments, done=done, **_settings: done)
        with pytest.raises(OSError, match=f"^{told}$"):
            outside.ask(tmp_path, "")


@pytest.mark.parametrize(("own", "excluded"), [("", []), ("https://a.example/", [r"^https://a\.example/"])])
def test_only_addresses_of_the_site_itself_are_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str, excluded: list[str]
) -> None:
    asked: list[str] = []
    done = subprocess.CompletedProcess([], 0, "{}", "")

    def run(command: list[str], **_settings: object) -> subprocess.CompletedProcess[str]:
        asked.extend(command)
        return done

    monkeypatch.setattr(subprocess, "run", run)
    assert outside.ask(tmp_path, own) == {}
    assert [after for one, after in pairwise(asked) if one == "--exclude"] == excluded


def test_addresses_that_are_gone_are_told_before_those_that_may_be(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {"https://a.example/": 403, "https://b.example/": 404}
    links = [{"url": url, "status": {"code": code}} for url, code in codes.items()]
    told = {"error_map": {str(site / "index.html"): links}, "successful": 0, "errors": 2, "timeouts": 0}
    monkeypatch.setattr(outside, "ask", lambda *_arguments: told)
    assert outside.main([str(site), "--root", str(site)]) == 1
    _, *lines = capsys.readouterr().out.splitlines()
    assert [line.partition("<")[2].partition(">")[0] for line in lines] == ["https://b.example/", "https://a.example/"]


def test_addresses_of_a_folder_without_a_project_are_not_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outside.main([str(tmp_path), "--root", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_answer_that_a_host_may_give_to_programs_alone_is_not_sure(tmp_path: Path) -> None:
    codes = [400, 401, 403, 404, 405, 410, 429, 500, 503, 999]
    links = [{"url": str(code), "status": {"code": code}} for code in codes]
    slow = [{"url": "slow", "status": {"text": "Timeout"}}]
    page = str(tmp_path / "index.html")
    errors = {page: links, str(tmp_path / "other.html"): links[:1]}  # the same address on two pages
    found = [*outside.failing({"error_map": errors, "timeout_map": {page: slow}}, tmp_path)]
    assert len(found) == len(codes) + 1
    assert [address for is_sure, address, *_ in found if is_sure] == ["400", "404", "410", "500"]


def test_a_version_that_cannot_be_put_live_leaves_the_one_before(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish.main([str(site), str(tmp_path / "live")]) == 2
    assert capsys.readouterr().err == f"{site}: no built site; run make build first\n"
    built = site / "built"
    built.mkdir()
    (built / "index.html").write_text("one", "utf-8")
    assert publish.main([str(built), str(tmp_path / "live")]) == 0
    (built / "index.html").write_text("two", "utf-8")
    assert publish.main([str(built), str(tmp_path / "live")]) == 0
    assert (tmp_path / "live" / "current" / "index.html").read_text("utf-8") == "two"
    assert len(list((tmp_path / "live").glob("version-*"))) == 2
    (tmp_path / "file").write_text("", "utf-8")
    assert publish.main([str(built), str(tmp_path / "file" / "live")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert (tmp_path / "live" / "current").readlink().name.startswith("version-")


def test_every_command_tells_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (changes, new, outside, publish, status):
        with pytest.raises(SystemExit) as stop:
            command.main(["--help"])
        assert stop.value.code == 0
        assert " ".join(str(command.__doc__).split()) in " ".join(capsys.readouterr().out.split())
    assert read_project(small_site.ROOT).locales == ["da", "en"]


@pytest.mark.parametrize("name", ["changes", "check", "new", "outside", "publish", "status"])
def test_every_command_finds_what_it_needs_wherever_it_is_called(name: str, tmp_path: Path) -> None:
    command = [sys.executable, str(small_site.ROOT / "scripts" / f"{name}.py"), "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_changes_between_two_sites_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (
        '<html lang="da"><header>Menu</header><main><h1>T</h1><p>Første &amp; {0}.</p><p>Det samme.</p></main></html>'
    )
    for name, word in (("before", "anden"), ("after", "tredje")):
        for path in ("index.html", "vision/index.html", f"{name}/index.html"):
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.format(word if path == "vision/index.html" else "anden"), "utf-8")
    moved = tmp_path / "after" / "old.html"
    moved.write_text('<meta http-equiv="refresh" content="0; url=vision/">', "utf-8")
    assert changes.main([str(tmp_path / "before"), str(tmp_path / "after")]) == 0
    told = capsys.readouterr().out
    assert "New pages: `/after/`\n" in told
    assert "any more: `/before/`" in told
    assert "say something else: `/vision/`" in told
    assert "-Første & anden.\n+Første & tredje.\n```" in told
    assert changes.main([str(tmp_path), str(tmp_path / "after")]) == 2


def test_only_the_version_before_is_kept_beside_the_one_that_is_live(tmp_path: Path) -> None:
    built, live = tmp_path / "built", tmp_path / "live"
    built.mkdir()
    made = []
    for text in ("one", "two", "three"):
        (built / "index.html").write_text(text, "utf-8")
        shutil.rmtree(built / "assets", ignore_errors=True)
        (built / "assets").mkdir()
        (built / "assets" / f"site.{text}.css").write_text(text, "utf-8")
        (built / "assets" / "same.js").write_text("same", "utf-8")
        (built / "assets" / text).mkdir()
        (built / "assets" / text / "font.woff2").write_text("font", "utf-8")
        made.append(publish.publish(built, live))
        (live / f"next-{made[-1].name}").symlink_to(made[-1].name)  # as if it had been broken off before the end
    assert set(live.glob("version-*")) == set(made[1:])
    assert (live / "current").resolve() == made[2]
    assert made[2].stat().st_mode & 0o777 == 0o755
    kept = {file.name: file.read_text("utf-8") for file in (made[2] / "assets").glob("*.css")}
    assert kept == {f"site.{text}.css": text for text in ("one", "two", "three")}, "an open page asks for its own"
    assert (made[2] / "assets" / "two" / "font.woff2").is_file()


def test_the_words_of_the_menu_are_no_change_of_a_page() -> None:
    page = "<header>{}</header><main><h1>T</h1><p>A &amp; <b>b</b>\n c.</p></main><footer>{}</footer>"
    assert changes.lines(page.format("A", "B")) == changes.lines(page.format("C", "D")) == ["T", "A & b c."]
    assert changes.lines("<h1>T</h1><p>A.</p>") == ["T", "A."]


def test_of_one_page_some_changed_lines_are_shown_and_the_others_counted() -> None:
    before, after = ("".join(f"<p>{word} {number}</p>" for number in range(7)) for word in ("A", "B"))
    told = list(changes.tell({"/": before, "/same/": "<p>C</p>"}, {"/": after + "x" * 99, "/same/": "<p>\nC</p>"}))
    few = [one.removesuffix(f"<p>{word} 6</p>") for one, word in ((before, "A"), (after, "B"))]
    assert list(changes.tell({"/": few[0]}, {"/": few[1]}))[-2:] == ["+B 5", "```"]
    assert told[2:5] == [
        "- New pages: none",
        "- Addresses without a page of their own any more: none",
        "- Pages that say something else: `/`",
    ]
    assert told[6:10] == ["", "### `/`", "", "```diff"]
    assert told[10:] == [*(f"-A {n}" for n in range(7)), *(f"+B {n}" for n in range(5)), "… 3 more lines", "```"]
    assert changes.weight({}) == (0, "-")
    heaviest = changes.weight({"/a/": "a" * 9, "/b/": "".join(map(chr, range(99)))})
    assert (
        heaviest[1] == "/b/"
        and f"{heaviest[0]} bytes (`/b/`)" in list(changes.tell({}, {"/b/": "".join(map(chr, range(99)))}))[5]
    )


def test_two_texts_stand_side_by_side_within_the_width() -> None:
    assert list(status.beside("en to\n\ntre", "one", 17)) == ["en to   | one", "        |", "tre     |"]
    assert len(next(status.beside("a" * 200, "b" * 200, 500))) == 159
    found = list(status.beside("ord " * 40, "word " * 40, 60))
    assert {line[28:31] for line in found} == {" | "}
    assert max(map(len, found)) <= 60


def test_a_section_out_of_date_is_told_with_its_place_in_both_files(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = site / "docs" / "da" / "index.md"
    page.write_text(page.read_text("utf-8").replace("Først dette.", "Først noget andet."), "utf-8")
    capsys.readouterr()
    assert status.main([str(site)]) == 1
    told = capsys.readouterr().out.splitlines()
    lines = {locale: (site / "docs" / locale / "index.md").read_text("utf-8").splitlines() for locale in ("da", "en")}
    at = {locale: 1 + next(n for n, line in enumerate(lines[locale]) if "#et" in line) for locale in lines}
    place, source = (f"docs/{locale}/index.md:{at[locale]}" for locale in ("en", "da"))
    assert words("da")["status_outdated"].format(place=place, id="et", source=source) in told
    assert "  + »Først noget andet.«" in told
