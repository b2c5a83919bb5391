"""Helpers that the sources of keras.applications are written with (keras.src.applications.imagenet_utils)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...python import Call, Unknown, is_listed
from ...tracing.tensor import Tensor

if TYPE_CHECKING:
    from ...tracing.session import Session

HOME = "imagenet_utils"


def help_application(path: str, call: Call, session: Session) -> object:
    """Evaluate a helper; None for what is none."""
    parts = path.split(".")
    rule = HELPERS.get(parts[-1].removeprefix("_")) if HOME in parts else None
    return None if rule is None else rule(call, session)


def _obtain_input_shape(call: Call, session: Session) -> object:
    """Give the shape that is asked for, or the usual one; without a flat head any size will do."""
    names = ("input_shape", "default_size", "min_size", "data_format", "require_flatten", "weights")
    given = dict(zip(names, call.args, strict=False)) | dict(call.kwargs)
    shape, size = given.get("input_shape"), given.get("default_size")
    if isinstance(shape, Unknown) or is_listed(shape):
        return tuple(shape) if is_listed(shape) else shape
    side = size if given.get("require_flatten", given.get("include_top")) else None  # as it was called before
    first = given.get("data_format", session.data_format) == "channels_first"
    return (3, side, side) if first else (side, side, 3)


def correct_pad(call: Call, session: Session) -> object:
    """Give the padding before a convolution with a stride of 2, so that it fits an even image."""
    image, kernel = (*call.args, *call.kwargs.values())[:2]
    sides = (kernel, kernel) if isinstance(kernel, int) else tuple(kernel) if is_listed(kernel) else ()
    if not isinstance(image, Tensor) or image.dims is None or len(image.dims) != 4 or len(sides) != 2:
        return Unknown("the image that correct_pad() pads is not known", call.line)
    spatial = image.dims[2:] if session.data_format == "channels_first" else image.dims[1:3]
    halves = [side // 2 for side in sides if isinstance(side, int)]
    even = [1 - n % 2 if isinstance(n, int) else 1 for n in spatial]
    if len(halves) != 2:
        return Unknown("the kernel that correct_pad() is told is not known", call.line)
    return tuple((half - less, half) for half, less in zip(halves, even, strict=True))


HELPERS: Mapping[str, Callable[[Call, Session], object]] = {
    "correct_pad": correct_pad,
    "obtain_input_shape": _obtain_input_shape,
    "validate_activation": lambda call, session: True,
}
"""The helpers that are read."""
