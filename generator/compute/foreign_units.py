"""Units that are not computed in, and what their sources' figures become in ours.

Not aliases: `5 ft` stays an error, because a reader who looks for the figure in its source must
find the same one there, and a pound is money to some and a mass to others.
"""

from __future__ import annotations

from typing import Final

WORTH: Final = {
    "in, inch, inches": "2.54 cm",
    "ft, foot, feet": "0.3048 m",
    "yd, yard, yards": "0.9144 m",
    "mi, mile, miles": "1.609344 km",
    "acre, acres": "4046.8564224 m^2",
    "ha, hectare, hectares": "10_000 m^2",
    "lb, lbs": "0.45359237 kg",
    "eV": "1.602176634e-19 J",
    "BTU, Btu": "1055.05585262 J",
    "quad, quads": "1.05505585262 EJ",
    "N": "1 kg*m/s^2",
    "Pa": "1 kg/m/s^2",
    "mph": "0.44704 m/s",
    "rpm, RPM": "1 1/min",
    "fps, FPS, IOPS": "1 1/s",
    "MAC, MACs": "2 FLOP",
    "decade, decades": "10 year",
    "century, centuries": "100 year",
    "quarter, quarters": "3 month",
    "fortnight": "2 week",
    "cent, cents, ¢": "0.01 USD",
    "ppm": "1e-6",
    "ppb": "1e-9",
    "dozen": "12",
}
"""What one of each is: the international yard and pound (1959), the SI (2019), the International
Table BTU (1956); a multiply-accumulate is two operations."""

SEVERAL: Final = {
    "cal": ("4.184 J", "4184 J"),
    "Cal": ("4.184 J", "4184 J"),
    "ton": ("1000 kg", "907.18474 kg"),
    "gallon": ("3.785411784 L", "4.54609 L"),
    "gal": ("3.785411784 L", "4.54609 L"),
    "pint": ("473.176473 mL", "568.26125 mL"),
    "cup": ("236.5882365 mL", "250 mL"),
    "oz": ("28.349523125 g", "29.5735295625 mL"),
    "ounce": ("28.349523125 g", "29.5735295625 mL"),
}
"""Measures of countries or trades that differ, with the two commonest: US before imperial, metric
before US, thermochemical calorie before kilocalorie."""

_SAME: Final = {
    "m2": "m^2",
    "mm2": "mm^2",
    "km2": "km^2",
    "m3": "m^3",
    "cc": "cm^3",
    "cm3": "cm^3",
    "TOPS": "TFLOP/s",
    "TOP": "TFLOP",
    "TPU": "chip",
    "NPU": "chip",
    "CPU": "chip",
    "accelerator": "chip",
    "bps": "bit/s",
    "Bps": "B/s",
}
_MONEY: Final = {
    "EUR", "€", "euro", "GBP", "£", "JPY", "¥", "yen", "CNY", "RMB", "KRW", "HKD", "INR", "CHF",
    "CAD", "AUD",
}  # fmt: skip
_THINGS: Final = {
    "person", "people", "user", "household", "home", "house", "car", "character", "char", "hanzi",
    "letter", "page", "article", "book", "document", "file", "image", "picture", "photo", "pixel",
    "px", "video", "frame", "sample", "example", "step", "layer", "head", "expert", "neuron",
    "weight", "cell", "node", "core", "thread", "rack", "server", "transistor", "call", "message",
    "session", "conversation", "drop", "bottle", "time",
}  # fmt: skip


def worth(symbol: str) -> str:
    """Say what one of a foreign unit is in ours, or nothing."""
    for symbols, ours in WORTH.items():
        if symbol in symbols.split(", "):
            return ours
    return ""


def several(symbol: str) -> tuple[str, str] | None:
    """Give the two commonest meanings of a measure, or None."""
    return SEVERAL.get(symbol) or SEVERAL.get(symbol.removesuffix("s"))


def same(symbol: str) -> str:
    """Find the unit of ours that is written otherwise, `m^2` for `m2`, or nothing."""
    return _SAME.get(symbol) or _SAME.get(symbol.removesuffix("s"), "")


def is_money(symbol: str) -> bool:
    """Tell whether it is a currency other than the two that are computed in."""
    return symbol in _MONEY


def is_thing(symbol: str) -> bool:
    """Tell whether it is a noun for what can be counted, in either number."""
    return symbol.lower() in _THINGS or symbol.lower().removesuffix("s") in _THINGS
