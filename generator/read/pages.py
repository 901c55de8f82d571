"""The site owner's own pages, such as About, from `content/pages/*.yaml`.

One file for all languages, of the same shape as a post's texts, instead of a Markdown file for
each: a missing translation, HTML or an odd link is then found by what finds it in posts, with a
place to blame. Another site brings other files, or none, and has its pages without touching code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Problems, Source
from generator.read.entry_reader import slug_fault
from generator.read.prose import REFERENCE
from generator.read.record import Field, Record, Taken
from generator.read.shape import At
from generator.read.source import list_files, read_source
from generator.read.text import Localised, Text
from generator.read.tree import read_tree
from generator.read.words import MAX_BODY, MAX_TITLE, Words

FOLDER = "pages"
TAKEN = frozenset(("404", "archive", "assets", "cards", "index", "posts")) | frozenset(
    ("search", "slugs", "tags", "topics", "values", "words")
)
"""What stands at the site's root already, where these pages are to stand."""
NOT_TEXT = re.compile(rf"{REFERENCE.pattern}|\[[^\[\]]*\]\{{claim=\w+\}}")

TITLE = Field("title", Words(MAX_TITLE), "the headline, also in the menu", required=True)
ABOUT = Field("about", Words(), "one sentence for link previews", required=True)
BODY = Field("body", Words(MAX_BODY), "the page, in Markdown", required=True)


class OwnPage(NamedTuple):
    """A page of the site owner's: `name` is its address below the root of each language."""

    name: str
    title: Localised
    about: Localised
    body: Localised


class _Texts(NamedTuple):
    title: Localised
    about: Localised
    body: Localised


def _texts(taken: Taken) -> _Texts:
    return _Texts(taken.need(TITLE), taken.need(ABOUT), taken.need(BODY))


PAGE = Record((TITLE, ABOUT, BODY), _texts)


def read_pages(
    content: Path, root: Path, languages: tuple[str, ...], problems: Problems
) -> tuple[OwnPage, ...]:
    """Read every page below `content`, in the order of their names; a faulty one is left out.

    Records E502 and E504 for a name that cannot be an address, E302 for a reference, as a page
    has no values, and whatever reading a post's texts would record.
    """
    paths = list_files(content / FOLDER, ".yaml", root, problems)
    read = (_read(path, root, languages, problems) for path in paths)
    return tuple(page for page in read if page)


def _read(path: Path, root: Path, languages: tuple[str, ...], problems: Problems) -> OwnPage | None:
    source = read_source(path, root, problems)
    tree = read_tree(source, problems) if source else None
    if source is None or tree is None:
        return None
    fault = _name_fault(path.stem, languages, source)
    if fault:
        problems.add(fault)
        return None
    texts = PAGE.read(tree, At.top(tree, languages, problems))
    if texts is None:
        return None
    for text in (*texts.title.values(), *texts.about.values(), *texts.body.values()):
        problems.extend(_references(text))
    return OwnPage(path.stem, *texts)


def _name_fault(name: str, languages: tuple[str, ...], source: Source) -> Diagnostic | None:
    nowhere = Place(Source(source.path, ""), 0, 0)
    if fault := slug_fault(name):
        return Diagnostic(
            "E502", f"`{name}` in the file name cannot be a slug", nowhere, note=fault
        )
    if name in TAKEN or name in {lang.casefold() for lang in languages}:
        return Diagnostic(
            "E504",
            f"the site has something at `{name}` already",
            nowhere,
            note="taken: " + ", ".join(f"`{word}`" for word in sorted(TAKEN)) + ", and languages",
            help="rename the file",
        )
    return None


def _references(text: Text) -> Iterator[Diagnostic]:
    for match in NOT_TEXT.finditer(text.value):
        yield Diagnostic(
            "E302",
            f"`{match[0]}` refers to nothing",
            text.slice(*match.span()),
            cause="a page has no values, only posts have",
        )
