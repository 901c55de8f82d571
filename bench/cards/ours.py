"""Our side of the comparison, in a process of its own like every peer.

What a card says is laid out anew each time: everything kept from one text to the next is thrown
away before the clock starts. Fonts stay open and glyphs stay drawn, as they do in a run of many
cards; with `cold` the glyphs are thrown away too.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.cards.cases import ROOT
from generator.cards import ink, paint, paragraph, phrases, placing, qr, shape, typeset
from generator.cards.draw import draw
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import PORTRAIT
from generator.cards.layouts import lay_out
from generator.localise.card import Card

TEXTS = (
    shape.shape,
    typeset._chances,
    phrases.phrase_starts,
    paragraph._torn,
    placing.extent,
    ink.stroke,
    ink._hatching,
    qr.modules,
)
Taken = list[tuple[str, float, int]]


def main() -> None:
    """Measure the cards of a file as `peers/run.mjs` does for the peers, and print the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cards", type=Path, help="written by `compare`")
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--cold", action="store_true", help="draw every glyph anew")
    parser.add_argument("--busy", action="store_true", help="measure processor time")
    options = parser.parse_args()
    cards: list[Card] = pickle.loads(options.cards.read_bytes())
    clock = time.process_time if options.busy else time.perf_counter
    json.dump(measure(cards, options.pictures, clock, cold=options.cold), sys.stdout)


def measure(
    cards: list[Card], pictures: Path, clock: Callable[[], float], *, cold: bool = False
) -> Taken:
    """Draw every card once, after a round that is not measured."""
    faces = load_faces(ROOT / "assets" / "fonts")
    for card in (*cards[:4], *cards[:4]):
        draw(lay_out(card, PORTRAIT, faces), faces)
    taken: Taken = []
    for card in cards:
        forget(glyphs=cold)
        start = clock()
        png = finished(card, faces)
        milliseconds = (clock() - start) * 1000
        name = f"{card.kind} {card.lang}"
        if all(name != seen for seen, _, _ in taken):
            (pictures / f"{card.kind}.{card.lang}.ours.png").write_bytes(png)
        taken.append((name, milliseconds, len(png)))
    return taken


def finished(card: Card, faces: Faces) -> bytes:
    """Take the whole way from a card's words and figures to its file."""
    return draw(lay_out(card, PORTRAIT, faces), faces)


def forget(*, glyphs: bool) -> None:
    """Throw away what is kept of the texts of earlier cards."""
    for kept in TEXTS:
        kept.cache_clear()
    if glyphs:
        paint._glyph.cache_clear()


if __name__ == "__main__":
    main()
