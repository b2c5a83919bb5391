"""Pooling: a maximum or an average of each window, of everything, or of a fixed number of windows."""

from __future__ import annotations

from ..formula import Formula
from ..layer import Output, misfit
from ..problem import Problem, say
from ..receptive import ALL, UNKNOWN, WINDOW, Reach
from ..shape import Dim, Shape
from ..structs import replace
from .spatial import Spatial
from .window import Window

IDLE = "a summary of values, no weights"


class Pool(Window, kw_only=True):
    """Takes the maximum or the average of each window.

    *ceil* lets a last, incomplete window count (PyTorch's ``ceil_mode``),
    unless it would start in the padding behind the input:
    https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html
    *indices* come out besides, where a maximum is asked where it stood; *inside*
    wants the window to fit into the input without its padding (AvgPool3d).
    """

    comes_out = "as a convolution; all channels"
    differs = (
        "`ceil_mode` of PyTorch lets a last, incomplete window count, unless it begins in the padding. "
        "`AveragePooling2D` of Keras 3 needs its `pool_size`."
    )
    ceil: bool = False
    indices: bool = False
    inside: bool = False
    idle = IDLE

    def place(self, shape: Shape) -> Output:
        out = Window.place(self, shape)
        if isinstance(self.padding, tuple):
            pairs = zip(self.padding, self.kernel, strict=True)
            if any(2 * before > kernel for (before, _), kernel in pairs):
                excess = misfit("has a padding of more than half its window, which PyTorch refuses; pad less")
                out = replace(out, problems=(*out.problems, excess))
        if self.inside and not out.problems:
            fits = zip(shape.spatial, self.kernel, strict=True)
            if any(n is not None and kernel > n for n, kernel in fits):
                out = replace(out, problems=(self.refuse(shape),))
        return replace(out, others=(out.shape,)) if self.indices else out

    def rule(self, i: int, n: Dim) -> str:
        plain = Window.rule(self, i, n)
        if not self.ceil or n is None:
            return plain
        rounded_up = plain.replace("(n + 2 * p - k) // s", "ceil((n + 2 * p - k) / s)")
        count = Formula(rounded_up, self.axis_symbols(i, n)).value
        before = self.padding[i][0] if isinstance(self.padding, tuple) else 0
        if count is not None and (count - 1) * self.stride[i] >= n + before:
            return rounded_up.removesuffix(" + 1")
        return rounded_up


class GlobalPool(Spatial):
    """Takes one maximum or average per channel; *keep* leaves dimensions of 1 behind."""

    comes_out = "one value per channel"
    rank: int
    keep: bool
    idle = IDLE
    view = ALL

    def spatial_rank(self) -> int:
        return self.rank

    def place(self, shape: Shape) -> Output:
        return Output(shape.rebuild((1,) * self.rank if self.keep else (), shape.channels))


class AdaptivePool(Spatial):
    """Chooses its windows so that *target* values come out along each dimension; None keeps the input's."""

    comes_out = "as many values as asked for along each dimension; all channels"
    target: tuple[Dim, ...]
    indices: bool = False
    idle = IDLE
    view = WINDOW

    def spatial_rank(self) -> int:
        return len(self.target)

    def place(self, shape: Shape) -> Output:
        pairs = zip(self.target, shape.spatial, strict=True)
        out = shape.rebuild([n if want is None else want for want, n in pairs], shape.channels)
        return Output(out, others=(out,) if self.indices else ())

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        found = [find_window(n, n if want is None else want) for n, want in zip(fed.spatial, self.target, strict=False)]
        known = tuple(reach for reach in found if reach is not None)
        return known if len(known) == len(found) else None


def find_window(n: Dim, windows: Dim) -> Reach | None:
    """Give the window of which *windows* stand on *n* positions; None where they are not alike.

    The i-th begins at ⌊i n / windows⌋ and ends before ⌈(i + 1) n / windows⌉:
    with a remainder of 1, each shares one position with the next.
    """
    if windows == n:
        return Reach(1)
    if n is None or windows is None or n % windows > 1:
        return None
    if windows == 1:
        return Reach(n, 0)
    return Reach(n // windows + n % windows, n // windows)


class Unpool(Window, kw_only=True):
    """Puts maxima back where they were; the second input says where that was."""

    comes_out = "(n − 1) s − 2p + k along each dimension"
    wanted: tuple[int, ...] = ()
    """The size a call asks for."""
    idle = "puts values back, no weights"
    view = UNKNOWN

    def output(self, *inputs: Shape | None) -> Output:
        if len(inputs) != 2:
            return Output(None, problems=(misfit("takes values and their places; give it both outputs of the pool"),))
        values, places = inputs
        if values is None:
            return Output(None)
        if places is not None and places.dims != values.dims:
            wrong = misfit(
                say(
                    "is fed values of {values} and places of {places}; give it both outputs of one pool",
                    values=values,
                    places=places,
                )
            )
            return Output(None, problems=(wrong,))
        return self.transform(values)

    def place(self, shape: Shape) -> Output:
        if not self.wanted:
            return Window.place(self, shape)
        slack = tuple((stride - 1, stride - 1) for stride in self.stride)
        return replace(self, wanted=()).place_wanted(shape, self.wanted, slack)

    def rule(self, i: int, n: Dim) -> str:
        return "(n - 1) * s - 2 * p + k"

    def refuse(self, shape: Shape) -> Problem:
        return misfit(say("has a padding that takes away all that comes out of {shape}; pad less", shape=shape))


class FractionalPool(Spatial, kw_only=True):
    """Takes the maximum of windows placed at random, *target* of them or a share of the input's size."""

    comes_out = "as many values as asked for, or a share of them; all channels"
    kernel: tuple[int, ...]
    target: tuple[int, ...] = ()
    ratios: tuple[float, ...] = ()
    indices: bool = False
    idle = IDLE

    def spatial_rank(self) -> int:
        return len(self.kernel)

    def place(self, shape: Shape) -> Output:
        sizes: tuple[Dim, ...] = self.target
        if not sizes:
            pairs = zip(shape.spatial, self.ratios, strict=True)
            sizes = tuple(None if n is None else int(n * ratio) for n, ratio in pairs)
        for n, size, kernel in zip(shape.spatial, sizes, self.kernel, strict=True):
            if n is not None and size is not None and (size < 1 or size + kernel - 1 > n):
                wrong = misfit(
                    say(
                        "takes {size} windows of {kernel} from {n} values of {shape}; take fewer, or smaller",
                        size=size,
                        kernel=kernel,
                        n=n,
                        shape=shape,
                    )
                )
                return Output(shape.rebuild([None] * len(sizes), shape.channels), problems=(wrong,))
        out = shape.rebuild(sizes, shape.channels)
        return Output(out, others=(out,) if self.indices else ())
