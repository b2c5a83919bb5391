"""Code that was damaged on its way into a page, and the one way in which it can be put right."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..core.problem import Sentence, say
from ..core.structs import Struct
from ..readers.python import clean
from .excerpt import Excerpt, Part, split_lines
from .indentation import indent
from .line_breaks import break_lines

LONGEST = 200_000
"""Blocks of more characters are left as they are."""
_CHARACTERS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
    "\u00d7": "*",
    **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", ""),
}
_ODD = re.compile("[" + "".join(_CHARACTERS) + "]|&(?:gt|lt|amp|quot|#39|nbsp);")
_ENTITIES = {"&gt;": ">", "&lt;": "<", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}
_PRINT = re.compile(r"^[ \t]*print(?P<space>[ \t]+)(?P<what>(?![(=])\S.*?)(?=[ \t]*,?[ \t]*$)", re.MULTILINE)
_NUMBERED = re.compile(r"[ \t]*(\d{1,4})(?:[.:|]?[ \t]|$)")


class Repaired(Struct):
    """Hold code that parses, and what was done to it; *done* is empty where nothing had to be."""

    code: Excerpt
    done: tuple[Sentence, ...] = ()


def parses(text: str) -> bool:
    """Tell whether Python can read a text, prompts and magics aside."""
    if len(text) > LONGEST:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(clean(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def repair(code: Excerpt) -> Repaired | None:
    """Put damaged code right, where one way to do so parses; None where none or several do."""
    if parses(code.text):
        return Repaired(code)
    if len(code.text) > LONGEST:
        return None
    done: tuple[Sentence, ...] = ()
    for step in STEPS:
        made = step(code)
        if made is None or made.text == code.text:
            continue
        code, done = made, (*done, DONE[step])
        if parses(code.text):
            return Repaired(code, done)
    return None


def _characters(code: Excerpt) -> Excerpt:
    return code.rewrite(_plain(code.text))


def _plain(text: str) -> Iterator[Part]:
    at = 0
    for found in _ODD.finditer(text):
        yield text[at : found.start()], at, found.start()
        yield _CHARACTERS.get(found[0], _ENTITIES.get(found[0], "")), found.start(), found.end()
        at = found.end()
    yield text[at:], at, len(text)


def _numbers(code: Excerpt) -> Excerpt | None:
    """Take away the numbers of lines."""
    lines = split_lines(code.text)
    heads = [_NUMBERED.match(code.text, start, end) for start, end in lines]
    numbers = [int(head[1]) for head in heads if head]
    if len(numbers) < 2 or any(b != a + 1 for a, b in pairwise(numbers)):
        return None
    return code.cut_lines((head.end() if head else start, end) for head, (start, end) in zip(heads, lines, strict=True))


def _print(code: Excerpt) -> Excerpt:
    """Write what Python 2 printed as Python 3 does."""
    return code.rewrite(_printed(code.text))


def _printed(text: str) -> Iterator[Part]:
    at = 0
    for found in _PRINT.finditer(text):
        start, end = found.span("what")
        yield text[at : found.start("space")], at, found.start("space")
        yield "(", found.start("space"), start
        yield text[start:end], start, end
        yield ")", end, end
        at = end
    yield text[at:], at, len(text)


def _dedent(code: Excerpt) -> Excerpt:
    """Take away indentation that only some lines have in front: what stands deeper than any line above allows."""
    lines = [(start, end) for start, end in split_lines(code.text) if code.text[start:end].strip()]
    if not lines:
        return code
    first = len(code.text[slice(*lines[0])]) - len(code.text[slice(*lines[0])].lstrip())
    depths = {len(code.text[a:b]) - len(code.text[a:b].lstrip()) for a, b in lines[1:]}
    if first or not depths or 0 in depths:
        return code
    cut = min(depths)
    return code.cut_lines([lines[0], *((a + cut, b) for a, b in lines[1:])])


STEPS: tuple[Callable[[Excerpt], Excerpt | None], ...] = (
    _characters,
    _numbers,
    _print,
    _dedent,
    break_lines,
    indent,
)
DONE: dict[Callable[[Excerpt], Excerpt | None], Sentence] = {
    _characters: say("quotes, dashes and spaces that are no Python are read as those that were meant"),
    _numbers: say("the numbers in front of the lines of this code are passed over"),
    _print: say("print is read as Python 2 had it"),
    _dedent: say("the lost indentation of the first line of this code is put back"),
    break_lines: say("the lost line breaks of this code are put back"),
    indent: say("the lost indentation of this code is put back"),
}
