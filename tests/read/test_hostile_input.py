"""Any bytes at all: there are diagnostics or an entry, never an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Problems, Source
from generator.read.entry_reader import read_entry
from generator.read.source import read_source
from generator.read.topics import Topics
from generator.report import FORMATS, render
from tests.read.samples import LANGUAGES, PATH, completed

SAMPLE = completed("""\
tags: [a, b]
sources: {s: {title: "t", url: "https://x.org", read: 2026-11-20}}
use: [models.x as m]
given: {a: {value: 1 GB, range: [1 GB, 2 GB], assume: {en: x, zh-TW: 甲}}}
derive:
  b: a with c = d
  e: {formula: "2 * a", digits: 3}
body:
  en: |
    Some {{ a | MB }} [words]{claim=c}
  zh-TW: >-
    幾個字 `code`
      [x](y)
cards:
  - cover: {chart: {bars: [a, b], names: [x, y]}}
  - number: {value: a, lead: {en: x, zh-TW: 甲}}
""")
SIGNS = st.text(
    st.sampled_from("{}[]:#-|>&*!%@`'\"\\,?\n\t a中\u202e\r<~."), min_size=1, max_size=4
)


def read_and_render(text: str) -> None:
    problems = Problems()
    entry = read_entry(Source(PATH, text), LANGUAGES, Topics(), problems)
    assert entry or problems.errors, "no entry needs a reason"
    for form in FORMATS:
        render(problems, form, entries=1, width=20, colour=True)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=200))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "2026-01-28-example.yaml"
    path.write_bytes(data)
    problems = Problems()
    source = read_source(path, tmp_path, problems)
    assert source or problems.errors
    if source:
        read_and_render(source.text)


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(SAMPLE)), gone=st.integers(0, 12), signs=SIGNS)
def test_an_entry_with_a_slip_of_the_hand(at: int, gone: int, signs: str) -> None:
    text = SAMPLE[:at] + signs + SAMPLE[at + gone :]
    read_and_render(text.replace("\u202e", ""))


def test_the_sample_itself_is_sound() -> None:
    problems = Problems()
    assert read_entry(Source(PATH, SAMPLE), LANGUAGES, Topics(), problems)
    assert not problems.found
