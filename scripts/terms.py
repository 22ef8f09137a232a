"""Holds the words of a translation against the glossary of its language."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from claims import misnamed
from findings import Finding
from inline import STEM, WORD, stems
from locales import known_of
from numerals import one_of
from project import Project
from speech import has_word
from structure import is_in_alphabet, terms_in
from writing import Block, Pair, Writing, paired

TEMPLATE = "glossary.html"
_TERM = re.compile(r"(.+?)[ \t]*(?:\{:?[ \t]*#([\w-]+)[^}]*\})?[ \t]*")  # of a definition list, perhaps with an id
ALIKE = 0.8  # how alike two names are, from 0 to 1, of which one is the other misspelt
LONG = 9  # letters from which on a word is hardly one of every day


def glossary(project: Project, writings: dict[str, dict[str, Writing]], locale: str) -> dict[str, str]:
    """Return the terms of the project's glossary, in a language, by what a term and its translation have in common."""
    pages = writings.get(_glossary_path(project), {})
    if locale not in pages:
        return {}
    listed, its = (_listed(pages[one]) for one in (locale, project.source))
    named = {name: term for terms in listed.values() for term, name in terms if name}
    if any(listed.values()) and not named:
        return _by_place(listed, its, locale if locale != project.source else "")
    sections = pages[locale].page.sections.items()
    return named or {name: one.title for name, one in sections if one.level > 1}


def _listed(writing: Writing) -> dict[str, list[tuple[str, str]]]:
    """Return the terms of the definition lists of each section, each with its id."""
    found = {}
    for name, blocks in writing.sections.items():
        matches = (_TERM.fullmatch(term) for term in terms_in(blocks))
        found[name] = [(one[1], one[2] or "") for one in matches if one]
    return found


def _by_place(
    listed: dict[str, list[tuple[str, str]]], source: dict[str, list[tuple[str, str]]], locale: str
) -> dict[str, str]:
    """Return terms by section and number, where those of the source stand in the same order.

    They may not where a translation, whose language is `locale`, has them in the order of its alphabet.
    """
    found: dict[str, str] = {}
    for name, terms in listed.items():
        titles = [term for term, _ in terms]
        if len(source.get(name, ())) == len(titles) and not (locale and is_in_alphabet(titles, locale)):
            found |= {f"{name} {number}": title for number, title in enumerate(titles)}
    return found


def _glossary_path(project: Project) -> str:
    """Return the page that has the glossary's template or, in a project without it, is called as a glossary is."""
    named = ""
    called = {word for locale in (project.source, "en") for word in known_of(locale).get("glossary", "").split()}
    for path, pages in project.pages.items():
        if source := pages.get(project.source):
            if source.text("template") == TEMPLATE:
                return path
            if called & {path.removesuffix(".md").rpartition("/")[2], source.text("title").casefold()}:
                named = named or path
    return named


def check_terms(pair: Pair, source_terms: dict[str, str], made_terms: dict[str, str]) -> Iterator[Finding]:
    """Tell of what the glossary has a word for and is called otherwise; how words inflect must be known of both."""
    of_source, of_made = (known_of(locale).get("inflections") for locale in pair.locales)
    if not of_source or not of_made:
        return
    # Words of every day that say more than a glossary means by them: a great effort.
    everyday = known_of(pair.locales[0]).get("everyday", "").split()
    is_glossary = source_terms.keys() <= pair.source.page.sections.keys()
    for name, section in pair.source.sections.items():
        made = pair.made.sections.get(name)
        if not made:
            continue
        beside = [*_side_by_side(section, made)]
        for its, mine, block, links in beside:
            for term, title in source_terms.items():
                wanted = made_terms.get(term)
                if not wanted or (is_glossary and term == name):
                    continue
                found = uses(its, title, of_source)
                if not found or uses(mine, wanted, of_made) or _is_quoted(block, title, of_source):
                    continue
                entries_with = (one[0] for one in beside if one[2].kind == block.kind and uses(one[1], wanted, of_made))
                if block.kind == "item" and not all(uses(one, title, of_source) for one in entries_with):
                    continue  # the translation of this entry stands at another place of the list
                is_meant = any(link.endswith(f"#{term}") for link in links)
                # The council for the municipal council: a longer word of the term is there, with whatever ending.
                is_partly = title.lower() in everyday or any(word in mine for word in stems(wanted))
                if is_meant or not (is_partly and _is_short(pair, found, title)):
                    yield pair.told("term-differs", block.line_of(f"#{term})"), name, value=found, detail=wanted)


