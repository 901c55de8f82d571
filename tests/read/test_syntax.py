"""One small file per mistake in YAML, and beside it what the author is told."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.read.samples import read, report_of


def report(text: str) -> str:
    """Report on a whole file, without the line that repeats its path."""
    lines = report_of(read(text)[1]).split("\n")
    return "\n".join(line for line in lines if "-->" not in line)


def expect(text: str) -> str:
    return dedent(text).strip("\n")


def test_a_second_colon() -> None:
    assert report("title: Light: how fast?\n") == expect("""
        error[E105]: a second `:` in one value
          |
        1 | title: Light: how fast?
          |             ^ this colon makes it a key
          |
          = help: quote the text: `title: "Light: how fast?"`
        """)


def test_a_second_colon_in_a_text_with_quotes_and_hanzi() -> None:
    assert report('title:\n  zh-TW: 光: "多快"\n') == expect("""
        error[E105]: a second `:` in one value
          |
        2 |   zh-TW: 光: "多快"
          |            ^ this colon makes it a key
          |
          = help: quote the text: `zh-TW: '光: "多快"'`
        """)


def test_a_second_colon_between_braces() -> None:
    assert report("title: {en: Light: how fast?}\n") == expect("""
        error[E105]: a second `:` in one value
          |
        1 | title: {en: Light: how fast?}
          |                  ^ this colon makes it a key
          |
          = help: put quotes around a text that holds `: `
        """)


def test_a_quote_that_is_never_closed() -> None:
    assert report('title: "Light\nhook: x\n') == expect("""
        error[E105]: quote `"` is not closed
          |
        1 | title: "Light
          |        ^ opened here
        3 |
          | - the file ends here
        """)


def test_a_quote_that_is_closed_by_the_next_one() -> None:
    assert report('title: "Light\nhook: "Speed"\n') == expect("""
        error[E105]: quote `"` is not closed
          |
        1 | title: "Light
          |        ^ opened here
        2 | hook: "Speed"
          |       - it is closed only here
        """)


def test_an_apostrophe_between_single_quotes() -> None:
    assert report("title: 'it's fast'\n") == expect("""
        error[E105]: text goes on behind its closing quote
          |
        1 | title: 'it's fast'
          |           - closed here
          |            ^
          |
          = help: type `''` for an apostrophe between single quotes
        """)


def test_a_bracket_that_is_never_closed() -> None:
    assert report("tags: [a, b\ndraft: true\ntopic: x\n") == expect("""
        error[E105]: bracket `[` is not closed
          |
        1 | tags: [a, b
          |       ^ opened here
        2 | draft: true
          |      - this is still inside it
        """)


def test_a_brace_in_an_unquoted_text_between_braces() -> None:
    assert report("title: {en: Can {{ x }} fit?}\n") == expect("""
        error[E105]: an unquoted text between brackets cannot hold `{`
          |
        1 | title: {en: Can {{ x }} fit?}
          |                 ^
          |
          = help: put quotes around the text
        """)


def test_a_reference_at_the_beginning_of_a_text() -> None:
    assert report("title:\n  en: {{ x }} fits\n") == expect("""
        error[E116]: a text that begins with `{{` must be quoted
          |
        2 |   en: {{ x }} fits
          |       ^^ YAML takes this for a map
          |
          = help: quote the text: `en: "{{ x }} fits"`
        """)


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("title: {en: {{ x }} fits, zh-TW: 標題}", '"{{ x }} fits"'),
        ("title: {en: fits, zh-TW: {{ x }} 個，{{ y }} 個}", '"{{ x }} 個，{{ y }} 個"'),
        ("title: [{{ a }}, b]", '"{{ a }}"'),
        (
            f"title: {{en: {'very ' * 12}long, and so on, zh-TW: 甲}}",
            '"very very very very very very …long, and so on"',
        ),
    ],
)
def test_a_text_between_braces_is_shown_with_its_quotes(typed: str, help: str) -> None:
    assert f"= help: put quotes around it: `{help}`" in report(f"{typed}\n")


@pytest.mark.parametrize("sign", ["@", "%", "`"])
def test_a_sign_that_cannot_begin_a_text(sign: str) -> None:
    assert report(f"title: {sign}x\n") == expect(f"""
        error[E105]: a text cannot begin with `{sign}`
          |
        1 | title: {sign}x
          |        ^
          |
          = help: quote the text: `title: "{sign}x"`
        """)


def test_a_bad_escape() -> None:
    assert report('title: "中 \\d"\n') == expect("""
        error[E105]: `\\d` is not an escape
          |
        1 | title: "中 \\d"
          |            ^^
          |
          = help: type `\\\\` for a backslash, or use single quotes
        """)


def test_half_of_a_surrogate_pair() -> None:
    assert report('title: "\\ud83d\\ude00"\n') == expect("""
        error[E111]: `\\ud83d` is no character
          |
        1 | title: "\\ud83d\\ude00"
          |         ^^^^^^
          |
          = help: write the character itself
        """)


def test_an_indentation_that_fits_nothing() -> None:
    assert report("title:\n    en: x\n  zh-TW: y\n") == expect("""
        error[E105]: the indentation fits no line above
          |
        3 |   zh-TW: y
          |   ^ 2 spaces, 4 in the line above
        """)


def test_a_key_below_a_value() -> None:
    assert report("title: x\n  en: y\n") == expect("""
        error[E105]: `en` is indented further than `title`, which has a value already
          |
        1 | title: x
          | ----- this key has its value in its own line
        2 |   en: y
          |   ^^
          |
          = help: indent both alike
        """)


def test_a_line_without_a_colon() -> None:
    assert report("topic: x\ntitle\nhook: y\n") == expect("""
        error[E105]: a `:` is missing
          |
        2 | title
          | ^^^^^ this is neither a key nor part of a text
        """)


def test_a_list_in_the_line_of_its_key() -> None:
    assert "a list cannot begin in the line of its key" in report("tags: - a\n")


def test_text_behind_a_block_sign() -> None:
    assert "nothing may stand behind `|` or `>`" in report("body: | text\n")


def test_text_behind_the_end() -> None:
    assert "nothing may stand behind `...`" in report("topic: x\n...\nhook: y\n")


def test_an_unexpected_bracket() -> None:
    assert "a value is missing before `}`" in report("topic: }\n")
    assert "nothing may stand behind `]`" in report("tags: [a]]\n")


def test_emphasis_taken_for_an_alias() -> None:
    assert report("title: *Really* fast\n") == expect("""
        error[E114]: aliases are not supported
          |
        1 | title: *Really* fast
          |        ^^^^^^^^
          |
          = note: `&name`, `*name` and `<<` let one text stand for another
          = help: quote the text: `title: "*Really* fast"`
        """)


def test_keys_that_only_look_different() -> None:
    assert report("topic: a\nTopic: b\n") == expect("""
        error[E107]: key `Topic` stands here twice
          |
        1 | topic: a
          | ----- first here
        2 | Topic: b
          | ^^^^^ too like `topic`
          |
          = note: keys that differ only in case or width count as the same
        """)
