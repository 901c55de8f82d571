"""Short entries for tests: only what a test is about, completed to a whole entry behind it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics import Problems, Source
from generator.read.entry import Entry
from generator.read.entry_reader import read_entry
from generator.read.topics import Topics
from generator.report import render_full

DOCS = Path(__file__).parents[2] / "docs" / "errors.md"
LANGUAGES = ("en", "zh-TW")
PATH = "content/posts/2026/2026-01-28-example.yaml"
REST = {
    "topic": "topic: memory",
    "title": "title: {en: A title, zh-TW: 標題}",
    "hook": "hook: {en: A hook, zh-TW: 引言}",
    "body": "body: {en: Some words, zh-TW: 幾個字}",
}


def completed(snippet: str) -> str:
    """Add what a whole entry needs below a snippet, so that the snippet keeps its lines."""
    written = re.findall(r"^([\w-]+):", snippet, re.MULTILINE)
    rest = [line for key, line in REST.items() if key not in written]
    return "\n".join([snippet.rstrip("\n"), *rest]) + "\n"


def read(text: str, path: str = PATH) -> tuple[Entry | None, Problems]:
    """Read the text of an entry as it is."""
    problems = Problems()
    return read_entry(Source(path, text), LANGUAGES, Topics(), problems), problems


def entry_of(snippet: str) -> Entry:
    """Read a snippet that must be without fault."""
    entry, problems = read(completed(snippet))
    assert not problems.found, report_of(problems)
    assert entry
    return entry


def report_of(problems: Problems) -> str:
    """Render problems at the usual width, without the count at the end."""
    return render_full(problems, entries=1).rpartition("\n\n")[0]


def fault_of(snippet: str) -> str:
    """Give the whole report on a faulty snippet."""
    return report_of(read(completed(snippet))[1])


def documented(code: str) -> tuple[str, str]:
    """Give the example of a code in docs/errors.md and the report that stands behind it."""
    section = re.search(
        rf"^## {code}\n(.*?)(?=^## |\Z)", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert section, f"{code} has no section"
    blocks = re.findall(r"(?ms)^```\w+\n(.*?)\n```$", section[1])
    assert len(blocks) == 2, f"{code} needs an example and its report"
    return blocks[0], blocks[1]
