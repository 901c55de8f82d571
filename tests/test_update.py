"""An edit makes only what depends on it, and the site is then the one a clean build would make."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config

from generator import fingerprint, making
from generator import kept as keeping
from generator import update as updating
from generator.output.ownership import MARKER
from generator.output.staging import reserved
from generator.site import build as rendering
from generator.update import Updated, update
from generator.world import make_world
from tests.small_site import ROOT, share_rows, small_site, write_post

DAY = "1769600000"  # 28 January 2026


def build(root: Path, jobs: int = 1) -> Updated:
    world = make_world(root, jobs=jobs, environment={"SOURCE_DATE_EPOCH": DAY})
    with reserved(root / "site", world.sources) as place:
        updated = update(world, place)
    assert not updated.gathered.problems.found
    return updated


def everything(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def written(site: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in site.rglob("*")}


def clean(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """Build the same content where nothing is kept but drawn cards, whose keys have own tests."""
    copy = elsewhere / "clean"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache", "site"))
    shutil.copytree(root / ".cache/cards", copy / ".cache/cards")
    build(copy)
    site = everything(copy / "site")
    shutil.rmtree(copy)
    return site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path / "site of mine 網站")


def pages(updated: Updated) -> set[str]:
    return {path.removesuffix("/index.html") for path in updated.changed if path.endswith(".html")}


def test_where_nothing_changed_nothing_is_touched(root: Path) -> None:
    build(root)
    before = written(root / "site")
    again = build(root)
    assert (again.gathered.made, again.changed, again.deleted) == (0, (), 0)
    assert written(root / "site") == before


def test_a_remark_in_the_text_renders_that_page_and_draws_nothing(root: Path) -> None:
    build(root)
    write_post(root, "second", 2, tokens=2048, more=" And that is all.")
    edited = build(root)
    assert (edited.gathered.made, edited.drawn) == (1, 0)
    assert pages(edited) == {"posts/second"}


def test_a_number_in_a_headline_is_new_wherever_the_headline_stands(
    root: Path, tmp_path: Path
) -> None:
    build(root)
    write_post(root, "second", 2, tokens=4096)
    edited = build(root)
    assert edited.gathered.made == 1
    assert {"posts/first", "posts/second", "posts/third", "index.html"} <= pages(edited)
    assert {path.split("/")[1] for path in edited.changed if path.startswith("cards/")} == {
        "second"
    }
    assert everything(root / "site") == clean(root, tmp_path)


def test_a_shared_row_changes_the_posts_that_use_it(root: Path, tmp_path: Path) -> None:
    table = share_rows(root)
    build(root)
    change(table, "2 KiB", "8 KiB")
    edited = build(root)
    assert edited.gathered.made == 1
    assert "posts/second" in pages(edited)
    assert everything(root / "site") == clean(root, tmp_path)


def test_posts_come_and_go_and_get_other_names(root: Path, tmp_path: Path) -> None:
    build(root)
    write_post(root, "fourth", 4, hanzi="閒談", topic="compute")
    first = build(root)
    assert first.gathered.made == 1
    second = root / "content/posts/2026/2026-01-02-second.yaml"
    second.rename(second.with_name("2026-01-02-renamed.yaml"))
    (root / "content/posts/2026/2026-01-01-first.yaml").unlink()
    edited = build(root)
    assert edited.deleted
    site = everything(root / "site")
    assert not [path for path in site if "second" in path or "first" in path.split("/")]
    assert site == clean(root, tmp_path)


def test_topic_template_and_name_change_all_that_shows_them(root: Path, tmp_path: Path) -> None:
    build(root)
    change(root / "overrides/partials/footer.html", "<footer", "<footer data-edition='2'")
    template = build(root)
    assert (template.gathered.made, template.drawn) == (0, 0)
    assert template.rendered == len(template.plan.pages if template.plan else ())

    change(root / "content/topics.yaml", "Memory", "Remembering")
    assert build(root).gathered.made == 3
    change(root / "mkdocs.yml", "series: {en: Daily AI Trivia", "series: {en: Weekly AI Trivia")
    assert build(root).gathered.made == 3
    assert everything(root / "site") == clean(root, tmp_path)


@pytest.fixture
def assets(root: Path) -> Path:
    """Fonts, styles and scripts of the site's own."""
    shutil.copytree(ROOT / "assets", root / "assets")
    return root / "assets"


