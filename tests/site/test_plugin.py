"""The adapter at work: sites are really built, into temporary folders."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.localise.figure import Receipt, Run
from generator.localise.post import Citation, Post, Posts
from generator.read.pages import OwnPage
from generator.site.build import SiteNotBuilt, build_site
from generator.site.listing import own_pages
from generator.site.plugin import mirror
from generator.site.tree import ContentErrors, SiteTree
from tests.site.reading import Page, broken_links, page
from tests.site.samples import (
    ABOUT,
    LANGUAGES,
    ROOT,
    a_week,
    card,
    first,
    number,
    shown,
    site_tree,
    text,
)

HOST = "https://daily-ai-trivia.example/"
CANARY = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} \"double\" 'single' & </title> --- \\ \u2028 `x`"
)


def built(tree: SiteTree, folder: Path) -> Path:
    build_site(ROOT, tree, folder / "site", folder / "docs")
    return folder / "site"


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_no_link_or_picture_leads_nowhere(week: Path) -> None:
    assert broken_links(week) == []


def test_two_builds_are_equal_to_the_byte(week: Path, tmp_path: Path) -> None:
    assert everything(built(site_tree(a_week()), tmp_path)) == everything(week)


def test_a_page_names_itself_and_its_translations_absolutely(week: Path) -> None:
    post = page(week / "zh-TW/posts/llm-memory-101/index.html")
    assert post.one("html").attributes["lang"] == "zh-TW"
    assert (
        post.one("link", rel="canonical").attributes["href"] == f"{HOST}zh-TW/posts/llm-memory-101/"
    )
    alternates = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in post.all("link", rel="alternate")
        if "type" not in link.attributes
    }
    assert alternates == {
        "en": f"{HOST}posts/llm-memory-101/",
        "zh-TW": f"{HOST}zh-TW/posts/llm-memory-101/",
        "x-default": f"{HOST}posts/llm-memory-101/",
    }


def test_a_shared_link_shows_the_wide_picture(week: Path) -> None:
    post = page(week / "posts/llm-memory-101/index.html")
    picture = post.one("meta", property="og:image").attributes["content"]
    assert picture == f"{HOST}cards/llm-memory-101/en/link.png"


@pytest.mark.parametrize("name", ["index.html", "posts/llm-memory-101/index.html"])
@pytest.mark.parametrize(("lang", "folder"), [("en", ""), ("zh-TW", "zh-TW/")])
def test_a_preview_has_all_that_other_sites_ask_for(
    week: Path, lang: str, folder: str, name: str
) -> None:
    head = page(week / folder / name)
    said = {
        one.attributes.get("property", one.attributes.get("name", "")): one.attributes["content"]
        for one in head.all("meta")
        if "content" in one.attributes
    }
    assert said["og:image"] == f"{HOST}cards/llm-memory-101/{lang}/link.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"]
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:title"]
    assert said["og:description"] == said["description"]
    assert said["og:url"] == head.one("link", rel="canonical").attributes["href"]
    assert said["og:locale:alternate"] != said["og:locale"]


def test_a_post_knows_its_neighbours(week: Path) -> None:
    middle = page(week / "zh-TW/posts/earlier-2/index.html")
    for rel, slug in (("prev", "earlier-3"), ("next", "earlier-1")):
        link = middle.one("link", rel=rel).attributes["href"]
        assert link == f"{HOST}zh-TW/posts/{slug}/"
        assert middle.one("a", rel=rel).attributes["href"] == f"../{slug}/"
    assert not page(week / "posts/earlier-5/index.html").all("link", rel="prev")
    assert not page(week / "posts/llm-memory-101/index.html").all("link", rel="next")


def test_search_engines_are_told_what_a_post_is(week: Path) -> None:
    head = page(week / "zh-TW/posts/llm-memory-101/index.html")
    linked = json.loads(head.one("script", type="application/ld+json").text)
    assert (linked["@context"], linked["@type"]) == ("https://schema.org", "Article")
    assert linked["headline"] == "16 GB 的 Mac mini，裝得下 20B 模型嗎？"
    assert linked["inLanguage"] == "zh-TW"
    assert (linked["datePublished"], linked["dateModified"]) == ("2026-01-28", "2026-01-30")
    assert linked["url"] == head.one("link", rel="canonical").attributes["href"]
    assert linked["image"][0] == f"{HOST}cards/llm-memory-101/zh-TW/link.png"
    assert linked["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "gpt-oss-20b：層數與寬度",
            "url": "https://example.com/model-card",
        },
        {"@type": "CreativeWork", "name": "在 16 GB Mac mini 上量到的記憶體"},
    ]
    assert not page(week / "index.html").all("script", type="application/ld+json")


def test_the_page_for_lost_readers_speaks_both_languages_and_leads_to_both_homes(
    week: Path,
) -> None:
    lost = page(week / "404.html")
    assert [part.attributes.get("lang") for part in lost.all("section")] == list(LANGUAGES)
    assert [link.attributes["href"] for link in lost.all("a") if "hreflang" in link.attributes] == [
        "/.",
        "/zh-TW/",
    ]
    assert lost.one("meta", name="robots").attributes["content"] == "noindex"


def test_the_site_map_dates_pages_by_their_posts(week: Path) -> None:
    entries = re.findall(
        r"<loc>([^<]+)</loc>\s*<lastmod>([^<]+)", (week / "sitemap.xml").read_text()
    )
    dates = dict(entries)
    assert dates[f"{HOST}zh-TW/posts/llm-memory-101/"] == "2026-01-30"
    assert dates[f"{HOST}posts/earlier-5/"] == "2026-01-23"


def test_nothing_in_the_site_reaches_for_another_host(week: Path) -> None:
    served = (path for path in week.rglob("*") if path.suffix in {".html", ".css", ".js"})
    reach = re.compile(r"""(?:src=["']?|url\(["']?|import\s*["']|fetch\(["'])(?:https?:)?//""")
    assert not [path for path in served if reach.search(path.read_text("utf-8"))]
    assert not list(week.rglob("assets/javascripts/*"))


def strange() -> Posts:
    """A post with a trap in every text that is not Markdown."""

    def trapped(post: Post) -> Post:
        value = shown(
            "kv", CANARY, CANARY, Receipt(CANARY, CANARY), exact=CANARY + "!", assumption=CANARY
        )
        return replace(
            post,
            title=CANARY,
            topic=CANARY,
            colour=CANARY,
            tags=(CANARY,),
            tag_keys=(CANARY,),
            hook=(
                Run(CANARY),
                Run(CANARY, "number", CANARY),
                Run(CANARY, "code"),
                Run(CANARY, "strong"),
            ),
            body=f"Twice seven is {{{{ 7*7 }}}} {number('kv', '49')}.\n",
            numbers=(value,),
            assumptions=(value,),
            citations=(Citation(1, CANARY, "https://example.com/?" + CANARY, CANARY),),
            cards=(card(1, "cover", post.lang, CANARY),),
        )

    return {lang: trapped(post) for lang, post in first().items()}


@pytest.fixture(scope="module")
def trapped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = site_tree((strange(), *a_week()[1:]))
    settings = replace(tree.settings, own=(strange_page(),))
    pages = {**tree.pages, **own_pages(settings)}
    tree = replace(tree, settings=settings, pages=pages)
    return built(tree, tmp_path_factory.mktemp("trapped"))


def strange_page() -> OwnPage:
    """A page of the owner's with a trap in every text that is not Markdown."""
    trap = dict.fromkeys(LANGUAGES, text(CANARY))
    return ABOUT._replace(title=trap, about=trap)


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "archive/index.html",
        "archive/2026/index.html",
        "topics/index.html",
        "topics/memory/index.html",
        "about/index.html",
        "posts/llm-memory-101/index.html",
        "posts/earlier-1/index.html",
    ],
)
@pytest.mark.parametrize("folder", ["", "zh-TW/"])
def test_traps_in_texts_are_shown_as_typed(trapped_site: Path, folder: str, name: str) -> None:
    path = trapped_site / folder / name
    text = path.read_text("utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %}" in text
    assert all(
        script.attributes.get("src") or script.attributes.get("type") == "application/ld+json"
        for script in page(path).all("script")
    )
    assert not _unknown_attributes(page(path))


@pytest.mark.parametrize("folder", ["", "zh-TW/"])
def test_traps_do_not_end_the_data_for_search_engines(trapped_site: Path, folder: str) -> None:
    post = page(trapped_site / folder / "posts/llm-memory-101/index.html")
    linked = json.loads(post.one("script", type="application/ld+json").text)
    assert linked["headline"] == CANARY
    assert linked["citation"][0]["name"] == CANARY


def _unknown_attributes(page: Page) -> set[str]:
    """Attributes that only a text broken out of its quotes could have made."""
    names = {name for element in page.elements for name in element.attributes}
    return {name for name in names if not re.fullmatch(r"[a-z][a-z-]*", name)} | names & {
        "double",
        "single",
    }


def test_a_sum_in_an_authors_words_is_not_done(trapped_site: Path) -> None:
    text = (trapped_site / "posts/llm-memory-101/index.html").read_text("utf-8")
    assert 'Twice seven is {{ 7*7 }} <span class="num" data-v="kv">49</span>' in text


def test_without_pages_of_the_owner_no_link_leads_to_one(tmp_path: Path) -> None:
    tree = site_tree(())
    pages = {name: text for name, text in tree.pages.items() if not name.startswith("about.")}
    tree = replace(tree, settings=replace(tree.settings, own=()), pages=pages)
    home = page(built(tree, tmp_path) / "index.html")
    assert not [a for a in home.all("a") if "about" in a.attributes["href"]]


def test_a_page_of_the_owner_that_could_run_a_script_stops_the_build(tmp_path: Path) -> None:
    body = dict.fromkeys(LANGUAGES, text("Fine so far.\n\n<script>alert(1)</script>\n"))
    tree = site_tree(())
    settings = replace(tree.settings, own=(ABOUT._replace(body=body),))
    tree = replace(tree, pages={**tree.pages, **own_pages(settings)})
    with pytest.raises(SiteNotBuilt, match=r"about\.en\.md: `<script>` may not be on a page"):
        built(tree, tmp_path)


def test_a_page_that_is_gone_leaves_and_an_unchanged_one_is_not_touched(tmp_path: Path) -> None:
    mirror(tmp_path, {"posts/a.en.md": "a", "posts/b.en.md": "b"})
    os.utime(tmp_path / "posts/a.en.md", (1, 1))
    mirror(tmp_path, {"posts/a.en.md": "a"})
    assert [path.name for path in tmp_path.rglob("*.md")] == ["a.en.md"]
    assert (tmp_path / "posts/a.en.md").stat().st_mtime == 1


def test_a_site_without_posts_can_be_built(tmp_path: Path) -> None:
    home = page(built(site_tree(()), tmp_path) / "index.html")
    assert "No posts yet" in "".join(element.text for element in home.all("p"))


def test_a_warning_from_mkdocs_stops_the_build_with_its_words(tmp_path: Path) -> None:
    posts = {**first()}
    posts["en"] = replace(posts["en"], body="[nowhere](missing.md)\n")
    with pytest.raises(SiteNotBuilt, match=r"missing\.md"):
        built(site_tree([posts]), tmp_path)


class Pipeline(ModuleType):
    """Stands in for the real one, which plain `mkdocs build` reaches through the plug-in."""

    def __init__(self, tree: SiteTree | None) -> None:
        super().__init__("generator.assembly")
        self.tree = tree
        self.calls = 0

    def prepare_for_mkdocs(self, root: Path) -> SiteTree:
        self.calls += 1
        if self.tree is None:
            raise ContentErrors("error[E201]: no value is called `weights`")
        return self.tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder like a fresh clone, with its own build folder."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "content").mkdir()
    return tmp_path


def plain_mkdocs_build(project: Path) -> None:
    build(load_config(str(project / "mkdocs.yml")))


def test_plain_mkdocs_asks_the_pipeline_once_for_all_languages(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = Pipeline(site_tree([first()]))
    monkeypatch.setitem(sys.modules, "generator.assembly", pipeline)
    plain_mkdocs_build(project)
    assert pipeline.calls == 1
    assert broken_links(project / "site") == []


def test_mistakes_in_the_content_leave_the_old_site_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the old site")
    monkeypatch.setitem(sys.modules, "generator.assembly", Pipeline(None))
    with pytest.raises(Abort):
        plain_mkdocs_build(project)
    assert everything(project / "site") == {"index.html": b"the old site"}
    assert "no value is called `weights`" in caplog.text
