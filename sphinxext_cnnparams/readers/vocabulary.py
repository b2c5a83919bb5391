"""What a dialect knows: its layers, and the other things its code calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.network import Dialect
from ..core.shape import Shape
from .arguments import Maker
from .python.values import Call
from .signatures import Signature

if TYPE_CHECKING:
    from .graph import Rules
    from .objects import LayerObject, ModelObject, Stack, WeightOf
    from .python.classes import Half, Instance
    from .python.machine import Machine
    from .session import Session

Special = Callable[[str, Call, "Session"], object]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Hold the names of one framework.

    layers
        one function per layer; *signatures* say what the framework's own take.
    specials
        what is no layer: containers, inputs, models; *plain* are the classes
        among them that only serve as bases.
    aliases
        other spellings of a layer, also those of earlier versions.
    unread
        layers that are known not to be read, with the reason; *no_layers* are
        endings of names that are none.
    common
        keywords that every layer takes.
    changed
        sees what it does to a layer that an attribute is set, *filled* to a
        weight that it is given other values.
    written
        gives what is written as code of its own and read like an author's;
        None for other paths.
    modern
        puts a call of an earlier version in the words of today.
    own
        layers that the author has declared, wherever they are imported from.
    home
        where its layers live; *roots* are the first parts of its paths.
    usual
        the names tutorials import its modules under.
    The functions say what the framework's tensors and modules do.
    """

    dialect: Dialect
    title: str
    home: str
    roots: frozenset[str]
    usual: Mapping[str, str]
    layers: Mapping[str, Maker]
    signatures: Mapping[str, Signature]
    specials: Mapping[str, Special]
    aliases: Mapping[str, str]
    common: frozenset[str]
    unread: Mapping[str, str]
    plain: frozenset[str]
    no_layers: tuple[str, ...]
    rules: Callable[[Session], Rules]
    half: Callable[[Session, Instance, str], Half]
    attribute: Callable[[Session, object, str, int], object]
    calculate: Callable[[str, Call, Session, Machine], object]
    function: Callable[[str, list[str]], str | None]
    keyed: Callable[[Stack | ModelObject], Iterator[tuple[str, object]]]
    grown: Callable[[Session, Stack], None]
    declared: Callable[[Call], Shape | None]
    modern: Callable[[str, Call, Session], Call]
    changed: Callable[[LayerObject, str, object, int], None]
    filled: Callable[[WeightOf, object], None]
    written: Callable[[str, Session], object]
    own: frozenset[str] = frozenset()

    def canonical(self, name: str) -> str:
        """Give the framework's own name of what *name* spells."""
        return self.aliases.get(name, name)

    def knows(self, name: str) -> bool:
        """Tell whether *name* is one of its layers or containers."""
        canonical = self.canonical(name)
        return canonical in self.layers or canonical in self.specials

    def names(self) -> list[str]:
        """Give every spelling it knows, for suggestions."""
        return [*self.layers, *self.aliases, *self.specials]