def test_another_style_changes_the_style_sheet_only(
    root: Path, assets: Path, tmp_path: Path
) -> None:
    build(root)
    (assets / "css/print.css").write_text("@media print { header { display: none; } }", "utf-8")
    edited = build(root)
    assert (edited.gathered.made, edited.rendered, edited.drawn) == (0, 0, 0)
    assert edited.changed == ("assets/css/site.css",)
    assert everything(root / "site") == clean(root, tmp_path)


def test_another_font_draws_the_cards_again(root: Path, assets: Path, tmp_path: Path) -> None:
    before = build(root)
    sums = assets / "fonts/SHA256SUMS"
    listed = {name: digest for digest, name in map(str.split, sums.read_text().splitlines())}
    for ending in ("ttf", "json"):
        medium, bold = f"sans-500.{ending}", f"sans-700.{ending}"
        shutil.copyfile(assets / "fonts" / medium, assets / "fonts" / bold)
        listed[bold] = listed[medium]
    sums.write_text("".join(f"{digest}  {name}\n" for name, digest in listed.items()))
    edited = build(root)
    assert (edited.gathered.made, edited.drawn) == (3, before.drawn)
    assert everything(root / "site") == clean(root, tmp_path)


def test_another_version_of_anything_installed_makes_all_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(root)
    for module in (fingerprint, making, keeping, updating):
        monkeypatch.setattr(module, "tools", lambda: "another Jinja")
    after = build(root)
    assert after.gathered.made == 3
    assert after.rendered == before.rendered
    assert after.drawn == 0


def test_several_processes_make_the_same_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(making, "MANY", 1)
    monkeypatch.setattr(making, "FEW", 1)
    monkeypatch.setattr(rendering, "MANY", 1)
    assert build(root, jobs=2).drawn
    assert everything(root / "site") == clean(root, tmp_path)


def test_a_site_touched_by_hand_is_mended(root: Path) -> None:
    build(root)
    site = everything(root / "site")
    page = root / "site/posts/first/index.html"
    page.write_text("oops", "utf-8")
    (root / "site/feed.xml").unlink()
    build(root)
    assert everything(root / "site") == site


def test_without_its_cache_the_site_is_the_same(root: Path) -> None:
    build(root)
    site = everything(root / "site")
    for part in ("records", "rests", "notes", "frames", "feeds", "fonts", "shared"):
        shutil.rmtree(root / ".cache" / part)
    build(root)
    assert everything(root / "site") == site


def test_damage_in_what_is_kept_is_never_believed(root: Path) -> None:
    build(root)
    site = everything(root / "site")
    for path in kept(root):
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    shutil.rmtree(root / "site")
    assert build(root).gathered.made == 3
    assert everything(root / "site") == site


def test_a_plain_mkdocs_build_makes_the_same_files(root: Path, tmp_path: Path) -> None:
    build(root)
    plain = tmp_path / "plain"
    run_mkdocs(load_config(str(root / "mkdocs.yml"), site_dir=str(plain)))
    site = everything(root / "site")
    del site[MARKER]
    assert everything(plain) == site


def test_with_a_plug_in_that_could_do_anything_every_page_is_rendered(root: Path) -> None:
    change(root / "mkdocs.yml", "site_dir: site", "site_dir: site\nhooks: [hook.py]")
    (root / "hook.py").write_text("def on_page_markdown(markdown, **_): return markdown\n")
    pages = build(root).rendered
    later = make_world(root, jobs=1, environment={"SOURCE_DATE_EPOCH": f"{int(DAY) + 60}"})
    with reserved(root / "site", later.sources) as place:
        assert update(later, place).rendered == pages


def kept(root: Path) -> Iterator[Path]:
    for part in ("records", "rests", "frames", "feeds", "notes"):
        yield from (path for path in (root / ".cache" / part).rglob("*") if path.is_file())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
