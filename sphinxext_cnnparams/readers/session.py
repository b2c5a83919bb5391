"""One reading of one text: what names of the frameworks mean, and what has been built so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..core.layer import Layer
from ..core.layers import Unknown as UnknownLayer
from .arguments import Refused, bound, choice, shown, signature, suggestion
from .copying import deep_copy
from .data import known_data
from .feeding import fed
from .graph import Graph
from .keras.eager import untracked
from .modules import is_module, tree
from .named import Named, Piece
from .naming import Names
from .objects import LayerObject, ModelObject, Module, Stack, WeightOf
from .opaque import opaque
from .python import Call, Foreign, Half, Instance, Machine, Unknown, Value
from .python import Iterator as Once
from .tensor import Parameter, Sizes, Tensor
from .vocabulary import Vocabulary


@dataclass(slots=True)
class Session:
    """Answer the evaluator's questions about the frameworks (see python.machine.Host).

    made
        every model and container, in the order in which they were made.
    pointed
        the models that were summarised or fitted.
    calls
        per module, the shapes it was first called with outside any network.
    ends
        per container, the tensors it begins and ends with, once somebody asked.
    written
        what of the framework is written as code, once somebody asked.
    data_format
        where the channels stand for layers that are not told, as Keras can be set.

    Notes
    -----
        what was assumed, such as the shape of a well-known data set.

    """

    main: Vocabulary
    vocabularies: tuple[Vocabulary, ...]
    names: Names = field(default_factory=Names)
    made: list[object] = field(default_factory=list)
    pointed: list[object] = field(default_factory=list)
    calls: dict[int, list[Sizes | None]] = field(default_factory=dict)
    weights: dict[int, list[Parameter]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    stars: list[str] = field(default_factory=list)
    ends: dict[int, tuple[Tensor, Tensor]] = field(default_factory=dict)
    written: dict[str, object] = field(default_factory=dict)
    data_format: str = "channels_last"
    graph: Graph = field(init=False)
    machine: Machine = field(init=False)

    def __post_init__(self) -> None:
        self.graph = self.fresh()

    def fresh(self) -> Graph:
        """Give an empty graph of the main dialect."""
        return Graph(self.main.rules(self))

    @contextmanager
    def remarked(self, line: int) -> Iterator[None]:
        """Keep in mind what happens on a line with a comment."""
        graph = self.graph
        start = len(graph.uses)
        try:
            yield
        finally:
            if start < len(graph.uses):
                graph.remarks.append((line, start, len(graph.uses)))

    # what names mean

    def name(self, name: str, line: int) -> object:
        """Give the value of a name the code does not bind: what tutorials leave unimported."""
        if name == "__name__":
            return "__main__"
        if self.main.knows(name):
            return Foreign(f"{self.main.home}.{name}")
        if name in self.main.usual:
            return Foreign(self.main.usual[name])
        if any(name in vocabulary.roots for vocabulary in self.vocabularies):
            return Foreign(name)
        if name in USUAL:
            return Foreign(USUAL[name])
        if (path := self.main.function(name, self.stars)) is not None:
            return Foreign(path)
        return Unknown(f"{name} is not defined; say what it is with :let: {name}=…", line, name)

    def star(self, module: str) -> None:
        """Remember that all names of a module have been imported."""
        self.stars.append(module)

    def member(self, path: str, name: str) -> object:
        """Give a member of a library's module or class."""
        full = f"{path}.{name}"
        vocabulary = self.owner(path)
        return (vocabulary.written(full, self) if vocabulary else None) or Foreign(full)

    def unheard(self, name: str, call: Call) -> Unknown:
        """Give the result of calling a name nobody has defined."""
        self.point(call)
        self.machine.guesses += 1
        hint = suggestion(name, self.main.names())
        return Unknown(
            f"{name} is neither defined nor a layer of {self.main.title} that is known{hint}", call.line, name, name
        )

    def opaque(self, why: Unknown, call: Call, owner: Unknown | None = None) -> object:
        """Give the result of a call nobody knows: a tensor, where tensors of a network are handed to it."""
        return opaque(why, call, self, owner or why)

    def owner(self, path: str) -> Vocabulary | None:
        """Find the framework a dotted path belongs to."""
        root = path.partition(".")[0]
        return next((v for v in self.vocabularies if root in v.roots), None)

    # what calls make

    def call(self, path: str, call: Call, machine: Machine) -> object:
        """Make what a framework's name makes; of other libraries little is known."""
        last = path.rpartition(".")[2]
        if path in ("copy.deepcopy", "keras.models.clone_model", "tensorflow.keras.models.clone_model"):
            return deep_copy(call, self)
        call = _listed(call, machine)
        result = self._made_by(path, last, call, machine)
        machine.guesses += isinstance(result, Unknown)
        return self.opaque(result, call) if isinstance(result, Unknown) and result.made else result

    def _made_by(self, path: str, last: str, call: Call, machine: Machine) -> object:
        """Make what a framework's name makes, of what can be taken as lists."""
        if (data := known_data(path, call, self)) is not None:
            return data
        vocabulary = self.main if last in self.main.own else self.owner(path)
        if vocabulary is None:
            self.point(call)
            return Unknown(f"the result of {path}() is not known", call.line, made=path)
        call = vocabulary.modern(last, call, self)
        name = last if last in vocabulary.own else vocabulary.canonical(last)
        if name in vocabulary.specials and name not in vocabulary.own:
            return vocabulary.specials[name](name, call, self)
        if name in vocabulary.layers:
            return self.layer(vocabulary, name, call)
        calculated = vocabulary.calculate(path, call, self, machine)
        if calculated is not None:
            return calculated
        return self.unfamiliar(vocabulary, path, call)

    def unfamiliar(self, vocabulary: Vocabulary, path: str, call: Call) -> object:
        """Make a layer that is not known, if the name is where layers live; otherwise nothing is known."""
        parent, _, last = path.rpartition(".")
        home = vocabulary.home.rpartition(".")[2]
        if parent.rpartition(".")[2] == home and last[:1].isupper() and not last.endswith(vocabulary.no_layers):
            hint = suggestion(last, vocabulary.names())
            reason = vocabulary.unread.get(last, f"is not a layer of {vocabulary.title} that is known{hint}")
            return self.wrapped(vocabulary, last, UnknownLayer(reason), call)
        self.point(call)
        blamed = next((value for value in (*call.args, *call.kwargs.values()) if isinstance(value, Unknown)), None)
        return blamed or Unknown(f"the result of {path}() is not known", call.line, made=path)

    def point(self, call: Call) -> None:
        """Remember the models that are handed to a function nobody knows: ``summary(model)``."""
        self.pointed += [value for value in call.args if is_module(value) and not isinstance(value, LayerObject)]

    def layer(self, vocabulary: Vocabulary, kind: str, call: Call) -> LayerObject:
        """Make a layer; one that cannot be made is unknown, with the reason."""
        maker = vocabulary.layers[kind]
        given: dict[str, object] = {}
        try:
            given = bound(maker, call, vocabulary.common)
            if given.get("data_format") not in FORMATS:
                choice(given["data_format"], "data_format", FORMATS[1:])
            arguments = dict(given)
            layer: Layer = maker(*arguments.pop("args", ()), **arguments)  # type: ignore[misc]
        except Refused as refused:
            layer = UnknownLayer(str(refused))
        made = self.wrapped(vocabulary, kind, layer, call)
        made.given = given
        made.settings = self.noted(given)
        usual = self.data_format if "data_format" in signature(maker).parameters else None
        made.layout = "first" if (given.get("data_format") or usual) == "channels_first" else None
        return made

    def noted(self, given: Mapping[str, object]) -> dict[str, str]:
        """Give the arguments that texts speak of."""
        return {word: str(given[name]) for name, word in NOTED.items() if isinstance(given.get(name), NOTABLE)}

    def wrapped(self, vocabulary: Vocabulary, kind: str, layer: Layer, call: Call) -> LayerObject:
        """Wrap a layer with what every layer of the dialect may be told."""
        name, own = self.named(kind, call.kwargs.get("name"), vocabulary)
        made = LayerObject(self, kind, name, call.line, call.end, own, layer=layer)
        if call.kwargs.get("trainable", True) is False:
            made.train(False)
        try:
            made.shape = vocabulary.declared(call)
        except Refused as refused:
            made.refused = str(refused)
        return made

    def named(self, kind: str, given: object, vocabulary: Vocabulary) -> tuple[str, bool]:
        """Give the author's name, or Keras's automatic one; modules of PyTorch get theirs from where they stand.

        One whose name is not known takes no number from those that have none, and a note says so.
        """
        if isinstance(given, str):
            return given, True
        if vocabulary.dialect != "keras":
            return "", False
        if given is None:
            return self.names.next(kind), False
        self._unnamed(given)
        return self.names.next(f"Unnamed{kind}"), False

    def _unnamed(self, given: object) -> None:
        why = given.why if isinstance(given, Unknown) else f"{shown(given)} is no text"
        note = f"the name of a layer is not known: {why}"
        if note not in self.notes:
            self.notes.append(note)

    def numbered(self, kind: str) -> str:
        """Give the name of an operation; inside a class of the author's own Keras numbers none."""
        if any(isinstance(module, Instance) for module in self.graph.within):
            return kind.lower()
        return self.names.next(kind)

    def native(self, path: str, call: Call, machine: Machine) -> Module | None:
        """Make the layer or container behind a class of the author's own, if its base is one."""
        vocabulary = self.owner(path)
        name = path.rpartition(".")[2]
        if vocabulary is None or not vocabulary.knows(name) or name in vocabulary.plain:
            return None
        made = self.call(path, call, machine)
        if made in self.made:
            self.made.remove(made)
        return made if isinstance(made, Module) else None

    def half(self, instance: Instance) -> Half | None:
        """Give what an instance inherits from a framework's class; foreign bases count as the dialect's own."""
        for base in instance.cls.foreign():
            path = base.path if isinstance(base, Foreign) else "?"
            vocabulary = self.owner(path)
            if path.partition(".")[0] in NO_MODULES or path.rpartition(".")[2] in NO_MODULE_CLASSES:
                continue
            half = (vocabulary or self.main).half(self, instance, path)
            self.made.append(instance)
            return half
        return None

    # what modules do

    def fed(self, module: Module, call: Call, machine: Machine) -> object:
        """Feed tensors to a module."""
        return fed(self, module, call, machine)

    def placed(self, value: Value) -> Value:
        """Give a parameter, or a tensor made elsewhere, as a tensor of the graph that is being traced."""
        if self.main.dialect == "keras" and (constant := untracked(value, self.graph)) is not value:
            assert isinstance(constant, Value)
            return constant
        if isinstance(value, WeightOf):
            return value.within(self.graph)
        if isinstance(value, Tensor):
            return self.graph.own(value, self.graph.line)
        return self.graph.parameter(value) if isinstance(value, Parameter) else value

    @contextmanager
    def inside(self, module: object) -> Iterator[None]:
        """Note that the calculation of a module is running."""
        self.graph.within.append(module)
        try:
            yield
        finally:
            self.graph.within.pop()

    def attribute(self, module: object, name: str, line: int) -> object:
        """Give an attribute of a module that the framework defines."""
        return self.main.attribute(self, module, name, line)

    def keyed(self, module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
        """Give what a container holds, under the names of the dialect."""
        return self.main.keyed(module)

    def train(self, module: object, learns: bool | None) -> None:
        """Let a module and all in it be trained, or keep it from it; None where that is not known."""
        for _, part in tree(module, lists=True):
            if isinstance(part, LayerObject):
                part.train(learns)
            elif isinstance(part, Parameter):
                part.trainable = learns
            elif isinstance(part, Instance) and part.half is not None:
                part.half.train(learns)
            elif isinstance(part, Module):
                part.held = learns is False

    def grown(self, stack: Stack) -> None:
        """Note that a container has got a new child: Keras builds itself anew then."""
        self.main.grown(self, stack)

    def is_a(self, value: object, path: str) -> bool | Unknown:
        """Tell whether a value is an instance of a library's class."""
        name = path.rpartition(".")[2]
        recorded = isinstance(value, Piece) or (isinstance(value, LayerObject) and value.is_recorded)
        if recorded and name not in ("Module", "Layer", "Model", "Functional"):
            return Unknown("what is inside a well-known model is not recorded layer by layer", 0)
        if isinstance(value, Instance):
            if value.half is not None and name in ("Module", "Layer", "Model"):
                return True
            return any(isinstance(b, Foreign) and b.path.rpartition(".")[2] == name for b in value.cls.foreign())
        if isinstance(value, Module):
            if name in ("Module", "Layer", "Model") or (name == "Functional" and isinstance(value, Named)):
                return True
            base = BASES.get(name)
            return value.kind.removeprefix("Lazy").startswith(base) if base else self.main.canonical(name) == value.kind
        if name in ABSTRACT:
            return isinstance(value, ABSTRACT[name])
        if isinstance(value, Tensor):
            return name in ("Tensor", "KerasTensor")
        return isinstance(value, Parameter) and name in ("Parameter", "Tensor", "Variable")


def _listed(call: Call, machine: Machine) -> Call:
    """Take what can be gone through only once as a list: frameworks do so too."""
    args = [value.iterate(machine, call.line) if isinstance(value, Once) else value for value in call.args]
    return Call(tuple(args), call.kwargs, call.line, call.end)


NOTED = {"activation": "activation", "rate": "rate", "p": "rate"}
"""Arguments that change no shape and no count, but that texts speak of, and what they are called."""
FORMATS = (None, "channels_first", "channels_last")
NOTABLE = (str, int, float)
NO_MODULES = frozenset("builtins abc typing enum dataclasses collections".split())
NO_MODULE_CLASSES = frozenset(
    "Dataset IterableDataset Function Callback Sequence Optimizer Sampler Loss Metric".split()
)
"""Bases of objects that are no part of a network."""
BASES = {"_ConvNd": "Conv", "_BatchNorm": "BatchNorm", "_NormBase": "BatchNorm", "_InstanceNorm": "InstanceNorm"}
"""Classes that PyTorch's layers inherit from, and what the names of these begin with."""
ABSTRACT: dict[str, tuple[type, ...]] = {
    "Iterable": (list, tuple, dict, set, str),
    "Sequence": (list, tuple, str),
    "Mapping": (dict,),
    "Number": (int, float),
}
"""Abstract classes of Python's data."""
USUAL: Mapping[str, str] = {
    "np": "numpy",
    "numpy": "numpy",
    "math": "math",
    "plt": "matplotlib.pyplot",
    "os": "os",
    "OrderedDict": "collections.OrderedDict",
    "partial": "functools.partial",
    "dataclass": "dataclasses.dataclass",
    "argparse": "argparse",
    "abstractmethod": "abc.abstractmethod",
}
"""What is no framework, under the names tutorials use without importing it."""
