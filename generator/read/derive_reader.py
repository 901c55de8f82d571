"""What an entry computes: formulas, series, checks and claims, still as located text."""

from __future__ import annotations

from generator.read.entry import Claim, Derive, Sweep
from generator.read.given_reader import LABEL, SYMBOL
from generator.read.record import Field, Listing, Record, Taken
from generator.read.shape import At, Line, Whole, formula, quantity
from generator.read.tree import Node, Scalar

FORMULA = Field("formula", formula("params * bf16"), "how it is computed", required=True)
SHOW = Field("show", Line("GB"), "the unit it is shown in")
DIGITS = Field("digits", Whole(1, 12), "how many significant digits are shown")


def _derive(taken: Taken) -> Derive:
    return Derive(
        taken.at.key,
        taken.need(FORMULA),
        taken.get(SHOW),
        taken.get(DIGITS),
        taken.get(SYMBOL),
        taken.get(LABEL),
    )


DERIVE_MAP = Record((FORMULA, SHOW, DIGITS, SYMBOL, LABEL), _derive)


class DeriveShape:
    """A map, or for short only its formula: `weights_fp4: weights with bf16 = fp4`."""

    def read(self, node: Node, at: At) -> Derive | None:
        """Give the computed value from either form."""
        if not isinstance(node, Scalar):
            return DERIVE_MAP.read(node, at)
        text = FORMULA.shape.read(node, at)
        return Derive(at.key, text) if text else None

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return FORMULA.shape.example(languages)


DERIVE = DeriveShape()

OF = Field("of", Line("kv"), "the computed value to follow", required=True)
OVER = Field("over", Line("tokens"), "the input that runs", required=True)
VALUES = Field(
    "values", Listing(quantity("4096 token"), 2, 100), "what it runs through", required=True
)


def _sweep(taken: Taken) -> Sweep:
    return Sweep(
        taken.at.key,
        taken.need(OF),
        taken.need(OVER),
        taken.need(VALUES),
        taken.get(SHOW),
        taken.get(LABEL),
    )


SWEEP = Record((OF, OVER, VALUES, SHOW, LABEL), _sweep)

WHEN = Field("when", formula("kv > 1 GB"), "the comparison that must hold", required=True)


def _claim(taken: Taken) -> Claim:
    return Claim(taken.at.key, taken.need(WHEN))


CLAIM = Record((WHEN,), _claim)
CHECK = formula("weights == 40 GB")
