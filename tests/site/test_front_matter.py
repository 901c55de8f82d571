"""Front matter that MkDocs reads back as it was meant, whatever an author wrote."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.site.front_matter import Json, as_line, split, with_front_matter

scalars: st.SearchStrategy[Json] = st.none() | st.booleans() | st.integers() | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=20), inner)
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=20), values, min_size=1))
def test_mkdocs_reads_back_what_was_written(data: dict[str, Json]) -> None:
    body, read = get_data(with_front_matter(data, "The body.\n"))
    assert read == data
    assert body == "The body.\n"


def test_words_that_yaml_would_take_for_something_else_stay_words() -> None:
    data: dict[str, Json] = {
        "a": "no",
        "b": "2026-01-28",
        "c": "1e9",
        "d": "---",
        "e": "&x *y !z #w",
    }
    assert get_data(with_front_matter(data))[1] == data


def test_hanzi_are_written_as_they_are_and_line_separators_are_not() -> None:
    assert as_line("裝得下\u2028嗎") == '"裝得下\\u2028嗎"'


def test_a_body_that_begins_like_front_matter_stays_body() -> None:
    body, read = get_data(with_front_matter({"title": "x"}, "---\ntitle: y\n---\n"))
    assert read == {"title": "x"}
    assert body == "---\ntitle: y\n---\n"


@given(st.characters(exclude_categories=["Cs"]))
def test_no_character_breaks_the_line(char: str) -> None:
    assert get_data(with_front_matter({"title": f"a{char}b"}))[1] == {"title": f"a{char}b"}


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=20), values), st.text())
def test_splitting_gives_back_what_was_joined(data: dict[str, Json], body: str) -> None:
    assert split(with_front_matter(data, body)) == (data, body)


def test_a_page_without_our_data_is_all_body() -> None:
    assert split("---\ntitle: by hand\n---\n\nText") == ({}, "---\ntitle: by hand\n---\n\nText")
