"""Running MkDocs inside our process, for `trivia build`.

Not a child process: the site that the pipeline made is handed over in memory, and warnings come
back as text that can be shown with our own reports.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.site.plugin import TriviaPlugin, mirror
from generator.site.tree import SiteTree

PLUGIN = "trivia"


class SiteNotBuilt(Exception):  # noqa: N818 - what happened, not what kind of thing it is
    """MkDocs failed or warned; the text is everything it had to say."""


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
