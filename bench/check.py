"""How long `trivia check` takes: one entry in a new process, many entries, one formula.

Run `python -m bench.check` in the root of the repository. Scripts and not tests, because a busy
machine is no reason for a red build. Times are of the processor, which a neighbour disturbs
least, except where a new process makes an author wait, and where several share the work: there it
is the clock on the wall.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from pathlib import Path
from unittest import mock

import pint
import yaml

from bench.copies import ROOT, make_site
from generator import pipeline
from generator.cards.scene import Scene
from generator.checking import check_all
from generator.compute.evaluate import evaluate
from generator.compute.formula import Compare, With
from generator.compute.parse import parse_formula
from generator.compute.quantity import Quantity
from generator.compute.units import parse_unit
from generator.diagnostics import Source
from generator.read.text import Text
from generator.workers import collect_seldom
from generator.world import make_world

RUNS = 10
HEAVY = (
    "PIL",
    "mkdocs",
    "jinja2",
    "markdown",
    "segno",
    "hypothesis",
    "fontTools",
    "urllib.request",
)
SIZES = (100, 300, 1000)


def main() -> None:
    parts = {"cold": cold, "many": many, "formula": formula}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(parts))
    for name in parser.parse_args().parts or parts:
        parts[name]()


def cold() -> None:
    """One entry in a new process, against the start of MkDocs and of Python itself."""
    mkdocs = ("-c", "import mkdocs.commands.build, material")
    with _bytecode() as environment, _site(1) as root:
        trivia = ("-m", "generator", "check", "--root", str(root))
        forget = partial(shutil.rmtree, root / ".cache", ignore_errors=True)
        ours, worked = _wall(trivia, environment, forget)
        (again, _), (theirs, _), (python, _) = (
            _wall(arguments, environment) for arguments in (trivia, mkdocs, ("-c", "pass"))
        )
        slowest = _slowest_imports(environment)[:10]
        forget()
        loaded = _loaded(*trivia[2:])
    print(f"one entry, new process        {ours:6.3f} s    target 0.35, median of {RUNS}")
    print(f"  of that at work             {worked:6.3f} s    the rest waits for a processor")
    print(f"  checked before              {again:6.3f} s")
    print(f"  MkDocs, only its imports    {theirs:6.3f} s    ours / theirs = {ours / theirs:.2f}")
    print(f"  python -c pass              {python:6.3f} s")
    print(f"  imported though heavy       {', '.join(loaded) or 'nothing'}")
    print("  slowest imports, each without what it imports itself:")
    for micros, module in slowest:
        print(f"    {micros / 1000:5.1f} ms  {module}")


@contextmanager
def _site(size: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        make_site(root, size)
        yield root


@contextmanager
def _bytecode() -> Iterator[dict[str, str]]:
    """Keep bytecode as an author's Python does, out of the repository and whatever this one does.

    Without it every process would compile all modules anew, which takes longer than the check.
    """
    with tempfile.TemporaryDirectory() as folder:
        own = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        yield {**os.environ, **own}


def _wall(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    before_each: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """Give the seconds a new process takes, by the clock and of a processor."""
    command = [sys.executable, *arguments]
    taken, worked = [], []
    for _ in range(1 + RUNS):
        before_each()
        start, before = time.perf_counter(), _children()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
        taken.append(time.perf_counter() - start)
        worked.append(_children() - before)
    # The first writes the bytecode.
    return statistics.median(taken[1:]), statistics.median(worked[1:])


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _loaded(*arguments: str) -> list[str]:
    """Give the heavy modules that a run of the command line has loaded at its end."""
    code = (
        "import sys; from generator.cli import main; main(sys.argv[1:]);"
        f" print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    command = [sys.executable, "-c", code, *arguments]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return run.stdout.splitlines()[-1].split()


def _slowest_imports(environment: dict[str, str]) -> list[tuple[int, str]]:
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-c",
        "import generator.cli, generator.examining",
    ]
    run = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment
    )
    lines = re.findall(r"import time: +(\d+) \| +\d+ \| +(\S+)", run.stderr)
    return sorted(((int(micros), module) for micros, module in lines), reverse=True)


def many() -> None:
    """Sites of many posts, each in a new process, against PyYAML alone on the same files."""
    print("many entries, each          without layout    PyYAML alone    whole check")
    measured = []
    for size in SIZES:
        short, peer, long = (_apart(task, size) for task in (without_layout, pyyaml, whole))
        measured.append((short, long))
        print(
            f"  {size:5} entries             {short:8.2f} ms     {peer:8.2f} ms    {long:8.2f} ms"
            f"    without layout / PyYAML = {short / peer:.2f}"
        )
    (first, first_long), (last, last_long) = measured[0], measured[-1]
    print("  target                        6.00 ms, and growth 1.00")
    print(f"  growth per entry          {last / first:8.2f}{last_long / first_long:32.2f}")
    checked_before()
    together()


def checked_before() -> None:
    """The same again in a new process when nothing has changed, and when one entry has."""
    size = SIZES[-1]
    with _site(size) as root:
        post = next(root.rglob("content/posts/*/*.yaml"))
        trivia = [sys.executable, "-m", "generator", "check", "--root", str(root)]
        subprocess.run(trivia, cwd=ROOT, check=True, capture_output=True)
        said = []
        for edit in ("", "# changed\n"):
            with post.open("a", encoding="utf-8") as stream:
                stream.write(edit)
            start, before = time.perf_counter(), _children()
            subprocess.run(trivia, cwd=ROOT, check=True, capture_output=True)
            said.append(f"{time.perf_counter() - start:.2f} s, {_children() - before:.2f} at work")
    print(f"  checked before, {size} entries, all with the start of Python    target 1.5 s")
    print(f"    nothing changed           {said[0]}\n    one changed               {said[1]}")


def together() -> None:
    """Many entries in as many processes as there are processors, by the clock, with their start."""
    size, processes = SIZES[-1], os.cpu_count() or 1
    with _site(size) as root:
        posts = sorted(root.rglob("content/posts/*/*.yaml"))
        start = time.perf_counter()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=processes, mp_context=context) as pool:
            parts = [posts[number::processes] for number in range(processes)]
            list(pool.map(without_layout, [root] * processes, parts))
        short = (time.perf_counter() - start) * 1000 / size
        shutil.rmtree(root / ".cache")
        start = time.perf_counter()
        trivia = [sys.executable, "-m", "generator", "check", "--root", str(root)]
        subprocess.run(trivia, cwd=ROOT, check=True, capture_output=True)
        long = (time.perf_counter() - start) * 1000 / size
    print(f"  {processes} processes, clock        {short:8.2f} ms     {'':8}       {long:8.2f} ms")


def _apart(task: Callable[[Path], None], size: int) -> float:
    """Give the milliseconds an entry costs in a process that has done nothing else."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(_timed, task, size).result()


