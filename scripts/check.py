"""Say what would stop or mislead a reader of a site in several languages: where, what, why, and how to mend it.

Exit code: 0 nothing at error level, 1 findings, 2 misuse.
"""

import argparse
import gc
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

sys.path.append(str(Path(__file__).resolve().parent.parent / "overrides" / "hooks"))  # the build's `content`

import claims
import language
import places
import raw
import readable
import register
import survey
import translated
import unbuilt
from acceptance import accept
from built import read_built
from findings import FORMATS, Finding, ProjectError, level, one_line, summary
from inline import EMPHASIS
from locales import known_of
from parts import in_parts
from project import Project
from reading import read_project
from speech import Speech
from writing import Writing, take_all_apart

COST = 20  # of a page's texts beside a file whose tags are read
# Rules that look at a text, and again at the page that was built from it.
TWICE_READ = frozenset({"encoding", "note-left", "raw-markdown", "text-language"})
# Rules that say nothing new where another one has spoken of the same line.
ECHOES = {
    "figure-differs": ("note-left", "text-language"),
    "negation-differs": ("text-language",),
    "raw-markdown": ("link-markdown",),
    "term-differs": ("text-language",),
    "text-language": ("note-left", "description"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code; argparse exits with 2."""
    if hasattr(sys.stdout, "reconfigure"):  # a file's name may have bytes that are no text
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        options = parser().parse_args(arguments)
        project = read_project(options.root)
        project = project if options.url is None else replace(project, site_url=options.url)
        findings = accept(project, options.accept) if options.accept else check(project, options.site)
    except (ProjectError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    said = project.said
    print(FORMATS[options.format](findings, said))
    if options.format == "github" and (job := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(job).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary(findings, said) + "\n")
    return int(any(finding.level == "error" for finding in findings))


def check(project: Project, site: Path | None) -> list[Finding]:
    """Apply every rule; the built site is `site`, else the one that mkdocs.yml names, which may not be there yet."""
    writings = take_all_apart(project)
    speech = learn(project, writings)
    findings = [*project.findings, *raw.check_files(project)]
    findings += [*translated.check_settings(project), *translated.check_register(project)]
    findings += [*language.check_settings(project, speech), *language.check_register(project, speech)]
    findings += check_texts(project, writings, speech)
    folder = site or project.site_dir
    if site and not folder.is_dir():
        raise ProjectError(f"{site}: no such folder")
    built = read_built(folder, project.site_url) if folder.is_dir() else None
    if built and built.pages:
        looked, slips = survey.check(project, built, speech)
        findings += places.findings(looked, slips)
    else:
        print(project.said["no_site"].format(folder=folder), file=sys.stderr)
        findings += unbuilt.check(project, writings)
    return once(findings)


def learn(project: Project, writings: dict[str, dict[str, Writing]]) -> Speech:
    """Learn each language's words from the project's own pages."""
    speech = Speech({locale: known_of(locale) for locale in project.locales})
    for pages in writings.values():
        texts = {locale: [block.inline.plain for block in writing.blocks] for locale, writing in pages.items()}
        times = Counter(text for said in texts.values() for text in {*said})
        for locale, said in texts.items():
            for text in said:
                if times[text] == 1 or not text.endswith("."):  # of a sentence that was copied nobody knows whose it is
                    speech.learn(locale, text)
        speech.named.update(names_in(list(pages.values())))
    return speech


def names_in(writings: list[Writing]) -> Iterator[str]:
    """Yield what is a name, as a page has it alike in several languages.

    It stands in italics there, as ships do, or in a list or column that has most of its entries alike, as towns do.
    """
    texts = [{block.inline.plain for block in one.blocks if block.kind in {"item", "cell"}} for one in writings]
    counts = Counter(text for one in texts for text in one)
    shared = {text for text, count in counts.items() if count > 1 and re.search(r"[^\W\d_]", text)}
    marked: Counter[str] = Counter()
    for writing in writings:
        marked_up = (block.source for block in writing.blocks if "*" in block.source or "_" in block.source)
        marked.update({one[2] or one[4] for source in marked_up for one in EMPHASIS.finditer(source)})
    yield from (name for name, count in marked.items() if count > 1)
    for writing in writings if shared else []:
        for entries in writing.lists():
            alike = [one for one in entries if one in shared]
            if len(alike) > 1 and 2 * len(alike) > len(entries):
                yield from (one for one in alike if not one[:1].islower())


def check_texts(project: Project, writings: dict[str, dict[str, Writing]], speech: Speech) -> Iterator[Finding]:
    """Apply the rules on Markdown files."""
    known = register.read(project)

    def check_part(paths: Sequence[str]) -> list[Finding]:
        found: list[Finding] = []
        for pages, writing in ((writings[path], one) for path in paths for one in writings[path].values()):
            if project.file(writing.page) not in project.unread:
                found += raw.check(project, writing)
                found += language.check_writing(project, writing, speech, pages)
                found += claims.check(project, writing, known)
                found += readable.check(project, writing)
        return [*found, *translated.check(project, writings, paths)]

    for part in in_parts(list(project.pages), check_part, COST):
        yield from part


def once(findings: list[Finding]) -> list[Finding]:
    """Leave out what is told of one line by one rule more than once: of a text, and of the page built from it."""
    seen: dict[tuple[str, int, str, str], Finding] = {}
    for finding in findings:
        message = "" if finding.rule in TWICE_READ else finding.message
        seen.setdefault((finding.file, finding.line, finding.rule, message), finding)
    told = {(one.file, one.line, one.rule) for one in seen.values()}
    return sorted(
        one for one in seen.values() if not any((one.file, one.line, rule) in told for rule in ECHOES.get(one.rule, ()))
    )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the options."""
        self.exit(2, f"{one_line(message)}. Run {self.prog} --help to see what can be given.\n")


def parser() -> argparse.ArgumentParser:
    """Return the command's options, which its help and the README describe."""
    rules = [f"  {rule:<22}  {level(rule):<7}  {asked}" for rule, asked in known_of("en")["asked"].items()]
    made = _Parser(
        prog="check.py",
        description=__doc__,
        epilog="\n".join(["rules:", *rules]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("root", nargs="?", type=Path, default=Path(), metavar="ROOT", help="folder with mkdocs.yml")
    made.add_argument("--site", type=Path, metavar="DIR", help="the built site (default: site_dir of mkdocs.yml)")
    made.add_argument("--url", help="the site's address, another one in a preview (default: site_url of mkdocs.yml)")
    made.add_argument("--format", choices=FORMATS, default="text", help="how findings are told (default: text)")
    made.add_argument(
        "--accept", action="extend", nargs="+", metavar="PAGE", help="record that a page's translations are right"
    )
    return made


if __name__ == "__main__":
    gc.disable()  # nearly all that it reads is kept to the end, and would be looked through again and again
    try:
        code = main()
        if sys.stdout:  # there may be none
            sys.stdout.flush()
    except OSError as error:  # who reads it has read enough, as head has; or there is no room for it
        code = 1 if isinstance(error, BrokenPipeError) else 2
        if code > 1:
            print(error, file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
