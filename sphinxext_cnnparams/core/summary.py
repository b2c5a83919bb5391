"""A network as computed: rows of plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .formula import Formula, Step
from .network import DialectName
from .problem import Problem, Sentence
from .receptive import Field
from .shape import Dim, Shape
from .structs import Struct, field


class Count(Struct):
    """Hold the size of one weight, how it is computed, and how many of its values are *learnt*.

    How many are may be unknown, and of recorded counts whether it is a bias.
    """

    name: str
    value: Dim
    formula: Formula
    learnt: Dim
    bias: bool | None


class Row(Struct):
    """Hold all that is known of one layer; a count of None is unknown, never zero.

    *formulas* has one formula of the parameters per notation, none where there
    is nothing to learn (*idle* says why) or the counts are recorded (*idle*
    says from what).  *work* has that of the multiplications, None where they
    are not known.  *field* is what its values see of the inputs.  *shared*
    names the row that already counts the same weights.  *feeders* are the
    places of the rows it reads from, None where nobody said; *joins* says
    which rows it puts together.
    """

    name: str
    kind: str
    line: int
    inputs: tuple[Shape | None, ...]
    output: Shape | None
    steps: tuple[Step, ...] = ()
    weights: tuple[Count, ...] = ()
    formulas: Mapping[str, Formula] | None = None
    work: Formula | None = None
    field: Field | None = None
    idle: Sentence = ""
    joins: Sentence = ""
    settings: Mapping[str, str] | None = None
    notes: tuple[Sentence, ...] = ()
    shared: str = ""
    known: bool = True
    source: bool = False
    feeders: tuple[int, ...] | None = None

    @property
    def params(self) -> Dim:
        """Count the parameters."""
        return self.count(self.weights)

    @property
    def says_kind(self) -> bool:
        """Tell whether its name says of what kind it is, or whether it is data, which is of none."""
        last = self.name.rpartition(".")[2]
        return self.source or last == self.kind or last.startswith(f"{self.kind}_")

    @property
    def macs(self) -> Dim:
        """Count the multiplications."""
        return self.work.value if self.work is not None else None

    def count(self, weights: Iterable[Count]) -> Dim:
        """Add up some of the row's weights."""
        return add_up(w.value for w in weights) if self.known else None


class RowRemark(Struct):
    """Hold a comment of the code, and the rows its line is about, also those that are not shown.

    *above* is 0 where it stands behind the line, else how many lines above it.
    """

    line: int
    text: str
    rows: tuple[Row, ...]
    above: int = 0


class Summary(Struct):
    """Hold the rows of a model in order, and what is wrong with it.

    *remarks* are the comments behind lines of the code.  *notation* is the
    one its author chose for the formulas; *width* is the number of bytes of
    each value.  *wrong* are the places of the rows that cannot be as they are.
    *params* counts the parameters of the model, *named* has the rows of each name.
    """

    rows: tuple[Row, ...]
    dialect: DialectName
    problems: tuple[Problem, ...] = ()
    outputs: tuple[int, ...] = ()
    notes: tuple[Sentence, ...] = ()
    remarks: tuple[RowRemark, ...] = ()
    notation: str = "factored"
    width: int = 4
    wrong: frozenset[int] = frozenset()
    params: Dim = field(init=False, repr=False, compare=False)
    named: Mapping[str, tuple[Row, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named: dict[str, list[Row]] = {}
        for row in self.rows:
            named.setdefault(row.name, []).append(row)
        object.__setattr__(self, "named", {name: tuple(rows) for name, rows in named.items()})
        object.__setattr__(self, "params", add_up(row.params for row in self.rows))

    @property
    def layers(self) -> tuple[Row, ...]:
        """Give the rows that are layers: the data itself is none."""
        return tuple(row for row in self.rows if not row.source)

    def row(self, name: str) -> Row | None:
        """Find a row by its name; of several, the first."""
        return self.named[name][0] if name in self.named else None


def add_up(values: Iterable[Dim]) -> Dim:
    """Add up numbers; unknown as soon as one of them is.

    >>> add_up([320, 18496]), add_up([320, None]), add_up([])
    (18816, None, 0)
    """
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
