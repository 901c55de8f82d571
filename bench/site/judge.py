"""The built site before judges of other people: the W3C checker, feed schemas, Lighthouse.

Run by hand (`bench/site/install` once, then `python -m bench.site.judge`), not in the tests: it
needs Java and npm, and a busy machine is no reason for a red build. Exit 1 if anyone complains.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
from playwright.sync_api import Browser, sync_playwright

from generator.cli import FINE, main
from scripts.chromium import ARGUMENTS, found, launched
from tests.browser.serving import served
from tests.browser.weighing import Weight, weigh

HERE = Path(__file__).parent
JUDGES = HERE / ".judges/node_modules"
CHECKER = JUDGES / "vnu-jar/build/dist/vnu.jar"
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
"""The RELAX NG validator that the W3C's checker is made with."""
POST = "posts/llm-memory-101/"
PAGES = ("/", f"/{POST}", "/zh-TW/", f"/zh-TW/{POST}")
AIMS = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
LAYOUT_SHIFT = 0.02
HEAVIEST_POST = 350_000
HEAVIEST_FONTS = 300_000
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3}


def markup(site: Path) -> Iterator[str]:
    """Have every page checked by the W3C's Nu Html Checker."""
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "json"]
    run = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    for message in json.loads(run.stderr)["messages"]:
        yield f"{message['url']}:{message.get('lastLine', 0)}: {message['message']}"


def atom(site: Path) -> Iterator[str]:
    """Hold the Atom feeds against RFC 4287 (atom.rnc); a judge that cannot work is a complaint."""
    files = sorted(map(str, site.rglob("feed.xml")))
    if not files:
        yield f"{site}: no feed.xml"
        return
    command = ["java", "-cp", str(CHECKER), JING, "-c", str(HERE / "atom.rnc"), *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    yield from run.stdout.splitlines()
    if run.returncode and not run.stdout:
        yield f"jing ended with {run.returncode}: {run.stderr.strip()}"


def json_feed(site: Path) -> Iterator[str]:
    """Hold the JSON Feeds against the schema of version 1.1."""
    schema = json.loads((JUDGES / "jsonfeed-schema/schema-v1.1.json").read_text("utf-8"))
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    files = sorted(site.rglob("feed.json"))
    if not files:
        yield f"{site}: no feed.json"
    for file in files:
        for error in checker.iter_errors(json.loads(file.read_text("utf-8"))):
            yield f"{file}: {error.json_path}: {error.message}"


def lighthouse(address: str, chromium: str) -> Iterator[str]:
    """Run Lighthouse as it comes: a phone of 2018 on a slow 4G line, simulated."""
    for page in PAGES:
        report = _lighthouse(address + page, chromium)
        scores = {key: report["categories"][key]["score"] for key in AIMS}
        shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
        paint = report["audits"]["largest-contentful-paint"]["numericValue"]
        print(f"{page:32} {scores} shift {shift:.3f}, largest paint {paint / 1000:.1f} s")
        yield from (f"{page}: {key} {scores[key]}" for key in AIMS if scores[key] < AIMS[key])
        if shift >= LAYOUT_SHIFT:
            yield f"{page}: layout shift {shift}"


def _lighthouse(url: str, chromium: str) -> dict[str, Any]:
    flags = " ".join(("--headless=new", *ARGUMENTS))
    command = ["node", str(JUDGES / "lighthouse/cli/index.js"), url, "--quiet", "--output=json"]
    run = subprocess.run(
        [*command, f"--chrome-path={chromium}", f"--chrome-flags={flags}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def weights(browser: Browser, address: str, site: Path) -> Iterator[str]:
    """Weigh the first visit of every post on a sharp phone, before the cards are swiped."""
    heaviest: dict[str, tuple[int, str, Weight]] = {}
    for file in sorted(site.glob("**/posts/*/index.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        weight = weigh(browser, f"{address}/{path}", **PHONE)
        lang = "zh-TW" if path.startswith("zh-TW") else "en"
        heaviest[lang] = max(heaviest.get(lang, (0, "", weight)), (weight.sent, path, weight))
        if weight.sent > HEAVIEST_POST or weight.fonts > HEAVIEST_FONTS:
            yield f"{path}: {weight}"
    for sent, path, weight in heaviest.values():
        print(f"{path:40} {sent / 1000:.0f} kB sent, {weight.fonts / 1000:.0f} kB of it fonts")


def all_complaints(site: Path) -> Iterator[str]:
    """Ask every judge."""
    yield from markup(site)
    yield from atom(site)
    yield from json_feed(site)
    with served(site) as address, sync_playwright() as playwright:
        chromium = found(playwright)
        if chromium is None:
            yield "no Chromium to ask: `make browser` installs one"
            return
        yield from lighthouse(address, chromium)
        browser = launched(playwright)
        yield from weights(browser, address, site)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        if main(["build", "--out", str(built)]) != FINE:
            sys.exit("the site was not built")
        complaints = list(all_complaints(built))
    print(*complaints, sep="\n")
    print(f"{len(complaints)} complaints")
    sys.exit(bool(complaints))
