"""The finished site as data: Markdown pages, files to be placed as they are, what pages share.

Not a folder: the pipeline hands this to whichever generator turns Markdown into HTML, and a test
reads it without touching a disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.read.pages import OwnPage
from generator.read.source import read_bytes
from generator.read.topics import Topics

STYLES = ("fonts", "tokens", "frame", "lists", "home", "post", "live", "charts", "print")
"""The style sheets in their order. One file on the site: a page is painted when all have come."""
STYLE = "assets/css/site.css"
ASSETS = (
    *(
        f"js/{name}.js"
        for name in ("theme", "site", "carousel", "receipts", "search", "share", "random")
    ),
    *(f"js/{name}.js" for name in ("formulas", "numbers", "values", "live", "controls")),
    *(f"js/{name}.js" for name in ("charts", "draw", "elements", "plot")),
    *(
        f"fonts/web/core-{face}.woff2"
        for face in ("sans-400", "sans-500", "sans-700", "mono-500", "mono-600")
    ),
    *(
        f"fonts/web/sans-{weight}{part}.woff2"
        for weight in (400, 500, 700)
        for part in ("", "-symbols")
    ),
    *(f"fonts/web/mono-{weight}{part}.woff2" for weight in (500, 600) for part in ("", "-symbols")),
    "fonts/web/OFL-ibm-plex.txt",
    "fonts/OFL-noto-sans-tc.txt",
    "favicon.svg",
)
"""Every file of ours that pages load, below `assets/`; listed, so that no stray one is served."""


class ContentErrors(Exception):  # noqa: N818 - it holds several
    """The content cannot be built; the text is the whole report, ready to be shown."""


class SiteNotBuilt(Exception):  # noqa: N818 - what happened, not what kind of thing it is
    """MkDocs failed or warned; the text is everything it had to say."""


@dataclass(frozen=True)
class Settings:
    """What every page shares: the site's name and its words, by language tag.

    `languages` is in the order of the switcher and of `mkdocs.yml`. The first one lives at the
    root of the site, the others in a folder named after their tag. `url` is where the site will be
    served, empty or with a slash at its end; days begin in `timezone`, an IANA name. `topics` names
    topics that no post has yet; `own` are the pages of the site's owner.
    """

    languages: tuple[str, ...]
    series: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    url: str
    timezone: str
    topics: Topics = field(default_factory=Topics)
    own: tuple[OwnPage, ...] = ()


@dataclass(frozen=True)
class SiteTree:
    """`pages` maps paths below the Markdown folder to text, `files` paths below the site's folder.

    A `Path` among the files is copied when the site is built, so that large pictures need not
    pass through memory.
    """

    pages: Mapping[str, str]
    files: Mapping[str, bytes | Path]
    settings: Settings


def asset_files(assets: Path) -> dict[str, bytes | Path]:
    """Say where each script and font of ours lies and where the site serves it; join the styles."""
    style = b"\n".join(read_bytes(assets / f"css/{name}.css") for name in STYLES)
    return {f"assets/{name}": assets / name for name in ASSETS} | {STYLE: style}


def said(settings: Settings) -> Iterator[str]:
    """Give every text of the frame around the pages, in all languages."""
    yield from settings.series.values()
    for words in settings.words.values():
        yield from words.values()
