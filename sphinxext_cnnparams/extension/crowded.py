"""Code without an empty line in front of it: reported, and read as it is meant.

reStructuredText takes code right below the name for more of the name, and code right below the options for an option.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from ..core.late_pattern import late_pattern
from ..core.problem import Problem, say
from .lines import directive_place
from .records import LocatedProblem

if TYPE_CHECKING:
    from .domain import CnnDomain

HANDED = "cnnparams_handed"
"""Where the environment keeps options whose lines have been emptied, by the lines of their directives."""
CROWDED = "leave a line empty in front of the code"
_BEGIN = late_pattern(r"[ \t]*\.\. cnn-summary::")
_OPTION = late_pattern(r"[ \t]+:(?P<name>[a-z]+(?:-[a-z]+)*):(?:[ \t]+(?P<value>.*))?")
Handed = dict[int, tuple[str, str]]


class Crowded(NamedTuple):
    """Hold the line, from 0, of the last option, below which code stands at once, and that option."""

    line: int
    option: tuple[str, str]


def find_crowded(lines: Sequence[str], number: int) -> Crowded | None:
    """Find options of a directive that have code right below them."""
    last = number
    while last + 1 < len(lines) and _OPTION.fullmatch(lines[last + 1]):
        last += 1
    if not _BEGIN.match(lines[number]) or last == number or last + 1 == len(lines):
        return None
    if not _is_below(lines[last + 1], lines[last]):
        return None
    option = cast("re.Match[str]", _OPTION.fullmatch(lines[last]))
    return Crowded(last, (option["name"], option["value"] or ""))


def _is_below(line: str, option: str) -> bool:
    """Tell whether a line goes on as deep as an option does: one that is deeper belongs to the option."""
    depth = len(line) - len(line.lstrip())
    return bool(line.strip()) and depth == len(option) - len(option.lstrip())


def take_apart(directive: SphinxDirective, model: str) -> None:
    """Take code off the name of a directive, and give it the option that was handed over."""
    _take_code(directive, model)
    handed = cast("Handed", directive.env.temp_data.get(HANDED, {}))
    if directive.lineno in handed:
        name, value = handed.pop(directive.lineno)
        convert = (directive.option_spec or {}).get(name)
        directive.options[name] = value if convert is None else convert(value)


def _take_code(directive: SphinxDirective, model: str) -> None:
    name, _, code = "\n".join(directive.arguments).partition("\n")
    source, line = directive_place(directive)
    note = cast("CnnDomain", directive.env.get_domain("cnn")).note_problem
    if code:
        lines = [(source, directive.lineno + i) for i in range(code.count("\n") + 1 + len(directive.content))]
        directive.content = StringList([*code.split("\n"), *directive.content], items=lines)
        note(LocatedProblem(Problem(CROWDED, line + 1), source, model))
    if " " in name.strip():
        joined = "-".join(name.split())
        wrong = say("{name} is no name of a model, it has a space in it: write {joined}", name=name, joined=joined)
        note(LocatedProblem(Problem(wrong, line), source, model))
    directive.arguments = [name] if name else []