def _timed(task: Callable[[Path], None], size: int) -> float:
    with _site(size) as root:
        collect_seldom()  # as the command line does
        start = time.process_time()
        task(root)
        return (time.process_time() - start) * 1000 / size


def without_layout(root: Path, paths: Sequence[Path] | None = None) -> None:
    """Do all that `trivia check` does except that every card is an empty sheet."""
    blank = Scene(1080, 1350, "paper", ())
    with mock.patch.object(pipeline, "lay_out", return_value=blank):
        whole(root, paths)


def whole(root: Path, paths: Sequence[Path] | None = None) -> None:
    """Do all that `trivia check` does, in one process."""
    problems = check_all(make_world(root, jobs=1), paths).problems
    assert not problems.errors, problems.sorted()[0].message


def pyyaml(root: Path) -> None:
    """Parse the same files to plain dictionaries, in Python, as MkDocs reads front matter."""
    for path in root.rglob("content/posts/*/*.yaml"):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)


def formula() -> None:
    """One formula from text to value, against Pint reading one quantity."""
    typed = "pair * layers * hidden * tokens * 0.5 B/token"
    text = Text(typed, Source("formula", typed), range(len(typed) + 1))
    known = {"pair": "2", "layers": "24", "hidden": "2880", "tokens": "4096"}
    values = {
        name: Quantity(Fraction(number), parse_unit("token" if name == "tokens" else "1").dimension)
        for name, number in known.items()
    }

    def compute() -> None:
        tree = parse_formula(text, values)
        assert not isinstance(tree, Compare | With)
        evaluate(tree, text, values)

    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    ours = _micros(compute)
    theirs = _micros(lambda: registry.Quantity("12.5 GB"))
    print(f"one formula, read and computed  {ours:5.1f} µs    target 60")
    print(
        f"  Pint, one quantity read       {theirs:5.1f} µs    ours / theirs = {ours / theirs:.2f}"
    )


def _micros(call: Callable[[], object], calls: int = 2000) -> float:
    """Give the best of five rounds, so that a neighbour's work is left out."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(calls):
            call()
        rounds.append((time.process_time() - start) / calls)
    return min(rounds) * 1e6


if __name__ == "__main__":
    main()
