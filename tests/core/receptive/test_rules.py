"""What values see through kinds of layers that few networks have; each number is worked out by hand."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams.api import read, summarize
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection
from sphinxext_cnnparams.core.quantities.selection import Unanswerable
from sphinxext_cnnparams.core.receptive.field import Axis
from sphinxext_cnnparams.core.receptive.made import crop
from sphinxext_cnnparams.core.receptive.report import step_of
from sphinxext_cnnparams.core.receptive.rules import turn
from sphinxext_cnnparams.core.shape import Shape

PINNED = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(2, 1, 3)
    def forward(self, x):
        return self.conv({sum})
"""
FED = "x = keras.Input((5, 8))\ny = Dense(8)(x)\nkeras.Model(x, keras.ops.matmul({factors}))"
FIRST = "data_format='channels_first'"
SEEN = [
    # 16 / 4: windows of 4, side by side; two of those see 8
    ("nn.Sequential(nn.AdaptiveAvgPool1d(4), nn.Conv1d(1, 1, 2))", "1x16", "8"),
    # 9 = 2·4 + 1: windows of 3 in steps of 2, which share one position; two of those see 5
    ("nn.Sequential(nn.AdaptiveAvgPool1d(4), nn.Conv1d(1, 1, 2))", "1x9", "5"),
    # what has seen all sees all, whatever is done to it
    ("nn.Sequential(nn.AdaptiveAvgPool1d(1), nn.Upsample(5), nn.AdaptiveAvgPool1d(3))", "1x9", "9"),
    # one position four times
    ("nn.Sequential(nn.AdaptiveAvgPool1d(4), nn.Conv1d(1, 1, 2))", "1x1", "1"),
    # all there is, whatever stands behind
    ("nn.Sequential(nn.AdaptiveAvgPool1d(1), nn.Conv1d(1, 1, 1))", "1x9", "9"),
    # a position is written twice: three positions of the larger image come from two of the smaller at most
    ("nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv1d(1, 1, 3))", "1x16", "2"),
    # of the larger image two values of the first layer, which sees 3 in steps of 2: 3 + 2
    ("nn.Sequential(nn.Conv1d(1, 1, 3, stride=2), nn.Upsample(scale_factor=2), nn.Conv1d(1, 1, 3))", "1x41", "5"),
    # 3, then 3 + 2·(3 − 1) = 7, then 7 + 2·(2 − 1) = 9
    ("nn.Sequential(nn.Conv1d(1, 1, 3, stride=2), nn.Conv1d(1, 1, 3), nn.Conv1d(1, 1, 2))", "1x40", "9"),
    # dilated: 2·(3 − 1) + 1 = 5, then 5 + 2 = 7
    ("nn.Sequential(nn.Conv1d(1, 1, 3, dilation=2), nn.Conv1d(1, 1, 3))", "1x40", "7"),
    # 2·2 + 1 = 5 along one side, 1 along the other
    ("nn.Sequential(nn.Conv2d(1, 1, (3, 1)), nn.Conv2d(1, 1, (3, 1)))", "1x9x9", "5 × 1"),
    ("keras.Sequential([ZeroPadding1D(2), Conv1D(1, 3)])", "20x2", "3"),
    ("nn.Sequential(nn.MaxPool1d(3), nn.MaxPool1d(2))", "1x40", "6"),
    # the channels stand in front for each layer, although the input does not say so
    (f"keras.Sequential([Conv1D(4, 2, {FIRST}), Conv1D(4, 2, {FIRST})])", "3x9", "3"),
    (f"keras.Sequential([Conv2D(4, 2, {FIRST}), MaxPooling2D(2, {FIRST})])", "3x9x7", "3"),
    (f"keras.Sequential([GlobalAveragePooling2D({FIRST})])", "3x9x7", "9 × 7"),
    (f"keras.Sequential([UpSampling2D(2, {FIRST}), Conv2D(4, 3, {FIRST})])", "3x9x7", "2"),
    (f"keras.Sequential([SpectralNormalization(Conv2D(4, (2, 1), {FIRST}))])", "3x9x7", "2 × 1"),
    # rows are lined up with the channels, so that all 8 are seen; columns stay what they are
    ("nn.Sequential(nn.Flatten(1, 2), nn.Conv1d(16, 1, 3))", "2x8x9", "8 × 3"),
    # a list of values that is read as an image
    ("nn.Sequential(nn.Unflatten(1, (1, 8, 9)), nn.Conv2d(1, 1, 3))", "72", "3"),
    # one position is added to all others, which stay neighbours
    (PINNED.format(sum="x[:, :, 0].unsqueeze(-1) + x"), "2x9", "3"),
    (PINNED.format(sum="x + x[:, :, 0].unsqueeze(-1)"), "2x9", "3"),
    # with a matrix of numbers, the 8 values of a step are added up, or the 5 steps; with the network itself, both
    (FED.format(factors="y, keras.ops.ones((8, 4))"), "", "1"),
    (FED.format(factors="keras.ops.ones((3, 5)), y"), "", "5"),
    (FED.format(factors="y, keras.ops.transpose(x, (0, 2, 1))"), "", "5"),
    ("x = keras.Input((5, 8))\nkeras.Model(x, keras.ops.einsum('bij,bkj->bik', x, x))", "", "5"),
    # all steps, each of which is a row of 7 positions
    ("keras.Sequential([Reshape((9, 7)), LSTM(2)])", "9x7x1", "9 × 7"),
    # of windows that stand in a row, one by one
    ("nn.Sequential(nn.Unfold(2), nn.Conv1d(4, 1, 1))", "1x3x9", "2"),
    # 2 of 5 images, each value of which sees 2: 2 + 1
    ("keras.Sequential([TimeDistributed(Conv2D(4, 2)), Conv3D(1, 2)])", "5x9x7x3", "2 × 3 × 3"),
    # each of 5 images by itself
    (f"keras.Sequential([TimeDistributed(Conv2D(4, 2, {FIRST}))])", "5x3x9x7", "1 × 2 × 2"),
]


