"""The comments of a source text: behind lines of code, and above them."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Collection, Iterator, Mapping

from ...core.structs import Struct

_PARTS = re.compile(r"""\"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\#+(?P<comment>.*)""")
"""Strings and comments of a line, where the lines around it cannot be read."""
_SHAPED = re.compile(
    r"\d\s*[x×*,@]\s*\d|\d\s+(?:input|output)\s|\bof\s+size\s+\d|\b(?:kernel|strides?|padding)\b\D{,9}\d", re.IGNORECASE
)
"""What looks as if a shape was stated, or how a window moves."""
BLOCK = 12
"""Lines of code below a comment that it may speak of together."""


class Above(Struct):
    """Hold a comment on a *line* of its own, and the lines of code *below* it as far as the next gap or comment."""

    line: int
    text: str
    below: tuple[int, ...]


class Comments(Struct):
    """Hold the comments *behind* code by their line, and those *above* some that may state a shape."""

    behind: Mapping[int, str]
    above: tuple[Above, ...] = ()

    @property
    def lines(self) -> Collection[int]:
        """Give the lines of code that comments may speak of."""
        return {*self.behind, *(line for comment in self.above for line in comment.below)}


class CodeComment(Struct):
    """Hold what a comment says, without ``#``, and where: an *alone* one has its line for itself."""

    line: int
    column: int
    text: str
    alone: bool


def list_comments(text: str) -> Iterator[CodeComment]:
    """Give the comments of code; raise ``TokenError`` or ``SyntaxError`` where it cannot be read."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            line, column = token.start
            yield CodeComment(line, column, token.string.lstrip("#").strip(), not token.line[:column].strip())


def find_comments(text: str) -> Comments:
    r"""Give the comments of code that can be read, without ``#``.

    >>> find_comments("x = 1  # one\n# sees 32x32x3\nself.conv = Conv(3)\n# a note\nx = 1\n")
    Comments(behind={1: 'one'}, above=(Above(line=2, text='sees 32x32x3', below=(3,)),))
    """
    behind: dict[int, str] = {}
    own: dict[int, tuple[int, str]] = {}
    if "#" not in text:
        return Comments(behind)
    try:
        for comment in list_comments(text):
            if comment.alone:
                own[comment.line] = comment.column, comment.text
            else:
                behind[comment.line] = comment.text
    except (tokenize.TokenError, SyntaxError):  # the parser has already said what is wrong
        return Comments(behind)
    return Comments(behind, tuple(_find_above(text.split("\n"), own)))


def _find_above(lines: list[str], own: Mapping[int, tuple[int, str]]) -> Iterator[Above]:
    """Give the comments with shapes in them that stand right above code, as deep as that."""
    for number, (depth, said) in own.items():
        if not _SHAPED.search(said):
            continue
        below: list[int] = []
        for line in range(number + 1, min(number + BLOCK, len(lines)) + 1):
            code = lines[line - 1]
            indent = len(code) - len(code.lstrip())
            if not below and line in own and own[line][0] == depth:
                continue  # the comment goes on
            if not code.strip() or line in own or indent < depth or (not below and not _takes_comment(code, depth)):
                break
            below.append(line)
        if below:
            yield Above(number, said, tuple(below))


def _takes_comment(line: str, depth: int) -> bool:
    """Tell whether a line is code at this depth that a comment above can speak of, and none behind it."""
    code = line.strip()
    return (
        len(line) - len(line.lstrip()) == depth
        and "#" not in code
        and not code.endswith("\\")
        and not ('"""' in code or "'''" in code)
    )


def scan_comments(text: str) -> tuple[list[str], list[str]]:
    r"""Give what looks like comments, behind code and above it: in code that cannot be read, lines are all there is.

    >>> scan_comments("x = (1, '#'  # one\n# two")
    (['one'], ['two'])
    """
    behind: list[str] = []
    above: list[str] = []
    for line in text.split("\n"):
        part = _find_comment(line)
        if part is not None:
            (behind if line[: part.start()].strip() else above).append(part["comment"].strip())
    return behind, above


def cut_comment(line: str) -> str:
    """Give the code of a line, without its comment and without spaces around it.

    >>> cut_comment("  x = '#'  # one"), cut_comment("# two")
    ("x = '#'", '')
    """
    part = _find_comment(line)
    return (line if part is None else line[: part.start()]).strip()


def _find_comment(line: str) -> re.Match[str] | None:
    return next((part for part in _PARTS.finditer(line) if part["comment"] is not None), None)
