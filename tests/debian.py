"""Programs from Debian's packages that tests need, installed where that is possible, by one process at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable

import small_site

LOCK = small_site.ROOT / ".cache" / "debian.lock"


def installed(find: Callable[[], str], package: str) -> str:
    """Return what `find` returns, the path of a program, after its package was installed; empty where it cannot be.

    Processes that run tests beside each other wait here, so that none meets a program that is half installed.
    """
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
                subprocess.run(["apt-get", *command], check=False, capture_output=True, env=environment)
        return find()
