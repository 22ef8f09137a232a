"""What a feed says of its language, where there is one of for each language of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from built import read_built
from crawl import LARGEST
from links import Survey
from project import Project
from sites import Site
from speech import Speech


@pytest.mark.parametrize(
    ("name", "code", "size", "told"),
    [
        ("nb/feed.xml", "nb", 0, []),
        ("nb/feed.xml", "no", 0, []),
        ("nb/feed.xml", "nob", 0, []),
        ("nb/feed.xml", "da", 0, ["lang"]),
        ("feed.xml", "no", 0, ["lang"]),
        ("feed.xml", "no", LARGEST, ["lang"]),
        ("feed.xml", "no", LARGEST + 1, []),
    ],
)
def test_a_feed_says_its_language(name: str, code: str, size: int, told: list[str], tmp_path: Path) -> None:
    for file in ("feed.xml", "nb/feed.xml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(f"<rss><channel><language>{code}</language></channel></rss>", "utf-8")
    project = Project(tmp_path, "docs", ["da", "nb"], {}, tmp_path)
    site = Site(project, read_built(tmp_path, ""), Survey())
    assert [one.rule for one in feeds.check(site, name, site.built.read(name).ljust(size), Speech({}))] == told
