"""From the text of a tutorial's code to the network it describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.network import Dialect, Network
from ..core.problem import Problem
from .chain import Link, links, network
from .detect import dialect_of
from .keras import KERAS
from .objects import InputObject, LayerObject, Module, Stack
from .options import input_shape
from .python.limits import Ceiling
from .python.machine import Machine, Result
from .python.scope import Scope
from .python.source import cleaned, comments, parsed
from .python.values import Foreign, Unknown
from .session import Session
from .torch import TORCH

VOCABULARIES = {"keras": KERAS, "torch": TORCH}
NOTHING = "no layers were found in this code"


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the network that was read, if any, and what is wrong with the text; lines count from 1 in it."""

    network: Network | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what is to be read, and what the author adds to it.

    *let* gives values to names the code leaves undefined; *chosen* names the
    variable that is the model; *dialect* and *given* (the input's shape, as
    text) may be left to the code.
    """

    text: str
    dialect: Dialect | None = None
    default: Dialect = "keras"
    given: str = ""
    let: Mapping[str, object] = field(default_factory=dict)
    chosen: str = ""


def read(request: Request) -> Reading:
    """Read code into a network, without executing any of it."""
    text = cleaned(request.text)
    tree = parsed(text)
    if isinstance(tree, Problem):
        return Reading(None, (tree,))
    vocabularies = tuple(VOCABULARIES.values())
    dialect = request.dialect or dialect_of(tree, vocabularies, request.default)
    given = input_shape(request.given, dialect) if request.given else None
    if isinstance(given, Problem):
        return Reading(None, (given,))
    session = Session(VOCABULARIES[dialect], vocabularies)
    machine = Machine(session, Scope(dict(request.let)))
    problems: list[Problem] = []
    try:
        machine.run(tree.body)
    except Ceiling as ceiling:
        problems.append(ceiling.problem)
    chain = _chain(request, machine, session, dialect)
    if isinstance(chain, Problem):
        return Reading(None, (*problems, chain))
    return Reading(network(chain, dialect, given, comments(text)), tuple(problems))


def _chain(request: Request, machine: Machine, session: Session, dialect: Dialect) -> list[Link] | Problem:
    """Find the model as a reader would: the one asked for, the last stack built, or the layers themselves."""
    if request.chosen:
        return _asked_for(request.chosen, machine, dialect)
    inner = {id(child) for stack in session.stacks for child in stack.children.values()}
    outer = [stack for stack in session.stacks if id(stack) not in inner and stack.children]
    if outer:
        return list(links(outer[-1], dialect))
    return bare(machine.results, dialect)


def _asked_for(name: str, machine: Machine, dialect: Dialect) -> list[Link] | Problem:
    value = machine.scope.names.get(name)
    if isinstance(value, Stack) and value.children:
        return list(links(value, dialect))
    if name in machine.scope.names:
        return Problem(f"the option :object: names {name}, which is no model")
    known = [key for key, item in machine.scope.names.items() if isinstance(item, Stack)]
    return Problem(f"the option :object: names {name}, which the code does not define" + _listed(known))


def _listed(names: list[str]) -> str:
    return f"; its models are {', '.join(names)}" if names else ""


def bare(results: list[Result], dialect: Dialect) -> list[Link] | Problem:
    """Make a chain of layers written one per line, named by their variable, by Keras or by their index."""
    chain: list[Link] = []
    for result in results:
        value = result.value
        if isinstance(value, (LayerObject, InputObject)):
            automatic = value.name if dialect == "keras" else str(len(chain))
            name = value.name if value.own_name else result.name or automatic
            chain.append(Link(name, value, value.line))
        elif isinstance(value, (Unknown, Foreign)) and not result.name:
            chain.append(Link(str(len(chain)), value, result.line))
    layers = [link for link in chain if isinstance(link.element, Module)]
    if layers:
        return chain
    for link in chain:
        if isinstance(link.element, Unknown):
            return Problem(link.element.why, link.line, "layer")
    return Problem(NOTHING, 1)
