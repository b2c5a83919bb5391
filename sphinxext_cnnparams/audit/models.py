"""The models in the code of a document: what each block makes, read together with the blocks above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..core.compute import compute
from ..core.structs import Struct, field, replace
from ..core.summary import Row, Summary
from ..documents.document import Document
from ..readers.read import Request, find_layout, read
from .assumed import FITTING, Assumed, find_inputs
from .given import Given
from .presupposed import find_presupposed
from .program import Candidate, CodeBlock, Program, find_blocks, make_program
from .slicing import slice_program

MOST = 6
"""How many models of one block are looked at."""
FEW = 60
"""How many layers a network may have for which sizes of images are tried."""
FLAGS = 2
"""How many arguments may be conditions that decide which model a function gives."""
BLOCKS = 40
"""How many blocks that make layers are looked at in a document, the first ones."""


class FoundModel(Struct):
    """Hold a model of a document, the *piece* that makes it, and the program it was read from.

    *assumed* is the input it was given, where the code does not say it.  *chosen* is the expression that makes it,
    and *needed* are the names that has to do with.
    """

    name: str
    summary: Summary
    piece: int
    program: Program
    assumed: Assumed | None = None
    chosen: str = ""
    needed: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Tell whether arguments that nobody gives are not known: it may be a part of many models."""
        return self.chosen != self.name

    @property
    def has_variables(self) -> bool:
        """Tell whether the code makes variables of TensorFlow: Keras 2 counts those of a layer, Keras 3 does not."""
        return self.summary.dialect == "keras" and "tf.Variable(" in self.program.text

    @property
    def label(self) -> str:
        """Give what it is called in a report."""
        return self.name or "model"


class Found(Struct):
    """Hold the models of a document, and the layers that blocks of code repeat one by one, by their pieces."""

    models: tuple[FoundModel, ...]
    repeated: Mapping[int, str] = field(default_factory=dict)


def find_models(document: Document, given: Given) -> Found:
    """Read every model of a document, in the order of the blocks that make them."""
    blocks = find_blocks(document.pieces)
    assumed = find_inputs(document.pieces) if not given.input else []
    models: list[FoundModel] = []
    repeated: dict[int, str] = {}
    everything = make_program(blocks)
    layered = {block.piece for block in [block for block in blocks if block.layered][:BLOCKS]}
    for count, block in enumerate(blocks, 1):
        if block.piece in layered:
            program = make_program(blocks[:count])
            later = everything if count < len(blocks) else None
            for model in _read_block(program, block, Sources(given, assumed, later)):
                if (layer := _find_repeated(model, models)) is not None:
                    repeated[block.piece] = layer
                elif not any(_is_same(model, other) for other in models):
                    if not model.name and (layer := _find_added(model, models[-1] if models else None)) is not None:
                        repeated[block.piece] = layer
                    models.append(model)
    return Found(tuple(models), repeated)


def _find_repeated(model: FoundModel, others: Sequence[FoundModel]) -> str | None:
    """Give the name of the layer of another model that a block shows again by itself."""
    layers = model.summary.layers
    if len(layers) != 1 or model.name:
        return None
    (only,) = layers
    alike = [
        row
        for other in others
        for row in other.summary.layers
        if (row.kind, row.settings) == (only.kind, only.settings)
    ]
    named = [row for row in alike if row.name == only.name]
    return next((row.name for row in (*named, *alike)), None)


def _find_added(model: FoundModel, before: FoundModel | None) -> str | None:
    """Give the name of the only layer with weights that a block adds to the model before it."""
    old, new = before.summary.layers if before else (), model.summary.layers
    if len(new) <= len(old) or [row.kind for row in new[: len(old)]] != [row.kind for row in old]:
        return None
    added = [row for row in new[len(old) :] if row.weights]
    return added[0].name if len(added) == 1 else None


class Sources(Struct):
    """Hold what a model is read with: what is given, what the text says of the input, and the code that follows."""

    given: Given
    assumed: Sequence[Assumed]
    later: Program | None


def _read_block(program: Program, block: CodeBlock, sources: Sources) -> Iterator[FoundModel]:
    chosen = sources.given.chosen
    wanted = [Candidate(chosen)] if chosen else block.candidates[:MOST]
    found = [model for one in wanted if (model := _read_one(program, block, one, sources)) is not None]
    if not found and (model := _read_one(program, block, Candidate(""), sources)) is not None:
        found = [model]
    yield from found


def _read_one(program: Program, block: CodeBlock, wanted: Candidate, sources: Sources) -> FoundModel | None:
    """Read one model; where its input is not known, with what the code says later, then with what the text says."""
    name, given = wanted.name, sources.given
    needed = frozenset({name}) if name.isidentifier() else block.used
    text = slice_program(program.until(wanted.last), needed)
    read = ((call, _summarize(text, given.input, call, given)) for call in _list_calls(wanted))
    chosen, summary = next((one for one in read if one[1] is not None), ("", None))
    if summary is None:
        return None
    found = FoundModel(name, summary, block.piece, program, None, chosen, needed)
    if _is_shaped(summary):
        return found
    if sources.later is not None and name and not wanted.last and sources.later.binds_once(name, block):
        longer = slice_program(sources.later.text, needed)
        again = _summarize(longer, given.input, chosen, given)
        if again is not None and _is_shaped(again):
            return replace(found, summary=again, program=sources.later)
    return next((replace(found, assumed=one, summary=again) for one, again in _suppose(found, text, sources)), found)


