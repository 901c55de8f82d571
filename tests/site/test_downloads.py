"""The archive of a post's cards."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile

import pytest

from generator.site.address import cards_file
from generator.site.downloads import card_archive
from tests.site.samples import english, first, pictures

ARCHIVE = cards_file("llm-memory-101", "zh-TW")


def opened(archive: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(archive))


def test_an_archive_holds_the_cards_of_one_language_and_what_is_on_them() -> None:
    archive = opened(pictures([first()])[ARCHIVE])
    assert archive.testzip() is None
    assert archive.namelist()[:2] == ["01-cover.webp", "02-number.webp"]
    assert len(archive.namelist()) == 10 + 1
    assert archive.read("alt.zh-TW.txt").decode().startswith("01-cover.webp\n第 1 張圖卡\n\n")


def test_the_cards_in_it_are_the_pictures_of_the_site_as_they_are() -> None:
    files = pictures([first()])
    archive = opened(files[ARCHIVE])
    assert archive.read("01-cover.webp") == files["cards/llm-memory-101/zh-TW/01-cover.webp"]
    assert {entry.compress_type for entry in archive.infolist()} == {ZIP_STORED}


def test_the_same_cards_give_the_same_bytes() -> None:
    files = pictures([first()])
    again = dict(reversed(files.items()))
    assert card_archive(english(), files) == card_archive(english(), again)


def test_a_card_without_a_picture_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError, match="01-cover"):
        card_archive(english(), {})
