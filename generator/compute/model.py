"""The order in which an entry's names are computed, and which of them influence which.

Built once per entry and walked without recursion: two hundred formulas in a row must not
exhaust the stack.
"""

from __future__ import annotations

import graphlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.compute.complaints import entry as complaints
from generator.compute.definitions import (
    Definition,
    Definitions,
    Derived,
    Scenario,
    mentioned,
    needs,
    same_scenario_needs,
)
from generator.compute.effort import Effort
from generator.diagnostics import Diagnostic, Place, Problems
from generator.read.text import Text

_State = tuple[str, frozenset[str]]
"""A name, and the names that scenarios on the way to it have replaced."""

MAX_SCENARIO_DEPTH: Final = 16
"""Scenarios that may build on one another; nobody could follow more (E314)."""
MAX_STEPS: Final = 5_000
"""Formulas that one scenario may recompute."""


@dataclass(frozen=True)
class Model:
    """The sound definitions of an entry, and their names in an order that can be computed."""

    definitions: Mapping[str, Definition]
    order: tuple[str, ...]
    places: Mapping[str, Place]
    effort: Effort
    """What all of it may take, in whatever order it is computed."""
    _rank: Mapping[str, int] = field(repr=False)
    _influences: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _steps: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def influences(self, name: str) -> frozenset[str]:
        """Give every name whose change would change `name`, itself included."""
        if name not in self._influences:
            self._influences[name] = _influences(self.definitions, name)
        return self._influences[name]

    def steps(self, name: str) -> tuple[str, ...]:
        """Give what must be computed for `name` within one scenario, in order."""
        if name not in self._steps:
            self._steps[name] = tuple(sorted(self._within(name), key=self._rank.__getitem__))
        return self._steps[name]

    def formula_text(self, name: str) -> Text | None:
        """Give the text that holds a value's formula: of a `with`, its target's."""
        definition = self.definitions[name]
        while isinstance(definition, Scenario):
            definition = self.definitions[definition.target]
        return definition.text if isinstance(definition, Derived) else None

    def _within(self, name: str) -> set[str]:
        found, waiting = set[str](), [name]
        while waiting:
            other = waiting.pop()
            if other not in found:
                found.add(other)
                waiting += same_scenario_needs(self.definitions[other])
        return found


def _influences(definitions: Mapping[str, Definition], name: str) -> frozenset[str]:
    """Walk back from a name; what a `with` replaces hides what lies behind it."""
    found, seen = set[str](), set[_State]()
    waiting: list[_State] = [(name, frozenset())]
    while waiting:
        state = waiting.pop()
        other, hidden = state
        if state not in seen and other not in hidden:
            seen.add(state)
            found.add(other)
            waiting += _behind(definitions, definitions[other], hidden)
    return frozenset(found)


def _behind(
    definitions: Mapping[str, Definition], definition: Definition, hidden: frozenset[str]
) -> Iterator[_State]:
    """Give what a definition rests on; of a `with`, what its target's formula rests on.

    The target's own value plays no part: `with` takes its formula.
    """
    while isinstance(definition, Scenario):
        yield from ((name, hidden) for name in definition.expressions)
        hidden = hidden.union(definition.overridden)
        definition = definitions[definition.target]
    yield from ((name, hidden) for name in same_scenario_needs(definition))


def build_model(definitions: Definitions, problems: Problems) -> Model:
    """Order the definitions that can be computed.

    Records E311 for rings, E314 for scenarios that go too far, E315 for a `with` behind an input
    and E324 for one without effect; whatever needs a broken name is left out without a word.
    """
    sound = _sound(definitions)
    order, rings = _ordered(sound)
    while rings:
        problems.extend(_cycle(sound, ring) for ring in rings)
        broken = {name for ring in rings for name in ring}
        sound = _sound({name: None if name in broken else sound[name] for name in sound})
        order, rings = _ordered(sound)
    model = _model(sound, order)
    faults = _scenario_faults(model)
    if not faults:
        return model
    problems.extend(faults.values())
    sound = _sound({name: None if name in faults else sound[name] for name in sound})
    return _model(sound, tuple(name for name in order if name in sound))


def _model(sound: Mapping[str, Definition], order: tuple[str, ...]) -> Model:
    places = {name: definition.text.place for name, definition in sound.items()}
    return Model(sound, order, places, Effort(), {name: rank for rank, name in enumerate(order)})


def _sound(definitions: Definitions) -> dict[str, Definition]:
    """Keep what is defined and needs nothing that is not."""
    sound = {name: found for name, found in definitions.items() if found is not None}
    while broken := [name for name, d in sound.items() if not sound.keys() >= set(needs(d))]:
        for name in broken:
            del sound[name]
    return sound


def _ordered(sound: Mapping[str, Definition]) -> tuple[tuple[str, ...], list[list[str]]]:
    """Sort names so that needs come first; or give a ring, from a name back to itself."""
    graph = {name: needs(definition) for name, definition in sound.items()}
    try:
        return tuple(graphlib.TopologicalSorter(graph).static_order()), []
    except graphlib.CycleError as error:
        ring: list[str] = error.args[1][::-1]
        return (), [ring]


def _cycle(sound: Mapping[str, Definition], ring: list[str]) -> Diagnostic:
    """Word a ring from whichever of its names is defined first."""
    names = ring[:-1]
    first = min(range(len(names)), key=lambda i: sound[names[i]].text.place.sort_key)
    turned = [*names[first:], *names[:first], names[first]]
    pairs = itertools.pairwise(turned)
    return complaints.cycle(turned, [_mention(sound[name], need) for name, need in pairs])


def _mention(definition: Definition, need: str) -> Place:
    for name in mentioned(definition):
        if name.name == need:
            return definition.text.slice(name.start, name.end)
    return definition.text.place


def _scenario_faults(model: Model) -> dict[str, Diagnostic]:
    """Find what is wrong with scenarios, from the innermost out."""
    faults: dict[str, Diagnostic] = {}
    broken = set[str]()
    depth, cost = dict.fromkeys(model.order, 0), dict.fromkeys(model.order, 1)
    for name in model.order:
        definition = model.definitions[name]
        if not broken.isdisjoint(needs(definition)):
            broken.add(name)
        elif isinstance(definition, Scenario):
            steps = model.steps(definition.target)
            depth[name] = 1 + max(depth[step] for step in steps)
            cost[name] = 1 + sum(cost[step] for step in steps)
            fault = _scenario_fault(model, definition, depth[name], cost[name])
            if fault:
                faults[name] = fault
                broken.add(name)
    return faults


def _scenario_fault(model: Model, scenario: Scenario, depth: int, cost: int) -> Diagnostic | None:
    target = scenario.node.target
    if depth > MAX_SCENARIO_DEPTH:
        return complaints.scenario_too_deep(scenario.text, MAX_SCENARIO_DEPTH)
    if cost > MAX_STEPS:
        return complaints.scenario_too_long(scenario.text, MAX_STEPS)
    if not isinstance(model.definitions[target.name], Derived | Scenario):
        place = scenario.text.slice(target.start, target.end)
        return complaints.not_derived(place, target.name)
    useful = model.influences(target.name) - {target.name}
    for name, _ in scenario.node.overrides:
        if name.name not in useful:
            place = scenario.text.slice(name.start, name.end)
            return complaints.no_influence(place, name.name, target.name, useful)
    return None
