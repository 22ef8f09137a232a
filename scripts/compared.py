"""Tells where the figures of a section and those of its translation differ."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, permutations, zip_longest
from typing import NamedTuple

from attributed import is_kept_by_name
from digits import Reader
from figures import MOST
from likeness import SURE, in_place, likeness
from values import SOFT, STRONG, WEAK, YEARS, Figure, Number, Value

# Of each block its kind, its text, that without what is quoted or marked as another language, and its line.
Passages = Sequence[tuple[str, str, str, int]]
_PAIR = 2
_AROUND = 10  # letters beside a figure that tell that the other side has the same words
_LONG = 10  # numbers at most of which a range names the first and the last only
_MANY = 60  # figures that are paired one by one
_WORDS = re.compile(r"\A[^\d¼-¾⅐-⅞]*\Z|(?:[^\W\d_]+\W+){3}[^\W\d_]")  # no digits, or four words in a row
_COUNTED = re.compile(r"[^\d.;:!?]{0,26}?([^\W\d_]{4,})")
_NOUN = re.compile(r"\s[^\W\d_]+")
_END = re.compile(r"[.!?]\s")
_NEXT = re.compile(r"[.!?]\s+(?=[A-ZÀ-Þ])")  # behind a sentence, but not behind ca. and kr.
_ROW = re.compile(r"\s[^\W\d_]+\s")  # between the numbers of a row: 0 to 511
_NAME = re.compile(r"[^\W\d_]+ (?=[^\W\d_])[A-ZÀ-Þ]\w+")
_NAMED = {"weekday", "month", "season", "stage"}  # what there is no other word for
_ANSWERED = {"letter", "time", "rate", "weekday"}  # what only another one of its kind can stand for
_TIMES = {"minutes", "months"}
_BETWEEN = {"time": "minutes"}  # what lies between two of a kind, where that is of another one


class Difference(NamedTuple):
    """What a block of the translation lacks, as the source writes it, what only the translation has, and its line."""

    missing: list[str]
    extra: list[str]
    line: int
    is_order: bool = False  # both have the same, in another order
    is_mutual: bool = True  # each has something that must stand on the other side

    @property
    def details(self) -> dict[str, str]:
        """What a finding says of it."""
        return {"value": ", ".join(self.extra) or "–", "detail": ", ".join(self.missing) or "–"}


class _Side:
    """The figures of some blocks of one side, and all that they say."""

    def __init__(self, figures: dict[int, list[Figure]], blocks: Iterable[int], language: Reader) -> None:
        self.language = language
        self.figures = [one for block in blocks for one in figures.get(block, ())]
        rows = [language.row(one, other) for one, other in pairwise(self.figures)]
        self._rows = [row for row in rows if 0 < len(row) <= _LONG]  # weeks 28 to 30, which may be 28, 29 and 30
        self.values = {value for figure in self.figures for value in figure.says}
        self.meanings = {value for figure in self.figures for value in figure.also} | self.values

    def lacked(self, figures: list[Figure], *, in_all: bool = False) -> list[Figure]:
        """Return which figures of the other side are not said here; in a whole section, every second week is no two."""
        said = [(one, _exact(one) if in_all else one.also) for one in figures]
        lacked = [one for one, also in said if self.meanings.isdisjoint(one.says) and self.values.isdisjoint(also)]
        if not self._rows:
            return lacked
        # What stands in a row there may be a range here.
        numbers = {one.value[1] for one in figures if one.value[0] == "number"}
        rows = [row for row in self._rows if numbers.issuperset({row.start - 1, *row, row.stop})]
        return [one for one in lacked if not any(one.value[1] in row for row in rows)]


_Lacks = tuple[list[Figure], list[Figure], _Side, _Side, int]  # what two blocks lack, these two and the line


def differences(source: Passages, translation: Passages, of_source: Reader, of_translation: Reader) -> list[Difference]:
    """Return where the figures of a section and of its translation differ.

    Where the two sides have the same blocks, each is compared with its like. Else the whole sections are, and then a
    figure must stand in place of another, for a missing item or row is a difference of structure.
    """
    # What was left as it is in the source is not translated: its English `to` is no Danish number.
    texts = ({tuple(one[1].split()) for one in side if _WORDS.search(one[1])} for side in (source, translation))
    left = set.intersection(*texts)
    wanted, made = _read(source, of_source, left, translation), _read(translation, of_translation, left, source)
    _take_months(wanted, made)
    if not (wanted or made) or max(map(len, (*wanted.values(), *made.values()))) >= MOST:
        return []
    ours, theirs = _Side(wanted, wanted, of_source), _Side(made, made, of_translation)
    found, line = [], translation[0][-1] if translation else 1
    steps: list[_Lacks] = []
    groups = [*zip_longest(_groups(source), _groups(translation), fillvalue=("", list[int]()))]
    if any(mine[0] != yours[0] for mine, yours in groups):
        missing, extra = _left_over(ours, theirs)
        return [_difference(missing, extra, ours, theirs, line)] if missing and extra else []
    for (kind, mine), (_, yours) in groups:
        pairs = [([one], [other]) for one, other in zip(mine, yours, strict=True)] if len(mine) == len(yours) else []
        for blocks in pairs or [(mine, yours)]:
            line = translation[blocks[1][0]][-1] if blocks[1] else line
            if _values(wanted, blocks[0]) == _values(made, blocks[1]):
                continue
            here, there = _Side(wanted, blocks[0], of_source), _Side(made, blocks[1], of_translation)
            missing, extra = _left_over(here, there)
            steps += [(missing, extra, here, there, line)] if kind == "step" and bool(missing) != bool(extra) else []
            if kind != "cell" and not (missing and extra):
                # A sentence may have moved to another block, and a number may be named again there.
                missing, extra = theirs.lacked(missing, in_all=True), ours.lacked(extra, in_all=True)
            if not missing and not extra:
                missing, extra = _swapped(here, there)
            if not missing and not extra:
                missing, extra = _unpaired(here, there)
            if missing or extra:
                found.append(_difference(missing, extra, here, there, line))
    return [*found, *_moved(steps)]


def _moved(steps: list[_Lacks]) -> Iterator[Difference]:
    """Yield where a step lacks what another one has besides; else a number may just be said again in the next."""
    lost, besides = {one.value for step in steps for one in step[0]}, {one.value for step in steps for one in step[1]}
    for step in steps:
        if any(one.value in lost & besides for one in [*step[0], *step[1]]):
            yield _difference(*step)


def _take_months(wanted: dict[int, list[Figure]], made: dict[int, list[Figure]]) -> None:
    """Let months that both sides name stand for no number: at 5.30 in May."""
    months = [
        [one.value for figures in side.values() for one in figures if one.value[0] == "month"]
        for side in (wanted, made)
    ]
    if Counter(months[0]) == Counter(months[1]):
        for side in (wanted, made) if months[0] else ():
            for block, figures in side.items():
                side[block] = [_without_number(one) if one.value[0] == "month" else one for one in figures]


def _without_number(figure: Figure) -> Figure:
    return figure._replace(also=figure.also - {("number", figure.value[1])})


def exchanged(source: str, made: str, of_source: Reader, of_translation: Reader) -> Difference | None:
    """Return what a sentence lacks of its source and has instead, if anything, though another one may have either."""
    wanted, there = list(of_source.read(source)), list(of_translation.read(made))
    # What stands before a colon says what is counted.
    if not wanted or not there or source[:1].isdigit() or made[:1].isdigit():
        return None
    sides = _Side({0: wanted}, [0], of_source), _Side({0: there}, [0], of_translation)
    missing, extra = _left_over(*sides)
    if not missing and not extra:
        missing, extra = _swapped(*sides)
    if _digits(missing) == _digits(extra) != []:
        return None  # another sentence says in what it is counted: 2.3 per cent. This year it is 2.9.
    # Else it has rather taken over what another sentence says.
    is_one_for_another = Counter(one.value[0] for one in missing) == Counter(one.value[0] for one in extra)
    return _difference(missing, extra, *sides, 1) if missing and is_one_for_another else None


def without_figures(text: str, language: Reader) -> str:
    """Return a text with a blank in place of each figure."""
    for one in reversed([*language.read(text)]):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _digits(figures: list[Figure]) -> list[str]:
    """Return the digits with which figures are written."""
    return [digits for one in figures if (digits := re.sub(r"\D", "", one.written))]


def _read(blocks: Passages, language: Reader, left: set[tuple[str, ...]], others: Passages) -> dict[int, list[Figure]]:
    """Return the figures of each block that has any; those that stand in quotations alone are not strong.

    A number word of a name is none, if the other side has the name as well: Tre Høje. What stands in a quotation that
    the other side has in the same words is not missed: its English `to` is no Danish number.
    """
    found = {}
    words, quoting = _joined(one[1] for one in others), _joined(one[1] for one in others if one[1] != one[2])
    for place, (_, text, plain, line) in enumerate(blocks):
        if tuple(text.split()) in left:
            continue
        if figures := [one for one in language.read(text) if not _is_in_name(one, words)]:
            own = {figure.value for figure in language.read(plain)}
            said = (one if one.value in own and not _is_left(one, quoting) else _quoted(one, words) for one in figures)
            found[place] = [one._replace(text_line=line) for one in said]
    return found


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _is_in_name(figure: Figure, others: str) -> bool:
    """Tell whether a figure begins a name that stands in the text of the other side, too."""
    name = _NAME.match(figure.text, figure.start) if figure.text[figure.start].isupper() else None
    return name is not None and name[0] in others


def _quoted(figure: Figure, others: str) -> Figure:
    """Return a figure of a quotation, which is weak if the other side has the words beside it just so."""
    return figure._replace(strength=WEAK if _is_left(figure, others) else min(figure.strength, SOFT))


def _is_left(figure: Figure, others: str) -> bool:
    """Tell whether the other side has the words before or behind a figure just so."""
    text, start, end = figure.text, figure.start, figure.end
    sides = (text[max(0, start - _AROUND) : end], text[start : end + _AROUND])
    return any(len(one) == end - start + _AROUND and " ".join(one.split()) in others for one in sides)


def _exact(figure: Figure) -> set[Value]:
    """Return what a figure may say, without its bare number where it says how long."""
    return {one for one in figure.also if figure.value[0] not in _TIMES or one[0] in _TIMES}


def _values(figures: dict[int, list[Figure]], blocks: Iterable[int]) -> list[Value]:
    """Return what the figures of some blocks say that must stand on the other side, too."""
    said = (one for block in blocks for one in figures.get(block, ()))
    return [one.value for one in said if one.strength > WEAK or one.unit or one.value[0] in _ANSWERED]


def _groups(blocks: Passages) -> Iterator[tuple[str, list[int]]]:
    """Yield each block by itself and, around each, all paragraphs between, as a translation may part and join them."""
    paragraphs: list[int] = []
    for place, block in enumerate(blocks):
        if block[0] == "paragraph":
            paragraphs.append(place)
        else:
            yield "paragraph", paragraphs
            paragraphs = []
            yield block[0], [place]
    yield "paragraph", paragraphs


def _left_over(source: _Side, translation: _Side) -> tuple[list[Figure], list[Figure]]:
    """Return what each side lacks: strong figures, and soft ones where the other side has something else instead."""
    sides = (translation.lacked(source.figures), source.lacked(translation.figures))
    least = [SOFT if any(one.strength > WEAK for one in others) else STRONG for others in reversed(sides)]
    # Something else is also a day or month that the other side has once more: Monday to Thursday, closed on Thursday.
    counts = [Counter(one.value[0] for one in side.figures if one.strength) for side in (source, translation)]
    as_many = {kind for kind in _NAMED if counts[0][kind] == counts[1][kind] > 0}
    ours, theirs = (Counter(one.value for one in side.figures if one.strength) for side in (source, translation))
    # A year that stands twice on one side, and once beside another one on the other, hides that one.
    hidden = [
        {value[0] for value in one if one[value] > other[value] > 0} for one, other in ((theirs, ours), (ours, theirs))
    ]
    # A week that became a month, "den anden" that is not "the other", noon for midnight.
    sorts = [{sort for one in side for sort in _sorts(one)} for side in sides]
    missing, extra = (
        [
            one
            for one in side
            if one.strength >= weakest
            or one.value[0] in as_many
            or (one.strength and one.value[0] in kinds)
            or _sorts(one) & sorts[0] & sorts[1]
        ]
        for side, weakest, kinds in zip(sides, least, hidden, strict=True)
    )
    said, made = (sum(one.strength > WEAK for one in side.figures) for side in (source, translation))
    if extra and not missing and said < made:
        extra = [one for one in extra if not _is_made(one, translation, extra)]
    return missing, extra


def _is_made(figure: Figure, side: _Side, extra: list[Figure]) -> bool:
    """Tell whether a figure only says what others that both sides have make: 60 % and the other 40 %, 8, down by 4."""
    values = dict.fromkeys(one.value for one in side.figures[:_MANY] if one not in extra)
    made: set[Value] = {("share", 1 - many) for kind, many in values if kind == "share"}
    for (kind, many), (of_kind, few) in permutations(values, _PAIR):
        if kind == of_kind and isinstance(many, Number) and isinstance(few, Number) and many > few > 0:
            made |= {(_BETWEEN.get(kind, kind), many - few), (kind, many + few), ("number", Fraction(many) / few)}
    return not made.isdisjoint(figure.also)


def _sorts(figure: Figure) -> set[str]:
    """Return what a figure is, however weak, that only another such can stand for."""
    sorts = {"measure": bool(figure.unit), "rank": figure.is_ordinal, figure.value[0]: figure.value[0] in _ANSWERED}
    return {sort for sort, is_so in sorts.items() if is_so}


def _swapped(source: _Side, translation: _Side) -> tuple[list[Figure], list[Figure]]:
    """Return two figures of one kind that changed places, side by side in a sentence or between two of them."""
    left, right = _by_kind(source), _by_kind(translation)
    for kind, ours in left.items():
        theirs = right.get(kind, [])
        wrong = [(mine, its) for mine, its in zip(ours, theirs, strict=False) if mine.value != its.value]
        if len(ours) != len(theirs) or len(wrong) != _PAIR:
            continue
        first, second = zip(*wrong, strict=True)
        is_swap = [one.value for one in first] == [one.value for one in reversed(second)]
        is_of_one_kind = len({one.unit for one in first} - {""}) <= 1
        is_left = [one.written for one in first] == [one.written for one in second]  # of 1,000 and 1.000 it is told
        if not is_swap or not is_of_one_kind or is_left:
            continue
        relation, its_relation = source.language.relation(*first), translation.language.relation(*second)
        ours_around, theirs_around = _clauses(*first), _clauses(*second)
        stayed = in_place(ours_around, theirs_around)
        if relation != its_relation:  # sentences were joined, or parted
            is_wrong = "apart" in {relation, its_relation} and stayed > SURE
        elif not relation or (relation in {"contrasted", "joined"} and _is_free(first, second)):
            are_alike = all(likeness(one, other) > 0 for one, other in zip(ours_around, theirs_around, strict=True))
            is_wrong = stayed > SURE and are_alike
        else:  # what they count stayed, too: no 98 byer og fem sektorer, five sectors and 98 towns
            is_wrong = stayed >= -SURE and in_place(_nouns(*first), _nouns(*second)) >= 0
        if not is_wrong or (kind != "share" and _is_share_moved(first, second)):
            continue
        is_kept = _is_kept_by_figures(first, second, source, translation)
        if not is_kept and not is_kept_by_name(first, second, source.language, translation.language):
            return list(first), list(second)
    return [], []


def _is_kept_by_figures(first: Sequence[Figure], second: Sequence[Figure], source: _Side, translation: _Side) -> bool:
    """Tell whether each of two figures has in its sentence what it has on the other side: sentences changed places."""
    both = {one.value for one in first}
    ours, theirs = (
        [_beside(one, side) - both for one in pair] for pair, side in ((first, source), (second, translation))
    )
    return all(one & its and not one & its_own for one, its, its_own in zip(ours, theirs[::-1], theirs, strict=True))


def _beside(figure: Figure, side: _Side) -> set[Value]:
    """Return what other figures say that stand in a sentence with this one."""
    ends = [end.end() for end in _NEXT.finditer(figure.text)]
    start = max((end for end in ends if end <= figure.start), default=0)
    stop = min((end for end in ends if end > figure.start), default=len(figure.text))
    others = (one for one in side.figures if one.text is figure.text and start <= one.start < stop)
    return {one.value for one in others if one.start != figure.start}


def _is_free(first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Tell whether two figures in no row may stand in another order: one alone has its unit, or is 0 or 1."""
    is_mixed = any(len({bool(one.unit) for one in side}) > 1 for side in (first, second))
    is_soft = any(one.strength < STRONG and one.value[0] not in _NAMED | {"share"} for one in (*first, *second))
    is_row = all(_ROW.fullmatch(one.text, one.end, other.start) for one, other in (first, second))
    return (is_mixed or is_soft) and not is_row


