"""The report for programs: one line each, JSON, GitHub's workflow commands, SARIF 2.1.0.

Lines and columns count from 1, columns in Unicode code points, and an end is the place just
behind the stretch; nothing here says more than the report for people.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Place, Problems
from generator.report.full import position
from generator.report.visible import visible

DOCS = "docs/errors.md"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows in a text but a terminal obeys, or cannot be written: as an escape it does no
harm and says the same.
"""
Json = dict[str, object]


def render_short(problems: Problems) -> str:
    """One line each, for editors' problem matchers: `file:line:col: error[E301] message`."""
    return "".join(
        f"{position(found.place)}: {found.severity}[{found.code}] {visible(found.message)}\n"
        for found in problems.sorted()
    )


def render_json(problems: Problems) -> str:
    """An array of objects with code, severity, message, file, range, labels, notes, help, url."""
    return _dumped([_object(diagnostic) for diagnostic in problems.sorted()])


def render_github(problems: Problems) -> str:
    """Workflow commands, which GitHub Actions turns into annotations of a change."""
    return "".join(_command(found) for found in problems.sorted())


def render_sarif(problems: Problems) -> str:
    """One SARIF run, as code scanning services take it."""
    found = problems.sorted()
    rules = [{"id": code, "helpUri": _url(code)} for code in sorted({d.code for d in found})]
    driver = {"name": "trivia", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic) for diagnostic in found],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _dumped(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _object(found: Diagnostic) -> Json:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": _whole(found),
        "file": found.place.source.path,
        "range": _range(found.place),
        "labels": [
            {"message": label.text, "file": label.place.source.path, "range": _range(label.place)}
            for label in found.labels
        ],
        "notes": [found.note] if found.note else [],
        "help": found.help,
        "url": _url(found.code),
    }


def _whole(found: Diagnostic) -> str:
    return f"{found.message}: {found.cause}" if found.cause else found.message


def _url(code: str) -> str:
    return f"{DOCS}#{code.lower()}"


def _range(place: Place) -> Json:
    (line, column), (end_line, end_column) = _ends(place)
    return {
        "start": {"line": line, "column": column},
        "end": {"line": end_line, "column": end_column},
    }


def _ends(place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    return place.source.position(place.start), place.source.position(place.end)


def _command(found: Diagnostic) -> str:
    """Write `::error file=…,line=…::message`; GitHub wants no columns across lines."""
    (line, column), (end_line, end_column) = _ends(found.place)
    properties = [f"file={_property(visible(found.place.source.path))}", f"line={line}"]
    if line == end_line:
        properties += [f"col={column}", f"endColumn={end_column}"]
    properties.append(f"title={_property(found.code)}")
    remarks = [f"note: {found.note}"] * bool(found.note) + [f"help: {found.help}"] * bool(
        found.help
    )
    message = _escaped("\n".join(map(visible, [_whole(found), *remarks])))
    return f"::{found.severity} {','.join(properties)}::{message}\n"


def _escaped(text: str) -> str:
    """Escape as GitHub's own toolkit does, so that no text of an author begins a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _result(found: Diagnostic) -> Json:
    return {
        "ruleId": found.code,
        "level": found.severity.value,
        "message": {"text": _whole(found)},
        "locations": [_location(found.place)],
        "relatedLocations": [
            {**_location(label.place), "message": {"text": label.text}} for label in found.labels
        ],
    }


def _location(place: Place) -> Json:
    (line, column), (end_line, end_column) = _ends(place)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    # A name that is not UTF-8 comes from the disk with its bytes as lone surrogates.
    artifact = {"uri": quote(place.source.path, errors="surrogateescape")}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
