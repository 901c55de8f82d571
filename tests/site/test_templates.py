"""The templates as they are written: their words, their escaping, and no scripts in them."""

from __future__ import annotations

import re

from tests.site.samples import ROOT, SETTINGS

TEMPLATES = {path: path.read_text("utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))}
SAID = re.compile(r"(?:\bw|words\[(?:lang|here)\])\.(\w+)")
NAMED_BY_DATA = {"older", "newer"}  # `w[way]`
NAMED_BY_PAGES = {
    *("about", "archive", "cite_as", "week", "earlier", "one_post", "some_posts", "numbered"),
    *("topics_about", "topic_about", "tag_about", "older_posts", "newer_posts"),
    *("of_year", "of_year_about", "month_of_year", "moved"),
    *(f"month_{number:02}" for number in range(1, 13)),
}


def test_templates_say_only_words_that_exist_and_no_word_is_left_over() -> None:
    said = {word for text in TEMPLATES.values() for word in SAID.findall(text)}
    for words in SETTINGS.words.values():
        assert said <= words.keys()
        assert words.keys() <= said | NAMED_BY_DATA | NAMED_BY_PAGES


def test_every_template_that_prints_a_value_escapes_it() -> None:
    # MkDocs makes its environment without autoescaping; `| url` of a constant is the one exception.
    for path, text in TEMPLATES.items():
        bare = re.sub(r"{%-? autoescape true.*?endautoescape -?%}", "", text, flags=re.DOTALL)
        printed = re.findall(r"{{-?(.*?)-?}}", bare)
        assert all(re.fullmatch(r" '[\w./-]+' \| url ", one) for one in printed), path


def test_no_template_holds_a_script_or_style_of_its_own() -> None:
    # So that a content security policy can forbid them all.
    for path, text in TEMPLATES.items():
        inline = r'<script(?![^>]* src=| type="application/ld\+json")|<style|\sstyle=|\son\w+='
        assert not re.search(inline, text), path
