"""Rules on what is translated, whether it is as new as its source, and whether it says the same, section by section."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import content
import remembered
from attributed import exchanged_by_name
from compared import Difference, differences, exchanged, without_figures
from contacts import check_misspelt
from content import Page, Section
from contrasts import contrasts
from destinations import YEAR, check_code, check_links, check_notes
from digits import decimal_sign, readers_of
from figures import figures_of
from findings import Finding, cut, one_line
from inline import QUOTED
from likeness import SURE, in_place
from limits import check_limits
from negations import denials
from project import CONFIG, REGISTER, TEXTS, Project, config_line, party_names, register_line, register_texts
from qualifiers import qualifiers
from rows import exchanged_cells, in_order_of, other_names, unmatched
from speech import ENDS
from structure import check_parts, check_sentences, is_changed, is_in_alphabet, rate_of, with_terms_apart
from terms import check_names, check_terms, glossary
from writing import Block, Pair, SentencePair, Writing, paired, sentence_pairs

# Yields what a finding says of two texts, one in each of two languages.
Hint = Callable[[tuple[str, str], str, str], Iterator[dict[str, str]]]
LONG = 6  # words without capitals that are no name or address, which may be the same in two languages
BESIDE = 4  # sentences on each side that one may have changed places with
INDENTED = re.compile(r"^(?: {4}|\t).*", re.MULTILINE)  # which may be code
SHOWN = 5  # sentences that are shown of what has changed
SORTED = 4  # sections that are not in the order of two alphabets by chance


def check(project: Project, writings: dict[str, dict[str, Writing]], paths: Iterable[str]) -> Iterator[Finding]:
    """Yield what of the pages at these paths is missing, orphaned, out of date or otherwise than its source."""
    all_made = [page for pages in project.pages.values() for place, page in pages.items() if place != project.source]
    keeps_records = sum(bool(page.translated_from) for page in all_made) * 2 >= len(all_made)
    rate = rates(project, writings)
    orphans = (page for pages in project.pages.values() if project.source not in pages for page in pages.values())
    # What may be the translation of a page that has none under its name.
    alone = {(page.locale, ids): project.file(page) for page in orphans if (ids := _ids(page))}
    terms, names = {locale: glossary(project, writings, locale) for locale in project.locales}, party_names(project)
    for path in paths:
        pages = writings[path]
        source = pages.get(project.source)
        for locale in project.locales[1:]:
            made = pages.get(locale)
            if source and made:
                if not project.unread.isdisjoint({project.file(source.page), project.file(made.page)}):
                    continue
                pair = Pair(project, source, made, rate[locale])
                yield from check_sections(pair, keeps_records=keeps_records)
                yield from check_same(pair)
                yield from check_fields(pair)
                yield from check_terms(pair, terms[project.source], terms[locale])
                yield from check_names(pair, names)
            elif source or made:
                # It is told of the page that is there, which is the one that an editor has just written or deleted.
                wanted, there = (f"{project.docs}/{one}/{path}" for one in (project.source, locale))
                rule, file = ("translation-missing", wanted) if source else ("page-orphaned", there)
                name = project.language_name(locale)
                told = project.told(rule, file, 1, source=wanted, made=there, path=path, language=name)
                renamed = alone.get((locale, _ids(source.page)), "") if source else ""
                guess = project.said["near"].format(near=renamed) if renamed else ""
                yield told._replace(fix=told.fix + guess)


def _ids(page: Page) -> frozenset[str]:
    return frozenset(page.sections) - {content.LEAD}


def rates(project: Project, writings: dict[str, dict[str, Writing]]) -> dict[str, float]:
    """Return how long each other language is for a letter of the source's."""
    return {locale: rate_of(writings.values(), project.source, locale) for locale in project.locales[1:]}


