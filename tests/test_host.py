"""What the build writes for hosts: headers, redirects, security.txt, compressed texts."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

import host
import small_site
from browser.server import read_headers
from conftest import OwnSite

CONFIG = small_site.ROOT / "mkdocs.yml"
UNSAFE = re.compile(r"'unsafe-(?!none)|data:|https?:|\*")
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
YEAR = 365 * 24 * 3600


def headers(site: OwnSite, path: str = "/") -> dict[str, str]:
    """Return the headers that a host sends with a path, by `_headers`."""
    found: dict[str, str] = {}
    for pattern, own in read_headers(site.folder):
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            found |= own
    return found


def directives(policy: str) -> dict[str, str]:
    return {name: value for name, _, value in (part.strip().partition(" ") for part in policy.split(";"))}


def test_the_policy_has_the_hash_of_the_stylesheet_that_stands_in_each_page(own_site: OwnSite) -> None:
    digests = set()
    for name in own_site.pages:
        style = re.findall(r"<style>(.*?)</style>", (own_site.folder / name).read_text("utf-8"), re.DOTALL)
        digests |= {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in style}
    assert len(digests) == 1
    policy = directives(headers(own_site)["Content-Security-Policy"])
    assert policy["style-src"] == f"'sha256-{digests.pop()}'"


def test_the_policy_allows_nothing_unsafe_and_each_page_says_it_as_far_as_it_can(own_site: OwnSite) -> None:
    policy = directives(headers(own_site)["Content-Security-Policy"])
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert [name for name, value in policy.items() if UNSAFE.search(value.replace("'wasm-unsafe-eval'", ""))] == []
    del policy["frame-ancestors"]
    for name in own_site.pages:
        text = (own_site.folder / name).read_text("utf-8")
        assert directives(POLICY.findall(text)[0].replace("&#39;", "'")) == policy


# By the scoring of MDN's HTTP Observatory: what each rule asks for, and the points above the hundred to begin with.
OBSERVATORY: dict[str, tuple[int, Callable[[dict[str, str]], bool]]] = {
    "content-security-policy: default-src 'none' and nothing unsafe": (
        10,
        lambda sent: (
            directives(sent["Content-Security-Policy"])["default-src"] == "'none'"
            and not re.search("'unsafe-(inline|eval)'", sent["Content-Security-Policy"])
        ),
    ),
    "cookies: none": (0, lambda sent: "Set-Cookie" not in sent),
    "cross-origin-resource-sharing: none": (0, lambda sent: "Access-Control-Allow-Origin" not in sent),
    "strict-transport-security: half a year or more": (
        0,
        lambda sent: int(re.findall(r"max-age=(\d+)", sent["Strict-Transport-Security"])[0]) >= YEAR / 2,
    ),
    "referrer-policy: private": (
        5,
        lambda sent: sent["Referrer-Policy"] in {"no-referrer", "same-origin", "strict-origin"},
    ),
    "x-content-type-options: nosniff": (0, lambda sent: sent["X-Content-Type-Options"] == "nosniff"),
    "x-frame-options: by frame-ancestors of the policy": (
        5,
        lambda sent: directives(sent["Content-Security-Policy"])["frame-ancestors"] == "'none'",
    ),
    "cross-origin-resource-policy: same-origin": (
        10,
        lambda sent: sent["Cross-Origin-Resource-Policy"] == "same-origin",
    ),
}


def test_the_observatory_would_give_130_points(own_site: OwnSite) -> None:
    met = {rule: asks(headers(own_site)) for rule, (_, asks) in OBSERVATORY.items()}
    assert [rule for rule, is_met in met.items() if not is_met] == []
    assert 100 + sum(points for points, _ in OBSERVATORY.values()) >= 130


def test_other_sites_cannot_share_a_process_or_a_file_with_this_one(own_site: OwnSite) -> None:
    sent = headers(own_site)
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert sent["Cross-Origin-Embedder-Policy"] == "require-corp"
    allowed = [feature for feature in sent["Permissions-Policy"].split(", ") if not feature.endswith("=()")]
    assert allowed == []


def test_only_what_is_named_by_its_content_is_kept_for_ever(own_site: OwnSite) -> None:
    kept = []
    for file in sorted(own_site.folder.rglob("*")):
        path = "/" + file.relative_to(own_site.folder).as_posix()
        if file.is_file() and "immutable" in headers(own_site, path).get("Cache-Control", ""):
            kept.append(path)
    hashed = re.compile(r"^/assets/.*\.[0-9a-f]{10}\.\w+(\.gz)?$|^/pagefind/[0-9a-f]{10}/")
    assert len(kept) > 10
    assert [path for path in kept if not hashed.search(path)] == []


def test_nginx_is_told_the_same(own_site: OwnSite) -> None:
    told = (own_site.folder / "_nginx.conf").read_text("utf-8")
    sent = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', told, re.MULTILINE))
    assert sent == headers(own_site)


def test_the_page_on_accessibility_statements_is_reached_by_was(own_site: OwnSite) -> None:
    statement = re.findall(r"^  accessibility_statement: (\S+)", CONFIG.read_text("utf-8"), re.MULTILINE)[0]
    assert "was.digst.dk" in statement
    page = (own_site.folder / "was" / "index.html").read_text("utf-8")
    assert f'http-equiv="refresh" content="0; url={statement}"' in page
    assert {f"/was {statement} 302", f"/was/ {statement} 302"} <= set(
        (own_site.folder / "_redirects").read_text("utf-8").splitlines()
    )


def test_security_txt_has_what_it_must_have_and_is_valid_for_less_than_a_year(own_site: OwnSite) -> None:
    """RFC 9116, 2.5: Contact and Expires are required, Expires once; Canonical is the file's own address."""
    lines = (own_site.folder / ".well-known" / "security.txt").read_text("utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines)
    email = yaml.load(CONFIG.read_text("utf-8"), yaml.BaseLoader)["extra"]["responsible"]["email"]  # noqa: S506
    assert fields["Contact"] == f"mailto:{email}"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert fields["Preferred-Languages"] == "da, en"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=150) < left < timedelta(days=365)


