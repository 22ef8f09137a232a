"""Another authority's site (tests/another_policy/), made as README says: of copies of overrides/ and scripts/."""

from __future__ import annotations

import shutil
from pathlib import Path

import small_site

SOURCE = small_site.ROOT / "tests" / "another_policy"
LOCALES = ("fi", "sv", "en", "ar")
# Where the site is published, and so below which path the tests serve it.
URL, PREFIX = "https://policy.example/health/", "/health/"


def make(folder: Path) -> Path:
    """Write the site into a new folder, with the theme, its words in this site's languages, and the checker."""
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("strings"))
    for name in ("overrides", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(small_site.ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(SOURCE / "strings", folder / "overrides" / "strings", dirs_exist_ok=True)
    return folder
