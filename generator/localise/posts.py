"""A solved entry and a language into one finished post: the arrow `Solved → Post`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from generator.compute.solved import Solved, Value
from generator.diagnostics import Problems
from generator.localise.alt import alt_text
from generator.localise.card import Card
from generator.localise.card_values import named
from generator.localise.cards import Address, card_body, main_value
from generator.localise.citing import assumption, citations_of, cite
from generator.localise.figure import Receipt
from generator.localise.fill import (
    Blocks,
    Filler,
    check_markdown,
    markdown,
    plain_text,
    rich_in,
)
from generator.localise.mathml import formula_block
from generator.localise.numbers import exact
from generator.localise.page_charts import card_of, page_chart
from generator.localise.panel import panel, results_of
from generator.localise.post import Citation, Post, Shown
from generator.localise.receipts import (
    LARGE,
    compact_symbol,
    exact_receipt,
    receipt,
    without_counts,
)
from generator.localise.template import Block, Panel
from generator.localise.wording import amount_words, figure, spread
from generator.localise.words import Words, load_words
from generator.read.cards import Card as CardSpec
from generator.read.cards import Formula
from generator.read.topics import Topics

ENGLISH_PACE = 230
"""Words a minute, silent reading of non-fiction: 238 in Brysbaert 2019, rounded down."""
CHINESE_PACE = 400
"""Characters a minute; an assumption, in the middle of what reading studies report."""
HANZI = re.compile(r"[\u4e00-\u9fff]")
CHART = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)


class Place(NamedTuple):
    """Where the site is served and what it is called, per language."""

    url: str
    series: Mapping[str, str]
    default: str


def localise(
    solved: Solved, lang: str, topics: Topics, place: Place, problems: Problems
) -> Post | None:
    """Put a solved entry into one language; None when a card of it is broken."""
    entry = solved.entry
    filler = Filler(solved, load_words(lang), problems)
    citations = citations_of(solved, filler.words)
    cards = _cards(filler, topics, place, citations)
    if cards is None:
        return None
    topic = entry.topic.value
    blocks = Blocks(
        partial(formula_block, words=filler.words),
        partial(panel, filler),
        partial(page_chart, filler, cards),
    )
    body = markdown(filler, entry.body[lang], blocks)
    return Post(
        slug=entry.slug,
        lang=lang,
        date=entry.date,
        topic_key=topic,
        topic=topics.name(topic, lang),
        colour=topics.colour(topic),
        tags=tuple(topics.tag_name(tag.value, lang) for tag in entry.tags),
        title=plain_text(rich_in(filler, entry.title)),
        hook=rich_in(filler, entry.hook),
        body=body,
        minutes=_minutes(body, filler.words),
        numbers=tuple(_shown(filler, value, citations) for value in _results(solved)),
        assumptions=tuple(_shown(filler, value, citations) for value in _assumed(solved)),
        citations=tuple(dict.fromkeys(citations.values())),
        cards=cards,
        updated=entry.date,
        draft=entry.draft,
        borrowed=entry.title[lang].lang or entry.body[lang].lang,
        live="data-input=" in body,
        tag_keys=tuple(tag.value for tag in entry.tags),
        rows=tuple(use.row.value for use in entry.use),
    )


def check_words(
    solved: Solved, lang: str, topics: Topics, place: Place, problems: Problems
) -> tuple[Card, ...] | None:
    """Record all that `localise` would, and give the cards alone, which are still to be laid out.

    Most of a post is written for its page: the spans and charts of the body, the arithmetic beside
    every number. Who only wants to know what is wrong need not wait for that.
    """
    entry = solved.entry
    filler = Filler(solved, load_words(lang), problems)
    cards = _cards(filler, topics, place, citations_of(solved, filler.words), told=False)
    if cards is not None:
        rich_in(filler, entry.title)
        rich_in(filler, entry.hook)
        check_markdown(filler, entry.body[lang], _unwritten(filler))
        for value in _assumed(solved):
            rich_in(filler, assumption(value))
    return cards


def _unwritten(filler: Filler) -> Blocks:
    """Look at what is larger than a number as `markdown` does, and write nothing."""

    def chart(piece: Block) -> str:
        card_of(filler, piece)
        return ""

    def results(piece: Panel) -> str:
        results_of(filler, piece)
        return ""

    return Blocks(lambda value: "", results, chart)


def post_address(place: Place, slug: str, lang: str) -> Address:
    """Give the address of a post: the default language at the root, others in their folder."""
    urls = {each: _url(place, slug, each) for each in (*place.series, lang)}
    url = urls[lang]
    return Address(url, url.split("://", 1)[-1].rstrip("/"), max(map(len, urls.values())))


def _url(place: Place, slug: str, lang: str) -> str:
    folder = "" if lang == place.default else f"{lang}/"
    return f"{place.url.rstrip('/')}/{folder}posts/{slug}/"


def _cards(
    filler: Filler,
    topics: Topics,
    place: Place,
    citations: Mapping[str, Citation],
    *,
    told: bool = True,
) -> tuple[Card, ...] | None:
    """Make every card, unless one is broken; `told` with its alternative text."""
    entry, words = filler.solved.entry, filler.words
    topic = entry.topic.value
    address = post_address(place, entry.slug, words.lang)
    made: list[Card] = []
    for index, spec in enumerate(entry.cards):
        body = card_body(spec, filler, entry.title, address)
        value = named(filler, main_value(spec))
        if body is None:
            continue
        kind = type(spec).__name__.lower()
        made.append(
            Card(
                kind=kind,
                body=body,
                lang=words.lang,
                topic=topics.name(topic, words.lang),
                colour=topics.colour(topic),
                date=entry.date,
                series=place.series[words.lang],
                index=index,
                count=len(entry.cards),
                alt=alt_text(body, words) if told else "",
                receipt=_worked(spec, value, words) if value else None,
                cite=cite(filler, value, citations) if value else "",
                field=f"cards[{index}].{kind}",
            )
        )
    return tuple(made) if len(made) == len(entry.cards) else None


def _worked(spec: CardSpec, value: Value, words: Words) -> Receipt | None:
    """Where the card shows the rounded result large already, the receipt gives every digit."""
    return exact_receipt(value, words) if isinstance(spec, Formula) else receipt(value, words)


def _results(solved: Solved) -> list[Value]:
    """List the labelled results in the author's order, which tells the story."""
    named = (derive.name.value for derive in solved.entry.derive if derive.label)
    return [solved.values[name] for name in named]