def _suppose(found: FoundModel, text: str, sources: Sources) -> Iterator[tuple[Assumed, Summary]]:
    """Read a model with the inputs that it may have: those of the text, those that fit, those of the comments."""
    chosen, given = found.chosen, sources.given
    layout = find_layout(found.summary.dialect)
    for one in sources.assumed:
        again = _summarize(text, one.shape(layout), chosen, given)
        if again is not None and (_is_shaped(again) or (chosen != found.name and _says_more(again, found.summary))):
            yield one, again
    if sources.assumed or given.input:
        return
    fitting = list(_find_fitting(text, found.summary, chosen, given))
    if len(fitting) == 1:
        yield fitting[0]
    if len(found.summary.layers) <= FEW:
        presupposed = find_presupposed(text, lambda one: _summarize(text, one.shape(layout), chosen, given))
        if presupposed is not None:
            yield presupposed


def _list_calls(wanted: Candidate) -> Iterator[str]:
    """Give the ways to make a model: by its name, with arguments nobody knows, with conditions that hold or do not."""
    yield wanted.name
    if wanted.call:
        yield wanted.call
        count = wanted.call.count(",") + 1
        flags = ("True", "False") if wanted.call.startswith(f"{wanted.name}(") and count <= FLAGS else ()
        yield from (f"{wanted.name}({', '.join([flag] * count)})" for flag in flags)


def _says_more(again: Summary, summary: Summary) -> bool:
    """Tell whether more outputs are known, and nothing is wrong that was not before: arguments that nobody gives."""
    before, now = ({str(problem.text) for problem in one.problems} for one in (summary, again))
    known, better = (sum(_is_known(row) for row in one.rows) for one in (summary, again))
    return now <= before and better > known


def _is_known(row: Row) -> bool:
    return row.output is not None and None not in row.output.dims


def _find_fitting(text: str, summary: Summary, name: str, given: Given) -> Iterator[tuple[Assumed, Summary]]:
    """Find the images of a usual size that a network fits whose layers say how many values they are fed."""
    kinds = [row.kind for row in summary.layers]
    first = next((place for place, kind in enumerate(kinds) if "Conv2d" in kind), len(kinds))
    if "Linear" not in kinds[first:] or len(kinds) > FEW or any("Adaptive" in kind for kind in kinds):
        return
    for one in FITTING:
        again = _summarize(text, one.shape(find_layout(summary.dialect)), name, given)
        if again is not None and _is_shaped(again) and _keeps_batch(again):
            yield one, again


def is_pinned(model: FoundModel, given: Given) -> bool:
    """Tell whether an input is the only one of a usual size that the code of a model fits, or one that is stated."""
    assumed = model.assumed
    if assumed is None:
        return True
    text = slice_program(model.program.text, model.needed)
    sides = {one.size[:2] for one, _ in _find_fitting(text, model.summary, model.chosen, given)}
    return assumed.size[:2] in sides and (assumed.plain or len(sides) == 1)


def _keeps_batch(summary: Summary) -> bool:
    """Tell whether no ``view`` makes several images of one: it would fit others, too."""
    views = [row for row in summary.rows if row.kind in ("view", "reshape")]
    ends = [(row.inputs[0], row.output) for row in views if row.inputs]
    return all(fed is not None and made is not None and fed.size == made.size for fed, made in ends)


def read_again(model: FoundModel, program: Program, given: Given) -> FoundModel | None:
    """Read a model once more from another text of its program, as it was read first."""
    summary = _summarize(slice_program(program.text, model.needed), _shape_again(model, given), model.chosen, given)
    return None if summary is None else replace(model, summary=summary, program=program)


def ask_again(model: FoundModel, text: str, given: Given, *, whole: bool = False) -> Request:
    """Give how to read a model once more, from another text: the *whole* of it, or what the model needs."""
    text = text if whole else slice_program(text, model.needed)
    return _make_request(text, _shape_again(model, given), model.chosen, given)


def _shape_again(model: FoundModel, given: Given) -> str:
    """Give the input a model was read with."""
    return given.input or (model.assumed.shape(find_layout(model.summary.dialect)) if model.assumed else "")


def _summarize(text: str, shape: str, name: str, given: Given) -> Summary | None:
    reading = read(_make_request(text, shape, name, given))
    if reading.network is None:
        return None
    summary = compute(reading.network)
    return summary if any(row.weights or not row.known for row in summary.layers) else None


def _make_request(text: str, shape: str, chosen: str, given: Given) -> Request:
    return Request(text, given=shape, let=given.let, chosen=chosen, quoting=False)


def _is_shaped(summary: Summary) -> bool:
    """Tell whether shapes are known, and nothing is wrong with them."""
    return not summary.wrong and not summary.problems and all(row.output is not None for row in summary.rows)


def _is_same(model: FoundModel, other: FoundModel) -> bool:
    return model.summary.rows == other.summary.rows
