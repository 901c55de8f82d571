"""Material for MkDocs' social plugin drawing our formula card; run by the Python of .peers/venv.

The plugin draws within a build only, so its share is a build with it less a build without. It
fetches its fonts from elsewhere unless they lie in its cache, where they are put here; it takes
one font for a layer and none in its stead, so the card is drawn in English only.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
STYLES = {
    ("IBM Plex Sans", "Regular"): "sans-400",
    ("IBM Plex Sans", "Medium"): "sans-500",
    ("IBM Plex Sans", "Bold"): "sans-700",
    ("IBM Plex Mono", "Medium"): "mono-500",
    ("IBM Plex Mono", "SemiBold"): "mono-600",
}
TEXT, SOFT, LINE, SIGNAL, GROUND = "#16181D", "#5C6068", "#DDD6C6", "#C8371B", "#FAF6EC"
LEFT, ROOM = 84, 912
Layer = dict[str, object]


def main() -> None:
    """Print one time per card, as often as there are cards, and keep the first picture."""
    cases, folder, peer = sys.argv[1:4]
    cards = json.loads(Path(cases).read_text(encoding="utf-8"))
    cards = [card for card in cards if (card["layout"], card["lang"]) == ("formula", "en")]
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        write_site(root, cards)
        drawing, plain = (min(build(root, name) for _ in range(2)) for name in ("social", "plain"))
        pictures = sorted(root.glob("social/assets/images/social/card*.png"))
        assert len(pictures) == len(cards), "the plugin drew no cards"
        shutil.copy(pictures[0], f"{folder}/formula.en.{peer}.png")
        size = pictures[0].stat().st_size
    milliseconds = (drawing - plain) * 1000 / len(cards)
    print(json.dumps([("formula en", milliseconds, size)] * len(cards)))


def write_site(root: Path, cards: list[Mapping[str, object]]) -> None:
    """Write a page for each card, the layout, and the fonts into the plugin's cache."""
    (root / "docs").mkdir()
    for number, card in enumerate(cards):
        meta = yaml.safe_dump({"card": dict(card)}, allow_unicode=True)
        (root / f"docs/card{number:02}.md").write_text(f"---\n{meta}---\n\nA card.\n", "utf-8")
    (root / "layouts").mkdir()
    factors = cards[0]["factors"]
    assert isinstance(factors, list)
    layout = {"size": {"width": 1080, "height": 1350}, "layers": list(layers(len(factors)))}
    (root / "layouts/card.yml").write_text(yaml.safe_dump(layout, allow_unicode=True), "utf-8")
    for (family, style), file in STYLES.items():
        target = root / ".cache/plugin/social/fonts" / family / f"{style}.ttf"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FONTS / f"{file}.ttf", target)
    social = {"social": {"cards_layout": "card", "cache": False}}
    for name, plugins in (("social", [social]), ("plain", [])):
        config = {
            "site_name": "x",
            "site_url": "https://example.org/",
            "site_dir": name,
            "theme": {"name": "material", "font": False},
            "plugins": plugins,
        }
        (root / f"{name}.yml").write_text(yaml.safe_dump(config), "utf-8")


def build(root: Path, name: str) -> float:
    """Time one build."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{name}.yml"]
    start = time.perf_counter()
    subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)
    return time.perf_counter() - start


def layers(factors: int) -> Iterator[Layer]:
    """Give the card as the plugin's layers; type is as large as its layer is high."""
    yield {"background": {"color": GROUND}}
    yield box(LEFT, 88, 22, 22, SIGNAL)
    yield words("topic", 124, 84, 400, 33, SOFT, "Mono Medium")
    yield words("date", 596, 84, 400, 33, SOFT, "Mono Medium", "end")
    yield words("title", LEFT, 184, ROOM, 150, TEXT, "Sans Bold", lines=2)
    yield words("symbol", LEFT, 402, ROOM, 48, SIGNAL, "Mono SemiBold")
    for i in range(factors):
        top = 478 + 78 * i
        yield words(f"factors[{i}].operator", LEFT, top, 60, 42, SOFT, "Mono Medium")
        yield words(f"factors[{i}].label", 174, top, 600, 48, TEXT, "Mono Medium")
        yield words(f"factors[{i}].number", 696, top, 300, 50, TEXT, "Mono SemiBold", "end")
        yield box(690, top + 38, 110, 3, LINE)
    yield box(LEFT, 880, ROOM, 5, TEXT)
    yield words("result.number", LEFT, 910, 300, 180, TEXT, "Sans Bold")
    yield words("result.unit", 360, 990, 200, 75, TEXT, "Sans Bold")
    yield words("also", 596, 1010, 400, 42, SOFT, "Mono Medium", "end")
    yield box(LEFT, 1098, ROOM, 3, LINE)
    yield words("receipt[0]", LEFT, 1126, 600, 36, SOFT, "Mono Medium")
    yield words("receipt[1]", 596, 1126, 400, 36, TEXT, "Mono SemiBold", "end")
    yield words("cite", LEFT, 1176, ROOM, 32, SOFT, "Sans Regular")
    yield words("series", LEFT, 1236, 400, 32, SOFT, "Sans Medium")
    for i in range(10):
        yield box(664 + 34 * i, 1248, 26, 8, TEXT if i < 5 else LINE)


def box(x: int, y: int, width: int, height: int, colour: str) -> Layer:
    size = {"width": width, "height": height}
    return {"size": size, "offset": {"x": x, "y": y}, "background": {"color": colour}}


def words(
    field: str,
    x: int,
    y: int,
    width: int,
    height: int,
    colour: str,
    font: str,
    align: str = "start",
    lines: int = 1,
) -> Layer:
    family, style = font.split()
    return {
        "size": {"width": width, "height": height},
        "offset": {"x": x, "y": y},
        "typography": {
            "content": f"{{{{ page.meta.card.{field} }}}}",
            "align": f"{align} center",
            "color": colour,
            "line": {"amount": lines, "height": 1},
            "font": {"family": f"IBM Plex {family}", "style": style},
        },
    }


if __name__ == "__main__":
    main()
