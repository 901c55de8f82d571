"""The contrast of two colours, which tests hold every text of every card to."""

from __future__ import annotations

from generator.cards.theme import rgb


def contrast(a: str, b: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21, by WCAG 2.2."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
