"""Slips that YAML notices late or takes for something else, shown where they were made."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Problems, Source
from generator.read.tree import read_tree


def fault(text: str) -> Diagnostic:
    problems = Problems()
    assert read_tree(Source("x.yaml", text), problems) is None
    (found,) = problems.found
    return found


def pointed(found: Diagnostic) -> str:
    return found.place.typed


@pytest.mark.parametrize(
    ("text", "part", "message", "help"),
    [
        ("a：b\nc: d\n", "：", "a full-width `：` ends no key", "type `a: b`"),
        ("x:\n  y: z\n  a：b\n\nc: d\n", "：", "a full-width `：` ends no key", "type `a: b`"),
        ("a:b\nc: d\n", ":", "a space is missing behind `:`", "type `a: b`"),
        ("x: {a:b, c: d}\n", ":", "a space is missing behind `:`", "type `a: b`"),
        ("x: {a：b, c: d}\n", "：", "a full-width `：` ends no key", "type `a: b`"),
        ("x: {a: b，c: d}\n", "，", "a full-width `，` ends no text", "type `, `"),
        ("a: b\n\u3000c: d\n", "\u3000", "a full-width space cannot indent", "use plain spaces"),
        ("a: b\n\u00a0c: d\n", "\u00a0", "a no-break space cannot indent", "use plain spaces"),
        (
            "x: {a: b c, d e, f: g}\n",
            ",",
            "a comma ends a text between braces",
            'put quotes around it: `"b c, d e"`',
        ),
        ("x: {a: 1,234 GB, f: g}\n", ",", "a comma cannot part digits", "type `1234 GB`"),
        ("a: b\n  c: d\n", "c", "`c` is indented further than `a`", "indent both alike"),
        ("a:\n  - b\n  c\n", "c", "a `- ` is missing", "type `- c`"),
        ("x: {a: b c: d}\n", ":", "a second `:` in one value", "put a `,` before `c`"),
        ("a: b with c: d\n", ":", "`with` takes `=`, not `:`", "type `with c = …`"),
        ("value: {{ a }}\n", "{{", "`value` names values without braces", "type `value: a`"),
        ("a: [b, c: [d]}\n", "[", "bracket `[` is not closed", ""),
        ("a: [b] c\n", "c", "nothing may stand behind `]`", ""),
    ],
)
def test_a_slip_is_shown_with_what_to_type(text: str, part: str, message: str, help: str) -> None:
    found = fault(text)
    assert pointed(found) == part
    assert found.message.startswith(message)
    assert found.help.startswith(help)


@pytest.mark.parametrize(
    "text",
    [
        "body: |\n  one\n\ntwo\n\n  three\nhook: x\n",
        "body: |\n  one\ntwo\n",
        "body: |\ntwo is lost:\n  three\n",
    ],
)
def test_a_line_that_lost_its_indentation_is_shown_with_the_text_it_belongs_to(text: str) -> None:
    found = fault(text)
    assert found.code == "E105"
    assert pointed(found).startswith("two")
    assert found.labels[0].text == "the text begins behind this sign"


def test_a_text_behind_a_sign_may_be_followed_by_other_keys() -> None:
    problems = Problems()
    text = "body: |\n  注意：one\n  a:b\nhook: x\n"
    assert read_tree(Source("x.yaml", text), problems)
    assert not problems.found


def test_curly_quotes_are_no_quotes_but_tell_what_was_meant() -> None:
    assert fault("en: “a: b”\n").help == 'quote the text: `en: "a: b"`'


def test_a_comment_that_hides_a_bracket_is_told_once() -> None:
    found = fault("x: {en: the #1 chip, zh: y}\nz: a\n")
    assert found.message == "bracket `{` is not closed before ` #`"
    assert pointed(found) == "#1 chip, zh: y}"
