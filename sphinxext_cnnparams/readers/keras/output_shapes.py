"""The shapes that ``compute_output_shape()`` works out: nothing is built, and nothing is fed."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.shape import Shape
from ..python import Call, Unknown, is_listed
from ..tracing.container import Stack
from ..tracing.functional import ModelObject
from ..tracing.module import InputObject, LayerObject
from ..tracing.tensor import Tensor, sample


def compute_output_shape(module: object, call: Call) -> object:
    """Give the shape of what comes out of a layer or a model for an input of a shape, the batch among its sizes."""
    given = call.args[0] if call.args else call.kwargs.get("input_shape")
    several = is_listed(given) and bool(given) and all(is_listed(item) for item in given)
    shapes = given if several else (given,)
    fed = [_read(shape) for shape in shapes] if is_listed(shapes) else []
    out = None if None in fed else _work_out(module, [shape for shape in fed if shape is not None])
    return Unknown("what compute_output_shape() gives is not known", call.line) if out is None else (None, *out)


def _read(shape: object) -> tuple[int | None, ...] | None:
    """Read a shape without its batch; None where it is not known."""
    sizes = tuple(shape)[1:] if is_listed(shape) and shape else None
    return sizes if sizes is not None and all(n is None or isinstance(n, int) for n in sizes) else None  # type: ignore[return-value]


def _work_out(module: object, fed: Sequence[tuple[int | None, ...]]) -> tuple[int | None, ...] | None:
    if isinstance(module, Stack):
        for child in module.children.values():
            found = fed[0] if isinstance(child, (InputObject, Tensor)) else _work_out(child, fed)
            if found is None:
                return None
            fed = [found]
        return fed[0]
    if isinstance(module, ModelObject):
        same = [sample(tensor.dims) for tensor in module.inputs] == list(fed) and len(module.outputs) == 1
        return sample(module.outputs[0].dims) if same else None
    if not isinstance(module, LayerObject) or not module.layer.known:
        return None
    layout = module.session.dialect.layout
    out = module.layer.output(*(Shape(dims, layout).in_layout(module.layout) for dims in fed))
    return None if out.problems or out.shape is None else out.shape.in_layout(layout).dims
