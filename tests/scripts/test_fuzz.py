"""Whatever stands in a project, the check gives findings or says in one line why it cannot, and does so soon.

FUZZ=10000 tries that many mutations; the same number gives the same ones.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import string
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

import check
from findings import FORMATS

BASE = Path(__file__).resolve().parent.parent / "cases" / "base"
TIMES = int(os.environ.get("FUZZ", "300"))
PARTS = 10
LIMIT = 20  # seconds of work for one small project
CONFIG, REGISTER = "mkdocs.yml", "docs/policy.yml"
VISION, PAGE, STYLES = "docs/da/vision.md", "site/vision/index.html", "site/assets/site.css"
FILES = sorted(file.relative_to(BASE).as_posix() for file in BASE.rglob("*") if file.is_file())
ADDED = [
    "site/feed.xml",
    "site/search/search_index.json",
    "site/manifest.webmanifest",
    "docs/en/404.md",
    "docs/da/a/README.md",
]

TOKENS = [
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[^",
    "[a](b)",
    "[a]: ",
    "`",
    "```\n",
    "~~~ x\n",
    "*",
    "**a ",
    "_",
    "> ",
    "- ",
    "  - ",
    "# ",
    "## a { #b }\n",
    "{",
    "}",
    "{ #",
    "{ lang=",
    "|",
    "|-|\n",
    "\\",
    "&",
    "&#0;",
    "&#xd800;",
    "&#9999999999;",
    "\n",
    "\n\n",
    "\r",
    "\t",
    " ",
    "\x00",
    "\x01",
    "\x0b",
    "\x85",
    "\u2028",
    "\ue000",
    "\ufeff",
    "�",
    "Ã¥",
    "²",
    "⑴",
    "½",
    "<",
    ">",
    "</",
    "<a ",
    "<a href=",
    "<a href='",
    '<a href="',
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "<!DOCTYPE a [",
    "<p id=x>",
    "<script>",
    "</script>",
    "<style>",
    "<title>",
    "<textarea>",
    "<template>",
    "<base href=..>",
    "<svg>",
    "<math>",
    "<main>",
    "<table>",
    "<select>",
    "<iframe src=x>",
    "<img srcset='a 1x,",
    "<div hidden>",
    "<p aria-labelledby=x>",
    "<p lang=en>",
    "http://[",
    "https://a:b/",
    "//",
    "../",
    "./",
    "%2e%2e/",
    "%",
    "%00",
    "mailto:",
    "tel:",
    "#",
    "?",
    "javascript:",
    "C:\\",
    "url(",
    "url('",
    "@import '",
    "/*",
    "*/",
    "image-set(",
    "\\61",
    "---\n",
    "...\n",
    ": ",
    "? ",
    "&a ",
    "*a ",
    "<<: *a\n",
    "!ENV ",
    "!!python/name:a.b ",
    "!!binary ",
    "!!timestamp ",
    "%YAML 9\n",
    "{a: ",
    "['",
    '["',
    "- - ",
    "a: &a [*a]\n",
    '"\\ud800"',
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "TODO: ",
    "lorem ipsum ",
    "1.000,5 ",
    "9" * 5000 + " indsatser ",
    "1. januar 2020 ",
    "Sitemap: ",
    "Disallow: /\n",
    "<loc>",
    "<link>",
    '{"docs":',
    "null",
    "1e999",
    "title: ",
    "slug: ../../x\n",
    "template: glossary.html\n",
]
VALUES = [
    *(
        "",
        "/",
        "..",
        ".",
        "\\0",
        "a\n\nb",
        "'http://['",
        "[]",
        "{}",
        "[[a]]",
        "1",
        "-1.5",
        "null",
        "~",
        "true",
        "2020-99-99",
    ),
    *(
        "0x",
        "1:2:3",
        '"\\0"',
        '"\\ud800"',
        "!ENV [A, b]",
        "!ENV []",
        "!ENV {a: b}",
        "&x [*x, *x]",
        "*none",
        "{? [a] : b}",
        "²",
    ),
    *(
        "!!binary x",
        "!!set {a}",
        "!!omap [a]",
        "!!float x",
        "{<<: [{a: b}, c]}",
        "'!!!'",
        "'⑴ ⑵ ⑶ ⑷'",
        "99999999999999999999",
    ),
]
NAMES = [
    b"a\nb",
    b"\xff\xfe",
    b"\x1b[31m",
    b" ",
    b"a" * 240,
    b"%2e%2e",
    b"a?b#c",
    b"'\"<>&",
    "e\u0301 ﬁ".encode(),
    b"\\",
    b"index",
]

Mutate = Callable[[random.Random, Path], None]


@pytest.fixture(autouse=True)
def _nobody_waits() -> Iterator[None]:
    with limited(10 * LIMIT):
        yield


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Break off what works for longer than that; waiting for other processes is not counted."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    rest, _ = signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, rest)
        signal.signal(signal.SIGVTALRM, before)


def run(folder: Path, capsys: pytest.CaptureFixture[str], form: str = "json") -> list[dict[str, str]]:
    """Run the check, whatever it finds; return what it found, where that is told as JSON."""
    capsys.readouterr()
    with limited(LIMIT):
        code = check.main([str(folder), "--format", form])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert code in {0, 1, 2}
    if code == 2:
        assert (printed.out, len(printed.err.splitlines())) == ("", 1)
        assert printed.err.strip()
    return list(json.loads(printed.out)) if code != 2 and form == "json" else []


def write(folder: Path, path: str, text: str | bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


def pick(chance: random.Random) -> str:
    return chance.choice(FILES + [VISION, PAGE, CONFIG, REGISTER] * 3)


def read(file: Path) -> bytes:
    """Return what stands in a file; an earlier mutation may have put something in its place that has no end."""
    if not file.is_file():
        raise FileNotFoundError(file)
    return file.read_bytes()


def insert_token(chance: random.Random, folder: Path) -> None:
    file = folder / pick(chance)
    data = read(file)
    at = chance.randrange(len(data) + 1)
    end = at + chance.choice([0, 0, 1, 10])
    token = "".join(chance.choices(TOKENS, k=chance.choice([1, 1, 2, 4]))) * chance.choice([1, 1, 2, 300])
    file.write_bytes(data[:at] + token[:20_000].encode("utf-8", "surrogatepass") + data[end:])


def break_bytes(chance: random.Random, folder: Path) -> None:
    file = folder / pick(chance)
    data = bytearray(read(file))
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] = chance.choice([0, 255, chance.randrange(256)])
    file.write_bytes(data)


def move_part(chance: random.Random, folder: Path) -> None:
    from_, to = (folder / pick(chance) for _ in range(2))
    data, target = read(from_), read(to)
    start, at = chance.randrange(len(data)), chance.randrange(len(target) + 1)
    part = data[start : start + chance.randrange(200)] * chance.choice([1, 1, 50])
    to.write_bytes(target[:at] + part + target[at + chance.randrange(50) :])


def cut(chance: random.Random, folder: Path) -> None:
    file = folder / pick(chance)
    data = read(file)
    start = chance.randrange(len(data))
    file.write_bytes(data[:start] + chance.choice([b"", data[start + chance.randrange(100) :]]))


def recode(chance: random.Random, folder: Path) -> None:
    file = folder / pick(chance)
    text = read(file).decode()
    code = chance.choice(["utf-16", "utf-8-sig", "latin-1", "cp037", "utf-32"])
    file.write_bytes(chance.choice([text, text.replace("\n", "\r"), text.upper()]).encode(code, "replace"))


def give_value(chance: random.Random, folder: Path) -> None:
    file = folder / chance.choice([CONFIG, REGISTER, VISION, "docs/en/vision.md"])
    lines = read(file).decode().split("\n")
    lines = ["site_dir: site", "docs_dir: docs", *lines] if file.name == CONFIG else lines
    at = chance.choice([number for number, line in enumerate(lines) if ":" in line])
    key = lines[at].partition(":")[0]
    lines[at] = f"{key}: {chance.choice(VALUES)}"
    file.write_bytes("\n".join(lines).encode())


def give_json(chance: random.Random, folder: Path) -> None:
    values: list[object] = [
        None,
        1,
        "a",
        "http://[",
        "\ud800",
        [],
        [1],
        {},
        {"a": 1},
        [[]],
        [{"location": 1}, {"location": "a/"}],
        [{"src": "x"}],
    ]
    read = {key: chance.choice(values) for key in ("docs", "icons", "start_url")}
    write(folder, chance.choice(ADDED[1:3]), json.dumps(chance.choice([read, read, chance.choice(values)])))


def add_file(chance: random.Random, folder: Path) -> None:
    path = chance.choice(ADDED + FILES)
    write(folder, path, "".join(chance.choices(TOKENS, k=chance.choice([1, 10, 300]))))


def name_oddly(chance: random.Random, folder: Path) -> None:
    where = chance.choice([b"docs/da", b"docs/en", b"site", b"site/vision", b"docs"])
    name = os.path.join(os.fsencode(folder), where, chance.choice(NAMES))  # noqa: PTH118 - bytes
    if chance.random() < 1 / 3:
        os.makedirs(name, exist_ok=True)  # noqa: PTH103 - bytes
        name += b"/index"
    with open(name + chance.choice([b".md", b".html", b".css", b".svg", b".xml"]), "wb") as stream:  # noqa: PTH123
        stream.write(read(folder / chance.choice([VISION, PAGE])))


def put_in_place(chance: random.Random, folder: Path) -> None:
    """Put a link or a folder where a file was, or none, or one that nobody may read."""
    file = folder / chance.choice(FILES + ADDED)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    choice = chance.randrange(6)
    if choice == 0:
        file.mkdir()
    elif choice < 4:
        file.symlink_to(str([file.name, "/etc", "/none", folder, "/dev/zero", ".."][chance.randrange(6)]))
    elif choice == 4:
        shutil.copy(BASE / VISION, file)
        file.chmod(0)


def link_folder(chance: random.Random, folder: Path) -> None:
    name = chance.choice(["docs/da/round", "site/round", "site/round.html", "docs/en", "site/en", "docs", "site"])
    if (folder / name).is_dir():
        shutil.rmtree(folder / name)
    (folder / name).symlink_to(str(chance.choice([".", "..", folder / "docs", "/none", (folder / name).name])))


MUTATIONS: list[Mutate] = [
    *([insert_token] * 6),
    *(
        break_bytes,
        break_bytes,
        move_part,
        move_part,
        cut,
        recode,
        give_value,
        give_value,
        give_value,
        give_json,
        add_file,
        add_file,
    ),
    *(name_oddly, put_in_place, link_folder),
]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_project_has_findings_or_is_none(
    part: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(part, TIMES, PARTS):
        chance = random.Random(number)  # noqa: S311 - no secret
        folder = tmp_path / str(number)
        shutil.copytree(BASE, folder)
        for _ in range(chance.choice([1, 1, 2, 4])):
            try:
                chance.choice(MUTATIONS)(chance, folder)
            except (OSError, ValueError, IndexError):  # an earlier mutation has taken the file or its lines away
                continue
        try:
            run(folder, capsys, chance.choice(list(FORMATS)))
        except BaseException as error:
            error.add_note(f"mutation {number}")
            raise
        shutil.rmtree(folder)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "site")
    return tmp_path / "site"


DEEP = 100_000
HEADED = "---\ntitle: Vision\ndescription: En side.\n---\n\n# Vision\n\n"
OPENED = "<!doctype html><html lang=da><title>Vision</title><main><h1>Vision</h1>"
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
HOSTILE = {
    "deep elements": (PAGE, OPENED + "<div>" * DEEP),
    "deep links": (PAGE, OPENED + "<a href=x><b>" * DEEP),
    "deep buttons": (PAGE, OPENED + "<p role=button>" + "<div role=button>" * (DEEP // 50)),
    "deep lists of a page": (PAGE, OPENED + "<ul><li>" * DEEP),
    "deep elements of a drawing": ("site/assets/logo.svg", "<g>" * DEEP),
    "deep elements of a sitemap": ("site/sitemap.xml", "<a>" * DEEP + "</a>" * DEEP),
    "an entity of entities": ("site/sitemap.xml", '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'),
    "deep brackets": (VISION, HEADED + "[" * DEEP),
    "deep brackets that are closed": (VISION, HEADED + "[" * DEEP + "]" * DEEP),
    "deep parentheses": (VISION, HEADED + "[a]" + "(" * DEEP),
    "deep quotations": (VISION, HEADED + "> " * DEEP + "a"),
    "deep list items": (VISION, HEADED + "- " * DEEP + "a"),
    "deep indented list items": (VISION, HEADED + "".join(" " * level + "- a\n" for level in range(1000))),
    "deep JSON": ("site/search/search_index.json", '{"docs":' + "[" * DEEP),
    "deep settings": (CONFIG, "a: " + "[" * DEEP),
    "settings of many lists in each other": (CONFIG, "- " * DEEP + "a"),
    "deep front matter": (VISION, "---\ntitle: " + "{a: " * DEEP + "\n---\n"),
    "front matter of many keys in each other": (VISION, "---\n" + "? " * DEEP + "\n---\n"),
    "a deep register": (REGISTER, "- " * DEEP),
    "a bomb of settings": (CONFIG, BOMB + (BASE / CONFIG).read_text("utf-8") + "docs_dir: *a59\n"),
    "a bomb of front matter": (VISION, f"---\n{BOMB}title: *a59\n---\n"),
    "a bomb of a register": (REGISTER, BOMB + "documents: [title: {da: *a59}]\n"),
    "settings of a kind that they are not": (CONFIG, "a: !!timestamp x\n"),
    "settings that hold themselves": (CONFIG, "plugins: &a [*a, i18n: *a]\n"),
    "front matter that holds itself": (VISION, "---\ntitle: &a [*a]\n---\n"),
    "a register that holds itself": (REGISTER, "documents: &a [*a, title: *a]\n"),
    "a title of one word": (REGISTER, "documents: [title: {da: " + "a " * 40 + "b}]\n"),
    "many attributes": (PAGE, OPENED + "<p " + " ".join(f"a{n}=x" for n in range(DEEP)) + ">"),
    "a huge srcset": (
        PAGE,
        OPENED + '<img alt=a srcset="' + ", ".join(f"{n}.png {n}w" for n in range(DEEP // 10)) + '">',
    ),
    "many broken links": (PAGE, OPENED + "".join(f"<a href=x{n}>a {n}</a>\n" for n in range(DEEP // 10))),
    "many repeated ids": (PAGE, OPENED + "".join(f"<p id=a{n}><p id=a{n}>" for n in range(DEEP // 10))),
    "one id on each line": (PAGE, OPENED + "<p id=a>\n" * DEEP),
    "many words of one link": (PAGE, OPENED + "<p>" + "<b>ord</b> " * DEEP),
    "a page of one line": (PAGE, OPENED + "en linje uden ende " * 500_000),
    "a box of one word": (VISION, HEADED + f"!!! {'a' * 100_000}!"),
    "a text of one line": (VISION, HEADED + "en linje uden ende " * 100_000),
    "a whole alphabet of settings": (CONFIG, string.printable * 10_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_or_refused(name: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, *HOSTILE[name])
    run(site, capsys)


def test_a_file_too_large_for_a_reader_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, *HOSTILE["a page of one line"])
    write(site, *HOSTILE["a text of one line"])
    assert [one["file"] for one in run(site, capsys) if one["rule"] == "too-large"] == [VISION, PAGE]


# What once took as long as its size squared: a beginning, and what follows it again and again.
REPEATED = {
    **{
        f"words, {unit!r}": (VISION, HEADED, unit)
        for unit in ("**a ", ".", "[^", "„", "“", "a. B ", "```x\n", "# a" + " " * 99, "/// summary\nA.\n///\n")
    },
    **{f"links, {unit!r}": (VISION, HEADED, unit) for unit in ("[a](b ", "[a](/ ", "[a] (/", "*a*{lang=", "<a href=")},
    "blanks within a link": (VISION, HEADED + "[a](b", " "),
    "slashes within a link": (VISION, HEADED + "[a] (", "/"),
    "blanks within a heading": (VISION, HEADED + "# a", " "),
    "open tags": ("site/assets/logo.svg", "<svg>", "<a '"),
    "open tags of a page": (PAGE, OPENED, "<a '"),
    "open comments": ("site/feed.xml", "", "<!--"),
    "open links of a feed": ("site/feed.xml", "", "<link "),
    "escapes": (STYLES, "url(", "\\aaaaaa"),
    "escaped quotes": (STYLES, "", '\\"'),
    "blanks within an address": (STYLES, "url(", " "),
}


@pytest.mark.parametrize("name", REPEATED)
def test_twice_the_text_takes_twice_the_work(name: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, start, unit = REPEATED[name]

    def work(size: int) -> float:
        write(site, path, start + unit * (size // len(unit)) + "x")
        before = time.process_time()
        run(site, capsys)
        return time.process_time() - before

    work(10)  # what is loaded and read once
    # Four times the text, so that what grows with its square takes sixteen times as long; and time for other things.
    # Of two measures the lesser is nearer to the work: what else the machine does can only add to one.
    least, most = (min(work(size) for _ in range(2)) for size in (20_000, 80_000))
    assert most < 8 * least + 0.5


def test_a_name_that_no_folder_can_have_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a\0b", "a" * 5000, "\udcff", sys.executable):
        run(Path(name), capsys)
