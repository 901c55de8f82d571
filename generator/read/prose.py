"""What an author's prose may hold: Markdown and `{{ references }}`, no HTML, no odd links.

Pages are cleaned after rendering as well. This check is the one that speaks: what cleaning would
drop in silence is shown here at its place, with what to type instead.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.diagnostics import Diagnostic, Label, Problems
from generator.read.text import Text

SCHEMES = ("https", "mailto")
MAX_FAULTS = 20
"""How many faults of one text are listed; who pasted a web page needs no more."""
VISIBLE = re.compile(r"[^\s\u00ad\u034f\u200b-\u200d\u2060\ufe00-\ufe0f]")
SIGNS = re.compile(r"[{}｛`~<\]]")
"""Every fault of a text begins with one of these or has one in it; most labels hold none."""

CODE = re.compile(
    r"(?ms)^(`{3,}|~{3,})[ \t]*[\w#.+-]*[ \t]*\n.*?^\1[ \t]*$"
    r"|(?!^`{3})(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
)
"""Fenced blocks and code spans within one line; Markdown escapes all they hold."""
STRAY = re.compile(r"(?m)`|^~{3}")
"""What is left of a fence or span that does not end; Markdown may pair it across lines."""
BRACES = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\]\{claim=\w+\}"
    r"|\{\{[^{}\n]*\}|\{[^{}]*\}\}?|｛+[^｛｝{}\n]*｝+|\{\{|\}\}|[{}]"
)
NAME = r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*"
REFERENCE = re.compile(
    rf"\{{\{{\s*(?:explore(?:\s+{NAME})*(?:\s*\|\s*limit\s+{NAME})?|(?:(?:formula|input|chart)\s+)?{NAME}(?:\s*\|[^{{}}|]*[^{{}}|\s])*)\s*\}}\}}"
)
HTML = re.compile(r"<[A-Za-z/!?][^<>\s]*>?")
LINK = re.compile(r"(?m)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)|^ {0,3}\[[^\]\n]+\]:[ \t]*(\S+)")
OPENING = re.compile(r"\](?:\(|:[ \t]*(?:\n[ \t]*)?)")
"""Where an address may begin: behind a link's words, or in a definition anywhere in the text."""
INLINE = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*(?=\))|[^)]*")
DEFINED = re.compile(r"\S*")
MAX_ADDRESS = 1_000
PICTURE = re.compile(r"(?<!\\)!\[(?!\^)(?:[^\[\]\n]*\](?:\([^()\n]*\))?)?")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def check_prose(text: Text, path: str, limit: int, problems: Problems) -> None:
    """Record E206, E207, E208, E212 and E407 for one text in one language."""
    value = text.value
    if not VISIBLE.search(value):
        problems.add(Diagnostic("E212", f"`{path}` is empty", text.place))
    elif len(value) > limit:
        too_long(text, path, limit, problems)
    elif SIGNS.search(value):
        problems.extend(islice(_faults(text), MAX_FAULTS))


def too_long(text: Text, path: str, limit: int, problems: Problems, code: str = "E212") -> None:
    """Record E212 for a text beyond its limit, at the first character too many."""
    problems.add(
        Diagnostic(
            code,
            f"`{path}` has {len(text.value):,} characters, {limit:,} are allowed",
            text.slice(limit, limit + 1),
            cause="too long from here",
        )
    )


def check_address(url: Text, problems: Problems) -> None:
    """Record E208 for an address of a source, which is whole where a link may be relative."""
    faults = list(_address(url, 0, url.value))
    problems.extend(faults)
    if not faults and not url.value.lower().startswith("https://"):
        plain = url.value.strip("“”‘’「」<> ")
        whole = plain if plain.startswith("https://") else f"https://{plain}"
        message = f"`{url}` is not a whole address"
        help_ = f'type `"{whole}"`' if "." in plain and " " not in plain else ""
        note = "the address of a source begins with `https://`"
        problems.add(Diagnostic("E208", message, url.place, note=note, help=help_))


def _faults(text: Text) -> Iterator[Diagnostic]:
    plain = text.value.replace("\r", "\n")  # as Markdown does before it reads
    code, stray = _code(plain)
    yield from _braces(text, code)
    for match in HTML.finditer(text.value):
        if not _within(match.start(), code):
            yield _html(text, match, stray)
    for match in OPENING.finditer(plain):
        if not _within(match.start(), code):
            yield from _address(text, *_target(plain, match))
    for match in PICTURE.finditer(plain):
        if not _within(match.start(), code):
            yield _picture(text, match)


