"""Days as authors write them: 2026-01-28, in a field or at the head of a file name.

Not `date.fromisoformat`: it also takes 20260128 and weeks, and its messages name no remedy.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from generator.read.shape import At, Line
from generator.read.tree import Node


class Day:
    """A date such as 2026-01-28."""

    def read(self, node: Node, at: At) -> dt.date | None:
        """Give the date; E205 if there is no such day or it is written otherwise."""
        text = Line("2026-01-28").read(node, at)
        if text is None:
            return None
        day = parse_day(text.value)
        if isinstance(day, dt.date):
            return day
        at.error(
            "E205", f"`{text}` is not a date", text.place, cause=day, help=mended_day(text.value)
        )
        return None

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return "2026-01-28"


def parse_day(text: str) -> dt.date | str:
    """Read `YYYY-MM-DD`, or say in a few words why it is no date."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII)
    if not match:
        return "a date is written `YYYY-MM-DD`"
    year, month, day = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        if year and 1 <= month <= 12:
            return f"there is no {day} {calendar.month_name[month]}" + f" in {year}" * (day == 29)
        return "there is no such month" if year else "there is no year 0"


def mended_day(text: str) -> str:
    """Say what to type instead of `2024-2-9`, `28/1/2026` or a date with a time, if it is plain."""
    match = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text, re.ASCII)
    turned = re.fullmatch(r"(1[3-9]|[23]\d)[-/.](\d{1,2})[-/.](\d{4})", text, re.ASCII)
    if match:
        year, month, number = match.groups()
    elif turned:
        number, month, year = turned.groups()
    else:
        return ""
    day = f"{year}-{int(month):02}-{int(number):02}"
    return f"type `{day}`" if day != text and isinstance(parse_day(day), dt.date) else ""
