"""What objects inherit from Keras's ``Model`` and ``Layer``, or from one of its layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from ...core.problem import Problem, Sentence, say
from ...core.shape import Shape
from ...core.structs import field
from ..python import Bound, Call, Function, Instance, Machine, Native, Unknown, Value, is_listed
from ..tracing.container import Stack
from ..tracing.functional import ModelObject
from ..tracing.graph import tensors_in
from ..tracing.inheritance import FrameworkHalf, find_mistyped, make_core
from ..tracing.module import LayerObject
from ..tracing.tensor import Batch, Parameter, Tensor, read_flag
from ..tracing.training import Learns, opposite, say_trained
from ..tracing.tree import train, tree
from .attributes import OF_MODELS
from .constants import detach, is_fed_constants, place_data
from .declaring import read_declared
from .edges import connect
from .models import make_model, read_shape
from .running import trace_containers
from .stated_shapes import stand_for

MODELS = ("Model", "Functional")
"""The classes of models: made of tensors if they are given any, and otherwise what the author's own ``call`` does."""
EMPTY = ("Module", "Wrapper", "AutoTrackable", "RandomLayer", "BaseImageAugmentationLayer", "TFDataLayer")
"""Classes that have no weights and no parts."""
ENDS = frozenset("inputs input outputs output".split())


UNBUILT = "Keras counts the weights of the layers in {name} only once it has run on data: no build() builds them before"


class KerasHalf(FrameworkHalf):
    """Stand for the half of an object that Keras defines."""

    own_name: str = ""
    built: bool = False
    frozen: Learns = False
    ends: Mapping[str, object] = field(default_factory=dict)
    shape: Shape | None = None
    refused: Sentence = ""

    @property
    def name(self) -> str:
        """Give the layer's name, which Keras numbers unless the author gave one."""
        if not self.own_name:
            self.own_name = self.session.dialect.name_module(self.owner.cls.name, self.session)
        return self.own_name

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name == "__init__":
            return Native(name, self._start)
        if name in ("add_weight", "add_variable"):
            return Native(name, self._add_weight)
        if name in ("call", "__call__"):
            return Native(name, self._inner)
        if name == "name":
            return self.name
        if name == "trainable":
            return say_trained(opposite(self.frozen), line)
        if isinstance(self.core, Value):
            return self.core.attribute(name, machine, line)
        if name == "get_config":
            return Native(
                name,
                lambda call, machine: {"name": self.name, "trainable": say_trained(opposite(self.frozen), call.line)},
            )
        if name in OF_MODELS and self.base.rpartition(".")[2] == "Layer":
            return Unknown(say("{owner} has no attribute {name}", owner=self.owner.cls.name, name=name), line)
        if name in self.ends:
            return self.ends[name]
        found = self.session.dialect.get_attribute(self.session, self.owner, name, line)
        return find_mistyped(self.owner, name, line, self.session) or found if isinstance(found, Unknown) else found

    def _start(self, call: Call, machine: Machine) -> object:
        """Evaluate ``super().__init__(...)``: it gives the name, and makes what the base is."""
        if "trainable" in call.kwargs:
            self.frozen = opposite(read_flag(call.kwargs["trainable"]))
        given = call.kwargs.get("name")
        if given is not None:
            self.own_name = self.session.dialect.choose_name(self.owner.cls.name, given, self.session)[0]
        self.shape, self.refused = read_declared(call)
        named = Call(call.args, {**call.kwargs, "name": self.name}, call.line, call.end)
        name = self.base.rpartition(".")[2]
        if name in MODELS and len(call.args) + len(ENDS & call.kwargs.keys()) > 1:
            self._take(make_model("Functional", named, self.session))
        elif self.core is None and name not in ("Layer", *MODELS):
            made = make_core(self.base, named, machine, self.session)
            self.core = made if isinstance(made, (LayerObject, Stack, ModelObject)) else None
            if self.core is None and name not in EMPTY:
                self.doubt_base()
        return self.name

    def own_input(self) -> Shape | None:
        return FrameworkHalf.own_input(self) or self.shape

    def own_refusal(self) -> Problem | None:
        own = Problem(self.refused, self.owner.cls.line, "shape") if self.refused else None
        return FrameworkHalf.own_refusal(self) or own

    def _take(self, made: object) -> None:
        """Be a model made of tensors; one that is not known is no model without layers."""
        self.core = made
        if isinstance(made, ModelObject):
            self.session.made.remove(made)
        elif isinstance(made, Unknown):
            self.add_doubt(made)

    def _add_weight(self, call: Call, machine: Machine) -> object:
        """Evaluate ``add_weight``: the shape may come first, second, or by its name."""
        given = [value for value in call.args[:2] if not isinstance(value, str)]
        shape = call.kwargs.get("shape", given[0] if given else None)
        dims = () if shape is None else read_shape(shape)
        learns = read_flag(call.kwargs.get("trainable", True))
        name = call.kwargs.get("name", next((value for value in call.args if isinstance(value, str)), ""))
        state, still = learns and opposite(self.frozen), learns is False
        made = Parameter(dims, call.line, state, str(name), owned=True, still=still)
        self.session.weights.setdefault(id(self.owner), []).append(made)
        return made

    def call(self, call: Call, machine: Machine) -> object:
        graph = self.session.graph
        call = place_data(call, graph)
        self.session.note_call(self.owner, call)
        is_constant, start = is_fed_constants(graph, call), len(graph.uses)
        result = self._applied(call, machine)
        if is_constant:
            return detach(result, call.line)
        if graph.within:
            return result
        result = connect(graph, result, call, start)
        if not self.ends and call.args:
            self.ends = {"input": call.args[0], "output": result}
        return result

    def _applied(self, call: Call, machine: Machine) -> object:
        self.name  # noqa: B018 -- named at the latest when it is used
        is_new, own = not self.built, self.owner.cls.find("call")
        self.build(call, machine)
        is_outermost = isinstance(own, Function) and not any(map(_calls, self.session.graph.within))
        if is_new and is_outermost and self._defines("compute_output_shape") and self._defines("build"):
            self.note_unbuilt()
        with self.session.inside(self.owner):
            if not isinstance(own, Function):
                return self._inner(call, machine)
            graph = self.session.graph
            start = len(graph.uses)
            result = Bound(own, self.owner).call(_with_flags(call, own), machine)
            passed = isinstance(result, Tensor) and result.graph is graph and result.node < start
            if passed and isinstance(result, Tensor):
                result = graph.pass_on(result)  # what a layer gives is its own
        if passed and is_outermost and isinstance(result, Tensor):
            result = self._list_itself(result)
        return self._stated(result, call, machine) if is_outermost else result

    def _list_itself(self, tensor: Tensor) -> Tensor:
        """Give a row to a layer that passes on what it is fed, as Keras does."""
        made = tensor.graph.pass_on(tensor)
        use = tensor.graph.uses[made.node]
        use.kind, use.name, use.line, use.hidden = self.owner.cls.name, self.name, self.owner.cls.line, False
        return made

    def _defines(self, method: str) -> bool:
        """Tell whether a method is defined by the author, or by the layer the class inherits from."""
        return isinstance(self.owner.cls.find(method), Function) or isinstance(self.core, LayerObject)

    def _stated(self, result: object, call: Call, machine: Machine) -> object:
        """Give what comes out the shape its author states: of ``call`` Keras asks none where there is that.

        Source: ``compute_output_spec`` in keras.src.layers.layer.
        """
        rule, fed = self.owner.cls.find("compute_output_shape"), next(iter(call.args), None)
        if not isinstance(rule, Function) or not isinstance(fed, (Tensor, list, tuple)):
            return result
        said = Bound(rule, self.owner).call(call.passing(_static(fed)), machine)
        with self.session.inside(self.owner):  # so that what it holds is a part of the model
            return stand_for(result, said, list(tensors_in([fed], self.session.graph)), self.name, self.session)

    def build(self, call: Call, machine: Machine) -> None:
        """Evaluate ``build(shape)``, before the first call only."""
        is_new, self.built = not self.built, True
        build, shapes = self.owner.cls.find("build"), [_static(value) for value in call.args]
        if isinstance(build, Function) and shapes and is_new:
            Bound(build, self.owner).call(Call((shapes[0],), {}, call.line, call.end), machine)
        elif is_new and isinstance(self.core, LayerObject) and call.args and isinstance(call.args[0], Tensor):
            self.core.build((self.session.graph.uses[call.args[0].node].shape,))

    def note_unbuilt(self) -> None:
        """Note that Keras takes the shape it is told and builds no layer inside, where ``build`` does not."""
        inside = [part for _, part in tree(self.owner, lists=True) if isinstance(part, LayerObject)]
        if any(layer.built_on is None and layer.layer.own_weights() for layer in inside):
            self.session.note(say(UNBUILT, name=self.name))

    def _inner(self, call: Call, machine: Machine) -> object:
        if isinstance(self.core, Value):
            return self.core.call(call, machine)
        return Unknown(say("{name} has no call()", name=self.owner.cls.name), call.line)

    def train(self, learns: bool | None) -> None:
        self.frozen = opposite(learns)

    def is_held(self) -> Learns:
        return self.frozen

    def resemble(self, other: Self) -> None:
        self.own_name, self.built, self.frozen = other.own_name, other.built, other.frozen

    def item(self, key: object, machine: Machine, line: int) -> object:
        return Value.item(self, key, machine, line)

    def notice(self, name: str, value: object, before: object, machine: Machine, line: int) -> None:
        self.keep_doubt(name, value, before)
        if name == "trainable":
            trace_containers(self.session)
            train(self.owner, read_flag(value))


