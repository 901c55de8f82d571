"""Nasty files under the operating system's own limits on memory and processor time.

In a process of their own, because only a process can be limited, and because a parser in C that is
given 30,000 brackets would take the test run with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.cases import BESIDE, POSTS, UNUSED, make_site
from tests.read.samples import completed

CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from generator.cli import main
raise SystemExit(main(["check", "--format", "json", "--debug", "--root", sys.argv[1]]))
"""
GROWTH = 100 * 1024
"""How much more memory the nasty files may take than one sound file, in KiB."""
SECONDS = 6
"""And how much more processor time, all of them together; a slow machine needs most of it."""


def laughs(depth: int) -> str:
    """Ten of ten of ten…: 10^depth laughs, once they are walked."""
    lines = ["a0: &a0 [lol, lol]\n"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, depth)]
    return "".join(lines)


def formula(typed: str) -> str:
    return completed(f"derive: {{x: '{typed}'}}\ncheck: [x > 0]")


def corners(typed: str) -> str:
    """A formula as it may be, 190 times, at the 256 corners of eight ranges."""
    ranged = "{value: 1, range: [1, 2], assume: {en: an example, zh-TW: 例子}}"
    givens = "".join(f"  a{n}: {ranged}\n" for n in range(8))
    return completed(
        f"given:\n{givens}derive:\n" + "".join(f"  x{n}: {typed}\n" for n in range(190))
    )


def body(piece: str) -> str:
    text = (piece * (19_000 // len(piece))).replace("\n", "\n    ")
    return completed(f"body:\n  en: |\n    {text}\n  zh-TW: x")


NASTY: Mapping[str, tuple[str, str]] = {
    "laughs": (laughs(10), "E114"),
    "brackets": ("tags: " + "[" * 30_000, "E113"),
    "braces": ("tags: " + "{a: " * 30_000, "E113"),
    "dashes": ("- " * 60_000, "E113"),
    "complex-keys": ("? " * 60_000, "E116"),
    "megabyte": ("topic: " + "x" * 1_000_000, "E112"),
    "long-line": ("topic: " + "x" * 250_000, "E212"),
    "long-keys": ("".join(f"k{n}{'x' * 1_000}: v\n" for n in range(250)), "E201"),
    "keys": ("".join(f"k{n}: v\n" for n in range(5_000)), "E112"),
    "same-keys": ("a: b\n" * 1_900, "E107"),
    "remarks": ("".join(f"k{n}: v #x\n" for n in range(1_900)), "W106"),
    "escapes": ('topic: "' + r"\u4e2d" * 40_000 + '"\n', "E212"),
    "folds": ("topic: >\n" + "  x y\n" * 40_000, "E212"),
    "tower": (formula("9^9^9"), "E308"),
    "power": (formula("10^(10^9)"), "E308"),
    "squares": (formula("^2".join("(" * 60 + "3" + ")" * 60)), "E31"),
    "signs": (formula("-" * 5_000 + "1"), "E314"),
    "parentheses": (formula("(" * 300 + "1" + ")" * 300), "E314"),
    "chain": (
        completed(
            "given: {x0: {value: 1.1, assume: {en: an example, zh-TW: 例子}}}\nderive:\n"
            + "".join(f"  x{n + 1}: x{n} * x{n} * 1.0000001\n" for n in range(190))
        ),
        "E308",
    ),
    "corners": (corners("+".join(f"sqrt(a{n % 8}+{n})" for n in range(40))), "E314"),
    "backticks": (body("`x` <b "), "E207"),
    "addresses": (body("](&#1"), ""),
    "references": (body("{{ a | b "), "E206"),
}


@dataclass(frozen=True)
class Spent:
    """What a run found, by file, and what it cost."""

    codes: Mapping[str, set[str]]
    kibibytes: int
    seconds: float


def spend(root: Path) -> Spent:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert child.stdout
    assert child.stderr
    with child.stdout, child.stderr:
        out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), err.decode()[-2_000:]
    codes: dict[str, set[str]] = {}
    for found in json.loads(out):
        codes.setdefault(found["file"], set()).add(found["code"])
    return Spent(codes, usage.ru_maxrss, usage.ru_utime + usage.ru_stime)


def path(name: str) -> str:
    return f"{POSTS}/2026-01-28-{name}.yaml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Spent:
    return spend(make_site(tmp_path_factory.mktemp("sound"), {BESIDE: completed(UNUSED).encode()}))


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Spent:
    posts = {path(name): text.encode() for name, (text, _) in NASTY.items()}
    root = make_site(
        tmp_path_factory.mktemp("nasty"), {**posts, BESIDE: completed(UNUSED).encode()}
    )
    with (root / path("sparse")).open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    return spend(root)


@pytest.mark.parametrize("name", NASTY)
def test_every_nasty_file_is_refused_by_name(nasty: Spent, name: str) -> None:
    code = NASTY[name][1]
    found = nasty.codes.get(path(name), set())
    assert any(one.startswith(code) for one in found) or not code, found


def test_a_hundred_megabytes_are_not_read(nasty: Spent) -> None:
    assert nasty.codes[path("sparse")] == {"E112"}


def test_the_sound_file_among_them_is_checked(nasty: Spent) -> None:
    assert nasty.codes[BESIDE] == {"W316"}


def test_memory_stays_flat(sound: Spent, nasty: Spent) -> None:
    assert nasty.kibibytes - sound.kibibytes < GROWTH


def test_all_of_them_together_take_seconds(sound: Spent, nasty: Spent) -> None:
    assert nasty.seconds - sound.seconds < SECONDS
