"""Keras's preprocessing and augmentation (https://keras.io/api/layers/preprocessing_layers/)."""

from __future__ import annotations

from inspect import Parameter, Signature

from ...core.layers import Elementwise, Encode, UpSample
from ..arguments import Maker, Refused, choice, integer, known

RESCALES = "shifts and scales by given numbers, no weights"
CHANGES = "changes images at random in training, no weights"
COLOURS = "changes colours, no weights"


def rescaling(scale: object, offset: object = 0.0) -> Elementwise:
    """Read ``Rescaling``."""
    return Elementwise(RESCALES)


def resizing(
    height: object,
    width: object,
    interpolation: object = "bilinear",
    crop_to_aspect_ratio: object = False,
    pad_to_aspect_ratio: object = False,
    fill_mode: object = "constant",
    fill_value: object = 0.0,
    antialias: object = False,
    data_format: object = None,
) -> UpSample:
    """Read ``Resizing``."""
    return UpSample(target=(integer(height, "height"), integer(width, "width")))


def center_crop(height: object, width: object, data_format: object = None) -> UpSample:
    """Read ``CenterCrop``, which enlarges an image that is too small."""
    return UpSample(target=(integer(height, "height"), integer(width, "width")))


def random_crop(height: object, width: object, seed: object = None, data_format: object = None) -> UpSample:
    """Read ``RandomCrop``, which enlarges an image that is too small."""
    return UpSample(target=(integer(height, "height"), integer(width, "width")))


def category_encoding(num_tokens: object, output_mode: object = "multi_hot", sparse: object = False) -> Encode:
    """Read ``CategoryEncoding``."""
    if num_tokens is None:  # Keras has a default, and refuses it
        raise Refused("is called without num_tokens")
    mode = choice(output_mode, "output_mode", ("count", "one_hot", "multi_hot", "binary"))
    return Encode(integer(num_tokens, "num_tokens"), each=mode == "one_hot")


def discretization(
    bin_boundaries: object = None,
    num_bins: object = None,
    epsilon: object = 0.01,
    output_mode: object = "int",
    sparse: object = False,
) -> Elementwise | Encode:
    """Read ``Discretization``: the number of a bin for each value, or an encoding of it."""
    known((bin_boundaries, num_bins), "its bins")
    if (bin_boundaries is None) is (num_bins is None):
        raise Refused("needs either bin_boundaries or num_bins")
    mode = choice(output_mode, "output_mode", ("int", "count", "one_hot", "multi_hot"))
    if mode == "int":
        return Elementwise("gives each value the number of its bin, no weights")
    bins = len(bin_boundaries) + 1 if isinstance(bin_boundaries, (list, tuple)) else integer(num_bins, "num_bins")
    return Encode(bins, each=mode == "one_hot")


def passing(parameters: str, reason: str) -> Maker:
    """Make the reader of a layer that changes no shape, from the names of its parameters.

    Those that end in ``=`` may be left out.
    """

    def made(**given: object) -> Elementwise:
        return Elementwise(reason, ranks=(2, 3))

    names = [(name.rstrip("="), name.endswith("=")) for name in parameters.split()]
    made.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=None if optional else Parameter.empty)
            for name, optional in names
        ]
    )
    return made


AUGMENTATION: dict[str, str] = {
    "AugMix": "value_range= num_chains= chain_depth= factor= alpha= all_ops= interpolation= seed= data_format=",
    "CutMix": "factor= seed= data_format=",
    "MixUp": "alpha= data_format= seed=",
    "RandAugment": "value_range= num_ops= factor= interpolation= seed= data_format=",
    "RandomBrightness": "factor value_range= seed= data_format=",
    "RandomColorDegeneration": "factor value_range= data_format= seed=",
    "RandomColorJitter": "value_range= brightness_factor= contrast_factor= saturation_factor= hue_factor= seed= "
    "data_format=",
    "RandomContrast": "factor value_range= seed= data_format=",
    "RandomElasticTransform": "factor= scale= interpolation= fill_mode= fill_value= value_range= seed= data_format=",
    "RandomErasing": "factor= scale= fill_value= value_range= seed= data_format=",
    "RandomFlip": "mode= seed= data_format=",
    "RandomGaussianBlur": "factor= kernel_size= sigma= value_range= data_format= seed=",
    "RandomGrayscale": "factor= data_format= seed=",
    "RandomHue": "factor value_range= data_format= seed=",
    "RandomInvert": "factor= value_range= seed= data_format=",
    "RandomPerspective": "factor= scale= interpolation= fill_value= seed= data_format=",
    "RandomPosterization": "factor value_range= data_format= seed=",
    "RandomRotation": "factor fill_mode= interpolation= seed= fill_value= data_format=",
    "RandomSaturation": "factor value_range= data_format= seed=",
    "RandomSharpness": "factor value_range= data_format= seed=",
    "RandomShear": "x_factor= y_factor= interpolation= fill_mode= fill_value= data_format= seed=",
    "RandomTranslation": "height_factor width_factor fill_mode= interpolation= seed= fill_value= data_format=",
    "RandomZoom": "height_factor width_factor= fill_mode= interpolation= seed= fill_value= data_format=",
}
"""The parameters of the layers that change images at random."""
FIXED: dict[str, str] = {
    "AutoContrast": "value_range= data_format=",
    "ContrastLimitedAdaptiveHistogramEqualization": "value_range= clip_limit= tile_grid_size= data_format=",
    "Equalization": "value_range= bins= data_format=",
    "Solarization": "addition_factor= threshold_factor= value_range= seed= data_format=",
}
"""The parameters of the layers that change colours."""
PREPROCESSING: dict[str, Maker] = {
    **{name: passing(parameters, CHANGES) for name, parameters in AUGMENTATION.items()},
    **{name: passing(parameters, COLOURS) for name, parameters in FIXED.items()},
    "CategoryEncoding": category_encoding,
    "CenterCrop": center_crop,
    "Discretization": discretization,
    "RandomCrop": random_crop,
    "Rescaling": rescaling,
    "Resizing": resizing,
}
