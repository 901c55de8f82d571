"""What an author's prose may hold: Markdown and `{{ references }}`, no HTML, no odd links.

Pages are cleaned after rendering as well. This check is the one that speaks: what cleaning would
drop in silence is shown here at its place, with what to type instead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from generator.diagnostics import Diagnostic, Problems
from generator.read.text import Text

SCHEMES = ("https", "mailto")
MAX_FAULTS = 20
"""How many faults of one text are listed; who pasted a web page needs no more."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060"))

CODE = re.compile(
    r"(?ms)^(`{3,}|~{3,})[^\n]*\n.*?^\1|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
)
"""Fenced blocks and code spans within one line; Markdown escapes all they hold."""
BRACES = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\]\{claim=\w+\}|\{[^{}]*\}|\{\{|\}\}|[{}]")
NAME = r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*"
REFERENCE = re.compile(
    rf"\{{\{{\s*(?:explore|(?:(?:formula|input|chart)\s+)?{NAME}(?:\s*\|[^{{}}|]*[^{{}}|\s])*)\s*\}}\}}"
)
HTML = re.compile(r"<[A-Za-z/!?][^<>\s]*>?")
LINK = re.compile(r"(?m)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)|^ {0,3}\[[^\]\n]+\]:[ \t]*(\S+)")
IMAGE = re.compile(r"!\[\s*\]\([^()]*\)")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def check_prose(text: Text, path: str, limit: int, problems: Problems) -> None:
    """Record E206, E207, E208, E212 and E213 for one text in one language."""
    value = text.value
    if not value.translate(INVISIBLE).strip():
        problems.add(Diagnostic("E212", f"`{path}` is empty", text.place))
    elif len(value) > limit:
        too_long(text, path, limit, problems)
    else:
        problems.extend(islice(_faults(text), MAX_FAULTS))


def too_long(text: Text, path: str, limit: int, problems: Problems) -> None:
    """Record E212 for a text beyond its limit, at the first character too many."""
    problems.add(
        Diagnostic(
            "E212",
            f"`{path}` has {len(text.value):,} characters, {limit:,} are allowed",
            text.slice(limit, limit + 1),
            cause="too long from here",
        )
    )


def check_address(url: Text, problems: Problems) -> None:
    """Record E208 for an address of a source."""
    problems.extend(_address(url, 0, url.value))


def _faults(text: Text) -> Iterator[Diagnostic]:
    code = [match.span() for match in CODE.finditer(text.value)]
    yield from _braces(text, code)
    for match in HTML.finditer(text.value):
        if not _within(match.start(), code):
            yield _html(text, match)
    for match in LINK.finditer(text.value):
        group = 1 if match[1] is not None else 2
        yield from _address(text, match.start(group), match[group])
    for match in IMAGE.finditer(text.value):
        yield Diagnostic(
            "E213",
            "a picture needs a text that says what it shows",
            text.slice(*match.span()),
            help="write it between `![` and `]`",
        )


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _html(text: Text, match: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        "E207",
        "raw HTML is not allowed in a text",
        text.slice(*match.span()),
        note="Markdown is; a `<` that is meant as a sign stands between spaces or backticks",
    )


def _braces(text: Text, code: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    for match in BRACES.finditer(text.value):
        found = match[0]
        if REFERENCE.fullmatch(found) or found.startswith("]"):
            continue
        if found.startswith("{{") or not _within(match.start(), code):
            yield _brace(text, match)


def _brace(text: Text, match: re.Match[str]) -> Diagnostic:
    found, help_, cause = match[0], "", ""
    note = "a reference is `{{ name }}` or `{{ name | style }}`"
    if found == "{{":
        message, cause = "a reference is not closed", "opened here"
    elif found.startswith("{{"):
        message = "this is not a reference"
    elif found.startswith("{%"):
        message = "a text holds no template commands"
    else:
        message = "a brace stands alone"
        inner = found[1:-1].strip()
        if re.fullmatch(NAME, inner):
            message, help_ = "a reference has two braces", f"type `{{{{ {inner} }}}}`"
        elif re.fullmatch(r"claim\s*=.*", inner):
            message, note = "a claim is not of its form", "a claim is `[words]{claim=name}`"
    return Diagnostic(
        "E206", message, text.slice(*match.span()), cause=cause, note=note, help=help_
    )


def _address(text: Text, start: int, typed: str) -> Iterator[Diagnostic]:
    """Judge an address as a browser would read it: entities, escapes and blanks resolved."""
    target = re.split(r"\s+[\"'(]", typed.strip(), maxsplit=1)[0]
    plain = re.sub(r"[\s\x00-\x20\\<>]", "", html.unescape(html.unescape(target)))
    scheme = SCHEME.match(plain)
    if not (plain.startswith("//") or scheme) or (scheme and scheme[1].lower() in SCHEMES):
        return
    name = scheme[1].lower() if scheme else "//"
    yield Diagnostic(
        "E208",
        f"a link to `{name}:` is not allowed" if scheme else "a link needs its scheme",
        text.slice(start, start + max(len(typed), 1)),
        note="links are `https:`, `mailto:` or relative",
        help="type `https:`" if name in ("http", "//") else "",
    )
