"""Rules on what is translated, whether it is as new as its source, and whether it says the same, section by section."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from urllib.parse import unquote

import content
from compared import differences
from figures import Figures, figures_of
from findings import Finding
from project import TEXTS, Project, known_of, told_name, words
from writing import TAG_NAME, Block, Inline, Writing, breaks_before, sentences

BLOCK = re.compile(r"^translated_from:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
COUNTED = ("heading", "item", "row", "column", "picture", "link", "note", "code")
# The same, written in HTML.
TAGS = {"li": "item", "tr": "row", "img": "picture", "a": "link"}
# A section with fewer paragraphs than its source lacks something if this little of its length is left.
LEAST = 0.7
STEM = 5  # letters with which a word begins in all its forms
SENTENCE = 4  # words in small letters, of which no name is made
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True)
class Half:
    """A page in one language, taken apart."""

    page: content.Page
    writing: Writing

    @cached_property
    def sections(self) -> dict[str, list[tuple[Block, Inline]]]:
        """The blocks of each section, with what stands in them."""
        found: dict[str, list[tuple[Block, Inline]]] = {content.LEAD: []}
        for block in self.writing.blocks:
            found.setdefault(block.section, []).append((block, self.writing.inline(block)))
        return found

    @cached_property
    def lines(self) -> dict[str, int]:
        """The line on which each section begins, in the order of the page."""
        return {name: section.line for name, section in self.page.sections.items()}

    @cached_property
    def next(self) -> dict[str, str]:
        """The section that follows each one, empty after the last."""
        names = list(self.page.sections)
        return dict(zip(names, [*names[1:], ""], strict=True))


@dataclass(frozen=True)
class Pair:
    """A page in the source language and in another one."""

    project: Project
    source: Half
    made: Half

    def told(self, rule: str, line: int, section: str = "", **details: object) -> Finding:
        """Make a finding in the translation."""
        known = self.source.page.sections.get(section) or self.made.page.sections.get(section)
        named = {
            "source": self.project.file(self.source.page),
            "path": self.source.page.path,
            "id": section,
            "title": (known.title if known else "") or words(self.project.locales[0])["lead"],
            "source_line": known.line if known else 1,
        }
        return self.project.told(rule, self.project.file(self.made.page), line, **(named | details))


def check(
    project: Project, writings: dict[tuple[str, str], Writing], paths: Iterable[str] | None = None
) -> Iterator[Finding]:
    """Yield a finding for each page and section that is missing, orphaned, out of date or otherwise than its source.

    `writings` are the pages taken apart, by path and language; `paths` are those to look at, else all.
    """
    all_made = [
        page for pages in project.pages.values() for place, page in pages.items() if place != project.locales[0]
    ]
    keeps_records = sum(bool(page.translated_from) for page in all_made) * 2 >= len(all_made)
    terms = {locale: glossary(project, locale) for locale in project.locales}
    for path in project.pages if paths is None else paths:
        pages = project.pages[path]
        source = pages.get(project.locales[0])
        for locale in project.locales[1:]:
            made = pages.get(locale)
            if source and made and {project.file(source), project.file(made)} & project.unread:
                continue
            if source and made:
                halves = (Half(page, writings[path, page.locale]) for page in (source, made))
                pair = Pair(project, *halves)
                yield from check_sections(pair, keeps_records=keeps_records)
                yield from check_same(pair)
                yield from check_terms(pair, terms[project.locales[0]], terms[locale])
                for other in project.locales[: project.locales.index(locale)]:
                    if other in pages:
                        yield from check_left(Pair(project, Half(pages[other], writings[path, other]), pair.made))
            elif source or made:
                rule = "translation-missing" if source else "page-orphaned"
                name = told_name(locale, project.locales[0])
                file = f"{project.docs}/{project.locales[0]}/{path}"
                yield project.told(rule, f"{project.docs}/{locale}/{path}", 1, source=file, path=path, language=name)


def check_sections(pair: Pair, *, keeps_records: bool = True) -> Iterator[Finding]:
    """Compare which sections there are, in which order, on which level and how new."""
    wanted, made = pair.source.page.sections, pair.made.page.sections
    status = content.translation_status(pair.source.page, pair.made.page)
    if keeps_records and not pair.made.page.translated_from:
        yield pair.told("translation-unaccepted", 1)
    for name in status.missing:
        yield pair.told("section-missing", 1, name)
    if pair.made.page.translated_from:
        for name in status.outdated:
            said = words(pair.project.locales[0])
            changed = " … ".join(changes(pair, name))
            found = pair.told("section-outdated", made[name].line, name)
            yield found.with_fix(found.fix + (said["changed"].format(sentences=changed) if changed else ""))
    yield from (pair.told("section-orphaned", made[name].line, name) for name in made if name not in wanted)
    both = [name for name in wanted if name in made]
    for name in both:
        if name != content.LEAD and wanted[name].level != made[name].level:
            yield pair.told("section-level", made[name].line, name, value=made[name].level, detail=wanted[name].level)
    other = [name for name in made if name in wanted]
    if both != other:
        moved = next(mine for mine, its in zip(other, both, strict=True) if mine != its)
        yield pair.told("section-order", made[moved].line, moved)


def changes(pair: Pair, name: str) -> list[str]:
    """Return what is said in a section of the source now and was not when it was translated."""
    known = str(pair.made.page.translated_from.get(name, "")).split()[1:]  # nothing of a section that is new
    section = pair.source.page.sections[name]
    return [f"»{text[:120]}«" for digest, text in section.statements.items() if digest not in known] if known else []


def check_same(pair: Pair) -> Iterator[Finding]:
    """Compare what the sections that both have are made of, where their links lead, and the figures in them."""
    source, made = pair.source.sections, pair.made.sections
    readers = [figures_of(half.page.locale) for half in (pair.source, pair.made)]
    wanted, there = pair.source.page.sections, pair.made.page.sections
    for name in wanted:
        if name not in there:
            continue
        mine, its = made.get(name, []), source.get(name, [])
        # A section that the other page lacks is told as such, and not again by what it is made of.
        whole = _followed_alike(pair, name)
        if whole:
            yield from check_parts(pair, name, its, mine)
            yield from check_links(pair, name, its, mine)
        if name == content.LEAD and readers[0] and readers[1]:
            yield from check_fields(pair, readers[0], readers[1])
        if whole and readers[0] and readers[1]:
            yield from check_figures(pair, its, mine, readers[0], readers[1])
        yield from check_negations(pair, its, mine)


def _followed_alike(pair: Pair, name: str) -> bool:
    """Tell whether a section ends where it ends in the other page, too."""
    following = [half.next[name] for half in (pair.source, pair.made)]
    source, made = pair.source.page.sections, pair.made.page.sections
    return following[0] == following[1] or not (
        (following[0] and following[0] not in made) or (following[1] and following[1] not in source)
    )


Section = list[tuple[Block, Inline]]


def _counts(section: Section) -> Counter[str]:
    counts: Counter[str] = Counter()
    before, is_head = "", False
    for block, inline in section:
        if block.kind == "row":
            is_head = before != "cell"
        if block.kind in {"item", "row", "code"} or (
            block.kind == "heading" and not block.title_id and block.level > 1
        ):
            counts[block.kind] += 1
        elif block.kind == "cell" and is_head:
            counts["column"] += 1
        elif block.kind == "paragraph" and inline.text.strip():
            counts["paragraph"] += 1
            counts["letters"] += len(inline.text)
        counts["picture"] += len(inline.pictures)
        counts["link"] += len(inline.links)
        counts.update("picture" if broken.startswith("!") else "link" for broken in inline.broken)
        counts.update(_parts_in(inline.html))
        counts["note"] += inline.notes
        counts["code"] += inline.code
        before = block.kind
    return counts


def _parts_in(tags: list[str]) -> Iterator[str]:
    """Yield what HTML tags make of a section; a place to link to is no link."""
    for tag in tags:
        found = TAG_NAME.match(tag)
        if found and not found[1] and found[2].lower() in TAGS and (found[2].lower() != "a" or "href" in tag.lower()):
            yield TAGS[found[2].lower()]


def check_parts(pair: Pair, name: str, source: Section, made: Section) -> Iterator[Finding]:
    """Compare how many list items, table rows, pictures, links and pieces of code a section has."""
    wanted, there = _counts(source), _counts(made)
    said = words(pair.project.locales[0])
    counted = (*COUNTED, "paragraph") if _is_cut(wanted, there) else COUNTED
    differ = [
        said["parts_differ"].format(part=said["parts"][part], made=there[part], wanted=wanted[part])
        for part in counted
        if wanted[part] != there[part]
    ]
    if differ:
        yield pair.told("structure-differs", pair.made.lines[name], name, detail=", ".join(differ), value="")


def _is_cut(source: Counter[str], made: Counter[str]) -> bool:
    """Tell whether a section lacks a paragraph, rather than having two in one."""
    return made["paragraph"] < source["paragraph"] and made["letters"] < LEAST * source["letters"]


def check_links(pair: Pair, name: str, source: Section, made: Section) -> Iterator[Finding]:
    """Compare where the links of a section lead; their order is free."""
    wanted = [_end(pair.project, pair.source.page, link) for _, inline in source for link in inline.links]
    there = [(block, link, _end(pair.project, pair.made.page, link)) for block, inline in made for link in inline.links]
    if len(wanted) != len(there):
        return
    ends = [end for _, _, end in there]
    if ends != wanted and sorted(ends) == sorted(wanted):
        yield from _exchanged(pair, name, made)
    left, extra = Counter(wanted), []
    for block, link, one in there:
        if left[one]:
            left[one] -= 1
        else:
            extra.append((block, link, one))
    for (block, link, one), lost in zip(extra, left.elements(), strict=False):
        # What leads nowhere is told of the built page; outside, each language may have a site of its own.
        if _is_page(pair.project, one) and _is_page(pair.project, lost):
            yield pair.told(
                "link-differs", block.line + breaks_before(block.source, link), name, value=link, detail=lost
            )


def _exchanged(pair: Pair, name: str, made: Section) -> Iterator[Finding]:
    """Tell of two links of which each has the words of the other one's target."""
    links = [
        (block, link, text, end)
        for block, inline in made
        for link, text in zip(inline.links, inline.link_texts, strict=True)
        if _is_page(pair.project, end := target(pair.made.page, link)) and end
    ]
    known = {end: _stems(_title(pair, end)) for *_, end in links}
    for (block, link, text, end), (_, _, other_text, other) in pairwise(links):
        ours, theirs = _stems(text), _stems(other_text)
        is_right = ours & known[end] or theirs & known[other]
        if ours & known[other] and theirs & known[end] and not is_right:
            yield pair.told(
                "link-differs", block.line + breaks_before(block.source, link), name, value=link, detail=other
            )


