"""Guesses what was meant by an address that leads nowhere, and says it as it is written in the Markdown."""

import re
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from unicodedata import normalize
from urllib.parse import unquote

from built import INDEX
from content import Page, unescape
from links import Slip
from sites import Site
from tags import candidates
from writing import relative, target

ALONE = {"anywhere", "file", "page", "relative", "sizes", "unfilled"}  # details that are no path that was meant
ALIKE = 0.75  # how alike the names of two files are, from 0 to 1, of which one was meant for the other
MANY = 200  # ids of a page among which the one is looked for that was meant
_ADDRESS = re.compile(r"""\b(href|srcset|src|action|data|poster|url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
# What was to be https: in front of a host, with too few letters or slashes, or twice.
_SLIPS = re.compile(
    r"\A(?!https?://(?!/|http))(?:h{0,2}t{1,3}p{1,2}s?[:;]?/{1,3}){1,2}(?=[a-z][\w-]*\.[a-z])", re.IGNORECASE
)


def near(site: Site, slip: Slip, *, is_gone: bool) -> str:
    """Return what an address of a page, a file or, if that is gone, of a Markdown file was meant for; or nothing."""
    if is_gone:
        return _near_file(site, slip)
    if slip.rule == "link-scheme":
        return as_https(written_addresses(slip)[0])
    if slip.rule not in {"link-missing", "asset-missing"} or slip.detail in ALONE or is_alike(slip):
        return ""
    return _near_page(site, slip) if slip.detail else _near_asset(site, slip)


def as_https(address: str) -> str:
    """Return an address of which the beginning was to be https:// as it was meant; nothing of any other one."""
    found = _SLIPS.match(address)
    return f"https://{address[found.end() :]}" if found else ""


def _near_page(site: Site, slip: Slip) -> str:
    """Return what a link was probably meant to lead to, in the language of the page where there is that."""
    twin = site.places(site.built.file_of(slip.detail) or "").get(site.project.locale_of(slip.file), "")
    page, meant = _named(site, slip)[0], site.project.source_of(twin)[0]
    if page and meant and f"]({written_addresses(slip)[0]}" in page.body:
        return relative(meant, page.path)
    return twin.removesuffix(INDEX) or slip.detail


def _near_asset(site: Site, slip: Slip) -> str:
    """Return the file beside the texts that has the name of one that an address misses, as seen from the page."""
    page = _named(site, slip)[0]
    if not page:
        return ""
    files = site.project.files.get(last(written_addresses(slip)[0]).casefold(), [])
    own = [file for file in files if file.startswith(f"{page.locale}/")] or files
    return relative(own[0], f"{page.locale}/{page.path}") if len(own) == 1 else ""


def _near_file(site: Site, slip: Slip) -> str:
    """Return the Markdown file that an address nearly names, as seen from the page; nothing where there is none."""
    page, named = _named(site, slip)
    known = {one.casefold(): one for one in islice(site.project.pages, MANY)}
    nearly = [known[one] for one in get_close_matches(named.casefold(), known, 1, ALIKE)]
    return relative(nearly[0], page.path) if page and nearly else ""


def ids_to_choose(site: Site, slip: Slip) -> str:
    """Return some ids of the file that a link leads to, first the one that is nearly the one that is missing."""
    if slip.detail == "alike":
        return slip.detail
    file = site.file_at(slip.file, written_addresses(slip)[0]) or slip.file
    ids, wanted = {one.casefold(): one for one in sorted(site.survey.ids.get(file, ()))}, unquote(slip.value).casefold()
    if wanted in ids:  # in other letters
        return ids[wanted]
    nearly = [ids[one] for one in get_close_matches(wanted, [*ids][:MANY], 1)]
    return ", ".join(dict.fromkeys([*nearly, *slip.detail.split(", ")]))


def as_id(name: str) -> str:
    """Return what to call a part of a page that a link names, which may be what no editor can call it."""
    plain = unquote(name)
    return plain if re.fullmatch(r"[\w.-]+", plain) else "id"


def right_address(slip: Slip) -> str:
    """Return the address that is right in place of one that lacks its slash or has other letters, as it is written."""
    path, sign, rest = re.split(r"([?#]|\Z)", written_addresses(slip)[0], maxsplit=1)
    if slip.rule == "link-slash":
        return f"{path}/{sign}{rest}"
    letters = re.sub(r"\A(?:https?://[^/]*)?(?:\.{0,2}/)*", "", path)
    plain = unquote(letters)
    is_end = slip.detail.casefold().endswith(plain.casefold())
    return path.removesuffix(letters) + slip.detail[-len(plain) :] + sign + rest if is_end else slip.detail


def is_gone(site: Site, slip: Slip) -> bool:
    """Tell whether an address in Markdown is that of a Markdown file that is not there."""
    page, named = _named(site, slip)
    is_html = page and slip.at in page.body
    return named.endswith(".md") and named not in site.project.pages and not is_html


def is_escaped(page: Page, slip: Slip) -> bool:
    """Tell whether raw Markdown stands behind a backslash in the text, so that its signs are to be shown."""
    if slip.rule != "raw-markdown" or slip.value[:1] in {"", "\\"} or "\\" not in page.body:
        return False
    return any(one[0][0] == "\\" for one in re.finditer(as_escaped(slip.value), page.body))


def as_escaped(text: str) -> str:
    """Return the pattern of a text in which a sign may stand behind a backslash."""
    return re.sub(r"(\\[^\w\s])", r"\\\\?\1", re.escape(text))


def is_alike(slip: Slip) -> bool:
    """Tell whether an address and what was meant by it are the same letters, put together in another way."""
    return bool(slip.detail) and normalize("NFC", slip.detail) == normalize("NFC", unquote(slip.value))


def is_across(site: Site, slip: Slip) -> bool:
    """Tell whether an address is that of a Markdown file of another language."""
    path = _named(site, slip)[1].removeprefix("../")
    return path.partition("/")[0] in site.project.locales and path.partition("/")[2] in site.project.pages


def in_markdown(site: Site, slip: Slip) -> str:
    """Return the address of a link to another page as it is written in the Markdown; nothing of one in HTML."""
    page, address = _named(site, slip)[0], written_addresses(slip)[0]
    path = site.project.source_of(site.file_at(slip.file, address))[0]
    if not page or not path:
        return ""
    written = f"{relative(path, page.path)}#{unquote(slip.value)}"
    return written if f"]({written}" in page.body else ""


def _named(site: Site, slip: Slip) -> tuple[Page | None, str]:
    """Return the page of a slip and the path that an address on it names, without its part."""
    name, page = written_addresses(slip)[0].partition("#")[0], site.project.page(*site.project.source_of(slip.file))
    return page, (target(page, name) if page else "") or name


def written_addresses(slip: Slip) -> list[str]:
    """Return the addresses of a slip's tag; of several those that end as the one that is wrong."""
    found = _written(slip.at)
    alone = slip.at if slip.rule == "link-anchor" and slip.at[:1] != "<" else slip.value  # in a list there are no tags
    right = [one for one in found if unquote(last(one)) == unquote(last(slip.value))] or [*found] or [alone]
    return [*dict.fromkeys([*right, *(found.get(one, one) for one in right)])]


@lru_cache(maxsize=8)  # several slips may stand in one tag
def _written(tag: str) -> dict[str, str]:
    """Return how each address in a tag is written, by what it is."""
    found: dict[str, str] = {}
    for name, *values in _ADDRESS.findall(tag):
        listed = "".join(values)
        for written in (one for one, _ in candidates(listed)) if name.endswith("set") else [listed]:
            found[unescape(written)] = written
    return found


def last(address: str) -> str:
    """Return the last part of the path of an address."""
    return address.partition("#")[0].rstrip("/").rpartition("/")[2]
