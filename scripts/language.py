"""Rules on which language a page speaks, and which its links lead into."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from head import Site, language
from heard import Heard, Said
from links import NOT_FOUND, Head, Slip
from speech import Speech
from writing import sentences

SHORT = 25  # characters up to which a text may be a single word or name


def page_locale(site: Site, name: str, head: Head) -> str:
    """Return the language that a built page is to be in: its address's, or the source's where that stands in for it."""
    path, locale = site.project.built_from.get(name, ("", site.project.locale_of(name)))
    written = site.project.pages.get(path)
    if written and locale not in written:
        return locale if head.first("html") == locale else site.project.locales[0]
    return locale


def name_of(code: str, inside: str) -> str:
    """Return what a language is called in another one."""
    try:
        return str(Locale.parse(code.replace("-", "_")).get_display_name(inside.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return code


def check(site: Site, name: str, head: Head, heard: Heard, speech: Speech) -> Iterator[Slip]:
    """Yield the links of a page that lead into another language unsaid, and the texts that are in another language."""
    yield from check_links(site, name, head, heard)
    yield from check_texts(site, name, head, heard, speech)


def check_links(site: Site, name: str, head: Head, heard: Heard) -> Iterator[Slip]:
    """A link leads to a page in the language of its page, or says which one (HTML standard, 4.6.2, hreflang)."""
    if head.said.get("base"):
        return  # addresses start from elsewhere
    folder = "" if NOT_FOUND.search(name) else name.rpartition("/")[0]
    for control in heard.controls:
        if control.kind != "link" or not control.target:
            continue
        file = site.page_at(folder, control.target, name)
        if not file or (file == name and not control.hreflang):
            continue
        said = control.hreflang or control.locale
        reached = site.project.locale_of(file)
        path, _ = site.project.built_from.get(file, ("", ""))
        is_fallback = path in site.project.pages and reached not in site.project.pages[path]
        if language(said) != language(reached) and not is_fallback:
            inside = site.project.locales[0]
            yield Slip("link-language", name, control.html, control.target, name_of(reached, inside), line=control.line)


def check_texts(site: Site, name: str, head: Head, heard: Heard, speech: Speech) -> Iterator[Slip]:
    """Every text is in the language that the page says it is in (WCAG 3.1.1, 3.1.2)."""
    own = heard.texts[0].locale if heard.texts else site.project.locale_of(name)
    for what in ("title", "description"):
        for value, _, tag in head.said.get(what, ())[:1]:
            text = value.rpartition(" – ")[0] or value if what == "title" else value
            said = Said(0, own, text, text, is_short=what == "title")
            yield from (
                Slip(slip.rule, name, tag, slip.value, slip.detail) for slip in check_text(site, name, said, speech)
            )
    for said in heard.texts:
        yield from check_text(site, name, said, speech)


def check_text(site: Site, name: str, said: Said, speech: Speech) -> Iterator[Slip]:
    """Yield each sentence of a text that is in another language."""
    for breaks, sentence in sentences(said.plain):
        other = speech.foreign(sentence, said.locale, is_short=said.is_short or len(sentence) < SHORT)
        if other:
            value = " ".join(sentence.split())
            yield Slip(
                "text-language", name, "", value, name_of(other, site.project.locales[0]), line=said.line + breaks
            )
            return
