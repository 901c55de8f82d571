"""A formula as MathML, in words and with the numbers put in, from the tree that was computed.

Not LaTeX: a converter splits 2,880 into three tokens, and the page would need a script to show
it. No browser breaks a line inside `<math>`, so the top-level terms are one `<math>` each and
wrap like words; the whole carries the plain text for screen readers.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from generator.compute.formula import Binary, Call, Expr, Name, Negate, Number
from generator.compute.solved import Value
from generator.localise.receipts import SIGNS, STRENGTH, receipt, short_figure
from generator.localise.words import Words

Operand = Callable[[Expr], str]


def formula_block(value: Value, words: Words) -> str:
    """Give the figure of `{{ formula name }}`: words on one line, numbers and result on the next.

    A plain input has no formula and gives an empty string.
    """
    worked = receipt(value, words)
    if value.formula is None or worked is None:
        return ""
    writer = _Writer(value, words)
    symbol = _symbol(value, words)
    in_words = _terms(value.formula, writer.named)
    in_numbers = _terms(value.formula, writer.counted)
    sign, _, shown = worked.right.partition(" ")
    result = f"<mo>{sign}</mo>{_text(shown)}"
    spoken = f"{label_of(value, words)} = {worked.left} {worked.right}"
    return (
        f'<figure class="formula" data-formula="{escape(value.name)}">\n'
        f'<div role="math" aria-label="{escape(spoken)}">\n'
        f"<p>{_math(symbol)} {_row(in_words, '<mo>=</mo>')}</p>\n"
        f"<p>{_row(in_numbers, '<mo>=</mo>')} {_math(result, 'result')}</p>\n"
        "</div>\n</figure>"
    )


def label_of(value: Value, words: Words) -> str:
    """Name a value for readers: its label in this language, else its name in the entry."""
    return value.label[words.lang].value if value.label else value.name


class _Writer(NamedTuple):
    value: Value
    words: Words

    def named(self, leaf: Expr) -> str:
        """Write an operand as its words."""
        if isinstance(leaf, Name):
            return _text(label_of(self.value.operands[leaf.name], self.words))
        return self.counted(leaf)

    def counted(self, leaf: Expr) -> str:
        """Write an operand as its number, grouped, as one token; a function as its name."""
        if isinstance(leaf, Call):
            return f"<mi>{self.words.functions.get(leaf.function, leaf.function)}</mi>"
        if isinstance(leaf, Name):
            operand = self.value.operands[leaf.name]
            return _number(short_figure(operand.quantity, operand.unit, self.words))
        assert isinstance(leaf, Number)
        return _number(short_figure(leaf.quantity, leaf.unit, self.words))


def _terms(formula: Expr, operand: Operand) -> list[str]:
    """Cut a chain of one strength at its operators, each term led by its own."""
    if isinstance(formula, Binary) and formula.operator in "+-*":
        strength = STRENGTH[formula.operator]
        left = formula.left
        chained = isinstance(left, Binary) and STRENGTH[left.operator] >= strength
        first = _terms(left, operand) if chained else [_markup(left, operand, strength)]
        sign = f"<mo>{SIGNS[formula.operator]}</mo>"
        outer = strength + (formula.operator == "-")
        return [*first, sign + _markup(formula.right, operand, outer)]
    return [_markup(formula, operand)]


def _markup(node: Expr, operand: Operand, outer: int = 0) -> str:
    match node:
        case Number() | Name():
            return operand(node)
        case Negate(inner):
            return f"<mo>{SIGNS['-']}</mo>{_markup(inner, operand, STRENGTH['^'])}"
        case Call(_, arguments):
            inside = "<mo>,</mo>".join(_markup(argument, operand) for argument in arguments)
            return f"{operand(node)}<mo>(</mo>{inside}<mo>)</mo>"
        case Binary("/", left, right):
            return f"<mfrac>{_group(left, operand)}{_group(right, operand)}</mfrac>"
        case Binary("^", left, right):
            base = _markup(left, operand, STRENGTH["^"] + 1)
            return f"<msup><mrow>{base}</mrow>{_group(right, operand)}</msup>"
        case Binary(operator, left, right):
            mine = STRENGTH[operator]
            text = (
                _markup(left, operand, mine)
                + f"<mo>{SIGNS[operator]}</mo>"
                + _markup(right, operand, mine + (operator == "-"))
            )
            return f"<mo>(</mo>{text}<mo>)</mo>" if mine < outer else text


def _group(node: Expr, operand: Operand) -> str:
    return f"<mrow>{_markup(node, operand)}</mrow>"


def _row(terms: list[str], lead: str) -> str:
    first, *rest = terms
    return " ".join(_math(term) for term in (lead + first, *rest))


def _math(inside: str, kind: str = "") -> str:
    return f'<math class="{kind}">{inside}</math>' if kind else f"<math>{inside}</math>"


def _symbol(value: Value, words: Words) -> str:
    """Write `M_KV` as a letter with a subscript; without a symbol, the label."""
    if value.symbol is None:
        return _text(label_of(value, words))
    letter, _, below = value.symbol.partition("_")
    if not below:
        return f"<mi>{escape(letter)}</mi>"
    return f"<msub><mi>{escape(letter)}</mi><mtext>{escape(below)}</mtext></msub>"


def _number(text: str) -> str:
    number, gap, unit = text.partition("\N{NO-BREAK SPACE}")
    return f"<mn>{escape(number)}</mn>" + (_text(gap + unit) if unit else "")


def _text(text: str) -> str:
    return f"<mtext>{escape(text)}</mtext>"
