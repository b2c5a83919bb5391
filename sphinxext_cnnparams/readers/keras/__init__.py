"""Keras's dialect: its names, each with the function that reads it, and what it does otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...core.problem import Problem, say
from ...core.shape import Layout, Shape
from ..python import Call, Half, Instance, Machine, Unknown
from ..tracing.arguments import choice
from ..tracing.container import Stack
from ..tracing.dialect import Dialect
from ..tracing.functional import ModelObject
from ..tracing.graph import Graph, Rules
from ..tracing.module import LayerObject, Module
from ..tracing.signatures import Signature
from ..tracing.tensor import Tensor
from ..tracing.training import TensorSlot
from ..tracing.tree import core_of
from ..tracing.weight import WeightOf
from . import attributes, configs, constants, contents, edges, model_attributes, models, running, saving
from .automatic_names import forget_names, next_name
from .functions import calls as calculating
from .functions.table import FUNCTIONS
from .inputs import declared_input, make_input
from .keras1 import arguments as old
from .keras1 import merge
from .layers.attention_scores import with_scores
from .layers.catalogue import ALIASES, LAYERS, SIGNATURES
from .layers.cell_loop import make_rnn, make_stacked_cells
from .layers.function_layer import make_lambda
from .layers.time_distributed import make_time_distributed
from .rules import KerasRules
from .subclassing import KerasHalf
from .tensors import list_tensors
from .unread import NOT_READ
from .wrapped import INNER, WrappedLayer

if TYPE_CHECKING:
    from ..tracing.session import Session


class Keras(Dialect):
    """Answer for Keras, and for the TensorFlow around it: tensors are symbolic, layers are named and numbered."""

    name = "keras"
    title = "Keras"
    layout = "last"
    home = "keras.layers"
    base = "keras.Model"
    deduced = ("input_dim",)
    called = ("__init__", "build", "call")
    functions = frozenset(FUNCTIONS)
    roots = libraries = frozenset({"keras", "tensorflow", "tf_keras", "keras_core"})
    usual = {
        "keras": "keras",
        "tf": "tensorflow",
        "tensorflow": "tensorflow",
        "layers": "keras.layers",
        "models": "keras.models",
        "L": "keras.layers",
        "K": "keras.backend",
    }
    catalogue = LAYERS
    recorded = SIGNATURES
    specials = {
        "Sequential": models.make_sequential,
        "Input": make_input,
        "InputLayer": make_input,
        "Lambda": make_lambda,
        "Merge": merge.make_merge,
        "Model": models.make_model,
        "ModelCheckpoint": saving.make_checkpoint,
        "RNN": make_rnn,
        "StackedRNNCells": make_stacked_cells,
        "TimeDistributed": make_time_distributed,
        "Variable": models.make_variable,
        "clear_session": forget_names,
        "deserialize": configs.make_again,
        "serialize": configs.serialize,
        "clone_model": configs.clone_model,
        "model_from_config": configs.make_again,
        "model_from_json": configs.make_again,
        "reset_uids": forget_names,
        "load_model": saving.load_model,
        "merge": merge.make_merge,
        "save_model": saving.save_model,
        "tensorflow.Variable": models.make_uncounted,
    }
    aliases = {**ALIASES, "Functional": "Model"}
    unread = NOT_READ
    plain = frozenset(("Model", "Layer"))
    common = frozenset(
        "name trainable dtype autocast activity_regularizer "
        "input_shape batch_input_shape batch_size input_dim weights".split()
    )
    registers = False
    looks_into_lists = True
    is_symbolic = True
    empty_is_false = False

    def find_function(self, name: str, stars: Sequence[str]) -> str | None:
        return calculating.function(name, stars)

    def modernize(self, name: str, call: Call, session: Session) -> Call:
        return old.modern(name, call, session)

    def calculate(self, path: str, call: Call, session: Session, machine: Machine) -> object:
        made = configs.make_from_config(path, call, session, machine)
        return calculating.calculate(path, call, session, machine) if made is None else made

    def name_module(self, kind: str, session: Session) -> str:
        return next_name(kind, session.counts)

    def name_operation(self, kind: str, session: Session) -> str:
        """Give the name of an operation; inside a class of the author's own Keras numbers none."""
        if any(isinstance(module, Instance) for module in session.graph.within):
            return kind.lower()
        return next_name(kind, session.counts)

    def layout_of(self, signature: Signature, given: Mapping[str, object], session: Session) -> Layout | None:
        """Say where the channels stand for a layer: as it is told, or as all are that are not told."""
        said = given.get("data_format")
        if said is not None:
            choice(said, "data_format", FORMATS)
        usual = session.data_format if "data_format" in signature else None
        return "first" if (said or usual) == "channels_first" else None

    def rules(self, session: Session) -> Rules:
        return KerasRules(lambda kind: self.name_operation(kind, session))

    def is_at_once(self, graph: Graph, call: Call) -> bool:
        return constants.is_fed_constants(graph, call)

    def as_constant(self, value: object, graph: Graph) -> object:
        return constants.untrack(value, graph)

    def inherit(self, session: Session, instance: Instance, path: str) -> Half:
        return KerasHalf(session, instance, path)

    def get_attribute(self, session: Session, module: object, name: str, line: int) -> object:
        return model_attributes.attribute(session, module, name, line)

    def set_attribute(self, module: LayerObject, name: str, value: object, line: int) -> None:
        attributes.set_attribute(module, name, value)

    def has(self, module: LayerObject, name: str) -> bool | None:
        return attributes.has(module, name)

    def object_class(self, kind: str) -> type[LayerObject]:
        return WrappedLayer if kind in INNER else LayerObject

    def make_layer(self, kind: str, call: Call, session: Session) -> LayerObject:
        made = Dialect.make_layer(self, kind, call, session)
        if is_quantized(call.kwargs.get("dtype") or session.policy) and kind in attributes.ADAPTED:
            made.lose(say("with quantized weights is not read"))
        inner = made.given.get("layer")
        if kind == "Bidirectional" and isinstance(inner, LayerObject):
            held = made.held
            made.train(inner.training.usual)
            made.held = held
        return made

    def note_training(self, module: LayerObject, learns: bool | None) -> None:
        """See what ``trainable=`` does: it says nothing of what a layer wraps (keras.src.layers.core.wrapper)."""
        if module.kind in (*INNER, "Bidirectional"):
            module.held = learns is False
        else:
            Dialect.note_training(self, module, learns)

    def list_tensors(self, module: LayerObject) -> Sequence[TensorSlot]:
        return list_tensors(module)

    def name_weight(self, weight: WeightOf, *, whole: bool) -> str:
        return f"{weight.layer.name}/{weight.name}" if whole else weight.name.rpartition("/")[2]

    def list_contents(self, module: Stack | ModelObject) -> Iterator[tuple[str, object]]:
        return contents.list_contents(module)

    def note_growth(self, stack: Stack, session: Session) -> None:
        models.note_growth(session, stack)

    def feed(self, module: Module, call: Call, machine: Machine) -> object:
        """Feed a module; what Keras makes of constants outside all layers is a constant again."""
        graph = module.session.graph
        call = constants.place_data(constants.without_variables(call, graph), graph)
        is_constant = constants.is_fed_constants(graph, call)
        start = len(graph.uses)
        adjusted = edges.adjust_shape(module, call, graph)
        if isinstance(adjusted, Tensor):
            return adjusted
        result = Dialect.feed(self, module, adjusted, machine)
        if is_constant:
            return constants.detach(result, call.line)
        return result if graph.within else edges.connect(graph, result, call, start)

    def find_fed(self, module: LayerObject, call: Call) -> Sequence[object]:
        return edges.find_fed(module, call)

    def note_first_use(self, module: LayerObject) -> None:
        for inner in MADE_INSIDE.get(module.kind, ()):
            next_name(inner, module.session.counts)

    def hand_over(self, module: LayerObject, result: object, fed: Sequence[Tensor], call: Call, graph: Graph) -> object:
        return with_scores(module, result, fed, call, graph)

    def declared_input(self, call: Call) -> Shape | None:
        return declared_input(call.kwargs)

    def input_of(self, stack: Stack) -> Shape | None:
        return stack.own_input()

    def refusal_of(self, stack: Stack) -> Problem | None:
        return stack.own_refusal()

    def as_graph(self, root: object, session: Session) -> object:
        core = core_of(root)
        is_graph = isinstance(core, ModelObject) and isinstance(root, Instance) and root.cls.method("call") is None
        return core if is_graph else merge.as_graph(root, session)

    def build_uncalled(self, root: object, session: Session) -> None:
        running.build_uncalled(root, session)

    def run_known(self, session: Session) -> None:
        running.trace_containers(session)

    def hold(self, root: object) -> None:
        running.hold(root)


def is_quantized(dtype: object) -> bool:
    """Tell whether a layer is told to keep its weights as small whole numbers, ``"int8_from_float32"``."""
    policy = dtype.made if isinstance(dtype, Unknown) else dtype
    return isinstance(policy, str) and ("_from_" in policy or "Quantized" in policy)


FORMATS = ("channels_first", "channels_last")
MADE_INSIDE = {"MultiHeadAttention": ("Softmax", "Dropout")}
"""Layers that make others when they are first used, whose names are numbered too."""
