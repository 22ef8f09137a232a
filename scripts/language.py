"""Rules on which language a page speaks, and which its links lead into."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from built import is_page
from content import blank, plain_lines
from findings import Finding
from heard import Control, Heard
from inline import INERT, sentences, without_code, without_marked, without_quotations
from links import Head, Said, Slip
from locales import is_tag, known_of, language_of, name_of
from project import CONFIG, REGISTER, TEXTS, Project, config_line, register_line, register_texts
from sites import TITLE_BREAK, Site
from speech import LINK_LENGTH, SMALL, Speech, has_word
from writing import Writing

# What only stands in a list of sources, whose titles are in the language of the work.
CITED = re.compile(
    r"\bet al\b|\bdoi(?::|\.org/)|\bISBN\b|\bISSN\b|\b(?:19|20)\d\d;\s?\d+|\bpp\. ?\d|, [A-Z]\. \((?:19|20)\d\d\)"
    r"|\A[A-ZÀ-Þ][^:.]*:\s+,\s[^.]*\b(?:19|20)\d\d\b"  # an author, a title that is taken out, and its year
)

# A house by its street and number, which may have words behind it: 2. sal til venstre.
HOUSE = re.compile(r"(?:[A-ZÀ-Þ][\w.]* |[a-zß-ÿ]{1,3} ){1,4}\d+ ?[A-Za-z]?, ")
ADDRESS_LENGTH = 12  # words
TOWN = re.compile(r", (?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Þ]")
# A text that is marked with a language and what marks it, in HTML and in Markdown.
MARKS = re.compile(
    r"<(?P<tag>[a-z]\w*+)(?P<given>\s[^<>]*+)>(?P<element>[^<>]++)</(?P=tag)"
    r"|[*_\[](?P<text>[^*_\[\]]++)[*_\]]++\{(?P<list>[^{}]*+)\}",
    re.IGNORECASE,
)
MARK = re.compile(r"(?<![\w-])lang\s*=\s*[\"']?([\w-]+)")
UNTITLED = re.compile(r"(?:!!!|\?{3}\+?)[ \t]+([a-z]+)[ \t]*\Z")
USUAL = 5  # of more pages than this one lacks the switch of the language, where it was forgotten
SHORT = 25  # characters up to which a text may be a single word or name


def page_locale(site: Site, name: str, head: Head) -> str:
    """Return the language that a built page is to be in: its address's, or the source's where that stands in for it."""
    locale = site.locale(name, head)
    return site.project.source if site.is_stand_in(name) and head.first("html") != locale else locale


def check_links(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """Tell of links into another language that do not say so (HTML standard, 4.6.2, hreflang)."""
    # Addresses start from elsewhere, or the text is in one language and the menu in another.
    if head.said.get("base") or site.is_stand_in(name):
        return
    for control in heard.controls:
        file = site.file_at(name, control.target)
        if not file or (file == name and not control.hreflang):
            continue
        named = "" if is_page(file) else site.other_named(file, control.locale)
        if not is_page(file) and not named and not site.has_twin(file, control.locale):
            continue
        reached = named or site.project.locale_of(file)
        if named and _says_code(control, named):
            continue
        if leads_astray(site, (name, file), control, reached) and not site.is_stand_in(file):
            yield _astray(site, name, control, reached)
        elif control.hreflang and is_page(file) and _is_elsewhere(site, name, file, control):
            yield Slip("hreflang", name, control.html, f"{control.name}: {control.target}", "other", control.line)


def has_switch(site: Site, name: str, head: Head, heard: Heard) -> bool:
    """Tell whether a page has a link to a page in another language, or that says so; then its address is wrong."""
    own = site.locale(name, head)
    for control in heard.controls:
        said = control.hreflang or site.project.called.get(control.name.casefold(), own)
        file = site.file_at(name, control.target)
        if language_of(said) != language_of(own) or (is_page(file) and site.project.locale_of(file) != own):
            return True
    return False


def check_switches(site: Site) -> Iterator[Slip]:
    """Tell of pages that lead to no version of theirs in another language, where nearly all others do."""
    switches = {name: has for name, has in site.survey.switches.items() if name not in site.apart}
    without = [name for name, has in switches.items() if not has]
    for name in without if len(switches) > USUAL * len(without) else ():
        own = site.project.locale_of(name)
        for other in [one for one in site.twins(name) if one != own][:1]:
            yield Slip("link-language", name, "", "", site.project.language_name(other), line=1)


def check_loads(site: Site, name: str, heard: Heard) -> Iterator[Slip]:
    """Tell of films, pictures and frames that are named for another language, where there is one for the page's own."""
    for load in heard.loads if not site.is_stand_in(name) else ():
        file = site.file_at(name, load.target)
        reached = site.other_named(file, load.locale) if file else ""
        named = names_of(reached, load.locale) if reached and not _says_code(load, reached) else set()
        if named and not says_language(site.project, load.name.casefold(), named):
            yield _astray(site, name, load, reached)


