"""Cuts a typeface down to what a site needs, and takes single weights from it. Knows nothing of MkDocs.

fontTools is loaded only where a font is made: a build that has its fonts need not wait for it.
"""

import io
from pathlib import Path

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def cut(source: Path, weights: int | tuple[int, int], characters: set[int] | None = None) -> bytes:
    """Return a weight of a variable font, or a range, as TTF or with these code points as WOFF2; always the same."""
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)
    if characters:
        subsetter = subset.Subsetter(subset.Options(layout_features=FEATURES, hinting=False))
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def advances(font: bytes) -> dict[str, float]:
    """Return how far each letter of a font goes, in parts of the font's size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(io.BytesIO(font)) as read:
        units, widths = read["head"].unitsPerEm, read["hmtx"]
        return {chr(point): widths[glyph][0] / units for point, glyph in read.getBestCmap().items()}
