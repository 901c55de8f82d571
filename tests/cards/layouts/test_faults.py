"""Text that does not fit, or that no font can draw, is told with its place and its measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.formats import PORTRAIT, SQUARE, STORY, Format
from generator.cards.layouts import CardFault, lay_out
from generator.localise.card import Card, CoverCard, Factor, FormulaCard, TakeawayCard
from tests.cards.layouts import samples
from tests.cards.layouts.samples import rich
from tests.cards.layouts.seen import fonts, texts

DECK = {card.kind: card for card in samples.deck("en")}
COVER, NUMBER, FORMULA, TAKEAWAY = (
    DECK[kind] for kind in ("cover", "number", "formula", "takeaway")
)


def fault(card: Card, form: Format = PORTRAIT) -> CardFault:
    with pytest.raises(CardFault) as raised:
        lay_out(card, form, fonts())
    return raised.value


def with_headline(words: str) -> Card:
    assert isinstance(COVER.body, CoverCard)
    return replace(COVER, body=replace(COVER.body, headline=rich(words)))


def test_overlong_headline_says_how_many_characters_too_many() -> None:
    found = fault(with_headline("Can a model with twenty billion parameters " * 8))
    assert (found.code, found.field) == ("E403", "cards[0].cover.headline")
    assert 20 < found.excess < 330
    assert found.message == f"text is about {found.excess} characters too long"


def test_longer_text_has_more_to_lose() -> None:
    words = "Can a model with twenty billion parameters "
    assert fault(with_headline(words * 12)).excess > fault(with_headline(words * 8)).excess


def test_missing_glyph_names_the_character() -> None:
    found = fault(with_headline("Can it run 🦙 models?"))
    assert (found.code, found.char, found.excess) == ("E404", "🦙", 0)
    assert found.field == "cards[0].cover.headline"
    assert "U+1F999" in found.message


def test_missing_glyph_in_the_frame_names_its_part() -> None:
    assert fault(replace(NUMBER, topic="🧠")).field == "cards[1].number.topic"


def test_headline_shrinks_before_it_is_refused() -> None:
    roomy = lay_out(with_headline("Can it fit?"), PORTRAIT, fonts())
    words = "Can a model with twenty billion parameters really run on a machine so small?"
    tight = lay_out(with_headline(words), PORTRAIT, fonts())
    sizes = [
        next(t.glyphs[0].size for t in texts(scene) if t.role == "headline")
        for scene in (roomy, tight)
    ]
    assert sizes[0] == 104
    assert 66 <= sizes[1] < 104


def test_formula_with_too_many_factors_is_refused() -> None:
    assert isinstance(FORMULA.body, FormulaCard)
    factors = tuple(Factor("×", f"factor {i}", "2") for i in range(20))
    found = fault(replace(FORMULA, body=replace(FORMULA.body, factors=factors)))
    assert found.field == "cards[3].formula.factors"


def test_address_is_broken_only_behind_a_slash() -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    address = "someone.github.io/daily-ai-trivia/2026/01/28/llm-memory-101"
    body = replace(TAKEAWAY.body, address=address)
    scene = lay_out(replace(TAKEAWAY, body=body), PORTRAIT, fonts())
    lines = [text.text for text in texts(scene) if text.role == "address"]
    assert "".join(lines) == address
    assert all(line.endswith("/") for line in lines[:-1])


@pytest.mark.parametrize("form", [PORTRAIT, SQUARE, STORY], ids=lambda form: form.name)
@pytest.mark.parametrize(
    "words",
    [
        "A headline of a hundred and fifty characters is a paragraph. " * 3,
        "這個標題沒有任何標點符號一直寫下去寫到圖表只剩下一小條" * 3,
    ],
    ids=["English", "hanzi"],
)
def test_a_headline_leaves_its_chart_more_than_a_strip(words: str, form: Format) -> None:
    assert fault(with_headline(words), form).field == "cards[0].cover.headline"
