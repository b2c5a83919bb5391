"""How a framework's arguments come to an operation: a signature, written as text.

The words of a signature stand in the framework's order::

    input dim=0 keepdim=False    arguments with their defaults; each goes to the next parameter of the operation
    axis|reduction_indices=None  two names of one argument
    dim:axis                     an argument that goes to another parameter than the next
    [p=2]                        one that changes no shape, and is not read
    *dims                        all that follow by position, one by one or in a list
    **                           others, given by name, are not read
    ...                          others, given by name or position, are not read; ``...:options`` hands them on
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ....core.alike import suggest
from ....core.problem import count_arguments, list_both, say
from ....core.structs import Struct
from ...python import is_listed
from ..shape_rules import Mismatch

WORD = re.compile(r"(?P<unread>\[)?(?P<star>\*)?(?P<names>[\w|]+)(?::(?P<target>\w+))?(?:=(?P<default>[^\]]+))?\]?$")


class Argument(Struct):
    """Hold one argument of a framework's function, and the parameter it goes to; without one it is not read."""

    names: tuple[str, ...]
    target: str = ""
    star: bool = False
    needed: bool = False
    default: object = None


class ArgumentList(Struct):
    """Hold the arguments of a function in order, and which others may be given: none, ``**`` or ``...``.

    *rest* is the parameter that others go to, if they are read.
    """

    arguments: tuple[Argument, ...]
    others: str = ""
    rest: str = ""

    def bind(self, args: Sequence[object], kwargs: Mapping[str, object]) -> dict[str, object]:
        """Give the parameters of the operation their values; raises Mismatch where the arguments do not fit."""
        given, others = self._by_position(args)
        for name, value in kwargs.items():
            argument = next((a for a in self.arguments if name in a.names), None)
            if argument is None and not self.others:
                close = suggest(name, [word for a in self.arguments for word in a.names])
                raise Mismatch(say("has no argument {name}{suggestion}", name=name, suggestion=close))
            if argument is None:
                others.append(value)
            elif argument in given:
                raise Mismatch(say("is given {name} twice", name=name))
            else:
                given[argument] = value
        missing = [a.names[0] for a in self.arguments if a.needed and a not in given]
        if missing:
            raise Mismatch(say("is called without {missing}", missing=list_both(missing)))
        bound = {a.target: given.get(a, a.default) for a in self.arguments if a.target}
        return bound | {self.rest: tuple(others)} if self.rest else bound

    def _by_position(self, args: Sequence[object]) -> tuple[dict[Argument, object], list[object]]:
        """Give the arguments that stand at a place of their own, and what else is given."""
        star = next((i for i, argument in enumerate(self.arguments) if argument.star), None)
        if star is not None and len(args) > star:
            args = (*args[:star], unpack(args[star:]))
        most = len(self.arguments)
        if len(args) > most and self.others != "...":
            pattern = "takes {most} by position and is given {given}"
            raise Mismatch(say(pattern, most=count_arguments(most), given=len(args)))
        return dict(zip(self.arguments, args, strict=False)), list(args[most:])


def unpack(values: Sequence[object]) -> object:
    """Take values that may be given one by one, or all in one list."""
    return values[0] if len(values) == 1 and is_listed(values[0]) else values


@lru_cache(maxsize=512)
def parse(text: str, parameters: tuple[str, ...] | None = None) -> ArgumentList:
    """Read a signature of an operation with these *parameters*; without them, each is called as its argument.

    >>> parse("input [p=2] dim|axis=None", ("x", "axis")).bind(("picture", 3), {"axis": 1})
    {'x': 'picture', 'axis': 1}
    """
    words, (others, rest) = text.split(), ("", "")
    if words[-1].startswith(("**", "...")):
        others, _, rest = words.pop().partition(":")
    waiting = None if parameters is None else iter(parameters)
    return ArgumentList(tuple(parse_word(word, waiting) for word in words), others, rest)


def parse_word(word: str, waiting: Iterator[str] | None) -> Argument:
    """Read one word of a signature; raises ValueError where it is none."""
    found = WORD.match(word)
    if found is None:
        raise ValueError(f"{word} is no word of a signature")
    names, star, default = tuple(found["names"].split("|")), bool(found["star"]), found["default"]
    target = "" if found["unread"] else found["target"] or (next(waiting) if waiting else names[0])
    if default is not None:
        return Argument(names, target, star, default=ast.literal_eval(default))
    return Argument(names, target, star, needed=not star and not found["unread"], default=() if star else None)
