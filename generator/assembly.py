"""Checked content into a site to be placed: pictures, fonts, pages and everything beside them.

Apart from the pipeline, which makes nothing: checking must stay quick and need no Pillow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cards.draw import draw_many, picture_key
from generator.cards.faces import load_faces
from generator.localise.words import load_words
from generator.output.cache import cached, keep
from generator.pipeline import Checked, check
from generator.read.source import read_bytes
from generator.report import render_full
from generator.site import tree
from generator.site.feeds import feed_files
from generator.site.open_data import open_data
from generator.site.page import site_pages
from generator.site.scripts import script_files
from generator.site.search import search_files
from generator.site.webfonts import WEIGHTS, face_files, subset, subset_key, wide_characters
from generator.world import World, make_world


@dataclass(frozen=True)
class Pictures:
    """The finished pictures by path, and how many had to be drawn."""

    files: Mapping[str, bytes]
    drawn: int
    reused: int


def draw_all(world: World, checked: Checked) -> Pictures:
    """Draw what the cache does not hold yet; raises `OSError` when the disk refuses."""
    faces, folder = load_faces(world.fonts), world.cache / "cards"
    keys = {
        drawing.path: picture_key(drawing.scene, faces, drawing.kind)
        for drawing in checked.drawings
    }
    files = {path: cached(folder, key) for path, key in keys.items()}
    missing = [drawing for drawing in checked.drawings if files[drawing.path] is None]
    made = draw_many([(drawing.scene, drawing.kind) for drawing in missing], world.fonts)
    for drawing, picture in zip(missing, made, strict=True):
        keep(folder, keys[drawing.path], picture)
        files[drawing.path] = picture
    whole = {path: picture for path, picture in files.items() if picture is not None}
    return Pictures(whole, len(missing), len(whole) - len(missing))


def site_tree(world: World, checked: Checked, pictures: Pictures) -> tree.SiteTree:
    """Put pages, pictures and assets together as the site that MkDocs is handed."""
    languages = checked.settings.tags
    shared = tree.Settings(
        languages,
        checked.settings.series,
        {lang: load_words(lang).site for lang in languages},
        checked.settings.site_url,
        checked.settings.timezone,
    )
    pages = site_pages(checked.posts, shared)
    scripts = script_files(checked.solved, checked.posts, shared)
    files: dict[str, bytes | Path] = {
        **tree.asset_files(world.fonts.parent),
        **search_files(checked.posts, shared),
        **feed_files(checked.posts, shared),
        **open_data(checked.solved, checked.posts, shared),
        **scripts,
        **_hanzi(
            world, (*pages.values(), *tree.said(shared), *map(bytes.decode, scripts.values()))
        ),
        **pictures.files,
    }
    return tree.SiteTree(pages, files, shared)


def _hanzi(world: World, texts: Iterable[str]) -> dict[str, bytes]:
    """Make the Chinese fonts for these texts, or take them from the cache."""
    characters, folder = wide_characters(texts), world.cache / "fonts"
    faces: dict[int, bytes] = {}
    for weight in WEIGHTS if characters else ():
        font = read_bytes(world.fonts / f"hanzi-{weight}.ttf")
        key = subset_key(font, characters)
        kept = cached(folder, key)
        faces[weight] = kept or subset(font, characters)
        if kept is None:
            keep(folder, key, faces[weight])
    return face_files(faces)


def prepare_for_mkdocs(root: Path) -> tree.SiteTree:
    """Take the whole way for a plain `mkdocs build`. Raises `ContentErrors` with the report."""
    world = make_world(root)
    checked = check(world)
    if checked.problems.errors:
        raise tree.ContentErrors(render_full(checked.problems, entries=checked.entries))
    return site_tree(world, checked, draw_all(world, checked))
