"""What is said about a formula or quantity that cannot be read.

No grammar is quoted: an author wants to know what to type instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.compute.habits import plainly
from generator.compute.unit_advice import CHIPS, GPUS, advise, machine_time
from generator.diagnostics import Diagnostic
from generator.read.text import Text

_LETTERED = re.compile(r"\d[\d_.]*\s*[kKMBT]$")
"""A number with a letter for a power of ten, as in `20 B param`."""


_PER = re.compile(r"1\s*/\s*([A-Za-z]\w*)((?:\s*[*/]\s*[A-Za-z]\w*)*)")
"""One over a unit, as in `4.8 1/token`."""


def syntax(text: Text, start: int, end: int, message: str, help: str = "") -> Diagnostic:
    """E315: a formula that does not follow the grammar."""
    return Diagnostic("E315", message, text.slice(start, end), help=help)


def too_long(text: Text, limit: int) -> Diagnostic:
    """E314: more characters than a formula may have."""
    message = f"a formula of {len(text.value)} characters is over the limit of {limit}"
    return Diagnostic(
        "E314", message, text.slice(0, 1), help="give its parts names of their own under `derive`"
    )


def too_deep(text: Text, start: int, limit: int) -> Diagnostic:
    """E314: parentheses, signs, powers or calls nested too far."""
    message = f"a formula nested more than {limit} deep is too hard to follow"
    return Diagnostic(
        "E314",
        message,
        text.slice(start, start + 1),
        help="give the inner part a name of its own under `derive`",
    )


def bad_number(text: Text, start: int, end: int, help: str) -> Diagnostic:
    """E203: a numeral in no form that is known."""
    typed = text.value[start:end]
    return Diagnostic("E203", f"`{typed}` is not a number", text.slice(start, end), help=help)


def not_a_quantity(
    text: Text, help: str = "write a quantity such as `20e9 param`, `12 GB`, `10 %` or `24`"
) -> Diagnostic:
    """E203: where an input should be, there is something else, or nothing."""
    typed = text.value.strip()
    message = f"`{typed}` is not a quantity" if typed else "a quantity is missing"
    return Diagnostic("E203", message, text.slice(0, len(text.value)), help=help)


def long_number(text: Text, start: int, end: int, limit: int) -> Diagnostic:
    """E203: a numeral with more digits than any input deserves."""
    message = f"a number may have at most {limit} digits"
    return Diagnostic("E203", message, text.slice(start, end))


def number_range(text: Text, start: int, end: int, limit: int) -> Diagnostic:
    """E308: a literal beyond the range that is computed with."""
    message = f"numbers reach from 1e-{limit} to 1e{limit}"
    return Diagnostic("E308", message, text.slice(start, end))


def stray_character(text: Text, start: int, end: int, meant: str) -> Diagnostic:
    """E315: a character that belongs to no formula; `meant` is what to type instead, if known."""
    typed = text.value[start:end]
    shown = f"`{typed}`" if typed.isprintable() else f"U+{ord(typed[0]):04X}"
    help = "type a plain space" if meant == " " else f"type `{meant}`" if meant else ""
    return syntax(text, start, end, f"{shown} has no meaning in a formula", help)


def wide_digits(text: Text, start: int) -> Diagnostic:
    """E203: figures that are not among 0-9."""
    end = start
    while end < len(text.value) and unicodedata.category(text.value[end]) == "Nd":
        end += 1
    plain = "".join(str(unicodedata.digit(char)) for char in text.value[start:end])
    return bad_number(text, start, end, f"type `{plain}`")


def bad_name(text: Text, start: int, end: int) -> Diagnostic:
    """E313: a name with letters that only look like ASCII, or that starts with `_`."""
    typed = text.value[start:end]
    odd = next((char for char in typed if not char.isascii()), "")
    cause = f"`{odd}` is {unicodedata.name(odd, f'U+{ord(odd):04X}').lower()}" if odd else ""
    if unicodedata.category(odd or " ") == "Lo":
        cause = ""  # nobody takes a hanzi for a letter
    number = _WORDED.search(text.value[:start].rstrip())
    if number and (meant := _in_words(text, number[0], start)):
        return Diagnostic("E303", f"`{typed}` is not a unit", text.slice(start, end), help=meant)
    raised = odd in ("²", "³")
    plain = unicodedata.normalize("NFKC", typed.replace(odd, f"^{odd}") if raised else typed)
    return Diagnostic(
        "E313",
        f"`{typed}` is not a name",
        text.slice(start, end),
        cause=cause,
        note="names are ASCII: a letter, then letters, figures and `_`",
        help=f"type `{plain}`" if odd and plain.isascii() else "",
    )


_PRODUCT = re.compile(rf"\b(?:{GPUS}|{CHIPS})s?[\s·⋅*-]*[A-Za-z]+\s*$", re.IGNORECASE)
_WORDED = re.compile(r"\d[\d_.]*$")
_REST = re.compile(r"[^-+*()<>=~,]*?(?=\s+within\b|[-+*()<>=~,]|$)")


def bad_unit(text: Text, start: int, end: int) -> Diagnostic:
    """E303, E304, E306: what stands where a unit should is none."""
    advice = advise(text.value[start:end])
    whole = _PRODUCT.search(text.value[:end])
    if whole and (meant := machine_time(whole[0])):
        advice = advice._replace(
            code="E303", message=f"unknown unit `{whole[0].strip()}`", help=f"type `{meant}`"
        )
        start = whole.start()
    elif (number := _WORDED.search(text.value[:start].rstrip())) and (
        meant := _in_words(text, number[0], start)
    ):
        advice = advice._replace(help=meant)
    return Diagnostic(advice.code, advice.message, text.slice(start, end), help=advice.help)


def number_with_unit(text: Text, start: int) -> Diagnostic:
    """E303: `show: 1 GB`, where only the unit is asked for."""
    help = f"type `{text.value[start:].strip()}`" if text.value[start:].strip() else ""
    return Diagnostic("E303", "only a unit stands here, without a number", text.place, help=help)


def not_a_unit(text: Text, meant: str) -> Diagnostic:
    """E303: a unit as it is printed, `Wh per query`; `meant` is how it is typed."""
    message = f"`{text.value.strip()}` is not a unit"
    return Diagnostic("E303", message, text.place, help=f"type `{meant}`")


def braces(text: Text, start: int, end: int) -> Diagnostic:
    """E315: a reference as in prose, where a formula names the value itself."""
    plain = re.sub(r"\{\{?\s*([\w.]+)\s*\}\}?", r"\1", text.value)
    help = f"type `{plain}`" if "{" not in plain else ""
    return syntax(text, start, end, "a formula names values without braces", help)


def unit_below(text: Text, start: int, unit: tuple[int, int]) -> Diagnostic:
    """E315: `4.8 / token` as an input, where only a unit may follow a number."""
    rest = text.value[slice(*unit)] + "^-1" + text.value[unit[1] :].rstrip()
    message = "a unit does not begin with `/`"
    return syntax(text, start, start + 1, message, f"type `{text.value[:start].strip()} {rest}`")


def unit_or_name(
    text: Text, literal: tuple[int, int], operator: str, name: tuple[int, int]
) -> Diagnostic:
    """E312: in `6.7 GB / h` and `2 h`, `h` may be a unit or the value of that name."""
    quantity, letter = text.value[slice(*literal)], text.value[slice(*name)]
    meant = f"({quantity}) {operator} {letter}" if operator else f"{quantity} * {letter}"
    return Diagnostic(
        "E312",
        f"`{letter}` could be the unit or the value of that name",
        text.slice(*name),
        help=f"type `{meant}` for the value, or give the value a longer name",
    )


def missing_operator(text: Text, number: str, name: str, start: int) -> Diagnostic:
    """E315: `2 kv`."""
    message = f"an operator is missing before `{name}`"
    return syntax(text, start, start + len(name), message, f"type `{number} * {name}`")


def lone_equals(text: Text, start: int) -> Diagnostic:
    """E315: `kv = 9 GB` as a check, or `kv = 2 * layers` as a formula."""
    left = text.value[:start].strip()
    leave = f"; a formula leaves out `{left} =`" if left else ""
    help = f"a check compares with `==` or `~=`{leave}"
    return syntax(text, start, start + 1, "`=` compares nothing", help)


def after_value(text: Text, before: str, start: int, end: int) -> Diagnostic:
    """E315: two values side by side, such as `20 B param`, `12 000` or `4.8 1/token`."""
    typed = text.value[start:end]
    help = ""
    if typed == "and":
        help = "`with` takes a `,` between two values; a check of two things is two lines"
    elif typed in ("x", "X", "of"):
        help = "type `*`"
    elif typed == "%" and not before.endswith("%"):
        help = f"a share of a value is written `{before.rsplit(maxsplit=1)[-1]} * 1 %`"
    elif per := _PER.match(text.value, start):
        help = f"type `{before.rsplit(maxsplit=1)[-1]} {per[1]}^-1{per[2]}`"
    elif typed[0] in ".0123456789" and before[-1:].isdigit():
        help = "write a number without gaps or commas"
    elif typed[0].isdigit():
        help = f"type `+` or `*` before `{typed}`"
    elif (pair := _PRODUCT.search(text.value[:end])) and (unit := machine_time(pair[0])):
        help = f"type `{unit}`"
    elif (found := _WORDED.search(before)) and (meant := _in_words(text, found[0], start)):
        help = meant
    elif found := _LETTERED.search(before):
        help = plainly(f"{found[0]} {typed}")
    elif before[-1:].isalnum():
        help = f"a product is written `{before.rsplit(maxsplit=1)[-1]} * {typed}`"
    return syntax(text, start, end, f"an operator is missing before `{typed}`", help)


def _in_words(text: Text, number: str, start: int) -> str:
    """Say how to type `1.01 million USD`."""
    rest = _REST.match(text.value, start)
    return plainly(f"{number} {rest[0]}") if rest else ""


def unknown_function(text: Text, start: int, end: int, known: Iterable[str]) -> Diagnostic:
    """E315: a call by a name that is no function."""
    return Diagnostic(
        "E315",
        f"`{text.value[start:end]}` is not a function",
        text.slice(start, end),
        note=f"functions are {', '.join(sorted(known))}",
    )
