"""Author's text with its references filled in: as styled runs for cards, as Markdown for pages.

Both come from the same pieces and the same wording, so a card and its page cannot disagree.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from generator.compute.dimension import words as dimension_words
from generator.compute.references import reference
from generator.compute.solved import Solved, Value
from generator.compute.unit_advice import advise
from generator.compute.units import Unit, UnitError, parse_unit
from generator.diagnostics import Diagnostic, Place, Problems
from generator.localise.figure import Figure, Rich, Run, RunKind
from generator.localise.spacing import closed_up
from generator.localise.template import (
    CLAIM,
    STYLES,
    Block,
    Panel,
    Piece,
    Reference,
    Words,
    parse_template,
)
from generator.localise.wording import Style, figure, plain
from generator.localise.words import Words as LanguageWords
from generator.read.entry import Given
from generator.read.prose import CODE
from generator.read.shape import did_you_mean
from generator.read.text import Localised, Text

NUMBER = re.compile(r'<span class="num" [^>]*>([^<]*)</span>')
MARKS: dict[str, RunKind] = {"**": "strong", "`": "code"}
MARK = re.compile(r"\*\*|`")


class Filler(NamedTuple):
    """What filling needs: the solved values, a language's words, and where to report."""

    solved: Solved
    words: LanguageWords
    problems: Problems

    @property
    def lang(self) -> str:
        """The language tag that is filled in."""
        return self.words.lang


def value_of(filler: Filler, name: str, place: Place) -> Value | None:
    """Look up a value an author refers to; an unknown one is E302."""
    value = reference(filler.solved, name)
    if value is None:
        filler.problems.add(_unknown(filler.solved, name, place))
    return value


def figure_of(filler: Filler, piece: Reference) -> Figure | None:
    """Word `{{ name | filters }}`; None after a diagnostic."""
    found = styled(filler, piece)
    return figure(found[0], filler.words, found[1]) if found else None


def styled(filler: Filler, piece: Reference) -> tuple[Value, Style] | None:
    """Find what a reference names and how it wants it written; None after a diagnostic."""
    value = value_of(filler, piece.name, piece.name_place)
    if value is None:
        return None
    style = plain(value)
    for word in piece.filters:
        applied = _apply(filler, value, style, word, piece.place)
        if applied is None:
            return None
        style = applied
    return value, style


def rich(filler: Filler, text: Text | None) -> Rich:
    """Fill a text for a card: plain, strong, code and number runs."""
    if text is None:
        return ()
    runs: list[Run] = []
    kind: RunKind = "text"
    for piece in parse_template(text, filler.problems):
        if isinstance(piece, Words):
            kind = _split_marks(piece.text.value, kind, runs)
        elif isinstance(piece, Reference):
            shown = figure_of(filler, piece)
            if shown is not None:
                runs.append(Run(shown.text, "number", piece.key))
        else:
            filler.problems.add(_block_on_card(piece))
    return _stripped(_close(runs))


def _close(runs: Sequence[Run]) -> Rich:
    texts = closed_up([(run.text, run.kind == "number") for run in runs])
    return tuple(
        run if text == run.text else run._replace(text=text)
        for run, text in zip(runs, texts, strict=True)
        if text
    )


def rich_in(filler: Filler, texts: Localised | None) -> Rich:
    """Fill the filler's language of a localised text."""
    return rich(filler, texts.get(filler.lang)) if texts else ()


def plain_text(runs: Rich) -> str:
    """Read runs as one string, without styles."""
    return "".join(run.text for run in runs)


class Blocks(NamedTuple):
    """How what is larger than a number is written as HTML."""

    formula: Callable[[Value], str]
    panel: Callable[[Panel], str]
    chart: Callable[[Block], str]


def markdown(filler: Filler, text: Text, blocks: Blocks) -> str:
    """Fill a body: numbers become spans that name their value and how it is written."""
    pieces = parse_template(text, filler.problems)
    parts = [_markdown_piece(filler, piece, blocks) for piece in pieces]
    spans = {at for at, piece in enumerate(pieces) if isinstance(piece, Reference)}
    # Whether a space stays is up to the number, not to the span that it will stand in.
    row = [(NUMBER.sub(r"\1", p) if i in spans else p, i in spans) for i, p in enumerate(parts)]
    for at, words in enumerate(closed_up(row)):
        parts[at] = parts[at] if at in spans else words
    filled = CLAIM.sub(
        lambda match: f'<span data-claim="{match["name"]}">{match["text"]}</span>', "".join(parts)
    )
    # In code Markdown would show the markup of a number instead of the number.
    return CODE.sub(lambda code: NUMBER.sub(r"\1", code[0]), filled)


def check_markdown(filler: Filler, text: Text, blocks: Blocks) -> None:
    """Record all that `markdown` would, without a word being written."""
    for piece in parse_template(text, filler.problems):
        if isinstance(piece, Reference):
            styled(filler, piece)
        elif not isinstance(piece, Words):
            _markdown_piece(filler, piece, blocks)


def number_span(shown: Figure, key: str) -> str:
    """Mark a number on the page with the value behind it and its `Form.key`.

    The `|` of a key is written as an entity: in a Markdown table a bare one would end the cell.
    """
    value, form, text = map(html.escape, (shown.ref, key, shown.text))
    form = form.replace("|", "&#124;")
    return f'<span class="num" data-v="{value}" data-f="{form}">{text}</span>'


