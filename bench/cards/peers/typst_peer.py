"""typst with one compiler kept for all cards; run by the Python of .peers/venv."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
Card = dict[str, object]


def main() -> None:
    """Do what `run.mjs` does for the peers in JavaScript."""
    cases, folder, peer = sys.argv[1:4]
    cards: list[Card] = json.loads(Path(cases).read_text(encoding="utf-8"))
    compiler = typst.Compiler(
        str(Path(__file__).with_name("card.typ")),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )

    def draw(card: Card) -> bytes:
        inputs = {"card": json.dumps(card, ensure_ascii=False)}
        png: bytes = compiler.compile(format="png", ppi=72, sys_inputs=inputs)
        return png

    for card in cards[:4] * 2:
        draw(card)
    taken, seen = [], set()
    for card in cards:
        start = time.perf_counter()
        png = draw(card)
        milliseconds = (time.perf_counter() - start) * 1000
        taken.append((f"{card['layout']} {card['lang']}", milliseconds, len(png)))
        name = f"{card['layout']}.{card['lang']}"
        if name not in seen:
            Path(folder, f"{name}.{peer}.png").write_bytes(png)
        seen.add(name)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
