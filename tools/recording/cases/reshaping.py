"""Cases of layers: layers that bring values into another shape."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("28,27,3 16 ?,3 ?,?,8 5,6,7,4", "Flatten()", 'Flatten(data_format="channels_first")'),
    *each("28,28,3", "Flatten(1)", 'Flatten("channels_last")', "Flatten(start_dim=1)"),
    *each("24", "Reshape((24,))", "Reshape((2, 3, 4))", "Reshape((-1, 4))", "Reshape([4, 6])", "Reshape((-1,))",
          "Reshape((2, -1, 3))", "Reshape(target_shape=(1, 24))", "Reshape((24, 1))", "Reshape(24)", "Reshape(-1)",
          "Reshape((5, 5))", "Reshape((-1, 5))", "Reshape((-1, -1))", "Reshape((2, 3))", "Reshape()", "Reshape(2, 12)",
          "Reshape((0, 24))", "Reshape((-2, 12))", "Reshape((2, 3, 4, 1))", "Reshape((48,))", "Reshape((12, 2))"),
    *each("7,7,16", "Reshape((784,))", "Reshape((49, 16))", "Reshape((-1, 16))", "Reshape((7, 7, 8))"),
    *each("?,4", "Reshape((-1, 8))", "Reshape((2, 2))", "Reshape((-1, 2, 2))", "Reshape((-1,))", "Reshape((-1, 3))"),
    grid("Permute({d})", "8,7,6", d="(1, 2, 3); (3, 1, 2); (2, 3, 1); [2, 1, 3]; (2, 1); (1, 3); (0, 1, 2)"),
    *each("8,? 8,7", "Permute((2, 1))", "Permute(dims=(1, 2))"),
    *each("8,7", "Permute()", "Permute(2)", "Permute((1, 1))", "Permute((2, 1), 3)", "Permute((1.0, 2.0))",
          "Permute((-1, 1))"),
    *each("8", "Permute((1,))", "RepeatVector(3)", "RepeatVector(n=1)", "RepeatVector(0)", "RepeatVector(2.0)",
          "RepeatVector()", "RepeatVector(count=2)"),
    *each("?", "RepeatVector(3)"),
    *each("8,7", "RepeatVector(3)"),
)
TORCH: tuple[Grid, ...] = (
    *each("8,4,5", "nn.Flatten()", "nn.Flatten(1)", "nn.Flatten(start_dim=2)", "nn.Flatten(1, 2)", "nn.Flatten(2, 3)",
          "nn.Flatten(1, -2)", "nn.Flatten(-2)", "nn.Flatten(-2, -1)", "nn.Flatten(-3, -2)", "nn.Flatten(2, 2)",
          "nn.Flatten(3)", "nn.Flatten(2, 1)", "nn.Flatten(4)", "nn.Flatten(1, 4)", "nn.Flatten(-5)",
          "nn.Flatten(axis=1)", "nn.Flatten(1, 2, 3)", "nn.Flatten(1.5)", "nn.Flatten(-1)", "nn.Flatten(1, -3)",
          "nn.Flatten(-1, 1)"),
    *each("16 4,5 2,3,4,5", "nn.Flatten()"),
    *each("2,3,4,5", "nn.Flatten(start_dim=-2)"),
    *each("24", "nn.Unflatten(1, (2, 12))", "nn.Unflatten(1, (2, 3, 4))", "nn.Unflatten(1, (-1, 4))",
          "nn.Unflatten(dim=1, unflattened_size=(2, -1, 3))", "nn.Unflatten(-1, (4, 6))", "nn.Unflatten(1, [4, 6])",
          "nn.Unflatten(1, (5, 5))", "nn.Unflatten(1, (-1, 5))", "nn.Unflatten(1, (-1, -1))", "nn.Unflatten(1, 24)",
          "nn.Unflatten(2, (4, 6))", "nn.Unflatten(1)", "nn.Unflatten((4, 6))", "nn.Unflatten(1, torch.Size([4, 6]))",
          "nn.Unflatten(1, (24,))", "nn.Unflatten(1.0, (4, 6))", "nn.Unflatten(1, (4.0, 6))"),
    *each("3,24", "nn.Unflatten(2, (4, 6))", "nn.Unflatten(-1, (4, 6))", "nn.Unflatten(1, (3, 1))",
          "nn.Unflatten(1, (4, 6))", "nn.Unflatten(-2, (1, 3))"),
)
# fmt: on
