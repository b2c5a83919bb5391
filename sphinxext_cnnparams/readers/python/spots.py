"""The lines that end in a comment: what happens on each is kept apart, for the comment speaks of it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from ...core.structs import Struct


class Spot(Struct):
    """Hold where something happens: a statement, or a call in one, that ends on a *line* with a comment.

    *execution* tells apart how often the statement has run; *column* is where
    the call begins, -1 for the statement as a whole; *begins* tells that it
    begins on the line, too; *opens*, that it only begins there, and ends on
    another one.
    """

    line: int
    execution: int
    column: int = -1
    begins: bool = True
    opens: bool = False


class Running(Struct):
    """Hold the statement that is being evaluated, and how many have been before it."""

    statement: ast.stmt
    execution: int

    def whole(self) -> Spot:
        """Give the spot of the statement."""
        end = self.statement.end_lineno or self.statement.lineno
        return Spot(end, self.execution, begins=self.statement.lineno == end)

    def spots(self, node: ast.Call, commented: Collection[int]) -> Iterator[Spot]:
        """Give the spots of a call on lines with comments; in a statement of one line they speak of the whole."""
        if self.statement.lineno == self.statement.end_lineno or node.end_lineno is None:
            return
        if node.end_lineno in commented:
            yield Spot(node.end_lineno, self.execution, node.col_offset, begins=node.lineno == node.end_lineno)
        if node.lineno != node.end_lineno and node.lineno in commented:
            yield Spot(node.lineno, self.execution, node.col_offset, opens=True)
