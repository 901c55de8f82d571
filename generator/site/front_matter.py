"""A page's data as JSON above its Markdown, for templates to read.

JSON and not YAML proper: it is on one line, quotes everything, and any YAML reader takes it.
MkDocs drops unreadable front matter without a word and shows it as text, so this has to be exact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

# JSON leaves these as they are, but YAML 1.1 calls them line breaks or not printable (§5.1, §5.4).
NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

FRONT = re.compile(r"---\n(?P<data>\{.*\})\n---\n\n")


def with_front_matter(data: Mapping[str, Json], body: str = "") -> str:
    """Put data above a Markdown body."""
    return f"---\n{as_line(data)}\n---\n\n{body}"


def split(text: str) -> tuple[Mapping[str, Json], str]:
    """Take apart what `with_front_matter` made; of any other text all is body."""
    match = FRONT.match(text)
    return (json.loads(match["data"]), text[match.end() :]) if match else ({}, text)


def as_line(data: Json) -> str:
    """Write data on one line that JSON and YAML 1.1 readers take for the same thing."""
    line = json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
    return NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
