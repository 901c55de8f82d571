"""The first post, whole: what its cards and its page say, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.localise.alt import MAX_ALT
from generator.localise.card import CoverCard, FormulaCard, GrowthCard, StackCard, TakeawayCard
from generator.localise.post import Post
from generator.pipeline import check
from generator.world import make_world

ROOT = Path(__file__).parents[2]


@cache
def _post(lang: str) -> Post:
    checked = check(make_world(ROOT, environment={"SOURCE_DATE_EPOCH": "1795392000"}))
    assert not checked.problems.found
    return next(posts[lang] for posts in checked.posts if posts[lang].slug == "llm-memory-101")


def _numbers(lang: str) -> dict[str, str]:
    return {shown.figure.ref: _spaced(shown.figure.text) for shown in _post(lang).numbers}


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_the_first_post_states_these_figures(lang: str) -> None:
    numbers = _numbers(lang)
    expected = {
        "weights": "40 GB",
        "weights_fp8": "20 GB",
        "weights_fp4": "10 GB",
        "tts_weights": "1.2 GB",
        "kv": "270 MiB",
        "kv_128k": "9.06 GB",
        "kv_10m": "691 GB",
        "kv_real": "192 MiB",
        "mamba_state": "12.5 MiB",
    }
    assert {name: numbers[name] for name in expected} == expected


def test_the_same_number_stands_in_both_languages() -> None:
    english, chinese = _post("en"), _post("zh-TW")
    for left, right in zip(english.numbers, chinese.numbers, strict=True):
        assert (left.figure.ref, left.figure.number, left.figure.amount) == (
            right.figure.ref,
            right.figure.number,
            right.figure.amount,
        )


def test_both_units_of_the_cache_are_said_and_never_the_wrong_one() -> None:
    for lang in ("en", "zh-TW"):
        body = _spaced(_post(lang).body)
        assert "270 MiB" in body
        assert "283 MB" in body
        assert "270 MB" not in body


def test_every_layout_of_the_first_post() -> None:
    kinds = [card.kind for card in _post("en").cards]
    assert len(kinds) == 10
    assert set(kinds) >= {
        *("cover", "number", "statement", "formula", "bars"),
        *("stack", "growth", "compare", "takeaway"),
    }


def test_bars_know_what_fits() -> None:
    cover = _post("en").cards[0].body
    assert isinstance(cover, CoverCard)
    assert [(bar.label, bar.over) for bar in cover.bars] == [
        ("BF16", True),
        ("FP8", True),
        ("FP4", False),
    ]


def test_stacks_add_up_in_one_unit() -> None:
    stack = next(card.body for card in _post("zh-TW").cards if isinstance(card.body, StackCard))
    told = [(row.label, _spaced(row.total.text), row.fits, row.tight) for row in stack.rows]
    assert told == [
        ("4k token", "10.3 GB", True, False),
        ("32k token", "12.3 GB", True, True),
        ("128k token", "19.1 GB", False, False),
    ]


def test_growth_is_logarithmic_and_says_so() -> None:
    growth = next(card.body for card in _post("zh-TW").cards if isinstance(card.body, GrowthCard))
    assert growth.y.log
    assert growth.x.log
    assert (growth.y.note, growth.x.note) == ("兩軸皆為對數刻度", "")
    assert [_spaced(words) for _, words in growth.y.ticks] == [
        *("10 MB", "100 MB", "1 GB", "10 GB", "100 GB", "1 TB"),
    ]
    assert [words for _, words in growth.x.ticks] == ["4k", "32k", "128k", "1M", "10M"]


def test_the_formula_card_shows_every_factor_and_every_digit() -> None:
    card = next(card for card in _post("en").cards if isinstance(card.body, FormulaCard))
    assert isinstance(card.body, FormulaCard)
    assert [(f.operator, f.label, _spaced(f.number)) for f in card.body.factors] == [
        ("", "key and value", "2"),
        ("×", "layers", "24"),
        ("×", "hidden size", "2,880"),
        ("×", "tokens", "4,096"),
        ("×", "bytes per cached value", "0.5 B"),
    ]
    assert card.receipt is not None
    assert _spaced(card.receipt.right) == "= 283,115,520 B"
    assert _spaced(card.body.also) == "≈ 283 MB"


def test_the_address_keeps_the_language() -> None:
    for lang, path in (("en", "posts/llm-memory-101/"), ("zh-TW", "zh-TW/posts/llm-memory-101/")):
        body = _post(lang).cards[-1].body
        assert isinstance(body, TakeawayCard)
        assert body.url.endswith(f".example/{path}")


def test_alt_texts_read_as_sentences_with_the_numbers() -> None:
    english = {card.kind: _spaced(card.alt) for card in _post("en").cards}
    assert english["number"] == (
        "Every BF16 parameter costs 2 bytes. So even a “small” speech model with 600 million "
        "parameters needs 1.2 GB before it says a word."
    )
    assert (
        "Bar chart: BF16 40 GB, over the limit; FP8 20 GB, over the limit; FP4 10 GB."
        in (english["cover"])
    )
    assert "together 12.3 GB, barely fits; 128k tokens" in english["stack"]
    chinese = {card.kind: _spaced(card.alt) for card in _post("zh-TW").cards}
    assert "合計 12.3 GB，勉強裝得下" in chinese["stack"]
    assert "KV 快取從 4k 的 0.283 GB 變成 10M 的 691 GB" in chinese["growth"]
    for post in (_post("en"), _post("zh-TW")):
        assert all(0 < len(card.alt) <= MAX_ALT for card in post.cards)


def test_every_number_has_a_source_or_an_assumption() -> None:
    post = _post("en")
    assert all(shown.assumption for shown in post.assumptions)
    assert [citation.number for citation in post.citations] == list(
        range(1, len(post.citations) + 1)
    )
    assert all(citation.url.startswith("https://") for citation in post.citations)
