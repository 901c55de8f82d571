"""The script of a post in a browser: wherever its inputs are moved, it says what Python says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.compute.solved import Solved
from generator.diagnostics import Problems
from generator.localise.posts import Place, localise
from generator.localise.script import is_open, script, words_table
from generator.localise.words import load_words
from generator.read.topics import read_topics
from tests.browser.modules import open_page, run
from tests.localise.example import LANGUAGES
from tests.localise.moving import (
    ROOT,
    again,
    as_moved,
    claims,
    each_input_alone,
    every_post,
    many_at_once,
    many_ways,
    texts,
)

WORDS = {lang: load_words(lang) for lang in LANGUAGES}
TABLES = {lang: json.loads(words_table(words)) for lang, words in WORDS.items()}
ENTRIES = [one for one in (*every_post(), (many_ways(), {})) if is_open(one[0].entry)]
"""Every post of the site that readers can change, and one that uses all there is."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    scripts = {f"values/{post.entry.slug}.js": script(post) for post, _ in ENTRIES}
    page = open_page(browser, scripts)
    yield page
    page.close()


def said(page: Page, slug: str, moved: Sequence[Mapping[str, object]]) -> list[dict[str, Any]]:
    """Ask a post's script for everything it can say, for each way to move its inputs."""
    found: list[dict[str, Any]] = run(
        page,
        """async ({ slug, moved, tables }, load) => {
          const post = await load(`values/${slug}.js`);
          const { points, solve, textOf } = await load("assets/js/values.js");
          const map = (table, change) =>
            Object.fromEntries(Object.entries(table).map(([key, inner]) => [key, change(inner)]));
          return moved.map((changes) => {
            const v = solve(post, changes);
            const written = (words) => ({
              forms: map(post.forms, (form) => textOf(post, v, form, words)),
              rail: map(post.rail, (form) => textOf(post, v, form, words)),
            });
            return {
              texts: map(tables, written),
              claims: map(post.claims, (holds) => holds(v)),
              sweeps: map(post.sweeps, (sweep) => points(v, sweep)),
            };
          });
        }""",
        {"slug": slug, "moved": moved, "tables": TABLES},
    )
    return found


@pytest.mark.parametrize("slug", [one.entry.slug for one, _ in ENTRIES])
def test_a_script_says_what_python_says_wherever_the_inputs_are(page: Page, slug: str) -> None:
    solved, tables = next(one for one in ENTRIES if one[0].entry.slug == slug)
    changes = [{}, *each_input_alone(solved), *many_at_once(solved)]
    moved = [as_moved(change, solved) for change in changes]
    for change, found in zip(changes, said(page, solved.entry.slug, moved), strict=True):
        exact = again(solved, tables, change)
        for lang, words in WORDS.items():
            assert found["texts"][lang] == texts(exact, words), (change, lang)
        holding = claims(exact, solved.entry)
        assert {name: found["claims"][name] for name in holding} == holding, change
        for name, series in exact.series.items():
            points = [(float(x.quantity.value), float(y.quantity.value)) for x, y in series.points]
            assert [*map(tuple, found["sweeps"][name])] == [
                pytest.approx(point) for point in points
            ]


@pytest.mark.parametrize("slug", [one.entry.slug for one, _ in ENTRIES[:-1]])
def test_a_post_reads_as_if_it_had_been_built_with_the_readers_inputs(
    page: Page, slug: str
) -> None:
    solved, tables = next(one for one in ENTRIES if one[0].entry.slug == slug)
    changes = each_input_alone(solved)
    moved = [as_moved(change, solved) for change in changes]
    for change, found in zip(changes, said(page, slug, moved), strict=True):
        exact = again(solved, tables, change)
        for lang in LANGUAGES:
            marked, rail = built(exact, lang)
            written = found["texts"][lang]
            assert {(key, written["forms"][key]) for key, _ in marked} == marked, (change, lang)
            assert written["rail"] | rail == written["rail"], (change, lang)


def built(solved: Solved, lang: str) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """The numbers of a real page: in the text by their form, and in the list beside it."""
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    post = localise(solved, lang, read_topics(ROOT, LANGUAGES, Problems()), place, Problems())
    assert post is not None
    found = re.findall(r'<span class="num" [^>]*data-f="([^"]*)">([^<]*)</span>', post.body)
    marked = {(unescape(key), text) for key, text in found}
    rail = {shown.figure.ref: shown.figure.text for shown in (*post.numbers, *post.assumptions)}
    assert marked
    return marked, rail


@pytest.mark.parametrize(
    ("slug", "strange"),
    [
        ("llm-memory-101", {"weights": 1, "constructor": 1, "usable": 1}),
        ("llm-memory-101", {"tokens": "12; alert(1)"}),
        ("llm-memory-101", {"tokens": None, "params": [5]}),
        ("many-ways", {"users": "5", "precision": "constructor"}),
        ("many-ways", {"precision": 4}),
    ],
)
def test_what_is_no_input_or_no_value_for_one_is_ignored(
    page: Page, slug: str, strange: Mapping[str, object]
) -> None:
    untouched, moved = said(page, slug, [{}, strange])
    assert moved == untouched


def test_no_input_leaves_its_ends(page: Page) -> None:
    low, high, below, above = (
        found["texts"]["en"]["rail"]["tokens"]
        for found in said(
            page,
            "llm-memory-101",
            [{"tokens": 1024}, {"tokens": 10e6}, {"tokens": -1}, {"tokens": 1e12}],
        )
    )
    assert (low, high) == (below, above)


def test_a_claim_falls_when_the_reader_goes_too_far(page: Page) -> None:
    near, far = said(page, "llm-memory-101", [{"params": 21e9}, {"params": 70e9}])
    assert near["claims"]["fp4_fits"]
    assert not far["claims"]["fp4_fits"]
