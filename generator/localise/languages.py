"""The promise that both languages carry the same numbers: a reference in one is in all.

Checked on the author's text, before filling, since two different values may read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

from generator.diagnostics import Diagnostic, Label, Place, Problems
from generator.localise.template import CLAIM, LIMIT, PANEL, Words, parse_template
from generator.read.cards import Card
from generator.read.entry import Entry, Row, Tables
from generator.read.text import Localised, Text

MENTION = re.compile(r"\{\{|\{claim=")

Mentions = dict[str, Place]
"""What a text refers to, as it is typed, with the place where it does so first."""


def check_languages(entry: Entry, tables: Tables, problems: Problems) -> None:
    """Report E210 for every text whose references or claims differ between languages.

    A text with a misspelt reference is left alone: its names say nothing yet.
    """
    known = {name.value for name in declared(entry)}
    rows = _rows(entry, tables)
    for texts in localised_texts(entry):
        if not any(MENTION.search(text.value) for text in texts.values()):
            continue
        mentions = {lang: _mentions(text) for lang, text in texts.items()}
        first, *others = mentions.values()
        if all(first.keys() == other.keys() for other in others):
            continue
        if all(_is_known(typed, known, rows) for found in mentions.values() for typed in found):
            problems.extend(_differences(texts, mentions))


def declared(entry: Entry) -> Iterator[Text]:
    """Give every name that the texts of an entry can refer to."""
    yield from (use.name for use in entry.use)
    yield from (given.name for given in entry.given)
    yield from (derive.name for derive in entry.derive)
    yield from (sweep.name for sweep in entry.sweep)
    yield from (claim.name for claim in entry.claims)


def localised_texts(entry: Entry) -> Iterator[Localised]:
    """Walk every text of an entry that readers see: title, hook, body, cards."""
    yield entry.title
    yield entry.hook
    yield entry.body
    for card in entry.cards:
        yield from _in_card(card)


def _in_card(card: Card) -> Iterator[Localised]:
    for field in fields(card):
        yield from _in_field(getattr(card, field.name))


def _in_field(content: object) -> Iterator[Localised]:
    if isinstance(content, dict):
        yield content
    elif isinstance(content, tuple) and not isinstance(content, Text):
        for item in content:
            yield from _in_field(item)


def _mentions(text: Text) -> Mentions:
    found: Mentions = {}
    # Malformed references are reported where the text is filled in.
    for piece in parse_template(text, Problems()):
        if not isinstance(piece, Words):
            found.setdefault(piece.mention, piece.place)
    for claim in CLAIM.finditer(text.value) if "{claim=" in text.value else ():
        found.setdefault(f"{{claim={claim['name']}}}", text.slice(*claim.span()))
    return found


def _rows(entry: Entry, tables: Tables) -> dict[str, Row]:
    """Give the shared rows by their local names; of one that does not exist, E302 will tell."""
    found = ((use.name.value, tables.get(use.row.value)) for use in entry.use)
    return {name: row for name, row in found if row is not None}


def _is_known(typed: str, known: set[str], rows: Mapping[str, Row]) -> bool:
    head, *rest = typed.strip("{ }").removeprefix("claim=").replace(f"| {LIMIT}", "").split()
    if head == "chart":
        return True  # names of cards, which no language leaves out
    names = rest if head == PANEL or rest else [head]
    return all(_is_name(*name.partition(".")[::2], known, rows) for name in names)


def _is_name(root: str, part: str, known: set[str], rows: Mapping[str, Row]) -> bool:
    """Tell whether a name can be meant; the parts of a computed value are not known yet."""
    return root in known and (root not in rows or part in rows[root].fields)


def _differences(texts: Localised, mentions: Mapping[str, Mentions]) -> Iterator[Diagnostic]:
    everywhere = {typed: place for found in mentions.values() for typed, place in found.items()}
    for lang, own in mentions.items():
        missing = sorted(everywhere.keys() - own.keys())
        if not missing:
            continue
        other = next(tag for tag, found in mentions.items() if missing[0] in found)
        place = mentions[other][missing[0]]
        listed = ", ".join(f"`{typed}`" for typed in missing)
        yield Diagnostic(
            "E210",
            f"`{lang}` leaves out {listed}, which `{other}` has",
            _counterpart(texts[lang], texts[other], place),
            cause="the same numbers must stand in every language",
            labels=(Label(place, f"`{other}` has it here"),),
            help=f"write `{missing[0]}` in `{lang}` too, or take it out of `{other}`",
        )


def _counterpart(text: Text, other: Text, place: Place) -> Place:
    """Give the line of a text that stands where another language has `place`, else all of it."""
    if "\n" not in text.value or text.value.count("\n") != other.value.count("\n"):
        return text.place
    first, begins = (of.source.position(of.place.start)[0] for of in (text, other))
    number = first + place.source.position(place.start)[0] - begins
    line = text.source.line(number)
    start = text.source.line_starts[number - 1]
    indent = len(line) - len(line.lstrip())
    return Place(text.source, start + indent, start + max(len(line.rstrip()), indent + 1))