def _calls(module: object) -> bool:
    """Tell whether a module is an object of the author's own class that says itself what it calculates."""
    return isinstance(module, Instance) and isinstance(module.cls.find("call"), Function)


def _with_flags(call: Call, function: Function) -> Call:
    """Give a call the flags that the author's ``call`` takes: those it has no default for, and no others.

    Source: ``_resolve_and_populate_arg`` in keras.src.layers.layer.
    """
    spec = function.parameters
    names = [arg.arg for arg in (*spec.posonlyargs, *spec.args)]
    taken = {*names, *(arg.arg for arg in spec.kwonlyargs)}
    open_names = names[1 + len(call.args) : len(names) - len(spec.defaults)]
    missing = {name: usual for name, usual in FLAGS.items() if name in open_names}
    kept = {name: value for name, value in call.kwargs.items() if name in taken or spec.kwarg or name not in FLAGS}
    return Call(call.args, {**missing, **kept}, call.line, call.end)


FLAGS: Mapping[str, object] = {"training": False, "mask": None}
"""What Keras hands to ``call`` by itself."""


def _static(value: object) -> object:
    """Give the shape ``build`` is told: the batch is None."""
    if isinstance(value, Tensor):
        if value.dims is None:
            return Unknown("the shape of the input is not known", 0)
        return tuple(None if isinstance(n, Batch) else n for n in value.dims)
    if is_listed(value):
        return [_static(item) for item in value]
    return Unknown("the shape of the input is not known", 0)
