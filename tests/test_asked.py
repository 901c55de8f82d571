"""Slugs, paths and languages on the command line: found, or the nearest one named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.asked import find_post, known_languages
from generator.cli import CONTENT, FINE, USAGE
from generator.world import BadWorld, make_world
from tests.faults.cases import make_site, trivia
from tests.read.samples import completed

POST = "content/posts/2026/2026-05-04-train-8b.yaml"
OTHER = "content/posts/2026/2026-05-05-b.yaml"
TYPED = """\
given: {mass: {value: 2 kg, assume: {en: an example, zh-TW: 例子}}}
body: {en: "It weighs 3 kg, not {{ mass }}.", zh-TW: "{{ mass }}"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path, {POST: completed("").encode(), OTHER: completed("").encode()})


@pytest.mark.parametrize("command", ["check", "explain", "export", "serve"])
def test_every_command_names_the_slug_that_was_meant(root: Path, command: str) -> None:
    run = trivia(command, "train8b", "--root", root)
    assert run.code == USAGE
    assert run.err == "error: no post has the slug `train8b`; did you mean `train-8b`?\n"


def test_a_slug_is_taken_where_a_path_is(root: Path) -> None:
    run = trivia("check", "train-8b", "--root", root)
    assert (run.code, run.out) == (FINE, "no problems in 1 entry\n")
    assert trivia("check", root / POST, "b", "--root", root).out == "no problems in 2 entries\n"


def test_a_slug_is_not_the_end_of_another(root: Path) -> None:
    assert find_post(make_world(root), "b") == root / OTHER


def test_a_path_may_be_said_from_the_root_of_the_site(root: Path) -> None:
    assert find_post(make_world(root), OTHER) == root / OTHER


def test_a_slug_with_its_day_is_answered_with_the_slug(root: Path) -> None:
    with pytest.raises(BadWorld, match="did you mean `train-8b`"):
        find_post(make_world(root), "2026-05-04-train-8b")


def test_a_mistyped_path_is_named_whole(root: Path) -> None:
    run = trivia("check", "content/posts/2026/2026-5-04-train-8b.yaml", "--root", root)
    assert run.code == USAGE
    assert run.err.endswith(f"2026-5-04-train-8b.yaml; did you mean `{POST}`?\n")


@pytest.mark.parametrize("asked", ["zh", "zh-tw", "zh-Hant"])
def test_an_export_in_an_unknown_language_is_refused_before_any_work(
    root: Path, asked: str
) -> None:
    run = trivia("export", "train-8b", "--for", "x", "--lang", asked, "--root", root)
    assert run.code == USAGE
    told = f"error: `{asked}` is not a language of this site; did you mean `zh-TW`?\n"
    assert run.err == told


def test_the_languages_of_a_site_are_listed_when_none_is_near() -> None:
    assert known_languages(None, ("en", "zh-TW")) == ["en", "zh-TW"]
    with pytest.raises(BadWorld, match="its languages are `en`, `zh-TW`"):
        known_languages(["fr"], ("en", "zh-TW"))


def test_explain_answers_beside_errors_that_leave_the_values_whole(tmp_path: Path) -> None:
    root = make_site(tmp_path, {POST: completed(TYPED).encode()})
    run = trivia("explain", "train-8b", "mass", "--json", "--root", root)
    assert run.code == CONTENT
    assert json.loads(run.out)["mass"]["shown"]["en"] == "2 kg"
    assert "error[E214]" in run.err


def test_explain_tells_the_values_of_a_false_check(tmp_path: Path) -> None:
    false = TYPED.replace("not {{ mass }}", "{{ mass }}") + "check: [mass == 3 kg]\n"
    root = make_site(tmp_path, {POST: completed(false).encode()})
    run = trivia("explain", "train-8b", "--json", "--root", root)
    assert run.code == CONTENT
    assert json.loads(run.out)["mass"]["exact"] == "2"
    assert "error[E318]" in run.err


def test_explain_tells_nothing_where_a_value_fails(tmp_path: Path) -> None:
    broken = TYPED + "derive: {twice: mass + 1 s}\n"
    root = make_site(tmp_path, {POST: completed(broken).encode()})
    run = trivia("explain", "train-8b", "--json", "--root", root)
    assert run.code == CONTENT
    assert "error[E301]" in run.out
