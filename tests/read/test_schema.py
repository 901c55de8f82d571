"""The schema and the reader agree: what one refuses for its form, so does the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.diagnostics import Problems
from generator.read.record import Field, Record
from generator.read.schema import Site, of, schemas
from generator.read.settings import read_settings
from generator.read.shape import Flag, Line
from generator.read.topics import Topics, read_topics
from tests.author.test_commonest_mistakes import POST, mistakes
from tests.conftest import ROOT
from tests.read.samples import LANGUAGES, completed
from tests.test_diagnostics import EXAMPLES

SITE = Site(LANGUAGES, read_topics(ROOT, LANGUAGES, Problems()))
SCHEMAS = schemas(SITE)

SEEN = frozenset({"E201", "E202", "E205", "E209", "W209", "E215", "E313", "E317"})
"""Mistakes of form: a key, a missing field, a word of a closed list."""
BY_CHANCE = frozenset({"E116", "E203", "E204", "E208"})
"""Mistakes that are partly of form: a kind of value, a comma that made a key."""
IN_FILE_NAME = re.compile(r"in the file name (?:is|cannot)|the file name has no date")


@dataclass(frozen=True)
class Example:
    name: str
    text: str
    report: str

    def __str__(self) -> str:
        return self.name

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(re.findall(r"^(?:error|warning)\[(\w+)\]", self.report, re.MULTILINE))


def examples() -> Iterator[Example]:
    for code, (text, report) in EXAMPLES.items():
        yield Example(code, completed(text), report)
    for mistake in mistakes():
        yield Example(mistake.title.replace(" ", "-"), mistake.text, mistake.report)


def as_data(text: str) -> object:
    """All scalars as text, as the reader takes them."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def is_yaml(text: str) -> bool:
    try:
        as_data(text)
    except yaml.YAMLError:
        return False
    return True


def faults(data: object, kind: str = "post") -> list[str]:
    validator = jsonschema.Draft7Validator(dict(SCHEMAS[kind]))
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_valid_draft_7(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(dict(SCHEMAS[kind]))


PARSED = [example for example in examples() if is_yaml(example.text)]


@pytest.mark.parametrize("example", PARSED, ids=str)
def test_an_example_is_refused_for_its_form_by_both_or_by_none(example: Example) -> None:
    found = faults(as_data(example.text))
    if example.codes & SEEN and not IN_FILE_NAME.search(example.report):
        assert found, example.report
    elif not example.codes & BY_CHANCE:
        assert not found, found


@pytest.mark.parametrize("load", [yaml.BaseLoader, yaml.SafeLoader], ids=["text", "typed"])
def test_a_good_post_is_fine_however_an_editor_reads_its_numbers(
    load: type[yaml.BaseLoader],
) -> None:
    data = json.loads(json.dumps(yaml.load(POST, Loader=load), default=str))
    assert faults(data) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content").rglob("*.yaml")), ids=lambda path: path.name
)
def test_the_content_of_this_site_is_fine(path: Path) -> None:
    kinds = {"posts": "post", "data": "data", "topics.yaml": "topics", "pages": "page"}
    kind = kinds.get(path.relative_to(ROOT / "content").parts[0])
    if kind:
        assert faults(as_data(path.read_text("utf-8")), kind) == []


def test_the_files_for_editors_are_up_to_date() -> None:
    for kind, schema in SCHEMAS.items():
        kept = json.loads((ROOT / "content" / "schema" / f"{kind}.json").read_text("utf-8"))
        assert kept == schema, "run `trivia schema --write`"


@pytest.mark.parametrize("path", sorted((ROOT / "content" / "posts").rglob("*.yaml")), ids=str)
def test_every_post_names_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    assert (path.parent / named[1]).resolve() == ROOT / "content" / "schema" / "post.json"


def test_the_languages_are_those_of_the_site() -> None:
    german = schemas(Site(("de",), Topics()))["post"]
    entry = {name: {"de": "Text"} for name in ("title", "hook", "body")}
    validator = jsonschema.Draft7Validator(dict(german))
    assert validator.is_valid({"topic": "memory", **entry})
    assert not validator.is_valid({"topic": "memory", **entry, "title": {"en": "Text"}})
    assert read_settings(ROOT).tags == LANGUAGES


def test_a_field_is_described_by_its_own_sentence() -> None:
    record = Record((Field("draft", Flag(), "not yet", required=True),), lambda taken: taken)
    assert of(record, SITE) == {
        "type": "object",
        "properties": {"draft": {"description": "not yet", "enum": [True, False, "true", "false"]}},
        "additionalProperties": False,
        "required": ["draft"],
    }


def test_a_shape_without_a_schema_is_a_bug() -> None:
    with pytest.raises(KeyError):
        of(object(), SITE)
    assert of(Line("24"), SITE)["examples"] == ["24"]
