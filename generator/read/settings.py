"""The few settings this generator shares with MkDocs, read from `mkdocs.yml`.

One file for both, so that languages and address cannot differ. MkDocs itself is not asked: its
loader runs the tags in that file, and checking content must not need the site's stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.read.source import read_bytes
from generator.world import BadWorld


class Language(NamedTuple):
    """A language of the site: its BCP 47 tag, its name in itself, and whether it is at `/`."""

    tag: str
    name: str
    default: bool = False


DEFAULT_NAME = "Daily AI Trivia"
DEFAULT_ZONE = "Asia/Taipei"
DEFAULT_LANGUAGES = (Language("en", "English", default=True), Language("zh-TW", "繁體中文"))
PLAIN_PLUGINS = frozenset({"trivia", "i18n"})


class Settings(NamedTuple):
    """What `mkdocs.yml` says. `site_url` is empty or ends in `/`; `series` is the name on cards."""

    site_name: str
    site_url: str
    languages: tuple[Language, ...]
    series: Mapping[str, str]
    timezone: str

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all languages, in the order of the site."""
        return tuple(language.tag for language in self.languages)


class Frame(NamedTuple):
    """What the pages' frame is made from: the file's bytes, the templates' folder below the root.

    `is_plain` when MkDocs is asked for nothing whose result could rest on anything else: no hooks,
    no plug-ins but those of a new site, no other file, no environment.
    """

    text: bytes
    templates: str
    is_plain: bool


def read_settings(root: Path) -> Settings:
    """Read `mkdocs.yml` below the root; without it all is default. Raises `BadWorld`."""
    return _settings(_map(_top(root)[1]))


def read_frame(root: Path) -> Frame:
    """Read of `mkdocs.yml` what decides how pages are rendered. Raises `BadWorld`."""
    text, node = _top(root)
    top = _map(node)
    plugins = {_text(item) or next(iter(_map(item)), "") for item in _items(top.get("plugins"))}
    strange = top.keys() & {"hooks", "INHERIT", "extra_templates"} or plugins - PLAIN_PLUGINS
    templates = _text(_map(top.get("theme")).get("custom_dir"))
    return Frame(text, templates, not strange and b"!ENV" not in text)


def _top(root: Path) -> tuple[bytes, yaml.Node | None]:
    try:
        content = read_bytes(root / "mkdocs.yml")
        # Composed, never constructed: a tag such as `!!python/name` stays a word.
        return content, yaml.compose(content.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        return b"", None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadWorld(f"mkdocs.yml cannot be read: {error}") from error


def _settings(top: dict[str, yaml.Node]) -> Settings:
    name = _text(top.get("site_name")) or DEFAULT_NAME
    url = _text(top.get("site_url"))
    trivia = _map(_map(top.get("extra")).get("trivia"))
    languages = _languages(top.get("plugins")) or DEFAULT_LANGUAGES
    series = {tag: _text(node) for tag, node in _map(trivia.get("series")).items()}
    return Settings(
        site_name=name,
        site_url=f"{url.rstrip('/')}/" if url else "",
        languages=languages,
        series={lang.tag: series.get(lang.tag) or name for lang in languages},
        timezone=_text(trivia.get("timezone")) or DEFAULT_ZONE,
    )


def _languages(plugins: yaml.Node | None) -> tuple[Language, ...]:
    """Find the languages that the i18n plugin builds; the first is default if none says so."""
    options: dict[str, yaml.Node] = {}
    for plugin in _items(plugins):
        options |= _map(_map(plugin).get("i18n"))
    found = [_map(item) for item in _items(options.get("languages"))]
    built = [item for item in found if _text(item.get("build")) != "false"]
    defaults = [_text(item.get("default")) == "true" for item in built]
    if True not in defaults:
        defaults[:1] = [True] * len(defaults[:1])
    return tuple(
        Language(_text(item.get("locale")), _text(item.get("name")), default)
        for item, default in zip(built, defaults, strict=True)
    )


def _map(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {_text(key): value for key, value in node.value}


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
