"""Phrases that are only true under a condition: `[it fits]{claim=fits}` in a body.

Not checked while filling, as references are: a claim is not replaced but marked, so that a name
nobody declared would go unnoticed onto the page.
"""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Problems
from generator.localise.languages import localised_texts
from generator.localise.template import CLAIM
from generator.read.entry import Entry
from generator.read.shape import did_you_mean
from generator.read.text import Text


def check_claims(entry: Entry, problems: Problems) -> None:
    """Report E302 for a claim that is not declared, E206 for one outside the body."""
    known = [claim.name.value for claim in entry.claims]
    for texts in localised_texts(entry):
        for text in texts.values():
            for found in CLAIM.finditer(text.value):
                if texts is not entry.body:
                    problems.add(_out_of_place(text, found))
                elif found["name"] not in known:
                    problems.add(_unknown(text, found, known))


def _out_of_place(text: Text, found: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        "E206",
        "a claim stands only in the body",
        text.slice(*found.span()),
        cause="nothing here could change with the reader's inputs",
        help=f"type `{found['text']}`",
    )


def _unknown(text: Text, found: re.Match[str], known: list[str]) -> Diagnostic:
    name = found["name"]
    listed = ", ".join(f"`{claim}`" for claim in known)
    return Diagnostic(
        "E302",
        f"unknown claim `{name}`",
        text.slice(*found.span("name")),
        note=f"the claims of this entry: {listed}" if known else "the entry has no `claims:`",
        help=did_you_mean(name, known),
    )
