"""A tiny site between two states, and builds from one to the other that do not end well."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.survival import tiny
from tests.survival.calls import Calls, failing, interposed, killed
from tests.survival.children import digest, in_child, kill, start

OLD, NEW = "Some words", "Other words"


@dataclass(frozen=True)
class Swept:
    """A tiny site, its two states, and the calls and seconds that lead from the old to the new.

    With `spare` the old site lies beside a folder to build into, as after several builds; without,
    as after the first or after a crash.
    """

    root: Path
    spare: bool
    old: str
    new: str
    calls: tuple[str, ...] = ()
    seconds: float = 0

    @property
    def site(self) -> Path:
        return self.root / "site"

    def rewind(self) -> None:
        """Build without a fault, as one does after one, and check that all is well again."""
        for words in (OLD, NEW, OLD) if self.spare else (OLD,):
            tiny.say(self.root, words)
            assert tiny.build(self.root) == 0
            assert digest(self.site) == (self.old if words == OLD else self.new)
            assert leftovers(self.root) == []
        if not self.spare:
            shutil.rmtree(self.root / ".cache" / "spare", ignore_errors=True)

    def whole(self) -> str:
        """Say which of the two is published; anything else is torn."""
        return {self.old: "old", self.new: "new"}[digest(self.site)]


def leftovers(root: Path) -> list[str]:
    """List what is neither source nor site nor finished entry of the cache."""
    expected = {"mkdocs.yml", "content", "overrides", "site", ".cache"}
    beside = [path.name for path in root.iterdir() if path.name not in expected]
    unfinished = [*(root / ".cache" / "tmp").glob("*"), *root.rglob("*.trivia-tmp")]
    return beside + [path.name for path in unfinished]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what a child says off the terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    yield


def prepared(root: Path, *, spare: bool) -> Swept:
    """Import, compute and draw everything once, so that a sweep only has to fork."""
    seen = []
    for words in (OLD, NEW):
        tiny.say(root, words)
        assert tiny.build(root) == 0
        seen.append(digest(root / "site"))
    assert seen[0] != seen[1]
    swept = Swept(root, spare, old=seen[0], new=seen[1])
    swept.rewind()
    tiny.say(root, NEW)
    began = time.monotonic()
    with interposed(Calls()) as calls:
        assert tiny.build(root) == 0
    seconds = time.monotonic() - began
    swept.rewind()
    return replace(swept, calls=tuple(calls.names), seconds=seconds)


def befallen(swept: Swept, number: int, fate: Callable[[], None]) -> int:
    """Build the new state in a child whose call of that number meets its fate."""
    tiny.say(swept.root, NEW)

    def run() -> int:
        with quiet(), interposed(Calls(number, fate)):
            return tiny.build(swept.root)

    return in_child(run)


def sweep_kills(swept: Swept, numbers: Sequence[int]) -> set[str]:
    seen = set()
    for number in numbers:
        assert befallen(swept, number, killed) == -signal.SIGKILL
        seen.add(swept.whole())
        swept.rewind()
    return seen


def sweep_errors(swept: Swept, numbers: Sequence[int], code: int) -> set[int]:
    codes = set()
    for number in numbers:
        codes.add(befallen(swept, number, failing(code)))
        swept.whole()
        swept.rewind()
    return codes


def sweep_moments(swept: Swept, count: int) -> None:
    chance = random.Random(20260128)
    for _ in range(count):
        tiny.say(swept.root, NEW)
        child = start(lambda: quietly_built(swept.root))
        time.sleep(chance.uniform(0, 1.2 * swept.seconds))
        kill(child)
        swept.whole()
        swept.rewind()


def quietly_built(root: Path) -> int:
    with quiet():
        return tiny.build(root)
