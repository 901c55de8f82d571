"""Addresses, which must not change once they are published."""

from __future__ import annotations

import pytest

from generator.site.address import card_file, page_file, page_url, post_name


@pytest.mark.parametrize(
    ("name", "lang", "url"),
    [
        ("index", "en", ""),
        ("index", "zh-TW", "zh-TW/"),
        ("archive", "zh-TW", "zh-TW/archive/"),
        (post_name("kv-cache"), "en", "posts/kv-cache/"),
        (post_name("kv-cache"), "zh-TW", "zh-TW/posts/kv-cache/"),
    ],
)
def test_the_first_language_lives_at_the_root(name: str, lang: str, url: str) -> None:
    assert page_url(name, lang, default="en") == url


def test_files_are_named_by_language_as_the_plug_in_expects() -> None:
    assert page_file(post_name("kv-cache"), "zh-TW") == "posts/kv-cache.zh-TW.md"


def test_cards_sort_by_name_in_their_order() -> None:
    names = [card_file("kv-cache", "en", position, "number") for position in range(1, 21)]
    assert names == sorted(names)
