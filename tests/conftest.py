"""The project's own site, built once for all tests that read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from hypothesis import settings

import another_site
import small_site

# The same examples each time; as some are constants of what is loaded, a test by itself may try others.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("same")


@dataclass(frozen=True)
class OwnSite:
    """The built files, and how the build went."""

    folder: Path
    done: small_site.Done

    @cached_property
    def pages(self) -> dict[str, small_site.Element]:
        """The pages read, by their built file: en/vision/index.html; what only leads elsewhere is none."""
        files = [
            file
            for file in sorted(self.folder.rglob("*.html"))
            if 'http-equiv="refresh"' not in file.read_text("utf-8")
        ]
        return {file.relative_to(self.folder).as_posix(): small_site.read(file) for file in files}


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """Build this project's own site."""
    folder = tmp_path_factory.mktemp("own")
    return OwnSite(folder, small_site.build(small_site.ROOT, "--site-dir", str(folder)))


@dataclass(frozen=True)
class AnotherSite:
    """The folder of another authority's project, with its built site in `site`, and how the build went."""

    folder: Path
    done: small_site.Done


@pytest.fixture(scope="session")
def another_policy(tmp_path_factory: pytest.TempPathFactory) -> AnotherSite:
    """Build another authority's site with a copy of this theme."""
    folder = another_site.make(tmp_path_factory.mktemp("another") / "policy")
    return AnotherSite(folder, small_site.build(folder))
