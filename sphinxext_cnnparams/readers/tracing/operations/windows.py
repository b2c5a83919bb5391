"""Operations that slide a window over images with a kernel of the author's own: its weights are counted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.layers.window import Window
from ....core.receptive import UNKNOWN, sliding_view
from ....core.shape import Layout, Shape
from ..shape_rules import Mismatch
from ..sizes import count, reckon
from ..tensor import Size
from .product import Product, show


def convolve(
    lead: Sequence[Size], extents: Sequence[Size], window: Window, filters: Size, each: Sequence[Size], layout: Layout
) -> Product:
    """Slide kernels over images; *each* are the values of one that are multiplied for a result, besides its window."""
    known = [reckon(int, n) for n in extents]
    image = Shape((1, *known) if layout == "first" else (*known, 1), layout)
    out = window.output(image)
    if out.problems or out.shape is None:
        raise Mismatch(out.problems[0].text if out.problems else "does not fit")
    dims = (filters, *out.shape.spatial) if layout == "first" else (*out.shape.spatial, filters)
    reaches = window.reaches(image, out.shape)
    view = UNKNOWN if reaches is None else sliding_view(reaches)
    return show((*lead, *dims), view, work=count(*dims, *window.kernel, *each))
