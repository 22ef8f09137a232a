"""Breaks a text into lines that fit a box, as large as may be. Knows nothing of MkDocs."""

Advances = dict[str, float]  # how far each letter of a font goes, in parts of its size

SIZES = range(108, 20, -4)
CUT_FROM = 40  # at this size a word that is longer than a line is cut, rather than set smaller still
HEIGHT = 1.1  # of a line, in parts of its size
EVEN = 1 / 3  # of the longest line, which the shortest should not fall below
FOR_EVEN = 3 / 4  # of the largest size, which is given up for lines that are even


def fitted(text: str, advances: Advances, box: tuple[int, int]) -> tuple[int, list[str]]:
    """Return a size at which a text fits a box, the largest or one that makes its lines more even; and the lines."""
    found = []
    for size in SIZES:
        limit, may_cut = box[0] / size, size <= CUT_FROM
        lines = wrapped(text, limit, advances, may_cut=may_cut)
        lengths = [width(line, advances) for line in lines]
        if len(lines) * HEIGHT * size <= box[1] and max(lengths) <= limit:
            found.append((size, lines, min(lengths) / max(lengths)))
    size, lines, _ = next((one for one in found if one[2] >= EVEN and one[0] >= FOR_EVEN * found[0][0]), found[0])
    return size, balanced(text, lines, box[0] / size, advances)


def balanced(text: str, lines: list[str], limit: float, advances: Advances) -> list[str]:
    """Return as many lines, made about as long as each other."""
    narrower = (wrapped(text, limit * part / 20, advances) for part in range(10, 21))
    fitting = (tried for tried in narrower if max(width(line, advances) for line in tried) <= limit)
    return next((tried for tried in fitting if len(tried) == len(lines)), lines)


def wrapped(text: str, limit: float, advances: Advances, *, may_cut: bool = False) -> list[str]:
    """Break a text into lines, none of which begins with a dash; a word longer than a line is cut where it may be."""
    first, *words = text.replace(" –", "\u00a0–").split(" ")
    lines = [first]
    for word in ["", *words]:
        if word and width(f"{lines[-1]} {word}", advances) <= limit:
            lines[-1] += f" {word}"
        elif word:
            lines.append(word)
        while may_cut and width(lines[-1], advances) > limit:
            lines[-1:] = cut(lines[-1], limit, advances)
    return lines


def cut(word: str, limit: float, advances: Advances) -> tuple[str, str]:
    """Cut off as much of a word as a line holds with a hyphen, at least a letter."""
    at = next((at for at in range(len(word) - 1, 1, -1) if width(f"{word[:at]}-", advances) <= limit), 1)
    return f"{word[:at]}-", word[at:]


def width(text: str, advances: Advances) -> float:
    """Return how long a line is, in parts of its size; a letter that the font does not know counts as a square."""
    return sum(advances.get(letter, 1) for letter in text)
