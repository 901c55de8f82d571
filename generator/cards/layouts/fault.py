"""What is said when a card cannot be drawn as written.

An exception rather than a diagnostic: layouts know the part of the card, but not where in the
author's file it was typed; the pipeline puts the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.cards.typeset import Overflow, Undrawable


class CardFault(Exception):  # noqa: N818 - the author's mistake, made into a diagnostic above
    """A card that cannot be drawn as written.

    `field` is the place in the entry (`cards[3].stack.title`); `excess` says how many
    characters too many a text has (code E403), `text` which text where that is one, as it would
    be drawn; `char` is what of it cannot be drawn.
    """

    def __init__(
        self,
        field: str,
        message: str,
        *,
        code: str = "E403",
        excess: int = 0,
        char: str = "",
        text: str = "",
    ) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.code = code
        self.excess = excess
        self.char = char
        self.text = text

    def inside(self, field: str) -> CardFault:
        """Say in which larger field the fault lies."""
        joined = f"{field}.{self.field}" if field and self.field else field or self.field
        inside = CardFault(joined, self.message, code=self.code, excess=self.excess)
        inside.char, inside.text = self.char, self.text
        return inside


def too_long(part: str, text: str, share: float) -> CardFault:
    """Say that a text is too long when only `share` of its width has room."""
    return overflow(part, max(1, round(len(text) * (1 - share) + 0.5)), text)


def overflow(part: str, excess: int, text: str = "") -> CardFault:
    """Say that a text has too many characters for its place."""
    message = f"text {is_too_long(excess)}"
    return CardFault(part, message, excess=excess, text=text)


def is_too_long(excess: int) -> str:
    """Say by how much, as the end of a sentence."""
    return f"is about {excess} character{'' if excess == 1 else 's'} too long"


@contextmanager
def naming(part: str, text: str = "") -> Iterator[None]:
    """Turn typesetting's complaints into faults that name the part of the card."""
    try:
        yield
    except Overflow as fault:
        raise overflow(part, fault.excess, text) from None
    except Undrawable as fault:
        raise CardFault(part, str(fault), code=fault.code, char=fault.char) from None
