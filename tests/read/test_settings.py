"""What `mkdocs.yml` says to this generator."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.settings import Language, Settings, read_settings
from generator.world import BadWorld

TEXT = """\
site_name: Trivia
site_url: https://example.org/ai
markdown_extensions:
  - x: {y: !!python/name:os.system }
extra: {trivia: {series: {en: Daily, zh-TW: 每日}, timezone: Europe/Berlin}}
plugins:
  - search
  - i18n:
      languages:
        - {locale: zh-TW, name: 繁體中文, build: true}
        - {locale: de, name: Deutsch, build: false}
        - {locale: en, name: English, default: true}
"""


def settings(root: Path, text: str) -> Settings:
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(root)


def test_everything_that_is_shared_with_mkdocs(tmp_path: Path) -> None:
    assert settings(tmp_path, TEXT) == Settings(
        site_name="Trivia",
        site_url="https://example.org/ai/",
        languages=(Language("zh-TW", "繁體中文"), Language("en", "English", default=True)),
        series={"zh-TW": "每日", "en": "Daily"},
        timezone="Europe/Berlin",
    )


@pytest.mark.parametrize("text", ["", "site_name: Daily AI Trivia", "plugins: [search]", "- x"])
def test_what_is_left_out_is_default(tmp_path: Path, text: str) -> None:
    found = settings(tmp_path, text)
    assert found == read_settings(tmp_path / "nowhere")
    assert found.tags == ("en", "zh-TW")
    assert found.series == {"en": "Daily AI Trivia", "zh-TW": "Daily AI Trivia"}
    assert (found.site_url, found.timezone) == ("", "Asia/Taipei")


def test_the_first_language_is_default_if_none_says_so(tmp_path: Path) -> None:
    text = "plugins: [{i18n: {languages: [{locale: en}, {locale: de}]}}]"
    assert [language.default for language in settings(tmp_path, text).languages] == [True, False]


def test_a_tag_is_never_run(tmp_path: Path) -> None:
    text = "site_name: !!python/object/apply:os.abort []\n"
    assert settings(tmp_path, text).site_name == "Daily AI Trivia"


@pytest.mark.parametrize("text", ["a: [", "a: b: c"])
def test_a_broken_file_is_wrong_use(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadWorld, match=r"mkdocs\.yml cannot be read"):
        settings(tmp_path, text)
