"""The rule of layers: which part may import which."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "sphinxext_cnnparams"
ALLOWED = {
    "core": {"core"},
    "claims": {"core", "claims"},
    "readers": {"core", "readers"},
    "drawing": {"core", "drawing"},
    "exports": {"core", "exports"},
    "documents": {"core", "claims", "readers", "documents"},
    "audit": {"core", "claims", "readers", "documents", "audit"},
    "cli": {"core", "claims", "readers", "documents", "audit", "exports", "cli", "api", "__version__"},
    "extension": {"core", "claims", "readers", "drawing", "exports", "extension", "uncollected"},
    "api.py": {"core", "readers"},
    "__init__.py": {"extension", "api", "uncollected"},
    "__main__.py": {"cli"},
    "uncollected.py": set(),
}
FOREIGN = {
    "claims": {"num2words"},  # where it is installed
    "documents": {"markdown_it", "docutils"},  # the parsers of prose
    "cli": {"rich"},  # where it is installed
    "extension": {"docutils", "sphinx", "babel"},
    "__init__.py": {"sphinx"},
}
"""The libraries each part may import besides the standard one."""
FILES = sorted((ROOT / PACKAGE).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Give every imported module, as an absolute name."""
    package = (PACKAGE, *path.relative_to(ROOT / PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1])
            if node.module:
                yield f"{base}.{node.module}"
            else:
                yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / PACKAGE)))
def test_imports_only_what_it_may(path: Path) -> None:
    part = path.relative_to(ROOT / PACKAGE).parts[0]
    for name in imports(path):
        first, *rest = name.split(".")
        if first == PACKAGE:
            assert rest, f"{path} imports the package itself"
            assert rest[0] in ALLOWED[part], f"{part} may not import {name}"
        elif first not in sys.stdlib_module_names:
            assert first in FOREIGN.get(part, set()), f"{part} may not import {name}"


DOORS = (
    *("core.formula", "core.receptive", "core.quantities"),
    *("claims.numbers", "claims.languages", "claims.slips"),
)
"""The folders whose files only they themselves import: others take what their ``__init__`` names."""


@pytest.mark.parametrize("door", DOORS)
def test_others_come_in_through_the_door(door: str) -> None:
    inside = ROOT / PACKAGE / Path(*door.split("."))
    for path in (path for path in FILES if not path.is_relative_to(inside)):
        for name in imports(path):
            assert not name.startswith(f"{PACKAGE}.{door}."), f"{path} imports {name}"


EVALUATOR = [path for path in FILES if path.is_relative_to(ROOT / PACKAGE / "readers" / "python")]


@pytest.mark.parametrize("path", EVALUATOR, ids=lambda path: path.name)
def test_the_evaluator_knows_nothing_of_frameworks(path: Path) -> None:
    ours = [name for name in imports(path) if name.split(".")[0] == PACKAGE]
    home, shared = f"{PACKAGE}.readers.python", {f"{PACKAGE}.core.problem", f"{PACKAGE}.core.structs"}
    strangers = [name for name in ours if not f"{name}.".startswith(f"{home}.") and name not in shared]
    assert not strangers, f"{path} imports {strangers}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / PACKAGE)))
def test_the_evaluator_has_one_door(path: Path) -> None:
    inside = f"{PACKAGE}.readers.python."
    if path not in EVALUATOR:
        assert not [name for name in imports(path) if name.startswith(inside)], f"{path} goes past the door"


GENERAL = [
    path
    for path in FILES
    if path.parent in {ROOT / PACKAGE / "readers", ROOT / PACKAGE / "readers" / "tracing"} and path.name != "read.py"
]
"""What reads code of any framework; ``read.py`` chooses one."""


