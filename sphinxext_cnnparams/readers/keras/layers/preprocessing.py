"""Keras's preprocessing and augmentation (https://keras.io/api/layers/preprocessing_layers/)."""

from __future__ import annotations

from functools import partial

from ....core.layers import Elementwise, Encode, UpSample
from ...python import is_listed
from ...tracing.arguments import Maker, Refused, choice, integer, require

RESCALES = "shifts and scales by given numbers, no weights"
CHANGES = "changes images at random in training, no weights"
COLOURS = "changes colours, no weights"


def rescale() -> Elementwise:
    """Read ``Rescaling``."""
    return Elementwise(RESCALES)


def resize(*, height: object, width: object) -> UpSample:
    """Read ``Resizing``, and ``CenterCrop`` and ``RandomCrop``, which enlarge an image that is too small."""
    return UpSample(target=(integer(height, "height"), integer(width, "width")))


def category_encoding(*, num_tokens: object, output_mode: object) -> Encode:
    """Read ``CategoryEncoding``."""
    if num_tokens is None:  # Keras has a default, and refuses it
        raise Refused("is called without num_tokens")
    mode = choice(output_mode, "output_mode", ("count", "one_hot", "multi_hot", "binary"))
    return Encode(integer(num_tokens, "num_tokens"), each=mode == "one_hot")


def discretization(*, bin_boundaries: object, num_bins: object, output_mode: object) -> Elementwise | Encode:
    """Read ``Discretization``: the number of a bin for each value, or an encoding of it."""
    require((bin_boundaries, num_bins), "its bins")
    if (bin_boundaries is None) is (num_bins is None):
        raise Refused("needs either bin_boundaries or num_bins")
    mode = choice(output_mode, "output_mode", ("int", "count", "one_hot", "multi_hot"))
    if mode == "int":
        return Elementwise("gives each value the number of its bin, no weights")
    bins = len(bin_boundaries) + 1 if is_listed(bin_boundaries) else integer(num_bins, "num_bins")
    return Encode(bins, each=mode == "one_hot")


def keep_shape(reason: str) -> Elementwise:
    """Read a layer that works on images and changes no shape."""
    return Elementwise(reason, ranks=(2, 3))


AUGMENTATION = (
    "AugMix CutMix MixUp RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast "
    "RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHue RandomInvert "
    "RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear "
    "RandomTranslation RandomZoom".split()
)
"""The layers that change images at random."""
FIXED = "AutoContrast ContrastLimitedAdaptiveHistogramEqualization Equalization Solarization".split()
"""The layers that change colours."""
PREPROCESSING: dict[str, Maker] = {
    **dict.fromkeys(AUGMENTATION, partial(keep_shape, CHANGES)),
    **dict.fromkeys(FIXED, partial(keep_shape, COLOURS)),
    "CategoryEncoding": category_encoding,
    "CenterCrop": resize,
    "Discretization": discretization,
    "RandomCrop": resize,
    "Rescaling": rescale,
    "Resizing": resize,
}
