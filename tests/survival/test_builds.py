"""A whole build dies at some call or moment, or a call fails: the site is the old one or the new.

In `make test` a sample of the calls meets its fate; `make sweep` lets all of them, which takes
minutes. The build is the real one, with MkDocs and cards, of a tiny site.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence

import pytest

from generator.cli import SURROUNDINGS
from tests.survival.sweeping import Swept, sweep_errors, sweep_kills, sweep_moments

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
MOMENTS = 50


def sample(calls: Sequence[str]) -> list[int]:
    """Choose some of all calls, all around the exchange among them."""
    at = calls.index("exchange") + 1
    return [*range(2, at - 2, at // 4), *range(at - 2, at + 4)]


def test_case_101_a_build_that_is_killed_leaves_the_old_site_or_the_new(swept: Swept) -> None:
    assert sweep_kills(swept, sample(swept.calls)) == {"old", "new"}


def test_case_103_a_build_that_cannot_write_says_so_and_leaves_the_old_site_or_the_new(
    swept: Swept,
) -> None:
    for number, code in zip(sample(swept.calls)[1::3], ERRORS, strict=False):
        assert sweep_errors(swept, [number], code) <= {0, SURROUNDINGS}


def test_case_101_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new(
    swept: Swept,
) -> None:
    sweep_moments(swept, 2)


@pytest.mark.sweep
def test_every_call_may_be_the_last(swept: Swept) -> None:
    assert sweep_kills(swept, range(1, len(swept.calls) + 1)) == {"old", "new"}


@pytest.mark.sweep
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_every_call_may_fail(swept: Swept, code: int) -> None:
    assert sweep_errors(swept, range(1, len(swept.calls) + 1), code) <= {0, SURROUNDINGS}


@pytest.mark.sweep
def test_every_moment_may_be_the_last(swept: Swept) -> None:
    sweep_moments(swept, MOMENTS)
