"""Reads a project: its settings, its register and its pages."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

import content
from built import files_below
from findings import ProjectError, one_line
from front_matter import read_front_matter
from locales import words
from project import CONFIG, REGISTER, Project, Setting, entries
from safe_yaml import BASE, LARGEST, ConfigLoader, read_yaml

# Of a menu, what is said as it is written: a word like `about` or `for-you` may be a name of which a theme makes one.
_SAID = re.compile(r"(?![a-z][a-z\d_-]*\Z)")


def read_project(root: Path) -> Project:
    """Read a project's configuration and pages; raises ProjectError where that cannot be done."""
    config = _read_config(root / CONFIG)
    languages = _languages(config)
    if not languages:
        raise ProjectError(f"{root / CONFIG}: the plugin i18n names no languages. {words('en')['no_languages']}")
    locales = [str(one["locale"]) for one in sorted(languages, key=lambda one: not one.get("default"))]
    docs, site_dir = _below(root, config, "docs"), _below(root, config, "site")
    if not (root / docs).is_dir():
        raise ProjectError(one_line(f"{root / docs}: no such folder. {words('en')['no_docs']}"))
    if any((root / docs).glob("*.md")) and not any((root / docs / locale).is_dir() for locale in locales):
        raise ProjectError(f"{one_line(str(root / docs))}: no folder of a language. {words('en')['no_languages']}")
    names = frozenset(str(one["site_name"]) for one in (config, *languages) if one.get("site_name"))
    site_url = str(config.get("site_url") or "")
    try:
        urlsplit(site_url)
    except ValueError as error:
        raise ProjectError(one_line(f"{root / CONFIG}: site_url: {error}")) from error
    called = {str(one.get("name")).casefold(): str(one["locale"]) for one in languages}
    register = _read_register(root / docs / REGISTER)
    settings = [*_settings(config, languages, locales[0])]
    leads = [*_leads(config, languages)]
    project = Project(root, docs, locales, {}, root / site_dir, site_url, names, called, settings, leads, *register)
    is_left_out = _left_out(root, config)
    for locale in locales:
        folder = root / docs / locale
        for path in sorted(files_below(str(folder))) if folder.is_dir() else ():
            if path.endswith(".md") and not is_left_out(f"{locale}/{path}"):
                project.pages.setdefault(path, {})[locale] = _read_page(project, folder / path, path, locale)
    return project


def _left_out(root: Path, config: dict[str, Any]) -> Callable[[str], bool]:
    """Return what tells whether MkDocs leaves a file out; raises ProjectError where its patterns cannot be read."""
    patterns = [str(config[name]).splitlines() for name in ("exclude_docs", "draft_docs") if config.get(name)]
    if not patterns:
        return lambda _path: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most projects leave nothing out

    try:
        left_out = [GitIgnoreSpec.from_lines(lines) for lines in patterns]
        return lambda path: any(one.match_file(path) for one in left_out)
    except ValueError as error:
        raise ProjectError(one_line(f"{root / CONFIG}: exclude_docs: {error}")) from error


def _read_config(file: Path) -> dict[str, Any]:
    data = b""
    try:
        data = _beginning(file)
        config = read_yaml(data.decode(), ConfigLoader)
    except OSError as error:
        what = f"{file}: {error.strerror or error}. {words('en')['no_project']}"
        raise ProjectError(one_line(what)) from error
    except (yaml.YAMLError, ValueError) as error:
        lines = data.decode("utf-8", "replace").split("\n")
        line = content.wrong_line(error, lines)
        wrong = one_line(lines[line]) or type(error).__name__
        raise ProjectError(f"{file}:{line + 1}: it cannot be read from “{wrong}” on. {words('en')['yaml']}") from error
    if not isinstance(config, dict):
        raise ProjectError(f"{file}: no settings in it. {words('en')['no_project']}")
    return config


def _read_register(file: Path) -> tuple[dict[str, Any], str, tuple[int, str] | None]:
    data = _beginning(file) if file.is_file() else b""
    text = data.decode("utf-8", "replace")
    try:
        read = read_yaml(data, BASE)
    except (yaml.YAMLError, ValueError) as error:
        lines = text.split("\n")
        line = content.wrong_line(error, lines)
        return {}, text, (1 + line, lines[line].strip() or type(error).__name__)
    return read if isinstance(read, dict) else {}, text, None


