"""Finished posts made by hand, and the site they make; the stages before are not needed here."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.compute.solved import Solved
from generator.diagnostics import Source
from generator.localise.card import Card, StatementCard
from generator.localise.figure import Figure, Receipt, Run
from generator.localise.post import Citation, Post, Posts, Shown
from generator.localise.words import load_words
from generator.read.pages import OwnPage
from generator.read.text import Text
from generator.read.topics import Topic, Topics
from generator.site.address import (
    HOME,
    POSTS_FILE,
    card_file,
    cards_file,
    half_file,
    link_file,
    page_file,
    post_name,
    values_file,
)
from generator.site.build import build_site
from generator.site.catalogue import any_language, around, newest_first
from generator.site.downloads import card_archive
from generator.site.feeds import NEWEST, feed_items, feeds
from generator.site.glance import glances
from generator.site.listing import list_pages, own_pages
from generator.site.open_data import slugs
from generator.site.page import home_page, post_page
from generator.site.related import related
from generator.site.scripts import post_script, word_tables
from generator.site.search import search_lists, searched
from generator.site.sitemap import listed, sitemap
from generator.site.tree import Settings, SiteTree, asset_files, said
from generator.site.webfonts import (
    Make,
    characters_of_pages,
    cut,
    font_files,
    oldest,
    subsets,
    wide_characters,
)

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh-TW")


def text(value: str) -> Text:
    return Text(value, Source("content/pages/about.yaml", value), range(len(value) + 1))


OWN_BODY = {
    "en": "## Checked\n\nSee [the topics](../topics/) and [the archive](../archive/).\n",
    "zh-TW": "## 查核\n\n請看[主題](../topics/)和[所有文章](../archive/)。\n",
}
ABOUT = OwnPage(
    "about",
    {"en": text("About"), "zh-TW": text("關於")},
    {"en": text("How the numbers are made."), "zh-TW": text("數字怎麼來的。")},
    {lang: text(body) for lang, body in OWN_BODY.items()},
)
TOPICS = (
    ("memory", "Memory", "記憶體", "signal"),
    ("compute", "Compute", "算力", "cool"),
    ("energy", "Energy", "能源", "good"),
)
ABOUT_TOPIC = {
    "memory": {
        "en": text("What fits and what does not."),
        "zh-TW": text("裝得下什麼，裝不下什麼。"),
    }
}
UNTOLD = ("training", "Training", "訓練", "violet")
"""A topic that no post has yet."""
SETTINGS = Settings(
    languages=LANGUAGES,
    series={"en": "Daily AI Trivia", "zh-TW": "每日 AI 冷知識"},
    words={lang: load_words(lang).site for lang in LANGUAGES},
    url="https://daily-ai-trivia.example/",
    timezone="Asia/Taipei",
    topics=Topics(
        {
            key: Topic(key, colour, {"en": text(en), "zh-TW": text(zh)}, ABOUT_TOPIC.get(key))
            for key, en, zh, colour in (*TOPICS, UNTOLD)
        }
    ),
    own=(ABOUT,),
)
KINDS = (
    "cover",
    "number",
    "bars",
    "statement",
    "formula",
    "compare",
    "stack",
    "myth",
    "growth",
    "takeaway",
)

BODY = {
    lang: (Path(__file__).parent / f"sample.{lang}.md").read_text("utf-8") for lang in LANGUAGES
}


def number(ref: str, text: str) -> str:
    return f'<span class="num" data-v="{ref}">{text}</span>'


def figure(ref: str, text: str, label: str) -> Figure:
    amount, _, unit = text.partition(" ")
    return Figure(ref, text, amount, unit, 1.0, label)


def shown(ref: str, text: str, label: str, receipt: Receipt | None = None, **more: str) -> Shown:
    return Shown(
        figure(ref, text, label), more.get("exact", text), receipt, (1,), more.get("assumption", "")
    )


def card(index: int, kind: str, lang: str, alt: str) -> Card:
    return Card(
        kind=kind,
        body=StatementCard((Run(alt),)),
        lang=lang,
        topic="Memory",
        colour="signal",
        date=dt.date(2026, 1, 28),
        series=SETTINGS.series[lang],
        index=index,
        count=len(KINDS),
        alt=alt,
        receipt=Receipt("20 B param × 0.5 B/param", "= 10 GB") if kind == "cover" else None,
    )


def english() -> Post:
    return Post(
        slug="llm-memory-101",
        lang="en",
        date=dt.date(2026, 1, 28),
        topic_key="memory",
        topic="Memory",
        colour="signal",
        tags=("KV cache", "quantization", "local AI"),
        title="Can a 20B model fit in a 16 GB Mac mini?",
        hook=(
            Run("In BF16 it needs "),
            Run("40 GB", "number", "weights"),
            Run(". In FP4 it needs "),
            Run("10 GB", "number", "weights_fp4"),
            Run(", and then the context window sends its bill."),
        ),
        body=BODY["en"],
        minutes=3,
        numbers=(
            shown("one_param", "2 bytes", "one parameter in BF16"),
            shown(
                "weights", "40 GB", "weights in BF16", Receipt("20 B param × 2 B/param", "= 40 GB")
            ),
            shown(
                "weights_fp8",
                "20 GB",
                "weights in FP8",
                Receipt("20 B param × 1 B/param", "= 20 GB"),
            ),
            shown(
                "weights_fp4",
                "10 GB",
                "weights in FP4",
                Receipt("20 B param × 0.5 B/param", "= 10 GB"),
            ),
            shown("usable", "12–13 GB", "usable memory"),
            shown(
                "kv",
                "270 MiB",
                "KV cache",
                Receipt("2 × 24 × 2,880 × 4,096 token × 0.5 B/token", "= 270 MiB"),
                exact="283,115,520 B",
            ),
            shown(
                "kv_128k",
                "9.06 GB",
                "KV cache, 128k tokens",
                Receipt("2 × 24 × 2,880 × 131,072 token × 0.5 B/token", "= 9.06 GB"),
                exact="9,059,696,640 B",
            ),
        ),
        assumptions=(
            shown(
                "params",
                "20 billion",
                "parameters",
                assumption="a round number; gpt-oss-20b has a little more",
            ),
            shown("tokens", "4,096", "tokens", assumption="a short chat"),
        ),
        citations=(
            Citation(
                1,
                "gpt-oss-20b: layers, hidden size",
                "https://example.com/model-card",
                "commit 7b58334",
            ),
            Citation(2, "Memory measured on a 16 GB Mac mini", "", "read 2026-11-20"),
        ),
        cards=tuple(card(i, kind, "en", f"Card {i} says so") for i, kind in enumerate(KINDS, 1)),
        updated=dt.date(2026, 1, 30),
        tag_keys=("kv-cache", "quantization", "local-ai"),
        rows=("models.gpt_oss_20b",),
    )


def chinese() -> Post:
    labels = {
        "one_param": "一個 BF16 參數",
        "weights": "BF16 權重",
        "weights_fp8": "FP8 權重",
        "weights_fp4": "FP4 權重",
        "usable": "可用記憶體",
        "kv": "KV 快取",
        "kv_128k": "128k token 的 KV 快取",
        "params": "參數量",
        "tokens": "token 數",
    }
    post = english()

    def translated(value: Shown) -> Shown:
        said = {"params": "取整數；gpt-oss-20b 實際上再多一點", "tokens": "一段不長的對話"}
        label = labels[value.figure.ref]
        return replace(
            value,
            figure=value.figure._replace(label=label),
            assumption=said.get(value.figure.ref, ""),
        )

    return replace(
        post,
        lang="zh-TW",
        topic="記憶體",
        tags=("KV 快取", "量化", "在地端跑 AI"),
        title="16 GB 的 Mac mini，裝得下 20B 模型嗎？",
        hook=(
            Run("用 BF16 要 "),
            Run("40 GB", "number", "weights"),
            Run("，用 FP4 只要 "),
            Run("10 GB", "number", "weights_fp4"),
            Run("。接著，上下文視窗才把帳單寄來。"),
        ),
        body=BODY["zh-TW"],
        numbers=tuple(map(translated, post.numbers)),
        assumptions=tuple(map(translated, post.assumptions)),
        citations=(
            Citation(
                1, "gpt-oss-20b：層數與寬度", "https://example.com/model-card", "版本 7b58334"
            ),
            Citation(2, "在 16 GB Mac mini 上量到的記憶體", "", "2026-11-20 讀取"),
        ),
        cards=tuple(card(i, kind, "zh-TW", f"第 {i} 張圖卡") for i, kind in enumerate(KINDS, 1)),
    )


def first() -> Posts:
    return {"en": english(), "zh-TW": chinese()}


def renamed(posts: Posts, slug: str, date: dt.date, titles: Mapping[str, str]) -> Posts:
    return {
        lang: replace(post, slug=slug, date=date, updated=date, title=titles[lang])
        for lang, post in posts.items()
    }


def a_week() -> tuple[Posts, ...]:
    """The first post, and five before it."""
    titles = (
        ("What one parameter weighs", "一個參數有多重"),
        ("The cache that grows with every token", "每多一個 token 就變大的快取"),
        ("FP4 fits, until it doesn’t", "FP4 裝得下，直到裝不下"),
        ("Why RNNs came back", "RNN 為什麼回來了"),
        ("Three sums before buying RAM", "買記憶體前的三道算式"),
    )
    earlier = (
        renamed(
            first(),
            f"earlier-{day}",
            dt.date(2026, 1, 28) - dt.timedelta(day),
            {"en": en, "zh-TW": zh},
        )
        for day, (en, zh) in enumerate(titles, 1)
    )
    return (first(), *earlier)


TAGS = (
    ("kv-cache", "KV cache", "KV 快取"),
    ("quantization", "quantization", "量化"),
    ("tokens", "tokens", "token"),
    ("money", "money", "花費"),
)


def years(count: int, every: int = 1, topics: int = 3) -> tuple[Posts, ...]:
    """So many posts back from 2026-01-28, one every so many days, over some topics and four tags.

    Each comes with one card, so that hundreds of them can be built in a test.
    """
    return tuple(_one_of_many(place, every, topics) for place in range(count))


def _one_of_many(place: int, every: int, topics: int) -> Posts:
    key, *names, colour = TOPICS[place % topics]
    tags = (TAGS[place % 4], TAGS[(place // 4) % 4])[: 1 + (place % 4 != (place // 4) % 4)]
    date = dt.date(2026, 1, 28) - dt.timedelta(place * every)
    return {
        lang: replace(
            post,
            slug=f"day-{place}",
            date=date,
            updated=date,
            title=f"{title} {place}",
            body=f"{title} {place}.\n",
            topic_key=key,
            topic=names[column],
            colour=colour,
            tag_keys=tuple(tag[0] for tag in tags),
            tags=tuple(tag[1 + column] for tag in tags),
            rows=(),
            cards=post.cards[:1],
        )
        for column, (post, title) in enumerate(
            ((english(), "What a day costs, part"), (chinese(), "一天要多少，第"))
        )
        for lang in (post.lang,)
    }


def site_pages(ordered: Sequence[Posts], settings: Settings = SETTINGS) -> dict[str, str]:
    """Make every page of the site from posts that are sorted newest first."""
    seen = [glances(posts) for posts in ordered]
    pages = post_pages(ordered, settings) | list_pages(seen, settings) | own_pages(settings)
    newest = ordered[0] if ordered else None
    return pages | {
        page_file(HOME, lang): home_page(newest, seen[1:], lang, settings)
        for lang in settings.languages
    }


def post_pages(ordered: Sequence[Posts], settings: Settings = SETTINGS) -> dict[str, str]:
    """Make the pages of the posts themselves, in every language."""
    seen = [glances(posts) for posts in ordered]
    return {
        page_file(post_name(post.slug), lang): post_page(post, beside, settings)
        for posts, beside in zip(ordered, around(seen, related(seen)), strict=True)
        for lang, post in posts.items()
    }


def feed_files(ordered: Sequence[Posts], settings: Settings = SETTINGS) -> dict[str, bytes]:
    return feeds([feed_items(posts, settings) for posts in ordered[:NEWEST]], settings)


def search_files(ordered: Sequence[Posts]) -> dict[str, bytes]:
    return search_lists([searched(posts, SETTINGS) for posts in ordered], SETTINGS)


def script_files(solved: Iterable[Solved]) -> dict[str, bytes]:
    """Write the scripts of these posts, and the words that all of them share."""
    scripts = {name: text for one in solved for name, text in post_script(one).items()}
    return scripts | word_tables(SETTINGS)


def card_archives(posts: Sequence[Posts], cards: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        cards_file(post.slug, post.lang): card_archive(post, cards)
        for localised in posts
        for post in localised.values()
        if post.cards
    }


def site_tree(
    posts: Sequence[Posts], scripts: Mapping[str, bytes] | None = None, make: Make | None = None
) -> SiteTree:
    """Make the whole site of some posts; those that readers can change need their `scripts`.

    `make` may stand in for the cutting of fonts, which takes long for hundreds of pages.
    """
    ordered = newest_first(posts)
    pages = site_pages(ordered)
    return SiteTree(
        pages=pages,
        files=asset_files(ROOT / "assets")
        | search_files(ordered)
        | feed_files(ordered)
        | slugs(ordered)
        | sitemap(listed(pages.values()), SETTINGS)
        | {values_file(any_language(one).slug): b"{}" for one in ordered}
        | {POSTS_FILE: b"{}"}
        | dict(scripts or {})
        | hanzi(ordered, scripts or {}, make or faces)
        | pictures(ordered),
        settings=SETTINGS,
    )


def hanzi(posts: Sequence[Posts], scripts: Mapping[str, bytes], make: Make) -> dict[str, bytes]:
    """The Chinese fonts of these posts."""
    said_on = characters_of_pages(site_pages(posts).values(), scripts)
    parts = cut(said_on, wide_characters(said(SETTINGS)), oldest(posts))
    return font_files(parts, make)


def faces(weight: int, wanted: Sequence[str]) -> list[bytes]:
    return [face(weight, one) for one in wanted]


@cache
def face(weight: int, characters: str) -> bytes:
    (made,) = subsets((ROOT / f"assets/fonts/hanzi-{weight}.ttf").read_bytes(), [characters])
    return made


def pictures(posts: Sequence[Posts]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for localised in posts:
        for lang, post in localised.items():
            files[link_file(post.slug, lang)] = png(1200, 630)
            for position, one in enumerate(post.cards, 1):
                path = card_file(post.slug, lang, position, one.kind)
                files |= {path: png(1080, 1350), half_file(path): png(540, 675)}
    return files | card_archives(posts, files)


@cache
def png(width: int, height: int) -> bytes:
    """A grey picture of this size, one bit a pixel."""
    rows = (b"\x00" + b"\xaa" * ((width + 7) // 8)) * height
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@cache
def build_once(folder: Path) -> Path:
    """Build the week into a folder; later calls get the same site."""
    site = folder / "week"
    build_site(ROOT, site_tree(a_week()), site, folder / "week-docs")
    return site
