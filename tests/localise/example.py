"""Small entries for the tests of this stage: YAML in, solved entry and problems out."""

from __future__ import annotations

from textwrap import dedent, indent

from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Problems, Source
from generator.localise.fill import Filler
from generator.localise.words import load_words
from generator.read.entry import Entry
from generator.read.entry_reader import read_entry
from generator.read.text import Text
from generator.read.topics import Topics

LANGUAGES = ("en", "zh-TW")

VALUES = """\
given:
  params:
    value: 20e9 param
    assume: {en: rounded, zh-TW: 取整數}
    label: {en: parameters, zh-TW: 參數量}
  bf16:
    value: 2 B/param
    definition: {en: 16 bits, zh-TW: 16 位元}
    label: {en: bytes, zh-TW: 位元組}
  usable:
    value: 12.5 GB
    range: [12 GB, 13 GB]
    assume: {en: seen, zh-TW: 觀察}
    label: {en: usable, zh-TW: 可用}
  layers:
    value: 24
    definition: {en: its design, zh-TW: 設計}
    label: {en: layers, zh-TW: 層數}
  tokens:
    value: 4096 token
    assume: {en: a chat, zh-TW: 對話}
    label: {en: tokens, zh-TW: token 數}
  per_value:
    value: 0.5 B/token
    assume: {en: 4-bit, zh-TW: 4 位元}
    label: {en: bytes per value, zh-TW: 每個值的位元組}
  speed: {value: 3.35 TB/s, assume: {en: peak, zh-TW: 峰值}}
  rate: {value: 209 token/s, assume: {en: peak, zh-TW: 峰值}}
  asked: {value: 0.24 Wh, assume: {en: median, zh-TW: 中位數}}
  year_of_prompts: {value: 0.8766 kWh, assume: {en: a year, zh-TW: 一年}}
  hours: {value: 2.788e6 GPU*h, assume: {en: stated, zh-TW: 自述}}
  price: {value: 0.376757 USD, assume: {en: stated, zh-TW: 自述}}
  bottle: {value: 500 mL, assume: {en: small, zh-TW: 小瓶}}
  share: {value: 95.641 %, assume: {en: asleep, zh-TW: 沒動}}
derive:
  weights:
    formula: params * bf16
    show: GB
    symbol: M_w
    label: {en: weights, zh-TW: 權重}
  half:
    formula: weights with bf16 = 1 B/param
    label: {en: half, zh-TW: 一半}
  kv:
    formula: 2 * layers * 2880 * tokens * per_value
    show: MiB
    symbol: M_KV
    label: {en: KV cache, zh-TW: KV 快取}
  both:
    formula: (weights + kv) / 2
    show: GB
    label: {en: both, zh-TW: 合計}
"""


def entry_text(*, title: str = "A title", body: str = "A body.", more: str = "") -> str:
    """Write a whole entry around a title, a body (both in all languages) and further keys."""
    texts = "\n".join(
        f"{key}:\n" + "\n".join(f"  {lang}: |\n{indent(text, '    ')}" for lang in LANGUAGES)
        for key, text in (("title", title), ("hook", "A hook."), ("body", body))
    )
    return f"topic: memory\n{texts}\n{VALUES}{dedent(more)}"


def read(text: str) -> tuple[Entry, Problems]:
    """Read an entry that must be readable."""
    problems = Problems()
    source = Source("content/posts/2026/2026-01-28-example.yaml", text)
    entry = read_entry(source, LANGUAGES, Topics(), problems)
    assert entry is not None, [found.message for found in problems.found]
    return entry, problems


def solved(text: str) -> tuple[Solved, Problems]:
    """Solve an entry that must be solvable."""
    entry, problems = read(text)
    answer = solve(entry, {}, problems)
    assert answer is not None, [found.message for found in problems.found]
    return answer, Problems()


def filler(lang: str = "en", text: str | None = None) -> Filler:
    """Make a filler over the example's values."""
    answer, problems = solved(text or entry_text())
    return Filler(answer, load_words(lang), problems)


def typed(text: str) -> Text:
    """Make a located text that stands alone in its file."""
    return Text(text, Source("example.yaml", text), range(len(text) + 1))
