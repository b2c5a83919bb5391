"""Which object of the code is the model: the one asked for, or the one a reader would take."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TypeGuard

from ..core.printable import quote
from ..core.problem import Problem, say
from ..core.structs import replace
from .chosen import LAST_BUILT, LAST_POINTED, Chosen, say_guess
from .holding import holds_layers, holds_unknowns, holds_weights
from .last_defined import make, make_last_defined
from .pasted import join
from .python import (
    Ceiling,
    Class,
    Foreign,
    Instance,
    Machine,
    Raised,
    Result,
    Unknown,
)
from .tracing.container import Stack
from .tracing.feeding import why_not
from .tracing.functional import ModelObject
from .tracing.graph import ancestors
from .tracing.module import InputObject, LayerObject, Module
from .tracing.recorded_models import Named
from .tracing.session import Session
from .tracing.tensor import Tensor
from .tracing.tree import core_of, is_module, tree
from .tracing.unknown_calls import Opaque, why_lost

NOTHING = "no layers were found in this code"


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
        found = _built(machine, session, holds_layers) or make_last_defined(machine, session)
        if isinstance(found, Chosen):
            return found
        for holds in (holds_weights, holds_unknowns):
            if (later := _built(machine, session, holds)) is not None:
                return later
        if (joined := join(session, machine)) is not None:
            return Chosen(joined)
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
            say("the option :object: must be a name or a call such as Net(10), not {wanted}", wanted=quote(wanted)),
            option="object",
        )
    value = machine.evaluate(node)
    value = why_lost(value) or value
    if isinstance(value, Unknown):
        names = _names(machine)
        hint = say("; its models are {names}", names=", ".join(names)) if names else ""
        missing = say("names {wanted}, which the code does not define{hint}", wanted=wanted, hint=hint)
        return Problem(
            say(
                "the option :object: {missing}",
                missing=missing if value.name else say("gives nothing that is known: {why}", why=value.why),
            ),
            option="object",
        )
    value = make(value, machine)
    if isinstance(value, Unknown):
        return Problem(
            say("the option :object: names {wanted}: {why}", wanted=wanted, why=value.why),
            option="object",
        )
    if isinstance(value, LayerObject) and not value.is_model:
        return _alone(value, wanted, session)
    return (
        Chosen(value)
        if is_module(value)
        else Problem(
            say("the option :object: names {wanted}, which is not a model", wanted=wanted),
            option="object",
        )
    )


def _alone(layer: LayerObject, name: str, session: Session) -> Chosen:
    """Make a model of one layer."""
    stack = Stack(session, "Sequential", "", layer.line, layer.end, children={"0": layer})
    return Chosen(stack, {id(layer): name})


def _names(machine: Machine) -> list[str]:
    return [name for name, value in machine.scope.names.items() if is_module(value) or isinstance(value, Class)]


def _lost_model(machine: Machine) -> Problem | None:
    """Say that what the code calls its model is not known: another one must not be taken instead."""
    for name in USUAL:
        value = machine.scope.names.get(name)
        if (unknown := why_lost(value)) is not None:
            why = say("what {name} is, is not known: {why}", name=name, why=unknown.why)
            return Problem(say("{why}; if another object is the model, name it with :object:", why=why), unknown.line)
    return None


LISTS = ("ModuleList", "ModuleDict")
"""Containers that are models only if they are called so."""
USUAL = ("model", "net", "network")
"""What tutorials call their model."""


def _part(machine: Machine) -> tuple[LayerObject, str] | None:
    """Find a part of a well-known model, if it is what the code has a name for: ``cnn = models.vgg19().features``."""
    modules = {name: value for name, value in machine.scope.names.items() if is_module(value)}
    names = [name for name, value in modules.items() if isinstance(value, LayerObject) and value.is_piece]
    name = next((name for name in reversed(names) if name in USUAL or len(names) == len(modules)), "")
    value = machine.scope.names.get(name)
    return (value, name) if isinstance(value, LayerObject) else None


def _taken(machine: Machine, session: Session) -> object:
    """Find what the code calls its model, if that is a part of a well-known model of which the layers are known."""
    inside = {id(part) for whole in session.wholes for _, part in list(tree(whole, lists=False))[1:]}
    usual = [value for name in USUAL if is_module(value := machine.scope.names.get(name))]
    return usual[0] if usual and all(id(value) in inside for value in usual) else None


def _is_well_known(model: object, session: Session) -> bool:
    """Tell whether a model is one of a library, as it is."""
    inside = model.children.values() if isinstance(model, Stack) else ()
    return any(model is whole for whole in session.wholes) or any(isinstance(child, Named) for child in inside)


def _is_beside(models: list[object], part: object, machine: Machine) -> bool:
    """Tell whether one of some models is the code's own rather than a part of a well-known one: called so, or later."""
    if any(machine.scope.names.get(name) is model for name in USUAL for model in models if model is not part):
        return True
    places = [place for place, result in enumerate(machine.results) if result.value is part]
    later = machine.results[places[0] + 1 :] if places else []
    return any(result.value is model for result in later for model in models if model is not part)


