"""The script of a post in a browser: wherever its inputs are moved, it says what Python says."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.compute.solved import Solved
from generator.diagnostics import Problems
from generator.localise.posts import Place, localise
from generator.localise.script import script, words_table
from generator.localise.template import Reference, parse_template
from generator.localise.words import load_words
from generator.read.entry import Tables
from generator.read.topics import read_topics
from tests.browser.modules import open_page, run
from tests.localise.example import LANGUAGES
from tests.localise.moving import (
    ROOT,
    again,
    as_moved,
    claims,
    first_post,
    many_ways,
    positions,
    texts,
)

WORDS = {lang: load_words(lang) for lang in LANGUAGES}
TABLES = {lang: json.loads(words_table(words)) for lang, words in WORDS.items()}
Texts = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    posts = (first_post()[0], many_ways())
    page = open_page(browser, {f"values/{post.entry.slug}.js": script(post) for post in posts})
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


def each_input_alone(solved: Solved) -> list[dict[str, str]]:
    controlled = [given for given in solved.entry.given if given.control]
    return [{g.name.value: place} for g in controlled for place in positions(g)]


def all_inputs_at_once(solved: Solved) -> list[dict[str, str]]:
    controlled = [given for given in solved.entry.given if given.control]
    names = [given.name.value for given in controlled]
    places = itertools.product(*(positions(given, steps=3) for given in controlled))
    return [dict(zip(names, chosen, strict=True)) for chosen in places]


POSTS = pytest.mark.parametrize(
    ("solved", "tables"), [first_post(), (many_ways(), {})], ids=["first post", "many ways"]
)


@POSTS
def test_a_script_says_what_python_says_wherever_the_inputs_are(
    page: Page, solved: Solved, tables: Tables
) -> None:
    changes = [{}, *each_input_alone(solved), *all_inputs_at_once(solved)]
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


def test_the_first_post_reads_as_if_it_had_been_built_with_the_readers_inputs(page: Page) -> None:
    solved, tables = first_post()
    changes = each_input_alone(solved)
    moved = [as_moved(change, solved) for change in changes]
    for change, found in zip(changes, said(page, solved.entry.slug, moved), strict=True):
        exact = again(solved, tables, change)
        for lang in LANGUAGES:
            assert page_of(exact, lang, found["texts"][lang]) == built(exact, lang), change


def built(solved: Solved, lang: str) -> tuple[list[str], dict[str, str]]:
    """The numbers of a real page: in the text, and in the list beside it."""
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    post = localise(solved, lang, read_topics(ROOT, LANGUAGES, Problems()), place, Problems())
    assert post is not None
    marked = re.findall(r'<span class="num" [^>]*>([^<]*)</span>', post.body)
    rail = {shown.figure.ref: shown.figure.text for shown in (*post.numbers, *post.assumptions)}
    return marked, rail


def page_of(solved: Solved, lang: str, written: Texts) -> tuple[list[str], dict[str, str]]:
    """The same numbers as the script writes them."""
    pieces = parse_template(solved.entry.body[lang], Problems())
    keys = [" | ".join((p.name, *p.filters)) for p in pieces if isinstance(p, Reference)]
    return [written["forms"][key] for key in keys], written["rail"]


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
