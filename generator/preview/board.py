"""What every open page is told: how often the site has changed, and what is wrong right now.

Pages wait here instead of asking again and again, so that an edit is on screen as soon as it is
built and an idle preview costs nothing.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """`built` counts the good builds; `report` is empty when nothing is wrong."""

    built: int
    report: str


class Board:
    """Holds the newest notice; any number of threads may wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._notice = Notice(0, "")

    @property
    def notice(self) -> Notice:
        """The newest notice."""
        return self._notice

    def built(self) -> None:
        """Tell that the site was built anew and nothing is wrong."""
        self._post(Notice(self._notice.built + 1, ""))

    def failed(self, report: str) -> None:
        """Tell what is wrong; the site stays as it was."""
        self._post(Notice(self._notice.built, report))

    def wait(self, seen: Notice | None, seconds: float) -> Notice | None:
        """Wait until there is a notice other than `seen`, or give None when the time is up."""
        with self._changed:
            if self._changed.wait_for(lambda: self._notice != seen, seconds):
                return self._notice
        return None

    def _post(self, notice: Notice) -> None:
        with self._changed:
            self._notice = notice
            self._changed.notify_all()
