"""What a framework does otherwise than others: its names, and what its modules and tensors do."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from ...core.layer import Layer
from ...core.layers import UnknownLayer
from ...core.network import DialectName
from ...core.problem import Problem, Sentence, say
from ...core.shape import Layout, Shape
from ..python import Call, Unknown
from .arguments import Maker, Refused, bind_arguments, find_lacking, make_layer, show
from .module import LayerObject, settings_of
from .signatures import Signature
from .tensor import read_flag
from .training import TensorSlot

if TYPE_CHECKING:
    from ..python import Class, Half, Instance, Machine
    from .container import Stack
    from .functional import ModelObject
    from .graph import Graph, Rules
    from .module import Module
    from .session import Session
    from .tensor import Tensor
    from .weight import WeightOf

Special = Callable[[str, Call, "Session"], object]


_NONE: Mapping[str, Any] = MappingProxyType({})


class Dialect:
    """Answer for one framework wherever frameworks differ; the defaults are what most of them do.

    *declared* are layers the author has declared: they come before the
    framework's, wherever they are imported from.
    """

    name: ClassVar[DialectName]
    title: ClassVar[str]
    layout: ClassVar[Layout]
    home: ClassVar[str]
    """Where its layers live."""
    base: ClassVar[str]
    """What classes of models inherit from, as tutorials write it."""
    called: ClassVar[tuple[str, ...]]
    """The methods of an author's class that the framework calls."""
    functions: ClassVar[Collection[str]] = ()
    """The names of functions on tensors that are read."""
    roots: ClassVar[frozenset[str]]
    """The first parts of its paths."""
    libraries: ClassVar[frozenset[str]]
    """The first parts of paths under which modules live in a few places only, also where these are not read."""
    usual: ClassVar[Mapping[str, str]]
    """The names tutorials import its modules under."""
    catalogue: ClassVar[Mapping[str, Maker]]
    """One function per layer."""
    recorded: ClassVar[Mapping[str, Signature]]
    """What the framework's own layers take."""
    specials: ClassVar[Mapping[str, Special]]
    """What is no layer: containers, inputs, models."""
    plain: ClassVar[frozenset[str]]
    """The classes among these that only serve as bases."""
    unread: ClassVar[Mapping[str, str]]
    """Layers that are known not to be read, with the reason."""
    aliases: ClassVar[Mapping[str, str]] = {}
    """Other spellings of a layer, also those of earlier versions."""
    common: ClassVar[frozenset[str]] = frozenset()
    """Keywords that every layer takes."""
    deduced: ClassVar[tuple[str, ...]] = ()
    """Arguments that decide on no shape, and that what a layer is fed tells where the code does not."""
    no_layers: ClassVar[tuple[str, ...]] = ()
    """Endings of names that are no layers, though they live where these do."""

    registers: ClassVar[bool] = True
    """Whether a model counts what has been registered as its part: that, whether it is called or not, and only that."""
    looks_into_lists: ClassVar[bool] = False
    """Whether modules in plain lists and dictionaries are parts of a model."""
    is_symbolic: ClassVar[bool] = False
    """Whether a network grows while code calls layers outside of all models, too."""
    empty_is_false: ClassVar[bool] = True
    """Whether a container without children counts as false."""

    def __init__(self, declared: Mapping[str, Maker] = _NONE, signatures: Mapping[str, Signature] = _NONE) -> None:
        self.declared = declared
        self.layers: Mapping[str, Maker] = {**self.catalogue, **declared}
        self.signatures = ChainMap(dict(signatures), self.recorded)  # type: ignore[arg-type]

    # its names

    def canonical(self, name: str) -> str:
        """Give the framework's own name of what *name* spells."""
        return name if name in self.declared else self.aliases.get(name, name)

    def find_special(self, path: str) -> str:
        """Give the key of what is known with the module it lives in, if that is meant."""
        two = ".".join(path.rsplit(".", 2)[-2:])
        return two if "." in two and two in self.specials else ""

    def knows(self, name: str) -> bool:
        """Tell whether *name* is one of its layers or containers."""
        canonical = self.aliases.get(name, name)
        return canonical in self.layers or canonical in self.specials

    def names(self) -> list[str]:
        """Give every spelling it knows, for suggestions."""
        return [*self.layers, *self.aliases, *self.specials]

    def find_function(self, name: str, stars: Sequence[str]) -> str | None:
        """Give the path of a function that stands in the code by its name alone; *stars* are imported whole."""
        return None

    def find_borrowed(self, path: str, call: Call) -> tuple[str, Call] | None:
        """Give what the framework itself has in place of another library's helper; None for other paths."""
        return None

    def find_written(self, path: str, session: Session) -> object:
        """Give what is written as code of its own and read like an author's; None for other paths."""
        return None

    def find_inherited(self, heir: Class, path: str, name: str) -> object:
        """Give what a class of the code inherits under a name from the class at *path*; None if that is as usual."""
        return None

    def modernize(self, name: str, call: Call, session: Session) -> Call:
        """Put a call of an earlier version in the words of today."""
        return call

    def calculate(self, path: str, call: Call, session: Session, machine: Machine) -> object:
        """Evaluate a function on tensors; None if it is none that is known."""
        return None

    def name_module(self, kind: str, session: Session) -> str:
        """Give a module its automatic name; without one, it is named after the place where it stands."""
        return ""

    def choose_name(self, kind: str, given: object, session: Session) -> tuple[str, bool]:
        """Give a module's name and whether it is the author's; otherwise it is the framework's automatic one.

        One whose name is not known takes no number from those that have none, and a note says so.
        """
        if isinstance(given, str):
            return given, True
        if given is None:
            return self.name_module(kind, session), False
        name = self.name_module(f"Unnamed{kind}", session)
        if name:
            why = given.why if isinstance(given, Unknown) else say("{given} is no text", given=show(given))
            session.note(say("the name of a layer is not known: {why}", why=why))
        return name, False

    def name_operation(self, kind: str, session: Session) -> str:
        """Give an operation its automatic name."""
        return ""

    # its layers

    def make_layer(self, kind: str, call: Call, session: Session) -> LayerObject:
        """Make a layer; one that cannot be made is unknown, with the reason."""
        signature = self.signatures[kind]
        given: dict[str, object] = {}
        layout: Layout | None = None
        try:
            given = bind_arguments(signature, call, self.common)
            layout = self.layout_of(signature, given, session)
            layer = make_layer(self.layers[kind], signature, given)
        except Refused as refused:
            layer = UnknownLayer(self.find_lacking(given) or refused.text)
        made = self.wrap(kind, layer, call, session, given.get("name") if "name" in self.common else None)
        made.given, made.settings, made.layout = given, settings_of(given), layout
        made.lacking = self.find_lacking(given)
        return made

    def find_lacking(self, given: Mapping[str, object]) -> Sentence:
        """Say which argument is not known that what a layer is fed may tell; nothing if none is."""
        for name in self.deduced:
            value = given.get(name)
            if value is not None and type(value) is not int and (lacking := find_lacking(value, name)) is not None:
                return lacking
        return ""

    def wrap(self, kind: str, layer: Layer, call: Call, session: Session, named: object = None) -> LayerObject:
        """Wrap a layer with what every layer of the dialect may be told; its name may be given by position, too."""
        name, own = self.choose_name(kind, call.kwargs.get("name", named), session)
        made = self.object_class(kind)(session, kind, name, call.line, call.end, own, layer=layer)
        self.note_training(made, read_flag(call.kwargs.get("trainable", True)))
        try:
            made.shape = self.declared_input(call)
        except Refused as refused:
            made.refused = refused.text
        return made

    def object_class(self, kind: str) -> type[LayerObject]:
        """Give the class of what stands for a layer of this kind."""
        return LayerObject

    def note_training(self, module: LayerObject, learns: bool | None) -> None:
        """See what it does to a layer that it is told at its making whether it is trained."""
        if learns is not True:
            module.train(learns)

    def layout_of(self, signature: Signature, given: Mapping[str, object], session: Session) -> Layout | None:
        """Say where the channels stand for a layer, if not where they usually do; raises Refused."""
        return None

    # its tensors

    def rules(self, session: Session) -> Rules:
        """Give the rules of its tensors."""
        raise NotImplementedError

    def is_at_once(self, graph: Graph, call: Call) -> bool:
        """Tell whether a call is worked out at once, so that it is no part of any network."""
        return False

    def as_constant(self, value: object, graph: Graph) -> object:
        """Take as a constant what the framework counts nowhere."""
        return value

    # its modules

    def inherit(self, session: Session, instance: Instance, path: str) -> Half:
        """Give what an object of the author's own class inherits from the class at *path*."""
        raise NotImplementedError

    def get_attribute(self, session: Session, module: object, name: str, line: int) -> object:
        """Give an attribute of a module that the framework defines."""
        raise NotImplementedError

    def has(self, module: LayerObject, name: str) -> bool | None:
        """Tell whether a layer has an attribute *name*, of whose value nothing is known; None if nobody knows."""
        return None

    def set_attribute(self, module: LayerObject, name: str, value: object, line: int) -> None:
        """See what it does to a layer that an attribute is set."""

    def name_weight(self, weight: WeightOf, *, whole: bool) -> str:
        """Give the name a weight has by itself, or, if it is to be *whole*, that with its layer's."""
        return weight.name

    def fill(self, weight: WeightOf, value: object) -> None:
        """See what it does to a layer that a weight of it is given other values."""

    def list_contents(self, module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
        """Give what a container holds, under the framework's names."""
        raise NotImplementedError

    def note_growth(self, stack: Stack, session: Session) -> None:
        """See that a container has got a new child."""

    def feed(self, module: Module, call: Call, machine: Machine) -> object:
        """Feed the tensors among the arguments of a call to a module; give what comes out."""
        module.session.note_call(module, call)
        return module.apply(call, machine)

    def layer_at(self, module: LayerObject, call: Call) -> Layer:
        """Give the layer that a call of a module uses: the module's own, unless the call says more of it."""
        return module.layer

    def find_fed(self, module: LayerObject, call: Call) -> Sequence[object]:
        """Give the arguments of a call of a layer that decide on what comes out; others only steer it."""
        return [*call.args, *call.kwargs.values()]

    def list_tensors(self, module: LayerObject) -> Sequence[TensorSlot]:
        """Give the tensors of a layer, under the framework's own names and in its order."""
        return [TensorSlot(weight.name, (weight.name,)) for weight in module.layer.own_weights()]

    def note_first_use(self, module: LayerObject) -> None:
        """See that a layer is used for the first time."""

    def hand_over(self, module: LayerObject, result: object, fed: Sequence[Tensor], call: Call, graph: Graph) -> object:
        """Give the outputs of a layer as this call asks for them."""
        return result

    # its models

    def declared_input(self, call: Call) -> Shape | None:
        """Give the input that a layer declares; raises Refused where it is not known."""
        return None

    def input_of(self, stack: Stack) -> Shape | None:
        """Give the shape of a container's own input, if it says one."""
        return None

    def refusal_of(self, stack: Stack) -> Problem | None:
        """Say why the shape of a container's own input is not known, if the code speaks of one."""
        return None

    def as_graph(self, root: object, session: Session) -> object:
        """Take a container that is a graph in truth as that graph; anything else is what it was."""
        return root

    def build_uncalled(self, root: object, session: Session) -> None:
        """Build what in a model is built without being called."""

    def run_known(self, session: Session) -> None:
        """Run what the framework has run as soon as it was made, before what is in it is asked for or changed."""

    def hold(self, root: object) -> None:
        """Keep from being trained what the model as a whole keeps from it."""
