"""Hints at a figure that is the highest that there may be in one language, and the lowest in the other."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from figures import Figures, figures_of
from findings import Finding
from inline import sentences
from locales import known_of
from negations import Negations
from numerals import one_of, plain
from values import DOWNWARDS, UPWARDS, WEAK, YEARS, Figure, Value, is_physical
from writing import Block, Pair

_OTHER = {"lowest": "highest", "highest": "lowest"}
# What a number may be besides, or what it keeps out, is no figure that the other language has.
_BESIDES = {UPWARDS, DOWNWARDS, "digits", "written", "time"}
_TIMES = {"minutes", "months", "working day"}
_CLAUSE_END = re.compile(r"[,;:]\s")
_VERB = r"(?:[^\W\d_]+\s)?"  # between a denial and what it turns round: not weigh more than
_FAR = 40  # letters at most of what stands beside a figure and makes it a limit


def check_limits(pair: Pair, blocks: list[tuple[Block, Block]]) -> Iterator[Finding]:
    """Hint at a figure that both languages have and that is a limit in each, but not the same."""
    of_source, of_made = map(Limits.of, pair.locales)
    if not of_source or not of_made:
        return
    for its, mine in blocks:
        theirs = of_source.read(its.inline.text)
        ours = of_made.read(mine.inline.text) if theirs else {}
        for said in dict.fromkeys(ours.values()):
            others = [theirs[value] for value, one in ours.items() if one == said and value in theirs]
            if others and all(one.kind != said.kind and one.denied == said.denied for one in others):
                details = {"value": said.said, "original": min(others).said, "detail": "limit"}
                yield pair.told("negation-differs", mine.line + said.breaks, **details)


class Limit(NamedTuple):
    """Whether a figure is the lowest or the highest, how and how many lines below a text's first that is said.

    What a sentence denies besides can turn it round, so two that do not both deny tell nothing.
    """

    kind: str
    said: str
    breaks: int
    denied: bool


class Limits:
    """The words of a language that make the figure beside them the lowest or the highest that there may be."""

    def __init__(self, known: Mapping[str, Any], figures: Figures, negations: Negations) -> None:
        """Take what stands under `limits` in the language's file, and what else is known of the language."""
        self._figures, self._negations = figures, negations
        between, denial = one_of(known["between"]), one_of(known["denials"])
        self._before = {
            kind: re.compile(
                rf"(?<!\w)(?P<denied>{denial}\s{_VERB})?(?P<word>{one_of(known[kind])})\s"
                rf"(?:{between}\s|(?P<verb>[^\W\d_]+\s))?\Z",
                re.IGNORECASE,
            )
            for kind in _OTHER
        }
        self._turning = re.compile(
            rf"\b{denial}(?=\s{_VERB}{one_of([*known['lowest'], *known['highest']])}\s)", re.IGNORECASE
        )
        self._turned, self._amounts = frozenset(known["turned"]), frozenset(known["amounts"])
        self._lasting = re.compile(rf"(?<!\w){one_of(known['lasting'])}\s\Z", re.IGNORECASE)
        self._ahead = re.compile(rf",?\s{one_of(known['ahead'])}(?!\w)", re.IGNORECASE)
        self._of_times = frozenset(known["of_times"])
        self._unclear = re.compile(rf"(?:['’]?s|['’])?\s{one_of(known['unclear'])}(?!\w)", re.IGNORECASE)
        self._after = {
            kind: re.compile(rf"\s?{one_of(known[f'{kind}_after'])}(?!\w)", re.IGNORECASE) for kind in _OTHER
        }

    @staticmethod
    @cache
    def of(locale: str) -> "Limits | None":
        """Return what is known of a language; None where it is not enough."""
        known, figures, negations = known_of(locale).get("limits"), figures_of(locale), Negations.of(locale)
        return Limits(known, figures, negations) if known and figures and negations else None

    def read(self, text: str) -> dict[Value, Limit]:
        """Return what limit each figure of a text is, by all that it may mean; nothing of one that is none or both."""
        found: dict[Value, set[Limit]] = {}
        # Most texts have no figure, which is known by now; only of the others each sentence is read.
        for breaks, sentence in sentences(text) if self._figures.read(text) else ():
            figures = self._figures.read(sentence)
            denies = bool(figures) and self._negations.turns(self._turning.sub("", sentence))
            for figure in figures:
                if figure.strength == WEAK and figure.value[0] in {"letter", "number"}:  # after others
                    continue
                limits = set(self._limits(sentence, figure, breaks, denies=denies))
                for value in {figure.value, *(one for one in figure.also if one[0] not in _BESIDES)}:
                    found.setdefault(value, set()).update(limits)
        return {value: min(limits) for value, limits in found.items() if len({one.kind for one in limits}) == 1}

    def _limits(self, sentence: str, figure: Figure, breaks: int, *, denies: bool) -> Iterator[Limit]:
        """Yield what limit a figure of a sentence is, which `denies` something or not."""
        if self._unclear.match(sentence, figure.end):
            return
        start = max(0, figure.start - _FAR)
        is_ahead = figure.value[0] in _TIMES and bool(self._ahead.match(sentence, figure.end))
        is_number = figure.value[0] == "number" and figure.value[1] not in YEARS
        is_bare = is_number or is_physical(figure.unit)  # made by 61, two by three metres
        for kind, other in _OTHER.items():
            before = self._before[kind].search(sentence[start : figure.start])
            word = plain(before["word"].lower()) if before else ""
            if (word in self._of_times and is_bare) or (before and before["verb"] and word not in self._amounts):
                before = None
            after = self._after[kind].match(sentence, figure.end)
            first = start + before.start() if before else figure.start
            line = breaks + sentence.count("\n", 0, first)
            if before and self._is_turned(before, sentence[:first], ahead=is_ahead):
                yield Limit(other, sentence[first : figure.end], line, denied=False)
            elif before or after:
                last = after.end() if after else figure.end
                is_before = bool(after) and figure.value[0] in _TIMES and self._ahead.match(sentence, last)
                yield Limit(other if is_before else kind, sentence[first:last], line, denied=denies)

    def _is_turned(self, before: re.Match[str], said: str, *, ahead: bool) -> bool:
        """Tell whether a limit is the other one, after what is `said`: no more than, not until 10, an hour before."""
        word = plain(before["word"].lower())
        is_ahead = ahead and not self._lasting.search(said)  # for an hour before it is no deadline
        if before["denied"] or (is_ahead and word in self._amounts):
            return not (before["denied"] and is_ahead and word in self._amounts)  # no less than an hour before
        return word in self._turned and self._negations.has_word(_CLAUSE_END.split(said)[-1])
