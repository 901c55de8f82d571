"""Exact fractions into decimal figures: cleaned, rounded once, half up, grouped.

Not `format(float)`: it rounds half to even on a binary approximation, so 0.125 and 2.675 come
out differently from what a reader expects and from what a browser would show. Numerators and
denominators are taken apart first: a `Fraction` would reduce itself at every step of the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

CLEAN_DIGITS = 12
"""Digits kept before the real rounding, so that exact and double arithmetic meet (CALC trial)."""
SHOWN_DIGITS = 3
WHOLE_BELOW = 10_000
MINUS = "\N{MINUS SIGN}"


def magnitude(amount: Fraction) -> int:
    """Give the power of ten of the leading digit: 0 for 1…9.99, 3 for 4,096. Zero gives 0."""
    if not amount:
        return 0
    top, bottom = abs(amount.numerator), amount.denominator
    guess = len(str(top)) - len(str(bottom))
    top, bottom = _shifted(top, bottom, guess)
    return guess if top >= bottom else guess - 1


def round_half_up(amount: Fraction, digits: int) -> Fraction:
    """Round to significant digits; a tie goes away from zero."""
    power = magnitude(amount) - digits + 1
    top, bottom = _shifted(abs(amount.numerator), amount.denominator, power)
    steps = (2 * top + bottom) // (2 * bottom)
    signed = steps if amount.numerator >= 0 else -steps
    return Fraction(signed * 10**power) if power >= 0 else Fraction(signed, 10**-power)


def _shifted(top: int, bottom: int, power: int) -> tuple[int, int]:
    """Divide a fraction by a power of ten."""
    return (top, bottom * 10**power) if power >= 0 else (top * 10**-power, bottom)


def clean(amount: Fraction) -> Fraction:
    """Drop what lies beyond twelve significant digits: noise to every reader."""
    if amount.denominator == 1 and abs(amount.numerator) < 10**CLEAN_DIGITS:
        return amount
    return round_half_up(amount, CLEAN_DIGITS)


@lru_cache(maxsize=1024)
def shown(amount: Fraction, digits: int | None = None) -> str:
    """Write with `digits` significant digits, by default three, small whole numbers whole.

    Zeros behind the point stay when rounding made them (1.996 → 2.00) and go when the value
    is exact (1.2 → 1.2).
    """
    cleaned = clean(amount)
    if digits is None and _is_small_whole(cleaned):
        return grouped(str(cleaned.numerator))
    wanted = digits or SHOWN_DIGITS
    rounded = round_half_up(cleaned, wanted)
    if rounded == cleaned:
        return exact(cleaned)
    places = max(0, wanted - 1 - magnitude(rounded))
    return grouped(_decimal(rounded, places))


def alike(ends: Sequence[Fraction], digits: int | None = None) -> list[str]:
    """Write the ends of a range with as many places: 3.79 and 6.50, though 6.5 is exact.

    None gets more significant digits than it would have rounded: 9.53 and 12.3.
    """
    wanted = digits or SHOWN_DIGITS
    written = {end: shown(end, digits) for end in ends}
    places = max(len(text.partition(".")[2]) for text in written.values())
    return [
        _padded(
            written[end], min(places, wanted - 1 - magnitude(round_half_up(clean(end), wanted)))
        )
        if end
        else written[end]
        for end in ends
    ]


def _padded(text: str, places: int) -> str:
    whole, _, behind = text.partition(".")
    return f"{whole}.{behind:0<{places}}" if places > len(behind) else text


def is_rounded(amount: Fraction, digits: int | None = None) -> bool:
    """Tell whether `shown` says less than the whole amount, so that "≈" is due instead of "="."""
    if digits is None and _is_small_whole(amount):
        return False
    return round_half_up(clean(amount), digits or SHOWN_DIGITS) != amount


@lru_cache(maxsize=1024)
def exact(amount: Fraction) -> str:
    """Write every digit; a fraction without an end is cut at twelve significant ones."""
    if _decimal_places(amount) is None:
        amount = clean(amount)
    ending = exact_decimal(amount)
    assert ending is not None, "twelve digits times a power of ten always end"
    return grouped(ending)


def exact_decimal(amount: Fraction) -> str | None:
    """Write an ending fraction as a plain numeral, however long; None when it never ends."""
    rest, places = amount.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    return _decimal(amount, places) if rest == 1 else None


def grouped(digits: str) -> str:
    """Set thousands apart with commas and write a real minus sign."""
    sign, digits = (MINUS, digits[1:]) if digits.startswith("-") else ("", digits)
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{rest}"


def _is_small_whole(amount: Fraction) -> bool:
    return amount.denominator == 1 and abs(amount.numerator) < WHOLE_BELOW


def _decimal(amount: Fraction, places: int) -> str:
    scaled = abs(amount.numerator) * 10**places // amount.denominator
    text = str(scaled).rjust(places + 1, "0")
    sign = "-" if amount.numerator < 0 else ""
    return f"{sign}{text[:-places]}.{text[-places:]}" if places else f"{sign}{text}"


def _decimal_places(amount: Fraction) -> int | None:
    """Count the decimals of an ending fraction; None when it never ends or runs past twelve."""
    for places in range(CLEAN_DIGITS + 1):
        if 10**places % amount.denominator == 0:
            return places
    return None
