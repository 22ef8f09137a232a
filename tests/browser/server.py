"""Serves a built site on loopback as a static host does.

With its not-found page in the language of the address, the headers of its `_headers`, and texts compressed beforehand.
"""

from __future__ import annotations

import mimetypes
import re
import threading
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

Rules = list[tuple[str, dict[str, str]]]
LANGUAGE = re.compile(r'<html lang="([\w-]+)"')


class Site:
    """A built site and its address while the `with` block lasts; the folder may be filled after it was opened."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        """Take the folder of the built site and the path, from slash to slash, under which it is served."""
        self.folder, self.prefix = folder, prefix
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, prefix))
        self.url = f"http://127.0.0.1:{self._server.server_port}{prefix}"

    def __enter__(self) -> Site:
        """Begin to serve."""
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def pages(self, language: str) -> list[str]:
        """Return the path of every page of a language, relative to the site; a not-found page by its file's name.

        What only leads elsewhere is no page.
        """
        files = sorted(self.folder.rglob("*.html"))
        found = [file for file in files if self._language(file) == language]
        return [file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in found]

    def content_pages(self, language: str) -> list[str]:
        """Return what `pages` does, without the not-found page, which has no address of its own."""
        return [path for path in self.pages(language) if not path.endswith("404.html")]

    def text(self, url: str) -> str:
        """Return the built HTML of an address of this site."""
        path = urlsplit(url).path.removeprefix(self.prefix)
        return (self.folder / path / ("" if path.endswith(".html") else "index.html")).read_text("utf-8")

    @staticmethod
    def _language(file: Path) -> str:
        text = file.read_text("utf-8")
        found = LANGUAGE.search(text)
        return found[1] if found and 'http-equiv="refresh"' not in text else ""


def read_headers(folder: Path) -> Rules:
    """Return the rules of a site's `_headers`, as Cloudflare Pages and Netlify read them: a path and its headers."""
    file, rules = folder / "_headers", Rules()
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line.startswith("/"):
            rules.append((line.strip(), {}))
        elif line.startswith("  "):
            name, _, value = line.partition(":")
            rules[-1][1][name.strip()] = value.strip()
    return rules


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, folder: Path, prefix: str, *arguments: object) -> None:
        self._folder, self._prefix = folder, prefix
        super().__init__(*arguments)  # type: ignore[arg-type]

    def handle(self) -> None:
        with suppress(ConnectionError):  # a page that is left stops what it was loading
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self._prefix):
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        path = path.removeprefix(self._prefix)
        file = self._folder / path
        if file.is_dir() and path and not path.endswith("/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", {"Location": f"{self._prefix}{path}/"})
        elif (file := file / "index.html" if file.is_dir() else file).is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            compressed = file.with_name(f"{file.name}.gz")
            if "gzip" in self.headers.get("Accept-Encoding", "") and compressed.is_file():
                self._answer(HTTPStatus.OK, compressed.read_bytes(), kind, {"Content-Encoding": "gzip"})
            else:
                self._answer(HTTPStatus.OK, file.read_bytes(), kind)
        else:
            own = self._folder / path.partition("/")[0] / "404.html"
            page = own if own.is_file() else self._folder / "404.html"
            self._answer(HTTPStatus.NOT_FOUND, page.read_bytes() if page.is_file() else b"", "text/html")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        path = urlsplit(self.path).path
        for pattern, own in read_headers(self._folder):
            if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
                headers = {**(headers or {}), **own}
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""
