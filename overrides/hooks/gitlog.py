"""What changed in a folder of a git repository, day by day. Knows nothing of MkDocs and nothing of pages."""

import io
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

NONE = "0" * 40  # names no commit
OBJECT = re.compile(rb"[0-9a-f]+ (\w+) (\d+)\n")


class Day(NamedTuple):
    """The last commit of a day (in UTC) on the main line, and the commit before that day's first, NONE at the start."""

    time: datetime
    commit: str
    before: str
    files: frozenset[str]  # the paths, from the folder, that the day's commits touched

    @property
    def date(self) -> str:
        """The day as ISO 8601."""
        return self.time.date().isoformat()


def read_days(folder: Path) -> list[Day] | None:
    """Return the days on which the folder was changed, the newest first; None where the whole history is not there."""
    if git(folder, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return None
    form = ("--format=%x01%H %P%x02%ct", "--name-only", "-z", "--relative")
    # Whatever a person has set for git, the history is the same.
    plain = ("--first-parent", "-m", "--no-renames", "--no-show-signature")
    log = git(folder, "log", *plain, *form, "--", ".")
    commits = [_commit(text) for text in log.decode("utf-8", "replace").split("\x01")[1:]]
    days: list[Day] = []
    for one in commits:  # the newest first; a clock that was wrong takes no day out of its place
        last = days[-1] if days else one
        time = min(one.time, last.time)
        if days and time.date() == last.time.date():
            days[-1] = Day(last.time, last.commit, one.before, last.files | one.files)
        else:
            days.append(Day(time, one.commit, one.before, one.files))
    return days or None


def _commit(text: str) -> Day:
    head, _, rest = text.partition("\x02")
    time, *files = rest.replace("\n", "\0").split("\0")
    commit, _, parents = head.partition(" ")
    before = parents.split(" ")[0] or NONE
    return Day(datetime.fromtimestamp(int(time), UTC), commit, before, frozenset(filter(None, files)))


def read_files(folder: Path, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], str] | None:
    """Return the text of each (commit, path from the folder), empty where it had none; None where git lacks some."""
    asked = os.fsencode("".join(f"{commit}:./{path}\n" for commit, path in wanted))
    answers = list(_answers(git(folder, "cat-file", "--batch", given=asked))) if wanted else []
    return dict(zip(wanted, answers, strict=True)) if len(answers) == len(wanted) else None


def _answers(data: bytes) -> Iterator[str]:
    """Take apart what `git cat-file --batch` prints: a line with name, type and size, and then the content."""
    answers = io.BytesIO(data)
    while head := answers.readline():
        found = OBJECT.fullmatch(head)
        content = answers.read(int(found[2]) + 1)[:-1] if found else b""
        yield content.decode("utf-8-sig", "replace").replace("\r\n", "\n") if found and found[1] == b"blob" else ""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what a git command prints; nothing where it fails or there is no git."""
    command = ["git", "-C", str(folder), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["GIT_NO_LAZY_FETCH"] = "1"  # what is not here is not asked for elsewhere
    try:
        done = subprocess.run(command, input=given, env=environment, capture_output=True, check=False)  # noqa: S603
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
