"""What stands before the head of a model of torchvision, and the parts of it that code asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from ....core.layers import Recorded, UnknownLayer
from ....core.layers.traced import Applied
from ....core.problem import Sentence, say
from ....core.structs import field, replace
from ...python import Call, Copy, Machine, Native, Unknown
from ...tracing.module import LayerObject
from ...tracing.recorded_models import Named, RecordedPiece, Weightname
from ...tracing.training import Learns, together
from .recorded import RecordedBackbone

if TYPE_CHECKING:
    from .models import Pretrained

MODULE_METHODS = frozenset(
    "parameters named_parameters requires_grad_ to cuda cpu eval train apply half float double register_forward_hook "
    "load_state_dict state_dict zero_grad __class__".split()
)
"""What every module has, whatever it is."""
LISTING = frozenset("children named_children modules named_modules items values keys".split())
"""Methods that give what stands inside."""
GROWING = frozenset("append add_module register_module insert extend pop update".split())
"""Methods after which something else stands inside."""
HARMLESS = frozenset("p inplace momentum eps training track_running_stats".split())
"""Attributes on which no shape and no count depends."""
NUMBERS = ("in_", "out_", "num_", "kernel", "stride", "padding", "groups", "dilation", "shape", "p")
"""How attributes begin that are numbers."""


class Body(Named):
    """Stand for all of a model but its head; *parts* are those the code has asked for."""

    entry: RecordedBackbone = field(kw_only=True)
    words: tuple[str, ...] = ()
    whole: Pretrained | None = None
    parts: dict[str, Part] = field(default_factory=dict)

    def asked_for(self) -> Mapping[str, LayerObject]:
        return self.parts

    def counted_in(self) -> object:
        return self

    def copy(self, copy: Copy) -> object:
        made = self.copied_anew(copy)
        made.parts = {}
        return made

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return _inside(self, next(iter(self.pieces)), name, machine, line)

    def part(self, name: str) -> Part:
        """Give a part by its name, the same one each time."""
        if name not in self.parts:
            self.parts[name] = Part(
                self.session, f"{self.kind}.{name}", "", self.line, self.end, layer=_part_of(self, name), body=self
            )
            self.parts[name].share = name
        return self.parts[name]

    def tensors(self, path: str) -> Iterator[tuple[object, object]]:
        """Give what stands for the tensors that are trained, under what is known of their names.

        Where a head that is used only in training stands among the parts, so do its layers.
        """
        outer = path.removesuffix("body")
        for share in self.entry.shares:
            if share in self.pieces:
                name = Weightname(f"{outer}{share}", self.words, self.kind)
                yield from ((name, RecordedPiece(self, share, i, "weights")) for i in range(len(self.pieces[share])))
            elif self.whole is not None and share in self.whole.children:
                yield f"{outer}{share}", self.whole.children[share]

    def change(self, what: Sentence, share: str = "") -> None:
        """Forget what was recorded of it, and of the part *share*: the code has put something else inside."""
        self.layer = UnknownLayer(
            say("has another {what} than the recorded one, and what that changes is not known", what=what)
        )
        if share in self.parts:
            self.parts[share].layer = self.layer


def _part_of(body: Body, name: str) -> Recorded | Applied | UnknownLayer:
    """Say what is recorded of a part: its count, and of ``features`` what comes out."""
    whole, entry = body.layer, body.entry
    if not isinstance(whole, Recorded):
        return UnknownLayer(say("is a part of {kind}, which is not known", kind=body.kind))
    shares = tuple(share for share in whole.shares if share.name == name)
    if name == "features" and entry.features:
        return replace(whole, shares=shares, channels=entry.features, extent=entry.extent, tail=())
    return Applied(replace(whole, shares=shares), None)


class Inside(LayerObject):
    """Stand for something inside a body, which code can change or go through only as a whole."""

    is_piece: ClassVar[bool] = True

    body: Body = field(kw_only=True)
    share: str = ""

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        return _inside(self.body, self.share, name, machine, line, self)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        self.body.change(say("part in {share}", share=self.share), self.share)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        self.body.change(say("part in {share}", share=self.share), self.share)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return _gone_through(self.body, self.share, line)

    def length(self, line: int) -> int | Unknown:
        return _gone_through(self.body, self.share, line)

    def tensors(self, path: str) -> Iterator[tuple[object, object]]:
        """Give what stands for its tensors, under what is known of their names."""
        name = Weightname(path or self.share, self.body.words, self.body.kind)
        yield from ((name, piece) for piece in self.list_pieces())

    def list_pieces(self) -> Iterator[RecordedPiece]:
        """Give what stands for its tensors."""
        raise NotImplementedError


class Part(Inside):
    """Stand for a part of a body, such as ``model.layer4``."""

    def counted_in(self) -> object:
        return self.body

    def trained(self) -> Mapping[str, Learns]:
        return {self.share: together(self.body.pieces.get(self.share, ()))}

    def copy(self, copy: Copy) -> object:
        body = copy(self.body)
        assert isinstance(body, Body)
        return body.part(self.share)

    def train(self, learns: bool | None) -> None:
        if self.share in self.body.pieces:
            self.body.pieces[self.share] = [learns] * len(self.body.pieces[self.share])

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.body.change(say("{share}.{name}", share=self.share, name=name), self.share)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return Splinter.of(self.body, self.share, line)

    def list_pieces(self) -> Iterator[RecordedPiece]:
        states = self.body.pieces.get(self.share, ())
        return (RecordedPiece(self.body, self.share, i, "weights") for i in range(len(states)))


class Splinter(Inside):
    """Stand for something inside a part, of which nothing is recorded."""

    is_recorded: ClassVar[bool] = True

    def copy(self, copy: Copy) -> object:
        return self

    @classmethod
    def of(cls, body: Body, share: str, line: int) -> Splinter:
        """Make one."""
        pattern = "is a piece of {share} of {kind}, and nothing is recorded of it alone"
        reason = say(pattern, share=share, kind=body.kind)
        return cls(
            body.session, f"{body.kind}.{share}", "", line, line, layer=UnknownLayer(reason), body=body, share=share
        )

    def train(self, learns: bool | None) -> None:
        if self.share in self.body.pieces:
            self.body.train_piece(self.share, 0, None)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "requires_grad":
            self.train(None)
        elif name not in HARMLESS:
            self.body.change(say("{name} in {share}", name=name, share=self.share), self.share)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self

    def refuse_comparison(self, line: int) -> Unknown | None:
        return Unknown(say("nothing is recorded of what is inside {kind}", kind=self.body.kind), line)

    def list_pieces(self) -> Iterator[RecordedPiece]:
        """Give what stands for its tensors: which ones they are is not known."""
        if self.share in self.body.pieces:
            yield Some(self.body, self.share, 0, "weights")


class Some(RecordedPiece):
    """Stand for weights of which nobody knows which ones they are."""

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "requires_grad":
            self.model.train_piece(self.share, self.index, None)

    def _asked(self, call: Call) -> RecordedPiece:
        self.model.train_piece(self.share, self.index, None)
        return self


def _gone_through(body: Body, share: str, line: int) -> Unknown:
    """Doubt how much of a part is trained, when code goes through what is inside: each item may be frozen."""
    if share in body.pieces:
        body.train_piece(share, 0, None)
    return Unknown(
        say("what is inside {share} of {kind} is not recorded one by one", share=share, kind=body.kind), line
    )


def _inside(
    body: Body, share: str, name: str, machine: Machine, line: int, module: LayerObject | None = None
) -> object:
    """Give an attribute of a part of a body."""
    if name in LISTING:
        return Native(name, lambda call, machine: _gone_through(body, share, call.line))
    if name in GROWING:
        return Native(name, lambda call, machine: body.change(say("part in {share}", share=share), share))
    if name in MODULE_METHODS:
        return body.session.dialect.get_attribute(body.session, module or body, name, line)
    if name.startswith(NUMBERS):
        return Unknown(say("the attribute {name} of a part of {kind} is not recorded", name=name, kind=body.kind), line)
    return Splinter.of(body, share, line)
