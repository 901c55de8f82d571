"""The ten cards of one post in a new process; run by `compare`, which times it from outside."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from generator.cards.draw import draw
from generator.cards.faces import load_faces
from generator.cards.formats import PORTRAIT
from generator.cards.layouts import lay_out


def main() -> None:
    """Draw the cards of a file into a folder."""
    cards, pictures, fonts = map(Path, sys.argv[1:])
    faces = load_faces(fonts)
    for card in pickle.loads(cards.read_bytes()):
        png = draw(lay_out(card, PORTRAIT, faces), faces)
        (pictures / f"{card.index:02}.png").write_bytes(png)


if __name__ == "__main__":
    main()
