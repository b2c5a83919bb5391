"""What a network is built of: modules, layers, and inputs that stand in a list of layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Self

from ...core.layer import Layer
from ...core.layers import UnknownLayer
from ...core.problem import Problem, Sentence, say
from ...core.shape import Layout, Shape
from ...core.structs import MutableStruct, field, replace
from ..python import Call, Copy, Machine, Native, Unknown, Value, is_listed
from .graph import Graph, Use, tensors_in
from .tensor import Parameter, Tensor
from .training import TRAINED, Learns, TensorSlot, Training, opposite
from .unknown_calls import place_unknowns

if TYPE_CHECKING:
    from .session import Session

Method = Callable[[Call, Machine], object]
ROOTS = ("Module", "Layer", "Model")
"""The classes all of the frameworks' modules inherit from."""
BASES: Mapping[str, tuple[str, ...]] = {
    "_ConvNd": ("Conv",),
    "_ConvTransposeNd": ("ConvTranspose",),
    "_BatchNorm": ("BatchNorm", "SyncBatchNorm"),
    "_InstanceNorm": ("InstanceNorm",),
    "_NormBase": ("BatchNorm", "SyncBatchNorm", "InstanceNorm"),
    "RNNBase": ("RNN", "LSTM", "GRU"),
    "RNNCellBase": ("RNNCell", "LSTMCell", "GRUCell"),
    "_DropoutNd": ("Dropout", "AlphaDropout", "FeatureAlphaDropout"),
    "_MaxPoolNd": ("MaxPool",),
    "_AvgPoolNd": ("AvgPool",),
}
"""Classes that layers inherit from, and what the names of these begin with."""
NAMING = ("name", "_name")
"""What a layer of Keras keeps its name in: since Keras 3 the former, before that the latter."""
NOTED = {"activation": "activation", "rate": "rate", "p": "rate"}
"""Arguments that change no shape and no count, but that texts speak of, and what they are called."""
NOTABLE = (str, int, float)
NOT_INSIDE = "what is inside a well-known model is not recorded layer by layer"


