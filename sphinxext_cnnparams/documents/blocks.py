"""What a block of code is: a program, what a program printed, or a calculation."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator

from ..readers.python import clean
from .excerpt import Excerpt, split_lines
from .repair import parses

PYTHON = frozenset("python python2 python3 py py3 ipython ipython2 ipython3 pycon pycon3 python-console".split())
PRINTED = frozenset("output text txt none plaintext plain console stdout out result results".split())
TYPESET = frozenset("math latex tex amsmath".split())
"""The languages that blocks of the three sorts say they are in."""

_LANGUAGE = re.compile(r"\s*\{?[.=]?\s*(?:language-|lang-)?([\w+#-]+)")
_PROMPT = re.compile(r"[ \t]*(?:>>>|\.\.\.)(?: |$)|[ \t]*In ?\[[ \d*]*\]:[ \t]?|[ \t]*\.{3,}:[ \t]?")
_FIRST_PROMPT = re.compile(r"[ \t]*(?:>>>(?: |$)|In ?\[[ \d*]*\]:)", re.MULTILINE)
_OUT = re.compile(r"[ \t]*Out ?\[[ \d]*\]:[ \t]?")
_EQUATION = re.compile(r".{1,80}=.{1,120}\Z")
_OPERATOR = re.compile(r"[\d\w)\]]\s*(?:[*/+×·^]|-|x(?=\s*\d))\s*[(\d\w]")


def language_of(info: str) -> str:
    """Give the language of a block from what stands behind its fence.

    >>> language_of("{python} fit"), language_of("Python"), language_of("{.r}"), language_of("")
    ('python', 'python', 'r', '')
    """
    found = _LANGUAGE.match(info)
    word = found[1].lower() if found else ""
    return "python" if word in PYTHON else "" if word == "default" else word


def is_program(text: str) -> bool:
    """Tell whether a block that says no language is Python, and does something."""
    if not parses(text):
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        body = ast.parse(clean(text)).body
    return any(_does(statement) for statement in body)


def _does(statement: ast.stmt) -> bool:
    """Tell whether a statement does something: ``(None, 28, 28)`` and ``torch.Size([1, 10])`` are printed."""
    if isinstance(statement, ast.AnnAssign):
        return statement.value is not None
    if not isinstance(statement, ast.Expr):
        return True
    value = statement.value
    calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)]
    return any(ast.unparse(call.func) not in {"torch.Size", "TensorShape", "tensor", "array"} for call in calls)


def is_calculation(text: str) -> bool:
    """Tell whether a block consists of equations."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(_EQUATION.match(line) for line in lines) and any(map(_OPERATOR.search, lines))


def has_prompts(text: str) -> bool:
    """Tell whether a block is what an interpreter showed."""
    return bool(_FIRST_PROMPT.search(text))


def part_session(block: Excerpt) -> Iterator[tuple[bool, Excerpt]]:
    """Part what an interpreter showed into what was typed (True) and what was printed (False)."""
    group: list[tuple[int, int]] = []
    typed = True
    for start, end in split_lines(block.text):
        prompt = _PROMPT.match(block.text, start, end)
        if group and bool(prompt) != typed:
            yield typed, block.cut_lines(group)
            group = []
        typed = bool(prompt)
        skipped = prompt or _OUT.match(block.text, start, end)
        group.append((skipped.end() if skipped else start, end))
    if group:
        yield typed, block.cut_lines(group)


def dedent(block: Excerpt) -> Excerpt:
    """Take away the indentation all lines have, and empty lines around them."""
    lines = split_lines(block.text)
    while lines and not block.text[slice(*lines[0])].strip():
        lines.pop(0)
    while lines and not block.text[slice(*lines[-1])].strip():
        lines.pop()
    used = [block.text[start:end] for start, end in lines if block.text[start:end].strip()]
    depth = min((len(line) - len(line.lstrip(" \t")) for line in used), default=0)
    return block.cut_lines((min(start + depth, end), end) for start, end in lines)


SORTS: dict[str, Callable[[str], bool]] = {"python": is_program, "math": is_calculation}
"""How a block that says no language is told: by the first that is true."""
