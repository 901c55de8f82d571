"""A scene as finished bytes, and the key under which those bytes may be kept.

The key covers everything the bytes depend on — the scene, the font files, the painting code and
the libraries behind it — so that a cached picture can never be an old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import segno
from PIL import __version__ as pillow_version
from PIL import features

from generator.cards.faces import Faces, load_faces
from generator.cards.formats import SiteFile
from generator.cards.paint import paint
from generator.cards.png import encode_png, encode_webp
from generator.cards.scene import Scene
from generator.read.source import read_bytes

PAINTING_CODE = (
    "draw.py",
    "ink.py",
    "outlines.py",
    "paint.py",
    "png.py",
    "qr.py",
    "scene.py",
    "theme.py",
)


MANY = 100
"""Cards to draw from which a second process pays for its own start."""


def draw(scene: Scene, faces: Faces, kind: SiteFile = "png") -> bytes:
    """Paint and encode a scene; equal scenes give equal bytes."""
    encode = encode_webp if kind == "webp" else encode_png
    return encode(paint(scene, faces), scene.theme)


def draw_many(jobs: Sequence[tuple[Scene, SiteFile]], fonts: Path) -> list[bytes]:
    """Draw in the given order, on every processor when there are many."""
    if len(jobs) <= MANY:
        return [_draw_one(fonts, job) for job in jobs]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(_draw_one, fonts), jobs, chunksize=10))


def _draw_one(fonts: Path, job: tuple[Scene, SiteFile]) -> bytes:
    scene, kind = job
    return draw(scene, load_faces(fonts), kind)


def picture_key(scene: Scene, faces: Faces, kind: SiteFile = "png") -> str:
    """Give the SHA-256 of all that the picture is made from."""
    content = f"{_tools(faces)} {kind}\n{scene!r}".encode()
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=4)
def _tools(faces: Faces) -> str:
    """Fingerprint fonts, code and libraries once a run."""
    digest = hashlib.sha256(faces.fingerprint.encode())
    for name in PAINTING_CODE:
        digest.update(read_bytes(Path(__file__).with_name(name)))
    libraries = (
        *(pillow_version, features.version("freetype2"), features.version("webp")),
        segno.__version__,
    )
    return " ".join((digest.hexdigest(), *map(str, libraries)))
