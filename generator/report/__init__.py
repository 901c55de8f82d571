"""Diagnostics as text: for people, for editors, for GitHub and for other tools.

Every form shows the same facts; none knows how a mistake was found.
"""

from __future__ import annotations

from generator.diagnostics import Problems
from generator.report.full import render_full, summary
from generator.report.machine import render_github, render_json, render_sarif, render_short

__all__ = [
    "FORMATS",
    "render",
    "render_full",
    "render_github",
    "render_json",
    "render_sarif",
    "render_short",
    "summary",
]

_MACHINE = {
    "short": render_short,
    "json": render_json,
    "github": render_github,
    "sarif": render_sarif,
}
FORMATS = ("full", *_MACHINE)


def render(
    problems: Problems, form: str, *, entries: int, width: int = 100, colour: bool = False
) -> str:
    """Render in one of `FORMATS`; `width` in cells and `colour` matter to `full` only."""
    if form == "full":
        return render_full(problems, entries=entries, width=width, colour=colour)
    return _MACHINE[form](problems)
