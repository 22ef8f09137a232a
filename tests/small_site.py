"""Small sites that tests write, build and break, with this project's own theme and hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ["inputs", "addresses", "translations", "assets", "wording", "sources", "glossary", "search"]
LANGUAGES = [{"locale": "da", "name": "Dansk", "default": True}, {"locale": "en", "name": "English"}]
FRONT_MATTER = "---\ntitle: {title}\ndescription: A sentence that is long enough for the schema.\n{more}---\n\n"


def page(title: str, body: str = "", more: str = "") -> str:
    """Return a Markdown file with front matter; `more` holds further lines of it, each with its newline."""
    return FRONT_MATTER.format(title=title, more=more) + (body or f"# {title}\n\nText.\n")


def write(folder: Path, files: dict[str, str], **settings: object) -> Path:
    """Write a site into a folder: `files` by path below docs/; `settings` replace those of mkdocs.yml."""
    files = {"assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', **files}
    for name, text in files.items():
        target = folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    paths = sorted({name.partition("/")[2] for name in files if name.endswith(".md")} - {"404.md"})
    config = {
        "site_name": "Small site",
        "site_description": "A site for a test",
        "site_url": "https://example.org/",
        "strict": True,
        "nav": sorted(paths, key=lambda path: path != "index.md"),
        "not_in_nav": "404.md",
        "exclude_docs": "policy.yml",
        "extra": {
            "unofficial": True,
            "review_months": 12,
            "responsible": dict.fromkeys(("name", "address", "registration", "phone", "email", "url"), "owner"),
        },
        "theme": {
            "name": "material",
            "custom_dir": str(ROOT / "overrides"),
            "font": False,
            "logo": "assets/logo.svg",
            "static_templates": ["robots.txt"],
            "pages": {"overview": "index.md"},
        },
        "plugins": [{"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": LANGUAGES}}],
        "markdown_extensions": [
            "attr_list",
            "footnotes",
            "tables",
            {"pymdownx.blocks.admonition": {"types": ["summary", "notice"]}},
        ],
        "hooks": [str(ROOT / "overrides" / "hooks" / f"{name}.py") for name in HOOKS],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**config, **settings}, allow_unicode=True), encoding="utf-8")
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site into folder/site; what MkDocs printed is in `stderr`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
