"""Rules on what a page says of itself to browsers and search engines, and on the site as they find it as a whole."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from built import INDEX
from links import HIDING, NOT_FOUND, Head, Slip
from locales import is_tag, language_of
from parts import in_parts
from project import TEXTS
from sites import Site

# All robots, and those that most readers search with; others may be kept out.
SEARCHERS = frozenset({"*", "googlebot", "bingbot"})
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# W3C Date and Time Formats, as sitemaps want them.
DATE = re.compile(r"\d{4}(?:-[01]\d(?:-[0-3]\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?")
BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*\Z")
UNSAID = re.compile(rf"(?:none|null|undefined)?{BLANK.pattern}", re.IGNORECASE)  # by a template, for nothing
# What a page is called by nobody, before the end or the name of the site.
UNTITLED = re.compile(
    rf"{BLANK.pattern}|\s*(?:untitled(?: document| page)?|undefined|null|none|[\w-]+\.(?:docx?|html?|md|pdf|txt))?"
    r"\s*(?:[–—|·-]\s|\Z)",
    re.IGNORECASE,
)


def check(site: Site) -> Iterator[Slip]:
    """Yield what is wrong in the heads of all pages and in what the site gives to search engines."""
    for part in in_parts(site.built.pages, lambda some: list(check_pages(site, some))):
        yield from part
    for rule in (check_repeated, check_sitemap, check_robots, check_headers, check_reached):
        yield from rule(site)


def check_pages(site: Site, names: Sequence[str]) -> Iterator[Slip]:
    """Yield what is wrong in the heads of some pages; of redirects, that they lead to others."""
    for name in names:
        head = site.survey.heads[name]
        if head.is_stub:
            yield from check_redirect(site, name, head)
        else:
            yield from check_words(site, name, head)
            if name not in site.apart:
                yield from check_addresses(site, name, head)
                yield from (Slip("noindex", name, tag, value) for value, tag in head.hiding)


def check_redirect(site: Site, name: str, head: Head) -> Iterator[Slip]:
    """Tell of a redirect to another one, of a not-found page that is one (RFC 9110, 15.5.5) and a wrong canonical."""
    address, _, tag = head.said["refresh"][0]
    if NOT_FOUND.search(name):
        yield Slip("soft-404", name, tag, address, "forward")
    page = site.page_at(name, address)
    if site.survey.heads.get(page, Head()).is_stub:
        yield Slip("redirect-again", name, tag, address)
        return
    for canonical, _, at in head.said.get("canonical", ()) if page else ():
        if site.page_at(name, canonical) not in {page, name} and (site.built.site_url or "//" not in canonical):
            yield Slip("canonical", name, at, canonical, site.built.url(page))


def check_words(site: Site, name: str, head: Head) -> Iterator[Slip]:
    """Title (WCAG 2.4.2), description and language (WCAG 3.1.1; RFC 5646)."""
    for what in TEXTS:
        is_found = what == "title" or not (head.hiding or name in site.apart or site.is_search(name))
        if (UNTITLED if what == "title" else UNSAID).match(value := head.first(what)) and is_found:
            at = head.said[what][0][2] if what in head.said else "<head"
            said = value if value[:1].isalpha() else ""  # a word of the template's, or only the name of the site
            yield Slip(what, name, at, said, "unnamed" if said else "")
        elif len(head.said.get(what, ())) > 1:
            yield Slip(what, name, head.said[what][1][2], head.said[what][1][0], "twice")
    for value, _, tag in [*head.said.get("og:title", ()), *head.said.get("twitter:title", ())]:
        if value[:1].isalpha() and UNTITLED.match(value):
            yield Slip("title", name, tag, value, "unnamed")
    charset = head.said.get("charset", [("utf-8", "", "")])[0]
    if charset[0].lower().replace("-", "") != "utf8":
        yield Slip("encoding", name, charset[2], charset[0], "charset")
    lang, locale = head.first("html"), site.locale(name, head)
    if not same_language(lang, locale):
        yield Slip("lang", name, head.said["html"][0][2] if "html" in head.said else "<html", lang, locale)
    elif head.first("body") and not same_language(head.first("body"), locale):
        yield Slip("lang", name, head.said["body"][0][2], head.first("body"), locale)
    yield from check_feeds(site, name, head, locale)


def check_feeds(site: Site, name: str, head: Head, locale: str) -> Iterator[Slip]:
    """Tell of a feed of another language that is offered in place of the page's own (HTML standard, 4.6.7.1)."""
    offered = [(site.file_at(name, address), address, tag) for address, _, tag in head.said.get("feed", ())]
    if all(site.project.locale_of(file) != locale for file, *_ in offered):
        for file, address, tag in offered:
            if site.has_twin(file, locale):
                yield Slip("link-language", name, tag, address, "feed")


