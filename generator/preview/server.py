"""The preview's web server: the built site, the sheets of cards, and the line that brings news.

Not `python -m http.server`, which cannot tell a page that it is old; not MkDocs' own server, which
builds the whole site for every edit.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.preview.board import Board
from generator.preview.sheet import Faulty, NoSuchPost, card_picture, sheet_page
from generator.read.source import read_bytes
from generator.world import World

HERE = Path(__file__).parent
OWN = ("preview.js", "preview.css")
PULSE = 15.0
"""Seconds after which a silent line is written to, to notice that nobody listens any more."""
ADDED = (
    b'<link rel="stylesheet" href="/-/preview.css">'
    b'<script type="module" src="/-/preview.js"></script>'
)
CARD = re.compile(
    r"/preview/(?P<slug>[a-z0-9-]+)/(?P<lang>[\w-]+)/(?P<number>\d{1,2})-(?P<form>\w+)\.png"
)
SHEET = re.compile(r"/preview/(?P<slug>[a-z0-9-]+)/?")


@dataclass(frozen=True)
class Answer:
    """A whole response."""

    body: bytes
    kind: str
    status: HTTPStatus = HTTPStatus.OK


@dataclass(frozen=True)
class Preview:
    """What the server shows: the site in a folder, the entries of a world, the news of a board."""

    world: World
    site: Path
    board: Board


def make_server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Bind to this machine only; port 0 takes any that is free. Raises `OSError` if taken."""

    class Handler(_Handler):
        shown = preview

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    return server


def answer(preview: Preview, path: str) -> Answer:
    """Give what stands at a path of the preview."""
    if path.startswith("/-/"):
        return _own(path.removeprefix("/-/"))
    try:
        if found := CARD.fullmatch(path):
            number = int(found["number"])
            picture = card_picture(
                preview.world, found["slug"], found["lang"], number, found["form"]
            )
            return Answer(picture, "image/png")
        if found := SHEET.fullmatch(path):
            return _page(sheet_page(preview.world, found["slug"]).encode())
    except NoSuchPost:
        return _missing(preview.site)
    except Faulty as fault:
        return Answer(str(fault).encode(), "text/plain; charset=utf-8", HTTPStatus.CONFLICT)
    return _file(preview.site, path)


def _own(name: str) -> Answer:
    if name not in OWN:
        return Answer(b"", "text/plain", HTTPStatus.NOT_FOUND)
    return Answer(read_bytes(HERE / name), _kind(HERE / name))


def _file(site: Path, path: str) -> Answer:
    """Give a file of the site; an address outside of it, or of a hidden file, is not there."""
    wanted = (site / path.lstrip("/")).resolve()
    if wanted.is_dir():
        wanted /= "index.html"
    if not wanted.is_relative_to(site.resolve()) or not wanted.is_file():
        return _missing(site)
    body = read_bytes(wanted)
    return _page(body) if wanted.suffix == ".html" else Answer(body, _kind(wanted))


def _missing(site: Path) -> Answer:
    lost = site / "404.html"
    body = read_bytes(lost) if lost.is_file() else b"<!doctype html><body>Not found.</body>"
    return _page(body, HTTPStatus.NOT_FOUND)


def _page(body: bytes, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Add the script that follows the preview; the page's own policy allows it, being from here."""
    head, end, rest = body.rpartition(b"</body>")
    whole = head + ADDED + end + rest if end else body + ADDED
    return Answer(whole, "text/html; charset=utf-8", status)


def _kind(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


class _Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for `answer`, and keeps the line of news open."""

    shown: Preview
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request; a browser that has left is no error."""
        path = unquote(urlsplit(self.path).path)
        try:
            if path == "/-/events":
                self._send_news()
            else:
                self._send(answer(self.shown, path))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, made: Answer) -> None:
        self.send_response(made.status)
        self.send_header("Content-Type", made.kind)
        self.send_header("Content-Length", str(len(made.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(made.body)

    def _send_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for line in _news(self.shown.board):
            self.wfile.write(line)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for reports on the content."""


def _news(board: Board) -> Iterator[bytes]:
    """Give server-sent events: the newest notice at once, then each new one (HTML, 9.2)."""
    seen = None
    while True:
        notice = board.wait(seen, PULSE)
        if notice is None:
            yield b": still here\n\n"
        else:
            seen = notice
            data = json.dumps({"built": notice.built, "report": notice.report})
            yield f"data: {data}\n\n".encode()
