"""A link in a body leads to a post, a heading or another site; all else is found before readers."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.site.links import check_links, check_page_links, headings
from tests.localise.example import entry_text, read
from tests.site.samples import ABOUT, text

SLUGS = {"example", "kv-cache"}


def _told(body: str) -> list[tuple[str, str]]:
    entry, _ = read(entry_text(body=body))
    problems = Problems()
    check_links([entry], SLUGS, problems)
    return list(dict.fromkeys((found.message, found.help) for found in problems.found))


@pytest.mark.parametrize(
    "link",
    [
        "../kv-cache/",
        "../kv-cache",
        "../kv-cache/#why",
        "https://example.org/",
        "mailto:a@b.example",
    ],
)
def test_good_links_pass(link: str) -> None:
    assert _told(f"See [this]({link}).") == []


def test_a_heading_of_the_same_text_can_be_linked() -> None:
    assert _told("## The second bill\n\nSee [above](#the-second-bill).") == []


def test_a_link_without_an_address_is_told() -> None:
    assert _told("See [this]().") == [("a link needs an address", "")]


def test_a_link_in_code_is_only_shown() -> None:
    assert _told("`[x](nowhere.md)`") == []


@pytest.mark.parametrize(
    ("link", "help_"),
    [
        ("../kv-cash/", "did you mean `kv-cache`?"),
        ("nowhere.md", "`../slug-of-the-post/`"),
        ("/posts/kv-cache/", "`../slug-of-the-post/`"),
        ("#nowhere", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_what_is_near(link: str, help_: str) -> None:
    assert _told(f"See [this]({link}).") == [(f"`{link}` leads nowhere", help_)]


def test_repeated_and_chinese_headings_get_the_anchors_of_the_page() -> None:
    assert headings("## Why\n\n## Why\n\n## 為什麼") == {"why", "why_1", "_1"}


def _told_of_page(body: str) -> list[tuple[str, str]]:
    problems = Problems()
    check_page_links([ABOUT._replace(body={"en": text(body)})], SLUGS, problems)
    return [(found.message, found.help) for found in problems.found]


@pytest.mark.parametrize(
    "link",
    [
        *("../posts/kv-cache/", "../posts/kv-cache/#why", "../archive/", "../topics/", "../about/"),
        *("https://example.org/", "mailto:a@b.example", "#checked"),
    ],
)
def test_a_page_may_lead_anywhere_on_the_site(link: str) -> None:
    assert _told_of_page(f"## Checked\n\nSee [this]({link}).") == []


@pytest.mark.parametrize(
    ("link", "help_"),
    [
        ("../posts/kv-cash/", "did you mean `posts/kv-cache`?"),
        ("../kv-cache/", "did you mean `posts/kv-cache`?"),
        ("../feed.xml", ""),
        ("posts/kv-cache/", "`../archive/`"),
        ("#nowhere", ""),
    ],
)
def test_a_link_of_a_page_that_leads_nowhere_is_told(link: str, help_: str) -> None:
    assert _told_of_page(f"See [this]({link}).") == [(f"`{link}` leads nowhere", help_)]
