"""Objects a network is built of: what they contain, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..python import Instance, Unknown, is_listed
from .module import LayerObject, Module
from .tensor import Parameter
from .weight import WeightOf


def is_module(value: object) -> bool:
    """Tell whether a value is part of a network: a layer, a container, a model, an object of a module's class."""
    return isinstance(value, Module) or (isinstance(value, Instance) and value.half is not None)


def holds_module(value: object) -> bool:
    """Tell whether a value is a part of a network, or a list or a dictionary with one in it."""
    if is_listed(value):
        return any(map(holds_module, value))
    if isinstance(value, dict):
        return any(map(holds_module, value.values()))
    return is_module(value) or isinstance(value, Parameter)


def name_of(module: object) -> str:
    """Give the name a module has by itself, if it has one: the author's, or the framework's automatic one."""
    if isinstance(module, Module):
        return module.name
    if isinstance(module, Instance):
        return getattr(module.half, "name", "")
    return ""


def core_of(value: object) -> object:
    """Give what the framework's half of an object of the author's own class makes by itself, if there is such."""
    return value.half.core if isinstance(value, Instance) and value.half is not None else None


def children(value: object, *, lists: bool) -> Iterator[tuple[str, object]]:
    """Give what a module contains, by its key, in the order in which it was put there.

    *lists* looks into plain lists and dictionaries too, as Keras does.
    """
    if isinstance(value, Instance):
        core = core_of(value)
        if not isinstance(core, LayerObject):
            yield from children(core, lists=lists)
        for name, item in value.names.items():
            yield from _placed(name, item, lists)
    elif isinstance(value, Module):
        for key, item in value.contents():
            yield from _placed(key, item, lists)


def _placed(key: str, item: object, lists: bool) -> Iterator[tuple[str, object]]:
    if is_module(item) or isinstance(item, Parameter):
        yield key, item
    elif isinstance(item, WeightOf) and item.is_taken_away:
        yield key, item.parameter()
    elif lists and is_listed(item):
        for i, part in enumerate(item):
            yield from _placed(f"{key}.{i}", part, lists)
    elif lists and isinstance(item, dict):
        for name, part in item.items():
            yield from _placed(f"{key}.{name}", part, lists)


def train(value: object, learns: bool | None) -> None:
    """Let a module and all in it be trained, or keep it from it; None where that is not known."""
    inside = [part for _, part in tree(value, lists=True)]
    perhaps = [part for unknown in list_perhaps(inside) for part in unknown.among if is_module(part)]
    _train_each(inside, learns)
    for one in perhaps:
        _train_each((part for _, part in tree(one, lists=True)), None)


def _train_each(parts: Iterable[object], learns: bool | None) -> None:
    for part in parts:
        if isinstance(part, Module):
            part.train(learns)
        elif isinstance(part, Parameter) and not part.still:
            part.trainable = learns
        elif isinstance(part, Instance) and part.half is not None:
            part.half.train(learns)


def list_perhaps(modules: Iterable[object]) -> Iterator[Unknown]:
    """Give what stands in modules for a part that is one among several others."""
    for module in modules:
        if isinstance(module, (Module, Instance)):
            held = module.names.values() if isinstance(module, Instance) else (item for _, item in module.contents())
            yield from (item for item in held if isinstance(item, Unknown) and item.among)


def tree(value: object, path: str = "", *, lists: bool) -> Iterator[tuple[str, object]]:
    """Give a module and all in it with their paths, each once, the outer before the inner."""
    seen: set[int] = set()
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield path, value
        if isinstance(core := core_of(value), LayerObject):
            yield path, core
        inside = [(f"{path}.{key}" if path else key, child) for key, child in children(value, lists=lists)]
        waiting += reversed(inside)
