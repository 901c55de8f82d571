"""The type scale: every place that type has on a card, with its sizes in both languages.

Layouts name a role (`HEADLINE`), never a size in pixels: roles differ by language and canvas,
and shrink only within their own range before the author is asked for fewer words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.cards.faces import Family
from generator.cards.formats import Format

STEP = 0.96
"""Sizes shrink by this factor per try: small enough that no step is seen beside its neighbour."""

DISPLAY = 2.0
"""Worth of size in headlines: for one plain break less they shrink by 8 %."""


@dataclass(frozen=True)
class Role:
    """A place in the type scale: sizes at 1080 px as (largest, smallest), Latin and hanzi.

    `worth` is what an e-fold of size is worth beside line breaks, of which a plain one costs 0.18:
    where it is finite, type gives up a little of its size to break better.
    """

    family: Family
    weight: int
    latin: tuple[float, float]
    hanzi: tuple[float, float]
    leading: tuple[float, float]
    balance: bool = False
    worth: float = math.inf

    @lru_cache(maxsize=1024)  # noqa: B019 - roles are constants of their modules
    def sizes(self, form: Format, lang: str) -> tuple[float, ...]:
        """List the sizes to try on a canvas, largest first, none below the legible."""
        largest, smallest = self.hanzi if lang.startswith("zh") else self.latin
        top = max(form.smallest, round(largest * form.scale))
        low = max(form.smallest, round(smallest * form.scale))
        sizes = [float(top)]
        while sizes[-1] > low:
            sizes.append(max(float(low), float(int(sizes[-1] * STEP))))
        return tuple(sizes)


COVER = Role("sans", 700, (104, 66), (94, 60), (1.12, 1.26), balance=True, worth=DISPLAY)
HOOK = replace(COVER, worth=4.0)
"""A cover's words where there is height for a third line: they must be read in passing."""
HEADLINE = Role("sans", 700, (62, 46), (58, 44), (1.18, 1.34), balance=True, worth=DISPLAY)
BILLBOARD = Role("sans", 700, (140, 96), (128, 88), (1.1, 1.24), balance=True, worth=DISPLAY)
SENTENCE = Role("sans", 700, (92, 54), (84, 52), (1.18, 1.34), balance=True, worth=DISPLAY)
BODY = Role("sans", 400, (40, 32), (38, 31), (1.42, 1.58), balance=True)
POINT = Role("sans", 400, (48, 30), (46, 30), (1.32, 1.48), balance=True)
CELL = Role("sans", 400, (36, 28), (34, 28), (1.3, 1.42), balance=True)
LABEL = Role("sans", 700, (38, 28), (36, 28), (1.2, 1.34))
NAME = Role("mono", 600, (34, 26), (34, 26), (1.2, 1.34))
PART = Role("mono", 500, (30, 26), (30, 26), (1.2, 1.34))
TERM = Role("mono", 500, (40, 28), (38, 28), (1.2, 1.34))
LIMIT = Role("mono", 600, (29, 26), (29, 26), (1.2, 1.34))
TICK = Role("mono", 500, (26, 26), (26, 26), (1.2, 1.34))
META = Role("mono", 500, (27, 26), (27, 26), (1.2, 1.34))
RECEIPT = Role("mono", 500, (29, 26), (29, 26), (1.3, 1.38))
SUM = Role("mono", 600, (29, 26), (29, 26), (1.3, 1.38))
SERIES = Role("sans", 500, (26, 26), (26, 26), (1.3, 1.4))
SMALL = Role("sans", 400, (26, 26), (26, 26), (1.3, 1.4))
CITE = replace(SMALL, balance=True)
