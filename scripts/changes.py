"""Tell as Markdown what a reader will see changed between two built sites: pages, addresses, weight.

Exit code: 0 told, 2 misuse.
"""

import argparse
import difflib
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import turbohtml

MOST = 12  # lines that are shown of one page
STUB = 'http-equiv="refresh"'


def pages(site: Path) -> dict[str, str]:
    """Return the HTML of each page by its address; what only leads elsewhere is no page."""
    found = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    return {"/" + name.removesuffix("index.html"): text for name, text in found.items() if STUB not in text}


def lines(page: str) -> list[str]:
    """Return what a page says, a paragraph, an item or a row a line."""
    tree = turbohtml.parse(page)
    main = tree.find("main")
    text = tree.to_text() if main is None else main.to_text()
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def tell(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "## What a reader will see changed"
    yield ""
    new, gone = [one for one in after if one not in before], [one for one in before if one not in after]
    changed = [one for one in after if one in before and lines(before[one]) != lines(after[one])]
    yield f"- New pages: {', '.join(f'`{one}`' for one in new) or 'none'}"
    yield f"- Addresses without a page of their own any more: {', '.join(f'`{one}`' for one in gone) or 'none'}"
    yield f"- Pages that say something else: {', '.join(f'`{one}`' for one in changed) or 'none'}"
    heavy = [weight(site) for site in (before, after)]
    yield f"- The heaviest page, compressed: {heavy[1][0]} bytes (`{heavy[1][1]}`), before {heavy[0][0]}"
    for one in changed:
        yield from ("", f"### `{one}`", "", "```diff")
        diff = list(difflib.unified_diff(lines(before[one]), lines(after[one]), lineterm="", n=0))[2:]
        shown = [line.replace("```", "'''") for line in diff if not line.startswith("@@")]
        yield from shown[:MOST]
        if len(shown) > MOST:
            yield f"… {len(shown) - MOST} more lines"
        yield "```"


def weight(site: dict[str, str]) -> tuple[int, str]:
    """Return the bytes of the heaviest page as a host sends it, and its address."""
    return max(((len(gzip.compress(text.encode(), 9)), one) for one, text in site.items()), default=(0, "-"))


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="changes.py", description=__doc__)
    parser.add_argument("before", type=Path, metavar="BEFORE", help="the site as it was built before")
    parser.add_argument("after", type=Path, metavar="AFTER", help="the site as it is built now")
    options = parser.parse_args(arguments)
    for site in (options.before, options.after):
        if not (site / "index.html").is_file():
            print(f"{site}: no built site; run make build first", file=sys.stderr)
            return 2
    print("\n".join(tell(pages(options.before), pages(options.after))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
