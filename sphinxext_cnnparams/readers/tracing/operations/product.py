"""What comes out of an operation, as data."""

from __future__ import annotations

from ....core.layer import Layer
from ....core.receptive import UNKNOWN, View
from ....core.structs import Struct
from ..tensor import Sizes
from ..tensor_values import Known


class Product(Struct):
    """Hold one tensor that comes out.

    dims
        its dimensions, the batch among them; None where they are not known.
    view
        what its values see of what went in.
    work
        the multiplications for one sample; None where they are not known.
    shown
        whether it has a row of its own.
    values
        the numbers in it, of the few tensors where they are known.
    """

    dims: Sizes | None
    view: View = UNKNOWN
    work: int | None = 0
    shown: bool = False
    values: Known | None = None


Made = Product | Layer | list[Product]
"""What operations give: a tensor, a layer that is to be fed what went in, or several tensors."""


def show(dims: Sizes | None, view: View = UNKNOWN, *, work: int | None = 0) -> Product:
    """Give a result that has a row of its own."""
    return Product(dims, view, work, shown=True)


def hide(dims: Sizes | None, view: View = UNKNOWN) -> Product:
    """Give a result that has no row: nobody would draw it as a step of a network."""
    return Product(dims, view)
