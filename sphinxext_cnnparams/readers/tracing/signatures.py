"""What a function of a framework takes: the names of its parameters, in order, and the defaults of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from ...core.structs import Struct, field, replace
from .recorded import Recording, freeze

Entries = Sequence[str | Sequence[object]]
"""A recorded signature: names, pairs of a name and its default, and the marks below."""
ANYTHING = "*args"
"""What marks, in a recorded signature, a function that takes any arguments and looks at none."""
BY_NAME = "*"
"""What stands before the parameters that are given by name only."""


class Signature(Struct):
    """Hold what a function takes.

    positional, named
        the parameters that may be given by position, in order, and those that
        are given by name only.
    defaults
        what one is that is not given; those without a default have to be given.
    takes_anything
        the function takes any arguments and looks at none.
    """

    positional: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    defaults: Mapping[str, object] = field(default_factory=dict)
    takes_anything: bool = False

    @classmethod
    def optional(cls, positional: Sequence[str], named: Sequence[str] = ()) -> Signature:
        """Make the signature of what takes these parameters, all of which may be left out."""
        return cls(tuple(positional), tuple(named), dict.fromkeys((*positional, *named)))

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of all parameters."""
        return (*self.positional, *self.named)

    def __contains__(self, name: str) -> bool:
        return name in self.positional or name in self.named

    @property
    def required(self) -> list[str]:
        """Give the parameters without a default."""
        return [name for name in self.names if name not in self.defaults]

    def extend(self, defaults: Mapping[str, object]) -> Signature:
        """Give other defaults to parameters; those that are not there are added, to be given by name."""
        new = tuple(name for name in defaults if name not in self)
        return replace(self, named=(*self.named, *new), defaults={**self.defaults, **defaults})

    @classmethod
    def of(cls, entries: Entries) -> Signature:
        """Make the signature of what is recorded: names, pairs of a name and its default, and marks.

        >>> Signature.of(["filters", ["strides", [1, 1]], "*", ["bias", True]])
        Signature(positional=('filters', 'strides'), named=('bias',), defaults={'strides': (1, 1), 'bias': True}, \
takes_anything=False)
        """
        names = [entry if isinstance(entry, str) else str(entry[0]) for entry in entries]
        defaults = {str(entry[0]): freeze(entry[1]) for entry in entries if not isinstance(entry, str)}
        start = names.index(BY_NAME) if BY_NAME in names else len(names)
        positional, named = ([name for name in part if "*" not in name] for part in (names[:start], names[start:]))
        return cls(tuple(positional), tuple(named), defaults, ANYTHING in names)


class Extra(Struct):
    """Hold what *layers* take besides what is recorded of them, with the defaults, and *why*."""

    layers: tuple[str, ...]
    defaults: Mapping[str, object]
    why: str


def recorded_signatures(
    path: Path, extras: Sequence[Extra] = (), gone: Mapping[str, Entries] = MappingProxyType({})
) -> Recording[Signature]:
    """Give the signatures of the layers of one framework.

    What is recorded is what the framework says today; *extras* are added to it.
    *gone* are layers of earlier versions, recorded by hand.
    """

    def make(name: str, entries: Entries) -> Signature:
        signature = Signature.of(entries)
        for extra in extras:
            signature = signature.extend(extra.defaults) if name in extra.layers else signature
        return signature

    return Recording(path, "signatures", make, gone)
