"""Where the code of a model comes from: the directive, blocks of the page, a file; each line keeps its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..claims.languages import Language
from ..core.alike import suggest
from ..core.late_pattern import late_pattern
from ..core.problem import Problem, Sentence, say
from ..core.structs import Struct
from ..readers.python import clean, parse, scan_comments
from .lines import content_line, place_of

PYTHON = frozenset("python python3 py py3 ipython ipython3 pycon pycon3 default".split())
"""The languages of blocks that are taken as Python."""
CELL, AREA = "cell_input", "input_area"
"""The classes of what holds the code of a notebook's cell, whose language may not be known, and of the code itself:
the former is MyST-NB's, the latter nbsphinx's."""
_DEFINED = late_pattern(r"^(?:class|def)[ \t]+(\w+)", re.MULTILINE)
_WORD = late_pattern(r"\w+")
PREVIOUS, PAGE = "previous", "page"


class Snippet(Struct):
    """Hold some lines of code; *find* gives the file and the line at which one stands, counted from 0."""

    text: str
    count: int
    find: Callable[[int], tuple[str, int]]


class Code(Struct):
    """Hold all the code a model is read from."""

    snippets: tuple[Snippet, ...]

    @property
    def text(self) -> str:
        """Give the code as one program."""
        return "\n".join(snippet.text for snippet in self.snippets)

    def place(self, line: int) -> tuple[str, int] | None:
        """Give file and line of line *line*, counted from 1."""
        number = line - 1
        for snippet in self.snippets:
            if 0 <= number < snippet.count:
                return snippet.find(number)
            number -= snippet.count
        return None


def content(directive: SphinxDirective) -> Snippet:
    """Take the code that stands in the directive."""
    lines = list(directive.content)
    return Snippet(clean("\n".join(lines)), len(lines), partial(content_line, directive))


class Unread(Struct):
    """Hold a block that ``:from: page`` leaves out, since it is no Python: why, and what it would define."""

    snippet: Snippet
    why: Problem
    names: frozenset[str]


def find_unread(directive: SphinxDirective, code: Code) -> list[Unread]:
    """Find blocks that would define something which the code does not define otherwise."""
    known = frozenset(_DEFINED.findall(code.text))
    found = []
    for block in _above(directive):
        if _is_python(block) and not _parses(block):
            snippet = _snippet(block)
            names, why = frozenset(_DEFINED.findall(snippet.text)) - known, parse(snippet.text)
            if names and isinstance(why, Problem):
                found.append(Unread(snippet, why, names))
    return found


def find_cause(unread: Sequence[Unread], said: str) -> Unread | None:
    """Find the block that leaves undefined what a problem is about."""
    words = frozenset(_WORD.findall(said))
    return next((block for block in unread if block.names & words), None)


def blocks(directive: SphinxDirective, wanted: str) -> list[Snippet] | Problem:
    """Take the blocks of the page that ``:from:`` names."""
    above = list(_above(directive))
    words = wanted.replace(",", " ").split()
    found: list[Snippet] = []
    for word in words:
        if word == PAGE:
            found += [_snippet(block) for block in above if _is_python(block) and _parses(block)]
        elif word == PREVIOUS:
            last = next((block for block in reversed(above) if _is_python(block)), None)
            if last is None:
                return Problem("the option :from: says previous, but there is no Python block above", option="from")
            found.append(_snippet(last))
        else:
            named = [block for block in above if word in _names(block)]
            if not named:
                return Problem(
                    say(
                        "the option :from: names {word}, but no block above has this :name:{list_names}",
                        word=word,
                        list_names=_list_names(word, above),
                    ),
                    option="from",
                )
            found.append(_snippet(named[-1]))
    return found or Problem("the option :from: finds no Python block above", option="from")


def has_python_above(directive: SphinxDirective) -> bool:
    """Tell whether a block of Python stands above the directive."""
    return any(map(_is_python, _above(directive)))


def _list_names(word: str, above: Sequence[nodes.literal_block]) -> Sentence:
    """Say what may stand in :from: instead of a word."""
    names = [name for block in above for name in _names(block)]
    close = suggest(word, (PREVIOUS, PAGE, *names))
    if close:
        return close
    if names:
        return say("; there are {names}", names=", ".join(names))
    return say("; write previous for the block above, or page for all of them") if any(map(_is_python, above)) else ""


def _above(directive: SphinxDirective) -> Iterator[nodes.literal_block]:
    """Give the blocks above the directive, also those of a part that is not yet in its document."""
    document = directive.state.document
    seen: set[int] = set()
    top: nodes.Element | None = directive.state_machine.node
    while top is not None and top.parent is not None:
        top = top.parent
    for root in (document, top or document):
        for block in root.findall(nodes.literal_block):
            if id(block) not in seen:
                seen.add(id(block))
                yield block


def count_comments(text: str, language: Language) -> int:
    """Count the comments of code that state something: where it cannot be read, none of them is judged."""
    from ..claims.comments import count_stated  # imported late: most code can be read

    return count_stated(*scan_comments(clean(text)), language)


def _names(block: nodes.literal_block) -> list[str]:
    """Give the names of a block; with a caption, they stand on the container around it."""
    names = list(block["names"])
    if isinstance(block.parent, nodes.container):
        names += block.parent["names"]
    return [name for name in names if name]


def _is_python(block: nodes.literal_block) -> bool:
    if AREA in block["classes"] or (isinstance(block.parent, nodes.container) and CELL in block.parent["classes"]):
        return _language(block, "none") in (*PYTHON, "none")
    return _language(block, "default") in PYTHON


def _language(block: nodes.literal_block, usual: str) -> str:
    return str(block.get("language", usual)).lower()  # Sphinx-Gallery writes Python


def _parses(block: nodes.literal_block) -> bool:
    """Tell whether a block is Python: pages hold fragments and output too."""
    try:
        ast.parse(clean(block.astext()))
    except (SyntaxError, ValueError):
        return False
    return True


def _snippet(block: nodes.literal_block) -> Snippet:
    text = block.astext()
    source, line = place_of(block)
    return Snippet(clean(text), text.count("\n") + 1, lambda number: (source, line + number))


def file(directive: SphinxDirective, name: str) -> Snippet | Problem:
    """Take the code of a file, whose path is relative to the page."""
    if not directive.state.document.settings.file_insertion_enabled:
        return Problem("the option :file: is not allowed here: reading files is disabled", option="file")
    relative, path = directive.env.relfn2path(name)
    directive.env.note_dependency(relative)  # also of a file that is missing: it may come back
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return Problem(
            say("the option :file: names {name}, which cannot be read as a text", name=name),
            option="file",
        )
    return Snippet(clean(text), text.count("\n") + 1, lambda number: (path, number + 1))
