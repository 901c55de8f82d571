"""Alternative text for cards: a sentence with the numbers, made from what the card shows.

Not written by the author: a typed alt text would be one more place for a number to go stale.
"""

from __future__ import annotations

import re

from generator.localise.card import (
    Bar,
    BarsCard,
    CardBody,
    CompareCard,
    CoverCard,
    FormulaCard,
    GrowthCard,
    GrowthLine,
    Limit,
    MythCard,
    NumberCard,
    StackCard,
    StackLine,
    StatementCard,
    TakeawayCard,
)
from generator.localise.figure import Figure
from generator.localise.fill import plain_text
from generator.localise.words import Words

MAX_ALT = 1000
"""The shortest limit among the platforms cards are shared on (X, Threads and Facebook)."""

PERIOD, COLON = ".。", ":："
"""What closes a text, in English and in Chinese."""

STOPS, QUOTES = ".!?。！？…", "\"'”’」』"

_NEEDLESS = re.compile("(?<=[。！？；：，」』）》]) |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""Gaps that patterns leave in Chinese: behind full-width marks, and from hanzi to hanzi."""


def alt_text(body: CardBody, words: Words) -> str:
    """Describe a card in one or two sentences, at most 1,000 characters."""
    # Only plain spaces are folded: a no-break space holds a number and its unit together.
    text = " ".join(part for part in _describe(body, words).replace("\n", " ").split(" ") if part)
    text = _NEEDLESS.sub("", text) if words.is_chinese else text
    return text if len(text) <= MAX_ALT else text[: MAX_ALT - 1] + "…"


def _describe(body: CardBody, words: Words) -> str:
    alt = words.alt
    match body:
        case CoverCard(headline, bars, limit, shown):
            asked = plain_text(headline)
            extra = _bars(bars, limit, words) if bars else _shown(shown, asked, words)
            return f"{_closed(asked, words)} {extra}"
        case NumberCard(lead, shown, note):
            return alt["number"].format(
                lead=plain_text(lead), figure=shown.text, note=plain_text(note)
            )
        case StatementCard(text, note):
            return f"{_closed(plain_text(text), words)} {plain_text(note)}"
        case FormulaCard():
            return _formula(body, words)
        case BarsCard(title, bars, limit, note):
            told = _bars(bars, limit, words)
            return f"{_closed(plain_text(title), words)} {told} {plain_text(note)}"
        case StackCard(title, rows):
            told = alt["join"].join(_stack_row(row, words) for row in rows)
            return alt["stack"].format(title=_closed(plain_text(title), words), rows=told)
        case GrowthCard(title, lines, x_name=x_name):
            told = alt["join"].join(_line(line, words) for line in lines)
            named = _closed(plain_text(title), words)
            return alt["growth"].format(title=named, x=x_name, lines=told)
        case CompareCard():
            return _compare(body, words)
        case TakeawayCard(title, points, _, address):
            told = " ".join(_closed(plain_text(point), words) for point in points)
            return f"{_closed(plain_text(title), words, COLON)} {told} {address}"
        case MythCard(claim, shown, note):
            refuted = _closed(plain_text(claim), words)
            return alt["myth"].format(claim=refuted, figure=shown.text, note=plain_text(note))


def _closed(text: str, words: Words, marks: str = PERIOD) -> str:
    """Close a text that has no stop of its own, be it inside quotation marks."""
    if text.rstrip(QUOTES)[-1:] in (*STOPS, *COLON, ""):
        return text
    return text + marks[words.is_chinese]


def _shown(shown: Figure | None, title: str, words: Words) -> str:
    """Tell the number of a cover by its name, unless the headline told it already."""
    if shown is None or re.search(rf"(?<![\d.,]){re.escape(shown.text)}(?!\d)", title):
        return ""
    if not shown.label:
        return _closed(shown.text, words)
    return words.alt["shown"].format(label=shown.label, figure=shown.text)


def _bars(bars: tuple[Bar, ...], limit: Limit | None, words: Words) -> str:
    told = words.alt["join"].join(
        words.alt["bar"].format(label=bar.label, figure=bar.figure.text)
        + (words.alt["over"] if bar.over else words.alt["barely_fits"] if bar.tight else "")
        for bar in bars
    )
    text = words.alt["bars"].format(bars=told)
    return text + (words.alt["limit"].format(limit=limit.text) if limit else "")


def _formula(body: FormulaCard, words: Words) -> str:
    told = " ".join(
        f"{factor.operator} {factor.label} {factor.number}".strip() for factor in body.factors
    )
    also = words.alt["also"].format(figure=body.also.partition(" ")[2]) if body.also else ""
    return words.alt["formula"].format(
        title=_closed(plain_text(body.title), words, COLON),
        symbol=body.symbol,
        factors=told,
        result=body.result.text,
        also=also,
    )


def _stack_row(row: StackLine, words: Words) -> str:
    parts = " + ".join(f"{part.label} {part.text}" for part in row.parts)
    verdict = {None: "", True: words.alt["fits"], False: words.alt["does_not_fit"]}[row.fits]
    if row.tight:
        verdict = words.alt["barely_fits"]
    return words.alt["stack_row"].format(
        label=row.label, parts=parts, total=row.total.text, verdict=verdict
    )


def _line(line: GrowthLine, words: Words) -> str:
    first, last = line.points[0], line.points[-1]
    pattern = words.alt["flat" if first.y.text == last.y.text else "line"]
    return pattern.format(
        label=line.label,
        first=first.y.text,
        start=first.x.text,
        last=last.y.text,
        end=last.x.text,
    )


def _compare(body: CompareCard, words: Words) -> str:
    rows = words.alt["join"].join(
        words.alt["row"].format(
            label=label,
            cells=words.numbers["comma"].join(
                words.alt["cell"].format(column=column, value=plain_text(cell))
                for column, cell in zip(body.columns, cells, strict=True)
            ),
        )
        for label, cells in body.rows
    )
    title, table = _closed(plain_text(body.title), words), _closed(rows, words)
    return words.alt["compare"].format(title=title, rows=table, note=plain_text(body.note))
