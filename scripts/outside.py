"""Ask the addresses on other sites that a built site links to whether they still answer; tell it as Markdown.

Needs the internet and lychee, which does the asking. Exit code: 0 all answer or could not be told, 1 some do not,
2 misuse.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent / "overrides" / "hooks"))  # the build's `content`

from findings import ProjectError
from reading import read_project

# What a host says to a program that it takes for a nuisance (RFC 9110, 15.5.4; RFC 6585, 4): a reader may get the page.
UNSURE = frozenset({401, 403, 405, 429, 503, 999})
LYCHEE = ["--format", "json", "--no-progress", "--max-retries", "2", "--timeout", "30", "--scheme", "https"]


def ask(site: Path, own: str) -> dict[str, Any]:
    """Return what lychee says of the pages of a site, whose own full addresses are not asked."""
    lychee = Path(sys.executable).parent / "lychee"
    excluded = ["--exclude", f"^{re.escape(own)}"] if own else []
    command = [str(lychee), *LYCHEE, *excluded, "--root-dir", str(site.resolve()), str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "lychee") from None
    return told


def failing(told: dict[str, Any], site: Path) -> Iterator[tuple[bool, str, str, str]]:
    """Yield of each address that did not answer: whether that is sure, the address, why, and a page that names it."""
    seen: set[str] = set()
    for kind in ("error_map", "timeout_map"):
        for file, links in sorted(told.get(kind, {}).items()):
            for link in links:
                if link["url"] not in seen:
                    seen.add(link["url"])
                    status = link["status"]
                    is_sure = kind == "error_map" and status.get("code") not in UNSURE
                    page = Path(file).resolve().relative_to(site.resolve()).as_posix()
                    yield is_sure, link["url"], str(status.get("text", "")), page


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="outside.py", description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE", help="the built site")
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="folder with mkdocs.yml")
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.root)
        told = ask(options.site, project.site_url)
        found = sorted(failing(told, options.site), key=lambda one: (not one[0], *one[1:]))
    except (ProjectError, OSError, ValueError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    said = project.said
    asked = told["successful"] + told["errors"] + told["timeouts"]
    print(said["outside_asked"].format(count=asked, failed=sum(one[0] for one in found)))
    for is_sure, address, why, page in found:
        mark = said["outside_gone" if is_sure else "outside_unsure"]
        print(f"- {mark}: <{address}> ({why}), {page}")
    return int(any(one[0] for one in found))


if __name__ == "__main__":
    sys.exit(main())
