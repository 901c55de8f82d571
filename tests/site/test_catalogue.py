"""The order of posts, their neighbours, and lists cut into pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.localise.post import Posts
from generator.site.catalogue import (
    PER_PAGE,
    Leaf,
    any_language,
    around,
    by_month,
    by_year,
    leaves,
    newest_first,
)
from generator.site.glance import Glances, any_tongue, glances
from tests.site.samples import first, renamed


def post(slug: str, day: str) -> Posts:
    return renamed(first(), slug, dt.date.fromisoformat(day), {"en": slug, "zh-TW": slug})


def seen(slug: str, day: str) -> Glances:
    return glances(post(slug, day))


def slugs(posts: Sequence[Posts]) -> list[str]:
    return [any_language(one).slug for one in posts]


def names(posts: Sequence[Glances]) -> list[str]:
    return [any_tongue(one).slug for one in posts]


def test_newest_comes_first_whatever_the_order_of_files() -> None:
    posts = [post("b", "2026-01-02"), post("c", "2026-02-01"), post("a", "2025-12-31")]
    assert slugs(newest_first(posts)) == ["c", "b", "a"]


def test_two_posts_of_one_day_have_a_fixed_order() -> None:
    pair = [post("a", "2026-01-02"), post("b", "2026-01-02")]
    assert newest_first(pair) == newest_first(reversed(pair))


def test_a_post_knows_its_neighbours_and_the_ends_have_one() -> None:
    posts = (seen("c", "2026-01-03"), seen("b", "2026-01-02"), seen("a", "2026-01-01"))
    newest, middle, oldest = around(posts, [(2,), (), (0,)])
    assert newest.newer is None
    assert (middle.newer, middle.older) == (posts[0], posts[2])
    assert oldest.older is None
    assert newest.related == (posts[2],)


def test_months_and_years_follow_the_order_of_the_posts() -> None:
    posts = (seen("d", "2026-02-01"), seen("c", "2026-01-31"), seen("b", "2025-12-31"))
    months = [(month, names(group)) for month, group in by_month(posts)]
    assert months == [("2026-02", ["d"]), ("2026-01", ["c"]), ("2025-12", ["b"])]
    assert [(year, names(group)) for year, group in by_year(posts)] == [
        ("2026", ["d", "c"]),
        ("2025", ["b"]),
    ]


def numbered(count: int) -> list[Leaf]:
    one = any_tongue(seen("a", "2026-01-01"))
    return list(leaves([{"en": one._replace(slug=str(place))} for place in range(count, 0, -1)]))


def test_a_short_list_is_one_page() -> None:
    for count in (0, 1, PER_PAGE, 2 * PER_PAGE - 1):
        (page,) = numbered(count)
        assert (page.number, len(page.posts), page.older, page.newer) == (0, count, None, None)


def test_old_pages_stay_as_they_are_when_a_post_is_added() -> None:
    for count in range(2 * PER_PAGE, 5 * PER_PAGE):
        before = {page.number: names(page.posts) for page in numbered(count)}
        after = {page.number: names(page.posts) for page in numbered(count + 1)}
        assert all(after[number] == before[number] for number in before if number)


def test_the_newest_page_is_never_short_and_no_post_is_lost() -> None:
    for count in (2 * PER_PAGE, 3 * PER_PAGE - 1, 10 * PER_PAGE + 7):
        pages = numbered(count)
        assert PER_PAGE <= len(pages[0].posts) < 2 * PER_PAGE
        everything = [name for page in pages for name in names(page.posts)]
        assert everything == [str(place) for place in range(count, 0, -1)]


def test_pages_of_a_list_lead_to_each_other() -> None:
    links = [(page.number, page.older, page.newer) for page in numbered(4 * PER_PAGE)]
    assert links == [(0, 3, None), (3, 2, 0), (2, 1, 3), (1, None, 2)]
