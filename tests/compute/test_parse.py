"""The grammar of formulas."""

from __future__ import annotations

import pytest

from generator.compute.formula import (
    MAX_DEPTH,
    MAX_LENGTH,
    Binary,
    Call,
    Compare,
    Formula,
    Name,
    Negate,
    Number,
    With,
    names,
)
from generator.compute.parse import parse_formula
from generator.diagnostics import Diagnostic, Rejected
from tests.compute.writing import pointed, text


def shape(node: Formula) -> str:
    """A tree with all its parentheses."""
    match node:
        case Number():
            return node.text if node.unit.symbol == "1" else f"{node.text}[{node.unit.symbol}]"
        case Name():
            return node.name
        case Negate():
            return f"(-{shape(node.operand)})"
        case Binary():
            return f"({shape(node.left)}{node.operator}{shape(node.right)})"
        case Call():
            return f"{node.function}({','.join(map(shape, node.arguments))})"
        case Compare():
            within = f" within {shape(node.within)}" if node.within else ""
            return f"{shape(node.left)} {node.comparison} {shape(node.right)}{within}"
        case With():
            pairs = ", ".join(f"{name.name}={shape(expr)}" for name, expr in node.overrides)
            return f"{node.target.name} with {pairs}"


def refused(formula: str, *declared: str) -> Diagnostic:
    with pytest.raises(Rejected) as caught:
        parse_formula(text(formula), declared)
    return caught.value.diagnostic


@pytest.mark.parametrize(
    ("formula", "tree"),
    [
        ("a + b * c", "(a+(b*c))"),
        ("a - b - c", "((a-b)-c)"),
        ("a / b * c", "((a/b)*c)"),
        ("-a^2", "(-(a^2))"),
        ("-a * b", "((-a)*b)"),
        ("2^-1 * 3", "((2^(-1))*3)"),
        ("2^3^2", "(2^(3^2))"),
        ("(a + b) * c", "((a+b)*c)"),
        ("a × b ÷ c − d", "(((a*b)/c)-d)"),
        ("min(a, b, 2 GB)", "min(a,b,2[GB])"),
        ("m.layers * 2", "(m.layers*2)"),
        ("a\n  + b", "(a+b)"),
    ],
)
def test_operators_bind_as_in_mathematics(formula: str, tree: str) -> None:
    assert shape(parse_formula(text(formula))) == tree


@pytest.mark.parametrize(
    ("formula", "tree"),
    [
        ("x / 16 GB", "(x/16[GB])"),
        ("2 FLOP/param/token * params * tokens", "((2[FLOP/param/token]*params)*tokens)"),
        ("1 PFLOP/s * 1 day", "(1[PFLOP/s]*1[day])"),
        ("2 * p * 1 B / (n * bw)", "(((2*p)*1[B])/(n*bw))"),
        ("1 kWh/e", "(1[kWh]/e)"),
        ("5 GB / min(a, b)", "(5[GB]/min(a,b))"),
        ("20e9param", "20e9[param]"),
        ("10 % * a", "(10[%]*a)"),
        ("3 m^2 + a", "(3[m^2]+a)"),
        ("(3 m)^2", "(3[m]^2)"),
    ],
)
def test_a_literal_takes_its_units_before_anything_else(formula: str, tree: str) -> None:
    assert shape(parse_formula(text(formula), {"e", "a"})) == tree


@pytest.mark.parametrize(
    ("formula", "tree"),
    [
        ("weights == 40 GB", "weights == 40[GB]"),
        ("kv ~= 9 GB within 1 %", "kv ~= 9[GB] within 1[%]"),
        ("pf ~= 9 within 0.5", "pf ~= 9 within 0.5"),
        ("a + b <= usable.low", "(a+b) <= usable.low"),
        ("kv with tokens = 1e6 token, b = 2", "kv with tokens=1e6[token], b=2"),
        ("kv with m.layers = 32 + a", "kv with m.layers=(32+a)"),
    ],
)
def test_comparisons_and_scenarios(formula: str, tree: str) -> None:
    assert shape(parse_formula(text(formula))) == tree


def test_every_part_knows_where_it_was_typed() -> None:
    typed = text("(a + 2 GB) / b")
    tree = parse_formula(typed)
    assert isinstance(tree, Binary)
    assert pointed(typed.slice(tree.start, tree.end)) == "(a + 2 GB) / b"
    assert pointed(typed.slice(tree.left.start, tree.left.end)) == "a + 2 GB"
    assert pointed(typed.slice(tree.right.start, tree.right.end)) == "b"


def test_names_are_listed_in_reading_order() -> None:
    formula = parse_formula(text("a + min(b, c) * a"))
    assert [name.name for name in names(formula)] == ["a", "b", "c", "a"]


EQUALS = "a check compares with `==` or `~=`; a formula leaves out `a =`"


SHARE = "a share of a value is written `a * 1 %`"