def _is_quoted(block: Block, title: str, endings: list[str]) -> bool:
    """Tell whether a text only names a term as a word of the other language."""
    text, plain = (said.casefold() for said in (block.inline.text, block.inline.plain))
    return bool(uses(text, title, endings)) and not uses(plain, title, endings)


def check_names(pair: Pair, names: list[dict[str, Any]]) -> Iterator[Finding]:
    """Tell of a party of the register whose name in the translation is another one but for a word."""
    called = ([str(one.get(locale) or "") for locale in pair.locales] for one in names)
    known = [(its, mine) for its, mine in called if WORD.search(mine)]
    for name, section in pair.source.sections.items() if known else ():
        for its, mine in paired(section, pair.made.sections.get(name, [])):
            for said, wanted in _misnamed(its.inline.text, mine.inline.text, known, pair.locales):
                yield pair.told("register-differs", mine.line_of(said.split()[0]), value=said, detail=wanted)


def _misnamed(
    source: str, made: str, known: list[tuple[str, str]], locales: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in a text in place of a name that its source has, and the name; most words are the same."""
    endings = [known_of(locale).get("inflections", []) for locale in locales]
    its, mine = source.casefold(), made.casefold()
    for called, wanted in known:
        if uses(its, called, endings[0]) and not any(uses(mine, one, endings[1]) for one in (called, wanted)):
            own, words = WORD.findall(wanted), [*WORD.finditer(made)]
            for start in range(len(words) - len(own) + 1):
                group = words[start : start + len(own)]
                one = [word[0] for word in group]
                is_other = sorted(one) == sorted(own) or _is_nearly(" ".join(one), wanted)
                # The Ministry of Finance is the Danish one.
                if is_other and all(len(word) >= STEM for word in {*one} - {*own}):
                    yield made[group[0].start() : group[-1].end()], wanted


def _is_nearly(said: str, name: str) -> bool:
    """Tell whether words are a name but for a word or for a letter."""
    return misnamed(said, name) or (said[:1] == name[:1] and SequenceMatcher(None, said, name).ratio() >= ALIKE)


def _is_short(pair: Pair, found: str, title: str) -> bool:
    """Tell whether a term as it is used may be meant in general: short, in a dictionary, and but one of its kind."""
    locale, stem = pair.source.page.locale, title.casefold()
    is_one = found[len(stem) :] in {"", *known_of(locale).get("singular_endings", ())}
    return len(title) < LONG and is_one and has_word(locale, stem) is not False


def _side_by_side(source: list[Block], made: list[Block]) -> Iterator[tuple[str, str, Block, list[str]]]:
    """Yield the words of each block, or of sections built otherwise, and of its translation, this, and the links."""
    sides = [[block for block in side if block.kind not in {"code", "row"}] for side in (source, made)]
    words_of = [[" ".join([one.inline.plain, *one.inline.pictures]).casefold() for one in side] for side in sides]
    if [one.kind for one in sides[0]] == [one.kind for one in sides[1]]:
        for its, mine, block, other in zip(*words_of, *reversed(sides), strict=True):
            yield its, mine, block, [link for link, _ in other.inline.links]
    elif sides[1]:
        links = [link for block in sides[0] for link, _ in block.inline.links]
        yield " ".join(words_of[0]), " ".join(words_of[1]), sides[1][0], links


def uses(text: str, title: str, endings: list[str]) -> str:
    """Return a term as it is used in a text, with whatever ending; nothing where it is not used."""
    found = _pattern(title, tuple(endings)).search(text)
    return " ".join(found[0].split()) if found else ""


@cache
def _pattern(title: str, endings: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a term looks like; what stands in brackets is another name of it: General practitioner (GP)."""
    called = []
    for name in (re.sub(r"\([^)]*\)", " ", title), *re.findall(r"\(([^)]*)\)", title)):
        if words := WORD.findall(name.casefold()):
            # Each word takes an ending, and may double its last letter: den digitale nøgle, klitterne of klit.
            stems = [*words[:-1], words[-1].removesuffix("y") if "y" in endings else words[-1]]
            called.append(r"\W+".join(f"{re.escape(word)}(?:{word[-1:]})?{one_of(endings)}?" for word in stems))
    # What stands in an address is no word: post@example.org, www.example.org.
    return re.compile(rf"(?<![\w@-])(?<!\w\.)(?:{'|'.join(called) or '(?!)'})(?![\w@-]|\.\w)")
