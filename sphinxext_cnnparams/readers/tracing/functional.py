"""Models made of tensors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..python.machine import Machine
from .module import Module
from .tensor import Tensor, learning
from .tree import train


@dataclass(eq=False, slots=True)
class ModelObject(Module):
    """Stand for a model made of tensors: ``keras.Model(inputs, outputs)``."""

    inputs: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    given: object = None

    def contents(self) -> Iterator[tuple[str, object]]:
        return self.session.dialect.list_contents(self)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            train(self, learning(value))
