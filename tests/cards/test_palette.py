"""The colours of a theme, and how near a blend comes to them."""

from __future__ import annotations

from itertools import permutations

import pytest
from PIL import Image

from generator.cards.palette import coloured, number, numbers, palette_colours, ramp
from generator.cards.scene import Token
from generator.cards.theme import THEMES, Theme, rgb

THEME_NAMES: tuple[Theme, ...] = ("paper", "ink")
NEAR = 14
"""Steps of 255 that nobody sees on the edge of a letter."""


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_token_is_there_exactly_and_the_ground_is_zero(theme: Theme) -> None:
    colours = palette_colours(theme)
    tokens: dict[Token, str] = dict(THEMES[theme])
    assert [colours[number(theme, token)] for token in tokens] == [*map(rgb, tokens.values())]
    assert number(theme, "ground") == 0
    assert len(set(colours)) == 256


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_ramp_from_the_ground_passes_near_every_blend(theme: Theme) -> None:
    for token in THEMES[theme]:
        assert farthest(theme, "ground", token) <= NEAR
        assert farthest(theme, token, "ground") <= NEAR


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_ramp_between_any_two_tokens_ends_exactly(theme: Theme) -> None:
    for below, over in permutations(THEMES[theme], 2):
        table = ramp(theme, number(theme, below), number(theme, over))
        assert (table[0], table[255]) == (number(theme, below), number(theme, over))


def farthest(theme: Theme, below: Token, over: Token) -> float:
    """Give the most that any channel of a ramp is away from the blend it stands for."""
    start, end = rgb(THEMES[theme][below]), rgb(THEMES[theme][over])
    table = ramp(theme, number(theme, below), number(theme, over))
    return max(
        abs(a + (b - a) * coverage / 255 - channel)
        for coverage, found in enumerate(table)
        for a, b, channel in zip(start, end, palette_colours(theme)[found], strict=True)
    )


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_an_image_of_tokens_survives_its_numbers(theme: Theme) -> None:
    patches = Image.new("RGB", (len(THEMES[theme]), 1))
    for i, colour in enumerate(THEMES[theme].values()):
        patches.putpixel((i, 0), rgb(colour))
    assert coloured(numbers(patches, theme), theme).convert("RGB").tobytes() == patches.tobytes()
