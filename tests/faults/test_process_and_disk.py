"""Cases 101 to 125: what happens around a run must not harm the site, and is said in one line.

Case 101 and 103 are in tests/survival/test_builds.py, where builds die at every call.
"""

from __future__ import annotations

import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from generator import build_command
from generator.cli import BUG, CONTENT, FINE, INTERRUPTED, SURROUNDINGS, USAGE, main
from generator.output.ownership import MARKER
from generator.output.staging import reserved
from generator.running import TERMINATED
from generator.world import World
from tests.faults.cases import POSTS, Run, make_site, trivia
from tests.read.samples import completed
from tests.survival import tiny
from tests.survival.children import digest, in_child, start
from tests.survival.sweeping import leftovers, quiet

PLAIN = {"PATH": os.environ["PATH"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny site, built once; whoever changes it uses a copy."""
    root = tiny.make(tmp_path_factory.mktemp("tiny") / "site")
    assert tiny.build(root) == FINE
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it, with its cache, in a folder with a space and hanzi in its name."""
    return shutil.copytree(built, tmp_path / "my site 網站", symlinks=True)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The same site, never built, in such a folder."""
    return tiny.make(tmp_path / "my site 網站")


def build(root: Path, *more: str | Path) -> Run:
    return trivia(*tiny.BUILD, "--root", root, *more)


@cache
def permitted(*command: str) -> bool:
    """Tell whether this system lets us have a namespace of our own, and run Python in it."""
    done = subprocess.run([*command, sys.executable, "-c", ""], capture_output=True, check=False)
    return done.returncode == 0


def needs(*command: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        not (shutil.which(command[0]) and permitted(*command)),
        reason=f"`{' '.join(command)}` is not permitted here",
    )


def waiting(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Begin a build in a child that has its area and then waits to be ended."""

    def wait(*_: object, **__: object) -> None:
        time.sleep(60)

    monkeypatch.setattr(build_command, "update", wait)
    area = root / "site.staging" / MARKER

    def run() -> int:
        with quiet():
            return tiny.build(root)

    child = start(run)
    while not (area.is_file() and area.read_text()):
        time.sleep(0.01)
    yield child


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)]
)
def test_case_102_a_wish_to_stop_is_heard_at_once_and_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    before = digest(root / "site")
    for child in waiting(root, monkeypatch):
        os.kill(child, number)
        asked = time.monotonic()
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == code
        assert time.monotonic() - asked < 5, "a second, on a machine that does nothing else"
    assert digest(root / "site") == before
    assert leftovers(root) == []


FULL = """
mount -t tmpfs -o size=300k tmpfs "$1" && shift
"$@"; code=$?
ls -A "$0"
exit $code
"""


@needs("unshare", "-rm")
def test_case_103_a_full_disk_is_named_and_nothing_stays_on_it(root: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    shell = ("unshare", "-rm", "sh", "-c", FULL, str(disk), str(disk))
    run = tiny.build_apart(root, "--out", disk / "site", before=shell)
    assert run.returncode == SURROUNDINGS, run.stderr
    assert run.stdout == b"", "the disk is empty again"
    [line] = run.stderr.decode().splitlines()
    assert line.startswith(f"error: No space left on device: {disk}/site.staging/")


def test_case_104_a_file_too_large_for_the_system_is_named(root: Path) -> None:
    before = digest(root / "site")
    tiny.say(root, "Other words")

    def limited() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, resource.RLIM_INFINITY))
        run = build(root)
        assert "error: File too large: " in run.err, run.err
        return run.code

    assert in_child(limited) == SURROUNDINGS
    assert digest(root / "site") == before
    assert leftovers(root) == []


