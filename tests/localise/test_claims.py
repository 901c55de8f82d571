"""Phrases tied to a condition: only declared ones, and only where they can fall."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Problems
from generator.localise.claims import check_claims
from tests.localise.example import entry_text, read

BIG = "claims:\n  big: {when: kv > 1 MB}\n"


def claims(text: str) -> list[Diagnostic]:
    entry, _ = read(text)
    problems = Problems()
    check_claims(entry, problems)
    return problems.found


def test_a_declared_claim_in_the_body_is_fine() -> None:
    assert claims(entry_text(body="It is [big]{claim=big}.", more=BIG)) == []


def test_a_misspelt_claim_is_told_in_every_language() -> None:
    found = claims(entry_text(body="It is [big]{claim=bigg}.", more=BIG))
    assert [(d.code, d.message) for d in found] == [("E302", "unknown claim `bigg`")] * 2
    assert found[0].help == "did you mean `big`?"


def test_a_claim_in_a_title_cannot_fall() -> None:
    found = claims(entry_text(title="It is [big]{claim=big}.", more=BIG))
    assert {(d.code, d.help) for d in found} == {("E206", "type `big`")}
