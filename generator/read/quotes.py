"""Curly quotes where YAML's straight ones were meant, as input methods type them.

YAML takes them for letters, so that readers would see them. Only texts that are hardly ever a
quotation are looked at: the claim of a myth card is one, and its quotes are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic
from generator.read.entry import Derive, Entry, Given, Sweep
from generator.read.slips import MAX_SHOWN, quoted
from generator.read.text import Localised, Text

WHOLE = re.compile(r"“([^“”]*)”|‘([^‘’]*)’")


def curly_quotes(entry: Entry) -> Iterator[Diagnostic]:
    """Find W221: a title, hook or label that stands in curly quotes as a whole."""
    for texts in _names(entry):
        for text in texts.values():
            found = WHOLE.fullmatch(text.value)
            if found and not text.lang and _is_plain(text):
                yield _shown(text, found[1] or found[2] or "")


def _names(entry: Entry) -> Iterable[Localised]:
    parts: tuple[Given | Derive | Sweep, ...] = (*entry.given, *entry.derive, *entry.sweep)
    return [entry.title, entry.hook, *(part.label for part in parts if part.label)]


def _is_plain(text: Text) -> bool:
    """Tell whether YAML's own quotes are missing; with both, the curly ones are meant."""
    before = text.source.text[: text.place.start].rstrip("\r\n ")[-1:]
    return before not in ('"', "'")


def _shown(text: Text, inner: str) -> Diagnostic:
    opening, closing = text.value[0], text.value[-1]
    short = len(inner) <= MAX_SHOWN
    return Diagnostic(
        "W221",
        f"readers will see the quotes `{opening}` and `{closing}` around this text",
        text.place,
        note='YAML quotes with straight `"` only',
        help=f"type `{quoted(inner)}`" if short else 'type straight `"` in their place',
    )
