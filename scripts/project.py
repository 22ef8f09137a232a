"""A project to check: any folder with mkdocs.yml and docs/ in static-i18n's folder structure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import content

LANGUAGES = Path(__file__).resolve().parent / "languages"


class ProjectError(Exception):
    """The folder is no such project; the message says in one line what is missing."""


class ConfigLoader(yaml.SafeLoader):
    """mkdocs.yml has tags for the environment and for Python names; what they stand for is not asked here."""


ConfigLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@dataclass(frozen=True)
class Project:
    """Its root, its languages (the source language first), and its pages by path and language."""

    root: Path
    docs: str
    locales: list[str]
    pages: dict[str, dict[str, content.Page]]

    def file(self, page: content.Page) -> str:
        """Return a page's file relative to the root."""
        return f"{self.docs}/{page.locale}/{page.path}"


def read_project(root: Path) -> Project:
    """Read a project's configuration and pages; raises ProjectError where that cannot be done."""
    try:
        config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), ConfigLoader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProjectError(f"{root / 'mkdocs.yml'}: {str(error).splitlines()[0]}") from error
    if not isinstance(config, dict):
        raise ProjectError(f"{root / 'mkdocs.yml'}: no settings in it")
    languages = _languages(config)
    if not languages:
        raise ProjectError(f"{root / 'mkdocs.yml'}: the plugin i18n names no languages")
    locales = [str(one["locale"]) for one in sorted(languages, key=lambda one: not one.get("default"))]
    docs = str(config.get("docs_dir", "docs"))
    pages: dict[str, dict[str, content.Page]] = {}
    for locale in locales:
        folder = root / docs / locale
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(folder).as_posix()
            pages.setdefault(path, {})[locale] = read_page(root, file, path, locale)
    return Project(root, docs, locales, pages)


def read_page(root: Path, file: Path, path: str, locale: str) -> content.Page:
    """Read a page and its front matter; raises ProjectError where it cannot be read."""
    try:
        page = content.read_page(file, path, locale)
        meta = yaml.load(page.front_matter, yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProjectError(f"{file.relative_to(root)}: {str(error).splitlines()[0]}") from error
    page.meta = meta if isinstance(meta, dict) else {}
    return page


def _languages(config: dict[str, Any]) -> list[dict[str, Any]]:
    for plugin in config.get("plugins") or []:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return [one for one in (plugin["i18n"] or {}).get("languages") or [] if one.get("build", True)]
    return []


@cache
def words(locale: str) -> dict[str, Any]:
    """Return what is known of a language, in English where there is no file for it."""
    file = LANGUAGES / f"{locale}.yml"
    known = yaml.safe_load((file if file.is_file() else LANGUAGES / "en.yml").read_text("utf-8"))
    return dict(known)
