"""The checker against lychee and linkinator on made sites; figures to read, not tests that can fail.

`links` are the rules on links, anchors, assets and the head of each page (the pass of `crawl.look`, and what is asked
of it afterwards); `all` is the whole command, which reads the Markdown in both languages as well. The made pages have
60 links and repeat 43 sections of text; pages that repeat less cost `all` more, and the others the same. Those with a
menu of all pages are as MkDocs's own themes build them, with 560 links.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import made_site

SIZES = {  # pages, and entries of the menu
    "100 pages": (100, made_site.ENTRIES),
    "1000 pages": (1_000, made_site.ENTRIES),
    "1000 pages with a menu of all": (1_000, 500),
    "10000 pages": (10_000, made_site.ENTRIES),
}
ROUNDS = 3
FEW = 1_000  # pages up to which linkinator ends in good time; its cost grows with their square
SCRIPTS = made_site.ROOT / "scripts"
LINKS = f"""
import gc, sys
gc.disable()  # as check.py does
sys.path[:0] = [{str(SCRIPTS)!r}, {str(made_site.ROOT / "overrides" / "hooks")!r}]
from pathlib import Path
import crawl, head
from sites import Site
from built import read_built
from links import check_anchors
from reading import read_project
project = read_project(Path(sys.argv[1]))
built = read_built(project.site_dir, project.site_url)
survey = crawl.look(built)
print(len([*survey.slips, *check_anchors(built, survey), *head.check(Site(project, built, survey))]))
"""


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is measured by name; each command reads the site that stands in a folder."""
    site = str(folder / "site")
    lychee = [str(Path(sys.executable).parent / "lychee"), "--offline", "--include-fragments=full", "--no-progress"]
    linkinator = ["node", str(made_site.ROOT / "node_modules" / "linkinator" / "build" / "src" / "cli.js")]
    return {
        "lychee": [*lychee, "-q", "--index-files", "index.html", "--root-dir", site, site],
        "links": [sys.executable, "-c", LINKS, str(folder)],
        "all": [sys.executable, str(SCRIPTS / "check.py"), str(folder)],
        "linkinator": [*linkinator, site, "--recurse", "--check-fragments", "--skip", r"^https?://(?!localhost)"],
    }


def measure(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command took and the megabytes of its largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: a made site has no fault")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    for called, (size, entries) in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            run = commands(made_site.write(Path(folder), size, entries))
            if size > FEW or entries > made_site.ENTRIES or not shutil.which("node"):
                del run["linkinator"]
            taken: dict[str, list[tuple[float, float]]] = {name: [] for name in run}
            for _ in range(ROUNDS):
                for name, command in run.items():
                    if name != "linkinator" or not taken[name]:
                        taken[name].append(measure(command))
        seconds = {name: statistics.median(one for one, _ in all_) for name, all_ in taken.items()}
        memory = {name: statistics.median(one for _, one in all_) for name, all_ in taken.items()}
        for name in run:
            print(
                f"{called}, {name}: {seconds[name]:.2f} s, {seconds[name] / seconds['lychee']:.2f} of lychee;"
                f" {memory[name]:.0f} MB, {memory[name] / memory['lychee']:.2f} of lychee"
            )


if __name__ == "__main__":
    main()
