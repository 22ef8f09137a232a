"""What a page said when it was translated, of which its translation keeps digests only: out of git's history."""

from functools import cache, lru_cache
from pathlib import Path

import yaml

import content
import gitlog
from safe_yaml import BASE, LARGEST, read_yaml

_MOST = 50  # versions of a page that are looked through, the newest first


def statements(docs: Path, file: str, name: str, digest: str) -> dict[str, str]:
    """Return what a section said, by digest, when it had this one itself; nothing where git does not know it."""
    for commit in _commits(docs, file):
        section = _page(docs, file, commit).sections.get(name)
        if section and section.digest == digest:
            return section.statements
    return {}


@cache
def _commits(docs: Path, file: str) -> list[str]:
    return gitlog.git(docs, "log", f"-{_MOST}", "--format=%H", "--", f"./{file}").decode().split()


@lru_cache(maxsize=2 * _MOST)  # its other sections are asked of next
def _page(docs: Path, file: str, commit: str) -> content.Page:
    text = (gitlog.read_files(docs, [(commit, file)]) or {}).get((commit, file), "")
    page = content.parse_page(text if len(text) <= LARGEST else "", Path(file), file, "")
    try:
        meta = read_yaml(page.front_matter, BASE)
    except (yaml.YAMLError, ValueError):  # that has been mended since
        meta = {}
    page.meta = meta if isinstance(meta, dict) else {}
    return page