def _title(pair: Pair, end: str) -> str:
    path, _, fragment = end.partition("#")
    page = pair.project.page(path, pair.made.page.locale)
    section = page.sections.get(fragment) if page else None
    return f"{page.text('title') if page else ''} {section.title if section else ''}"


def _stems(text: str) -> set[str]:
    """Return how the longer words of a text begin."""
    return {word[:STEM] for word in _WORD.findall(text.casefold()) if len(word) >= STEM}


def _is_page(project: Project, end: str) -> bool:
    """Tell whether a link leads to a page of the site, and to a section that it has."""
    path, _, fragment = end.partition("#")
    return any(not fragment or fragment in page.sections for page in project.pages.get(path, {}).values())


def _end(project: Project, page: content.Page, link: str) -> str:
    """Return where a link leads; the page alone where it has no explicit ids, so that each language has others."""
    end = target(page, link)
    path = end.partition("#")[0]
    has_ids = any(len(one.sections) > 1 for one in project.pages.get(path, {}).values())
    return end if has_ids else path


def target(page: content.Page, link: str) -> str:
    """Return the page that a link leads to from the docs folder of its language, alike for all ways of writing it."""
    if re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE):
        return ""
    path, _, fragment = unquote(link).partition("#")
    if not path and fragment in {"", "!"}:
        return ""
    if not path:
        path = posixpath.basename(page.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) + (f"#{fragment}" if fragment else "")


