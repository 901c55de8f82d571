"""Captions say as much as a platform's counting allows, and never a cut sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.localise.captions import caption, weighted_length
from generator.localise.figure import Run
from generator.localise.post import Post

LINK = "https://daily-ai-trivia.example/posts/llm-memory-101/"


def _post(title: str, hook: str = "In BF16 it needs 40\u00a0GB.") -> Post:
    return Post(
        slug="llm-memory-101",
        lang="en",
        date=dt.date(2026, 1, 28),
        topic_key="memory",
        topic="Memory",
        colour="signal",
        tags=("KV cache", "local AI", "RNN"),
        title=title,
        hook=(Run(hook),),
        body="",
        minutes=3,
        numbers=(),
        assumptions=(),
        citations=(),
        cards=(),
        updated=dt.date(2026, 1, 28),
    )


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("abc", 3),
        ("記憶體", 6),
        ("“quoted” – dash", 15),
        ("…", 2),
        (f"see {LINK}", 4 + 23),
        ("16 GB 的", 8),
        ("e\u0301", 1),
    ],
)
def test_x_counts_hanzi_twice_and_links_as_23(text: str, length: int) -> None:
    assert weighted_length(text) == length


def test_everything_fits_where_there_is_room() -> None:
    made = caption(_post("Can it fit?"), LINK, limit=2200, hashtags=2, weighted=False)
    assert made.text == f"Can it fit?\n\nIn BF16 it needs 40 GB.\n\n{LINK}\n\n#KVcache #localAI"
    assert made.excess == 0


def test_tags_go_before_the_hook() -> None:
    without_tags = caption(_post("Can it fit?"), LINK, limit=93, hashtags=3, weighted=False)
    assert without_tags.text == f"Can it fit?\n\nIn BF16 it needs 40 GB.\n\n{LINK}"
    without_hook = caption(_post("Can it fit?"), LINK, limit=70, hashtags=3, weighted=False)
    assert without_hook.text == f"Can it fit?\n\n{LINK}"


def test_what_cannot_fit_is_whole_with_its_excess() -> None:
    made = caption(_post("記" * 140), LINK, limit=280, hashtags=0, weighted=True)
    assert made.text.startswith("記" * 140)
    assert (made.length, made.excess) == (280 + 2 + 23, 25)
