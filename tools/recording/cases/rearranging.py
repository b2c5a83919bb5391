"""Cases of layers: layers that shuffle and fold values."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
TORCH: tuple[Grid, ...] = (
    grid("nn.PixelShuffle({r})", "36,4,5", r="1; 2; 3; 6; 4; 0; 1.5"),
    *each("36", "nn.PixelShuffle(2)", "nn.PixelUnshuffle(2)"),
    *each("36,4,5", "nn.PixelShuffle()", "nn.PixelShuffle(upscale_factor=2)", "nn.PixelShuffle(scale=2)",
          "nn.PixelUnshuffle()", "nn.PixelShuffle(-2)"),
    grid("nn.PixelUnshuffle({r})", "3,12,18", r="1; 2; 3; 6; 4; 0; -1; '2'"),
    grid("nn.ChannelShuffle({g})", "12,4,5 12,4 12,2,3,4", g="1; 2; 3; 4"),
    *each("12,4,5", "nn.ChannelShuffle(5)", "nn.ChannelShuffle(0)", "nn.ChannelShuffle()", "nn.ChannelShuffle(2.0)"),
    *each("12", "nn.ChannelShuffle(2)"),
    grid("nn.Unfold({k}, dilation={d}, padding={p}, stride={s})", "3,10,12", k="3; (2, 3)", d="1; 2", p="0; 1",
         s="1; 2; (2, 3)"),
    *each("3,10,12", "nn.Unfold(3)", "nn.Unfold(kernel_size=(4, 4), stride=(4, 4))", "nn.Unfold(11)", "nn.Unfold()",
          "nn.Unfold(0)", "nn.Unfold(3, stride=0)", "nn.Unfold((2, 2, 2))", "nn.Unfold(3, strides=2)",
          "nn.Unfold((3,))"),
    *each("10", "nn.Unfold(3)"),
    *each("12,30", "nn.Fold((5, 6), 1)", "nn.Fold(output_size=(6, 7), kernel_size=(2, 2))",
          "nn.Fold((10, 12), 2, stride=2)", "nn.Fold((4, 5), 2, padding=1)", "nn.Fold((6, 6), 2)", "nn.Fold((5, 6), 5)",
          "nn.Fold((6, 7), (3, 2))", "nn.Fold((5, 6))", "nn.Fold()", "nn.Fold((1, 1), 3)", "nn.Fold((7, 8), 2, 2)"),
    *each("12,5,6 12", "nn.Fold((6, 7), 2)"),
    *each("12,25", "nn.Fold(5, 1)", "nn.Fold(6, 2)"),
)
# fmt: on
