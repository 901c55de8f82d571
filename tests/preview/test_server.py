"""What stands at each address of the preview."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from PIL import Image

from generator.preview.board import Board
from generator.preview.server import ADDED, Preview, answer, make_server
from generator.world import make_world
from tests.conftest import ROOT
from tests.read.samples import completed

POST = """\
given: {kv: {value: 9 GB, assume: {en: an example, zh-TW: 舉例}, label: {en: cache, zh-TW: 快取}}}
cards:
  - cover: {value: kv}
  - statement: {text: {en: A sentence., zh-TW: 一句話。}}
"""


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    posts, site = tmp_path / "content" / "posts", tmp_path / "built"
    posts.mkdir(parents=True)
    (posts / "2026-01-28-kv.yaml").write_text(completed(POST), "utf-8")
    (posts / "2026-01-29-faulty.yaml").write_text(completed("tilte: no"), "utf-8")
    (site / "posts").mkdir(parents=True)
    (site / "posts" / "index.html").write_text("<body><p>Here</p></body></html>", "utf-8")
    (site / "404.html").write_text("<body>Lost</body>", "utf-8")
    (site / "font.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    return Preview(make_world(tmp_path), site, Board())


def test_a_page_follows_the_preview_and_is_otherwise_as_built(preview: Preview) -> None:
    page = answer(preview, "/posts/")
    assert page.body == b"<body><p>Here</p>" + ADDED + b"</body></html>"
    assert page.kind == "text/html; charset=utf-8"


def test_other_files_are_as_they_are(preview: Preview) -> None:
    assert answer(preview, "/font.woff2").body == b"wOF2"
    assert answer(preview, "/-/preview.js").kind == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("path", ["/none", "/../secret.html", "//etc/passwd", "/preview/none/"])
def test_nothing_else_is_there(preview: Preview, path: str) -> None:
    page = answer(preview, path)
    assert page.status is HTTPStatus.NOT_FOUND
    assert page.body.startswith(b"<body>Lost")


def test_the_sheet_shows_every_card_on_every_canvas(preview: Preview) -> None:
    page = answer(preview, "/preview/kv").body.decode()
    assert page.count("<img ") == 2 * 2 * 7
    assert 'src="/preview/kv/zh-TW/2-story.png"' in page
    assert "<h3>square: x</h3>" in page
    assert "<h3>portrait: instagram, threads, linkedin, facebook</h3>" in page


def test_a_card_is_drawn_on_the_canvas_asked_for(preview: Preview) -> None:
    picture = Image.open(BytesIO(answer(preview, "/preview/kv/en/1-story.png").body))
    assert picture.size == (1080, 1920)


@pytest.mark.parametrize("name", ["kv/fr/1-story", "kv/en/3-story", "kv/en/1-round", "no/en/1-xhs"])
def test_a_card_that_does_not_exist_is_not_found(preview: Preview, name: str) -> None:
    assert answer(preview, f"/preview/{name}.png").status is HTTPStatus.NOT_FOUND


def test_the_sheet_of_a_faulty_entry_is_its_report(preview: Preview) -> None:
    page = answer(preview, "/preview/faulty/")
    assert page.status is HTTPStatus.CONFLICT
    assert "did you mean `title`?" in page.body.decode()


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    server = make_server(preview, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_news_arrives_over_an_open_line(preview: Preview, address: str) -> None:
    with urlopen(f"{address}/-/events") as line:
        assert json.loads(line.readline()[6:]) == {"built": 0, "report": ""}
        line.readline()
        preview.board.failed("error: 改一下")
        assert json.loads(line.readline()[6:]) == {"built": 0, "report": "error: 改一下"}


def test_nothing_may_be_kept_by_the_browser(address: str) -> None:
    with urlopen(f"{address}/posts/") as page:
        assert page.headers["Cache-Control"] == "no-store"
