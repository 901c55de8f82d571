"""The committed typefaces: nothing changed by hand, nothing missing, prepared for fast drawing."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
SANS = ("sans-400", "sans-500", "sans-700")
MONO = ("mono-500", "mono-600")
HANZI = ("hanzi-400", "hanzi-500", "hanzi-700")

OVERLAP_SIMPLE = 0x40
OVERLAP_COMPOUND = 0x0400

NOT_IN_NOTO = set("ˍ‾∼≒")  # four signs of Big5 that Noto Sans TC never drew


class Metrics(TypedDict):
    unitsPerEm: int
    ascent: int
    descent: int
    capHeight: int
    xHeight: int
    advances: dict[str, list[int]]
    kerning: dict[str, dict[str, str]]
    ink: dict[str, list[int]]


@cache
def font(face: str) -> TTFont:
    return TTFont(FONTS / f"{face}.ttf", lazy=True)


@cache
def metrics(face: str) -> Metrics:
    loaded: Metrics = json.loads((FONTS / f"{face}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def advances(face: str) -> dict[str, int]:
    """Character → advance, in font units."""
    return {
        chr(code): int(advance)
        for advance, bounds in metrics(face)["advances"].items()
        for first, last in zip(bounds[::2], bounds[1::2], strict=True)
        for code in range(first, last + 1)
    }


@cache
def kerning(face: str) -> dict[str, int]:
    """Pair of characters → amount, in font units."""
    return {
        left + right: int(amount)
        for lefts, row in metrics(face)["kerning"].items()
        for amount, rights in row.items()
        for left in lefts
        for right in rights
    }


def listed() -> dict[str, str]:
    """File name → SHA-256, as SHA256SUMS has them."""
    lines = (FONTS / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_every_file_is_the_one_that_was_prepared() -> None:
    for name, digest in listed().items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest, name


def test_every_file_is_listed() -> None:
    files = {p.relative_to(FONTS).as_posix() for p in FONTS.rglob("*") if p.is_file()}
    assert files == {*listed(), "README.md", "SHA256SUMS"}


@pytest.mark.parametrize("folder", ["", "web"])
def test_every_folder_of_plex_carries_its_licence(folder: str) -> None:
    licence = (FONTS / folder / "OFL-ibm-plex.txt").read_text(encoding="utf-8")
    assert 'Reserved Font Name "Plex"' in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_noto_carries_its_licence_inside_and_beside() -> None:
    licence = (FONTS / "OFL-noto-sans-tc.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    names = font("hanzi-400")["name"]
    assert "Reserved Font Name 'Source'" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)


@pytest.mark.parametrize("face", SANS)
def test_plex_is_unmodified(face: str) -> None:
    assert font(face)["name"].getDebugName(1).startswith("IBM Plex Sans")
    assert {"GPOS", "GSUB", "fpgm"} <= set(font(face).keys())


@pytest.mark.parametrize("face", [*SANS, *MONO])
def test_what_was_cut_from_plex_is_called_otherwise_and_is_small(face: str) -> None:
    path = FONTS / f"web/core-{face}.woff2"
    with TTFont(path) as core:
        names = {number: core["name"].getDebugName(number) for number in (1, 4, 6, 13)}
        assert all("Plex" not in names[number] for number in (1, 4, 6)), names
        assert names[1].startswith("Trivia")
        assert "SIL Open Font License" in names[13]
        assert set(map(ord, "Aa09 ×−–“”→≈✓\u00a0")) <= core.getBestCmap().keys()
        whole = font(face)
        assert core["head"].unitsPerEm == whole["head"].unitsPerEm
        assert core["hmtx"][core.getBestCmap()[ord("a")]] == whole["hmtx"][whole.getBestCmap()[97]]
    assert path.stat().st_size < 10_000


# --- metrics agree with the font -----------------------------------------------------------------


@pytest.mark.parametrize("face", [*SANS, *MONO, *HANZI])
def test_advances_are_those_of_the_font(face: str) -> None:
    widths = font(face)["hmtx"].metrics
    cmap = font(face).getBestCmap()
    assert advances(face) == {chr(code): widths[name][0] for code, name in cmap.items()}


@pytest.mark.parametrize("face", [*SANS, *MONO, *HANZI])
def test_vertical_metrics_are_those_of_the_font(face: str) -> None:
    os2, m = font(face)["OS/2"], metrics(face)
    assert m["unitsPerEm"] == font(face)["head"].unitsPerEm
    assert (m["ascent"], m["descent"]) == (os2.sTypoAscender, os2.sTypoDescender)
    assert (m["capHeight"], m["xHeight"]) == (os2.sCapHeight, os2.sxHeight)


@pytest.mark.parametrize("face", [*SANS, *MONO, *HANZI])
def test_figures_are_tabular(face: str) -> None:
    assert len({advances(face)[figure] for figure in "0123456789"}) == 1
    assert not [pair for pair in kerning(face) if pair.isascii() and pair.isdigit()]


def pair_in_font(face: str, left: str, right: str) -> int:
    """The kerning of one pair, from the first subtable that knows it of every Latin lookup."""
    table, cmap = font(face)["GPOS"].table, font(face).getBestCmap()
    first, second = cmap[ord(left)], cmap[ord(right)]
    (script,) = (r.Script for r in table.ScriptList.ScriptRecord if r.ScriptTag == "latn")
    records = [table.FeatureList.FeatureRecord[i] for i in script.DefaultLangSys.FeatureIndex]
    (kern,) = (record.Feature for record in records if record.FeatureTag == "kern")
    total = 0
    for index in kern.LookupListIndex:
        subtables = [wrapper.ExtSubTable for wrapper in table.LookupList.Lookup[index].SubTable]
        for subtable in (s for s in subtables if first in s.Coverage.glyphs):
            if subtable.Format == 2:
                row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
                cell = row.Class2Record[subtable.ClassDef2.classDefs.get(second, 0)]
                total += getattr(cell.Value1, "XAdvance", 0)
                break
            pairs = subtable.PairSet[subtable.Coverage.glyphs.index(first)].PairValueRecord
            known = [pair.Value1 for pair in pairs if pair.SecondGlyph == second]
            if known:
                total += getattr(known[0], "XAdvance", 0)
                break
    return total


@pytest.mark.parametrize("pair", ["AV", "To", "Yo", "r.", "P,", "“A", "7.", "ÀV", "nn", "CO"])
def test_kerning_is_that_of_the_font(pair: str) -> None:
    assert kerning("sans-700").get(pair, 0) == pair_in_font("sans-700", *pair)


def test_well_known_pairs_close_up() -> None:
    for face in SANS:
        assert kerning(face)["AV"] < 0
        assert kerning(face)["To"] < kerning(face)["AV"]
        assert kerning(face)["ÀV"] == kerning(face)["AV"]


@pytest.mark.parametrize("face", [*MONO, *HANZI])
def test_a_face_of_fixed_width_is_not_kerned(face: str) -> None:
    assert metrics(face)["kerning"] == {}


def test_ink_shows_where_chinese_punctuation_stands_in_its_square() -> None:
    ink = metrics("hanzi-400")["ink"]
    assert min(ink["「"]) > 500, "an opening bracket fills the right half"
    assert max(ink["」"]) < 500, "a closing bracket fills the left half"
    assert sum(ink["。"]) == pytest.approx(1000, abs=20), "a Taiwanese full stop is centred"


# --- coverage ------------------------------------------------------------------------------------


def big5(first: int, last: int) -> str:
    """The characters of Big5 whose codes lie from `first` to `last`."""
    codes = (code.to_bytes(2, "big") for code in range(first, last + 1))
    decoded = (code.decode("big5", "ignore") for code in codes)
    return "".join(char for char in decoded if char and not char.isascii())


@pytest.mark.parametrize("face", HANZI)
@pytest.mark.parametrize(
    ("first", "last", "size"), [(0xA440, 0xC67E, 5401), (0xC940, 0xF9D5, 7652)]
)
def test_both_levels_of_big5_are_covered(face: str, first: int, last: int, size: int) -> None:
    level = big5(first, last)
    assert len(set(level)) == size
    assert set(level) <= advances(face).keys()


@pytest.mark.parametrize("face", HANZI)
def test_the_signs_of_big5_are_covered_but_for_four(face: str) -> None:
    assert set(big5(0xA140, 0xA3BF)) - advances(face).keys() == NOT_IN_NOTO


@pytest.mark.parametrize("first", [SANS[0], MONO[0]])
def test_the_chain_has_every_sign_of_figures_and_formulas(first: str) -> None:
    signs = set("×÷±≈≤≥≠−→←↑↓∝∞√∑ΔΣπαβλσ°µ½¼¹²³⁰⁴⁹₀₂₉‰…—–·•“”‘’′″✓")
    assert signs <= advances(first).keys() | advances("hanzi-400").keys()


def test_every_weight_of_a_family_covers_the_same_characters() -> None:
    for family in (SANS, MONO, HANZI):
        for lighter, heavier in pairwise(family):
            assert advances(lighter).keys() == advances(heavier).keys()


# --- prepared for drawing ------------------------------------------------------------------------


def outlines(face: str) -> Iterator[bytes]:
    """The `glyf` entries that draw something, undecoded: decoding 14,000 takes seconds."""
    glyf, offsets = font(face).reader["glyf"], font(face)["loca"].locations
    return (glyf[start:end] for start, end in pairwise(offsets) if end > start)


def overlap_flag(outline: bytes) -> int:
    """The overlap bit of an outline, from its first point's flags or its first component's."""
    contours = int.from_bytes(outline[:2], "big", signed=True)
    if contours < 0:
        return int.from_bytes(outline[10:12], "big") & OVERLAP_COMPOUND
    end = 10 + 2 * contours
    instructions = int.from_bytes(outline[end : end + 2], "big")
    return outline[end + 2 + instructions] & OVERLAP_SIMPLE


@pytest.mark.parametrize("face", HANZI)
def test_no_chinese_glyph_is_drawn_oversampled(face: str) -> None:
    assert not any(map(overlap_flag, outlines(face)))


@pytest.mark.parametrize("face", HANZI)
def test_no_point_keeps_a_flag_that_browsers_refuse(face: str) -> None:
    """A first flag that stood for several points left the bit with the second one."""
    names = font(face).getBestCmap()
    for char in "▼▽◆◇":
        flags = font(face)["glyf"][names[ord(char)]].flags
        assert not any(flag & OVERLAP_SIMPLE for flag in flags), char


def test_the_overlap_check_sees_flags_where_there_are_some() -> None:
    assert any(map(overlap_flag, outlines("sans-400")))


@pytest.mark.parametrize("face", HANZI)
def test_the_auto_hinter_leaves_chinese_glyphs_alone(face: str) -> None:
    assert len(font(face).reader["prep"]) > 7


@pytest.mark.parametrize("face", HANZI)
def test_nothing_is_left_that_only_a_layout_engine_reads(face: str) -> None:
    assert not {"GPOS", "GSUB", "GDEF", "BASE", "vmtx"} & set(font(face).keys())


def test_the_files_stay_small_enough_to_load_at_every_start() -> None:
    assert all(path.stat().st_size < 60_000 for path in FONTS.glob("*.json"))
    assert all(path.stat().st_size < 25_000 for path in FONTS.glob("web/*.woff2"))
