"""Makes a tagged PDF (PDF/UA-1, ISO 14289-1) of a page as it would be printed. Knows nothing of MkDocs.

WeasyPrint makes it, with the library Pango of the system; where that is missing, nothing is made.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inputs import HERE

SHEET = HERE.parent / "document.css"
CACHE = HERE.parent.parent / ".cache"
KEPT = 8  # PDFs of earlier builds
PAGE = re.compile(r"\{(page|pages)\}")


@dataclass(frozen=True)
class About:
    """What a PDF must know besides its page.

    `site` is the built site, `url` its address, and `address` that of the page; `author` and `date` (ISO 8601) are told
    to the program that shows it; `foot` stands on each sheet, and so does `pages`, which counts {page} and {pages}.
    """

    site: Path
    url: str
    address: str
    author: str
    date: str
    foot: str
    pages: str


@dataclass(frozen=True)
class Made:
    """A PDF and its number of pages."""

    data: bytes
    pages: int


def make(html: str, about: About) -> Made | None:
    """Return the PDF of a page; it is made once and kept in `.cache`. None where Pango is missing."""
    html = html.replace("</style>", f"{SHEET.read_text('utf-8')}{feet(about)}</style>", 1)
    key = hashlib.sha256(repr((html, about.address, about.author, about.date)).encode()).hexdigest()
    if kept := next(CACHE.glob(f"{key[:16]}.*.pdf"), None):
        return Made(kept.read_bytes(), int(kept.suffixes[0][1:]))
    weasyprint = loaded()
    if not weasyprint:
        return None

    # A fetcher of what the page names by its address on the site, of the files that are going to be there.
    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[name-defined,misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            return super().fetch((about.site.resolve() / url.removeprefix(about.url)).as_uri(), headers)

    document = weasyprint.HTML(string=html, base_url=about.address, url_fetcher=Fetcher()).render()
    document.metadata.authors, document.metadata.generator = [about.author], None
    document.metadata.created = document.metadata.modified = about.date
    data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=key.encode())
    for old in sorted(CACHE.glob("*.pdf"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    unfinished = CACHE / f"{key[:16]}.{os.getpid()}"
    unfinished.write_bytes(data)
    unfinished.replace(CACHE / f"{key[:16]}.{len(document.pages)}.pdf")  # at once, as another build may be reading
    return Made(data, len(document.pages))


def loaded() -> Any:
    """Return WeasyPrint; None where the system has no Pango. Loaded only here, as a kept PDF need not wait for it."""
    for name in ("weasyprint", "fontTools"):  # they tell of each rule of a stylesheet that is for screens
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        import weasyprint  # noqa: PLC0415
    except OSError:
        return None
    return weasyprint


def feet(about: About) -> str:
    """Return the rules for what stands at the foot of each sheet (CSS Paged Media, 4.2)."""
    counted = PAGE.sub(lambda found: f'" counter({found[1]}) "', about.pages)
    foot = json.dumps(about.foot, ensure_ascii=False).replace("\\n", "\\a ")
    return f'@page{{@bottom-left{{white-space:pre-line;content:{foot}}}@bottom-right{{content:"{counted}"}}}}'
