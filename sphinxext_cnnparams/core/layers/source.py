"""Where shapes come from, and where knowledge ends."""

from __future__ import annotations

from ..layer import Layer, Output
from ..problem import Problem, Sentence
from ..shape import Shape


class Input(Layer):
    """Feeds the network."""

    comes_out = "what the code says"
    shape: Shape | None
    idle = "the data itself"
    source = True

    def output(self, *inputs: Shape | None) -> Output:
        return Output(self.shape)


class UnknownLayer(Layer):
    """Stands for a layer that could not be read.

    *reason* goes on from its name, unless it is a *whole* sentence; *line* is
    where that began, 0 where the layer itself was written.
    """

    reason: Sentence
    line: int = 0
    whole: bool = False
    known = False

    def output(self, *inputs: Shape | None) -> Output:
        return Output(None, problems=(Problem(self.reason, self.line, "layer", whole=self.whole),))
