"""A scene as finished PNG bytes, and the key under which those bytes may be kept.

The key covers everything the bytes depend on — the scene, the font files, the painting code and
the libraries behind it — so that a cached picture can never be an old one.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from PIL import __version__ as pillow_version
from PIL import features

from generator.cards.faces import Faces
from generator.cards.paint import paint
from generator.cards.png import encode_png
from generator.cards.scene import Scene
from generator.read.source import read_bytes

PAINTING_CODE = ("draw.py", "ink.py", "paint.py", "png.py", "scene.py", "theme.py")


def draw(scene: Scene, faces: Faces) -> bytes:
    """Paint and encode a scene; equal scenes give equal bytes."""
    return encode_png(paint(scene, faces), scene.theme)


def picture_key(scene: Scene, faces: Faces) -> str:
    """Give the SHA-256 of all that the picture is made from."""
    content = f"{_tools(faces)}\n{scene!r}".encode()
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=4)
def _tools(faces: Faces) -> str:
    """Fingerprint fonts, code and libraries once a run."""
    digest = hashlib.sha256()
    for key in sorted(faces.by_key):
        digest.update(faces.font_bytes(key))
    for name in PAINTING_CODE:
        digest.update(read_bytes(Path(__file__).with_name(name)))
    return f"{digest.hexdigest()} {pillow_version} {features.version('freetype2')}"
