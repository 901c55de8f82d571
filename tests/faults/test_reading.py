"""Cases 1 to 39: files that are no entries, or not what they seem."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from generator.checking import check_all
from generator.compute.solve import solve
from generator.diagnostics import Problems
from generator.read.entry import Entry
from generator.read.entry_reader import read_entry
from generator.read.source import read_source
from generator.read.topics import Topics
from generator.world import make_world
from tests.faults.cases import (
    BESIDE,
    POSTS,
    UNUSED,
    UNUSED_TOLD,
    Case,
    Said,
    case,
    check,
    check_cases,
    make_site,
    trivia,
)
from tests.read.samples import LANGUAGES, completed

EMPTY = ("1:1 E101 the file is empty", "help: begin with `topic:` and `title:`")
NO_TEXTS = (
    "1:1 E202 `title` is missing",
    "help: add `title: {en: …, zh-TW: …}`",
    "1:1 E202 `hook` is missing",
    "help: add `hook: {en: …, zh-TW: …}`",
    "1:1 E202 `body` is missing",
    "help: add `body: {en: …, zh-TW: …}`",
)
NOT_UTF8 = "help: save it again as UTF-8"
CONTROL = "is not allowed: this is a control character"
BIDI = "is not allowed: this is a bidirectional control, which can hide what the text says"
WHY = "assume: {en: an example, zh-TW: 例子}"
A_QUANTITY = "help: write a quantity such as `20e9 param`, `12 GB`, `10 %` or `24`"
A_NUMBER = "help: write a number as `5`, `0.5` or `5e9`"

CASES = (
    case(1, "empty", b"", *EMPTY),
    case(1, "only_comments", b"# to be written\n\n# later\n", *EMPTY),
    case(
        2,
        "a_list",
        b"- topic: memory\n",
        "1:1 E102 the file must be keys with values, not a list",
        "help: begin with `topic:` and `title:`",
    ),
    case(
        2,
        "a_sentence",
        b"How fast is light?\n",
        "1:1 E102 the file must be keys with values, not text",
        "help: begin with `topic:` and `title:`",
    ),
    case(
        3,
        "two_documents",
        b"topic: memory\n---\ntopic: energy\n",
        "2:1 E103 a second document begins here",
    ),
    case(
        4,
        "tab",
        b"title:\n\ten: A title\n",
        "2:1 E104 a tab cannot indent",
        "help: use spaces",
    ),
    case(
        5,
        "second_colon",
        "title: Light: how fast?\n",
        "1:13 E105 a second `:` in one value: this colon makes it a key",
        'help: quote the text: `title: "Light: how fast?"`',
    ),
    case(
        6,
        "cut_by_a_comment",
        "title:\n  en: The #1 thing\n  zh-TW: 第一\n",
        "2:11 W106 the text ends before ` #`: this is read as a comment",
        'help: quote the text: `en: "The #1 thing"`',
    ),
    case(
        7,
        "unclosed_quote",
        b'title:\n  en: "Light\n  zh-TW: x\n',
        '2:7 E105 quote `"` is not closed: opened here',
        "4:1 the file ends here",
    ),
    case(
        7,
        "unclosed_bracket",
        b"tags: [a, b\ntopic: memory\n",
        "1:7 E105 bracket `[` is not closed: opened here",
        "2:6 this is still inside it",
    ),
    case(
        8,
        "bad_escape",
        r'title: {en: "\d", zh-TW: 標題}',
        r"1:14 E105 `\d` is not an escape",
        r"help: type `\\` for a backslash, or use single quotes",
    ),
    case(
        8,
        "short_escape",
        r'title: {en: "\u12", zh-TW: 標題}',
        r"1:14 E105 `\u` takes 4 hexadecimal figures",
        "help: write the character itself",
    ),
    case(
        21,
        "unseen_filler",
        "title: {en: A\u3164B, zh-TW: 標題}",
        r"1:14 E111 character `\u{3164}` is not allowed: "
        "this cannot be seen and changes how the text is read",
    ),
    case(
        9,
        "duplicate_key",
        "topic: memory\ntopic: energy\n",
        "2:1 E107 key `topic` stands here twice: again here",
        "1:1 first here",
    ),
    case(
        10,
        "keys_alike_but_for_case",
        "topic: memory\nTopic: energy\n",
        "2:1 E107 key `Topic` stands here twice: too like `topic`",
        "1:1 first here",
    ),
    case(
        10,
        "keys_alike_but_for_width",
        "topic: memory\nｔopic: energy\n",
        "2:1 E107 key `ｔopic` stands here twice: too like `topic`",
        "1:1 first here",
    ),
    case(
        10,
        "keys_alike_but_for_unicode_form",
        "sources: {caf\u00e9: {title: a}, cafe\u0301: {title: b}}",
        "1:29 E107 key `cafe\u0301` stands here twice: too like `caf\u00e9`",
        "1:11 first here",
    ),
    case(
        11,
        "misspelt_key",
        "tilte: {en: A title, zh-TW: 標題}\n",
        "1:1 E201 `tilte` is not a key of this file",
        "help: did you mean `title`?",
    ),
    case(12, "missing_keys", b"topic: memory\n", *NO_TEXTS),
    case(
        12,
        "missing_key_below",
        f"given:\n  a: {{{WHY}}}\n",
        "2:3 E202 `given.a` has no `value`",
        "help: add `value: 1 GB`",
    ),
    case(
        13,
        "text_that_yaml_would_change",
        "title: {en: no, zh-TW: on}\nhook: {en: 12:30:45, zh-TW: 017}\nbody: {en: ~, zh-TW: null}",
    ),
    case(
        14,
        "numbers_yaml_would_leave_as_text",
        "given:\n"
        f"  a: {{value: 1e3, {WHY}}}\n"
        f"  b: {{value: 6.022e23, {WHY}}}\n"
        f"  c: {{value: 1_000, {WHY}}}\n"
        f"  d: {{value: .5, {WHY}}}\n"
        "check: [a == 1000, b == 602.2e21, c == 1000, d * 2 == 1]\n",
    ),
    case(
        14,
        "wide_figures",
        f"given: {{a: {{value: １２３, {WHY}}}}}\ncheck: [a > 0]\n",
        "1:20 E203 `１２３` is not a number",
        "help: type `123`",
    ),
    case(
        15,
        "not_finite",
        "given:\n"
        f"  a: {{value: .inf, {WHY}}}\n"
        f"  b: {{value: .nan, {WHY}}}\n"
        f"  c: {{value: Infinity, {WHY}}}\n"
        "check: [a > 0, b > 0, c > 0]\n",
        "2:14 E203 `.inf` is not a number",
        A_NUMBER,
        "3:14 E203 `.nan` is not a number",
        A_NUMBER,
        "4:14 E203 `Infinity` is not a quantity",
        A_QUANTITY,
    ),
    case(
        16,
        "no_such_day",
        "sources: {s: {title: t, read: 2024-02-30}}",
        "1:31 E205 `2024-02-30` is not a date: there is no 30 February",
    ),
    case(
        17,
        "short_date",
        "sources: {s: {title: t, read: 2024-2-9}}",
        "1:31 E205 `2024-2-9` is not a date: a date is written `YYYY-MM-DD`",
        "help: type `2024-02-09`",
    ),
    case(
        17,
        "date_with_time",
        'sources: {s: {title: t, read: "2024-02-09T10:00"}}',
        "1:32 E205 `2024-02-09T10:00` is not a date: a date is written `YYYY-MM-DD`",
        "help: type `2024-02-09`",
    ),
    case(
        18,
        "byte_order_mark",
        b"\xef\xbb\xbf" + completed("tilte: x").encode(),
        "1:1 E201 `tilte` is not a key of this file",
        "help: did you mean `title`?",
    ),
    case(
        19,
        "utf_16",
        completed("").encode("utf-16"),
        "1:1 E110 the file is not UTF-8: this is UTF-16",
        NOT_UTF8,
    ),
    case(
        19,
        "utf_32",
        completed("").encode("utf-32"),
        "1:1 E110 the file is not UTF-8: this is UTF-32",
        NOT_UTF8,
    ),
    case(
        20,
        "big5",
        completed("title: {en: A title, zh-TW: 標題}").encode("big5"),
        "1:29 E110 the file is not UTF-8: byte BC",
        NOT_UTF8,
    ),
    case(
        20,
        "latin_1",
        "topic: memory\ntitle: {en: café}\n".encode("latin-1"),
        "2:16 E110 the file is not UTF-8: byte E9",
        NOT_UTF8,
    ),
    case(21, "nul", "title: {en: a\0b, zh-TW: x}", rf"1:14 E111 character `\u{{0}}` {CONTROL}"),
    case(21, "c1", "title: {en: a\x80b, zh-TW: x}", rf"1:14 E111 character `\u{{80}}` {CONTROL}"),
    case(
        21,
        "nul_as_an_escape",
        r'title: {en: "a\0b", zh-TW: x}',
        rf"1:15 E111 character `\u{{0}}` {CONTROL}",
    ),
    case(
        22,
        "next_line",
        "title:\n  en: a\u0085draft: true\n  zh-TW: x\n",
        rf"2:8 E111 character `\u{{85}}` {CONTROL}",
    ),
    case(
        22,
        "line_separator",
        "title:\n  en: a\u2028draft: true\n  zh-TW: x\n",
        r"2:8 E111 character `\u{2028}` is not allowed: "
        "this cannot be seen and changes how the text is read",
    ),
    case(
        23,
        "bidi_in_a_value",
        "title: {en: a\u202eb, zh-TW: x}",
        rf"1:14 E111 character `\u{{202E}}` {BIDI}",
    ),
    case(
        23,
        "bidi_in_a_name",
        f"given: {{a\u2066b: {{value: 1, {WHY}}}}}",
        rf"1:10 E111 character `\u{{2066}}` {BIDI}",
    ),
    case(
        23,
        "bidi_as_an_escape",
        r'title: {en: "a\u202Eb", zh-TW: x}',
        rf"1:15 E111 character `\u{{202E}}` {BIDI}",
    ),
    case(
        24,
        "surrogates",
        r'title: {en: "\ud83d\ude00", zh-TW: x}',
        r"1:14 E111 `\ud83d` is no character",
        "help: write the character itself",
    ),
    case(
        25,
        "carriage_returns",
        completed("topic: memory\ntilte: x").replace("\n", "\r").encode(),
        "2:1 E201 `tilte` is not a key of this file",
        "help: did you mean `title`?",
    ),
    case(
        25,
        "mixed_line_ends",
        b"topic: memory\r\ntitle: {en: a, zh-TW: b}\rhook: {en: a, zh-TW: b}\n"
        b"body: {en: a, zh-TW: b}\r\ntilte: x\n",
        "5:1 E201 `tilte` is not a key of this file",
        "help: did you mean `title`?",
    ),
    case(26, "larger_than_the_limit", b"#" * (256 * 1024 + 1), "1:1 E112 the file is too large"),
    case(
        27,
        "nested_brackets",
        b"tags: " + b"[" * 30_000,
        "1:38 E113 lists and maps are nested more than 32 deep",
    ),
    case(
        28,
        "nested_dashes",
        b"- " * 60_000,
        "1:65 E113 lists and maps are nested more than 32 deep",
    ),
    case(
        29,
        "billion_laughs",
        b"a: &a [lol, lol]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "1:4 E114 aliases are not supported",
    ),
    case(29, "alias_alone", b"topic: *topic\n", "1:8 E114 aliases are not supported"),
    case(30, "alias_of_itself", b"tags: &a [*a]\n", "1:7 E114 aliases are not supported"),
    case(31, "merge_key", b"title:\n  <<: {en: x}\n", "2:3 E114 aliases are not supported"),
    case(
        32,
        "tag_that_runs_code",
        b'topic: !!python/object/apply:os.system ["touch pwned"]\n',
        "1:8 E115 tags are not supported",
    ),
    case(
        32,
        "tag_that_names_code",
        b"topic: !!python/name:os.system\n",
        "1:8 E115 tags are not supported",
    ),
    case(32, "tag_of_our_own", b"topic: !env HOME\n", "1:8 E115 tags are not supported"),
    case(33, "complex_key", b"? [a]\n: b\n", "1:3 E116 a key must be a plain name"),
    case(33, "number_as_key", b"1: a\n", "1:1 E116 key `1` is not a plain name"),
    case(33, "truth_value_as_key", b"true: a\n", "1:1 E116 key `true` is not a plain name"),
    case(
        34,
        "number_without_end",
        f"given: {{a: {{value: {'9' * 6_000}, {WHY}}}}}\ncheck: [a > 0]\n",
        "1:520 E203 `given.a.value` has 6,000 characters, 500 are allowed: too long from here",
    ),
    case(
        34,
        "number_too_long",
        f"given: {{a: {{value: {'9' * 41}, {WHY}}}}}\ncheck: [a > 0]\n",
        "1:20 E203 a number may have at most 40 digits",
    ),
    case(
        35,
        "many_keys",
        "".join(f"k{n}: v\n" for n in range(5_000)).encode(),
        "2000:8 E112 the file holds more than 2,000 values",
    ),
    case(
        35,
        "one_line_of_a_megabyte",
        b"topic: " + b"x" * 1_000_000,
        "1:1 E112 the file is too large",
    ),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    return check_cases(tmp_path_factory.mktemp("reading"), CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_said(case: Case, said: Said) -> None:
    assert said.of(case.path) == case.told


def test_the_sound_entry_beside_them_is_checked_to_its_end(said: Said) -> None:
    assert said.code == 1
    assert said.of(BESIDE) == UNUSED_TOLD
    assert said.lines.keys() == {BESIDE, *(one.path for one in CASES if one.told)}


def read(root: Path, content: bytes) -> Entry:
    """Read and solve one sound entry."""
    make_site(root, {BESIDE: content})
    problems = Problems()
    source = read_source(root / BESIDE, root, problems)
    assert source
    entry = read_entry(source, LANGUAGES, Topics(), problems)
    assert entry
    assert solve(entry, {}, problems)
    assert not problems.found
    return entry


def test_case_13_no_on_and_the_like_stay_the_text_that_was_typed(tmp_path: Path) -> None:
    (typed,) = (one for one in CASES if one.number == 13)
    entry = read(tmp_path, typed.content)
    texts = [
        str(text) for words in (entry.title, entry.hook, entry.body) for text in words.values()
    ]
    assert texts == ["no", "on", "12:30:45", "017", "~", "null"]


def test_case_18_a_byte_order_mark_is_no_part_of_the_entry(tmp_path: Path) -> None:
    entry = read(tmp_path, b"\xef\xbb\xbf" + completed("topic: energy").encode())
    assert entry.topic.value == "energy"


def test_case_25_old_line_ends_are_as_good_as_new_ones(tmp_path: Path) -> None:
    entry = read(tmp_path, completed("body: {en: a, zh-TW: b}").replace("\n", "\r").encode())
    assert entry.body["zh-TW"].value == "b"


def test_case_27_28_35_absurd_files_cost_no_time(tmp_path: Path) -> None:
    absurd = [one for one in CASES if one.number in (26, 27, 28, 29, 34, 35)]
    make_site(tmp_path, {one.path: one.content for one in absurd})
    started = time.process_time()
    said = check(tmp_path)
    assert time.process_time() - started < 1
    assert len(said.lines) == len(absurd)


def test_case_32_nothing_a_tag_names_is_ever_called(said: Said) -> None:
    assert said.code == 1
    assert not Path("pwned").exists()


def test_case_36_pipes_folders_and_sockets_are_refused_and_not_waited_for(tmp_path: Path) -> None:
    make_site(tmp_path, {BESIDE: completed(UNUSED).encode()})
    pipe, folder, listening = (
        tmp_path / POSTS / f"2026-01-28-{name}.yaml" for name in ("pipe", "folder", "socket")
    )
    os.mkfifo(pipe)
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(listening))
        said = check(tmp_path)
    assert said.code == 1
    for path in (pipe, folder, listening):
        assert said.of(f"{POSTS}/{path.name}") == ("1:1 E117 this is not a regular file",)
    assert said.of(BESIDE) == UNUSED_TOLD


def test_case_36_a_device_is_no_file(tmp_path: Path) -> None:
    make_site(tmp_path, {})
    try:
        os.mknod(tmp_path / "null.yaml", 0o20666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root may make a device")
    assert check(tmp_path, tmp_path / "null.yaml").of("null.yaml") == (
        "1:1 E117 this is not a regular file",
    )


def test_case_37_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    make_site(tmp_path, {BESIDE: completed(UNUSED).encode()})
    gone = f"{POSTS}/2026-01-28-gone.yaml"
    said = check_all(make_world(tmp_path), [tmp_path / gone, tmp_path / BESIDE])
    assert [(found.code, found.place.source.path) for found in said.problems.sorted()] == [
        ("W316", BESIDE),
        ("E118", gone),
    ]


def test_case_37_a_file_is_read_once_and_shown_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path, {BESIDE: completed("topic: 'the first words\ntopic: x").encode()})
    opened, close = [], os.close

    def close_and_change(descriptor: int) -> None:
        opened.append(descriptor)
        close(descriptor)
        if len(opened) > 1:  # the first reading is for the key of what may be kept of it
            (tmp_path / BESIDE).write_bytes(b"other words\n" * 100)

    monkeypatch.setattr(os, "close", close_and_change)
    code, output, _ = trivia("check", "--root", tmp_path, "--format", "full")
    assert code == 1
    assert "1 | topic: 'the first words\n" in output
    assert "other words" not in output
    assert len(opened) == 2


def test_case_38_a_file_one_may_not_read_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = f"{POSTS}/2026-01-28-locked.yaml"
    make_site(tmp_path, {locked: b"topic: x\n", BESIDE: completed(UNUSED).encode()})
    really_open = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path) == tmp_path / locked:  # root, who may run these tests, may read anything
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    said = check(tmp_path)
    assert said.code == 1
    assert said.of(locked) == ("1:1 E119 the file may not be read by this user",)
    assert said.of(BESIDE) == UNUSED_TOLD


def test_case_38_posts_in_a_folder_one_may_not_list_are_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path, {BESIDE: completed(UNUSED).encode()})
    locked, really_scan = tmp_path / "content/posts/2025", os.scandir
    locked.mkdir()

    def refuse(path: str) -> object:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", path)
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    said = check(tmp_path)
    assert said.code == 1
    assert said.of("content/posts/2025") == ("1:1 E119 the folder may not be read by this user",)
    assert said.of(BESIDE) == UNUSED_TOLD


def test_case_39_dotfiles_and_backups_are_passed_over_and_yml_is_told(tmp_path: Path) -> None:
    names = (".hidden.yaml", "2026-01-28-a.yaml~", "#2026-01-28-a.yaml#", "2026-01-28-a.yaml.swp")
    beside = [f"{POSTS}/{name}" for name in names]
    make_site(tmp_path, dict.fromkeys((*beside, f"{POSTS}/.git/x.yaml", f"{POSTS}/a.yml"), b"?"))
    said = check(tmp_path)
    assert said.lines == {
        f"{POSTS}/a.yml": (
            "1:1 W120 `a.yml` is not read, because its name ends in `.yml`",
            "help: name it `a.yaml`",
        )
    }
    assert said.code == 0
