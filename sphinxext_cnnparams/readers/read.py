"""From the text of a tutorial's code to the network it describes."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from math import inf
from types import MappingProxyType

from ..core.compute import compute
from ..core.fault import describe_fault
from ..core.layers.declared import Declaration
from ..core.network import DialectName, Network
from ..core.problem import Problem, say
from ..core.shape import Layout
from ..core.structs import Struct, field
from .author_options import read_inputs
from .declared_layers import extend_dialect
from .detect import detect_dialect
from .find_model import find_model
from .keras import Keras
from .model_inputs import Given
from .pasted import complete
from .python import Ceiling, CheckedShape, Comments, Displayed, Evaluator, Scope, Unknown, clean, find_comments, parse
from .run_model import run_model
from .torch import Torch
from .tracing.dialect import Dialect
from .tracing.host import FrameworkHost
from .tracing.session import Session

FAULT = "this code could not be read, by a fault of this extension ({what})"
LOST = "is one of the names that :let: should have defined"
"""Why a name has no value where :let: cannot be read; what follows from that is no mistake of its own."""
DIALECTS: Mapping[DialectName, type[Dialect]] = {"keras": Keras, "torch": Torch}


class Reading(Struct):
    """Hold the network that was read, if any, and what is wrong with the text; lines count from 1 in it."""

    network: Network | None
    problems: tuple[Problem, ...] = ()


class Request(Struct):
    """Hold what is to be read, and what the author adds to it.

    *let* gives values to names the code leaves undefined; *lost* are names it was to give, and their values cannot be
    read.  *chosen* names what is the model; *dialect* and *given* (the input's shape, as text) may be left to the code.
    *own* are layers the author has declared.  Without *quoting*, messages show no line of the text.
    """

    text: str
    dialect: DialectName | None = None
    default: DialectName = "keras"
    given: str = ""
    let: Mapping[str, object] = field(default_factory=dict)
    lost: Collection[str] = ()
    chosen: str = ""
    own: tuple[Declaration, ...] = ()
    quoting: bool = True


def read(request: Request) -> Reading:
    """Read code into a network, without executing any of it."""
    try:
        return _read(request)
    except Ceiling as ceiling:
        return Reading(None, (ceiling.problem,))
    except (RecursionError, MemoryError):
        return Reading(None, (Problem("this code is nested too deeply to be read", 1),))
    except Exception as failure:  # noqa: BLE001  # the rest of the pages must still be built and verified
        return Reading(None, (describe_fault(FAULT, failure, 1),))


def find_layout(dialect: DialectName) -> Layout:
    """Say where a framework has the channels where nothing else is said."""
    return DIALECTS[dialect].layout


def observe(text: str, let: Mapping[str, object] = MappingProxyType({})) -> tuple[Displayed, ...]:
    """Give what code would print, as far as it is known, without executing any of it."""
    begun = _begin(Request(text, let=let, quoting=False))
    if not isinstance(begun, Begun):
        return ()
    shown: list[Displayed] = []
    begun.machine.shown = shown
    try:
        begun.machine.run(begun.body)
    except Exception:  # noqa: BLE001  # nobody is told of what code prints that cannot be read
        return ()
    return tuple(shown)


def check_stated(request: Request) -> tuple[CheckedShape, ...]:
    """Give what has become of the checks that comments have been turned into, wherever the model runs them."""
    stated: list[CheckedShape] = []
    try:
        begun = _begin(request)
        assert isinstance(begun, Begun), "it was read before"
        begun.machine.stated = stated
        _finish(request, begun)
    except Exception:  # noqa: BLE001  # what cannot be read has been said already
        return ()
    return tuple(stated)


class Begun(Struct):
    """Hold what a reading begins with: the program, what evaluates it, and what the author says of it."""

    body: list[ast.stmt]
    machine: Evaluator
    session: Session
    comments: Comments
    given: Given


def _begin(request: Request, opened: frozenset[str] = frozenset()) -> Begun | Problem:
    text = clean(request.text)
    tree = parse(text, quoting=request.quoting)
    if isinstance(tree, Problem):
        return tree
    known = {name: extend_dialect(dialect, request.own) for name, dialect in DIALECTS.items()}
    dialects = tuple(known.values())
    dialect = known[request.dialect or detect_dialect(tree, dialects, request.default)]
    given = read_inputs(request.given, dialect.layout) if request.given else None
    if isinstance(given, Problem):
        return given
    session = Session(dialect, dialects, opened=opened)
    comments = find_comments(text)
    names = {**request.let, **{name: Unknown.of_name(name, say(LOST), 0, name) for name in request.lost}}
    session.machine = machine = Evaluator(FrameworkHost(session), Scope(dict(names)), commented=comments.lines)
    session.given = given
    machine.given = names
    return Begun(complete(tree, machine, session).body, machine, session, comments, given)


def _read(request: Request) -> Reading:
    """Read code; where something is not known, with the layers of well-known models one by one if that helps."""
    reading, closed = _read_once(request)
    if not closed or not any(lacking := _count_unknown(reading)):
        return reading
    try:
        opened, _ = _read_once(request, closed)
    except Ceiling:  # of so many layers nobody would read the rows
        return reading
    return opened if reading.network is None or _count_unknown(opened) < lacking else reading


def read_opened(request: Request, opened: frozenset[str]) -> Reading:
    """Read code with the layers of some well-known models one by one; raises what the border keeps in."""
    return _read_once(request, opened)[0]


def _read_once(request: Request, opened: frozenset[str] = frozenset()) -> tuple[Reading, frozenset[str]]:
    """Read code; give the well-known models in it that could be opened, too."""
    begun = _begin(request, opened)
    if isinstance(begun, Problem):
        return Reading(None, (begun,)), opened
    return _finish(request, begun), frozenset(begun.session.closed)


def _count_unknown(reading: Reading) -> tuple[float, int]:
    """Count what of a network is not known or wrong: layers, mistakes, outputs, then of how many what is trained."""
    if reading.network is None:
        return inf, 0
    nodes, summary = reading.network.nodes, compute(reading.network)
    outputs = (summary.rows[place].output for place in summary.outputs)
    lost = int(not all(shape is not None and None not in shape.dims for shape in outputs))
    lost += any(row.output is None and row.inputs and None not in row.inputs for row in summary.rows)
    unknown = sum(not node.layer.known for node in nodes) + len(reading.problems) + len(summary.problems) + lost
    return unknown, sum(None in node.trained.values() for node in nodes)


def _finish(request: Request, begun: Begun) -> Reading:
    """Run a program, and read the model it makes."""
    machine, session = begun.machine, begun.session
    machine.run(begun.body)
    problems = list(machine.problems)
    model = find_model(request.chosen, machine, session)
    if isinstance(model, Problem):
        return Reading(None, (*problems, model))
    found = run_model(model, session, machine, begun.given, begun.comments)
    problems += [p for p in machine.problems if p.subtype == "claim" and p not in problems]
    return Reading(found.network, (*problems, *found.problems))
