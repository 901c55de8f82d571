"""The cards that are measured: two layouts of the real post, no two with the same words.

A card drawn a second time would be answered from caches that a new card cannot use, here and in
some of the peers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.localise.card import Card, FormulaCard, StackCard
from generator.localise.figure import Figure, Run
from generator.pipeline import check
from generator.world import make_world

ROOT = Path(__file__).parents[2]
SLUG = "llm-memory-101"
LAYOUTS = ("stack", "formula")
TITLES = {
    "en": (
        "FP4 fits. Then you open the context window.",
        "The cache that grows with every token",
        "Weights stand still while the cache keeps moving",
        "Half the bits, half the model, the same long chat",
        "What one long question costs in memory",
    ),
    "zh-TW": (
        "FP4 裝得下，上下文視窗一開就難說了",
        "每多一個 token，快取就再長大一點",
        "權重不動，「快取」卻一路往上加",
        "位元砍半，模型砍半，對話卻沒變短",
        "問一個長問題，記憶體要付多少？",
    ),
}
Plain = dict[str, object]


def post_cards(lang: str) -> tuple[Card, ...]:
    """Give the cards of the real post, the first that has all ten layouts."""
    posts = check(make_world(ROOT)).posts
    (post,) = (languages[lang] for languages in posts if languages[lang].slug == SLUG)
    return post.cards


def varied(count: int) -> Iterator[Card]:
    """Give `count` cards of each layout and language, each with words and figures of its own."""
    made = {lang: {card.kind: card for card in post_cards(lang)} for lang in TITLES}
    for number in range(count):
        for layout in LAYOUTS:
            for lang, titles in TITLES.items():
                title = titles[number % len(titles)]
                yield other(made[lang][layout], title, number)


def other(card: Card, title: str, number: int) -> Card:
    """Change a card's title, its day and every figure that may change."""
    words = (Run(title),)
    day = card.date + dt.timedelta(days=number)
    body = card.body
    if isinstance(body, StackCard):
        rows = tuple(
            replace(row, parts=(row.parts[0], _more(row.parts[1], number))) for row in body.rows
        )
        return replace(card, date=day, body=replace(body, title=words, rows=rows))
    assert isinstance(body, FormulaCard)
    factors = (*body.factors[:3], replace(body.factors[3], number=f"{4096 + number:,}"))
    last = body.factors[4:]
    return replace(card, date=day, body=replace(body, title=words, factors=(*factors, *last)))


def _more(figure: Figure, number: int) -> Figure:
    growth = 1 + number / 1000
    shown = f"{float(figure.number) * growth:.3g}"
    text = f"{shown} {figure.unit}"
    return figure._replace(amount=figure.amount * growth, number=shown, text=text)


def plain(card: Card) -> Plain:
    """Give a card as the JSON that the peers draw."""
    assert card.receipt
    common: Plain = {
        "layout": card.kind,
        "lang": card.lang,
        "topic": card.topic.upper() if card.lang == "en" else card.topic,
        "date": card.date.isoformat(),
        "series": card.series,
        "index": card.index,
        "count": card.count,
        "receipt": [card.receipt.left, card.receipt.right],
        "cite": card.cite,
    }
    body = card.body
    if isinstance(body, StackCard):
        return common | _stack(body)
    assert isinstance(body, FormulaCard)
    return common | {
        "title": body.title[0].text,
        "symbol": body.symbol,
        "factors": [
            {"operator": factor.operator, "label": factor.label, "number": factor.number}
            for factor in body.factors
        ],
        "result": {"number": body.result.number, "unit": body.result.unit},
        "also": body.also,
    }


def _stack(body: StackCard) -> Plain:
    assert body.limit
    rows = [
        {
            "label": row.label,
            "total": row.total.text,
            "amount": row.total.amount,
            "verdict": "fits" if row.fits and not row.tight else "tight" if row.tight else "over",
            "parts": [
                {"label": part.label, "text": part.text, "amount": part.amount}
                for part in row.parts
            ],
        }
        for row in body.rows
    ]
    limit = {"low": body.limit.low, "high": body.limit.high, "text": body.limit.text}
    return {"title": body.title[0].text, "rows": rows, "limit": limit}
