"""Which object of the code is the model: the one asked for, or the one a reader would take."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ..core.problem import Problem, Sentence, phrase, say
from .python import (
    MAKING,
    Call,
    Ceiling,
    Class,
    Foreign,
    Function,
    Instance,
    Machine,
    Raised,
    Result,
    Unknown,
    call_value,
)
from .tracing.container import Stack
from .tracing.feeding import why_not
from .tracing.functional import ModelObject
from .tracing.module import InputObject, LayerObject, Module
from .tracing.session import Session
from .tracing.tensor import Parameter, Tensor
from .tracing.tree import is_module, tree
from .tracing.unknown_calls import Opaque, why_lost

NOTHING = "no layers were found in this code"
A_MODEL = phrase("a model")
LAST_POINTED = phrase("the last one that was summarised or fitted")
LAST_BUILT = phrase("the last one built")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold the model, the names of loose layers, and what was guessed."""

    root: object
    names: dict[int, str] = field(default_factory=dict)
    guess: Sentence = ""


def find_model(wanted: str, machine: Machine, session: Session) -> Chosen | Problem:
    """Find the model.

    Without being told it is the last one that was summarised or fitted, else
    the last one built, else what the last class or function makes, else what
    has weights of its own or something unknown in it, else the layers that
    stand in the code one by one.
    """
    try:
        if wanted:
            return _asked_for(wanted, machine, session)
        found = _built(machine, session, _holds_layers) or _makeable(machine, session)
        if isinstance(found, Chosen):
            return found
        for holds in (_holds_weights, _holds_unknowns):
            if (later := _built(machine, session, holds)) is not None:
                return later
        return found or collect_loose_layers(machine.results, session)
    except Ceiling as ceiling:
        return ceiling.problem
    except Raised as raised:
        return Problem(raised.unknown.why, raised.unknown.line)


