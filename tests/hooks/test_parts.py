"""Work that is parted over processes gives what it gives in one."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

import parts


def total(numbers: Sequence[str]) -> list[str]:
    return [f"{number}!" for number in numbers]


def fail_at_the_end(numbers: Sequence[str]) -> list[str]:
    if "7" in numbers:
        raise ValueError("seven")
    return list(numbers)


@pytest.mark.parametrize("worth", [1, 3, 100])
def test_each_thing_is_worked_on_once_and_in_order(monkeypatch: pytest.MonkeyPatch, worth: int) -> None:
    monkeypatch.setattr(parts, "WORTH_A_PROCESS", worth)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    given = [str(number) for number in range(8)]
    assert [one for part in parts.in_parts(given, total) for one in part] == total(given)


def test_work_that_failed_in_another_process_fails_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    with pytest.raises(ValueError, match="seven"):
        list(parts.in_parts([str(number) for number in range(8)], fail_at_the_end))


def test_work_that_another_process_could_not_end_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    here = os.getpid()

    def killed_elsewhere(numbers: Sequence[str]) -> list[str]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(numbers)

    given = [str(number) for number in range(8)]
    assert [one for part in parts.in_parts(given, killed_elsewhere) for one in part] == given


def test_what_another_process_has_done_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(2)), raising=False)
    assert parts.in_background([], lambda _: os.getpid())() != os.getpid()


@pytest.mark.parametrize(
    ("missing", "cores"),
    [(["sched_getaffinity"], 3), (["sched_getaffinity", "fork"], 1)],
    ids=["a system that sets no process apart", "a system without fork"],
)
def test_work_is_parted_as_the_system_can(monkeypatch: pytest.MonkeyPatch, missing: list[str], cores: int) -> None:
    for name in missing:
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(parts, "WORTH_A_PROCESS", 1)
    given = [str(number) for number in range(6)]
    assert [len(part) for part in parts.in_parts(given, total)] == [6 // cores] * cores
