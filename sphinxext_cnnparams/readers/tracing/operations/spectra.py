"""Fourier transforms: of real values only half of what comes out is kept, one more than half of their number."""

from __future__ import annotations

from .. import shape_rules as shapes
from ..shape_rules import Mismatch
from ..sizes import reckon
from ..tensor import Size, Sizes
from .kinds import Axes, Fed, Given, as_items, as_size
from .product import Product, hide


def transform(x: Fed, sizes: Given = None, axes: Axes = None) -> Product:
    """Transform complex values along some dimensions, all unless told; these may be cut or filled up before."""
    return hide(_resized(x, sizes, axes)[0])


def transform_real(x: Fed, sizes: Given = None, axes: Axes = None) -> Product:
    """Transform real values: of the last dimension half is kept."""
    dims, last = _resized(x, sizes, axes)
    return hide((*dims[:last], reckon(lambda n: n // 2 + 1, dims[last]), *dims[last + 1 :]))


def transform_back(x: Fed, sizes: Given = None, axes: Axes = None) -> Product:
    """Transform what came of real values back into real values; of how many, is not known unless told."""
    dims, last = _resized(x, sizes, axes)
    whole = dims[last] if sizes is not None else reckon(lambda n: 2 * (n - 1), dims[last])
    return hide((*dims[:last], whole, *dims[last + 1 :]))


def _resized(x: Sizes, sizes: object, axes: list[int] | None) -> tuple[Sizes, int]:
    """Give the dimensions as they are transformed, and the last of those that are."""
    given = None if sizes is None else [as_size(n) for n in as_items(sizes)]
    count = len(x) if given is None else len(given)
    places = [shapes.find_axis(axis, len(x)) for axis in (range(-count, 0) if axes is None else axes)]
    dims: list[Size] = list(x)
    for place, n in zip(places, given or (), strict=False):
        dims[place] = dims[place] if n == -1 else n
    return tuple(dims), places[-1]


def split_complex(x: Fed) -> Product:
    """Give complex values as pairs of real ones."""
    return hide((*x, 2))


def join_complex(x: Fed) -> Product:
    """Give pairs of real values as complex ones; raises Mismatch."""
    if not x or x[-1] not in (2, None):
        raise Mismatch("needs a last dimension of 2 for complex values")
    return hide(x[:-1])
