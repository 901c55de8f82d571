"""Fetch the typefaces at pinned versions and write `assets/fonts/`, ready for cards and site.

Run by hand when a version changes (`make fonts`, needs npm), never
during a build: a build reads committed files only, so it works offline and a card's pixels cannot
move because a package did. Two runs write the same bytes.

- IBM Plex (sans and mono; TTF for cards, WOFF2 for the site) is copied byte for byte: its licence
  reserves the name "Plex", so a subset would have to be published under another name.
- Of it the site first serves a core, ASCII and the signs that nearly every page has, a third of the
  size; being modified, it is published under another name, "Trivia".
- Noto Sans TC is subset to Big5 and symbols, and loses its layout tables (the card typesetter
  positions every glyph itself), its `OVERLAP_SIMPLE` flags (with them FreeType draws every glyph
  oversampled) and, by a `prep` program that changes nothing, FreeType's auto-hinter. Without these
  two, drawing is about ten times faster and its pixels are the same from Pillow 11.3 to 13.

Beside each TTF stands a JSON of its metrics, described in `scripts.font_metrics`.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

from scripts.font_metrics import metrics

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"


@dataclass(frozen=True)
class Package:
    """One npm package at one version; `sha512` is the tarball's digest in hexadecimal."""

    name: str
    version: str
    sha512: str


@dataclass(frozen=True)
class Part:
    """A file to take out of a package, and the name it gets under `assets/fonts/`."""

    package: Package
    source: str
    target: str
    kind: Literal["copy", "face", "hanzi", "core"]  # as it is; with metrics; prepared, too; subset


PLEX_SANS = Package(
    "@expo-google-fonts/ibm-plex-sans",
    "0.4.1",
    "6a596cba165bbcaa0a0d307f53c72b785558633848f7b370f4c832c8d8c5cea2"
    "1235cfec511a40ed9637ed1afe211239ebb395f41590fe2a140a3010ad51916f",
)
PLEX_MONO = Package(
    "@expo-google-fonts/ibm-plex-mono",
    "0.4.1",
    "ff2633d663d9abc35de2d4a21f44810cf11d254aa23860705604ab42f2eec3b4"
    "8f87a0bb7b30739a2e9e1721d8e10690c231c398e2d204ab31ceaf190c55d502",
)
NOTO = Package(
    "@expo-google-fonts/noto-sans-tc",
    "0.4.3",
    "ebd5c03932cfcf45a50312faa8910a9433311ec05de09d4cdfd1e357480f176a"
    "35c565402ceb155af0e08acb6779c56872403dc1b53fb47e42fe0c92d8f7671e",
)
# IBM's own packages hold no TTF; their WOFF2 slices have the arrows and mathematical signs that
# other packages of web slices leave out.
PLEX_SANS_WEB = Package(
    "@ibm/plex-sans",
    "1.1.0",
    "58f82f3ba61f8f6c3961b87202bd6dbfde51533e0b44996a37e0a662f06095a6"
    "d7b5eb9f3f50f513d04004c75ef9920a7516c5243a0a179790cdf8699db81971",
)
PLEX_MONO_WEB = Package(
    "@ibm/plex-mono",
    "2.5.0",
    "49304920fc4fa263983e604c3bbcf94ca3c9528b4017dbb780052e993a958308"
    "2b00ef8ae0544d87432586ca098ca8492ac31b049475d3f6e4e229e48ffc1cd7",
)

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def typeface(package: Package, family: str, key: str, weight: int) -> Part:
    """The TTF of one weight, prepared if it is the Chinese one."""
    style = f"{weight}{WEIGHTS[weight]}"
    kind: Literal["face", "hanzi"] = "hanzi" if key == "hanzi" else "face"
    return Part(package, f"{style}/{family}_{style}.ttf", f"{key}-{weight}.ttf", kind)


def slices(package: Package, family: str, key: str, weight: int) -> Iterator[Part]:
    """The two WOFF2 slices the site serves of one weight: Latin, and mathematical signs."""
    for slice_, suffix in (("Latin1", ""), ("Pi", "-symbols")):
        source = f"fonts/split/woff2/{family}-{WEIGHTS[weight]}-{slice_}.woff2"
        yield Part(package, source, f"web/{key}-{weight}{suffix}.woff2", "copy")


def core(package: Package, family: str, key: str, weight: int) -> Part:
    """The small WOFF2 that the site serves first, made from the TTF of the cards."""
    style = f"{weight}{WEIGHTS[weight]}"
    source = f"{style}/{family}_{style}.ttf"
    return Part(package, source, f"web/core-{key}-{weight}.woff2", "core")


def parts() -> Iterator[Part]:
    """Every file to take, licences included."""
    for weight in (400, 500, 700):
        yield typeface(PLEX_SANS, "IBMPlexSans", "sans", weight)
        yield typeface(NOTO, "NotoSansTC", "hanzi", weight)
        yield core(PLEX_SANS, "IBMPlexSans", "sans", weight)
        yield from slices(PLEX_SANS_WEB, "IBMPlexSans", "sans", weight)
    for weight in (500, 600):
        yield typeface(PLEX_MONO, "IBMPlexMono", "mono", weight)
        yield core(PLEX_MONO, "IBMPlexMono", "mono", weight)
        yield from slices(PLEX_MONO_WEB, "IBMPlexMono", "mono", weight)
    yield Part(PLEX_SANS, "LICENSE_FONT", "OFL-ibm-plex.txt", "copy")
    yield Part(NOTO, "LICENSE_FONT", "OFL-noto-sans-tc.txt", "copy")
    yield Part(PLEX_SANS_WEB, "LICENSE.txt", "web/OFL-ibm-plex.txt", "copy")


