"""The site's own Chinese fonts: a few hundred hanzi of each weight, as many as its pages use.

Not the whole faces, which are five megabytes a weight; nor slices from a font service, which would
tell a third party who reads what. And not committed files: which hanzi are needed changes with
every post, so a build makes the faces and its cache keeps them.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from generator.cards.characters import is_wide
from generator.site.address import HANZI_FONTS, HANZI_STYLE, hanzi_file

WEIGHTS = (400, 700)
"""What the style sheets ask for; for 500 a browser takes 400 (CSS Fonts 4, §5.2)."""
FORM = "1"
"""To be counted up when `subset` makes something else of the same font and characters."""


def wide_characters(texts: Iterable[str]) -> str:
    """Give every hanzi and full-width mark in the texts, once, in the order of Unicode."""
    return "".join(sorted(filter(is_wide, set().union(*texts))))


def subset_key(font: bytes, characters: str) -> str:
    """Name what `subset` would make, without making it or importing what makes it."""
    makers = (FORM, version("fonttools"), version("brotli"))
    parts = (hashlib.sha256(font).hexdigest(), characters, *makers)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def subset(font: bytes, characters: str) -> bytes:
    """Make a WOFF2 of a TrueType font with these characters, the same bytes every time.

    Without layout tables and hinting, which screens of today do not use for hanzi. Characters
    that the font lacks are left to the reader's system.
    """
    # A fifth of a second to import, and needed only when the characters changed.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    face = TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)
    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(face)
    face.flavor = "woff2"
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


def face_files(faces: Mapping[int, bytes]) -> dict[str, bytes]:
    """Give the files of the faces by weight, and the style sheet that knows their names.

    A face's name holds a digest of its bytes, so that browsers may keep it for ever. The sheet is
    there even without faces, because pages link to it.
    """
    names = {weight: hanzi_file(weight, face) for weight, face in faces.items()}
    sheet = "\n".join(_rule(weight, name) for weight, name in names.items())
    return {names[weight]: face for weight, face in faces.items()} | {HANZI_STYLE: sheet.encode()}


def weight_of_fonts(files: Mapping[str, object]) -> int:
    """Add up the Chinese fonts among a site's files, in bytes: what a first visit has to load."""
    fonts = (face for name, face in files.items() if name.startswith(HANZI_FONTS))
    return sum(len(face) for face in fonts if isinstance(face, bytes))


def _rule(weight: int, name: str) -> str:
    return (
        "@font-face {\n"
        '  font-family: "Hanzi";\n'
        f"  font-weight: {weight};\n"
        "  font-display: swap;\n"
        f'  src: url("../../{name}") format("woff2");\n'
        "}\n"
    )
