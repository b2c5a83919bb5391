"""Indentation that was lost: which lines of code belong into which block, where only one answer makes sense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.structs import Struct
from .excerpt import Excerpt, Part, split_lines

WIDTH = 4
MOST_LINES = 400
_OPENS = re.compile(r"(?:async\s+)?(class|def|if|elif|else|for|while|try|except|finally|with|match|case)\b")
_LEAVES = re.compile(r"(?:return|raise|break|continue)\b")
_FOLLOWS = {"elif": {"if", "elif"}, "else": {"if", "elif", "for", "while", "except"}, "except": {"try", "except"}}
_FOLLOWS["finally"] = {"try", "except", "else"}
_METHOD = re.compile(r"(?:async\s+)?def\s+\w+\s*\(\s*(?:self|cls)\b")
_SELF = re.compile(r"\bself\b")
_MARKS = re.compile(r"'''|\"\"\"|#[^\n]*|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|[(\[{]|[)\]}]|\n")
_IN_CLASS = re.compile(r"def\b|async\b|class\b|@|[\"'#]|\w+\s*(?::[^=]+)?=|pass\b")


class LogicalLine(Struct):
    """Hold a logical line: where its lines begin and end, and what it is in the structure of the program."""

    lines: tuple[tuple[int, int], ...]
    text: str

    @property
    def opens(self) -> str:
        """Give the keyword that begins a block below it, if any."""
        found = _OPENS.match(self.text)
        bare = re.sub(r"\s*#[^'\"]*\Z", "", self.text)
        return found[1] if found and bare.endswith(":") else ""

    @property
    def keyword(self) -> str:
        """Give the keyword it begins with, if it is one of a block."""
        found = _OPENS.match(self.text)
        return found[1] if found else ""


def indent(code: Excerpt) -> Excerpt | None:
    """Put back the indentation of code that has none, where one way to do so makes sense."""
    statements = list(_statements(code.text))
    if not any(statement.opens for statement in statements) or len(statements) > MOST_LINES:
        return None
    if any(code.text[s.lines[0][0]].isspace() for s in statements):
        return None
    found = _arrangements(statements)
    if len(found) != 1:
        return None
    return code.rewrite(_indented(code.text, statements, found[0]))


def _indented(text: str, statements: list[LogicalLine], depths: list[int]) -> Iterator[Part]:
    before = 0
    for statement, depth in zip(statements, depths, strict=True):
        for number, (start, end) in enumerate(statement.lines):
            if before:
                yield "\n", before, min(before + 1, start)
            space = " " * (WIDTH * (depth + bool(number)))
            yield space, start, start
            yield text[start:end], start, end
            before = end


def _statements(text: str) -> Iterator[LogicalLine]:
    """Give the logical lines: those that a bracket or a long string holds together are one."""
    begin, continued = 0, _continued(text)
    lines = split_lines(text)
    for number in range(1, len(lines) + 1):
        if number < len(lines) and number in continued:
            continue
        own = tuple(lines[begin:number])
        words = text[own[0][0] : own[-1][1]]
        if words.strip():
            yield LogicalLine(own, words.strip())
        begin = number


def _continued(text: str) -> set[int]:
    found: set[int] = set()
    depth, line, quote = 0, 0, ""
    for mark in _MARKS.finditer(text):
        part = mark[0]
        if part == "\n":
            line += 1
            if depth or quote or text[mark.start() - 1 : mark.start()] == "\\":
                found.add(line)
        elif part in {"'''", '"""'}:
            quote = "" if quote == part else quote or part
        elif not quote:
            depth = max(0, depth + (part in "([{") - (part in ")]}"))
    return found


State = tuple[str, ...]
"""The keywords of the blocks that are open, the outermost first."""


def _arrangements(statements: list[LogicalLine]) -> list[list[int]]:
    """Give at most two ways to indent statements: two are as good as many."""
    last_return = _last_in_functions(statements)
    found: list[list[int]] = []
    states: list[tuple[int, State, tuple[str, ...], list[int]]] = [(0, (), (), [])]
    tried = 0
    while states and len(found) < 2 and tried < 20_000:
        tried += 1
        index, open_blocks, closed, depths = states.pop()
        if index == len(statements):
            found.append(depths)
            continue
        statement = statements[index]
        for depth in _depths(statements, index, open_blocks):
            inside = open_blocks[:depth]
            left = open_blocks[depth] if depth < len(open_blocks) else (closed[depth] if depth < len(closed) else "")
            if _fits(statement, inside, left, index, last_return):
                opened = (*inside, statement.opens) if statement.opens else inside
                kept = (*closed[:depth], *([statement.keyword] if statement.opens else []))
                states.append((index + 1, opened, kept, [*depths, depth]))
    return found if tried < 20_000 else []


def _depths(statements: list[LogicalLine], index: int, open_blocks: State) -> range:
    if index and statements[index - 1].opens:
        return range(len(open_blocks), len(open_blocks) + 1)
    if index and _LEAVES.match(statements[index - 1].text):
        return range(len(open_blocks))
    return range(len(open_blocks) + 1)


def _last_in_functions(statements: list[LogicalLine]) -> frozenset[int]:
    """Give the statements that stand above a ``return`` with no other function between: they are in its function."""
    found: set[int] = set()
    for index, statement in enumerate(statements):
        if re.match(r"(?:return|yield)\b", statement.text):
            back = index
            while back >= 0 and statements[back].keyword not in {"def", "class"}:
                found.add(back)
                back -= 1
    return frozenset(found)


def _fits(statement: LogicalLine, inside: State, left: str, index: int, returning: frozenset[int]) -> bool:
    word = statement.keyword
    if word in _FOLLOWS and statement.opens:
        return left in _FOLLOWS[word]
    if _METHOD.match(statement.text):
        return bool(inside) and inside[-1] == "class"
    if word in {"def", "class"} or statement.text.startswith(("import ", "from ")):
        return not inside or ("def" in inside and index in returning)
    in_function = "def" in inside
    if index in returning and not in_function:
        return False
    if _SELF.search(statement.text) and not in_function:
        return False
    if inside and inside[-1] == "class":
        if left == "def":  # between methods stands nothing else
            return False
        return bool(_IN_CLASS.match(statement.text)) and not statement.text.startswith(("@", "#"))
    return True
