"""The built site as a static host answers for it: which addresses lead to a file, and why another one does not."""

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from urls import EDITORS_PATH, Reader, host_of

INDEX = "index.html"
# What was meant as an address on another site.
_HOST = re.compile(r"(?:^|(?<=/))www\.[\w-]+\.[a-z]{2}.*", re.IGNORECASE)
_CODE = re.compile(r"%(?=[0-9A-Fa-f]{2})")  # the beginning of a code for a sign, in a file's name a sign like others
# Files by which a search engine knows that a site is its owner's; they are no pages, though they are called so.
_PROOF = re.compile(r"(?:google|yandex_|pinterest-)[0-9a-f]+\.html\Z")


def is_page(file: str) -> bool:
    """Tell whether a built file is a page, by its name."""
    return file.endswith((".html", ".htm"))


@dataclass(frozen=True)
class Built:
    """The files below `folder`, relative to it; `site_url` is where the site is published, empty if not known."""

    folder: Path
    site_url: str
    files: frozenset[str] = field(repr=False)

    @cached_property
    def reader(self) -> Reader:
        """What reads the addresses of this site."""
        own = urlsplit(self.site_url)
        return Reader(host_of(own.netloc), "/" + (own.path.strip("/") + "/").lstrip("/"))

    @cached_property
    def answers(self) -> frozenset[str]:
        """Every path, relative to the site, at which a host sends a file; a folder answers with its index page.

        A host decodes an address (RFC 3986, 2.1), so that a file called a%20b is sent at a%2520b.
        """
        files = {_CODE.sub("%25", name) if "%" in name else name for name in self.files}
        return frozenset(files | {name.removesuffix(INDEX) for name in files if is_index(name)})

    @cached_property
    def pages(self) -> list[str]:
        """The HTML files, in order."""
        return sorted(name for name in self.files if is_page(name) and not _PROOF.match(name))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder, with a slash at its end."""
        return frozenset(name[: slash.end()] for name in self.files for slash in re.finditer("/", name))

    @cached_property
    def folded(self) -> dict[str, str]:
        """The paths that answer by what they are without regard to case, and to how an å is put together."""
        return {_folded(path): path for path in sorted(self.answers)}

    @cached_property
    def named(self) -> dict[str, str]:
        """A path that answers by its last part; of several the shortest."""
        return {posixpath.basename(path.rstrip("/")): path for path in sorted(self.answers, key=len, reverse=True)}

    def read(self, name: str) -> str:
        """Return a file's text as a browser reads it: what is not UTF-8 becomes U+FFFD, and all lines end alike."""
        text = (self.folder / name).read_bytes().decode("utf-8", "replace")
        return text.removeprefix("\ufeff").replace("\r\n", "\n")

    def file_of(self, path: str) -> str | None:
        """Return the file that a host sends at a path, or None where it sends none."""
        for form in (path, unquote(path)):
            if form in self.answers:
                return form + INDEX if form == "" or form.endswith("/") else form
        return None

    def url(self, name: str) -> str:
        """Return the full address of a page; without a site_url, its path from the root."""
        return self.site_url.rstrip("/") + "/" + (name.removesuffix(INDEX) if is_index(name) else name)

    def file_at(self, url: str) -> str | None:
        """Return the file of a full address on the site's own host, None where there is none."""
        parts = urlsplit(url)
        is_own = host_of(parts.netloc) == self.reader.host and parts.path.startswith(self.reader.base)
        return self.file_of(parts.path.removeprefix(self.reader.base)) if is_own else None

    def fault(self, path: str) -> tuple[str, str]:  # noqa: PLR0911 - a guard a rule
        """Return the rule that a path without answer breaks, and the path that was probably meant (or nothing)."""
        path = unquote(path)
        name = posixpath.basename(path.rstrip("/"))
        if path in self.answers:  # a slash was encoded, which parts no folders then
            return "link-missing", path
        if path.lower().endswith((".md", ".markdown")):
            return "link-markdown", ""
        if EDITORS_PATH.match(f"/{path}") and path.partition("/")[0] + "/" not in self.folders:
            return "link-scheme", ""
        if f"{path}/" in self.answers:
            return "link-slash", f"{path}/"
        if near := self.folded.get(_folded(path)):  # in other letters, or an å is put together in another way
            return "link-case" if near.casefold() == path.casefold() else "link-missing", near
        if not path or f"{path.rstrip('/')}/" in self.folders:
            return "link-no-index", ""
        if f"{path}.html" in self.files:
            return "link-missing", f"{path}.html"
        if path.partition("#")[0] in self.answers:  # the sign was encoded, and so made part of the path
            return "link-missing", path
        if "@" in name and not re.search(r"@\dx\.", path):
            return "link-missing", f"mailto:{name}"
        host = _HOST.search(path)
        return "link-missing", f"https://{host[0]}" if host else self.named.get(name, "")


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def is_index(name: str) -> bool:
    """Tell whether a file is the index page of its folder."""
    return name == INDEX or name.endswith("/" + INDEX)


def read_built(folder: Path, site_url: str) -> Built:
    """Take stock of a built site; raises OSError where the folder cannot be read."""
    return Built(folder, site_url, frozenset(files_below(os.fspath(folder))))


def files_below(folder: str, prefix: str = "") -> Iterator[str]:
    """Yield each file below a folder, relative to it and after a prefix; raises OSError where one cannot be read."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield prefix + entry.name
