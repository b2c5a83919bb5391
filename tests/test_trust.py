"""What the package can do to a machine: nothing it imports or calls runs what an author wrote."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGE = Path(__file__).parents[1] / "sphinxext_cnnparams"
FILES = sorted(PACKAGE.rglob("*.py"))
RUNNING = {"exec", "eval", "compile", "__import__", "breakpoint", "input", "globals", "setattr", "delattr"}
"""Builtins that run text, or change what they are not told to change."""
MODULES = {
    "builtins": ("exceptions.py", "pasted.py"),  # the names of exceptions, and what they inherit from
    "importlib.util": ("words.py",),  # whether num2words is installed
    "importlib.metadata": ("config.py",),  # other packages that bring declarations of layers
    "os": ("cache.py", "edits.py", "files.py", "main.py", "running.py"),  # of the command line: folders, whole files
    "tempfile": ("cache.py", "edits.py"),  # a file is written beside the one it replaces
    "concurrent.futures": ("running.py",),  # many documents are read at once, by this program
    "concurrent.futures.process": ("running.py",),  # one of which may end its process
    "shutil": ("terminal.py",),  # the width of the terminal
    "pickle": ("compact.py",),  # of what lies in Sphinx's environment, and was pickled and is unpickled with it
    "urllib.parse": ("sarif.py",),  # names of files as addresses
}
"""Modules that could lead to running something, each with the files that may import it."""
DANGEROUS = {"code", "codeop", "ctypes", "dill", "imp", "importlib", "marshal", "multiprocessing", "os", "pickle"}
DANGEROUS |= {
    "pty",
    "runpy",
    "shelve",
    "shutil",
    "signal",
    "socket",
    "ssl",
    "subprocess",
    "threading",
    "urllib",
    "http",
}
DANGEROUS |= {"builtins", "asyncio", "concurrent", "tempfile", "webbrowser", "zipimport", "sqlite3", "http"}
ASKED: dict[tuple[str, str], str] = {
    ("__init__.py", "name"): "of the interface, one of two",
    ("math.py", "name"): "of a table in the file",
    ("naming.py", "name"): "of a list in the file",
    ("standard.py", "name"): "of a table in the file",
    ("texts.py", "name"): "of the table GROWING",
    ("methods.py", "name"): "one of METHODS",
    ("changes.py", "self.name"): "one of CHANGING",
    ("regex.py", "name"): "one of a list in the file",
    ("records.py", "name"): "count or index",
    ("config.py", "option.name"): "one of the extension's own options",
    ("layer.py", "w.when"): "of a table of weights",
    ("found.py", "name"): "one of TEXTS",
    ("sarif.py", "name"): "of a list in the file",
    ("structs.py", "name"): "a field that the class itself declares",
}
"""Attributes that are asked for by a name the file does not spell out: what it may be."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_runs_what_an_author_wrote(path: Path) -> None:
    for name in modules(path):
        allowed = path.name in MODULES.get(name, ())
        assert allowed or name.partition(".")[0] not in DANGEROUS, f"{path.name} imports {name}"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in RUNNING, f"{path.name}:{node.lineno} calls {node.func.id}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            asked = node.args[1]
            spelled = isinstance(asked, ast.Constant)
            assert spelled or (path.name, ast.unparse(asked)) in ASKED, f"{path.name}:{node.lineno}"


def test_the_list_of_what_is_asked_for_is_not_longer_than_it_must_be() -> None:
    found = {
        (path.name, ast.unparse(node.args[1]))
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr"
    }
    assert ASKED.keys() <= found


def test_branches_are_added_up_for_each_folder(tool: Callable[[str], ModuleType]) -> None:
    def measured(every: int, taken: int) -> dict[str, dict[str, int]]:
        return {"summary": {"num_branches": every, "covered_branches": taken}}

    files = {"core/a.py": measured(10, 9), "core/b/c.py": measured(30, 30), "claims/a.py": measured(8, 4)}
    files |= {"readers/a.py": measured(2000, 1998), "audit/a.py": measured(5, 0)}
    report = {"files": {f"sphinxext_cnnparams/{path}": one for path, one in files.items()}}
    table = tool("branches").tabulate(report)
    assert [line.split(" | ")[1:] for line in table.strip().splitlines()[2:]] == [
        ["40", "39", "97.5 |"],
        ["8", "4", "50.0 |"],
        ["2,000", "1,998", "99.9 |"],
    ]
