"""Formulas on the page: words, numbers and result, each number one token."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from generator.localise.mathml import formula_block
from tests.localise.example import entry_text, filler


def _block(name: str, lang: str = "en") -> str:
    used = filler(lang)
    return formula_block(used.solved.values[name], used.words)


def _read(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup)).strip()


def test_words_then_numbers_then_the_result() -> None:
    words, numbers = re.findall(r"<p>(.*?)</p>", _block("kv"), re.DOTALL)
    assert _read(words) == "MKV =2 ×layers ×2,880 ×tokens ×bytes per value"
    assert _read(numbers) == "=2 ×24 ×2,880 ×4,096 ×0.5 B =270 MiB"


def test_a_grouped_number_is_one_token() -> None:
    assert "<mn>2,880</mn>" in _block("kv")


def test_the_whole_is_spoken_once() -> None:
    label = re.search(r'role="math" aria-label="([^"]*)"', _block("kv", "zh-TW"))
    assert label is not None
    assert label[1].replace("\u00a0", " ") == ("KV 快取 = 2 × 24 × 2,880 × 4,096 × 0.5 B = 270 MiB")


def test_a_quotient_is_a_fraction() -> None:
    assert re.search(
        r"<mfrac><mrow>.*<mo>\+</mo>.*</mrow><mrow><mn>2</mn></mrow></mfrac>", _block("both")
    )


def test_the_markup_is_well_formed() -> None:
    for name in ("weights", "half", "kv", "both"):
        ElementTree.fromstring(_block(name))


def test_a_function_is_named_for_readers() -> None:
    more = "  fits: {formula: floor(usable / kv)}\n"
    for lang, name in (("en", "round down"), ("zh-TW", "無條件捨去")):
        used = filler(lang, entry_text() + more)
        block = formula_block(used.solved.values["fits"], used.words)
        assert block.count(f"<mi>{name}</mi><mo>(</mo>") == 2
        assert "floor" not in block


def test_an_input_has_no_formula() -> None:
    assert _block("params") == ""
