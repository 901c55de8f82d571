"""What people post: the right files in the right sizes, with words that fit and read."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from generator.cards.export import Look, chosen, export_post, zipped
from generator.cards.faces import load_faces
from generator.cards.platforms import PLATFORMS
from generator.localise.captions import weighted_length
from generator.localise.post import Post
from generator.pipeline import check
from generator.world import make_world

ROOT = Path(__file__).parents[2]
LINK = "https://daily-ai-trivia.example/posts/llm-memory-101/"


@cache
def _post(lang: str) -> Post:
    """The first post, which has one card of every layout."""
    posts = [posts[lang] for posts in check(make_world(ROOT)).posts]
    return next(post for post in posts if post.slug == "llm-memory-101")


@cache
def _exported(lang: str, *names: str, dark: bool = False) -> dict[str, bytes]:
    world = make_world(ROOT)
    post = _post(lang)
    platforms = [PLATFORMS[name] for name in names]
    made = export_post(post, platforms, LINK, load_faces(world.fonts), Look(dark=dark))
    assert made.broken == ()
    return made.files


def _image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("platform", "count", "size", "kind"),
    [
        ("instagram", 10, (1080, 1350), "JPEG"),
        ("threads", 10, (1080, 1350), "PNG"),
        ("x", 4, (1080, 1080), "PNG"),
        ("linkedin", 10, (1080, 1350), "PNG"),
        ("facebook", 10, (1080, 1350), "PNG"),
        ("xiaohongshu", 10, (1242, 1660), "PNG"),
        ("story", 10, (1080, 1920), "JPEG"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_images_of_the_right_size_and_type(
    lang: str, platform: str, count: int, size: tuple[int, int], kind: str
) -> None:
    files = _exported(lang, platform)
    folder = f"llm-memory-101/{platform}/{lang}/"
    images = [
        _image(data)
        for path, data in files.items()
        if path.startswith(folder) and path.endswith((".jpg", ".png"))
    ]
    assert len(images) == count
    assert {(image.size, image.format) for image in images} == {(size, kind)}


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_every_image_has_its_alt_text(lang: str) -> None:
    files = _exported(lang, "threads")
    images = [path for path in files if "/threads/" in path and path.endswith(".png")]
    for path in images:
        alt = files[path.removesuffix(".png") + ".alt.txt"].decode().strip()
        assert 0 < len(alt) <= PLATFORMS["threads"].alt


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_captions_keep_to_the_platforms_counting(lang: str) -> None:
    files = _exported(lang, "instagram", "threads", "x", "linkedin")
    for name in ("instagram", "threads", "x", "linkedin"):
        text = files[f"llm-memory-101/{name}/{lang}/caption.txt"].decode().strip()
        platform = PLATFORMS[name]
        length = weighted_length(text) if platform.weighted else len(text)
        assert LINK in text
        assert length <= platform.characters
        assert text.count("#") <= platform.hashtags


def test_where_few_images_fit_cover_and_address_stay_and_the_most_telling() -> None:
    cards = _post("en").cards
    assert [card.kind for card in chosen(cards, 4)] == ["cover", "stack", "growth", "takeaway"]
    assert chosen(cards, 20) == cards


def test_a_document_has_a_page_for_every_card_and_is_the_same_each_time() -> None:
    files = _exported("en", "linkedin")
    document = files["llm-memory-101/linkedin/en/llm-memory-101.pdf"]
    assert document.startswith(b"%PDF")
    assert document.count(b"/Type /Page\n") == 10
    _exported.cache_clear()
    assert _exported("en", "linkedin") == files


def test_dark_cards_are_dark() -> None:
    data = _exported("en", "x", dark=True)["llm-memory-101/x/en/01-cover.png"]
    red, green, blue = _image(data).convert("RGB").getpixel((5, 5))  # type: ignore[misc]  # three in RGB
    assert max(red, green, blue) < 60


def test_the_manifest_lists_every_image() -> None:
    files = _exported("en", "x")
    manifest = json.loads(files["llm-memory-101/manifest.en.json"])
    assert manifest["link"] == LINK
    for image in manifest["images"]:
        assert len(files[image["path"]]) == image["bytes"]
        assert _image(files[image["path"]]).size == (image["width"], image["height"])


def test_the_archive_is_the_same_each_time() -> None:
    files = _exported("en", "x")
    archive = zipped(files)
    assert archive == zipped(dict(reversed(files.items())))
    with ZipFile(BytesIO(archive)) as opened:
        assert sorted(opened.namelist()) == sorted(files)
