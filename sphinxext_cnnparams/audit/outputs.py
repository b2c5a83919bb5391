"""What cells printed of networks, ``torch.Size([1, 10])``: compared with what their code would print now."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

from ..core.structs import Struct
from ..documents.document import Document, Kind, Piece
from ..readers.python import FACTS, Displayed, differ, spell
from ..readers.read import observe
from .claim import Claim
from .finding import FindingKind
from .given import Given
from .judging import TELLING, Conclusion, JudgedClaim
from .program import Program, find_blocks, make_program

_SIZE = r"\s*(?:\d+|None|N|\?)\s*"
_INSIDE = rf"{_SIZE}(?:,{_SIZE})*,?\s*"
_TOKEN = re.compile(
    rf"(?P<shape>(?P<named>(?:torch\.Size|TensorShape)\(\[{_INSIDE}\]\))|\({_INSIDE}\)|\[{_INSIDE}\])"
    r"|(?P<number>(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]))"
)
_LIKELY = re.compile(
    rf"(?:torch\.Size|TensorShape)\(|\({_SIZE}(?:,{_SIZE})+,?\)|param|weights|^\s*\d[\d,]{{2,}}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a printed text has in it if it may be about a network."""
_COUNT = re.compile(r"param|weight", re.IGNORECASE)
LABELLED = 3
"""How many letters make a printed line one that others are not mistaken for."""
SHOWN = 80
"""How much of an expression a message shows."""
RIGHT = "right"


class Token(Struct):
    """Hold a shape or a number of a printed line, and where in the line it stands."""

    start: int
    end: int
    value: tuple[int | None, ...] | int | None
    named: bool = False


class PrintedLine(Struct):
    """Hold a line: without its numbers, the words that say which print it is of; and its numbers."""

    words: str
    tokens: tuple[Token, ...]

    @property
    def labelled(self) -> bool:
        """Tell whether its words tell it from others."""
        return sum(letter.isalpha() for letter in self.words) >= LABELLED


class Expected(Struct):
    """Hold a line that code would print, and the expression that makes it."""

    line: PrintedLine
    node: ast.expr | None


class Stored(Struct):
    """Hold a line of a stored output, or of a comment, and where it begins in its piece."""

    line: PrintedLine
    piece: int
    start: int
    text: str


def judge_outputs(document: Document, given: Given) -> Iterator[JudgedClaim]:
    """Judge the shapes and counts in stored outputs, where it is known of each which expression has printed it."""
    outputs: dict[int, list[int]] = {}
    for number, piece in enumerate(document.pieces):
        if piece.kind is Kind.OUTPUT and piece.code is not None:
            outputs.setdefault(piece.code, []).append(number)
    texts = (document.pieces[number].text for numbers in outputs.values() for number in numbers)
    if document.format != "notebook" or not any(_LIKELY.search(text) for text in texts):
        return
    program = make_program(find_blocks(document.pieces))
    shown: dict[int, list[Displayed]] = {}
    for one in observe(program.text, given.let):
        shown.setdefault(program.find_line(one.top)[0], []).append(one)
    nodes = find_nodes(program)
    for block, start in zip(program.blocks, program.starts, strict=True):
        if block.piece in outputs and block.piece in shown:
            cell = _Cell(ast.parse(block.text), start)
            stored = list(_read_stored(document.pieces, outputs[block.piece]))
            yield from _compare(cell.expect(shown[block.piece], nodes), stored)


class _Cell(Struct):
    """Hold the statements of a cell, and the line of the program at which it begins."""

    tree: ast.Module
    start: int

    def expect(self, shown: Sequence[Displayed], nodes: Mapping[int, ast.expr | None]) -> list[Expected | None]:
        """Give the lines it would print, None for those nobody knows; nothing where a print has not been met."""
        last = self.tree.body[-1] if self.tree.body else None
        ends = last.lineno + self.start - 1 if isinstance(last, ast.Expr) else 0
        met = [one for one in shown if one.printed or one.line == ends]
        if not {line + self.start - 1 for line in _find_prints(self.tree.body)} <= {one.line for one in met}:
            return []
        found: list[Expected | None] = []
        for one in met:
            lines = [None] if one.text is None else one.text.split("\n")
            found += [None if line is None else Expected(read_line(line), nodes.get(one.line)) for line in lines]
        return found


