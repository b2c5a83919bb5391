"""Branches that do the same, but for the device on which they do it: which of them runs changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from copy import deepcopy

PLACING = frozenset(("to", "cuda", "cpu"))
"""Methods that give the same values elsewhere."""
DEVICE = "cuda"
"""The module whose classes are those of the library around it, on another device."""


class _Unmoved(ast.NodeTransformer):
    """Leave out of code where its values stand: ``torch.cuda.FloatTensor(n).cuda()`` is ``torch.FloatTensor(n)``."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Attribute) and node.func.attr in PLACING:
            return self.visit(node.func.value)  # type: ignore[no-any-return]
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        return node.value if node.attr == DEVICE else node


def are_alike(body: Sequence[ast.stmt], orelse: Sequence[ast.stmt]) -> bool:
    """Tell whether two branches do the same wherever it is done."""
    return len(body) == len(orelse) > 0 and _show(body) == _show(orelse)


def _show(body: Sequence[ast.stmt]) -> list[str]:
    return [ast.dump(_Unmoved().visit(deepcopy(statement))) for statement in body]
