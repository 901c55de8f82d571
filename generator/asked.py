"""Posts and languages as they are asked for on the command line, found by slug or by path.

Before any work and by file names alone: whoever mistypes a slug is told the nearest one at once,
and not after every post has been read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.diagnostics import Problems
from generator.read.source import list_files
from generator.world import BadWorld, World


def post_files(world: World) -> list[Path]:
    """List the files of all posts, sorted by path."""
    return list_files(world.content / "posts", ".yaml", world.root, Problems())


def slug_of(path: Path) -> str:
    """Give the slug in a file's name, `one-token` of `2026-03-14-one-token.yaml`."""
    return path.stem.split("-", 3)[-1]


def _nearest(word: str, known: Iterable[str]) -> str:
    from generator.read.shape import did_you_mean  # noqa: PLC0415 - for the mistyped only

    return did_you_mean(word, known)


def find_slug(world: World, slug: str) -> Path:
    """Give the file of a post. Raises `BadWorld`, with the nearest slug, where there is none."""
    files = {slug_of(path): path for path in post_files(world)}
    if slug not in files:
        meant = slug_of(Path(slug)) if slug_of(Path(slug)) in files else slug
        raise BadWorld(_with(f"no post has the slug `{slug}`", _nearest(meant, files)))
    return files[slug]


def find_post(world: World, asked: str) -> Path:
    """Give the file that a slug or a path stands for, from here or from the root of the site.

    Raises `BadWorld` where there is none.
    """
    for path in (Path(asked), world.root / asked):
        if os.path.lexists(path):
            return path.resolve()
    if not asked.endswith((".yaml", ".yml")) and Path(asked).name == asked:
        return find_slug(world, asked)
    shown = {path.name: path.relative_to(world.root).as_posix() for path in post_files(world)}
    name = _nearest(Path(asked).name, shown)
    for known, file in shown.items():
        name = name.replace(f"`{known}`", f"`{file}`")
    raise BadWorld(_with(f"no such file: {asked}", name))


def known_languages(asked: Sequence[str] | None, site: Sequence[str]) -> Sequence[str]:
    """Give the languages asked for, else all of the site. Raises `BadWorld` for any other."""
    for lang in asked or ():
        if lang not in site:
            raise BadWorld(_with(f"`{lang}` is not a language of this site", _meant(lang, site)))
    return list(dict.fromkeys(asked or site))


def _meant(lang: str, site: Iterable[str]) -> str:
    """Take `zh` or `zh-Hant` for the one language of the site that is a Chinese."""
    primary = lang.casefold().replace("_", "-").partition("-")[0]
    near = [tag for tag in site if tag.casefold().partition("-")[0] == primary]
    listed = ", ".join(f"`{tag}`" for tag in site)
    return f"did you mean `{near[0]}`?" if len(near) == 1 else f"its languages are {listed}"


def _with(sentence: str, hint: str) -> str:
    return f"{sentence}; {hint}" if hint else sentence
