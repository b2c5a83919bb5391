"""Cases of layers: upsampling layers."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    grid('UpSampling2D({s}, interpolation="{i}")', "9,8,3", s="2; 3; (2, 3)", i="nearest; bilinear"),
    *each("9,8,3 ?,?,3", "UpSampling2D()", "UpSampling2D((2, 2))", "UpSampling2D(size=1)"),
    *each("3,9,8", 'UpSampling2D((2, 3), data_format="channels_first")'),
    *each("9,8,3", "UpSampling2D((2, 2, 2))", 'UpSampling2D(2, interpolation="cubic")', "UpSampling2D(0)",
          'UpSampling2D(2, interpolation="bilinaer")', "UpSampling2D(scale_factor=2)", "UpSampling2D(1.5)",
          "UpSampling1D(2)", "UpSampling3D(2)"),
    *each("9,8 ?,8", "UpSampling1D()", "UpSampling1D(3)", "UpSampling1D(size=1)"),
    *each("9,8", "UpSampling2D(2)", "UpSampling1D((2,))"),
    *each("9", "UpSampling1D(2)"),
    *each("5,6,7,2", "UpSampling3D()", "UpSampling3D(3)", "UpSampling3D((1, 2, 3))", "UpSampling3D((1, 2))"),
    *each("2,5,6,7", 'UpSampling3D((1, 2, 3), data_format="channels_first")'),
)
TORCH: tuple[Grid, ...] = (
    grid('nn.Upsample(scale_factor={s}, mode="{m}")', "3,9,8", s="2; 1.5; (2, 3); 0.5; (1.5, 0.4)",
         m="nearest; bilinear"),
    grid("nn.Upsample(size={s})", "3,9,8", s="16; (5, 7); [16, 16]"),
    *each("3,9,8", "nn.Upsample((16, 16))", "nn.Upsample(16, mode='bicubic', align_corners=True)",
          "nn.Upsample(None, 2)", "nn.Upsample(scale_factor=(2, 2, 2))", "nn.Upsample(size=(4, 4, 4))", "nn.Upsample()",
          "nn.Upsample(size=16, scale_factor=2)", "nn.Upsample(scale_factor=2, mode='linear')",
          "nn.Upsample(scale_factor=2, mode='trilinear')", "nn.Upsample(scale_factor=2, mode='cubic')",
          "nn.Upsample(scale=2)", "nn.Upsample(scale_factor=0)", "nn.Upsample(scale_factor=-1)", "nn.Upsample(size=0)",
          "nn.Upsample(scale_factor=0.01)", "nn.Upsample(size=7.0)", "nn.Upsample(size=7.5)",
          "nn.Upsample(scale_factor=2, mode='nearest', align_corners=True)", "nn.Upsample(scale_factor=(2,))",
          "nn.Upsample(scale_factor=1.1)", "nn.Upsample(scale_factor=2.3)", "nn.Upsample(scale_factor=2, mode='area')",
          "nn.Upsample(scale_factor=2, mode='nearest-exact')", "nn.UpsamplingNearest2d(scale_factor=2)",
          "nn.UpsamplingBilinear2d(scale_factor=2)", "nn.UpsamplingNearest2d((5, 7))",
          "nn.UpsamplingBilinear2d(size=(5, 7))", "nn.UpsamplingBilinear2d(scale_factor=(2, 3))",
          "nn.UpsamplingNearest2d(16)", "nn.UpsamplingBilinear2d()",
          "nn.UpsamplingBilinear2d(scale_factor=2, mode='nearest')"),
    *each("3,9", "nn.Upsample(scale_factor=2)", "nn.Upsample(scale_factor=2, mode='linear')", "nn.Upsample(size=(4,))",
          "nn.Upsample(scale_factor=2, mode='bilinear')", "nn.UpsamplingBilinear2d(scale_factor=2)"),
    *each("3,5,6,7", "nn.Upsample(scale_factor=2)", "nn.Upsample(size=(2, 3, 4), mode='trilinear')",
          "nn.UpsamplingNearest2d(scale_factor=2)"),
    *each("9", "nn.Upsample(scale_factor=2)"),
)
# fmt: on
