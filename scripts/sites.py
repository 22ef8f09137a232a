"""A built site beside the project that it was built from: which page is which, and where its links lead."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import unquote, urlsplit

from built import Built, is_page
from links import NOT_FOUND, Head, Survey
from locales import language_of
from project import Project
from urls import OWN, ROOT, Address, Fault

TITLE_BREAK = re.compile(r"\s+[–—|·-]\s+")  # between a page's title and the site's name
_ASKS = re.compile(r"[?#\s\\]|/\.")  # what does not stand in an address that is only a path
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def bare(text: str) -> str:
    """Return the words of a text in small letters, with a blank between them."""
    return " ".join(_WORDS.findall(text.lower()))


@dataclass(frozen=True)
class Site:
    """The project, its built site, and what the pass over its pages gave."""

    project: Project
    built: Built
    survey: Survey

    @cached_property
    def not_found(self) -> frozenset[str]:
        """What the not-found pages call themselves."""
        heads = [head for name, head in self.survey.heads.items() if NOT_FOUND.search(name)]
        titles = {TITLE_BREAK.split(head.first("title"))[0] for head in heads}
        own = titles - self.project.names - {""}  # some themes' not-found page is called as the site is
        return frozenset(map(bare, own))

    @cached_property
    def whole(self) -> set[str]:
        """The paths below which all pages stand, or all of a language."""
        base = self.built.reader.base
        return {"/", base, *(f"{base}{locale}/" for locale in self.project.locales[1:])}

    @cached_property
    def framed(self) -> set[str | None]:
        """The pages that are only shown in a frame of others."""
        paths = {path for head in self.survey.heads.values() for path, *_ in head.said.get("frame", ())}
        return {self.built.file_of(path) for path in paths} - {*map(self.built.file_of, self.survey.reached)}

    @cached_property
    def sitemaps(self) -> list[str]:
        """The sitemaps, in order."""
        return sorted(name for name in self.built.files if re.match(r"[^/]*sitemap[^/]*\.xml\Z", name))

    @cached_property
    def listed(self) -> set[str]:
        """The addresses in the sitemaps, with what else stands between their tags."""
        return set(re.split(r"[\s<>\[\]]+", unquote("".join(map(self.built.read, self.sitemaps)))))

    @cached_property
    def apart(self) -> set[str]:
        """The pages that nobody is to find by searching: not found, framed, or asking for it and in no sitemap."""
        return {name for name, head in self.survey.heads.items() if self._is_apart(name, head)}

    def _is_apart(self, name: str, head: Head) -> bool:
        asks = head.hiding or self.leads_to(head.first("canonical")) not in {name, ""}
        is_left_out = asks and self.sitemaps and self.built.url(name) not in self.listed
        return bool(NOT_FOUND.search(name) or name in self.framed or is_left_out)

    @cached_property
    def fallback(self) -> str:
        """The language that x-default leads to on most pages: whoever speaks none of the languages gets it."""
        pages = [page for name in self.survey.heads for page in self.defaults(name)]
        counts = Counter(self.project.locale_of(page) for page in pages if page)
        return max(self.project.locales, key=lambda locale: counts[locale])

    def defaults(self, name: str) -> set[str]:
        """Return the pages that a page names by x-default."""
        named = self.survey.heads[name].said.get("alternate", ())
        return {self.leads_to(address) for address, code, _ in named if code.strip().lower() == "x-default"}

    def found(self) -> Iterator[tuple[str, Head]]:
        """Yield each page that is there to be found, with its head: no redirect, and none that is apart."""
        for name in self.built.pages:
            head = self.survey.heads[name]
            if not head.is_stub and name not in self.apart:
                yield name, head

    @cached_property
    def files(self) -> dict[tuple[str, str], str]:
        """The built page of each page by its path and the language of its address."""
        return {pair: file for file, pair in reversed(self.project.built_from.items()) if file in self.built.files}

    def twins(self, name: str) -> dict[str, str]:
        """Return the built page of the same page in each language that it is written in, by language."""
        pages = self.project.pages.get(self.project.source_of(name)[0], {})
        return {locale: file for locale, file in self.places(name).items() if locale in pages}

    def locale(self, name: str, head: Head) -> str:
        """Return the language of a built page's address, or its own where one is made for all languages."""
        own = language_of(head.first("html"))
        is_shared = name == "404.html" or name.startswith("assets/") or self.is_search(name)
        shared = {language_of(one): one for one in self.project.locales if f"{one}/{name}" not in self.built.files}
        return shared.get(own, self.project.source) if is_shared else self.project.locale_of(name)

    def places(self, name: str) -> dict[str, str]:
        """Return the built page of the same page at the address of each language, written in it or not."""
        path, _ = self.project.source_of(name)
        return {one: self.files[path, one] for one in self.project.locales if (path, one) in self.files}

    def has_twin(self, file: str, locale: str) -> bool:
        """Tell whether a language has a file of its own in place of one of another language, as a feed."""
        twin = self._placed(file, locale)
        return twin != file and twin in self.built.files

    def _placed(self, file: str, locale: str) -> str:
        """Return the name that a file has, in whatever language's folder it is, in that of a language."""
        bare = file if self.project.locale_of(file) == self.project.source else file.partition("/")[2]
        return bare if locale == self.project.source else f"{locale}/{bare}"

    @cached_property
    def locales_of(self) -> dict[str, set[str]]:
        """The languages in whose folders there is a file, by its name without folders."""
        found: dict[str, set[str]] = {}
        for file in self.built.files:
            found.setdefault(file.rpartition("/")[2], set()).add(self.project.locale_of(file))
        return found

    def other_named(self, file: str, locale: str) -> str:
        """Return the other language that a file is named for, where there is one named for this one: map-en.svg."""
        called = file.rpartition("/")[2]
        for other in self.project.locales:
            named = re.sub(rf"(?<![^\W_]){re.escape(other)}(?![^\W_])", lambda _: locale, called)
            own = file.removesuffix(called) + named
            if named != called and not self.built.files.isdisjoint({own, self._placed(own, locale)}):
                return other
        return ""

    def is_search(self, name: str) -> bool:
        """Tell whether a page is a theme's page of search results, which has no words and no Markdown of its own."""
        return name.endswith(("search.html", "search/index.html")) and name not in self.project.built_from

    def is_stand_in(self, name: str) -> bool:
        """Tell whether a built page shows the source's text in place of a missing translation."""
        path, locale = self.project.source_of(name)
        return path in self.project.pages and locale not in self.project.pages[path]

    def is_unread(self, name: str) -> bool:
        """Tell whether the Markdown of a built page, in whatever language, could not be read."""
        pages = self.project.pages.get(self.project.source_of(name)[0], {})
        return any(self.project.file(page) in self.project.unread for page in pages.values())

    def page_at(self, name: str, written: str) -> str:
        """Return the page of the site that a link of a page leads to; nothing where it leads elsewhere."""
        file = self.file_at(name, written)
        return file if is_page(file) else ""

    def file_at(self, name: str, written: str) -> str:
        """Return the file of the site that a link of a page leads to; nothing where it leads elsewhere."""
        led = self.led(written)
        if not isinstance(led, Address):
            return ""
        if led.ups == OWN:
            return name
        above = [] if NOT_FOUND.search(name) else name.split("/")[:-1]
        if led.ups > len(above):
            inside = self.built.reader.back(led.ups - len(above), led.path)
            return self.built.file_of(inside) or "" if inside is not None else ""
        start = "/".join(above[: len(above) - led.ups]) if led.ups != ROOT else ""
        return self.built.file_of(f"{start}/{led.path}" if start else led.path) or ""

    @cached_property
    def led(self) -> Callable[[str], Address | Fault | None]:
        """What reads an address; the same ones stand on many pages, and are read once."""
        return cache(self.built.reader.read)

    def leads_to(self, address: str) -> str:
        """Return the page that a full address of the own site leads to as it is written; nothing where it does not."""
        root = self.built.site_url
        if root.endswith("/") and address.startswith(root) and not _ASKS.search(address):
            return self.built.file_of(address[len(root) :]) or ""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        scheme = urlsplit(root).scheme or parts.scheme
        if not parts.netloc or not scheme or parts.scheme != scheme:
            return ""
        if not root:
            return self.built.file_of(parts.path.lstrip("/")) or address
        return self.built.file_at(address) or ""
