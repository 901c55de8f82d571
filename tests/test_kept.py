"""A check says the same whatever is kept of the last one, and looks at no more than it must."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking import Verdict, check_all
from generator.diagnostics import Diagnostic, Problems, Source
from generator.output.cache import Cache
from generator.pipeline import Made, Shared, examine, read_shared
from generator.report import render_full
from generator.reuse import gather
from generator.world import World, make_world
from tests.small_site import ROWS, share_rows, small_site, write_post

TODAY = dt.date(2026, 1, 28)
SPARE = "  spare: {value: 1 token, assume: {en: none, zh-TW: 無}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def world_of(root: Path, date: dt.date = TODAY) -> World:
    return make_world(root, date=date, jobs=1, environment={})


def check(root: Path, date: dt.date = TODAY) -> Verdict:
    return check_all(world_of(root, date))


def said(verdict: Verdict) -> str:
    return render_full(verdict.problems, entries=verdict.entries)


def codes(verdict: Verdict) -> list[str]:
    return [problem.code for problem in verdict.problems.sorted()]


def faulty(root: Path) -> Path:
    """Let one post have a warning, one an error, and give the post of the warning."""
    third = write_post(root, "third", 3)
    edit(third, "tokens * size", "tokens * sice")
    second = write_post(root, "second", 2)
    edit(second, "  size:\n", f"{SPARE}  size:\n")
    return second


def test_only_what_changed_is_looked_at_again(root: Path) -> None:
    assert check(root).anew == 3
    assert check(root).anew == 0
    write_post(root, "second", 2, tokens=4096)
    assert check(root).anew == 1


def test_nothing_is_loaded_for_what_did_not_change(root: Path) -> None:
    check(root)
    heavy = "{'generator.pipeline', 'generator.read.tree', 'PIL'}"
    code = f"""