def _unpaired(source: _Side, translation: _Side) -> tuple[list[Figure], list[Figure]]:
    """Return what has no counterpart of its own, though the other side has its value: 12, 8 and 8 for 12, 12 and 8."""
    ours, theirs = (sorted(side.figures, key=lambda one: -one.strength)[:_MANY] for side in (source, translation))
    for is_as_strong in (True, False):
        for mine in [*ours]:  # what says the same by itself answers nothing else
            is_day = mine.value[0] in _NAMED  # of which one word may say several
            alike = (its for its in theirs if its.value == mine.value and (not is_day or its.also == mine.also))
            if same := next((its for its in alike if not is_as_strong or its.strength == mine.strength), None):
                ours.remove(mine)
                theirs.remove(same)
    pairs: dict[int, int] = {}  # which of ours each of theirs is paired with

    def is_paired(mine: int, tried: set[int]) -> bool:
        one = ours[mine]
        for its, other in enumerate(theirs):
            if its not in tried and (one.says & other.also or other.says & one.also):
                tried.add(its)
                if its not in pairs or is_paired(pairs[its], tried):
                    pairs[its] = mine
                    return True
        return False

    left = [one for mine, one in enumerate(ours) if not is_paired(mine, set()) and not _is_among(one, theirs)]
    over = [one for its, one in enumerate(theirs) if its not in pairs and not _is_among(one, ours)]
    kinds = set(map(_kind, left)).intersection(map(_kind, over)) - {""}
    return [one for one in left if _kind(one) in kinds], [one for one in over if _kind(one) in kinds]