def check_fields(pair: Pair, of_source: Figures, of_made: Figures) -> Iterator[Finding]:
    """Compare the values of figures that title or description have in both languages."""
    for name in TEXTS:
        texts = [[("paragraph", text, text)] for text in (pair.source.page.text(name), pair.made.page.text(name))]
        if texts[0][0][1] and texts[1][0][1]:
            for one in differences(texts[0], texts[1], of_source, of_made):
                if not one.extra or not one.missing:
                    continue  # a description may say more or less
                value, detail = (", ".join(part) for part in (one.extra, one.missing))
                line = pair.made.page.field_line(name)
                yield pair.told("figure-differs", line, value=value, detail=detail)


def check_figures(
    pair: Pair, source: Section, made: Section, of_source: Figures, of_made: Figures
) -> Iterator[Finding]:
    """Compare the values of numbers, dates, amounts and percentages."""
    sides = [[part for one in section for part in _with_pictures(*one)] for section in (source, made)]
    texts = [[(kind, text, plain) for kind, text, plain, _ in side] for side in sides]
    for one in differences(texts[0], texts[1], of_source, of_made):
        line = sides[1][min(one.block, len(sides[1]) - 1)][3] + one.line if sides[1] else 1
        value, detail = (", ".join(part) or "–" for part in (one.extra, one.missing))
        found = pair.told("figure-differs", line, value=value, detail=detail)
        is_alike = value.replace(" ", "") == detail.replace(" ", "")  # the same signs, which say two things
        yield found.with_fix(found.fix + words(pair.project.locales[0])["signs"]) if is_alike else found


