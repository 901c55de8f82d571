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
    opened = [found for found in solved if found.entry.slug in shown and is_open(found.entry)]
    scripts = {script_file(found.entry.slug): script(found).encode() for found in opened}
    tables = {lang: words_table(load_words(lang)).encode() for lang in settings.languages}
    return scripts | ({words_file(lang): table for lang, table in tables.items()} if opened else {})
