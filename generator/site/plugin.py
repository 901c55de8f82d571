"""The one thin adapter to MkDocs: it asks the pipeline for the site and puts it where MkDocs looks.

Not generated `File` objects: the language plug-in makes each file anew from a path and drops what
it cannot find on the disk, so the pages are real files in a build folder. It also runs every event
once per language, so what must happen once is guarded here.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.toc import TableOfContents

from generator.output.disk import write_if_changed
from generator.site.address import feed_file, page_url, search_file
from generator.site.allowed import first_forbidden
from generator.site.tree import ContentErrors, SiteTree

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

NOT_FOUND = "404.html"
THEME_SCRIPTS = "assets/javascripts/"
WATCHED = ("content", "overrides", "assets")


class TriviaConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs types some hooks only
    """What `mkdocs.yml` may say under the plug-in's name."""

    build_folder = Type(str, default=".cache/docs")


class TriviaPlugin(BasePlugin[TriviaConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Hands the site to MkDocs: the one it was given, else the one the pipeline makes."""

    def __init__(self) -> None:
        super().__init__()
        self._tree: SiteTree | None = None
        self._docs: Path | None = None
        self._placed = False

    def take(self, tree: SiteTree, docs: Path) -> None:
        """Build this site, whose pages lie in `docs` already, and do not ask the pipeline."""
        self._tree, self._docs = tree, docs

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages before anything of the old site is deleted.

        Raises `PluginError` with the whole report when the content has errors.
        """
        if self._docs is None:
            self._docs = _root(config) / self.config.build_folder
            mirror(self._docs, self._site(config).pages)
        config.docs_dir = str(self._docs)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leave out the theme's scripts: no page loads them, and one can reach for a CDN."""
        for file in list(files):
            if file.src_uri.startswith(THEME_SCRIPTS):
                files.remove(file)
        return files

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Date a page by its post instead of by today, so that two builds are equal."""
        page.update_date = page.meta.get("updated", page.update_date)
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Refuse a page that could run a script: `PluginError`, naming the page and the markup.

        And empty the table of contents: the theme would add a second skip link to its start.
        """
        if found := first_forbidden(html):
            raise PluginError(f"{page.file.src_uri}: `{found}` may not be on a page")
        page.toc = TableOfContents([])
        return html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates what all pages share; the page for lost readers has no data of its own."""
        settings = self._site(config).settings
        env.globals["site"] = settings
        env.globals["address"] = partial(page_url, default=settings.languages[0])
        env.globals["search_file"] = search_file
        env.globals["feed_file"] = partial(feed_file, default=settings.languages[0])
        return env

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Write the page for lost readers once, in the first language.

        It holds all languages itself. Every further run would give it another frame.
        """
        lost = template_name == NOT_FOUND
        return "" if lost and self._placed else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put pictures, fonts and lists straight into the site."""
        if not self._placed:
            place(Path(config.site_dir), self._site(config).files)
            self._placed = True

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people edit and not what is made from it, which would build for ever."""
        server.unwatch(config.docs_dir)
        for name in WATCHED:
            if (folder := _root(config) / name).is_dir():
                server.watch(str(folder))
        return server

    def _site(self, config: MkDocsConfig) -> SiteTree:
        if self._tree is None:
            # The pipeline comes after this stage; only the adapter that MkDocs starts calls back.
            from generator.assembly import prepare_for_mkdocs  # noqa: PLC0415

            try:
                self._tree = prepare_for_mkdocs(_root(config))
            except ContentErrors as error:
                raise PluginError(str(error)) from error
        return self._tree


def mirror(folder: Path, pages: Mapping[str, str]) -> None:
    """Make the Markdown below a folder equal to `pages`; what did not change keeps its time."""
    for name, text in pages.items():
        write_if_changed(folder / name, text.encode())
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in pages:
            path.unlink()


def place(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Put files into the site as they are."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
