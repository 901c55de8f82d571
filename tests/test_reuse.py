"""When a kept record may stand, and when its entry has to be looked at again."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.output.cache import Cache
from generator.records import decode_record, decode_rest, encode_record, encode_rest
from generator.reuse import Gathered, gather, rest_of
from generator.world import make_world
from tests.small_site import ROWS, share_rows, small_site, write_post

TODAY = dt.date(2026, 1, 28)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path)


def look(root: Path, date: dt.date = TODAY) -> Gathered:
    world = make_world(root, date=date, jobs=1, environment={})
    return gather(world, Cache(world.cache))


def codes(gathered: Gathered) -> list[str]:
    return sorted(problem.code for problem in gathered.problems.found)


def test_an_unchanged_entry_is_not_made_again(root: Path) -> None:
    assert look(root).made == 3
    again = look(root)
    assert again.made == 0
    assert [found.record.slug for found in again.posts] == ["third", "second", "first"]


def test_a_record_says_what_the_entry_says(root: Path) -> None:
    made, kept = look(root), look(root)
    assert [found.record for found in kept.posts] == [found.record for found in made.posts]
    record = kept.posts[0].record
    assert decode_record(encode_record(record)) == record
    rest = rest_of(kept.posts[0], kept, Cache(root / ".cache"))
    assert decode_rest(encode_rest(rest)) == rest
    assert "6\N{NO-BREAK SPACE}MiB" in rest.posts["en"].body


def test_the_rest_of_a_post_is_kept_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look(root)
    kept, cache = look(root), Cache(root / ".cache")
    with monkeypatch.context() as nothing_is_made:
        nothing_is_made.delattr("generator.making.outcome")
        before = [rest_of(found, kept, cache).files for found in kept.posts]
    shutil.rmtree(root / ".cache/rests")
    assert [rest_of(found, kept, cache).files for found in kept.posts] == before


@pytest.mark.parametrize("file", ["content/topics.yaml", "mkdocs.yml"])
def test_whatever_entries_share_counts(root: Path, file: str) -> None:
    look(root)
    path = root / file
    path.parent.mkdir(exist_ok=True)
    old = path.read_text("utf-8") if path.exists() else ""
    renamed = old.replace("series: {en: Daily", "series: {en: Weekly")
    path.write_text(f"{renamed}\n# a remark\n", "utf-8")
    assert look(root).made == 3


def test_an_entry_is_made_again_for_a_row_it_takes_numbers_from_and_for_no_other(
    root: Path,
) -> None:
    table = share_rows(root)
    assert codes(look(root)) == []

    table.write_text(f"# a remark\n{ROWS.replace('3 KiB', '4 KiB')}", "utf-8")
    assert look(root).made == 0
    table.write_text(ROWS.replace("2 KiB", "8 KiB"), "utf-8")
    again = look(root)
    assert again.made == 1
    assert again.posts[1].record.glances["en"].title.endswith("8\N{NO-BREAK SPACE}MiB")
    table.write_text(ROWS.replace("small:", "tiny:"), "utf-8")
    assert look(root).problems.errors


def test_a_warning_is_said_each_time_at_its_place(root: Path) -> None:
    path = write_post(root, "second", 2)
    text = path.read_text("utf-8").replace(
        "  size:\n", "  spare: {value: 1 token, assume: {en: none, zh-TW: 無}}\n  size:\n"
    )
    path.write_text(text, "utf-8")
    first = look(root)
    assert codes(first) != []
    assert not first.problems.errors
    second = look(root)
    assert second.made == 0
    assert second.problems.sorted() == first.problems.sorted()


def test_an_entry_with_errors_is_made_each_time(root: Path) -> None:
    path = write_post(root, "second", 2)
    path.write_text(path.read_text("utf-8").replace("tokens * size", "tokens * sice"), "utf-8")
    first, second = look(root), look(root)
    assert first.problems.errors
    assert second.made == 1
    assert second.problems.sorted() == first.problems.sorted()


def test_a_link_is_followed_again_when_its_post_is_gone(root: Path) -> None:
    write_post(root, "third", 3, more=" See [the first](../first/).")
    assert codes(look(root)) == []
    (root / "content/posts/2026/2026-01-01-first.yaml").unlink()
    assert codes(look(root)) == ["E501"]


def test_a_second_file_with_the_same_slug_is_found_though_neither_changed(root: Path) -> None:
    look(root)
    write_post(root, "first", 9)
    look(root)
    assert "E505" in codes(look(root))


def test_a_post_waits_for_its_day_without_being_made_again(root: Path) -> None:
    write_post(root, "later", 30)
    early = look(root)
    assert (len(early.posts), early.held_back) == (3, 1)
    on_the_day = look(root, dt.date(2026, 1, 30))
    assert (len(on_the_day.posts), on_the_day.held_back, on_the_day.made) == (4, 0, 0)


def test_a_source_grows_stale_on_its_day_in_a_kept_record(root: Path) -> None:
    path = write_post(root, "second", 2)
    sourced = path.read_text("utf-8").replace(
        "    assume: {en: a short chat, zh-TW: 一段不長的對話}\n", "    source: log\n"
    )
    source = "sources:\n  log: {title: A log, url: https://example.com, read: 2026-01-20}\n"
    path.write_text(sourced.replace("given:\n", f"{source}\ngiven:\n"), "utf-8")
    assert codes(look(root)) == []
    day = dt.date(2026, 1, 20) + dt.timedelta(days=731)
    assert (codes(look(root, day - dt.timedelta(days=1))), look(root).made) == ([], 0)
    assert codes(look(root, day)) == ["W326"]
    assert codes(look(root)) == []