@pytest.mark.parametrize(("code", "given", "seen"), SEEN)
def test_what_the_last_layer_sees(code: str, given: str, seen: str) -> None:
    summary = summarize(read(code, input=given).network)
    row = summary.rows[-1]
    value = QUANTITIES["receptive-field"].of(Selection(summary, (row,), row.name), Format())
    assert Format().value(value) == seen


@pytest.mark.parametrize(("code", "given", "seen"), SEEN)
def test_the_formula_gives_what_is_seen(code: str, given: str, seen: str) -> None:
    step = step_of(summarize(read(code, input=given).network).rows[-1])
    value = 1 if step is None else step.formula.value  # no layer has added to one position
    assert value == max(map(int, seen.split(" × ")))  # along the dimension of which most is seen


def test_what_was_enlarged_is_written_with_what_was_seen_before() -> None:
    code = "nn.Sequential(nn.Conv1d(1, 1, 3, stride=2), nn.Upsample(scale_factor=2), nn.Conv1d(1, 1, 3))"
    step = step_of(summarize(read(code, input="1x41").network).rows[-1])
    assert step is not None
    assert step.formula.write_numbers() == "3 + (2 − 1) × 2"


def test_a_value_of_two_inputs_sees_both() -> None:
    """One way has seen 3 positions, the other 5 around the same one."""
    code = """
x = keras.Input((20, 2))
a = layers.Conv1D(2, 3, padding="same")(x)
b = layers.Conv1D(2, 5, padding="same")(x)
c = layers.Add(name="sum")([a, b])
model = keras.Model(x, layers.Conv1D(1, 3, name="last")(c))
"""
    summary = summarize(read(code).network)
    for name, seen, numbers in (("sum", 5, "1 + (5 − 1) × 1"), ("last", 7, "5 + (3 − 1) × 1")):
        row = summary.row(name)
        assert row is not None
        step = step_of(row)
        assert step is not None
        assert step.formula.write_numbers() == numbers
        assert QUANTITIES["receptive-field"].of(Selection(summary, (row,), name), Format()) == seen