@pytest.mark.parametrize(
    ("formula", "part", "message", "help"),
    [
        ("", "", "the formula is empty", ""),
        ("a +", "", "expected a value after `+`", ""),
        ("a + * b", "*", "expected a value after `+`, not `*`", ""),
        ("(a + b", "(", "this `(` is never closed", ""),
        ("a + b)", ")", "this `)` closes nothing", ""),
        ("2 kv", "kv", "an operator is missing before `kv`", "type `2 * kv`"),
        ("a b", "b", "an operator is missing before `b`", "a product is written `a * b`"),
        ("a x b", "x", "an operator is missing before `x`", "type `*`"),
        (
            "20 B param * a",
            "param",
            "an operator is missing before `param`",
            "type `20e9 param`; `B` is no multiple here",
        ),
        ("a·b", "·", "`·` has no meaning in a formula", "type `*`"),
        ("a**2", "**", "`**` has no meaning in a formula", "type `^`"),
        ("a（b", "（", "`（` has no meaning in a formula", "type `(`"),
        ("a\u3000+ b", "\u3000", "U+3000 has no meaning in a formula", "type a plain space"),
        ("a = b", "=", "`=` compares nothing", EQUALS),
        ("a != b", "!=", "`!=` has no meaning in a formula", "type `==`"),
        ("a < b < c", "<", "a formula holds at most one comparison", "write two lines"),
        ("a < b within 1 %", "within", "`<` takes no tolerance", "type `~=`"),
        ("min", "min", "`min` is a function", "type its arguments behind it, as in `min(x)`"),
        ("min(a)", "min", "`min` takes two arguments or more", ""),
        ("sqrt(a, b)", "sqrt", "`sqrt` takes one argument", ""),
        ("open(a)", "open", "`open` is not a function", ""),
        ("a, b", ",", "a comma stands only between a function's arguments", ""),
        ("(a + b) with c = 1", "with", "`with` follows the name of a derived value", ""),
        (
            "kv with 5",
            "5",
            "`with` takes `name = value`",
            "type for example `with tokens = 1e6 token`",
        ),
        ("max()", ")", "expected a value after `(`, not `)`", ""),
        ("+a", "+", "expected a value, not `+`", "leave the `+` out"),
        ("3 (a)", "(", "`(` cannot stand here", "type `*` before it"),
        ("50 % of a", "of", "an operator is missing before `of`", "type `*`"),
        ("a %", "%", "an operator is missing before `%`", SHARE),
        ("5 %%", "%", "an operator is missing before `%`", ""),
        ("3 h 30 min", "30", "an operator is missing before `30`", "type `+` or `*` before `30`"),
        ("{a}", "{a}", "a formula names values without braces", "type `a`"),
        ("(a).real", ".real", "a value has no parts", "leave it out"),
        ("'text'", "'", "`'` has no meaning in a formula", ""),
        ("lambda: 0", ":", "`:` has no meaning in a formula", ""),
    ],
)
def test_a_syntax_error_says_what_to_type(formula: str, part: str, message: str, help: str) -> None:
    fault = refused(formula, "kv")
    assert fault.code == "E315"
    assert (pointed(fault.place), fault.message, fault.help) == (part, message, help)


@pytest.mark.parametrize(
    ("formula", "part", "help"),
    [
        ("6.7 GB / h", "h", "type `(6.7 GB) / h` for the value, or give the value a longer name"),
        ("2 h", "h", "type `2 * h` for the value, or give the value a longer name"),
        ("1 GPU*h + a", "h", "type `(1 GPU) * h` for the value, or give the value a longer name"),
        ("a == 2 h * b", "h", "type `2 * h` for the value, or give the value a longer name"),
        ("a == b + 2 h", "h", "type `2 * h` for the value, or give the value a longer name"),
        (
            "a == 6.7 GB / h",
            "h",
            "type `(6.7 GB) / h` for the value, or give the value a longer name",
        ),
    ],
)
def test_a_letter_that_may_be_unit_or_value_is_refused(formula: str, part: str, help: str) -> None:
    fault = refused(formula, "h")
    assert (fault.code, pointed(fault.place), fault.help) == ("E312", part, help)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a == 2.8 h", "a == 2.8[h]"),
        ("a ~= -2.8 h within 3 h", "a ~= (-2.8[h]) within 3[h]"),
        ("2 h < a", "2[h] < a"),
    ],
)
def test_a_whole_side_of_a_comparison_is_a_quantity(formula: str, expected: str) -> None:
    assert shape(parse_formula(text(formula), {"h", "a"})) == expected


def test_parentheses_settle_what_a_letter_means() -> None:
    assert shape(parse_formula(text("(6.7 GB) / h"), {"h"})) == "(6.7[GB]/h)"
    assert shape(parse_formula(text("6.7 GB / h"))) == "6.7[GB/h]"


@pytest.mark.parametrize(
    ("formula", "part", "help"),
    [
        ("а + b", "а", ""),  # Cyrillic
        ("ﬁ + b", "ﬁ", "type `fi`"),
        ("ａ + b", "ａ", "type `a`"),
        ("a² + b", "a²", "type `a^2`"),
        ("__import__('os')", "__import__", ""),
        ("a._b", "a._b", ""),
    ],
)
def test_names_are_plain_ascii(formula: str, part: str, help: str) -> None:
    fault = refused(formula)
    assert (fault.code, pointed(fault.place), fault.help) == ("E313", part, help)


@pytest.mark.parametrize(
    "formula",
    ["(" * 300 + "a" + ")" * 100, "-" * 450 + "a", "^".join("2" * 100), "abs(" * 100 + "a"],
)
def test_deep_nesting_is_refused(formula: str) -> None:
    assert refused(formula).code == "E314"


def test_the_limits_themselves_are_allowed() -> None:
    assert parse_formula(text("(" * (MAX_DEPTH - 1) + "a" + ")" * (MAX_DEPTH - 1)))
    longest = "+".join(["a"] * (MAX_LENGTH // 2)) + " "
    assert len(longest) == MAX_LENGTH
    assert parse_formula(text(longest))
    assert refused(longest + " ").code == "E314"
