"""The same problems in every form: for eyes, editors, GitHub and other tools."""

from __future__ import annotations

import json
import re
from textwrap import dedent

import pytest

from generator.diagnostics import Diagnostic, Label, Place, Problems, Source
from generator.report import FORMATS, render, render_full, render_github, render_short, summary
from generator.report.visible import cells, visible

PATH = "content/posts/2026/2026-03-14-kettles.yaml"
KETTLES = """\
topic: energy
title: {en: Kettles, zh-TW: 煮水}

given:
  energy: {value: 1287 MWh}
derive:
  boils: {formula: energy + kettle / hour}
"""


def place(source: Source, part: str) -> Place:
    start = source.text.index(part)
    return Place(source, start, start + len(part))


def energy_and_power() -> Diagnostic:
    source = Source(PATH, KETTLES)
    return Diagnostic(
        "E301",
        "cannot add energy and power",
        place(source, "energy + kettle / hour"),
        cause="left is energy, right is power",
        labels=(Label(place(source, "1287 MWh"), "`energy` is energy"),),
        help="multiply the right side by a time, e.g. `kettle / hour * (1 hour)`",
    )


def problems(*found: Diagnostic) -> Problems:
    collected = Problems()
    collected.extend(found)
    return collected


def full(*found: Diagnostic, width: int = 100, colour: bool = False) -> str:
    text = render_full(problems(*found), entries=1, width=width, colour=colour)
    return text.rpartition("\n\n")[0]


def at(text: str, part: str, cause: str = "", code: str = "E201") -> Diagnostic:
    return Diagnostic(code, "something is wrong", place(Source(PATH, text), part), cause)


def carets(report: str) -> tuple[str, str]:
    """Give the shown line and the line of carets, both without the gutter."""
    shown, marks = re.findall(r"^ *\d* \| (.*)$", report, re.MULTILINE)
    return shown, marks


def test_the_whole_look() -> None:
    assert full(energy_and_power()) == dedent("""\
        error[E301]: cannot add energy and power
         --> content/posts/2026/2026-03-14-kettles.yaml:7:20
          |
        5 |   energy: {value: 1287 MWh}
          |                   -------- `energy` is energy
        7 |   boils: {formula: energy + kettle / hour}
          |                    ^^^^^^^^^^^^^^^^^^^^^^ left is energy, right is power
          |
          = help: multiply the right side by a time, e.g. `kettle / hour * (1 hour)`""")


def test_the_gutter_is_as_wide_as_the_longest_number() -> None:
    text = "\n" * 99 + "a: b\n"
    assert full(at(text, "b", "here")) == dedent(f"""\
        error[E201]: something is wrong
           --> {PATH}:100:4
            |
        100 | a: b
            |    ^ here""")


def test_carets_stand_under_wide_characters() -> None:
    shown, marks = carets(full(at("標題: 大模型 fits", "大模型")))
    assert marks == " " * cells("標題: ") + "^" * 6
    assert shown.index("大") == 4, "columns count characters, carets count cells"


def test_combining_marks_take_no_cell() -> None:
    _, marks = carets(full(at("e\u0301e\u0301 x", "x")))
    assert marks == "   ^"


def test_a_tab_is_four_cells() -> None:
    assert carets(full(at("\tx", "x"))) == ("    x", "    ^")


def test_unseen_characters_are_shown_and_underlined_whole() -> None:
    shown, marks = carets(full(at("a \u202eb", "\u202e")))
    assert (shown, marks) == ("a \\u{202E}b", "  ^^^^^^^^")


@pytest.mark.parametrize(
    "char", ["\x1b", "\0", "\x85", "\u2028", "\u200b", "\ud800", "\ufeff", "\n"]
)
def test_nothing_unseen_reaches_a_terminal(char: str) -> None:
    source = Source(f"content/{char}.yaml", f"a{char}b")
    found = Diagnostic(
        "E201", f"m{char}", Place(source, 0, 1), f"c{char}", note=f"n{char}", help=f"h{char}"
    )
    report = render_full(problems(found), entries=1)
    assert char not in report.replace("\n", "")
    assert f"\\u{{{ord(char):X}}}" in report
    assert char not in render_short(problems(found)).removesuffix("\n")


