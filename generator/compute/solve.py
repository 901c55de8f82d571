"""An entry and the shared tables to a solved entry: every value, series, check and claim.

The only door to computing. A value that fails is reported once; what depends on it is left out
without a word, and everything else is still checked.
"""

from __future__ import annotations

from typing import Final

from generator.compute.checks import Scope, judge
from generator.compute.collect import collect, declared_names
from generator.compute.complaints import checking
from generator.compute.corners import Corners, ranged, spread
from generator.compute.definitions import needs
from generator.compute.formula import Compare
from generator.compute.model import Model, build_model
from generator.compute.precision import overprecise
from generator.compute.reach import check_reach
from generator.compute.scenario import World, compute
from generator.compute.solved import Solved, Value
from generator.compute.sources import all_references, sources_of, unknown_sources
from generator.compute.sweeps import solve_sweeps
from generator.compute.unused import unshown_controls, unused
from generator.diagnostics import Problems, Rejected, Severity
from generator.read.entry import Entry, Tables

_JUDGEMENTS: Final = frozenset({"E318", "E322"})
"""False checks and claims, which leave every value as it is."""


def solve(entry: Entry, tables: Tables, problems: Problems) -> Solved | None:
    """Compute every value of an entry, and hold its checks and claims against them.

    `tables` are all shared rows. Every mistake is recorded in `problems`: errors E203, E301 to
    E315, E318, E320 to E322 and E324, and the warnings W316, W319 and W328. None when there was
    an error.
    """
    found = Problems()
    solved = _solved(entry, tables, found)
    if not found.errors and not _has_errors(entry, problems):
        # Where something could not be read, a value may only seem to be used nowhere.
        found.extend(unused(entry))
        found.extend(unshown_controls(entry))
    problems.extend(found.found)
    return None if found.errors else solved


def solve_unjudged(entry: Entry, tables: Tables) -> Solved | None:
    """Compute as `solve` does for who asks why a check is false; None when a value failed."""
    return _solved(entry, tables, Problems())


def _solved(entry: Entry, tables: Tables, found: Problems) -> Solved | None:
    definitions = collect(entry, tables, found)
    model = build_model(definitions, found)
    values = _solve_values(model, found)
    check_reach(model, values, found)
    scope = Scope(values, definitions, model.places, declared_names(entry), model.effort)
    series = solve_sweeps(entry.sweep, model, scope, found)
    conditions = _judge_all(entry, scope, found)
    found.extend(unknown_sources(entry))
    found.extend(overprecise(entry, values))
    errors = (fault for fault in found.found if fault.severity is Severity.ERROR)
    if not all(fault.code in _JUDGEMENTS for fault in errors):
        return None
    return Solved(
        entry,
        values,
        series,
        claims=dict.fromkeys(conditions, True),
        references=all_references(entry, tables),
        sources_of=sources_of(values, entry, tables),
        conditions=conditions,
    )


def _has_errors(entry: Entry, problems: Problems) -> bool:
    return any(
        found.severity is Severity.ERROR and found.place.source is entry.source
        for found in problems.found
    )


def _solve_values(model: Model, problems: Problems) -> dict[str, Value]:
    """Compute values in order, each with the ends of its range as soon as it is there."""
    values: dict[str, Value] = {}
    corners = Corners(model, values, ranged(model))
    world = World(model, values, {})
    for name in model.order:
        if model.effort.exhausted:
            break
        if all(need in values for need in needs(model.definitions[name])):
            try:
                values[name] = spread(corners, compute(world, name, name))
            except Rejected as fault:
                problems.add(fault.diagnostic)
    return {name: values[name] for name in model.definitions if name in values}


def _judge_all(entry: Entry, scope: Scope, problems: Problems) -> dict[str, Compare]:
    """Record E318 and E322; give the condition of every claim that can be computed."""
    for text in entry.check:
        verdict = judge(text, "check", scope, problems)
        if verdict and not verdict.holds:
            problems.add(checking.check_failed(text, verdict))
    conditions: dict[str, Compare] = {}
    for claim in entry.claims:
        name, verdict = claim.name.value, judge(claim.when, "claim", scope, problems)
        if verdict:
            conditions[name] = verdict.node
        if verdict and not verdict.holds:
            problems.add(checking.claim_failed(claim.when, name, verdict))
    return conditions
