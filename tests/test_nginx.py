"""nginx serves the built site as its include says, and changes from one version to the next without a gap."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import debian
import publish
from browser.server import read_headers
from conftest import OwnSite

CONFIG = """
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    keepalive_requests 100000;
    server {{
        listen 127.0.0.1:{port};
        root {target}/current;
        include {target}/current/_nginx.conf;
    }}
}}
"""
REQUESTS = 50_000
READERS = 4
AT_ONCE = 25  # requests that a reader sends before it reads the answers
PATIENCE = 10  # seconds


@dataclass(frozen=True)
class Answer:
    """An answer's status, headers in small letters and body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running nginx: its port and the folder whose `current` it serves."""

    port: int
    target: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


def installed() -> str:
    """Return the path of nginx, which is installed where that is possible; empty where there is none."""
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    return debian.installed(lambda: shutil.which("nginx", path=places) or "", "nginx-light")


@pytest.fixture(scope="module")
def server(own_site: OwnSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Let nginx serve this project's own site."""
    nginx = installed()
    if not nginx:
        pytest.skip("nginx is not installed, so nothing is known of how it serves the site: install nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    publish.publish(own_site.folder, folder / "live")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    config = CONFIG.format(folder=folder, target=folder / "live", port=port, user=user)
    (folder / "nginx.conf").write_text(config, "utf-8")
    command = [nginx, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        yield Server(port, folder / "live")
        process.terminate()


def test_it_sends_the_headers_with_everything(server: Server, own_site: OwnSite) -> None:
    (_, wanted), *_ = read_headers(own_site.folder)
    for path in ("/", "/vision/", "/en/vision/", "/robots.txt", "/nowhere/", "/en/nowhere/", "/was"):
        sent = server.ask(path).headers
        assert {name: sent.get(name.lower()) for name in wanted} == wanted, path


def test_pages_are_asked_for_anew_and_what_is_named_by_its_content_is_kept(server: Server, own_site: OwnSite) -> None:
    assert server.ask("/vision/").headers["cache-control"] == "no-cache"
    for pattern in ("assets/*.js", "pagefind/*/*.js", "pagefind/*/index/*", "pagefind/*/fragment/*"):
        path = next(own_site.folder.glob(pattern)).relative_to(own_site.folder).as_posix()
        sent = server.ask(f"/{path}")
        assert (sent.status, sent.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    missing = server.ask("/assets/site.0123456789.js")
    assert (missing.status, missing.headers["cache-control"]) == (404, "no-cache")
    etag = server.ask("/vision/").headers["etag"]
    assert server.ask("/vision/", If_None_Match=etag).status == 304


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/nowhere", "404.html"),
        ("/vision/nowhere/", "404.html"),
        ("/en/nowhere", "en/404.html"),
        ("/en/vision/x", "en/404.html"),
        ("/_headers", "404.html"),
        ("/_nginx.conf", "404.html"),
    ],
)
def test_what_is_not_there_is_answered_with_404_in_the_language_of_the_address(
    server: Server, own_site: OwnSite, path: str, page: str
) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.body) == (404, (own_site.folder / page).read_bytes())


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/vision", 301, "/vision/"),
        ("/en/strategy", 301, "/en/strategy/"),
        ("/was", 302, "https://www.was.digst.dk/"),
        ("/was/", 302, "https://www.was.digst.dk/"),
    ],
)
def test_it_redirects(server: Server, path: str, status: int, location: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.headers["location"]) == (status, location)


def test_texts_are_sent_as_they_were_compressed_beforehand(server: Server, own_site: OwnSite) -> None:
    script = next((own_site.folder / "assets").glob("site.*.js"))
    for path, file in (("/vision/", own_site.folder / "vision" / "index.html"), (f"/assets/{script.name}", script)):
        sent = server.ask(path, Accept_Encoding="gzip")
        assert (sent.headers["content-encoding"], sent.headers["vary"]) == ("gzip", "Accept-Encoding")
        assert sent.body == Path(f"{file}.gz").read_bytes()
        assert gzip.decompress(sent.body) == file.read_bytes() == server.ask(path).body


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(server: Server, path: str, type_: str) -> None:
    assert server.ask(path).headers["content-type"] == type_


