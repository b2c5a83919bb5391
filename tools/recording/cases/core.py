"""Cases of layers: dense layers, and those that pass values on."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("784 ?,16 28,28,3", "Dense(10)", "Dense(10, use_bias=False)"),
    *each("16", 'Dense(10, "relu")', "Dense(units=1, activation='sigmoid')",
          'Dense(10, activation="softmax", name="d")', "Dense(10, trainable=False)",
          "Dense(10, input_dim=16)", "Dense(4 * 2)", "Dense(10, input_shape=(16,))", "Dense()", "Dense(0)", "Dense(-1)",
          "Dense(10.0)", "Dense(2.5)", "Dense('10')", "Dense(10, activation='rellu')",
          "Dense(10, activation='Softmax')", "Dense(unit=10)", "Dense(10, bias=False)",
          "Dense(10, 'relu', activation='relu')", "Dense((10,))", "Dense(None)"),
    *each("?", "Dense(10)"),
    *each("28,28,?", "Dense(10)"),
    *each("8", "Masking(2)", "Masking(value=0)", "Identity(3)", 'Identity(name="same")'),
    *each("8 8,7 8,7,6 ?,7", "Identity()"),
    *each("8,7 ?,7", "Masking()", "Masking(mask_value=0.0)", "Masking(-1)"),
    *each("20,32", "EinsumDense('abc,cd->abd', output_shape=(None, 64))",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='d')",
          "EinsumDense('...x,xy->...y', output_shape=64, bias_axes='y')", "EinsumDense('abc,cd->abd', (20, 64))",
          "EinsumDense('abc,cde->abde', output_shape=(None, 4, 8), bias_axes='de')",
          "EinsumDense('abc,bd->adc', output_shape=(7, None))", "EinsumDense('abc,cd->abd', 64)",
          "EinsumDense('abc,bd->adc', output_shape=(7, 32), bias_axes='dc')",
          "EinsumDense('abc,bcd->ad', output_shape=9, activation='relu')",
          "EinsumDense('abc,bcd->ad', output_shape=(9,), bias_axes='d')",
          "EinsumDense('ab...,bc->ac...', output_shape=5)", "EinsumDense('ab...,bc->ac...', 5, bias_axes='c')",
          "EinsumDense('abc,cd->abd', output_shape=(19, 64))", "EinsumDense('abcd,de->abce', output_shape=(1, 2, 3))",
          "EinsumDense('abc,cd', output_shape=(None, 64))", "EinsumDense('abc,cd->abe', output_shape=(None, 64))",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='c')", "EinsumDense('abc,cd->abd')",
          "EinsumDense('abc,cd->abd', output_shape=(None, 64), activation='reluu')", "EinsumDense()"),
    *each("32", "EinsumDense('ab,bc->ac', output_shape=64, bias_axes='c')", "EinsumDense('ab,bc->ac', 64)",
          "EinsumDense('...x,xy->...y', 64)"),
    *each("?,32", "EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='d')",
          "EinsumDense('...x,xy->...y', output_shape=(None, 64), bias_axes='y')"),
    # Keras's promise has the open dimensions backwards, so these are equal
    *each("8,8,32", "EinsumDense('...x,xy->...y', output_shape=64, bias_axes='y')"),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.Linear(16, 10{b})", "16 5,16 4,5,16", b="; , bias=False"),
    *each("16", "nn.Linear(in_features=16, out_features=1)", "nn.Linear(4 * 4, 10)", "nn.Linear(10, 16)",
          "nn.Linear(16)", "nn.Linear(10)", "nn.Linear()", "nn.Linear(16, 10, activation='relu')",
          "nn.Linear(in_feature=16, out_features=10)", "nn.Linear(16, 10, use_bias=False)", "nn.Linear(16, -1)",
          "nn.Linear(16.0, 10)", "nn.Linear(32 / 2, 10)", "nn.Linear(16, 2.5)", "nn.Linear('16', 10)",
          "nn.Linear(16, (10,))", "nn.Linear(16, None)"),
    *each("16,5,5", "nn.Linear(16, 10)", "nn.Linear(400, 10)", "nn.Linear(5, 3)"),
    *each("10 8,4,5", "nn.Identity()", "nn.Identity(54, unused=True)"),
    *each("10|20", "nn.Bilinear(10, 20, 5)", "nn.Bilinear(10, 20, 5, bias=False)",
          "nn.Bilinear(in1_features=10, in2_features=20, out_features=5)", "nn.Bilinear(20, 10, 5)",
          "nn.Bilinear(10, 20)", "nn.Bilinear(10, 20, -5)"),
    *each("4,10|4,20 4,10|3,20", "nn.Bilinear(10, 20, 5)"),
    *each("16", "nn.Bilinear(16, 16, 5)"),
)
# fmt: on
