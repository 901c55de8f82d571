"""Cases 59 to 73: texts that would become something else on a page, or in a terminal.

What the published site makes of them is tested in `test_published`.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from generator.report import FORMATS
from tests.faults.cases import (
    BESIDE,
    POSTS,
    UNUSED_TOLD,
    Case,
    Said,
    case,
    check,
    check_cases,
    make_site,
    trivia,
)
from tests.read.samples import completed

NO_REFERENCE = "E206 this is not a reference"
ALONE = "E206 a brace stands alone"
HTML = "E207 raw HTML is not allowed in a text"
UNPAIRED = "with this unpaired, nothing is code"
NO_LINK = "E208 a link to `javascript:` is not allowed"
TYPE_HTTPS = "help: begin with `https://`"
WHY = "assume: {en: an example, zh-TW: 例子}"


def hook(text: str) -> str:
    """A text in line 3, from column 5 on."""
    lines = text.replace("\n", "\n    ")
    return f"hook:\n  en: |\n    {lines}\n  zh-TW: 引言\n"


CASES = (
    case(59, "expression", hook("a {{ ''.__class__ }} b"), f"3:7 {NO_REFERENCE}"),
    case(
        59,
        "command",
        hook("a {% for x in y %} b"),
        "3:7 E206 a text holds no template commands",
    ),
    case(59, "remark", hook("a {# x #} b"), f"3:7 {ALONE}"),
    case(60, "attribute", hook("{a.__class__}"), f"3:5 {ALONE}"),
    case(60, "conversion", hook("{a!r}"), f"3:5 {ALONE}"),
    case(60, "position", hook("{0}"), f"3:5 {ALONE}"),
    case(60, "width", hook("{a:>999999999}"), f"3:5 {ALONE}"),
    case(60, "attribute_in_a_reference", hook("{{ a.__class__ }}"), f"3:5 {NO_REFERENCE}"),
    case(60, "width_in_a_reference", hook("{{ a:>999999999 }}"), f"3:5 {NO_REFERENCE}"),
    case(
        61,
        "unclosed",
        hook("one {{ two"),
        "3:9 E206 a reference is not closed: opened here",
    ),
    case(61, "brace_alone", hook("one { two"), f"3:9 {ALONE}"),
    case(
        61,
        "single_braces",
        hook("one {two} three"),
        "3:9 E206 a reference has two braces",
        "help: type `{{ two }}`",
    ),
    case(62, "script", hook("<script>alert(1)"), f"3:5 {HTML}"),
    case(62, "image", hook("a <img src=x onerror=alert(1)>"), f"3:7 {HTML}"),
    case(62, "drawing", hook("<svg/onload=alert(1)>"), f"3:5 {HTML}"),
    case(62, "title", "title: {en: a <script>, zh-TW: b}", f"1:15 {HTML}"),
    case(62, "in_code_it_is_text", hook("`<script>` and\n\n```html\n<script>\n```")),
    # What looks like code and is none: with every one of these a script reached the page once.
    case(
        62,
        "between_escaped_backticks",
        hook(r"\`<script>alert(1)\`"),
        f"3:7 {HTML}",
        f"3:6 {UNPAIRED}",
    ),
    case(
        62,
        "behind_a_stray_backtick",
        hook("a ` b\n`<script>`"),
        f"4:6 {HTML}",
        f"3:7 {UNPAIRED}",
    ),
    case(
        62,
        "in_a_fence_that_is_none",
        hook("``` no fence\n<script>\n```"),
        f"4:5 {HTML}",
        f"3:5 {UNPAIRED}",
    ),
    case(
        62,
        "behind_a_fence_that_ended",
        hook("```\n```x\n```\n<script>\n```"),
        f"6:5 {HTML}",
        f"7:5 {UNPAIRED}",
    ),
    case(
        62,
        "behind_a_bare_return",
        r'hook: {en: "`\r<script>`", zh-TW: x}',
        f"1:16 {HTML}",
        f"1:13 {UNPAIRED}",
    ),
    case(63, "javascript", hook("[x](javascript:alert(1))"), f"3:9 {NO_LINK}"),
    case(63, "mixed_case", hook("[x](JaVaScRiPt:alert(1))"), f"3:9 {NO_LINK}"),
    case(63, "entity", hook("[x](&#106;avascript:alert(1))"), f"3:9 {NO_LINK}"),
    case(63, "named_entity", hook("[x](javascript&colon;alert(1))"), f"3:9 {NO_LINK}"),
    case(63, "broken_by_a_line_end", hook("[x](java\nscript:alert(1))"), f"3:9 {NO_LINK}"),
    case(63, "in_backticks", hook("[x](`javascript:alert(1)//`)"), f"3:9 {NO_LINK}"),
    case(63, "nested_parentheses", hook("[x](javascript:a(b(c)))"), f"3:9 {NO_LINK}"),
    case(63, "unclosed", hook(r"[x](javascript:alert\(1)"), f"3:9 {NO_LINK}"),
    case(63, "defined", hook("[x][y]\n\n[y]: javascript:alert(1)"), f"5:10 {NO_LINK}"),
    case(63, "defined_on_two_lines", hook("[x][y]\n\n[y]:\n javascript:x"), f"6:6 {NO_LINK}"),
    case(63, "defined_in_a_quotation", hook("[x][y]\n\n> [y]: javascript:x"), f"5:12 {NO_LINK}"),
    case(63, "data", hook("[x](data:text/html,y)"), "3:9 E208 a link to `data:` is not allowed"),
    case(
        63,
        "http",
        hook("[x](http://example.com)"),
        "3:9 E208 a link to `http:` is not allowed",
        TYPE_HTTPS,
    ),
    case(
        63, "no_scheme", hook("[x](//example.com)"), "3:9 E208 a link needs its scheme", TYPE_HTTPS
    ),
    case(
        63,
        "source",
        'sources: {s: {title: t, url: "javascript:alert(1)"}}',
        f"1:31 {NO_LINK}",
    ),
    case(
        63,
        "reference_in_an_address",
        f"given: {{a: {{value: 1, {WHY}}}}}\n"
        "body: {en: '[x]({{ a }})', zh-TW: '{{ a }}'}",
        "2:17 E208 an address cannot hold a reference",
    ),
    case(63, "what_links_may_be", hook("[a](https://x.y/z_(1)) [b](mailto:a@b.c) [c](../d/#e)")),
    case(64, "end_of_a_script", hook("a </script> b"), f"3:7 {HTML}"),
    case(64, "end_of_character_data", hook("a ]]> b")),
    case(65, "quotes", "title: {en: '\" onload=\"x', zh-TW: b}"),
    case(66, "front_matter", hook("---\ntemplate: x.html\n---\nb")),
    case(
        68,
        "missing_translation",
        "title: {en: A title}",
        "1:1 E209 `title` has no text in `zh-TW`",
        "help: add `zh-TW: …`",
    ),
    case(
        68,
        "missing_translation_of_a_draft",
        "draft: true\ntitle: {en: A title}",
        "2:1 W209 `title` has no text in `zh-TW`",
        "help: add `zh-TW: …`",
    ),
    case(
        69,
        "other_reference",
        f"given: {{a: {{value: 1, {WHY}}}}}\nbody: {{en: 'it is {{{{ a }}}}', zh-TW: 幾個字}}",
        "2:36 E210 `zh-TW` leaves out `{{ a }}`, which `en` has: "
        "the same numbers must stand in every language",
        "2:19 `en` has it here",
        "help: write `{{ a }}` in `zh-TW` too, or take it out of `en`",
    ),
    case(
        71,
        "long_title",
        f"title: {{en: {'x' * 10_000}, zh-TW: 標題}}",
        "1:213 E212 `title.en` has 10,000 characters, 200 are allowed: too long from here",
    ),
    case(71, "empty_title", 'title: {en: "", zh-TW: 標題}', "1:14 E212 `title.en` is empty"),
    case(71, "blank_title", 'title: {en: "  ", zh-TW: 標題}', "1:14 E212 `title.en` is empty"),
    case(
        71,
        "zero_width_title",
        'title: {en: A title, zh-TW: "\u200b\u2060"}',
        "1:30 E212 `title.zh-TW` is empty",
    ),
    case(
        71,
        "soft_hyphens_alone",
        'title: {en: A title, zh-TW: "\u00ad\u200d"}',
        "1:30 E212 `title.zh-TW` is empty",
    ),
    case(
        72,
        "workflow_command",
        '"::error::%0A": 1\n',
        "1:1 E116 key `::error::%0A` is not a plain name",
    ),
    case(
        73,
        "terminal_escape",
        r'title: {en: "\e[31mred", zh-TW: b}',
        r"1:14 E111 character `\u{1B}` is not allowed: this is a control character",
    ),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    return check_cases(tmp_path_factory.mktemp("text"), CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_said(case: Case, said: Said) -> None:
    assert said.of(case.path) == case.told


def test_the_sound_entry_beside_them_is_checked_to_its_end(said: Said) -> None:
    assert said.code == 1
    assert said.of(BESIDE) == UNUSED_TOLD
    assert said.lines.keys() == {BESIDE, *(one.path for one in CASES if one.told)}


@pytest.mark.parametrize("target", ["nowhere.md", "#nowhere", "/nowhere/"])
def test_case_67_a_link_that_leads_nowhere(tmp_path: Path, target: str) -> None:
    entry = f"body: {{en: '[x]({target})', zh-TW: 內文}}"
    make_site(tmp_path, {BESIDE: completed(entry).encode()})
    assert any("E501" in line for line in check(tmp_path).of(BESIDE))


@pytest.mark.parametrize("text", ["这个模型的内存", "模型很大,也很慢"])
def test_case_70_simplified_characters_and_half_width_punctuation(
    tmp_path: Path, text: str
) -> None:
    entry = f"body: {{en: Some words, zh-TW: '{text}'}}"
    make_site(tmp_path, {BESIDE: completed(entry).encode()})
    assert any("W211" in line for line in check(tmp_path).of(BESIDE))


COMMAND = "x\n::error title=y::z%0A\r::warning::"


def test_case_72_no_text_of_an_author_begins_a_workflow_command(tmp_path: Path) -> None:
    named = f"{POSTS}/2026-01-28-{COMMAND}.yaml".replace("\r", "")
    key = json.dumps(COMMAND)
    read = 'sources: {s: {title: t, read: "a\\n::error::%0Ab"}}'
    make_site(
        tmp_path,
        {named: completed("").encode(), BESIDE: f"{key}: 1\n{completed(read)}".encode()}
        | {f"{POSTS}/2026-01-28-read.yaml": completed(read).encode()},
    )
    _, output, _ = trivia("check", "--root", tmp_path, "--format", "github")
    lines = output.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"::error file={POSTS}/2026-01-28-") for line in lines)
    assert r"`a\u{A}::error::%250Ab` is not a date" in output
    for form in ("full", "short"):
        _, output, _ = trivia("check", "--root", tmp_path, "--format", form)
        assert not [line for line in output.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize("form", FORMATS)
def test_case_73_a_name_that_is_no_utf_8_is_shown_by_its_bytes(tmp_path: Path, form: str) -> None:
    named = os.fsdecode(f"{POSTS}/2026-01-28-".encode() + b"\xff\x9b.yaml")
    make_site(tmp_path, {named: completed("").encode()})
    code, output, _ = trivia("check", "--root", tmp_path, "--format", form)
    assert code == 1
    assert "dcff" in output.casefold()
    output.encode()


@pytest.mark.parametrize("form", FORMATS)
def test_case_73_a_terminal_is_never_commanded(tmp_path: Path, form: str) -> None:
    escape = "\x1b[2J\x1b]0;pwned\x07\u202e"
    make_site(
        tmp_path,
        {
            BESIDE: completed(f"title: {{en: a{escape}, zh-TW: b}}").encode(),
            f"{POSTS}/2026-01-28-{escape}.yaml": completed("").encode(),
        },
    )
    code, output, _ = trivia("check", "--root", tmp_path, "--format", form)
    assert code == 1
    assert not set(output) & {"\x1b", "\x07", "\u202e"}
    assert {r"\u{1B}[2J", r"\u001b[2J"} & set(re.findall(r"\\u\S{4}\[2J", output))