def same_language(code: str, locale: str) -> bool:
    """Tell whether a language tag is one and of that language, whatever its territory."""
    return is_tag(code) and language_of(code) == language_of(locale)


def check_addresses(site: Site, name: str, head: Head) -> Iterator[Slip]:
    """Canonical address (RFC 6596), and language versions, which are full, right, complete and name each other."""
    if site.is_unread(name):
        return
    twins = site.twins(name)
    if site.is_stand_in(name):
        yield from check_canonical(site, name, head, {name, *twins.values()})
        return
    yield from check_canonical(site, name, head, {name})
    places = site.places(name) if twins else {}
    found: dict[str, str] = {}
    faults = set()
    for address, hreflang, tag in head.said.get("alternate", ()):
        code = hreflang.strip().lower()
        fault = _alternate_fault(site, name, code, site.leads_to(address), places)
        if found.setdefault(code, address) != address:
            fault = fault or "twice"
        if fault:
            faults.add(fault)
            yield Slip("hreflang", name, tag, f"{code}: {address}", fault)
    if found or (len(twins) > 1 and site.built.site_url):  # full addresses are not to be had without it
        there = {code.split("-")[0] for code in found if code != "x-default"}
        wanted = [*twins, site.project.locale_of(name)]
        missing = [locale for locale in dict.fromkeys(wanted) if language_of(locale) not in there]
        if "x-default" not in found and (len(there) > 1 or len(twins) > 1):
            missing.append("x-default")
        if missing and "code" not in faults:  # a version under a wrong code has been told already
            yield Slip("hreflang", name, "", ", ".join(missing), "missing", line=1)


def _alternate_fault(site: Site, name: str, code: str, target: str, places: dict[str, str]) -> str:
    """Return what is wrong with one language version; nothing if it is in order."""
    if code != "x-default" and (code.startswith("x-") or not is_tag(code)):
        return "code"
    if not target:
        return "address"
    if code != "x-default" and not same_language(code, site.project.locale_of(target)):
        return "language"
    if places:
        if code == "x-default" and target == places.get(site.fallback, target):
            return ""
        # Another version than on most pages may be the default where all of them name it.
        is_agreed = code != "x-default" or all(site.defaults(one) == {target} for one in places.values())
        return "" if target in places.values() and is_agreed else "other"
    named = [one[0] for one in site.survey.heads.get(target, Head()).said.get("alternate", ())]
    return "" if code == "x-default" or name in map(site.leads_to, named) else "other"


def check_canonical(site: Site, name: str, head: Head, right: set[str]) -> Iterator[Slip]:
    """Tell of an address under which a page wants to be known that is not one, full and its own."""
    given = head.said.get("canonical", [])
    own = site.built.url(name)
    if not given:
        if site.built.site_url and not head.hiding and not site.is_search(name):
            yield Slip("canonical", name, "<head", "", own)
    elif len(given) > 1:
        yield Slip("canonical", name, given[1][2], given[1][0], own)
    elif _is_wrong(site, given[0][0], own, right):
        yield Slip("canonical", name, given[0][2], given[0][0], own)
    for address, _, tag in head.said.get("og:url", ()) if site.built.site_url else ():
        if site.leads_to(address) not in right:
            yield Slip("canonical", name, tag, address, own)


def _is_wrong(site: Site, address: str, own: str, right: set[str]) -> bool:
    """Tell whether a canonical address is not that of the page, or names its file where the site names its folder."""
    if address.endswith(f"/{INDEX}") and own in site.listed:
        return True
    is_other = "?" in address or "#" in address or site.leads_to(address.strip()) not in right
    return is_other and bool(site.built.site_url or "//" not in address)


