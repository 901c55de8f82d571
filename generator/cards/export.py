"""Cards for posting elsewhere: images, alt texts, captions, a document and a manifest.

A second way out of the same pipeline: what is exported comes from the checked posts that the site
is made from, laid out anew for each platform's canvas.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from PIL import Image

from generator.cards.contact import Strip, contact_sheet
from generator.cards.faces import Faces
from generator.cards.files import encode_jpeg, encode_pdf
from generator.cards.layouts import lay_out
from generator.cards.overlay import overlaid
from generator.cards.paint import paint
from generator.cards.palette import coloured, numbers
from generator.cards.platforms import Platform
from generator.cards.png import encode_png
from generator.cards.theme import Theme
from generator.localise.captions import caption
from generator.localise.card import Card
from generator.localise.post import Post

ZIP_TIME = (1980, 1, 1, 0, 0, 0)

# What a post of few images must not leave out, most needed first; the cover always leads.
TELLING = (
    "takeaway",
    "stack",
    "growth",
    "bars",
    "formula",
    "number",
    "compare",
    "myth",
    "statement",
)


@dataclass(frozen=True)
class Look:
    """How exported cards are drawn: on ink instead of paper, and with their skeleton shown."""

    dark: bool = False
    skeleton: bool = False


PLAIN = Look()


@dataclass(frozen=True)
class Exported:
    """Files by path below the export's folder, and sentences on every limit that is broken.

    `left_out` says where a platform takes fewer images than the post has cards.
    """

    files: dict[str, bytes]
    broken: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Picture:
    path: str
    image: Image.Image
    data: bytes
    card: Card


def export_post(
    post: Post, platforms: Sequence[Platform], link: str, faces: Faces, look: Look = PLAIN
) -> Exported:
    """Make everything one language of a post needs. Raises `CardFault` when a card cannot fit."""
    files: dict[str, bytes] = {}
    broken: list[str] = []
    strips: list[Strip] = []
    entries: list[dict[str, object]] = []
    for platform in platforms:
        folder = f"{post.slug}/{platform.name}/{post.lang}"
        made = list(_pictures(post, platform, folder, faces, look))
        strips.append(Strip(platform.name, [picture.image for picture in made]))
        files |= {picture.path: picture.data for picture in made}
        files |= _texts(post, platform, link, folder, made, broken)
        broken += _too_large(platform, made)
        entries += [_record(picture, platform) for picture in made]
    files[f"{post.slug}/contact-sheet.{post.lang}.png"] = _sheet(strips, faces, look)
    files[f"{post.slug}/manifest.{post.lang}.json"] = _as_json(
        {"slug": post.slug, "lang": post.lang, "link": link, "images": entries}
    )
    left_out = tuple(said for platform in platforms if (said := _left_out(post.cards, platform)))
    return Exported(files, tuple(broken), left_out)


def _left_out(cards: Sequence[Card], platform: Platform) -> str:
    """Say which cards a platform has no room for, by number and kind, or nothing."""
    shown = {card.index for card in chosen(cards, platform.images)}
    missing = [f"{c.index + 1:02}-{c.kind}" for c in cards if c.index not in shown]
    if not missing:
        return ""
    listed = ", ".join(missing)
    return f"{platform.name}: {len(shown)} of {len(cards)} cards ({listed} left out)"


def chosen(cards: Sequence[Card], count: int) -> tuple[Card, ...]:
    """Choose what to show where only `count` images fit.

    The cover leads, the takeaway carries the address, and between them stand the most telling.
    """
    if len(cards) <= count:
        return tuple(cards)
    ranked = sorted(
        cards[1:],
        key=lambda card: TELLING.index(card.kind) if card.kind in TELLING else len(TELLING),
    )
    kept = {cards[0].index, *(card.index for card in ranked[: count - 1])}
    return tuple(card for card in cards if card.index in kept)


def _pictures(
    post: Post, platform: Platform, folder: str, faces: Faces, look: Look
) -> Iterator[_Picture]:
    for number, card in enumerate(chosen(post.cards, platform.images), start=1):
        scene = lay_out(card, platform.form, faces)
        if look.dark:
            scene = replace(scene, theme="ink")
        if look.skeleton:
            scene = overlaid(scene, platform.form)
        painted = paint(scene, faces)
        image = painted.convert("RGB")
        as_jpeg = platform.file == "jpg"
        data = encode_jpeg(image) if as_jpeg else encode_png(painted, scene.theme)
        yield _Picture(f"{folder}/{number:02}-{card.kind}.{platform.file}", image, data, card)


def _texts(
    post: Post,
    platform: Platform,
    link: str,
    folder: str,
    pictures: Sequence[_Picture],
    broken: list[str],
) -> dict[str, bytes]:
    files = {
        f"{picture.path.rpartition('.')[0]}.alt.txt": f"{picture.card.alt}\n".encode()
        for picture in pictures
    }
    if platform.pdf:
        pages = [picture.image for picture in pictures]
        files[f"{folder}/{post.slug}.pdf"] = encode_pdf(pages, post.title, post.date)
    if platform.characters:
        made = caption(
            post,
            link,
            limit=platform.characters,
            hashtags=platform.hashtags,
            weighted=platform.weighted,
        )
        files[f"{folder}/caption.txt"] = f"{made.text}\n".encode()
        if made.excess:
            broken.append(
                f"{platform.name}, {post.lang}: the caption counts {made.length}, "
                f"{made.excess} over {platform.characters}; shorten the title"
            )
    return files


def _too_large(platform: Platform, pictures: Sequence[_Picture]) -> Iterator[str]:
    for picture in pictures:
        if len(picture.data) > platform.image_bytes:
            yield (
                f"{picture.path} has {len(picture.data):,} bytes; "
                f"{platform.name} takes {platform.image_bytes:,}"
            )


def _record(picture: _Picture, platform: Platform) -> dict[str, object]:
    return {
        "path": picture.path,
        "platform": platform.name,
        "width": picture.image.width,
        "height": picture.image.height,
        "bytes": len(picture.data),
        "sha256": hashlib.sha256(picture.data).hexdigest(),
        "alt": picture.card.alt,
    }


def _sheet(strips: Sequence[Strip], faces: Faces, look: Look) -> bytes:
    theme: Theme = "ink" if look.dark else "paper"
    sheet = contact_sheet(strips, theme, faces)
    return encode_png(coloured(numbers(sheet, theme), theme), theme)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files into an archive that is the same on every run: sorted, with a fixed time."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for path in sorted(files):
            # Pictures are packed already; deflating them again costs time and gains nothing.
            archive.writestr(ZipInfo(path, ZIP_TIME), files[path], ZIP_STORED)
    return data.getvalue()


def _as_json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
