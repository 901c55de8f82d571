"""Which of the possible breaks a paragraph takes.

Body text fills line after line; a headline is balanced over all its lines at once, since greedy
breaking leaves the short word at the end, where it is seen most.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.cards.characters import is_wide
from generator.cards.penalties import alone, penalty
from generator.cards.shape import Shaped

Lines = list[tuple[int, int]]
"""The cells of each line as (start, stop); spaces before `stop` hang over the end."""

_EPSILON = 1e-6

MOST_TRIMMED = 2.0
"""Ems that a line's end saves at most: a space, and the white of the marks around it."""

_PHRASE_SLACK = 0.18
"""White that body text leaves at a line end rather than cut a phrase, in parts of the measure."""

_WIDOW = 3.0
"""Cost of a last line of one hanzi or one short word, as squared slack in parts of the measure."""

_LONG = 0.08
"""Cost of each line beyond the two that are read at a glance."""


def fits(shaped: Shaped, lines: Lines, measure: float) -> bool:
    """Tell whether every line stays within `measure` ems."""
    return all(shaped.width(*line) <= measure + _EPSILON for line in lines)


def ends_well(shaped: Shaped, lines: Lines) -> bool:
    """Tell whether the last of several lines is not a widow."""
    return len(lines) < 2 or not is_widow(shaped.text[slice(*lines[-1])])


def fill(shaped: Shaped, allowed: Sequence[int], liked: Sequence[int], measure: float) -> Lines:
    """Break greedily within `measure` ems, at a liked break where that costs little white.

    What has no break inside and is wider than the measure gets a line of its own, too wide.
    """
    lines: Lines = []
    start, end = 0, len(shaped.text)
    while start < end:
        stop = _furthest(shaped, [*allowed, end], start, measure)
        phrase = _furthest(shaped, [*liked, end], start, measure)
        lost = shaped.width(start, stop) - shaped.width(start, phrase)
        stop = phrase if 0 <= lost <= _PHRASE_SLACK * measure else stop
        lines.append((start, stop))
        start = stop
    return _without_widow(shaped, lines, [*allowed], [*liked], measure) or [(0, 0)]


def _furthest(shaped: Shaped, stops: Sequence[int], start: int, measure: float) -> int:
    ahead = [stop for stop in stops if stop > start]
    best = ahead[0]
    for stop in ahead:
        if shaped.width(start, stop) > measure + _EPSILON:
            break
        best = stop
    return best


def _without_widow(
    shaped: Shaped, lines: Lines, allowed: Sequence[int], liked: Sequence[int], measure: float
) -> Lines:
    """Pull a phrase down, or failing that a word, when the last line is a widow."""
    if ends_well(shaped, lines):
        return lines
    (start, old), (_, end) = lines[-2:]
    for stops in (liked, allowed):
        for stop in reversed([stop for stop in stops if start < stop < old]):
            if not is_widow(shaped.text[stop:end]) and fits(shaped, [(stop, end)], measure):
                return [*lines[:-2], (start, stop), (stop, end)]
    return lines


def is_widow(line: str) -> bool:
    """Tell a last line too short to stand alone: one hanzi, or one word of up to four letters."""
    letters = [char for char in line if char.isalnum()]
    if any(map(is_wide, letters)):
        return len(letters) == 1
    return len(letters) <= 4 and " " not in line.strip()


def balance_lines(shaped: Shaped, allowed: Sequence[int], measure: float) -> Lines:
    """Break into as few lines as fit, their lengths as even as can be.

    Minimises the sum of squared slack and of the breaks' penalties (Knuth and Plass 1981, without
    stretch), with a large cost for a widow. Falls back on `fill` when something without a break
    inside is wider than the measure.
    """
    greedy = fill(shaped, allowed, allowed, measure)
    if len(greedy) == 1 or not fits(shaped, greedy, measure):
        return greedy
    stops = [0, *allowed, len(shaped.text)]
    others = (len(greedy) - 1) * (measure + MOST_TRIMMED)
    span = shaped.width(0, len(shaped.text)) - others, measure
    endings = [_lines_to(shaped, stops, at, span) for at in range(len(stops))]
    best: list[tuple[float, Lines] | None] = [(0.0, [])] + [None] * (len(stops) - 1)
    for _ in greedy:
        best = [_extend(lines, best) for lines in endings]
    return best[-1][1] if best[-1] else greedy


def _lines_to(
    shaped: Shaped, stops: Sequence[int], at: int, span: tuple[float, float]
) -> list[tuple[int, tuple[int, int], float]]:
    """List the lines that end at `stops[at]`: the index of their start, cells and cost.

    `span` gives the least and the greatest width: others could not hold what shorter ones leave.
    """
    least, measure = span
    found = []
    for before in range(at - 1, -1, -1):
        line = stops[before], stops[at]
        width = shaped.width(*line)
        if width > measure + _EPSILON:
            break
        if width < least - _EPSILON:
            continue
        found.append((before, line, (1 - width / measure) ** 2 + _torn(shaped.text, *line)))
    return found


def _extend(
    lines: Sequence[tuple[int, tuple[int, int], float]],
    best: Sequence[tuple[float, Lines] | None],
) -> tuple[float, Lines] | None:
    """Find the cheapest way to go on from the best so far with one of these lines."""
    found: tuple[float, Lines] | None = None
    for before, line, cost in lines:
        so_far = best[before]
        if so_far and (found is None or so_far[0] + cost < found[0]):
            found = so_far[0] + cost, [*so_far[1], line]
    return found


@lru_cache(maxsize=4096)
def _torn(text: str, start: int, stop: int) -> float:
    """Give what a line costs its reader, however long the others are; the last one may be short."""
    if stop < len(text):
        return penalty(text, start, stop) + alone(text, start, stop)
    return _WIDOW if is_widow(text[start:stop]) else alone(text, start, stop)


def breaking(shaped: Shaped, lines: Lines) -> float:
    """Add up what the breaks of a paragraph cost, and a little for every line beyond two."""
    torn = sum(penalty(shaped.text, *line) for line in lines[:-1])
    lone = sum(alone(shaped.text, *line) for line in lines)
    return torn + lone + _LONG * max(0, len(lines) - 2)
