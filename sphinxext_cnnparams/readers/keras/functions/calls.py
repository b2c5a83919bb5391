"""Calls of functions of Keras and TensorFlow: which one is meant, and what it leaves in the graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....core.layers import UnknownLayer
from ....core.problem import say
from ...python import Call, Machine, Native, Unknown, call_value, is_listed
from ...tracing.datasets import DATA, Array
from ...tracing.graph import tensors_in
from ...tracing.operations import Calculation
from ...tracing.operations import calculate as calculate_at
from ..constants import detach, is_fed_constants, without_variables
from ..data_format import of_dtypes, of_images
from ..edges import connect
from ..keras1.tensorflow1 import fed_at_once
from ..pretrained.imagenet_utils import help_application
from ..pretrained.models import make_application
from ..pretrained.recorded import APPLICATIONS
from .numbers import calculate_number
from .table import BACKEND, CREATING, FUNCTIONS, KEEP, TENSORFLOW, class_of
from .windows import WINDOWS

if TYPE_CHECKING:
    from ...tracing.session import Session

MODULES = frozenset("ops activations backend tensorflow nn math image random K numpy linalg".split())
"""Where such functions live."""
FORMATTED = frozenset((*WINDOWS, "extract_patches", "resize", "resize_images"))
"""Functions that take the channels to stand where Keras was told, unless they are told themselves."""

MAKING = frozenset((*CREATING, "arange", "range", "eye", "linspace"))
"""Functions that make a tensor of nothing."""


def function_of(path: str) -> Calculation | None:
    """Find the function a dotted path names; None if it is none that is known."""
    parent, _, name = path.rpartition(".")
    home = parent.rpartition(".")[2]
    if path.endswith("keras.utils.normalize"):
        return KEEP
    if home not in MODULES and parent not in ("keras", "tensorflow"):
        return None
    if home in ("backend", "K"):
        return BACKEND.get(name) or FUNCTIONS.get(name)
    own = TENSORFLOW if path.startswith("tensorflow.") and ".keras." not in path else {}
    return own.get(name) or FUNCTIONS.get(name)


def _activation(name: str, session: Session) -> object:
    """Give the function behind the name of an activation."""

    def apply(call: Call, machine: Machine) -> object:
        return _calculated(FUNCTIONS.get(name, FUNCTIONS["identity"]), name, call, session)

    return Native(name, apply)


def _find_by_name(path: str, call: Call, session: Session) -> object:
    """Give an activation or an initializer, which are found by their names; None for other paths."""
    if _is_initializer(path):
        return INITIALIZER
    if not path.endswith("activations.get"):
        return None
    given = call.args[0] if call.args else call.kwargs.get("identifier")
    return _activation(given or "linear", session) if given is None or isinstance(given, str) else given


def _fill(call: Call, machine: Machine) -> object:
    """Evaluate the call of an initializer: values of the shape it is told."""
    shape = call.args[0] if call.args else call.kwargs.get("shape")
    sizes = tuple(shape) if is_listed(shape) else (shape,)
    return Array(sizes) if all(isinstance(n, int) for n in sizes) else Unknown(UNFILLED, call.line)  # type: ignore[arg-type]


UNFILLED = "the shape that an initializer is given is not known"
INITIALIZER = Native("initializer", _fill)


def _is_initializer(path: str) -> bool:
    """Tell whether a path names a class of initializers, or what finds one by its name."""
    parent, _, name = path.rpartition(".")
    return parent.endswith("initializers") or name.endswith("_initializer")


LOWER = {
    word.lower(): word
    for word in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")
}
"""Functions of keras.layers that make a layer and feed it at once."""


def calculate(path: str, call: Call, session: Session, machine: Machine) -> object:
    """Evaluate a function of Keras or TensorFlow on tensors; None if it is none that is known."""
    if (helped := help_application(path, call, session)) is not None:
        return helped
    if "applications" in path:
        return _application(path, call, session)
    parts = path.split(".")
    name, parent = parts[-1], parts[-2] if len(parts) > 1 else ""
    tensors = list(tensors_in([*call.args, *call.kwargs.values()], session.graph))
    if (found := _find_by_name(path, call, session)) is not None:
        return found
    of_dtypes(name, call, session)
    if (answer := of_images(name, call, session) or fed_at_once(path, call, session, machine)) is not None:
        return answer
    if parent in ("layers", "merge") and name in LOWER and call.args:
        return _merge(name, call, session, machine)
    known = function_of(path)
    if not tensors and parent in MODULES and (number := calculate_number(name, call)) is not None:
        return number
    if known is None:
        return None
    if not tensors and name not in MAKING:
        return None
    if session.data_format != "channels_last" and name in FORMATTED:
        call = Call(call.args, {"data_format": session.data_format} | dict(call.kwargs), call.line, call.end)
    return _calculated(known, name, call, session)


def _merge(name: str, call: Call, session: Session, machine: Machine) -> object:
    """Make a layer that merges its inputs, and feed it at once."""
    if next(tensors_in(call.args[1:], session.graph), None) is not None:
        wrong = UnknownLayer(say("takes its inputs as one list: {name}([x, y])", name=name))
        return call_value(machine, session.dialect.wrap(LOWER[name], wrong, call, session), call)
    made = Call(call.args[1:], call.kwargs, call.line, call.end)
    layer = machine.host.call(f"keras.layers.{LOWER[name]}", made, machine)
    return call_value(machine, layer, Call(call.args[:1], {}, call.line, call.end))


def _application(path: str, call: Call, session: Session) -> object:
    """Make a model of ``keras.applications``; what prepares its images changes no shape."""
    name = path.rpartition(".")[2]
    if name[:1].isupper():
        return make_application(name, call, session)
    tensors = list(tensors_in([*call.args, *call.kwargs.values()], session.graph))
    return tensors[0] if name == "preprocess_input" and tensors else None


UNNUMBERED = frozenset("shape int_shape cast stop_gradient convert_to_tensor".split())
"""Functions Keras makes no operation of."""


def _calculated(function: Calculation, name: str, call: Call, session: Session) -> object:
    """Evaluate a function; one of constants alone has no name, and leaves a constant."""
    graph, kind = session.graph, class_of(name)
    call = without_variables(call, graph)
    if is_fed_constants(graph, call):
        return detach(calculate_at(function, kind, call, graph), call.line)
    start = len(graph.uses)
    named = "" if name in UNNUMBERED else session.dialect.name_operation(kind, session)
    result = calculate_at(function, kind, call, graph, named)
    return result if graph.within else connect(graph, result, call, start)


def function(name: str, stars: Sequence[str]) -> str | None:
    """Give the path of a function that stands in the code by its name alone, or of a module that does."""
    if name in APPLICATIONS:
        return f"keras.applications.{name}"
    if name in LOWER:
        return f"keras.layers.{name}"
    starred = [star for star in stars if "keras" in star]
    if name in DATA:
        return next((f"{star}.{name}" for star in starred if star.endswith(".datasets")), None)
    if name in OF_KERAS:
        return next((f"{star}.{name}" for star in starred if star.endswith("keras")), None)
    return next((f"{star}.{name}" for star in starred if name in FUNCTIONS), None)


OF_KERAS = frozenset("activations applications backend datasets initializers ops regularizers utils".split())
"""Modules of Keras, as they are named where all names of Keras have been imported."""
