"""Which other posts a post leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.site.glance import Glance, Glances, glances
from generator.site.related import REACH, related
from tests.site.samples import english, years

PATTERN: Glance = glances({"en": english()})["en"]


def post(slug: str, day: int, topic: str, tags: str = "", rows: str = "") -> Glances:
    """A post of a day in January: `tags` and `rows` are letters, one each."""
    return {
        "en": PATTERN._replace(
            slug=slug,
            date=dt.date(2026, 1, day),
            topic_key=topic,
            tag_keys=tuple(tags),
            rows=tuple(rows),
        )
    }


def offered(ordered: Sequence[Glances], slug: str) -> list[str]:
    slugs = [one["en"].slug for one in ordered]
    return [slugs[other] for other in related(ordered)[slugs.index(slug)]]


FAR = post("newest", 30, "else"), post("also", 29, "else")
"""Two posts in front, so that what a test is about is nobody's neighbour."""


def test_a_shared_model_says_more_than_a_tag_and_a_tag_more_than_the_topic() -> None:
    ordered = [
        post("this", 28, "memory", tags="a", rows="m"),
        *FAR,
        post("topic", 20, "memory"),
        post("tag", 10, "energy", tags="a"),
        post("model", 5, "energy", rows="m"),
    ]
    assert offered(ordered, "this") == ["model", "tag", "topic"]


def test_of_equals_the_nearer_in_time_comes_first() -> None:
    ordered = [
        post("late", 25, "memory"),
        post("later", 22, "memory"),
        post("neighbour", 21, "memory"),
        post("this", 20, "memory"),
        post("another", 19, "memory"),
        post("early", 10, "memory"),
    ]
    assert offered(ordered, "this") == ["later", "late", "early"]


def test_the_neighbours_in_time_are_left_out_as_the_page_leads_to_them_already() -> None:
    ordered = [post(slug, day, "memory") for slug, day in (("c", 3), ("b", 2), ("a", 1))]
    assert related(ordered) == [(2,), (), (0,)]


def test_a_post_with_nothing_in_common_is_not_offered() -> None:
    ordered = [post("this", 28, "memory", "a", "m"), *FAR, post("other", 1, "energy", "b", "n")]
    assert offered(ordered, "this") == []


def test_a_new_post_touches_only_the_newest_of_what_it_shares() -> None:
    before = [glances(posts) for posts in years(600)]
    fresh = {
        lang: one._replace(slug="fresh", date=dt.date(2026, 1, 29))
        for lang, one in before[0].items()
    }
    after = [[other - 1 for other in others] for others in related([fresh, *before])[1:]]
    changed = [
        position
        for position, others in enumerate(related(before))
        if list(others) != after[position]
    ]
    assert len(changed) <= 4 * (2 * REACH + 1)
    assert max(changed, default=0) < 100
