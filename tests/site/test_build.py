"""Pages shared out among processes come out as from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site import build
from generator.site.build import SiteNotBuilt, render
from tests.site.samples import ROOT, SETTINGS, a_week, site_pages


def rendered(folder: Path, jobs: int) -> dict[str, bytes]:
    folders = render(ROOT, site_pages(a_week()[:3]), SETTINGS, folder, jobs)
    assert len(folders) == jobs
    return {
        path.relative_to(html).as_posix(): path.read_bytes()
        for html in folders
        for path in html.rglob("*")
        if path.is_file()
    }


def test_two_processes_render_the_same_bytes_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "MANY", 2)
    assert rendered(tmp_path / "two", 2) == rendered(tmp_path / "one", 1)


def test_a_warning_in_any_process_stops_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "MANY", 2)
    pages = site_pages(a_week()[:3])
    broken = next(name for name in pages if name.startswith("posts/"))
    with pytest.raises(SiteNotBuilt, match=r"missing\.md"):
        render(ROOT, pages | {broken: pages[broken] + "[x](missing.md)"}, SETTINGS, tmp_path, 2)
