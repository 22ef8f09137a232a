"""Print which translations are missing, not accepted or out of date: what changed in the source, and the section.

Exit code: 0 all are as new as their source, 1 some are not, 2 misuse.
"""

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "overrides" / "hooks"))  # the build's `content`

import content
from findings import ProjectError, as_text
from project import Project
from reading import read_project
from translated import changes, said_before
from writing import Pair, take_apart

GAP = 3  # characters between the columns
WIDEST = 160


def states(project: Project, width: int) -> Iterator[str]:
    """Yield a line for each translation that is not as new as its source, and its sections side by side."""
    for path, pages in project.pages.items():
        source = pages.get(project.source)
        for locale in project.locales[1:]:
            made = pages.get(locale)
            if source and made:
                yield from sections(Pair(project, take_apart(source), take_apart(made)), width)
            elif source:
                yield project.said["status_missing"].format(file=f"{project.docs}/{locale}/{path}")


def sections(pair: Pair, width: int) -> Iterator[str]:
    """Yield the sections of one page that are missing or out of date, and whether nobody has accepted it yet."""
    said, source, made = pair.project.said, pair.source.page, pair.made.page
    status = content.translation_status(source, made)
    if not made.translated_from:
        yield said["status_unaccepted"].format(file=pair.project.file(made))
    for name in (*status.missing, *status.outdated):
        before = source.sections[name]
        after = made.sections.get(name)
        place = f"{pair.project.file(made)}:{after.line if after else 1}"
        origin = f"{pair.project.file(source)}:{before.line}"
        yield said["status_outdated" if after else "status_section"].format(place=place, id=name, source=origin)
        new, gone, _ = changes(pair, name)
        for sign, sentences in (("-", said_before(pair, name, gone)), ("+", new)):
            yield from (f"  {sign} {said['quoted'].format(text=sentence)}" for sentence in sentences)
        yield from beside(before.text, after.text if after else "", width)


def beside(left: str, right: str, width: int) -> Iterator[str]:
    """Yield two texts side by side, wrapped into columns."""
    column = (min(width, WIDEST) - GAP) // 2
    columns = [
        [line for part in text.strip().splitlines() for line in textwrap.wrap(part, column) or [""]]
        for text in (left, right)
    ]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield f"{one:<{column}} | {other}".rstrip()


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="status.py", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path(), metavar="ROOT", help="folder with mkdocs.yml")
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.root)
    except (ProjectError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    if project.findings:  # what cannot be read can be compared with nothing
        print(as_text(project.findings, project.said))
        return 1
    lines = list(states(project, shutil.get_terminal_size((120, 24)).columns))
    print("\n".join(lines) if lines else project.said["status_current"])
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
