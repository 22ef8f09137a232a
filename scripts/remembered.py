"""What a page said when it was translated, of which its translation keeps digests only: out of git's history."""

from functools import cache
from pathlib import Path

import yaml

import content
import gitlog
from safe_yaml import BASE, read_yaml

_MOST = 50  # versions of a page that are looked through


@cache
def statements(docs: Path, file: str) -> dict[tuple[str, str], str]:
    """Return what a page of the docs folder has said, by section and digest; nothing where git does not know it."""
    commits = gitlog.git(docs, "log", f"-{_MOST}", "--format=%H", "--", f"./{file}").decode().split()
    texts = gitlog.read_files(docs, [(commit, file) for commit in commits]) or {}
    pages = [_page(text, file) for text in texts.values()]
    sections = [(name, section) for page in pages for name, section in page.sections.items()]
    return {(name, digest): said for name, section in sections for digest, said in section.statements.items()}


def _page(text: str, file: str) -> content.Page:
    page = content.parse_page(text, Path(file), file, "")
    try:
        meta = read_yaml(page.front_matter, BASE)
    except (yaml.YAMLError, ValueError):  # that has been mended since
        meta = {}
    page.meta = meta if isinstance(meta, dict) else {}
    return page
