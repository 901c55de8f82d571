"""References become figures: the same value, worded as each place asks."""

from __future__ import annotations

import re

import pytest
from markdown import markdown as as_html

from generator.localise.figure import Run
from generator.localise.fill import Blocks, Filler, markdown, plain_text, rich
from tests.localise.example import entry_text, filler, typed


@pytest.mark.parametrize(
    ("reference", "english", "chinese"),
    [
        ("weights", "40 GB", "40 GB"),
        ("kv", "270 MiB", "270 MiB"),
        ("kv | MB", "283 MB", "283 MB"),
        ("kv | B | exact", "283,115,520 bytes", "283,115,520 位元組"),
        ("kv | MB | approx", "about 280 MB", "約 280 MB"),
        ("params | count", "20 billion", "200 億"),
        ("params | short", "20B", "20B"),
        ("tokens", "4,096", "4,096"),
        ("tokens | short", "4k", "4k"),
        ("usable | range", "12–13 GB", "12–13 GB"),
        ("half | count | B", "20 billion bytes", "200 億位元組"),
        ("usable.low", "12 GB", "12 GB"),
        ("bf16", "2 bytes per parameter", "每個參數 2 位元組"),
        ("half.bf16", "1 byte per parameter", "每個參數 1 位元組"),
        ("speed", "3.35 TB/s", "每秒 3.35 TB"),
        ("rate", "209 tokens per second", "每秒 209 個 token"),
        ("share", "95.6%", "95.6%"),
        ("asked", "0.24 Wh", "0.24 瓦時"),
        ("year_of_prompts", "0.877 kWh", "0.877 度"),
        ("hours | count", "2.79 million GPU hours", "279 萬 GPU 小時"),
        ("price", "$0.377", "0.377 美元"),
        ("bottle", "500 mL", "500 毫升"),
    ],
)
def test_a_reference_reads_naturally(reference: str, english: str, chinese: str) -> None:
    for lang, expected in (("en", english), ("zh-TW", chinese)):
        runs = rich(filler(lang), typed(f"{{{{ {reference} }}}}"))
        assert plain_text(runs).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("以 {{ bf16 }} 計", "以每個參數 2 位元組計"),
        ("以 **{{ bf16 }}** 計", "以**每個參數 2 位元組**計"),
        ("花 {{ price }} 買", "花 0.377 美元買"),
        ("花 {{ kv | MB }} 存", "花 283 MB 存"),
        ("花 {{ kv | B | exact }} 存", "花 283,115,520 位元組存"),
        ("{{ price }} 的預算，一 二", "0.377 美元的預算，一 二"),
    ],
)
def test_between_the_hanzi_of_words_and_values_no_space_stays(text: str, shown: str) -> None:
    used = filler("zh-TW")
    assert _bare(page(text, used)) == shown
    assert _bare(plain_text(rich(used, typed(text)))) == shown.replace("**", "")


def _bare(text: str) -> str:
    return re.sub("<.*?>", "", text).replace("\u00a0", " ")


def test_number_and_unit_stay_together() -> None:
    assert plain_text(rich(filler(), typed("{{ weights }}"))) == "40\u00a0GB"


def test_styles_of_a_card_text() -> None:
    runs = rich(filler(), typed("So **even** a `BF16` model needs {{ weights }}."))
    assert runs == (
        Run("So "),
        Run("even", "strong"),
        Run(" a "),
        Run("BF16", "code"),
        Run(" model needs "),
        Run("40\u00a0GB", "number", "weights"),
        Run("."),
    )


NOTHING = Blocks(lambda value: "", lambda panel: "", lambda chart: "")


def page(text: str, used: Filler | None = None) -> str:
    return markdown(used or filler(), typed(text), NOTHING)


def test_a_number_on_the_page_names_its_value_and_its_form() -> None:
    assert page("It takes {{ weights|MB }}.") == (
        "It takes "
        '<span class="num" data-v="weights" data-f="weights &#124; MB">40,000\u00a0MB</span>.'
    )


def test_a_reference_with_a_filter_stays_in_its_cell_of_a_table() -> None:
    row = f"| {page('{{ weights | MB }}')} |"
    table = as_html(f"| size |\n|---|\n{row}", extensions=["tables"])
    assert "40,000\u00a0MB</span></td>" in table
    assert "&lt;span" not in table


def test_in_code_a_number_is_only_its_text() -> None:
    assert page("`{{ weights }}`") == "`40\u00a0GB`"


def test_an_input_in_a_sentence_is_a_number_with_a_place_for_its_control() -> None:
    text = entry_text().replace("a chat, zh-TW: 對話}\n", "a chat, zh-TW: 對話}\n    INPUT\n")
    open_entry = text.replace("INPUT", "input: {from: 1 token, to: 9999 token}")
    assert page("At {{ input tokens }}.", filler(text=open_entry)) == (
        'At <span class="knob" data-input="tokens">'
        '<span class="num" data-v="tokens" data-f="tokens">4,096</span></span>.'
    )


@pytest.mark.parametrize(
    ("name", "cause", "help_"),
    [
        ("tokens", "it has no `input:`", "add `input: {from: …, to: …}` to it"),
        ("kv", "it is not under `given:`", "name an input"),
    ],
)
def test_a_control_for_what_cannot_change_is_reported(name: str, cause: str, help_: str) -> None:
    used = filler()
    assert page(f"At {{{{ input {name} }}}}.", used) == "At ."
    (found,) = used.problems.found
    assert (found.code, found.message) == ("E206", f"readers cannot change `{name}`")
    assert (found.cause, found.help) == (cause, help_)
    assert found.place.typed == name


def test_a_claim_is_marked_for_the_page() -> None:
    assert page("[It fits.]{claim=fits}") == '<span data-claim="fits">It fits.</span>'


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{{ weigths }}", "E302", "unknown name `weigths`"),
        ("{{ kv | GW }}", "E305", "cannot show `kv` in `GW`"),
        ("{{ kv | exakt }}", "E206", "`exakt` is neither a style nor a unit"),
        ("{{ kv | range }}", "E206", "`kv` has no range to show"),
        ("{{ kv * 2 }}", "E206", "`{{ kv * 2 }}` is not a reference"),
        ("{{ formula kv }}", "E206", "`{{ formula kv }}` stands only in the body"),
        ("{{ explore }}", "E206", "`{{ explore }}` stands only in the body"),
        ("{{ input kv }}", "E206", "`{{ input kv }}` stands only in the body"),
    ],
)
def test_a_wrong_reference_is_reported_where_it_stands(text: str, code: str, message: str) -> None:
    used = filler()
    rich(used, typed(f"Up to {text} here."))
    (found,) = used.problems.found
    assert (found.code, found.message) == (code, message)
    assert found.place.typed in text


def test_a_near_name_is_suggested() -> None:
    used = filler()
    rich(used, typed("{{ weigths }}"))
    assert used.problems.found[0].help == "did you mean `weights`?"
