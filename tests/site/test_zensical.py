"""The same pages on Zensical, one project a language: a smoke test.

It knows neither our templates' globals nor our plug-in, so it gets the text of the pages with their
titles, in the frame of its own theme. That the texts need nothing of MkDocs is what is tested.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.front_matter import split
from generator.site.page import site_pages
from tests.site.reading import page
from tests.site.samples import LANGUAGES, SETTINGS, a_week

CONFIG = """\
site_name: Daily AI Trivia
site_url: https://daily-ai-trivia.example/
theme: {name: material, font: false}
markdown_extensions: [tables, footnotes, sane_lists]
nav: [index.md]
"""


def project(folder: Path, lang: str) -> Path:
    for name, text in site_pages(a_week()[:2], SETTINGS).items():
        if name.endswith(f".{lang}.md"):
            data, body = split(text)
            path = folder / "docs" / name.replace(f".{lang}.md", ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {json.dumps(data['title'])}\n---\n\n{body}", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_post_becomes_a_page_with_its_text_and_numbers(tmp_path: Path, lang: str) -> None:
    folder = project(tmp_path / lang, lang)
    command = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    for posts in a_week()[:2]:
        post = posts[lang]
        made = page(folder / f"site/posts/{post.slug}/index.html")
        numbers = [
            one.attributes["data-v"] for one in made.all("span") if "data-v" in one.attributes
        ]
        assert len(numbers) == post.body.count("data-v=")
        assert len(made.all("math")) == post.body.count("<math")
