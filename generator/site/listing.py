"""The pages that are lists of posts: archive, years, topics and tags; and the owner's own pages.

Every list page says how many posts there are, and only lines of posts stand on it, never bodies.
A site of a thousand posts adds a few dozen of them; the pages of past years and all numbered
pages stay as they are when a post is added (see `catalogue.leaves`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.site.address import (
    ARCHIVE,
    TOPICS,
    leaf_name,
    page_file,
    page_url,
    tag_name,
    topic_name,
    year_name,
)
from generator.site.catalogue import Leaf, by_month, by_year, leaves
from generator.site.frame import Data, list_data, page_data
from generator.site.front_matter import with_front_matter
from generator.site.glance import Glance, Glances, any_tongue, as_line, as_link, as_teaser
from generator.site.tree import Settings

NEWEST_IN_ARCHIVE = 30
COVERS = 6
"""How many posts at the top of a topic are shown with their covers."""
NEWEST_OF_TOPIC = 3


class Edition(NamedTuple):
    """The site in one language."""

    lang: str
    settings: Settings

    @property
    def words(self) -> Mapping[str, str]:
        """The words of menus and headings."""
        return self.settings.words[self.lang]

    @property
    def default(self) -> str:
        """The language at the root of the site."""
        return self.settings.languages[0]

    def url(self, name: str) -> str:
        """Give the address of a page in this language."""
        return page_url(name, self.lang, self.default)

    def own(self, posts: Sequence[Glances]) -> list[Glance]:
        """Look at posts in this language."""
        return [one[self.lang] for one in posts]


class Shelf(NamedTuple):
    """A topic or tag with its posts, newest first. `kind` is a key of the site's words."""

    kind: str
    name: str
    titles: dict[str, str]
    colour: str
    about: dict[str, str]
    posts: list[Glances]


def list_pages(ordered: Sequence[Glances], settings: Settings) -> dict[str, str]:
    """Make all list pages from posts that are sorted newest first."""
    topics, tags = topic_shelves(ordered, settings), tag_shelves(ordered)
    pages: dict[str, str] = {}
    for lang in settings.languages:
        edition = Edition(lang, settings)
        made = [archive_page(ordered, edition), topics_page(topics, tags, edition)]
        made += year_pages(ordered, edition)
        for shelf in (*topics, *tags):
            made += shelf_pages(shelf, edition)
        pages |= {page_file(str(data["name"]), lang): with_front_matter(data) for data in made}
    return pages


def own_pages(settings: Settings) -> dict[str, str]:
    """Make the pages of the site's owner."""
    pages: dict[str, str] = {}
    for own in settings.own:
        for lang in settings.languages:
            title, about = own.title[lang].value, own.about[lang].value
            data = page_data(own.name, lang, "page.html", title, about)
            pages[page_file(own.name, lang)] = with_front_matter(data, own.body[lang].value)
    return pages


def topic_shelves(ordered: Sequence[Glances], settings: Settings) -> list[Shelf]:
    """Sort posts by topic: in the order of `content/topics.yaml`, with those no post has yet."""
    posts: dict[str, list[Glances]] = {key: [] for key in settings.topics.topics}
    for one in ordered:
        posts.setdefault(any_tongue(one).topic_key, []).append(one)
    return [_topic(key, found, settings) for key, found in posts.items()]


def tag_shelves(ordered: Sequence[Glances]) -> list[Shelf]:
    """Sort posts by tag, the tag with most posts first."""
    posts: dict[str, list[Glances]] = defaultdict(list)
    titles: dict[str, dict[str, str]] = {}
    for one in ordered:
        for place, key in enumerate(any_tongue(one).tag_keys):
            posts[key].append(one)
            titles.setdefault(key, {lang: seen.tags[place] for lang, seen in one.items()})
    keys = sorted(posts, key=lambda key: (-len(posts[key]), key))
    return [Shelf("tag", tag_name(key), titles[key], "", {}, posts[key]) for key in keys]


def archive_page(ordered: Sequence[Glances], edition: Edition) -> Data:
    """List the newest posts, and every month of every year with the number of its posts."""
    words = edition.words
    data = page_data(
        ARCHIVE, edition.lang, "archive.html", words["archive"], words["archive_about"]
    )
    return data | {
        **list_data(edition.own(ordered)),
        "section": ARCHIVE,
        "count": _count(len(ordered), edition),
        "years": [
            {
                "year": year,
                "url": edition.url(year_name(year)),
                "months": _months_of(posts, edition),
            }
            for year, posts in by_year(ordered)
        ],
        "months": _by_month(ordered[:NEWEST_IN_ARCHIVE], edition),
        "rest": _rest(ordered[NEWEST_IN_ARCHIVE:], edition),
    }


def year_pages(ordered: Sequence[Glances], edition: Edition) -> Iterator[Data]:
    """List the posts of each year by month; a page leads to the year before and after."""
    years, words = by_year(ordered), edition.words
    for place, (year, posts) in enumerate(years):
        title = words["of_year"].replace("{year}", year)
        about = words["of_year_about"].replace("{year}", year)
        older = years[place + 1][0] if place + 1 < len(years) else None
        newer = years[place - 1][0] if place else None
        yield page_data(year_name(year), edition.lang, "archive.html", title, about) | {
            **list_data(edition.own(posts)),
            "section": ARCHIVE,
            "up": {"title": words["archive"], "url": edition.url(ARCHIVE)},
            "count": _count(len(posts), edition),
            "months": _by_month(posts, edition),
            "older": _year_link(older, edition),
            "newer": _year_link(newer, edition),
        }


