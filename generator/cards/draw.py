"""A scene as finished bytes, and the key under which those bytes may be kept.

The key covers everything the bytes depend on — the scene, the font files, the painting code and
the libraries behind it — so that a cached picture can never be an old one.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from generator.cards.faces import Faces
from generator.cards.formats import SiteFile
from generator.cards.halved import halved
from generator.cards.paint import paint
from generator.cards.png import encode_png, encode_webp
from generator.cards.scene import Scene
from generator.read.source import read_bytes

PAINTING_CODE = (
    "draw.py",
    "halved.py",
    "ink.py",
    "outlines.py",
    "paint.py",
    "palette.py",
    "png.py",
    "qr.py",
    "scene.py",
    "theme.py",
)


def draw(scene: Scene, faces: Faces, kind: SiteFile = "png") -> bytes:
    """Paint and encode a scene; equal scenes give equal bytes."""
    image = paint(halved(scene) if kind == "half" else scene, faces)
    return encode_png(image, scene.theme) if kind == "png" else encode_webp(image)


def picture_key(scene: Scene, faces: Faces, kind: SiteFile = "png") -> str:
    """Give the SHA-256 of all that the picture is made from."""
    content = f"{_tools(faces)} {kind}\n{scene!r}".encode()
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=4)
def _tools(faces: Faces) -> str:
    """Fingerprint fonts, code and libraries once a run."""
    # Segno and Pillow's list of features take longer to import than three cards to draw.
    import segno  # noqa: PLC0415 - check draws nothing, and must not wait for Pillow
    from PIL import __version__ as pillow_version  # noqa: PLC0415 - check draws nothing, and must not wait for Pillow
    from PIL import features  # noqa: PLC0415 - check draws nothing, and must not wait for Pillow

    digest = hashlib.sha256(faces.fingerprint.encode())
    for name in PAINTING_CODE:
        digest.update(read_bytes(Path(__file__).with_name(name)))
    libraries = (
        *(pillow_version, features.version("freetype2"), features.version("webp")),
        segno.__version__,
    )
    return " ".join((digest.hexdigest(), *map(str, libraries)))
