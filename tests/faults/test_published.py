"""Cases 59 to 68 once more, on the built site: what an author may write stays text everywhere.

`canary.yaml` holds templates, HTML, quotes and commands in every field that takes them; it is
looked for in pages, feeds, previews, data and archives.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from generator.cli import CONTENT, FINE
from generator.site.plain import KEPT
from tests.conftest import ROOT
from tests.faults.cases import POSTS, Run, make_site, trivia
from tests.read.samples import completed
from tests.site.reading import Element, Page, page

POST = "posts/canary/index.html"
CANARY = Path(__file__).with_name("canary.yaml")
DRAFT = completed("draft: true\ntitle: {en: Only in English}\nbody: {en: Only in English}")
OURS = re.compile(r"(?:\.\./)*(?:\./)?assets/js/\w+\.js|/assets/js/\w+\.js")
ADDRESSES = ("href", "src", "action", "formaction", "data-search", "data-share", "poster")
TITLE = "\"Quotes\" & 'more' ]]> onload=alert('title') ::error::"
HOOK = (
    "One \"line\", </script><script>alert('hook')</script> "
    "and another' onmouseover='alert(1) {% raw %}"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(
        tmp_path_factory.mktemp("canary"),
        {
            f"{POSTS}/2026-01-28-canary.yaml": CANARY.read_bytes(),
            f"{POSTS}/2026-01-27-draft.yaml": DRAFT.encode(),
        },
    )


def _build(root: Path, posts: dict[str, bytes]) -> Path:
    run = _run(root, posts)
    assert run.code == FINE, run.out + run.err
    assert not [line for line in (run.out + run.err).splitlines() if line.startswith("::")]
    return root / "site"


def _run(root: Path, posts: dict[str, bytes]) -> Run:
    shutil.copytree(ROOT / "overrides", make_site(root, posts) / "overrides")
    return trivia("build", "--root", root, "--drafts")


@pytest.fixture(scope="module")
def post(site: Path) -> Page:
    return page(site / POST)


class _Inside(HTMLParser):
    """Collects what stands between the start and the end of one kind of element."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self.depth = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.tag:
            self.depth += 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == self.tag

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data


def inside(path: Path, tag: str) -> list[str]:
    parser = _Inside(tag)
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser.texts


def _elements(site: Path) -> Iterator[tuple[str, Element]]:
    for path in site.rglob("*.html"):
        for element in page(path).elements:
            yield path.relative_to(site).as_posix(), element


def test_case_59_a_template_is_printed_as_it_was_typed(site: Path) -> None:
    tags = inside(site / POST, "li")
    assert "{{ ''.__class__ }}" in tags
    assert "{% include 'main.html' %}" in tags
    code = inside(site / POST, "code")
    assert {"{% for x in y %}", "{# remark #}", "{a.__class__}"} <= set(code)
    assert any("{{ ''.__class__.__mro__ }}</title>" in text for text in inside(site / POST, "a"))
    for path in site.rglob("*.html"):
        assert "class 'str'" not in path.read_text("utf-8")
        assert "&lt;class" not in path.read_text("utf-8")


def test_case_62_nothing_runs_but_our_own_scripts(site: Path) -> None:
    pages = set()
    for name, element in _elements(site):
        pages.add(name)
        assert not [key for key in element.attributes if key.startswith("on")], (name, element)
        if element.attributes.get("type") == "application/ld+json":
            assert json.loads(element.text)  # data, which no browser runs
        elif element.tag == "script":
            assert OURS.fullmatch(element.attributes["src"]), (name, element)
            assert not element.text.strip()
        assert element.tag not in {"iframe", "object", "embed", "base", "form"}, (name, element)
    assert {"index.html", "posts/canary/index.html", "zh-TW/posts/canary/index.html"} <= pages


def test_case_62_html_in_code_is_shown_and_not_made(site: Path, post: Page) -> None:
    code = inside(site / POST, "code")
    assert "<script>alert('body')</script>" in code
    assert any("<img src=x onerror=\"alert('fence')\">" in text for text in code)
    assert len(post.all("img")) == 1  # the card


def test_a_number_in_code_is_the_number(site: Path) -> None:
    assert "12\N{NO-BREAK SPACE}GB" in inside(site / POST, "code")


