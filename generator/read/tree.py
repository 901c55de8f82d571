"""YAML text into located nodes: every scalar is text, and every node knows where it stands.

Neither `yaml.load` nor `yaml.compose`: events are read one by one, so that nesting is stopped at a
limit instead of crashing in C, duplicate keys are seen, and `no`, `017` and `12:30` stay text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Place, Problems, Rejected, Source
from generator.read import slips, syntax
from generator.read.scalars import locate
from generator.read.source import FORBIDDEN, forbidden_character
from generator.read.text import Text
from generator.read.unreadable import Last, escape_at, explain

MAX_DEPTH = 32
"""Lists and maps inside each other; no entry needs more than eight (E113)."""
MAX_NODES = 2_000
"""Values of a file, maps and lists among them (E112): an entry has 300 to 500."""
QUOTES = ("'", '"')


class Scalar(NamedTuple):
    """One piece of text."""

    text: Text

    @property
    def place(self) -> Place:
        """The text, without its quotes."""
        return self.text.place


class Sequence(NamedTuple):
    """A list; `place` runs from its first sign to its last."""

    items: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Keys with their nodes, in the order they were typed; no two keys are alike."""

    items: tuple[tuple[Text, Node], ...]
    place: Place


Node = Scalar | Sequence | Mapping


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    mapping: bool
    flow: bool
    nodes: list[Node] = field(default_factory=list)
    keys: list[Text] = field(default_factory=list)
    seen: dict[str, Text] = field(default_factory=dict)
    wants_key: bool = False


@dataclass
class _Growing:
    """A tree while its events arrive: the open collections instead of a recursion."""

    source: Source
    problems: Problems
    max_nodes: int
    root: Node | None = None
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0
    nodes: int = 0
    last: Last = field(default_factory=Last)
    comments: list[Diagnostic] = field(default_factory=list)

    def place(self, event: yaml.Event) -> Place:
        return Place(self.source, *_span(event))


def read_tree(source: Source, problems: Problems, max_nodes: int = MAX_NODES) -> Mapping | None:
    """Parse one document whose top is a mapping; on any fault (E101-E116) give None.

    `max_nodes` counts values, not keys. W106 and E107 are recorded on the way.
    """
    before = problems.errors
    growing = _Growing(source, problems, max_nodes)
    try:
        _grow(growing)
        root = _top(growing)
    except Rejected as rejection:
        problems.extend([*growing.comments, rejection.diagnostic])
        return None
    except yaml.MarkedYAMLError as error:
        brackets = [part.start for part in growing.stack if part.flow]
        found = explain(source, error, brackets, growing.last)
        problems.extend([*(c for c in growing.comments if c.place.end != found.place.end), found])
        return None
    problems.extend(growing.comments)
    return root if problems.errors == before else None


def _span(event: yaml.Event) -> tuple[int, int]:
    """Give an event's offsets; libyaml counts code points, also in text beyond ASCII."""
    start, end = event.start_mark, event.end_mark
    assert start
    assert end
    return start.index, end.index


def _grow(growing: _Growing) -> None:
    """Take in one event after the other; not `yaml.parse`, which asks twice for each."""
    loader = yaml.CSafeLoader(growing.source.text)
    try:
        for event in iter(loader.get_event, None):
            if grow := _AT.get(type(event)):
                grow(growing, event)
    finally:
        loader.dispose()


def _top(growing: _Growing) -> Mapping:
    root = growing.root
    if root is None or (isinstance(root, Scalar) and not root.text.value):
        raise Rejected(syntax.empty(Place(growing.source, 0, 0)))
    if not isinstance(root, Mapping):
        kind = "a list" if isinstance(root, Sequence) else "text"
        raise Rejected(syntax.not_a_mapping(root.place, kind))
    return root


def _document(growing: _Growing, event: yaml.DocumentStartEvent) -> None:
    growing.documents += 1
    if growing.documents > 1:
        raise Rejected(syntax.second_document(growing.place(event)))


def _alias(growing: _Growing, event: yaml.AliasEvent) -> None:
    raise Rejected(syntax.alias(growing.place(event)))


def _scalar(growing: _Growing, event: yaml.ScalarEvent) -> None:
    """Take in a key or a text; three in four events are one, so this asks as little as it can."""
    parent = growing.stack[-1] if growing.stack else None
    is_key = parent is not None and parent.wants_key
    if event.anchor is not None or event.tag is not None or not is_key:
        _refuse(growing, event, is_key=is_key)
    block = growing.last.block
    text = _text(growing, event)
    if parent is None:
        growing.root = Scalar(text)
    elif is_key:
        _key(growing, parent, text, event, block)
    else:
        parent.nodes.append(Scalar(text))
        parent.wants_key = parent.mapping


