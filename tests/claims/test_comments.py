"""What is said of comments in code; each true number is worked out by hand."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.claims.comments import check_comments
from sphinxext_cnnparams.claims.languages import ENGLISH
from sphinxext_cnnparams.core.quantities import Format
from sphinxext_cnnparams.core.structs import replace

TWO_INPUTS = """
a = keras.Input((20, 21, 3))
b = keras.Input((9,))
c = Reshape((20, 21, 3))(Dense(20 * 21 * 3)(b))
# input: {shape}
d = Add()([a, c])
model = keras.Model([a, b], d)
"""
UNLIKE_INPUTS = """
a = keras.Input((8,))
b = keras.Input((5, 8))
# takes {shape}
c = Dot((1, 2))([a, b])
model = keras.Model([a, b], c)
"""
JOINED = """
a = keras.Input((20, 21, 3))
x = Conv2D(3, 3, padding="same")(a)  # 20x21x3
y = Conv2D(3, 3, padding="same")(x)  # {shape}
z = Concatenate()([x, y])
model = keras.Model(a, z)
"""
TWICE_ON_A_LINE = """
i = keras.Input((12,))
x = Dense(5)(Dense(4)(i))  # {count} params
y = Dense(5)(x)  # 30 params
model = keras.Model(i, y)
"""
CONVOLVED = "nn.Sequential(\n    # outputs {shape}\n    nn.Conv1d(1, 4, 3),\n    nn.Flatten(),\n)"
POOLED = "nn.Sequential(\n    nn.Conv2d(1, 4, 3), nn.MaxPool2d(2),  # {shape}\n)"
BATCHED = "nn.Sequential(\n    # gives {shape}\n    nn.Conv2d(1, 4, 3),\n    nn.ReLU(),\n)"
STATES = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)  # {conv}
        self.fc = nn.Linear(4 * 6 * 6, 2)  # {fc}

    def forward(self, x):
        return self.fc(torch.flatten(self.conv(x), 1))
"""


def behind(conv: str = "", fc: str = "") -> str:
    """Write comments behind two layers."""
    return STATES.format(conv=conv, fc=fc)


