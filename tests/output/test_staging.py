"""The published folder is the old one whole or the new one whole, and never somebody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import staging
from generator.output.disk import write_plain
from generator.output.lock import InUse
from generator.output.ownership import MARKER, NotOurs
from generator.output.staging import reserved, staged


def publish(target: Path, text: str, spare: Path | None = None) -> None:
    with reserved(target) as place, staged(place, spare) as folder:
        write_plain(folder / "index.html", text.encode())


def shown(target: Path) -> str:
    return (target / "index.html").read_text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["one call", "two renames"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(staging, "exchange", lambda left, right: False)


@pytest.mark.usefixtures("exchange")
def test_a_new_site_takes_the_place_of_the_old_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    for text in ("first", "second", "third"):
        publish(tmp_path / "site", text)
        assert shown(tmp_path / "site") == text
        assert names(tmp_path) == ["site"]


def test_the_target_is_as_it_was_until_the_block_is_done(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    with reserved(target) as place, staged(place) as folder:
        write_plain(folder / "index.html", b"new")
        assert shown(target) == "old"
    assert shown(target) == "new"


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_after_a_failure_the_old_site_is_alone_there(
    tmp_path: Path, failure: BaseException
) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    with pytest.raises(type(failure)), reserved(target) as place, staged(place) as folder:
        write_plain(folder / "index.html", b"new")
        raise failure
    assert shown(target) == "old"
    assert names(tmp_path) == ["site"]


def test_an_error_without_a_name_gets_the_folder_it_happened_in(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="No space left") as failure,
        reserved(tmp_path / "site") as place,
        staged(place),
    ):
        raise OSError(28, "No space left on device")
    assert failure.value.filename == str(tmp_path / "site.staging" / "new")


def test_the_second_rename_failing_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchange", lambda left, right: False)
    target = tmp_path / "site"
    publish(target, "old")
    rename = Path.rename

    def refusing(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise OSError(5, "Input/output error", str(self))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OSError, match="Input/output error"):
        publish(target, "new")
    assert shown(target) == "old"
    assert names(tmp_path) == ["site"]


def test_a_crash_between_the_two_renames_is_mended_at_the_next_start(tmp_path: Path) -> None:
    target, area = tmp_path / "site", tmp_path / "site.staging"
    publish(target, "whole")
    area.mkdir()
    (area / MARKER).write_text("4242\n")
    (area / "new").mkdir()
    target.rename(area / "old")
    with reserved(target):
        assert shown(target) == "whole"
    assert names(tmp_path) == ["site"]


def test_leftovers_of_a_dead_process_are_swept_even_if_nothing_is_built(tmp_path: Path) -> None:
    area = tmp_path / "site.staging"
    write_plain(area / "new" / "posts" / "half.html", b"<html")
    write_plain(area / MARKER, b"4242\n")
    with reserved(tmp_path / "site"):
        assert names(area) == [MARKER]
    assert names(tmp_path) == []


def test_what_we_did_not_make_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "thesis"
    write_plain(target / "chapter-1.txt", b"years of work")
    with pytest.raises(NotOurs, match=r"no build made `chapter-1.txt` in it"):
        publish(target, "new")
    assert names(tmp_path) == ["thesis"]
    assert names(target) == ["chapter-1.txt"]


def test_what_someone_put_into_our_folder_is_not_deleted(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    write_plain(target / ".git" / "HEAD", b"ref: refs/heads/pages")
    with pytest.raises(NotOurs, match=r"no build made `.git/HEAD` in it"):
        publish(target, "new")
    assert (target / ".git" / "HEAD").is_file()


def test_what_came_while_we_built_is_not_deleted_either(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    with (
        pytest.raises(NotOurs, match="no build made `CNAME`"),
        reserved(target) as place,
        staged(place) as folder,
    ):
        write_plain(folder / "index.html", b"new")
        write_plain(target / "CNAME", b"trivia.example")
    assert names(target) == [MARKER, "CNAME", "index.html"]


def test_a_folder_that_only_has_the_name_of_ours_stays(tmp_path: Path) -> None:
    mine = tmp_path / "site.staging" / "notes.txt"
    write_plain(mine, b"mine")
    with pytest.raises(NotOurs, match=r"site\.staging is needed"):
        publish(tmp_path / "site", "new")
    assert mine.read_bytes() == b"mine"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == "new"


def test_a_link_stays_a_link_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert shown(tmp_path / "www") == "new"


def test_folders_that_lead_to_the_target_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "site", "new")
    assert shown(tmp_path / "a" / "b" / "site") == "new"


def test_a_second_process_is_told_who_is_there_and_touches_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from generator.output.lock import InUse; from generator.output.staging import reserved\n"
        "try:\n    with reserved(Path(sys.argv[1])): pass\n"
        "except InUse as problem: print(problem)\n"
    )
    target = tmp_path / "site"
    with reserved(target) as place, staged(place) as folder:
        write_plain(folder / "index.html", b"whole")
        other = subprocess.run(
            [sys.executable, "-c", program, str(target)], capture_output=True, text=True, check=True
        )
    assert other.stdout == (
        f"{target} is being written by process {os.getpid()}; wait until it has ended\n"
    )
    assert shown(target) == "whole"


def test_one_process_may_hold_several_targets(tmp_path: Path) -> None:
    with reserved(tmp_path / "site"), reserved(tmp_path / "other"):
        pass
    with reserved(tmp_path / "site"), pytest.raises(InUse), reserved(tmp_path / "site"):
        pass


def test_a_spare_folder_is_filled_instead_of_an_empty_one(tmp_path: Path) -> None:
    target, spare = tmp_path / "site", tmp_path / "cache" / "spare"
    publish(target, "first", spare)
    publish(target, "second", spare)
    assert shown(spare) == "first"
    with reserved(target) as place, staged(place, spare) as folder:
        assert shown(folder) == "first"
        (folder / "index.html").unlink()
        write_plain(folder / "index.html", b"third")
    assert (shown(target), shown(spare)) == ("third", "second")
    assert names(tmp_path) == ["cache", "site"]


def test_a_spare_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    target, spare = tmp_path / "site", tmp_path / "spare"
    publish(target, "first")
    write_plain(tmp_path / "home" / "diary.txt", b"private")
    spare.symlink_to(tmp_path / "home")
    with reserved(target) as place, staged(place, spare) as folder:
        assert names(folder) == []
        write_plain(folder / "index.html", b"second")
    assert shown(target) == "second"
    assert names(tmp_path / "home") == ["diary.txt"]
