"""Links inside bodies that lead nowhere: found before a reader finds them.

MkDocs knows its own pages only and reports without a line; a relative link here may lead to
another post or to a heading of its own, and both are known before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import partial

from generator.diagnostics import Diagnostic, Problems
from generator.read.entry import Entry
from generator.read.pages import OwnPage
from generator.read.shape import did_you_mean
from generator.read.text import Text
from generator.site.address import ARCHIVE, TOPICS

LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(\s*<?(?P<target>[^\s)>]*)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
HEADING = re.compile(r"^#{1,6}\s+(?P<words>.*?)\s*#*$", re.MULTILINE)
PAGE = re.compile(r"\.\./(?P<name>[^#?]*?)/?(?:#.*)?")
POST = re.compile(r"\.\./(?P<slug>[^/#?]+)/?(?P<anchor>#.*)?")

Fault = tuple[str, str]
"""What is wrong with a link, and what may have been meant."""


def check_links(entries: Iterable[Entry], slugs: Set[str], problems: Problems) -> None:
    """Report E501 for a link to a post or a heading that does not exist; `slugs` are all posts'."""
    for entry in entries:
        for text in dict.fromkeys(entry.body.values()):
            problems.extend(_broken(text, partial(_post_fault, slugs=slugs)))


def check_page_links(pages: Iterable[OwnPage], slugs: Set[str], problems: Problems) -> None:
    """Report E501 for a link from one of the owner's pages; `slugs` are those of all posts.

    Such a page lies beside the archive, so a post is `../posts/its-slug/` from there.
    """
    pages = tuple(pages)
    known = {f"posts/{slug}" for slug in slugs} | {page.name for page in pages}
    known |= {ARCHIVE, TOPICS}
    for page in pages:
        for text in dict.fromkeys(page.body.values()):
            problems.extend(_broken(text, partial(_page_fault, known=known)))


def linked(entry: Entry) -> set[str]:
    """Give the slugs of the posts that an entry's texts lead to."""
    links = (link for text in entry.body.values() for link in LINK.finditer(text.value))
    found = (POST.fullmatch(link["target"]) for link in links)
    return {post["slug"] for post in found if post}


def headings(body: str) -> set[str]:
    """Give the anchors that the Markdown renderer will make, numbered where they repeat."""
    # Few bodies link to their own headings; a check of the others must not wait for the import.
    from markdown.extensions.toc import slugify, unique  # noqa: PLC0415 - only texts with links need it

    taken: set[str] = set()
    for match in HEADING.finditer(body):
        unique(slugify(match["words"], "-"), taken)
    return taken


def _broken(text: Text, fault_of: Callable[[str], Fault | None]) -> Iterator[Diagnostic]:
    code = [match.span() for match in CODE.finditer(text.value)]
    for match in LINK.finditer(text.value):
        target = match["target"]
        quoted = any(start <= match.start() < end for start, end in code)
        if quoted or ELSEWHERE.match(target) or "{{" in target:
            continue
        if not target:
            yield Diagnostic("E501", "a link needs an address", text.slice(*match.span()))
            continue
        fault = _anchor_fault(target, text.value) if target[0] == "#" else fault_of(target)
        if fault is not None:
            cause, remedy = fault
            yield Diagnostic(
                "E501",
                f"`{target}` leads nowhere",
                text.slice(*match.span("target")),
                cause=cause,
                help=remedy,
            )


def _anchor_fault(target: str, body: str) -> Fault | None:
    anchors = headings(body)
    if target[1:] in anchors:
        return None
    return "no heading of this text has this anchor", did_you_mean(target[1:], anchors)


def _post_fault(target: str, slugs: Set[str]) -> Fault | None:
    post = POST.fullmatch(target)
    if post is None:
        return "a link leads to a post, a heading or another site", "`../slug-of-the-post/`"
    if post["slug"] in slugs:
        return None
    return f"no post has the slug `{post['slug']}`", did_you_mean(post["slug"], slugs)


def _page_fault(target: str, known: Set[str]) -> Fault | None:
    page = PAGE.fullmatch(target)
    if page is None:
        return "a link leads to a page of this site, a heading or another site", "`../archive/`"
    if page["name"] in known:
        return None
    return f"the site has no page `{page['name']}`", did_you_mean(page["name"], known)