def _is_among(figure: Figure, others: list[Figure]) -> bool:
    """Tell whether one word of the other side says several days and this one, or the share that this is a part of.

    So it does of weekdays or a weekend, and of 40 per cent, where ten belongs to four out of ten.
    """
    kind = figure.value[0]
    is_day = kind in _NAMED and any(figure.value in other.also for other in others)
    return is_day or (kind == "number" and any(one.value[0] == "share" and one.value in figure.also for one in others))


def _kind(figure: Figure) -> str:
    """Return what a figure may be taken for: years for weeks, a half for a quarter; nothing if it may be left out."""
    kind, amount = figure.value
    if kind in {"months", "minutes"}:
        return "minutes" if figure.strength > WEAK else ""
    if isinstance(amount, Fraction) and amount < 1 and not figure.unit:
        return "share" if figure.strength > WEAK else ""
    return kind if figure.strength == STRONG or (figure.strength and kind in _NAMED) else ""


def _is_share_moved(first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Tell whether one of two figures says a part of all on both sides: hver fjerde and one in four, beside Year 3."""
    shares, others = ({one.value for one in side if _share_of(one) in one.also} for side in (first, second))
    return len(shares) == 1 and shares == others


def _share_of(figure: Figure) -> Value:
    amount = figure.value[1]
    return "share", Fraction(1, amount) if isinstance(amount, int) and amount else 0


def _clauses(first: Figure, second: Figure) -> tuple[str, str]:
    """Return what is said around each of two figures, parted at the last mark between them."""
    if first.text is not second.text:
        return first.text, second.text
    before, between, behind = first.text[: first.start], first.text[first.end : second.start], second.text[second.end :]
    *its, rest = re.split(r"(?<=[.,;:])\s", between)
    return f"{_END.split(before)[-1]} {' '.join(its)}", f"{rest} {_END.split(behind)[0]}"


def _nouns(first: Figure, second: Figure) -> tuple[str, str]:
    """Return the first longer word behind each of two figures, which says what it counts."""
    one, other = (_COUNTED.match(figure.text, figure.end) for figure in (first, second))
    return one[1] if one else "", other[1] if other else ""


def _by_kind(side: _Side) -> dict[str, list[Figure]]:
    """Return the strong figures, and days and months, by what one may be taken for: years for years."""
    found: dict[str, list[Figure]] = {}
    for figure in side.figures:
        kind, amount = figure.value
        # The number of a name says nothing: IPv6.
        is_digit = figure.written[:1].isdigit() and not figure.text[max(0, figure.start - 1) : figure.start].isalpha()
        if figure.strength == STRONG or (figure.strength and (kind in _NAMED or is_digit)):
            is_year = kind == "number" and amount in YEARS and figure.written.isdecimal()
            value = figure.value if is_year else figure.shared or figure.value
            found.setdefault("year" if is_year else value[0], []).append(figure._replace(value=value))
    return found


def _difference(missing: list[Figure], extra: list[Figure], source: _Side, translation: _Side, line: int) -> Difference:
    """Say where a difference stands: at what is too much, else at what stands before it in the source, else there."""
    # What may be left out, or said in other words, is said only where nothing else differs.
    are_strong = all(any(one.strength == STRONG for one in side) for side in (missing, extra))
    is_order = Counter(one.value for one in missing) == Counter(one.value for one in extra)
    least = STRONG if are_strong and not is_order else SOFT
    missing, extra = ([one for one in side if one.strength >= least] or side for side in (missing, extra))
    if extra:
        line = extra[0].line
    else:
        places = {figure.value: figure.line for figure in reversed(translation.figures)}
        for figure in source.figures[: source.figures.index(missing[0])]:
            line = places.get(figure.value, line)
    is_mutual = bool(missing and extra)
    missing, extra = missing or _instead(source, translation), extra or _instead(translation, source)
    return Difference(_written(missing, extra), _written(extra, missing), line, is_order, is_mutual)


def _instead(side: _Side, other: _Side) -> list[Figure]:
    """Return what a side may have in place of what it lacks, to be shown: twice, for tre gange."""
    values = {one.value for one in other.figures}
    return [one for one in side.figures if one.value not in values][:_PAIR]


def _written(figures: list[Figure], others: list[Figure]) -> list[str]:
    """Return how figures are written, and what they count, where there are no others to tell them by: 1. sal.

    Two days that stand in one place are told once: Mon–Thu.
    """
    shown = {(one.text, one.text_line, one.start, one.end): one for one in figures}.values()
    counted = [None if others or one.unit else _NOUN.match(one.text, one.end) for one in shown]
    return [one.written + (noun[0] if noun else "") for one, noun in zip(shown, counted, strict=True)]
