"""An author's cards into cards in one language: every reference filled, every chart in numbers.

One function per layout, since that is what differs; what all cards share is added in `posts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.compute.formula import Binary, Expr, Name, Number
from generator.compute.solved import Value
from generator.localise import complaints
from generator.localise.card import (
    Bar,
    BarsCard,
    CardBody,
    CompareCard,
    CoverCard,
    Factor,
    FormulaCard,
    GrowthCard,
    Limit,
    MythCard,
    NumberCard,
    StackCard,
    StatementCard,
    TakeawayCard,
)
from generator.localise.card_values import (
    comparable,
    line_of,
    named,
    series_of,
    short_names,
    values_of,
)
from generator.localise.charts import (
    breaks,
    growth_line,
    is_tight,
    limit_of,
    scales,
    stack_line,
)
from generator.localise.fill import (
    Filler,
    figure_of,
    plain_text,
    rich_in,
)
from generator.localise.numbers import is_rounded
from generator.localise.receipts import SIGNS, STRENGTH, numbers, short_figure
from generator.localise.template import Reference
from generator.localise.wording import figure, label, unit_named
from generator.read import cards as spec
from generator.read.text import Localised, Text


@dataclass(frozen=True)
class Address:
    """Where the post will be found: `url` for the QR code, `shown` for readers.

    `letters` is the length of the longest `url` that the post has in any language.
    """

    url: str
    shown: str
    letters: int = 0


def card_body(
    card: spec.Card, filler: Filler, title: Localised, address: Address
) -> CardBody | None:
    """Localise one card; None after a diagnostic."""
    match card:
        case spec.Cover():
            return _cover(card, filler, title)
        case spec.Number():
            return _number(card, filler)
        case spec.Statement():
            return StatementCard(rich_in(filler, card.text), rich_in(filler, card.note))
        case spec.Formula():
            return _formula(card, filler)
        case spec.Bars():
            return _bars(card, filler)
        case spec.Stack():
            return _stack(card, filler)
        case spec.Growth():
            return _growth(card, filler)
        case spec.Compare():
            return _compare(card, filler)
        case spec.Takeaway():
            return _takeaway(card, filler, address)
        case spec.Myth():
            return _myth(card, filler)


def main_value(card: spec.Card) -> Text | None:
    """Name the value whose arithmetic and sources stand at the foot of a card."""
    match card:
        case spec.Cover(receipt=None, chart=chart, value=value):
            return chart.bars[0] if chart is not None else value
        case spec.Number(receipt=None, value=value) | spec.Myth(receipt=None, value=value):
            return value
        case spec.Formula(receipt=None, of=of):
            return of
        case spec.Growth(receipt=None, mark=mark):
            return mark
        case spec.Bars(receipt=None, chart=spec.BarsSpec(bars=(first, *_))):
            return first
        case _:
            return card.receipt


def _cover(card: spec.Cover, filler: Filler, title: Localised) -> CoverCard | None:
    headline = rich_in(filler, card.title or title)
    if card.chart is not None:
        bars, limit = _chart(card.chart, filler)
        return CoverCard(headline, bars, limit) if bars else None
    value = named(filler, card.value)
    return CoverCard(headline, figure=figure(value, filler.words) if value else None)


def _number(card: spec.Number, filler: Filler) -> NumberCard | None:
    value = named(filler, card.value)
    if value is None:
        return None
    worded = figure(value, filler.words)
    return NumberCard(rich_in(filler, card.lead), worded, rich_in(filler, card.note))


def _myth(card: spec.Myth, filler: Filler) -> MythCard | None:
    value = named(filler, card.value)
    if value is None:
        return None
    worded = figure(value, filler.words)
    return MythCard(rich_in(filler, card.claim), worded, rich_in(filler, card.note))


def _bars(card: spec.Bars, filler: Filler) -> BarsCard | None:
    if card.chart is None:
        return None
    bars, limit = _chart(card.chart, filler)
    title, note = rich_in(filler, card.title), rich_in(filler, card.note)
    return BarsCard(title, bars, limit, note) if bars else None


def _chart(chart: spec.BarsSpec, filler: Filler) -> tuple[tuple[Bar, ...], Limit | None]:
    values = values_of(filler, chart.bars)
    limit = named(filler, chart.limit)
    on_scale = [*values, *([limit] if limit else [])]
    if not comparable(filler, on_scale, (*chart.bars, *([chart.limit] if chart.limit else []))):
        return (), None
    labels = short_names(filler, chart.names, [label(v, filler.words) for v in values])
    bars = tuple(
        Bar(
            name,
            figure(value, filler.words),
            breaks(value.quantity, limit),
            is_tight(value.quantity, limit),
        )
        for value, name in zip(values, labels, strict=True)
    )
    return bars, limit_of(limit, filler.words) if limit else None


def _stack(card: spec.Stack, filler: Filler) -> StackCard | None:
    limit = named(filler, card.limit)
    rows = []
    for row in card.rows:
        values = values_of(filler, row.parts)
        if len(values) != len(row.parts) or not comparable(filler, values, row.parts):
            return None
        labels = short_names(filler, card.names, [label(v, filler.words) for v in values])
        name = plain_text(rich_in(filler, row.label))
        rows.append(stack_line(name, values, labels, limit, filler.words))
    shown = limit_of(limit, filler.words) if limit else None
    return StackCard(rich_in(filler, card.title), tuple(rows), shown)


def _growth(card: spec.Growth, filler: Filler) -> GrowthCard | None:
    lines = [series for name in card.lines if (series := series_of(filler, name))]
    if len(lines) != len(card.lines) or not lines:
        return None
    mark = named(filler, card.mark)
    marked = line_of(filler, mark, card.mark, lines) if mark and card.mark else None
    over = lines[0].points[0][0]
    return GrowthCard(
        rich_in(filler, card.title),
        tuple(growth_line(series, filler.words) for series in lines),
        *scales(lines, filler.words),
        over.label[filler.lang].value if over.label else lines[0].over,
        figure(mark, filler.words) if mark and marked is not None else None,
        marked or 0,
    )


def _formula(card: spec.Formula, filler: Filler) -> FormulaCard | None:
    value = named(filler, card.of)
    if value is None or card.of is None:
        return None
    if value.formula is None:
        filler.problems.add(complaints.no_formula(value, card.of.place))
        return None
    result = figure(value, filler.words)
    return FormulaCard(
        rich_in(filler, card.title),
        result.label or value.name,
        factors(value.formula, value, filler),
        result,
        _also(card, value, filler),
        rich_in(filler, card.note),
    )


def _also(card: spec.Formula, value: Value, filler: Filler) -> str:
    """Write the result in its second unit, "≈ 283 MB", or nothing."""
    if card.also is None or card.of is None:
        return ""
    piece = Reference(card.of.value, (card.also.value,), card.also.place, card.of.place)
    worded = figure_of(filler, piece)
    if worded is None:
        return ""
    unit = unit_named(card.also.value)
    cut = unit is not None and is_rounded(value.quantity.within(unit), value.digits)
    return f"{'≈' if cut else '='} {worded.text}"


def factors(formula: Expr, value: Value, filler: Filler) -> tuple[Factor, ...]:
    """Take the top-level chain of a formula apart: operator, words and number of each operand."""
    return tuple(_factor(operator, node, value, filler) for operator, node in _chain(formula))


def _chain(formula: Expr) -> list[tuple[str, Expr]]:
    """Walk `a * b / c` (or a sum) from the left; a lone operand is a chain of one."""
    if not isinstance(formula, Binary) or formula.operator == "^":
        return [("", formula)]
    left = formula.left
    same = isinstance(left, Binary) and STRENGTH[left.operator] == STRENGTH[formula.operator]
    first = _chain(left) if same else [("", left)]
    return [*first, (SIGNS[formula.operator], formula.right)]


def _factor(operator: str, node: Expr, value: Value, filler: Filler) -> Factor:
    words = filler.words
    if isinstance(node, Name):
        operand = value.operands[node.name]
        label = operand.label[words.lang].value if operand.label else node.name
        return Factor(operator, label, short_figure(operand.quantity, operand.unit, words))
    text = numbers(node, value.operands, words)
    return Factor(operator, "" if isinstance(node, Number) else "( )", text)


def _compare(card: spec.Compare, filler: Filler) -> CompareCard:
    columns = tuple(plain_text(rich_in(filler, column)) for column in card.columns)
    rows = tuple(
        (
            plain_text(rich_in(filler, row.label)),
            tuple(rich_in(filler, cell) for cell in row.cells),
        )
        for row in card.rows
    )
    return CompareCard(rich_in(filler, card.title), columns, rows, rich_in(filler, card.note))


def _takeaway(card: spec.Takeaway, filler: Filler, address: Address) -> TakeawayCard:
    return TakeawayCard(
        rich_in(filler, card.title),
        tuple(rich_in(filler, point) for point in card.points),
        filler.words.cards["call"],
        address.shown,
        address.url,
        address.letters,
    )
