"""Say what would mislead a reader of a site in several languages: where, what, why, and how to mend it.

Exit code: 0 nothing at error level, 1 findings, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "overrides" / "hooks"))  # the build's `content`

import translated
from findings import FORMATS, Finding
from project import Project, ProjectError, read_project, words


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code; argparse exits with 2 on unknown options."""
    options = parser().parse_args(arguments)
    try:
        project = read_project(options.root)
        findings = accept(project, options.accept) if options.accept else list(translated.check(project))
    except ProjectError as error:
        print(error, file=sys.stderr)
        return 2
    print(FORMATS[options.format](findings, words(project.locales[0])))
    return int(any(finding.level == "error" for finding in findings))


def accept(project: Project, paths: list[str]) -> list[Finding]:
    """Record the translations of these pages as right; raises ProjectError where there is no such page."""
    findings, said = [], words(project.locales[0])
    for given in paths:
        path = given.removeprefix(f"{project.docs}/")
        path = path.partition("/")[2] if path.partition("/")[0] in project.locales else path
        pages = project.pages.get(path, {})
        source = pages.get(project.locales[0])
        made = [page for locale, page in pages.items() if locale != project.locales[0]]
        if not source or not made:
            raise ProjectError(said["no_such_page"].format(page=given))
        for translation in made:
            missing = translated.accept(project, source, translation)
            if not missing:
                print(said["accepted"].format(file=project.file(translation)), file=sys.stderr)
            findings += missing
    return findings


def parser() -> argparse.ArgumentParser:
    """Return the command's options, which its help and the README describe."""
    made = argparse.ArgumentParser(prog="check.py", description=(__doc__ or "").partition("\n")[0])
    made.add_argument("root", nargs="?", type=Path, default=Path(), metavar="ROOT", help="folder with mkdocs.yml")
    made.add_argument("--format", choices=FORMATS, default="text", help="how findings are told (default: text)")
    made.add_argument("--accept", nargs="+", metavar="PAGE", help="record that a page's translations are right")
    return made


if __name__ == "__main__":
    sys.exit(main())
