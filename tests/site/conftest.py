"""One built week for every test that only looks at it: building takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import samples


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of six posts; made once for all tests that only look at it."""
    return samples.build_once(tmp_path_factory.getbasetemp())
