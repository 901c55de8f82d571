"""The colours of a theme, and how near a blend comes to them."""

from __future__ import annotations

from typing import get_args

import pytest
from PIL import Image

from generator.cards.palette import coloured, number, numbers, palette_colours, way
from generator.cards.scene import Token
from generator.cards.theme import THEMES, Theme, rgb

THEME_NAMES: tuple[Theme, ...] = ("paper", "ink")
INKS = tuple(token for token in get_args(Token) if token != "ground")
NEAR = 11
"""Steps of 255 that nobody sees on the edge of a letter."""


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_token_is_there_exactly_and_the_ground_is_zero(theme: Theme) -> None:
    colours = palette_colours(theme)
    tokens: dict[Token, str] = dict(THEMES[theme])
    assert [colours[number(theme, token)] for token in tokens] == [*map(rgb, tokens.values())]
    assert number(theme, "ground") == 0
    assert len(colours) == 256
    assert len(set(colours)) == 256 - len(INKS), "each way begins with the ground"


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("token", INKS)
def test_numbers_blended_along_a_way_show_the_blend_of_its_colours(
    theme: Theme, token: Token
) -> None:
    there = way(theme, number(theme, "ground"), token)
    back = way(theme, number(theme, token), "ground")
    assert there and back
    assert (there.start, there.end) == (back.end, back.start)
    colours = palette_colours(theme)
    ends = colours[number(theme, "ground")], colours[number(theme, token)]
    assert (colours[there.start], colours[there.end]) == ends
    for start, end in (there, back):
        for coverage in range(256):
            found = colours[blended(start, end, coverage)]
            for a, b, channel in zip(colours[start], colours[end], found, strict=True):
                assert abs(a + (b - a) * coverage / 255 - channel) <= NEAR


def blended(below: int, over: int, coverage: int) -> int:
    """Have Pillow lay one grey on another."""
    image = Image.new("L", (1, 1), below)
    image.paste(over, (0, 0), Image.new("L", (1, 1), coverage))
    return image.tobytes()[0]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_way_begins_at_any_number_of_the_ground(theme: Theme) -> None:
    first = way(theme, number(theme, "ground"), "signal")
    assert first
    assert way(theme, first.start, "cool") == way(theme, number(theme, "ground"), "cool")


def test_between_two_inks_there_is_no_way() -> None:
    assert way("paper", number("paper", "cool"), "signal") is None


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_an_image_of_tokens_survives_its_numbers(theme: Theme) -> None:
    patches = Image.new("RGB", (len(THEMES[theme]), 1))
    for i, colour in enumerate(THEMES[theme].values()):
        patches.putpixel((i, 0), rgb(colour))
    assert coloured(numbers(patches, theme), theme).convert("RGB").tobytes() == patches.tobytes()
