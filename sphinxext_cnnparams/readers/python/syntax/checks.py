"""Checks that code makes of itself, ``assert x.shape == (1, 10)``: shapes and counts that its author states."""

from __future__ import annotations

import ast

from ....core.problem import Problem, say
from ..library.printing import write
from ..machine import Machine
from ..signals import NotKnown
from ..stated import STATED, CheckedShape
from ..trees import list_nodes
from ..values.values import Value
from .expressions import compare_both

FACTS = frozenset("shape size output_shape input_shape int_shape get_shape count_params numel ndim dim".split())
"""Attributes that are shapes and counts of networks."""
SHOWN = 80
"""How much of an expression a message shows."""
COUNTED = 100
"""From which number on what has a name of its own is taken as a count of parameters."""
WRONG = "{what} is {true}, the code asserts {typed}"
WRONG_COUNT = "{what} is {true:,}, the code asserts {typed:,}"


def evaluate_check(machine: Machine, test: ast.expr, message: ast.expr | None = None) -> object:
    """Evaluate what is asserted; a wrong shape or count is a problem at its line, and passes for right."""
    said = message.value if isinstance(message, ast.Constant) else None
    if isinstance(said, str) and said.startswith(STATED) and isinstance(test, ast.Compare):
        _note_stated(machine, test, said)
        return True
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or not isinstance(test.ops[0], ast.Eq):
        return machine.evaluate(test)
    left, right = machine.evaluate(test.left), machine.evaluate(test.comparators[0])
    is_wrong = differ(left, right)
    if is_wrong is None and (_is_open(left) or _is_open(right)):
        return True
    if is_wrong and not machine.trying and _is_statement(machine, test, left, right):
        _note_wrong(machine, test, left, right)
        return True
    try:
        return compare_both(machine, test.ops[0], left, right, test.lineno)
    except NotKnown as left_open:
        return left_open.unknown


def _note_stated(machine: Machine, test: ast.Compare, message: str) -> None:
    """Note whether a shape that a comment states is so, as far as it is known."""
    true, typed = machine.evaluate(test.left), machine.evaluate(test.comparators[0])
    if machine.stated is not None and isinstance(true, tuple) and isinstance(typed, tuple):
        wrong = differ_anyhow(true, typed)
        found = CheckedShape(message, write(true) or "", write(typed) or "", None if wrong is None else not wrong)
        machine.stated.append(found)


def differ_anyhow(true: tuple[object, ...], typed: tuple[object, ...]) -> bool | None:
    """Tell whether a shape is another one, however it is written: without the batch, without ones, in another order.

    >>> differ_anyhow((1, 64, 7, 7), (64, 7, 7)), differ_anyhow((8, 64, 1, 1), (8, 64)), differ_anyhow((8, 3), (8, 4))
    (False, False, True)
    """
    plain = tuple(part for part in true if part != 1), tuple(part for part in typed if part != 1)
    ways = [differ(true, typed), differ(true[1:], typed), differ(*plain)]
    counted = [[n for n in one if _is_count(n)] for one in (true, typed)]
    if len(typed) > 2 and len(typed) == len(true) and sorted(map(str, counted[0])) == sorted(map(str, counted[1])):
        ways.append(False if len(counted[1]) > 1 else None)
    return False if False in ways else None if None in ways else True


def differ(one: object, other: object) -> bool | None:
    """Tell whether shapes or counts are not the same; None where it cannot be said: of a batch there may be any number.

    >>> differ((None, 10), (None, 11)), differ((None, 10), (1, 10)), differ([2, 3], (2, 3)), differ(3, 4)
    (True, None, False, True)
    """
    if isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)):
        if len(one) != len(other):
            return True
        parts = [differ(*pair) for pair in zip(one, other, strict=True)]
        return True if any(parts) else None if None in parts else False
    if _is_count(one) and _is_count(other):
        return one != other
    return False if one is None and other is None else None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_open(value: object) -> bool:
    """Tell whether a size is among some of which nobody knows it, such as that of a batch."""
    return isinstance(value, (tuple, list)) and any(isinstance(part, Value) for part in value)


def _is_statement(machine: Machine, test: ast.Compare, left: object, right: object) -> bool:
    """Tell whether a check states something of a network: others say how programs behave, which nobody tries here.

    In functions, only what is written out is a statement: else wrong arguments are kept out.
    """
    for typed, other, value in ((test.left, test.comparators[0], right), (test.comparators[0], test.left, left)):
        if _is_written(typed):
            counts = isinstance(other, ast.Name) and isinstance(value, int) and value >= COUNTED and not machine.frames
            return counts or _is_fact(other)
    return not machine.frames and (_is_fact(test.left) or _is_fact(test.comparators[0]))


def _is_written(node: ast.expr) -> bool:
    """Tell whether a value is written out: ``(1, 10)``, ``torch.Size([1, 10])``."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).rpartition(".")[2] in ("Size", "TensorShape") and all(map(_is_written, node.args))
    return not any(isinstance(part, (ast.Name, ast.Attribute, ast.Call)) for part in list_nodes(node))


def _is_fact(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr in FACTS for part in list_nodes(node))


def _note_wrong(machine: Machine, test: ast.Compare, left: object, right: object) -> None:
    said, true, typed = test.left, left, right
    if _is_written(test.left) and not _is_written(test.comparators[0]):
        said, true, typed = test.comparators[0], right, left
    what = spell(said)[:SHOWN]
    if _is_count(true) and _is_count(typed):
        text = say(WRONG_COUNT, what=what, true=true, typed=typed)
    else:
        text = say(WRONG, what=what, true=write(true), typed=write(typed))
    lines = {problem.line for problem in machine.problems if problem.subtype == "claim"}
    if test.lineno not in lines:  # it may run several times, for inputs of different sizes
        machine.problems.append(Problem(text, test.lineno, "claim"))


def spell(node: ast.expr) -> str:
    """Write an expression as people do.

    >>> spell(ast.parse("sum(n for n in x)", mode="eval").body)
    'sum(n for n in x)'
    """
    if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
        return f"{ast.unparse(node.func)}{ast.unparse(node.args[0])}"
    return ast.unparse(node)
