"""How numbers, shapes and calculations are typed."""

from .algebra import is_symbolic, mean_the_same
from .amount import BYTES, COUNT, PERCENT, UNITS, Amount, read_amount, read_beginning
from .arithmetic import is_calculation, read_sides, spell_as_python, work_out, work_out_one_side
from .nouns import find_meant, strip_noun
from .number import COUNTS, MEMORY, SHARES, Measure, states_twice
from .shape import StatedShape, agree, read_description, read_shape, turn
from .spelling import respell, split_memory, split_sum, spread_powers

__all__ = [
    "BYTES",
    "COUNT",
    "COUNTS",
    "MEMORY",
    "PERCENT",
    "SHARES",
    "UNITS",
    "Amount",
    "Measure",
    "StatedShape",
    "agree",
    "find_meant",
    "is_calculation",
    "is_symbolic",
    "mean_the_same",
    "read_amount",
    "read_beginning",
    "read_description",
    "read_shape",
    "read_sides",
    "respell",
    "spell_as_python",
    "split_memory",
    "split_sum",
    "spread_powers",
    "states_twice",
    "strip_noun",
    "turn",
    "work_out",
    "work_out_one_side",
]