def _usual_layer(machine: Machine, inner: set[int]) -> tuple[LayerObject, str] | None:
    """Find the one layer that the code calls its model: containers without a name must not be taken instead."""
    values = ((machine.scope.names.get(name), name) for name in USUAL)
    return next(
        ((value, name) for value, name in values if isinstance(value, LayerObject) and id(value) not in inner), None
    )


def _built(machine: Machine, session: Session, holds: Callable[[object], bool]) -> Chosen | Problem | None:
    """Take the last model that was built and is no part of another one."""
    inner: set[int] = set()
    for model in reversed(session.made):  # the outer ones come last: what is in them need not be walked again
        if id(model) not in inner:
            inner.update(id(part) for part in _parts(model))
    usual = [machine.scope.names.get(name) for name in USUAL]
    lists = [value for value in usual if isinstance(value, Stack) and value.kind in LISTS and id(value) not in inner]
    inner.update(id(part) for value in lists for part in _parts(value))
    outer = [
        model
        for model in [*session.made, *lists]
        if id(model) not in inner
        and (
            holds(model) or (any(model is other for other in usual) and (holds_weights(model) or holds_unknowns(model)))
        )
    ]
    named = [model for model in outer if any(value is model for value in machine.scope.names.values())]
    lost = _lost_model(machine)
    if lost is not None:
        return lost
    own = [model for model in named if not _is_well_known(model, session)]
    if (part := _part(machine)) is not None and not _is_beside(own, part[0], machine):
        return _alone(*part, session)
    if (taken := _taken(machine, session)) is not None and not _is_beside(own, taken, machine):
        return _alone(taken, "", session) if isinstance(taken, LayerObject) else Chosen(taken)
    if not named and (layer := _usual_layer(machine, inner)) is not None:
        return _alone(*layer, session)
    outer = named or outer
    if not outer:
        return None
    pointed = [model for model in session.pointed if any(model is other for other in outer)]
    called = [*pointed, *usual]
    outer = [m for m in outer if any(m is other for other in called) or not _is_slice_of(m, outer)]
    last = pointed[-1] if pointed else _named_last(outer, machine)
    outer = [model for model in outer if model is last or not _is_within(model, last)]
    if len(outer) == 1:
        return Chosen(last)
    name = next((name for name, value in machine.scope.names.items() if value is last), "")
    how = LAST_POINTED if pointed else LAST_BUILT
    return Chosen(last, guess=say_guess(len(outer), name, how))


def _is_within(model: object, last: object) -> bool:
    """Tell whether a model made of tensors has no layer that another one has not: the other one goes on from it."""
    if (
        not isinstance(model, ModelObject)
        or not isinstance(last, ModelObject)
        or model.inputs[0].graph is not (last.inputs[0].graph)
    ):
        return False
    own, others = (
        set(ancestors(one.inputs[0].graph, [t.node for t in one.outputs], {t.node for t in one.inputs}))
        for one in (model, last)
    )
    return own <= others


def _holds_something(model: object) -> bool:
    """Tell whether what the code calls its model has weights or something unknown in it, if no layers."""
    return holds_weights(model) or holds_unknowns(model)