def check_repeated(site: Site) -> Iterator[Slip]:
    """Titles and descriptions tell the pages of a language apart, in tabs and in what a search finds (WCAG 2.4.2)."""
    first: dict[tuple[str, str, str], str] = {}
    shared = {one.text for one in site.project.settings}  # the site's description stands in for a page's own
    for name, head in site.found():
        for what, text in ((what, head.first(what)) for what in TEXTS if not head.hiding):
            is_own = text not in shared and site.project.source_of(name)[0]  # no archive or second page of the theme's
            if text and (what == "title" or is_own):
                other = first.setdefault((site.project.locale_of(name), what, text.casefold()), name)
                if other != name:
                    yield Slip(f"{what}-repeated", name, head.said[what][0][2], text, site.built.url(other))


def check_sitemap(site: Site) -> Iterator[Slip]:
    """Hold the sitemaps against the pages that a search engine may show, which they name in full (sitemaps.org)."""
    listed: set[str] = set()
    wrong, is_list = 0, False
    for name in site.sitemaps:
        try:
            root = ET.fromstring((site.built.folder / name).read_bytes())  # noqa: S314 - made by the own build
        except (ET.ParseError, ValueError, LookupError) as error:  # an encoding may be unknown
            line = error.position[0] if isinstance(error, ET.ParseError) else 0
            yield Slip("sitemap", name, "", str(error), "xml", line)
            return
        if root.tag not in {f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"}:
            namespace, _, element = root.tag.rpartition("}")
            yield Slip("sitemap", name, f"<{element}", f"{element} {namespace[1:]}".strip(), "root")
            return
        is_list |= not root.tag.endswith("sitemapindex")
        slips = [*_entries(site, name, root, listed)]
        wrong += sum(slip.detail == "entry" for slip in slips)
        yield from slips if any(listed) else slips[:1]  # where none is right, all have one cause, as another host
    # Without the site's address no page can be named in full; an entry that is wrong was meant for one of these.
    if is_list and (site.built.site_url or not listed.isdisjoint(site.built.files)):
        name = min(site.sitemaps, key=len)
        missing = [page for page, _ in site.found() if page not in listed and not site.is_search(page)]
        yield from (Slip("sitemap", name, "", site.built.url(page), "page", line=1) for page in missing[wrong:])


def _entries(site: Site, name: str, root: ET.Element, listed: set[str]) -> Iterator[Slip]:
    """Yield the entries of a sitemap that lead nowhere or stand there twice; note where the others lead."""
    for location in root.iter(f"{SITEMAP}loc"):
        address = (location.text or "").strip()
        file = site.leads_to(address)
        if fault := _entry_fault(site, address, file, listed):
            yield Slip("sitemap", name, f"<loc>{address}", address or "<loc>", fault)
        listed.add(file)
    for date in root.iter(f"{SITEMAP}lastmod"):
        said = (date.text or "").strip() or "<lastmod></lastmod>"
        if not DATE.fullmatch(said):
            yield Slip("sitemap", name, said, said, "date")
    for entry in root.iter(f"{SITEMAP}url"):
        page = site.leads_to(entry.findtext(f"{SITEMAP}loc", "").strip())
        places = site.places(page) if site.twins(page) else {}
        for version in entry.iter("{http://www.w3.org/1999/xhtml}link"):
            address, code = version.get("href", "").strip(), version.get("hreflang", "").strip().lower()
            if version.get("rel") == "alternate" and _is_no_version(site, code, site.leads_to(address), places):
                yield Slip("sitemap", name, address, f"{code}: {address}".removeprefix(": "), "version")


def _entry_fault(site: Site, address: str, file: str, listed: set[str]) -> str:
    """Return what is wrong with an entry of a sitemap; nothing if it is in order."""
    if not file or "#" in address:
        return "entry"
    head = site.survey.heads.get(file, Head())
    if head.is_stub or NOT_FOUND.search(file):
        return "other"
    if file in listed:
        return "twice"
    return "index" if address.endswith(f"/{INDEX}") and head.first("canonical") not in {"", address} else ""


def _is_no_version(site: Site, code: str, target: str, places: dict[str, str]) -> bool:
    """Tell whether what a sitemap names as a version of a page in a language is none of its `places`."""
    if not target or (places and target not in places.values()):
        return True
    return bool(places) and code != "x-default" and not same_language(code, site.project.locale_of(target))


def check_robots(site: Site) -> Iterator[Slip]:
    """Tell of a robots.txt that keeps search engines out, or names a sitemap that is not there (RFC 9309)."""
    name = "robots.txt"
    if name not in site.built.files:
        return
    lines = site.built.read(name).splitlines()
    if lines and lines[0].lstrip().startswith("<"):
        yield Slip("file-broken", name, lines[0], "HTML")
    for line in lines:
        key, value = _field(line)
        if key == "sitemap" and not site.leads_to(value):
            yield Slip("sitemap", name, line, value, "robots")
    listed = [urlsplit(address).path for address in site.listed if site.leads_to(address)]
    for rules in _groups(lines):
        opened = [value for key, value in rules if key == "allow"]
        for value, line in ((value, line) for (key, value), line in rules.items() if key == "disallow"):
            folder = value.rstrip("*").removesuffix("/") + "/"
            whole = [f"{max(folder, site.built.reader.base, key=len)}page/"] if folder in site.whole else []
            if any(_is_closed(path, value, opened) for path in [*whole, *listed]):
                is_all = whole and folder in {"/", site.built.reader.base}
                yield Slip("robots-closed", name, line, line, "" if is_all else "language" if whole else "part")
                return


def _is_closed(path: str, closed: str, opened: list[str]) -> bool:
    """Tell whether a rule of robots.txt keeps search engines from a path: the longest that fits (RFC 9309, 2.2.2)."""
    if not closed or not _pattern(closed).match(path):
        return False
    return all(len(rule) < len(closed) for rule in opened if _pattern(rule).match(path))


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    """Return what a rule of robots.txt fits: a beginning of a path, in which * is anything and $ the end."""
    first, *others = map(re.escape, unquote(rule).removesuffix("$").split("*"))
    last = [f".*{others.pop()}"] if others else []
    # What a star has passed over is not tried again, so that many of them take no longer.
    text = "".join([first, *(f"(?>.*?{part})" for part in others), *last])
    return re.compile(text + (r"\Z" if rule.endswith("$") else ""))


def check_headers(site: Site) -> Iterator[Slip]:
    """Tell of a host's header that hides the site, as is usual while it is tried out (Netlify, Cloudflare Pages)."""
    path = ""
    for line in site.built.read("_headers").splitlines() if "_headers" in site.built.files else ():
        path = line.strip() if line[:1] not in " \t#" else path
        key, value = _field(line)
        if key == "x-robots-tag" and HIDING.search(value) and path.rstrip("*") in site.whole:
            yield Slip("noindex", "_headers", line, value)


def _field(line: str) -> tuple[str, str]:
    key, _, value = line.partition("#")[0].partition(":")
    return key.strip().lower(), value.strip()


def _groups(lines: list[str]) -> Iterator[dict[tuple[str, str], str]]:
    """Yield the rules of each group for search engines: what is allowed or disallowed, each with its line."""
    agents: set[str] = set()
    rules: dict[tuple[str, str], str] = {}
    for line in [*lines, "user-agent:"]:
        key, value = _field(line)
        if key in {"allow", "disallow"}:
            rules.setdefault((key, value), line)
        elif key == "user-agent":
            if agents & SEARCHERS:
                yield rules
            if rules:
                agents, rules = set(), {}
            agents.add(value.lower())


def check_reached(site: Site) -> Iterator[Slip]:
    """Every page can be reached from another one than its own translations, or is the translation of such a page."""
    reached = {site.built.file_of(path) for path in site.survey.reached}
    reached |= {"index.html", *(f"{locale}/index.html" for locale in site.project.locales)}
    for name, head in site.found():
        if name in reached:
            continue
        versions = {site.leads_to(address) for address, *_ in head.said.get("alternate", ())} - {name}
        if versions.isdisjoint(reached):
            yield Slip("page-unreachable", name, "", site.built.url(name), line=1)
