"""Cases of layers: pools."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    *(
        g
        for name in ("MaxPooling2D", "AveragePooling2D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "27,28,3", k="2; (3, 2)", s="None; 1; (2, 3)",
                 p="valid; same"),
            *each("27,28,3 ?,?,3", name + "(2)", name + "(3, 2)", name + '(3, 2, "same")',
                  name + "(pool_size=(2, 2), strides=2)"),
            *each("3,27,28 3,?,28", name + '(2, data_format="channels_first")'),
            *each("2,2,3", name + "(3)", name + '(3, padding="same")', name + "(2, strides=0)", name + "(0)",
                  name + '(2, padding="full")', name + "(2, stride=1)", name + "((2, 2, 2))", name + "(2, 2, 1)"),
            *each("784 28,28 2,28,28,3", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling1D", "AveragePooling1D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "19,4", k="2; 3", s="None; 1; 3", p="valid; same"),
            *each("19,4 ?,4", name + "(2)"),
            *each("1,4", name + "(2)"),
            *each("4,19", name + '(2, data_format="channels_first")'),
            *each("19", name + "(2)"),
        )
    ),
    *(
        g
        for name in ("MaxPooling3D", "AveragePooling3D")
        for g in (
            grid(name + '({k}, strides={s}, padding="{p}")', "7,8,9,2", k="2; (1, 2, 3)", s="None; 3", p="valid; same"),
            *each("7,8,9", name + "(2)"),
        )
    ),
    *each("27,28,3 ?,?,3", "MaxPooling2D()"),
    *each("27,28,3", "MaxPool2D(2)", "AvgPool2D(2)", "GlobalAvgPool2D()", "GlobalMaxPool2D()"),
    *(
        g
        for name in ("GlobalAveragePooling", "GlobalMaxPooling")
        for g in (
            *each("7,4 ?,4", f"{name}1D()", f"{name}1D(keepdims=True)", f'{name}1D(data_format="channels_first")'),
            *each("7,8,4 ?,?,4", f"{name}2D()", f"{name}2D(keepdims=True)", f'{name}2D(data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D()", f"{name}3D(keepdims=True)", f'{name}3D(data_format="channels_first")'),
            *each("7", f"{name}1D()", f"{name}2D()"),
            *each("7,8,4", f"{name}1D()", f"{name}3D()", f"{name}2D(2)", f"{name}2D(keepdim=True)"),
        )
    ),
    *(
        g
        for name in ("AdaptiveAveragePooling", "AdaptiveMaxPooling")
        for g in (
            *each("9,4", f"{name}1D(3)", f"{name}1D((4,))", f"{name}1D(2)"),
            *each("9,8,4", f"{name}2D(3)", f"{name}2D((4, 2))", f"{name}2D(1)"),
            *each("4,9,8", f'{name}2D((3, 2), data_format="channels_first")'),
            *each("5,6,7,4", f"{name}3D(2)", f"{name}3D((1, 2, 3))"),
            *each("9,8,4", f"{name}2D()", f"{name}2D((1, 2, 3))", f"{name}2D(0)", f"{name}1D(2)"),
        )
    ),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.MaxPool2d({k}, stride={s}, padding={p}, ceil_mode={c})", "3,27,28", k="2; 3", s="None; 2; (2, 3)",
         p="0; 1", c="False; True"),
    grid("nn.AvgPool2d({k}, stride={s}, padding={p}, ceil_mode={c})", "3,27,28", k="2; (3, 2)", s="None; 3", p="0; 1",
         c="False; True"),
    grid("nn.{kind}2d(1, 2, ceil_mode=True)", "3,4,4 3,5,5", kind="MaxPool; AvgPool"),
    grid("nn.{kind}2d(2, 3, ceil_mode=True)", "3,6,6 3,7,7 3,8,8", kind="MaxPool; AvgPool"),
    grid("nn.{kind}2d(2, 3, padding=1, ceil_mode=True)", "3,4,5 3,6,6 3,7,8", kind="MaxPool; AvgPool"),
    grid("nn.MaxPool2d({k}, {s}, dilation=2, ceil_mode={c})", "3,27,28", k="2; 3", s="1; 2; 3", c="False; True"),
    *each("3,27,28", "nn.MaxPool2d(3, 2, 1)", "nn.MaxPool2d(kernel_size=2)", "nn.MaxPool2d(2, return_indices=True)",
          "nn.AvgPool2d(3, 2, 1, count_include_pad=False)", "nn.AvgPool2d(2, divisor_override=3)", "nn.MaxPool2d((2,))",
          "nn.AvgPool2d((2,))", "nn.MaxPool2d(3, padding=2, dilation=2)", "nn.MaxPool2d(3, padding=3, dilation=3)",
          "nn.MaxPool2d(2, stride=[2, 1])", "nn.MaxPool2d(2, stride=(3,))"),
    grid("nn.{kind}1d({k}, stride={s}, padding=1, ceil_mode={c})", "4,19", kind="MaxPool; AvgPool", k="2; 3",
         s="None; 3", c="False; True"),
    grid("nn.{kind}3d({k}, stride={s})", "2,7,8,9", kind="MaxPool; AvgPool", k="2; (1, 2, 3)", s="None; 3"),
    grid("nn.LPPool2d({n}, {k}, stride={s}, ceil_mode={c})", "3,27,28", n="2; 1.5", k="3; (3, 2)", s="None; 2",
         c="False; True"),
    grid("nn.LPPool1d(2, 3, stride={s}, ceil_mode={c})", "4,19", s="None; 2", c="False; True"),
    *each("2,7,8,9", "nn.LPPool3d(2, 3)", "nn.LPPool3d(2, 2, stride=3, ceil_mode=True)", "nn.LPPool3d(1, (1, 2, 3))"),
    *each("3,2,2", "nn.MaxPool2d(3)", "nn.AvgPool2d(3)", "nn.LPPool2d(2, 3)", "nn.MaxPool2d(3, ceil_mode=True)",
          "nn.AvgPool2d(3, ceil_mode=True)", "nn.MaxPool2d(2, padding=2)", "nn.AvgPool2d(2, padding=2)",
          "nn.MaxPool2d(3, 1, 2)", "nn.MaxPool2d(2, stride=0)", "nn.AvgPool2d(2, stride=0)", "nn.MaxPool2d(0)",
          "nn.MaxPool2d(2, padding=-1)", "nn.MaxPool2d(2, dilation=0)", "nn.MaxPool2d(2, dilation=2)",
          "nn.AvgPool2d(2, dilation=2)", "nn.MaxPool2d()", "nn.AvgPool2d()", "nn.LPPool2d(2)",
          "nn.MaxPool2d(pool_size=2)", "nn.MaxPool2d(2, strides=2)", 'nn.MaxPool2d(2, padding="same")',
          "nn.MaxPool2d((2, 2, 2))", "nn.LPPool2d(2, 2, padding=1)", "nn.MaxPool2d(2.0)", "nn.MaxPool2d(1.5)"),
    *each("784 2,3,28,28", "nn.MaxPool2d(2)", "nn.AvgPool2d(2)", "nn.LPPool2d(2, 2)"),
    *each("3,28,28", "nn.MaxPool1d(2)", "nn.AvgPool1d(2)"),
    *each("784", "nn.MaxPool3d(2)", "nn.AvgPool3d(2)"),
    *(
        g
        for name in ("nn.AdaptiveAvgPool", "nn.AdaptiveMaxPool")
        for g in (
            *each("4,9", f"{name}1d(3)", f"{name}1d((1,))", f"{name}1d(12)"),
            *each("4,9,8", f"{name}2d(3)", f"{name}2d((4, 2))", f"{name}2d(1)", f"{name}2d((1, 1))",
                  f"{name}2d((None, 7))", f"{name}2d((1, None))", f"{name}2d(None)", f"{name}2d((None, None))",
                  f"{name}2d(output_size=(7, 7))", f"{name}2d()", f"{name}2d((1, 2, 3))", f"{name}2d(2, stride=2)",
                  f"{name}2d(-1)", f"{name}2d(1.5)", f"{name}2d('1')"),
            *each("4,5,6,7", f"{name}3d(2)", f"{name}3d((1, None, 3))"),
            *each("784", f"{name}3d(1)"),
        )
    ),
    *each("4,9,8", "nn.AdaptiveMaxPool2d(3, return_indices=True)"),
    grid("nn.MaxUnpool2d({k}, stride={s}, padding={p})", "3,9,8|3,9,8", k="2; 3; (2, 3)", s="None; 2", p="0; 1"),
    *each("3,9|3,9", "nn.MaxUnpool1d(2)", "nn.MaxUnpool1d(3, 2, 1)"),
    *each("3,4,5,6|3,4,5,6", "nn.MaxUnpool3d(2)", "nn.MaxUnpool3d((1, 2, 3))"),
    *each("3,9,8|3,9,7", "nn.MaxUnpool2d(2)"),
    *each("3,9,8", "nn.MaxUnpool2d(2)", "nn.MaxUnpool2d()"),
    grid("nn.FractionalMaxPool2d({k}, {o})", "3,20,21", k="2; 3; (2, 3)",
         o="output_size=7; output_size=(13, 12); output_ratio=0.5; output_ratio=(0.7, 0.6); 9"),
    *each("3,20,21", "nn.FractionalMaxPool2d(3)", "nn.FractionalMaxPool2d(3, output_size=7, output_ratio=0.5)",
          "nn.FractionalMaxPool2d(3, output_ratio=1.5)", "nn.FractionalMaxPool2d(3, output_ratio=0)",
          "nn.FractionalMaxPool2d(3, output_size=19)", "nn.FractionalMaxPool2d(3, output_size=18)",
          "nn.FractionalMaxPool2d(2, 5, return_indices=True)", "nn.FractionalMaxPool2d()",
          "nn.FractionalMaxPool2d(2, output_ratio=(0.5, 0.5, 0.5))", "nn.FractionalMaxPool2d(30, 5)"),
    *each("3,9,10,11", "nn.FractionalMaxPool3d(2, 4)", "nn.FractionalMaxPool3d((2, 3, 2), output_ratio=0.5)",
          "nn.FractionalMaxPool3d(2, output_size=(4, 5, 6), return_indices=True)"),
)
# fmt: on
