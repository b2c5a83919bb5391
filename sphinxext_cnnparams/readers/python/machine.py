"""The evaluator: walks the syntax tree by tables and keeps count."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from ...core.problem import Problem, Sentence, at_line, say
from ...core.structs import MutableStruct, Struct, field, replace
from . import limits
from .library.printing import Displayed
from .scope import Scope
from .signals import Doubted, DoubtedReturn, NotKnown, Return
from .spots import Running, Spot
from .stated import CheckedShape
from .values.functions import Function
from .values.values import Call, Unknown, Value

if TYPE_CHECKING:
    from .values.classes import Class
    from .values.instances import Half, Instance


class Host(Protocol):
    """Say what names of other libraries mean: the only door out of plain Python."""

    def name(self, name: str, line: int) -> object:
        """Give the value of a name the code does not bind."""

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""

    def inherited(self, heir: Class, path: str, name: str) -> object:
        """Give what a class of the code inherits under a name from a library's class; None if that is as usual."""

    def call(self, path: str, call: Call, machine: Machine) -> object:
        """Give the result of calling a library's function or class."""

    def star(self, module: str) -> None:
        """See that all names of a module have been imported."""

    def unheard(self, name: str, call: Call) -> Unknown:
        """Give the result of calling a name nobody has defined."""

    def opaque(self, why: Unknown, call: Call, owner: Unknown | None = None) -> object:
        """Give the result of a call nobody knows, of *owner*: *why*, or a tensor of which nothing is known."""

    def is_a(self, value: object, path: str) -> bool | Unknown:
        """Tell whether a value is an instance of a library's class."""

    def placed(self, value: Value) -> Value:
        """Give a tensor that is learnt by itself, or was made elsewhere, as part of what is being traced."""

    def remarked(self, spot: Spot) -> AbstractContextManager[None]:
        """Keep in mind what happens at a place, if a comment may be about it."""

    def half(self, instance: Instance) -> Half | None:
        """Give what an instance inherits from a framework's class, if from any."""

    def is_tensor(self, value: object) -> bool:
        """Tell whether a value is a tensor that is followed, and nothing but its shape matters."""

    def follows(self, path: str) -> bool:
        """Tell whether something of a library calculates with such tensors."""

    def find_common(self, values: Sequence[object]) -> object | None:
        """Give what stands for any of some tensors, if all have one shape; None otherwise."""

    def find_parts(self, value: object) -> Iterable[object]:
        """Give the parts of a network that a value is, or holds."""

    def ask_of_some(self, among: Iterable[object], name: str) -> None:
        """See that an attribute is asked for of something among parts of a network, nobody knows of which."""

    def set_on_some(self, among: Iterable[object], name: str, value: object, why: Unknown) -> None:
        """See that an attribute, or an item, is set on something among parts of a network, nobody knows on which."""

    def has_library(self, library: str) -> bool:
        """Tell whether a library is surely installed where the code runs."""

    def miss(self, library: str) -> bool:
        """Tell whether a library is taken for not installed, where code says what it does without it."""

    def give_up(self) -> None:
        """See that something was given up because it took too long."""


class Result(Struct):
    """Hold what one statement of the module gave, and the name it was bound to."""

    name: str
    value: object
    line: int


class Frame(MutableStruct):
    """Hold one call that is being evaluated: its function, its first argument, what it has yielded."""

    function: Function
    first: object
    yielded: list[object] = field(default_factory=list)


