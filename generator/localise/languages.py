"""The promise that both languages carry the same numbers: a reference in one is in all.

Checked on the author's text, before filling, since two different values may read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from generator.diagnostics import Diagnostic, Label, Problems
from generator.localise.template import names, parse_template
from generator.read.cards import Card
from generator.read.entry import Entry
from generator.read.text import Localised, Text


def check_languages(entry: Entry, problems: Problems) -> None:
    """Report E210 for every text whose references differ between languages."""
    for texts in localised_texts(entry):
        _compare(texts, problems)


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
    elif isinstance(content, tuple):
        for item in content:
            yield from _in_field(item)
    elif is_dataclass(content) and not isinstance(content, Text | type):
        for field in fields(content):
            yield from _in_field(getattr(content, field.name))


def _compare(texts: Localised, problems: Problems) -> None:
    counts = {lang: _references(text) for lang, text in texts.items()}
    everywhere = set().union(*counts.values())
    for lang, own in counts.items():
        missing = sorted(everywhere - own.keys())
        if not missing:
            continue
        other = next(tag for tag, count in counts.items() if missing[0] in count)
        problems.add(
            Diagnostic(
                "E210",
                f"`{lang}` leaves out {_listed(missing)}, which `{other}` has",
                texts[lang].place,
                cause="the same numbers must stand in every language",
                labels=(Label(texts[other].place, f"`{other}` has {_listed(missing)}"),),
                help=f"`{{{{ {missing[0]} }}}}` in `{lang}`, or take it out of `{other}`",
            )
        )


def _references(text: Text) -> Counter[str]:
    # Malformed references are reported where the text is filled in.
    return Counter(names(parse_template(text, Problems())))


def _listed(missing: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in missing)
