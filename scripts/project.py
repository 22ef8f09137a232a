"""A project to check: any folder with mkdocs.yml and docs/ in static-i18n's folder structure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

import content
from built import files_below
from findings import Finding, level
from safe_yaml import BASE, LARGEST, SAFE, ConfigLoader, read_yaml

LANGUAGES = Path(__file__).resolve().parent / "languages"
CONFIG = "mkdocs.yml"
REGISTER = "policy.yml"
TEXTS = ("title", "description")  # the fields that are read by people
# A value that ends where its author did not mean it to, as in: title: Vi er nummer #1
CUT = r"[ \t]+[^\s\"'|>#][^\n]*?(?:[ \t]#(?:[^\s#]| \d)|[^\s] # [a-zæøå]).*"
_CUT = re.compile(rf"^(?:{'|'.join(TEXTS)}):{CUT}", re.MULTILINE)
# Words that are no text in YAML 1.1, as MkDocs reads it.
_WORD = re.compile(rf"^(?:{'|'.join(TEXTS)}):[ \t]+(?:yes|no|on|off|true|false|null|~)[ \t]*$", re.MULTILINE | re.I)
# A front matter of texts that begin with a letter, a line each, which YAML takes ten times as long to read.
_PLAIN = re.compile(r"(?:[a-z_]+: [^\W\d_][\w ,.()-]*+(?<! )\n)+")
_LINE = re.compile(r"^(\w+):[ \t]+(\S.*)$", re.MULTILINE)
# What opens a front matter that is none: nothing closes it, something stands before it, or a program made dashes of
# its hyphens.
_OPENED = re.compile(
    rf"(\s*)---[ \t]*\n[\w-]+[ \t]*:|(\s*(?:\S[^\n]*\n+){{0,2}})[-–—]{{1,6}}[ \t]*\n(?:{'|'.join(TEXTS)})[ \t]*:"
)
# A date as YAML reads it, which may be none in the calendar.
_DATE = re.compile(r"^[\w-]+:[ \t]+(\d{4}-\d\d-\d\d)[ \t]*$", re.MULTILINE)
_NEAR = 0.8  # how alike two names of fields are, from 0 to 1, of which one is the other misspelt
_LABELS = ("tags", "categories", "keywords", "hide")  # lists of words
LONGEST = 160  # characters of what a finding shows of a text


class ProjectError(Exception):
    """The folder is no such project; the message says in one line what is missing."""


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
    settings: list[tuple[str, str]] = field(default_factory=list)  # what a language is shown of mkdocs.yml, with it
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
        fill = {name: _one_line(str(value)) for name, value in details.items()}
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

    def locale_of(self, file: str) -> str:
        """Return the language of a built file's address."""
        first = file.partition("/")[0]
        return first if first in self.locales[1:] else self.source


@cache
def language_of(locale: str) -> str:
    """Return the language of a locale or language tag without its territory: `da` of da_DK."""
    return re.split("[-_]", locale.lower())[0]


@cache
def name_of(locale: str, inside: str) -> str:
    """Return what a language is called in another one."""
    known, other = cldr_of(locale), cldr_of(inside)
    return str(known.get_display_name(other)) if known and other else locale


@cache
def cldr_of(locale: str) -> Any:
    """Return Babel's locale for a language, what the Unicode CLDR says of it; None where it does not know it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - takes longer to load than most checks to run

    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _one_line(text: str) -> str:
    """Write on one line what may hold line breaks or signs that a terminal obeys."""
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def read_project(root: Path) -> Project:
    """Read a project's configuration and pages; raises ProjectError where that cannot be done."""
    config = _read_config(root / CONFIG)
    languages = _languages(config)
    if not languages:
        raise ProjectError(f"{root / CONFIG}: the plugin i18n names no languages")
    locales = [str(one["locale"]) for one in sorted(languages, key=lambda one: not one.get("default"))]
    docs, site_dir = _below(root, config, "docs"), _below(root, config, "site")
    names = frozenset(str(one["site_name"]) for one in (config, *languages) if one.get("site_name"))
    site_url = str(config.get("site_url") or "")
    try:
        urlsplit(site_url)
    except ValueError as error:
        raise ProjectError(_one_line(f"{root / CONFIG}: site_url: {error}")) from error
    called = {str(one.get("name")).casefold(): str(one["locale"]) for one in languages}
    register = _read_register(root / docs / REGISTER)
    settings = [*_settings(config, languages, locales[0])]
    project = Project(root, docs, locales, {}, root / site_dir, site_url, names, called, settings, *register)
    for locale in locales:
        folder = root / docs / locale
        for path in sorted(files_below(str(folder))) if folder.is_dir() else ():
            if path.endswith(".md"):
                project.pages.setdefault(path, {})[locale] = _read_page(project, folder / path, path, locale)
    return project


