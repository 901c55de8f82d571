"""From a card's words and figures to a scene: the ten layouts behind one function.

A layout never looks at a platform or a theme; it fills the zone it is given, so that adding a
canvas adds no layout.
"""

from __future__ import annotations

from typing import assert_never, get_args

from generator.cards.faces import Faces
from generator.cards.formats import Format
from generator.cards.layouts.bars import bars_card
from generator.cards.layouts.compare import compare_card
from generator.cards.layouts.cover import cover_card
from generator.cards.layouts.desk import Desk
from generator.cards.layouts.fault import CardFault
from generator.cards.layouts.formula import formula_card
from generator.cards.layouts.frame import frame
from generator.cards.layouts.growth import growth_card
from generator.cards.layouts.number import myth_card, number_card
from generator.cards.layouts.stack import stack_card
from generator.cards.layouts.statement import statement_card
from generator.cards.layouts.takeaway import takeaway_card
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Scene, Token
from generator.localise.card import (
    BarsCard,
    Card,
    CompareCard,
    CoverCard,
    FormulaCard,
    GrowthCard,
    MythCard,
    NumberCard,
    StackCard,
    StatementCard,
    TakeawayCard,
)

__all__ = ["CardFault", "lay_out"]


def lay_out(card: Card, form: Format, faces: Faces) -> Scene:
    """Lay a card out on a canvas.

    Raises CardFault, which names the part of the card, when a text does not fit at the smallest
    size of its role or has a character that no font draws.
    """
    desk = Desk(form, card.lang, faces, _accent(card))
    try:
        around = frame(card, desk)
        operations = (*around.operations, *_content(card, desk, around.main))
    except CardFault as fault:
        raise fault.inside(card.field) from None
    dark = isinstance(card.body, TakeawayCard)
    return Scene(form.width, form.height, "ink" if dark else "paper", operations)


def _accent(card: Card) -> Token:
    """Read the topic's colour; a topic may name any token that is made for marks."""
    return next((token for token in get_args(Token) if token == card.colour), "signal")


def _content(card: Card, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    match card.body:
        case CoverCard() as body:
            return cover_card(body, desk, zone)
        case NumberCard() as body:
            return number_card(body, desk, zone)
        case StatementCard() as body:
            return statement_card(body, desk, zone)
        case FormulaCard() as body:
            return formula_card(body, desk, zone)
        case BarsCard() as body:
            return bars_card(body, desk, zone)
        case StackCard() as body:
            return stack_card(body, desk, zone)
        case GrowthCard() as body:
            return growth_card(body, desk, zone)
        case CompareCard() as body:
            return compare_card(body, desk, zone)
        case TakeawayCard() as body:
            return takeaway_card(body, desk, zone)
        case MythCard() as body:
            return myth_card(body, desk, zone)
        case _:
            assert_never(card.body)