# --- what the Chinese faces keep -----------------------------------------------------------------

# What figures, formulas and typography need beyond Big5; kept as far as the typeface has it.
SYMBOL_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x205E),  # general punctuation
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x218B),  # letterlike, number forms
    (0x2190, 0x22FF),  # arrows, mathematical operators
    (0x2460, 0x24FF),  # enclosed figures
    (0x2500, 0x27BF),  # box drawing, shapes, dingbats
    (0x2E3A, 0x2E3B),  # two- and three-em dashes, the joined forms of ——
    (0x3000, 0x303F),  # CJK punctuation
    (0x30FB, 0x30FC),  # middle dot of foreign names
    (0x3105, 0x312F),  # bopomofo
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),
)

# Copyright, family to PostScript name, trademark, licence and the address of the licence.
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]

# FreeType hands a font to its auto-hinter if it has no `fpgm` and a `prep` of at most 7 bytes, the
# length of the usual "drop-out control, smart scan type". Said twice it means the same in 14 bytes.
PREP = bytes.fromhex("b801ff85b0048d") * 2

OVERLAP_SIMPLE = 0x40  # of a simple glyph's first point
OVERLAP_COMPOUND = 0x0400  # of a composite's component


def repertoire() -> set[int]:
    """The code points asked of the Chinese faces: Big5, Microsoft's additions, the symbols."""
    double = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    big5 = "".join(pair.decode(codec, "ignore") for pair in double for codec in ("big5", "cp950"))
    symbols = {code for first, last in SYMBOL_BLOCKS for code in range(first, last + 1)}
    return symbols | {ord(char) for char in big5 if not 0xE000 <= ord(char) <= 0xF8FF}


def prepare_hanzi(source: Path, target: Path) -> None:
    """Write the subset, unlayered, unhinted copy of `source` that the painter draws fast."""
    options = Options()
    options.layout_features = []
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
    options.name_IDs = KEPT_NAMES
    options.notdef_outline = True
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=repertoire())
        subsetter.subset(font)
        clear_overlap_flags(font)
        font["prep"] = newTable("prep")
        font["prep"].program = Program()
        font["prep"].program.fromBytecode(PREP)
        font.save(target, reorderTables=True)


def clear_overlap_flags(font: TTFont) -> None:
    """Tell FreeType that no outline overlaps itself, so that it samples each pixel once."""
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.isComposite():
            for component in glyph.components:
                component.flags &= ~OVERLAP_COMPOUND
        elif glyph.numberOfContours > 0:
            # A repeated first flag carries the bit to the next points, where browsers refuse it.
            for point, flag in enumerate(glyph.flags):
                glyph.flags[point] = flag & ~OVERLAP_SIMPLE


# --- what the core of the Latin faces keeps ------------------------------------------------------

CORE = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷±°²³µ½–—‘’“”•…₀₁₂₃₄←↑→↓↗−≈≠≤≥√∞✓"
CORE_FEATURES = ["ccmp", "kern", "mark"]
RESERVED, OURS = "Plex", "Trivia"  # the licence keeps the first for unmodified fonts


def prepare_core(source: Path, target: Path) -> None:
    """Write the subset of `source` under another name, unhinted, with kerning."""
    options = Options()
    options.layout_features = CORE_FEATURES
    options.hinting = False
    options.drop_tables += ["meta"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=CORE)
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in {1, 4, 6}:
                record.string = str(record).replace(f"IBM {RESERVED}", OURS)
                record.string = str(record).replace(f"IBM{RESERVED}", OURS)
        font.flavor = "woff2"
        font.save(target)


# --- fetching and writing ------------------------------------------------------------------------


def fetch(package: Package, into: Path) -> Path:
    """Unpack `package` under `into` without running its scripts; ValueError on another digest."""
    target = into / package.name.replace("/", "-")
    target.mkdir()
    command = ["npm", "pack", "--ignore-scripts", "--silent", f"{package.name}@{package.version}"]
    subprocess.run(command, cwd=target, check=True, stdout=subprocess.DEVNULL)
    (archive,) = target.glob("*.tgz")
    if hashlib.sha512(archive.read_bytes()).hexdigest() != package.sha512:
        raise ValueError(f"{package.name} {package.version} has another digest than pinned")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def write(part: Part, source: Path, fonts: Path) -> None:
    """Write `part` under `fonts` and, for a face, its metrics beside it."""
    target = fonts / part.target
    target.parent.mkdir(parents=True, exist_ok=True)
    if part.kind == "hanzi":
        prepare_hanzi(source, target)
    elif part.kind == "core":
        prepare_core(source, target)
    else:
        shutil.copyfile(source, target)
    if part.kind in {"face", "hanzi"}:
        with TTFont(target) as font:
            text = json.dumps(metrics(font), ensure_ascii=False, separators=(",", ":"))
        target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def write_sums(fonts: Path) -> None:
    """Write SHA256SUMS, as `sha256sum --check` reads it, over all files but it and the README."""
    names = sorted(
        path.relative_to(fonts).as_posix()
        for path in fonts.rglob("*")
        if path.is_file() and path.name not in {"README.md", "SHA256SUMS"}
    )
    lines = [
        f"{hashlib.sha256((fonts / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    ]
    (fonts / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main(fonts: Path) -> None:
    """Fetch every package into a temporary folder and write `fonts`."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = list(parts())
        packages = dict.fromkeys(part.package for part in wanted)
        unpacked = {package: fetch(package, Path(scratch)) for package in packages}
        for part in wanted:
            write(part, unpacked[part.package] / part.source, fonts)
            print(part.target)
    write_sums(fonts)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS)
