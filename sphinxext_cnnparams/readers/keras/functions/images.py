"""Functions on images, of keras.ops.image, tf.image and keras.backend."""

from __future__ import annotations

from typing import Annotated

from ....core.problem import say
from ....core.receptive import Reach, sliding_view
from ...python import is_listed
from ...tracing.operations import Calculation, Dimless, Product, Spelling, hide, show
from ...tracing.operations.kinds import Fed, Given, Length, Lengths, Whole, as_integer, plain
from ...tracing.operations.valuewise import keep, scramble
from ...tracing.shape_rules import Mismatch, write_dims
from ...tracing.sizes import multiply, reckon
from ...tracing.tensor import Size, Sizes
from .windows import Last, read_padding


def take_pair(value: object) -> tuple[int, int]:
    """Take one number for the height and the width, or one for each."""
    height, width = value if is_listed(value) else (value, value)
    return as_integer(height), as_integer(width)


def take_inner(value: object) -> tuple[int, int]:
    """Take the two in the middle of ``[1, 16, 16, 1]``."""
    if not is_listed(value) or len(value) != 4 or (value[0], value[3]) != (1, 1):
        raise ValueError("numbers other than [1, height, width, 1]")
    return take_pair(value[1:3])


Pair = Annotated[tuple[int, int], plain(take_pair)]
Inner = Annotated[tuple[int, int], plain(take_inner)]


def take_apart(x: Sizes) -> tuple[Sizes, Size, Size, Size]:
    """Give what stands before the height of images, and their height, width and channels; raises Mismatch."""
    if len(x) < 3:
        raise Mismatch(say("needs images, not {shape}", shape=write_dims(x)))
    *lead, height, width, channels = x
    return tuple(lead), height, width, channels


def require_sizes(*sizes: Size) -> list[int]:
    """Take sizes that have to be known; raises Dimless."""
    numbers = [n for n in sizes if isinstance(n, int)]
    if len(numbers) != len(sizes):
        raise Dimless
    return numbers


def resize(x: Fed, size: Lengths, data_format: Last = None, preserve_aspect_ratio: Given = False) -> Product:
    """Make images of another height and width."""
    if preserve_aspect_ratio:
        raise ValueError("preserve_aspect_ratio")
    lead, _, _, channels = take_apart(x)
    return show((*lead, *size, channels))


def cut_boxes(x: Fed, boxes: Fed, size: Lengths) -> Product:
    """Cut a box out of images for each of some boxes, all of the same size."""
    *_, channels = take_apart(x)
    return show((boxes[0], *size, channels))


def fit(x: Fed, height: Length, width: Length) -> Product:
    """Cut images, or pad them."""
    return resize(x, [height, width])


def enlarge(x: Fed, height: Whole, width: Whole, data_format: Last) -> Product:
    """Make images whole times as high and as wide."""
    lead, *extents, channels = take_apart(x)
    return show((*lead, *map(multiply, extents, (height, width)), channels))


def crop(x: Fed, share: Given) -> Product:
    """Keep the middle: as much is taken away on both sides, rounded down (tf.image.central_crop)."""
    lead, height, width, channels = take_apart(x)
    if not isinstance(share, (int, float)) or not 0 < share <= 1:
        raise ValueError("a share that is not between 0 and 1")
    return show((*lead, *(n - 2 * int((n - n * share) / 2) for n in require_sizes(height, width)), channels))


def colour(x: Fed, data_format: Last, channels: Whole) -> Product:
    """Give images another number of channels."""
    lead, height, width, _ = take_apart(x)
    return hide((*lead, height, width, channels))


def cut_patches(x: Fed, kernel: Pair, strides: Given, rates: Pair, padding: Given, data_format: Last = None) -> Product:
    """Cut images into patches, each of which becomes one vector; they stand side by side unless told."""
    lead, height, width, channels = take_apart(x)
    steps = kernel if strides is None else take_pair(strides)
    extents = [rate * (k - 1) + 1 for k, rate in zip(kernel, rates, strict=True)]
    pairs = zip(require_sizes(height, width), extents, steps, strict=True)
    is_same = read_padding(padding) == "same"
    counts = [-(-n // by) if is_same else (n - extent) // by + 1 for n, extent, by in pairs]
    if min(counts) < 1:
        raise Mismatch(
            say(
                "takes patches of {height} × {width} from {shape}",
                height=kernel[0],
                width=kernel[1],
                shape=write_dims((height, width)),
            )
        )
    view = sliding_view([Reach(extent, by) for extent, by in zip(extents, steps, strict=True)])
    return show((*lead, *counts, kernel[0] * kernel[1] * require_sizes(channels)[0]), view)


def cut_inner_patches(x: Fed, sizes: Inner, strides: Inner, rates: Inner, padding: Given) -> Product:
    """Cut images into patches; the numbers count the batch and the channels."""
    return cut_patches(x, sizes, strides, rates, padding)


def unfold_depth(x: Fed, block: Whole, data_format: Last) -> Product:
    """Make images larger, with fewer channels."""
    *lead, height, width, channels = x
    fewer = reckon(lambda n: n // (block * block), channels)
    return show((*lead, multiply(height, block), multiply(width, block), fewer))


def fold_space(x: Fed, block: Whole, data_format: Last) -> Product:
    """Make images smaller, with more channels."""
    *lead, height, width, channels = x
    smaller = [reckon(lambda n: n // block, n) for n in (height, width)]
    return show((*lead, *smaller, multiply(channels, block * block)))


FLIPPING = "flip_left_right flip_up_down random_flip_left_right random_flip_up_down".split()
RECOLOURING = (
    "adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_saturation per_image_standardization "
    "random_brightness random_contrast random_hue random_saturation rgb_to_hsv hsv_to_rgb"
).split()
FITTING = "resize_with_crop_or_pad resize_image_with_crop_or_pad resize_with_pad".split()
BOXING = "crop_to_bounding_box pad_to_bounding_box".split()
RESIZE = Spelling(
    resize,
    "images|image size [interpolation|method] [antialias] [crop_to_aspect_ratio] [pad_to_aspect_ratio] [fill_mode] "
    "[fill_value] data_format=None preserve_aspect_ratio=False ...",
)
IMAGES: dict[str, Calculation] = {
    **dict.fromkeys(FLIPPING, Spelling(scramble, "image ...")),
    **dict.fromkeys(RECOLOURING, Spelling(keep, "image|images ...")),
    **dict.fromkeys(("resize_bicubic", "resize_bilinear", "resize_nearest_neighbor"), RESIZE),
    **dict.fromkeys(FITTING, Spelling(fit, "image target_height target_width **")),
    **dict.fromkeys(BOXING, Spelling(fit, "image [offset_height] [offset_width] target_height target_width")),
    "crop_and_resize": Spelling(cut_boxes, "image boxes [box_indices] crop_size [method] [extrapolation_value] [name]"),
    "central_crop": Spelling(crop, "image central_fraction"),
    "depth_to_space": Spelling(unfold_depth, "x|input block_size data_format=None **"),
    "extract_patches": Spelling(
        cut_patches, "images size strides=None dilation_rate=1 padding='valid' data_format=None"
    ),
    "grayscale_to_rgb": Spelling(colour, "images data_format=None **", {"channels": 3}),
    "resize": RESIZE,
    "resize_images": Spelling(enlarge, "x height_factor width_factor data_format=None [interpolation]"),
    "rgb_to_grayscale": Spelling(colour, "images data_format=None **", {"channels": 1}),
    "space_to_depth": Spelling(fold_space, "x|input block_size data_format=None **"),
}
