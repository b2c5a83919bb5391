"""Modules of Keras that are made of others, and say by themselves which input they have: ``input_shape=``."""

from __future__ import annotations

from ...core.problem import Problem, Sentence
from ...core.shape import Shape
from ..python import Call
from ..tracing.arguments import Refused
from ..tracing.module import Module
from .inputs import declared_input


def read_declared(call: Call) -> tuple[Shape | None, Sentence]:
    """Read the input that the call of a first layer declares; give it, and why it is not known where it is not."""
    try:
        return declared_input(call.kwargs), ""
    except Refused as refused:
        return None, refused.text


class StatesInput(Module):
    """Stand for what says its input by itself; *shape* and *refused* are as those of a layer."""

    shape: Shape | None = None
    refused: Sentence = ""

    def own_input(self) -> Shape | None:
        return self.shape

    def own_refusal(self) -> Problem | None:
        return Problem(self.refused, self.line, "shape") if self.refused else None

    def declare(self, call: Call) -> None:
        """Take the input that the call of its class declares."""
        self.shape, self.refused = read_declared(call)