def test_case_105_a_file_in_the_way_is_named_before_any_work(root: Path) -> None:
    (root / tiny.POST).write_text("topic: [")
    for target in ("mkdocs.yml", "mkdocs.yml/site"):
        run = build(root, "--out", root / target)
        assert run.code == SURROUNDINGS
        assert run.out == "", "the mistake in the content was not looked for"
        assert "mkdocs.yml" in run.err
        assert len(run.err.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_case_105_a_folder_that_may_not_be_written_is_named_before_any_work(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    run = build(root, "--out", tmp_path / "closed" / "site")
    assert run.code == SURROUNDINGS
    assert run.err == f"error: Permission denied: {tmp_path / 'closed' / 'site.staging'}\n"


@pytest.mark.parametrize("target", ["content", "content/site", "overrides/site", ".", "..", "/"])
def test_case_106_what_is_read_is_never_written_over(root: Path, target: str) -> None:
    before = (root / tiny.POST).read_bytes()
    run = build(root, "--out", root / target)
    assert run.code == USAGE
    assert run.err.startswith("error: ")
    assert run.err.endswith("with --out\n")
    assert (root / tiny.POST).read_bytes() == before


@pytest.mark.parametrize("command", [(*tiny.BUILD,), ("export", "one")])
def test_case_107_foreign_files_are_named_and_stay(root: Path, command: tuple[str, ...]) -> None:
    out = root / "export" if command[0] == "export" else root / "site"
    thesis = (out / "one" if command[0] == "export" else out) / "thesis.txt"
    thesis.parent.mkdir(parents=True, exist_ok=True)
    thesis.write_text("years of work")
    run = trivia(*command, "--root", root, "--out", out)
    assert run.code == USAGE
    assert "no build made `thesis.txt` in it" in run.err
    assert thesis.read_text() == "years of work"


def test_case_108_a_second_build_is_told_of_the_first_at_once(root: Path) -> None:
    before = digest(root / "site")
    tiny.say(root, "Other words")
    with reserved(root / "site"):
        run = build(root)
    assert run == Run(
        SURROUNDINGS,
        "",
        f"error: {root / 'site'} is being written by process {os.getpid()}; "
        "wait until it has ended\n",
    )
    assert digest(root / "site") == before


def test_case_108_two_builds_at_once_harm_neither(root: Path) -> None:
    tiny.say(root, "Other words")

    def run() -> int:
        with quiet():
            return tiny.build(root)

    children = [start(run) for _ in range(2)]
    codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    assert codes in ([FINE, FINE], [FINE, SURROUNDINGS])
    assert "Other words" in (root / "site/posts/one/index.html").read_text()
    assert leftovers(root) == []


def test_case_109_the_lock_of_a_dead_process_is_taken_over(root: Path) -> None:
    (root / "site.staging" / "new").mkdir(parents=True)
    (root / "site.staging" / MARKER).write_text("4194305\n")  # more than any process number
    assert build(root).code == FINE
    assert leftovers(root) == []


READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'


@needs("unshare", "-rm")
def test_case_110_a_tree_that_cannot_be_written_builds_the_same_elsewhere(
    built: Path, fresh: Path, tmp_path: Path
) -> None:
    out = tmp_path / "elsewhere" / "site"
    shell = ("unshare", "-rm", "sh", "-c", READ_ONLY, "sh", str(fresh))
    run = tiny.build_apart(fresh, "--out", out, before=shell)
    assert run.returncode == FINE, run.stderr
    assert f"warning[W601]: nothing can be kept in {fresh / '.cache'} (" in run.stderr.decode()
    assert digest(out) == digest(built / "site")
    assert not (fresh / ".cache").exists()


def test_case_111_the_umask_decides_who_may_read_and_nothing_else(root: Path) -> None:
    def masked() -> int:
        os.umask(0o077)
        with quiet():
            return tiny.build(root, "--out", root / "private")

    assert in_child(masked) == FINE
    assert digest(root / "private") == digest(root / "site")
    modes = {path.stat().st_mode & 0o777 for path in (root / "private").rglob("*")}
    assert modes == {0o600, 0o700}
    assert {path.stat().st_mode & 0o777 for path in (root / "site").rglob("*")} == {0o644, 0o755}


def entries(root: Path) -> list[Path]:
    return [path for path in (root / ".cache").rglob("*") if len(path.name) == 64]


def flipped(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


DAMAGE: Mapping[str, Callable[[bytes], bytes]] = {
    "flipped bit": flipped,
    "truncated": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_case_112_a_damaged_cache_is_mended_and_told(root: Path, damage: str) -> None:
    before = digest(root / "site")
    shutil.rmtree(root / "site")
    for path in entries(root):
        path.write_bytes(DAMAGE[damage](path.read_bytes()))
    run = build(root)
    assert run.code == FINE
    assert "warning[W602]: " in run.err
    assert digest(root / "site") == before
    assert "warning" not in build(root, "--out", root / "again").err


def test_case_113_another_versions_entries_and_pickles_are_not_used(root: Path) -> None:
    before = digest(root / "site")
    shutil.rmtree(root / "site")
    pickled = b"cos\nsystem\n(S'touch " + os.fsencode(root / "run") + b"'\ntR."
    for number, path in enumerate(entries(root)):
        head, _, content = path.read_bytes().partition(b"\n")
        older = head.replace(b"trivia-cache 2", b"trivia-cache 1") + b"\n" + content
        path.write_bytes(pickled if number % 2 else older)
    assert build(root).code == FINE
    assert digest(root / "site") == before
    assert not (root / "run").exists()


@pytest.mark.parametrize(("moment", "posts"), [("1769529599", "0 posts"), ("1769529600", "1 post")])
def test_case_115_a_day_begins_in_the_zone_of_the_site_and_once_a_run(
    root: Path, monkeypatch: pytest.MonkeyPatch, moment: str, posts: str
) -> None:
    """In Taipei 28 January 2026 begins at 16:00 UTC of the day before."""
    seen: list[World] = []
    monkeypatch.setattr(World, "shows", spied(World.shows, seen))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    run = trivia("build", "--root", root)
    assert f"{posts} in 2 languages" in run.err
    assert len({world.now for world in seen}) == 1


def spied(real: Callable[..., bool], seen: list[World]) -> Callable[..., bool]:
    def shows(world: World, *arguments: object) -> bool:
        seen.append(world)
        return real(world, *arguments)

    return shows


@pytest.mark.parametrize("stated", ["", "-1", "1e9", "１２３", "253402300800", "9" * 400])
def test_case_116_an_epoch_that_is_none_is_shown(
    root: Path, monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    run = trivia("build", "--root", root)
    assert run.code == USAGE
    assert run.err.startswith(f"error: SOURCE_DATE_EPOCH is `{stated}`")


ODD: Mapping[str, Mapping[str, str]] = {
    "nothing": {},
    "C": {"LANG": "C", "LC_ALL": "C", "TZ": "Nowhere/Atlantis", "PYTHONHASHSEED": "1"},
    "Turkish": {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
}


@pytest.mark.parametrize("name", ODD)
def test_cases_116_117_122_124_odd_surroundings_give_the_same_bytes(
    built: Path, fresh: Path, name: str
) -> None:
    run = tiny.build_apart(fresh, environment={**PLAIN, **ODD[name]}, umask=0o077)
    assert run.returncode == FINE, run.stderr
    assert digest(fresh / "site") == digest(built / "site")


def test_case_124_the_order_of_files_on_the_disk_does_not_matter(tmp_path: Path) -> None:
    posts = {f"{POSTS}/2026-01-{day}-post-{day}.yaml": completed("") for day in range(20, 24)}
    seen = set()
    for name, order in (("forth", 1), ("back", -1)):
        root = tiny.make(tmp_path / name)
        make_site(root, {path: text.encode() for path, text in [*posts.items()][::order]})
        assert build(root).code == FINE
        seen.add(digest(root / "site"))
    assert len(seen) == 1


def test_case_114_an_entry_edited_while_it_is_read_is_not_kept_under_its_old_bytes(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor saves between the look whether anything changed and the reading."""
    from generator import reuse  # noqa: PLC0415 - only to stand between its steps

    real = reuse._outcomes

    def edited(*arguments: object) -> object:
        tiny.say(fresh, "Later words")
        return real(*arguments)  # type: ignore[arg-type]  # whatever it takes

    monkeypatch.setattr(reuse, "_outcomes", edited)
    assert build(fresh).code == FINE
    monkeypatch.undo()
    page = fresh / "site/posts/one/index.html"
    for words in ("Some words", "Later words"):
        tiny.say(fresh, words)
        assert build(fresh).code == FINE
        assert words in page.read_text()


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "generator", *map(str, arguments)]


@pytest.mark.parametrize("encoding", ["ascii", "cp950", "utf-8"])
def test_case_118_a_terminal_without_a_character_is_shown_its_number(
    fresh: Path, encoding: str
) -> None:
    tiny.say(fresh, "\U0001f9e0 {{ mas }}")
    run = subprocess.run(
        command("check", "--root", fresh),
        env={**PLAIN, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert run.returncode == CONTENT
    assert run.stderr == b""
    shown = run.stdout.decode(encoding)
    assert ("\U0001f9e0" if encoding == "utf-8" else "\\U0001f9e0") in shown


def test_case_119_a_reader_who_leaves_early_is_let_go(root: Path) -> None:
    explaining = command("explain", "one", "--root", root, "--date", "2026-02-01")
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(explaining, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (FINE, b"")


def test_case_119_a_whole_terminal_that_is_closed_stops_no_build(root: Path) -> None:
    master, slave = pty.openpty()
    os.close(master)
    tiny.say(root, "Other words")
    run = subprocess.run(
        command(*tiny.BUILD, "--root", root), stdout=slave, stderr=slave, check=False
    )
    os.close(slave)
    assert run.returncode == FINE
    assert "Other words" in (root / "site/posts/one/index.html").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_case_120_a_full_device_is_named(root: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            command("check", "--root", root), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert run.returncode == SURROUNDINGS
    assert run.stderr == b"error: No space left on device: standard output\n"


def test_case_120_no_output_at_all_is_said(root: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh"]
    run = subprocess.run(
        [*shell, *command("check", "--root", root)], stderr=subprocess.PIPE, check=False
    )
    assert run.returncode == SURROUNDINGS
    assert run.stderr == b"error: standard output is closed\n"


@needs("unshare", "-rn")
def test_case_121_a_build_needs_no_network(built: Path, fresh: Path) -> None:
    run = tiny.build_apart(fresh, before=("unshare", "-rn"))
    assert run.returncode == FINE, run.stderr
    assert digest(fresh / "site") == digest(built / "site")


def test_case_122_a_deleted_folder_to_be_in_is_named(root: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    shell = ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh"]
    run = subprocess.run(
        [*shell, *command("check", "--root", root)], cwd=gone, capture_output=True, check=False
    )
    assert run.returncode == SURROUNDINGS
    assert run.stderr == b"error: the folder you are in no longer exists; change to another\n"


def test_case_123_twice_the_entries_take_about_twice_the_time(tmp_path: Path) -> None:
    seconds = {}
    for count in (100, 200):
        root = tmp_path / str(count)
        paths = [f"{POSTS}/2026-01-28-post-{number}.yaml" for number in range(count)]
        make_site(root, {path: completed("").encode() for path in paths})
        trivia("check", "--root", root)  # once for all that is made only once
        began = time.process_time()
        assert trivia("check", "--root", root).code == FINE
        seconds[count] = time.process_time() - began
    assert seconds[200] < 3 * seconds[100]


def test_case_125_a_bug_of_ours_is_said_shortly_and_harms_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError("in the middle of it")

    before = digest(root / "site")
    monkeypatch.setattr(build_command, "update", bug)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main([*tiny.BUILD, "--root", str(root)]) == BUG
    [line] = capsys.readouterr().err.splitlines()
    said, _, kept = line.partition("; details are in ")
    assert said == "internal error: this is a bug of ours"
    assert "ZeroDivisionError: in the middle of it" in Path(kept).read_text()
    assert digest(root / "site") == before
    assert leftovers(root) == []


def test_case_125_a_bug_is_shown_where_it_cannot_be_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError("in the middle of it")

    monkeypatch.setattr(build_command, "update", bug)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert main([*tiny.BUILD, "--root", str(root)]) == BUG
    assert "ZeroDivisionError: in the middle of it" in capsys.readouterr().err
