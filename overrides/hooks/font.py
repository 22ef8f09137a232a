"""Cuts a typeface down to what a site needs. Knows nothing of MkDocs."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools import subset as fonttools_subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def subset(source: Path, characters: set[int], weights: tuple[int, int]) -> bytes:
    """Return a variable font as WOFF2 with these code points and this range of weights; the same bytes each time."""
    font = TTFont(source, recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)
    subsetter = fonttools_subset.Subsetter(fonttools_subset.Options(layout_features=FEATURES, hinting=False))
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()
