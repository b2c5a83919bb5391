"""Options that are words out of a list: a wrong one fails the build, in reST and in MyST alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from sphinx.util.docutils import SphinxDirective

from ..core.problem import Problem, say
from .records import LocatedProblem

if TYPE_CHECKING:
    from .domain import CnnDomain


def one_of(words: Iterable[str]) -> Callable[[str], str | Problem]:
    """Make a converter that takes one of some words."""
    return lambda argument: _check(argument.strip(), tuple(words))


def several_of(words: Iterable[str]) -> Callable[[str], tuple[str, ...] | Problem]:
    """Make a converter that takes some of some words, separated by spaces or commas."""
    known = tuple(words)

    def convert(argument: str) -> tuple[str, ...] | Problem:
        names = argument.replace(",", " ").split()
        wrong = next((found for name in names if isinstance(found := _check(name, known), Problem)), None)
        return wrong or tuple(names)

    return convert


def _check(name: str, words: tuple[str, ...]) -> str | Problem:
    if name in words:
        return name
    from ..readers.tracing.arguments import suggestion  # imported late: only a wrong option needs the readers

    close = suggestion(name, words)
    return Problem(say("{name}{close}", name=name, close=close or "; there are " + ", ".join(words)))


def take_out_wrong(directive: SphinxDirective) -> None:
    """Take wrong options out of a directive, and keep them as problems.

    Raised by a converter, MyST would only warn of them.
    """
    for option, value in list(directive.options.items()):
        if isinstance(value, Problem):
            del directive.options[option]
            source, line = directive.get_source_info()
            sentence = f"the option :{option}: cannot be {value.message}"
            located = LocatedProblem(Problem(sentence, line), source)
            cast("CnnDomain", directive.env.get_domain("cnn")).note_problem(located)
