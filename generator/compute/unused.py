"""Values that nothing shows, checks or computes with.

By the words in an entry's texts, not by its parsed references: whether a reference is well formed
is for later stages to say, and here a value must only not be called unused by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from generator.compute.complaints import entry as complaints
from generator.compute.names import nearest_name
from generator.diagnostics import Diagnostic
from generator.read.cards import Growth
from generator.read.entry import Entry
from generator.read.text import Text

_NAME: Final = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*", re.ASCII)
_REFERENCE: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CONTROL: Final = re.compile(r"\s*(?:explore\b|input\s+(?P<name>\w+))")
"""What shows readers all controls, or one of them by its name."""


def unused(entry: Entry) -> Iterator[Diagnostic]:
    """Find W316: rows, givens, derived values and sweeps that are used nowhere."""
    told = list(_texts((entry.title, entry.hook, entry.body, entry.cards)))
    used = {name for text in (*told, *_uses(entry)) for name in _names(text)}
    if _declared(entry) <= used:
        return
    misspelt = _bare_names(told) - _declared(entry)  # of these E302 will tell
    lines = _lines_of_no_sweep(entry)
    for what, parts in (
        ("shared row", entry.use),
        ("given", entry.given),
        ("derived value", entry.derive),
        ("sweep", entry.sweep),
    ):
        for part in parts:
            meant = what == "sweep" and lines  # a sweep may be what they were meant to be
            if part.name.value in used or meant or nearest_name(part.name.value, misspelt):
                continue
            yield complaints.unused(part.name, what)


def unshown_controls(entry: Entry) -> Iterator[Diagnostic]:
    """Find W328: inputs that readers may change, and that no body shows a control of."""
    shown = [_CONTROL.match(reference) for reference in _texts((entry.body,))]
    found = [match["name"] for match in shown if match]
    for given in entry.given:
        if given.control and None not in found and given.name.value not in found:
            yield complaints.unshown_control(given.name)


def _declared(entry: Entry) -> set[str]:
    return {
        *(use.name.value for use in entry.use),
        *(given.name.value for given in entry.given),
        *(derive.name.value for derive in entry.derive),
        *(sweep.name.value for sweep in entry.sweep),
    }


def _lines_of_no_sweep(entry: Entry) -> set[str]:
    """Give what growth charts are to draw and cannot; of these, too, E302 will tell."""
    lines = {line.value for card in entry.cards if isinstance(card, Growth) for line in card.lines}
    return lines - {sweep.name.value for sweep in entry.sweep}


def _bare_names(texts: Iterable[str]) -> set[str]:
    """Give the roots of all that texts and cards refer to, as far as it is a plain name."""
    heads = (text.partition("|")[0].strip() for text in texts)
    return {head.partition(".")[0] for head in heads if _NAME.fullmatch(head)}


def _names(text: str) -> Iterator[str]:
    """Give every name in a text: of `kv_128k.tokens`, the value and the operand."""
    for found in _NAME.findall(text):
        yield from found.split(".")


def _uses(entry: Entry) -> Iterator[str]:
    """Give every stretch before texts and cards in which a value can be named but not defined."""
    yield from (derive.formula.value for derive in entry.derive)
    yield from (check.value for check in entry.check)
    yield from (claim.when.value for claim in entry.claims)
    for sweep in entry.sweep:
        yield from (sweep.of.value, sweep.over.value)
    for given in entry.given:
        yield from _texts((given.because, given.control.choose if given.control else ()))


def _texts(node: object) -> Iterator[str]:
    """Walk fields: a bare text names a value, prose only between double braces."""
    if isinstance(node, Text):
        yield node.value
    elif isinstance(node, dict):
        for text in node.values():
            if "{{" in text.value:
                yield from _REFERENCE.findall(text.value)
    elif isinstance(node, tuple):
        for part in node:
            yield from _texts(part)
    elif is_dataclass(node):
        for part in fields(node):
            if part.name != "place":  # the word that the card's layout is called by
                yield from _texts(getattr(node, part.name))
