"""What an author sees: a typo stops the build where it stands, and the old site stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.cli import CONTENT, FINE, SURROUNDINGS, USAGE, main
from generator.output.ownership import mark
from tests.conftest import POST, ROOT, change


def _digest(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_real_content_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    posts = list((ROOT / "content" / "posts").rglob("*.yaml"))
    code, out, _ = _run(capsys, "check", "--root", ROOT, "--strict")
    assert (code, out) == (FINE, f"no problems in {len(posts)} entries\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        pytest.param(
            "formula: params * bf16",
            "formula: parms * bf16",
            "formula: parms * bf16",
            ("error[E302]: unknown name `parms`", "did you mean `params`?"),
            id="unknown name",
        ),
        pytest.param(
            "formula: weights_fp4 + kv_128k\n    show: GB",
            "formula: weights_fp4 + kv_128k\n    show: GW",
            "show: GW",
            ("error[E305]",),
            id="wrong unit",
        ),
        pytest.param(
            "  zh-TW: 用 BF16",
            "  zh-CN: 用 BF16",
            "zh-CN: 用 BF16",
            ("`zh-CN` is not a language of this site",),
            id="missing translation",
        ),
        pytest.param(
            "en: The cache that grows with every token",
            "en: " + "The cache that grows and grows and grows with every token " * 6,
            "title: {en: The cache",
            ("error[E403]", "characters too long", "`cards[5].formula.title`"),
            id="text too long for its card",
        ),
        pytest.param(
            "en: Every BF16 parameter costs",
            "en: Every BF16 parameter costs \U0001f9e0",
            "lead: {en: Every BF16",
            ("error[E404]", "\U0001f9e0"),
            id="a character no font has",
        ),
        pytest.param(
            "- weights == 40 GB",
            "- weights == 41 GB",
            "- weights == 41 GB",
            ("error[E318]", "40 GB"),
            id="a check that fails",
        ),
    ],
)
def test_a_mistake_stops_the_build_where_it_stands(
    site_copy: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    line: str,
    told: tuple[str, ...],
) -> None:
    published = site_copy / "site"
    published.mkdir()
    (published / "index.html").write_text("the old site")
    mark(published)
    before = _digest(published)
    change(site_copy, old, new)

    code, out, err = _run(capsys, "build", "--root", site_copy)

    assert code == CONTENT
    assert f"{POST}:" in out
    assert line.strip() in out
    for words in told:
        assert words in out
    assert "the old one is as it was" in err
    assert _digest(published) == before


def test_two_builds_are_byte_equal_and_the_second_draws_nothing(
    site_copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = _run(capsys, "build", "--root", site_copy)
    assert code == FINE
    assert (drawn := re.search(r"([1-9]\d*) pictures drawn, 0 reused", err))
    assert "Chinese fonts of " in err
    first = _digest(site_copy / "site")
    monkeypatch.setattr("generator.hanzi.subsets", lambda font, missing: missing)

    code, _, err = _run(capsys, "build", "--root", site_copy)
    assert code == FINE
    assert f"0 pictures drawn, {drawn[1]} reused" in err
    assert _digest(site_copy / "site") == first
    assert not list(site_copy.glob("site.*"))


def test_a_folder_of_someone_else_is_refused(
    site_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesis = site_copy / "thesis"
    thesis.mkdir()
    (thesis / "chapter.txt").write_text("years of work")
    code, _, err = _run(capsys, "build", "--root", site_copy, "--out", thesis)
    assert code == USAGE
    assert "no build made `chapter.txt` in it" in err
    assert (thesis / "chapter.txt").read_text() == "years of work"


def test_a_folder_without_a_site_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = _run(capsys, "check", "--root", tmp_path)
    assert code == USAGE
    assert "has no content/" in err
    (tmp_path / "content").mkdir()
    code, _, err = _run(capsys, "build", "--root", tmp_path)
    assert code == USAGE
    assert "has no mkdocs.yml" in err


def test_an_output_that_cannot_be_written_is_the_surroundings_fault(
    site_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site_copy / "file").write_text("in the way")
    code, _, err = _run(capsys, "build", "--root", site_copy, "--out", site_copy / "file" / "site")
    assert code == SURROUNDINGS
    assert "Not a directory" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("form", ["short", "json", "github", "sarif"])
def test_other_forms_carry_the_same_mistake(
    site_copy: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    change(site_copy, "formula: params * bf16", "formula: parms * bf16")
    code, out, _ = _run(capsys, "check", "--root", site_copy, "--format", form)
    assert code == CONTENT
    assert "E302" in out
    assert POST in out


def test_a_post_of_tomorrow_waits_for_its_day(
    site_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = _run(capsys, "build", "--root", site_copy, "--date", "2026-01-27")
    assert code == FINE
    assert "0 posts in 2 languages, 1 held back" in err
    assert not (site_copy / "site" / "posts").exists()


def test_an_epoch_that_is_no_number_is_named(
    site_copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, _, err = _run(capsys, "check", "--root", site_copy)
    assert code == USAGE
    assert "SOURCE_DATE_EPOCH is `yesterday`" in err


BARE = """\
topic: training
title: {en: One case, zh-TW: 一個案例}
hook: {en: A figure., zh-TW: 一個數字。}
given:
  params: {value: 356e6 param, assume: as published}
  tokens: {value: 300e9 token, assume: as published}
  flop_per: {value: 6 FLOP/param/token, assume: as published}
derive:
  result: {formula: flop_per * params * tokens / (1 PFLOP/s * 1 day), show: "1"}
check:
  - result ~= 7.42e+00
body: {en: "{{ result }}", zh-TW: "{{ result }}"}
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A root with nothing but one post: no settings, no topics, no tables, no cards."""
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "2026-01-28-one-case.yaml").write_text(BARE, encoding="utf-8")
    return tmp_path


def test_a_post_alone_checks_and_explains(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "check", "--root", bare)[0] == FINE
    code, out, _ = _run(capsys, "explain", "one-case", "result", "--json", "--root", bare)
    assert code == FINE
    explained = json.loads(out)["result"]
    assert explained["exact"] == "89/12"
    assert explained["unit"] == "1"
    assert explained["shown"] == {"en": "7.42", "zh-TW": "7.42"}


def test_explain_tells_everything_of_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "explain", "llm-memory-101", "kv", "--json", "--root", ROOT)
    assert code == FINE
    kv = json.loads(out)["kv"]
    assert (kv["exact"], kv["unit"]) == ("283115520", "B")
    assert kv["shown"] == {"en": "270 MiB", "zh-TW": "270 MiB"}
    assert kv["receipt"]["en"] == "2 × 24 × 2,880 × 4,096 × 0.5 B = 270 MiB"
    assert any("arxiv.org/abs/2508.10925" in source for source in kv["sources"])


def test_explain_names_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _run(capsys, "explain", "llm-memory-101", "weigths", "--root", ROOT)
    assert code == USAGE
    assert "did you mean `weights`?" in err
    code, _, err = _run(capsys, "explain", "no-such-post", "--root", ROOT)
    assert code == USAGE
    assert "no-such-post" in err


def test_a_command_alone_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == USAGE
    listed = capsys.readouterr().out
    assert "new       begin a post" in listed
    assert "trivia check one-token" in listed
    assert "Exit codes" not in listed


def test_build_says_that_it_takes_no_slug(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _run(capsys, "build", "one-token", "--root", ROOT)
    assert code == USAGE
    assert "takes no slug; type `trivia check one-token`" in err
