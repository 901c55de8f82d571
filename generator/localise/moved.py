"""The proof of `agreement` wherever a reader may go: each input at its ends and between them.

Only a build does this, once for a post that has changed: it takes as long as everything else that
is checked of the post.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compute.checks import Scope, judge
from generator.compute.collect import declared_names
from generator.compute.definitions import Menu
from generator.compute.effort import Effort, Exhausted
from generator.compute.moving import model_of, moved, places
from generator.compute.outline import Outline, outline
from generator.compute.solved import Solved, Value
from generator.compute.twins import Twins
from generator.compute.wording import shown
from generator.diagnostics import Diagnostic, Problems, Rejected
from generator.localise.agreement import Pair, unlike_claim
from generator.localise.forms import Form, in_rail, in_texts
from generator.localise.words import Words
from generator.read.entry import Tables


def check_moved(solved: Solved, tables: Tables, words: Sequence[Words], problems: Problems) -> None:
    """Record E325 for numbers and claims that doubles would show differently after a move.

    One for each value, at the first place where it happens. The proof ends with the steps that an
    entry may take.
    """
    lines, model = outline(solved), model_of(solved.entry, tables)
    told = set[str]()
    for given in solved.entry.given:
        for to in places(given, solved.values):
            try:
                values, changed = moved(model, solved.values, to)
            except Exhausted:
                return
            except Rejected:
                continue  # of a formula that fails on the way, `check_reach` has told
            there = _there(lines, to, solved._replace(values=values, series={}))
            for name, fault in _faults(there, changed, words):
                if name not in told:
                    told.add(name)
                    problems.add(_where(fault, to))


def _there(lines: Outline, to: Value, solved: Solved) -> Pair:
    """Put the moved values in the place of the author's, and the choice of a menu."""
    found = lines.definitions[to.name]
    definitions = dict(lines.definitions)
    if isinstance(found, Menu):
        definitions[to.name] = found._replace(chosen=next(iter(to.operands)))
    return Pair(Outline(solved, definitions), Twins())


def _where(fault: Diagnostic, to: Value) -> Diagnostic:
    choice = next(iter(to.operands), "")
    place = f"`{choice}`" if choice else shown(to.quantity, to.unit)
    return fault._replace(note=f"this happens where `{to.name}` is {place}")


def _faults(
    pair: Pair, changed: frozenset[str], words: Sequence[Words]
) -> Iterator[tuple[str, Diagnostic]]:
    for form in _forms(pair.outline, changed):
        for fault in pair.faults(form, words):
            yield form.value.name, fault
    solved = pair.outline.solved
    scope = Scope(solved.values, {}, {}, declared_names(solved.entry), Effort())
    for claim in solved.entry.claims:
        verdict = judge(claim.when, "claim", scope, Problems())
        # A claim about a range says nothing where the reader's number has taken its place.
        if verdict and pair.believes(verdict.node) is not verdict.holds:
            yield claim.name.value, unlike_claim(claim, verdict.node, holds=verdict.holds)


def _forms(lines: Outline, changed: frozenset[str]) -> Iterator[Form]:
    """List the numbers of the page that have changed."""
    solved, entry = lines.solved, lines.solved.entry
    texts = in_texts(solved, (entry.title, entry.hook, entry.body))
    for form in (*in_rail(solved).values(), *texts.values()):
        path = lines.path(form.value.name)
        if path and not changed.isdisjoint((*path.scenarios, path.name)):
            yield form
