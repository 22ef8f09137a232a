"""Reads all that an editor writes before the build begins, and stops it with a line for each slip."""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

import content
import references
import safe_yaml
import schema

HERE = Path(__file__).resolve().parent
STRINGS = HERE.parent / "strings"
REGISTER = "policy.yml"
# Hooks without which no page can be made, or all of them wrongly.
NEEDED = ("addresses", "translations", "assets", "wording", "sources")
# Groups of the strings that speak to editors, which only happens in the source language.
TO_EDITORS = {"slips", "fields", "register_fields"}
# Slips whose own words do not say how to mend them.
NEEDS_HELP = {"required", "type", "pattern", "minLength", "maxLength", "minItems", "minimum", "maximum"}
Strings = dict[str, Any]


@dataclass
class Inputs:
    """The site's languages (the source language first), its pages by path and language, its register and strings."""

    locales: list[str]
    strings: dict[str, Strings]
    pages: dict[str, dict[str, content.Page]] = field(default_factory=dict)
    register: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    site_names: dict[str, str] = field(default_factory=dict)  # by language, when its pages are being made

    def page(self, path: str, locale: str) -> content.Page | None:
        """Return a page in a language, in the source language where that one lacks it."""
        pages = self.pages.get(path, {})
        return pages.get(locale) or pages.get(self.locales[0])

    def read_from(self, file: Any) -> content.Page:
        """Return the page that was read from a file of static-i18n, which knows its path and its language."""
        return self.pages[file.norm_src_uri][file.locale]

    def language_name(self, locale: str, inside: str) -> str:
        """Return what a language is called in one of the site."""
        return str(Locale.parse(locale, sep="-").get_display_name(self.strings[inside]["locale"]))

    @cached_property
    def by_template(self) -> dict[str, str]:
        """The path of the first page of each template."""
        sources = [(path, pages.get(self.locales[0])) for path, pages in self.pages.items()]
        return {source.text("template"): path for path, source in reversed(sources) if source}

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The sources of the register by id."""
        return {source["id"]: source for source in self.register.get("sources", [])}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of each list of the register."""
        return {name: [entry["id"] for entry in entries] for name, entries in self.register.items()}

    @cached_property
    def page_rules(self) -> dict[str, Any]:
        """The JSON Schema of what stands at the top of a page."""
        return dict(read_yaml(HERE / "page.schema.yml"))

    def schema(self, name: str) -> dict[str, Any]:
        """Return a JSON Schema of the theme, in which each text is wanted in each language of the site."""
        rules: dict[str, Any] = read_yaml(HERE / name)
        parties = rules["properties"].get("parties")
        for part in (rules["$defs"]["text"], *([parties["items"]["properties"]["names"]["items"]] if parties else [])):
            part["properties"] |= {locale: {"type": "string", "minLength": 1} for locale in self.locales}
            part["required"] = self.locales
        if "unofficial" in rules["$defs"]:
            rules["$defs"]["unofficial"]["items"] = {"enum": self.locales}
        return rules

    def read(self, file: Path, name: str) -> str | None:
        """Return what a file holds, nothing where it is not there; None where it is not UTF-8, which is told."""
        try:
            return file.read_text("utf-8-sig") if file.is_file() else ""
        except UnicodeDecodeError as error:
            self.tell(name, 1 + error.object.count(b"\n", 0, error.start), "not_utf8")
            return None

    def tell(self, file: str, line: int, kind: str, name: str = "", **detail: object) -> None:
        """Note a slip in the words of the source language: where, what, why and how to mend it."""
        strings = self.strings[self.locales[0]]
        if kind == "required" and name in self.locales:
            kind = "missing_language"
        helps = strings["register_fields" if file.endswith(REGISTER) else "fields"]
        help_text = helps.get(name, "") if kind in NEEDS_HELP else ""
        message = strings["slips"].get(kind, strings["slips"]["invalid"]).format(field=name, **detail)
        self.problems.append(f"{file}:{line}: {message} {help_text}".rstrip())

    def stop_if_wrong(self) -> None:
        """Raise PluginError, which MkDocs shows without a traceback, if there is anything to tell."""
        if self.problems:
            raise PluginError("\n".join(self.problems))


served = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether pages are made for `mkdocs serve`, a preview; later hooks find that as `config.extra.served`."""
    globals()["served"] = command == "serve"
    log = logging.getLogger("mkdocs")
    # Let a build speak of nothing but what is wrong; MkDocs' own --quiet would hide warnings from strict mode too.
    if command == "build" and log.level == logging.INFO:
        log.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """Read strings, pages and register once for all languages; raises PluginError with a line for each slip."""
    i18n: Any = config.plugins.get("i18n")
    if not i18n or i18n.config.docs_structure != "folder" or not i18n.config.fallback_to_default:
        raise PluginError(
            "mkdocs.yml:1: plugins: pages would have no language. Write i18n there, with docs_structure: folder and "
            "fallback_to_default: true."
        )
    named = {Path(one).stem for one in config.hooks}
    if missing := [f"overrides/hooks/{name}.py" for name in NEEDED if name not in named]:
        raise PluginError(
            f"mkdocs.yml:1: hooks: pages could not be made. Write {', '.join(missing)} there, below inputs.py."
        )
    config.extra |= {"served": served, "i18n": i18n}  # where later hooks find them
    config.theme["pages"] = config.theme.get("pages") or {}
    if i18n.building:
        return
    locales = sorted(i18n.build_languages, key=lambda locale: locale != i18n.default_language)
    inputs = Inputs(locales, read_strings(locales))
    find_common_words(locales, config.theme.dirs)
    docs, text = Path(config.docs_dir), Path(config.config_file_path).read_text("utf-8")
    for twice in Counter(locales) - Counter({*locales}):
        line = 1 + text.count("\n", 0, max(text.rfind(f"locale: {twice}"), 0))
        inputs.tell("mkdocs.yml", line, "repeated", f"locale: {twice}")
    inputs.stop_if_wrong()
    read_register(inputs, docs / REGISTER)
    read_pages(inputs, docs)
    if not inputs.problems:
        references.check(inputs, config, REGISTER)
    inputs.stop_if_wrong()
    config.extra["inputs"] = inputs


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out a page that was made while the others were being read: the preview builds again at once, with it."""
    inputs: Inputs = config.extra["inputs"]
    for file in list(files.documentation_pages()):
        locale, _, path = file.src_uri.partition("/")
        if locale in inputs.locales and locale not in inputs.pages.get(path, {}):
            files.remove(file)


def read_yaml(file: Path) -> Any:
    """Return what a YAML file of the theme holds."""
    return safe_yaml.read_yaml(file.read_text("utf-8"), safe_yaml.SAFE)


def read_strings(locales: list[str]) -> dict[str, Strings]:
    """Read the theme's own words for each language; raises PluginError where a file or a word of it is missing."""
    strings = {locale: read_words(locale) for locale in dict.fromkeys([*locales, "en"])}
    wanted = merged([*strings.values(), strings["en"]])
    for locale in locales:
        text = (STRINGS / f"{locale}.yml").read_text("utf-8")
        slips = [
            f"overrides/strings/{locale}.yml:{schema.line_of(text, path)}: {': '.join(path)} {what}, so pages would "
            "have a gap or be wrong there. Copy it from the file of another language and translate it, or delete it."
            for path, what in string_slips(strings[locale], wanted)
            if locale == locales[0] or path[0] not in TO_EDITORS
        ]
        if slips:
            raise PluginError("\n".join(slips))
    return strings


def merged(languages: list[Strings]) -> Strings:
    """Return each group and each word in it that any language has, as the last of them has it."""
    wanted: Strings = {}
    for group, told in ((group, told) for one in languages for group, told in one.items()):
        known = wanted.get(group)
        wanted[group] = known | told if isinstance(known, dict) and isinstance(told, dict) else told
    return wanted


def read_words(locale: str) -> Strings:
    """Return the theme's words for a language; raises PluginError with the line where they cannot be read."""
    file = STRINGS / f"{locale}.yml"
    if not file.is_file():
        raise PluginError(
            f"overrides/strings/{file.name}:1: the theme has no words for the language {locale}, so its pages would be "
            f"without buttons and notices. Copy the file of another language to {file.name} and translate it."
        )
    try:
        if isinstance(words := read_yaml(file), dict):
            return words
        raise ValueError("it is no list of names, each with a colon and what it says")
    except (yaml.YAMLError, ValueError) as error:
        line = 1 + content.wrong_line(error, file.read_text("utf-8", "replace").split("\n"))
        raise PluginError(
            f"overrides/strings/{file.name}:{line}: the file cannot be read, so pages would "
            f"have no words: {' '.join(str(error).split())}. Write the line as its neighbours are, in UTF-8."
        ) from error


