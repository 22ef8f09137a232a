"""What leads on from a file that is no page: a feed, an index of the search, a manifest, a host's redirects."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import read_built
from crawl import LARGEST, look


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("feed.xml", "<rss><comments>https://a.example/b/gone/</comments></rss>", ["link-missing gone/"]),
        (
            "feed.xml",
            "<rss><link>https://a.example/b/</link><guid>https://a.example/b/no</guid></rss>",
            ["link-missing no"],
        ),
        ("feed.xml", '<rss><guid isPermaLink="false">https://a.example/b/no</guid></rss>', []),
        ("feed.xml", "<rss><!-- <link>https://a.example/b/no</link> --></rss>", []),
        ("feed.xml", "<rss><link><![CDATA[ https://a.example/b/no ]]></link></rss>", ["link-missing no"]),
        ("feed.xml", '<feed xmlns:a="a"><a:link href="https://a.example/b/no"/></feed>', ["link-missing no"]),
        ("feed.xml", '<feed>\n<a:link href="https://a.example/b/no"/></feed>', ["file-broken 2"]),
        ("feed.xml", "<feed><link href='https://a.example/b/no'/><id>tag:a</id></feed>", ["link-missing no"]),
        ("feed.xml", "<rss><link>mailto:a</link><guid>news:a</guid><guid>entry:5</guid></rss>", []),
        ("feed.xml", '<feed><link href="/b/no"/><category url="no"/></feed>', ["link-missing no"]),
        ("feed.xml", '<rss><media url="https://a.example/b/no"/></rss>', ["link-missing no"]),
        ("feed.xml", "<rss>\n<link></rss>", ["file-broken 2"]),
        ("feed.xml", "", ["file-broken 1"]),
        ("feed.xml", '<?xml version="1.0" encoding="b"?><rss/>', ["file-broken unknown encoding: b"]),
        (
            "feed.xml",
            "<rss><description>&lt;a href=&quot;https://[&quot;>&lt;a href='no/'>&lt;a href='./'></description></rss>",
            ["link-scheme https://[", "link-missing no/"],
        ),
        (
            "feed.xml",
            "<!DOCTYPE rss SYSTEM 'rss.dtd'>\n<rss><title>a&nbsp;b</title><link>https://a.example/b/no</link></rss>",
            ["link-missing no"],
        ),
        (
            "feed.xml",
            "<rss><item><link>https://[</link><description>&lt;a href='no/'></description></item></rss>",
            ["link-scheme https://[", "link-missing no/"],
        ),
        (
            "feed.xml",
            "<rss xml:base='https://['><description>&lt;a href='no/'></description></rss>",
            ["link-missing no/"],
        ),
        (
            "feed.xml",
            "<rss><item><link/><description/><encoded>&lt;a href='no/'></encoded></item></rss>",
            ["link-missing no/"],
        ),
        (
            "feed.xml",
            "<feed><entry><link rel='related' href='https://a.example/'/><link href='https://a.example/b/'/>"
            "<summary type='html'>&lt;a href='b/'></summary></entry></feed>",
            ["link-missing b/"],
        ),
        ("sitemap.xml", "<a>", []),
        ("search/search_index.json", '{"docs": [{"location": "no/"}, {"location": ""}, 5]}', ["link-missing no/"]),
        ("search_index.json", '{"docs": {"location": "no/"}}', []),
        ("search_index.json", "[]", []),
        ("search_index.json", '{"docs": [\n', ["file-broken 2"]),
        ("feed.json", '{"items": [{"url": "https://a.example/b/no"}, {"url": 5}]}', ["link-missing no"]),
        (
            "app.webmanifest",
            '{"icons": [{"src": "no.png"}], "start_url": "gone/"}',
            ["link-missing gone/", "asset-missing no.png"],
        ),
        (
            "site.webmanifest",
            '{"icons": [{"src": "a.png"}], "start_url": "to/"}',
            ["link-missing to/", "asset-missing a.png"],
        ),
        ("manifest.json", '{"items": [{"url": "no/"}], "start_url": 5}', ["link-missing no/"]),
        ("data.json", '{"start_url": "no/"}', []),
        ("_redirects", "/b/old/ /b/no/ 301\n/x /b/a:splat\n/y https://c.example/\n/b/z /b/ 301", ["link-missing no/"]),
        ("a/_redirects", "/b/old/ /b/no/ 301", []),
        ("a.css", "a {background: url(no.png)}", ["asset-missing no.png"]),
        ("a.svg", '<svg><image href="no.png"/><a href="gone/"/></svg>', ["asset-missing no.png", "link-missing gone/"]),
        ("a.txt", '<a href="no/">', []),
    ],
)
def test_what_leads_nowhere_from_a_file_is_told(name: str, text: str, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>A</p>", "utf-8")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    survey = look(read_built(tmp_path, "https://a.example/b/"))
    found = [f"{one.rule} {one.line if one.rule == 'file-broken' and one.line else one.value}" for one in survey.slips]
    assert found == told
    assert {one.file for one in survey.slips} <= {name}
    assert set(survey.heads) == {"index.html"}
    assert survey.reached == ({"gone/"} if name == "a.svg" else set()), "a reader comes by a drawing alone"


@pytest.mark.parametrize(("size", "told"), [(LARGEST, ["no"]), (LARGEST + 1, [])])
def test_the_texts_of_a_feed_are_read_up_to_a_size(size: int, told: list[str], tmp_path: Path) -> None:
    text = "<rss><description>&lt;img src='https://a.example/no'></description></rss>"
    (tmp_path / "feed.xml").write_text(text.ljust(size), "utf-8")
    assert [one.value for one in look(read_built(tmp_path, "https://a.example/")).slips] == told
