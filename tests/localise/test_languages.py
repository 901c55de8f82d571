"""Both languages carry the same numbers."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.localise.languages import check_languages
from tests.compute.writing import tables
from tests.localise.example import entry_text, read

TABLES = tables({"models.small": {"layers": "24", "heads": "8"}})


def _languages(text: str) -> list[Diagnostic]:
    entry, _ = read(text)
    problems = Problems()
    check_languages(entry, TABLES, problems)
    return problems.found


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
    assert found.message == "`en` leaves out `{{ kv }}`, which `zh-TW` has"
    assert found.labels[0].text == "`zh-TW` has it here"
    assert found.labels[0].place.typed == "{{ kv }}"


def test_the_same_line_of_the_other_language_is_shown() -> None:
    text = entry_text(body="One.\n\nIt is {{ kv }} here.")
    (found,) = _languages(text.replace("It is {{ kv }} here.", "It is large here.", 1))
    assert found.place.typed == "It is large here."


def test_a_misspelt_reference_is_not_also_a_missing_one() -> None:
    text = entry_text(body="It is {{ kv }}.").replace("{{ kv }}", "{{ vk }}", 1)
    assert _languages(text) == []


def test_nor_is_a_misspelt_field_of_a_shared_row() -> None:
    text = entry_text(
        body="It has {{ m.layers }} layers and {{ kv }}.", more="use: [models.small as m]\n"
    )
    assert _languages(text.replace("m.layers", "m.layer", 1)) == []
    other = _languages(text.replace("{{ m.layers }}", "{{ m.heads }}", 1))
    assert [found.code for found in other] == ["E210", "E210"]


def test_a_claim_of_one_language_is_missing_in_the_other() -> None:
    more = "claims:\n  big: {when: kv > 1 MB}\n"
    text = entry_text(body="It is [big]{claim=big}.", more=more)
    (found,) = _languages(text.replace("[big]{claim=big}", "big", 1))
    assert found.message == "`en` leaves out `{claim=big}`, which `zh-TW` has"


def test_cards_are_compared_too() -> None:
    more = """\
    cards:
      - number: {value: kv, lead: {en: "It is {{ kv }}", zh-TW: 就是這樣}}
    """
    assert [found.code for found in _languages(entry_text(more=more))] == ["E210"]


@pytest.mark.parametrize("reference", ["explore", "explore kv", "input tokens"])
def test_what_readers_change_in_one_language_they_change_in_all(reference: str) -> None:
    typed = f"{{{{ {reference} }}}}"
    text = entry_text(body=f"One.\n\n{typed}\n\nAt {{{{ tokens }}}}, {{{{ kv }}}}.")
    assert _languages(text) == []
    (found,) = _languages(text.replace(typed, "Nothing.", 1))
    assert found.message == f"`en` leaves out `{typed}`, which `zh-TW` has"