def string_slips(own: Strings, wanted: Strings) -> Iterator[tuple[list[str], str]]:
    """Yield the group, and the name in it, of what a language's strings lack; and what is wrong."""
    for group, told in wanted.items():
        found = own.get(group)
        if not isinstance(found, type(told)) or (group == "seasons" and len(found) != len(told)):
            yield [group], "is missing or incomplete"
        elif isinstance(told, dict) and group != "search_folds":
            for name, text in told.items():
                if not isinstance(found.get(name), str):
                    yield [group, name], "is missing" if found.get(name) is None else "has no quotation marks round it"
                elif {*safe_yaml.OPEN.findall(found[name])} != {*safe_yaml.OPEN.findall(str(text))}:
                    braces = " ".join(safe_yaml.OPEN.findall(str(text))) or "no braces"
                    yield [group, name], f"must have {braces}, unless en.yml is wrong"
    if not schema.FORMATS.conforms(own.get("locale"), "locale"):
        yield ["locale"], "is not known"
    if own.get("direction", "ltr") not in {"ltr", "rtl"}:
        yield ["direction"], "must be ltr or rtl"


def find_common_words(locales: list[str], theme: list[str]) -> None:
    """Raise PluginError where the folders of the theme lack the words that the base theme has for other languages."""
    for locale in locales:
        name = f"partials/languages/{locale}.html"
        if not any(Path(folder, name).is_file() for folder in theme):
            raise PluginError(
                f"overrides/{name}:1: Material has no words for the language {locale}, so no page of it can be made. "
                f"Copy its partials/languages/en.html to overrides/{name} and translate what README names."
            )


def read_register(inputs: Inputs, file: Path) -> None:
    """Read the register, if the site has one, and hold it against its schema."""
    rules = inputs.schema("register.schema.yml")
    data, slips = schema.load(inputs.read(file, f"docs/{REGISTER}") or "", rules, schema.TextLoader)
    for slip in slips:
        inputs.tell(f"docs/{REGISTER}", slip.line, slip.kind, slip.field, detail=slip.detail)
    if data and not slips:
        inputs.register = {name: data.get(name, []) for name in rules["properties"]}


def page_templates() -> list[str]:
    """Return the names of the templates for pages: those that extend another, but for MkDocs' 404.html."""
    files = [file for file in HERE.parent.glob("[a-z]*.html") if "{% extends " in file.read_text("utf-8")]
    return sorted(["main.html", *(file.name for file in files)])


def read_pages(inputs: Inputs, docs: Path) -> None:
    """Read every Markdown file of every language and hold its front matter against its schema."""
    rules, templates = inputs.page_rules, page_templates()
    latest = (date.today() + timedelta(1)).isoformat()  # where days begin first, it may be tomorrow already
    for locale in inputs.locales:
        for file in sorted((docs / locale).rglob("*.md")):
            path = file.relative_to(docs / locale).as_posix()
            name = f"docs/{locale}/{path}"
            if "/." in f"/{path}" or not (file.is_file() and os.access(file, os.R_OK)):  # told with the other files
                continue
            if (text := inputs.read(file, name)) is None:
                continue
            page = content.parse_page(text, file, path, locale)
            if page.body_line == 1 and page.body.lstrip().startswith("---"):
                inputs.tell(name, 1, "open_fields")
                continue
            meta, slips = schema.load(page.front_matter, rules, schema.AllText, page.front_matter_line)
            page.meta = meta if isinstance(meta, dict) else {}
            for slip in slips:
                inputs.tell(name, slip.line, slip.kind, slip.field, detail=slip.detail)
            template, reviewed = page.text("template"), page.text("reviewed")
            if template and template not in templates:
                line, known = page.field_line("template"), ", ".join(templates)
                inputs.tell(name, line, "unknown_template", "template", detail=template, known=known)
            if not slips and latest < reviewed != "unknown":
                inputs.tell(name, page.field_line("reviewed"), "not_yet", "reviewed", detail=reviewed)
            inputs.pages.setdefault(path, {})[locale] = page
