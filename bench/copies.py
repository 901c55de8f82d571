"""A site of many posts, made from the first one, no two of them with the same words and figures.

Plain copies would flatter: whatever is kept from one entry to the next would answer for all the
others.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
POST = ROOT / "content/posts/2026/2026-01-28-llm-memory-101.yaml"
FIRST_DAY = dt.date(2022, 1, 1)

# Words of the prose that are neither keys nor names.
ENGLISH = re.compile(
    r"\b(And|and|Before|before|costs|every|even|Every|grows|Half|Halve|halve|keeps"
    r"|needs|only|That|that|than|Then|then|The|the|they|You|you|your)\b"
)
CHINESE = re.compile("快取|權重|模型|上下文")
CONSONANTS = "bcdfghjklmnpqrstvwxz"
NAMES = "安柏晨恩芳佳凱蘭寧青榮森威欣雅怡哲志宇軒辰睿穎涵琪瑜珊菁薇蓉彤嵐"
"""Hanzi of given names: no numerals, units or particles."""


def make_site(root: Path, count: int) -> None:
    """Put everything the posts share and `count` posts into an empty folder."""
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("20*"))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    original = POST.read_text(encoding="utf-8")
    for number in range(count):
        day = FIRST_DAY + dt.timedelta(days=number)
        path = root / f"content/posts/{day.year}/{day}-llm-memory-{number:04}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(other_words(other_figures(original, number), number), encoding="utf-8")


def other_figures(text: str, number: int) -> str:
    """Change the two inputs that most values rest on, and the checks that pin the results."""
    params, tokens = 20 * 10**9 + number * 3 * 10**6, 4096 + number
    for old, new in (
        ("value: 20e9 param", f"value: {params} param"),
        ("value: 4096 token", f"value: {tokens} token"),
        ("- weights == 40 GB", f"- weights == {2 * params} B"),
        ("- weights_fp8 == 20 GB", f"- weights_fp8 == {params} B"),
        ("- weights_fp4 == 10 GB", f"- weights_fp4 == {params // 2} B"),
        ("- kv == 283115520 B", f"- kv == {69120 * tokens} B"),
        ("- kv == 270 MiB", f"- kv / tokens == {69120} B/token"),
        ("- kv_real == 192 MiB", f"- kv_real == {49152 * tokens} B"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def other_words(text: str, number: int) -> str:
    """Respell frequent words of both languages, as long as before."""
    ending = "".join(CONSONANTS[number // 20**n % 20] for n in range(3))
    first, second = divmod(number % len(NAMES) ** 2, len(NAMES))
    text = ENGLISH.sub(lambda word: word[0][:-3] + ending, text)
    return CHINESE.sub(lambda word: NAMES[first] + NAMES[second] + word[0][2:], text)
