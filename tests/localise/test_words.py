"""Every language has the same keys: a missing word would be found by a reader."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.localise.words import FOLDER, load_words


def _keys(table: object, path: str = "") -> Iterator[str]:
    if isinstance(table, dict):
        for key, content in table.items():
            yield from _keys(content, f"{path}.{key}")
    else:
        yield path


def _language_keys(lang: str) -> set[str]:
    table = yaml.load((FOLDER / f"{lang}.yaml").read_bytes(), Loader=yaml.BaseLoader)
    # 萬 and million are different powers; everything else must be there in both.
    return {key for key in _keys(table) if not key.startswith(".numbers.counts")}


def test_languages_have_equal_keys() -> None:
    assert _language_keys("en") == _language_keys("zh-TW")


def test_counts_go_from_large_to_small() -> None:
    for lang in ("en", "zh-TW"):
        powers = [power for power, _ in load_words(lang).counts]
        assert powers == sorted(powers, reverse=True)
