"""Make a page in every language of a site: its files, its slug, its place in the menu, its line in the addresses' list.

Exit code: 0 made, 2 misuse.
"""

import argparse
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import yaml

sys.path.append(str(Path(__file__).resolve().parent.parent / "overrides" / "hooks"))  # the build's `content`

import content
from findings import ProjectError
from locales import words
from project import Project
from reading import read_project
from safe_yaml import SAFE, read_yaml

OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"
STRINGS, SCHEMA = OVERRIDES / "strings", OVERRIDES / "hooks" / "page.schema.yml"
PUBLISHED = Path("tests", "published.txt")
PAGE = """---
{title}description: "{description}"
{slug}reviewed: {today}
---

# {heading}

{text}
"""
NAV = re.compile(r"^nav:[ \t]*(?:#.*)?\n((?:(?:[ \t]|-[ \t]).*\n|\n(?=[ \t-]))*)", re.MULTILINE)


def slug_of(title: str, locale: str) -> str:
    """Return the last part of an address for a title: small letters, digits and hyphens (RFC 3986, 2.3)."""
    file, text = STRINGS / f"{locale}.yml", unicodedata.normalize("NFC", title).lower()
    known: dict[str, Any] = read_yaml(file.read_text("utf-8"), SAFE) if file.is_file() else {}
    # Letters that a language writes otherwise without its keyboard are written so: å as aa.
    for typed, letter in (known.get("search_folds") or {}).items():
        text = text.replace(str(letter), str(typed))
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ß", "ss")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def make(project: Project, titles: list[str]) -> list[Path]:
    """Write the files of a page, one a language, and return them; raises ProjectError, where it changes nothing."""
    root, said = project.root, project.said
    slugs = [slug_of(title, locale) for title, locale in zip(titles, project.locales, strict=True)]
    if not all(any(sign.isalnum() for sign in title) for title in titles):
        raise ProjectError(said["no_title"])
    if not any(slugs):
        raise ProjectError(said["no_slug"])
    first = next(filter(None, slugs))
    slugs = [slug or first for slug in slugs]  # a title in other letters than a-z has the address of another language
    path = f"{slugs[0]}.md"
    files = [root / project.docs / locale / path for locale in project.locales]
    taken = [file for file in files if file.exists()] + [
        page.file
        for slug, locale in zip(slugs, project.locales, strict=True)
        for other, pages in project.pages.items()
        if (page := pages.get(locale)) and slug == (page.text("slug") or other.removesuffix(".md"))
    ]
    if taken:
        raise ProjectError(said["page_exists"].format(file=taken[0].relative_to(root)))
    most = read_yaml(SCHEMA.read_text("utf-8"), SAFE)["properties"]["title"]["maxLength"]
    for title in titles:
        if len(title) > most:
            raise ProjectError(said["title_long"].format(title=title, count=len(title), most=most))
    for file, title, slug, locale in zip(files, titles, slugs, project.locales, strict=True):
        text = PAGE.format(
            title=yaml.safe_dump({"title": title}, allow_unicode=True, width=200),  # in quotes where YAML wants them
            heading=title,
            slug=f"slug: {slug}\n" if slug != slugs[0] else "",
            today=date.today().isoformat(),
            **words(locale)["new_page"],
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    add_to_menu(root / "mkdocs.yml", path)
    if (root / PUBLISHED).is_file():
        add_to_addresses(root / PUBLISHED, path, read_project(root))
    return files


def add_to_menu(config: Path, path: str) -> None:
    """Add a page as the last entry of `nav`, beside the entry before it; comments and order stay as they are."""
    text = config.read_text("utf-8")
    if found := NAV.search(text):
        lines = [line for line in found[1].splitlines() if line.strip()]
        indent = re.match(r"\s*", lines[-1])[0] if lines else "  "  # type: ignore[index]
        end = len(text[: found.end()].rstrip())
        config.write_text(f"{text[:end]}\n{indent}- {path}{text[end:]}", "utf-8")


def add_to_addresses(published: Path, path: str, project: Project) -> None:
    """Add the addresses of a page of a project to the list of all."""
    names = [content.address(project.page, path, one, is_source=one == project.source) for one in project.locales]
    listed = {*published.read_text("utf-8").split(), *("/" + one.removesuffix("index.html") for one in names)}
    published.write_text("\n".join(sorted(listed)) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="new.py", description=__doc__)
    parser.add_argument("titles", nargs="*", metavar="TITLE", help="a title in each language; asked for where missing")
    told = "the title in one language"
    parser.add_argument("--in", action="append", default=[], dest="told", metavar="LOCALE=TITLE", help=told)
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="folder with mkdocs.yml")
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.root)
        said = project.said
        titles = dict(zip(project.locales, options.titles, strict=False))
        titles |= {locale: title for locale, _, title in (one.partition("=") for one in options.told)}
        for locale in project.locales:
            title = titles.get(locale, "").strip() or input(said["ask_title"].format(language=locale))
            titles[locale] = " ".join(title.split())
        for file in make(project, [titles[locale] for locale in project.locales]):
            print(said["page_made"].format(file=file.relative_to(options.root)))
    except EOFError:
        print(f"\n{said['no_title']}", file=sys.stderr)
        return 2
    except (ProjectError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    print(said["page_next"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
