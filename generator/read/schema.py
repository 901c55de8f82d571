"""JSON Schema (draft 7) of the author's files, made from the very tables that read them.

For editors: what may stand where, with a sentence on hover. Not written by hand beside the readers,
where it would soon say something else; a test holds every example against both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.read import cards
from generator.read.cards_reader import LAYOUTS, CardShape
from generator.read.day import Day
from generator.read.derive_reader import DERIVE_MAP, DeriveShape
from generator.read.entry_reader import ENTRY, TAGS, TOPIC
from generator.read.given_reader import CONTROL, GIVEN, NO_SOURCE, REASONS, SourceKey, UseLine
from generator.read.pages import PAGE
from generator.read.record import Field, Listing, Named, Record
from generator.read.shape import MAX_LINE, Address, Choice, Flag, Line, Whole
from generator.read.tables import CELL_MAP, HEAD, TABLE, CellShape, RowShape
from generator.read.topics import TOPICS_FILE, Topics
from generator.read.words import Words

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool
Schema = dict[str, Json]

DRAFT = "http://json-schema.org/draft-07/schema#"
SCALAR = ["string", "number", "boolean"]
"""Every scalar is read as text, so `16 GiB`, `24` and `no` are all welcome where a text is."""
NAME = "^[A-Za-z][A-Za-z0-9_]*$"
NOT_BLANK = r"\S"


@dataclass(frozen=True)
class Site:
    """What the schema takes from a site: its languages, and its topics and tags for completion."""

    languages: tuple[str, ...]
    topics: Topics

    def words(self, field: Field[object]) -> Schema:
        """Offer the site's own words where only they are valid."""
        if field is TOPIC and self.topics.topics:
            return {"enum": list(self.topics.topics)}
        if field is TAGS and self.topics.tags:
            return {"items": {"enum": list(self.topics.tags)}}
        return {}


def schemas(site: Site) -> dict[str, Schema]:
    """Give the schema of each kind of file, by its name: `post`, `data`, `topics` and `page`."""
    made = {
        "post": _titled("A trivia post", of(ENTRY, site)),
        "data": _titled("Shared quantities", of(TABLE, site)),
        "topics": _titled("Topics and tags", of(TOPICS_FILE, site)),
        "page": _titled("A page of the site", of(PAGE, site)),
    }
    return {name: {"$schema": DRAFT, **schema} for name, schema in made.items()}


def of(shape: object, site: Site) -> Schema:
    """Give the schema of what a shape reads. Raises `KeyError` for a shape that has none."""
    return _MAKERS[type(shape)](shape, site)


def _titled(title: str, schema: Schema) -> Schema:
    return {"title": title, **schema}


def _line(shape: Line, site: Site) -> Schema:
    form: Schema = {"pattern": f"^(?:{shape.form})$"} if shape.form else {"pattern": NOT_BLANK}
    return {"type": list(SCALAR), "maxLength": shape.limit, **form, "examples": [shape.sample]}


def _address(shape: Address, site: Site) -> Schema:
    # Case matters not in a scheme, and ECMA 262 patterns have no flag for that.
    return {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]:", "maxLength": MAX_LINE}


def _choice(shape: Choice, site: Site) -> Schema:
    return {"enum": list(shape.options)}


def _whole(shape: Whole, site: Site) -> Schema:
    return {
        "anyOf": [
            {"type": "integer", "minimum": shape.low, "maximum": shape.high},
            {"type": "string", "pattern": "^[0-9_]+$"},
        ]
    }


def _flag(shape: Flag, site: Site) -> Schema:
    return {"enum": [True, False, "true", "false"]}


def _day(shape: Day, site: Site) -> Schema:
    return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$", "examples": ["2026-01-28"]}


def _words(shape: Words, site: Site) -> Schema:
    text: Schema = {"type": list(SCALAR), "maxLength": shape.limit}
    whole: Schema = {
        "type": "object",
        "properties": dict.fromkeys(site.languages, text),
        "required": list(site.languages),
        "additionalProperties": False,
    }
    if shape.shared or shape.noted or shape.figures:
        return {"anyOf": [whole, {**text, "pattern": NOT_BLANK}]}
    return whole


def _use(shape: UseLine, site: Site) -> Schema:
    form = r"^\w+\.\w+\s+as\s+[A-Za-z]\w*$"
    return {"type": "string", "pattern": form, "examples": ["models.gpt_oss_20b as m"]}


def _source_key(shape: SourceKey, site: Site) -> Schema:
    return {**of(Line("key"), site), "not": {"enum": sorted(NO_SOURCE)}}


def _record(shape: Record[object], site: Site) -> Schema:
    properties = {field.name: _property(field, site) for field in shape.fields}
    required = [field.name for field in shape.fields if field.required]
    whole: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**whole, **({"required": required} if required else {}), **_either(shape)}


def _either(shape: Record[object]) -> Schema:
    """Say what a table of fields cannot: that some of them exclude each other."""
    if shape is GIVEN:
        return {"oneOf": [{"required": [reason]} for reason in REASONS]}
    if shape is CONTROL:
        menu: Schema = {"required": ["choose"]}
        return {"oneOf": [{"required": ["from", "to"], "not": menu}, menu]}
    return {}


def _property(field: Field[object], site: Site) -> Schema:
    return {"description": field.about, **of(field.shape, site), **site.words(field)}


def _listing(shape: Listing[object], site: Site) -> Schema:
    bounds: Schema = {"minItems": shape.least, "maxItems": shape.most}
    return {"type": "array", "items": of(shape.of, site), **bounds}


def _named(shape: Named[object], site: Site) -> Schema:
    names: Schema = {"propertyNames": {"pattern": NAME}} if shape.in_formulas else {}
    every = of(shape.of, site)
    return {"type": "object", "additionalProperties": every, "maxProperties": shape.most, **names}


def _derive(shape: DeriveShape, site: Site) -> Schema:
    return {"anyOf": [of(DERIVE_MAP.fields[0].shape, site), of(DERIVE_MAP, site)]}


def _cell(shape: CellShape, site: Site) -> Schema:
    return {"anyOf": [of(CELL_MAP.fields[0].shape, site), of(CELL_MAP, site)]}


def _row(shape: RowShape, site: Site) -> Schema:
    head = of(HEAD, site)
    return {**head, "additionalProperties": of(CellShape(), site)}


def _card(shape: CardShape, site: Site) -> Schema:
    layouts = {
        name: {"description": _about(name), **of(record, site)} for name, record in LAYOUTS.items()
    }
    one: Schema = {"minProperties": 1, "maxProperties": 1}
    return {"type": "object", "properties": layouts, "additionalProperties": False, **one}


def _about(layout: str) -> str:
    """Say what a layout is for, as its dataclass does."""
    about = getattr(cards, layout.capitalize()).__doc__ or ""
    return about.partition("\n")[0]


_MAKERS: Mapping[type, Callable[..., Schema]] = {
    Address: _address,
    CardShape: _card,
    CellShape: _cell,
    Choice: _choice,
    Day: _day,
    DeriveShape: _derive,
    Flag: _flag,
    Line: _line,
    Listing: _listing,
    Named: _named,
    Record: _record,
    RowShape: _row,
    SourceKey: _source_key,
    UseLine: _use,
    Whole: _whole,
    Words: _words,
}
