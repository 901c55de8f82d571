"""Every character of a scalar must know where it was typed, in every style YAML has."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Problems, Source
from generator.read.scalars import locate
from generator.read.text import Text
from generator.read.tree import Scalar, read_tree


def value_of(text: str) -> Text:
    tree = read_tree(Source("entry.yaml", text), Problems())
    assert tree
    node = tree.items[0][1]
    assert isinstance(node, Scalar)
    return node.text


def typed(text: Text, part: str) -> str:
    """Give what stands in the source where `part` stands in the value."""
    start = text.value.index(part)
    place = text.slice(start, start + len(part))
    return place.source.text[place.start : place.end]


@pytest.mark.parametrize(
    "source",
    [
        "a: Can {{ kv }} fit?",
        'a: "中文 {{ kv }} 中文"',
        "a: '中文 {{ kv }} 中文'",
        'a: "tab\\tquote\\" {{ kv }}"',
        "a: 'it''s {{ kv }}'",
        'a: "\\u4e2d\\U0001F600\\x41 {{ kv }}"',
        "a: plain text\n  over 兩行\n\n  and a gap {{ kv }}",
        'a: "quoted\n\n   over 兩行 \\\n   and on {{ kv }}"',
        "a: 'single\n   over 兩行 {{ kv }}'",
        "a: |\n  first 中\n\n    deeper\n  {{ kv }}\n",
        "a: >\n  folded 中\n  on\n\n  new\n    kept\n  {{ kv }}\n",
        "a: |2\n     indented\n   {{ kv }}\n",
        "a: |+\n\n\n  late 中\n  {{ kv }}\n\n",
        "a: >-\r\n  dos\r\n  ends {{ kv }}\r\n",
        "a: |\r  mac\r  ends {{ kv }}\r",
        "a: |\n  😀😀 {{ kv }}\n# a remark\nb: c\n",
    ],
)
def test_a_reference_is_found_where_it_was_typed(source: str) -> None:
    assert typed(value_of(source), "{{ kv }}") == "{{ kv }}"


def test_an_escape_points_at_its_backslash() -> None:
    text = value_of('a: "x\\u4e2dy"')
    assert text.value == "x中y"
    assert list(text.offsets) == [4, 5, 11, 12]


def test_a_folded_line_end_stands_for_its_space() -> None:
    text = value_of("a: one\n  two")
    assert text.value == "one two"
    assert text.offsets[3] == 6, "the space is the line end"
    assert text.offsets[4] == 9, "and `two` begins behind the indentation"


def test_an_empty_text_still_has_a_place() -> None:
    assert value_of('a: ""').place.start == 4
    assert value_of("a:\nb: c").place.start == 2


def test_a_scalar_that_cannot_be_followed_is_blamed_as_a_whole() -> None:
    text = locate(Source("entry.yaml", "a: other"), "value", "", 3, 8)
    assert (text.place.start, text.place.end) == (3, 8)


LETTERS = st.text(st.sampled_from("ab #:-'\"\\ntx04中，😀\n\r\t |>+{}[],"), max_size=25)
LINES = st.lists(st.text(st.sampled_from("ab 中\t"), max_size=6), max_size=7)
BLOCKS = st.tuples(
    st.sampled_from("|>"), st.sampled_from(["", "-", "+", "1", "2-", "3+"]), LINES,
    st.sampled_from(["\n", "\r\n", "\r"]),
).map(lambda b: f"a: {b[0]}{b[1]}{b[3]}" + "".join(f"  {line}{b[3]}" for line in b[2]))  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(LETTERS.map('a: "{}"'.format), LETTERS.map("a: '{}'".format), LETTERS, BLOCKS))
def test_no_scalar_is_beyond_following(text: str) -> None:
    source = Source("entry.yaml", text)
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return
    for event in events:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            continue
        start, end = event.start_mark, event.end_mark
        assert start
        assert end
        found = locate(source, event.value, event.style or "", start.index, end.index)
        assert len(found.offsets) == len(event.value) + 1
        assert list(found.offsets) == sorted(found.offsets)
        if len(event.value) > 1:
            assert len(set(found.offsets[:-1])) > 1, "blamed as a whole"