def check_register(project: Project) -> Iterator[Finding]:
    """Compare the values of figures of each text of the register in its languages, and whether it denies."""
    file = f"{project.docs}/{REGISTER}"
    for said in register_texts(project):
        source, *others = said
        for locale in others:
            texts, locales = (said[source], said[locale]), (source, locale)
            is_full = all(one.endswith(".") for one in texts)
            wrong = [*_said_otherwise(*texts, locales, in_full=is_full)]
            # How often a name denies is free.
            wrong += [("negation-differs", one) for one in denials(locales, *texts) if one["kind"] == "denial"]
            for rule, details in wrong:
                place = f"{file}:{register_line(project, source, said[source])}"
                line = register_line(project, locale, said[locale])
                yield project.told(rule, file, line, source=place, **details)


def check_settings(project: Project) -> Iterator[Finding]:
    """Compare the years of the menu and the site's description in each language; other figures may be in words."""
    for _, text, source in dict.fromkeys(project.settings):
        wanted, made = (sorted(set(YEAR.findall(one))) for one in (source, text))
        if wanted and made and wanted != made:
            details = {"value": ", ".join(made), "detail": ", ".join(wanted)}
            line, quoted = config_line(project, re.escape(text)) or 1, project.said["quoted"].format(text=source)
            yield project.told("figure-differs", CONFIG, line, source=quoted, **details)


def check_sections(pair: Pair, *, keeps_records: bool = True) -> Iterator[Finding]:
    """Compare which sections there are, in which order, on which level and how new."""
    wanted, made = pair.source.page.sections, pair.made.page.sections
    status = content.translation_status(pair.source.page, pair.made.page)
    if keeps_records and not pair.made.page.translated_from:
        yield pair.told("translation-unaccepted", 1)
    yield from (_missing(pair, name) for name in status.missing)
    for name in status.outdated:
        yield outdated(pair, name)
    yield from (_orphaned(pair, name) for name in made if name not in wanted)
    both = [name for name in wanted if name in made]
    for name in both:
        if wanted[name].level != made[name].level:
            yield pair.told("section-level", made[name].line, name, value=made[name].level, detail=wanted[name].level)
    other = [name for name in made if name in wanted]
    if both != other:
        first = next(pair for pair in zip(other, both, strict=True) if pair[0] != pair[1])
        # Of the two that could stand there, the one without which all others are in their order.
        alone = (one for one in first if [*filter(one.__ne__, other)] == [*filter(one.__ne__, both)])
        moved = next(alone, first[0])
        if not _are_sorted(pair, wanted[moved].level):
            yield pair.told("section-order", made[moved].line, moved)


def _are_sorted(pair: Pair, level: int) -> bool:
    """Tell whether the sections of a level are sorted by each language's own alphabet, as those of a glossary."""
    pages = (pair.source.page, pair.made.page)
    titles = [[one.title for one in page.sections.values() if one.level == level] for page in pages]
    are_sorted = (is_in_alphabet(own, locale) for own, locale in zip(titles, pair.locales, strict=True))
    return len(titles[0]) >= SORTED and all(are_sorted)


def _missing(pair: Pair, name: str) -> Finding:
    """Tell of a missing section at the heading that may be its own, else in the source, which has it."""
    page, wanted = pair.made.page, pair.source.page.sections
    if own := _own_heading(page, name, wanted):
        found = pair.told("section-missing", own[0], name)
        return found._replace(fix=found.fix + pair.project.said["renamed"].format(title=own[1], id=name))
    file, made = pair.project.file(pair.source.page), pair.project.file(page)
    named = {"title": wanted[name].title, "id": name, "made": made}
    return pair.project.told("section-missing", file, wanted[name].line, "source", **named)


def _orphaned(pair: Pair, name: str) -> Finding:
    """Tell of a section without a source at the heading in the source that has lost its id, else at its own."""
    source, made = pair.source.page, pair.made.page
    own = _own_heading(source, name, made.sections)
    if not own or own[2]:
        return pair.told("section-orphaned", made.sections[name].line, name)
    named = {"title": own[1], "id": name, "made": pair.project.file(made)}
    return pair.project.told("section-orphaned", pair.project.file(source), own[0], "source", **named)