def _says_code(control: Control, reached: str) -> bool:
    """Tell whether a link or a file has the code of a language as a word of its name or as a mark: Report (EN)."""
    mark = re.search(r"\slang=[\"']?([\w-]+)", control.html)
    is_marked = mark and language_of(mark[1]) == language_of(reached)
    return bool(is_marked) or language_of(reached) in re.findall(r"\w+", control.name.casefold())


def _astray(site: Site, name: str, control: Control, reached: str) -> Slip:
    detail = site.project.language_name(reached)
    return Slip("link-language", name, control.html, control.target, detail, line=control.line)


def leads_astray(site: Site, files: tuple[str, str], control: Control, locale: str) -> bool:
    """Tell whether a link from one file to another, in a language, says that it leads into a third, or nothing."""
    project, said = site.project, control.name.casefold()
    reached = language_of(locale)
    if control.hreflang and language_of(control.hreflang) != reached:
        return True
    if said in project.called:
        if language_of(project.called[said]) != reached:
            return True
    elif control.hreflang and said.isalpha():  # a switch may be called as another language is
        others = (one for one in project.locales if language_of(one) != reached)
        return any(said in names_of(one, own) for one in others for own in project.locales)
    if control.hreflang or language_of(control.locale) == reached:
        return False
    return not _names_it(site, files, control, reached)


def _names_it(site: Site, files: tuple[str, str], control: Control, reached: str) -> bool:
    """Tell whether the words of a link name the language that it leads into; a switch also leads to the same page."""
    said, named = control.name.casefold(), names_of(reached, control.locale)
    if said in {reached, *named}:  # as far as that can be known
        pages = {site.project.source_of(one)[0] for one in files}
        return len(pages) == 1 or "" in pages
    return says_language(site.project, said, named)


def says_language(project: Project, said: str, named: set[str]) -> bool:
    """Tell whether the words of a link, in small letters, say a language, which is called by one of some names."""
    if any(one.casefold() in said for one in project.names):  # perhaps with what the site is: a Danish policy
        return said.endswith((*named, *(f"{one})" for one in named)))
    return any(one in said for one in named)


def names_of(reached: str, own: str) -> set[str]:
    """Return what a language is called in itself and in another one, in small letters."""
    return {name_of(reached, inside).casefold() for inside in (reached, own)}


def _is_elsewhere(site: Site, name: str, file: str, control: Control) -> bool:
    """Tell whether a switch of the language leads to another page than the translation and the front page."""
    locale = site.project.called.get(control.name.casefold(), "")
    twin = site.twins(name).get(locale)
    return bool(twin) and file not in {twin, site.files.get(("index.md", locale))}


def check_texts(site: Site, name: str, head: Head, heard: Heard, speech: Speech) -> Iterator[Slip]:
    """Every text of a built page is in the language that the page says it is in (WCAG 3.1.1, 3.1.2)."""
    own = page_locale(site, name, head)
    stands_in = site.is_stand_in(name)  # then its head may be in either language
    if stands_in and own != site.project.source:
        return  # the theme speaks the one, the text the other; that the translation is missing says it
    yield from _check_head(site, name, head.said, own, speech) if not stands_in else ()
    for said in heard.texts:
        # A menu may have the name of a language's folder.
        text = said.text.strip()
        if text in site.project.names or text.lower() in site.project.locales:
            continue
        if found := foreign(said.plain, marked_locale(site.project, said.locale), speech, said.is_short):
            detail = site.project.language_name(found[2])
            yield Slip("text-language", name, "", found[1], detail, line=said.line + found[0])


def marked_locale(project: Project, mark: str) -> str:
    """Return which of the languages a mark names, as lang="en-GB" English; nothing where it is none of them."""
    if mark in project.locales:
        return mark
    return next((one for one in project.locales if language_of(one) == language_of(mark)), "")


