"""What an author is told of a card that cannot be drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.complaint import card_problem
from generator.cards.formats import PORTRAIT
from generator.cards.layouts import CardFault, lay_out
from generator.localise.card import BarsCard
from tests.cards.layouts import samples
from tests.cards.layouts.seen import fonts
from tests.read.samples import entry_of

ENTRY = entry_of("""\
given: {need: {value: 8 GB, assume: {en: a guess, zh-TW: 猜的}, label: {en: need, zh-TW: 需求}}}
cards:
  - cover: {value: need}
  - bars: {title: {en: "A title", zh-TW: 標題}, chart: {bars: [need]}}
""")
BARS = replace(next(card for card in samples.deck("en") if card.kind == "bars"), index=1)
UNIT = "USD/GPU/h/query/prompt/word/chip/token/param/kWh/Mtoken"


def told(card: BarsCard) -> str:
    with pytest.raises(CardFault) as raised:
        lay_out(replace(BARS, body=card), PORTRAIT, fonts())
    return card_problem(raised.value, BARS, PORTRAIT, ENTRY).message


def body() -> BarsCard:
    assert isinstance(BARS.body, BarsCard)
    return BARS.body


def test_a_unit_too_long_for_its_bar_is_quoted_with_how_much_is_too_much() -> None:
    first, *others = body().bars
    bar = replace(first, figure=first.figure._replace(unit=UNIT))
    message = told(replace(body(), bars=(bar, *others)))
    assert message.startswith(f"`en`: `{UNIT[:40]}…` is about ")
    assert message.endswith(" characters too long")


def test_a_name_that_is_not_where_the_card_is_typed_is_quoted() -> None:
    first, *others = body().bars
    bar = replace(first, label="A very long name " * 20)
    message = told(replace(body(), bars=(bar, *others)))
    assert message.startswith("`en`: `A very long name A very")
