"""The metrics of one font as the JSON that text is measured with.

Measuring needs a few kilobytes of a font, and parsing the font for them at every start would cost
more than drawing the cards; so they are written once, beside the TTF, and a build imports fontTools
only to cut a font for the site. Lengths are in font units (`unitsPerEm` to the em), y upwards:

    {"unitsPerEm": 1000,
     "ascent": 1025, "descent": -275,
     "capHeight": 698, "xHeight": 516,
     "advances": {"600": [48, 57, 65, 65], …},
     "kerning": {"AÀ": {"-40": "TV"}, …},
     "ink": {"，": [396, 591], …}}

- `ascent`, `descent`: the typographic ones of OS/2; of a Chinese face, the edges of the em square.
- `advances`: advance → first, last, first, last… code points, inclusive, of the characters that
  have it. This is the coverage too: a character in no range has no glyph.
- `kerning`: left characters → amount added to their advance → right characters; here AT, AV, ÀT
  and ÀV move together by 40. Only pairs that move, among the characters of English and figures.
- `ink`: left and right edge of the outline, from the glyph's origin, for those same characters and
  the punctuation of Chinese; spaces, which draw nothing, have none.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

# ASCII, Latin-1 and the typographic characters that stand beside letters and figures.
TYPOGRAPHIC = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™←↑→↓−≈≠≤≥"
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + TYPOGRAPHIC
CJK_PUNCTUATION = "、。〈〉《》「」『』【】〔〕〜！（），：；？"


def metrics(font: TTFont) -> dict[str, object]:
    """The metrics of `font`, in the form the module describes."""
    os2 = font["OS/2"]
    cmap = font.getBestCmap()
    latin = {char: cmap[ord(char)] for char in LATIN if ord(char) in cmap}
    punctuation = {char: cmap[ord(char)] for char in CJK_PUNCTUATION if ord(char) in cmap}
    return {
        "unitsPerEm": font["head"].unitsPerEm,
        "ascent": os2.sTypoAscender,
        "descent": os2.sTypoDescender,
        "capHeight": os2.sCapHeight,
        "xHeight": os2.sxHeight,
        "advances": advances(cmap, font["hmtx"].metrics),
        "kerning": kerning(font, latin),
        "ink": ink(font, latin | punctuation),
    }


def advances(cmap: Mapping[int, str], hmtx: Mapping[str, tuple[int, int]]) -> dict[str, list[int]]:
    """Advance → flat list of the inclusive code point ranges that have it."""
    by_advance: dict[int, list[int]] = defaultdict(list)
    for code in sorted(cmap):
        by_advance[hmtx[cmap[code]][0]].append(code)
    return {str(advance): ranges(by_advance[advance]) for advance in sorted(by_advance)}


def ranges(codes: Sequence[int]) -> list[int]:
    """First, last, first, last… of the runs in ascending `codes`."""
    gaps = [(before, after) for before, after in pairwise(codes) if after != before + 1]
    return [codes[0], *(end for gap in gaps for end in gap), codes[-1]]


def ink(font: TTFont, glyphs: Mapping[str, str]) -> dict[str, list[int]]:
    """Character → left and right edge of its outline; characters that draw nothing are left out."""
    outlines = font.getGlyphSet()
    edges: dict[str, list[int]] = {}
    for char, name in glyphs.items():
        pen = BoundsPen(outlines)
        outlines[name].draw(pen)
        if pen.bounds:
            edges[char] = [round(pen.bounds[0]), round(pen.bounds[2])]
    return edges


def kerning(font: TTFont, glyphs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Left characters → amount → right characters, of the pairs among `glyphs` that move.

    Lookups add up; within a lookup the first subtable that knows the pair decides (OpenType
    specification, GPOS lookup type 2).
    """
    lookups = [list(pair_tables(lookup)) for lookup in kern_lookups(font)]
    rows: dict[str, str] = {}  # row as JSON → its left characters
    for left, left_glyph in glyphs.items():
        row: dict[str, str] = defaultdict(str)
        for right, right_glyph in glyphs.items():
            amount = sum(first_amount(tables, left_glyph, right_glyph) for tables in lookups)
            if amount:
                row[str(amount)] += right
        if row:
            key = json.dumps(row)
            rows[key] = rows.get(key, "") + left
    return {lefts: json.loads(row) for row, lefts in rows.items()}


def kern_lookups(font: TTFont) -> list[otTables.Lookup]:
    """The lookups of `kern` for Latin text, in the order they apply."""
    if "GPOS" not in font:
        return []
    table = font["GPOS"].table
    systems = {
        record.ScriptTag: record.Script.DefaultLangSys for record in table.ScriptList.ScriptRecord
    }
    features = [table.FeatureList.FeatureRecord[i] for i in systems["latn"].FeatureIndex]
    chosen = {i for f in features if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    return [table.LookupList.Lookup[i] for i in sorted(chosen)]


def pair_tables(lookup: otTables.Lookup) -> Iterator[otTables.PairPos]:
    """The subtables of a pair lookup, out of their extension wrappers."""
    for table in lookup.SubTable:
        yield getattr(table, "ExtSubTable", table)


def first_amount(tables: Iterable[otTables.PairPos], left: str, right: str) -> int:
    """What the first subtable that knows the pair adds to the advance of `left`; 0 if none does."""
    for table in tables:
        amount = pair_amount(table, left, right)
        if amount is not None:
            return amount
    return 0


def pair_amount(table: otTables.PairPos, left: str, right: str) -> int | None:
    """What one subtable adds to the advance of `left`; None if it does not know the pair."""
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        value = next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
        return None if value is None else getattr(value, "XAdvance", 0)
    left_class = table.ClassDef1.classDefs.get(left, 0)
    right_class = table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[left_class].Class2Record[right_class].Value1
    return getattr(value, "XAdvance", 0)
