"""Writes projects of any size for measuring: pages in two languages from this project's sections, and their site."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

ROOT = Path(__file__).resolve().parent.parent
URL = "https://made.example/"
SECTIONS = 7  # on a page
ENTRIES = 8  # in the menu
NEIGHBOURS = 40  # in the list of pages beside a page
SECTION = re.compile(r"^## (.+?) \{ #[\w-]+ \}\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[([^\]\[]+)\]\([^)]*\)(?:\{[^{}]*\})?")
APART = re.compile(r"\[\^[\w-]+\]|^///.*$", re.MULTILINE)
# The pages that no register or template completes.
POOL = ("baggrund", "cybersikkerhed", "om", "privatliv", "temaer", "vision")
WORDS = {
    "da": {
        "page": "Side",
        "about": "Her kan du læse det der står på side",
        "more": "Se også side",
        "menu": "Hovedmenu",
        "contents": "Indhold",
        "beside": "Sider i emnet",
        "other": "en",
        "language": "English",
    },
    "en": {
        "page": "Page",
        "about": "Here you can read what stands on page",
        "more": "See also page",
        "menu": "Main menu",
        "contents": "Contents",
        "beside": "Pages of the topic",
        "other": "da",
        "language": "Dansk",
    },
}
CONFIG = f"""site_name: Made
site_url: {URL}
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: da, name: Dansk, default: true}}
        - {{locale: en, name: English}}
"""
PAGE = """<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{up}assets/site.css">
<script type="module" src="{up}assets/site.js"></script>
<link rel="icon" href="{up}assets/logo.svg" type="image/svg+xml">
<link rel="canonical" href="{url}{own}">
<link rel="alternate" hreflang="{locale}" href="{url}{own}">
<link rel="alternate" hreflang="{other}" href="{url}{twin}">
<link rel="alternate" hreflang="x-default" href="{url}{source}">
<meta property="og:title" content="{title}">
<meta property="og:url" content="{url}{own}">
</head>
<body>
<header>
<nav aria-label="{menu}">
<ul>
{entries}
</ul>
</nav>
<ul>
<li><a href="{up}{twin}" hreflang="{other}" lang="{other}">{language}</a></li>
</ul>
</header>
<main id="main">
<h1>{title}</h1>
<nav aria-label="{contents}">
<ul>
{parts}
</ul>
</nav>
{body}
</main>
<nav aria-label="{beside}">
<ul>
{neighbours}
</ul>
</nav>
<footer>
<p>{title}</p>
</footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Section:
    """A section's title, Markdown and HTML."""

    title: str
    text: str
    html: str


def sections(locale: str) -> list[Section]:
    """Return the sections of the pool, the same ones in every language."""
    markdown = Markdown(extensions=["attr_list"])
    found = []
    for name in POOL:
        for title, body in SECTION.findall((ROOT / "docs" / locale / f"{name}.md").read_text("utf-8")):
            text = LINK.sub(r"\1", APART.sub("", body))
            found.append(Section(title, text, markdown.reset().convert(text)))
    return found


def address(locale: str, number: int) -> str:
    """Return where a page is built; page 0 is the front page."""
    return ("" if locale == "da" else "en/") + (f"side-{number}/" if number else "")


def file(number: int) -> str:
    """Return a page's Markdown file."""
    return f"side-{number}.md" if number else "index.md"


def write(folder: Path, pages: int, entries: int = ENTRIES) -> Path:
    """Write a project of so many built pages, half of them in each language, and so many in the menu of each."""
    chance, count = random.Random(pages), pages // len(WORDS)  # noqa: S311 - the same pages each time
    pool = {locale: sections(locale) for locale in WORDS}
    for number in range(count):
        chosen = chance.sample(range(len(pool["da"])), SECTIONS)
        # Each section leads on to one of another page; the first to the next page, so that every page is reached.
        targets = [(chance.randrange(count), chance.randrange(SECTIONS)) for _ in chosen]
        targets[0] = ((number + 1) % count, 0)
        for locale in WORDS:
            parts = [pool[locale][one] for one in chosen]
            _write_markdown(folder, locale, number, list(zip(parts, targets, strict=True)))
            _write_page(folder, locale, number, list(zip(parts, targets, strict=True)), (count, entries))
    _write_rest(folder, count)
    return folder


Places = list[tuple[Section, tuple[int, int]]]


def _write_markdown(folder: Path, locale: str, number: int, places: Places) -> None:
    title = f"{WORDS[locale]['page']} {number}"
    blocks = [f"---\ntitle: {title}\ndescription: {WORDS[locale]['about']} {number}\n---\n\n# {title}\n"]
    for at, (section, (page, part)) in enumerate(places):
        more = f"[{WORDS[locale]['more']} {page}, {part}]({file(page)}#s{part})"
        blocks.append(f"## {section.title} {{ #s{at} }}\n{section.text}\n{more}\n")
    _put(folder / "docs" / locale / file(number), "\n".join(blocks))


def _write_page(folder: Path, locale: str, number: int, places: Places, counts: tuple[int, int]) -> None:
    words, own, (count, entries) = WORDS[locale], address(locale, number), counts
    up = "../" * own.count("/")
    body = []
    for at, (section, (page, part)) in enumerate(places):
        link = f'<a href="{up}{address(locale, page)}#s{part}">{words["more"]} {page}, {part}</a>'
        body.append(f'<h2 id="s{at}">{section.title}</h2>\n{section.html}\n<p>{link}</p>')
    near = range(max(0, number - NEIGHBOURS // 2), min(count, number + NEIGHBOURS // 2))
    parts = [f'<li><a href="#s{at}">{section.title}</a></li>' for at, (section, _) in enumerate(places)]
    lists = {
        name: "\n".join(f'<li><a href="{up}{address(locale, one)}">{words["page"]} {one}</a></li>' for one in numbers)
        for name, numbers in (("entries", range(min(count, entries))), ("neighbours", near))
    }
    fill = {"locale": locale, "own": own, "up": up, "url": URL, "source": address("da", number)}
    fill |= {
        "title": f"{words['page']} {number}",
        "description": f"{words['about']} {number}",
        "twin": address(words["other"], number),
    }
    made = PAGE.format(**fill, **words, **lists, parts="\n".join(parts), body="\n".join(body))
    _put(folder / "site" / own / "index.html", made.replace('href=""', 'href="./"'))


def _write_rest(folder: Path, count: int) -> None:
    _put(folder / "mkdocs.yml", CONFIG)
    shutil.copytree(ROOT / "tests" / "cases" / "base" / "site" / "assets", folder / "site" / "assets")
    places = [address(locale, number) for locale, number in itertools.product(WORDS, range(count))]
    entries = "\n".join(f"<url><loc>{URL}{place}</loc></url>" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    _put(folder / "site" / "sitemap.xml", f"{head}{entries}\n</urlset>\n")


def _put(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
