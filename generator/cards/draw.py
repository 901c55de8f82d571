"""A scene as finished bytes, and the key under which those bytes may be kept.

The key covers everything the bytes depend on — the scene, the font files, the painting code and
the libraries behind it — so that a cached picture can never be an old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from functools import lru_cache, partial
from pathlib import Path

from generator.cards.faces import Faces, load_faces
from generator.cards.formats import SiteFile
from generator.cards.halved import halved
from generator.cards.paint import paint
from generator.cards.png import encode_png, encode_webp
from generator.cards.scene import Scene
from generator.read.source import read_bytes
from generator.workers import workers

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


MANY = 100
"""Cards to draw from which a second process pays for its own start."""


def draw(scene: Scene, faces: Faces, kind: SiteFile = "png") -> bytes:
    """Paint and encode a scene; equal scenes give equal bytes."""
    image = paint(halved(scene) if kind == "half" else scene, faces)
    return encode_png(image, scene.theme) if kind == "png" else encode_webp(image)


def draw_many(
    jobs: Sequence[tuple[Scene, SiteFile]], fonts: Path, processes: int = 1
) -> Generator[bytes, None, None]:
    """Draw in the given order, in several processes where there are many; each comes when done.

    Whoever stops before the end closes the generator, which ends the processes.
    """
    if len(jobs) <= MANY or processes <= 1:
        yield from (_draw_one(fonts, job) for job in jobs)
        return
    with workers(processes, load_faces, fonts) as pool:
        yield from pool.map(partial(_draw_one, fonts), jobs, chunksize=10)


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
