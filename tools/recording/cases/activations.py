"""Cases of layers: activations."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *each("28,27,32", "PReLU()", "PReLU(shared_axes=[1, 2])", "PReLU(shared_axes=[1])", "PReLU(shared_axes=(3,))",
          "PReLU(shared_axes=2)", "PReLU(shared_axes=[1, 2, 3])", "PReLU(shared_axes=[-1])", "PReLU(shared_axes=[4])",
          "PReLU(share_axes=[1, 2])"),
    *each("16", "PReLU()", "PReLU(shared_axes=[1])"),
    *each("?,?,32", "PReLU(shared_axes=[1, 2])", "PReLU()"),
    *each("10 28,27,32 ?,?,3", "ReLU()", "LeakyReLU()", "ELU()", "Softmax()", 'Activation("relu")'),
    *each("10", "ReLU(6.0)", "ReLU(max_value=6, negative_slope=0.1, threshold=0.5)", "LeakyReLU(0.2)",
          "LeakyReLU(alpha=0.2)", "LeakyReLU(negative_slope=0.1)", "ELU(alpha=0.5)", "Softmax(axis=-1)",
          "Softmax(axis=1)", "Softmax(axis=5)", "ReLU(max=6)", "ELU(slope=1)", "Activation()", 'Activation("reluu")',
          'Activation("Softmax")', 'Activation("RELU")', 'Activation("leaky_relu")', 'Activation("leakyrelu")',
          'Activation("swish")', 'Activation("hard_swish")', 'Activation("LeakyReLU")', "Activation(None)",
          'Activation("linear")', 'Activation("gelu")', 'Activation("hard_sigmoid")', 'Activation("log_softmax")'),
)
TORCH: tuple[Grid, ...] = (
    *each("8 8,9 8,4,5", "nn.PReLU()", "nn.PReLU(8)", "nn.PReLU(num_parameters=1, init=0.1)", "nn.PReLU(5)"),
    *each("8,9", "nn.PReLU(9)", "nn.PReLU(init=0.25, shared_axes=[1])", "nn.PReLU(0)", "nn.PReLU(1.5)"),
    grid("nn.{name}()", "8,4,5",
         name="CELU; ELU; GELU; Hardshrink; Hardsigmoid; Hardswish; Hardtanh; LeakyReLU; LogSigmoid; Mish; "
              "RReLU; ReLU; ReLU6; SELU; SiLU; Sigmoid; Softplus; Softshrink; Softsign; Tanh; Tanhshrink; "
              "Softmax; LogSoftmax; Softmin"),
    grid("nn.{name}(inplace=True)", "10",
         name="ReLU; ReLU6; ELU; CELU; SELU; SiLU; Mish; Hardswish; Hardsigmoid; LeakyReLU; RReLU; Hardtanh; "
              "Sigmoid; Tanh; GELU; Softmax"),
    grid("nn.{name}(dim={d})", "8,4,5", name="Softmax; LogSoftmax; Softmin", d="1; -1; 0"),
    *each("10", "nn.Softmax(dim=2)", "nn.LogSoftmax(dim=-3)", "nn.Softmax(axis=1)", "nn.Softmax2d()",
          "nn.LeakyReLU(0.2)", "nn.LeakyReLU(alpha=0.2)", "nn.ELU(alpha=0.5)", 'nn.GELU(approximate="tanh")',
          'nn.GELU("fast")', "nn.Hardtanh(-2, 2)", "nn.Softplus(beta=2, threshold=10)", "nn.Softshrink(0.1)",
          "nn.Threshold(0.1, 20)", "nn.Threshold(0.1)", "nn.RReLU(0.1, 0.3)", "nn.ReLU(max_value=6)", "nn.ReLU(True)",
          "nn.ReLU(True, 1)", "nn.Sigmoid(1)", "nn.Hardshrink(lambd=0.3)"),
    *each("8,4,5 2,8,4,5", "nn.Softmax2d()"),
    grid("nn.GLU({d})", "8,4,6", d="; 1; 2; 3; -1; -2; dim=1; 4"),
    *each("7", "nn.GLU()"),
    *each("8", "nn.GLU()", "nn.GLU(1)", "nn.GLU(axis=1)"),
)
# fmt: on
