"""What an author is told when a card cannot be drawn: a fault and the entry to one diagnostic.

Here and not in the layouts, which know the parts of a card but not the file they came from.
"""

from __future__ import annotations

import re

from generator.cards.characters import is_hanzi
from generator.cards.formats import Format
from generator.cards.layouts.fault import CardFault, is_too_long
from generator.diagnostics import Diagnostic, Place
from generator.localise.card import Card
from generator.localise.origins import place_of
from generator.read.entry import Entry

QUOTED = 40
"""Characters of a text that a message quotes."""


def card_problem(fault: CardFault, card: Card, form: Format, entry: Entry) -> Diagnostic:
    """Point at the text that does not fit, or at the card when the text is made by us."""
    part = fault.field.removeprefix(f"{card.field}.")
    borrowed = part == "headline" and getattr(entry.cards[card.index], "title", None) is None
    note = f"on the {form.name} format, {form.width} × {form.height} pixels" * bool(fault.excess)
    if fault.char and is_hanzi(fault.char[0]):
        note = "the fonts hold the hanzi of Big5, which has no Simplified forms"
    place = place_of(entry, card.index, part, card.lang, fault.char)
    return Diagnostic(
        fault.code,
        f"`{card.lang}`: {_message(fault, place)}",
        place,
        cause=f"`{_counted_from_one(fault.field)}`",
        note=note,
        help="give the card a shorter `title:` of its own" if borrowed and fault.excess else "",
    )


def _message(fault: CardFault, place: Place) -> str:
    """Quote a text that does not stand at its place: mostly a figure with its unit."""
    typed = place.typed.replace("*", "").replace("`", "")
    if not fault.text or fault.text in typed or "{{" in typed:
        return fault.message
    shown = fault.text if len(fault.text) <= QUOTED else f"{fault.text[:QUOTED]}…"
    return f"`{shown}` {is_too_long(fault.excess)}"


def _counted_from_one(field: str) -> str:
    return re.sub(r"\[(\d+)\]", lambda match: f"[{int(match[1]) + 1}]", field)
