"""The Chinese fonts of a site's pages: each face cut once and then taken from the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.output.cache import Cache
from generator.read.source import read_bytes
from generator.site.webfonts import Cut, font_files, subset_key, subsets
from generator.world import World

FONTS = "fonts"


def hanzi(world: World, cache: Cache, parts: Cut) -> dict[str, bytes]:
    """Make the fonts and the style sheets that name them, or take the fonts from the cache."""

    def make(weight: int, wanted: Sequence[str]) -> list[bytes]:
        font = read_bytes(world.fonts / f"hanzi-{weight}.ttf")
        fingerprint = hashlib.sha256(font).hexdigest()
        keys = {characters: subset_key(fingerprint, characters) for characters in wanted}
        faces = {characters: cache.get(FONTS, key) for characters, key in keys.items()}
        missing = [characters for characters, face in faces.items() if face is None]
        for characters, face in zip(missing, subsets(font, missing), strict=True):
            cache.keep(FONTS, keys[characters], face)
            faces[characters] = face
        return [face for face in faces.values() if face is not None]

    return font_files(parts, make)
