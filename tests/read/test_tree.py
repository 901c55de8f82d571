"""The tree of nodes: text stays text, keys are unique, nothing is followed or built."""

from __future__ import annotations

import time

import pytest

from generator.diagnostics import Problems, Source
from generator.read.tree import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence, read_tree


def plain(node: Node) -> object:
    """Turn a node into plain lists, dicts and strings."""
    match node:
        case Scalar(text):
            return text.value
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(items):
            return {key.value: plain(value) for key, value in items}


def tree(text: str) -> object:
    problems = Problems()
    root = read_tree(Source("entry.yaml", text), problems)
    assert not problems.found
    assert root
    return plain(root)


def codes(text: str) -> list[str]:
    problems = Problems()
    read_tree(Source("entry.yaml", text), problems)
    return [found.code for found in problems.found]


@pytest.mark.parametrize(
    "text", ["no", "on", "~", "null", "12:30:45", "017", "1e3", "2026-01-28", ".inf", "0x10", "yes"]
)
def test_every_scalar_is_the_text_that_was_typed(text: str) -> None:
    assert tree(f"a: {text}") == {"a": text}


def test_lists_and_maps_in_both_styles() -> None:
    text = "a: [x, {b: y}]\nc:\n  - d: |\n      e\n  - f\ng:\n"
    assert tree(text) == {"a": ["x", {"b": "y"}], "c": [{"d": "e\n"}, "f"], "g": ""}


def test_one_document_may_begin_and_end_with_its_marks() -> None:
    assert tree("%YAML 1.1\n---\na: b\n...\n") == {"a": "b"}


def test_places_span_what_was_typed() -> None:
    source = Source("entry.yaml", "鍵: [甲, 乙]")
    root = read_tree(source, Problems())
    assert root
    (key, node), *_ = root.items
    assert (key.place.start, key.place.end) == (0, 1)
    assert (node.place.start, node.place.end) == (3, 9)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E101"),
        ("# only a remark\n", "E101"),
        ("---\n", "E101"),
        ("- a\n- b", "E102"),
        ("just words", "E102"),
        ("a: b\n---\nc: d", "E103"),
        ("a:\n\tb: c", "E104"),
        ("a:\n  b: 1\n\tc: 2", "E104"),
        ("a: [1", "E105"),
        ("a: 1\na: 2", "E107"),
        ("a: 1\nA: 2", "E107"),
        ("é: 1\ne\u0301: 2", "E107"),
        ("a: 1\nａ: 2", "E107"),
        ('a: "\\0"', "E111"),
        ('a: "\\N"', "E111"),
        ('a: "\\ud83d\\ude00"', "E111"),
        ("a: &x b", "E114"),
        ("a: *x", "E114"),
        ("a: &x [*x]", "E114"),
        ("<<: {a: b}", "E114"),
        ("a: !!python/object/apply:os.system [id]", "E115"),
        ("a: !env HOME", "E115"),
        ("a: !e!x b", "E115"),
        ("? [a]\n: b", "E116"),
        ("? {a: b}\n: c", "E116"),
        ("1: a", "E116"),
        ("true: a", "E116"),
        ('"": a', "E116"),
        ("a b: c", "E116"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_depth_is_stopped_at_the_limit_and_not_before() -> None:
    nested = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert codes(nested) == []
    assert codes("a: [" + nested[3:] + "]") == ["E113"]


@pytest.mark.parametrize("text", ["a: " + "[" * 30_000, "- " * 60_000, "a: " + "{b: " * 30_000])
def test_absurd_nesting_is_stopped_at_once(text: str) -> None:
    started = time.process_time()
    assert codes(text) == ["E113"]
    assert time.process_time() - started < 1


def test_the_number_of_values_is_limited() -> None:
    keys = [f"k{n}: v" for n in range(MAX_NODES)]
    assert codes("\n".join(keys[:-1])) == []
    assert codes("\n".join(keys)) == ["E112"], "the map itself is a value too"
    assert codes("a: [" + "x," * 500_000 + "]") == ["E112"]


def test_a_faulty_file_gives_no_tree_even_if_it_could_be_read_on() -> None:
    problems = Problems()
    assert read_tree(Source("entry.yaml", "a: 1\na: 2"), problems) is None


def test_warnings_leave_the_tree_whole() -> None:
    problems = Problems()
    assert read_tree(Source("entry.yaml", "a: one #1"), problems)
    assert [found.code for found in problems.found] == ["W106"]


@pytest.mark.parametrize(
    "remark", ["a: b # remark", "a: b #", "a: b ## remark", "a: b #!x", "a: b#1"]
)
def test_an_honest_remark_is_no_warning(remark: str) -> None:
    assert codes(remark) == []
