"""What holds for every text and every measure."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from generator.cards.linebreak import breaks
from generator.cards.typeset import Block, Overflow, set_line
from generator.localise.figure import Rich, Run
from tests.cards.squares import CHINESE, SQUARES, broken, texts

WHOLE = ("BF16", "CO₂e/kWh", "Mac mini", "1,234.5", "40 GB", "1.5 秒", "Qwen3-TTS", "——", "……")

NUMBER = "2 千瓦時"

_atoms = st.one_of(
    st.sampled_from(WHOLE),
    st.sampled_from("把模型的權重壓到記憶體裡會掉多少"),
    st.sampled_from("，。、？！：「」（）『』…"),
    st.sampled_from(("token", "KV cache", " ", "a", "GPU", "(x)", "50%", "the ", "to be ")),
)
_runs = st.builds(
    lambda parts, kind: Run("".join(parts), kind),
    st.lists(_atoms, min_size=1, max_size=12),
    st.sampled_from(("text", "strong")),
)
_rich = st.lists(st.one_of(_runs, st.just(Run(NUMBER, "number"))), min_size=1, max_size=5).map(
    tuple
)
_measures = st.integers(min_value=4, max_value=30)


def _set(rich: Rich, ems: int, balance: bool, phrases: bool = True) -> Block:
    try:
        return broken(rich, CHINESE, 10 * ems, balance=balance, phrases=phrases)
    except Overflow:
        reject()


@settings(max_examples=150, deadline=None)
@given(_rich, _measures, st.booleans())
def test_nothing_is_lost_and_nothing_is_doubled(rich: Rich, ems: int, balance: bool) -> None:
    typed = "".join(run.text for run in rich)
    set_ = "".join(texts(_set(rich, ems, balance)))
    assert set_.replace(" ", "") == typed.replace(" ", "")


@settings(max_examples=150, deadline=None)
@given(_rich, _measures, st.booleans())
def test_no_line_starts_or_ends_with_the_wrong_mark(rich: Rich, ems: int, balance: bool) -> None:
    lines = texts(_set(rich, ems, balance))
    assert all(line[0] not in "，。、？！：」）』…—,.%" for line in lines[1:])
    assert all(line[-1] not in "「（『(" for line in lines[:-1])


@settings(max_examples=150, deadline=None)
@given(_rich, st.sampled_from(WHOLE), _measures, st.booleans())
def test_an_atom_is_never_parted(rich: Rich, whole: str, ems: int, balance: bool) -> None:
    text = (*rich, Run(f"的{whole}的"), *rich)
    lines = texts(_set(text, ems, balance))
    assert any(f"{whole}" in line for line in lines)


@settings(max_examples=100, deadline=None)
@given(_rich, _measures, st.booleans())
def test_only_what_has_no_break_inside_is_wider_than_the_measure(
    rich: Rich, ems: int, balance: bool
) -> None:
    try:
        block = broken(rich, CHINESE, 10 * ems, balance=balance)
    except Overflow:
        assert max(map(_width, _unbroken(rich))) > 10 * ems
    else:
        assert block.width <= 10 * ems + 0.01


def _width(text: str) -> float:
    return set_line(text, CHINESE, SQUARES).width


def _unbroken(rich: Rich) -> list[str]:
    """Part a text wherever a line may end."""
    text = set_line(rich, CHINESE, SQUARES).text
    numbers = [found.span() for found in re.finditer(NUMBER, text)]
    ends = breaks(text, "zh-TW", numbers)
    return [text[a:b].strip() for a, b in pairwise((0, *ends, len(text)))]


@settings(max_examples=100, deadline=None)
@given(_rich, _measures)
def test_balancing_needs_no_more_lines_than_filling(rich: Rich, ems: int) -> None:
    even = _set(rich, ems, balance=True, phrases=False)
    full = _set(rich, ems, balance=False, phrases=False)
    assert len(even.lines) == len(full.lines)