class Module(Value, MutableStruct):
    """Stand for something a network is built of; which one it is matters, not its value.

    *own_name* says that the author named it, *held* that nothing in it is trained: None where nobody knows.
    """

    is_model: ClassVar[bool] = True
    """Tells whether it can be a model by itself."""

    session: Session
    kind: str
    name: str
    line: int
    end: int
    own_name: bool = False
    held: Learns = field(default=False, kw_only=True)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        method = self.methods().get(name)
        if method is not None:
            return Native(name, method)
        if name == "name":
            return self.name
        return self.session.dialect.get_attribute(self.session, self, name, line)

    def shallow(self, line: int) -> object:
        """Give the module itself: a copy that is not deep has the same weights."""
        return self

    def train(self, learns: bool | None) -> None:
        """Let it be trained, or keep it from it; None where that is not known."""
        self.held = opposite(learns)

    def is_instance_of(self, name: str) -> bool | Unknown:
        if name in BASES:
            return self.kind.removeprefix("Lazy").startswith(BASES[name]) and (
                name == "RNNCellBase" or not self.kind.endswith("Cell")
            )
        own = (self.kind, self.kind.removeprefix("Lazy"))
        return name in ROOTS or self.session.dialect.canonical(name) in own

    def as_model(self) -> Module:
        """Give the model that it is: for most, itself."""
        return self

    def own_input(self) -> Shape | None:
        """Give the shape it says its input has, if it says one."""
        return None

    def own_refusal(self) -> Problem | None:
        """Say why the shape of its input is not known, if the code speaks of one."""
        return None

    def methods(self) -> dict[str, Method]:
        """Give the methods that change what is built."""
        return {}

    def contents(self) -> Iterator[tuple[str, object]]:
        """Give what stands inside, by its key."""
        return iter(())

    def call(self, call: Call, machine: Machine) -> object:
        return self.session.dialect.feed(self, call, machine)

    def apply(self, call: Call, machine: Machine) -> object:
        """Feed it the tensors among the arguments of a call; give what comes out."""
        return Unknown(say("calling {kind} is not read", kind=self.kind), call.line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        """Set an item; an unknown one makes the module itself unknown."""


def _find_uncalled(value: object, line: int) -> object:
    """Give in place of a module, which is fed instead of what it gives, that this is not known."""
    if is_listed(value):
        return [_find_uncalled(item, line) for item in value]
    if isinstance(value, Module):
        name = str(getattr(value, "name", "")) or value.kind
        if isinstance(value, LayerObject) and isinstance(value.layer, UnknownLayer):
            return Unknown.of_name(name, value.layer.reason, value.line or line)
        return Unknown.of_name(name, "has not been called on anything", value.line or line)
    return value


class LayerObject(Module):
    """Stand for one layer.

    *shape* is the input it declares (``input_shape=``), *refused* says why
    that is not known where it declares one, *lacking* which argument is not
    known that what it is fed has to tell, *given* are its arguments,
    *settings* what the code says that changes no shape and no count.
    *training* says which of its tensors are trained; *tied* weights are
    another layer's or a parameter, *taken* ones are used by themselves.
    *names* are attributes that were set; *built_on* are the shapes it was
    first fed, or told to expect; *scheme* names the function that has its
    kernel worked out of other tensors.
    """

    is_model: ClassVar[bool] = False
    is_piece: ClassVar[bool] = False
    """Tells whether it is a part of a well-known model."""
    is_recorded: ClassVar[bool] = False
    """Tells whether what is inside is not recorded layer by layer."""

    layer: Layer = field(kw_only=True)
    training: Training = TRAINED
    tied: dict[str, object] = field(default_factory=dict)
    layout: Layout | None = None
    shape: Shape | None = None
    refused: Sentence = ""
    lacking: Sentence = ""
    settings: dict[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    taken: dict[str, Parameter] = field(default_factory=dict)
    names: dict[str, object] = field(default_factory=dict)
    result: object = None
    built_on: tuple[Shape | None, ...] | None = None
    scheme: str = ""

    def __post_init__(self) -> None:
        self.session.layers.append(self)

    def is_instance_of(self, name: str) -> bool | Unknown:
        if self.is_recorded and name not in (*ROOTS, "Functional"):
            return Unknown(NOT_INSIDE, 0)
        return Module.is_instance_of(self, name)

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        self.session.dialect.set_attribute(self, name, value, line)

    def has(self, name: str) -> bool | None:
        said = self.session.dialect.has(self, name)
        return Module.has(self, name) if said is None else said

    def lose(self, why: Sentence) -> None:
        """Make it unknown, with the reason, wherever it has been used."""
        self.layer = UnknownLayer(why)

    def item(self, key: object, machine: Machine, line: int) -> object:
        return self if isinstance(self.layer, UnknownLayer) else Module.item(self, key, machine, line)

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        if isinstance(self.layer, UnknownLayer):  # it stands for what may be inside: why it is not known is said of it
            return [self]
        return Module.iterate(self, machine, line)

    def copy(self, copy: Copy) -> object:
        return self.copied_anew(copy)

    def apply(self, call: Call, machine: Machine) -> object:
        session, graph = self.session, self.session.graph
        values = [_find_uncalled(value, call.line) for value in session.dialect.find_fed(self, call)]
        tensors = list(tensors_in([place_unknowns(value, session, call.line) for value in values], graph))
        if not tensors:
            lost = next((value for value in values if isinstance(value, Unknown)), None)
            if lost is not None and lost.name and session.dialect.is_symbolic and not graph.within and graph.uses:
                tensors = list(tensors_in(place_unknowns([lost], session, call.line), graph))  # mistyped in a graph
            elif lost is not None and not graph.within:
                return Unknown(say("the output of {kind} is not known: {why}", kind=self.kind, why=lost.why), call.line)
            else:
                tensors = [graph.unknown(lost or Unknown("it is not fed a tensor", call.line), call.line)]
        if self.result is None:
            session.dialect.note_first_use(self)
        use = Use(
            self.kind,
            session.dialect.layer_at(self, call),
            (),
            self.line,
            self.end,
            self.name,
            owner=self,
            layout=self.layout,
            batch_first=self.given.get("batch_first") is True,
        )
        result = self.use_on(graph, use, tensors)
        if self.result is None:
            self.result = result
        return session.dialect.hand_over(self, result, tensors, call, graph)

    def use_on(self, graph: Graph, use: Use, tensors: Sequence[Tensor], beside: Sequence[Tensor] = ()) -> object:
        """Leave a use of it in a graph; one on an input its weights do not fit is a problem there."""
        result = graph.apply(use, tensors, beside)
        made = graph.uses[-1]
        if made.found is not None and (wrong := self.build(made.found.fed)) and made.problem is None:
            made.problem = Problem(wrong, use.line, "shape")
        return result

    def settle(self, result: Tensor) -> None:
        """Take something for what it gave when it was first used."""
        self.result = result

    def build(self, fed: tuple[Shape | None, ...]) -> Sentence:
        """Let its first input decide on the size of its weights; say what is wrong with one that asks for others."""
        if self.built_on is None or None in self.built_on:
            self.built_on = fed
            return ""
        return "" if fed == self.built_on else find_refit(self.layer, self.built_on, fed)

    def asked_for(self) -> Mapping[str, LayerObject]:
        """Give the parts of it that the code has asked for, where they have no rows of their own."""
        return {}

    def counted_in(self) -> object:
        """Give what its weights are counted in by their names; None where they are counted by itself."""
        return None

    def weight_places(self) -> Mapping[str, tuple[object, str]]:
        """Say of each of its weights in what it is counted, and by which word; in None where it was taken away."""
        names = {weight.name: "bias" if weight.bias else "weight" for weight in self.layer.own_weights()}
        if (whole := self.counted_in()) is not None:
            return {name: (whole, name) for name in names}
        return {name: (self.tied.get(word, self), word) for name, word in names.items()}

    def copied_anew(self, copy: Copy) -> Self:
        """Copy a layer, of its own kind."""
        made = replace(
            self,
            tied=dict(self.tied),
            taken={},
            result=None,
            built_on=None,
        )
        copy.keep(self, made)
        made.tied = {name: copy(other) for name, other in self.tied.items()}
        made.names = {name: copy(other) for name, other in self.names.items()}
        return made

    def train(self, learns: bool | None) -> None:
        """Let it be trained, or keep it from it; what is never trained keeps what the code says of it alone."""
        self.held = False
        for shared in self.tied.values():
            if isinstance(shared, Parameter):
                shared.trainable = learns
        before = self.training.otherwise
        still = {slot.name for slot in self.slots() if self._is_still(slot)} if before else set()
        self.training = Training(learns, {name: state for name, state in before.items() if name in still})

    def contents(self) -> Iterator[tuple[str, object]]:
        return iter(self.names.items())

    def own_input(self) -> Shape | None:
        return self.shape

    def own_refusal(self) -> Problem | None:
        return Problem(self.refused, self.line, "shape") if self.refused else None

    def slots(self) -> Sequence[TensorSlot]:
        """Give the tensors it holds, under the framework's own names and in its order."""
        return self.session.dialect.list_tensors(self)

    def trained(self) -> Mapping[str, Learns]:
        """Say for each of its weights whether it is trained."""
        slots, own = self.slots(), self.layer.own_weights()
        still = {weight.name for weight in own if not weight.trainable}
        found = self.training.by_weight(slots)
        said = {weight for slot in slots if slot.name in self.training.otherwise for weight in slot.weights}
        own_states = {name: learns for name, learns in found.items() if name not in still or name in said}
        places = self.weight_places().items() if self.tied else ()
        shared = {name: target.trainable for name, (target, _) in places if isinstance(target, Parameter)}
        return own_states | shared

    def find_shares(self) -> Mapping[str, Fraction]:
        """Give the share that is trained of each of its weights that are trained in parts."""
        return self.training.find_shares(self.slots()) if self.training.otherwise else {}

    def find_shared(self, slot: TensorSlot) -> Parameter | None:
        """Give the parameter that one of its tensors is, if it shares it."""
        target, _ = self.weight_places().get(slot.weights[0], (None, "")) if self.tied else (None, "")
        return target if isinstance(target, Parameter) else None

    def is_trained(self, slot: TensorSlot) -> Learns:
        """Tell whether one of its tensors is trained: one that never is, only if the code says so of it."""
        if (shared := self.find_shared(slot)) is not None:
            return shared.trainable
        return (
            False if self._is_still(slot) and slot.name not in self.training.otherwise else self.training.of(slot.name)
        )

    def _is_still(self, slot: TensorSlot) -> bool:
        return any(weight.name in slot.weights and not weight.trainable for weight in self.layer.own_weights())


class InputObject(Module):
    """Stand for ``keras.Input`` in a list of layers; *refused* says why its shape is not known."""

    shape: Shape | None = field(kw_only=True)
    refused: Sentence = ""

    def own_input(self) -> Shape | None:
        return self.shape

    def own_refusal(self) -> Problem | None:
        return Problem(self.refused, self.line, "shape") if self.refused else None


def find_refit(layer: Layer, first: Sequence[Shape | None], fed: Sequence[Shape | None]) -> Sentence:
    """Say that a layer has weights for another input than it is fed; nothing where they fit, or are not known."""
    if not layer.known or None in fed or len(first) != len(fed):
        return ""
    sizes = zip(layer.count_each(*first), layer.count_each(*fed), strict=True)
    if all(a == b or a is None or b is None for a, b in sizes):
        return ""
    before, now = (" and ".join(str(shape) for shape in shapes) for shapes in (first, fed))
    return say("was built for an input of {before} and is fed {now}; make a layer for each", before=before, now=now)


def settings_of(given: Mapping[str, object]) -> dict[str, str]:
    """Give the arguments that texts speak of."""
    return {word: str(given[name]) for name, word in NOTED.items() if isinstance(given.get(name), NOTABLE)}