def _code(plain: str) -> tuple[list[tuple[int, int]], int | None]:
    """Find what is code whichever way Markdown reads it; one stray sign leaves nothing sure.

    Markdown pairs backticks across the lines of a block, so that a single one turns the code
    behind it inside out, and what looks like code here would be HTML on the page.
    """
    if "`" not in plain and "~~~" not in plain:
        return [], None
    stray = STRAY.search(CODE.sub(lambda match: " " * len(match[0]), plain))
    if stray:
        return [], stray.start()
    return [match.span() for match in CODE.finditer(plain)], None


def _target(plain: str, opening: re.Match[str]) -> tuple[int, str]:
    """Give where an address begins, and the address with what may stand behind it."""
    start = opening.end()
    if opening[0] == "](":
        pattern = INLINE
    elif plain.startswith("[^", plain.rfind("[", 0, opening.start())):
        return start, ""  # a footnote: what follows is prose
    else:
        pattern = DEFINED
    found = pattern.match(plain, start, start + MAX_ADDRESS)
    return start, found[0] if found else ""


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _html(text: Text, match: re.Match[str], stray: int | None) -> Diagnostic:
    labels: tuple[Label, ...] = ()
    if stray is not None:
        labels = (Label(text.slice(stray, stray + 1), "with this unpaired, nothing is code"),)
    return Diagnostic(
        "E207",
        "raw HTML is not allowed in a text",
        text.slice(*match.span()),
        labels=labels,
        note="Markdown is; a `<` that is meant as a sign stands between spaces or backticks",
    )


def _picture(text: Text, match: re.Match[str]) -> Diagnostic:
    """Refuse every picture, whatever it is: a file that is never opened can do no harm."""
    return Diagnostic(
        "E407",
        "a text cannot hold a picture yet",
        text.slice(*match.span()),
        note="the pictures of a post are its cards",
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
    inner = unicodedata.normalize("NFKC", found).strip("{}").strip()
    meant = f"{{{{ {inner} }}}}"
    if REFERENCE.fullmatch(meant):
        help_ = f"type `{meant}`"
    if found == "{{" or re.fullmatch(r"\{\{[^}]*\}", found):
        message = "a reference is not closed"
        cause = "opened here" if found == "{{" else "closed with one brace too few"
    elif found.startswith("{{"):
        message, help_ = "this is not a reference", help_ or _help_for(inner)
    elif found[0] == "｛":
        message = "a reference has plain braces"
    elif found.startswith("{%"):
        message = "a text holds no template commands"
    else:
        message = "a reference has two braces" if help_ else "a brace stands alone"
        if re.fullmatch(r"claim\s*=.*", inner):
            message, note = "a claim is not of its form", "a claim is `[words]{claim=name}`"
    return Diagnostic(
        "E206", message, text.slice(*match.span()), cause=cause, note=note, help=help_
    )


def _help_for(inner: str) -> str:
    """Say what to do instead of computing in a text, or of misspelling the word before a name."""
    if re.search(r"[*/+^×÷]|\s-\s", inner):
        return "compute it under `derive:` and refer to the result"
    word, _, name = inner.partition(" ")
    meant = f"{{{{ formula {name.strip()} }}}}"
    near = difflib.SequenceMatcher(None, word, "formula").ratio() > 0.7
    return f"did you mean `{meant}`?" if near and REFERENCE.fullmatch(meant) else ""


def _address(text: Text, start: int, typed: str) -> Iterator[Diagnostic]:
    """Judge an address as a browser would read it: entities, escapes and blanks resolved.

    Backticks go too, since Markdown takes a code span out of an address again.
    """
    if "{{" in typed:
        place = text.slice(start, start + len(typed))
        yield Diagnostic("E208", "an address cannot hold a reference", place)
        return
    target = re.split(r"\s+[\"'(]", typed.strip(), maxsplit=1)[0]
    plain = re.sub(r"[\s\x00-\x20\\<>`]", "", html.unescape(html.unescape(target)))
    scheme = SCHEME.match(plain)
    if not (plain.startswith(("//", "www.")) or scheme) or (
        scheme and scheme[1].lower() in SCHEMES
    ):
        return
    name = scheme[1].lower() if scheme else "//"
    yield Diagnostic(
        "E208",
        f"a link to `{name}:` is not allowed" if scheme else "a link needs its scheme",
        text.slice(start, start + max(len(typed), 1)),
        note="links are `https:`, `mailto:` or relative",
        help="begin with `https://`" if name in ("http", "//") else "",
    )
