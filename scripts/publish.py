"""Put a built site live on a web server of one's own, at once: `publish.py SITE TARGET`, and TARGET/current is served.

Files that are named by their content stay from one version to the next, so that a page that a reader has open still
finds what belongs to it.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

HEADERS = Path(__file__).resolve().parent.parent / "overrides" / "headers.yml"


def publish(site: Path, target: Path) -> Path:
    """Copy a built site into a folder of its own below `target`, and let `current` lead there in one step.

    Returns that folder. Raises OSError where it cannot be written; what was live before then stays live.
    """
    target.mkdir(parents=True, exist_ok=True)
    current = target / "current"
    before = current.resolve()
    made = Path(tempfile.mkdtemp(prefix="version-", dir=target))
    shutil.copytree(site, made, dirs_exist_ok=True)  # with the rights of the site, not those of mkdtemp
    keep(before, made)
    link = target / f"next-{made.name}"
    link.symlink_to(made.name)
    link.replace(current)  # rename(2) puts one in place of the other at once
    for old in target.glob("version-*"):
        if old not in {made, before}:  # who was still reading the version before has it for one version more
            shutil.rmtree(old)
    return made


def keep(before: Path, made: Path) -> None:
    """Link to the files of the version before that are named by their content and that the new one lacks."""
    folders = yaml.safe_load(HEADERS.read_text("utf-8"))["cache"]["folders"]
    for file in (file for folder in folders for file in (before / folder).rglob("*") if file.is_file()):
        there = made / file.relative_to(before)
        if not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, there)


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 misuse."""
    parser = argparse.ArgumentParser(prog="publish.py", description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE", help="the built site")
    parser.add_argument("target", type=Path, metavar="TARGET", help="the folder whose `current` the server serves")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        print(f"{options.site}: no built site; run make build first", file=sys.stderr)
        return 2
    try:
        print(publish(options.site, options.target))
    except OSError as error:
        print(f"{options.target}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
