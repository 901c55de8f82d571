"""Where Chinese text falls into phrases, so that a line never breaks inside a word.

Chinese writes no spaces, so the breaks come from a small learned model (BudouX, Traditional
Chinese, see `models/NOTICE`). A dictionary segmenter would weigh a hundred times as much and
still start lines with particles; the model alone would cut `BF16`, so it only ever narrows what
`linebreak` allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from generator.cards.characters import is_hanzi, is_latin
from generator.read.source import read_bytes

_MODEL = Path(__file__).parent / "models" / "zh-hant.json"

_WINDOWS = {
    "UW1": (-3, -2),
    "UW2": (-2, -1),
    "UW3": (-1, 0),
    "UW4": (0, 1),
    "UW5": (1, 2),
    "UW6": (2, 3),
    "BW1": (-2, 0),
    "BW2": (-1, 1),
    "BW3": (0, 2),
    "TW1": (-3, 0),
    "TW2": (-2, 1),
    "TW3": (-1, 2),
    "TW4": (0, 3),
}
"""The model's feature names: the characters around a gap, as offsets from it."""

_REACH = 3
"""The farthest that a window reaches from its gap."""

_WORDS = (
    "記憶體 上下文 視窗 權重 量化 參數 模型 位元組 位元 快取 推論 訓練 語音 多少 品質 運算 頻寬"
    " 延遲 吞吐量 晶片 顯示卡 電費 用電 耗電 資料 中心 注意力 機制 向量 矩陣 層數 專家 稀疏 密集"
    " 浮點 整數 精度 微調 蒸餾 提示 詞元 分詞 嵌入 取樣 溫度 批次 梯度 學習率 資料集 上限 下限"
    " 裝得下 放得下 跑得動 什麼 怎麼 為什麼 可以 其實 還要 只要 因為 所以 如果 就是 不是 沒有"
    " 一個 這個 那個 每個 之前 之後 以上 以下 以內 自己 大家 我們 你們 他們 人類 一般 時間 速度"
    " 距離 大小 長度 數量 倍數 資料中心 等於 超過 大約 需要 伺服器 機房 手機 筆電 電腦 生成 回答"
    " 問題 圖片 影片 程式 公式 平方 立方 壓縮 解碼 編碼 預測 機率 單位 字元 中文 英文 語言 開源"
    " 可用 使用 佔用 共用 專用 通用 應用 費用 作用"
    " 全部 部分 幾乎 不到 一半 便宜 每秒 每天 冷卻 電力 用水 多久 多大 多長 多高 多快 多遠 多重"
    " 濃縮 數字 字數 老老實實 詞彙表 不屬於 屬於 整個 看起來 放不下 裝不下 一整年 一個月 的話 一級"
    " 同一個 說漏了嘴 多用 沒事做"
)
_UNCUT = re.compile(
    "|".join(sorted(map(re.escape, _WORDS.split()), key=len, reverse=True))
    + "|[一二兩三四五六七八九十百千萬億兆幾每這那半某]"
    "[個張次件天年種條顆台層秒度倍字步句段份人頁題格杯瓶]"
    r"|([\u4e00-\u9fff])[不沒]\1"
)
"""Words of this field the model is too small to know, numerals with their measure word, 貴不貴."""

_NUMBER_AT_END = re.compile(r"(?<![A-Za-z\d.,-])(?<![A-Za-z] )\d[\d,.]*$")
"""A number that is no part of a name: `57`, but neither `FP4` nor `Llama 2`."""

_PARTICLES = frozenset("的了嗎呢吧啊嘛著過們之得地")
"""These lean on the word before them and never start a line."""

_AFTER_LATIN = (
    *("模型", "參數", "權重", "快取", "晶片", "架構", "系統", "公司", "顯示卡", "處理器"),
    *("上", "裡", "中", "內", "後", "前", "時", "級", "版", "型"),
)
"""Nouns and postpositions that make one phrase with the Latin word before them: `MoE 模型`."""

_LEANING = frozenset("到從在把用跟和與比給對由以是有要約達每這那不很最第也都就才只個")
"""These lean on the word after them and do not end a line."""


def phrase_breaks(text: str, allowed: Sequence[int]) -> list[int]:
    """Keep of the allowed breaks those between phrases: what a careful setter would choose."""
    starts = phrase_starts(text)
    words = [word.span() for word in _UNCUT.finditer(text)]
    uncut = {i for start, end in words for i in range(start + 1, end)}
    ends = {end for _, end in words}
    return [i for i in allowed if i not in uncut and _between_phrases(text, i, starts, ends)]


def _between_phrases(text: str, i: int, starts: frozenset[int], ends: Container[int]) -> bool:
    said = text[:i].rstrip(" ")
    before = said[-1:]
    leaning = before in _LEANING and len(said) not in ends  # but 可用 is a word of its own
    if text[i] in _PARTICLES or leaning:
        return False
    if is_hanzi(text[i]) and _NUMBER_AT_END.search(said):
        return False  # the measure word of whatever is counted: 57 頁, 3 段
    if is_hanzi(text[i]) and is_hanzi(before):
        return i in starts
    if is_latin(before) and text.startswith(_AFTER_LATIN, i):
        return False
    # Latin words in a row inside Chinese are nearly always one term: `KV cache`.
    return not (is_latin(text[i]) and is_latin(before))


@lru_cache(maxsize=512)
def phrase_starts(text: str) -> frozenset[int]:
    """Give the offsets at which the model begins a phrase, without 0.

    The model is AdaBoost over the characters around a gap: a phrase begins where the weights of
    the windows found exceed half of all weights.
    """
    edge = "\0" * _REACH  # of which the model knows nothing
    padded, gaps = f"{edge}{text}{edge}", range(_REACH + 1, _REACH + len(text))
    found = (
        [weights.get(padded[gap + start : gap + end], 0) for gap in gaps]
        for weights, (start, end) in ((_model()[name], window) for name, window in _WINDOWS.items())
    )
    scores = map(sum, zip(*found, strict=True))
    return frozenset(i for i, score in enumerate(scores, start=1) if 2 * score > _total())


@cache
def _model() -> Mapping[str, Mapping[str, int]]:
    weights: dict[str, dict[str, int]] = json.loads(read_bytes(_MODEL))
    return weights


@cache
def _total() -> int:
    return sum(sum(weights.values()) for weights in _model().values())
