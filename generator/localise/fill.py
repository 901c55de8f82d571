"""Author's text with its references filled in: as styled runs for cards, as Markdown for pages.

Both come from the same pieces and the same wording, so a card and its page cannot disagree.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.compute.references import reference
from generator.compute.solved import Solved, Value
from generator.diagnostics import Place, Problems
from generator.localise import complaints
from generator.localise.figure import Figure, Rich, Run, RunKind
from generator.localise.spacing import closed_up
from generator.localise.template import (
    CLAIM,
    Block,
    Panel,
    Piece,
    Reference,
    Words,
    parse_template,
)
from generator.localise.wording import Style, applied, figure, plain, unit_named
from generator.localise.words import Words as LanguageWords
from generator.read.entry import Given
from generator.read.prose import CODE
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
        filler.problems.add(complaints.unknown_value(name, filler.solved.values, place))
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
        changed = _apply(filler, value, style, word, piece.place)
        if changed is None:
            return None
        style = changed
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
            filler.problems.add(complaints.only_in_body(piece))
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
        filler.problems.add(complaints.no_formula(value, piece.name_place))
    return blocks.formula(value)


def _control(filler: Filler, piece: Block, value: Value) -> str:
    """Write an input in the sentence: its number, to which the page script adds the control."""
    if not (isinstance(value.origin, Given) and value.origin.control):
        filler.problems.add(complaints.fixed(filler.solved, value, piece.name_place))
        return ""
    number = number_span(figure(value, filler.words, plain(value)), value.name)
    return f'<span class="knob" data-input="{html.escape(value.name)}">{number}</span>'


def _apply(filler: Filler, value: Value, style: Style, word: str, place: Place) -> Style | None:
    if word == "range" and value.low is None:
        filler.problems.add(complaints.no_range(value, place))
        return None
    changed = applied(style, word, value)
    if changed is None:
        filler.problems.add(complaints.bad_filter(value, word, place, unit_named(word)))
    return changed


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