NOW = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("made", "valid_until"),
    [
        (NOW, "2027-11-24"),
        (NOW - 100 * 24 * 3600, "2027-08-16"),
        (NOW - 200 * 24 * 3600, "2027-11-24"),  # an old source, built today
        (NOW + 9 * 24 * 3600, "2027-11-24"),  # a clock that is wrong
    ],
)
def test_the_same_source_gives_the_same_expiry_and_an_old_one_is_renewed(made: float, valid_until: str) -> None:
    times = (datetime.fromtimestamp(time, UTC) for time in (made, NOW))
    assert host.expiry(*times) == f"{valid_until}T00:00:00Z"


def test_each_text_has_a_compressed_copy(own_site: OwnSite) -> None:
    copies = {file for file in own_site.folder.rglob("*.gz") if file.name != "sitemap.xml.gz"}
    assert {copy.with_suffix("").suffix for copy in copies} == {".csv", ".html", ".js", ".json", ".svg", ".xml"}
    assert [copy for copy in copies if gzip.decompress(copy.read_bytes()) != copy.with_suffix("").read_bytes()] == []
    large = [file for file in own_site.folder.rglob("*.html") if file.stat().st_size >= host.SMALLEST]
    assert [file for file in large if Path(f"{file}.gz") not in copies] == []


@pytest.mark.parametrize(
    ("written", "instead", "line"),
    [
        ("  img-src: \"'self'\"", "  img-src: self", 10),
        ("{stylesheet}", "{styles}", 9),
        ("policy:", "polici:", 5),
        ("DENY", '"DENY\\nX: y"', 22),
        ("  folders: [assets, pagefind]\n", "  folders: assets\n", 33),
    ],
)
def test_headers_with_a_slip_stop_the_build(tmp_path: Path, written: str, instead: str, line: int) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    headers = overrides / "headers.yml"
    text = headers.read_text("utf-8")
    assert written in text
    headers.write_text(text.replace(written, instead, 1), "utf-8")
    theme = small_site.theme(overrides)
    theme["hooks"].append(str(overrides / "hooks" / "host.py"))
    done = small_site.build(small_site.write(tmp_path / "site", {"da/index.md": small_site.page("Forside")}, **theme))
    assert done.returncode == 1
    assert done.stderr.startswith(f"ERROR   -  overrides/headers.yml:{line}: ")
    assert done.stderr.count("\n") == 1


def test_a_page_says_nothing_of_the_policy_that_only_a_header_can_say(tmp_path: Path) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    headers = overrides / "headers.yml"
    more = "policy:\n  report-uri: /report\n  report-to: main\n  sandbox: allow-scripts\n"
    headers.write_text(headers.read_text("utf-8").replace("policy:\n", more, 1), "utf-8")
    theme = small_site.theme(overrides)
    theme["hooks"].append(str(overrides / "hooks" / "host.py"))
    site = small_site.write(tmp_path / "site", {"da/index.md": small_site.page("Forside")}, **theme)
    assert small_site.build(site).returncode == 0
    (policy,) = POLICY.findall((site / "site" / "index.html").read_text("utf-8"))
    assert not {"report-uri", "report-to", "sandbox", "frame-ancestors"} & set(directives(policy))
    assert "default-src" in directives(policy)