def _named_last(outer: list[object], machine: Machine) -> object:
    """Give the last of some models, unless another one was called the model after that one was made."""
    last = outer[-1]
    start = next((place for place, result in enumerate(machine.results) if result.value is last), None)
    later = [] if start is None else machine.results[start + 1 :]
    named = [result.value for result in later if result.name in USUAL]
    return next((value for value in reversed(named) if any(value is model for model in outer)), last)


def _is_slice_of(model: object, others: list[object]) -> bool:
    """Tell whether a container was cut from one of other models, or from what stands inside."""
    if not isinstance(model, Stack) or model.cut is None:
        return False
    wholes = [part for other in others if other is not model for _, part in tree(other, lists=True)]
    cores = [part.half.core for part in wholes if isinstance(part, Instance) and part.half is not None]
    return any(model.cut is whole for whole in (*wholes, *cores))


def _parts(model: object) -> Iterator[object]:
    """Give what is inside a model; also the models a functional one was made of."""
    inside = tree(model, lists=True)
    next(inside)
    yield from (part for _, part in inside)
    model = core_of(model) or model
    if isinstance(model, ModelObject):
        for use in model.inputs[0].graph.uses:
            yield from (part for part in use.within if part is not model)


def _lost(value: Unknown | Foreign | Opaque, line: int) -> Unknown:
    """Give what stands in the place of a layer and is none, at its own line."""
    if isinstance(value, Foreign):
        return Unknown.of_name(value.path, why_not(value), line)
    unknown = why_lost(value)
    assert unknown is not None
    return replace(unknown, line=line, made="")


def _looks_like_layer(value: Unknown | Foreign | Opaque) -> bool:
    """Tell whether what a variable holds comes of a class nobody knows: it may be a layer, and is not left out."""
    unknown = None if isinstance(value, Foreign) else why_lost(value)
    path, dot, last = ("" if unknown is None else unknown.made or unknown.name).rpartition(".")
    return last[:1].isupper() and (not dot or not {"layers", "nn"}.isdisjoint(path.split(".")))


def _is_part_of(value: object, stack: Stack) -> bool:
    """Tell whether this is a part of a layer that the stack counts already."""
    return isinstance(value, LayerObject) and any(value.counted_in() is child for child in stack.children.values())


def _spread(results: list[Result]) -> Iterator[Result]:
    """Give the results one by one, also those of lines that end in a comma."""
    for result in results:
        several = result.value if isinstance(result.value, tuple) and not result.name else ()
        if several and all(isinstance(value, (LayerObject, InputObject)) for value in several):
            yield from (Result("", value, result.line) for value in several)
        else:
            yield result


def collect_loose_layers(results: list[Result], session: Session) -> Chosen | Problem:
    """Make a container of layers written one per line, named by their variable, by Keras or by their index."""
    stack = Stack(session, "Sequential", "", 1, 1)
    names: dict[int, str] = {}
    for result in _spread(results):
        value = result.value
        if _is_part_of(value, stack):
            continue
        if isinstance(value, (LayerObject, InputObject)) or (isinstance(value, Tensor) and not stack.children):
            if isinstance(value, Module) and result.name and not value.own_name:
                names[id(value)] = result.name
            stack.push(value)
        elif isinstance(value, (Unknown, Foreign, Opaque)) and (not result.name or _looks_like_layer(value)):
            stack.push(lost := _lost(value, result.line))
            if result.name:
                names[id(lost)] = result.name
    layers = [child for child in stack.children.values() if isinstance(child, Module)]
    if layers:
        stack.held = len(layers) == 1 and layers[0].held
        return Chosen(stack, names)
    return _why_no_layers(results, stack, session.dialect.title)


def _why_no_layers(results: list[Result], stack: Stack, title: str) -> Problem:
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
    for value in filter(_is_plain_holder, (result.value for result in results)):
        text = say("{name} holds layers and inherits from no class of {title}", name=value.cls.name, title=title)
        return Problem(text, value.cls.line)
    return Problem(NOTHING, 1)


def _is_plain_holder(value: object) -> TypeGuard[Instance]:
    """Tell whether a value is an object of a class that inherits from nothing, and holds layers all the same."""
    return isinstance(value, Instance) and value.half is None and any(map(is_module, value.names.values()))
