"""A window that slides over the spatial dimensions: what convolutions and pools share."""

from __future__ import annotations

from ..formula import Formula, Step, Symbol, Symbols
from ..layer import Output, misfit
from ..problem import Problem, say
from ..receptive import WINDOW, Reach
from ..shape import Dim, Shape
from .spatial import AXES, Spatial, list_words

Padding = str | tuple[tuple[int, int], ...]
"""``"valid"``, ``"same"``, ``"causal"``, or what is added before and after, per dimension."""


class Window(Spatial, kw_only=True):
    """Slides a window over the spatial dimensions.

    Output sizes: https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
    for numbers; ``same`` and ``causal`` give ceil(n / s), as in Keras.
    """

    kernel: tuple[int, ...]
    stride: tuple[int, ...]
    padding: Padding = "valid"
    dilation: tuple[int, ...] = ()
    view = WINDOW

    def spatial_rank(self) -> int:
        return len(self.kernel)

    def settings(self) -> dict[str, str]:
        return {
            "kernel": " × ".join(map(str, self.kernel)),
            "stride": extent_text(self.stride),
            "padding": padding_text(self.padding),
        }

    def place(self, shape: Shape) -> Output:
        works = [Formula(self.rule(i, n), self.axis_symbols(i, n)) for i, n in enumerate(shape.spatial)]
        sizes = [work.value for work in works]
        channels = self.make_channels(shape.channels)
        if any(size is not None and size < 1 for size in sizes):
            return Output(shape.rebuild([None] * len(sizes), channels), problems=(self.refuse(shape),))
        return Output(shape.rebuild(sizes, channels), merge_steps(works))

    def place_wanted(self, shape: Shape, wanted: tuple[int, ...], slack: tuple[tuple[int, int], ...]) -> Output:
        """Make the size a call asks for; *slack* is by how much it may be less and more than the usual one."""
        usual = self.place(shape)
        out = shape.rebuild(wanted, self.make_channels(shape.channels))
        sizes = usual.shape.spatial if usual.shape is not None else ()
        for size, want, (less, more) in zip(sizes, wanted, slack, strict=False):
            if size is not None and not size - less <= want <= size + more:
                wrong = misfit(
                    say(
                        "is asked for an output of {want}, and can give {least} to {most}",
                        want=want,
                        least=size - less,
                        most=size + more,
                    )
                )
                return Output(out, problems=(*usual.problems, wrong))
        return Output(out, problems=usual.problems)

    def rule(self, i: int, n: Dim) -> str:
        """Give the formula of the new extent along dimension *i*."""
        if isinstance(self.padding, tuple):
            before, after = self.padding[i]
            pads = "2 * p" if before == after else "p1 + p2"
            return f"(n + {pads} - k) // s + 1"
        return "(n - k) // s + 1" if self.padding == "valid" else "ceil(n / s)"

    def axis_symbols(self, i: int, n: Dim) -> Symbols:
        """Give the letters of dimension *i* their numbers."""
        big, small, word = AXES[len(self.kernel)][i]
        symbols = {
            "n": Symbol(n, f"input {word}", big),
            "k": self.reach(i, small, word),
            "s": Symbol(self.stride[i], "stride", "s", quiet=(1,)),
        }
        if isinstance(self.padding, tuple):
            before, after = self.padding[i]
            symbols["p"] = Symbol(before, "padding", "p", quiet=(0,))
            symbols["p1"] = Symbol(before, "padding before", "p₁", quiet=(0,))
            symbols["p2"] = Symbol(after, "padding after", "p₂", quiet=(0,))
        return symbols

    def reach(self, i: int, small: str, word: str) -> Symbol:
        """Give the kernel's extent; a dilated one reaches r (h − 1) + 1 values."""
        extent = Symbol(self.kernel[i], f"kernel {word}", small)
        rate = self.dilation[i] if self.dilation else 1
        if rate == 1:
            return extent
        dilated = Formula("r * (h - 1) + 1", {"r": Symbol(rate, "dilation rate", "r"), "h": extent})
        return Symbol(dilated.value, f"dilated kernel {word}", f"{small}′", formula=dilated)

    def reaches(self, fed: Shape, made: Shape | None) -> tuple[Reach, ...] | None:
        reaches = []
        for i, n in enumerate(fed.spatial):
            size = (self.dilation[i] if self.dilation else 1) * (self.kernel[i] - 1) + 1
            reaches.append(Reach(size, self.stride[i], pad=self.before(i, size, n)))
        return tuple(reaches)

    def before(self, i: int, size: int, n: Dim) -> int:
        """Give what is padded before dimension *i*, of *n* values, for a window that reaches over *size* of them.

        ``same`` pads as TensorFlow does: the smaller half of what is missing comes first.
        """
        if isinstance(self.padding, tuple):
            return self.padding[i][0]
        if self.padding == "valid":
            return 0
        if self.padding == "causal":
            return size - 1
        stride = self.stride[i]
        rest = stride if n is None else n % stride or stride
        return max(size - rest, 0) // 2

    def refuse(self, shape: Shape) -> Problem:
        """State that the window does not fit into its input."""
        reach = " × ".join(str(self.reach(i, "", "").value) for i in range(len(self.kernel)))
        inside = " × ".join("?" if n is None else str(n) for n in shape.spatial)
        padded = isinstance(self.padding, tuple) and any(map(any, self.padding))
        return misfit(
            say(
                "slides a window of {reach} over an input of only {inside}{part}: nothing comes out; make "
                "the window smaller, or shrink less before",
                reach=reach,
                inside=inside,
                part=say(" and its padding") if padded else "",
            )
        )


def merge_steps(works: list[Formula]) -> tuple[Step, ...]:
    """Make one step of equal calculations: "height and width"."""
    words = [word for _, _, word in AXES[len(works)]]
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, work in enumerate(works):
        groups.setdefault(numbers(work), []).append(i)
    return tuple(Step(list_words([words[i] for i in group]), works[group[0]]) for group in groups.values())


def numbers(work: Formula) -> tuple[object, ...]:
    """Give what makes two calculations the same, without the cost of printing them."""
    return work.text, *((symbol.value, symbol.formula and numbers(symbol.formula)) for symbol in work.symbols.values())


def extent_text(extents: tuple[int, ...]) -> str:
    """Print a stride or a rate; equal numbers once."""
    return str(extents[0]) if len(set(extents)) == 1 else " × ".join(map(str, extents))


def padding_text(padding: Padding) -> str:
    """Print a padding; equal numbers once."""
    if isinstance(padding, str):
        return padding
    if all(before == after for before, after in padding):
        return extent_text(tuple(before for before, _ in padding))
    return ", ".join(f"{before} + {after}" for before, after in padding)
