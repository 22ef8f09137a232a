"""A check that is parted over processes finds what it finds in one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import check
import made_site
import parts
from built import read_built
from links import Surveyor


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site of 40 pages in which some links lead nowhere and some texts are wrong."""
    folder = made_site.write(tmp_path_factory.mktemp("made"), 40)
    shutil.rmtree(folder / "site" / "side-7")
    (folder / "docs" / "en" / "side-3.md").unlink()
    last = folder / "site" / "side-9" / "index.html"
    last.write_text(re.sub('<meta name="description"[^>]*>', "", last.read_text("utf-8")), "utf-8")
    text = folder / "docs" / "da" / "side-5.md"
    text.write_text(text.read_text("utf-8") + "\nTODO: skriv 17 ting mere.\n", "utf-8")
    return folder


def test_the_findings_do_not_depend_on_the_number_of_processes(
    broken: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for worth in (1000, 1):
        monkeypatch.setattr(parts, "WORTH_A_PROCESS", worth)
        monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
        assert check.main([str(broken), "--format", "json"]) == 1
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert {"description", "link-missing", "translation-missing", "note-left"} <= {one["rule"] for one in told[0]}


def test_a_link_that_leads_nowhere_is_told_of_each_page_and_one_that_is_right_counts_once_read(broken: Path) -> None:
    surveyor = Surveyor(read_built(broken / "site", made_site.URL))
    page = '<html lang="da"><head><title>T</title></head><body><a href="../{0}/">{0}</a>{1}</body></html>'
    for name in ("a", "b", "c"):
        surveyor.page(f"{name}/index.html", page.format("side-7", '<a href="../side-4/">4</a>'))
    assert [slip.file for slip in surveyor.survey.slips] == [f"{name}/index.html" for name in ("a", "b", "c")]
    assert "side-4/" in surveyor.survey.reached
    surveyor.page("d/index.html", page.format("side-4", '<template><a href="../side-7/">7</a></template>'))
    surveyor.page("e/index.html", page.format("side-4", '<template><a href="../side-7/">7</a></template>'))
    surveyor.page("e/f/index.html", page.format("side-4", ""))
    assert [slip.file for slip in surveyor.survey.slips[3:]] == ["e/f/index.html"]


def test_a_process_whose_result_nobody_takes_ends_with_the_one_that_began_it() -> None:
    folder = str(Path(parts.__file__).parent)
    script = f"import sys; sys.path.insert(0, {folder!r}); import parts; parts._cores = lambda: 2\n"
    script += "parts.in_background(['a'], lambda _: b'x' * 1_000_000); sys.exit(3)"
    # It holds the standard output of whoever waits for its end, as `make build | cat` does.
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (3, b"")
