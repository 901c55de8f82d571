"""Elements as HTML: what a page script makes with `document.createElement`, made at build.

Not a template: charts are drawn once here and again in a browser, and the two stay alike when
both are made of the same calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

Attributes = Mapping[str, object]
"""Names with texts and numbers."""

SHAPES = frozenset(("rect", "line", "circle"))
"""Elements of SVG that hold nothing; in HTML, a slash closes no others."""


def element(tag: str, attributes: Attributes, *children: str) -> str:
    """Write an element; `children` are markup already, see `words`."""
    typed = "".join(f' {name}="{escape(_plain(value))}"' for name, value in attributes.items())
    if tag in SHAPES and not children:
        return f"<{tag}{typed}/>"
    return f"<{tag}{typed}>{''.join(children)}</{tag}>"


def drawing(class_: str, width: str | int, height: int, *drawn: str) -> str:
    """Write a picture of so many pixels, or of a share of the width; what it says is beside it."""
    size = {"width": width, "height": height}
    return element("svg", {"class": class_, **size, "aria-hidden": "true"}, *drawn)


def words(text: str) -> str:
    """Write text as markup."""
    return escape(text, quote=False)


def _plain(value: object) -> str:
    """Write a number as JavaScript does: `2`, not `2.0`."""
    return f"{value:g}" if isinstance(value, float) else str(value)
