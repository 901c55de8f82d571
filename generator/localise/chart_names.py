"""Which card `{{ chart stack }}` means: by the `id:` of a card, or by its layout.

Most entries have one card of a layout, so that its chart has a name without anyone giving it one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Label, Place, Problems
from generator.localise.template import NAME, Block, parse_template
from generator.read.cards import Card, Charted, Cover, Growth
from generator.read.entry import Entry
from generator.read.shape import did_you_mean
from generator.read.text import Text

LAYOUTS = tuple(sorted(layout.__name__.lower() for layout in Charted.__subclasses__()))
"""The author's words for cards with something to show on a page."""


def charts_in(body: Text) -> Iterator[Block]:
    """Give the charts that a body asks for; what is malformed is reported where it is filled in."""
    pieces = parse_template(body, Problems())
    return (piece for piece in pieces if isinstance(piece, Block) and piece.kind == "chart")


def charts_shown(entry: Entry) -> dict[str, Card]:
    """Give the cards whose charts stand in a body of any language, by what they are called."""
    named = {name: cards[0] for name, cards in _named(entry).items() if len(cards) == 1}
    found = (piece.name for body in entry.body.values() for piece in charts_in(body))
    return {name: named[name] for name in dict.fromkeys(found) if name in named}


def find_card(entry: Entry, piece: Block, problems: Problems) -> int | None:
    """Find the card a chart comes from, counted from 0.

    None after E302 for an unknown name or E206 for one that several cards could bear.
    """
    named = _named(entry)
    found = named.get(piece.name, [])
    if len(found) == 1:
        return next(number for number, card in enumerate(entry.cards) if card is found[0])
    problems.add(_ambiguous(piece, found) if found else _unknown(piece, entry, named))
    return None


def check_ids(entry: Entry, problems: Problems) -> None:
    """Report E313 for an `id:` that no text could write, E312 for one that two cards have."""
    seen: dict[str, Place] = {}
    for card in entry.cards:
        if not isinstance(card, Charted) or card.id is None:
            continue
        name, place = card.id.value, card.id.place
        if not NAME.fullmatch(name):
            cause = "a name is a letter, then letters, digits and `_`"
            problems.add(Diagnostic("E313", f"`{name}` cannot be a name", place, cause=cause))
        elif name in seen:
            labels = (Label(seen[name], "the first one"),)
            problems.add(Diagnostic("E312", f"two cards are `{name}`", place, labels=labels))
        seen.setdefault(name, place)


def _named(entry: Entry) -> dict[str, list[Card]]:
    """Give the cards that have a chart, by the name that a text may use; a cover may have none."""
    named: dict[str, list[Card]] = {}
    for card in entry.cards:
        if isinstance(card, Charted) and not (isinstance(card, Cover) and card.chart is None):
            named.setdefault(card.id.value if card.id else _layout(card), []).append(card)
    return named


def _layout(card: Card) -> str:
    return type(card).__name__.lower()


def _ambiguous(piece: Block, found: Sequence[Card]) -> Diagnostic:
    return Diagnostic(
        "E206",
        f"`{piece.name}` could be any of {len(found)} cards",
        piece.name_place,
        labels=tuple(Label(card.place.place, "this one?") for card in found),
        help="add an `id:` to the card that is meant, and name that here",
    )


def _unknown(piece: Block, entry: Entry, named: dict[str, list[Card]]) -> Diagnostic:
    is_layout = any(_layout(card) == piece.name for card in entry.cards)
    listed = ", ".join(f"`{name}`" for name in named)
    drawn = ", ".join(f"`{layout}`" for layout in LAYOUTS)
    return Diagnostic(
        "E302",
        f"unknown chart `{piece.name}`",
        piece.name_place,
        cause=f"a `{piece.name}` card has no chart" if is_layout else "no card is called so",
        note=f"the charts of this entry: {listed}" if named else f"cards with charts: {drawn}",
        help=_chart_of_sweep(piece.name, named) or did_you_mean(piece.name, named),
    )


def _chart_of_sweep(sweep: str, named: dict[str, list[Card]]) -> str:
    """Say what to type for the chart of a sweep, which has none of its own."""
    for name, cards in named.items():
        lines = (line for card in cards if isinstance(card, Growth) for line in card.lines)
        if any(line.value == sweep for line in lines):
            return f"type `{{{{ chart {name} }}}}`"
    return ""
