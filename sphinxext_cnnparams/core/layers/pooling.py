"""Pooling: a maximum or an average of each window, of everything, or of a fixed number of windows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..formula import Worked
from ..layer import Output, misfit
from ..shape import Dim, Shape
from .spatial import Spatial
from .window import Window

IDLE = "a summary of values, no weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool(Window):
    """Takes the maximum or the average of each window.

    *ceil* lets a last, incomplete window count (PyTorch's ``ceil_mode``),
    unless it would start in the padding behind the input:
    https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html
    """

    ceil: bool = False
    idle = IDLE

    def placed(self, shape: Shape) -> Output:
        out = Window.placed(self, shape)
        if isinstance(self.padding, tuple):
            pairs = zip(self.padding, self.kernel, strict=True)
            if any(2 * before > kernel for (before, _), kernel in pairs):
                excess = misfit("has a padding of more than half its window, which PyTorch refuses; pad less")
                return replace(out, problems=(*out.problems, excess))
        return out

    def rule(self, i: int, n: Dim) -> str:
        plain = Window.rule(self, i, n)
        if not self.ceil or n is None:
            return plain
        rounded_up = plain.replace("(n + 2 * p - k) // s", "ceil((n + 2 * p - k) / s)")
        count = Worked(rounded_up, self.axis_symbols(i, n)).value
        before = self.padding[i][0] if isinstance(self.padding, tuple) else 0
        if count is not None and (count - 1) * self.stride[i] >= n + before:
            return rounded_up.removesuffix(" + 1")
        return rounded_up


@dataclass(frozen=True, slots=True)
class GlobalPool(Spatial):
    """Takes one maximum or average per channel; *keep* leaves dimensions of 1 behind."""

    rank: int
    keep: bool = False
    idle = IDLE

    def spatial_rank(self) -> int:
        return self.rank

    def placed(self, shape: Shape) -> Output:
        return Output(shape.rebuilt((1,) * self.rank if self.keep else (), shape.channels))


@dataclass(frozen=True, slots=True)
class AdaptivePool(Spatial):
    """Chooses its windows so that *target* values come out along each dimension; None keeps the input's."""

    target: tuple[Dim, ...]
    idle = IDLE

    def spatial_rank(self) -> int:
        return len(self.target)

    def placed(self, shape: Shape) -> Output:
        pairs = zip(self.target, shape.spatial, strict=True)
        return Output(shape.rebuilt([n if want is None else want for want, n in pairs], shape.channels))
