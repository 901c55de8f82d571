"""The Chinese fonts of the site: for each page what stands on it, and the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Sequence

import pytest
from fontTools.ttLib import TTFont

from generator.site.front_matter import Json, with_front_matter
from generator.site.webfonts import (
    WEIGHTS,
    Cut,
    characters_of_pages,
    cut,
    first_visit,
    font_files,
    oldest,
    subset_key,
    subsets,
    wide_characters,
)
from tests.site.samples import ROOT, a_week, faces, hanzi

FONT = (ROOT / "assets/fonts/hanzi-400.ttf").read_bytes()
WORDS = "記憶體，裝得下嗎？"
ONE, TWO = "assets/css/hanzi.posts.one.zh-TW.css", "assets/css/hanzi.posts.two.zh-TW.css"


def pretended(weight: int, wanted: Sequence[str]) -> list[bytes]:
    return [f"{weight} {characters}".encode() for characters in wanted]


@pytest.fixture(scope="module")
def face() -> bytes:
    return subsets(FONT, [WORDS])[0]


def test_only_what_chinese_fonts_are_for_is_collected_and_once() -> None:
    assert wide_characters(("KV 快取，16 GB “×”", "快取？")) == "取快，？"


def test_a_page_needs_what_is_seen_on_it_and_what_its_script_may_write() -> None:
    data: dict[str, Json] = {
        "lang": "zh-TW",
        "name": "posts/one",
        "title": "標題",
        "cards": [{"alt": "圖"}],
        "live": {"words": "words/zh-TW.json"},
    }
    english = with_front_matter({"lang": "en", "name": "posts/one", "title": "中"})
    scripts = {"words/zh-TW.json": "億".encode()}
    pages = [with_front_matter(data, "內文"), english]
    assert characters_of_pages(pages, scripts) == {ONE: wide_characters(["標題內文億"])}


def test_what_three_of_the_oldest_posts_say_is_common() -> None:
    said = {ONE: "一二三", TWO: "二三四", "third": "二三", "list": "四五"}
    parts = cut(said, "框三", [ONE, TWO, "third"])
    assert parts.common == wide_characters(["框二三"])
    assert parts.own == {ONE: "一", TWO: "四", "third": "", "list": wide_characters(["四五"])}


def test_a_new_post_leaves_the_faces_of_older_pages_as_they_are() -> None:
    week = a_week()
    assert [*oldest(week * 2)] == [*oldest((*week, *(week * 2)))]
    assert len([*oldest(week * 2)]) == 10


def test_a_face_holds_the_characters_asked_for_and_no_others(face: bytes) -> None:
    font = TTFont(io.BytesIO(face))
    assert font.flavor == "woff2"
    assert set(font.getBestCmap()) == set(map(ord, WORDS))
    assert len(face) < 200 * len(WORDS) + 1000


def test_the_same_characters_give_the_same_bytes_alone_and_among_others(face: bytes) -> None:
    assert subsets(FONT, ["量化快取", WORDS])[1] == face


def test_a_character_that_the_font_lacks_is_passed_over() -> None:
    assert set(TTFont(io.BytesIO(subsets(FONT, ["这記"])[0])).getBestCmap()) == {ord("記")}


def test_another_font_or_character_is_another_key() -> None:
    keys = {subset_key("font", WORDS), subset_key("font", WORDS + "大"), subset_key("other", WORDS)}
    assert len(keys) == 3
    assert subset_key("font", WORDS) in keys


def test_a_page_is_told_of_the_common_face_and_of_its_own_for_what_only_it_says() -> None:
    files = font_files(Cut("共", {ONE: "甲", TWO: ""}), pretended)
    rules = files[ONE].decode().split("@font-face")[1:]
    assert len(rules) == 2 * len(WEIGHTS)
    assert [re.findall("unicode-range: (.*);", rule) for rule in rules] == [
        [],
        [],
        *[["U+7532"]] * 2,
    ]
    assert files[TWO] == files["assets/css/hanzi.css"] != files[ONE]
    named = re.findall(r'url\("\.\./\.\./([^"]+)"\)', files[ONE].decode())
    assert sorted(files[name].decode() for name in named) == [
        "400 共",
        "400 甲",
        "700 共",
        "700 甲",
    ]


def test_pages_that_say_the_same_share_a_face() -> None:
    files = font_files(Cut("", {ONE: "甲", TWO: "甲"}), pretended)
    assert len([name for name in files if name.endswith(".woff2")]) == len(WEIGHTS)


def test_a_first_visit_is_as_heavy_as_the_heaviest_page() -> None:
    files = font_files(Cut("共", {ONE: "甲", TWO: "甲乙丙丁"}), pretended)
    assert first_visit(files) == 2 * len("400 共".encode()) + 2 * len("400 甲乙丙丁".encode())
    assert first_visit({}) == 0


def test_without_hanzi_there_are_empty_sheets_for_the_pages_that_link_to_them() -> None:
    assert font_files(Cut("", {ONE: ""}), pretended) == {"assets/css/hanzi.css": b"", ONE: b""}


def test_every_face_that_a_sheet_of_the_week_names_is_there() -> None:
    files = hanzi(a_week(), {}, faces)
    sheets = [text.decode() for name, text in files.items() if name.endswith(".css")]
    named = {name for sheet in sheets for name in re.findall(r"assets/fonts[^\"]+", sheet)}
    assert named == {name for name in files if name.endswith(".woff2")}


def test_checking_does_not_wait_for_what_cuts_fonts() -> None:
    code = "import generator.commands, sys; sys.exit('fontTools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
