"""A former address leads on, in every language, and can run nothing."""

from __future__ import annotations

import re

from generator.site.forwarding import forwarding, posts_of
from tests.read.samples import entry_of
from tests.site.samples import SETTINGS

ENTRY = entry_of("aliases: [old-name, older]")


def test_there_is_a_page_for_each_former_slug_and_language() -> None:
    assert list(forwarding(ENTRY, SETTINGS)) == [
        "posts/old-name/index.html",
        "zh-TW/posts/old-name/index.html",
        "posts/older/index.html",
        "zh-TW/posts/older/index.html",
    ]


def test_it_leads_to_the_post_with_and_without_the_refresh() -> None:
    page = forwarding(ENTRY, SETTINGS)["zh-TW/posts/older/index.html"].decode()
    assert re.findall(r"url=([^\"]+)|href=\"(\.\.[^\"]+)", page) == [
        ("../example/", ""),
        ("", "../example/"),
    ]
    assert '<html lang="zh-TW">' in page
    assert f'rel="canonical" href="{SETTINGS.url}zh-TW/posts/example/"' in page
    assert "default-src 'none'" in page


def test_posts_are_told_from_other_pages() -> None:
    paths = ["posts/a/index.html", "zh-TW/posts/b/index.html", "index.html", "posts/c/x.png"]
    assert posts_of(paths, "en") == {"a"}
