"""A site of a few small posts, quick to build, for tests that build it again and again."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

ENTRY = """\
topic: {topic}
tags: [kv-cache]

title:
  en: "{word} costs {{{{ cache }}}}"
  zh-TW: "{hanzi}要 {{{{ cache }}}}"
hook:
  en: "{word} of {{{{ tokens | exact }}}} tokens."
  zh-TW: "{{{{ tokens | exact }}}} 個 token 的{hanzi}。"

given:
  tokens:
    value: {tokens} token
    assume: {{en: a short chat, zh-TW: 一段不長的對話}}
    label: {{en: tokens, zh-TW: token 數}}
  size:
    value: 2 KiB/token
    definition: {{en: as in the text, zh-TW: 如文中所說}}
    label: {{en: size of a token, zh-TW: 每個 token 的大小}}

derive:
  cache: {{formula: tokens * size, show: MiB, label: {{en: the whole, zh-TW: 總共}}}}

body:
  en: |
    It takes {{{{ cache }}}}.{more}
  zh-TW: |
    一共 {{{{ cache }}}}。

cards:
  - cover: {{value: cache}}
"""


def write_post(
    root: Path,
    slug: str,
    day: int,
    *,
    tokens: int = 1024,
    topic: str = "memory",
    word: str = "A chat",
    hanzi: str = "聊天",
    more: str = "",
) -> Path:
    """Put a post of January 2026 into the site, or another text in its place."""
    path = root / f"content/posts/2026/2026-01-{day:02}-{slug}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ENTRY.format(topic=topic, word=word, hanzi=hanzi, tokens=tokens, more=more)
    path.write_text(text, "utf-8")
    return path


def small_site(root: Path) -> Path:
    """Make a site of three posts in an empty folder, with templates of its own."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "content").mkdir()
    shutil.copyfile(ROOT / "content/topics.yaml", root / "content/topics.yaml")
    for day, slug in enumerate(("first", "second", "third"), start=1):
        write_post(root, slug, day, tokens=1024 * day)
    return root


ROWS = """\
small:
  source: {title: A card, url: "https://example.com", read: 2026-01-20}
  size: 2 KiB/token
other:
  source: {title: Another card, url: "https://example.com", read: 2026-01-20}
  size: 3 KiB/token
"""


def share_rows(root: Path) -> Path:
    """Put a table into the site, let the second post take its size from it, and give the table."""
    table = root / "content/data/models.yaml"
    table.parent.mkdir()
    table.write_text(ROWS, "utf-8")
    path = write_post(root, "second", 2)
    text = path.read_text("utf-8").replace("tokens * size", "tokens * m.size")
    own = text[text.index("  size:\n") : text.index("\nderive:")]
    path.write_text(text.replace(own, "\nuse: [models.small as m]\n"), "utf-8")
    return table
