"""A mutant: one small change in the code, and the changes that are tried."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from functions import list_functions

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sphinxext_cnnparams"
BINARY = "Add_Sub Sub_Add Mul_Add Div_Mul FloorDiv_Mul FloorDiv_Div Mod_FloorDiv Pow_Mul BitOr_BitAnd BitAnd_BitOr"
COMPARED = "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot IsNot_Is"
UNARY = "USub_UAdd Delete_Not"
OTHERS = "ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceAndWithOr ReplaceOrWithAnd AddNot NumberReplacer "
OTHERS += "ReplaceBreakWithContinue ReplaceContinueWithBreak ExceptionReplacer RemoveDecorator ZeroIterationForLoop"
OPERATORS = (
    *(f"core/ReplaceBinaryOperator_{name}" for name in BINARY.split()),
    *(f"core/ReplaceComparisonOperator_{name}" for name in COMPARED.split()),
    *(f"core/ReplaceUnaryOperator_{name}" for name in UNARY.split()),
    *(f"core/{name}" for name in OTHERS.split()),
)
"""Those of Cosmic Ray, but for each sign one or two others instead of all: seven more ways to break it say no more."""


@dataclass(frozen=True)
class Mutant:
    """Hold which change it is, and where it stands: in which file, in which function, on which line."""

    path: str
    operator: str
    occurrence: int
    line: int
    where: str

    @property
    def source(self) -> str:
        """Give the whole file with the change."""
        return _change(self)

    @property
    def is_code(self) -> bool:
        """Tell whether it can be compiled: ``if not match := …`` cannot."""
        try:
            compile(self.source, self.path, "exec")
        except SyntaxError:
            return False
        return True

    def lines(self) -> tuple[str, str]:
        """Give what stands there, and what stands there instead."""
        changes = list(difflib.ndiff(_text(self.path).splitlines(), self.source.splitlines()))
        before, after = (
            next((line[2:].strip() for line in changes if line.startswith(sign) and line[2:].strip()), "")
            for sign in ("- ", "+ ")
        )
        return before, after


@cache
def _text(path: str) -> str:
    return (PACKAGE / path).read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _change(mutant: Mutant) -> str:
    changed: str = mutate_code(_text(mutant.path), plugins.get_operator(mutant.operator)(), mutant.occurrence)
    return changed


def make_mutants(path: str) -> Iterator[Mutant]:
    """Give the mutants of a file, in the order of its lines; annotations are not code, and texts are not changed."""
    tree = ast.parse(_text(path))
    notes = [_span(node) for node in _annotations(tree)]
    functions = list(list_functions(tree))
    nodes = list(ast_nodes(get_ast(_text(path))))
    found = []
    for name in OPERATORS:
        operator = plugins.get_operator(name)()
        places = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, place in enumerate(places):
            if not any(begin <= place < end for begin, end in notes):
                where = next((said for said, first, last in functions if first <= place[0] <= last), "")
                found.append(Mutant(path, name, occurrence, place[0], where))
    return iter(sorted(found, key=lambda mutant: mutant.line))


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            note = getattr(node, name, None)
            if note is not None:
                yield note


def _span(node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
