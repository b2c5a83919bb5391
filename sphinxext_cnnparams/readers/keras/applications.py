"""What the models of ``keras.applications`` have, as Keras itself says; ``tests/truth/models.json`` is the recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ORIGIN = "Keras 3.15.1"
CLASSES = 1000
"""The classes that trained weights know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one model.

    title
        the name Keras gives it; *sizes* are those that may stand in it.
    total, still
        its parameters without the top, and those that are never trained;
        *stem* and *stem_still* are how many each channel of the input adds.
    channels, extent, least, side
        what comes out without the top: the channels, the formula of the
        height and the width; the side of the smallest image, of the usual
        one.  *loose* is the formula where the code states no size.
    layers, names
        the layers inside, and how many automatic names they use up;
        *only_trained* of the layers come with Keras's own weights only.
    top, last, flat, top_layers, top_names
        the parameters of the top: a number, the units before the last layer,
        and a number for each value that comes out; the layers and the names
        with the top.
    free
        the top takes an image of any size.
    """

    title: str
    total: int
    still: int
    channels: int
    last: int
    layers: int
    top_layers: int
    stem: int
    side: int = 224
    least: int = 32
    extent: str = "n // 32"
    loose: str = ""
    stem_still: int = 0
    top: int = 0
    flat: int = 0
    names: str = ""
    top_names: str = ""
    only_trained: str = ""
    sizes: tuple[int, ...] = ()
    fixed: bool = False
    free: bool = False


_USUAL = "include_top weights input_tensor input_shape pooling classes classifier_activation name"
_PARAMETERS: Mapping[str, str] = {
    "ConvNeXtBase": "include_top include_preprocessing weights input_tensor input_shape pooling classes"
    " classifier_activation name",
    "ConvNeXtLarge": "include_top include_preprocessing weights input_tensor input_shape pooling classes"
    " classifier_activation name",
    "ConvNeXtSmall": "include_top include_preprocessing weights input_tensor input_shape pooling classes"
    " classifier_activation name",
    "ConvNeXtTiny": "include_top include_preprocessing weights input_tensor input_shape pooling classes"
    " classifier_activation name",
    "ConvNeXtXLarge": "include_top include_preprocessing weights input_tensor input_shape pooling classes"
    " classifier_activation name",
    "DenseNet121": _USUAL,
    "DenseNet169": _USUAL,
    "DenseNet201": _USUAL,
    "EfficientNetB0": _USUAL,
    "EfficientNetB1": _USUAL,
    "EfficientNetB2": _USUAL,
    "EfficientNetB3": _USUAL,
    "EfficientNetB4": _USUAL,
    "EfficientNetB5": _USUAL,
    "EfficientNetB6": _USUAL,
    "EfficientNetB7": _USUAL,
    "EfficientNetV2B0": "include_top weights input_tensor input_shape pooling classes classifier_activation"
    " include_preprocessing name",
    "ResNet101": _USUAL,
    "ResNet101V2": _USUAL,
    "ResNet152": _USUAL,
    "ResNet152V2": _USUAL,
    "ResNet50": _USUAL,
    "ResNet50V2": _USUAL,
    "VGG16": _USUAL,
    "VGG19": _USUAL,
    "Xception": _USUAL,
}
PARAMETERS = {name: tuple(words.split()) for name, words in _PARAMETERS.items()}
"""What each function takes, in this order."""
APPLICATIONS: Mapping[str, Entry] = {
    "ConvNeXtBase": Entry(
        "convnext_base",
        87566464,
        0,
        1024,
        1024,
        259,
        261,
        2048,
        names="add:36 functional:4 input_layer:4 layer_normalization:1",
        top_names="add:36 functional:4 input_layer:4",
    ),
    "ConvNeXtLarge": Entry(
        "convnext_large",
        196230336,
        0,
        1536,
        1536,
        259,
        261,
        3072,
        names="add:36 functional:4 input_layer:4 layer_normalization:1",
        top_names="add:36 functional:4 input_layer:4",
    ),
    "ConvNeXtSmall": Entry(
        "convnext_small",
        49454688,
        0,
        768,
        768,
        259,
        261,
        1536,
        names="add:36 functional:4 input_layer:4 layer_normalization:1",
        top_names="add:36 functional:4 input_layer:4",
    ),
    "ConvNeXtTiny": Entry(
        "convnext_tiny",
        27820128,
        0,
        768,
        768,
        133,
        135,
        1536,
        names="add:18 functional:4 input_layer:4 layer_normalization:1",
        top_names="add:18 functional:4 input_layer:4",
    ),
    "ConvNeXtXLarge": Entry(
        "convnext_xlarge",
        348147968,
        0,
        2048,
        2048,
        259,
        261,
        4096,
        names="add:36 functional:4 input_layer:4 layer_normalization:1",
        top_names="add:36 functional:4 input_layer:4",
    ),
    "DenseNet121": Entry(
        "densenet121", 7037504, 83648, 1024, 1024, 427, 429, 3136, extent="(n + 3) // 32", names="zero_padding2d:2"
    ),
    "DenseNet169": Entry(
        "densenet169", 12642880, 158400, 1664, 1664, 595, 597, 3136, extent="(n + 3) // 32", names="zero_padding2d:2"
    ),
    "DenseNet201": Entry(
        "densenet201", 18321984, 229056, 1920, 1920, 707, 709, 3136, extent="(n + 3) // 32", names="zero_padding2d:2"
    ),
    "EfficientNetB0": Entry(
        "efficientnetb0",
        4049571,
        42023,
        1280,
        1280,
        238,
        241,
        290,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB1": Entry(
        "efficientnetb1",
        6575239,
        62055,
        1280,
        1280,
        340,
        343,
        290,
        side=240,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB2": Entry(
        "efficientnetb2",
        7768569,
        67575,
        1408,
        1408,
        340,
        343,
        290,
        side=260,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB3": Entry(
        "efficientnetb3",
        10783535,
        87303,
        1536,
        1536,
        385,
        388,
        362,
        side=300,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB4": Entry(
        "efficientnetb4",
        17673823,
        125207,
        1792,
        1792,
        475,
        478,
        434,
        side=380,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB5": Entry(
        "efficientnetb5",
        28513527,
        172743,
        2048,
        2048,
        577,
        580,
        434,
        side=456,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB6": Entry(
        "efficientnetb6",
        40960143,
        224439,
        2304,
        2304,
        667,
        670,
        506,
        side=528,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetB7": Entry(
        "efficientnetb7",
        64097687,
        310727,
        2560,
        2560,
        814,
        817,
        578,
        side=600,
        extent="ceil(n / 32)",
        loose="n // 32",
        stem_still=2,
        names="normalization:1 rescaling:2",
        only_trained="rescaling",
    ),
    "EfficientNetV2B0": Entry(
        "efficientnetv2-b0",
        5919312,
        60608,
        1280,
        1280,
        270,
        273,
        288,
        extent="ceil(n / 32)",
        names="normalization:1 rescaling:1",
    ),
    "ResNet101": Entry("resnet101", 42658176, 105344, 2048, 2048, 345, 347, 3136, extent="ceil(n / 32)"),
    "ResNet101V2": Entry(
        "resnet101v2", 42626560, 97664, 2048, 2048, 377, 379, 3136, extent="ceil(n / 32)", names="max_pooling2d:3"
    ),
    "ResNet152": Entry("resnet152", 58370944, 151424, 2048, 2048, 515, 517, 3136, extent="ceil(n / 32)"),
    "ResNet152V2": Entry(
        "resnet152v2", 58331648, 143744, 2048, 2048, 564, 566, 3136, extent="ceil(n / 32)", names="max_pooling2d:3"
    ),
    "ResNet50": Entry("resnet50", 23587712, 53120, 2048, 2048, 175, 177, 3136, extent="ceil(n / 32)"),
    "ResNet50V2": Entry(
        "resnet50v2", 23564800, 45440, 2048, 2048, 190, 192, 3136, extent="ceil(n / 32)", names="max_pooling2d:3"
    ),
    "VGG16": Entry("vgg16", 14714688, 0, 512, 4096, 19, 23, 576, top=16785408, flat=4096),
    "VGG19": Entry("vgg19", 20024384, 0, 512, 4096, 22, 26, 576, top=16785408, flat=4096),
    "Xception": Entry(
        "xception",
        20861480,
        54528,
        2048,
        2048,
        132,
        134,
        288,
        side=299,
        least=71,
        extent="(n + 25) // 32",
        names="add:12 batch_normalization:4 conv2d:4",
    ),
}
"""The models by name; behind the ``@`` the width, where it is not 1."""