def find_nodes(program: Program) -> dict[int, ast.expr | None]:
    """Give the prints and the expressions of a program by their lines; None where there are several in one line."""
    found: dict[int, ast.expr | None] = {}
    for block, start in zip(program.blocks, program.starts, strict=True):
        for node in ast.walk(ast.parse(block.text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                line = node.lineno + start - 1
                found[line] = None if line in found else node
        for statement in ast.parse(block.text).body:
            if isinstance(statement, ast.Expr):
                found.setdefault(statement.lineno + start - 1, statement.value)
    return found


def _find_prints(body: Sequence[ast.stmt]) -> Iterator[int]:
    """Give the lines of prints that run when the statements do: not those in functions."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno
        waiting += ast.iter_child_nodes(node)


def _read_stored(pieces: Sequence[Piece], numbers: Sequence[int]) -> Iterator[Stored]:
    for number in numbers:
        start = 0
        for text in pieces[number].text.split("\n"):
            if text.strip():
                yield Stored(read_line(text), number, start, text)
            start += len(text) + 1


def read_line(text: str) -> PrintedLine:
    """Read a line that was printed.

    >>> line = read_line("Conv2d output: torch.Size([1, 6]), 1,024 weights")
    >>> line.words, [token.value for token in line.tokens]
    ('Conv2d output: ▢, # weights', [(1, 6), 1024])
    """
    tokens = []
    words, at = "", 0
    for match in _TOKEN.finditer(text):
        words += text[at : match.start()] + ("▢" if match["shape"] else "#")
        at = match.end()
        tokens.append(Token(match.start(), match.end(), _read_token(match), bool(match["named"])))
    return PrintedLine(" ".join((words + text[at:]).split()), tuple(tokens))


def _read_token(match: re.Match[str]) -> tuple[int | None, ...] | int | None:
    if match["number"]:
        return None if "." in match["number"] else int(match["number"].replace(",", ""))
    sizes = re.findall(r"\d+|None|N|\?", match["shape"].removeprefix("TensorShape").removeprefix("torch.Size"))
    return tuple(int(size) if size.isdigit() else None for size in sizes)


def _compare(expected: Sequence[Expected | None], stored: Sequence[Stored]) -> Iterator[JudgedClaim]:
    """Compare the lines of a cell, where those of the same words are as many as the code prints."""
    known = [one for one in expected if one is not None]
    for words in dict.fromkeys(one.line.words for one in known):
        of_code = [one for one in known if one.line.words == words]
        of_cell = [one for one in stored if one.line.words == words]
        sure = of_code[0].line.labelled or len(known) == len(expected)
        if len(of_code) == len(of_cell) and sure:
            for one, other in zip(of_code, of_cell, strict=True):
                yield from compare_line(one, other, FindingKind.STALE, "the stored output says")


def compare_line(expected: Expected, stored: Stored, wrong_kind: FindingKind, says: str) -> Iterator[JudgedClaim]:
    """Compare each shape and count of a line with what the code prints; *says* tells who is wrong, if it is."""
    for one, other in zip(expected.line.tokens, stored.line.tokens, strict=True):
        wrong = compare_token(one, other)
        if wrong is None or not _is_fact(expected, other, stored.text):
            continue
        start, end = stored.start + other.start, stored.start + other.end
        line = (stored.start, stored.start + len(stored.text))
        text = stored.text[other.start : other.end]
        claim = Claim(stored.piece, start, end, text, (), None, line, sure=True)
        true = write_token(one)
        what = "the code" if expected.node is None else spell(find_printed(expected.node))[:SHOWN]
        message = f"{what} gives {true}, {says} {text}" if wrong else RIGHT
        yield claim, Conclusion(wrong_kind if wrong else FindingKind.CONFIRMED, true=true, message=message)


def compare_token(expected: Token, stored: Token) -> bool | None:
    """Tell whether something else is printed; None where that is not known. The number of images may be another."""
    one, other = expected.value, stored.value
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) != len(other) and None in one[1:]:
        return None
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other) > 1:
        rest = differ(one[1:], other[1:])
        return None if rest is False and one[0] != other[0] and None not in (one[0], other[0]) else rest
    return differ(one, other)


def _is_fact(expected: Expected, stored: Token, text: str) -> bool:
    """Tell whether what was printed is a shape, or a count of parameters."""
    named = isinstance(expected.node, ast.expr) and any(
        isinstance(part, ast.Attribute) and part.attr in FACTS for part in ast.walk(expected.node)
    )
    if isinstance(stored.value, tuple):
        return named and (len(stored.value) > 1 or stored.named)
    large = isinstance(stored.value, int) and len(str(stored.value)) >= TELLING
    return large and (named or bool(_COUNT.search(text)))


def find_printed(node: ast.expr) -> ast.expr:
    """Give the only expression that a print shows, or the whole print."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "print":
        return node
    parts = [part for arg in node.args for part in (arg.values if isinstance(arg, ast.JoinedStr) else [arg])]
    shown = [part.value if isinstance(part, ast.FormattedValue) else part for part in parts]
    told = [part for part in shown if not isinstance(part, ast.Constant)]
    return told[0] if len(told) == 1 else node


def write_token(token: Token) -> str:
    """Write a shape or a number."""
    if isinstance(token.value, tuple):
        return f"({', '.join(map(str, token.value))}{',' if len(token.value) == 1 else ''})"
    return f"{token.value:,}"
