"""What the built site would show, as far as it can be told where there is none: links, and Markdown in HTML."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from content import Page, blank, headings, without_comments
from findings import Finding
from inline import CODE, SIGNS, read_inline, without_code
from language import names_of, says_language
from meant import as_id
from names import differs
from project import CONFIG, Project, config_line
from raw import shape
from tags import attributes
from writing import Block, Writing, target

_LINK = re.compile(r"<a(\s[^<>]*+)>(.{0,500}?)</a\b", re.DOTALL | re.IGNORECASE)
# Markdown in a block of HTML that does not ask for it to be read, so that its marks are shown.
_IN_HTML = re.compile(
    r"^<(article|aside|details|div|figure|section|table)\b(?![^<>]*(?:/>|\bmarkdown\b))[^<>]*>"
    r"(?:(?!</\1|\bmarkdown\b).){0,500}?(!?\[[^\[\]\n]+\]\([^\s()]+\)|\*\*\w[^*\n]*\*\*)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# What may put more ids into a page than can be known: macros, snippets, a template, a heading in a box, with marks.
_PUT_IN = re.compile(
    r"\{[{%]|--8<--|^:::\s|^template:|^(?:[ \t]+|[ \t]*(?:>|[-*+]|\d+\.)[ \t]*)#+[ \t]|^#+[ \t][^{\n]*[\[<&^]",
    re.MULTILINE,
)
_ID = re.compile(r"""(?<=[\s{:\w])(?<!\]:\s)#([^\s{}"'<>.#]+)|\b(?:id|name)(?:=["']?|:\s*["']?)([^\s{}"'<>]+)""")
_MADE = re.compile(r"_|top\Z|.*[:~]", re.IGNORECASE)  # how a part of a page is called that the build makes
_SHOWN = 5  # ids that are shown to choose from
_RAW = re.compile(r"<(pre|script|style)\b.*?</\1", re.DOTALL | re.IGNORECASE)
# Marks that are shown unless an extension reads them, by the names of those that do.
_EXTENDED = {
    names: re.compile(rf"(?<![\\{sign}\w{{]){sign}{sign}(?=[\w(])[^{sign}\n]*[\w).!?]{sign}{sign}(?![{sign}\w}}])")
    for names, sign in (("tilde|del_ins", "~"), ("mark", "="), ("caret|del_ins", r"\^"))
}


def check(project: Project, writings: dict[str, dict[str, Writing]]) -> Iterator[Finding]:
    """Apply the rules on links to Markdown files, on Markdown within HTML and on marks that nothing reads."""
    is_known = not re.search("INHERIT|critic", project.config_text)
    named = set(re.findall(r"(?:pymdownx\.|markdown_)(\w+)", project.config_text))
    marks = [mark for names, mark in _EXTENDED.items() if is_known and named.isdisjoint(names.split("|"))]
    for writing in (one for pages in writings.values() for one in pages.values()):
        for line, shown in [*_in_html(writing.page), *_unread(writing, marks)]:
            yield project.told("raw-markdown", project.file(writing.page), line, value=shown, detail=shape(shown))
        yield from _check_ids(project, writing.page)
        for block in writing.blocks:
            for link, words in block.inline.links:
                yield from _check_link(project, writing, block, link, words)
                if ":" in link and differs(" ".join(read_inline(words.translate(SIGNS), {}).text.split()), link):
                    kind = "host" if link[:4].lower() == "http" else ""
                    where = (project.file(writing.page), block.line_of(link))
                    yield project.told("contact-differs", *where, kind, value=link, detail=words)
            yield from _check_addresses(project, writing, block)
    yield from _check_leads(project)


def _check_ids(project: Project, page: Page) -> Iterator[Finding]:
    """Tell of headings with the same id."""
    lines: dict[str, list[int]] = {}
    for line, *_, name in headings(page.body):
        lines.setdefault(name, []).append(page.body_line + line)
    for name, places in lines.items():
        if name and len(places) > 1:
            shown = ", ".join(map(str, places))
            yield project.told("id-repeated", project.file(page), places[1], "source", value=name, detail=shown)


def _in_html(page: Page) -> Iterator[tuple[int, str]]:
    """Yield Markdown that stays as it is because it stands in HTML, with its line."""
    body = _RAW.sub(lambda found: blank(found[0]), without_comments(without_code(page.body)))
    for found in _IN_HTML.finditer(body):
        yield page.body_line + body.count("\n", 0, found.start(2)), found[2]


