"""Source text as tutorials print it: cleaned, parsed, with its comments by line."""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize

from ...core.problem import Problem, say

_PROMPT = re.compile(r"^\s*(>>>|\.\.\.) ?")
_MAGIC = re.compile(r"^\s*[%!?]")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\ufeff": " "})


def clean(text: str) -> str:
    """Take away what is no Python: prompts, IPython's magics, spaces that only look like spaces.

    Lines keep their numbers.
    """
    lines = text.translate(_SPACES).split("\n")
    if any(_PROMPT.match(line) and line.lstrip().startswith(">>>") for line in lines):
        lines = [_PROMPT.sub("", line) if _PROMPT.match(line) else "" for line in lines]
    lines = ["" if _MAGIC.match(line) else line for line in lines]
    return textwrap.dedent("\n".join(lines))


def parse(text: str, *, quoting: bool = True) -> ast.Module | Problem:
    """Parse cleaned text, or tell what Python cannot read and where."""
    try:
        return ast.parse(text)
    except SyntaxError as error:
        return Problem(_write(error, quoting=quoting), error.lineno or 1)
    except (ValueError, RecursionError, MemoryError) as error:
        return Problem(say("Python cannot read this code: {error}", error=error), 1)


def _write(error: SyntaxError, *, quoting: bool) -> str:
    message = (error.msg or "invalid syntax").rstrip(".")
    shown = (error.text or "").strip() if quoting else ""
    return f"Python cannot read this line: {message}" + (f": {shown}" if shown else "")


def find_comments(text: str) -> dict[int, str]:
    """Give the trailing comments by their line, without ``#``; comments on lines of their own are left out."""
    found: dict[int, str] = {}
    if "#" not in text:
        return found
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and token.line[: token.start[1]].strip():
                found[token.start[0]] = token.string.lstrip("#").strip()
    except (tokenize.TokenError, SyntaxError):  # the parser has already said what is wrong
        return found
    return found
