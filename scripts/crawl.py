"""Reads a built site in one pass over its files, with a process a core."""

from __future__ import annotations

import gc
import marshal
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from built import Built
from links import Survey, Surveyor

WORTH_A_PROCESS = 200  # files
_FEED = re.compile(
    r"<(?:\w+:)?(?:link|guid|comments|enclosure|icon|logo)\b([^<>]*+)>\s*+(?:<!\[CDATA\[)?([^<\]]*+)", re.IGNORECASE
)
_FEED_ADDRESS = re.compile(r"""\b(?:href|url)\s*=\s*["']([^"']+)""")


Ask = Callable[[str, str, Surveyor], None]


def look(site: Built, ask: Ask | None = None) -> Survey:
    """Read a site's files in as many processes as pay; `ask` is called with each page, its text and who reads it."""
    return _in_parts(site, lambda files: _read_all(site, files, ask))


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
        for given, words in _FEED.findall(re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)):
            if 'isPermaLink="false"' not in given:
                yield from ((one.strip(), False) for one in [*_FEED_ADDRESS.findall(given), words] if one.strip())
        return
    import json  # noqa: PLC0415 - most sites have no such file

    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(read, dict):
        return
    for listed, key, before in (("docs", "location", "../"), ("items", "url", ""), ("icons", "src", "")):
        for entry in _list(read, listed):
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                yield before + entry[key], listed == "icons"
    if isinstance(read.get("start_url"), str):
        yield read["start_url"], False


def _list(read: dict[str, Any], name: str) -> list[Any]:
    listed = read.get(name)
    return listed if isinstance(listed, list) else []


def _is_read(name: str) -> bool:
    last = name.rpartition("/")[2]
    if last.endswith((".html", ".htm", ".css", ".svg", ".webmanifest")) or last in {
        "search_index.json",
        "manifest.json",
        "feed.json",
    }:
        return True
    return last.endswith(".xml") and "sitemap" not in last


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
        survey.add(Survey.of(*marshal.loads(here.recv_bytes())))  # noqa: S302 - from a process of our own
        process.join()
    gc.enable()
    return survey


def _send(to: Connection, read: Callable[[list[str]], Survey], files: list[str]) -> None:
    to.send_bytes(marshal.dumps(read(files).parts()))  # three times as quick as pickle
    to.close()
