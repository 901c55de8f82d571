"""The scripts with which readers recompute posts, and the words they need, as files of the site.

Files and not inline code: a strict content policy forbids inline scripts, and a page is read whole
before anyone moves a slider.
"""

from __future__ import annotations

from generator.compute.solved import Solved
from generator.localise.script import is_open, script, words_table
from generator.localise.words import load_words
from generator.site.address import script_file, words_file
from generator.site.tree import Settings


def post_script(solved: Solved) -> dict[str, bytes]:
    """Write the script of one post; none where readers cannot change anything."""
    if not is_open(solved.entry):
        return {}
    return {script_file(solved.entry.slug): script(solved).encode()}


def word_tables(settings: Settings) -> dict[str, bytes]:
    """Write the words of each language, which the scripts of all posts share."""
    return {words_file(lang): words_table(load_words(lang)).encode() for lang in settings.languages}
