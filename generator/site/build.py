"""Running MkDocs inside our process, for `trivia build`.

Not a child process: the site that the pipeline made is handed over in memory, and warnings come
back as text that can be shown with our own reports.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.site.address import HOME
from generator.site.plugin import TriviaPlugin, mirror
from generator.site.tree import Settings, SiteNotBuilt, SiteTree
from generator.workers import nothing, workers

__all__ = ["SiteNotBuilt", "build_site", "render"]

PLUGIN = "trivia"
MANY = 300
"""Pages to render from which a second process pays for its own start: that costs 0.65 s of the
processor, as much as a hundred pages."""


def build_site(root: Path, tree: SiteTree, site_dir: Path, docs: Path | None = None) -> None:
    """Build `tree` into `site_dir` with the `mkdocs.yml` in `root`; what was in there goes.

    `docs` is the folder for the Markdown pages, `.cache/docs` unless given. Raises `SiteNotBuilt`
    for any warning; the folder is then unfinished, so build beside the live site and swap.
    """
    docs = docs or root / ".cache" / "docs"
    mirror(docs, tree.pages)
    with _heard() as messages:
        try:
            _run(root / "mkdocs.yml", docs, site_dir, tree)
        except (Abort, ConfigurationError) as error:
            raise SiteNotBuilt("\n".join(messages) or str(error)) from error
    if messages:
        raise SiteNotBuilt("\n".join(messages))


def render(
    root: Path, pages: Mapping[str, str], settings: Settings, work: Path, jobs: int
) -> list[Path]:
    """Render pages in the folder `work`; give the folders that hold what came of them.

    `pages` holds the home page of every language, without which MkDocs builds nothing; where
    there are several folders it is in each, and so are the theme's own files. Raises
    `SiteNotBuilt`.
    """
    shares = _shares(pages, jobs if len(pages) > MANY else 1)
    tasks = [
        (root, SiteTree(share, {}, settings), work / f"html-{number}", work / f"docs-{number}")
        for number, share in enumerate(shares)
    ]
    if len(tasks) == 1:
        build_site(*tasks[0])
    else:
        with workers(len(tasks), nothing) as pool:
            for running in [pool.submit(build_site, *task) for task in tasks]:
                running.result()
    return [html for _, _, html, _ in tasks]


def _shares(pages: Mapping[str, str], count: int) -> list[dict[str, str]]:
    """Share pages out, the translations of one together, the home pages to all."""
    home = {name: text for name, text in pages.items() if _page(name) == HOME}
    others = list(dict.fromkeys(_page(name) for name in pages if name not in home))
    shares = {name: number % count for number, name in enumerate(others)}
    return [
        home | {name: text for name, text in pages.items() if shares.get(_page(name)) == share}
        for share in range(count)
    ]


def _page(file: str) -> str:
    """Take language and ending from the name of a page's file."""
    return file.removesuffix(".md").rpartition(".")[0]


def _run(settings: Path, docs: Path, site_dir: Path, tree: SiteTree) -> None:
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site_dir))
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, TriviaPlugin):
        raise ConfigurationError(f"`{settings.name}` does not list the plug-in `{PLUGIN}`")
    plugin.take(tree, docs)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


class _Ear(logging.Handler):
    """Keeps warnings and worse."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect what MkDocs and its plug-ins warn of, and keep it off the terminal meanwhile."""
    messages: list[str] = []
    logger = logging.getLogger("mkdocs")
    ear, passes_on = _Ear(messages), logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(ear)
        logger.propagate = passes_on
