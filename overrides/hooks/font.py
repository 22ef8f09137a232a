"""Cuts a typeface down to what a site needs, and takes single weights from it. Knows nothing of MkDocs."""

import io
from pathlib import Path

from fontTools import subset as fonttools_subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


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


def still(source: Path, weight: int) -> bytes:
    """Return one weight of a variable font as TTF; the same bytes each time."""
    font = TTFont(source, recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def advances(font: bytes) -> dict[str, float]:
    """Return how far each letter of a font goes, in parts of the font's size."""
    with TTFont(io.BytesIO(font)) as read:
        units, widths = read["head"].unitsPerEm, read["hmtx"]
        return {chr(point): widths[glyph][0] / units for point, glyph in read.getBestCmap().items()}
