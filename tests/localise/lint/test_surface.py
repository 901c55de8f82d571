"""What the lint reads of a text, character for character."""

from __future__ import annotations

import pytest

from generator.localise.lint.surface import BLANK, REFERRED, surface


@pytest.mark.parametrize(
    "text",
    [
        "It needs 40 GB.",
        "４０ ＧＢ, ㎇, 10⁹ and ① 約 𝟒𝟎",
        "`40 GB` and {{ kv | MB }} and [log](https://example.com/40GB)",
        "1. First\n2. Second [^3]\n\n[log]: https://example.com/40",
        "[It fits.]{claim=fits_16} &#8203; 2026-01-28",
    ],
)
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(surface(text)) == len(text)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("４０ ＧＢ", "40 GB"),
        ("𝟒𝟎％", "40%"),
        ("٤٠", "40"),
        ("１．５～２", "1.5~2"),
        ("＄５", "$5"),
    ],
)
def test_digits_and_letters_of_every_width_are_folded(typed: str, read: str) -> None:
    assert surface(typed) == read


@pytest.mark.parametrize("text", ["1，234", "10⁹", "①", "㎇", "½"])
def test_what_folding_would_make_another_number_is_kept(text: str) -> None:
    assert surface(text) == text


@pytest.mark.parametrize(
    "unread",
    ["`40 GB`", "https://a.example/40", "2026-01-28", "2026/1/28", "[^40]", "&#40;"],
)
def test_what_is_no_prose_is_blanked_out(unread: str) -> None:
    assert surface(f"See {unread} here") == f"See {BLANK * len(unread)} here"


def test_a_link_keeps_its_words_and_loses_its_address() -> None:
    assert surface("[40 GB](/40)") == f"[40 GB]({BLANK * 3})"


def test_a_reference_leaves_a_mark_of_its_own() -> None:
    assert surface("{{ kv }} × 2") == f"{REFERRED * 8} × 2"
