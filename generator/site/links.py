"""Links inside bodies that lead nowhere: found before a reader finds them.

MkDocs knows its own pages only and reports without a line; a relative link here may lead to
another post or to a heading of its own, and both are known before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from generator.diagnostics import Diagnostic, Problems
from generator.read.entry import Entry
from generator.read.shape import did_you_mean
from generator.read.text import Text

LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(\s*<?(?P<target>[^\s)>]+)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
HEADING = re.compile(r"^#{1,6}\s+(?P<words>.*?)\s*#*$", re.MULTILINE)
POST = re.compile(r"\.\./(?P<slug>[^/#?]+)/?(?P<anchor>#.*)?")


def check_links(entries: Iterable[Entry], slugs: Set[str], problems: Problems) -> None:
    """Report E501 for a link to a post or a heading that does not exist; `slugs` are all posts'."""
    for entry in entries:
        for text in dict.fromkeys(entry.body.values()):
            problems.extend(_broken(text, slugs))


def headings(body: str) -> set[str]:
    """Give the anchors that the Markdown renderer will make, numbered where they repeat."""
    # Few bodies link to their own headings; a check of the others must not wait for the import.
    from markdown.extensions.toc import slugify, unique  # noqa: PLC0415

    taken: set[str] = set()
    for match in HEADING.finditer(body):
        unique(slugify(match["words"], "-"), taken)
    return taken


def _broken(text: Text, slugs: Set[str]) -> Iterator[Diagnostic]:
    code = [match.span() for match in CODE.finditer(text.value)]
    for match in LINK.finditer(text.value):
        target = match["target"]
        quoted = any(start <= match.start() < end for start, end in code)
        if quoted or ELSEWHERE.match(target) or "{{" in target:
            continue
        fault = _fault(target, text.value, slugs)
        if fault is not None:
            cause, remedy = fault
            yield Diagnostic(
                "E501",
                f"`{target}` leads nowhere",
                text.slice(*match.span("target")),
                cause=cause,
                help=remedy,
            )


def _fault(target: str, body: str, slugs: Set[str]) -> tuple[str, str] | None:
    if target.startswith("#"):
        anchors = headings(body)
        if target[1:] in anchors:
            return None
        return "no heading of this text has this anchor", did_you_mean(target[1:], anchors)
    post = POST.fullmatch(target)
    if post is None:
        return "a link leads to a post, a heading or another site", "`../slug-of-the-post/`"
    if post["slug"] in slugs:
        return None
    return f"no post has the slug `{post['slug']}`", did_you_mean(post["slug"], slugs)
