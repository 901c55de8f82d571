"""Blocks of text, drawn between bars at the measure: a hanzi is two columns, a letter one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.faces import load_faces
from generator.cards.placing import place, place_line
from generator.cards.typeset import (
    Overflow,
    Undrawable,
    fit,
    set_line,
)
from generator.localise.figure import Run
from tests.cards.layouts.seen import FONTS
from tests.cards.squares import (
    CHINESE,
    ENGLISH,
    SQUARES,
    broken,
    chars,
    drawn,
    pens,
    picture,
    texts,
    words,
)

MONO = replace(ENGLISH, family="mono", weight=500)


def test_body_text_fills_its_lines() -> None:
    block = broken(words("one two three four five six"), ENGLISH, 60)
    assert drawn(block, 6) == picture(
        "|one two     |",
        "|three four  |",
        "|five six    |",
    )


def test_a_headline_is_balanced() -> None:
    text = words("the cache that grows with every token")
    assert drawn(broken(text, ENGLISH, 130), 13) == picture(
        "|the cache that grows with |",
        "|every token               |",
    )
    assert drawn(broken(text, ENGLISH, 130, balance=True), 13) == picture(
        "|the cache that grows      |",
        "|with every token          |",
    )


def test_a_headline_breaks_at_punctuation_though_lines_get_less_even() -> None:
    block = broken(words("什麼都記著，只留摘要"), CHINESE, 80, balance=True)
    assert drawn(block, 8) == picture(
        "|什麼都記著，    |",
        "|只留摘要        |",
    )


def test_a_headline_breaks_after_a_sentence_rather_than_inside_the_next() -> None:
    text = words("You pay for the weights once. You pay for the context.")
    assert texts(broken(text, ENGLISH, 150, balance=True)) == [
        "You pay for the weights once.",
        "You pay for the context.",
    ]


def test_a_headline_leaves_no_number_without_its_noun() -> None:
    text = words("Can a 20B model fit in it at all?")
    assert texts(broken(text, ENGLISH, 100, balance=True)) == [
        "Can a 20B model",
        "fit in it at all?",
    ]


def test_a_chinese_headline_never_cuts_a_word() -> None:
    text = words("跑一次要多少記憶體？")
    assert texts(broken(text, CHINESE, 80, balance=True)) == [
        "跑一次要多少",
        "記憶體？",
    ]


def test_a_phrase_wider_than_the_measure_is_cut_rather_than_overflows() -> None:
    block = broken(words("記憶體記憶體"), CHINESE, 21, balance=True)
    assert block.width <= 21


def test_body_text_pulls_a_word_down_rather_than_end_on_one_hanzi() -> None:
    block = broken(words("甲乙丙丁戊己庚辛。"), CHINESE, 71, phrases=False)
    assert texts(block) == ["甲乙丙丁戊己", "庚辛。"]


def test_body_text_pulls_a_word_down_rather_than_end_on_a_short_one() -> None:
    block = broken(words("many words go in it"), ENGLISH, 80)
    assert texts(block) == ["many words go", "in it"]


def test_a_typed_newline_breaks() -> None:
    block = broken(words("先算\n再買"), CHINESE, 200)
    assert texts(block) == ["先算", "再買"]


def test_styled_runs_do_not_open_a_break() -> None:
    rich = (Run("long"), Run("word", "strong"), Run("s go on"))
    assert texts(broken(rich, ENGLISH, 46))[0] == "longwords"
    with pytest.raises(Overflow):
        broken(rich, ENGLISH, 20)


def test_a_number_keeps_its_unit() -> None:
    rich = (Run("takes up "), Run("1.2 GB", "number"), Run(" in all"))
    assert texts(broken(rich, ENGLISH, 65)) == ["takes up", "1.2 GB in all"]


def test_runs_choose_weight_and_family() -> None:
    rich = (Run("a"), Run("b", "strong"), Run("3", "number"), Run("c", "code"), Run("字", "strong"))
    line = set_line(rich, CHINESE, SQUARES)
    assert [glyph.face for glyph in line.glyphs(0)] == [
        "sans-400",
        "sans-700",
        "sans-700",
        "mono-500",
        "hanzi-700",
    ]


@pytest.mark.parametrize("typed", ["用AI算", "用 AI 算"])
def test_hanzi_and_latin_stand_a_quarter_em_apart_however_typed(typed: str) -> None:
    assert pens(set_line(typed, CHINESE, SQUARES))[1:4:2] == [12.1, 24.6]


def test_an_operator_keeps_equal_spaces_between_hanzi_and_figures() -> None:
    assert pens(set_line("字 + 3", CHINESE, SQUARES))[1:] == [14.6, 24.6]


@pytest.mark.parametrize("text", ["283 MB", "283\u00a0MB", "4k token"])
def test_a_unit_stands_nearer_to_its_figure_than_a_mono_space_is_wide(text: str) -> None:
    line = set_line(text, MONO, SQUARES)
    before = text.replace("\u00a0", " ").index(" ")
    assert line.glyphs(0)[before].x - (line.glyphs(0)[before - 1].x + 5) == pytest.approx(3.4)


def test_words_and_operators_in_mono_stand_a_little_further_apart() -> None:
    assert pens(set_line("a b × 2", MONO, SQUARES)) == [0, 9.6, 19.2, 28.8]


def test_the_gap_beside_hanzi_in_mono_is_that_before_a_unit() -> None:
    hanzi = set_line("可用 12 GB", replace(MONO, lang="zh-TW"), SQUARES)
    assert hanzi.glyphs(0)[2].x - (hanzi.glyphs(0)[1].x + 10) == pytest.approx(3.4)
    assert hanzi.glyphs(0)[4].x - (hanzi.glyphs(0)[3].x + 5) == pytest.approx(3.4)


def test_round_letters_hang_over_the_left_edge_a_little() -> None:
    def edge(text: str) -> float:
        (glyph,) = set_line(text, ENGLISH, load_faces(FONTS)).glyphs(0)
        return glyph.x + load_faces(FONTS)[glyph.face].ink[text][0] * 10

    assert edge("H") == pytest.approx(0)
    assert -0.2 < edge("O") < 0


def test_full_width_punctuation_needs_no_gap() -> None:
    assert pens(set_line("用，AI", ENGLISH, SQUARES))[2] == 19.6


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("字。「字", 5.0),
        ("字」「字", 5.0),
        ("字」（字", 5.0),
        ("字」，字", 5.0),
        ("字。」字", 7.5),
        ("字「『字", 5.0),
        ("字，字字", 10.0),
    ],
)
def test_neighbouring_punctuation_shares_its_white(text: str, between: float) -> None:
    line = pens(set_line(text, CHINESE, SQUARES))
    assert line[2] - line[1] == pytest.approx(between)


def test_a_bracket_at_a_line_start_gives_up_its_white() -> None:
    assert pens(set_line("「字」", CHINESE, SQUARES)) == [-5.0, 5.0, 15.0]


def test_punctuation_at_a_line_end_gives_up_its_white() -> None:
    hanzi = set_line("字字", CHINESE, SQUARES).width
    assert set_line("字字」", CHINESE, SQUARES).width == hanzi + 5
    assert set_line("字字。", CHINESE, SQUARES).width == hanzi + 7.5


def test_an_apostrophe_in_an_english_word_stays_latin_in_chinese() -> None:
    faces = [glyph.face for glyph in set_line("don’t“好”", CHINESE, SQUARES).glyphs(0)]
    assert faces[3] == "sans-400"
    assert faces[5] == faces[7] == "hanzi-400"


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("GPT-4’s", "’"),
        ("the models’ own", "’"),
        ("用 “Attention” 這個詞", ""),
        ("said “so it’s” there", "“’”"),
        ("‘turbo’", "‘’"),
        ("他說 ‘hello’ world", ""),
    ],
)
def test_quotes_within_latin_text_stay_latin_in_chinese(text: str, latin: str) -> None:
    glyphs = set_line(text, CHINESE, SQUARES).glyphs(0)
    assert "".join(g.char for g in glyphs if g.char in "“”‘’" and "sans" in g.face) == latin


def test_the_dot_of_a_product_of_units_is_latin_between_units_only() -> None:
    first, second = (
        next(g.face for g in set_line(text, CHINESE, SQUARES).glyphs(0) if g.char == "·")
        for text in ("GPU·h", "夏農·克")
    )
    assert (first, second) == ("sans-400", "hanzi-400")


def test_a_space_behind_a_latin_apostrophe_stays() -> None:
    english = set_line("models’ own", ENGLISH, SQUARES)
    assert set_line("models’ own", CHINESE, SQUARES).width == english.width


def test_spaces_and_marks_are_not_drawn() -> None:
    assert chars(set_line("a b\u00a0c\u2060d\u200be", ENGLISH, SQUARES)) == "abcde"


def test_a_character_no_face_has_is_named() -> None:
    with pytest.raises(Undrawable) as caught:
        set_line("fine 😀", ENGLISH, SQUARES)
    assert caught.value.char == "😀"


def test_fit_takes_the_largest_size_that_fits() -> None:
    text = words("one two three four")
    assert fit(text, ENGLISH, [30, 20, 10], 100, 50, SQUARES).style.size == 20
    assert fit(text, ENGLISH, [30, 20, 10], 100, 50, SQUARES, max_lines=1).style.size == 10


def test_fit_would_rather_shrink_a_headline_than_cut_a_phrase() -> None:
    text = words("記憶體")
    assert fit(text, CHINESE, [20, 10], 45, 100, SQUARES, balance=True).style.size == 10


def test_display_type_gives_up_a_little_size_for_a_better_break() -> None:
    text, sizes = words("FP4 fits. Then you open the window."), [24, 23, 22, 21, 20]
    plain = fit(text, ENGLISH, sizes, 290, 100, SQUARES, balance=True)
    assert (plain.style.size, texts(plain)) == (24, ["FP4 fits. Then you", "open the window."])
    shown = fit(text, ENGLISH, sizes, 290, 100, SQUARES, balance=True, worth=2)
    assert (shown.style.size, texts(shown)) == (23, ["FP4 fits.", "Then you open the window."])


def test_display_type_keeps_its_size_where_a_break_costs_less() -> None:
    text, sizes = words("the cache that grows with every token"), [20, 15, 10]
    assert fit(text, ENGLISH, sizes, 260, 100, SQUARES, balance=True, worth=2).style.size == 20


def test_fit_says_how_many_characters_are_too_many() -> None:
    with pytest.raises(Overflow) as caught:
        fit(words("甲乙丙丁戊己庚辛"), CHINESE, [20, 10], 51, 13, SQUARES)
    assert caught.value.excess == 3
    with pytest.raises(Overflow) as caught:
        fit(words("unbreakable"), ENGLISH, [10], 40, 100, SQUARES)
    assert caught.value.excess == 3


def test_a_block_is_placed_by_its_top_left_corner() -> None:
    block = broken(words("one two"), replace(ENGLISH, leading=1.5), 20)
    lines = place(block, 100, 200, role="note", on="cool", colour="ground")
    assert [line.text for line in lines] == ["one", "two"]
    assert lines[0].glyphs[0].x == 100
    assert lines[0].baseline == pytest.approx(200 + 7.5 + 3.8)
    assert lines[1].baseline - lines[0].baseline == pytest.approx(15)
    assert all(line.box[1] >= 200 and line.box[3] <= 200 + block.height for line in lines)
    assert {(line.role, line.on, line.colour) for line in lines} == {("note", "cool", "ground")}


def test_lines_are_aligned_by_their_ends_or_middle() -> None:
    line = set_line("four", ENGLISH, SQUARES)
    starts = {
        align: place_line(line, ENGLISH, 100, 50, align=align, role="").glyphs[0].x
        for align in ("left", "center", "right")
    }
    assert starts == {"left": 100, "center": 90, "right": 80}


def test_a_box_leaves_out_the_white_below_a_line_without_descenders() -> None:
    figures, hanzi, letters = (
        place_line(set_line(text, ENGLISH, SQUARES), ENGLISH, 0, 50, role="").box[3]
        for text in ("691", "字", "gp")
    )
    assert figures < hanzi < letters
