"""What runs on GitHub: only commands that exist, pinned actions, no more rights than needed."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from generator.cli import FINE, main
from generator.read.settings import read_settings
from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
NAMES = ("check", "publish")
TARGETS = re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def text(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text("utf-8")


def workflow(name: str) -> dict[str, Any]:
    # YAML 1.1 takes `on` for true; a loader without its booleans leaves it alone.
    loaded: dict[str, Any] = yaml.load(text(name), yaml.BaseLoader)
    return loaded


def commands() -> Iterator[list[str]]:
    for name in NAMES:
        for job in workflow(name)["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    yield step["run"].split()


def test_these_are_all_workflows() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_exists(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = command
    if program == "make":
        assert set(arguments) <= set(TARGETS)
        return
    if program == ".ci/run":
        assert os.access(ROOT / program, os.X_OK)
        return
    assert program == ".venv/bin/trivia"
    with pytest.raises(SystemExit) as told:
        main([*arguments, "--help"])
    assert told.value.code == FINE
    assert all(option in capsys.readouterr().out for option in arguments if option[:2] == "--")


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: .*", text(name))
    assert used
    assert all(map(PINNED.fullmatch, used)), used


@pytest.mark.parametrize("name", NAMES)
def test_a_job_may_read_only_but_the_one_that_publishes(name: str) -> None:
    loaded = workflow(name)
    assert loaded["permissions"] == {"contents": "read"}
    more = {
        job: part["permissions"] for job, part in loaded["jobs"].items() if "permissions" in part
    }
    published = {"publish": {"pages": "write", "id-token": "write"}}
    assert more == (published if name == "publish" else {})


@pytest.mark.parametrize("name", NAMES)
def test_no_job_runs_for_hours_or_beside_itself(name: str) -> None:
    loaded = workflow(name)
    assert all(int(job["timeout-minutes"]) <= 30 for job in loaded["jobs"].values())
    assert loaded["concurrency"]["group"]


def test_strangers_changes_run_without_secrets() -> None:
    assert "pull_request" in workflow("check")["on"]
    for name in NAMES:
        assert "pull_request_target" not in workflow(name)["on"]
        assert "secrets." not in text(name)
        assert not re.search(r"run:.*\$\{\{", text(name))  # what others wrote is never a command


def test_mistakes_in_content_become_remarks_on_a_change() -> None:
    assert [".venv/bin/trivia", "check", "--format", "github"] in commands()


def test_what_a_machine_runs_on_a_change_is_what_a_person_runs() -> None:
    assert [".ci/run"] in commands()
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8").splitlines()


def test_a_push_is_published_when_its_check_has_passed() -> None:
    publish = workflow("publish")
    assert set(publish["on"]) == {"workflow_run", "schedule", "workflow_dispatch"}
    assert publish["on"]["workflow_run"] == {
        "workflows": [workflow("check")["name"]],
        "branches": workflow("check")["on"]["push"]["branches"],
        "types": ["completed"],
    }
    build = publish["jobs"]["build"]
    assert build["if"] == (
        "github.event_name != 'workflow_run' || (github.event.workflow_run.event == 'push' && "
        "github.event.workflow_run.conclusion == 'success')"
    )
    assert publish["jobs"]["publish"]["needs"] == "build"
    checkout = build["steps"][0]["with"]
    assert checkout["ref"] == "${{ github.event.workflow_run.head_sha || github.sha }}"


def test_no_second_site_is_kept_between_runs() -> None:
    (kept,) = (
        step["with"]["path"].split()
        for step in workflow("publish")["jobs"]["build"]["steps"]
        if "actions/cache@" in step.get("uses", "")
    )
    assert kept == [".cache/*", "!.cache/spare", "!.cache/docs", "!.cache/tmp"]


def test_the_site_is_published_just_after_its_day_has_begun() -> None:
    ((cron,),) = (schedule.values() for schedule in workflow("publish")["on"]["schedule"])
    minute, hour, *every_day = cron.split()
    assert every_day == ["*", "*", "*"]
    then = dt.datetime(2026, 1, 28, int(hour), int(minute), tzinfo=dt.UTC)
    there = then.astimezone(ZoneInfo(read_settings(ROOT).timezone))
    assert there.hour == 0
    assert 0 < there.minute < 30
