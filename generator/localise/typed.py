"""The lint for figures typed by hand: a number with a unit in a text is a number nobody computes.

It looks at the words between references only; names such as `Llama-2` and `int8` are no figures,
because their number is tied to a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.compute.units import SIMPLE
from generator.diagnostics import Diagnostic, Place, Problems
from generator.localise.languages import localised_texts
from generator.localise.template import Words, parse_template
from generator.localise.words import load_words
from generator.read.entry import Entry
from generator.read.text import Text

# Counted nouns and letters that are words of their own ("3 words", "5 m") would cry wolf.
SILENT = frozenset({"token", "word", "query", "prompt", "param", "chip", "month", "week", "year"})
NUMBER = r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?"


def check_typed(entry: Entry, problems: Problems) -> None:
    """Report E214 for every number with a unit in title, hook, body and cards."""
    for texts in localised_texts(entry):
        for lang, text in texts.items():
            for place, typed in _figures(text, lang):
                problems.add(
                    Diagnostic(
                        "E214",
                        f"`{typed}` is typed by hand",
                        place,
                        cause="a number with a unit must come from a value",
                        help="give it a name under `given:` or `derive:` and write `{{ name }}`",
                    )
                )


def _figures(text: Text, lang: str) -> Iterator[tuple[Place, str]]:
    # Malformed references are reported where the text is filled in.
    for piece in parse_template(text, Problems()):
        if isinstance(piece, Words):
            for match in _pattern(lang).finditer(piece.text.value):
                yield piece.text.slice(match.start(), match.end()), match[0]


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = load_words(lang).units.values()
    spelled = {form for unit in words for form in (unit.one, unit.many) if form}
    symbols = {symbol for symbol in SIMPLE if symbol not in SILENT}
    units = "|".join(re.escape(unit) for unit in sorted(spelled | symbols, key=len, reverse=True))
    return re.compile(rf"{NUMBER}[ \u00a0]?(?:{units})(?![A-Za-z0-9])")