def _own_heading(page: Page, name: str, wanted: Mapping[str, Section]) -> tuple[int, str, str] | None:
    """Return the line, the title and the id of the heading of a page that may be of a section that the page lacks."""
    before = [one for one in [*wanted][: [*wanted].index(name)] if one in page.sections][-1]
    headings = [*content.headings(page.body)]
    first = {its: at for at, _, _, its in reversed(headings)}
    start = first.get(before, page.sections[before].line - page.body_line)
    for at, level, title, its in headings:
        if at > start:
            if its in wanted and first[its] == at:  # else a section has an id that another one has already
                break
            if level == wanted[name].level:
                return page.body_line + at, title, its
    return None


def outdated(pair: Pair, name: str) -> Finding:
    """Tell of a section that has changed in the source; of the first at the title or description, if only that has."""
    source, made, said = pair.source.page, pair.made.page, pair.project.said
    texts_changed, lost, is_reordered = changes(pair, name)
    before = said_before(pair, name, lost)
    texts = {field: " ".join(source.text(field).split()) for field in TEXTS}
    fields = [field for field, text in texts.items() if all(one in text for one in texts_changed)]
    if name == content.LEAD and texts_changed and fields:
        lines = {"detail": "field", "title": fields[0], "source_line": source.field_line(fields[0])}
        found = pair.told("section-outdated", made.field_line(fields[0]) or 1, name, **lines)
    else:
        kind = "" if name in made.translated_from else "new"
        found = pair.told("section-outdated", made.sections[name].line, name, kind=kind)
    changed = _shown(pair, texts_changed)
    if not before and len(lost) > len(texts_changed):
        changed.append(said["gone"].format(count=len(lost) - len(texts_changed)))
    shown = " … ".join(changed) or (said["reordered"] if is_reordered else "")
    message = found.message + (said["changed"].format(sentences=shown) if shown else "")
    message += said["was"].format(sentences=" … ".join(_shown(pair, before))) if before else ""
    return found._replace(message=message)


def said_before(pair: Pair, name: str, gone: list[str]) -> list[str]:
    """Return what a section of the source said when it was translated, of these digests, as far as git knows it."""
    docs, file = pair.project.root / pair.project.docs, f"{pair.source.page.locale}/{pair.source.page.path}"
    digest = str(pair.made.page.translated_from.get(name, "")).split(" ")[0]
    known = remembered.statements(docs, file, name, digest) if gone else {}
    return [known[one] for one in gone if one in known]


def _shown(pair: Pair, texts: list[str]) -> list[str]:
    """Return the first of some texts as they are quoted, and how many more there are."""
    quoted = [pair.project.said["quoted"].format(text=one_line(one)) for one in texts[:SHOWN]]
    return quoted + ([pair.project.said["more"].format(count=len(texts) - SHOWN)] if len(texts) > SHOWN else [])


def changes(pair: Pair, name: str) -> tuple[list[str], list[str], bool]:
    """Return what a section of the source says that it did not when it was translated, and digests of what is gone.

    The last tells whether the same is said in another order.
    """
    known = str(pair.made.page.translated_from.get(name, "")).split()[1:]  # nothing of a section that is new
    now = pair.source.page.sections[name].statements
    said = [text for digest, text in now.items() if digest not in known] if known else []
    return said, [one for one in known if one not in now], {*known} == {*now} and known != [*now]


