"""The models in the code of a document: what each block makes, read together with the blocks above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..core.compute import compute
from ..core.problem import Problem
from ..core.summary import Summary
from ..documents.document import Document
from ..readers.read import Request, read
from .assumed import Assumed, find_inputs
from .given import Given
from .program import CodeBlock, Program, find_blocks, make_program

MOST = 6
"""How many models of one block are looked at."""


@dataclass(frozen=True, slots=True)
class FoundModel:
    """Hold a model of a document, the *piece* that makes it, and the program it was read from.

    *assumed* is the input it was given, where the code does not say it.
    """

    name: str
    summary: Summary
    piece: int
    program: Program
    assumed: Assumed | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the models of a document, and what is wrong with its code, each with the piece and the line in it."""

    models: tuple[FoundModel, ...]
    problems: tuple[tuple[int, Problem], ...] = ()


def find_models(document: Document, given: Given) -> Found:
    """Read every model of a document, in the order of the blocks that make them."""
    blocks = find_blocks(document.pieces)
    assumed = find_inputs(document.pieces) if not given.input else []
    models: list[FoundModel] = []
    problems: list[tuple[int, Problem]] = []
    for count, block in enumerate(blocks, 1):
        if block.layered:
            program = make_program(blocks[:count])
            found = list(_read_block(program, block, given, assumed, problems))
            models += (model for model in found if not any(_is_same(model, other) for other in models))
    return Found(tuple(models), tuple(problems))


def _read_block(
    program: Program, block: CodeBlock, given: Given, assumed: Sequence[Assumed], problems: list[tuple[int, Problem]]
) -> Iterator[FoundModel]:
    wanted = [given.chosen] if given.chosen else [*block.candidates[:MOST]]
    count = 0
    for name in wanted:
        if (model := _read_one(program, block, name, given, assumed)) is not None:
            count += 1
            yield model
    if not count and (model := _read_one(program, block, "", given, assumed)) is not None:
        yield model


def _read_one(
    program: Program, block: CodeBlock, name: str, given: Given, assumed: Sequence[Assumed]
) -> FoundModel | None:
    """Read one model; where its input is not known, with what the text says of it."""
    summary = _summarize(program.text, given.input, name, given)
    if summary is None:
        return None
    if _is_shaped(summary):
        return FoundModel(name, summary, block.piece, program)
    for one in assumed:
        shape = one.shape(summary.dialect)
        again = _summarize(program.text, shape, name, given)
        if again is not None and _is_shaped(again):
            return FoundModel(name, again, block.piece, program, one)
    return FoundModel(name, summary, block.piece, program)


def _summarize(text: str, shape: str, name: str, given: Given) -> Summary | None:
    reading = read(Request(text, given=shape, let=given.let, chosen=name, quoting=False))
    if reading.network is None:
        return None
    summary = compute(reading.network)
    return summary if any(row.weights or not row.known for row in summary.layers) else None


def _is_shaped(summary: Summary) -> bool:
    """Tell whether shapes are known, and nothing is wrong with them."""
    return not summary.wrong and not summary.problems and all(row.output is not None for row in summary.rows)


def _is_same(model: FoundModel, other: FoundModel) -> bool:
    return model.summary.rows == other.summary.rows
