"""The first draft of a post: a dated file that teaches while it is being changed.

A whole small post rather than empty fields: it passes `trivia check` from the first minute, so that
every message an author then sees is about what they typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.read.entry_reader import slug_fault
from generator.read.shape import did_you_mean
from generator.read.slugs import slug_of
from generator.read.source import read_bytes
from generator.read.topics import Topics
from generator.world import BadWorld

SKELETON = Path(__file__).with_name("skeleton.yaml")
BLOCK = r"\|\n(?:(?: {4}.*)?\n)+?(?= {0,3}\S)|.*\n"
PAIR = re.compile(
    rf"^(?P<before> +(?:- )?)en: (?P<en>{BLOCK}) +zh-TW: (?P<zh>{BLOCK})", re.MULTILINE
)
"""A text in both languages that the skeleton has words in; other languages start from English."""


def new_path(slug: str, date: dt.date, taken: Iterable[Path]) -> Path:
    """Give the file's path below `content/posts`.

    Raises `BadWorld` for a slug that cannot be one or that another post has.
    """
    if fault := slug_fault(slug):
        mended = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")
        guess = "" if slug_fault(mended) else f"; try `{mended}`"
        raise BadWorld(f"`{slug}` cannot be a slug: {fault}{guess}")
    for path in taken:
        if slug_of(path) == slug:
            raise BadWorld(f"`{path.name}` has the slug `{slug}` already")
    return Path(f"{date.year:04}", f"{date}-{slug}.yaml")


def next_free_day(today: dt.date, taken: Iterable[dt.date]) -> dt.date:
    """Give the first day from today on that has no post yet."""
    busy, day = set(taken), today
    while day in busy:
        day += dt.timedelta(days=1)
    return day


def skeleton(languages: Iterable[str], topics: Topics, topic: str = "") -> str:
    """Give the text of the first draft. Raises `BadWorld` for a topic that the site has not."""
    known = list(topics.topics)
    if topic and known and topic not in known:
        guess = did_you_mean(topic, known)
        raise BadWorld(f"`{topic}` is no topic of content/topics.yaml" + (guess and f"; {guess}"))
    text = read_bytes(SKELETON).decode("utf-8")
    chosen = topic or next(iter(known), "memory")
    about = f"one of content/topics.yaml: {', '.join(known)}" if known else "one word"
    head = f"{f'topic: {chosen}':<31} # {about}"
    return "".join(_in_languages(text, tuple(languages))).replace("topic: memory", head, 1)


def _in_languages(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Give each text of the skeleton once per language of the site."""
    at = 0
    for pair in PAIR.finditer(text):
        yield text[at : pair.start()]
        at = pair.end()
        for number, lang in enumerate(languages):
            before = pair["before"] if number == 0 else " " * len(pair["before"])
            yield f"{before}{lang}: {pair['zh'] if lang == 'zh-TW' else pair['en']}"
    yield text[at:]
