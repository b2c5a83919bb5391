"""The names of a program: where they are bound, and what a shape in a comment means by them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.structs import MutableStruct, field
from ..readers.python import list_nodes

NAMED = "_named_"
"""How attributes begin that keep the arguments of a constructor."""
_OPEN = frozenset({"none", "?", "-1", "*", "n", "b", "bs", "batch", "batch_size", "batchsize"})
"""What stands for the batch, or for anything."""
_ALLOWED = (ast.BinOp, ast.Name, ast.Constant, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Load, ast.Pow)
_BLOCKS = ("body", "orelse", "finalbody")
SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Assert, ast.Return)


class StatementPlace(MutableStruct):
    """Hold where a statement stands: in which block, and inside which function and which class."""

    block: int
    function: ast.FunctionDef | None
    owner: ast.ClassDef | None


class BoundNames(MutableStruct):
    """Hold the simple statements of a program in order, their places, and what the module binds."""

    statements: list[ast.stmt]
    places: Mapping[int, StatementPlace]
    bound: frozenset[str]
    wanted: dict[int, tuple[ast.ClassDef, set[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: ast.Module) -> BoundNames:
        """Look through a program."""
        places: dict[int, StatementPlace] = {}
        found = sorted(_walk(tree, None, None, places), key=lambda one: (one.lineno, one.col_offset))
        return cls(found, places, frozenset(_bound_in(tree.body)))

    def around(self, line: int) -> tuple[ast.stmt | None, ast.stmt | None]:
        """Give the statements before and behind a line, if it stands between two of one block, and in none."""
        before = [one for one in self.statements if (one.end_lineno or one.lineno) < line]
        behind = [one for one in self.statements if one.lineno > line]
        inside = any(one.lineno <= line <= (one.end_lineno or one.lineno) for one in self.statements)
        last, following = before[-1] if before and not inside else None, behind[0] if behind and not inside else None
        if last is not None and following is not None and self._block(last) != self._block(following):
            return (last, None) if last.col_offset >= following.col_offset else (None, following)
        return last, following

    def ending(self, line: int) -> ast.stmt | None:
        """Give the last simple statement that ends on a line."""
        found = [one for one in self.statements if one.end_lineno == line and not isinstance(one, ast.Return)]
        return found[-1] if found else None

    def assigns(self, statement: ast.stmt, name: str) -> bool:
        """Tell whether a statement binds a name."""
        return bool(name) and name in _bound_in([statement])

    def is_bound_above(self, name: str, statement: ast.stmt) -> bool:
        """Tell whether the function a statement stands in has bound a name before."""
        place = self.places[id(statement)]
        if place.function is not None and name in _arguments(place.function):
            return True
        above = (one for one in self.statements if one.lineno < statement.lineno)
        return any(self.places[id(one)].function is place.function and self.assigns(one, name) for one in above)

    def is_outside(self, statement: ast.stmt) -> bool:
        """Tell whether a statement stands in no function."""
        return self.places[id(statement)].function is None

    def list_binding(self, name: str) -> list[ast.stmt]:
        """Give the statements that bind a name, and nothing else of this name."""
        return [one for one in self.statements if self.assigns(one, name)]

    def target(self, statement: ast.stmt) -> str:
        """Give the one name that a statement binds; nothing if it binds several, or none."""
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        return targets[0].id if len(targets) == 1 and isinstance(targets[0], ast.Name) else ""

    def spell(self, dims: Sequence[str], near: ast.stmt) -> str | None:
        """Write a shape as code that means it where a statement stands; None where too little of it is known."""
        if any("..." in dim or dim == "*" for dim in dims):
            return None
        spelled = [self._spell(dim, near) for dim in dims]
        telling = [one for one in spelled[1:] if one != "None"]
        return f"({', '.join(spelled)},)" if telling else None

    def _spell(self, dim: str, near: ast.stmt) -> str:
        text = re.sub(r"(?<=[A-Za-z_])\s+(?=[A-Za-z_])", "_", dim)
        if text.lower() in _OPEN:
            return "None"
        try:
            tree = ast.parse(text, mode="eval")
        except (SyntaxError, ValueError):
            return "None"
        nodes = list(list_nodes(tree.body))
        if not all(isinstance(node, _ALLOWED) for node in nodes):
            return "None"
        for node in nodes:
            if isinstance(node, ast.Name) and (meant := self._find(node.id, near)) is not None:
                node.id = meant
            elif isinstance(node, ast.Name) or not isinstance(getattr(node, "value", 0), int):
                return "None"
        return ast.unparse(tree.body).replace(" / ", " // ")

    def _find(self, name: str, near: ast.stmt) -> str | None:
        """Say how a name is spelled where a statement stands: it is a variable, an attribute, or an argument."""
        place = self.places[id(near)]
        if place.function is not None and name in _local(place.function):
            return name
        if len(name) == 1:  # letters stand for anything, unless the code around gives them a value
            return None
        if place.owner is not None:
            if name in _attributes(place.owner):
                return f"self.{name}"
            start = _constructor(place.owner)
            if start is not None and name in _arguments(start):
                self.wanted.setdefault(id(place.owner), (place.owner, set()))[1].add(name)
                return f"self.{NAMED}{name}"
        return name if name in self.bound else None

    def list_starts(self) -> Iterator[tuple[int, int, list[str]]]:
        """Give where constructors have to keep arguments that comments name: behind their first statement."""
        for owner, names in self.wanted.values():
            start = _constructor(owner)
            calls = [one for one in start.body if isinstance(one, ast.Expr)] if start is not None else []
            supers = [one for one in calls if "super" in ast.unparse(one) or ".__init__" in ast.unparse(one)]
            if supers and supers[0].end_lineno is not None and supers[0].end_col_offset is not None:
                yield supers[0].end_lineno, supers[0].end_col_offset, sorted(names)

    def _block(self, statement: ast.stmt) -> int:
        return self.places[id(statement)].block


def _walk(
    node: ast.AST, function: ast.FunctionDef | None, owner: ast.ClassDef | None, places: dict[int, StatementPlace]
) -> Iterator[ast.stmt]:
    """Give the simple statements below a node, and note their places."""
    if isinstance(node, ast.ClassDef):
        function, owner = None, node
    elif isinstance(node, ast.FunctionDef):
        function = node
    for name in _BLOCKS:
        for one in getattr(node, name, ()):
            places[id(one)] = StatementPlace(id(node) + len(name), function, owner)
            if isinstance(one, SIMPLE):
                yield one
            yield from _walk(one, function, owner, places)
    for handler in getattr(node, "handlers", ()):
        yield from _walk(handler, function, owner, places)


def _bound_in(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Give the names that statements bind, not those of the functions in them."""
    for one in body:
        targets = one.targets if isinstance(one, ast.Assign) else [getattr(one, "target", None)]
        for target in targets:
            if target is not None:
                yield from (node.id for node in list_nodes(target) if isinstance(node, ast.Name))
        for name in () if isinstance(one, ast.FunctionDef | ast.ClassDef) else _BLOCKS:
            yield from _bound_in(getattr(one, name, ()))


def _local(function: ast.FunctionDef) -> set[str]:
    return {*_arguments(function), *_bound_in(function.body)}


def _arguments(function: ast.FunctionDef) -> list[str]:
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs) if one.arg != "self"]


def _attributes(owner: ast.ClassDef) -> set[str]:
    """Give the attributes that the methods of a class set on the object itself."""
    return {
        node.attr
        for node in ast.walk(owner)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if isinstance(node.value, ast.Name) and node.value.id == "self"
    }


def _constructor(owner: ast.ClassDef) -> ast.FunctionDef | None:
    return next((one for one in owner.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
