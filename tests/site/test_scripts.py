"""Which scripts a site has."""

from __future__ import annotations

import json

from generator.site.scripts import script_files
from tests.localise.example import entry_text
from tests.localise.example import solved as example
from tests.localise.moving import first_post, many_ways
from tests.site.samples import SETTINGS, a_week


def test_a_post_that_readers_can_change_has_its_script_and_its_words() -> None:
    files = script_files([first_post()[0]], a_week(), SETTINGS)
    assert list(files) == ["values/llm-memory-101.js", "words/en.json", "words/zh-TW.json"]
    assert json.loads(files["words/zh-TW.json"])["about"] == "約 {number}"


def test_what_is_not_shown_yet_is_not_told() -> None:
    assert script_files([many_ways()], a_week(), SETTINGS) == {}
    assert script_files([first_post()[0]], (), SETTINGS) == {}


def test_a_post_without_controls_has_no_script() -> None:
    fixed, _ = example(entry_text())
    assert script_files([fixed], a_week(), SETTINGS) == {}