def test_a_long_line_is_cut_around_its_mark() -> None:
    text = "很" * 100 + "長" + "的" * 100
    report = full(at(text, "長", "here"), width=60)
    shown, marks = carets(report)
    assert shown.startswith("…很")
    assert shown.endswith("的…")
    assert all(cells(line) <= 60 for line in report.split("\n"))
    before = marks.index("^")
    assert cells(shown[: shown.index("長")]) == before


def test_a_line_is_cut_only_behind_if_its_mark_is_in_front() -> None:
    shown, marks = carets(full(at("ab" + "c" * 200, "b"), width=60))
    assert shown.startswith("abccc")
    assert marks == " ^"


def test_a_mark_longer_than_the_line_ends_with_it() -> None:
    shown, marks = carets(full(at("x" * 200, "x" * 200), width=60))
    assert len(shown) == 56
    assert 50 < len(marks) <= 56


def test_a_place_over_several_lines_is_marked_in_its_first() -> None:
    assert carets(full(at("a: |\n  b\n  c\n", "|\n  b\n  c\n"))) == ("a: |", "   ^")


def test_the_end_of_a_file_can_be_marked() -> None:
    source = Source(PATH, "a: 'b\n")
    report = full(Diagnostic("E105", "not closed", Place(source, 6, 7), "here"))
    assert report.endswith("2 |\n  | ^ here")


def test_a_file_without_text_has_no_excerpt() -> None:
    nowhere = Place(Source(PATH, ""), 0, 0)
    assert full(Diagnostic("E112", "too large", nowhere, note="at most 256 KiB")) == dedent(f"""\
        error[E112]: too large
         --> {PATH}:1:1
          = note: at most 256 KiB""")


def test_a_label_in_another_file() -> None:
    other = Source("content/posts/b.yaml", "x: y")
    found = Diagnostic(
        "E505",
        "two entries, one slug",
        place(Source("content/posts/a.yaml", "a: b"), "b"),
        "here",
        labels=(Label(place(other, "y"), "and here"),),
    )
    assert full(found) == dedent("""\
        error[E505]: two entries, one slug
         --> content/posts/a.yaml:1:4
          |
        1 | a: b
          |    ^ here
         --> content/posts/b.yaml:1:4
          |
        1 | x: y
          |    - and here""")


def test_problems_come_by_file_line_column_and_code() -> None:
    text = "aaa\nbbb\n"
    later = Diagnostic("E101", "m", Place(Source("b.yaml", text), 0, 1))
    found = [later, at(text, "b"), at(text, "a", code="W999"), at(text, "a")]
    order = re.findall(r"^\w+\[(\w+)\]", render_full(problems(*found), entries=1), re.MULTILINE)
    assert order == ["E101", "E201", "W999", "E201"]


def test_colour_paints_without_changing_the_words() -> None:
    painted = full(energy_and_power(), colour=True)
    assert "\x1b[1;31merror[E301]\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == full(energy_and_power())


@pytest.mark.parametrize(
    ("codes", "paths", "entries", "expected"),
    [
        ([], [], 214, "no problems in 214 entries"),
        ([], [], 1, "no problems in 1 entry"),
        (["E101", "E102", "W106"], ["a"], 214, "2 errors, 1 warning in 1 of 214 entries"),
        (["W106"], ["a"], 1, "1 warning in 1 of 1 entry"),
        (["E101", "E101"], ["a", "b"], 1200, "2 errors in 2 of 1,200 entries"),
    ],
)
def test_the_last_line_counts(
    codes: list[str], paths: list[str], entries: int, expected: str
) -> None:
    found = problems(
        *(
            Diagnostic(
                code, "m", Place(Source(f"content/posts/{paths[n % len(paths)]}", "x"), n, n)
            )
            for n, code in enumerate(codes)
        )
    )
    assert summary(found, entries) == expected
    assert render_full(found, entries=entries).endswith(f"{expected}\n")


