"""A bad entry beside what must be said of it, and a throw-away site to have it said.

All entries of a section lie in one site beside a sound one and are checked in one run: so every
case also shows that no entry keeps the others from being checked.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cli import BUG, main
from tests.conftest import ROOT
from tests.read.samples import completed

POSTS = "content/posts/2026"
BESIDE = f"{POSTS}/2026-01-28-beside.yaml"
"""An entry without an error; only computing it finds that its value is unused."""
UNUSED = "given: {spare: {value: 1, assume: {en: an example, zh-TW: 例子}}}"
UNUSED_TOLD = ("1:9 W316 given `spare` is used nowhere", "help: show it, check it or delete it")


@dataclass(frozen=True)
class Case:
    """A numbered fault: `entry` is completed unless it is bytes; `told` is all that is said of it.

    A line of `told` is `line:column code message`, and below it `line:column label` for a second
    place and `help: …`; nothing where the entry must pass.
    """

    number: int
    name: str
    entry: str | bytes
    told: tuple[str, ...]

    def __str__(self) -> str:
        return f"case_{self.number:02}_{self.name}"

    @property
    def path(self) -> str:
        return f"{POSTS}/2026-01-28-{str(self).replace('_', '-')}.yaml"

    @property
    def content(self) -> bytes:
        return self.entry if isinstance(self.entry, bytes) else completed(self.entry).encode()


def case(number: int, name: str, entry: str | bytes, *told: str) -> Case:
    return Case(number, name, entry, told)


@dataclass(frozen=True)
class Said:
    """What one run of `check` said: its exit code, and all lines by file."""

    code: int
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, path: str) -> tuple[str, ...]:
        return self.lines.get(path, ())


def make_site(root: Path, posts: Mapping[str, bytes]) -> Path:
    """A site that holds nothing but these files."""
    (root / POSTS).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for path, content in posts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


class Run(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def trivia(*arguments: str | Path) -> Run:
    """Run a command in this process; a bug of ours fails the test with its traceback."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, arguments), "--debug"])
    run = Run(code, _written(out), _written(err))
    assert code != BUG, run.err
    return run


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def check(root: Path, *paths: Path) -> Said:
    """Run `trivia check` as a person would, and sort what it says by file."""
    run = trivia("check", "--root", root, "--format", "json", *paths)
    lines: dict[str, list[str]] = defaultdict(list)
    for found in json.loads(run.out):
        lines[found["file"]] += _lines(found)
    return Said(run.code, {path: tuple(said) for path, said in lines.items()})


def check_cases(root: Path, cases: Sequence[Case]) -> Said:
    """Check all cases of a section at once, beside a sound entry."""
    assert len({case.path for case in cases}) == len(cases)
    posts = {case.path: case.content for case in cases}
    return check(make_site(root, {**posts, BESIDE: completed(UNUSED).encode()}))


def _lines(found: dict[str, object]) -> list[str]:
    lines = [f"{_position(found)} {found['code']} {found['message']}"]
    labels = found["labels"]
    assert isinstance(labels, list)
    lines += [f"{_position(label)} {label['message']}" for label in labels]
    return [*lines, f"help: {found['help']}"] if found["help"] else lines


def _position(found: Mapping[str, object]) -> str:
    place = found["range"]
    assert isinstance(place, dict)
    return f"{place['start']['line']}:{place['start']['column']}"


def numbers(module: object) -> set[int]:
    """The cases that a module tests, by its table and by the names of its tests."""
    listed = {one.number for one in getattr(module, "CASES", ())}
    tests = (re.match(r"test_cases?_((?:\d+_)+)", name) for name in dir(module))
    return listed | {int(one) for found in tests if found for one in found[1].split("_") if one}
