"""What `mkdocs.yml` and the shared files say, as the settings that all pages are made with."""

from __future__ import annotations

from generator.localise.words import load_words
from generator.read.pages import OwnPage
from generator.read.settings import Settings as Read
from generator.read.topics import Topics
from generator.site.tree import Settings


def site_settings(read: Read, topics: Topics, pages: tuple[OwnPage, ...]) -> Settings:
    """Add the site's words in every language to what was read."""
    words = {lang: load_words(lang).site for lang in read.tags}
    return Settings(read.tags, read.series, words, read.site_url, read.timezone, topics, pages)