def check_same(pair: Pair) -> Iterator[Finding]:
    """Compare what the sections that both have are made of, where their links lead, and the figures in them."""
    is_named_alike = pair.source.notes == pair.made.notes
    source, made = (one.parts if is_named_alike else one.sections for one in (pair.source, pair.made))
    wanted, there = pair.source.page.sections, pair.made.page.sections
    after, behind = (dict(pairwise([*sections, ""])) for sections in (wanted, there))  # the section that follows
    for name in [*(one for one in wanted if one in there), *(one for one in source if one.startswith("[^"))]:
        its, mine = source.get(name, []), made.get(name, [])
        # A section that the other page lacks is told as such, and not again by what it is made of.
        ends = ((after.get(name), there), (behind.get(name), wanted))
        whole = all(not one or one in sections for one, sections in ends)
        parts = [*check_parts(pair, name, its, mine, unmatched(its, mine, pair.locales))] if whole else []
        its = with_terms_apart(its, pair.source.definitions)
        mine = with_terms_apart(mine, pair.made.definitions)
        its, unlike = in_order_of(mine, its, pair.locales)
        blocks = paired(its, mine)
        said = [[*sentence_pairs(*both)] for place, both in enumerate(blocks) if place not in unlike]
        if whole:
            yield from parts
            yield from check_links(pair, name, its, mine)
            for rule in (check_misspelt, check_notes, check_code):
                yield from rule(pair, its, mine)
            undescribed = [*check_pictures(pair, its, mine)]
            yield from undescribed
            lost = [*check_sentences(pair, blocks)]
            if lost and not is_changed(pair, name):
                yield from lost
            figures = [*check_figures(pair, its, mine, with_pictures=not undescribed)]
            figures = figures or [*check_sentence_figures(pair, mine, said)]
            yield from figures or check_attributed(pair, blocks)
            yield from check_cells(pair, blocks)
        hints = [*check_limits(pair, blocks)]
        yield from hints
        told = {one.line for one in hints}  # by 5 May and after 5 May
        for rules in ((denials, contrasts), (qualifiers,)):
            found = [one for sentences in said for one in _hints(pair, sentences, rules) if one.line not in told]
            yield from found
            told |= {one.line for one in found}


def _hints(pair: Pair, said: list[SentencePair], rules: Iterable[Hint]) -> Iterator[Finding]:
    """Yield what rules hint at in the sentences of a block that have not changed places."""
    for place, (source, line, made) in enumerate(said):
        found = [hint for rule in rules for hint in rule(pair.locales, source, made)]
        if found and _keeps_place(pair, said, place):
            yield from (pair.told("negation-differs", line, **one) for one in found)


def _keeps_place(pair: Pair, said: list[SentencePair], place: int) -> bool:
    """Tell whether a sentence has not changed places with one near by, by the words beside figures that are alike."""
    start, (of_source, of_made) = max(place - BESIDE, 0), readers_of(*pair.locales)
    near = [
        (without_figures(source, of_source), without_figures(made, of_made))
        for source, _, made in said[start : place + 1 + BESIDE]
    ]
    its, ours = near[place - start]
    return all(in_place((its, other), (ours, mine)) >= -SURE for other, mine in near)


