"""What the search box finds of a post."""

from __future__ import annotations

import json

from tests.site.samples import first, search_files


def test_each_language_has_its_own_list_of_what_can_be_searched() -> None:
    files = search_files([first()])
    (record,) = json.loads(files["search/zh-TW.json"])
    assert record["url"] == "zh-TW/posts/llm-memory-101/"
    assert record["title"] == "16 GB 的 Mac mini，裝得下 20B 模型嗎？"
    assert all(word in record["text"] for word in ("帳單", "記憶體", "量化"))
    (record,) = json.loads(files["search/en.json"])
    assert record["url"] == "posts/llm-memory-101/"


def test_hanzi_take_three_bytes_and_not_six() -> None:
    assert "記憶體".encode() in search_files([first()])["search/zh-TW.json"]
