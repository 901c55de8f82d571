"""The entry of these tests: values as a post on memory has them, and no other text."""

from __future__ import annotations

from textwrap import indent

from generator.compute.solve import solve
from generator.compute.solved import Solved
from tests.read.samples import read

VALUES = """\
given:
  params: {value: 20e9 param, assume: {en: a, zh-TW: a}, label: {en: parameters, zh-TW: 參數量}}
  bf16: {value: 2 B/param, assume: {en: a, zh-TW: a}, label: {en: bytes, zh-TW: 位元組}}
  usable: {value: 12.5 GB, range: [12 GB, 13 GB], assume: {en: a, zh-TW: a}}
  layers: {value: "24", assume: {en: a, zh-TW: a}, label: {en: layers, zh-TW: 層數}}
  tokens: {value: 4096 token, assume: {en: a, zh-TW: a}, label: {en: tokens, zh-TW: token 數}}
  per_value: {value: 0.5 B/token, assume: {en: a, zh-TW: a}}
  speed: {value: 3.35 TB/s, assume: {en: a, zh-TW: a}}
  rate: {value: 209 token/s, assume: {en: a, zh-TW: a}}
  share: {value: 95.641 %, assume: {en: a, zh-TW: a}}
derive:
  weights: {formula: params * bf16, show: GB, label: {en: weights, zh-TW: 權重}}
  half: weights with bf16 = 1 B/param
  kv: {formula: 2 * layers * 2880 * tokens * per_value, show: MiB}
"""


def entry_text(
    body: str = "A body.", lang: str = "en", *, title: str = "A title", more: str = ""
) -> str:
    """Write a whole entry around a title (in all languages), a body (in one) and more keys."""
    bodies = {"en": "A body.", "zh-TW": "內文。"} | {lang: body}
    texts = [f"title:\n  en: {title}\n  zh-TW: {title}", "hook: {en: A hook, zh-TW: 引言}", "body:"]
    texts += [f"  {tag}: |\n{indent(text, '    ')}" for tag, text in bodies.items()]
    return "\n".join(["topic: memory", *texts, VALUES]) + more


def solved(text: str) -> Solved:
    """Solve an entry that must be solvable."""
    entry, problems = read(text)
    answer = solve(entry, {}, problems) if entry else None
    assert answer, [found.message for found in problems.found]
    return answer