def _with_pictures(block: Block, inline: Inline) -> Iterator[tuple[str, str, str, int]]:
    """Yield the kind, the text, the text without quotations and the line of a block and of each picture in it."""
    if block.kind not in {"code", "row"}:
        yield block.kind, inline.text, inline.plain, block.line
        yield from (("picture", text, text, block.line) for text in inline.pictures)


def check_negations(pair: Pair, source: Section, made: Section) -> Iterator[Finding]:
    """Hint at a sentence that denies something where its translation does not, or the reverse."""
    of_source, of_made = (Negations.of(half.page.locale) for half in (pair.source, pair.made))
    if not of_source or not of_made or [block.kind for block, _ in source] != [block.kind for block, _ in made]:
        return
    for (_, its), (block, mine) in zip(source, made, strict=True):
        theirs, ours = sentences(its.text), sentences(mine.text)
        if len(theirs) != len(ours):
            theirs, ours = [(0, its.text)], [(0, mine.text)]
        for (_, other), (breaks, said) in zip(theirs, ours, strict=True):
            is_lost = of_source.denies(other) and not of_made.may_deny(said)
            if is_lost or (of_made.denies(said) and not of_source.may_deny(other)):
                yield pair.told("negation-differs", block.line + breaks, value=said, detail=other)


def check_left(pair: Pair) -> Iterator[Finding]:
    """Tell of what stands word for word in another language's page, where no list of words tells the two apart."""
    pages = [half.page for half in (pair.source, pair.made)]
    if all(known_of(page.locale).get("stop_words") for page in pages):
        return
    texts = [
        [(page.text(name), page.field_line(name)) for name in TEXTS]
        + [(half.writing.inline(block).plain, block.line) for block in half.writing.blocks]
        for page, half in zip(pages, (pair.source, pair.made), strict=True)
    ]
    said, detail = dict(texts[0]), told_name(pages[0].locale, pair.project.locales[0])
    for text, line in texts[1]:
        if text in said and sum(word.islower() for word in _WORD.findall(text)) >= SENTENCE:
            yield pair.told("text-language", line, value=text, detail=detail)


