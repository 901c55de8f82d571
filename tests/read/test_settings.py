"""What `mkdocs.yml` says to this generator."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.settings import Language, Settings, read_frame, read_settings
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


PLAIN = "theme: {name: material, custom_dir: mine}\nplugins: [trivia, i18n: {languages: []}]\n"


def test_the_frame_knows_the_templates_and_what_it_cannot_know(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(PLAIN, "utf-8")
    frame = read_frame(tmp_path)
    assert (frame.text, frame.templates, frame.is_plain) == (PLAIN.encode(), "mine", True)


@pytest.mark.parametrize(
    "more",
    ["hooks: [mine.py]", "INHERIT: ../base.yml", "site_url: !ENV URL", "extra_templates: [a.html]"],
)
def test_a_frame_that_could_rest_on_anything_is_not_plain(tmp_path: Path, more: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{PLAIN}{more}\n", "utf-8")
    assert not read_frame(tmp_path).is_plain


def test_a_plug_in_that_we_do_not_know_could_rest_on_anything(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [trivia, i18n, minify]\n", "utf-8")
    assert not read_frame(tmp_path).is_plain
