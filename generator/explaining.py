"""The values of an entry whose checks are false, for who asks why they are.

Not part of `pipeline`: no page or card is made of such an entry, and `check` tells its faults.
"""

from __future__ import annotations

from pathlib import Path

from generator.compute.solve import solve_unjudged
from generator.compute.solved import Solved
from generator.diagnostics import Problems
from generator.pipeline import read_shared
from generator.read.entry_reader import read_entry
from generator.read.source import read_source
from generator.world import World


def values_of(world: World, path: Path) -> Solved | None:
    """Compute an entry but let its checks be false; None when reading or a value fails."""
    unsaid = Problems()
    shared = read_shared(world, unsaid)
    source = read_source(path, world.root, unsaid)
    entry = read_entry(source, shared.languages, shared.topics, unsaid) if source else None
    return solve_unjudged(entry, shared.tables) if entry else None
