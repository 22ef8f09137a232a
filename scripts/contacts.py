"""Tells of an email address, a telephone number, or a site outside, written a little otherwise than in the source."""

import re
from collections.abc import Iterator
from itertools import product
from posixpath import commonprefix

from findings import Finding
from writing import Block, Pair

_NAMES = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
_HOST = rf"{_NAMES}(?:(?!js|md|py)[a-z]{{2}}|com|eu|info|net|org)(?![\w-]|\.\w)"
_MAIL = re.compile(rf"(?<![\w.%+-])(?P<address>[\w.%+-]++@{_NAMES}[a-z]{{2,}}(?![\w-]|\.\w))", re.IGNORECASE)
_SITE = re.compile(rf"(?<![\w@./-])(?:https?://)?(?P<address>{_HOST})(?!@)", re.IGNORECASE)
_PHONE = re.compile(r"\Atel:(?P<address>\+?[\d ().-]+)\Z", re.IGNORECASE)
_MANY = 200  # addresses of each side that are compared with each other
_MOST = 2  # letters in one place that a slip takes away, adds or changes
_SHORT = 3  # letters of a name, such as sst.dk and ssi.dk, that another one may have too


def check_misspelt(pair: Pair, source: list[Block], made: list[Block]) -> Iterator[Finding]:
    """Compare the addresses that a section has on one side only; each language may have others, but no like ones."""
    for kind, is_slip in ((_MAIL, _is_wrong_mail), (_SITE, _is_wrong_host), (_PHONE, _is_wrong_number)):
        wanted, there = ({one: block for block in side for one in _addresses(block, kind)} for side in (source, made))
        lost, extra = ([one for one in mine if one not in its] for mine, its in ((wanted, there), (there, wanted)))
        for mine, its in product(extra[:_MANY], lost[:_MANY]):
            if is_slip(mine, its):
                yield pair.told("link-differs", there[mine].line_of(mine), kind="address", value=mine, detail=its)


def _addresses(block: Block, kind: re.Pattern[str]) -> Iterator[str]:
    """Yield the addresses of a kind in the words of a block and in its links."""
    links = [link for link, words in block.inline.links if ":" in link and not _is_number_with_words(link, words)]
    for text in (block.inline.text, *links):
        yield from (one["address"].lower().removeprefix("www.") for one in kind.finditer(text))


def _is_number_with_words(link: str, words: str) -> bool:
    """Tell whether a link calls a number that its words say, too, against which another rule holds it."""
    return link.lower().startswith("tel:") and any(map(str.isdecimal, words))


def _is_wrong_mail(one: str, other: str) -> bool:
    """Tell whether a mailbox of the same name has nearly the same host, or two of one host have changed a letter.

    That a letter is added at the end is none: press@ and presse@.
    """
    (box, _, host), (other_box, _, other_host) = one.partition("@"), other.partition("@")
    if host == other_host:
        mine, its = _apart(box, other_box)
        is_at_end = box.endswith(mine) and other_box.endswith(its)
        return sorted(mine) == sorted(its) or (not is_at_end and _is_slip(box, other_box))
    return box == other_box and _is_wrong_host(host, other_host)


def _is_wrong_host(one: str, other: str) -> bool:
    """Tell whether two hosts are nearly one; what stands before their names is free: da.example.org."""
    names, ends = zip(*((host.split(".")[-2], host.rpartition(".")[2]) for host in (one, other)), strict=True)
    return ends[0] == ends[1] and names[0] != names[1] and _is_slip(*names)


def _is_wrong_number(one: str, other: str) -> bool:
    """Tell whether two telephone numbers differ in a digit or two, not in how they are written."""
    mine, its = ("".join(filter(str.isdecimal, number)) for number in (one, other))
    return not mine.endswith(its) and not its.endswith(mine) and _is_slip(mine, its)


def _is_slip(one: str, other: str) -> bool:
    mine, its = _apart(one, other)
    is_short = len(min(one, other, key=len)) <= _SHORT
    return sorted(mine) == sorted(its) or (max(len(mine), len(its)) <= _MOST and not is_short)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return what is left of two texts without what they begin and end with alike."""
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))
    return one[: len(one) - end], other[: len(other) - end]