def _languages(config: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the languages that are built; none where they have no folders of their own, by which they are known."""
    plugins = config.get("plugins")
    for plugin in [plugins] if isinstance(plugins, dict) else entries(config, "plugins"):
        if isinstance(plugin.get("i18n"), dict) and plugin["i18n"].get("docs_structure") != "suffix":
            built = [one for one in entries(plugin["i18n"], "languages") if one.get("build", True)]
            return [one for one in built if re.fullmatch(r"[a-zA-Z][\w-]*", str(one.get("locale") or ""))]  # a folder
    return []


def _settings(config: dict[str, Any], languages: list[dict[str, Any]], source: str) -> Iterator[Setting]:
    """Yield the site's description and the words of the menu in each language."""
    menu, description = _words(config.get("nav")), str(config.get("site_description") or "")
    yield Setting(source, description, description)
    # Some themes have the words of the menu; then the source's are only the names by which these are known.
    is_shown = any(one.get("nav_translations") for one in languages)
    for one in languages:
        translations = one.get("nav_translations")
        known = translations if isinstance(translations, dict) else {}
        locale = str(one["locale"])
        yield Setting(locale, str(one.get("site_description") or ""), description)
        if isinstance(one.get("nav"), list):
            yield from (Setting(locale, said, "") for said in _words(one["nav"]))
        elif locale != source or is_shown:
            for said in menu if locale != source else filter(_SAID.match, menu):
                # Where some words are translated, the others were forgotten, unless they stand there as they are.
                wanted = said if locale != source and known and known.get(said) != said else ""
                yield Setting(locale, str(known.get(said) or said), wanted)


def _menu(nav: object) -> Iterator[tuple[str, object]]:
    """Yield what each entry of a menu is called, empty for nothing, and where it leads or what is below it."""
    for entry in nav if isinstance(nav, list) else ():
        for said, below in entry.items() if isinstance(entry, dict) else [("", entry)]:
            yield str(said), below
            yield from _menu(below)


def _words(nav: object) -> list[str]:
    return [said for said, _ in _menu(nav) if said]


def _leads(config: dict[str, Any], languages: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    extra = config.get("extra")
    for switch in entries(extra, "alternate") if isinstance(extra, dict) else ():
        yield str(switch.get("lang")), str(switch.get("link")), ""
    for one in languages:
        for name, address in _menu(one.get("nav")):
            if isinstance(address, str) and not address.endswith(".md"):
                yield str(one["locale"]), address, name


def _below(root: Path, config: dict[str, Any], name: str) -> str:
    """Return a folder that the configuration names; raises ProjectError where the project itself stands in it."""
    folder = str(config.get(f"{name}_dir") or name)
    try:
        if root.resolve().is_relative_to((root / folder).resolve()):
            raise ValueError(folder)
    except (OSError, ValueError, RuntimeError) as error:  # a name that no file can have, links in a circle
        raise ProjectError(one_line(f"{root / CONFIG}: {name}_dir: {error}")) from error
    return folder


def _beginning(file: Path) -> bytes:
    """Return a file's bytes, of a large one (a device has no end) so many that it is seen to be too large."""
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _read_page(project: Project, file: Path, path: str, locale: str) -> content.Page:
    name = f"{project.docs}/{locale}/{path}"
    data = file.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        project.findings.append(project.told("encoding", name, 1, "mark"))
        data = data[3:]
    text = ""
    if len(data) > LARGEST:
        project.leave("too-large", name, 1, f"{len(data) // LARGEST} MB")
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            shown = data[max(0, error.start - 12) : error.start + 12].decode("utf-8", "replace")
            shown = "UTF-16" if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)) else shown
            project.leave("encoding", name, data.count(b"\n", 0, error.start) + 1, shown, "bytes")
    page = content.parse_page(text.replace("\r\n", "\n").replace("\r", "\n"), file, path, locale)
    read_front_matter(project, name, page)
    return page
