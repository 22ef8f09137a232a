"""A built site answers as a static host does, and why it does not is told with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import Built, is_index, read_built
from urls import Reader

FILES = [
    "index.html",
    "a/index.html",
    "a/b.html",
    "a/c/d.png",
    "æ/index.html",
    "home/x.html",
    "b.html",
    "google0f.html",
]
SITE = Built(Path(), "https://Site.example:443/Sundhed/", frozenset(FILES))


def test_a_site_is_published_on_a_host_below_a_path() -> None:
    assert SITE.reader == Reader("site.example", "/Sundhed/")
    for url, host, base in (("https://a.example:81", "a.example:81", "/"), ("//a/b/c", "a", "/b/c/"), ("", "", "/")):
        assert Built(Path(), url, frozenset()).reader == Reader(host, base)
    assert SITE.url("a/index.html") == "https://Site.example:443/Sundhed/a/"
    assert SITE.url("xindex.html") == "https://Site.example:443/Sundhed/xindex.html"
    assert Built(Path(), "", frozenset()).url("index.html") == "/"
    assert {"100%.pdf", "a%2520b.pdf"} == Built(Path(), "", frozenset({"100%.pdf", "a%20b.pdf"})).answers


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://site.example/Sundhed/a/", "a/index.html"),
        ("https://me@site.example/Sundhed/", "index.html"),
        ("https://site.example/sundhed/", None),
        ("https://site.example/Sundhed", None),
        ("https://site.example", None),
        ("https://other.example/Sundhed/", None),
        ("https://site.example:8000/Sundhed/", None),
    ],
)
def test_an_address_on_the_own_host_has_a_file_in_the_site(url: str, file: str | None) -> None:
    assert SITE.file_at(url) == file


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("a/", "a/index.html"),
        ("a/index.html", "a/index.html"),
        ("%C3%A6/", "æ/index.html"),
        ("a/b.html", "a/b.html"),
        ("a", None),
        ("a/c/", None),
        ("A/", None),
    ],
)
def test_a_host_sends_a_file_at_its_path_and_an_index_at_its_folder(path: str, file: str | None) -> None:
    assert SITE.file_of(path) == file


@pytest.mark.parametrize(
    ("path", "rule", "near"),
    [
        ("x.md", "link-markdown", ""),
        ("x.MARKDOWN", "link-markdown", ""),
        ("Users/me/x.html", "link-scheme", ""),
        ("home/y.html", "link-missing", ""),
        ("a", "link-slash", "a/"),
        ("A/", "link-case", "a/"),
        ("%C3%86/", "link-case", "æ/"),
        ("a/c", "link-no-index", ""),
        ("a/c/", "link-no-index", ""),
        ("a/b", "link-missing", "a/b.html"),
        ("b.html/", "link-missing", "b.html"),
        ("x/a/", "link-missing", "a/"),
        ("x/d.png", "link-missing", "a/c/d.png"),
        ("x/", "link-missing", ""),
        ("www.other.example/visit", "link-missing", "https://www.other.example/visit"),
        ("a/%23b", "link-missing", "a/#b"),
        ("x/%23b", "link-missing", ""),
        ("a/post@site.example", "link-missing", "mailto:post@site.example"),
    ],
)
def test_a_path_without_an_answer_breaks_a_rule_and_may_be_meant_for_another(path: str, rule: str, near: str) -> None:
    assert SITE.fault(path) == (rule, near)


def test_of_several_files_of_one_name_the_shortest_path_is_meant() -> None:
    assert Built(Path(), "", frozenset({"a/b/x.png", "c/x.png", "dd/x.png"})).fault("x.png") == (
        "link-missing",
        "c/x.png",
    )


def test_what_stands_in_a_folder_is_taken_stock_of(tmp_path: Path) -> None:
    for name in ("index.html", "a/b/c.htm", "a/d.css", "google0f.html", "googlex.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\xef\xbb\xbfA\xff")
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    site = read_built(tmp_path, "")
    assert site.files == {"index.html", "a/b/c.htm", "a/d.css", "google0f.html", "googlex.html"}
    assert site.pages == ["a/b/c.htm", "googlex.html", "index.html"]
    assert site.folders == {"a/", "a/b/"}
    assert site.read("index.html") == "A\ufffd"
    assert [is_index(name) for name in ("index.html", "a/index.html", "a-index.html")] == [True, True, False]
