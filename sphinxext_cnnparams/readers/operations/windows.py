"""Operations that slide a window over images with a kernel of the author's own: its weights are counted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.layers.window import Window
from ...core.shape import Layout, Shape
from ...core.view import UNKNOWN, sliding
from ..shapes import Mismatch
from ..sizes import count, reckon
from ..tensor import Size
from .outcome import Outcome, show


def convolve(
    lead: Sequence[Size], extents: Sequence[Size], window: Window, filters: Size, each: Sequence[Size], layout: Layout
) -> Outcome:
    """Slide kernels over images; *each* are the values of one that are multiplied for a result, besides its window."""
    known = [reckon(int, n) for n in extents]
    image = Shape((1, *known) if layout == "first" else (*known, 1), layout)
    out = window.output(image)
    if out.problems or out.shape is None:
        raise Mismatch(out.problems[0].message if out.problems else "does not fit")
    dims = (filters, *out.shape.spatial) if layout == "first" else (*out.shape.spatial, filters)
    reaches = window.reaches(image, out.shape)
    view = UNKNOWN if reaches is None else sliding(reaches)
    return show((*lead, *dims), view, work=count(*dims, *window.kernel, *each))
