"""The words of a card back to where their author typed them.

Layouts know the part of a card that does not fit (`points[1]`), not the file; and a part may show
what stands elsewhere: the post's title as a headline, a value's label below a bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.diagnostics import Place
from generator.localise.languages import localised_texts
from generator.read import cards
from generator.read.entry import Derive, Entry, Given, Sweep
from generator.read.text import Localised, Text


def place_of(entry: Entry, index: int, part: str, lang: str, char: str = "") -> Place:
    """Give the place of a part of the card numbered `index` from 0, else of the card itself.

    With `char`, give the place of that character, in whichever text it stands.
    """
    card = entry.cards[index]
    texts = _texts(entry, card, part)
    if char:
        for candidate in (texts, *localised_texts(entry), *_labels(entry)):
            text = candidate.get(lang) if candidate else None
            at = text.value.find(char) if text else -1
            if text and at >= 0:
                return text.slice(at, at + len(char))
    return texts[lang].place if texts and lang in texts else card.place.place


def _texts(entry: Entry, card: cards.Card, part: str) -> Localised | None:
    if part == "headline":
        return getattr(card, "title", None) or entry.title
    numbered = re.fullmatch(r"(\w+)\[(\d+)\]", part)
    if not numbered:
        found = getattr(card, part, None)
        return found if isinstance(found, Mapping) else None
    number = int(numbered[2])
    match card, numbered[1]:
        case cards.Takeaway(points=points), "points":
            return points[number]
        case cards.Compare(rows=rows), "rows":
            return rows[number].label
        case cards.Growth(lines=lines), "lines":
            return _label(entry, lines[number])
        case ((cards.Cover(chart=chart) | cards.Bars(chart=chart)), "bars") if chart:
            return chart.names[number] if chart.names else _label(entry, chart.bars[number])
    return None


def _label(entry: Entry, name: Text) -> Localised | None:
    return next((part.label for part in _named(entry) if part.name.value == name.value), None)


def _labels(entry: Entry) -> Iterator[Localised]:
    yield from (part.label for part in _named(entry) if part.label)


def _named(entry: Entry) -> Iterator[Given | Derive | Sweep]:
    yield from entry.given
    yield from entry.derive
    yield from entry.sweep
