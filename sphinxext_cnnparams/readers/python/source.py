"""Source text as tutorials print it: cleaned, parsed, with its comments by line."""

from __future__ import annotations

import ast
import re
import textwrap
import warnings

from ...core.problem import Problem, Sentence, at_line, say
from . import limits
from .brackets import TEXTS, find_unclosed

REPLACED = "\ufffd"
"""What stands for a character that cannot be shown."""
_PROMPT = re.compile(r"^\s*(>>>|\.\.\.) ?")
_MAGIC = re.compile(r"^\s*(?:[%!?]|\$\s|(?:pip3?|conda)\s+install\s)")
_MARKS = re.compile(
    rf"""{TEXTS}
    |^[ \t]*(?:[%!]|\$[ \t]|(?:pip3?|conda)[ ]install[ ])[^\n]*  # a magic, a command
    |[()\[\]{{}}\n]""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
"""What decides where a line stands: strings, comments, magics, brackets, ends of lines."""
_SPACES = {"\u00a0": " ", "\u202f": " ", "\u2007": " "}
_STRANGE = {chr(code): REPLACED for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in "\t\n\r\f"}
_PLAIN = str.maketrans({**_SPACES, **_STRANGE})
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which nothing can write."""
_DETECTED = re.compile(r" \(detected at line \d+\)")
_ELSEWHERE = re.compile(r" on line (?P<line>\d+)$")
"""How Python says that a bracket was opened on another line."""
SHOWN = 120
"""How much of a line a message shows."""


def clean(text: str) -> str:
    """Take away what is no Python: prompts, magics, commands of a shell, odd spaces, control characters.

    Lines keep their numbers.
    """
    lines = _LONE.sub(REPLACED, text.removeprefix("\ufeff").translate(_PLAIN)).split("\n")
    odd = [i for i, line in enumerate(lines) if _PROMPT.match(line) or _MAGIC.match(line)]
    inner = find_continued("\n".join(lines)) if odd else frozenset()
    if any(lines[i].lstrip().startswith(">>>") and i not in inner for i in odd):
        lines = [_PROMPT.sub("", line) if _PROMPT.match(line) else "" for line in lines]
    lines = ["" if _MAGIC.match(line) and i not in inner else line for i, line in enumerate(lines)]
    return textwrap.dedent("\n".join(lines))


def find_continued(text: str) -> frozenset[int]:
    r"""Give the lines, counted from 0, that begin inside a bracket or a string, as far as that can be seen.

    >>> sorted(find_continued("a = (1\n % 2)\nb = 3"))
    [1]
    """
    found: set[int] = set()
    depth = line = 0
    for mark in _MARKS.finditer(text):
        part = mark[0]
        is_text = part[0] in "\"'#"
        if depth or is_text or text[mark.start() - 1 : mark.start()] == "\\":
            found.update(range(line + 1, line + 1 + part.count("\n")))
        line += part.count("\n")
        if not is_text and (depth or not _MAGIC.match(part)):
            depth = max(0, depth + sum(map(part.count, "([{")) - sum(map(part.count, ")]}")))
    return frozenset(found)


def parse(text: str, *, quoting: bool = True) -> ast.Module | Problem:
    """Parse cleaned text, or tell what Python cannot read and where."""
    if len(text) > limits.CHARACTERS:
        return Problem(say("this code is longer than {most:,} characters", most=limits.CHARACTERS), 1)
    if sum(map(text.count, "([{,;\n")) > limits.MARKS:
        return Problem(say("this code has more than {most:,} brackets, commas and lines", most=limits.MARKS), 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of the style of the code is not our business
            return ast.parse(text)
    except SyntaxError as error:
        return _find_bracket(error, text, quoting=quoting) or Problem(
            _write(error, quoting=quoting), error.lineno or 1, columns=_find_columns(error)
        )
    except ValueError as error:
        return Problem(say("Python cannot read this code: {error}", error=error), 1)
    except (RecursionError, MemoryError):
        return Problem("Python cannot read this code: it is nested too deeply", 1)


def _find_bracket(error: SyntaxError, text: str, *, quoting: bool) -> Problem | None:
    """Say where a bracket was forgotten, if Python names another line."""
    if "never closed" not in error.msg and "does not match opening" not in error.msg:
        return None
    line = find_unclosed(text)
    if line in (0, error.lineno):
        return None
    code = text.split("\n")[line - 1].partition("  #")[0].strip()
    told = _quote("a bracket was never closed", code if quoting else "")
    return Problem(told, line, columns=(len(code), len(code) + 1))


def _find_columns(error: SyntaxError) -> tuple[int, int]:
    """Give where a line cannot be read, from its first letter on; (0, 0) where Python does not know it.

    A comma that is missing between two lines belongs behind the first.
    """
    text = error.text or ""
    code = text.partition("  #")[0].strip()
    indent = len(text) - len(text.lstrip())
    first, last = (error.offset or 0) - 1 - indent, (error.end_offset or 0) - 1 - indent
    here = error.end_lineno == error.lineno
    if not here and "comma" in str(error.msg):
        return len(code), len(code) + 1
    if first <= 0 or isinstance(error, IndentationError):
        return 0, 0
    return first, max(first + 1, last if here else len(code))


def _write(error: SyntaxError, *, quoting: bool) -> Sentence:
    message = (error.msg or "invalid syntax").rstrip(".").partition(" - Consider")[0]
    message = _DETECTED.sub("", message)
    if message.startswith("Exceeds the limit"):
        message = "a number of so many digits is not read"
    opened = _ELSEWHERE.search(message)
    told = (
        say("{message}{at}", message=message[: opened.start()], at=at_line(int(opened["line"]))) if opened else message
    )
    return _quote(told, (error.text or "").strip() if quoting else "")


def _quote(message: Sentence, code: str) -> Sentence:
    """Say why a line cannot be read, with the line, if it may be quoted."""
    shown = f"{code[:SHOWN]} …" if len(code) > SHOWN else code
    pattern = "Python cannot read this line: {message}: {shown}" if shown else "Python cannot read this line: {message}"
    return say(pattern, message=message, shown=shown)