def check_marks(project: Project, writing: Writing, speech: Speech) -> Iterator[Finding]:
    """Tell of what is marked with a language that it is not in (WCAG 3.1.2)."""
    for block in writing.blocks:
        shown = without_code(block.source) if "lang" in block.source else ""
        source = INERT.sub(lambda found: blank(found[0]), shown)
        for one in MARKS.finditer(source):
            text, mark = "element" if one["tag"] else "text", MARK.search(one["given"] or one["list"])
            locale = marked_locale(project, mark[1]) if mark and not re.search(r"\{|\]\(", one[text]) else ""
            at = block.line + source.count("\n", 0, one.start(text))
            if mark and not locale and not is_tag(mark[1]):
                yield project.told("lang", project.file(writing.page), at, "mark", value=mark[1])
            if found := foreign(one[text], locale, speech, is_short=False) if locale else None:
                kind = "marked" if found[2] == writing.page.locale else ""
                yield _told(project, project.file(writing.page), at + found[0], *found[1:], kind=kind)


def check_writing(project: Project, writing: Writing, speech: Speech, pages: dict[str, Writing]) -> Iterator[Finding]:
    """Every text of a Markdown file is in the language of its folder; `pages` are the page in each language."""
    page, file = writing.page, project.file(writing.page)
    # What stands in two languages that are known was copied from the first one.
    is_before = dict.fromkeys(project.locales[: project.locales.index(page.locale)])
    before = [one for one in project.locales if one in is_before or (one != page.locale and not known_of(one))]
    said = {one: frozenset(SMALL.findall(_plain(pages[one]))) for one in before if one in pages}
    copied = {sentence: one for one in reversed(before) if one in pages for sentence in _said(pages[one])}
    for field in TEXTS:
        text = page.text(field)
        found = foreign(text, page.locale, speech, field == "title") or left(text, page.locale, speech, copied)
        if found:
            yield _told(project, file, page.field_line(field), *found[1:], kind="field")
    shown = without_marked(without_code(page.body)).split("\n") if "lang" in page.body else []
    for block in writing.blocks:
        if not shown or shown[block.line - page.body_line].strip():
            inline = block.inline
            texts = [(inline.plain, block.kind in {"heading", "cell"}, "")]
            # In plain is nothing that is quoted or marked as another language's.
            links = [words for link, words in inline.links if ".md" in link and words in inline.plain]
            texts += [(one, True, "picture") for one in inline.pictures]
            texts += [(one, True, "") for one in [*inline.titles, *links]]
            for text, is_short, kind in texts:
                found = foreign(text, page.locale, speech, is_short) or left(text, page.locale, speech, copied)
                if found and text not in project.names:
                    place = block.line + found[0] if found[0] else block.line_of(found[1])
                    yield _told(project, file, place, *found[1:], kind=kind)
                    break
            else:
                found = stray(inline.plain, page.locale, speech, said)
                if found and f"*{found[1]}" not in block.source:  # in bold it is named
                    yield _told(project, file, block.line + found[0], *found[1:])
    yield from check_marks(project, writing, speech)
    yield from check_boxes(project, writing)


def stray(text: str, own: str, speech: Speech, said: Mapping[str, frozenset[str]]) -> tuple[int, str, str] | None:
    """Return single words as `foreign` does a sentence, if they are its source's: `said` are the words there."""
    for source, words in said.items():
        is_asked = bool(speech.stray(text, own, source, words)) and not CITED.search(text)  # it seldom is
        for breaks, sentence in sentences(text) if is_asked else ():
            slip = "" if is_place(sentence) else speech.stray(sentence, own, source, words)
            if slip:
                found = re.search(r"\s+".join(map(re.escape, slip.split())), sentence)
                return breaks + sentence.count("\n", 0, found.start() if found else 0), slip, source
    return None


def check_boxes(project: Project, writing: Writing) -> Iterator[Finding]:
    """Tell of an admonition without a title, which is given its type for one: an English word."""
    page = writing.page
    for line, text in plain_lines(page.body) if "!!!" in page.body or "???" in page.body else ():
        if (box := UNTITLED.match(text)) and has_word(page.locale, box[1]) is False and has_word("en", box[1]):
            yield _told(project, project.file(page), page.body_line + line, box[1].title(), "en", kind="box")


def _plain(writing: Writing) -> str:
    return "\n".join(block.inline.plain for block in writing.blocks)


def _said(writing: Writing) -> Iterator[str]:
    """Yield each sentence, heading and entry of a page that may have been copied into another language's."""
    texts = [*map(writing.page.text, TEXTS), *(block.inline.plain for block in writing.blocks)]
    texts += [text for block in writing.blocks for text in block.inline.pictures]
    return (sentence for text in texts for _, sentence in sentences(text))