def _read_config(file: Path) -> dict[str, Any]:
    data = b""
    try:
        data = _beginning(file)
        config = read_yaml(data.decode(), ConfigLoader)
    except OSError as error:
        raise ProjectError(_one_line(f"{file}: {error}")) from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        lines = data.decode("utf-8", "replace").split("\n")
        line = content.wrong_line(error, lines)
        wrong = _one_line(lines[line]) or type(error).__name__
        raise ProjectError(f"{file}:{line + 1}: it cannot be read from “{wrong}” on. {words('en')['yaml']}") from error
    if not isinstance(config, dict):
        raise ProjectError(f"{file}: no settings in it")
    return config


def _read_register(file: Path) -> tuple[dict[str, Any], str, tuple[int, str] | None]:
    data = _beginning(file) if file.is_file() else b""
    text = data.decode("utf-8", "replace")
    try:
        read = read_yaml(data, BASE)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        lines = text.split("\n")
        line = content.wrong_line(error, lines)
        return {}, text, (1 + line, lines[line].strip() or type(error).__name__)
    return read if isinstance(read, dict) else {}, text, None


def _languages(config: dict[str, Any]) -> list[dict[str, Any]]:
    plugins = config.get("plugins")
    for plugin in [plugins] if isinstance(plugins, dict) else entries(config, "plugins"):
        if isinstance(plugin.get("i18n"), dict):
            built = [one for one in entries(plugin["i18n"], "languages") if one.get("build", True)]
            return [one for one in built if re.fullmatch(r"[a-zA-Z][\w-]*", str(one.get("locale") or ""))]  # a folder
    return []


def _settings(config: dict[str, Any], languages: list[dict[str, Any]], source: str) -> Iterator[tuple[str, str]]:
    """Yield the words of the menu and the site's description, each after the language that it is shown in."""
    menu = [*_menu(config.get("nav"))]
    yield source, str(config.get("site_description") or "")
    for one in languages:
        translations = one.get("nav_translations")
        known = translations if isinstance(translations, dict) else {}
        yield str(one["locale"]), str(one.get("site_description") or "")
        # Some themes have the words of the menu; then the source's are only the names by which these are known.
        shown = menu if one["locale"] != source else ()
        yield from ((str(one["locale"]), str(known.get(words) or words)) for words in shown)


def _menu(nav: object) -> Iterator[str]:
    for entry in nav if isinstance(nav, list) else ():
        for words, below in entry.items() if isinstance(entry, dict) else ():
            yield str(words)
            yield from _menu(below)


def _below(root: Path, config: dict[str, Any], name: str) -> str:
    """Return a folder that the configuration names; raises ProjectError where the project itself stands in it."""
    folder = str(config.get(f"{name}_dir") or name)
    try:
        if root.resolve().is_relative_to((root / folder).resolve()):
            raise ValueError(folder)
    except (OSError, ValueError, RuntimeError) as error:  # a name that no file can have, links in a circle
        raise ProjectError(_one_line(f"{root / CONFIG}: {name}_dir: {error}")) from error
    return folder


def _beginning(file: Path) -> bytes:
    """Return a file's bytes, of a large one (a device has no end) so many that it is seen to be too large."""
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _read_page(project: Project, file: Path, path: str, locale: str) -> content.Page:
    name = f"{project.docs}/{locale}/{path}"
    data = file.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        project.findings.append(project.told("encoding", name, 1, value="BOM"))
        data = data[3:]
    text = ""
    if len(data) > LARGEST:
        project.leave("too-large", name, 1, f"{len(data) // LARGEST} MB")
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            shown = data[max(0, error.start - 12) : error.start + 12].decode("latin-1")
            project.leave("encoding", name, data.count(b"\n", 0, error.start) + 1, shown)
    page = content.parse_page(text.replace("\r\n", "\n").replace("\r", "\n"), file, path, locale)
    _read_front_matter(project, name, page)
    return page


def _read_front_matter(project: Project, name: str, page: content.Page) -> None:
    if not page.front_matter:
        if found := _OPENED.match(page.body):
            before = found[1] or found[2] or ""
            dashes = found[0][len(before) :].partition("\n")[0]
            detail = "end" if dashes == "---" and not before else "place"
            project.leave("front-matter", name, 1 + before.count("\n"), dashes, detail)
        return
    if re.search(r"^[<>|]{7}(?: |$)", page.front_matter, re.MULTILINE):
        return  # the marks of a conflict are told as such
    meta, lines = _read_meta(project, name, page), page.front_matter.splitlines()
    for key in TEXTS:
        if isinstance(meta.get(key), dict | list):
            rule, detail = ("front-matter-colon", "") if isinstance(meta[key], dict) else ("front-matter", "other")
            line = max(page.field_line(key) - page.front_matter_line, 0)
            line += lines[line].endswith(":") and line + 1 < len(lines)  # its value stands below it
            project.leave(rule, name, page.front_matter_line + line, lines[line], detail)
    _check_names(project, name, page, meta)
    for key in _LABELS:
        for wrong in entries(meta, key)[:1]:
            start = max(page.field_line(key) - page.front_matter_line, 0)  # 0 where its name stands in quotes
            label = f"{next(iter(wrong), '')}:"
            line = next((number for number in range(start, len(lines)) if label in lines[number]), start)
            at = page.front_matter_line + line
            project.findings.append(project.told("front-matter-colon", name, at, value=lines[line]))
    page.meta = {str(key): value for key, value in meta.items()}