def test_case_62_scripts_of_ours_never_make_markup_of_text() -> None:
    live = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|Function\(")
    for path in (ROOT / "assets/js").glob("*.js"):
        assert not live.search(path.read_text("utf-8")), path.name


def test_case_63_links_lead_to_https_mail_or_this_site(site: Path) -> None:
    for name, element in _elements(site):
        for key in ADDRESSES:
            address = re.sub(r"[\x00-\x20]", "", element.attributes.get(key, ""))
            scheme = re.match(r"[A-Za-z][\w+.-]*:|//", address)
            assert not scheme or scheme[0].lower() in ("https:", "mailto:"), (name, element)


def test_case_64_everything_for_machines_can_be_read_by_them(site: Path) -> None:
    machine = [path for path in site.rglob("*") if path.suffix in (".json", ".xml", ".webmanifest")]
    assert {"sitemap.xml", "en.json", "zh-TW.json"} <= {path.name for path in machine}
    for path in machine:
        if path.suffix == ".xml":
            ElementTree.parse(path)
        else:
            json.loads(path.read_text("utf-8"))
    found = json.loads((site / "search/en.json").read_text("utf-8"))
    (record,) = (record for record in found if record["url"] == "posts/canary/")
    assert record["title"] == TITLE
    assert "</script><script>alert('hook')</script>" in record["text"]


def _feeds_html(site: Path, lang: str) -> Iterator[str]:
    """What a feed reader puts into a page of its own: every text of the feeds that is HTML."""
    folder = site if lang == "en" else site / lang
    for element in ElementTree.parse(folder / "feed.xml").iter():
        if element.get("type") == "html":
            yield element.text or ""
    for item in json.loads((folder / "feed.json").read_text("utf-8"))["items"]:
        yield item["content_html"]


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_case_62_64_feed_readers_are_handed_nothing_that_runs(site: Path, lang: str) -> None:
    texts = [*_feeds_html(site, lang)]
    assert len(texts) >= 4
    assert any("alert('body')" in text for text in texts)  # the canary is there, as text
    for text in texts:
        shown = Page()
        shown.feed(text)
        shown.close()
        for element in shown.elements:
            assert element.tag in KEPT, element
            assert not [name for name in element.attributes if name.startswith("on")], element
            address = element.attributes.get("href", "") + element.attributes.get("src", "")
            assert re.match(r"(?:https:|mailto:|$)", address), element


def test_case_64_titles_reach_machines_as_they_were_typed(site: Path, post: Page) -> None:
    atom = ElementTree.parse(site / "feed.xml")
    assert TITLE in [title.text for title in atom.iter("{http://www.w3.org/2005/Atom}title")]
    feed = json.loads((site / "feed.json").read_text("utf-8"))
    assert TITLE in [item["title"] for item in feed["items"]]
    listed = json.loads((site / "posts.json").read_text("utf-8"))["posts"]
    assert TITLE in [one["languages"]["en"]["title"] for one in listed]
    (linked,) = post.all("script", type="application/ld+json")
    article = json.loads(linked.text)
    assert article["headline"] == TITLE
    assert "<script>alert('source')</script>" in json.dumps(article["citation"])
    assert "<" not in linked.text  # nothing in it could end the element


def test_the_archive_of_the_cards_holds_pictures_and_plain_text(site: Path) -> None:
    with ZipFile(site / "cards/canary/en/canary.en.zip") as archive:
        assert sorted(archive.namelist()) == ["01-statement.webp", "alt.en.txt"]
        assert "<script>alert(2)" in archive.read("alt.en.txt").decode()


def test_case_65_quotes_and_line_ends_stay_inside_their_attribute(site: Path, post: Page) -> None:
    meta = {
        element.attributes.get("property") or element.attributes.get("name"): element.attributes
        for element in post.all("meta")
    }
    assert meta["og:title"]["content"] == TITLE
    assert meta["description"]["content"] == meta["og:description"]["content"] == HOOK
    assert meta["og:image:alt"]["content"].startswith('A "card" \' onerror=alert(1) & <script>')
    assert inside(site / POST, "title") == [f"{TITLE} · Daily AI Trivia"]
    (card,) = post.all("img")
    assert card.attributes.keys() == {
        "src", "srcset", "sizes", "width", "height", "alt", "decoding", "fetchpriority",
    }  # fmt: skip


def test_case_66_a_body_cannot_become_front_matter(site: Path) -> None:
    assert inside(site / POST, "h1") == [TITLE]
    assert "template: evil.html\ntitle: hacked" in inside(site / POST, "p")


@pytest.mark.parametrize("target", ["nowhere.md", "../nowhere/index.md"])
def test_case_67_a_site_with_a_broken_link_is_not_published(tmp_path: Path, target: str) -> None:
    entry = completed(f"body: {{en: '[x]({target})', zh-TW: 內文}}")
    run = _run(tmp_path, {f"{POSTS}/2026-01-28-broken.yaml": entry.encode()})
    assert run.code == CONTENT
    assert f"error[E501]: `{target}` leads nowhere" in run.out
    assert not (tmp_path / "site").exists()


def test_case_68_a_draft_shows_the_other_language_where_one_is_missing(site: Path) -> None:
    draft = site / "zh-TW/posts/draft/index.html"
    assert inside(draft, "h1") == ["Only in English"]
    assert len(page(draft).all("strong", **{"class": "meta__draft"})) == 1


def test_case_68_a_borrowed_text_says_which_language_it_is_in(site: Path) -> None:
    draft = page(site / "zh-TW/posts/draft/index.html")
    assert draft.one("h1").attributes.get("lang") == "en"


def test_pictures_hold_pixels_only(site: Path) -> None:
    pictures = [path for path in site.rglob("cards/**/*") if path.suffix in (".png", ".webp")]
    assert pictures
    for path in pictures:
        assert b"alert" not in path.read_bytes(), path.name
