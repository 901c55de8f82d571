"""Which scripts a site has."""

from __future__ import annotations

import json

from generator.site.scripts import post_script, word_tables
from tests.localise.example import entry_text
from tests.localise.example import solved as example
from tests.localise.moving import first_post
from tests.site.samples import SETTINGS


def test_a_post_that_readers_can_change_has_its_script() -> None:
    assert list(post_script(first_post()[0])) == ["values/llm-memory-101.js"]


def test_a_post_without_controls_has_no_script() -> None:
    fixed, _ = example(entry_text())
    assert post_script(fixed) == {}


def test_the_words_of_each_language_are_shared_by_all_scripts() -> None:
    files = word_tables(SETTINGS)
    assert list(files) == ["words/en.json", "words/zh-TW.json"]
    assert json.loads(files["words/zh-TW.json"])["about"] == "約 {number}"
