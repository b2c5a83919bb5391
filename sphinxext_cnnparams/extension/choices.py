"""Options: a wrong one fails the build at its own line, in reST and in MyST alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..core.alike import suggest
from ..core.late_pattern import late_pattern
from ..core.problem import Problem, Sentence, as_text, say
from .lines import directive_place, option_line
from .other_words import find_meant
from .records import LocatedProblem

if TYPE_CHECKING:
    from .domain import CnnDomain


_BELOW = late_pattern(r"^[ \t]*:[a-z-]+:(?=[ \t]|$)", re.MULTILINE)


EMPTY = Problem(say("the option :{option}: is empty; write a value behind it, or leave it out", option=""), whole=True)


class Options(dict[str, Callable[[str], Any]]):
    """Hold the options of a directive; one it does not have is taken all the same, and reported as others are.

    Parsers would leave it out, with a warning of their own.
    """

    def __missing__(self, name: str) -> Callable[[str], Any]:
        hint = suggest(name, self, form=":{}:") or say("; there are {names}", names=", ".join(self))
        wrong = Problem(say("there is no option :{name}:{hint}", name=name, hint=hint))
        return lambda argument: wrong


def required(argument: str | None) -> str | Problem:
    """Take any text; none is a mistake, and so is what is meant as the next option, and indented below this one."""
    text = argument or ""
    below = _BELOW.search(text)
    if below:
        wrong = "the option :{option}: cannot be read: {below} is indented below it; begin both in one column"
        return Problem(say(wrong, option="", below=below[0].strip()), whole=True)
    return text if text.strip() else EMPTY


def one_of(words: Iterable[str]) -> Callable[[str | None], str | Problem]:
    """Make a converter that takes one of some words."""
    known = tuple(words)
    return lambda argument: _check((argument or "").strip(), known) if argument else EMPTY


def several_of(words: Iterable[str], usual: str = "") -> Callable[[str | None], tuple[str, ...] | Problem]:
    """Make a converter that takes some of some words, separated by spaces or commas; without any, the *usual* one."""
    known = tuple(words)

    def convert(argument: str | None) -> tuple[str, ...] | Problem:
        names = (argument or usual).replace(",", " ").split()
        wrong = next((found for name in names if isinstance(found := _check(name, known), Problem)), None)
        return wrong or tuple(names)

    return convert


def depth(argument: str | None) -> str | Problem:
    """Read how far blocks are unfolded."""
    from ..core.folding import ALL  # imported late: few tables have this option

    word = (argument or "").strip()
    if not word:
        return EMPTY
    small = word.isascii() and word.isdigit() and len(word) < 3
    return word if small or word == ALL else Problem(say("{word}; it is a small number, or all", word=word))


def align(argument: str) -> str:
    """Read where a table or a picture stands."""
    return directives.choice(argument, ("left", "center", "right"))


PLACED: Mapping[str, Callable[[str], Any]] = {
    "caption": required,
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


CODE = frozenset({"from", "file"})
"""The options that say where the code is."""


def take_out_wrong(directive: SphinxDirective, model: str = "") -> bool:
    """Take wrong options out of a directive, and keep them as problems.

    Tell whether one may have said where the code is. Raised by a converter, MyST would only warn of them.
    """
    known = cast("Options", directive.option_spec)
    is_lost = False
    for option, value in list(directive.options.items()):
        if isinstance(value, Problem):
            del directive.options[option]
            source, line = option_line(directive, option)
            is_known = option in known
            is_lost |= not is_known or option in CODE
            text = _write_wrong(option, value) if is_known else value.text
            located = LocatedProblem(Problem(text, line), source, model)
            cast("CnnDomain", directive.env.get_domain("cnn")).note_problem(located)
    return is_lost


def _write_wrong(option: str, value: Problem) -> Sentence:
    if value.whole:
        return as_text(value.text).put("option", option)
    return say("the option :{option}: cannot be {value}", option=option, value=value.text)


def target_of(directive: SphinxDirective) -> str:
    """Give what a directive names; where it names nothing, keep that as a problem."""
    target = " ".join(directive.arguments).strip()
    if not target:
        source, line = directive_place(directive)
        wrong = Problem(say("{name} names nothing; write the model or the layer behind it", name=directive.name), line)
        cast("CnnDomain", directive.env.get_domain("cnn")).note_problem(LocatedProblem(wrong, source))
    return target