def test_problems_outside_the_entries_are_counted_apart() -> None:
    table = Diagnostic("E101", "m", Place(Source("content/data/a.yaml", ""), 0, 0))
    assert summary(problems(table), 3) == "1 error in 1 file"
    assert summary(problems(table, energy_and_power()), 3) == (
        "2 errors in 1 of 3 entries and 1 other file"
    )


def test_short_is_one_line_for_problem_matchers() -> None:
    assert render_short(problems(energy_and_power())) == (
        f"{PATH}:7:20: error[E301] cannot add energy and power\n"
    )


def test_json_holds_the_same() -> None:
    (found,) = json.loads(render(problems(energy_and_power()), "json", entries=1))
    assert found == {
        "code": "E301",
        "severity": "error",
        "message": "cannot add energy and power: left is energy, right is power",
        "file": PATH,
        "range": {"start": {"line": 7, "column": 20}, "end": {"line": 7, "column": 42}},
        "labels": [
            {
                "message": "`energy` is energy",
                "file": PATH,
                "range": {"start": {"line": 5, "column": 19}, "end": {"line": 5, "column": 27}},
            }
        ],
        "notes": [],
        "help": "multiply the right side by a time, e.g. `kettle / hour * (1 hour)`",
        "url": "docs/errors.md#e301",
    }


def test_github_gets_an_annotation() -> None:
    found = at("a: b", "b", "here")
    assert render_github(problems(found)) == (
        f"::error file={PATH},line=1,col=4,endColumn=5,title=E201::something is wrong: here\n"
    )


def test_github_gets_no_columns_across_lines() -> None:
    command = render_github(problems(at("a\nb", "a\nb", code="W106")))
    assert command.startswith(f"::warning file={PATH},line=1,title=W106::")


def test_no_author_can_start_a_command() -> None:
    source = Source("content/a,b:c%0A::error ::.yaml", "x")
    found = Diagnostic("E201", "m\n::error::x%0A\r", Place(source, 0, 1), help="h\n::stop::")
    command = render_github(problems(found))
    assert command.count("\n") == 1
    assert "\r" not in command
    assert "file=content/a%2Cb%3Ac%250A%3A%3Aerror %3A%3A.yaml," in command
    for line in render_full(problems(found), entries=1).split("\n"):
        assert not line.strip().startswith("::")


def test_sarif_names_rules_results_and_places() -> None:
    log = json.loads(render(problems(energy_and_power()), "sarif", entries=1))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E301"]
    (result,) = run["results"]
    assert result["ruleId"] == "E301"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == PATH
    assert location["region"] == {
        "startLine": 7,
        "startColumn": 20,
        "endLine": 7,
        "endColumn": 42,
    }
    assert result["relatedLocations"][0]["message"]["text"] == "`energy` is energy"


def test_sarif_uris_are_encoded() -> None:
    found = Diagnostic("E201", "m", Place(Source("content/中 文.yaml", "x"), 0, 1))
    assert "content/%E4%B8%AD%20%E6%96%87.yaml" in render(problems(found), "sarif", entries=1)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_say_nothing(form: str) -> None:
    assert render(Problems(), form, entries=0) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_lets_a_text_command_the_terminal(form: str) -> None:
    source = Source("content/posts/\x9b\udcff.yaml", "a: \u202e\x1b[2J\n")
    problems = Problems()
    problems.add(Diagnostic("E000", "odd \u202e\x9b", Place(source, 3, 5), "so \u2028"))
    shown = render(problems, form, entries=1)
    assert not set(shown) & set("\x1b\x9b\u202e\u2028\udcff")


def test_cells_and_visible() -> None:
    assert cells("a中é，") == 6
    assert visible("中 a") == "中 a"
