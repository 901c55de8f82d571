"""What stands behind numbers, in words: the sources of a post numbered, and the line of a card.

Apart from the post, because a check of a card needs its line and no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.compute.solved import Solved, Value
from generator.localise.fill import Filler, plain_text, rich_in
from generator.localise.post import Citation
from generator.localise.words import Words
from generator.read.entry import Given, Reference
from generator.read.text import Localised


def citations_of(solved: Solved, words: Words) -> dict[str, Citation]:
    """Number the sources in the order in which values first rest on them.

    Two rows read in the same place at the same time are one source for readers.
    """
    keys = dict.fromkeys(key for used in solved.sources_of.values() for key in used)
    numbers: dict[tuple[object, ...], int] = {}
    return {
        key: _citation(numbers.setdefault(_same(source), len(numbers) + 1), source, words)
        for key in keys
        for source in (solved.references[key],)
    }


def _same(source: Reference) -> tuple[object, ...]:
    url, at = (text.value if text else "" for text in (source.url, source.at))
    return source.title.value, url, at, source.read


def _citation(number: int, source: Reference, words: Words) -> Citation:
    parts = []
    if source.at is not None:
        parts.append(words.numbers["version"].format(version=source.at))
    if source.read is not None:
        parts.append(words.numbers["read"].format(date=source.read.isoformat()))
    url = source.url.value if source.url else ""
    return Citation(number, source.title.value, url, words.numbers["comma"].join(parts))


def cite(filler: Filler, value: Value, citations: Mapping[str, Citation]) -> str:
    """Name the source behind a card's value, or else the first assumption it rests on."""
    words = filler.words
    cited = (citations[key] for key in filler.solved.sources_of.get(value.name, ()))
    titles = [citation.title for citation in dict.fromkeys(cited)]
    if titles:
        rest = len(titles) - 1
        first = titles[0]
        if rest:
            first = words.numbers["and_more"].format(first=first, count=rest, total=rest + 1)
        return words.numbers["source"].format(title=first)
    inputs = {given.name.value: given.because.assume for given in _inputs(value)}
    return _assumed_first(filler, [texts for texts in inputs.values() if texts is not None])


def _assumed_first(filler: Filler, assumed: Sequence[Localised]) -> str:
    """Give the first assumption, and say how many more there are."""
    if not assumed:
        return ""
    more = len(assumed) - 1
    form = ("assumption", "assumption_more", "assumptions_more")[min(more, 2)]
    text = plain_text(rich_in(filler, assumed[0]))
    return filler.words.numbers[form].format(text=text, count=more)


def _inputs(value: Value) -> Iterator[Given]:
    """Walk down to the inputs a value rests on."""
    if isinstance(value.origin, Given):
        yield value.origin
    for operand in value.operands.values():
        yield from _inputs(operand)


def assumption(value: Value) -> Localised | None:
    """Give what an input rests on where no source stands behind it."""
    return value.origin.because.assume if isinstance(value.origin, Given) else None
