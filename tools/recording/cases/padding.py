"""Cases of layers: layers that pad and crop."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
KERAS: tuple[Grid, ...] = (
    grid("ZeroPadding2D({p})", "9,8,3 ?,?,3", p="; 1; 3; (1, 2); ((1, 2), (3, 4)); padding=((0, 1), (0, 1)); [2, 0]"),
    *each("9,8,3", "ZeroPadding2D((1, 2, 3))", "ZeroPadding2D((1,))", "ZeroPadding2D(((1, 2), (3,)))",
          "ZeroPadding2D(-1)", "ZeroPadding2D('same')", "ZeroPadding2D(pad=1)", "ZeroPadding2D(1.5)",
          "ZeroPadding2D(((1, 2), 3))", "ZeroPadding2D((1, 2, 3, 4))", "ZeroPadding2D(None)", "ZeroPadding2D(0)"),
    *each("3,9,8", 'ZeroPadding2D((1, 2), data_format="channels_first")'),
    *each("9,8", "ZeroPadding2D(1)"),
    *each("9,8 ?,8", "ZeroPadding1D()", "ZeroPadding1D(2)", "ZeroPadding1D((1, 2))", "ZeroPadding1D(padding=(0, 3))"),
    *each("9,8", "ZeroPadding1D((1, 2, 3))", "ZeroPadding1D(-1)", "ZeroPadding1D(((1, 2),))", "ZeroPadding1D((2,))"),
    *each("9,8,3", "ZeroPadding1D(1)"),
    *each("8,9", 'ZeroPadding1D(1, data_format="channels_first")'),
    *each("5,6,7,2", "ZeroPadding3D()", "ZeroPadding3D((1, 2, 3))", "ZeroPadding3D(((0, 1), (2, 3), (4, 5)))",
          "ZeroPadding3D((1, 2))", "ZeroPadding2D(1)"),
    *each("2,5,6,7", 'ZeroPadding3D((1, 2, 3), data_format="channels_first")'),
    grid("Cropping2D({c})", "9,8,3 ?,?,3", c="1; 3; (1, 2); ((1, 2), (3, 4)); cropping=((0, 1), (0, 1)); 0"),
    *each("9,8,3", "Cropping2D()", "Cropping2D(4)", "Cropping2D(5)", "Cropping2D(((8, 0), (0, 0)))",
          "Cropping2D(((9, 0), (0, 0)))", "Cropping2D((1, 2, 3))", "Cropping2D(-1)", "Cropping2D(crop=1)"),
    *each("3,9,8", 'Cropping2D((1, 2), data_format="channels_first")'),
    *each("9,8", "Cropping1D()", "Cropping1D(2)", "Cropping1D((1, 2))", "Cropping1D(5)", "Cropping2D(1)",
          "Cropping1D((1, 2, 3))", "Cropping1D((4, 5))", "Cropping1D((4, 4))"),
    *each("5,6,7,2", "Cropping3D()", "Cropping3D((1, 2, 3))", "Cropping3D(((0, 1), (2, 3), (2, 2)))", "Cropping3D(3)"),
    *each("2,5,6,7", 'Cropping3D((1, 2, 3), data_format="channels_first")'),
)
TORCH: tuple[Grid, ...] = (
    *(
        g
        for name, last in (("Zero", ""), ("Constant", ", 0.5"), ("Reflection", ""), ("Replication", ""))
        for g in (
            grid(f"nn.{name}Pad2d({{p}}{last})", "3,9,8", p="1; 2; (1, 2, 3, 4); (0, 0, 1, 1); [1, 0, 0, 1]"),
            grid(f"nn.{name}Pad1d({{p}}{last})", "3,9", p="1; (1, 2); (0, 3)"),
            grid(f"nn.{name}Pad3d({{p}}{last})", "3,5,6,7", p="1; (1, 2, 3, 4, 2, 0)"),
            *each("3,9,8", f"nn.{name}Pad2d((-1, -2, 3, 0){last})", f"nn.{name}Pad2d(-5{last})",
                  f"nn.{name}Pad2d((1, 2, 3){last})", f"nn.{name}Pad2d({last[2:]})", f"nn.{name}Pad2d(8{last})",
                  f"nn.{name}Pad2d(9{last})", f"nn.{name}Pad1d(1{last})"),
            *each("2,3,9,8", f"nn.{name}Pad2d(1{last})"),
        )
    ),
    *each("3,9,8", "nn.ZeroPad2d(-1)", "nn.ZeroPad2d('same')", "nn.ZeroPad2d(1.5)", "nn.ZeroPad2d(((1, 2), (3, 4)))",
          "nn.ConstantPad2d(1)", "nn.ConstantPad2d(1, value=2)", "nn.ZeroPad2d(1, value=2)"),
    grid("nn.CircularPad2d({p})", "3,9,8", p="1; 2; (1, 2, 3, 4); (0, 0, 1, 1); 8; 9; (8, 8, 9, 9); -1; (1, 2, 3)"),
    grid("nn.CircularPad1d({p})", "3,9", p="1; (1, 2); (0, 9); 10"),
    grid("nn.CircularPad3d({p})", "3,5,6,7", p="1; (1, 2, 3, 4, 2, 0); 6"),
    *each("3,9,8", "nn.CircularPad1d(1)", "nn.CircularPad2d()", "nn.CircularPad2d(1, value=0)"),
)
# fmt: on