class Machine(MutableStruct):
    """Evaluate syntax trees: never executing, every construct by a table of what is allowed.

    *commented* are the lines that end in a comment, *given* are values the
    author has for names the code cannot tell, *kept* what libraries have once
    for a program.  *failures* counts
    operations that Python would refuse, *guesses* calls whose outcome is not
    known: a ``try`` looks at both.  *given_up* counts the loops that took too
    long; only one that is not *in_loop* already is given up.  *trying* counts
    the ``try`` around what is evaluated that catch something.  *shown* is what
    would be printed, *stated* what comments state, each kept where it is a list; *top* is the line of the
    module's statement that is evaluated, *program* all of its statements.
    """

    host: Host
    scope: Scope = field(default_factory=Scope)
    results: list[Result] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    poisoned: dict[int, tuple[object, Unknown]] = field(default_factory=dict)
    commented: Collection[int] = ()
    running: Running | None = None
    failures: int = 0
    guesses: int = 0
    steps: int = 0
    given: Mapping[str, object] = field(default_factory=dict)
    kept: dict[str, Value] = field(default_factory=dict)
    in_loop: bool = False
    given_up: int = 0
    trying: int = 0
    shown: list[Displayed] | None = None
    stated: list[CheckedShape] | None = None
    top: int = 0
    program: Sequence[ast.stmt] = ()
    depth: int = 0
    expressions: Mapping[type[ast.expr], Callable[[Machine, Any], object]] = field(init=False, repr=False)
    statements: Mapping[type[ast.stmt], Callable[[Machine, Any], None]] = field(init=False, repr=False)
    trace: Callable[[Machine, ast.expr, Unknown], object] = field(init=False, repr=False)
    skip: Callable[[Machine, Any], None] = field(init=False, repr=False)
    doubt: Callable[[Machine, Iterable[ast.AST], Unknown], None] = field(init=False, repr=False)

    @property
    def builtins(self) -> Mapping[str, object]:
        """Give Python's own names."""
        raise NotImplementedError

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""
        raise NotImplementedError

    def call(self, path: str, call: Call) -> object:
        """Give the result of calling a library's function or class."""
        raise NotImplementedError

    def apply(self, function: Function, call: Call) -> object:
        """Give the result of calling a function the code defines."""
        raise NotImplementedError

    def execute_all(self, body: Iterable[ast.stmt]) -> None:
        """Evaluate statements one after the other."""
        rest = list(body)
        for place, statement in enumerate(rest, 1):
            try:
                self.execute(statement)
            except (Doubted, DoubtedReturn) as left:
                with suppress(Doubted, Return):
                    self.doubt(self, rest[place:], left.why)
                raise

    def execute(self, statement: ast.stmt) -> None:
        """Evaluate one statement; what is not read leaves its names unknown."""
        self.count(statement.lineno)
        rule = self.statements.get(type(statement), self.skip)
        if not self.commented or hasattr(statement, "body") or not self._is_commented(statement):
            rule(self, statement)
            return
        outer, self.running = self.running, Running(statement, self.steps)
        try:
            with self.host.remarked(self.running.whole()):
                rule(self, statement)
        finally:
            self.running = outer

    def _is_commented(self, statement: ast.stmt) -> bool:
        """Tell whether a line of a statement ends in a comment."""
        end = statement.end_lineno or statement.lineno
        return end in self.commented or any(line in self.commented for line in range(statement.lineno, end))

    def evaluate(self, node: ast.expr) -> object:
        """Evaluate one expression; what is not read is Unknown."""
        self.count(node.lineno)
        rule = self.expressions.get(type(node))
        if rule is None:
            return Unknown(
                say(
                    "{name_construct} is not read{at}",
                    name_construct=name_construct(node),
                    at=at_line(node.lineno),
                ),
                node.lineno,
            )
        try:
            value = rule(self, node)
        except NotKnown as left:
            value = left.unknown
        return self.trace(self, node, value) if isinstance(value, Unknown) else value

    def find_fault(self, text: Sentence, line: int) -> None:
        """Keep it, once, as a problem that Python would not take the code."""
        problem = Problem(text, line)
        if problem not in self.problems:
            self.problems.append(problem)

    def refuse(self, what: Sentence, line: int) -> Unknown:
        """Keep it as a problem that something is not read whose effects may be anywhere."""
        self.problems.append(Problem(say("{what} is not read{at}", what=what, at=at_line(line)), line))
        return Unknown(say("{what} is not read{at}", what=what, at=at_line(line)), line)

    def poison(self, container: object, why: Unknown) -> None:
        """See that nobody trusts a container any more: what it holds is not known."""
        if not isinstance(container, (list, dict, set)):
            return
        before = self.find_doubt(container)
        if before is not None:
            known = {id(part): part for part in (*before.among, *why.among)}
            why = replace(before, among=tuple(known.values()))
        elif isinstance(container, list):
            container.append(why)
        elif isinstance(container, dict):
            container[f"? {len(container)}"] = why
        self.poisoned[id(container)] = (container, why)

    def keep(self, path: str, make: Callable[[], Value]) -> Value:
        """Give what there is once in a program under a path, made when it is first asked for."""
        if path not in self.kept:
            self.kept[path] = make()
        return self.kept[path]

    def find_doubt(self, value: object) -> Unknown | None:
        """Say why a container cannot be trusted, if it cannot."""
        found = self.poisoned.get(id(value))
        return found[1] if found else None

    def count(self, line: int, size: int = 0) -> None:
        """Count one step, and more for going through something long."""
        self.steps += 1 + size // limits.STEP
        if self.steps > limits.STEPS:
            raise limits.TooLong("steps", limits.STEPS, line)


def name_construct(node: ast.AST) -> str:
    """Name a construct of Python as a reader would.

    >>> name_construct(ast.parse("await x", mode="eval").body)
    'await'
    """
    return NAMES.get(type(node), type(node).__name__.lower())


NAMES: dict[type[ast.AST], str] = {
    ast.Await: "await",
    ast.AsyncFor: "async for",
    ast.AsyncFunctionDef: "async def",
    ast.AsyncWith: "async with",
    ast.TryStar: "except*",
}