@pytest.mark.parametrize("path", GENERAL, ids=lambda path: path.name)
def test_what_reads_any_framework_names_none(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            words += re.findall(r"\w+", node.value)
        words += [getattr(node, field) for field in ("id", "attr", "arg", "module") if getattr(node, field, None)]
    names = [part for word in words if isinstance(word, str) for part in word.split(".")]
    assert {"keras", "torch", "tensorflow", "torchvision"}.isdisjoint(map(str.lower, names))


READERS = {
    "python": {"python"},
    "tracing": {"python", "tracing"},
    "keras": {"python", "tracing", "keras"},
    "torch": {"python", "tracing", "torch"},
}
"""Which folders of the readers each may import; the way of one text, beside them, may import all."""


@pytest.mark.parametrize("folder", READERS)
def test_the_readers_go_one_way(folder: str) -> None:
    home = f"{PACKAGE}.readers."
    for path in (ROOT / PACKAGE / "readers" / folder).rglob("*.py"):
        parts = {name.removeprefix(home).split(".")[0] for name in imports(path) if name.startswith(home)}
        assert parts <= READERS[folder], f"{path} imports {parts}"


def needed() -> dict[str, set[str]]:
    """Give for each module those of ours it imports, inside functions too, but for what only the types need."""
    modules = {".".join((PACKAGE, *path.relative_to(ROOT / PACKAGE).with_suffix("").parts)): path for path in FILES}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    return {
        name: {f"{base}.{part}" if f"{base}.{part}" in modules else base for base, part in loaded(path)} - {name}
        for name, path in modules.items()
    }


def loaded(path: Path) -> Iterator[tuple[str, str]]:
    """Give what a file imports of ours: from which package or module, and which name."""
    package = (PACKAGE, *path.relative_to(ROOT / PACKAGE).parts[:-1])
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    skipped = {id(inner) for node in typing for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and id(node) not in skipped:
            base = ".".join((*package[: len(package) - node.level + 1], *(node.module or "").split("."))).rstrip(".")
            yield from ((base, alias.name) for alias in node.names)


def test_no_module_needs_itself() -> None:
    graph = needed()
    circles = set()
    for name in graph:
        seen: set[str] = set()
        waiting = [*graph[name]]
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += graph[other]
        if name in seen:
            circles.add(name)
    assert circles == set()


def test_no_class_name_stands_twice() -> None:
    found: dict[str, list[str]] = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(str(path.relative_to(ROOT / PACKAGE)))
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_frameworks_are_imported_by_tools_only() -> None:
    for path in [*FILES, *(ROOT / "tests").rglob("test_*.py"), ROOT / "conftest.py"]:
        for name in imports(path) if PACKAGE in path.parts else absolute(path):
            assert name.split(".")[0] not in {"keras", "torch", "tensorflow"}, f"{path} imports {name}"


def absolute(path: Path) -> Iterator[str]:
    """Give the modules a file outside the package imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_every_file_says_what_it_is_for() -> None:
    for path in FILES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"


def list_code(tree: ast.Module, text: str) -> list[int]:
    """Give the lines that are neither empty nor a comment nor inside a string that stands alone."""
    alone = (node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    told = {line for node in alone for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if line.strip() and line.strip()[0] != "#" and number not in told]


def test_files_and_functions_are_short() -> None:
    """No file has more than 300 lines of code, no function more than 50 lines."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        assert len(list_code(tree, text)) <= 300, path
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        long = [one.name for one in functions if (one.end_lineno or one.lineno) - one.lineno >= 50]
        assert not long, f"{path}: {long}"


LATE = ("core", "claims", "extension", "__init__.py", "api.py")
"""Where an import inside a function has to say why it is there."""


def late_imports(path: Path) -> Iterator[int]:
    """Give the lines of the imports inside functions."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            inner = (node for node in ast.walk(function) if isinstance(node, (ast.Import, ast.ImportFrom)))
            yield from (node.lineno for node in inner)


@pytest.mark.parametrize("part", LATE)
def test_an_import_inside_a_function_says_why(part: str) -> None:
    """The reason stands on its line, or above the group it belongs to."""
    for path in (path for path in FILES if path.relative_to(ROOT / PACKAGE).parts[0] == part):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        imports = (node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Import, ast.ImportFrom)))
        covered = {line for node in imports for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
        for number in late_imports(path):
            first = number
            while first - 1 in covered:
                first -= 1
            assert any("# imported late: " in line for line in lines[first - 2 : number]), f"{path}:{number}"


TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT / "tests")))
def test_tests_stand_where_the_code_does(path: Path) -> None:
    """A folder of tests is one of the package, but for those of what is written."""
    folder = path.parent.relative_to(ROOT / "tests")
    assert folder.parts[:1] == ("output",) or (ROOT / PACKAGE / folder).is_dir()