def _unread(writing: Writing, marks: list[re.Pattern[str]]) -> Iterator[tuple[int, str]]:
    """Yield marks of an extension that the settings do not name, with their lines."""
    for block in writing.blocks:
        text = "" if "$" in block.source else block.inline.text
        yield from ((block.line_of(one[0]), one[0]) for mark in marks for one in mark.finditer(text))


def _check_link(project: Project, writing: Writing, block: Block, link: str, words: str) -> Iterator[Finding]:
    """Tell of a link to a file that is not there, or to a page in another language that does not say so."""
    page, (path, _, fragment) = writing.page, target(writing.page, link).partition("#")
    if not path.endswith(".md"):
        return
    file, line = project.file(page), block.line_of(link)
    meant = posixpath.normpath(f"{page.locale}/{path}")
    reached = meant.partition("/")[0]
    if meant not in project.files.get(posixpath.basename(meant).casefold(), ()):
        # A page that is not translated is shown as it is in the source.
        if project.pages.get(path, {}).keys().isdisjoint({page.locale, project.source}):
            yield project.told("link-markdown", file, line, "gone", value=link)
    elif reached != page.locale and reached in project.locales:
        yield from _astray(project, writing, block, link, words, reached)
    elif (other := _read(project, path, page.locale)) and fragment and not _MADE.match(fragment):
        ids = _ids(other.front_matter, other.body)
        if ids is not None and fragment not in ids[0] and ids[1].isdisjoint(_slugs(fragment)):
            kind, details = "" if other is page else "other", {"id": as_id(fragment), "address": link}
            shown = ", ".join([*ids[0]][:_SHOWN]) or "–"
            yield project.told("link-anchor", file, line, kind, value=fragment, detail=shown, **details)


def _read(project: Project, path: str, locale: str) -> Page | None:
    """Return a page in a language, unless it could not be read."""
    page = project.pages.get(path, {}).get(locale)
    return page if page and project.file(page) not in project.unread else None


@lru_cache(maxsize=1_000)  # each link asks
def _ids(front_matter: str, body: str) -> tuple[dict[str, None], set[str]] | None:
    """Return the ids that are written on a page and those that the build makes of headings; None if there may be more.

    The latter are as `_slugs` has them.
    """
    if _PUT_IN.search(front_matter) or _PUT_IN.search(body):
        return None
    written = dict.fromkeys(one[1] or one[2] for one in _ID.finditer(without_comments(without_code(body))))
    return written, {slug for *_, title, its in headings(body) if not its for slug in _slugs(title)}


def _slugs(text: str) -> set[str]:
    """Return the letters and digits that every way of making an id of a heading keeps, with and without a number."""
    forms = (text, re.sub(r"_\d+\Z", "", text))  # which of two alike is numbered
    return {re.sub(r"[^a-z0-9]", "", normalize("NFKD", one.lower())) for one in forms}


def _astray(project: Project, writing: Writing, block: Block, link: str, words: str, reached: str) -> Iterator[Finding]:
    """Tell of a link into another language, unless it is marked with that, or its words say so."""
    page, line = writing.page, block.line_of(link)
    is_marked = re.search(rf"{re.escape(link)}[^()\n]*\)\{{[^{{}}\n]*lang=", block.source)
    if not is_marked and not says_language(project, words.casefold(), names_of(reached, page.locale)):
        detail = project.language_name(reached)
        yield project.told("link-language", project.file(page), line, value=link, detail=detail)


def _check_addresses(project: Project, writing: Writing, block: Block) -> Iterator[Finding]:
    """Tell of a link, by the address of the built page, to a page in another language that does not say so."""
    links = [(link, words) for link, words in block.inline.links if "://" in link or link.startswith("/")]
    for found in _LINK.finditer("" if "lang=" in block.source else CODE.sub("", block.source)):
        given = attributes(found[1], 0)
        if given.keys().isdisjoint({"aria-label", "title"}):  # which may say the language
            links.append((given.get("href", ""), found[2]))
    for link, words in links:
        reached = project.reached(writing.page, link)[1]
        if reached and reached != writing.page.locale:
            yield from _astray(project, writing, block, link, words, reached)


def _check_leads(project: Project) -> Iterator[Finding]:
    """Tell of menus and switches of one language that lead into another."""
    for locale, address, name in project.leads:
        home = project.pages.get("index.md", {}).get(locale)
        reached = project.reached(home, address)[1] if home and address else ""
        if reached not in {"", locale} and not says_language(project, name.casefold(), names_of(reached, locale)):
            detail, line = project.language_name(reached), config_line(project, re.escape(address))
            yield project.told("link-language", CONFIG, line or 1, value=address, detail=detail)
