"""Both languages carry the same numbers, and none is typed by hand."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Problems
from generator.localise.languages import check_languages
from generator.localise.typed import check_typed
from tests.localise.example import entry_text, read


def _languages(text: str) -> list[Diagnostic]:
    entry, _ = read(text)
    problems = Problems()
    check_languages(entry, problems)
    return problems.found


def _typed(text: str) -> list[str]:
    entry, _ = read(text)
    problems = Problems()
    check_typed(entry, problems)
    return [found.message for found in problems.found]


def test_equal_references_are_fine_in_any_order() -> None:
    text = entry_text().replace(
        "body:\n  en: |\n    A body.\n  zh-TW: |\n    A body.",
        "body:\n  en: From {{ kv }} to {{ weights }}.\n  zh-TW: 到 {{ weights }}，從 {{ kv }}。",
    )
    assert _languages(text) == []


def test_a_reference_missing_in_one_language_is_named() -> None:
    text = entry_text().replace("  zh-TW: |\n    A title", '  zh-TW: "{{ kv }}"')
    (found,) = _languages(text)
    assert found.code == "E210"
    assert found.message == "`en` leaves out `kv`, which `zh-TW` has"
    assert found.labels[0].text == "`zh-TW` has `kv`"


def test_cards_are_compared_too() -> None:
    more = """\
    cards:
      - number: {value: kv, lead: {en: "It is {{ kv }}", zh-TW: 就是這樣}}
    """
    assert [found.code for found in _languages(entry_text(more=more))] == ["E210"]


def test_a_number_with_a_unit_is_typed_by_hand() -> None:
    assert _typed(entry_text(title="It needs 40 GB")) == ["`40 GB` is typed by hand"] * 2


def test_chinese_units_are_seen() -> None:
    text = entry_text().replace("  zh-TW: |\n    A title", "  zh-TW: 要 2 位元組")
    assert _typed(text) == ["`2 位元組` is typed by hand"]


def test_names_and_bare_numbers_are_no_figures() -> None:
    assert _typed(entry_text(title="Qwen3-TTS-0.6B, int8, A4 and 3 reasons")) == []


def test_a_reference_is_not_typed() -> None:
    assert _typed(entry_text(title="It needs {{ weights }}")) == []
