"""What a function of a framework takes: the names of its parameters, in order, and the defaults of these."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

Entries = Sequence[str | Sequence[object]]
"""A recorded signature: names, pairs of a name and its default, and the marks below."""
ANYTHING = "*args"
"""What marks, in a recorded signature, a function that takes any arguments and looks at none."""
BY_NAME = "*"
"""What stands before the parameters that are given by name only."""


@dataclass(frozen=True, slots=True)
class Signature:
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

    def extended(self, defaults: Mapping[str, object]) -> Signature:
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
        defaults = {str(entry[0]): _frozen(entry[1]) for entry in entries if not isinstance(entry, str)}
        start = names.index(BY_NAME) if BY_NAME in names else len(names)
        positional, named = ([name for name in part if "*" not in name] for part in (names[:start], names[start:]))
        return cls(tuple(positional), tuple(named), defaults, ANYTHING in names)


def _frozen(default: object) -> object:
    """Give what JSON holds as a list as the tuple it was."""
    return tuple(_frozen(item) for item in default) if isinstance(default, list) else default


@dataclass(frozen=True, slots=True)
class Extra:
    """Hold what *layers* take besides what is recorded of them, with the defaults, and *why*."""

    layers: tuple[str, ...]
    defaults: Mapping[str, object]
    why: str


class RecordedSignatures(Mapping[str, Signature]):
    """The signatures of the layers of one framework; their file is read when the first of them is asked for.

    What is recorded is what the framework says today; *extras* are added to it.
    *gone* are layers of earlier versions, recorded by hand.
    """

    def __init__(self, path: Path, extras: Sequence[Extra] = (), gone: Mapping[str, Entries] = MappingProxyType({})):
        self.path = path
        self.extras = extras
        self.gone = gone
        self._made: dict[str, Signature] = {}

    @cached_property
    def recorded(self) -> Mapping[str, Entries]:
        """Give the entries of the file, and those of the layers that are gone."""
        return {**json.loads(self.path.read_text(encoding="utf-8"))["signatures"], **self.gone}

    def __getitem__(self, name: str) -> Signature:
        if name not in self._made:
            signature = Signature.of(self.recorded[name])
            for extra in self.extras:
                signature = signature.extended(extra.defaults) if name in extra.layers else signature
            self._made[name] = signature
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.recorded)

    def __len__(self) -> int:
        return len(self.recorded)