ABOVE_TWO = "nn.Sequential(\n    # gives 3x9x9, gives 4x6x6\n    nn.Conv2d(1, 3, 1),\n    nn.Conv2d(3, 4, 3),\n)"
ABOVE = "nn.Sequential(\n    # {}\n    nn.Conv2d(1, 4, 3),\n    nn.Flatten(),\n)"
UNJUDGED = "seems to state something, but was not judged"
STEPS = "height and width: (8 − 3) + 1 = 6"
SAID = [
    # 4 (3 · 3 + 1) = 40 parameters; 4 · 6 · 6 = 144 values come out of one layer and go into the other
    (behind(conv="3 * 3 * 4 + 4 = 40"), ""),
    (behind(conv="3 * 3 * 4 + 4 = 41"), "3 * 3 * 4 + 4 is 40, the comment says 41"),
    (behind(conv="4 * 6 * 6"), ""),
    (behind(conv="4 * 6 * 7"), f"the output of conv is 4 × 6 × 6, the comment says 4 × 6 × 7; {STEPS}"),
    (behind(fc="4 * 6 * 6"), ""),
    (behind(fc="3 * 3 * 3"), f"the comment 3 * 3 * 3 {UNJUDGED}"),  # two values come out, in one dimension
    (behind(fc="6*6 from image dimension"), ""),
    (
        behind(fc="5*5 from image dimension"),
        f"the output of conv is 4 × 6 × 6, the comment says 5 × 5 (that forgets the + 1); {STEPS}",
    ),
    # dimensions may be products, and a shape stands on both sides of an arrow or behind it alone
    (behind(conv="-> (N, 2*2, 6, 6)"), ""),
    (behind(conv="-> (N, 2*2, 6, 7)"), f"the output of conv is 4 × 6 × 6, the comment says (None, 4, 6, 7); {STEPS}"),
    (behind(conv="-> (N, 9/2, 6, 6)"), f"the comment -> (N, 9/2, 6, 6) {UNJUDGED}"),
    (behind(conv="1x8x8 -> 4x6x6"), ""),
    (behind(conv="the image -> 4x6x6"), f"the comment the image -> 4x6x6 {UNJUDGED}"),
    (behind(conv="1x8x8 -> smaller"), f"the comment 1x8x8 -> smaller {UNJUDGED}"),
    # of two lines below a comment, only the first can be wrong, and what is right of the second is right
    (ABOVE_TWO, "the output of 0 is 3 × 8 × 8, the comment says 3x9x9; height and width: (8 − 1) + 1 = 8"),
    # any of both is right, and what is wrong is said of both
    (TWO_INPUTS.format(shape="20x21x3"), ""),
    (
        TWO_INPUTS.format(shape="20x21x4"),
        "the input of add is 20 × 21 × 3 and 20 × 21 × 3, the comment says 20x21x4",
    ),
    (UNLIKE_INPUTS.format(shape="5x8"), ""),
    (UNLIKE_INPUTS.format(shape="5x9"), "the input of dot is 8 and 5 × 8, the comment says 5x9"),
    # what comes out of the layer itself, or where it is joined with another: 3 + 3 channels
    (JOINED.format(shape="20x21x3"), ""),
    (JOINED.format(shape="20x21x6"), ""),
    (JOINED.format(shape="20x21x7"), "the output of conv2d_1 is 20 × 21 × 3, the comment says 20 × 21 × 7"),
    (CONVOLVED.format(shape="[0, 1]"), ""),  # a range
    # with the batch in front
    (BATCHED.format(shape="(2, 4, 6, 6)"), ""),
    (
        BATCHED.format(shape="(2, 4, 7, 7)"),
        f"the output of 0 is 4 × 6 × 6, the comment says (2, 4, 7, 7); {STEPS}",
    ),
    # of two layers on a line, the last one's output: 6 / 2 = 3
    (POOLED.format(shape="4 * 3 * 3"), ""),
    (
        POOLED.format(shape="4 * 3 * 5"),
        "the output of 1 is 4 × 3 × 3, the comment says 4 × 3 × 5; height and width: (6 − 2) / 2 + 1 = 3",
    ),
    # of two layers on a line, one has weights
    (
        "nn.Sequential(\n    nn.Conv2d(1, 4, 3), nn.ReLU(),  # 41 params\n)",
        "0 has 40 parameters, the comment says 41; 4 × (1 × 3 × 3 + 1) = 40",
    ),
    # 4 (12 + 1) + 5 (4 + 1) = 77
    (TWICE_ON_A_LINE.format(count=77), ""),
    (TWICE_ON_A_LINE.format(count=52), "this line has 77 parameters, the comment says 52"),
    # what the code sets, part by part; of two lines any may be meant
    (behind(conv="a 3x3 convolution, 4 filters"), ""),
    (behind(conv="5x5 convolution, 4 filters"), "the kernel of conv is 3 × 3, the comment says 5x5"),
    (behind(conv="4 kernels of (3, 3)"), ""),
    (behind(conv="kernel of size (3,3)"), ""),
    (behind(conv="4 kernels of (3, 5)"), "the kernel of conv is 3 × 3, the comment says 3x5"),
    (behind(conv="1 input channel, 6 output channels"), "conv has 4 filters, the comment says 6"),
    (
        behind(conv="3 input channels, kernel size of 3"),
        "the number of input channels of conv is 1, the comment says 3",
    ),
    (behind(conv="stride of 2, padding=0"), "the stride of conv is 1, the comment says 2"),
    (behind(conv="stands for a 5x5 convolution"), f"the comment stands for a 5x5 convolution {UNJUDGED}"),
    (behind(conv="3x3 conv, 5x5 conv"), f"the comment 3x3 conv, 5x5 conv {UNJUDGED}"),
    (behind(fc="hidden layer, 3 units"), "fc has 2 units, the comment says 3"),
    (behind(fc="2x2 max pooling"), f"the comment 2x2 max pooling {UNJUDGED}"),
    (ABOVE.format("1 input channel, 4 output channels, 3x3 convolution"), ""),
    (ABOVE.format("1 input channel, 4 kernels of (3,3)"), ""),
    (
        ABOVE.format("1 input channel, 5x5 square convolution\n    # kernel"),
        "the kernel of 0 is 3 × 3, the comment says 5x5",
    ),
    # two dimensions are a shape: 8 − 3 + 1 = 6
    (CONVOLVED.format(shape="4 x 6"), ""),
    (CONVOLVED.format(shape="4 x 7"), "the output of 0 is 4 × 6, the comment says 4 x 7; length: (8 − 3) + 1 = 6"),
]


@pytest.mark.parametrize(("code", "sentence"), SAID)
def test_what_is_said_of_a_comment(code: str, sentence: str) -> None:
    network = read(code, input="" if "keras" in code else "1x8x8" if "Conv2d" in code else "1x8").network
    assert network is not None
    checked = check_comments(summarize(network), Format(), ENGLISH)
    assert [problem.message for problem in checked.problems] == ([sentence] if sentence else [])


@pytest.mark.parametrize(("sides", "wrong"), [("6*6", False), ("8*8", True)])
def test_sides_are_those_in_front_of_the_last_layer_of_a_line(sides: str, wrong: bool) -> None:
    code = (
        f"nn.Sequential(\n    nn.Conv2d(1, 4, 3), nn.Flatten(), nn.Linear(144, 2),  # {sides} from image dimension\n)"
    )
    network = read(code, input="1x8x8").network
    assert network is not None
    assert bool(check_comments(summarize(network), Format(), ENGLISH).problems) is wrong


UNKNOWN = [
    (behind(conv="6*6 from image dimension"), "6*6 from image dimension"),
    ("keras.Sequential([\n    Conv2D(4, 3),  # 4 * 6 * 6\n])", "4 * 6 * 6"),
]


@pytest.mark.parametrize(("code", "comment"), UNKNOWN)
def test_what_is_said_of_unknown_shapes_is_not_judged(code: str, comment: str) -> None:
    """Without an input, nobody knows what comes out of a convolution."""
    network = read(code, input="").network
    assert network is not None
    summary = summarize(network)
    checked = check_comments(replace(summary, problems=()), Format(), ENGLISH)
    assert [problem.message for problem in checked.problems] == [f"the comment {comment} {UNJUDGED}"]
