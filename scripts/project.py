"""A project to check: any folder with mkdocs.yml and docs/ in static-i18n's folder structure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import content
from findings import Finding, level, one_line
from locales import known_of, name_of, words
from urls import joined

CONFIG = "mkdocs.yml"
REGISTER = "policy.yml"
TEXTS = ("title", "description")  # the fields that are read by people


class Setting(NamedTuple):
    """A language, the words of the menu or the site's description in it, and these in the source language.

    The last are empty where they need not be others.
    """

    locale: str
    text: str
    source: str


@dataclass(frozen=True)
class Project:
    """Its root, its languages (the source language first), its pages by path and language, its site's names."""

    root: Path
    docs: str
    locales: list[str]
    pages: dict[str, dict[str, content.Page]]
    site_dir: Path
    site_url: str = ""
    names: frozenset[str] = frozenset()
    called: dict[str, str] = field(default_factory=dict)  # the languages by what the site calls them, in small letters
    settings: list[Setting] = field(default_factory=list)  # what the languages are shown of mkdocs.yml
    # A language, an address that its menu has or by which readers are to change to it, and what it is called there.
    leads: list[tuple[str, str, str]] = field(default_factory=list)
    register: dict[str, Any] = field(default_factory=dict)  # empty where it cannot be read, which stops the build
    register_text: str = ""  # in which what is not UTF-8 is U+FFFD
    register_error: tuple[int, str] | None = None  # the number and the text of the line from which on it cannot be read
    findings: list[Finding] = field(default_factory=list)  # why a page is there only as far as it can be read
    unread: set[str] = field(default_factory=set)  # the files of such pages: what follows from that is not told again

    @property
    def source(self) -> str:
        """The language that is translated from."""
        return self.locales[0]

    @property
    def said(self) -> dict[str, Any]:
        """The checker's words to editors, in the source language or in English."""
        return words(self.source)

    def language_name(self, locale: str) -> str:
        """Return a language's name as editors are told it: in the source language where there are words for it."""
        return name_of(locale, self.source if known_of(self.source) else "en")

    def file(self, page: content.Page) -> str:
        """Return a page's file relative to the root."""
        return f"{self.docs}/{page.locale}/{page.path}"

    def page(self, path: str, locale: str) -> content.Page | None:
        """Return a page in a language, in the source language where that one lacks it."""
        pages = self.pages.get(path, {})
        return pages.get(locale) or pages.get(self.source)

    def told(self, rule: str, file: str, line: int, kind: str = "", **details: object) -> Finding:
        """Make a finding in the words of the source language: those of its kind, or of its detail, if there are any."""
        said = self.said["rules"][rule] | self.said["variants"].get(f"{rule} {kind or details.get('detail')}", {})
        fill = {name: one_line(str(value)) for name, value in details.items()}
        return Finding(file, line, rule, level(rule), said["message"].format(**fill), said["fix"].format(**fill))

    def leave(self, rule: str, file: str, line: int, value: str, detail: str = "") -> None:
        """Tell why a file cannot be read, and leave it."""
        self.findings.append(self.told(rule, file, line, value=value, detail=detail))
        self.unread.add(file)

    @cached_property
    def source_ids(self) -> set[str]:
        """What notes call the sources that the register lists."""
        return {str(one.get("id")) for one in entries(self.register, "sources")}

    @cached_property
    def config_text(self) -> str:
        """The settings as they are written."""
        return (self.root / CONFIG).read_text("utf-8")

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """The texts and the files beside them, relative to their folder, by their names in small letters."""
        found: dict[str, list[str]] = {}
        for file in sorted((self.root / self.docs).rglob("*.*")):
            found.setdefault(file.name.casefold(), []).append(file.relative_to(self.root / self.docs).as_posix())
        return found

    @cached_property
    def built_from(self) -> dict[str, tuple[str, str]]:
        """The path and the locale of the page that each built file was made from, in every form MkDocs may give it."""
        found: dict[str, tuple[str, str]] = {}
        for path in self.pages:
            for locale in self.locales:
                for file in self._places(path, locale):
                    found.setdefault(file, (path, locale))
        return found

    def source_of(self, file: str) -> tuple[str, str]:
        """Return the path and the locale of the page that a built file was made from; both empty for no page."""
        return self.built_from.get(file, ("", ""))

    def _places(self, path: str, locale: str) -> list[str]:
        is_source = locale == self.source
        plain = re.sub(r"(?:(?<=/)|\A)README\.md\Z", "index.md", path)
        named = content.address(self.page, plain, locale, is_source=is_source)
        stem = ("" if is_source else f"{locale}/") + plain.removesuffix(".md")
        if plain.endswith("index.md"):
            return [named, f"{stem}.html"]
        return [named, f"{named.removesuffix('/index.html')}.html", f"{stem}/index.html", f"{stem}.html"]

    def reached(self, page: content.Page, address: str) -> tuple[str, str]:
        """Return the path and the locale of the page that an address of the built page leads to; both empty for none.

        What is asked is the site as it will be, which need not have been built (RFC 3986, 5.2).
        """
        root = (self.site_url or "https://site.invalid").rstrip("/") + "/"
        full = joined(root + self._places(page.path, page.locale)[0], address.strip())
        file = unquote(re.split("[?#]", full)[0].removeprefix(root))
        return self.source_of(file if file and not file.endswith("/") else f"{file}index.html")

    def locale_of(self, file: str) -> str:
        """Return the language of a built file's address."""
        first = file.partition("/")[0]
        return first if first in self.locales[1:] else self.source


def entries(read: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """Return the entries of some of the lists of a register or another file, as far as they are such."""
    lists = [listed for name in names if isinstance(listed := read.get(name), list)]
    return [one for listed in lists for one in listed if isinstance(one, dict)]


def party_names(project: Project) -> list[dict[str, Any]]:
    """Return each name of each party of the register, by language, with the days on which it began and ended."""
    return [one for party in entries(project.register, "parties") for one in entries(party, "names")]


def texts_in(node: Any, locales: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield, by language, each text of a register or of a part of it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict) and (said := {one: node[one] for one in locales if isinstance(node.get(one), str)}):
            yield said
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


def register_texts(project: Project) -> Iterator[dict[str, str]]:
    """Yield each text of the register that stands in several languages, by language."""
    for said in texts_in(project.register, project.locales):
        if project.source in said and len(said) > 1:
            yield said


def config_line(project: Project, words: str) -> int:
    """Return the line of mkdocs.yml on which a name or a value is one that a pattern fits; 0 without."""
    text = project.config_text
    found = re.finditer(rf"^[^#\n]*([-:](?=\s)|[,{{])[ \t]*[\"']?{words}[\"']?[ \t]*(?=[:,}}#]|$)", text, re.MULTILINE)
    # Of several it is a translation, and the last: what is wrong stands there, after the source's.
    return max(((one[1] == ":", 1 + text.count("\n", 0, one.start())) for one in found), default=(False, 0))[1]


def register_line(project: Project, locale: str, text: str) -> int:
    """Return the line of the register on which a language has a text."""
    words = r"\s+".join(map(re.escape, text.split()[:12]))
    found = re.search(rf"\b{re.escape(locale)}:[\s>|\"'-]*{words}", project.register_text)
    return 1 + project.register_text.count("\n", 0, found.start()) if found else 1
