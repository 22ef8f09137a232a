"""The menu against the pages: each slip stops the build with one line in the words of the source language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import small_site

SLIPS = yaml.safe_load((small_site.ROOT / "overrides" / "strings" / "da.yml").read_text("utf-8"))["slips"]
FILES = {
    "da/index.md": small_site.page("Forside"),
    "en/index.md": small_site.page("Front page"),
    "da/om.md": small_site.page("Om"),
    "en/om.md": small_site.page("About", more="slug: about\n"),
}


@pytest.mark.parametrize(
    ("files", "nav", "expected"),
    [
        (FILES, ["index.md", "om.md"], ""),
        (FILES, ["index.md"], f"docs/da/om.md:1: {SLIPS['not_in_menu'].format(detail='om.md')}"),
        ({name: text for name, text in FILES.items() if name != "da/om.md"}, ["index.md", "om.md"], "unknown_page"),
        (
            {**FILES, "da/om.md": small_site.page("Om", "# Om\n\n[Videre](videre.md)\n")},
            ["index.md", "om.md"],
            f"docs/da/om.md:8: {SLIPS['dead_link'].format(detail='videre.md')}",
        ),
    ],
    ids=["right", "a page that is not in the menu", "a translation without its source", "a dead link"],
)
def test_what_leads_nowhere_stops_the_build(
    tmp_path: Path, files: dict[str, str], nav: list[str], expected: str
) -> None:
    done = small_site.build_here(small_site.write(tmp_path, files, nav=nav))
    if expected == "unknown_page":
        expected = SLIPS["unknown_page"].format(field="nav", detail="om.md")
    assert (done.returncode == 0) == (not expected)
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_an_owner_without_a_name_in_a_language_stops_the_build(tmp_path: Path) -> None:
    extra = {**small_site.EXTRA, "responsible": {**small_site.OWNER, "name": {"da": "Ejeren"}}}
    folder = small_site.write(tmp_path, FILES, extra=extra)
    done = small_site.build_here(folder)
    lines = (folder / "mkdocs.yml").read_text("utf-8").splitlines()
    line = 1 + next(at for at, text in enumerate(lines) if text == "    name:")
    assert done.stderr == f"ERROR   -  mkdocs.yml:{line}: {SLIPS['missing_language'].format(field='en')}\n"
