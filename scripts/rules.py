"""The rules by name, and in a line each what they ask; how a breach is told to an editor stands in languages/."""

from __future__ import annotations

RULES = {
    # Links, and what a page loads
    "link-missing": "a link leads to a page that exists",
    "link-case": "an address has the capital and small letters of the file",
    "link-slash": "an address of a folder ends in a slash, so that the host need not redirect",
    "redirect-again": "a page that leads on leads to one that does not",
    "link-no-index": "a link to a folder leads to one that has a page",
    "link-outside": "a link stays within the site's root",
    "link-anchor": "what follows # is an id on the page that the link leads to",
    "link-markdown": "no address ends in .md or has remains of Markdown in it",
    "link-empty": "a link has an address",
    "link-scheme": "no address works on one computer only (file:, localhost, C:) or runs a script",
    "link-insecure": "an address on another host begins with https",
    "link-contact": "mailto: and tel: lead to a proper address or number",
    "contact-differs": "a link with an email address or a phone number for words leads to this one",
    "asset-missing": "what a page, a stylesheet or a drawing loads exists",
    "id-repeated": "an id stands once on a page",
    "reference-missing": "what labels, ARIA, drawings and image maps refer to is on the page",
    # The head, and the site as a whole
    "title": "a page has a title",
    "title-repeated": "no other page in the same language has a page's title",
    "description": "a page has a description",
    "lang": "a page gives the language that it is in",
    "canonical": "a page gives its own full address, once",
    "hreflang": "the versions of a page name each other, in full, with proper codes and x-default",
    "noindex": "no page asks to be left out of search engines",
    "sitemap": "the sitemap has each page once and nothing else",
    "robots-closed": "robots.txt lets search engines in",
    "soft-404": "no page at an ordinary address says that it does not exist",
    "page-empty": "a page has text",
    "page-unreachable": "another page leads to the page",
    # Files
    "front-matter": "the fields at the top of a file can be read",
    "front-matter-colon": "a value with a colon or a # in it stands in quotes",
    "encoding": "a file is UTF-8 without a mark in front, and its letters were not read as others",
    "conflict-marker": "two versions of a text have been merged",
    "note-left": "no note to oneself (TODO and the like) is shown to a reader",
    "raw-markdown": "Markdown becomes a link, a list or what else is meant and is not shown as signs",
    "file-broken": "a feed, a search index and a web manifest can be read",
    "too-large": "a file is small enough to be read to its end",
    # What a reader hears
    "link-name": "a link or a button has words",
    "link-vague": "the words of a link say where it leads, without those around it",
    "link-same-words": "links with the same words lead to the same place",
    "picture-alt": "a picture says what it shows, or that it is decoration",
    "frame-title": "a frame says what it shows",
    # Language
    "link-language": "a link leads to a page in the language of its own, or says otherwise",
    "text-language": "a text is in the language of its page, or says otherwise",
    "hard-to-read": "a page is easy to read (LIX 45 at most), the front page and a summary easier (35; five sentences)",
    "translation-missing": "a page is there in each language",
    "page-orphaned": "a translation has a source",
    # Translation, section by section
    "section-missing": "each section of the source is in the translation",
    "section-orphaned": "each section of the translation is in the source",
    "section-order": "the sections stand in the order of the source",
    "section-level": "the headings have the levels of the source",
    "section-outdated": "a section has not changed in the source since it was translated",
    "structure-differs": "a section has as many lists, tables, pictures, links and pieces of code as in the source",
    "link-differs": "a link leads to the same place as in the source",
    "figure-differs": "numbers, dates, amounts and percentages have the value that they have in the source",
    "term-differs": "a term of the glossary is translated by its term",
    "negation-differs": "a sentence says no where the source says no",
    "register-differs": "titles, counts, dates and periods in a text are those of the register",
    "translation-unaccepted": "somebody has recorded that the translation is right",
}
# What is no error: a page can be meant so, or only a person can tell.
WARNINGS = frozenset({"link-same-words", "page-unreachable", "term-differs", "title-repeated"})
HINTS = frozenset({"hard-to-read", "negation-differs"})


def level(rule: str) -> str:
    """Return how grave it is to break a rule: error, warning or hint."""
    return "hint" if rule in HINTS else "warning" if rule in WARNINGS else "error"
