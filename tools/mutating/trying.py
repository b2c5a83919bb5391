"""Trying a mutant: in a child of a process in which all tests have been collected, so that nothing is loaded again.

What stands in a function is put into the function that is there; what stands outside of functions was used while
modules were loaded, so that those are loaded by a child of a process that has not loaded the package yet.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from mutating.mutant import PACKAGE, Mutant

KILLED, SURVIVED, STUCK = "killed", "survived", "stuck"
MEMORY = 6 << 30


def in_child(work: Callable[[], bool], seconds: float) -> str:
    """Do some work in a child: it gives whether all tests passed; a child that takes too long is stopped."""
    child = os.fork()
    if not child:
        passed = False
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            passed = work()
        finally:
            os._exit(0 if passed else 1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return STUCK
    return KILLED if os.WEXITSTATUS(status) else SURVIVED


def code_of(mutant: Mutant) -> CodeType | None:
    """Give the changed code of the function a mutant is in; None where the change is not in its code.

    What it defines inside itself may have been made long ago, while modules were loaded.
    """
    path = str(PACKAGE / mutant.path)
    old, new = _find(compile((PACKAGE / mutant.path).read_text("utf-8"), path, "exec"), mutant.where), None
    if mutant.where and old and not mutant.operator.endswith("Decorator"):
        new = _find(compile(mutant.source, path, "exec"), mutant.where)
    return None if old is None or new == old or new is None or _inner(new) != _inner(old) else new


def _inner(code: CodeType) -> list[CodeType]:
    """Give the functions that are made by a function, but for comprehensions, which it runs itself."""
    held = [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    return [inner for inner in held if not inner.co_name.endswith(("comp>", "genexpr>"))]


def _find(code: CodeType, where: str) -> CodeType | None:
    for name in where.split("."):
        inner = [held for held in code.co_consts if isinstance(held, CodeType) and held.co_name == name]
        if len(inner) != 1:
            return None
        code = inner[0]
    return code


def function_of(mutant: Mutant) -> FunctionType | None:
    """Give the function itself, from behind what decorates it."""
    name = f"sphinxext_cnnparams.{mutant.path.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
    held: Any = importlib.import_module(name)
    for part in mutant.where.split("."):
        held = vars(held)[part]
    for inside in ("fget", "func", "__func__", "__wrapped__"):
        held = getattr(held, inside, held)
    return held if isinstance(held, FunctionType) else None


def forget() -> None:
    """Empty what functions of the package have kept."""
    for name, module in list(sys.modules.items()):
        if name.startswith("sphinxext_cnnparams"):
            for held in list(vars(module).values()):
                if callable(getattr(held, "cache_clear", None)):
                    held.cache_clear()


@dataclass
class Nursery:
    """A process without the package, in whose children mutants are loaded from the beginning."""

    asks: int
    answers: int

    @classmethod
    def open(cls) -> Nursery:
        """Begin it; what all of them need is loaded before."""
        for name in ("sphinx.application", "sphinx.cmd.build", "myst_parser.sphinx_ext.main", "docutils.core"):
            importlib.import_module(name)
        (asked, asks), (answers, answered) = os.pipe(), os.pipe()
        if os.fork():
            return cls(asks, answers)
        os.close(asks)
        with os.fdopen(asked, "rb") as questions:
            while True:
                try:
                    mutant, tests, seconds = pickle.load(questions)
                except EOFError:
                    os._exit(0)
                found = in_child(lambda m=mutant, t=tests: _load_and_test(m, t), seconds)
                os.write(answered, found.ljust(10).encode())

    def try_mutant(self, mutant: Mutant, tests: list[str], seconds: float) -> str:
        """Have some tests run with a mutant."""
        data = pickle.dumps((mutant, tests, seconds))
        while data:
            data = data[os.write(self.asks, data) :]
        return os.read(self.answers, 10).decode().strip()


def _load_and_test(mutant: Mutant, tests: list[str]) -> bool:
    import pytest

    target, source = str(PACKAGE / mutant.path), mutant.source
    original = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: Any, fullname: str) -> CodeType | None:
        if self.path == target:
            return compile(source, target, "exec")
        return original(self, fullname)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    # plain: what rewrites assertions would load a file itself that is named here, for its doctests
    return pytest.main(["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]) == 0
