"""Which Chromium is started, and how one is installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts import chromium


def program(path: Path) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is the whole search path."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


@pytest.mark.parametrize("name", chromium.NAMES)
def test_the_systems_goes_before_a_downloaded_one(system: Path, name: str) -> None:
    downloaded = program(system.parent / "downloaded/chrome")
    assert chromium.first_of(*chromium.NAMES, downloaded) == downloaded
    ours = program(system / name)
    assert chromium.first_of(*chromium.NAMES, downloaded) == ours


def test_what_was_never_downloaded_is_not_found(system: Path) -> None:
    assert chromium.first_of(*chromium.NAMES, str(system.parent / "downloaded/chrome")) is None


@pytest.mark.parametrize(("user", "ways"), [(0, 2), (1000, 1)], ids=["root", "anyone"])
def test_only_root_installs_debians_package_and_tries_it_first(
    system: Path, monkeypatch: pytest.MonkeyPatch, user: int, ways: int
) -> None:
    program(system / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    commands = [" ".join(way) for way in chromium.ways()]
    assert len(commands) == ways
    assert ("apt-get" in commands[0]) == (user == 0)
    assert commands[-1].endswith("playwright install chromium")


def test_a_way_that_fails_or_lasts_too_long_is_not_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chromium.succeeds(("true",))
    assert not chromium.succeeds(("false",))
    monkeypatch.setattr(chromium, "PATIENCE", 0.05)
    assert not chromium.succeeds(("sleep", "5"))
