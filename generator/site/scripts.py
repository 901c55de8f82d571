"""The scripts with which readers recompute posts, and the words they need, as files of the site.

Files and not inline code: a strict content policy forbids inline scripts, and a page is read whole
before anyone moves a slider.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.compute.solved import Solved
from generator.localise.post import Posts
from generator.localise.script import is_open, script, words_table
from generator.localise.words import load_words
from generator.site.address import script_file, words_file
from generator.site.catalogue import any_language
from generator.site.tree import Settings


def script_files(
    solved: Iterable[Solved], ordered: Sequence[Posts], settings: Settings
) -> dict[str, bytes]:
    """Write the scripts of the posts that are shown and let readers change something."""
    shown = {any_language(posts).slug for posts in ordered}
    opened = [post_script(found) for found in solved if found.entry.slug in shown]
    scripts = {name: content for file in opened for name, content in file.items()}
    return scripts | (word_tables(settings) if scripts else {})


def post_script(solved: Solved) -> dict[str, bytes]:
    """Write the script of one post; none where readers cannot change anything."""
    if not is_open(solved.entry):
        return {}
    return {script_file(solved.entry.slug): script(solved).encode()}


def word_tables(settings: Settings) -> dict[str, bytes]:
    """Write the words of each language, which the scripts of all posts share."""
    return {words_file(lang): words_table(load_words(lang)).encode() for lang in settings.languages}
