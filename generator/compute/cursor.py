"""Where the parser stands in a formula: its tokens, how deep it is, and how it refuses.

The only changing state of parsing, so that the grammar itself can be plain functions.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from generator.compute.complaints import syntax as complaints
from generator.compute.tokens import Token
from generator.diagnostics import Rejected
from generator.read.text import Text


@dataclass(slots=True)
class Cursor:
    """A position in a formula's tokens; `declared` holds the names of the entry's values."""

    text: Text
    tokens: list[Token]
    declared: Container[str]
    at: int = 0
    depth: int = 0

    @property
    def here(self) -> Token:
        """The token not yet taken."""
        return self.tokens[self.at]

    def ahead(self, count: int) -> Token:
        """The token `count` steps on, or the end."""
        return self.tokens[min(self.at + count, len(self.tokens) - 1)]

    def behind(self, count: int = 1) -> Token:
        """The token taken `count` steps ago."""
        return self.tokens[self.at - count]

    def take(self) -> Token:
        """Step over a token and give it; the end is never stepped over."""
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def accept(self, typed: str) -> bool:
        """Step over an operator or keyword if it is next."""
        found = self.tokens[self.at].text == typed
        self.at += found
        return found

    def refuse(self, token: Token, message: str, help: str = "") -> Rejected:
        """Make the E315 for a token out of place."""
        return Rejected(complaints.syntax(self.text, token.start, token.end, message, help))
