"""Cases of layers: layers that act in training only."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("10 28,27,32 ?,?,3", "Dropout(0.5)", "AlphaDropout(0.1)", "GaussianDropout(0.5)", "GaussianNoise(0.1)"),
    *each("10", "Dropout(rate=0)", "Dropout(0.25, seed=1)", "Dropout()", "Dropout(1.5)", "Dropout(-0.1)", "Dropout(50)",
          "Dropout(p=0.5)", "AlphaDropout(2)", "GaussianDropout(1.5)", "GaussianNoise(-1)", "GaussianNoise()",
          "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)", "SpatialDropout3D(0.2)"),
    *each("20,4", "SpatialDropout1D(0.2)", "SpatialDropout2D(0.2)",
          'SpatialDropout1D(0.2, data_format="channels_last")'),
    *each("9,8,4", "SpatialDropout2D(0.2)", "SpatialDropout1D(0.2)",
          'SpatialDropout2D(0.2, data_format="channels_first")', "SpatialDropout2D(2)", "SpatialDropout2D()"),
    *each("5,6,7,4", "SpatialDropout3D(0.2)", "SpatialDropout2D(0.2)"),
    *each("8", "ActivityRegularization(0.1)", "ActivityRegularization(l1=0.1, l2=0.1)",
          "ActivityRegularization(l3=0.1)"),
    *each("8 8,7 8,7,6 ?,7", "ActivityRegularization()"),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.{name}({p})", "8,4,5", name="Dropout; AlphaDropout; FeatureAlphaDropout", p="; 0.25; p=0.1, inplace=True"),
    *each("8,9 8,4,5 10", "nn.Dropout1d(0.2)", "nn.Dropout2d(0.2)", "nn.Dropout3d(0.2)"),
    *each("4,3,4,5", "nn.Dropout3d()", "nn.Dropout2d()", "nn.Dropout1d()"),
    *each("10", "nn.Dropout(1.5)", "nn.Dropout(-0.1)", "nn.Dropout(50)", "nn.Dropout(1)", "nn.Dropout(0)",
          "nn.Dropout(rate=0.5)", "nn.Dropout2d(2)", "nn.AlphaDropout(2)", "nn.Dropout(0.1, 0.2, 0.3)"),
)
# fmt: on
