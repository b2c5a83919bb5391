"""Functions on images, of keras.ops.image, tf.image and keras.backend, and their shapes."""

from __future__ import annotations

from ...core.receptive import EACH, Reach, sliding_view
from .. import shapes
from ..alike import kept
from ..calculation import At, Calculation, Dimless, integer, size, sizes
from ..shapes import Mismatch
from ..tensor import Size, Sizes, Tensor
from .arranging import times


def _parts(at: At, images: object) -> tuple[Tensor, Sizes, Size, Size, Size]:
    """Give a tensor of images, and what stands before its height; its height, width and channels."""
    tensor = at.tensor(images)
    dims = at.dims(tensor)
    if len(dims) < 3:
        raise Mismatch(f"needs images, not {shapes.text(dims)}")
    *lead, height, width, channels = dims
    return tensor, tuple(lead), height, width, channels


def known(n: Size) -> int:
    """Take a size that has to be known; raises Dimless."""
    if not isinstance(n, int):
        raise Dimless
    return n


def channels_last(data_format: object) -> None:
    """Read only images whose channels stand last; raises ValueError."""
    if data_format not in (None, "channels_last", "NHWC", "NWC", "NDHWC"):
        raise ValueError("channels that do not stand last")


def resize(at: At, images: object, size: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``image.resize``."""
    channels_last(kwargs.get("data_format"))
    if kwargs.get("preserve_aspect_ratio"):
        raise ValueError("preserve_aspect_ratio")
    tensor, lead, _, _, channels = _parts(at, images)
    return at.seen([tensor], (*lead, *sizes((size,)), channels))


def resize_images(
    at: At,
    x: object,
    height_factor: object,
    width_factor: object,
    data_format: object = None,
    interpolation: object = "nearest",
) -> Tensor:
    """Read ``backend.resize_images``: both factors are whole numbers."""
    channels_last(data_format)
    tensor, lead, height, width, channels = _parts(at, x)
    return at.seen(
        [tensor], (*lead, times(height, integer(height_factor)), times(width, integer(width_factor)), channels)
    )


def resize_old(at: At, images: object, size: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``tf.image.resize_bilinear`` and its kin of TensorFlow 1."""
    return resize(at, images, size, **kwargs)


def flipped(at: At, image: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``flip_left_right`` and others that put the values of an image elsewhere."""
    return kept(at, image)


def recoloured(at: At, image: object, *args: object, **kwargs: object) -> Tensor:
    """Read ``adjust_contrast`` and others that change the values of an image."""
    return kept(at, image, EACH)


def central_crop(at: At, image: object, central_fraction: object) -> Tensor:
    """Read ``central_crop``: as much is taken away on both sides, rounded down (tf.image.central_crop)."""
    tensor, lead, height, width, channels = _parts(at, image)
    if not isinstance(central_fraction, (int, float)) or not 0 < central_fraction <= 1:
        raise ValueError("a share that is not between 0 and 1")
    inner = [n - 2 * int((n - n * central_fraction) / 2) for n in map(known, (height, width))]
    return at.seen([tensor], (*lead, *inner, channels))


def fitted(at: At, image: object, target_height: object, target_width: object, **kwargs: object) -> Tensor:
    """Read ``resize_with_crop_or_pad`` and ``resize_with_pad``."""
    tensor, lead, _, _, channels = _parts(at, image)
    return at.seen([tensor], (*lead, size(target_height), size(target_width), channels))


def boxed(
    at: At, image: object, offset_height: object, offset_width: object, target_height: object, target_width: object
) -> Tensor:
    """Read ``crop_to_bounding_box`` and ``pad_to_bounding_box``."""
    return fitted(at, image, target_height, target_width)


def _coloured(channels: int) -> Calculation:
    def function(at: At, images: object, data_format: object = None, **kwargs: object) -> Tensor:
        channels_last(data_format)
        tensor, lead, height, width, _ = _parts(at, images)
        return at.hidden([tensor], (*lead, height, width, channels))

    return function


def patches(
    at: At,
    images: object,
    size: object,
    strides: object = None,
    dilation_rate: object = 1,
    padding: object = "valid",
    data_format: object = None,
) -> Tensor:
    """Read ``ops.image.extract_patches``: each patch is one vector; patches stand side by side unless told."""
    channels_last(data_format)
    kernel = _pair(size)
    return _cut(at, images, kernel, kernel if strides is None else _pair(strides), _pair(dilation_rate), padding)


def patches_of_tensorflow(
    at: At, images: object, sizes: object, strides: object, rates: object, padding: object, name: object = None
) -> Tensor:
    """Read ``tf.image.extract_patches``, whose arguments count the batch and the channels."""
    return _cut(at, images, _inner(sizes), _inner(strides), _inner(rates), padding)


def _pair(value: object) -> tuple[int, int]:
    height, width = value if isinstance(value, (list, tuple)) else (value, value)
    return integer(height), integer(width)


def _inner(value: object) -> tuple[int, int]:
    """Take the two in the middle of ``[1, 16, 16, 1]``."""
    if not isinstance(value, (list, tuple)) or len(value) != 4 or (value[0], value[3]) != (1, 1):
        raise ValueError("numbers other than [1, height, width, 1]")
    return _pair(value[1:3])


def _cut(
    at: At, images: object, kernel: tuple[int, int], strides: tuple[int, int], rates: tuple[int, int], padding: object
) -> Tensor:
    tensor, lead, height, width, channels = _parts(at, images)
    extents = [rate * (k - 1) + 1 for k, rate in zip(kernel, rates, strict=True)]
    word = str(padding).lower()
    if word not in ("same", "valid"):
        raise ValueError(f"padding={padding!r}")
    pairs = zip(map(known, (height, width)), extents, strides, strict=True)
    counts = [-(-n // by) if word == "same" else (n - extent) // by + 1 for n, extent, by in pairs]
    if min(counts) < 1:
        raise Mismatch(f"takes patches of {kernel[0]} × {kernel[1]} from {shapes.text((height, width))}")
    view = sliding_view([Reach(extent, by) for extent, by in zip(extents, strides, strict=True)])
    return at.seen([tensor], (*lead, *counts, kernel[0] * kernel[1] * known(channels)), view)


def _space(grows: bool) -> Calculation:
    def function(at: At, x: object, block_size: object, **kwargs: object) -> Tensor:
        channels_last(kwargs.get("data_format"))
        tensor = at.tensor(x)
        *lead, height, width, channels = at.dims(tensor)
        by = integer(block_size)
        if grows:
            new = [times(height, by), times(width, by), channels // (by * by) if isinstance(channels, int) else None]
        else:
            halves = [n // by if isinstance(n, int) else None for n in (height, width)]
            new = [*halves, times(channels, by * by)]
        return at.seen([tensor], (*lead, *new))

    return function


FLIPPING = ("flip_left_right flip_up_down random_flip_left_right random_flip_up_down").split()
RECOLOURING = (
    "adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_saturation per_image_standardization "
    "random_brightness random_contrast random_hue random_saturation rgb_to_hsv hsv_to_rgb"
).split()
IMAGES: dict[str, Calculation] = {
    **dict.fromkeys(FLIPPING, flipped),
    **dict.fromkeys(RECOLOURING, recoloured),
    **dict.fromkeys(("resize_bicubic", "resize_bilinear", "resize_nearest_neighbor"), resize_old),
    **dict.fromkeys(("resize_with_crop_or_pad", "resize_image_with_crop_or_pad", "resize_with_pad"), fitted),
    **dict.fromkeys(("crop_to_bounding_box", "pad_to_bounding_box"), boxed),
    "central_crop": central_crop,
    "depth_to_space": _space(grows=True),
    "extract_patches": patches,
    "grayscale_to_rgb": _coloured(3),
    "resize": resize,
    "resize_images": resize_images,
    "rgb_to_grayscale": _coloured(1),
    "space_to_depth": _space(grows=False),
}
