"""What one entry comes to, small enough to be kept and read again for a thousand posts at once.

Two parts. The record is all that lists, neighbours and the plan of files need, a few kilobytes.
The rest, which only the post's own page and the feeds show, lies apart and is seldom read. Neither
holds values or scenes: those are means, and are made again when a picture is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple, get_type_hints

import msgspec

from generator.kept import Grounds, Passed
from generator.localise.card import Card, StatementCard
from generator.localise.figure import Receipt
from generator.localise.post import Post, Posts
from generator.remarks import Remark, Unreadable
from generator.site.glance import Glance

DRAWN = StatementCard(())
"""What stands for the content of a card that is drawn: nothing after that looks at it."""


class Shown(NamedTuple):
    """What pages that lead to a post show of it: a digest of that and the hanzi in it.

    Some pages show the link alone, others the whole teaser with the cover.
    """

    link: str
    in_link: str
    teaser: str
    in_teaser: str


class Packed(NamedTuple):
    """An archive of cards: its language, its key, and the paths of the cards in their order."""

    lang: str
    key: str
    pictures: tuple[str, ...]


class Record(NamedTuple):
    """What others need of a post that has no errors.

    `own` gives for each language a digest of all that only its own page shows, `shown` what is seen
    of it elsewhere. `pictures`, `archives` and `files` give a key for each path of the site that
    only this post has; `wide` the hanzi and full-width marks of its pages and scripts, by the style
    sheet that brings the fonts.
    """

    slug: str
    former: tuple[str, ...]
    date: dt.date
    draft: bool
    grounds: Grounds
    values: int
    glances: dict[str, Glance]
    shown: dict[str, Shown]
    searched: dict[str, dict[str, str]]
    listed: str
    live: bool
    wide: dict[str, str]
    own: dict[str, str]
    pictures: dict[str, str]
    archives: dict[str, Packed]
    files: dict[str, str]
    remarks: tuple[Remark, ...]

    @property
    def passed(self) -> Passed:
        """Give what a check keeps of it, which finds no more than making it does."""
        return Passed(self.slug, self.former, self.date, self.grounds, self.remarks)


class Rest(NamedTuple):
    """The post whole, with drawn cards, and the content of its own files by path."""

    posts: Posts
    files: Mapping[str, bytes]


class _KeptCard(NamedTuple):
    kind: str
    alt: str
    receipt: Receipt | None


_FIELDS = {name: kind for name, kind in get_type_hints(Post).items() if name != "cards"}
_KeptPost = msgspec.defstruct(
    "_KeptPost", [*_FIELDS.items(), ("cards", tuple[_KeptCard, ...])], array_like=True
)
_KeptRest = tuple[dict[str, _KeptPost], dict[str, bytes]]  # type: ignore[valid-type]  # made above

_records = msgspec.msgpack.Decoder(Record)
_rests = msgspec.msgpack.Decoder[_KeptRest](_KeptRest)


def encode_record(record: Record) -> bytes:
    """Write a record as MessagePack."""
    return msgspec.msgpack.encode(record)


def decode_record(content: bytes) -> Record:
    """Read a record, checking every type. Raises `Unreadable`."""
    try:
        return _records.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable from error


def encode_rest(rest: Rest) -> bytes:
    """Write the rest of a post as MessagePack."""
    posts = {lang: _kept(post) for lang, post in rest.posts.items()}
    return msgspec.msgpack.encode((posts, dict(rest.files)))


def decode_rest(content: bytes) -> Rest:
    """Read the rest of a post, checking every type. Raises `Unreadable`."""
    try:
        posts, files = _rests.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable from error
    return Rest({lang: _post(kept) for lang, kept in posts.items()}, files)


def _kept(post: Post) -> msgspec.Struct:
    cards = tuple(_KeptCard(card.kind, card.alt, card.receipt) for card in post.cards)
    return _KeptPost(**{name: getattr(post, name) for name in _FIELDS}, cards=cards)


def _post(kept: msgspec.Struct) -> Post:
    fields = {name: getattr(kept, name) for name in _FIELDS}
    cards: tuple[_KeptCard, ...] = kept.cards  # type: ignore[attr-defined]  # made from fields
    around = {name: fields[name] for name in ("lang", "topic", "colour", "date")}
    drawn = (
        Card(
            kind=card.kind,
            body=DRAWN,
            **around,
            series="",
            index=index,
            count=len(cards),
            alt=card.alt,
            receipt=card.receipt,
        )
        for index, card in enumerate(cards)
    )
    return Post(**fields, cards=tuple(drawn))
