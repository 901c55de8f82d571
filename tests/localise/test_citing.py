"""The sources of a post are numbered, and the foot of a card names one or counts assumptions."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.localise.post import Post
from generator.localise.posts import Place, localise
from generator.read.topics import read_topics
from tests.conftest import ROOT
from tests.localise.example import LANGUAGES, entry_text, solved

SUM = "formula: one + two + three, label: {en: all, zh-TW: 全部}"


def post_of(text: str, lang: str) -> Post:
    entry, problems = solved(text)
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    post = localise(entry, lang, read_topics(ROOT, LANGUAGES, Problems()), place, problems)
    assert post is not None, problems.found
    return post


def test_equal_sources_of_two_rows_are_one_for_readers() -> None:
    more = """
    sources:
      card: {title: A card, url: "https://a.test/", read: 2026-01-02}
      again: {title: A card, url: "https://a.test/", read: 2026-01-02}
      later: {title: A card, url: "https://a.test/", read: 2026-01-03}
    """
    given = "".join(
        f"  {name}: {{value: 8 GB, source: {source}}}\n"
        for name, source in (("one", "card"), ("two", "again"), ("three", "later"))
    )
    text = entry_text(more=more).replace("derive:\n", f"{given}derive:\n  all: {{{SUM}}}\n", 1)
    post = post_of(text, "en")
    assert [(c.number, c.detail) for c in post.citations] == [
        (1, "read 2026-01-02"),
        (2, "read 2026-01-03"),
    ]
    (added,) = (shown for shown in post.numbers if shown.figure.ref == "all")
    assert added.sources == (1, 2)


@pytest.mark.parametrize(
    ("formula", "lang", "foot"),
    [
        ("a + a", "en", "Assumption: A"),
        ("a + b", "en", "Assumption: A, and 1 more assumption"),
        ("a + b + c", "en", "Assumption: A, and 2 more assumptions"),
        ("a + b + c", "zh-TW", "假設：A，另有 2 項假設"),
    ],
)
def test_the_foot_of_a_card_counts_the_assumptions(formula: str, lang: str, foot: str) -> None:
    given = "".join(
        f"  {name}: {{value: 8 GB, assume: {{en: {name.upper()}, zh-TW: {name.upper()}}}}}\n"
        for name in "abc"
    )
    card = "cards: [{number: {value: all, lead: {en: It takes, zh-TW: 要}}}]"
    derive = f"  all: {{formula: {formula}, show: GB}}\n"
    text = entry_text().replace("derive:\n", f"{given}derive:\n{derive}", 1) + card
    assert post_of(text, lang).cards[0].cite == foot
