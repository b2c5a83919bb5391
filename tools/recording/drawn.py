"""Cases drawn at random from many choices, the same ones on every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from .grids import Case, Grid, grid

COUNT = 150
"""How many cases are drawn of each template."""
KERNELS = "1; 2; 3; 4; 5; 7; 0"
BOTH = KERNELS + "; (1, 3); (3, 2); (5, 4); (2, 2)"
STEPS = "1; 1; 2; 3; 4"
BOTH_STEPS = STEPS + "; (1, 2); (3, 1)"
YES_NO = "True; False"
WORDS = "'valid'; 'same'"


def sizes(*choices: tuple[int, ...]) -> str:
    """List inputs: every combination of the dimensions."""
    return " ".join(",".join(map(str, dims)) for dims in product(*choices))


LINES, EDGES, FEW = (1, 2, 5, 8, 19, 32), (1, 2, 3, 4, 7, 8, 13, 28), (1, 2, 3, 4, 6, 8)
IMAGES_LAST, IMAGES_FIRST = sizes(EDGES, EDGES, FEW), sizes(FEW, EDGES, EDGES)
LINES_LAST, LINES_FIRST = sizes(LINES, FEW), sizes(FEW, LINES)
CUBES_LAST, CUBES_FIRST = sizes((2, 5, 8), (3, 6), (4, 7), (1, 2, 4)), sizes((1, 2, 4), (2, 5, 8), (3, 6), (4, 7))

# fmt: off
# one argument per line would hide which choices belong together
KERAS: tuple[Grid, ...] = (
    grid("Conv1D({f}, {k}, strides={s}, padding={p}, dilation_rate={d}, groups={g}, use_bias={b})", LINES_LAST,
         f="1; 4; 6; 8", k=KERNELS, s=STEPS, p=WORDS + "; 'causal'", d="1; 1; 2; 3", g="1; 1; 2; 3", b=YES_NO),
    grid("Conv2D({f}, {k}, strides={s}, padding={p}, dilation_rate={d}, groups={g}, use_bias={b})", IMAGES_LAST,
         f="1; 4; 6; 8", k=BOTH, s=BOTH_STEPS, p=WORDS, d="1; 1; 2; (1, 3)", g="1; 1; 2; 3", b=YES_NO),
    grid("Conv3D({f}, {k}, strides={s}, padding={p}, dilation_rate={d}, use_bias={b})", CUBES_LAST,
         f="1; 4", k="1; 2; 3; (1, 2, 3)", s="1; 2; (2, 1, 3)", p=WORDS, d="1; 1; 2", b=YES_NO),
    grid("Conv2D({f}, {k}, {s}, padding={p}, data_format='channels_first')", IMAGES_FIRST, f="3; 8", k=BOTH,
         s=BOTH_STEPS, p=WORDS),
    grid("DepthwiseConv2D({k}, strides={s}, padding={p}, depth_multiplier={m}, dilation_rate={d}, use_bias={b})",
         IMAGES_LAST, k=KERNELS, s="1; 2; 3", p=WORDS, m="1; 2; 3", d="1; 1; 2", b=YES_NO),
    grid("SeparableConv2D({f}, {k}, strides={s}, padding={p}, depth_multiplier={m}, dilation_rate={d}, use_bias={b})",
         IMAGES_LAST, f="1; 4; 6", k=KERNELS, s="1; 2; 3", p=WORDS, m="1; 2; 3", d="1; 1; 2", b=YES_NO),
    grid("Conv1DTranspose({f}, {k}, strides={s}, padding={p}, output_padding={o}, dilation_rate={d})", LINES_LAST,
         f="1; 4", k="1; 2; 3; 4; 5", s=STEPS, p=WORDS, o="None; None; 0; 1; 2", d="1; 1; 2"),
    grid("Conv2DTranspose({f}, {k}, strides={s}, padding={p}, output_padding={o}, use_bias={b})", IMAGES_LAST,
         f="1; 4; 8", k="1; 2; 3; 4; 5; (3, 2)", s=BOTH_STEPS, p=WORDS, o="None; None; 0; 1; (1, 0)", b=YES_NO),
    grid("{n}Pooling2D({k}, strides={s}, padding={p})", IMAGES_LAST, n="Max; Average", k=BOTH,
         s="None; " + BOTH_STEPS, p=WORDS),
    grid("{n}Pooling1D({k}, strides={s}, padding={p})", LINES_LAST, n="Max; Average", k=KERNELS, s="None; " + STEPS,
         p=WORDS),
    grid("{n}Pooling3D({k}, strides={s}, padding={p})", CUBES_LAST, n="Max; Average", k="1; 2; 3; (1, 2, 3)",
         s="None; 1; 2; (2, 1, 3)", p=WORDS),
    grid("ConvLSTM2D({f}, {k}, strides={s}, padding={p}, return_sequences={q}, return_state={t}, use_bias={b})",
         sizes((1, 3), (2, 7, 8), (3, 6), (1, 3)), f="1; 4", k="1; 2; 3; (3, 2)", s="1; 2", p=WORDS, q=YES_NO, t=YES_NO,
         b=YES_NO),
    grid("{n}({u}, use_bias={b}, return_sequences={q}, return_state={t})", LINES_LAST, n="SimpleRNN; LSTM; GRU",
         u="1; 3; 8", b=YES_NO, q=YES_NO, t=YES_NO),
    grid("Bidirectional({n}({u}, use_bias={b}, return_sequences={q}, return_state={t}), merge_mode={m})", LINES_LAST,
         n="SimpleRNN; LSTM; GRU", u="1; 3; 8", b=YES_NO, q=YES_NO, t=YES_NO, m="'concat'; 'sum'; None"),
    grid("MultiHeadAttention({n}, {d}, value_dim={v}, use_bias={b}, output_shape={o}, use_gate={g})",
         "7,6|7,6 5,8|3,4 5,8|3,4|3,2 2,4|9,4", n="1; 2; 3", d="1; 4; 8", v="None; 2; 5", b=YES_NO, o="None; 7; (2, 3)",
         g=YES_NO),
    grid("Concatenate(axis={a})", "4,5,6|4,5,6 4,5,6|4,5,2 4,5,6|3,5,6 4,5,6|4,1,6|4,2,6 4,5|4,5 4,5|3,5 6|7|8",
         a="-2; -1; 1; 2; 3"),
    grid("{n}()", " ".join(f"{a}|{b}" for a in ("4,5,6", "1,5,6", "6", "5,1", "4,1,1") for b in ("4,5,6", "6", "5,6",
         "1,1,6")),
         n="Add; Multiply; Maximum; Subtract; Average"),
    grid("Dot({a})", " ".join(f"{a}|{b}" for a in ("4,5", "5", "3,4,5") for b in ("5,4", "5", "4,3", "5,3,4")),
         a="1; 2; 3; -1; -2; (1, 2); (2, 1); (3, 1); (-1, -1); (1, 3)"),
    grid("{n}Normalization(axis={a}, center={c}, scale={s})", IMAGES_LAST, n="Batch; Layer", a="1; 2; 3; -1; -2; 4",
         c=YES_NO, s=YES_NO),
    grid("GroupNormalization({g}, axis={a}, center={c}, scale={s})", IMAGES_LAST, g="1; 2; 3; 4; -1",
         a="1; 2; 3; -1; 4",
         c=YES_NO, s=YES_NO),
    grid("PReLU(shared_axes={a})", IMAGES_LAST, a="None; [1]; [2]; [1, 2]; [1, 2, 3]; [-1]; [4]"),
    grid("Reshape({t})",
         sizes((2, 4), (3, 6), (1, 8)), t="(-1,); (6, -1); (8, -1); (48,); (-1, 2, 2); (4, 6, 8); (2, 24)"),
    grid("{n}2D({p})", IMAGES_LAST, n="ZeroPadding; Cropping; UpSampling", p="1; 2; (1, 2); ((1, 0), (2, 1)); 3"),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.Conv1d({c}, {f}, {k}, stride={s}, padding={p}, dilation={d}, groups={g}, bias={b})", LINES_FIRST,
         c="2; 4; 6", f="4; 6", k=KERNELS, s=STEPS, p="0; 1; 2; 'same'; 'valid'", d="1; 1; 2; 3", g="1; 1; 2",
         b=YES_NO),
    grid("nn.Conv2d({c}, {f}, {k}, stride={s}, padding={p}, dilation={d}, groups={g}, bias={b})", IMAGES_FIRST,
         c="2; 4; 6", f="4; 6", k=BOTH, s=BOTH_STEPS, p="0; 1; 2; (0, 3); 'same'", d="1; 1; 2; (1, 3)", g="1; 1; 2",
         b=YES_NO),
    grid("nn.LazyConv2d({f}, {k}, stride={s}, padding={p}, dilation={d}, groups={g}, bias={b})", IMAGES_FIRST,
         f="4; 6", k=BOTH, s=BOTH_STEPS, p="0; 1; 2; (0, 3); 'same'", d="1; 1; 2; (1, 3)", g="1; 1; 2; 3", b=YES_NO),
    grid("nn.Conv3d({c}, {f}, {k}, stride={s}, padding={p}, bias={b})", CUBES_FIRST, c="1; 2; 4", f="1; 4",
         k="1; 2; 3; (1, 2, 3)", s="1; 2; (2, 1, 3)", p="0; 1; (0, 1, 2)", b=YES_NO),
    grid("nn.LazyConvTranspose1d({f}, {k}, {s}, {p}, {o}, {g}, {b}, {d})", LINES_FIRST, f="4; 6", k="1; 2; 3; 4; 5",
         s=STEPS, p="0; 1; 2", o="0; 0; 1; 2", g="1; 1; 2", b=YES_NO, d="1; 1; 2; 3"),
    grid("nn.LazyConvTranspose2d({f}, {k}, {s}, {p}, {o}, {g}, {b}, {d})", IMAGES_FIRST, f="4; 6",
         k="1; 2; 3; 4; (3, 2)", s=BOTH_STEPS, p="0; 1; (0, 2)", o="0; 0; 1; (1, 0)", g="1; 1; 2", b=YES_NO,
         d="1; 1; 2"),
    grid("nn.{n}Pool2d({k}, stride={s}, padding={p}, ceil_mode={c})", IMAGES_FIRST, n="Max; Avg", k=BOTH,
         s="None; " + BOTH_STEPS, p="0; 0; 1; (1, 0)", c=YES_NO),
    grid("nn.{n}Pool1d({k}, stride={s}, padding={p}, ceil_mode={c})", LINES_FIRST, n="Max; Avg", k=KERNELS,
         s="None; " + STEPS, p="0; 0; 1; 2", c=YES_NO),
    grid("nn.{n}Pool3d({k}, stride={s}, padding={p}, ceil_mode={c})", CUBES_FIRST, n="Max; Avg",
         k="1; 2; 3; (1, 2, 3)", s="None; 1; 2; (2, 1, 3)", p="0; 1", c=YES_NO),
    grid("nn.MaxPool2d({k}, {s}, {p}, {d}, ceil_mode={c})", IMAGES_FIRST, k="1; 2; 3", s="None; 1; 2; 3", p="0; 1",
         d="1; 2; 3", c=YES_NO),
    grid("nn.LPPool2d(2, {k}, stride={s}, ceil_mode={c})", IMAGES_FIRST, k="1; 2; 3; (3, 2)", s="None; 1; 2; 3",
         c=YES_NO),
    grid("nn.MaxUnpool2d({k}, {s}, {p})", " ".join(f"{d}|{d}" for d in sizes((1, 3), EDGES, EDGES).split()),
         k="1; 2; 3; (3, 2)", s="None; 1; 2; 3", p="0; 1"),
    grid("nn.FractionalMaxPool2d({k}, {o})", IMAGES_FIRST, k="1; 2; 3; (3, 2)",
         o="output_size=2; output_size=(3, 4); output_ratio=0.5; output_ratio=(0.8, 0.3)"),
    grid("nn.Unfold({k}, {d}, {p}, {s})", IMAGES_FIRST, k=BOTH, d="1; 1; 2", p="0; 1; (0, 2)", s=BOTH_STEPS),
    grid("nn.Fold({o}, {k}, {d}, {p}, {s})", sizes((4, 6, 12), (1, 4, 6, 9, 12, 20)), o="4; 5; (4, 5); (6, 3)",
         k="1; 2; (2, 1); (2, 3)", d="1; 1; 2", p="0; 0; 1", s="1; 1; 2"),
    grid("nn.Upsample(scale_factor={s}, mode={m})", IMAGES_FIRST, s="1; 2; 0.5; 1.3; 0.3; 2.7; (2, 0.5)",
         m="'nearest'; 'bilinear'; 'bicubic'"),
    grid("nn.Pixel{n}({r})", IMAGES_FIRST, n="Shuffle; Unshuffle", r="1; 2; 3"),
    grid("nn.{n}({f}, {h}, {l}, bias={b}, batch_first={t}, bidirectional={d})", LINES_LAST, n="RNN; LSTM; GRU",
         f="1; 2; 3; 4; 6; 8", h="1; 3; 8", l="1; 2; 3", b=YES_NO, t=YES_NO, d=YES_NO),
    grid("nn.LSTM({f}, {h}, {l}, {b}, True, bidirectional={d}, proj_size={p})", LINES_LAST, f="1; 2; 3; 4; 6; 8",
         h="2; 5; 8", l="1; 2; 3", b=YES_NO, d=YES_NO, p="0; 1; 3; 5"),
    grid("nn.MultiheadAttention({e}, {n}, bias={b}, add_bias_kv={k}, add_zero_attn={z}, batch_first=True)",
         "7,6|7,6|7,6 5,8|3,8|3,8 5,8|3,8|2,8", e="6; 8", n="1; 2; 3; 4", b=YES_NO, k=YES_NO, z=YES_NO),
    grid("nn.TransformerEncoderLayer({e}, {n}, {m}, batch_first={t}, bias={b})", "7,6 5,8", e="6; 8", n="1; 2; 3; 4",
         m="1; 5; 16", t=YES_NO, b=YES_NO),
    grid("nn.GroupNorm({g}, {c}, affine={a})", IMAGES_FIRST, g="1; 2; 3; 4", c="2; 3; 4; 6; 8", a=YES_NO),
    grid("nn.InstanceNorm2d({c}, affine={a})", IMAGES_FIRST, c="2; 3; 4; 6; 8", a=YES_NO),
    grid("nn.LayerNorm({d}, elementwise_affine={a}, bias={b})", sizes((2, 3), (4, 5), (3, 6)),
         d="3; 6; (4, 3); (5, 6); (2, 4, 3); (3, 5, 6)", a=YES_NO, b=YES_NO),
    grid("nn.{n}Pad2d({p})", sizes((1, 3), EDGES, EDGES), n="Zero; Reflection; Replication; Circular",
         p="0; 1; 2; 3; (1, 2, 0, 1); (0, 0, 3, 4)"),
    grid("nn.AdaptiveAvgPool2d({o})", IMAGES_FIRST, o="1; 3; (2, None); (None, 5); (4, 7)"),
    grid("nn.Flatten({s}, {e})", sizes((2, 3), (4, 5), (3, 6)), s="1; 2; 3; -1; -2; -3", e="1; 2; 3; -1; -2; -3; 4"),
)
# fmt: on


def drawn(grids: tuple[Grid, ...]) -> Iterator[Case]:
    """Draw cases of every grid, none of them twice."""
    for number, each in enumerate(grids):
        random = Random(number)
        inputs = Grid("", each.on, {})
        fed = [case for _, case in inputs.cases()]
        seen: set[Case] = set()
        for _ in range(COUNT):
            chosen = {name: random.choice(options) for name, options in each.choices.items()}
            case = each.template.format(**chosen), random.choice(fed)
            if case not in seen:
                seen.add(case)
                yield case
