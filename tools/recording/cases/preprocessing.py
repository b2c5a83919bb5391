"""Cases of layers: preprocessing and augmentation."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("28,27,3 10 ?,?,3", "Rescaling(1/255)", "Rescaling(1./127.5, offset=-1)", "Rescaling(scale=2)"),
    *each("10", "Rescaling()", "Rescaling(factor=2)", "Rescaling(1/255, input_shape=(10,))"),
    *each("28,27,3 ?,?,3", "Resizing(24, 20)", "CenterCrop(20, 24)", "RandomCrop(20, 24)"),
    *each("28,27,3", "Resizing(height=10, width=40)", "Resizing(24, 20, interpolation='nearest')", "Resizing(24)",
          "Resizing(24, 20, crop_to_aspect_ratio=True)", "Resizing(24, 20, pad_to_aspect_ratio=True)",
          "CenterCrop(40, 44)", "RandomCrop(40, 44)", "CenterCrop(20)", "RandomCrop()", "Resizing()",
          "Resizing(size=(24, 20))", "CenterCrop(20, 24, 3, 5)"),
    *each("3,28,27", "Resizing(24, 20, data_format='channels_first')",
          "CenterCrop(20, 24, data_format='channels_first')", "RandomCrop(20, 24, data_format='channels_first')"),
    grid("{name}", "28,27,3 ?,?,3",
         name="RandomFlip(); RandomFlip('horizontal'); RandomFlip(mode='vertical', seed=1); RandomRotation(0.1); "
              "RandomRotation((-0.1, 0.2), fill_mode='nearest'); RandomZoom(0.1); RandomZoom(0.1, 0.2); "
              "RandomTranslation(0.1, 0.1); RandomTranslation(height_factor=0.1, width_factor=0.2); "
              "RandomContrast(0.1); RandomBrightness(0.1); RandomBrightness(factor=0.2, value_range=(0, 1)); "
              "AugMix(); AutoContrast(); CutMix(); MixUp(); RandAugment(); RandomColorDegeneration(0.1); "
              "RandomColorJitter(); RandomElasticTransform(); RandomErasing(); RandomGaussianBlur(); "
              "RandomGrayscale(); RandomHue(0.1); RandomInvert(); RandomPerspective(); RandomPosterization(4); "
              "RandomSaturation(0.1); RandomSharpness(0.1); RandomShear(0.1); Solarization(); Equalization(); "
              "ContrastLimitedAdaptiveHistogramEqualization()"),
    *each("28,27,3", "RandomRotation()", "RandomZoom()", "RandomTranslation(0.1)", "RandomFlip(direction='both')",
          "RandomContrast()", "RandomBrightness()", "RandomHue()", "RandomFlip('horizontal', 1, None, 5)",
          "RandomFlip(trainable=False)", "RandomFlip('horizontal', input_shape=(28, 27, 3))"),
    grid("CategoryEncoding({a})", "1 3", a="5; 5, 'one_hot'; num_tokens=5, output_mode='count'; 5, 'multi_hot'"),
    *each("4,3", "CategoryEncoding(5, 'one_hot')"),
    *each("?", "CategoryEncoding(5)"),
    *each("3", "CategoryEncoding()", "CategoryEncoding(0)", "CategoryEncoding(5, 'hot')", "CategoryEncoding(tokens=5)",
          "CategoryEncoding(5, output_mode='binary')"),
    *each("1 3 4,3", "Discretization([0., 1.])", "Discretization(bin_boundaries=[0., 1., 5.])"),
    *each("3", "Discretization()", "Discretization([0., 1.], 3)", "Discretization([0., 1.], output_mode='hot')",
          "Discretization([0., 1.], output_mode='one_hot')", "Discretization([0., 1.], output_mode='multi_hot')",
          "Discretization([0., 1.], output_mode='count')"),
)
# fmt: on
