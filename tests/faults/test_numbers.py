"""No case of the list may go missing."""

from __future__ import annotations

from collections.abc import Collection
from types import ModuleType

import pytest

from tests.faults import (
    test_computing,
    test_fonts_and_images,
    test_process_and_disk,
    test_published,
    test_reading,
    test_renamed,
    test_slugs,
    test_text,
)
from tests.faults.cases import numbers
from tests.survival import test_builds


@pytest.mark.parametrize(
    ("modules", "section"),
    [
        pytest.param((test_reading,), range(1, 40), id="reading"),
        pytest.param((test_computing,), range(40, 59), id="computing"),
        pytest.param((test_text, test_published), range(59, 74), id="text"),
        pytest.param((test_slugs, test_renamed), range(74, 86), id="slugs, dates, files"),
        pytest.param((test_fonts_and_images,), range(86, 101), id="fonts and images"),
        pytest.param((test_process_and_disk, test_builds), range(101, 126), id="process and disk"),
    ],
)
def test_every_case_of_a_section_has_a_test(
    modules: tuple[ModuleType, ...], section: Collection[int]
) -> None:
    assert set().union(*(numbers(module) for module in modules)) == set(section)
