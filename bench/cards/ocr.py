"""Whether a machine can read what stands on the cards: every line of every card on every canvas.

Run `python -m bench.cards.ocr` in the root of the repository; needs `tesseract` with the languages
`eng` and `chi_tra` (Debian: tesseract-ocr, tesseract-ocr-chi-tra). Lines are cut out of the
finished picture one by one, so that a line which something else runs into is read with what runs
into it. What counts are letters, hanzi and figures with their points: tesseract has no `≈` and
takes full-width punctuation for half-width and × for x. A claim that its card strikes through is
read as it is, and once more without the stroke.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageOps, ImageStat

from generator.cards.characters import is_wide
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import FORMATS, Format
from generator.cards.layouts import lay_out
from generator.cards.paint import paint
from generator.cards.scene import Scene, TextLine
from generator.localise.card import Card
from generator.pipeline import check
from generator.world import make_world

ROOT = Path(__file__).parents[2]
LATIN, HANZI = ("eng",), ("chi_tra+eng", "chi_tra")
"""What reads lines without and with hanzi. With both scripts allowed, tesseract takes hanzi beside
an `=` for Latin now and then, and with one it has no Latin; the better reading of a line counts."""
TARGET = 0.97
HEIGHT, LARGEST = 72, 140
"""Pixels of a line as tesseract likes it: smaller ones are enlarged, much larger ones reduced."""
LINE, RAW_LINE = "7", "13"
"""Page modes: the second takes the picture for a line even when it finds none, as of two hanzi."""
BESIDE, ABOVE = 6, 10
"""Pixels of white left around a line; a unit may stand close behind its number."""
STRUCK = frozenset({"claim"})
"""Lines that the card itself strikes through."""
SAME = str.maketrans({"×": "x", "X": "x", "’": "'", "−": "-", "–": "-", "—": "-", "臺": "台"})


@dataclass(frozen=True)
class Reading:
    """A line of a card beside what was read."""

    card: str
    line: TextLine
    read: str
    bare: bool = False
    """Whether it was read without the stroke through it."""

    @property
    def group(self) -> str:
        """Mono is what receipts and labels are set in; the rest is for reading."""
        if self.line.role in STRUCK and not self.bare:
            return "struck through"
        return "mono" if self.line.glyphs[0].face.startswith("mono") else "body"

    @property
    def size(self) -> float:
        """The type size in pixels."""
        return max(glyph.size for glyph in self.line.glyphs)

    @cached_property
    def wrong(self) -> int:
        """Count the characters to be changed, added or left out."""
        return distance(counted(self.line.text), counted(self.read))

    @property
    def count(self) -> int:
        """Count the characters there are to read."""
        return len(counted(self.line.text))


def main() -> None:
    """Read everything and print rates by card and the worst lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--dark", action="store_true", help="every card on ink")
    parser.add_argument("--worst", type=int, default=40, help="how many lines to print")
    options = parser.parse_args()
    forms = [FORMATS[name] for name in options.formats.split(",")]
    readings = list(read_all(forms, dark=options.dark))
    print_rates(readings)
    print(f"\nThe {options.worst} lines with the most wrong characters:")
    for reading in sorted(readings, key=lambda one: -one.wrong)[: options.worst]:
        if reading.wrong:
            print(
                f"  {reading.wrong:2} of {reading.count:3}  {reading.card:34} {reading.group:14}"
                f" {reading.size:3.0f} px {reading.line.role:15} {reading.line.text!r}"
                f" → {reading.read!r}"
            )


def print_rates(readings: Sequence[Reading]) -> None:
    """Print the rate of each group, size, canvas and card."""
    print(f"{len(readings)} lines\n")
    for title, groups in (
        ("group", grouped(readings, lambda one: one.group)),
        ("type size, body", grouped(bodies(readings), lambda one: f"{one.size // 10 * 10:3.0f}")),
        ("canvas and language, body", grouped(bodies(readings), lambda one: one.card.split()[0])),
        ("card, body", grouped(bodies(readings), lambda one: one.card)),
    ):
        print(f"{title:38} lines  characters   read")
        for name, some in sorted(groups.items()):
            rate = share(some)
            below = "  below the target" if rate < TARGET else ""
            count = sum(one.count for one in some)
            print(f"  {name:36} {len(some):5} {count:11,} {rate:6.1%}{below}")


def bodies(readings: Iterable[Reading]) -> list[Reading]:
    """Keep the lines that are for reading."""
    return [one for one in readings if one.group == "body"]


