"""What may stand in a text for readers, and what may not."""

from __future__ import annotations

import time

import pytest

from generator.diagnostics import Problems, Source
from generator.read.prose import check_prose
from generator.read.text import Text


def faults(value: str) -> list[tuple[str, str]]:
    """Give code and the blamed stretch of every fault."""
    text = Text(value, Source("entry.yaml", value), range(len(value) + 1))
    problems = Problems()
    check_prose(text, "body.en", 20_000, problems)
    return [(f.code, value[f.place.start : f.place.end]) for f in problems.sorted()]


@pytest.mark.parametrize(
    "value",
    [
        "It needs {{ kv }}, or {{ kv_128k.tokens | short }}, or {{kv|MB}}.",
        "{{ kv | approx | MB }}",
        "{{ formula kv }} {{ input tokens }} {{ explore }} {{ chart by_tokens }}",
        "{{ explore weights kv }} {{ explore total | limit usable }} {{explore kv|limit room.low}}",
        "{{ energy | kWh/day }} and {{ share | % }}",
        "[It no longer fits.]{claim=bursts}",
        "a < b, 3 <4, x <= y, <3",
        "`<script>` and `{a}` in code",
        '```json\n{"a": "<b>"}\n```',
        "[a](https://example.com/x_(y)) [b](mailto:a@b.c) [c](../other/#part) [d](#part)",
        "[a]: https://example.com",
        "十億個 {{ params | count }}參數",
    ],
)
def test_what_passes(value: str) -> None:
    assert faults(value) == []


@pytest.mark.parametrize(
    ("value", "blamed"),
    [
        ("a {kv} b", "{kv}"),
        ("{a.__class__}", "{a.__class__}"),
        ("{0:>999999999}", "{0:>999999999}"),
        ("{{ ''.__class__ }}", "{{ ''.__class__ }}"),
        ("{{ a.__class__ }}", "{{ a.__class__ }}"),
        ("{{ a + b }}", "{{ a + b }}"),
        ("{{ a | }}", "{{ a | }}"),
        ("{{ }}", "{{ }}"),
        ("`{{ a + b }}`", "{{ a + b }}"),
        ("{% for x in y %}", "{% for x in y %}"),
        ("open {{ kv", "{{"),
        ("closed }} kv", "}}"),
        ("alone { here", "{"),
        ("[x]{claim = y}", "{claim = y}"),
        ("{{ а }}", "{{ а }}"),  # a Cyrillic letter
    ],
)
def test_braces_that_are_no_reference(value: str, blamed: str) -> None:
    assert faults(value) == [("E206", blamed)]


@pytest.mark.parametrize(
    ("value", "blamed"),
    [
        ("<script>alert(1)", "<script>"),
        ("a <img src=x onerror=y>", "<img"),
        ("</p>", "</p>"),
        ("<!-- x", "<!--"),
        ("<?php", "<?php"),
        ("<svg/onload=x>", "<svg/onload=x>"),
        ("`a` <b", "<b"),
        ("`a\n<b>`", "<b>"),
    ],
)
def test_html(value: str, blamed: str) -> None:
    assert faults(value) == [("E207", blamed)]


@pytest.mark.parametrize(
    "value",
    [
        r"\`<b>\`",
        "a ` b\n`<b>`",
        "# a `\n`<b>` b",
        "``` no fence\n<b>\n```",
        "```\n```x\n```\n<b>\n```",
        "``` {.x```}\nx\n```\n<b>\n```",
        "~~~\nx\n\n`<b>`",
        "`\r<b>`",
    ],
)
def test_code_is_no_excuse_where_markdown_may_see_none(value: str) -> None:
    assert ("E207", "<b>") in faults(value)


@pytest.mark.parametrize(
    "value",
    [
        "[x](javascript:a(b(c)))",
        r"[x](javascript:a\(b)",
        "[x](`javascript:a`)",
        "[x][y]\n\n[y]:\n  javascript:a",
        "[x][y]\n\n> [y]: javascript:a",
        "[x][y]\n\n- [y]:\rjavascript:a",
        "[a](b(c [x](javascript:a)",
        "[x]({{ kv }})",
    ],
)
def test_no_link_slips_by(value: str) -> None:
    assert "E208" in [code for code, _ in faults(value)]


def test_a_footnote_is_prose() -> None:
    assert faults("a[^1]\n\n[^1]: Note: b") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert",
        "JavaScript:alert",
        " javascript:alert",
        "java\tscript:alert",
        "&#106;avascript:alert",
        "&#x6A;avascript&colon;alert",
        "&amp;#106;avascript:alert",
        "javascript\\:alert",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "http://example.com",
        "//example.com/x",
    ],
)
def test_addresses_that_are_no_links(address: str) -> None:
    assert [code for code, _ in faults(f"[x]({address})")] == ["E208"]


def test_an_address_below_the_text_is_judged_too() -> None:
    assert faults("[x]\n\n[x]: javascript:y") == [("E208", "javascript:y")]


def test_an_autolink_is_html_to_us() -> None:
    assert [code for code, _ in faults("<javascript:x>")] == ["E207"]


@pytest.mark.parametrize("value", ["", "  ", "\u200b", "\u2060 \u200d\n"])
def test_nothing_that_can_be_seen(value: str) -> None:
    assert [code for code, _ in faults(value)] == ["E212"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a ![ ](b.png)", "![ ](b.png)"),
        ("a ![b](c.png) d", "![b](c.png)"),
        ("a ![b][c]\n\n[c]: d.png", "![b]"),
        ("![[b] c](d.png)", "!["),
        ("![b\nc](d.png)", "!["),
    ],
)
def test_a_picture(value: str, found: str) -> None:
    assert faults(value) == [("E407", found)]


@pytest.mark.parametrize("value", ["`![a](b.png)`", r"\![a](https://b.c)", "a![^1]\n\n[^1]: b"])
def test_what_only_looks_like_a_picture(value: str) -> None:
    assert faults(value) == []


def test_a_text_beyond_its_limit_is_blamed_where_it_becomes_too_long() -> None:
    text = Text("x" * 300, Source("entry.yaml", "x" * 300), range(301))
    problems = Problems()
    check_prose(text, "title.en", 200, problems)
    (found,) = problems.found
    assert found.message == "`title.en` has 300 characters, 200 are allowed"
    assert found.place.start == 200


@pytest.mark.parametrize(
    "piece", ["{{", "](", "`", "[", "<a", "{{ a |", "``` \n", "]((", "![", "~~~\n`"]
)
def test_repetition_costs_no_time(piece: str) -> None:
    started = time.process_time()
    faults(piece * (20_000 // len(piece)))
    assert time.process_time() - started < 1
