"""The pages of posts and the home page, as the data that templates are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.localise.figure import Receipt
from generator.localise.post import Citation, Posts
from generator.site.catalogue import newest_first
from generator.site.front_matter import Json
from generator.site.glance import glances
from generator.site.page import home_page
from tests.site.reading import data_of
from tests.site.samples import (
    BODY,
    SETTINGS,
    a_week,
    english,
    first,
    post_pages,
    shown,
    site_pages,
    years,
)


def only_english(**changes: object) -> Posts:
    return {**first(), "en": replace(english(), **changes)}  # type: ignore[arg-type]  # field names


def english_page(posts: Posts) -> str:
    return post_pages([posts])["posts/llm-memory-101.en.md"]


def test_a_post_becomes_one_page_a_language_with_the_authors_markdown_untouched() -> None:
    pages = post_pages([first()])
    assert set(pages) == {"posts/llm-memory-101.en.md", "posts/llm-memory-101.zh-TW.md"}
    for lang in SETTINGS.languages:
        assert pages[f"posts/llm-memory-101.{lang}.md"].endswith("\n\n" + BODY[lang])


def test_cards_are_listed_in_order_with_the_size_that_keeps_the_page_from_jumping() -> None:
    cards = data_of(english_page(first()))["cards"]
    assert isinstance(cards, list)
    assert cards[0] == {
        "src": "cards/llm-memory-101/en/01-cover.webp",
        "alt": "Card 1 says so",
        "width": 1080,
        "height": 1350,
    }
    assert cards[-1]["src"] == "cards/llm-memory-101/en/10-takeaway.webp"


def test_the_hook_in_plain_words_is_the_description() -> None:
    description = data_of(english_page(first()))["description"]
    assert (
        description == "In BF16 it needs 40 GB. In FP4 it needs 10 GB, "
        "and then the context window sends its bill."
    )


def test_a_number_in_a_headline_does_not_part_from_its_unit() -> None:
    assert (
        data_of(english_page(first()))["title"] == "Can a 20B model fit in a 16\u00a0GB Mac mini?"
    )


def test_an_ordinary_word_behind_a_number_may_go_to_the_next_line() -> None:
    page = english_page(only_english(title="All 40 models of 2026 at a glance"))
    assert data_of(page)["title"] == "All 40 models of 2026 at a glance"


def test_receipts_keep_figures_and_units_together() -> None:
    value = shown("kv", "270 MiB", "KV cache", Receipt("4,096 token × 0.5 B/token", "= 270 MiB"))
    numbers = data_of(english_page(only_english(numbers=(value,))))["numbers"]
    assert isinstance(numbers, list)
    assert numbers[0]["receipt"] == {
        "left": "4,096\u00a0token × 0.5\u00a0B/token",
        "right": "= 270\u00a0MiB",
    }


def test_an_exact_value_is_told_only_when_it_says_more() -> None:
    same, more = shown("a", "40 GB", "a"), shown("b", "9.06 GB", "b", exact="9,059,696,640 B")
    numbers = data_of(english_page(only_english(numbers=(same, more))))["numbers"]
    assert isinstance(numbers, list)
    assert [number["exact"] for number in numbers] == ["", "9,059,696,640 B"]


def test_only_web_addresses_become_links() -> None:
    citations = (
        Citation(1, "a paper", "https://example.com/paper", ""),
        Citation(2, "a trap", "javascript:alert(1)", ""),
        Citation(3, "a book", "", ""),
    )
    sources = data_of(english_page(only_english(citations=citations)))["sources"]
    assert isinstance(sources, list)
    assert [source["url"] for source in sources] == ["https://example.com/paper", "", ""]


def test_a_post_leads_to_its_neighbours_in_its_own_language() -> None:
    page = post_pages(newest_first(a_week()))["posts/earlier-1.zh-TW.md"]
    data = data_of(page)
    assert data["newer"] == {
        "title": "16\u00a0GB 的 Mac mini，裝得下 20B 模型嗎？",
        "url": "zh-TW/posts/llm-memory-101/",
        "borrowed": "",
    }
    assert data["older"] == {
        "title": "每多一個 token 就變大的快取",
        "url": "zh-TW/posts/earlier-2/",
        "borrowed": "",
    }


def test_a_post_leads_to_its_topic_and_tags_in_its_own_language() -> None:
    data = data_of(post_pages([first()])["posts/llm-memory-101.zh-TW.md"])
    assert data["topic_url"] == "zh-TW/topics/memory/"
    assert data["tags"] == [
        {"name": "KV 快取", "url": "zh-TW/tags/kv-cache/"},
        {"name": "量化", "url": "zh-TW/tags/quantization/"},
        {"name": "在地端跑 AI", "url": "zh-TW/tags/local-ai/"},
    ]


def test_an_edit_in_a_body_changes_no_other_page() -> None:
    week = newest_first(a_week())
    edited = {lang: replace(post, body="Rewritten.\n") for lang, post in week[2].items()}
    before = site_pages(week)
    after = site_pages((*week[:2], edited, *week[3:]))
    changed = {name for name, page in after.items() if page != before[name]}
    assert changed == {"posts/earlier-2.en.md", "posts/earlier-2.zh-TW.md"}


def home(posts: Sequence[Posts]) -> Mapping[str, Json]:
    ordered = newest_first(posts)
    earlier = [glances(one) for one in ordered[1:]]
    return data_of(home_page(ordered[0] if ordered else None, earlier, "en", SETTINGS))


def test_home_shows_the_newest_post_with_a_receipt_and_the_week_below() -> None:
    data = home(a_week())
    newest, earlier = data["newest"], data["earlier"]
    assert isinstance(newest, dict)
    assert isinstance(earlier, list)
    assert newest["url"] == "posts/llm-memory-101/"
    assert newest["receipt"] == {
        "left": "20\u00a0B param × 0.5\u00a0B/param",
        "right": "= 10\u00a0GB",
    }
    assert [post["date"] for post in earlier] == [f"2026-01-{day}" for day in range(27, 22, -1)]
    assert data["earlier_label"] == "The past week"


def test_home_holds_a_week_however_many_posts_there_are() -> None:
    earlier = home(years(40))["earlier"]
    assert isinstance(earlier, list)
    assert len(earlier) == 6


def test_a_gap_in_the_posts_is_not_called_a_week() -> None:
    assert home(years(3, every=30))["earlier_label"] == "Earlier"


def test_the_very_first_post_fills_home_with_its_own_cards() -> None:
    alone = home([first()])["inside"]
    assert isinstance(alone, list)
    assert [card["alt"] for card in alone] == [f"Card {n} says so" for n in range(2, 8)]
    assert home(a_week())["inside"] == []


def test_home_does_without_posts() -> None:
    assert "newest" not in home([])


def test_every_page_exists_in_every_language() -> None:
    pages = site_pages(newest_first(a_week()))
    assert {name.removesuffix(".en.md") for name in pages if name.endswith(".en.md")} == {
        name.removesuffix(".zh-TW.md") for name in pages if name.endswith(".zh-TW.md")
    }