def _assumed(solved: Solved) -> list[Value]:
    inputs = (given for given in solved.entry.given if given.because.assume is not None)
    return [solved.values[given.name.value] for given in inputs]


def _shown(filler: Filler, value: Value, citations: Mapping[str, Citation]) -> Shown:
    words = filler.words
    keys = filler.solved.sources_of.get(value.name, ())
    # The label says per what ("bytes per cached value"), so the unit need not say it again.
    unit = without_counts(value.unit)
    style = spread(value, unit)
    if _is_large_count(value):
        style = style.also("count")
    return Shown(
        figure(value, words, style),
        amount_words(exact(value.quantity.within(unit)), unit, words),
        receipt(value, words),
        tuple(dict.fromkeys(citations[key].number for key in keys if key in citations)),
        plain_text(rich_in(filler, assumption(value))),
    )


def _is_large_count(value: Value) -> bool:
    return not compact_symbol(value.unit) and abs(value.quantity.value) >= LARGE


def _minutes(body: str, words: Words) -> int:
    """Estimate the reading time: hanzi by characters, everything else by words; charts are free."""
    body = CHART.sub("", body)
    if words.is_chinese:
        return max(1, math.ceil(len(HANZI.findall(body)) / CHINESE_PACE))
    return max(1, math.ceil(len(body.split()) / ENGLISH_PACE))
