"""Readers change numbers on real pages, and every number that follows reads as Python writes it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Problems, Source
from generator.localise.post import Posts
from generator.localise.posts import Place, localise
from generator.localise.words import load_words
from generator.read.entry_reader import read_entry
from generator.read.topics import Topics, read_topics
from generator.site.build import build_site
from generator.site.catalogue import newest_first
from tests.browser.conftest import Tab
from tests.browser.modules import as_read
from tests.browser.serving import served
from tests.browser.test_share import SHEET
from tests.localise.example import LANGUAGES
from tests.localise.moving import ROOT, again, claims, first_post, many_ways, texts
from tests.site import samples

POST = "/posts/llm-memory-101/"
CHINESE = "/zh-TW/posts/llm-memory-101/"
SENTENCE = "/posts/many-ways/"
UNITS = {"tokens": "token", "params": "param"}
CHARTS = "(prose) => [...prose.querySelectorAll('[data-chart]')].map((one) => one.outerHTML)"
SENTENCES = """\
{{ input params }} and {{ input precision }} make {{ size }}.

    約 {{ thousands | count }} 個"""


def in_sentences() -> Solved:
    """An entry with a slider and a menu in its text, and no panel."""
    source = many_ways().entry.title["en"].source
    text = source.text.replace("  en: |\n", f"  en: |\n    {SENTENCES}\n\n")
    text = text.replace("  zh-TW: |\n", f"  zh-TW: |\n    {SENTENCES}\n\n")
    text = text.replace("derive:\n", "derive:\n  thousands: params / 1e6 param\n")
    problems = Problems()
    entry = read_entry(Source(source.path, text), LANGUAGES, Topics(), problems)
    solved = solve(entry, {}, problems) if entry else None
    assert solved is not None, problems.found
    return solved


def finished(solved: Solved) -> Posts:
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    topics = read_topics(ROOT, LANGUAGES, Problems())
    made = {lang: localise(solved, lang, topics, place, Problems()) for lang in LANGUAGES}
    return {lang: post for lang, post in made.items() if post}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    solved = [first_post()[0], in_sentences()]
    posts = newest_first([finished(one) for one in solved])
    tree = samples.site_tree(posts, samples.script_files(solved))
    folder: Path = tmp_path_factory.mktemp("live")
    build_site(ROOT, tree, folder / "site", folder / "docs")
    with served(folder / "site") as address:
        yield address


@pytest.fixture
def tab(context: BrowserContext, live: str) -> Iterator[Tab]:
    tab = Tab(context.new_page(), live)
    yield tab
    assert tab.console == []
    assert not [url for url in tab.requests if not url.startswith(live + "/")]


def opened(tab: Tab, path: str) -> Page:
    page = tab.open(path)
    expect(page.get_by_role("slider").first).to_be_visible()
    return page


def slider(page: Page, name: str = "tokens") -> Locator:
    return page.locator(f"[data-input={name}]").get_by_role("slider")


def state(page: Page) -> dict[str, str]:
    """What the address says of the inputs, as quantities that an author could type."""
    pairs = parse_qsl(page.url.partition("#")[2])
    return {
        name: f"{float(amount):.12g} {UNITS[name]}".replace("e+", "e") for name, amount in pairs
    }


def written(page: Page, kind: str) -> dict[str, set[str]]:
    """Every text that stands on the page for a form (`f`) or a row (`r`)."""
    pairs = page.evaluate(
        """(kind) => [...document.querySelectorAll(`[data-${kind}]`)].map(
          (element) => [element.dataset[kind], element.textContent])""",
        kind,
    )
    return {key: {text for name, text in pairs if name == key} for key, _ in pairs}


def assert_page_says(page: Page, lang: str, changes: Mapping[str, str]) -> Solved:
    solved, tables = first_post()
    exact = again(solved, tables, changes)
    expected = texts(exact, load_words(lang))
    forms, rows = written(page, "f"), written(page, "r")
    assert {"kv", "kv | MB", "tokens | exact", "params | short"} <= forms.keys()
    assert forms == {key: {expected["forms"][key]} for key in forms}
    assert rows == {key: {expected["rail"][key]} for key in rows}
    return exact


@pytest.mark.parametrize(("path", "lang"), [(POST, "en"), (CHINESE, "zh-TW")])
def test_every_number_follows_the_keys(tab: Tab, path: str, lang: str) -> None:
    page = opened(tab, path)
    assert_page_says(page, lang, {})
    for name, keys in (
        ("tokens", ["End"]),
        ("params", ["PageUp", "ArrowRight"]),
        ("tokens", ["ArrowLeft", "PageDown"]),
    ):
        slider(page, name).focus()
        for key in keys:
            page.keyboard.press(key)
        assert name in state(page)
        exact = assert_page_says(page, lang, state(page))
        for claim, holds in claims(exact, first_post()[0].entry).items():
            phrase = page.locator(f"[data-claim={claim}]")
            assert (phrase.get_attribute("data-stale") is None) == holds


def test_every_number_follows_the_pointer(tab: Tab) -> None:
    page = opened(tab, POST)
    slider(page).scroll_into_view_if_needed()
    box = slider(page).bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    for part in (0.55, 0.7, 0.8):
        page.mouse.move(box["x"] + box["width"] * part, middle)
        assert_page_says(page, "en", state(page))
    page.mouse.up()
    assert float(state(page)["tokens"].split()[0]) > 1e6


@pytest.mark.parametrize(("path", "lang"), [(POST, "en"), (CHINESE, "zh-TW")])
def test_every_number_follows_a_choice(tab: Tab, path: str, lang: str) -> None:
    page = opened(tab, path)
    expect(page.get_by_role("radio", name="FP4")).to_be_checked()
    page.get_by_role("radio", name="BF16").check()
    assert page.url.endswith("#precision=bf16")
    assert_page_says(page, lang, {"precision": "bf16"})
    page.keyboard.press("ArrowRight")
    assert_page_says(page, lang, {"precision": "fp8"})
    page.get_by_role("radio", name="FP4").check()
    assert tab.path == path


@pytest.mark.parametrize(
    ("path", "untrue"),
    [(POST, "(not true at these numbers)"), (CHINESE, "（換成這些數字就不成立了）")],
)
def test_a_phrase_that_is_no_longer_true_says_so(tab: Tab, path: str, untrue: str) -> None:
    page = opened(tab, path)
    phrase = page.locator("[data-claim=fp4_fits]")
    plain = phrase.inner_text()
    slider(page, "params").press("End")
    expect(phrase).to_contain_text(untrue)
    slider(page, "params").press("Home")
    expect(phrase).to_have_text(plain)


def test_an_address_shows_what_its_sender_saw(tab: Tab) -> None:
    page = opened(tab, POST + "#tokens=131072&params=70000000000")
    assert_page_says(page, "en", {"tokens": "131072 token", "params": "70e9 param"})
    page.get_by_role("navigation", name="Language").get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-TW")
    assert state(page) == {"tokens": "131072 token", "params": "70000000000 param"}
    expect(slider(page)).to_have_attribute("aria-valuetext", "131,000")
    assert_page_says(page, "zh-TW", state(page))
    page.evaluate("location.hash = '#tokens=2048'")
    expect(slider(page)).to_have_attribute("aria-valuetext", "2,048")
    assert_page_says(page, "zh-TW", {"tokens": "2048 token"})


@pytest.mark.parametrize("path", [POST, CHINESE])
def test_the_link_that_is_copied_opens_with_what_was_moved(tab: Tab, path: str) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(tab, path)
    slider(page).press("End")
    moved = state(page)
    assert moved
    copied = copied_link(page)
    assert urlsplit(copied)._replace(fragment="").geturl() == page.locator(
        "link[rel=canonical]"
    ).get_attribute("href")
    page.goto("about:blank")
    opened(tab, f"{path}#{urlsplit(copied).fragment}")
    assert_page_says(page, "en" if path == POST else "zh-TW", moved)
    slider(page).press("End")
    slider(page).press("Home")
    assert copied_link(page).endswith("#" + page.url.partition("#")[2])
    page.locator(".explore__foot button").click()
    assert "#" not in copied_link(page)


def copied_link(page: Page) -> str:
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator("[data-copy]").click()
    page.wait_for_function("navigator.clipboard.readText()")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def test_what_is_sent_to_an_app_opens_with_what_was_moved(tab: Tab) -> None:
    tab.page.add_init_script(SHEET)
    page = opened(tab, POST)
    slider(page).press("End")
    page.get_by_role("button", name="Send to an app").click()
    assert urlsplit(page.evaluate("window.parcel.url")).fragment == urlsplit(page.url).fragment
    assert state(page)


@pytest.mark.parametrize(
    "hash_", ["#tokens=4096", "#tokens=x&params=", "#constructor=1", "#source-1", "#tokens=1e999"]
)
def test_an_address_that_changes_nothing_leaves_the_page_as_it_was_built(
    tab: Tab, hash_: str
) -> None:
    page = opened(tab, POST + hash_)
    assert_page_says(page, "en", {})
    expect(page.locator("[data-changed], [data-stale]")).to_have_count(0)


def test_a_link_within_the_page_keeps_what_was_changed(tab: Tab) -> None:
    page = opened(tab, POST + "#tokens=2048")
    page.evaluate("location.hash = '#content'")
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert_page_says(page, "en", {"tokens": "2048 token"})


@pytest.mark.parametrize(("path", "lang"), [(POST, "en"), (CHINESE, "zh-TW")])
def test_charts_their_sentence_and_their_table_follow(tab: Tab, path: str, lang: str) -> None:
    page = opened(tab, path)
    slider(page, "tokens").press("End")
    changes = state(page) | {"precision": "fp8"}
    page.get_by_role("radio", name="FP8").check()
    solved, tables = first_post()
    body = finished(again(solved, tables, changes))[lang].body
    found = re.findall(r'<figure class="chart" data-chart="([^"]+)">.*?</figure>', body)
    assert found == ["cover", "stack", "explore-results", "growth"]
    for name in found:
        figure = page.locator(f"[data-chart={name}]").evaluate("(figure) => figure.outerHTML")
        assert as_read(figure) in as_read(body)


def test_a_table_that_was_opened_stays_open(tab: Tab) -> None:
    page = opened(tab, POST)
    chart = page.locator("[data-chart=stack]")
    chart.get_by_text("As a table").click()
    row = chart.get_by_role("row").first
    expect(row).to_contain_text("10.3\u00a0GB · fits")
    slider(page, "tokens").press("End")
    expect(row).to_contain_text("701\u00a0GB · does not fit")


@pytest.mark.parametrize("path", [POST, CHINESE])
@pytest.mark.parametrize("width", [360, 1360])
def test_words_of_charts_can_be_read_and_stay_apart(tab: Tab, path: str, width: int) -> None:
    page = opened(tab, path)
    page.set_viewport_size({"width": width, "height": 900})
    for place in ("Home", "End"):
        slider(page, "tokens").press(place)
        for chart in page.locator("[data-chart] .chart__image").all():
            words = chart.evaluate(
                """(image) => [...image.querySelectorAll(
                  "p > span, text, .chart__limit")].map((word) => {
                  const { left, right, top, bottom } = word.getBoundingClientRect();
                  const size = parseFloat(getComputedStyle(word).fontSize);
                  return { text: word.textContent, size, left, right, top, bottom };
                })"""
            )
            assert words
            assert [word["text"] for word in words if word["size"] < 12] == []
            assert [word["text"] for word in words if word["right"] > width] == []
            assert [pair for pair in itertools.combinations(words, 2) if touch(*pair)] == []


def touch(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two words overlap by more than the white around their letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 4


def test_reset_puts_everything_back(tab: Tab) -> None:
    page = opened(tab, POST)
    before = page.locator(".post").inner_text()
    charts = page.locator(".prose").evaluate(CHARTS)
    reset = page.get_by_role("button", name="Reset")
    expect(reset).to_be_hidden()
    slider(page).press("End")
    expect(page.locator(".explore")).to_contain_text("the cards show the original")
    reset.click()
    expect(reset).to_be_hidden()
    assert page.locator(".post").inner_text() == before
    assert page.locator(".prose").evaluate(CHARTS) == charts
    assert tab.path == POST
    expect(page.locator("[data-input] input").first).to_be_focused()


def test_in_chinese_the_space_behind_a_number_follows_what_it_ends_with(tab: Tab) -> None:
    page = opened(tab, f"/zh-TW{SENTENCE}")
    line = page.locator(".prose p").filter(has=page.locator("[data-f='thousands | count']"))
    expect(line).to_have_text("約 7,000 個")
    slider(page, "params").press("End")
    expect(line).to_have_text("約 200 萬個")
    slider(page, "params").press("Home")
    expect(line).to_have_text("約 100 個")


def test_moving_back_by_hand_is_a_reset_too(tab: Tab) -> None:
    page = opened(tab, POST)
    slider(page).press("ArrowRight")
    assert tab.path != POST
    slider(page).press("ArrowLeft")
    assert tab.path == POST
    expect(page.locator("[data-changed]")).to_have_count(0)


def test_only_what_changed_is_marked(tab: Tab) -> None:
    page = opened(tab, POST)
    slider(page).press("End")
    expect(page.locator(".prose [data-f=kv]").first).to_have_attribute("data-changed", "")
    assert (
        page.locator("[data-f=weights][data-changed], [data-r=weights][data-changed]").count() == 0
    )


def test_sums_that_do_not_follow_say_that_they_are_the_original_ones(tab: Tab) -> None:
    page = opened(tab, POST)
    note = "At the original numbers"
    expect(page.locator("figure[data-formula=kv]")).not_to_contain_text(note)
    slider(page).press("End")
    expect(page.locator("figure[data-formula=kv]")).to_contain_text(note)
    expect(page.locator("details[data-number=kv]")).to_contain_text(note)
    expect(page.locator("details[data-number=weights]")).not_to_contain_text(note)
    page.locator(".prose .num[data-v=kv]").first.hover()
    expect(page.locator(".slip")).to_contain_text(note)


def test_screen_readers_hear_the_results_after_a_pause_and_once(tab: Tab) -> None:
    page = opened(tab, POST)
    told = page.get_by_role("status").filter(has_text="weights and cache")
    slider(page).press("End")
    slider(page).press("ArrowLeft")
    expect(told).to_have_count(0)
    expect(told).to_have_count(1)
    total = page.locator(".explore .chart__total").inner_text()
    assert total.endswith("· does not fit")
    expect(told).to_contain_text(total)


@pytest.mark.parametrize(
    ("path", "title", "labels"),
    [
        (POST, "Change the numbers", ["parameters", "tokens"]),
        (CHINESE, "改數字算算看", ["參數量", "token 數"]),
    ],
)
def test_the_panel_and_each_control_have_a_name(
    tab: Tab, path: str, title: str, labels: list[str]
) -> None:
    page = opened(tab, path)
    panel = page.get_by_role("group", name=title)
    sliders = panel.get_by_role("slider").all()
    assert [one.get_attribute("aria-label") for one in sliders] == labels
    assert all((box := one.bounding_box()) and box["height"] >= 44 for one in sliders)
    assert len(page.locator("[id]").all()) == page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((element) => element.id)).size"
    )


@pytest.mark.parametrize("path", [POST, CHINESE, SENTENCE])
def test_nothing_scrolls_sideways_even_with_long_numbers(tab: Tab, path: str) -> None:
    page = opened(tab, path)
    for one in page.get_by_role("slider").all():
        one.press("End")
    for width in (360, 390, 768, 1024, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_inputs_in_a_sentence(tab: Tab) -> None:
    page = opened(tab, SENTENCE)
    menu = page.get_by_role("combobox", name="precision")
    assert page.locator("[data-f=size]").first.inner_text() == "3.5\u00a0GB"
    menu.select_option("sixteen")
    assert page.locator("[data-f=size]").first.inner_text() == "14\u00a0GB"
    assert page.url.endswith("#precision=large")
    page.get_by_role("button", name="Reset").click()
    expect(menu).to_have_value("small")
    assert page.locator("[data-f=size]").first.inner_text() == "3.5\u00a0GB"


def test_without_scripts_the_panel_is_a_table(browser: Browser, live: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live + POST)
    row = page.get_by_role("row", name="tokens 4,096")
    expect(row).to_be_visible()
    expect(page.get_by_role("img", name="Stacked bars: weights and cache")).to_be_visible()
    expect(page.locator(".prose").get_by_role("slider")).to_have_count(0)
    expect(page.locator(".prose").get_by_role("button")).to_have_count(0)
    context.close()
