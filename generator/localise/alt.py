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
from generator.localise.fill import plain_text
from generator.localise.words import Words

MAX_ALT = 1000
"""The shortest limit among the platforms cards are shared on (X, Threads and Facebook)."""


def alt_text(body: CardBody, words: Words) -> str:
    """Describe a card in one or two sentences, at most 1,000 characters."""
    # Only plain spaces are folded: a no-break space holds a number and its unit together.
    text = " ".join(part for part in _describe(body, words).replace("\n", " ").split(" ") if part)
    # Chinese sets no space behind a full stop, which the patterns and joins above may leave.
    text = re.sub(r"(?<=[。！？；：，」]) ", "", text) if words.is_chinese else text
    return text if len(text) <= MAX_ALT else text[: MAX_ALT - 1] + "…"


def _describe(body: CardBody, words: Words) -> str:
    alt = words.alt
    match body:
        case CoverCard(headline, bars, limit, shown):
            extra = _bars(bars, limit, words) if bars else shown.text if shown else ""
            return f"{alt['cover'].format(headline=plain_text(headline))} {extra}"
        case NumberCard(lead, shown, note):
            return alt["number"].format(
                lead=plain_text(lead), figure=shown.text, note=plain_text(note)
            )
        case StatementCard(text, note):
            return alt["statement"].format(text=plain_text(text), note=plain_text(note))
        case FormulaCard():
            return _formula(body, words)
        case BarsCard(title, bars, limit, note):
            told = _bars(bars, limit, words)
            return f"{_sentence(plain_text(title), words)} {told} {plain_text(note)}"
        case StackCard(title, rows):
            told = alt["join"].join(_stack_row(row, words) for row in rows)
            return alt["stack"].format(title=_sentence(plain_text(title), words), rows=told)
        case GrowthCard(title, lines):
            told = alt["join"].join(_line(line, words) for line in lines)
            return alt["growth"].format(title=_sentence(plain_text(title), words), lines=told)
        case CompareCard():
            return _compare(body, words)
        case TakeawayCard(title, points, _, address):
            told = " ".join(_sentence(plain_text(point), words) for point in points)
            return alt["takeaway"].format(title=plain_text(title), points=told, address=address)
        case MythCard(claim, shown, note):
            return alt["myth"].format(
                claim=plain_text(claim), figure=shown.text, note=plain_text(note)
            )


def _sentence(text: str, words: Words) -> str:
    """Close a title that has no stop of its own."""
    if not text or text[-1] in ".!?。！？…":
        return text
    return text + ("。" if words.is_chinese else ".")


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
        title=plain_text(body.title),
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
    return words.alt["compare"].format(
        title=plain_text(body.title), rows=rows, note=plain_text(body.note)
    )