def check_pictures(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Tell of a picture that is described in the source, and only there."""
    sides = [[(block.line, text) for block in side for text in block.inline.pictures] for side in (source, made)]
    if len(sides[0]) != len(sides[1]):
        return
    for (_, described), (line, text) in zip(*sides, strict=True):
        if described and not text:
            yield pair.told("picture-alt", line, kind="source", value=described)


def check_fields(pair: Pair) -> Iterator[Finding]:
    """Compare the values of figures that title or description have in both languages."""
    for name in TEXTS:
        texts, line = (pair.source.page.text(name), pair.made.page.text(name)), pair.made.page.field_line(name)
        yield from (pair.told(rule, line, **details) for rule, details in _said_otherwise(*texts, pair.locales))


def _said_otherwise(
    source: str, made: str, locales: tuple[str, str], *, in_full: bool = False
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rule that a text by itself breaks, and what is told of it; one that is not in full may have less."""
    sides = [[("paragraph", text, text, 1)] for text in (source, made)]
    for one in differences(sides[0], sides[1], *readers_of(*locales)):
        if in_full or one.is_mutual:
            yield "figure-differs", one.details
    yield from (("negation-differs", details) for details in contrasts(locales, source, made))


def check_figures(pair: Pair, source: list[Block], made: list[Block], *, with_pictures: bool) -> Iterator[Finding]:
    """Compare the values of numbers, dates, amounts and percentages, in the descriptions of pictures as well or not."""
    sides = [[part for one in side for part in _parts(one, with_pictures=with_pictures)] for side in (source, made)]
    for one in differences(sides[0], sides[1], *readers_of(*pair.locales)):
        yield _differs(pair, one)


def _differs(pair: Pair, one: Difference) -> Finding:
    written = [re.sub(r"[^\d.,]+", "", part).strip(".,") for part in one.details.values()]
    is_alike = written[0] == written[1] and re.search(r"\d[.,]\d", written[0])
    says_two = is_alike and len(set(map(decimal_sign, pair.locales))) > 1
    kind = "signs" if says_two else "order" if one.is_order else ""
    return pair.told("figure-differs", one.line, kind=kind, **one.details)


def check_sentence_figures(pair: Pair, blocks: list[Block], said: list[list[SentencePair]]) -> Iterator[Finding]:
    """Compare figures sentence by sentence, where the section has all of them: another sentence may have the same.

    In a language without a file nobody knows where a sentence ends: am 14. Februar.
    """
    whole = {block.inline.text.strip() for block in blocks}
    for sentences in said if all(map(figures_of, pair.locales)) else ():
        for place, (source, line, made) in enumerate(sentences):
            found = exchanged(source, made, *readers_of(*pair.locales)) if made not in whole else None
            if found and _keeps_place(pair, sentences, place):
                yield _differs(pair, found._replace(line=line))


def check_attributed(pair: Pair, blocks: list[tuple[Block, Block]]) -> Iterator[Finding]:
    """Compare which figure each name of a block has that stands in both languages."""
    for its, mine in blocks:
        if found := exchanged_by_name(its.inline.text, mine.inline.text, *readers_of(*pair.locales)):
            before, after = ([one.written for one in side] for side in found)
            yield _differs(pair, Difference(before, after, mine.line + found[1][0].line - 1, is_order=True))


def check_cells(pair: Pair, blocks: list[tuple[Block, Block]]) -> Iterator[Finding]:
    """Hint at cells that have each other's words, and entries with other names."""
    for line, value, said in [*exchanged_cells(blocks), *other_names(blocks)]:
        yield pair.told("negation-differs", line, kind="contrast", value=value, original=said)


def _parts(block: Block, *, with_pictures: bool) -> Iterator[tuple[str, str, str, int]]:
    """Yield the kind, the text, the text without quotations and the line of a block, and of its pictures or not."""
    if block.kind not in {"code", "row"}:
        kind = "step" if block.is_numbered else block.kind
        yield kind, block.inline.text, block.inline.plain, block.line
        for text in block.inline.pictures if with_pictures else ():
            yield "picture", text, text, block.line_of(text)


def _copied(pair: Pair) -> Iterator[Finding]:
    """Tell of a section that has nothing long but what stands in its source, word for word, or one such sentence."""
    wanted = pair.source.page.sections
    for name, section in pair.made.page.sections.items():
        text = INDENTED.sub("", content.without_fenced(section.text))
        statements = replace(section, text=text).statements.values()
        long = {one for one in statements if sum(map(str.islower, one.split())) >= LONG}
        said = long - {*map(pair.made.page.text, TEXTS)}
        its = wanted[name].statements.values() if name in wanted and "lang=" not in section.text else ()
        same = said.intersection(its)
        left = sorted(one for one in same if same == said or (one.endswith(ENDS) and not QUOTED.search(one)))
        if left:
            yield pair.told("section-missing", section.line, name, kind="copied", value=cut(left[0]))


def accepted(pair: Pair) -> Iterator[Finding]:
    """Yield what is told of a translation that is to be recorded as right."""
    yield from check_sections(pair)
    yield from check_same(pair)
    yield from _copied(pair)