@dataclass(frozen=True)
class Negations:
    """How a language denies: whole words, beginnings of words that deny by themselves, and what only looks like it."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    exceptions: re.Pattern[str]

    @staticmethod
    @cache
    def of(locale: str) -> Negations | None:
        """Return what is known of a language; None where nothing is."""
        known = known_of(locale)
        if not known.get("negations"):
            return None
        exceptions = "|".join(known.get("negation_exceptions") or ["(?!)"])
        return Negations(
            frozenset(known["negations"]), tuple(known.get("negating_words") or ()), re.compile(exceptions)
        )

    def denies(self, text: str) -> bool:
        """Tell whether a text denies something."""
        words = self._words(text)
        return not self.words.isdisjoint(words) or any(word.endswith("n't") for word in words if "'" in word)

    def may_deny(self, text: str) -> bool:
        """Tell whether a text denies something, be it by a verb, by the beginning of a word or in an exception."""
        words = _WORD.findall(text.casefold())
        return self.denies(text) or any(word in self.words or word.startswith(self.beginnings) for word in words)

    def _words(self, text: str) -> list[str]:
        return _WORD.findall(self.exceptions.sub(" ", text.casefold().replace("’", "'")))


def glossary(project: Project, locale: str) -> dict[str, str]:
    """Return the terms of the project's glossary by id, in a language."""
    for pages in project.pages.values():
        source = pages.get(project.locales[0])
        if source and source.text("template") == "glossary.html":
            page = pages.get(locale)
            return {name: one.title for name, one in page.sections.items() if name != content.LEAD} if page else {}
    return {}


def check_terms(pair: Pair, source_terms: dict[str, str], made_terms: dict[str, str]) -> Iterator[Finding]:
    """Tell of what the glossary has a word for and is called otherwise; how words inflect must be known of both."""
    of_source, of_made = (known_of(half.page.locale).get("inflections") for half in (pair.source, pair.made))
    if not of_source or not of_made:
        return
    for name, section in pair.source.sections.items():
        made = pair.made.sections.get(name)
        if not made:
            continue
        for its, mine, line in _side_by_side(section, made):
            for term, title in source_terms.items():
                wanted = made_terms.get(term)
                if (
                    wanted
                    and term != name
                    and (found := uses(its, title, of_source))
                    and not uses(mine, wanted, of_made)
                ):
                    yield pair.told("term-differs", line, name, value=found, detail=wanted)


def _side_by_side(source: Section, made: Section) -> Iterator[tuple[str, str, int]]:
    """Yield the words of each block and of its translation; of the whole section where the two are built otherwise."""
    sides = [
        [(block, inline) for block, inline in side if block.kind not in {"code", "row"}] for side in (source, made)
    ]
    words_of = [[" ".join([inline.plain, *inline.pictures]).casefold() for _, inline in side] for side in sides]
    if [block.kind for block, _ in sides[0]] == [block.kind for block, _ in sides[1]]:
        for its, mine, (block, _) in zip(*words_of, sides[1], strict=True):
            yield its, mine, block.line
    elif sides[1]:
        yield " ".join(words_of[0]), " ".join(words_of[1]), sides[1][0][0].line


def uses(text: str, title: str, endings: list[str] | None) -> str:
    """Return a term as it is used in a text, with whatever ending; nothing where it is not used.

    What stands in brackets in the title is another name of the term: General practitioner (GP).
    """
    names = [re.sub(r"\([^)]*\)", " ", title), *re.findall(r"\(([^)]*)\)", title)]
    ending = "(?:" + "|".join(map(re.escape, endings)) + ")?" if endings else r"[^\W\d_]{0,3}"
    flat = " ".join(text.split())
    for name in names:
        *before, last = re.findall(r"[^\W_]+", name.casefold()) or [""]
        # The words before take an ending of their own: digital nøgle, den digitale nøgle.
        pattern = r"\W+".join(re.escape(word) + ending for word in [*before, last.removesuffix("y")])
        if last and (found := re.search(rf"(?<![\w-]){pattern}(?![\w-])", flat)):
            return found[0]
    return ""


def accept(pair: Pair) -> list[Finding]:
    """Record that a translation is right; where something is missing, change nothing and return what."""
    told = [*check_sections(pair), *check_same(pair)]
    missing = [one for one in told if one.rule in {"section-missing", "structure-differs"}]
    if not missing:
        page = pair.made.page
        digests = "".join(f'  {name}: "{section.record}"\n' for name, section in pair.source.page.sections.items())
        record = f"translated_from:\n{digests}"
        front_matter, found = BLOCK.subn(record, page.front_matter, count=1)
        front_matter += "" if found else record
        newline = "\r\n" if b"\r\n" in page.file.read_bytes() else "\n"
        page.file.write_text(f"---\n{front_matter}---\n{page.body}", encoding="utf-8", newline=newline)
    return missing
