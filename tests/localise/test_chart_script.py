"""What the page script is told of charts: of which values, in which words, and no more."""

from __future__ import annotations

from generator.compute.outline import outline
from generator.localise.chart_script import chart_texts, drawn_charts
from tests.localise.example import entry_text, solved
from tests.localise.moving import first_post, many_charts

CARDS = """
cards:
  - bars:
      title: {en: A, zh-TW: 甲}
      chart: {bars: [weights, half], names: [same, {en: b, zh-TW: 乙}]}
  - stack:
      title: {en: B, zh-TW: 乙}
      rows: [{label: {en: "{{ kv }} more", zh-TW: "多 {{ kv }}"}, parts: [weights, kv]}]
      limit: usable
"""


def codes(body: str) -> dict[str, str]:
    answer, _ = solved(entry_text(body=body, more=CARDS))
    return {name: drawn.code for name, drawn in drawn_charts(outline(answer)).items()}


def test_words_that_are_the_same_everywhere_are_sent_once() -> None:
    assert codes("{{ chart bars }}") == {
        "bars": '{ kind: "bars", rows: ['
        '{ label: "same", parts: [{ form: { of: "weights", unit: "GB" } }] }, '
        '{ label: { en: "b", "zh-TW": "乙" }, parts: [{ form: { of: "half", unit: "GB" } }] }] }'
    }


def test_numbers_in_words_are_named_by_their_form() -> None:
    code = codes("{{ chart stack }}")["stack"]
    assert 'label: { en: ["", "kv", " more"], "zh-TW": ["多 ", "kv", ""] }' in code
    assert 'limit: { form: { of: "usable", unit: "GB", styles: ["range"] }' in code


def test_only_the_words_of_charts_on_the_page_are_looked_through() -> None:
    answer, _ = solved(entry_text(body="{{ chart stack }}", more=CARDS))
    assert [text["en"].value for text in chart_texts(answer.entry)] == ["{{ kv }} more"]


def test_a_panel_with_a_limit_is_a_chart_too() -> None:
    (drawn,) = (
        drawn
        for name, drawn in drawn_charts(outline(first_post()[0])).items()
        if name == "explore-results"
    )
    assert set(drawn.names) == {"weights_chosen", "kv", "usable", "total"}


def test_an_axis_of_bytes_brings_its_ladder() -> None:
    drawn = drawn_charts(outline(many_charts()))
    assert 'axis: "B"' in drawn["growth"].code
    assert {"B", "kB", "MB", "GB", "TB", "PB"} <= {unit.symbol for unit in drawn["growth"].units}
