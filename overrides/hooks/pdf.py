"""Makes a tagged PDF (PDF/UA-1, ISO 14289-1) of a page as it would be printed."""

import hashlib
import json
import logging
import re
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import assets


class About(NamedTuple):
    """What a PDF must know besides its page."""

    site: Path  # the built one
    url: str  # its address
    address: str  # that of the page
    author: str  # told to the program that shows the PDF, with the date
    date: str  # ISO 8601
    foot: str  # on each sheet
    pages: str  # on each sheet, too; it counts {page} and {pages}


def make(html: str, about: About) -> bytes | None:
    """Return the PDF of a page, made once and kept in `.cache`; None where the system has no Pango for WeasyPrint."""
    sheet = (assets.OVERRIDES / "document.css").read_text("utf-8")
    sheet = re.sub(r"token\(([\w-]+)\)", lambda found: assets.TOKENS[found[1]], sheet)
    html = html.replace("</style>", f"{sheet}{feet(about)}</style>", 1)
    made_from = repr((html, about.address, about.author, about.date, version("weasyprint")))
    key = hashlib.sha256(made_from.encode()).hexdigest()
    name = f"{key[:16]}.pdf"
    if not (assets.CACHE / name).is_file() and not loaded():
        return None
    return assets.kept(name, lambda: written(html, about, key))


def written(html: str, about: About, identifier: str) -> bytes:
    """Have WeasyPrint make a PDF."""
    weasyprint = loaded()

    # Fetches what the page names by its address on the site, of the files that are going to be there.
    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[name-defined,misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            return super().fetch((about.site.resolve() / unquote(url.removeprefix(about.url))).as_uri(), headers)

    document = weasyprint.HTML(string=html, base_url=about.address, url_fetcher=Fetcher()).render()
    document.metadata.authors, document.metadata.generator = [about.author], None
    document.metadata.created = document.metadata.modified = about.date
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode()))


def loaded() -> Any:
    """Return WeasyPrint; None where the system has no Pango. Loaded only here, as a kept PDF need not wait for it."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of each table that it leaves out of a font
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of what the system lacks, which is done without
            import weasyprint  # noqa: PLC0415
    except OSError:
        return None
    return weasyprint


def feet(about: About) -> str:
    """Return the rules for what stands at the foot of each sheet (CSS Paged Media, 4.2)."""
    foot, pages = (json.dumps(text, ensure_ascii=False).replace("\\n", "\\a ") for text in (about.foot, about.pages))
    counted = re.sub(r"\{(page|pages)\}", lambda found: f'" counter({found[1]}) "', pages)
    return f"@page{{@bottom-left{{white-space:pre-line;content:{foot}}}@bottom-right{{content:{counted}}}}}"
