"""Sites of 50, 365 and 1,000 posts in two languages: seconds, memory and growth, beside peers.

Run `python -m bench.scale` in the root of the repository; sizes may be named. Every command runs
in a process of its own. Processor seconds are what counts: other work on the machine lengthens
wall time first. Those of the system are nearly all the writing of files, and swing threefold with
what others write; those of the program itself say more. Cards are not drawn here (`bench.cards`
measures that): the cache is given the pictures of one post under the keys of all, as if they had
been drawn before.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.copies import POST, ROOT, make_site, other_figures, other_words
from bench.scale import peers
from generator.making import draw_pictures
from generator.output.cache import Cache
from generator.reuse import gather
from generator.update import CARDS
from generator.world import make_world

SIZES = (50, 365, 1000)
BETWEEN = """
import json, resource, subprocess, sys
if code := subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode:
    sys.exit(code)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime, used.ru_stime, used.ru_maxrss / 1024]))
"""
TRIVIA = (sys.executable, "-m", "generator")


class Cost(NamedTuple):
    """What a command took: wall seconds, those of the processor in its own code and in the system,
    and the largest of its processes in MB.
    """

    wall: float
    user: float
    system: float
    memory: float

    @property
    def cpu(self) -> float:
        """Processor seconds."""
        return self.user + self.system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--without", nargs="*", default=[], choices=[*peers.BUILDERS])
    options = parser.parse_args()
    found: dict[str, dict[int, Cost]] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, cost in measure(Path(folder).resolve(), size, set(options.without)):
                found.setdefault(name, {})[size] = cost
                print(f"{size:5}  {name:32}{row(cost)}", flush=True)
    for name, costs in found.items():
        if {365, 1000} <= costs.keys():
            growth = math.log(costs[1000].cpu / costs[365].cpu) / math.log(1000 / 365)
            print(f"growth from 365 to 1,000  {name:32}{growth:5.2f}")


def row(cost: Cost) -> str:
    parts = f"{cost.user:6.2f} + {cost.system:5.2f} s processor"
    return f"{cost.wall:8.2f} s wall {parts} {cost.memory:6.0f} MB"


def measure(folder: Path, size: int, without: set[str]) -> Iterator[tuple[str, Cost]]:
    """Give what was done and what it took, one after the other."""
    root = folder / "site-of-many"
    make_site(root, size)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    build = (*TRIVIA, "build", "--root", str(root))
    yield "check", run((*TRIVIA, "check", "--root", str(root)))
    give_pictures(root)
    yield "build, entries known, no fonts yet", run(build)
    yield "build, cache warm, no site yet", run_again(root, build)
    yield "build, cache warm, one process", run_again(root, (*build, "--jobs", "1"))
    yield "build, nothing changed", run(build)
    yield "build, a word of one post", edited(root, size, word, build)
    yield "build, a word once more", edited(root, size, word, build)
    yield "build, a number of one post", edited(root, size, number, build)
    yield "build, one post deleted", edited(root, size, deletion, build)
    for name, prepare in peers.BUILDERS.items():
        if name not in without:
            command, place = prepare(root, folder / "peer")
            yield name, run(command, cwd=place)
            shutil.rmtree(folder / "peer")


def run_again(root: Path, build: tuple[str, ...]) -> Cost:
    """Build from what is kept of entries, pictures and fonts, without any older site.

    Older ones are put aside: for a while after deleting them the disk writes at a quarter of its
    speed, and peers need delete nothing.
    """
    aside = Path(tempfile.mkdtemp(dir=root.parent))
    for place in (root / "site", root / ".cache/spare"):  # the latter holds the site before it
        if place.exists():
            place.rename(aside / place.name)
    return run(build)


def give_pictures(root: Path) -> None:
    """Keep the pictures of the first post under the keys of all: no two posts share a key."""
    world = make_world(root)
    cache = Cache(world.cache)
    gathered = gather(world, cache)
    assert not gathered.problems.errors
    first = gathered.posts[0]
    names = frozenset(first.record.pictures)
    drawn = draw_pictures([(first.path, names)], gathered.bench())
    pictures = {picture.path: picture.content for made in drawn for picture in made}
    for found in gathered.posts:
        for path, key in found.record.pictures.items():
            cache.keep(CARDS, key, pictures[path.replace(found.record.slug, first.record.slug)])


def edited(root: Path, size: int, edit: Callable[[Path], None], build: tuple[str, ...]) -> Cost:
    """Edit a post in the middle of the calendar, and build."""
    (path,) = (root / "content/posts").rglob(f"*-llm-memory-{size // 2:04}.yaml")
    edit(path)
    return run(build)


def word(path: Path) -> None:
    text = path.read_text("utf-8")
    changed = text.replace("\nbody:\n  en: |\n", "\nbody:\n  en: |\n    And more.\n\n", 1)
    assert changed != text
    path.write_text(changed, "utf-8")


def number(path: Path) -> None:
    """Two other inputs, on which most values and so nearly all cards rest."""
    mine = int(path.stem.rpartition("-")[2])
    original = POST.read_text("utf-8")
    path.write_text(other_words(other_figures(original, mine + 100), mine), "utf-8")


def deletion(path: Path) -> None:
    path.unlink()


def run(command: Sequence[str], cwd: Path = ROOT) -> Cost:
    """Run a command to its end, quietly, and add up what it and its children took.

    Through a small process between: a child begins with the memory of whoever starts it.
    """
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-S", "-c", BETWEEN, *command],
        cwd=cwd,
        # Compiled once, as what is installed is: all of our own code takes 0.6 s each time.
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,  # the complaint of a command says more than that it failed
    )
    wall = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return Cost(wall, *json.loads(done.stdout))


if __name__ == "__main__":
    main()