def _markdown_piece(filler: Filler, piece: Piece, blocks: Blocks) -> str:
    if isinstance(piece, Words):
        return piece.text.value
    if isinstance(piece, Panel):
        return blocks.panel(piece)
    if isinstance(piece, Reference):
        shown = figure_of(filler, piece)
        return number_span(shown, piece.key) if shown is not None else ""
    if piece.kind == "chart":
        return blocks.chart(piece)
    value = value_of(filler, piece.name, piece.name_place)
    if value is None:
        return ""
    if piece.kind == "input":
        return _control(filler, piece, value)
    if value.formula is None:
        filler.problems.add(no_formula(value, piece.name_place))
    return blocks.formula(value)


def _control(filler: Filler, piece: Block, value: Value) -> str:
    """Write an input in the sentence: its number, to which the page script adds the control."""
    if not (isinstance(value.origin, Given) and value.origin.control):
        filler.problems.add(_fixed(filler.solved, value, piece.name_place))
        return ""
    number = number_span(figure(value, filler.words, plain(value)), value.name)
    return f'<span class="knob" data-input="{html.escape(value.name)}">{number}</span>'


def _fixed(solved: Solved, value: Value, place: Place) -> Diagnostic:
    is_given = isinstance(value.origin, Given)
    moving = [f"`{given.name}`" for given in solved.entry.given if given.control]
    return Diagnostic(
        "E206",
        f"readers cannot change `{value.name}`",
        place,
        cause="it has no `input:`" if is_given else "it is not under `given:`",
        note=f"what they can change: {', '.join(moving)}" if moving else "",
        help="add `input: {from: …, to: …}` to it" if is_given else "name an input",
    )


def _apply(filler: Filler, value: Value, style: Style, word: str, place: Place) -> Style | None:
    if word == "range" and value.low is None:
        filler.problems.add(_no_range(value, place))
        return None
    if word in STYLES:
        chosen: Any = {word: True}  # one of the five flags of `Style`, by its own name
        return style._replace(**chosen)
    unit = unit_named(word)
    if unit is not None and unit.dimension == value.quantity.dimension:
        return style._replace(unit=unit)
    filler.problems.add(_bad_filter(value, word, place, unit))
    return None


@lru_cache(maxsize=512)
def unit_named(word: str) -> Unit | None:
    """Read a filter as a unit; None when it is a style or nothing at all."""
    try:
        return parse_unit(word)
    except UnitError:
        return None


def _unknown(solved: Solved, name: str, place: Place) -> Diagnostic:
    near = difflib.get_close_matches(name, solved.values, n=1)
    return Diagnostic(
        "E302",
        f"unknown name `{name}`",
        place,
        cause="no given, derived or shared value has this name",
        help=f"did you mean `{near[0]}`?" if near else "",
    )


def no_formula(value: Value, place: Place) -> Diagnostic:
    """E323: an input where a formula is to be shown."""
    return Diagnostic(
        "E323",
        f"`{value.name}` has no formula to show",
        place,
        cause="it is an input",
        help="name a value from `derive:`",
    )


def _no_range(value: Value, place: Place) -> Diagnostic:
    return Diagnostic(
        "E206",
        f"`{value.name}` has no range to show",
        place,
        cause="nothing it is made of has a `range:`",
        help="leave out `| range`",
    )


def _bad_filter(value: Value, word: str, place: Place, unit: Unit | None) -> Diagnostic:
    if unit is None:
        near, advice = did_you_mean(word, STYLES), advise(word)
        if advice.code != "E303":  # a unit with several meanings, or none here
            return Diagnostic(advice.code, advice.message, place, help=advice.help)
        return Diagnostic(
            "E206",
            f"`{word}` is neither a style nor a unit",
            place,
            cause=f"the styles are {', '.join(f'`{style}`' for style in STYLES)}",
            help=near or advice.help,
        )
    return Diagnostic(
        "E305",
        f"cannot show `{value.name}` in `{word}`",
        place,
        cause=f"`{value.name}` is {dimension_words(value.quantity.dimension)}, "
        f"`{word}` is {dimension_words(unit.dimension)}",
    )


def _block_on_card(piece: Block | Panel) -> Diagnostic:
    kind = piece.kind if isinstance(piece, Block) else ""
    return Diagnostic(
        "E206",
        f"`{_typed(piece.place)}` stands only in the body",
        piece.place,
        cause="a card has a layout of its own for this"
        if kind in ("formula", "chart")
        else "nothing here could change with the reader's inputs",
        help="a `formula:` card" if kind == "formula" else "",
    )


def _typed(place: Place) -> str:
    return place.source.text[place.start : place.end]


def _split_marks(text: str, kind: RunKind, runs: list[Run]) -> RunKind:
    """Cut at `**` and backticks; gives the style that is still open at the end."""
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            runs.append(Run(text[end : match.start()], kind))
        kind = "text" if kind == MARKS[match[0]] else MARKS[match[0]]
        end = match.end()
    if end < len(text):
        runs.append(Run(text[end:], kind))
    return kind


def _stripped(runs: Rich) -> Rich:
    """Take off the line end that block scalars leave behind."""
    if runs and runs[-1].text != runs[-1].text.rstrip():
        return (*runs[:-1], runs[-1]._replace(text=runs[-1].text.rstrip()))
    return runs
