"""Formula trees to JavaScript: plain code in doubles and base units, the same operations in order.

Code written at build time instead of a parser sent to the page: a reader downloads only the
arithmetic of one post, and a strict content policy has nothing to forbid. Numbers and quoted
names are all of an author's text that gets in; the rest is ours.
"""

from __future__ import annotations

import json
import re
from typing import Final

from generator.compute.definitions import Scenario
from generator.compute.doubles import half_digit
from generator.compute.formula import Binary, Call, Compare, Expr, Name, Negate, Number, is_share
from generator.compute.outline import Outline, Path

LIBRARY: Final = "f"
"""The name under which a script imports `assets/js/formulas.js`."""

_STRENGTH: Final = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGN: Final = 3
_ATOM: Final = 4
_CALLS: Final = {
    "min": "Math.min",
    "max": "Math.max",
    "abs": "Math.abs",
    "sqrt": "Math.sqrt",
    "ln": "Math.log",
    "log2": "Math.log2",
    "log10": "Math.log10",
    "exp": "Math.exp",
    "ceil": f"{LIBRARY}.ceil",
    "floor": f"{LIBRARY}.floor",
    "round": f"{LIBRARY}.round",
}
_IDENTIFIER: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def expression(expr: Expr, outer: int = 0) -> str:
    """Write a formula over `v`, which gives a value's number by its name.

    Parentheses keep the order of the tree also where mathematics would not care: doubles do.
    """
    match expr:
        case Number():
            return numeral(float(expr.quantity.value))
        case Name():
            return f"v({quoted(expr.name)})"
        case Negate():
            code = f"-{expression(expr.operand, _ATOM)}"
            return f"({code})" if outer > _SIGN else code
        case Call():
            inside = ", ".join(expression(argument) for argument in expr.arguments)
            return f"{_CALLS[expr.function]}({inside})"
        case Binary():
            return _chain(expr, outer)


def _chain(node: Binary, outer: int) -> str:
    """Write a chain of operators; a long sum leans left and must not cost stack."""
    chain = [node]
    while isinstance(chain[-1].left, Binary):
        chain.append(chain[-1].left)
    code, strength = expression(chain[-1].left), _ATOM
    for link in reversed(chain):
        code, strength = _joined(code, strength, link)
    return f"({code})" if strength < outer else code


def _joined(left: str, strength: int, node: Binary) -> tuple[str, int]:
    """Write a node behind the code of its left side; give how tightly the whole binds."""
    if node.operator == "^":
        return f"{LIBRARY}.power({left}, {expression(node.right)})", _ATOM
    own = _STRENGTH[node.operator]
    left = f"({left})" if strength < own else left
    return f"{left} {node.operator} {expression(node.right, own + 1)}", own


def numeral(value: float) -> str:
    """Write a double so that it is read back the same: `283115520`, `2e10`, `0.5`."""
    text = repr(value).removesuffix(".0").replace("e+", "e").replace("e-0", "e-")
    digits = text.rstrip("0")
    zeros = len(text) - len(digits)
    return f"{digits}e{zeros}" if zeros > 3 and digits.lstrip("-").isdigit() else text


def quoted(text: str) -> str:
    """Write a string that is safe in a script wherever the script may be put."""
    return json.dumps(text, ensure_ascii=False).translate(_ESCAPED)


def key(name: str) -> str:
    """Write the key of an object, quoted where it must be."""
    return name if _IDENTIFIER.fullmatch(name) else quoted(name)


def scenario(definition: Scenario) -> str:
    """Write `weights with bf16 = fp4`: the world of a scenario, asked for its target."""
    return f"{_world(definition)}({quoted(definition.target)})"


def _world(definition: Scenario) -> str:
    changes = ", ".join(
        f"{key(name.name)}: {expression(expr)}" for name, expr in definition.node.overrides
    )
    return f"v.with({quoted(definition.target)}, {{ {changes} }})"


def follow(path: Path, outline: Outline) -> str:
    """Write where a reference leads that is not the name of a value."""
    if path.end:
        return f"v.{path.end}({quoted(path.name)})"
    world = "v"
    for name in path.scenarios:
        inner = _world(outline.scenario(name))
        world = inner if world == "v" else f"((v) => {inner})({world})"
    return f"{world}({quoted(path.name)})"


def comparison(node: Compare) -> str:
    """Write the condition of a claim."""
    left, right = expression(node.left), expression(node.right)
    match node.comparison:
        case "==":
            return f"{LIBRARY}.equal({left}, {right})"
        case "~=":
            return f"{LIBRARY}.near({left}, {right}, {_tolerance(node)})"
        case "<":
            return f"{LIBRARY}.below({left}, {right})"
        case ">":
            return f"{LIBRARY}.below({right}, {left})"
        case "<=":
            return f"{LIBRARY}.atMost({left}, {right})"
        case ">=":
            return f"{LIBRARY}.atMost({right}, {left})"


def _tolerance(node: Compare) -> str:
    if node.within is None:
        return numeral(half_digit(node))
    if not is_share(node.within):
        return f"Math.abs({expression(node.within)})"
    times = _STRENGTH["*"]
    return f"Math.abs({expression(node.within, times)} * {expression(node.right, times + 1)})"
