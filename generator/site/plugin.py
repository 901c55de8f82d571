"""The one thin adapter to MkDocs: it asks the pipeline for the site and puts it where MkDocs looks.

Not generated `File` objects: the language plug-in makes each file anew from a path and drops what
it cannot find on the disk, so the pages are real files in a build folder. It also runs every event
once per language, so what must happen once is guarded here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import BytecodeCache
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.output.disk import write_if_changed, write_plain
from generator.read.source import read_bytes
from generator.site.address import feed_file, half_file, hanzi_style, page_url, search_file
from generator.site.allowed import first_forbidden
from generator.site.front_matter import Json, split
from generator.site.held import hold, put_back
from generator.site.phrased import phrased
from generator.site.sitemap import SITEMAP
from generator.site.tree import ContentErrors, SiteTree

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

NOT_FOUND = "404.html"
NO_DATA = "---\n{}\n---\n\n"
"""Without it MkDocs would take the first lines of a body like `Note: this` for data."""
ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|right|center);"')
"""How Python-Markdown aligns the cells of a table."""
THEME_STYLE = "assets/stylesheets/main.*.min.css"
WATCHED = ("content", "overrides", "assets")


class TriviaConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs types some hooks only
    """What `mkdocs.yml` may say under the plug-in's name."""

    build_folder = Type(str, default=".cache/docs")


class StyleSheet(NamedTuple):
    """The folder of the theme, and the place of its style sheet in there and on the site."""

    folder: str
    name: str


class Compiled(BytecodeCache):
    """Templates as they were compiled for the first language, for all others.

    In memory: nothing that lies in our cache folder is trusted to be run.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, which knows by a checksum if its template is still the same."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class TriviaPlugin(BasePlugin[TriviaConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Hands the site to MkDocs: the one it was given, else the one the pipeline makes."""

    def __init__(self) -> None:
        super().__init__()
        self._tree: SiteTree | None = None
        self._docs: Path | None = None
        self._placed = False
        self._data: Mapping[str, Json] = {}
        self._blocks: Sequence[str] = ()
        self._style = StyleSheet("", "")
        self._compiled = Compiled()

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
        self._style = taken_from(config.theme) or self._style
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the style sheet of the theme, the only one of its files that pages load."""
        folder, name = self._style
        files.append(File(name, folder, config.site_dir, config.use_directory_urls))
        return files

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        """Keep from MkDocs what it would be long about: a page's data and our own markup.

        Its YAML reader takes a quarter of the whole build for data that is JSON.
        """
        self._data, body = split(page.file.content_string)
        text, self._blocks = hold(body)
        return f"{NO_DATA}{text}" if self._data else text

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Give a page its data, and its post's date instead of today's: builds are then equal."""
        page.meta = {**page.meta, **self._data}
        page.update_date = page.meta.get("updated", page.update_date)
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Refuse a page that could run a script: `PluginError`, naming the page and the markup."""
        html = put_back(html, self._blocks)
        if found := first_forbidden(html):
            raise PluginError(f"{page.file.src_uri}: `{found}` may not be on a page")
        # Our content policy lets no page style itself, and `align` has left HTML.
        return ALIGNED.sub(r'<\1 class="align-\2"', html)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates what all pages share; the page for lost readers has no data of its own."""
        settings = self._site(config).settings
        env.bytecode_cache = self._compiled
        env.filters["phrased"] = phrased
        env.globals["site"] = settings
        env.globals["address"] = partial(page_url, default=settings.languages[0])
        env.globals["theme_style"] = self._style.name
        env.globals["search_file"] = search_file
        env.globals["half_file"] = half_file
        env.globals["hanzi_style"] = hanzi_style
        env.globals["feed_file"] = partial(feed_file, default=settings.languages[0])
        return env

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Write the page for lost readers once, in the first language, and leave the map to us.

        That page holds all languages itself; every further run would give it another frame. A map
        from here would list the pages of this run only, and come with a copy dated by the clock.
        """
        once = template_name == NOT_FOUND and self._placed
        return "" if once or template_name == SITEMAP else output_content

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
            from generator.assembly import prepare_for_mkdocs  # noqa: PLC0415 - it imports this stage

            try:
                self._tree = prepare_for_mkdocs(_root(config))
            except ContentErrors as error:
                raise PluginError(str(error)) from error
        return self._tree


def mirror(folder: Path, pages: Mapping[str, str]) -> None:
    """Make the Markdown below a folder equal to `pages`; what did not change keeps its time."""
    for name, text in pages.items():
        write_if_changed(folder / name, text.encode(), write=write_plain)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in pages:
            path.unlink()


def taken_from(theme: Theme) -> StyleSheet | None:
    """Take the theme's folder away from MkDocs, which would walk through its icons, fourteen
    thousand of them, once per language; give the one file of it that we use.

    One of its scripts can reach for a CDN. A second time there is nothing left to take.
    """
    for folder in theme.dirs:
        for path in Path(folder).glob(THEME_STYLE):
            theme.dirs.remove(folder)
            return StyleSheet(folder, path.relative_to(folder).as_posix())
    return None


def place(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Put files into the site as they are."""
    for name, content in files.items():
        write_plain(folder / name, read_bytes(content) if isinstance(content, Path) else content)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
