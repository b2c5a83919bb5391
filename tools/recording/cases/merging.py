"""Cases of layers: layers with several inputs."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
SHAPES = (
    "10|10 10|1 1|10 28,28,3|28,28,3 28,28,3|1,1,3 1,28,1|28,1,3 28,28,3|3 28,3|28,28,3 28,28,3|28,28,1 "
    "10|10|10 10|1|10 5,4|4|5,1 ?,4|?,4 ?,?,3|?,?,3 ?,4|1,4 10|9 28,28,3|28,27,3 28,28,3|2 5,4|4|3 28,28,3|28,28"
)
KERAS: tuple[Grid, ...] = (
    *(g for name in ("Add", "Multiply", "Average", "Maximum", "Minimum") for g in each(SHAPES, f"{name}()")),
    *each("10|10 5,4|4 28,28,3|28,28,3 10|10|10 10|9", "Subtract()"),
    *each("10|10", 'Add(name="sum")', "Add(2)", "Add(axis=1)", "Average(1)", "Subtract(1)", "Maximum(axis=-1)"),
    *each("10|4 10|4|3 28,28,3|28,28,8 28,28,3|28,27,3 28,3|28,28,3 28,28,3|28,27,8 1|1 ?,4|?,3", "Concatenate()"),
    grid("Concatenate(axis={a})", "8,6,3|8,6,3 8,6,3|9,6,3 8,6,3|8,5,3 8,6,3|8,6,4 8,6,3|8,7,3|8,1,3",
         a="1; 2; 3; -1; -2; -3"),
    *each("?,28,3|?,28,4", "Concatenate()", "Concatenate(axis=1)", "Concatenate(axis=3)"),
    *each("10|4", "Concatenate(1)", "Concatenate(axis=2)", "Concatenate(axis=-3)", "Concatenate(dim=1)",
          "Concatenate(axis=1.5)", "Concatenate(axis='1')"),
    *each("8|8", "Dot(1)", "Dot(-1)", "Dot(axes=1, normalize=True)", "Dot(axes=(1, 1))", "Dot()", "Dot(2)", "Dot(0)",
          "Dot((1, 2))", "Dot((1,))", "Dot('1')", "Dot((1, 1, 1))", "Dot(1.0)"),
    grid("Dot({a})", "5,4|5,4 5,4|5,3 5,4|3,4 5,4|4,5 4|5,4 5,4|4 6,5,4|5,4 6,5,4|6,4 5,4|7",
         a="1; 2; -1; (1, 2); (2, 1); (-1, -1); (2, 2); (1, 1)"),
    *each("8|8|8", "Dot(1)"),
)
TORCH: tuple[Grid, ...] = (
    *each("16", "nn.CosineSimilarity()", "nn.PairwiseDistance()"),
    *each("8,5|8,5 8|8 8,5|8,1 8,5|8,4", "nn.CosineSimilarity()", "nn.CosineSimilarity(dim=1)",
          "nn.CosineSimilarity(dim=-1)", "nn.PairwiseDistance()", "nn.PairwiseDistance(p=1)",
          "nn.PairwiseDistance(2, keepdim=True)"),
    *each("8,5|8,5", "nn.CosineSimilarity(dim=2, eps=1e-6)", "nn.CosineSimilarity(dim=3)",
          "nn.CosineSimilarity(axis=1)",
          "nn.PairwiseDistance(dim=1)"),
)
# fmt: on
