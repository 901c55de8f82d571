"""The same Markdown and pictures, built by others: MkDocs as people set it up and tuned, Zensical.

They get what they would have been given by hand: each post's text with its title and its cards as
pictures. Our pages hold more besides (numbers, sources, the arithmetic), so ours is not the lighter
task. Pictures are copied into the finished site, as we do, and not through `docs_dir`, which only
makes MkDocs slower.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator.output.cache import Cache
from generator.reuse import gather, rest_of
from generator.site.address import card_file, page_file, post_name
from generator.world import make_world

CONFIG = """\
site_name: Daily AI Trivia
site_url: https://daily-ai-trivia.example/
theme: {{name: material, font: false}}
markdown_extensions: [tables, footnotes, sane_lists]
validation: {{links: {{absolute_links: ignore}}}}
{more}
plugins:
  - search{search}
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_material: true
{i18n}
      languages:
        - {{locale: en, default: true, name: English, build: true}}
        - {{locale: zh-TW, name: 繁體中文, build: true}}
"""
SEARCH = ":\n      lang: [en, zh]\n      separator: '[\\s\\u200b\\u3000\\-、。，．？！；]+'"
BUILD_AND_COPY = """
import shutil, subprocess, sys
for folder in sys.argv[2:]:
    subprocess.run([sys.executable, "-m", sys.argv[1], "build"], cwd=folder, check=True)
shutil.copytree("cards", f"{sys.argv[2]}/site/cards")
"""

Prepared = tuple[tuple[str, ...], Path]
"""A command and the folder to run it in."""


def in_nav(root: Path, place: Path) -> Prepared:
    """List every post in the navigation, with the language plug-in's own defaults."""
    slugs = write(root, place, place / "docs")
    nav = json.dumps(["index.md", {"Posts": [f"posts/{slug}.md" for slug in slugs]}])
    text = CONFIG.format(more=f"nav: {nav}", search="", i18n="")
    (place / "mkdocs.yml").write_text(text, "utf-8")
    return (sys.executable, "-c", BUILD_AND_COPY, "mkdocs", "."), place


def tuned(root: Path, place: Path) -> Prepared:
    """Keep posts out of the navigation and the language plug-in away from the search index."""
    write(root, place, place / "docs")
    more = "nav: [index.md]\nnot_in_nav: |\n  /posts/"
    quick = "      reconfigure_search: false"
    text = CONFIG.format(more=more, search=SEARCH, i18n=quick)
    (place / "mkdocs.yml").write_text(text, "utf-8")
    return (sys.executable, "-c", BUILD_AND_COPY, "mkdocs", "."), place


def zensical(root: Path, place: Path) -> Prepared:
    """Make one project a language, as Zensical knows no languages."""
    write(root, place, place / "both")
    folders = []
    for lang in ("en", "zh-TW"):
        docs = place / lang / "docs"
        for path in (place / "both").rglob(f"*.{lang}.md"):
            target = docs / path.relative_to(place / "both")
            target = target.with_name(target.name.replace(f".{lang}.", "."))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        (place / lang / "mkdocs.yml").write_text(
            "site_name: Daily AI Trivia\nsite_url: https://daily-ai-trivia.example/\n"
            "theme: {name: material, font: false}\nnav: [index.md]\n",
            "utf-8",
        )
        folders.append(lang)
    return (sys.executable, "-c", BUILD_AND_COPY, "zensical", *folders), place


BUILDERS: dict[str, Callable[[Path, Path], Prepared]] = {
    "MkDocs, tuned": tuned,
    "MkDocs, posts in nav": in_nav,
}
if importlib.util.find_spec("zensical"):
    BUILDERS["Zensical, a project a language"] = zensical


def write(root: Path, place: Path, docs: Path) -> list[str]:
    """Write the Markdown of all posts and their pictures; give the slugs, newest first."""
    world = make_world(root)
    cache = Cache(world.cache)
    gathered = gather(world, cache)
    for found in gathered.posts:
        for lang, post in rest_of(found, gathered, cache).posts.items():
            cards = "\n\n".join(
                f"![{card.alt}](/{card_file(post.slug, lang, at, card.kind)})"
                for at, card in enumerate(post.cards, start=1)
            )
            path = docs / page_file(post_name(post.slug), lang)
            path.parent.mkdir(parents=True, exist_ok=True)
            head = f"---\ntitle: {json.dumps(post.title, ensure_ascii=False)}\n---\n\n"
            path.write_text(f"{head}{cards}\n\n{post.body}", "utf-8")
        for name in found.record.pictures:
            picture = place / name
            picture.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / "site" / name, picture)
    for lang in gathered.settings.languages:
        (docs / page_file("index", lang)).write_text("# Daily AI Trivia\n", "utf-8")
    return [found.record.slug for found in gathered.posts]