@pytest.mark.parametrize(("dim", "seen"), [(1, 9), (2, None)])
def test_what_sees_all_keeps_its_dimensions(dim: int, seen: int | None) -> None:
    """One way has seen all 9 positions, the other 3; behind each other, nobody says where the one ends."""
    code = f"""
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool, self.up, self.relu = nn.AdaptiveAvgPool1d(1), nn.Upsample(9), nn.ReLU()
        self.conv = nn.Conv1d(2, 2, 3, padding=1)
    def forward(self, x):
        return torch.cat([self.relu(self.up(self.pool(x))), self.conv(x)], dim={dim})
"""
    summary = summarize(read(code, input="2x9").network)
    row = summary.rows[-1]
    assert QUANTITIES["receptive-field"].of(Selection(summary, (row,), row.name), Format()) == seen


@pytest.mark.parametrize("shapes", [(None, Shape((3, 9), "first")), (Shape((3, 9), "first"), None), (None, None)])
def test_positions_stay_where_nobody_knows_the_shape(shapes: tuple[Shape | None, Shape | None]) -> None:
    field = (Axis((0, 1), place=1),)
    assert turn(field, *shapes) == field


def test_what_is_not_known_is_cropped_to_what_is_not_known() -> None:
    lost, placeless = Axis((0, 1), sights=None, place=1), Axis((0, 2), place=None)
    assert crop((lost, placeless), {1: 2}) == (lost, placeless)


def test_what_was_cut_off_is_not_seen() -> None:
    """Of 5 positions that two windows of 3 see, all lie in the input, wherever it was cropped."""
    summary = summarize(read("keras.Sequential([Cropping1D(2), Conv1D(1, 3), Conv1D(1, 3)])", input="20x2").network)
    row = summary.rows[-1]
    assert QUANTITIES["receptive-field"].of(Selection(summary, (row,), row.name), Format()) == 5


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("nn.Sequential(nn.AdaptiveAvgPool1d(4), nn.Conv1d(1, 1, 2))", "1x10"),  # windows of 3, in steps of 2 and 3
        ("nn.Sequential(nn.Upsample(size=7), nn.Conv1d(1, 1, 2))", "1x9"),
        ("nn.Sequential(nn.Fold(4, 2), nn.Conv2d(1, 1, 2))", "4x9"),
        ("x = keras.Input((5, 8))\nkeras.Model(x, keras.ops.einsum('bij,jk->bik', x, keras.ops.ones((8, 4))))", ""),
    ],
)
def test_what_nobody_works_out_is_unknown(code: str, given: str) -> None:
    """There are positions, whichever dimension they are: so it is not said that there are none."""
    summary = summarize(read(code, input=given).network)
    for row in summary.rows[1:]:
        assert QUANTITIES["receptive-field"].of(Selection(summary, (row,), row.name), Format()) is None


def test_an_image_that_is_only_lined_up_has_no_positions() -> None:
    """A list of the values of an image is a list, whatever comes behind it."""
    summary = summarize(read("nn.Sequential(nn.Flatten(), nn.Linear(72, 2))", input="1x8x9").network)
    with pytest.raises(Unanswerable, match="its input has no positions"):
        QUANTITIES["receptive-field"].of(Selection(summary, (summary.rows[-1],), "1"), Format())


def test_one_way_looks_ahead_and_the_other_back() -> None:
    """One sees a position and the two behind it, the other the two before it: 5, which no single formula gives."""
    code = """
x = keras.Input((9, 2))
ahead, back = (Conv1D(1, 3)(ZeroPadding1D(pads)(x)) for pads in ((0, 2), (2, 0)))
keras.Model(x, Add()([ahead, back]))
"""
    summary = summarize(read(code).network)
    row = summary.rows[-1]
    assert QUANTITIES["receptive-field"].of(Selection(summary, (row,), row.name), Format()) == 5
    assert step_of(row) is None