def _check_names(project: Project, name: str, page: content.Page, meta: dict[str, Any]) -> None:
    """Tell of fields whose name stands there twice, or is misspelt."""
    seen: set[str] = set()
    lacking = [one for one in TEXTS if one not in meta]
    for number, key in enumerate(re.findall(r"^(?:([\w-]+)[ \t]*:)?.*\n", page.front_matter, re.MULTILINE)):
        detail = "twice" if key and key in seen else "name" if _is_misspelt(key, lacking) else ""
        if detail:
            at = page.front_matter_line + number
            project.findings.append(project.told("front-matter", name, at, value=key, detail=detail))
        seen.add(key)


def _is_misspelt(key: str, lacking: list[str]) -> bool:
    """Tell whether a field was surely meant to be one of those that are lacking."""
    near = get_close_matches(key.casefold(), lacking, 1, _NEAR) if lacking and key not in TEXTS else []
    return bool(near) and abs(len(near[0]) - len(key)) <= 1  # not description_en


def _read_meta(project: Project, name: str, page: content.Page) -> dict[str, Any]:
    """Return the fields of a front matter; of one that cannot be read, those that stand on a line of their own."""
    lines = page.front_matter.splitlines()
    for pattern, rule, detail in ((_CUT, "front-matter-colon", ""), (_WORD, "front-matter", "other")):
        for found in pattern.finditer(page.front_matter):
            line = page.front_matter_line + page.front_matter.count("\n", 0, found.start())
            project.findings.append(project.told(rule, name, line, value=found[0], detail=detail))
    for found in _DATE.finditer(page.front_matter):
        try:
            date.fromisoformat(found[1])
        except ValueError:
            line = page.front_matter.count("\n", 0, found.start())
            project.leave("front-matter", name, page.front_matter_line + line, found[0])
    if _PLAIN.fullmatch(page.front_matter):
        return dict(_LINE.findall(page.front_matter))
    try:
        meta = read_yaml(page.front_matter, BASE)  # builds nothing but text
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = 0 if lines[0].startswith("- ") else content.wrong_line(error, lines)
        key, _, value = lines[line].partition(":")
        is_colon = bool(re.search(r":(?: |$)", value)) or (key.startswith(" ") and " " in key.strip(" -"))
        rule = "front-matter-colon" if is_colon else "front-matter"
        project.leave(rule, name, page.front_matter_line + line, lines[line])
        return dict(_LINE.findall(page.front_matter))
    if isinstance(meta, dict):
        return meta
    project.leave("front-matter", name, 2, lines[0])
    return {}


def entries(read: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the entries of one of the lists of a register or another file, as far as they are such."""
    listed = read.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


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


def register_line(project: Project, locale: str, text: str) -> int:
    """Return the line of the register on which a language has a text."""
    words = r"\s+".join(map(re.escape, text.split()[:12]))
    found = re.search(rf"\b{re.escape(locale)}:[\s>|\"'-]*{words}", project.register_text)
    return 1 + project.register_text.count("\n", 0, found.start()) if found else 1


@cache
def words(locale: str) -> dict[str, Any]:
    """Return a language's words to editors, in English where its file has none."""
    return known_of("en") | known_of(locale) | {"rules": known_of("en")["rules"] | known_of(locale).get("rules", {})}


@cache
def known_of(locale: str) -> dict[str, Any]:
    """Return what is known of a language, nothing without a file; raises ProjectError where that cannot be read."""
    file = LANGUAGES / f"{language_of(locale)}.yml"
    try:
        return dict(read_yaml(file.read_text("utf-8"), SAFE)) if file.is_file() else {}
    except (yaml.YAMLError, ValueError, TypeError) as error:
        line = content.wrong_line(error, file.read_text("utf-8", "replace").split("\n")) + 1
        raise ProjectError(
            f"scripts/languages/{file.name}:{line}: it cannot be read, so nothing would be known of the language: "
            f"{' '.join(str(error).split())}. Write it as en.yml is written, in UTF-8."
        ) from error
