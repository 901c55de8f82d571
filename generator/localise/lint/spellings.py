"""Every way an author may spell a unit in prose, by the symbol of the unit that is meant.

Data alone, apart from the patterns made of it in `units`. Misspellings are here on purpose: `40 gb`
is as much a figure as `40 GB`. Units that the generator does not compute in (euros, °C, TOPS)
stand under no symbol: figures all the same, only with nothing to compare them to.
"""

from __future__ import annotations

from generator.compute.units import SIMPLE
from generator.localise.words import load_words

COUNTED = frozenset({"param", "token", "query", "prompt", "word", "GPU", "chip"})
"""Symbols of what is counted: "4 chips" is a count, "4 chips per server" a figure."""

_PREFIXES = {
    "": "", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E",
    "zetta": "Z", "yotta": "Y", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
    "pebi": "Pi", "exbi": "Ei", "zebi": "Zi", "yobi": "Yi", "centi": "c", "milli": "m",
    "micro": "µ", "nano": "n", "pico": "p",
}  # fmt: skip
_STEMS = {
    "B": "byte, bytes",
    "bit": "bit, bits",
    "s": "second, seconds, sec, secs",
    "W": "watt, watts",
    "Wh": "watt-hour, watt-hours, watt hour, watt hours",
    "J": "joule, joules",
    "Hz": "hertz",
    "m": "metre, metres, meter, meters",
    "g": "gram, grams, gramme, grammes",
    "L": "litre, litres, liter, liters",
    "t": "ton, tons, tonne, tonnes",
    "FLOP": "flop, flops",
}
_HAN_PREFIXES = {
    "": "", "千": "k", "百萬": "M", "十億": "G", "毫": "m", "微": "µ", "奈": "n",
}  # fmt: skip
_HAN_STEMS = {
    "B": "位元組, 個位元組",
    "bit": "位元, 個位元",
    "s": "秒, 秒鐘",
    "W": "瓦, 瓦特",
    "Wh": "瓦時, 瓦小時, 瓦特時, 瓦特小時",
    "J": "焦耳",
    "Hz": "赫茲, 赫",
    "m": "米",
    "g": "克",
    "L": "升",
}
_OTHERS = {
    "kB": "KB, kb, ㎅",
    "MB": "mb, MBs, ㎆",
    "GB": "gb, GBs, gigs, ㎇",
    "TB": "tb, TBs",
    "kbit": "Kb",
    "Mbit": "Mb",
    "Gbit": "Gb",
    "Tbit": "Tb",
    "Mbit/s": "Mbps",
    "Gbit/s": "Gbps",
    "Tbit/s": "Tbps",
    "FLOP": "FLOPs",
    "FLOP/s": "FLOPS",
    "min": "minute, minutes, mins, 分鐘",
    "h": "hour, hours, hr, hrs, 小時, 個小時, 鐘頭, 個鐘頭",
    "day": "days, 天",
    "week": "weeks, 週, 星期, 個星期, 禮拜, 個禮拜",
    "month": "months, 個月",
    "year": "years, 年",
    "kW": "瓩",
    "kWh": "KWh, kwh, Kwh, 度電",
    "m": "公尺",
    "km": "公里, ㎞",
    "cm": "公分",
    "mm": "公釐",
    "g": "公克",
    "kg": "公斤, ㎏",
    "t": "公噸, 噸",
    "L": "公升",
    "%": "percent, per cent, percentage points, 個百分點",
    "USD": "dollar, dollars, US dollars, 美元, 美金",
    "TWD": "元, 塊錢",
    "": "°C, °F, ℃, ℉, TOPS, euro, euros, pounds, yen, cent, cents, miles, mph, rpm, dB, 度, 歐元, "
    "日圓, 英鎊, 人民幣, 港幣, 馬力, 加侖, 吋",
}
BEFORE = {
    "US$": "USD", "NT$": "TWD", "$": "USD", "USD": "USD", "TWD": "TWD", "新台幣": "TWD",
    "新臺幣": "TWD", "美金": "USD", "百分之": "%", "€": "", "£": "", "¥": "",
}  # fmt: skip
"""What stands before its number."""
EVERYDAY = frozenset(
    word
    for symbol in ("day", "week", "month", "year", "TWD")
    for word in (symbol, *_OTHERS[symbol].split(", "))
) | {"度"}
"""Units that are everyday words: behind a number in words ("two years", 一度) they are prose."""


def _measured() -> dict[str, str]:
    known = {symbol: symbol for symbol in SIMPLE if symbol not in COUNTED}
    for micro in ("u", "\N{GREEK SMALL LETTER MU}"):
        known |= {micro + symbol[1:]: symbol for symbol in SIMPLE if symbol.startswith("µ")}
    for prefixes, stems in ((_PREFIXES, _STEMS), (_HAN_PREFIXES, _HAN_STEMS)):
        for prefix, sign in prefixes.items():
            known |= {
                prefix + word: sign + symbol
                for symbol, words in stems.items()
                if sign + symbol in SIMPLE
                for word in words.split(", ")
            }
    for sign in "kMGTPEZ":
        known |= {f"{sign}FLOPS": f"{sign}FLOP/s", f"{sign}FLOPs": f"{sign}FLOP"}
    return known | {word: symbol for symbol in _OTHERS for word in _OTHERS[symbol].split(", ")}


def _counted() -> dict[str, str]:
    known = {symbol: symbol for symbol in COUNTED} | {"參數": "param"}
    for words in (load_words("en"), load_words("zh-TW")):
        for symbol, forms in words.counted.items():
            known |= {forms.one: symbol, forms.many: symbol}
    return known


def _machine_time() -> dict[str, str]:
    """Spell "GPU hours", `GPU-hours`, GPU小時: behind a number they measure, as a GPU does not."""
    known: dict[str, str] = {}
    for lang in ("en", "zh-TW"):
        for symbol, forms in load_words(lang).units.items():
            if "*" in symbol:
                for word in (forms.one, forms.many, symbol, symbol.replace("*", "·")):
                    known |= {word.replace(" ", gap): symbol for gap in (" ", "-", "\u00a0", "")}
    return known


MEASURED = _measured() | _machine_time()
"""Spelling → symbol of what is measured; an empty symbol for what we do not compute in."""
COUNTS = _counted()
"""Spelling → symbol of what is counted, as our own tables name it in both languages."""
