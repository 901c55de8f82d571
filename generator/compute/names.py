"""Which names an author may give to values, and which name was probably meant.

Published formulas are full of one-letter names, several of them unit symbols too; why they are
allowed all the same stands in docs/decisions/0002-names-and-units.md.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from typing import Final

from generator.compute.complaints import entry as complaints
from generator.compute.complaints.syntax import bad_name
from generator.compute.formula import ARGUMENTS, KEYWORDS
from generator.compute.units import simple_unit
from generator.diagnostics import Diagnostic, Place
from generator.read.text import Text

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

UNIT_LETTERS: Final = frozenset("BJKW")
"""One-letter symbols that are always units: no reader takes `B` for anything but bytes."""

_RANGE_ENDS: Final = frozenset({"low", "high"})
_NEAR: Final = 0.6
"""Likeness, by difflib, from which a name is offered: difflib's own default."""


def name_fault(name: Text) -> Diagnostic | None:
    """Say why a value cannot have this name: E312 it means something else, E313 not ASCII."""
    typed = name.value
    if not _NAME.fullmatch(typed):
        return bad_name(name, 0, len(typed))
    meaning = _meaning(typed)
    return complaints.name_taken(name, meaning) if meaning else None


def _meaning(name: str) -> str:
    """Tell what a name means already, in words, or nothing."""
    if name in KEYWORDS:
        return "a word of the formula language"
    if name in ARGUMENTS:
        return "a function"
    if name == "pi":
        return "a constant"
    if name in _RANGE_ENDS:
        return "an end of a range"
    if name in UNIT_LETTERS or (len(name) > 1 and simple_unit(name)):
        return "a unit"
    return ""


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Find the known name most like a misspelt one, or None when none is near."""
    folded = {other.lower(): other for other in sorted(known)}
    near = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=_NEAR)
    return folded[near[0]] if near else None


def unknown(place: Place, name: str, known: Collection[str]) -> Diagnostic:
    """Say that nothing has this name (E302), and what was probably meant."""
    root, point, _ = name.partition(".")
    if point and root in known:
        return complaints.only_for_readers(place, name)
    if simple_unit(name):
        return complaints.unit_as_name(place, name)
    if point:
        fields = [other for other in known if other.startswith(f"{root}.")]
        return complaints.unknown_field(place, name, nearest_name(name, fields), fields)
    return complaints.unknown_name(place, name, nearest_name(name, known), known)
