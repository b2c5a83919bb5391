"""The models of ``keras.applications``: one row each, which is a layer and a model at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from ....core.layer import Layer
from ....core.layers import Recorded, UnknownLayer
from ....core.layers.named import Share
from ....core.problem import say
from ....core.shape import Shape
from ....core.structs import replace
from ...python import Call, Copy, Machine, Native
from ...tracing.arguments import Refused, bind_arguments, choice, dimensions, flag, integer, require, show, suggestion
from ...tracing.functional import ModelObject
from ...tracing.graph import Use, ancestors
from ...tracing.module import InputObject
from ...tracing.recorded_models import Named, RecordedPiece
from ...tracing.tensor import Batch, Tensor, sample
from ...tracing.training import opposite, say_trained
from ..automatic_names import skip_names
from .inside import INDEX, Demand, build_inside
from .recorded import APPLICATIONS, CLASSES, PARAMETERS, PREPARING, RecordedApplication

if TYPE_CHECKING:
    from ...tracing.session import Session

TRAINED, STILL = "weights and biases", "running statistics"
"""The two shares of what is counted; the latter is never trained."""


class Application(Named):
    """Stand for a model of ``keras.applications``.

    *start* is its own input, and *result* its own output: a model made from
    these has its layers, and not itself.
    """

    is_model: ClassVar[bool] = True

    start: Tensor | None = None

    def train(self, learns: bool | None) -> None:
        Named.train(self, learns)
        self.held = opposite(learns)

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in ("input", "inputs", "output", "outputs"):
            tensor = self.start if name.startswith("input") else self.result
            return [tensor] if name.endswith("s") else tensor
        if name in ("input_shape", "output_shape"):
            tensor = self.start if name.startswith("input") else self.result
            return tensor.graph.rules.attribute(tensor, "shape", line) if isinstance(tensor, Tensor) else None
        if name == "get_layer":
            return Native(name, lambda call, machine: self.any_layer())
        if name == "trainable":
            return say_trained(opposite(self.held), line)
        return Named.attribute(self, name, machine, line)

    def any_layer(self) -> RecordedPiece:
        """Give one of its layers: which one is not known, so that it must not be trained alone."""
        return UnknownPiece(self, TRAINED, 0)

    def inner(self) -> list[object]:
        """Give what stands for its layers besides its input."""
        return [RecordedPiece(self, TRAINED, i) for i in range(len(self.pieces.get(TRAINED, ())))]

    def as_model(self) -> ModelObject:
        """Give the model made of its input and its output."""
        assert self.start is not None
        assert isinstance(self.result, Tensor)
        ends = ([self.start], [self.result])
        return ModelObject(self.session, self.kind, self.name, self.line, self.end, self.own_name, *ends)

    def copy(self, copy: Copy) -> object:
        """Copy it; the copy takes an input of its own."""
        made = self.copied_anew(copy)
        assert self.start is not None
        made.place(made.session.graph.source("input", self.start.dims, made.line))
        made.session.made.append(made)
        return made

    def settle(self, result: Tensor) -> None:
        self.result, self.start = result, _source(result)

    def place(self, tensor: Tensor) -> None:
        """Feed it its own input, as Keras does at once."""
        graph = self.session.graph
        self.start = _source(tensor)
        use = Use(self.kind, self.layer, (), self.line, self.end, self.name, owner=self)
        self.result = graph.apply(use, [tensor])


class UnknownPiece(RecordedPiece):
    """Stand for a layer inside a well-known model of which nobody knows which one it is."""

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if name == "trainable":
            self.model.train_piece(self.share, self.index, None)


def _source(tensor: Tensor) -> Tensor:
    """Give the input a tensor was computed from."""
    graph = tensor.graph
    first = next(i for i in ancestors(graph, [tensor.node], set()) if not graph.uses[i].inputs)
    shape = graph.uses[first].shape
    return tensor if first == tensor.node else Tensor(graph, first, None if shape is None else (Batch(), *shape.dims))


def find_inlined(model: ModelObject) -> list[Application]:
    """Give the well-known models whose own layers a model has."""
    graph = model.inputs[0].graph
    found = []
    for position in ancestors(graph, [t.node for t in model.outputs], {t.node for t in model.inputs}):
        owner = graph.uses[position].owner
        if isinstance(owner, Application) and isinstance(owner.result, Tensor):
            own = owner.result.graph is graph and owner.result.node == position
            found += [owner] if own else []
    return found


def make_application(name: str, call: Call, session: Session) -> Application | ModelObject:
    """Make ``keras.applications.VGG16(...)`` and its kin; one that is opened is a model of its layers."""
    given: Mapping[str, object] = {}
    entry = None
    layer: Layer
    try:
        if name not in PARAMETERS:
            raise Refused(
                say(
                    "is no model of keras.applications that is recorded{suggestion}",
                    suggestion=suggestion(name, PARAMETERS),
                )
            )
        given = bind_arguments(PARAMETERS[name], call)
        entry = _entry(name, given)
        layer = _layer(entry, given)
    except Refused as refused:
        layer = UnknownLayer(refused.text)
    tensor = given.get("input_tensor")
    if not isinstance(tensor, Tensor):
        tensor = _own_input(layer, call, session)
    own = given.get("name")
    title = own if isinstance(own, str) else _title(name, entry, layer, given)
    if entry and isinstance(layer, Recorded) and name in session.opened and _can_open(name, given, layer):
        used = {word: session.counts.get(word, 0) + count for word, count in _list_names(entry, given).items()}
        opened = build_inside(_key(name, given), _demand(entry, given), tensor, call, session)
        session.counts |= used  # also by calculations, which are no layers
        if opened is not None:
            return _model_of(title, given, tensor, opened, call, session)
    made = Application(
        session, name, title, call.line, call.end, isinstance(own, str), layer=layer, pieces={}, given=given
    )
    if entry and isinstance(layer, Recorded):
        made.pieces = {TRAINED: [True] * _layers(entry, given)}
        made.shape = layer.shape
        for word, count in _list_names(entry, given).items():
            skip_names(word, count, session.counts)
    made.place(tensor)
    session.made.append(made)
    if name in INDEX:
        session.closed.add(name)
    return made


def _can_open(name: str, given: Mapping[str, object], layer: Recorded) -> bool:
    """Tell whether the layers are recorded, and Keras would build them for this image."""
    return _key(name, given) in INDEX and not layer.output(layer.shape).problems


def _demand(entry: RecordedApplication, given: Mapping[str, object]) -> Demand:
    """Say what of the layers inside is asked for."""
    pooling = given.get("pooling")
    return Demand(
        classes=integer(given.get("classes", CLASSES), "classes") if _has_top(given) else None,
        pooling=None if pooling is None else str(pooling),
        pool_name=f"{pooling}_pool" if entry.pool_named else "",
        trained=_has_weights(given),
        prepared=_is_prepared(given),
    )


def _model_of(
    title: str, given: Mapping[str, object], tensor: Tensor, result: Tensor, call: Call, session: Session
) -> ModelObject:
    """Make the model whose layers stand between its input and its output."""
    is_own = isinstance(given.get("name"), str)
    made = ModelObject(session, "Functional", title, call.line, call.end, is_own, [_source(tensor)], [result])
    session.made.append(made)
    return made


def _entry(name: str, given: Mapping[str, object]) -> RecordedApplication:
    """Find what is recorded of a model in the width that is asked for."""
    for word, usual in USUAL.items():
        if word in given and require(given[word], word) != usual:
            raise Refused(say("with {word}={value} is not recorded", word=word, value=show(given[word])))
    key = _key(name, given)
    if key not in APPLICATIONS:
        widths = [other.partition("@")[2] for other in APPLICATIONS if other.startswith(f"{name}@")]
        raise Refused(
            say(
                "with alpha={alpha} is not recorded; the widths that are: {widths}",
                alpha=show(given["alpha"]),
                widths=", ".join([*widths, "1.0"]),
            )
        )
    return APPLICATIONS[key]


def _key(name: str, given: Mapping[str, object]) -> str:
    """Give the name under which a model is recorded in the width that is asked for."""
    alpha = require(given.get("alpha", 1.0), "alpha")
    return name if alpha == 1 else f"{name}@{alpha}"


USUAL: Mapping[str, object] = {"depth_multiplier": 1, "minimalistic": False}
"""Arguments that change the model, and the values for which it is recorded."""


def _is_prepared(given: Mapping[str, object]) -> bool:
    """Tell whether the model prepares its images itself."""
    return flag(given.get("include_preprocessing", True), "include_preprocessing")


def _has_top(given: Mapping[str, object]) -> bool:
    return flag(given.get("include_top", True), "include_top")


def _has_weights(given: Mapping[str, object]) -> bool:
    """Tell whether the weights are those Keras has trained."""
    return given.get("weights", "imagenet") == "imagenet"


def _image(entry: RecordedApplication, given: Mapping[str, object]) -> Shape:
    """Give the image a model is built for, as Keras finds it (keras.src.applications.imagenet_utils)."""
    top, trained = _has_top(given) and not entry.free, _has_weights(given)
    said, tensor = (require(given.get(word), word) for word in ("input_shape", "input_tensor"))
    usual = (entry.side, entry.side, 3) if top or entry.fixed else (None, None, 3)
    dims = usual if said is None else dimensions(said, "input_shape")
    if isinstance(tensor, Tensor):
        dims = sample(tensor.dims) or (None, None, None)
    if len(dims) != 3:
        raise Refused(say("needs an input of height × width × channels, not {shape}", shape=Shape(dims)))
    fits = dims == usual or (len(dims) == 3 and dims[0] == dims[1] and dims[0] in entry.sizes and dims[2] == 3)
    if top and trained and said is not None and not fits:
        raise Refused(
            say(
                "has a top for {usual} only, not for {given}, with weights='imagenet'; leave the top out "
                "with include_top=False, or train it anew with weights=None",
                usual=Shape(usual),
                given=Shape(dims),
            )
        )
    if top and None in dims:
        raise Refused(say("needs the size of its input for its top, and {shape} leaves it open", shape=Shape(dims)))
    if entry.sized and None in dims:
        raise Refused(say("needs the size of its input, such as input_shape=({side}, {side}, 3)", side=entry.side))
    if trained and dims[2] != 3:
        raise Refused(say("needs 3 channels for weights='imagenet', not {dims}", dims=dims[2]))
    return Shape(dims, "last")


def _layer(entry: RecordedApplication, given: Mapping[str, object]) -> Recorded:
    """Give the row: the counts of the body and, if it has one, of the top."""
    shape = _image(entry, given)
    pooled = given.get("pooling") is not None and bool(choice(given["pooling"], "pooling", ("avg", "max")))
    channels = integer(shape.channels, "the number of channels")
    total = entry.total + (channels - 3) * entry.stem
    still = entry.still + (channels - 3) * entry.stem_still
    loose = None in shape.spatial
    extent = entry.loose if loose and entry.loose else entry.extent
    body = Recorded(
        origin=APPLICATIONS.origin,
        shares=(Share(TRAINED, total - still), Share(STILL, still, trainable=False)),
        shape=shape,
        channels=entry.channels,
        extent=extent,
        least=1 if loose else entry.least,
    )
    if not _has_top(given):
        return replace(body, extent="") if pooled else body
    classes = integer(given.get("classes", CLASSES), "classes")
    if _has_weights(given) and classes != CLASSES:
        raise Refused(
            say(
                "knows {known} classes with weights='imagenet', not {given}; use include_top=False",
                known=CLASSES,
                given=classes,
            )
        )
    flat = body.transform(shape).shape if entry.flat else None
    more = entry.top + (entry.last + 1) * classes + entry.flat * ((flat.size if flat else None) or 0)
    shares = (Share(TRAINED, total - still + more), body.shares[1])
    return replace(body, shares=shares, channels=classes, extent="")


def _layers(entry: RecordedApplication, given: Mapping[str, object]) -> int:
    """Count the layers inside, without the input, which has nothing to train."""
    count = entry.top_layers if _has_top(given) else entry.layers + (given.get("pooling") is not None)
    left_out = 0 if _is_prepared(given) else entry.count_preparing()
    return count - 1 - left_out - (bool(entry.only_trained) and not _has_weights(given))


def _title(name: str, entry: RecordedApplication | None, layer: Layer, given: Mapping[str, object]) -> str:
    """Give the name Keras gives the model; some are named after the size of their input."""
    if entry is not None and "{" not in entry.title:
        return entry.title
    if entry is None or not isinstance(layer, Recorded):
        return name.lower()
    rows, columns = layer.shape.spatial
    usual = _has_weights(given) and (rows != columns or rows not in entry.sizes)
    return entry.title.format(entry.side if usual else rows)


def _own_input(layer: Layer, call: Call, session: Session) -> Tensor:
    name, own = session.dialect.choose_name("InputLayer", None, session)
    shape = layer.shape if isinstance(layer, Recorded) else None
    owner = InputObject(session, "InputLayer", name, call.line, call.end, own, shape=shape)
    dims = None if shape is None else (Batch(), *shape.dims)
    return session.graph.source(name, dims, call.line, owner)


def _list_names(entry: RecordedApplication, given: Mapping[str, object]) -> dict[str, int]:
    """Say how many automatic names of each word the layers and the calculations inside use up."""
    top = _has_top(given)
    names = dict((top and entry.top_names) or entry.names)
    if not _is_prepared(given):
        names = {word: count for word, count in names.items() if word not in PREPARING}
    if entry.only_trained and not _has_weights(given):
        names[entry.only_trained] -= 1
    if not top and not entry.pool_named and given.get("pooling") is not None:
        names[f"global_{'average' if given['pooling'] == 'avg' else 'max'}_pooling2d"] = 1
    return names
