"""The code of a document as one program: its blocks in reading order, each line with the block it stands in."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..documents.document import Kind, Piece
from ..readers.python import clean

_LAYERS = re.compile(
    r"\b(?:nn|layers|keras|tf|torch|torchvision|applications|models?)\s*\.|\bSequential\b|\bModel\(|\.add\("
    r"|\b(?:\w*Conv\w*|Dense|Linear|LSTM|GRU|SimpleRNN|Embedding|Input|Flatten|MaxPool\w*)\("
)
"""What code that makes layers has in it."""
_MAKERS = re.compile(r"^[A-Z]|^(?:resnet|vgg|alexnet|densenet|squeezenet|mobilenet|googlenet|inception|create_model)")
"""How what makes a model may begin: a class, or a function of a library."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Hold a block of code that parses: the *piece* of the document, and the names that it binds to models."""

    piece: int
    text: str
    candidates: tuple[str, ...]
    layered: bool

    @property
    def length(self) -> int:
        """Count its lines."""
        return self.text.count("\n") + 1


@dataclass(frozen=True, slots=True)
class Program:
    """Hold blocks that are read as one."""

    blocks: tuple[CodeBlock, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """Give the code."""
        return "\n".join(block.text for block in self.blocks)

    def find_line(self, line: int) -> tuple[int, int]:
        """Give the piece that a line of the program stands in, and which of its lines it is."""
        place = max(0, bisect_right(self.starts, line) - 1)
        return self.blocks[place].piece, line - self.starts[place] + 1


def make_program(blocks: Sequence[CodeBlock]) -> Program:
    """Put blocks together."""
    starts, line = [], 1
    for block in blocks:
        starts.append(line)
        line += block.length
    return Program(tuple(blocks), tuple(starts))


def find_blocks(pieces: Sequence[Piece]) -> list[CodeBlock]:
    """Find the blocks of Python in a document; those that do not parse are fragments or output."""
    found: list[CodeBlock] = []
    defined: set[str] = set()
    for number, piece in enumerate(pieces):
        if piece.kind is not Kind.CODE or piece.language != "python":
            continue
        text = clean(piece.text)
        tree = _parse(text)
        if tree is None:
            continue
        defined.update(node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef))
        found.append(CodeBlock(number, text, tuple(_candidates(tree, defined)), bool(_LAYERS.search(text))))
    return found


def _parse(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _candidates(tree: ast.Module, defined: set[str]) -> Iterator[str]:
    """Give the names a block binds to what may be a model: variables first, then unused classes."""
    made = dict.fromkeys(
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and _makes_model(node.value, defined)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    yield from made
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    yield from (
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name not in used and not node.name.startswith("_")
    )


def _makes_model(value: ast.expr, defined: set[str]) -> bool:
    if not isinstance(value, ast.Call):
        return False
    callee = value.func
    if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Call):  # Net().to(device)
        return _makes_model(callee.value, defined)
    name = callee.attr if isinstance(callee, ast.Attribute) else callee.id if isinstance(callee, ast.Name) else ""
    return name in defined or bool(_MAKERS.match(name))
