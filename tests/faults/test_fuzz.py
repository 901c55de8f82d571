"""Anything at all in a file: an entry or reasons why not, within a second, never an exception.

The same examples in every run, so that a failure is the fault of a change and not of chance.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from functools import partial

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.compute.literals import parse_quantity, read_unit
from generator.compute.parse import parse_formula
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Diagnostic, Label, Place, Problems, Rejected, Source
from generator.localise.fill import Blocks, Filler, rich
from generator.localise.fill import markdown as fill_markdown
from generator.localise.mathml import formula_block
from generator.localise.page_charts import page_chart
from generator.localise.template import parse_template
from generator.localise.words import load_words
from generator.pipeline import Checked, check
from generator.read.entry_reader import read_entry
from generator.read.prose import check_prose
from generator.read.source import FORBIDDEN, read_source
from generator.read.text import Text
from generator.read.topics import Topics
from generator.read.tree import read_tree
from generator.report import FORMATS, render
from generator.report.machine import UNSEEN
from generator.site.allowed import first_forbidden
from generator.world import World, make_world
from tests.conftest import POST, ROOT, copy_content
from tests.read.samples import LANGUAGES, PATH, completed, entry_of

SECOND = dt.timedelta(seconds=1)


def fuzz(examples: int) -> settings:
    return settings(max_examples=examples, derandomize=True, deadline=SECOND, database=None)


SIGNS = st.sampled_from(
    (
        *"{}[]:#-|>&*!%@`'\"\\,?~.+/^()=<$°_\n\r\t 0a中🙂\ufeff\u202e\u0301\u200d",
        *("{{ ", " }}", "{{ kv }}", "{{ formula kv }}", "| range", "]{claim=c}", "](", "]: "),
        *("<script>", "javascript:", "---\n", "!!python/name:os.system ", "&a ", "*a", "<<: "),
        *("  - ", ": ", " #1"),
    )
)
NUMBERS = st.sampled_from(
    ["0", "-1", "1e300", "1e-300", "9" * 40, "0.1", "3.14159265358979", "1_0", ".5", "1e999", "１"]
)
TYPED = st.lists(SIGNS | NUMBERS | st.characters(), max_size=40).map("".join)
BYTES = st.lists(
    st.binary(max_size=20)
    | TYPED.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.sampled_from(
        [b"\xef\xbb\xbf", b"\xff\xfe", b"\xa4\xa4", b"topic: x\n", b"\0", b"- " * 40]
    ),
    max_size=8,
).map(b"".join)


@fuzz(150)
@given(data=BYTES)
@example(data=b"\xf0\x9f\x98")
@example(data=b'a: "\\')
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    root = tmp_path_factory.getbasetemp()
    path = root / "2026-01-28-example.yaml"
    path.write_bytes(data)
    problems = Problems()
    source = read_source(path, root, problems)
    tree = read_tree(source, problems) if source else None
    assert (tree is None) == (problems.errors > 0)
    if source:
        entry = read_entry(source, LANGUAGES, Topics(), problems)
        assert entry or problems.errors
    for form in FORMATS:
        render(problems, form, entries=1, width=40)


SOUND = (ROOT / POST).read_text("utf-8")
NUMERALS = [found.span() for found in re.finditer(r"(?<![\w.])\d[\d.e]*", SOUND)]
WORDS = [found.span() for found in re.finditer(r"\b[a-z_][a-z0-9_.]{2,}\b", SOUND)]
OFFSETS = st.integers(0, len(SOUND))
LENGTHS = st.sampled_from([0, 1, 2, 5, 20, 100])

Span = tuple[int, int]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Span, str]:
    """A stretch of the post, and what comes in its place."""
    kind = draw(st.sampled_from(["numeral", "word", "cut", "repeat", "type"]))
    if kind == "numeral":
        return draw(st.sampled_from(NUMERALS)), draw(NUMBERS)
    if kind == "word":
        start, end = draw(st.sampled_from(WORDS))
        return draw(st.sampled_from(WORDS)), SOUND[start:end]
    start = draw(OFFSETS)
    end = min(start + draw(LENGTHS), len(SOUND))
    if kind == "repeat":
        return (start, start), SOUND[start:end]
    return (start, end), draw(TYPED) if kind == "type" else ""


def edited(changes: list[tuple[Span, str]]) -> str:
    """The first post with stretches replaced, the last first so that the others stay in place."""
    text = SOUND
    for (start, end), typed in sorted(changes, reverse=True):
        text = text[:start] + typed + text[end:]
    return text


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    root = tmp_path_factory.mktemp("edited")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    copy_content(root)
    world = make_world(root, date=dt.date(2026, 12, 31), environment={})
    assert not check(world).problems.errors  # and fonts and words are loaded, so that none waits
    return world


def checked(world: World, text: str) -> Checked:
    (world.root / POST).write_bytes(text.encode("utf-8", "surrogatepass"))
    return check(world)


@fuzz(40)
@given(changes=st.lists(edits(), min_size=1, max_size=3))
def test_a_post_with_slips_of_the_hand_is_checked_to_its_end(
    world: World, changes: list[tuple[Span, str]]
) -> None:
    found = checked(world, edited(changes))
    assert found.problems.errors or len(found.posts) == 1
    for form in FORMATS:
        assert render(found.problems, form, entries=1) or not found.problems.found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("{{ kv | MB }}", "{{kv|MB}}", id="a reference without blanks"),
        pytest.param("value: 11.84 GiB", "value: 1e300 GiB", id="more than a double can hold"),
    ],
)
def test_what_once_broke_the_check(world: World, old: str, new: str) -> None:
    assert old in SOUND
    found = checked(world, SOUND.replace(old, new))
    assert found.problems.errors == (1 if "1e300" in new else 0)


FORMULA = st.lists(
    st.sampled_from(
        (
            *("a", "b", "c", "d", "kv", "0", "2", "1e300", "1_000", ".", "9^9", "GB", "token", "%"),
            *("°C", " ", "sqrt(", "min(", "ln(", " with ", " within ", "==", "~=", "а", "ﬁ"),
            *"()+-*/^,<>=",
        )
    )
    | TYPED,
    max_size=20,
).map(lambda pieces: FORBIDDEN.sub("", "".join(pieces)))


def located(typed: str) -> Text:
    return Text(typed, Source("formula.txt", typed), range(len(typed) + 1))


@fuzz(200)
@given(typed=FORMULA)
@example(typed="-" * 499 + "1")
@example(typed="(" * 250)
def test_any_formula_unit_and_quantity_is_read_or_refused(typed: str) -> None:
    for reader in (parse_formula, parse_quantity, read_unit):
        try:
            reader(located(typed))
        except Rejected as fault:
            place = fault.diagnostic.place
            assert 0 <= place.start <= place.end <= len(typed) + 1


@fuzz(60)
@given(value=FORMULA, formulas=st.lists(FORMULA, max_size=4), check=FORMULA)
def test_any_values_are_solved_or_refused(value: str, formulas: list[str], check: str) -> None:
    why = "assume: {en: an example, zh-TW: 例子}"
    quoted = ["'" + typed.replace("'", "''") + "'" for typed in (value, check, *formulas)]
    lines = [f"  {name}: {typed}" for name, typed in zip("bcdk", quoted[2:], strict=False)]
    text = completed(
        f"given: {{a: {{value: {quoted[0]}, {why}}}}}\n"
        + ("derive:\n" + "\n".join(lines) if lines else "")
        + f"\ncheck: [{quoted[1]}]"
    )
    problems = Problems()
    entry = read_entry(Source(PATH, text), LANGUAGES, Topics(), problems)
    if entry:
        before = problems.errors
        assert (solve(entry, {}, problems) is None) == (problems.errors > before)


@pytest.fixture(scope="module")
def solved() -> Solved:
    entry = entry_of(
        "given:\n"
        "  a: {value: 3 GB, range: [2 GB, 4 GB], assume: {en: an example, zh-TW: 例子}}\n"
        "  b: {value: 20e9, assume: {en: an example, zh-TW: 例子}}\n"
        "derive: {kv: a * b}\ncheck: [kv > 0 B]"
    )
    answer = solve(entry, {}, Problems())
    assert answer
    return answer


PROSE = st.lists(
    st.sampled_from(
        (
            *("{{ kv }}", "{{kv|MB}}", "{{ a | range }}", "{{ b | count | short }}"),
            *("{{ formula kv }}", "{{ nothing }}", "{{ kv | h }}", "[x]{claim=c}"),
            *("`", "```", "```\n", "~~~\n", "\\", "\n", "\n\n", "\r", "    ", "> ", "- ", "1. "),
            *("# ", "| ", "\n|--|--|\n", "[", "]", "(", ")", "](", "]: ", "[1]", "[1]: ", "[^1]"),
            *("![", "<script>", "<b", "<!--", "javascript:", "x:", "&#106;avascript:", "&colon;"),
            *("https://x.y", "**", "_", "~", '"', "'", "a", " ", "中"),
        )
    ),
    max_size=16,
).map("".join)


@fuzz(400)
@given(typed=PROSE | TYPED)
@example(typed="\\`<script>alert(1)</script>\\`")
@example(typed="a ` b\n`<script>alert(1)</script>`")
@example(typed="``` a b\n<script>alert(1)</script>\n```")
@example(typed="```\n```x\n```\n<script>alert(1)</script>\n```")
@example(typed="`\r<script>alert(1)</script>`")
@example(typed="[x](javascript:a(b(c)))")
@example(typed="[x](`javascript:alert(1)//`)")
@example(typed="> [x]: javascript:alert(1)\n\n[x]")
@example(typed="[x]:\rjavascript:alert(1)\n\n[x]")
def test_prose_that_passes_makes_a_page_that_can_run_nothing(solved: Solved, typed: str) -> None:
    problems = Problems()
    text = located(typed)
    check_prose(text, "body.en", 20_000, problems)
    parse_template(text, problems)
    for lang in LANGUAGES:
        filler = Filler(solved, load_words(lang), problems)
        formula = partial(formula_block, words=filler.words)
        rich(filler, text)
        chart = partial(page_chart, filler, ())
        blocks = Blocks(formula, lambda _: "<p>a panel</p>", chart)
        filled = fill_markdown(filler, text, blocks)
        if not problems.errors:
            page = markdown.markdown(filled, extensions=EXTENSIONS)
            assert first_forbidden(page) == ""


EXTENSIONS = ["toc", "tables", "fenced_code", "footnotes", "sane_lists"]
"""Those of `mkdocs.yml` and the three that MkDocs always loads."""


@fuzz(100)
@given(
    text=TYPED, message=TYPED, spans=st.lists(st.tuples(st.integers(0, 60), LENGTHS), max_size=4)
)
def test_any_mistake_anywhere_can_be_shown(
    text: str, message: str, spans: list[tuple[int, int]]
) -> None:
    source = Source(f"content/posts/{text}.yaml", text)
    places = [
        Place(source, min(start, len(text)), min(start + length, len(text)))
        for start, length in [(0, 0), *spans]
    ]
    labels = tuple(Label(place, message) for place in places[1:])
    problems = Problems()
    for place in places:
        problems.add(Diagnostic("E000", message, place, message, labels, message, message))
    for form in FORMATS:
        shown = render(problems, form, entries=1, width=30, colour=True)
        assert not UNSEEN.search(shown.replace("\x1b[", ""))
        if form in ("github", "short"):
            lines = re.split(r"\r\n|\r|\n", shown)
            assert len(lines) == len(problems.found) + 1
