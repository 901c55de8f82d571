"""The Chinese fonts of the site: small, whole, and the same bytes for the same characters."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from generator.site.webfonts import (
    WEIGHTS,
    face_files,
    subset,
    subset_key,
    weight_of_fonts,
    wide_characters,
)
from tests.site.samples import ROOT, hanzi

FONT = (ROOT / "assets/fonts/hanzi-400.ttf").read_bytes()
WORDS = "記憶體，裝得下嗎？"


@pytest.fixture(scope="module")
def face() -> bytes:
    return subset(FONT, WORDS)


def test_only_what_chinese_fonts_are_for_is_collected_and_once() -> None:
    assert wide_characters(("KV 快取，16 GB “×”", "快取？")) == "取快，？"


def test_a_face_holds_the_characters_asked_for_and_no_others(face: bytes) -> None:
    font = TTFont(io.BytesIO(face))
    assert font.flavor == "woff2"
    assert set(font.getBestCmap()) == set(map(ord, WORDS))
    assert len(face) < 200 * len(WORDS) + 1000


def test_the_same_characters_give_the_same_bytes_and_name(face: bytes) -> None:
    assert subset(FONT, WORDS) == face
    assert face_files({400: face}).keys() == face_files({400: bytes(face)}).keys()


def test_a_character_that_the_font_lacks_is_passed_over() -> None:
    assert set(TTFont(io.BytesIO(subset(FONT, "这記"))).getBestCmap()) == {ord("記")}


def test_another_font_or_character_is_another_key() -> None:
    keys = {subset_key(FONT, WORDS), subset_key(FONT, WORDS + "大"), subset_key(b"other", WORDS)}
    assert len(keys) == 3
    assert subset_key(FONT, WORDS) in keys


def test_the_style_sheet_names_every_face_by_its_bytes() -> None:
    files = hanzi()
    sheet = files["assets/css/hanzi.css"].decode()
    fonts = [name for name in files if name.endswith(".woff2")]
    assert len(fonts) == len(WEIGHTS)
    for name in fonts:
        assert f'url("../../{name}")' in sheet
    assert weight_of_fonts(files) == sum(len(files[name]) for name in fonts)


def test_without_hanzi_there_is_an_empty_sheet_for_the_pages_that_link_to_it() -> None:
    assert face_files({}) == {"assets/css/hanzi.css": b""}


def test_checking_does_not_wait_for_what_cuts_fonts() -> None:
    code = "import generator.commands, sys; sys.exit('fontTools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
