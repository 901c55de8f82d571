"""Colours that can be read."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.cards.scene import Token
from generator.cards.theme import THEMES, Theme
from tests.cards.contrast import contrast

INKS: tuple[Token, ...] = tuple(set(get_args(Token)) - {"ground", "line"})


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("theme", get_args(Theme))
def test_every_theme_has_every_token(theme: Theme) -> None:
    assert set(THEMES[theme]) == set(get_args(Token))


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("ink", sorted(INKS))
def test_text_can_be_read_on_the_ground_and_the_ground_on_bars(theme: Theme, ink: Token) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme]["ground"]) >= 4.5
