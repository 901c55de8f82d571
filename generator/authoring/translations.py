"""Which translations are older than the text they were made from.

By hashes of both texts kept in `content/translations.json`, not by file times or commits: both
languages of a post stand in one file, which every edit touches.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from generator.read.entry import Entry
from generator.read.text import Text

Pair = tuple[str, str]
"""The hashes of a text and of its translation, as they were when they said the same."""
Record = dict[str, dict[str, dict[str, Pair]]]
"""Pairs by slug, language and path of the text (`title`, `cards[2].note`)."""

LENGTH = 12
"""Hexadecimal digits kept of a hash: a text is compared with its own past only."""


@dataclass(frozen=True)
class State:
    """How one language of a post stands: paths of texts that are missing or behind."""

    missing: tuple[str, ...]
    older: tuple[str, ...]


def texts(entry: Entry) -> dict[str, Mapping[str, Text]]:
    """Give every text for readers with its path in the file, in all languages it has."""
    return dict(_texts(entry, ""))


def state(entry: Entry, lang: str, default: str, record: Record) -> State:
    """Compare with the record: a text is behind when its original moved on and it did not."""
    known = record.get(entry.slug, {}).get(lang, {})
    missing, older = [], []
    for path, text in texts(entry).items():
        if text[lang].lang:
            missing.append(path)
        elif path in known:
            original, translation = _pair(text, lang, default)
            if original != known[path][0] and translation == known[path][1]:
                older.append(path)
    return State(tuple(missing), tuple(older))


def renewed(entry: Entry, lang: str, default: str, record: Record, accept: bool) -> dict[str, Pair]:
    """Give the pairs to keep: today's, but for texts that are behind and not accepted as they are.

    A translation that is missing has no pair.
    """
    now = state(entry, lang, default, record)
    known = record.get(entry.slug, {}).get(lang, {})
    behind = frozenset() if accept else frozenset(now.older)
    return {
        path: known[path] if path in behind else _pair(text, lang, default)
        for path, text in texts(entry).items()
        if path not in now.missing
    }


def parse_record(text: str) -> Record:
    """Read the file's text; whatever is not of its form counts as not recorded."""
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    return {
        slug: {
            lang: {path: (pair[0], pair[1]) for path, pair in pairs.items() if _is_pair(pair)}
            for lang, pairs in langs.items()
            if isinstance(pairs, dict)
        }
        for slug, langs in (data.items() if isinstance(data, dict) else ())
        if isinstance(langs, dict)
    }


def render_record(record: Record) -> str:
    """Write the file's text: sorted and a text a line, so that two authors seldom collide."""
    lines = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    return (
        lines.replace('[\n    "', '["').replace('",\n    "', '", "').replace('"\n   ]', '"]') + "\n"
    )


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(item, str) for item in pair)


def _pair(text: Mapping[str, Text], lang: str, default: str) -> Pair:
    return _hash(text[default]), _hash(text[lang])


def _hash(text: Text) -> str:
    return hashlib.sha256(text.value.encode()).hexdigest()[:LENGTH]


def _texts(value: object, path: str) -> Iterator[tuple[str, Mapping[str, Text]]]:
    """Walk through the entry's records; a map of texts by language is what is sought."""
    if isinstance(value, Mapping):
        yield from _in_map(value, path)
    elif names := _field_names(value):
        for name in names:
            # The file has no key `because`: its reasons stand beside the value.
            inner = path if name == "because" else f"{path}.{name}".lstrip(".")
            yield from _texts(getattr(value, name), inner)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _texts(item, f"{path}{_label(item, number)}")


def _in_map(value: Mapping[str, object], path: str) -> Iterator[tuple[str, Mapping[str, Text]]]:
    by_language = {key: item for key, item in value.items() if isinstance(item, Text)}
    if not by_language:
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}")
    elif len({id(item) for item in by_language.values()}) > 1:
        # One text for all languages has nothing to fall behind.
        yield path, by_language


def _field_names(value: object) -> tuple[str, ...]:
    if isinstance(value, Text):
        return ()
    if is_dataclass(value):
        return tuple(field.name for field in fields(value))
    return getattr(value, "_fields", ())


def _label(item: object, number: int) -> str:
    """Call an input or a result by its name, which stays when others are put before it."""
    name = getattr(item, "name", None)
    return f".{name}" if isinstance(name, Text) else f"[{number}]"
