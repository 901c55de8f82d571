"""How long a finished card takes, here and in what others draw such cards with, side by side.

Run `bench/cards/install` once, then `python -m bench.cards.compare` in the root of the repository.
All renderers draw the same cards in turns, each in a process of its own that is warm before the
clock starts; a turn that falls into a neighbour's work disturbs all of them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.cards.cases import ROOT, plain, post_cards, varied

HERE = Path(__file__).parent
PEERS = HERE / "peers"
PYTHON = HERE / ".peers" / "venv" / "bin" / "python"
CARDS, TURNS, STARTS = 12, 3, 10
TARGETS = {"satori + resvg": 10.0, "Chromium, warm": 5.0, "takumi": 1.0, "typst": 1.0}
Taken = list[tuple[str, float, int]]


def main() -> None:
    """Measure and print; with `--pictures` keep one of each for looking at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--pictures", type=Path, help="a folder to keep the pictures in")
    parser.add_argument("--only", help="names of renderers, separated by commas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pictures = options.pictures or Path(scratch)
        folder = Path(scratch)
        write_cases(folder)
        wanted = options.only.split(",") if options.only else None
        print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors, {CARDS} cards each\n")
        warm(folder, pictures, options.turns, wanted)
        every_layout(folder)
        ten_cards(folder)


def write_cases(folder: Path) -> None:
    """Write the cards once for all: as they are for us, as JSON for the peers."""
    cards = list(varied(CARDS))
    (folder / "cards.pickle").write_bytes(pickle.dumps(cards))
    (folder / "cards.json").write_text(json.dumps([plain(card) for card in cards]), "utf-8")
    for lang in ("en", "zh-TW"):
        (folder / f"{lang}.pickle").write_bytes(pickle.dumps(post_cards(lang)))


def commands(folder: Path, pictures: Path) -> Mapping[str, Sequence[str]]:
    """Give the command of every renderer."""
    ours = (sys.executable, "-m", "bench.cards.ours", f"{folder}/cards.pickle")
    theirs = (f"{folder}/cards.json", str(pictures))
    script = {name: ("node", str(PEERS / f"{name}.mjs")) for name in ("satori", "takumi")}
    chromium = ("node", str(PEERS / "chromium.mjs"), *theirs)
    return {
        "ours": (*ours, str(pictures)),
        "ours, glyphs drawn anew": (*ours, str(folder), "--cold"),
        "takumi": (*script["takumi"], *theirs, "takumi"),
        "typst": (str(PYTHON), str(PEERS / "typst_peer.py"), *theirs, "typst"),
        "Chromium, warm": (*chromium, "chromium"),
        "Chromium, quick encoder": (*chromium[:-1], str(folder), "chromium", "fast"),
        "satori + resvg": (*script["satori"], *theirs, "satori"),
        "Material's social cards": (str(PYTHON), str(PEERS / "material.py"), *theirs, "material"),
    }


def warm(folder: Path, pictures: Path, turns: int, wanted: Sequence[str] | None) -> None:
    """Measure every renderer in turns and print medians, 90th percentiles and ratios."""
    found: dict[str, Taken] = defaultdict(list)
    for _ in range(turns):
        for name, command in commands(folder, pictures).items():
            if wanted is None or name in wanted:
                found[name] += run(command)
    print("warm, data to PNG bytes    median    p90  × ours     bytes   by layout (ms)")
    best = statistics.median(milliseconds for _, milliseconds, _ in found["ours"])
    for name, taken in found.items():
        times = [milliseconds for _, milliseconds, _ in taken]
        median = statistics.median(times)
        size = statistics.median(count for _, _, count in taken)
        target = f"  target ≥ {TARGETS[name]:g}" if name in TARGETS else ""
        print(
            f"{name:25} {median:7.1f} {quantile(times):6.1f}  {median / best:6.1f}  {size:8,.0f}"
            f"   {by_layout(taken)}{target}"
        )


def by_layout(taken: Taken) -> str:
    """Give the median of each layout and language."""
    groups: dict[str, list[float]] = defaultdict(list)
    for name, milliseconds, _ in taken:
        groups[name].append(milliseconds)
    return ", ".join(f"{name} {statistics.median(times):.1f}" for name, times in groups.items())


def every_layout(folder: Path) -> None:
    """Measure the processor time of all ten layouts of the real post, texts laid out anew."""
    print("\nours, warm, processor time    en: median    p90      zh-TW: median    p90")
    made: dict[str, dict[str, list[float]]] = {}
    for lang in ("en", "zh-TW"):
        groups: dict[str, list[float]] = defaultdict(list)
        cards = pickle.loads((folder / f"{lang}.pickle").read_bytes()) * 15
        (folder / "all.pickle").write_bytes(pickle.dumps(list(cards)))
        command = (sys.executable, "-m", "bench.cards.ours", f"{folder}/all.pickle", str(folder))
        for name, milliseconds, _ in run((*command, "--busy")):
            groups[name.partition(" ")[0]].append(milliseconds)
        made[lang] = groups
    for kind in made["en"]:
        english, chinese = made["en"][kind], made["zh-TW"][kind]
        print(
            f"  {kind:27} {statistics.median(english):11.1f} {quantile(english):6.1f}"
            f" {statistics.median(chinese):18.1f} {quantile(chinese):6.1f}"
        )


def ten_cards(folder: Path) -> None:
    """Time a new process that draws ten cards, and one that only starts Python.

    Its modules are compiled beforehand, as those of an installed package are.
    """
    print("\nten cards, new process         median     best      cpu     (s; target 0.4)")
    for lang in ("en", "zh-TW"):
        fonts = str(ROOT / "assets" / "fonts")
        command = ("-m", "bench.cards.ten", f"{folder}/{lang}.pickle", str(folder), fonts)
        print(f"  {lang:27} {seconds(command, folder)}")
    print(f"  {'python -c pass':27} {seconds(('-c', 'pass'), folder)}")


def seconds(arguments: Sequence[str], folder: Path) -> str:
    """Give the median and the best on the wall, and the median of processor time."""
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    taken, busy = [], []
    for _ in range(1 + STARTS):
        start, before = time.perf_counter(), children()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, env=compiled)
        taken.append(time.perf_counter() - start)
        busy.append(children() - before)
    medians = statistics.median(taken[1:]), min(taken[1:]), statistics.median(busy[1:])
    return "{:10.3f} {:8.3f} {:8.3f}".format(*medians)


def children() -> float:
    """Give the processor time of all processes that have ended, in seconds."""
    used = os.times()
    return used.children_user + used.children_system


def run(command: Sequence[str]) -> Taken:
    """Run one renderer over all cards."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [(name, milliseconds, size) for name, milliseconds, size in json.loads(done.stdout)]


def quantile(times: Iterable[float]) -> float:
    """Give the 90th percentile."""
    return statistics.quantiles(times, n=10)[-1]


if __name__ == "__main__":
    main()