import datetime as dt, sys
from pathlib import Path
from generator.checking import check_all
from generator.world import make_world
found = check_all(make_world(Path(sys.argv[1]), date=dt.date(2026, 1, 28)))
print(found.anew, found.entries, {heavy} & set(sys.modules) or 'nothing')
"""
    run = subprocess.run(
        [sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True
    )
    assert run.stdout == "0 3 nothing\n"


def test_an_error_is_looked_for_each_time_and_a_warning_said_each_time(root: Path) -> None:
    faulty(root)
    first, second = check(root), check(root)
    assert codes(first)[0].startswith("W")
    assert codes(first)[1].startswith("E")
    assert (first.anew, second.anew) == (3, 1)
    assert second.problems.sorted() == first.problems.sorted()


def damage(root: Path) -> None:
    for path in root.glob(".cache/*/*/*"):
        path.write_bytes(path.read_bytes()[:-1])


def forge(root: Path) -> None:
    """Keep something else under the keys, in order as far as the cache can tell."""
    cache = Cache(root / ".cache")
    for path in root.glob(".cache/*/*/*"):
        cache.keep(path.parts[-3], path.name, b"\x93\x01\x02\x03")


def delete(root: Path) -> None:
    shutil.rmtree(root / ".cache")


def swap(root: Path) -> None:
    """Put what is kept of one entry in the place of another."""
    one, two, *_ = root.glob(".cache/passed/*/*")
    content = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(content)


def block(root: Path) -> None:
    """Let a file lie where the cache should be, so that nothing can be kept, even by root."""
    delete(root)
    (root / ".cache").touch()


def lock(root: Path) -> None:
    for folder in (root / ".cache", *root.glob(".cache/**/")):
        folder.chmod(0o555)


@pytest.mark.parametrize("befall", [damage, forge, delete, swap, block, lock])
def test_whatever_befalls_the_cache_the_same_is_said(
    root: Path, befall: Callable[[Path], None]
) -> None:
    faulty(root)
    before = said(check(root))
    befall(root)
    assert said(check(root)) == before
    assert said(check(root)) == before


def test_two_processes_at_once_say_the_same(root: Path) -> None:
    faulty(root)
    command = [sys.executable, "-m", "generator", "check", "--root", str(root)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    one, two = (process.communicate()[0] for process in both)
    assert one == two
    assert "1 error" in one
    assert "1 warning" in one
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.stdout == one


@pytest.mark.parametrize("file", ["content/topics.yaml", "content/names.yaml", "mkdocs.yml"])
def test_whatever_entries_share_counts(root: Path, file: str) -> None:
    check(root)
    path = root / file
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{old.replace('en: Daily', 'en: Weekly')}\n# a remark\n", "utf-8")
    assert check(root).anew == 3


def test_an_entry_is_looked_at_again_for_a_row_it_takes_numbers_from_and_for_no_other(
    root: Path,
) -> None:
    table = share_rows(root)
    assert codes(check(root)) == []

    table.write_text(f"# a remark\n{ROWS.replace('3 KiB', '4 KiB')}", "utf-8")
    assert check(root).anew == 0
    table.write_text(ROWS.replace("2 KiB", "8 KiB"), "utf-8")
    assert check(root).anew == 1
    table.write_text(ROWS.replace("small:", "tiny:"), "utf-8")
    assert check(root).problems.errors


def test_shared_files_are_complained_of_each_time(root: Path) -> None:
    check(root)
    table = root / "content/data/models.yaml"
    table.parent.mkdir()
    table.write_text(ROWS + "third: [", "utf-8")
    first, second = check(root), check(root)
    assert first.problems.errors
    assert second.problems.sorted() == first.problems.sorted()
    assert second.anew == 0


def test_a_file_that_is_passed_over_is_told_of_though_no_other_changed(root: Path) -> None:
    assert codes(check(root)) == []
    (root / "content/data").mkdir()
    (root / "content/data/models.yml").write_text(ROWS, "utf-8")
    assert codes(check(root)) == ["W120"]
    assert codes(check(root)) == ["W120"]


def test_a_page_of_the_owner_is_followed_to_its_posts_unless_only_posts_are_asked_for(
    root: Path,
) -> None:
    page = root / "content/pages/about.yaml"
    page.parent.mkdir()
    both = {"title": "About", "about": "This site.", "body": "See [one](../posts/first/)."}
    lines = (f"{key}: {{en: '{text}', zh-TW: '{text}'}}" for key, text in both.items())
    page.write_text("\n".join(lines), "utf-8")
    first = root / "content/posts/2026/2026-01-01-first.yaml"
    second = root / "content/posts/2026/2026-01-02-second.yaml"
    clean = codes(check(root))
    assert "E501" not in clean
    first.unlink()
    assert "E501" in codes(check(root))
    assert codes(check_all(world_of(root), [second])) == []
    assert "E501" in codes(check(root))


def test_a_link_is_followed_again_when_its_post_is_gone(root: Path) -> None:
    write_post(root, "third", 3, more=" See [the first](../first/).")
    assert codes(check(root)) == []
    (root / "content/posts/2026/2026-01-01-first.yaml").unlink()
    assert codes(check(root)) == ["E501"]


def test_a_second_file_with_the_same_slug_is_found_though_neither_changed(root: Path) -> None:
    check(root)
    write_post(root, "first", 9)
    check(root)
    again = check(root)
    assert (codes(again), again.anew) == (["E505"], 0)


def test_a_source_grows_stale_on_its_day(root: Path) -> None:
    path = write_post(root, "second", 2)
    edit(path, "    assume: {en: a short chat, zh-TW: 一段不長的對話}\n", "    source: log\n")
    source = "sources:\n  log: {title: A log, url: https://example.com, read: 2026-01-20}\n"
    edit(path, "given:\n", f"{source}\ngiven:\n")
    day = dt.date(2026, 1, 20) + dt.timedelta(days=731)
    assert codes(check(root)) == []
    eve = check(root, day - dt.timedelta(days=1))
    assert (codes(eve), eve.anew) == ([], 0)
    assert codes(check(root, day)) == ["W326"]
    assert codes(check(root)) == []


def test_platforms_are_kept_apart(root: Path) -> None:
    world = world_of(root)
    check_all(world)
    assert check_all(world, platforms=True).anew == 3
    assert check_all(world, platforms=True).anew == 0
    assert check_all(world).anew == 0


def test_what_passed_a_build_passes_a_check(root: Path) -> None:
    second = write_post(root, "second", 2)
    edit(second, "  size:\n", f"{SPARE}  size:\n")
    world = world_of(root)
    alone = check(root)
    shutil.rmtree(world.cache)
    gather(world, Cache(world.cache))
    built = check(root)
    assert built.anew == 0
    assert built.problems.sorted() == alone.problems.sorted()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_is_refused_though_it_leads_to_the_bytes_that_passed(root: Path) -> None:
    check(root)
    path = root / "content/posts/2026/2026-01-02-second.yaml"
    path.rename(root / "elsewhere.yaml")
    path.symlink_to(root / "elsewhere.yaml")
    assert codes(check(root)) == ["E402"]
    topics = root / "content/topics.yaml"
    topics.rename(root / "topics.yaml")
    topics.symlink_to(root / "topics.yaml")
    assert codes(check(root)).count("E402") == 2


def test_an_entry_that_is_edited_while_it_is_read_is_not_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "content/posts/2026/2026-01-02-second.yaml"

    def meanwhile(source: Source, shared: Shared, today: dt.date) -> Made | None:
        if source.path.endswith("second.yaml"):
            edit(path, "tokens * size", "tokens * sice")
        return examine(source, shared, today)

    monkeypatch.setattr("generator.examining.examine", meanwhile)
    assert codes(check(root)) == []
    monkeypatch.undo()
    assert "E302" in codes(check(root))


def test_shared_files_that_are_edited_while_they_are_read_let_nothing_be_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = root / "content/names.yaml"

    def meanwhile(world: World, problems: Problems) -> Shared:
        names.write_text("[]\n", "utf-8")
        return read_shared(world, problems)

    monkeypatch.setattr("generator.examining.read_shared", meanwhile)
    check(root)
    monkeypatch.undo()
    names.unlink()
    assert check(root).anew == 3


def test_a_post_named_twice_is_one_entry(root: Path) -> None:
    (first,) = root.rglob("*-first.yaml")
    twice = check_all(world_of(root), [first, first])
    assert (twice.entries, codes(twice)) == (1, [])


def test_remarks_have_the_text_of_their_files(root: Path) -> None:
    faulty(root)
    check(root)

    def warning(verdict: Verdict) -> Diagnostic:
        return next(one for one in verdict.problems.found if one.code.startswith("W"))

    kept = warning(check(root))
    assert kept.place.typed == "spare"
