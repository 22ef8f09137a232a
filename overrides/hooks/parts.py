"""Does a piece of work on many things in as many processes as pay."""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

WORTH_A_PROCESS = 200  # files whose tags are read


def in_parts(things: Sequence[str], work: Callable[[Sequence[str]], Any], cost: int = 1) -> Iterator[Any]:
    """Yield what `work` gives for each part of the things, in their order; each costs as much as so many files."""
    size = -(-len(things) // min(_cores(), 1 + len(things) * cost // WORTH_A_PROCESS)) or 1
    rest = [in_background(things[start : start + size], work) for start in range(size, len(things), size)]
    yield work(things[:size])
    yield from (given() for given in rest)


def in_background(things: Sequence[str], work: Callable[[Sequence[str]], Any]) -> Callable[[], Any]:
    """Begin work in another process, where there is a core for it; return what waits and gives what the work gave."""
    if _cores() == 1:
        return lambda: work(things)
    end, there = os.pipe()
    process = os.fork()  # multiprocessing takes longer to load
    if not process:
        os.close(end)  # else it would never learn that nobody reads any more, as of a build that failed meanwhile
        try:
            with os.fdopen(there, "wb") as pipe:
                pickle.dump(work(things), pipe, pickle.HIGHEST_PROTOCOL)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(there)

    def given() -> Any:
        with os.fdopen(end, "rb") as pipe:
            data = pipe.read()
        # What another process ended without giving is done here, so that what is raised is raised where it is expected.
        is_done = os.waitpid(process, 0)[1] == 0
        return pickle.loads(data) if is_done else work(things)  # noqa: S301 - from a process of our own

    return given


def _cores() -> int:
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
