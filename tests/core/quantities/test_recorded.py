"""Receptive fields and multiplications, compared with what PyTorch itself was measured to do."""

import json
from pathlib import Path

import pytest

from sphinxext_cnnparams.core.compute import compute
from sphinxext_cnnparams.core.quantities import QUANTITIES, Format, Selection, Value
from sphinxext_cnnparams.readers.read import Request, read

TRUTH = json.loads((Path(__file__).parents[2] / "truth" / "quantities.json").read_text(encoding="utf-8"))


ATTENDING = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = {}

    def forward(self, x):
        return self.attention(x, x, x)[0]
"""


def asked(name: str, text: str, shape: str) -> Value:
    """Read a program, and ask for a quantity of its model."""
    reading = read(Request(text, dialect="torch", given=shape))
    assert reading.network is not None
    assert not reading.problems, reading.problems
    summary = compute(reading.network)
    assert not summary.problems, summary.problems
    return QUANTITIES[name].of(Selection(summary, summary.rows, "model", whole=True), Format())


@pytest.mark.parametrize("case", range(len(TRUTH["fields"])))
def test_receptive_field(case: int) -> None:
    text, length, field = TRUTH["fields"][case]
    assert asked("receptive-field", text, f"1x{length}") == field


@pytest.mark.parametrize("case", range(len(TRUTH["multiplications"])))
def test_multiplications(case: int) -> None:
    text, shape, count = TRUTH["multiplications"][case]
    program = ATTENDING.format(text) if "MultiheadAttention" in text else text
    assert asked("macs", program, "x".join(map(str, shape))) == count
