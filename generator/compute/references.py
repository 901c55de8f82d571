"""Values by the names that checks, claims, texts and cards call them.

Beyond a value's own name: `usable.low` and `usable.high` of a range, and `kv_128k.tokens`, what
a scenario used in place of `tokens`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compute.solved import Solved, Value


def reference(solved: Solved, name: str) -> Value | None:
    """Find what a reference means: `kv`, `m.layers`, `usable.low` or `kv_128k.tokens`.

    The value found carries the reference as its name; None when there is nothing of that name.
    """
    return look_up(solved.values, name)


def look_up(values: Mapping[str, Value], name: str) -> Value | None:
    """Find a reference among values by name; as `reference`, before an entry is solved."""
    if name in values:
        return values[name]
    for root, rest in splits(name):
        if root in values:
            found = _end(values[root], rest) or _operand(values[root], rest)
            return found._replace(name=name) if found else None
    return None


def splits(name: str) -> Iterator[tuple[str, str]]:
    """Split a name at each point, the longest root first: rows have a point of their own."""
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        yield ".".join(parts[:length]), ".".join(parts[length:])


def _end(value: Value, rest: str) -> Value | None:
    end = {"low": value.low, "high": value.high}.get(rest)
    return None if end is None else value._replace(quantity=end, low=None, high=None)


def _operand(value: Value, name: str) -> Value | None:
    """Find an operand, or an operand of one, nearest first."""
    waiting, seen = [value], set[int]()
    for current in waiting:
        if name in current.operands:
            return current.operands[name]
        fresh = [inner for inner in current.operands.values() if id(inner) not in seen]
        seen.update(id(inner) for inner in fresh)
        waiting += fresh
    return _inner(value, name)


def _inner(value: Value, name: str) -> Value | None:
    for root, rest in splits(name):
        if root in value.operands:
            inner = value.operands[root]
            return _end(inner, rest) or _operand(inner, rest)
    return None
