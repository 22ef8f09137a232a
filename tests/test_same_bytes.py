"""The same source gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import small_site

INPUTS = ("docs", "overrides", "mkdocs.yml")
# A clock that goes three weeks ahead, for all that asks Python's own; the shell's commands keep the real one.
AHEAD = """
import time
real = time.time
time.time = lambda: real() + 21 * 24 * 3600
"""
GIVEN = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795600000"}
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "2", "LANG": "da_DK"}


def copy(folder: Path) -> None:
    """Copy what the project's site is built from into a new folder."""
    folder.mkdir(parents=True)
    for name in INPUTS:
        source = small_site.ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def build(folder: Path, environment: dict[str, str], umask: int) -> Path:
    """Build a copy of the project; return the built site."""
    copy(folder)
    given = {**os.environ, **GIVEN, **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, env=given, umask=umask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def first_difference(one: Path, other: Path) -> str:
    """Return the first file that is not the same in two folders, and how; nothing where all are."""
    names = [{file.relative_to(site) for file in site.rglob("*") if file.is_file()} for site in (one, other)]
    if names[0] != names[1]:
        return f"only in one of them: {min(names[0] ^ names[1])}"
    for name in sorted(names[0]):
        if not filecmp.cmp(one / name, other / name, shallow=False):
            pairs = zip((one / name).read_bytes(), (other / name).read_bytes(), strict=False)
            return f"{name} differs from byte {next((at for at, (a, b) in enumerate(pairs) if a != b), -1)}"
    return ""


def test_place_zone_language_rights_and_clock_change_no_byte(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(AHEAD, "utf-8")
    one = build(tmp_path / "a", HERE, 0o022)
    other = build(tmp_path / "b" / "much" / "deeper", {**THERE, "PYTHONPATH": str(clock)}, 0o077)
    assert first_difference(one, other) == ""
    assert len(list(one.rglob("*.html"))) > 40


def test_a_difference_is_named(tmp_path: Path) -> None:
    for name, text in (("a", "the same"), ("b", "the sane")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(text, "utf-8")
    assert first_difference(tmp_path / "a", tmp_path / "b") == "x.txt differs from byte 6"
    (tmp_path / "b" / "y.txt").write_text("", "utf-8")
    assert first_difference(tmp_path / "a", tmp_path / "b") == "only in one of them: y.txt"
