"""Well-known models: one row each, of which parts can be kept from being trained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from ...core.problem import Sentence, phrase, say
from ...core.structs import MutableStruct, Struct, field
from ..python import Call, Copy, Machine, Native, Unknown, Value
from .module import NOT_INSIDE, ROOTS, LayerObject
from .tensor import read_flag, read_request
from .training import Learns, together

PARTLY_TRAINED = phrase("only parts are trained, and their counts are not recorded")


class Named(LayerObject):
    """Stand for a well-known model, or its body.

    *pieces* tell, for each recorded share of its weights, whether each piece
    of it is trained: yes, no, or nobody knows.
    """

    is_recorded: ClassVar[bool] = True

    pieces: dict[str, list[bool | None]] = field(kw_only=True)

    def is_instance_of(self, name: str) -> bool | Unknown:
        return name == "Functional" or LayerObject.is_instance_of(self, name)

    def copied_anew(self, copy: Copy) -> Self:
        """Copy a model, with the pieces it is trained in."""
        made = LayerObject.copied_anew(self, copy)
        made.pieces = {share: list(states) for share, states in self.pieces.items()}
        return made

    def train(self, learns: bool | None) -> None:
        self.pieces = {share: [learns] * len(states) for share, states in self.pieces.items()}

    def train_piece(self, share: str, index: int, learns: bool | None) -> None:
        """Let one piece be trained, or keep it from it."""
        if share in self.pieces:  # nothing is known of what could not be made
            self.pieces[share][index] = learns

    def doubt(self) -> None:
        """Doubt how much is trained of every part: code goes through what is inside, and may freeze it."""
        for share in self.pieces:
            self.train_piece(share, 0, None)

    def trained(self) -> Mapping[str, Learns]:
        return {share: together(states) for share, states in self.pieces.items()}

    @property
    def remark(self) -> Sentence:
        """Say why nobody knows how much is trained, if so."""
        return PARTLY_TRAINED if None in self.trained().values() else ""


class UnknownInside(Unknown):
    """Stand for what is inside a well-known *model*, and of which nothing is recorded."""

    model: Named = field(kw_only=True)


class Uncounted(Value, Struct):
    """Stand for a list of modules in which *models* stand for all that is inside them.

    A loop may go through it; where a list of it is made, or its items are counted, nobody knows what is what.
    """

    is_uncounted: ClassVar[bool] = True

    items: list[object]
    models: tuple[Named, ...]

    def rounds(self, machine: Machine, line: int) -> list[object] | Unknown:
        return self.items

    def next(self, line: int) -> object:
        return self.items[0]

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        for model in self.models:
            model.doubt()
        return self._unknown(line)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self.iterate(machine, line)

    def length(self, line: int) -> int | Value:
        return self._unknown(line)

    def gather(self, machine: Machine, line: int) -> object:
        return self.iterate(machine, line)

    def _unknown(self, line: int) -> Unknown:
        kinds = ", ".join(dict.fromkeys(model.kind for model in self.models))
        return Unknown(say("the modules inside {kind} are not recorded one by one", kind=kinds), line)


class RecordedPiece(Value, MutableStruct):
    """Stand for something inside a well-known model of which nothing is recorded but that it is there."""

    model: Named
    share: str
    index: int
    word: str = "layers"

    @property
    def name(self) -> str:
        """Name it, as far as it is known."""
        return f"one of the {self.word} of {self.model.kind}"

    def unknown(self, line: int) -> Unknown:
        """Say that nothing is known of it."""
        why = say("the {word} inside {kind} are not recorded one by one", word=say(self.word), kind=self.model.kind)
        return UnknownInside(why, line, model=self.model)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("trainable", "requires_grad"):
            state = self.model.pieces[self.share][self.index]
            return self.unknown(line) if state is None else state
        if name == "requires_grad_":
            return Native(name, lambda call, machine: self._asked(call))
        return self if name == "data" else self.unknown(line)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name in ("trainable", "requires_grad"):
            self.model.train_piece(self.share, self.index, read_flag(value))

    def _asked(self, call: Call) -> RecordedPiece:
        self.model.train_piece(self.share, self.index, read_request(call))
        return self

    def call(self, call: Call, machine: Machine) -> object:
        return self.unknown(call.line)

    def is_instance_of(self, name: str) -> bool | Unknown:
        return False if name in (*ROOTS, "Functional") else Unknown(NOT_INSIDE, 0)

    def refuse_comparison(self, line: int) -> Unknown | None:
        return self.unknown(line)


class Weightname(Value, MutableStruct):
    """Stand for the name of a weight inside a model: it begins with *first*, and goes on in some of *words*.

    Python's own operators ask it; what it cannot tell is a ValueError, which
    the evaluator takes for something unknown.
    """

    first: str
    words: tuple[str, ...]
    kind: str

    def __contains__(self, text: str) -> bool:
        if text in f"{self.first}.":
            return True
        if not all(part in self.first or self._may_follow(part) for part in text.split(".")):
            return False
        raise ValueError(say("the names of the weights inside {kind} are not recorded", kind=self.kind))

    def _may_follow(self, part: str) -> bool:
        """Tell whether a part of a name may stand behind the first one, whatever the numbers in it."""
        runs = "".join(" " if c.isdecimal() else c for c in part).split()
        return all(any(run in word for word in (*self.words, "weight", "bias")) for run in runs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return self is other
        return other in self if other.startswith(f"{self.first}.") else False

    def __hash__(self) -> int:
        return hash((self.first, self.kind))

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "startswith":
            return Native(name, lambda call, machine: self._starts(call))
        if name == "split":
            return Native(name, lambda call, machine: [*self.first.split("."), self._unknown(call.line)])
        return self._unknown(line)

    def _starts(self, call: Call) -> bool | Unknown:
        (texts,) = call.args
        for text in texts if isinstance(texts, tuple) else (texts,):
            if f"{self.first}.".startswith(text):
                return True
            if text.startswith(f"{self.first}."):
                return self._unknown(call.line)
        return False

    def _unknown(self, line: int) -> Unknown:
        return Unknown(say("the names of the weights inside {kind} are not recorded", kind=self.kind), line)
