"""The rules of the house, kept by reading its own imports and calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
STAGES = ("read", "compute", "localise", "cards", "site", "output")
ROOT_MODULES = {"diagnostics", "workers", "world"}

# The adapter puts pages where MkDocs looks for them, with the writer that cannot tear; and MkDocs
# starts it on its own, so it must find the pipeline by itself.
ADAPTER = {("site/plugin.py", "output"), ("site/plugin.py", "assembly")}

MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_stage_imports_only_earlier_stages(path: Path) -> None:
    stage = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if stage not in STAGES:
        return
    allowed = {*STAGES[: STAGES.index(stage) + 1], *ROOT_MODULES}
    for module in _imports(path):
        package, _, rest = module.partition(".")
        target = rest.partition(".")[0]
        if package == "generator" and (_name(path), target) not in ADAPTER:
            assert target in allowed, f"{_name(path)} imports {module}"


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("PIL", "cards/"),
        ("mkdocs", "site/"),
        ("fontTools", "site/"),
        ("yaml", ("read/", "localise/words.py")),
    ],
)
def test_a_library_stays_in_its_stage(library: str, home: str | tuple[str, ...]) -> None:
    users = {
        _name(path)
        for path in MODULES
        if any(module.partition(".")[0] == library for module in _imports(path))
    }
    assert users
    assert all(user.startswith(home) for user in users), users


def test_mkdocs_is_met_in_two_modules_only() -> None:
    users = {
        _name(path)
        for path in MODULES
        if any(module.partition(".")[0] == "mkdocs" for module in _imports(path))
    }
    assert users == {"site/plugin.py", "site/build.py"}


def test_only_world_asks_for_the_time_and_the_environment() -> None:
    asking = ("datetime.now", "dt.datetime.now", "date.today", "dt.date.today", "time.time")
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if _name(path) == "world.py":
            continue
        assert not set(_calls(path)) & set(asking), _name(path)
        assert "os.environ" not in text, _name(path)


def test_only_reading_and_writing_stages_open_files() -> None:
    opening = ("open", "os.open")
    reading = (".read_text", ".read_bytes", ".write_text", ".write_bytes", ".open")
    for path in MODULES:
        name = _name(path)
        if name == "read/source.py" or name.startswith("output/"):
            continue
        for call in _calls(path):
            # The command line points its output at nothing when the reader has left.
            if (name, call) == ("running.py", "os.open"):
                continue
            assert call not in opening, f"{name}: {call}"
            assert not call.endswith(reading), f"{name}: {call}"


def test_nothing_is_evaluated_or_unpickled() -> None:
    for path in MODULES:
        assert not set(_calls(path)) & {"eval", "exec", "compile", "__import__"}, _name(path)
        assert not {"pickle", "marshal", "shelve"} & set(_imports(path)), _name(path)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_stay_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    documented = ast.get_docstring(ast.parse(text))
    assert documented, "a module opens with one sentence of what it is"


def test_tests_say_what_they_are_about() -> None:
    for path in Path(__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not text or ast.get_docstring(ast.parse(text)), path


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_stay_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 60, f"{_name(path)}:{node.lineno} {node.name}"
