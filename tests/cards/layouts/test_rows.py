"""Bars that lie down where a link's preview leaves no width for standing ones."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cards.formats import LINK, PORTRAIT, Format
from generator.cards.layouts import lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Rect, Scene
from generator.localise.card import Bar, CoverCard, Limit
from tests.cards.layouts import samples
from tests.cards.layouts.samples import GB, figure, gigabytes, rich
from tests.cards.layouts.seen import box, fonts, rects, said, texts

COSTS = {"GPT-3": 1_010_000, "Llama 2 70B": 3_460_000, "BLOOM": 430_000, "GPT-2": 0}


def cover(*bars: Bar, limit: Limit | None = None, form: Format = LINK) -> Scene:
    body = CoverCard(rich("What does it cost to train one?"), bars=bars, limit=limit)
    return lay_out(samples.card("cover", body, "en", 0), form, fonts())


def costs(*names: str) -> list[Bar]:
    return [Bar(name, figure(f"{COSTS[name]:,} USD", float(COSTS[name]))) for name in names]


def fills(scene: Scene) -> list[Rect]:
    return [rect for rect in rects(scene) if rect.y > 100]


def test_four_bars_with_long_values_lie_and_keep_their_units_beside() -> None:
    scene = cover(*costs(*COSTS))
    assert said(scene, "total") == ["1,010,000 USD", "3,460,000 USD", "430,000 USD", "0 USD"]
    assert said(scene, "row label") == list(COSTS)


def test_they_are_as_long_as_their_amounts_from_one_edge() -> None:
    gpt, llama, bloom, nothing = fills(cover(*costs(*COSTS)))
    assert len({bar.x for bar in (gpt, llama, bloom, nothing)}) == 1
    assert gpt.width / llama.width == pytest.approx(1.01 / 3.46)
    assert bloom.width / llama.width == pytest.approx(0.43 / 3.46)
    assert nothing.width == 2
    assert len({bar.colour for bar in (gpt, llama, bloom, nothing)}) == 4


@pytest.mark.parametrize(
    "scene",
    [
        cover(*costs(*COSTS), form=PORTRAIT),
        cover(*(Bar(name, figure("7.47 tokens/s", 7.47)) for name in ("M4", "A100", "H100"))),
        cover(*(Bar(name, gigabytes("40")) for name in ("a", "b", "c", "d"))),
    ],
    ids=["upright canvas", "three bars", "short values"],
)
def test_elsewhere_they_stand(scene: Scene) -> None:
    assert len(said(scene, "bar value")) == len(fills(scene))
    assert said(scene, "row label") == []


def test_three_bars_lie_where_a_name_is_too_long_for_its_column() -> None:
    scene = cover(*costs("GPT-3", "Llama 2 70B", "BLOOM"))
    assert said(scene, "row label") == ["GPT-3", "Llama 2 70B", "BLOOM"]


def test_a_bar_tells_by_colour_and_words_whether_it_keeps_the_limit() -> None:
    over = [Bar(name, figure("1,040,000 MB", 1040 * GB), True) for name in ("BF16", "FP16")]
    under = [Bar(name, figure("620,000 MB", 620 * GB), False) for name in ("FP8", "INT8")]
    scene = cover(*over, *under, limit=Limit(700 * GB, 800 * GB, "usable 700–800 GB"))
    assert [bar.colour for bar in fills(scene)] == ["text", "cool", "good", "teal"]
    totals = [text.colour for text in texts(scene) if text.role == "total"]
    assert totals == ["signal", "signal", "good", "good"]
    assert said(scene, "limit") == ["usable 700–800 GB"]


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.integers(0, 9_999_999), min_size=4, max_size=4),
    low=st.one_of(st.none(), st.integers(1, 9_999_999)),
)
def test_whatever_the_amounts_no_words_collide(values: list[int], low: int | None) -> None:
    limit = Limit(low, low * 1.1, "all there is") if low else None
    over = None if low is None else False
    scene = cover(*(Bar("run", figure(f"{v:,} USD", v), over) for v in values), limit=limit)
    for a, b in combinations(texts(scene), 2):
        assert not overlaps(a.box, b.box), (a.text, b.text)
    for text in texts(scene):
        assert not any(overlaps(text.box, box(fill)) for fill in fills(scene)), text.text
