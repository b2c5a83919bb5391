"""The code of a document as one program: its blocks in reading order, each line with the block it stands in."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..core.structs import Struct
from ..documents.document import Kind, Piece
from ..readers.python import clean, name_last

_LAYERS = re.compile(
    r"\b(?:\w*Conv\w*|Dense|Linear|Lazy\w+|\w*LSTM\w*|\w*GRU\w*|\w*RNN\w*|\w*Embedding\w*|Sequential|Model|Flatten|\w*Pool\w*"
    r"|\w*Transformer\w*|MultiHead\w*|\w*Norm\w*|conv2d|dense)\(|\bclass\s+\w+\([\w.]*(?:Module|Model|Layer)\)"
    r"|\b(?:models|applications)\.\w+\("
)
_MAKERS = re.compile(r"^[A-Z]|^(?:resnet|vgg|alexnet|densenet|squeezenet|mobilenet|googlenet|inception|create_model)")
"""How what makes a model may begin: a class, or a function of a library."""
_OTHERS = frozenset(
    "optimizers losses metrics callbacks datasets utils initializers optim transforms schedules data".split()
)
"""Parts of the libraries that make no models."""


class Candidate(Struct):
    """Hold a name that may be bound to a model; where it is bound again later, *last* is the last line that counts.

    *call* is the expression that makes the model, where more than the name may be needed.
    """

    name: str
    last: int = 0
    call: str = ""


class CodeBlock(Struct):
    """Hold a block of code that parses: the *piece* of the document, and the names that it binds to models."""

    piece: int
    text: str
    candidates: tuple[Candidate, ...]
    used: frozenset[str]
    layered: bool

    @property
    def length(self) -> int:
        """Count its lines."""
        return self.text.count("\n") + 1


class Program(Struct):
    """Hold blocks that are read as one."""

    blocks: tuple[CodeBlock, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """Give the code."""
        return "\n".join(block.text for block in self.blocks)

    def until(self, last: int) -> str:
        """Give the code up to a line of its last block; all of it where there is none."""
        lines = self.text.split("\n")
        return "\n".join(lines[: self.starts[-1] + last - 1]) if last else "\n".join(lines)

    def binds_once(self, name: str, block: CodeBlock) -> bool:
        """Tell whether no block behind one binds a name again."""
        behind = self.blocks[self.blocks.index(block) + 1 :]
        return not any(name == candidate.name for other in behind for candidate in other.candidates)

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
    making: set[str] = set()
    for number, piece in enumerate(pieces):
        if piece.kind is not Kind.CODE or piece.language != "python":
            continue
        text = clean(piece.text)
        tree = _parse(text)
        if tree is None:
            continue
        own = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
        defined |= own
        layered = bool(_LAYERS.search(text))
        making |= own if layered else set()
        made = any(name_last(value.func) in making for value in _list_bound(tree))
        used = frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
        found.append(CodeBlock(number, text, tuple(_candidates(tree, defined)), used, layered or made))
    return found


def _list_bound(tree: ast.Module) -> Iterator[ast.Call]:
    """Give the calls whose results a module binds."""
    assigned = (node.value for node in _list_statements(tree.body) if isinstance(node, ast.Assign))
    yield from (value for value in assigned if isinstance(value, ast.Call))


def _parse(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _candidates(tree: ast.Module, defined: set[str]) -> Iterator[Candidate]:
    """Give the names a block binds to what may be a model: variables first, then unused classes.

    What a loop binds is looked for by the call that makes it, too: how often the loop runs need not be known.
    """
    outermost = set(map(id, tree.body))
    bound = [
        (target.id, node.lineno, "" if id(node) in outermost else ast.unparse(node.value))
        for node in _list_statements(tree.body)
        if isinstance(node, ast.Assign) and _makes_model(node.value, defined)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    for number, (name, _, call) in enumerate(bound):
        again = [line for other, line, _ in bound[number + 1 :] if other == name]
        yield Candidate(name, again[0] - 1 if again else 0, call)
    used = {name for node in tree.body for name in _names_in(node)}
    yield from (
        Candidate(node.name, call=_call_of(node))
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name not in used and not node.name.startswith("_")
    )


def _list_statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Give the statements that a module runs, those in its loops and branches as well."""
    for node in body:
        yield node
        if isinstance(node, ast.For | ast.While | ast.If | ast.With | ast.Try):
            yield from _list_statements([*node.body, *getattr(node, "orelse", ())])


def _names_in(node: ast.stmt) -> Iterator[str]:
    """Give the names a statement uses; of a class, not its own: ``super(Net, self)``."""
    own = node.name if isinstance(node, ast.ClassDef) else ""
    yield from (one.id for one in ast.walk(node) if isinstance(one, ast.Name) and one.id != own)


def _call_of(node: ast.ClassDef | ast.FunctionDef) -> str:
    """Write the call of a class or a function that has arguments which nobody gives: what they are is not known."""
    made = node.body if isinstance(node, ast.ClassDef) else [node]
    start = next(
        (one for one in made if isinstance(one, ast.FunctionDef) and one.name in ("__init__", node.name)), None
    )
    if start is None:
        return ""
    own = start.args.args[1:] if isinstance(node, ast.ClassDef) else start.args.args
    needed = [one.arg for one in own[: len(own) - len(start.args.defaults)]] if own else []
    return f"{node.name}({', '.join(needed)})" if needed else ""


def _makes_model(value: ast.expr, defined: set[str]) -> bool:
    if not isinstance(value, ast.Call):
        return False
    callee = value.func
    if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Call):  # Net().to(device)
        return _makes_model(callee.value, defined)
    if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Attribute) and callee.value.attr in _OTHERS:
        return False
    name = name_last(callee)
    return name in defined or bool(_MAKERS.match(name))
