"""Metrics from their files, and the chain of faces for each character."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.cards.faces import KEYS, Face, Faces, face_for, load_faces
from generator.cards.font_files import FontError

METRICS = {
    "unitsPerEm": 1000,
    "ascent": 1025,
    "descent": -275,
    "capHeight": 698,
    "xHeight": 516,
    "advances": {"600": [0x41, 0x43, 0x56, 0x56], "250": [0x20, 0x20]},
    "kerning": {"AV": {"-40": "AV"}},
    "ink": {"A": [10, 590]},
}
FONTS = Path(__file__).parents[2] / "assets" / "fonts"


def canned(path: Path) -> bytes:
    if path.name == "SHA256SUMS":
        names = (f"{key}{suffix}" for key in KEYS for suffix in (".json", ".ttf"))
        sums = {name: hashlib.sha256(canned(Path(name))).hexdigest() for name in names}
        return "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()
    return json.dumps(METRICS).encode() if path.suffix == ".json" else b"font " + path.name.encode()


def test_metrics_become_fractions_of_an_em() -> None:
    face = load_faces(Path("fonts"), canned)["sans-400"]
    assert (face.ascent, face.descent, face.cap_height, face.x_height) == (
        1.025,
        0.275,
        0.698,
        0.516,
    )
    assert face.advances == {"A": 0.6, "B": 0.6, "C": 0.6, "V": 0.6, " ": 0.25}
    assert face.kerning == dict.fromkeys(("AA", "AV", "VA", "VV"), -0.04)
    assert face.ink == {"A": (0.01, 0.59)}


def test_fonts_are_read_only_when_asked_for_and_by_the_given_reader() -> None:
    read: list[str] = []

    def reader(path: Path) -> bytes:
        read.append(path.suffix)
        return canned(path)

    faces = load_faces(Path("elsewhere"), reader)
    assert set(read) == {"", ".json"}
    for _ in range(2):
        assert faces.font("hanzi-500") == Path("elsewhere/hanzi-500.ttf")
    assert read.count(".ttf") == 1


@pytest.mark.parametrize("name", ["sans-400.json", "mono-500.ttf", "hanzi-500.ttf"])
def test_a_file_with_another_content_is_not_used(name: str) -> None:
    def reader(path: Path) -> bytes:
        return canned(path) + b" " * (path.name == name)

    with pytest.raises(FontError) as raised:
        load_faces(Path("changed"), reader).font(name.partition(".")[0])
    assert raised.value.filename == str(Path("changed") / name)


def test_metrics_without_a_font_cannot_be_drawn() -> None:
    with pytest.raises(LookupError, match="sans-400"):
        Faces({"sans-400": Face("sans-400", {})}).font("sans-400")


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(FONTS)


@pytest.mark.parametrize(
    ("char", "family", "weight", "lang", "key"),
    [
        ("A", "sans", 400, "en", "sans-400"),
        ("字", "sans", 700, "en", "hanzi-700"),
        ("A", "mono", 500, "zh-TW", "mono-500"),
        ("字", "mono", 600, "zh-TW", "hanzi-700"),
        ("—", "sans", 500, "en", "sans-500"),
        ("—", "sans", 500, "zh-TW", "hanzi-500"),
        ("“", "mono", 500, "zh-TW", "hanzi-500"),
        ("A", "mono", 700, "en", "mono-600"),
    ],
)
def test_the_first_face_of_the_chain_that_has_a_character_draws_it(
    char: str, family: str, weight: int, lang: str, key: str, faces: Faces
) -> None:
    assert face_for(char, "mono" if family == "mono" else "sans", weight, lang, faces) == key


def test_a_character_in_no_face_has_none(faces: Faces) -> None:
    assert face_for("😀", "sans", 400, "en", faces) is None


def test_the_committed_faces_know_what_cards_are_written_with(faces: Faces) -> None:
    signs = "×÷±≈≤≥−·→²³₂%°µ—–…‘’“”，。、？！：；「」『』（）《》"
    for lang in ("en", "zh-TW"):
        for family in ("sans", "mono"):
            chosen = {
                char: face_for(char, "mono" if family == "mono" else "sans", 500, lang, faces)
                for char in signs
            }
            assert None not in chosen.values(), chosen


def test_capitals_are_kerned_and_figures_are_tabular(faces: Faces) -> None:
    for key in ("sans-400", "sans-700"):
        assert faces[key].kerning["AV"] < 0
        assert len({faces[key].advances[digit] for digit in "0123456789"}) == 1


def test_every_face_is_there(faces: Faces) -> None:
    assert set(faces.by_key) == set(KEYS)
