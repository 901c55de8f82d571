"""Where Chromium is, how it is started, and how it is installed where there is none.

The browser tests, the pictures of the README and the judges of the site all ask here, so that what
`make test` finds or installs is what each of them runs. Playwright's own search knows its download
only, and the download does not start on a system without the libraries it needs; a Chromium of the
system brings them along, so it goes first, and as root Debian's package is tried before a download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",  # which root and most containers have no rights for
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DEBIAN = "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null"
DOWNLOAD = (sys.executable, "-m", "playwright", "install", "chromium")
PATIENCE = 300  # seconds for each way of installing


def found(playwright: Playwright) -> str | None:
    """Give the path of the system's Chromium, else of Playwright's; None if there is neither."""
    return first_of(*NAMES, playwright.chromium.executable_path)


def first_of(*programs: str) -> str | None:
    """Give the path of the first of some programs, by name or path, that can be started."""
    return next(filter(None, map(shutil.which, programs)), None)


def launched(playwright: Playwright) -> Browser:
    """Start the Chromium that is found; Playwright's own error says how to get one."""
    return playwright.chromium.launch(executable_path=found(playwright), args=ARGUMENTS)


def main() -> None:
    """Install a Chromium unless there is one; exit 1 if none could be had."""
    with sync_playwright() as playwright:
        if found(playwright):
            return
    print("No Chromium found; installing one for the browser tests.", file=sys.stderr)
    if not any(map(succeeds, ways())):
        sys.exit(
            "Could not install Chromium. Install it by hand "
            "(Debian: sudo apt install chromium) and run again."
        )


def ways() -> Iterator[tuple[str, ...]]:
    """Give the commands that install a Chromium, the better first."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield "sh", "-c", DEBIAN
    yield DOWNLOAD


def succeeds(command: tuple[str, ...]) -> bool:
    """Run a command to its end, or until patience does."""
    try:
        return subprocess.run(command, check=False, timeout=PATIENCE).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    main()