def grouped(
    readings: Iterable[Reading], name: Callable[[Reading], str]
) -> dict[str, list[Reading]]:
    """Sort readings by what `name` gives for them."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for one in readings:
        groups[name(one)].append(one)
    return groups


def share(readings: Iterable[Reading]) -> float:
    """Give the share of characters that were read."""
    some = list(readings)
    count = sum(one.count for one in some)
    return 1 - sum(min(one.wrong, one.count) for one in some) / count if count else 1.0


def read_all(forms: Sequence[Format], *, dark: bool) -> Iterator[Reading]:
    """Read every text of every post; of a canvas that is shown alone, the cover."""
    world = make_world(ROOT, drafts=True, future=True)
    faces = load_faces(world.fonts)
    for posts in check(world).posts:
        for post in posts.values():
            for form in forms:
                cards = post.cards[:1] if form.alone else post.cards
                views = [view for card in cards for view in seen(card, form, faces, dark=dark)]
                yield from read_views(views, faces)


@dataclass(frozen=True)
class View:
    """A scene to be read, and which of its lines."""

    card: str
    scene: Scene
    lines: tuple[TextLine, ...]
    bare: bool = False


def seen(card: Card, form: Format, faces: Faces, *, dark: bool) -> Iterator[View]:
    """Lay a card out; with a claim struck through, once more without the stroke."""
    scene = lay_out(card, form, faces)
    if dark:
        scene = replace(scene, theme="ink")
    name = f"{form.name}/{card.lang} {card.date} {card.index + 1:02}-{card.kind}"
    lines = tuple(line for line in scene.operations if isinstance(line, TextLine))
    yield View(name, scene, tuple(line for line in lines if counted(line.text)))
    if struck := tuple(line for line in lines if line.role in STRUCK):
        yield View(name, replace(scene, operations=lines), struck, bare=True)


def read_views(views: Sequence[View], faces: Faces) -> Iterator[Reading]:
    """Read all lines of some views, those of one script in one run for each model."""
    with tempfile.TemporaryDirectory() as scratch:
        by_script: dict[tuple[str, ...], list[tuple[Path, View, TextLine]]] = defaultdict(list)
        for number, (view, line, image) in enumerate(pieces(views, faces)):
            file = Path(scratch) / f"{number:04}.png"
            image.save(file)
            models: tuple[str, ...] = HANZI if any(map(is_wide, line.text)) else LATIN
            by_script[models].append((file, view, line))
        for models, some in by_script.items():
            found = [read_lines([file for file, _, _ in some], model) for model in models]
            for (_, view, line), *reads in zip(some, *found, strict=True):
                yield min(
                    (Reading(view.card, line, read, view.bare) for read in reads),
                    key=lambda one: one.wrong,
                )


def pieces(views: Iterable[View], faces: Faces) -> Iterator[tuple[View, TextLine, Image.Image]]:
    """Paint views and cut their lines out."""
    for view in views:
        image = paint(view.scene, faces).convert("L")
        for line in view.lines:
            yield view, line, cut(image, line)


def cut(image: Image.Image, line: TextLine) -> Image.Image:
    """Cut a line out, dark on light, in the size that tesseract was trained on."""
    left, top, right, bottom = map(round, line.box)
    piece = image.crop((left - BESIDE, top - ABOVE, right + BESIDE, bottom + ABOVE))
    if ImageStat.Stat(piece).median[0] < 128:
        piece = ImageOps.invert(piece)
    scale = min(max(1.0, HEIGHT / piece.height), LARGEST / piece.height)
    size = round(piece.width * scale), round(piece.height * scale)
    return ImageOps.autocontrast(piece.resize(size, Image.Resampling.LANCZOS))


def read_lines(files: Sequence[Path], model: str) -> list[str]:
    """Read pictures of a line each; those in which no line is found, once more."""
    found = dict(zip(files, tesseract(files, model, LINE), strict=True))
    if missed := [file for file, read in found.items() if not read]:
        found |= zip(missed, tesseract(missed, model, RAW_LINE), strict=True)
    return list(found.values())


def tesseract(files: Sequence[Path], model: str, mode: str) -> list[str]:
    """Read pictures in one run."""
    listing = "\n".join(map(str, files))
    command = ["tesseract", "stdin", "-", "-l", model, "--psm", mode, "--dpi", "150"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        command, input=listing, check=True, capture_output=True, text=True, env=alone
    )
    return [page.strip() for page in done.stdout.split("\f")][: len(files)]


def counted(text: str) -> str:
    """Keep what counts: letters, hanzi, figures, and points between figures."""
    plain = unicodedata.normalize("NFKC", text).translate(SAME)
    return "".join(
        char
        for i, char in enumerate(plain)
        if char.isalnum() or (char == "." and plain[i - 1 : i + 2 : 2].isdigit())
    )


def distance(one: str, other: str) -> int:
    """Give the least number of single changes between two strings (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, found in enumerate(other, start=1):
            changed = above + (char != found)
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, changed)
    return row[-1]


if __name__ == "__main__":
    main()
