"""Topics and tags of the site, their colours and their names, from `content/topics.yaml`.

A site without that file may use any word: its topics are then called by their keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Problems
from generator.read.record import Field, Named, Record, Taken
from generator.read.shape import At, Choice, unknown_choice
from generator.read.source import read_source
from generator.read.text import Localised, Text
from generator.read.tree import read_tree
from generator.read.words import Words

LISTED = "content/topics.yaml"
COLOURS = ("signal", "cool", "good", "violet", "teal", "amber")
"""The tokens a topic may take; their values belong to the drawing stages."""


class Topic(NamedTuple):
    """A topic: its key, its colour token, its name by language; `about` says what it is about."""

    key: str
    colour: str
    name: Localised
    about: Localised | None = None


class Topics(NamedTuple):
    """All topics by key, and the names of all tags by key and language. Unknown ones get
    the first colour and their key as name.
    """

    topics: Mapping[str, Topic] = {}
    tags: Mapping[str, Localised] = {}

    def colour(self, topic: str) -> str:
        """Give the colour token of a topic."""
        return self.topics[topic].colour if topic in self.topics else COLOURS[0]

    def name(self, topic: str, lang: str) -> str:
        """Give the name of a topic in a language."""
        return self.topics[topic].name[lang].value if topic in self.topics else topic

    def about(self, topic: str, lang: str) -> str:
        """Give the sentence about a topic in a language, or nothing where none is written."""
        known = self.topics.get(topic)
        return known.about[lang].value if known and known.about else ""

    def tag_name(self, tag: str, lang: str) -> str:
        """Give the name of a tag in a language."""
        return self.tags[tag][lang].value if tag in self.tags else tag


COLOUR = Field("colour", Choice(COLOURS), "the colour of its cards and pages", required=True)
NAME = Field("name", Words(60), "what it is called", required=True)
ABOUT = Field("about", Words(300), "a sentence for its page and for link previews")


def _topic(taken: Taken) -> Topic:
    return Topic(taken.at.key.value, taken.need(COLOUR), taken.need(NAME), taken.get(ABOUT))


TOPIC = Record((COLOUR, NAME, ABOUT), _topic)
TOPICS = Field("topics", Named(TOPIC, in_formulas=False), "topics, by key", required=True)
TAGS = Field("tags", Named(Words(60), in_formulas=False), "names of tags, by key")


def _topics(taken: Taken) -> Topics:
    return Topics(taken.need(TOPICS), taken.get(TAGS) or {})


TOPICS_FILE = Record((TOPICS, TAGS), _topics)


def read_topics(root: Path, languages: tuple[str, ...], problems: Problems) -> Topics:
    """Read the file below the root of the site; after any fault give no topics at all."""
    path = root / "content" / "topics.yaml"
    if not path.exists():
        return Topics()
    source = read_source(path, root, problems)
    tree = source and read_tree(source, problems)
    topics = tree and TOPICS_FILE.read(tree, At.top(tree, languages, problems))
    return topics or Topics()


def check_topics(topic: Text, tags: tuple[Text, ...], topics: Topics, problems: Problems) -> None:
    """Record E215 for a topic or tag of an entry that the site does not know."""
    if topics.topics and topic.value not in topics.topics:
        unknown_choice(topic, "topic", topics.topics, problems, "topic", (LISTED, "topics"))
    for tag in tags if topics.tags else ():
        if tag.value not in topics.tags:
            unknown_choice(tag, "tags", topics.tags, problems, "tag", (LISTED, "tags"))
