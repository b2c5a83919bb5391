"""``RNN`` around several cells, or around a cell of the author's own (keras.src.layers.rnn.rnn, stacked_rnn_cells)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....core.structs import replace
from ...python import Call, Copy, Instance, Machine, Unknown, call_value, get_attribute, is_listed
from ...tracing.graph import tensors_in
from ...tracing.module import LayerObject, Module
from ...tracing.tensor import Tensor, read_flag
from ...tracing.tree import name_of, train
from ..declaring import StatesInput
from ..subclassing import KerasHalf
from .time_distributed import as_each_step

if TYPE_CHECKING:
    from ...tracing.session import Session


class StackedCells(StatesInput):
    """Stand for ``StackedRNNCells``: cells, each of which takes what the one before it gives."""

    cells: Sequence[object] = ()

    def contents(self) -> Iterator[tuple[str, object]]:
        return iter([(name_of(cell) or str(i), cell) for i, cell in enumerate(self.cells)])

    def copy(self, copy: Copy) -> object:
        made = replace(self)
        copy.keep(self, made)
        made.cells = [copy(cell) for cell in self.cells]
        return made

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return list(self.cells) if name == "cells" else Module.attribute(self, name, machine, line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            train(self, read_flag(value))


class CellLoop(StackedCells):
    """Stand for an ``RNN`` that runs its cells, one behind the other, over a sequence.

    Keras's own *cells* are recurrent layers here, each around one of them.  *sequences* hands on all steps,
    *states* what is remembered at the end, too; *cell* is what the code gave.
    """

    cell: object = None
    sequences: bool = False
    states: bool = False

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return self.cell if name == "cell" else StackedCells.attribute(self, name, machine, line)

    def apply(self, call: Call, machine: Machine) -> object:
        graph = self.session.graph
        values = [*call.args, *(value for name, value in call.kwargs.items() if name not in ("training", "mask"))]
        fed = list(tensors_in(values, graph))
        if len(fed) != 1 or fed[0].dims is None or len(fed[0].dims) < 3:
            lost = next((value for value in values if isinstance(value, Unknown)), None)
            return lost or Unknown("an RNN of such cells is read when it is fed one sequence, and no states", call.line)
        value: object = fed[0]
        kept: list[object] = []
        with self.session.inside(self):
            for i, cell in enumerate(self.cells):
                whole = self.sequences or i < len(self.cells) - 1
                value, states = self._run(cell, value, call, machine, whole=whole)
                kept += states if self.cell is cell or len(states) == 1 else [states]
        return [value, *kept] if self.states and not isinstance(value, Unknown) else value

    def _run(
        self, cell: object, value: object, call: Call, machine: Machine, *, whole: bool
    ) -> tuple[object, list[object]]:
        """Run one cell over a sequence; give what comes out, and its states."""
        if not isinstance(value, Tensor):
            return value, []
        if isinstance(cell, Instance):
            return self._run_own(cell, value, call, machine, whole=whole)
        result = call_value(machine, cell, call.passing(value))
        return (result[0], list(result[1:])) if is_listed(result) and result else (result, [])

    def _run_own(
        self, cell: Instance, sequence: Tensor, call: Call, machine: Machine, *, whole: bool
    ) -> tuple[object, list[object]]:
        """Run a cell of the author's own on one step, then see that all steps go through it."""
        graph, line = self.session.graph, call.line
        batch, steps, *rest = sequence.dims or ()
        sizes = read_state_sizes(get_attribute(machine, cell, "state_size", line))
        if sizes is None:
            return Unknown("the state_size of a cell is not known", line), []
        if not isinstance(cell.half, KerasHalf):
            return Unknown("a cell that is no layer is not read", line), []
        one = graph.computed("step", [sequence], (batch, *rest), line)
        cell.half.build(call.passing(one), machine)
        cell.half.note_unbuilt()
        before = [graph.computed("state", [one], (batch, *dims), line) for dims in sizes]
        result = call_value(machine, cell, call.passing(one, before))
        moved = as_each_step(graph, one.node, steps)
        out = result[0] if is_listed(result) and len(result) == 2 else result
        if not isinstance(out, Tensor) or out.dims is None or out.node not in moved:
            return (out if isinstance(out, Unknown) else Unknown("what this cell gives is not known", line)), []
        over_time = replace(out, dims=(batch, steps, *out.dims[1:]))
        kept: list[object] = [graph.computed("state", [over_time], state.dims, line) for state in before]
        dims = over_time.dims if whole else out.dims
        return graph.computed("RNN", [over_time], dims, line, hidden=False, name="output"), kept


def read_state_sizes(value: object) -> list[tuple[int, ...]] | None:
    """Read ``state_size``: a number, a shape, or one of these for each state; None where it is not known."""
    sizes: list[tuple[int, ...]] = []
    for item in value if isinstance(value, list) else list(value) if is_listed(value) else [value]:
        dims = tuple(n for n in (item if is_listed(item) else (item,)) if isinstance(n, int))
        if len(dims) != (len(item) if is_listed(item) else 1):
            return None
        sizes.append(dims)
    return sizes


def make_stacked_cells(kind: str, call: Call, session: Session) -> object:
    """Make ``StackedRNNCells([cell, …])``."""
    cells = call.args[0] if call.args else call.kwargs.get("cells")
    if not is_listed(cells) or not cells:
        return Unknown("the cells of StackedRNNCells are not known", call.line)
    name, own = session.dialect.choose_name(kind, call.kwargs.get("name"), session)
    return StackedCells(session, kind, name, call.line, call.end, own, cells=list(cells))


def make_rnn(kind: str, call: Call, session: Session) -> object:
    """Make ``layers.RNN(...)``: of one of Keras's own cells it is a layer, of others it runs these."""
    given = dict(zip(("cell", "return_sequences", "return_state"), call.args, strict=False)) | dict(call.kwargs)
    cell = given.get("cell")
    cells = cell.cells if isinstance(cell, StackedCells) else cell if is_listed(cell) else [cell]
    whole, states = given.get("return_sequences", False), given.get("return_state", False)
    is_plain = isinstance(cell, LayerObject) or not cells or isinstance(whole, Unknown) or isinstance(states, Unknown)
    if is_plain or not all(isinstance(item, (LayerObject, Instance)) for item in cells):
        return session.dialect.make_layer(kind, call, session)
    name, own = session.dialect.choose_name(kind, given.get("name"), session)
    loops = []
    for i, item in enumerate(cells):
        said = {"return_sequences": bool(whole) or i < len(cells) - 1, "return_state": states, "name": name_of(item)}
        around = Call((item,), said, call.line, call.end)
        loops.append(item if isinstance(item, Instance) else session.dialect.make_layer("RNN", around, session))
    place = (call.line, call.end, own)
    made = CellLoop(session, kind, name, *place, cells=loops, cell=cell, sequences=bool(whole), states=bool(states))
    made.declare(call)
    return made