def said(kind: str, detail: str = "", other: str = "") -> str:
    """Return how a slip is told in Danish."""
    return small_site.slips("da")[kind].format(detail=detail, other=other)


REDIRECTS = [
    ("gammel/: om/\nen/old/: en/about/#why\n", ""),
    ("om/: en/about/\n", f"1: {said('moved_taken', 'om/')}"),
    ("gammel/: om/\nx/: nowhere/\n", f"2: {said('moved_nowhere', 'x/', 'nowhere/')}"),
    ("gammel: om/\n", f"1: {said('moved_form', 'gammel')}"),
    ("gammel/: https://elsewhere.example/\n", f"1: {said('moved_form', 'https://elsewhere.example/')}"),
    ("a: b: c\n", f"1: {said('yaml')}"),
    ("- gammel/: om/\n", f"1: {said('moved_form', str([{'gammel/': 'om/'}]))}"),
    ("gammel/ om/\n", f"1: {said('moved_form', 'gammel/ om/')}"),
    ("gammel/:\n  til: om/\n", f"1: {said('moved_form', str({'til': 'om/'}))}"),
    ("../gammel/: om/\n", f"1: {said('moved_form', '../gammel/')}"),
]


@pytest.mark.parametrize(("text", "told"), REDIRECTS)
def test_an_address_that_a_page_has_left_leads_to_where_it_is_now(tmp_path: Path, text: str, told: str) -> None:
    files = {
        "da/index.md": small_site.page("Forside"),
        "en/index.md": small_site.page("Front page"),
        "da/om.md": small_site.page("Om"),
        "en/om.md": small_site.page("About", more="slug: about\n"),
        "redirects.yml": text,
    }
    hooks = [str(small_site.ROOT / "overrides" / "hooks" / f"{name}.py") for name in [*small_site.HOOKS, "host"]]
    theme = {**small_site.theme()["theme"], "static_templates": ["_redirects", "_nginx.conf"]}
    exclude = "policy.yml\nredirects.yml\n"
    small_site.write(tmp_path, files, hooks=hooks, theme=theme, exclude_docs=exclude, site_url="https://a.example/b/")
    done = small_site.build_here(tmp_path)
    if told:
        assert (done.returncode, done.stderr) == (1, f"ERROR   -  docs/redirects.yml:{told}\n")
        return
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "site" / "_redirects").read_text("utf-8").splitlines()
    assert not [line for line in lines if "404" in line], "a site without such a page names none"
    assert {"/b/gammel/ /b/om/ 301", "/b/gammel /b/om/ 301", "/b/en/old/ /b/en/about/#why 301"} <= set(lines)
    assert "location = /b/gammel { return 301 /b/om/; }" in (tmp_path / "site" / "_nginx.conf").read_text("utf-8")
    stub = (tmp_path / "site" / "en" / "old" / "index.html").read_text("utf-8")
    assert 'content="0; url=/b/en/about/#why"' in stub
    assert '<html lang="da">' in stub, "the language of the source"
    assert '<a href="/b/en/about/#why">' in stub


@pytest.mark.parametrize(("building", "served", "copies"), [(False, False, 1), (True, False, 0), (False, True, 0)])
def test_texts_are_compressed_once_all_are_there_and_not_for_a_preview(
    tmp_path: Path, *, building: bool, served: bool, copies: int
) -> None:
    (tmp_path / "index.html").write_text("a" * host.SMALLEST, "utf-8")
    config: Any = SimpleNamespace(
        site_dir=tmp_path, extra={"i18n": SimpleNamespace(building=building), "served": served}
    )
    host.on_post_build(config)
    assert len(list(tmp_path.glob("*.gz"))) == copies


def test_a_text_has_a_compressed_copy_if_that_is_smaller(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("small.txt", "large.txt")]
    for file, size in zip(files, (host.SMALLEST - 1, host.SMALLEST), strict=True):
        file.write_bytes(b"a" * size)
    host.compress(list(map(str, files)))
    assert [file.name for file in tmp_path.glob("*.gz")] == ["large.txt.gz"]
    data = (tmp_path / "large.txt.gz").read_bytes()
    assert (gzip.decompress(data), data[4:8]) == (files[1].read_bytes(), bytes(4)), "without a time"