@pytest.mark.parametrize(
    "path",
    [
        "/../nginx.conf",
        "/assets/../../../nginx.conf",
        "/%2e%2e/nginx.conf",
        "/assets/..%2f..%2f..%2fnginx.conf",
        "/assets../nginx.conf",
        "//../../nginx.conf",
        "/en/%2e%2e/%2e%2e/%2e%2e/nginx.conf",
        "/..%5c..%5cnginx.conf",
    ],
)
def test_nothing_outside_the_site_is_sent(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in {400, 404}
    assert b"worker_processes" not in answer.body


def test_parts_and_heads_are_sent_alone(server: Server, own_site: OwnSite) -> None:
    page = (own_site.folder / "vision" / "index.html").read_bytes()
    part = server.ask("/vision/", Range="bytes=5-14")
    assert (part.status, part.body) == (206, page[5:15])
    assert part.headers["content-range"] == f"bytes 5-14/{len(page)}"
    assert server.ask("/vision/", Range=f"bytes={len(page)}-").status == 416
    head = server.ask("/vision/", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(page)))
    assert server.ask("/vision/", "POST").status == 405


def another_version(site: Path, folder: Path) -> Path:
    """Write a version of a site in which every page and the name of its script are different."""
    shutil.copytree(site, folder)
    script = next((folder / "assets").glob("site.*.js"))
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(script.name, "site.0123456789.js") + "<!-- B -->\n", "utf-8")
    (folder / "assets" / "site.0123456789.js").write_bytes(script.read_bytes() + b"/* B */")
    script.unlink()
    return folder


def read(stream: socket.SocketIO) -> tuple[int, bytes]:
    """Read one answer from a connection: its status and its body."""
    status = int(stream.readline().split()[1])
    length = 0
    while (line := stream.readline()) != b"\r\n":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = b""
    while len(body) < length:
        body += stream.read(length - len(body)) or b""
    return status, body


def test_a_new_version_is_put_live_while_readers_read_and_none_of_them_notices(
    server: Server, own_site: OwnSite, tmp_path: Path
) -> None:
    versions = [own_site.folder, another_version(own_site.folder, tmp_path / "b")]
    paths = {"/": "index.html", "/en/vision/": "en/vision/index.html", "/nowhere": "404.html"}
    # A reader has a page open: its script must be there, whichever version is live by now.
    for site in versions:
        script = next((site / "assets").glob("site.*.js"))
        paths[f"/assets/{script.name}"] = f"assets/{script.name}"
    known = {
        path: {
            (404 if file == "404.html" else 200, (site / file).read_bytes())
            for site in versions
            if (site / file).is_file()
        }
        for path, file in paths.items()
    }
    publish.publish(versions[1], server.target)  # so that the files of both are there
    wrong: list[tuple[str, int]] = []
    seen: set[tuple[str, int, bytes]] = set()

    def ask_many(count: int) -> None:
        with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as connection:
            stream = connection.makefile("rb")
            asked = list(paths) * (count // len(paths))
            for start in range(0, len(asked), AT_ONCE):
                some = asked[start : start + AT_ONCE]
                connection.sendall(b"".join(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode() for path in some))
                for path in some:
                    status, body = read(stream)  # type: ignore[arg-type]
                    seen.add((path, status, body))
                    if (status, body) not in known[path]:
                        wrong.append((path, status))

    readers = [threading.Thread(target=ask_many, args=(REQUESTS // READERS,)) for _ in range(READERS)]
    switches = run_while(readers, lambda turn: publish.publish(versions[turn % 2], server.target))
    assert switches > 5
    assert wrong == []
    assert len({body for path, _, body in seen if path == "/"}) == 2  # both versions were met


def run_while(threads: list[threading.Thread], work: Callable[[int], object]) -> int:
    """Do a piece of work again and again while threads run; return how often it was done."""
    for thread in threads:
        thread.start()
    turn = 0
    while any(thread.is_alive() for thread in threads):
        work(turn)
        turn += 1
    return turn