def _check_head(site: Site, name: str, said: Said, own: str, speech: Speech) -> Iterator[Slip]:
    """Tell of a title or a description in the head of a page that is in another language, or its source's."""
    source = site.project.page(site.project.source_of(name)[0], site.project.source)
    texts = [*map(source.text, TEXTS), *(one.source for one in site.project.settings)] if source else []
    copied = dict.fromkeys(texts, site.project.source) if own != site.project.source else {}
    for what in (*TEXTS, *(f"{shared}:{text}" for shared in ("og", "twitter") for text in TEXTS)):
        for value, _, tag in said.get(what, ()):
            for part in TITLE_BREAK.split(" ".join(value.split())) if "title" in what else [value]:
                if part not in site.project.names and (
                    found := foreign(part, own, speech, "title" in what) or left(part, own, speech, copied)
                ):
                    yield Slip("text-language", name, tag, found[1], site.project.language_name(found[2]))


def check_settings(project: Project, speech: Speech) -> Iterator[Finding]:
    """Tell of words of the menu, and of the site's description, in another language than the pages that show them."""
    for locale, text, source in dict.fromkeys(project.settings):
        if text not in project.names:
            copied = {source: project.source} if source and locale != project.source else {}
            found = foreign(text, locale, speech, is_short=True) or left(text, locale, speech, copied)
            if not found and text in copied and _is_forgotten(project, locale, text):
                found = (0, text, project.source)
            if found:
                line, kind = config_line(project, re.escape(text)) or 1, "menu" if locale != project.source else "nav"
                own, detail = map(project.language_name, (locale, found[2]))
                yield project.told("text-language", CONFIG, line, kind, value=found[1], detail=detail, own=own)


def _is_forgotten(project: Project, locale: str, text: str) -> bool:
    """Tell whether words of the menu are no name, for another language has its own, and none of their language's.

    That is asked of a language of which little is known.
    """
    is_word = any(has_word(locale, word) for word in text.casefold().split())
    are_known = all(known_of(one).get("stop_words") for one in (locale, project.source))
    return not is_word and not are_known and any(one.source == text != one.text for one in project.settings)


def check_register(project: Project, speech: Speech) -> Iterator[Finding]:
    """Every text of the register is in the language that it says it is in."""
    file = f"{project.docs}/{REGISTER}"
    for said in register_texts(project):
        source, *others = said.values()
        for locale, text in said.items():
            if text is source and source in others and not text.endswith("."):
                continue  # a name that is the same in both
            copied = {text: project.source} if text == source else {}
            found = foreign(text, locale, speech, not text.endswith(".")) or left(text, locale, speech, copied)
            if found:
                at, own, detail = register_line(project, locale, text), *map(project.language_name, (locale, found[2]))
                yield project.told("text-language", file, at, "field", value=found[1], detail=detail, own=own)


def _told(project: Project, file: str, line: int, text: str, locale: str, kind: str = "") -> Finding:
    own = project.language_name(file.removeprefix(f"{project.docs}/").partition("/")[0])
    return project.told("text-language", file, line, kind, value=text, detail=project.language_name(locale), own=own)


def is_place(sentence: str) -> bool:
    """Tell whether a sentence says where somebody lives: names and numbers, and hardly a word besides."""
    words = sentence.split() if TOWN.search(sentence) else ()
    is_house = bool(HOUSE.match(sentence)) and len(words) <= ADDRESS_LENGTH
    return bool(words) and (is_house or all(len(word) <= LINK_LENGTH or not word[0].islower() for word in words))


@lru_cache(100_000)  # whole texts stand in the Markdown and again in the page
def foreign(text: str, own: str, speech: Speech, is_short: bool) -> tuple[int, str, str] | None:
    """Return the first sentence of a text in another language: line breaks before it, words, language; None without."""
    if CITED.search(text) or "\ufffd" in text:
        return None
    for breaks, sentence in sentences(without_quotations(text)):
        if is_place(sentence):
            continue
        other = speech.foreign(sentence, own, is_short=is_short or len(sentence) < SHORT)
        if other and f"{name_of(other, own)})" not in sentence:  # a title (in Danish) says so
            return breaks, " ".join(sentence.split()).removesuffix(" :"), other
    return None


def left(text: str, own: str, speech: Speech, copied: Mapping[str, str]) -> tuple[int, str, str] | None:
    """Return a sentence as `foreign` does, if it is the language's of whose page it is a copy, by `copied`."""
    for breaks, sentence in sentences(text) if copied else ():
        source = copied.get(sentence, "")
        if source and not CITED.search(text) and not is_place(sentence) and speech.is_left(sentence, own, source):
            return breaks, " ".join(sentence.split()).removesuffix(" :"), source
    return None