def _asked_for(wanted: str, machine: Machine, session: Session) -> Chosen | Problem:
    try:
        node = ast.parse(wanted.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return Problem(
            say("the option :object: is to be a name or a call such as Net(10), not {wanted}", wanted=repr(wanted))
        )
    value = machine.evaluate(node)
    value = why_lost(value) or value
    if isinstance(value, Unknown):
        names = _names(machine)
        hint = f"; its models are {', '.join(names)}" if names else ""
        missing = f"names {wanted}, which the code does not define{hint}"
        return Problem(
            say(
                "the option :object: {missing}",
                missing=missing if value.name else say("gives nothing that is known: {why}", why=value.why),
            )
        )
    value = _made(value, machine)
    if isinstance(value, Unknown):
        return Problem(say("the option :object: names {wanted}: {why}", wanted=wanted, why=value.why))
    if isinstance(value, LayerObject) and not value.is_model:
        return _alone(value, wanted, session)
    return (
        Chosen(value)
        if is_module(value)
        else Problem(say("the option :object: names {wanted}, which is no model", wanted=wanted))
    )


def _alone(layer: LayerObject, name: str, session: Session) -> Chosen:
    """Make a model of one layer."""
    stack = Stack(session, "Sequential", "", layer.line, layer.end, children={"0": layer})
    return Chosen(stack, {id(layer): name})


def _names(machine: Machine) -> list[str]:
    return [name for name, value in machine.scope.names.items() if is_module(value) or isinstance(value, Class)]


def _made(value: object, machine: Machine) -> object:
    """Make a model of what can make one without being told more."""
    if isinstance(value, (Class, Function)):
        return call_value(machine, value, Call((), {}, getattr(value, "line", 1), 1))
    return value


def _lost_model(machine: Machine) -> Problem | None:
    """Say that what the code calls its model is not known: another one must not be taken instead."""
    for name in USUAL:
        value = machine.scope.names.get(name)
        if (unknown := why_lost(value)) is not None:
            why = say("what {name} is, is not known: {why}", name=name, why=unknown.why)
            return Problem(say("{why}; if another object is the model, name it with :object:", why=why), unknown.line)
    return None


USUAL = ("model", "net", "network")
"""What tutorials call their model."""


def _part(machine: Machine) -> tuple[LayerObject, str] | None:
    """Find a part of a well-known model, if it is what the code has a name for: ``cnn = models.vgg19().features``."""
    modules = {name: value for name, value in machine.scope.names.items() if is_module(value)}
    names = [name for name, value in modules.items() if isinstance(value, LayerObject) and value.is_piece]
    name = next((name for name in reversed(names) if name in USUAL or len(names) == len(modules)), "")
    value = machine.scope.names.get(name)
    return (value, name) if isinstance(value, LayerObject) else None


def _built(machine: Machine, session: Session, holds: Callable[[object], bool]) -> Chosen | Problem | None:
    """Take the last model that was built and is no part of another one."""
    inner: set[int] = set()
    for model in reversed(session.made):  # the outer ones come last: what is in them need not be walked again
        if id(model) not in inner:
            inner.update(id(part) for part in _parts(model))
    outer = [model for model in session.made if id(model) not in inner and holds(model)]
    named = [model for model in outer if any(value is model for value in machine.scope.names.values())]
    lost = _lost_model(machine)
    if lost is not None:
        return lost
    if (part := _part(machine)) is not None:
        return _alone(*part, session)
    outer = named or outer
    if not outer:
        return None
    pointed = [model for model in session.pointed if any(model is other for other in outer)]
    outer = [model for model in outer if model in pointed or not _is_slice_of(model, outer)]
    last = pointed[-1] if pointed else outer[-1]
    if len(outer) == 1:
        return Chosen(last)
    name = next((name for name, value in machine.scope.names.items() if value is last), "")
    how = LAST_POINTED if pointed else LAST_BUILT
    return Chosen(
        last,
        guess=phrase(
            "of {number} models in this code, this is {name}, {how}", number=len(outer), name=name or A_MODEL, how=how
        ),
    )


def _is_slice_of(model: object, others: list[object]) -> bool:
    """Tell whether a container was cut from one of other models, or from what stands inside."""
    if not isinstance(model, Stack) or model.cut is None:
        return False
    wholes = [part for other in others if other is not model for _, part in tree(other, lists=True)]
    cores = [part.half.core for part in wholes if isinstance(part, Instance) and part.half is not None]
    return any(model.cut is whole for whole in (*wholes, *cores))


def _holds_layers(model: object) -> bool:
    """Tell whether something can be the model: a loss or the like, which may have weights too, cannot."""
    if any(isinstance(part, LayerObject) for _, part in tree(model, lists=True)) or isinstance(model, ModelObject):
        return True
    return isinstance(model, Stack) and _holds_weights(model)


def _holds_weights(model: object) -> bool:
    """Tell whether there are weights that belong to no layer of the framework."""
    return any(isinstance(part, Parameter) or _makes_weights(part) for _, part in tree(model, lists=True))


def _makes_weights(part: object) -> bool:
    """Tell whether a class of Keras makes weights once it is used."""
    names = [name for cls in part.cls.order() for name in cls.names.values()] if isinstance(part, Instance) else []
    bodies = [function.body for function in names if isinstance(function, Function)]
    nodes = (node for body in bodies if isinstance(body, tuple) for statement in body for node in ast.walk(statement))
    return any(isinstance(node, ast.Attribute) and node.attr in MAKING for node in nodes)


def _holds_unknowns(model: object) -> bool:
    """Tell whether a container has something in it of which nobody knows what it is."""
    return isinstance(model, Stack) and any(isinstance(child, Unknown) for child in model.children.values())


def _parts(model: object) -> Iterator[object]:
    """Give what is inside a model; also the models a functional one was made of."""
    inside = tree(model, lists=True)
    next(inside)
    yield from (part for _, part in inside)
    if isinstance(model, ModelObject):
        for use in model.inputs[0].graph.uses:
            yield from (part for part in use.within if part is not model)


def _makeable(machine: Machine, session: Session) -> Chosen | Problem | None:
    """Take what the last class of a network makes, or the last function that makes one."""
    values = list(machine.scope.names.values())
    classes = [value for value in values if isinstance(value, Class) and _is_network(value)]
    for cls in reversed(classes):
        made = _made(cls, machine)
        if is_module(made):
            return Chosen(made)
        if cls is classes[-1] and isinstance(made, Unknown):
            return Problem(
                say("{name} cannot be made: {why}; say how with :object: {name}(…)", name=cls.name, why=made.why),
                cls.line,
            )
    for function in reversed([value for value in values if isinstance(value, Function)]):
        if not function.parameters.args or len(function.parameters.args) <= len(function.defaults):
            made = _made(function, machine)
            if is_module(made) and not isinstance(made, LayerObject) and _holds_layers(made):
                return Chosen(made)
    return None


def _is_network(cls: Class) -> bool:
    return bool(cls.foreign()) and any(name in part.names for part in cls.order() for name in ("forward", "call"))


def _lost(value: Unknown | Foreign | Opaque, line: int) -> Unknown:
    """Give what stands in the place of a layer and is none, at its own line."""
    if isinstance(value, Foreign):
        return Unknown.of_name(value.path, why_not(value), line)
    unknown = why_lost(value)
    assert unknown is not None
    return replace(unknown, line=line, made="")


def _is_part_of(value: object, stack: Stack) -> bool:
    """Tell whether this is a part of a layer that the stack counts already."""
    return isinstance(value, LayerObject) and any(value.counted_in() is child for child in stack.children.values())


def collect_loose_layers(results: list[Result], session: Session) -> Chosen | Problem:
    """Make a container of layers written one per line, named by their variable, by Keras or by their index."""
    stack = Stack(session, "Sequential", "", 1, 1)
    names: dict[int, str] = {}
    for result in results:
        value = result.value
        if _is_part_of(value, stack):
            continue
        if isinstance(value, (LayerObject, InputObject)) or (isinstance(value, Tensor) and not stack.children):
            if isinstance(value, Module) and result.name and not value.own_name:
                names[id(value)] = result.name
            stack.push(value)
        elif isinstance(value, (Unknown, Foreign, Opaque)) and not result.name:
            stack.push(_lost(value, result.line))
    layers = [child for child in stack.children.values() if isinstance(child, Module)]
    if layers:
        stack.held = len(layers) == 1 and layers[0].held
        return Chosen(stack, names)
    return _why_no_layers(results, stack)


def _why_no_layers(results: list[Result], stack: Stack) -> Problem:
    """Say why the code holds no layer: the first thing in a layer's place, or the last variable, is not known."""
    for child in stack.children.values():
        if isinstance(child, Unknown):
            return Problem(child.why, child.line, "layer")
    for result in reversed(results):
        if result.name and (unknown := why_lost(result.value)) is not None:
            return Problem(
                say(
                    "{nothing}; what {name} is, is not known: {why}", nothing=NOTHING, name=result.name, why=unknown.why
                ),
                result.line,
            )
    return Problem(NOTHING, 1)
