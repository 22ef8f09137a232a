"""Puts the pages that are about a document together on one page, and lays a PDF of that page beside it."""

import re
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import turbohtml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime, get_relative_url

import dates
import entries
import pdf
import wording
from inputs import Inputs
from references import menu_entries

TEMPLATE = "whole.html"
NO_CHAPTERS = {TEMPLATE, "home.html"}  # they have another shape
NOTES, DOCUMENT = "<!--notes-->", "<!--document-->"
PARTS = (".page-head", ".status", ".prose")  # of a page: heading and lead, where things stand, and text with notes
NO_NAME = re.compile(r"[^\w-]+")
HEADING = re.compile(r"(</?h)([1-5])\b")
# What belongs to a page by itself.
APART = "nav, .motif, .definition, .clock, .footnote-backref, .band-holder:has([aria-current])"
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")


def chapters(inputs: Inputs, config: MkDocsConfig) -> list[str]:
    """Return the pages that are about a document, in the order of the menu."""
    listed = [page for path in menu_entries(config.nav) if (page := inputs.page(path, inputs.locales[0]))]
    return [page.path for page in listed if page.text("document") and page.text("template") not in NO_CHAPTERS]


def chapter_id(path: str) -> str:
    """Return the id that a page has as a chapter."""
    return f"chapter-{NO_NAME.sub('-', path.removesuffix('.md').removesuffix('/index').replace('/', '_'))}"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `chapters`, the pages that are put together, and the filter `chapter_id`."""
    env.globals["chapters"] = chapters(config.extra["inputs"], config)
    env.filters["chapter_id"] = chapter_id


@event_priority(-150)  # after static-i18n has built every language, before anything is compressed
def on_post_build(config: MkDocsConfig) -> None:
    """Put each chapter into the page that holds the whole, in each language."""
    inputs: Inputs = config.extra["inputs"]
    path = inputs.by_template.get(TEMPLATE)
    if not path or config.extra["i18n"].building:
        return
    made = [lay(Whole(inputs, config, path, locale), inputs, config, locale) for locale in inputs.locales]
    if not all(made) and not config.extra["served"]:
        said = inputs.strings[inputs.locales[0]]["slips"]["no_pango"]
        sys.stderr.write(f"{said}\n")  # a warning of MkDocs would stop the build


def lay(whole: "Whole", inputs: Inputs, config: MkDocsConfig, locale: str) -> bool:
    """Fill the page, lay its PDF beside it, and link to that; tell whether there is one."""
    html, words = whole.filled(), inputs.strings[locale]["words"]
    data = None if config.extra["served"] else pdf.make(html, about(inputs, config, whole.path, locale))
    link = ""
    if data:
        file = whole.file.with_name(f"{whole.file.parent.name}.pdf")
        file.write_bytes(data)
        said = words["document_pdf"].format(size=round(len(data) / 1000))
        link = f'<p><a href="{file.name}" type="application/pdf">{said}</a></p>'
    whole.file.write_text(html.replace(DOCUMENT, link), "utf-8")
    return bool(data)


def about(inputs: Inputs, config: MkDocsConfig, path: str, locale: str) -> pdf.About:
    """Return what the PDF says of itself, on each sheet and to the program that shows it."""
    strings, date = inputs.strings[locale], f"{get_build_datetime():%Y-%m-%d}"
    words, site = strings["words"], inputs.site_names[locale]
    author = wording.author(inputs, config, locale)
    day = dates.format_span(date, strings["locale"], strings["seasons"])
    official = [words["unofficial_title"]] if config.extra.get("unofficial") else []
    address = entries.full_url(inputs, config, path, locale)
    foot = "\n".join([" · ".join([site, f"{words['print_version']} {day}", *official]), address])
    site_url, pages = config.site_url or "/", words["document_pages"]
    return pdf.About(Path(config.site_dir), site_url, address, author, date, foot, pages)


class Whole:
    """The page of one language that holds all chapters, and one list of their notes."""

    def __init__(self, inputs: Inputs, config: MkDocsConfig, path: str, locale: str) -> None:
        """Find the addresses of the page at `path` and of its chapters."""
        self.site, self.path = Path(config.site_dir), path
        self.addresses = {one: entries.url(inputs, one, locale) for one in (path, *chapters(inputs, config))}
        self.chapters = {address: chapter_id(one) for one, address in self.addresses.items() if one != path}
        self.file = self.site / self.addresses[path] / "index.html"
        self.note = inputs.strings[locale]["words"]["source_number"]
        self.notes: dict[tuple[str, str], int] = {}  # with the attributes of the language that they are in
        self.titles: dict[str, str] = {}

    def filled(self) -> str:
        """Return the page with what the template left places for: the chapters and their notes."""
        html = re.sub(r"<!--chapter (.+?)-->", lambda found: self.chapter(found[1]), self.file.read_text("utf-8"))
        html = re.sub(r"<!--title (.+?)-->", lambda found: self.titles[found[1]], html)
        notes = "".join(f'<li id="note-{number}"{lang}>{note}</li>' for (note, lang), number in self.notes.items())
        return html.replace(NOTES, notes)

    def chapter(self, path: str) -> str:
        """Return the text of a built page, its headings a level deeper, its ids, links and notes those of the whole."""
        address, name = self.addresses[path], chapter_id(path)
        tree = turbohtml.parse((self.site / address / "index.html").read_text("utf-8"), positions=False)
        for element in tree.select(APART):
            element.decompose()
        tree.rewrite_links(lambda link: self.moved(link, address))
        for element in tree.select("main *"):
            rename(element, name)
        for heading in tree.select("h1"):
            heading.attrs["id"], self.titles[path] = name, heading.inner_html
        self.gather(tree)
        parts = [part for selector in PARTS if (part := tree.select_one(selector))]
        text = "".join(part.inner_html for part in parts)
        return HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text)

    def moved(self, link: str, address: str) -> str:
        """Return a link of a page at `address` as it is on the page of the whole: to a chapter, within it."""
        if urlsplit(link).scheme or link.startswith("//"):
            return link
        target, mark, section = urljoin(f"/{address}", link).removeprefix("/").partition("#")
        if target in self.chapters:
            return f"#{self.chapters[target]}{'--' if section else ''}{section}"
        return get_relative_url(target or ".", self.addresses[self.path]) + mark + section

    def gather(self, tree: turbohtml.Document) -> None:
        """Take the notes of a chapter into those of the whole, each once, and number what refers to them anew."""
        numbers = {}
        text = tree.select_one(".prose[lang]")
        lang = "".join(f' {key}="{text.attrs[key]}"' for key in ("lang", "dir") if text and key in text.attrs)
        for section in tree.select(".sources"):
            for note in section.select("li"):
                said = note.inner_html.strip(), lang
                numbers[f"#{note.attrs['id']}"] = self.notes.setdefault(said, len(self.notes) + 1)
            section.decompose()
        for reference in tree.select(".footnote-ref"):
            number = numbers[str(reference.attrs["href"])]
            reference.attrs["href"] = f"#note-{number}"
            reference.attrs["aria-label"] = f"{self.note} {number}"
            reference.set_text(str(number))


def rename(element: turbohtml.Element, name: str) -> None:
    """Make an element's id and what it refers to those that they are on the page of the whole."""
    for key in ("id", "name") if element.tag == "a" else ("id",):
        if key in element.attrs:
            element.attrs[key] = f"{name}--{element.attrs[key]}"
    for key in REFERRING:
        if value := element.attrs.get(key):
            element.attrs[key] = " ".join(f"{name}--{one}" for one in str(value).split())
    if element.tag == "button":
        element.unwrap()
