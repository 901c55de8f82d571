"""Charts in a browser: wherever inputs are moved, the script draws what the build would draw."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import pytest
from playwright.sync_api import Browser, Page

from generator.compute.solved import Solved
from generator.diagnostics import Problems
from generator.localise.cards import Address, card_body
from generator.localise.chart_figure import chart_figure, chart_of
from generator.localise.chart_names import charts_shown
from generator.localise.fill import Filler
from generator.localise.panel_chart import PANEL_CHART, held_against, panels_in, results_chart
from generator.localise.script import is_open, script, words_table
from generator.localise.words import load_words
from generator.read.entry import Tables
from tests.browser.modules import as_read, open_page, run
from tests.localise.example import LANGUAGES
from tests.localise.moving import (
    again,
    as_moved,
    each_input_alone,
    every_post,
    many_at_once,
    many_charts,
)

TABLES = {lang: json.loads(words_table(load_words(lang))) for lang in LANGUAGES}
SUMMARIES = {lang: load_words(lang).charts["table"] for lang in LANGUAGES}
ENTRIES: list[tuple[Solved, Tables]] = [
    one for one in (*every_post(), (many_charts(), {})) if is_open(one[0].entry)
]
SLUGS = pytest.mark.parametrize("slug", [one.entry.slug for one, _ in ENTRIES])

Figures = dict[str, str]
"""The figures of an entry in one language as HTML, by the names of their charts."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = open_page(browser, {f"values/{post.entry.slug}.js": script(post) for post, _ in ENTRIES})
    yield page
    page.close()


def built(solved: Solved, lang: str) -> Figures:
    """What the build draws."""
    filler = Filler(solved, load_words(lang), Problems())
    charts = {
        name: chart_of(body)
        for name, card in charts_shown(solved.entry).items()
        if (body := card_body(card, filler, solved.entry.title, Address("", "")))
    }
    for panel in panels_in(solved.entry):
        if held := held_against(solved, panel):
            charts[PANEL_CHART] = results_chart(held, filler.words)
    # A reader may leave the point that the author marked; then nothing is marked.
    assert not [found for found in filler.problems.found if found.code != "E327"]
    return {
        name: chart_figure(name, chart, filler.words) for name, chart in charts.items() if chart
    }


def redrawn(
    page: Page, slug: str, names: Sequence[str], moved: Sequence[Mapping[str, object]]
) -> list[dict[str, Figures]]:
    """What the page script draws into empty figures, for each way to move the inputs."""
    found: list[dict[str, Figures]] = run(
        page,
        """async ({ slug, names, moved, tables, summaries }, load) => {
          const post = await load(`values/${slug}.js`);
          const { solve } = await load("assets/js/values.js");
          const { chartOf } = await load("assets/js/charts.js");
          const { redraw } = await load("assets/js/draw.js");
          const made = (tag, attributes, ...children) => {
            const element = document.createElement(tag);
            for (const pair of Object.entries(attributes)) element.setAttribute(...pair);
            element.append(...children);
            return element;
          };
          const empty = (name, summary) => made("figure", { class: "chart", "data-chart": name },
            made("div", { class: "chart__image", role: "img" }),
            made("details", { class: "chart__table" },
              made("summary", {}, summary), made("table", {}, made("tbody", {}))));
          const each = (keys, value) => Object.fromEntries(keys.map((key) => [key, value(key)]));
          const languages = Object.keys(tables);
          const figures = each(languages, (lang) =>
            each(names, (name) => empty(name, summaries[lang])));
          return moved.map((changes) => {
            const v = solve(post, changes);
            return each(languages, (lang) => each(names, (name) => {
              const words = tables[lang];
              const drawn = chartOf({ post, v, words, lang }, post.charts[name]);
              redraw(figures[lang][name], drawn, words);
              return figures[lang][name].outerHTML;
            }));
          });
        }""",
        {"slug": slug, "names": names, "moved": moved, "tables": TABLES, "summaries": SUMMARIES},
    )
    return found


@SLUGS
def test_charts_are_redrawn_as_the_build_would_draw_them(page: Page, slug: str) -> None:
    solved, tables = next(one for one in ENTRIES if one[0].entry.slug == slug)
    changes = [{}, *each_input_alone(solved), *many_at_once(solved)]
    moved = [as_moved(change, solved) for change in changes]
    names = list(built(solved, "en"))
    for change, found in zip(changes, redrawn(page, slug, names, moved), strict=True):
        exact = again(solved, tables, change)
        for lang in LANGUAGES:
            wanted = {name: as_read(html) for name, html in built(exact, lang).items()}
            assert {name: as_read(html) for name, html in found[lang].items()} == wanted, change


@SLUGS
def test_every_chart_of_a_live_post_can_follow(slug: str) -> None:
    solved, _ = next(one for one in ENTRIES if one[0].entry.slug == slug)
    text = script(solved)
    listed = text[text.index("export const charts") : text.index("export const claims")]
    for name in built(solved, "en"):
        assert f"  {json.dumps(name)}: {{" in listed or f"  {name}: {{" in listed
