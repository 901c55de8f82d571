from __future__ import annotations

import datetime as dt

from generator.localise.post import Posts
from generator.site.catalogue import any_language, by_month, newest_first, placed
from tests.site.samples import first, renamed


def post(slug: str, day: str) -> Posts:
    return renamed(first(), slug, dt.date.fromisoformat(day), {"en": slug, "zh-TW": slug})


def slugs(posts: tuple[Posts, ...]) -> list[str]:
    return [any_language(one).slug for one in posts]


def test_newest_comes_first_whatever_the_order_of_files() -> None:
    posts = [post("b", "2026-01-02"), post("c", "2026-02-01"), post("a", "2025-12-31")]
    assert slugs(newest_first(posts)) == ["c", "b", "a"]


def test_two_posts_of_one_day_have_a_fixed_order() -> None:
    pair = [post("a", "2026-01-02"), post("b", "2026-01-02")]
    assert newest_first(pair) == newest_first(reversed(pair))


def test_a_post_knows_its_neighbours_and_the_ends_have_one() -> None:
    newest, middle, oldest = placed(
        (post("c", "2026-01-03"), post("b", "2026-01-02"), post("a", "2026-01-01"))
    )
    assert newest.newer is None
    assert middle.newer == newest.posts
    assert middle.older == oldest.posts
    assert oldest.older is None


def test_months_follow_the_order_of_the_posts() -> None:
    posts = (post("c", "2026-02-01"), post("b", "2026-01-31"), post("a", "2026-01-01"))
    assert [(month, slugs(group)) for month, group in by_month(posts)] == [
        ("2026-02", ["c"]),
        ("2026-01", ["b", "a"]),
    ]
