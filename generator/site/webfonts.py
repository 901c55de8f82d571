"""The site's own Chinese fonts: a face of what most pages say, and for each page what it adds.

Not one face for all pages, which grows with every post until a first visit is too heavy; nor the
slices of a font service, of which a page of three hundred hanzi fetches a hundred, and which tell
a third party who reads what. And not committed files: which hanzi are needed changes with every
post, so a build makes the faces and its cache keeps them.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain
from typing import TypeGuard

from generator.cards.characters import is_wide
from generator.localise.post import Posts
from generator.site.address import (
    HANZI_FONTS,
    HANZI_SHEETS,
    HANZI_STYLE,
    hanzi_file,
    hanzi_style,
    post_name,
)
from generator.site.front_matter import Json, split
from generator.site.glance import Glances

WEIGHTS = (400, 700)
"""What the style sheets ask for; for 500 a browser takes 400 (CSS Fonts 4, §5.2)."""
FOUNDERS = 10
"""The oldest posts decide what is common, so that a new one leaves all older faces as they are."""
SHARED_BY = 3
"""Founders that must say a hanzi to make it common; with two, a page loads fifty hanzi more."""
UNSEEN = {"alt", "description", "linked", "template"}
"""Data of a page that no one sees."""
FORM = "2"
"""To be counted up when `subsets` makes something else of the same font and characters."""

FACE = re.compile(r'url\("\.\./\.\./([^"]+)')

Make = Callable[[int, Sequence[str]], Sequence[bytes]]
"""Makes the faces of a weight, one for each string of characters."""


@dataclass(frozen=True)
class Cut:
    """Which characters go into which face: the common one, and a page's own by its style sheet."""

    common: str
    own: Mapping[str, str]


def wide_characters(texts: Iterable[str]) -> str:
    """Give every hanzi and full-width mark in the texts, once, in the order of Unicode."""
    return _in_order(filter(is_wide, set().union(*texts)))


def characters_of_pages(pages: Iterable[str], scripts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the characters of every Chinese page, by the address of its sheet.

    What a page's script may write when a reader moves a number belongs to it; what only programs
    read, such as alternative texts, needs no font.
    """
    found = {}
    for text in pages:
        data, body = split(text)
        lang = str(data.get("lang", ""))
        if lang.startswith("zh"):
            live = data.get("live")
            moved = [scripts[str(file)].decode() for file in live.values()] if _is_map(live) else []
            sheet = hanzi_style(str(data["name"]), lang)
            found[sheet] = wide_characters((*_shown(data), body, *moved))
    return found


def oldest(posts: Sequence[Posts] | Sequence[Glances]) -> Iterator[str]:
    """Give the sheets of the founders among posts that are sorted newest first."""
    for localised in posts[-FOUNDERS:]:
        for lang, post in localised.items():
            if lang.startswith("zh"):
                yield hanzi_style(post_name(post.slug), lang)


def shown_characters(data: Json) -> str:
    """Give the hanzi and full-width marks that readers see of some data of a page."""
    return wide_characters(_shown(data))


def cut(pages: Mapping[str, str], frame: str, founders: Iterable[str]) -> Cut:
    """Share out the characters of the pages, which are given by the address of their sheet.

    What stands on every page (`frame`) is common, and what three of the oldest posts say;
    `founders` has the sheets of these.
    """
    counts = Counter(chain.from_iterable(set(pages[sheet]) for sheet in founders))
    common = {char for char, count in counts.items() if count >= SHARED_BY} | set(frame)
    own = {sheet: _in_order(set(said) - common) for sheet, said in pages.items()}
    return Cut(_in_order(common), own)


def font_files(parts: Cut, make: Make) -> dict[str, bytes]:
    """Make every face once, and for each page the style sheet that knows the two it needs.

    A face's name holds a digest of its bytes, so that browsers may keep it for ever. There is a
    sheet even without faces, because pages link to it.
    """
    wanted = sorted({parts.common, *parts.own.values()} - {""})
    made = {weight: dict(zip(wanted, make(weight, wanted), strict=True)) for weight in WEIGHTS}
    names = {
        (weight, characters): hanzi_file(weight, face)
        for weight, faces in made.items()
        for characters, face in faces.items()
    }
    files = {name: made[weight][characters] for (weight, characters), name in names.items()}
    shared = [_rule(weight, names[weight, parts.common]) for weight in WEIGHTS if parts.common]
    for sheet, own in ((HANZI_STYLE, ""), *parts.own.items()):
        rules = [_rule(weight, names[weight, own], own) for weight in WEIGHTS if own]
        files[sheet] = "".join(shared + rules).encode()
    return files


def first_visit(files: Mapping[str, object]) -> int:
    """Weigh the Chinese fonts of the heaviest page among a site's files, in bytes."""
    made = {name: content for name, content in files.items() if isinstance(content, bytes)}
    sizes = {name: len(face) for name, face in made.items() if name.startswith(HANZI_FONTS)}
    sheets = (text.decode() for name, text in made.items() if name.startswith(HANZI_SHEETS))
    return max((sum(sizes[name] for name in FACE.findall(sheet)) for sheet in sheets), default=0)


def subset_key(fingerprint: str, characters: str) -> str:
    """Name a face without making it or importing what makes it; `fingerprint` is the font's."""
    parts = (*_makers(), fingerprint, characters)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def _makers() -> tuple[str, ...]:
    return FORM, version("fonttools"), version("brotli")


def subsets(font: bytes, wanted: Sequence[str]) -> list[bytes]:
    """Make WOFF2 faces of a TrueType font with these characters, the same bytes every time.

    Without layout tables and hinting, which screens of today do not use for hanzi. Characters
    that the font lacks are left to the reader's system. Several together are cut from one smaller
    font: reading five megabytes takes longer than all the rest.
    """
    if len(wanted) < 2:
        return [_subset(font, characters, "woff2") for characters in wanted]
    smaller = _subset(font, "".join(wanted), None)
    return [_subset(smaller, characters, "woff2") for characters in wanted]


def _subset(font: bytes, characters: str, flavour: str | None) -> bytes:
    # A fifth of a second to import, and needed only when the characters changed.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - most builds cut no font
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - most builds cut no font

    face = TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)
    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(face)
    face.flavor = flavour
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


def _shown(data: Json) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif _is_map(data):
        for name, value in data.items():
            if name not in UNSEEN:
                yield from _shown(value)
    elif isinstance(data, Sequence):
        for value in data:
            yield from _shown(value)


def _is_map(data: Json) -> TypeGuard[Mapping[str, Json]]:
    return isinstance(data, Mapping)


def _in_order(characters: Iterable[str]) -> str:
    return "".join(sorted(characters))


def _rule(weight: int, name: str, characters: str = "") -> str:
    """Declare a face; one that names its characters goes before one that does not."""
    codes = ", ".join(f"U+{ord(char):X}" for char in characters)
    return (
        "@font-face {\n"
        '  font-family: "Hanzi";\n'
        f"  font-weight: {weight};\n"
        "  font-display: swap;\n"
        f'  src: url("../../{name}") format("woff2");\n'
        + (f"  unicode-range: {codes};\n" if codes else "")
        + "}\n"
    )
