"""The smallest site that has everything: one post in two languages with one card."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.cli import main
from tests.conftest import ROOT
from tests.faults.cases import make_site
from tests.read.samples import completed

POST = "content/posts/2026/2026-01-28-one.yaml"
BUILD = ("build", "--date", "2026-02-01")
"""With a date, so that no test depends on the day it runs."""


def entry(words: str) -> bytes:
    text = f"""\
given: {{mass: {{value: 2 kg, assume: {{en: an example, zh-TW: 例子}}}}}}
body: {{en: "{words}: {{{{ mass }}}}", zh-TW: "記憶體：{{{{ mass }}}}"}}
cards:
  - number: {{value: mass, lead: {{en: It weighs, zh-TW: 它重}}}}
"""
    return completed(text).encode()


def make(root: Path, words: str = "Some words") -> Path:
    """Make the site in a new folder."""
    make_site(root, {POST: entry(words)})
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


def say(root: Path, words: str) -> None:
    """Change what the post says."""
    (root / POST).write_bytes(entry(words))


def build(root: Path, *more: str | Path) -> int:
    """Build in this process, which says what went wrong only."""
    return main([*BUILD, "--root", str(root), *map(str, more)])


def build_apart(
    root: Path,
    *more: str | Path,
    before: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    umask: int = 0o022,
) -> subprocess.CompletedProcess[bytes]:
    """Build in a process of its own, started with `before`, such as `unshare -rn`."""
    command = [*before, sys.executable, "-m", "generator", *BUILD, "--root", root, *more]
    return subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env=dict(os.environ) if environment is None else dict(environment),
        umask=umask,
        capture_output=True,
        check=False,
    )
