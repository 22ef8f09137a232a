"""Every element and attribute that leads somewhere, loads something or names a part of the page is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import Built
from links import Surveyor
from tags import HEAD, Tags, css_addresses, css_unescape
from urls import Reader

LEADING = """
<a href="x"> <a xlink:href="x"> <a href="index.html" ping="x"> <area href="x"> <blockquote cite="x"> <del cite="x">
<ins cite="x"> <q cite="x"> <button formaction="x"> <input formaction="x"> <form action="x"> <img data-src longdesc="x">
<link rel="next" href="x"> <link rel="license" href="x"> <meta http-equiv="refresh" content="0; url=x">
"""
LOADING = """
<audio src="x"> <body background="x"> <embed src="x"> <feImage href="x"> <frame src="x"> <iframe src="x"></iframe>
<image href="x"> <image xlink:href="x"> <img src="x"> <img srcset="index.html 1x, x 2x">
<img srcset="x, index.html 2x"> <input src="x">
<object data="x"> <script src="x"></script> <source src="x"> <source srcset="x"> <track src="x"> <use href="x">
<use xlink:href="x"> <video src="x"> <video poster="x"> <html manifest="x">
<p style="background: url(x)"> <p STYLE="BACKGROUND: URL(x)"> <rect fill="url(x)"> <td background="x">
<style>@import "x";</style>
<link rel="stylesheet" href="x"> <link rel="icon" href="x"> <link rel="apple-touch-icon" href="x">
<link rel="manifest" href="x"> <link rel="preload" href="x" as="image"> <link rel="modulepreload" href="x">
<link rel="preload" as="image" imagesrcset="x 1x"> <link rel="mask-icon" href="x"> <link rel="prefetch" href="x">
<meta property="og:image" content="x"> <meta name="twitter:image" content="x"> <meta property="og:video" content="x">
<meta name="msapplication-config" content="x">
"""
NAMING = """
<label for="x"> <output for="x"> <p aria-labelledby="x"> <p aria-describedby="x"> <p aria-controls="x">
<p aria-owns="x"> <p aria-details="x"> <p aria-errormessage="x"> <p aria-flowto="x"> <p aria-activedescendant="x">
<input list="x"> <input form="x"> <td headers="x"> <button popovertarget="x"> <button commandfor="x"> <p itemref="x">
<img data-src usemap="#x"> <textPath href="#x"> <mpath href="#x"> <linearGradient href="#x"> <radialGradient href="#x">
<pattern href="#x"> <filter href="#x"> <animate href="#x"> <set xlink:href="#x"> <animateMotion href="#x">
<rect fill="url(#x)"> <rect style="stroke: red; fill: url('#x')"> <rect stroke="url(#x)"> <g clip-path="url(#x)">
<g mask="url(#x)"> <path marker-start="url(#x)"> <path marker-mid="url(#x)"> <path marker-end="url(#x)">
"""
SILENT = """
<link rel="preconnect" href="x"> <link rel="dns-prefetch" href="x"> <p data-src="x">
<rect fill="url(#x) red"> <img data-src="x"> <img :src="x"> <p data-bg="url(x)"> <p title="url(x)"> <p cite="x">
<meta name="author" content="x"> <meta name="msapplication-config" content="none"> <base href="x">
<base target="x"> <form action="">
<textarea><a href="x"></textarea> <noembed><a href="x"></noembed>
<xmp><a href="x"></xmp> <noframes><a href="x"></noframes> <script>"<a href=x>"</script> <!-- <a href="x"> -->
<title><a href="x"></title> <iframe><a href="x"></iframe> <style>a::after {content: "<a href='x'>"}</style>
"""


def told(markup: str) -> list[str]:
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"index.html"})))
    surveyor.page("index.html", f"{markup}<p>A</p>")
    return [slip.rule for slip in surveyor.survey.slips]


def each(markup: str) -> list[str]:
    """Take a list of elements apart; an element with an end tag is one."""
    return [part for line in markup.strip().split("\n") for part in line.replace("> <", ">\n<").split("\n")]


@pytest.mark.parametrize("markup", each(LEADING))
def test_what_leads_a_reader_nowhere_is_told(markup: str) -> None:
    assert told(markup) == ["link-missing"]


@pytest.mark.parametrize("markup", each(LOADING))
def test_what_loads_nothing_is_told(markup: str) -> None:
    assert told(markup) == ["asset-missing"]


@pytest.mark.parametrize("markup", each(NAMING))
def test_what_names_no_part_of_the_page_is_told(markup: str) -> None:
    assert told(markup) == ["reference-missing"]
    assert told(f'{markup}<p id="x"></p><map name="x"></map>') == []


@pytest.mark.parametrize("markup", each(SILENT))
def test_what_leads_nowhere_by_its_nature_is_left_alone(markup: str) -> None:
    assert told(markup) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\.png", "a.png"),
        (r"\61.png", "a.png"),
        (r"\000061.png", "a.png"),
        (r"\61 b.png", "ab.png"),
        (r"a\ b", "a b"),
        (r"\110000", "\U0010ffff"),
    ],
)
def test_escapes_of_a_stylesheet_are_read(written: str, meant: str) -> None:
    assert css_unescape(written) == meant


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("<title>A</title>", [("title", "A", "")]),
        ("<title id=x> A &amp;\n b </title>", [("title", "A & b", "")]),
        ('<meta name="description" content="A">', [("description", "A", "")]),
        ("<META NAME='Description' content=' A &amp; b '>", [("description", "A & b", "")]),
        ('<meta name="description">', [("description", "", "")]),
        ('<meta name="keywords" content="A">', []),
        ('<meta name="author" content="A">', []),
        ('<meta name="robots" content="noindex">', [("robots", "noindex", "")]),
        ('<meta name="Googlebot" content="none">', [("robots", "none", "")]),
        ('<meta property="og:title" content="A">', [("og:title", "A", "")]),
        ('<meta content="A&amp;B" property="OG:Description">', [("og:description", "A&B", "")]),
        ('<meta property="og:type" content="A">', []),
        ('<meta property="og:url" content="x">', [("og:url", "x", "")]),
        ('<meta content="x" property="og:url">', [("og:url", "x", "")]),
        ('<link rel="canonical" href="x">', [("canonical", "x", "")]),
        ('<link href=x rel="other Canonical">', [("canonical", "x", "")]),
        ('<link rel="alternate" hreflang="da" href="x"/>', [("alternate", "x", "da")]),
        ('<link href="x" hreflang="da" rel="alternate">', [("alternate", "x", "da")]),
        ('<link href="x" rel="alternate">', []),
        ('<link href="x" rel="alternate" type="application/atom+xml">', [("feed", "x", "")]),
        ('<link href="x" rel="alternate" type="application/atom+xml" hreflang="da">', []),
        ('<link rel="canonical">', [("canonical", "", "")]),
        ('<meta charset=" utf-8">', [("charset", "utf-8", "")]),
        ("<meta http-equiv=Content-Type content=\"text/html; charset='ISO-8859-1'\">", [("charset", "iso-8859-1", "")]),
        ('<meta http-equiv="content-type" content="text/html">', []),
        ('<meta http-equiv="refresh" content="5">', []),
        ('<meta http-equiv="Refresh" content="0; url=x">', [("refresh", "x", "")]),
        ('<meta http-equiv="refresh" content="10; url=x">', []),
        ('<html lang="da">', [("html", "da", "")]),
        ("<body>", [("body", "", "")]),
        ('<p lang="da">', []),
    ],
)
def test_what_a_page_says_of_itself_is_read_in_any_form(tag: str, said: list[tuple[str, str, str]]) -> None:
    tags = Tags(Reader("site.example", "/"))
    assert [pointer[1:4] for pointer in tags[tag] if pointer[0] == HEAD] == said
    assert [pointer[4] for pointer in tags[tag] if pointer[0] == HEAD] == [0] * len(said)


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ('<a href="../../a/b-1/#c">', "<a href='../../a/b-1/#c'>"),
        ('<a href="../">', "<a href=../>"),
        ("<title>A b</title>", '<title lang="da">A b</title>'),
        (
            '<link rel="canonical" href="https://site.example/a/">',
            '<link href="https://site.example/a/" rel="canonical">',
        ),
    ],
)
def test_a_tag_that_most_pages_have_says_what_it_says_in_another_form(usual: str, other: str) -> None:
    tags = Tags(Reader("site.example", "/"))
    assert tags[usual] == tags[other] != ()


def test_what_a_stylesheet_loads_is_all_that_it_loads() -> None:
    css = """
    @namespace "n"; @import "a"; @import 'b'; /* url(c) */ p {content: "url(d)"; background: URL( "e" ), url('f')}
    p {background: url(g)}
    q {background: image-set("h" type("image/avif") 1x, url(i) 2x, "k" 3x)}
    r {background: -webkit-image-set(url("j") 1x)}
    """
    assert list(css_addresses(css)) == list("abefghkij")


@pytest.mark.parametrize(
    ("page", "base", "written", "is_told"),
    [
        ("a/b/index.html", "../", "x/", False),
        ("a/b/index.html", "../../", "a/x/", False),
        ("a/b/index.html", "../..", "a/x/", False),
        ("a/b/index.html", "../../../../", "a/x/", False),
        ("a/index.html", "../", "a/x/", False),
        ("a/index.html", "../", "x/", True),
        ("a/b/index.html", "/a/x/y", "../x/", False),
        ("a/b/index.html", "https://site.example/a/", "x/", False),
        ("a/b/index.html", "https://other.example/", "../x/", False),
        ("a/index.html", "x", "x/", False),
        ("404.html", "a/", "x/", False),
        ("a/404.html", "a/", "x/", False),
    ],
)
def test_addresses_start_from_the_base_of_a_page(page: str, base: str, written: str, is_told: bool) -> None:
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"index.html", "a/x/index.html", page})))
    surveyor.page(page, f'<head><base href="{base}"></head><p><a href="{written}">A</a></p>')
    assert [slip.rule for slip in surveyor.survey.slips if slip.value != base] == ["link-missing"] * is_told


def test_a_part_of_the_page_is_one_of_the_base() -> None:
    pages = {"a/index.html": '<head><base href="/b/"></head><a href="#x">A</a>', "b/index.html": '<p id="x">B</p>'}
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset(pages)))
    for page, html in pages.items():
        surveyor.page(page, html)
    assert surveyor.survey.slips == []
    assert list(surveyor.survey.anchors) == [("b/", "x")]
    gone = Surveyor(Built(Path(), "https://site.example/", frozenset(pages)))
    gone.page("a/index.html", pages["a/index.html"].replace("/b/", "/c/") + '<p id="x">A</p>')
    assert [(one.rule, one.at) for one in gone.survey.slips] == [("link-missing", "<base")]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("../../portal/a/", ""),
        ("../../portal/", ""),
        ("../../../dk/portal/a/", ""),
        ("../../portal/x/", "link-missing"),
        ("../../other/a/", "link-outside"),
        ("../../portals/a/", "link-outside"),
        ("../../../portal/a/", "link-outside"),
        ("../../../../dk/portal/a/", "link-outside"),
    ],
)
def test_a_path_may_leave_the_sites_folder_and_come_back(written: str, told: str) -> None:
    surveyor = Surveyor(Built(Path(), "https://site.example/dk/portal/", frozenset({"index.html", "a/index.html"})))
    surveyor.page("a/index.html", f'<a href="{written}">A</a>')
    assert [slip.rule for slip in surveyor.survey.slips] == [told] * bool(told)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<a href="a/">A</a>', "link-missing"),
        ('<a href="./">A</a>', "link-missing"),
        ('<img src="a.png" alt="A">', "asset-missing"),
        ('<a href="a.md">A</a>', "link-markdown"),
        ('<a href="/a/">A</a>', ""),
        ('<a href="#">A</a> <a href="#x">A</a><p id="x">B</p>', "link-empty"),
        ('<a href="https://site.example/a/">A</a>', ""),
    ],
)
def test_on_the_not_found_page_no_address_starts_from_the_page(markup: str, told: str) -> None:
    files = frozenset({"404.html", "index.html", "a/index.html", "a.png"})
    surveyor = Surveyor(Built(Path(), "https://site.example/", files))
    surveyor.page("index.html", '<a href="a/">A</a><img src="a.png" alt="A">')
    surveyor.page("404.html", markup)
    assert [slip.rule for slip in surveyor.survey.slips] == [told] * bool(told)


def test_a_page_is_no_picture() -> None:
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"index.html", "a/index.html", "b.html"})))
    framed = '<iframe src="a/"></iframe> <object data="b.html"></object>'
    surveyor.page("index.html", f'<img src="a/"> <img src="./"> <script src="b.html"></script> {framed}')
    assert [(slip.rule, slip.value, slip.detail) for slip in surveyor.survey.slips] == [
        ("asset-missing", "a/", "page"),
        ("asset-missing", "/", "page"),
        ("asset-missing", "b.html", "page"),
    ]


def test_a_page_within_a_frame_starts_from_the_page_around_it_and_frames_in_it_are_left_alone() -> None:
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"a/index.html", "b.png"})))
    inside = "<a href=../c/>C</a> <img src=../b.png id=b> <img src=c.png> <a href=#none> <iframe src=d.html>"
    surveyor.page("a/index.html", f'<iframe srcdoc="{inside}"></iframe> <p srcdoc="<a href=e/>">')
    assert [(slip.rule, slip.value) for slip in surveyor.survey.slips] == [
        ("link-missing", "c/"),
        ("asset-missing", "a/c.png"),
    ]


def test_a_link_to_a_part_of_a_page_is_followed_wherever_it_stands() -> None:
    pages = ["a/index.html", "b/index.html"]
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"index.html", *pages})))
    for page in pages:
        surveyor.page(page, '<p><a href="../">A</a> <a href="../#x">B</a></p>')
    (places,) = surveyor.survey.anchors.values()
    assert [page for page, _ in places] == pages


def test_a_link_to_the_root_of_a_site_that_has_no_page_there_is_told() -> None:
    surveyor = Surveyor(Built(Path(), "https://site.example/", frozenset({"a/index.html"})))
    surveyor.page("a/index.html", '<a href="../">A</a>')
    assert [(one.rule, one.value) for one in surveyor.survey.slips] == [("link-no-index", "/")]