def _open(growing: _Growing, event: yaml.CollectionStartEvent) -> None:
    is_key = bool(growing.stack) and growing.stack[-1].wants_key
    _refuse(growing, event, is_key=is_key)
    if is_key:
        raise Rejected(syntax.complex_key(growing.place(event)))
    if len(growing.stack) == MAX_DEPTH:
        raise Rejected(syntax.too_deep(growing.place(event), MAX_DEPTH))
    mapping = isinstance(event, yaml.MappingStartEvent)
    begun = _Open(_span(event)[0], mapping, bool(event.flow_style), wants_key=mapping)
    growing.stack.append(begun)


def _refuse(
    growing: _Growing, event: yaml.ScalarEvent | yaml.CollectionStartEvent, *, is_key: bool
) -> None:
    """Refuse whatever would let one piece of text stand for another, and files without end."""
    if event.anchor is not None:
        raise Rejected(syntax.alias(growing.place(event)))
    if event.tag is not None:
        raise Rejected(syntax.tag(growing.place(event)))
    if not is_key:
        growing.nodes += 1
        if growing.nodes > growing.max_nodes:
            raise Rejected(syntax.too_many(growing.place(event), growing.max_nodes))


def _close(growing: _Growing, event: yaml.CollectionEndEvent) -> None:
    done = growing.stack.pop()
    place = Place(growing.source, done.start, _span(event)[1])
    nodes = tuple(done.nodes)
    whole: Node = Sequence(nodes, place)
    if done.mapping:
        whole = Mapping(tuple(zip(done.keys, nodes, strict=True)), place)
    if growing.stack:
        parent = growing.stack[-1]
        parent.nodes.append(whole)
        parent.wants_key = parent.mapping
    else:
        growing.root = whole


_AT: dict[type[yaml.Event], Callable[[_Growing, Any], None]] = {
    yaml.DocumentStartEvent: _document,
    yaml.AliasEvent: _alias,
    yaml.ScalarEvent: _scalar,
    yaml.MappingStartEvent: _open,
    yaml.SequenceStartEvent: _open,
    yaml.MappingEndEvent: _close,
    yaml.SequenceEndEvent: _close,
}
"""What to do at an event; `Any` because each takes its own kind."""


def _text(growing: _Growing, event: yaml.ScalarEvent) -> Text:
    start, end = _span(event)
    style = event.style or ""
    text = locate(growing.source, event.value, style, start, end)
    if style in QUOTES:
        growing.last = Last((start, end))
        _check_escapes(text)
    elif style:
        growing.last = Last(growing.last.quoted, (start, end))
    else:
        if growing.last.block:
            growing.last = Last(growing.last.quoted)
        if comment := syntax.cut_by_comment(growing.source, end):
            growing.comments.append(comment)
    return text


def _check_escapes(text: Text) -> None:
    """Find what `read_source` cannot have seen: a forbidden character typed as an escape."""
    if isinstance(text.offsets, range):
        return  # it is as it was typed
    if found := FORBIDDEN.search(text.value):
        place = escape_at(text.source, text.offsets[found.start()])
        raise Rejected(forbidden_character(found[0], place))


def _key(
    growing: _Growing,
    parent: _Open,
    key: Text,
    event: yaml.ScalarEvent,
    block: tuple[int, int] | None,
) -> None:
    if key.value == "<<":
        raise Rejected(syntax.alias(key.place))
    alike = _alike(key.value)
    if alike is None:
        raise Rejected(_not_a_key(growing, parent, key.value, growing.place(event), block))
    if alike in parent.seen:
        growing.problems.add(syntax.duplicate(parent.seen[alike], key))
    parent.seen.setdefault(alike, key)
    parent.keys.append(key)
    parent.wants_key = False


@lru_cache(maxsize=1024)
def _alike(key: str) -> str | None:
    """Give what all keys that look like this one have in common, or None if it is no name.

    Cached, because `label` and `en` stand in a file a hundred times.
    """
    return unicodedata.normalize("NFKC", key).casefold() if syntax.is_name(key) else None


def _not_a_key(
    growing: _Growing, parent: _Open, key: str, place: Place, block: tuple[int, int] | None
) -> Diagnostic:
    """Say why a key is none: mostly it was never meant to be one."""
    before = parent.nodes[-1] if parent.flow and parent.nodes else None
    value = before.place if isinstance(before, Scalar) else None
    found = slips.lost_line(place, block) or slips.stray_key(place, key, value)
    return found or syntax.not_a_name(place, key)
