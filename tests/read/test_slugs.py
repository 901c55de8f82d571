"""Two files cannot be served at one address."""

from __future__ import annotations

import datetime as dt

from generator.diagnostics import Problems, Source
from generator.read.slugs import check_slugs
from tests.read.samples import completed, read, report_of


def test_the_second_file_with_a_slug_is_named_with_the_first() -> None:
    entry, _ = read(completed("draft: true"))
    assert entry is not None
    later = entry._replace(
        source=Source("content/posts/2026/2026-02-01-example.yaml", "topic: memory\n"),
        date=dt.date(2026, 2, 1),
    )
    problems = Problems()
    check_slugs([entry, later], problems)
    (found,) = problems.found
    assert (found.code, found.message) == ("E505", "two posts have the slug `example`")
    assert found.place.source.path.endswith("2026-02-01-example.yaml")
    assert found.labels[0].place.source.path.endswith("2026-01-28-example.yaml")


def test_one_of_each_is_fine() -> None:
    entry, _ = read(completed("draft: true"))
    assert entry is not None
    problems = Problems()
    check_slugs([entry, entry._replace(slug="another")], problems)
    assert problems.found == []


def test_a_former_slug_must_be_free() -> None:
    entry, _ = read(completed("draft: true\naliases: [another]"))
    assert entry is not None
    problems = Problems()
    check_slugs([entry, entry._replace(slug="another", aliases=())], problems)
    (found,) = problems.found
    assert found.message == "the former slug `another` leads to another post"
    assert found.help == "take `another` out of `aliases:`"


def test_a_former_slug_has_the_form_of_one() -> None:
    assert "`aliases[1]` is not of the form `old-slug`" in report_of(
        read(completed("aliases: [Old Name]"))[1]
    )
