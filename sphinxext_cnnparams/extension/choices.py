"""Options: a wrong one fails the build at its own line, in reST and in MyST alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..core.alike import suggest
from ..core.problem import Problem, say
from .lines import option_line
from .other_words import find_meant
from .records import LocatedProblem

if TYPE_CHECKING:
    from .domain import CnnDomain


class Options(dict[str, Callable[[str], Any]]):
    """Hold the options of a directive; one it does not have is taken all the same, and reported as others are.

    Parsers would leave it out, with a warning of their own.
    """

    def __missing__(self, name: str) -> Callable[[str], Any]:
        hint = suggest(name, self, form=":{}:") or say("; there are {names}", names=", ".join(self))
        wrong = Problem(say("there is no option :{name}:{hint}", name=name, hint=hint))
        return lambda argument: wrong


def one_of(words: Iterable[str]) -> Callable[[str], str | Problem]:
    """Make a converter that takes one of some words."""
    return lambda argument: _check(argument.strip(), tuple(words))


def several_of(words: Iterable[str], usual: str = "") -> Callable[[str | None], tuple[str, ...] | Problem]:
    """Make a converter that takes some of some words, separated by spaces or commas; without any, the *usual* one."""
    known = tuple(words)

    def convert(argument: str | None) -> tuple[str, ...] | Problem:
        names = (argument or usual).replace(",", " ").split()
        wrong = next((found for name in names if isinstance(found := _check(name, known), Problem)), None)
        return wrong or tuple(names)

    return convert


def depth(argument: str) -> str | Problem:
    """Read how far blocks are unfolded."""
    from ..core.folding import ALL  # imported late: few tables have this option

    word = argument.strip()
    small = word.isascii() and word.isdigit() and len(word) < 3
    return word if small or word == ALL else Problem(say("{word}; it is a small number, or all", word=word))


def align(argument: str) -> str:
    """Read where a table or a picture stands."""
    return directives.choice(argument, ("left", "center", "right"))


PLACED: Mapping[str, Callable[[str], Any]] = {
    "caption": directives.unchanged_required,
    "name": directives.unchanged,
    "class": directives.class_option,
    "align": align,
    "width": directives.length_or_percentage_or_unitless,
}
"""The options of what stands on a page as tables and figures do."""


def _check(name: str, words: tuple[str, ...]) -> str | Problem:
    if name in words:
        return name
    close = suggest(find_meant(name, words), words)
    return Problem(say("{name}{close}", name=name, close=close or say("; there are {names}", names=", ".join(words))))


def take_out_wrong(directive: SphinxDirective, model: str = "") -> bool:
    """Take wrong options out of a directive, and keep them as problems; tell whether one has a name that is not known.

    Raised by a converter, MyST would only warn of them.
    """
    known = cast("Options", directive.option_spec)
    unknown = False
    for option, value in list(directive.options.items()):
        if isinstance(value, Problem):
            del directive.options[option]
            source, line = option_line(directive, option)
            is_known = option in known
            unknown |= not is_known
            text = say("the option :{option}: cannot be {value}", option=option, value=value.text)
            located = LocatedProblem(Problem(text if is_known else value.text, line), source, model)
            cast("CnnDomain", directive.env.get_domain("cnn")).note_problem(located)
    return unknown