def topics_page(topics: Sequence[Shelf], tags: Sequence[Shelf], edition: Edition) -> Data:
    """Show every topic with its newest posts, and all tags."""
    words = edition.words
    newest = edition.own([shelf.posts[0] for shelf in topics if shelf.posts])
    latest_first = sorted(newest, key=lambda one: (one.date, one.slug), reverse=True)
    data = page_data(TOPICS, edition.lang, "topics.html", words["topics"], words["topics_about"])
    return data | {
        **list_data(latest_first),
        "section": TOPICS,
        "topics": [_shelf_link(shelf, edition) for shelf in topics],
        "tags": [_shelf_link(shelf, edition) for shelf in tags],
    }


def shelf_pages(shelf: Shelf, edition: Edition) -> Iterator[Data]:
    """List the posts of a topic or tag: the newest with their covers, old ones on pages by number.

    A topic without posts has its page too, as it is in the list of topics.
    """
    for leaf in leaves(shelf.posts):
        yield _shelf_frame(shelf, leaf, edition) | {
            **list_data(edition.own(leaf.posts)),
            "section": TOPICS,
            "up": _up(shelf, edition),
            "kind": shelf.kind,
            "colour": shelf.colour,
            "intro": "" if leaf.number else shelf.about.get(edition.lang, ""),
            "count": "" if leaf.number else _count(len(shelf.posts), edition),
            **_leaf_posts(leaf, edition),
            "older": _leaf_link(shelf, leaf.older, "older_posts", edition),
            "newer": _leaf_link(shelf, leaf.newer, "newer_posts", edition),
        }


def _shelf_frame(shelf: Shelf, leaf: Leaf, edition: Edition) -> Data:
    words, name = edition.words, shelf.titles[edition.lang]
    title = name
    if leaf.number:
        title = words["numbered"].replace("{title}", name).replace("{number}", f"{leaf.number}")
    told = words[f"{shelf.kind}_about"].replace("{name}", name)
    about = shelf.about.get(edition.lang) or told
    return page_data(leaf_name(shelf.name, leaf.number), edition.lang, "topic.html", title, about)


def _up(shelf: Shelf, edition: Edition) -> Data:
    """Lead from a topic to all topics, from a tag to all tags, which stand on the same page."""
    url = edition.url(TOPICS)
    if shelf.kind == "tag":
        return {"title": edition.words["tags"], "url": f"{url}#tags"}
    return {"title": edition.words["topics"], "url": url}


def _leaf_posts(leaf: Leaf, edition: Edition) -> Data:
    covers = 0 if leaf.number else COVERS
    posts = edition.own(leaf.posts)
    return {
        "covers": [as_teaser(one, edition.default) for one in posts[:covers]],
        "posts": [as_line(one, edition.default) for one in posts[covers:]],
    }


def _topic(key: str, posts: list[Glances], settings: Settings) -> Shelf:
    known, seen = settings.topics, posts[0] if posts else None
    titles = {
        lang: seen[lang].topic if seen else known.name(key, lang) for lang in settings.languages
    }
    colour = any_tongue(seen).colour if seen else known.colour(key)
    about = {lang: known.about(key, lang) for lang in settings.languages}
    return Shelf("topic", topic_name(key), titles, colour, about, posts)


def _shelf_link(shelf: Shelf, edition: Edition) -> Data:
    newest = edition.own(shelf.posts[:NEWEST_OF_TOPIC])
    return {
        "title": shelf.titles[edition.lang],
        "url": edition.url(shelf.name),
        "colour": shelf.colour,
        "count": len(shelf.posts),
        "said": _count(len(shelf.posts), edition),
        "newest": [as_link(one, edition.default) for one in newest],
    }


def _leaf_link(shelf: Shelf, number: int | None, word: str, edition: Edition) -> Data | None:
    if number is None:
        return None
    return {"title": edition.words[word], "url": edition.url(leaf_name(shelf.name, number))}


def _year_link(year: str | None, edition: Edition) -> Data | None:
    return {"title": year, "url": edition.url(year_name(year))} if year else None


def _by_month(posts: Sequence[Glances], edition: Edition) -> list[Data]:
    return [
        {
            "month": month,
            "title": edition.words["month_of_year"].format(
                year=month[:4], month=_month(month, edition)
            ),
            "posts": [as_line(one, edition.default) for one in edition.own(group)],
        }
        for month, group in by_month(posts)
    ]


def _months_of(posts: Sequence[Glances], edition: Edition) -> list[Data]:
    return [
        {"month": month, "title": _month(month, edition), "count": len(group)}
        for month, group in reversed(by_month(posts))
    ]


def _rest(older: Sequence[Glances], edition: Edition) -> Data | None:
    """Lead to the month of the newest post that is not on the page, if there is one."""
    if not older:
        return None
    date = any_tongue(older[0]).date
    url = f"{edition.url(year_name(f'{date:%Y}'))}#m-{date:%Y-%m}"
    return {"title": edition.words["older_posts"], "url": url}


def _month(month: str, edition: Edition) -> str:
    """Name the month of `2026-01`; the names are among the site's words."""
    return edition.words[f"month_{month[-2:]}"]


def _count(number: int, edition: Edition) -> str:
    word = "one_post" if number == 1 else "some_posts"
    return edition.words[word].replace("{count}", f"{number:,}")
