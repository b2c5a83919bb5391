"""Line breaks that were lost: where a statement must end because what follows cannot belong to it."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from itertools import pairwise

from .excerpt import Excerpt, Part

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<comment>#[^\n]*)|(?P<text>[rbfuRBFU]{0,2}(?:'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"))"
    r"|(?P<word>[^\W\d]\w*)|(?P<number>\d[\w.]*)|(?P<mark>.)",
    re.DOTALL,
)
_STARTS = frozenset("from import def class for while with return print assert raise try".split())
_GOES_ON = frozenset("if else for in and or is not as import from async await lambda".split())
_CLOSED = frozenset({"from", "import", "return"})
"""In statements that begin so, no ``=`` can follow."""
_OPENERS = frozenset("def class for while with if elif else try except finally".split())


def break_lines(code: Excerpt) -> Excerpt | None:
    """Break the lines of code that was run together, or give None where that is not needed or not clear."""
    text = code.text
    tokens = list(_TOKEN.finditer(text))
    words = Counter(found[0] for found in tokens if found.lastgroup == "word")
    cuts: set[int] = set()
    depth, before, first = 0, "", ""
    for number, found in enumerate(tokens):
        kind, part = found.lastgroup, found[0]
        if kind == "space":
            if "\n" in part and not depth:
                before = first = ""
            continue
        if kind == "mark":
            depth = max(0, depth + (part in "([{") - (part in ")]}"))
        if not depth and before and _begins(kind, part, before, first):
            cuts.add(found.start())
            first = ""
        if kind == "word" and not depth:
            inner = _seam(part, words, first, _next(tokens, number))
            if inner:
                cuts.add(found.start() + inner)
                first, part = part[inner:], part[inner:]
        first = "import" if first == "from" and part == "import" else first or part
        before = part if kind != "text" else '"'
    if not cuts or not all(map(_does, _statements(text, cuts))):
        return None
    return code.rewrite(_broken(text, cuts))


def _statements(text: str, cuts: set[int]) -> list[str]:
    """Give what the new lines would be."""
    bounds = [0, *sorted(cuts), len(text)]
    return [text[start:end].strip() for start, end in pairwise(bounds)]


def _does(statement: str) -> bool:
    """Tell whether a line is one that people write: a name alone is a part of something else."""
    return bool(re.search(r"[(=:\n]", statement)) or statement.split(" ", maxsplit=1)[0] in keyword.kwlist


def _begins(kind: str | None, part: str, before: str, first: str) -> bool:
    """Tell whether a token outside brackets must begin a statement, behind *before* in one that begins with *first*."""
    if kind == "comment":
        return False
    if before == ":":
        return first in _OPENERS and kind in {"word", "text"}
    ended = (
        before in {")", "]", "}", '"'}
        or (before[:1].isalnum() and before not in keyword.kwlist)
        or before in {"None", "True", "False"}
    )
    goes_on = part in _GOES_ON and not (first == "import" and part in {"from", "import"})
    return ended and kind == "word" and not goes_on and (part not in keyword.kwlist or part in _STARTS)


def _next(tokens: list[re.Match[str]], number: int) -> str:
    return next((found[0] for found in tokens[number + 1 :] if found.lastgroup != "space"), "")


def _seam(word: str, words: Counter[str], first: str, after: str) -> int:
    """Give where a word is two that were run together: both stand elsewhere, or the second begins a statement."""
    if words[word] > 1 and not (first in _CLOSED and after == "="):
        return 0
    found = []
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        known = words[left] and left not in keyword.kwlist
        starts = right in _STARTS or (words[right] and after in {"=", ".", "("} and first in _CLOSED)
        if known and starts:
            found.append(at)
    return found[0] if len(found) == 1 else 0


def _broken(text: str, cuts: set[int]) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for cut in sorted(cuts):
        end = len(text[:cut].rstrip(" ;")) if cut else cut
        parts += [(text[at : max(at, end)], at, max(at, end)), ("\n", end, end)]
        at = cut
    return [*parts, (text[at:], at, len(text))]
