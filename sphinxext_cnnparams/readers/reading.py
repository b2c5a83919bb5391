"""From the text of a tutorial's code to the network it describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb

from ..core.layers.declared import Declaration
from ..core.network import Dialect, Network
from ..core.problem import Problem
from .choose import chosen
from .detect import dialect_of
from .extract import extract
from .keras import KERAS
from .options import input_shapes
from .own import extend
from .python.evaluator import Evaluator
from .python.limits import Ceiling
from .python.scope import Scope
from .python.source import cleaned, comments, parsed
from .session import Session
from .torch import TORCH

VOCABULARIES = {"keras": KERAS, "torch": TORCH}


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the network that was read, if any, and what is wrong with the text; lines count from 1 in it."""

    network: Network | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what is to be read, and what the author adds to it.

    *let* gives values to names the code leaves undefined; *chosen* names what
    is the model; *dialect* and *given* (the input's shape, as text) may be
    left to the code.  *own* are layers the author has declared.  Without *quoting*, messages show no line of the text.
    """

    text: str
    dialect: Dialect | None = None
    default: Dialect = "keras"
    given: str = ""
    let: Mapping[str, object] = field(default_factory=dict)
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
        return Reading(None, (Problem("this code stands too deep inside itself to be read", 1),))
    except Exception as failure:  # noqa: BLE001  # the rest of the pages must still be built and verified
        trail = extract_tb(failure.__traceback__)[-1]
        where = f"{Path(trail.filename).name}, line {trail.lineno}"
        what = f"{type(failure).__name__} in {where}: {failure}"
        return Reading(None, (Problem(f"this code could not be read, by a fault of this extension ({what})", 1),))


def _read(request: Request) -> Reading:
    text = cleaned(request.text)
    tree = parsed(text, quoting=request.quoting)
    if isinstance(tree, Problem):
        return Reading(None, (tree,))
    known = {name: extend(vocabulary, request.own) for name, vocabulary in VOCABULARIES.items()}
    vocabularies = tuple(known.values())
    dialect = request.dialect or dialect_of(tree, vocabularies, request.default)
    given = input_shapes(request.given, dialect) if request.given else None
    if isinstance(given, Problem):
        return Reading(None, (given,))
    session = Session(known[dialect], vocabularies)
    remarks = comments(text)
    session.machine = machine = Evaluator(session, Scope(dict(request.let)), commented=remarks)
    machine.run(tree.body)
    problems = list(machine.problems)
    model = chosen(request.chosen, machine, session)
    if isinstance(model, Problem):
        return Reading(None, (*problems, model))
    found = extract(model, session, machine, given, remarks)
    return Reading(found.network, (*problems, *found.problems))
