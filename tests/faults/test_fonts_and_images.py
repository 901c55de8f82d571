"""Cases 86 to 100: words that no card can show, fonts that are not ours, and pictures."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont

from generator.cards import draw as drawing
from generator.cards import paint as painting
from generator.cards.characters import NO_END, NO_START
from generator.cards.draw import picture_key
from generator.cards.font_files import SUMS
from generator.cards.formats import FORMATS, PORTRAIT
from generator.cards.layouts import lay_out
from generator.cards.scene import Scene, TextLine
from generator.cards.theme import THEMES, rgb
from generator.commands import SURROUNDINGS
from generator.localise.card import Card, StatementCard
from generator.localise.post import Posts
from generator.pipeline import check as pipeline_check
from generator.world import make_world
from tests.cards.layouts.samples import deck, rich
from tests.cards.layouts.seen import FONTS, fonts, said, texts
from tests.faults.cases import (
    BESIDE,
    POSTS,
    UNUSED_TOLD,
    Case,
    Run,
    Said,
    case,
    check,
    check_cases,
    make_site,
    trivia,
)
from tests.read.samples import LANGUAGES, completed

AT = "`cards[1].statement.text`"
NO_PICTURE = "E407 a text cannot hold a picture yet"
WORDS = "You pay for the weights once and for the context with every token. "
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def statement(en: str, zh: str = "短句") -> str:
    """A card whose English begins in line 2, column 29."""
    return f'cards:\n  - statement: {{text: {{en: "{en}", zh-TW: "{zh}"}}}}\n'


def body(text: str) -> str:
    """A body whose English begins in line 3, column 5."""
    return f"body:\n  en: |\n    {text}\n  zh-TW: 內文\n"


def missing(number: int, name: str, char: str, before: str = "", after: str = "") -> Case:
    """A character that no font has, named whole."""
    points = " ".join(f"U+{ord(point):04X}" for point in char)
    told = f"2:{29 + len(before)} E404 `en`: no font has the character `{char}` ({points}): {AT}"
    return case(number, name, statement(f"{before}{char}{after}"), told)


CASES = (
    missing(89, "thai", "ก", "a ", " b"),
    case(
        89,
        "simplified",
        statement("One", "这个"),
        f"2:43 E404 `zh-TW`: no font has the character `这` (U+8FD9): {AT}",
        *(
            f"2:{column} W211 `{char}` is a simplified character: "
            "this text is in Traditional Chinese"
            for column, char in ((43, "这"), (44, "个"))
        ),
    ),
    missing(90, "emoji", "🚀", "It flies "),
    missing(90, "skin_tone", "👍🏽", "ok ", " then"),
    missing(90, "flag", "🇹🇼", after="🇯🇵"),
    missing(90, "family", FAMILY, "a "),
    missing(90, "keycap", "1\ufe0f\u20e3"),
    missing(90, "coloured_heart", "❤\ufe0f"),
    missing(90, "hanzi_of_another_edition", "葛\U000e0100"),
    case(91, "letter_that_unicode_has", statement("a cafe\u0301, o\u0302\u0301")),
    missing(91, "letter_that_it_has_not", "x\u0304", "mean "),
    missing(91, "eight_marks", "x" + "\u0304" * 8),
    case(
        91,
        "a_hundred_marks",
        statement("a z" + "\u0301\u0302\u0303\u0304" * 25),
        f"2:31 E405 `en`: `z` carries 100 marks, 8 are allowed: {AT}",
    ),
    *(
        case(
            92,
            name,
            statement(f"say {words} twice"),
            f"2:33 E406 `en`: `{words}` runs from right to left, which cards cannot show: {AT}",
        )
        for name, words in (("arabic", "مرحبا بك"), ("hebrew", "שלום"))
    ),
    case(92, "on_pages_browsers_show_them", body("They say مرحبا بك there.")),
    *(
        case(number, name, body(f"![what it shows]({name.replace('_', '-')}.png)"), told)
        for number, name in (
            (95, "truncated"),
            (95, "empty"),
            (95, "words_only"),
            (96, "bomb"),
            (97, "postscript"),
            (97, "vectors"),
            (98, "position_of_a_camera"),
            (99, "four_inks"),
        )
        for told in (f"3:5 {NO_PICTURE}",)
    ),
    case(97, "by_reference", body("![a][b]\n\n    [b]: b.png"), f"3:5 {NO_PICTURE}"),
    case(97, "from_elsewhere", body("a ![b](https://c.d/e.png)"), f"3:7 {NO_PICTURE}"),
    case(100, "no_words", body("![](a.png)"), f"3:5 {NO_PICTURE}"),
    case(100, "in_code_it_is_text", body("`![](a.png)` and\n\n    ```md\n    ![](a.png)\n    ```")),
)


def _header(width: int, height: int) -> bytes:
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0"


def _saved(mode: str, kind: str, exif: bytes = b"") -> bytes:
    data = BytesIO()
    Image.new(mode, (8, 8)).save(data, kind, **({"exif": exif} if exif else {}))
    return data.getvalue()


FILES = {
    "truncated": _saved("RGB", "PNG")[:40],
    "empty": b"",
    "words-only": b"These are words.",
    "bomb": _header(60_000, 60_000),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file",
    "vectors": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "position-of-a-camera": _saved("RGB", "PNG", b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
    "four-inks": _saved("CMYK", "JPEG"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Said:
    root = tmp_path_factory.mktemp("fonts")
    pictures = {f"{POSTS}/{name}.png": content for name, content in FILES.items()}
    make_site(root, pictures)
    return check_cases(root, CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_said(case: Case, told: Said) -> None:
    assert told.of(case.path) == case.told


def test_the_sound_entry_beside_them_is_checked_to_its_end(told: Said) -> None:
    assert told.code == 1
    assert told.of(BESIDE) == UNUSED_TOLD
    assert told.lines.keys() == {BESIDE, *(one.path for one in CASES if one.told)}


# --- 86 to 88: setting ---------------------------------------------------------------------------


def excess(root: Path, words: str) -> int:
    """How many characters too many `check` finds in a statement, 0 when it fits."""
    make_site(root, {BESIDE: completed(statement(words)).encode()})
    lines = check(root).of(BESIDE)
    if not lines:
        return 0
    (line,) = lines
    found = re.fullmatch(
        rf"2:29 E403 `en`: text is about (\d+) characters? too long: {re.escape(AT)}", line
    )
    assert found, line
    return int(found[1])


def test_case_86_whoever_cuts_as_many_characters_as_told_is_soon_done(tmp_path: Path) -> None:
    words, rounds = WORDS * 12, 0
    while many := excess(tmp_path, words):
        assert many < len(words)
        words, rounds = words[:-many], rounds + 1
    assert 1 <= rounds <= 3
    assert len(words) > 200, "no more was asked for than needed"


def statement_card(words: str, lang: str = "en") -> Card:
    card = next(card for card in deck(lang) if card.kind == "statement")
    return replace(card, body=StatementCard(rich(words)))


def test_case_86_type_shrinks_before_anything_is_refused_and_nothing_is_left_out() -> None:
    sizes = []
    for words in (WORDS, WORDS * 3, WORDS * 5):
        scene = lay_out(statement_card(words.strip()), PORTRAIT, fonts())
        lines = [line for line in texts(scene) if line.role == "text"]
        assert " ".join(line.text for line in lines) == words.strip()
        sizes.append(lines[0].glyphs[0].size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] >= PORTRAIT.smallest


@pytest.mark.parametrize("word", ["w" * 200, "https://example.com/" + "a" * 180, "0" * 200])
def test_case_87_a_word_that_cannot_be_broken_is_too_long(tmp_path: Path, word: str) -> None:
    assert 100 < excess(tmp_path, f"see {word}") < 204


def test_case_87_nothing_that_was_accepted_leaves_the_card() -> None:
    for words in ("internationalisation " * 3, "BF16/FP8/FP4/INT8/INT4", "x" * 22):
        scene = lay_out(statement_card(words.strip()), PORTRAIT, fonts())
        left, _, right, _ = PORTRAIT.safe
        assert all(left - 2 <= t.box[0] <= t.box[2] <= right + 2 for t in texts(scene))


PUNCTUATED = (
    "「量化」（quantization）把權重從 FP16 壓到 INT4，省下 75% 的記憶體；代價是什麼？",
    "他說：「一秒……真的嗎？」我們算了：每秒 3.14 兆次，《論文》寫的是『上限』。",
    "快取、權重、狀態、視窗，全部加起來——就是帳單！（見〈附錄〉）",
)


@pytest.mark.parametrize("words", PUNCTUATED)
def test_case_88_no_line_begins_or_ends_with_a_mark_that_may_not(words: str) -> None:
    broken = 0
    for form in FORMATS.values():
        for copies in (1, 2, 3):
            scene = lay_out(statement_card(words * copies, "zh-TW"), form, fonts())
            lines = said(scene, "text")
            broken += len(lines) - 1
            assert not [line for line in lines[1:] if line[0] in NO_START], lines
            assert not [line for line in lines[:-1] if line[-1] in NO_END], lines
    assert broken > 20


def test_case_88_lines_begin_flush_whatever_mark_they_begin_with() -> None:
    card = statement_card("「量化」省下多少？\n（快取）不算在內。\n權重才算。", "zh-TW")
    scene = lay_out(card, PORTRAIT, fonts())
    for line in texts(scene):
        if line.role == "text":
            assert first_ink(scene, line) == pytest.approx(PORTRAIT.margin, abs=5), line.text


def first_ink(scene: Scene, line: TextLine) -> int:
    """The first column with ink of one line, drawn alone."""
    image = painting.paint(replace(scene, operations=(line,)), fonts()).convert("RGB")
    ground = Image.new("RGB", image.size, rgb(THEMES["paper"]["ground"]))
    box = ImageChops.difference(image, ground).getbbox()
    assert box
    return box[0]


def test_case_91_a_letter_typed_in_two_parts_looks_like_the_whole() -> None:
    typed, whole = (
        lay_out(statement_card(words), PORTRAIT, fonts()) for words in ("cafe\u0301", "café")
    )
    assert typed == whole


# --- 93 and 94: fonts and the libraries behind them ----------------------------------------------


def site_with_fonts(root: Path, changed: Mapping[str, bytes | None]) -> Path:
    """A site with fonts of its own, of which some are other files, or missing (None)."""
    make_site(root, {BESIDE: completed(statement("One 快取")).encode()})
    own = root / "assets" / "fonts"
    own.mkdir(parents=True)
    for name in (path.name for path in FONTS.iterdir() if path.is_file()):
        content = changed.get(name, b"")
        if name not in changed:
            (own / name).symlink_to(FONTS / name)
        elif content is not None:
            (own / name).write_bytes(content)
    return root


def exported(root: Path) -> Run:
    return trivia("export", "beside", "--for", "x,instagram", "--root", root)


def test_case_93_sound_fonts_of_a_site_are_used(tmp_path: Path) -> None:
    assert exported(site_with_fonts(tmp_path, {})).code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sans-700.ttf", None),
        ("hanzi-700.ttf", b""),
        ("sans-700.ttf", (FONTS / "sans-700.ttf").read_bytes()[:-4]),
        ("mono-500.ttf", (FONTS / "mono-600.ttf").read_bytes()),
        ("hanzi-400.json", (FONTS / "hanzi-500.json").read_bytes()),
        ("sans-400.json", b"{"),
        (SUMS, None),
        (SUMS, b"\xff\n"),
    ],
)
def test_case_93_a_wrong_font_file_stops_the_run(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    run = exported(site_with_fonts(tmp_path, {name: content}))
    assert run.code == SURROUNDINGS
    assert f"assets/fonts/{name}" in run.err or name == SUMS
    assert run.err.count("\n") == 1
    assert not list(tmp_path.glob("export/*/*"))


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    package = Path(drawing.__file__).parents[1]
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(name):
                yield path.name, node


def test_case_93_no_font_of_the_system_is_ever_asked_for() -> None:
    ((file, call),) = _calls("truetype")
    assert (file, ast.unparse(call.args[0])) == ("paint.py", "faces.font(face)")
    assert not list(_calls("load_default"))


def test_case_94_no_layout_engine_of_the_system_has_a_say() -> None:
    font = painting._font(fonts(), "sans-400", 40.0)
    assert font.layout_engine == ImageFont.Layout.BASIC
    ((_, call),) = _calls("truetype")
    assert "layout_engine=ImageFont.Layout.BASIC" in ast.unparse(call)


def test_case_94_pictures_of_another_edition_of_the_libraries_are_drawn_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = lay_out(statement_card("One"), PORTRAIT, fonts())
    before = picture_key(scene, fonts())
    monkeypatch.setattr("PIL.features.version", lambda _: "another")
    drawing._tools.cache_clear()
    after = picture_key(scene, fonts())
    drawing._tools.cache_clear()
    assert after != before


# --- 95 to 100: pictures -------------------------------------------------------------------------


def test_case_96_a_picture_is_not_even_opened(tmp_path: Path) -> None:
    make_site(tmp_path, {BESIDE: completed(body("![a](pipe.png)")).encode()})
    os.mkfifo(tmp_path / POSTS / "pipe.png")  # whoever opens it waits for ever
    assert check(tmp_path).of(BESIDE) == (f"3:5 {NO_PICTURE}",)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site(
        tmp_path_factory.mktemp("made"), {BESIDE: completed(statement("One 快取")).encode()}
    )
    assert exported(root).code == 0
    return root / "export" / "beside"


def test_case_98_what_we_export_holds_pixels_and_nothing_else(made: Path) -> None:
    for path in made.rglob("*.png"):
        assert set(_chunks(path.read_bytes())) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    for path in made.rglob("*.jpg"):
        with Image.open(path) as image:
            assert not image.getexif()
            assert not {"icc_profile", "comment", "xmp", "photoshop"} & image.info.keys()


def _chunks(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        yield png[at + 4 : at + 8]
        at += 12 + int.from_bytes(png[at : at + 4], "big")


def test_case_99_what_we_export_is_plain_colour(made: Path) -> None:
    modes: dict[str, set[tuple[str, int]]] = {}
    for path in (*made.rglob("*.png"), *made.rglob("*.jpg")):
        with Image.open(path) as image:
            modes.setdefault(path.suffix, set()).add((image.mode, getattr(image, "n_frames", 1)))
    assert modes == {".png": {("P", 1)}, ".jpg": {("RGB", 1)}}


def test_case_100_every_card_comes_with_words_for_those_who_do_not_see_it(made: Path) -> None:
    images = [path for path in made.rglob("0*") if path.suffix in {".png", ".jpg"}]
    assert len(images) == 2 * len(LANGUAGES)
    for path in images:
        assert path.with_suffix(".alt.txt").read_text(encoding="utf-8").strip()


def test_case_100_the_words_are_made_from_what_the_card_shows() -> None:
    posts: Posts = pipeline_check(make_world(FONTS.parents[1])).posts[0]
    for post in posts.values():
        for card in post.cards:
            shown = lay_out(card, PORTRAIT, fonts())
            numbers = {line.text for line in texts(shown) if line.role == "number"}
            assert all(number in card.alt for number in numbers), (numbers, card.alt)
