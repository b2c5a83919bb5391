"""Cases of layers: lazy modules."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
TORCH: tuple[Grid, ...] = (
    grid("nn.LazyConv2d(8, {k}, stride={s}, padding={p}, bias={b})", "3,28,27", k="3; (5, 2)", s="1; 2", p="0; 1",
         b="True; False"),
    *each("4,20", "nn.LazyConv1d(8, 3)", "nn.LazyConv1d(8, 3, groups=2)", 'nn.LazyConv1d(8, 3, padding="same")',
          "nn.LazyConvTranspose1d(8, 3)", "nn.LazyConvTranspose1d(8, 3, 2, 1, 1)", "nn.LazyConv1d(8, 3, groups=3)",
          "nn.LazyBatchNorm1d()", "nn.LazyInstanceNorm1d()", "nn.LazyInstanceNorm2d()"),
    *each("2,5,6,7", "nn.LazyConv3d(4, 3)", "nn.LazyConvTranspose3d(4, 2, stride=2)", "nn.LazyBatchNorm3d()",
          "nn.LazyInstanceNorm3d()"),
    *each("8,14,13", "nn.LazyConvTranspose2d(4, 3)", "nn.LazyConvTranspose2d(4, 3, stride=2, padding=1)",
          "nn.LazyConvTranspose2d(4, 4, 2, 1, groups=2)", "nn.LazyConv2d(8, kernel_size=3, groups=4)",
          "nn.LazyConv2d(out_channels=8, kernel_size=3)", "nn.LazyBatchNorm2d()", "nn.LazyInstanceNorm2d()",
          "nn.LazyBatchNorm2d(affine=False)", "nn.LazyInstanceNorm2d(affine=False)", "nn.LazyBatchNorm2d(0.001, 0.01)",
          "nn.LazyBatchNorm1d()", "nn.LazyConv2d(8)", "nn.LazyConv2d(3, 8, 3, in_channels=2)", "nn.LazyConv2d(8, 15)",
          "nn.LazyConv2d(8, 3, groups=3)", "nn.LazyConv2d(9, 3, groups=3)", "nn.LazyConv2d(8, 3, strides=2)",
          "nn.LazyConv2d()", "nn.LazyConvTranspose2d(8)", "nn.LazyBatchNorm2d(8, affine=False, features=3)",
          "nn.LazyConvTranspose2d(4, 3, output_padding=1)", 'nn.LazyConv2d(8, 3, 2, "same")'),
    *each("16 5,16", "nn.LazyLinear(10)", "nn.LazyLinear(out_features=10, bias=False)"),
    *each("16", "nn.LazyLinear()", "nn.LazyLinear(16, 10, 5, 3, 2)", "nn.LazyLinear(-1)", "nn.LazyLinear(2.5)",
          "nn.LazyLinear(in_features=3)", "nn.LazyBatchNorm1d()"),
)
# fmt: on
