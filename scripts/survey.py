"""Reads a built site in one pass over its files, with a process a core, and asks each rule about each page."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

import head
import heard
import language
import names
from built import Built
from head import Site
from links import Slip, Survey, Surveyor, check_anchors
from project import Project
from raw import notes_left
from writing import GARBLED

LARGEST = 8_000_000  # characters of a page whose text is still read; a larger one is no page for a reader
WORTH_A_PROCESS = 200  # files
_FEED = re.compile(r"""<(?:\w+:)?(?:link|guid|comments|enclosure|icon|logo)\b([^>]*)>([^<]*)""", re.IGNORECASE)
_FEED_ADDRESS = re.compile(r"""\b(?:href|url)\s*=\s*["']([^"']+)""")


def check_links(site: Built) -> tuple[Survey, list[Slip]]:
    """Apply the rules on links, anchors and assets alone, and take note of the heads."""
    survey = _in_parts(site, lambda files: _read_all(site, files, None))
    return survey, [*survey.slips, *check_anchors(site, survey)]


def check(project: Project, built: Built, speech: language.Speech) -> tuple[Site, list[Slip]]:
    """Apply all rules that look at the built site."""
    early = Site(project, built, Survey())
    early.survey.heads.update(_not_found_heads(built))

    def ask(name: str, html: str, surveyor: Surveyor) -> None:
        surveyor.survey.slips += _hear(early, name, html, surveyor, speech)

    survey = _in_parts(built, lambda files: _read_all(built, files, ask))
    site = Site(project, built, survey)
    return site, [*survey.slips, *check_anchors(built, survey), *head.check(site)]


def _not_found_heads(built: Built) -> dict[str, head.Head]:
    surveyor = Surveyor(built)
    for name in built.pages:
        if head.NOT_FOUND.search(name):
            surveyor.page(name, built.read(name))
    return surveyor.survey.heads


def _hear(site: Site, name: str, html: str, surveyor: Surveyor, speech: language.Speech) -> Iterator[Slip]:
    if len(html) > LARGEST:
        yield Slip("too-large", name, "", f"{len(html) // 1_000_000} MB")
        return
    page_head = surveyor.survey.heads[name]
    if page_head.is_stub:
        return
    locale = language.page_locale(site, name, page_head)
    said = heard.hear(html, locale)
    yield from names.check(site, name, page_head, said)
    yield from language.check(site, name, page_head, said, speech)
    yield from check_notes(name, said, locale)
    if "Ã" in html or "Â" in html or "â€" in html or "Å" in html or "\ufffd" in html or "ï¿½" in html:
        yield from check_garbled(name, said, page_head)


def check_garbled(name: str, said: heard.Heard, page_head: head.Head) -> Iterator[Slip]:
    """Letters that were read in another encoding than they were written in, where a reader meets them."""
    title, description = page_head.first("title"), page_head.first("description")
    for text in (title, description):
        if found := GARBLED.search(text):
            yield Slip("encoding", name, found[0], text)
    for one in said.texts:
        if found := GARBLED.search(one.text):
            around = one.text[max(0, found.start() - 15) : found.end() + 15].split("\n")[-1]
            yield Slip("encoding", name, found[0], around, line=one.line + one.text.count("\n", 0, found.start()))


def check_notes(name: str, said: heard.Heard, locale: str) -> Iterator[Slip]:
    """Notes to oneself, where a reader meets them."""
    for one in said.texts:
        for note in notes_left(locale):
            if found := note.search(one.text):
                words = found[0].strip(" .*\n")
                start = one.text.find(words)
                yield Slip("note-left", name, words, words, line=one.line + one.text.count("\n", 0, start))
                break


Ask = Callable[[str, str, Surveyor], None]


def _read_all(site: Built, files: list[str], ask: Ask | None) -> Survey:
    surveyor = Surveyor(site)
    for name in files:
        text = site.read(name)
        kind = name.rpartition(".")[2]
        if kind in {"html", "htm"}:
            surveyor.page(name, text)
            if ask:
                ask(name, text, surveyor)
        elif kind == "svg":
            surveyor.drawing(name, text)
        elif kind == "css":
            surveyor.stylesheet(name, text)
        else:
            surveyor.addresses(name, _listed(name, text))
    return surveyor.survey


def _listed(name: str, text: str) -> Iterator[tuple[str, bool]]:
    """Yield the addresses in a feed, a search index or a web manifest, and whether the site loads what is there."""
    if name.endswith(".xml"):
        for given, words in _FEED.findall(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)):
            if 'isPermaLink="false"' not in given:
                yield from ((one.strip(), False) for one in [*_FEED_ADDRESS.findall(given), words] if one.strip())
        return
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(read, dict):
        return
    for entry in read.get("docs") or ():
        if isinstance(entry, dict) and isinstance(entry.get("location"), str):
            yield "/" + entry["location"], False
    for entry in read.get("icons") or ():
        if isinstance(entry, dict) and isinstance(entry.get("src"), str):
            yield entry["src"], True
    if isinstance(read.get("start_url"), str):
        yield read["start_url"], False


def _is_read(name: str) -> bool:
    last = name.rpartition("/")[2]
    if last.endswith((".html", ".htm", ".css", ".svg", ".webmanifest")) or last in {
        "search_index.json",
        "manifest.json",
    }:
        return True
    return last.endswith(".xml") and not last.startswith("sitemap")


def _in_parts(site: Built, read: Callable[[list[str]], Survey]) -> Survey:
    """Read the files in as many processes as pay, and put together what they give."""
    files = sorted(name for name in site.files if _is_read(name))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    parts = min(cores, 1 + len(files) // WORTH_A_PROCESS)
    if parts == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return read(files)
    gc.disable()  # nothing that a pass makes is rubbish before its end
    fork = multiprocessing.get_context("fork")
    size = -(-len(files) // parts)
    started = []
    for number in range(1, parts):
        here, there = fork.Pipe(duplex=False)
        part = files[number * size : (number + 1) * size]
        process = fork.Process(target=_send, args=(there, read, part))
        process.start()
        there.close()
        started.append((process, here))
    survey = read(files[:size])
    for process, here in started:
        survey.add(here.recv())
        process.join()
    gc.enable()
    return survey


def _send(to: Connection, read: Callable[[list[str]], Survey], files: list[str]) -> None:
    to.send(read(files))
    to.close()
