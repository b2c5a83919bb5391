"""The models of torchvision: a body of one row, and the layers of its head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ....core.layers import LayerNorm, Recorded, UnknownLayer
from ....core.layers.named import Share
from ....core.problem import say
from ....core.shape import Shape
from ....core.structs import replace
from ...python import Call, Copy, Foreign, Machine, Native, Unknown
from ...python import Iterator as Once
from ...tracing.arguments import Refused, bind_arguments, flag, integer, require, show, suggestion
from ...tracing.container import Stack
from ...tracing.feeding import step
from ...tracing.module import LayerObject, Method, Module
from ...tracing.recorded_models import Uncounted
from ...tracing.signatures import Signature
from ...tracing.tree import tree
from .body import Body, Splinter
from .inside import OPENED, open_model
from .recorded import CHANGING_NOTHING, CLASSES, PRETRAINED, Layers, RecordedBackbone

if TYPE_CHECKING:
    from ...tracing.session import Session


class Pretrained(Stack):
    """Stand for a model of torchvision: its body, and under their own names the layers of its head."""

    entry: RecordedBackbone | None = None

    @property
    def body(self) -> Body:
        """Give the body."""
        body = self.children["body"]
        assert isinstance(body, Body)
        return body

    def copy(self, copy: Copy) -> object:
        made = self.copied_anew(copy)
        made.body.whole = made
        return made

    def attribute(self, name: str, machine: Machine, line: int) -> object:
        if name in self.extra:
            return self.extra[name]
        if name in self.children and name != "body":
            return self.children[name]
        names = self.entry.kin.names if self.entry else ()
        if name in ("children", "named_children"):
            pairs = [(key, self._child(key)) for key in names]
            return Native(
                name, lambda call, machine: Once([c for _, c in pairs] if name == "children" else list(pairs))
            )
        if name == "_modules":
            return {key: self._child(key) for key in names}
        if name == "last_channel" and self.entry and self.kind == "mobilenet_v2":
            return self.entry.inputs
        if name in ("modules", "named_modules"):
            return Native(name, lambda call, machine: self._modules(name, call))
        return self._child(name) if name in names else Module.attribute(self, name, machine, line)

    def _child(self, name: str) -> object:
        return self.children[name] if name in self.children else self.body.part(name)

    def _modules(self, name: str, call: Call) -> object:
        """Give the model, something inside it, and its head; the names inside are not known."""
        found = [self, *(Splinter.of(self.body, share, call.line) for share in self.body.pieces)]
        if name != "modules":
            self.body.doubt()
            return Unknown(say("the modules inside {kind} are not recorded one by one", kind=self.kind), call.line)
        heads = [part for key, child in self.children.items() if key != "body" for _, part in tree(child, lists=False)]
        return Uncounted([*found, *heads], (self.body,))

    def assign(self, name: str, value: object, machine: Machine, line: int) -> None:
        if self.entry and name in self.entry.kin.names and name not in self.children:
            self.body.change(name)
        if name == "body":  # it is called so by us alone: the author adds something
            self.body.change(name)
        else:
            Stack.assign(self, name, value, machine, line)

    def methods(self) -> dict[str, Method]:
        return {"add_module": self._put, "register_module": self._put}

    def _put(self, call: Call, machine: Machine) -> None:
        name, child = (*call.args, *call.kwargs.values())[:2]
        self.assign(str(name), child, machine, call.line)

    def remove(self, key: object, machine: Machine, line: int) -> None:
        if key in self.children and key != "body":
            del self.children[str(key)]
        else:
            self.body.change(str(key))

    def item(self, key: object, machine: Machine, line: int) -> object:
        return Unknown(say("{kind} is no container: it has no items", kind=self.kind), line)

    def put(self, key: object, value: object, machine: Machine, line: int) -> None:
        self.body.change("part")

    def iterate(self, machine: Machine, line: int) -> list[object] | Unknown:
        return Unknown(say("{kind} is no container: it has no items", kind=self.kind), line)

    def length(self, line: int) -> int | Unknown:
        return Unknown(say("{kind} is no container: it has no items", kind=self.kind), line)

    def call(self, call: Call, machine: Machine) -> object:
        value = call.args[0] if call.args else next(iter(call.kwargs.values()), None)
        session = self.session
        head = self.entry.kin.head[0][0].partition(".")[0] if self.entry else ""
        with session.inside(self):
            for key in ("body", head) if head else ("body",):
                if key not in self.children:
                    return Unknown(say("{owner} has no attribute {name}", owner=self.kind, name=key), call.line)
                value = step(session, self, key, self.children[key], value, call, machine)
            if self.entry and self.entry.kin.flattened:
                value = machine.host.call("torch.flatten", Call((value, 1), {}, self.line, self.end), machine)
        return value


def is_model(path: str) -> bool:
    """Tell whether a path means a model of torchvision that classifies images."""
    parts = path.split(".")
    return parts[:2] == ["torchvision", "models"] and not OTHERS & set(parts) and parts[-1][:1].islower()


OTHERS = frozenset(
    "detection segmentation video quantization optical_flow feature_extraction _utils list_models get_weight "
    "get_model_weights".split()
)


def named_model(path: str, call: Call, session: Session) -> object:
    """Make a model by its function, by ``get_model`` or by ``torch.hub.load``; None if it is none of these."""
    if path in ("torchvision.models.get_model", "torch.hub.load"):
        place = int(path == "torch.hub.load")
        named = call.args[place] if len(call.args) > place else call.kwargs.get(("name", "model")[place])
        kwargs = {k: v for k, v in call.kwargs.items() if k not in ("name", "model", "repo_or_dir", *HUB)}
        if isinstance(named, str) and (not place or named in PRETRAINED):
            return make_pretrained(named, Call(call.args[place + 1 :], kwargs, call.line, call.end), session)
        return None
    return make_pretrained(path.rpartition(".")[2], call, session) if is_model(path) else None


HUB = ("source", "trust_repo", "force_reload", "verbose", "skip_validation")


def make_pretrained(name: str, call: Call, session: Session) -> object:
    """Make ``torchvision.models.resnet18(...)`` and its kin; one that is opened is made of its layers."""
    made = Pretrained(session, name, "", call.line, call.end)
    try:
        if name not in PRETRAINED:
            raise Refused(
                say("is no model of torchvision that is recorded{suggestion}", suggestion=suggestion(name, PRETRAINED))
            )
        given = bind_arguments(_signature(call), call)
        entry, classes = _entry(name, given), _classes(given)
        auxiliary = _auxiliary(entry, given)
    except Refused as refused:
        session.made.append(made)
        layer = UnknownLayer(refused.text)
        made.push(LayerObject(session, name, "", call.line, call.end, layer=layer), "body")
        return made
    told = {"auxiliary": bool(auxiliary), "image_size": entry.side}
    if name in session.opened:
        session.wholes.append(opened := open_model(name, call, session, classes, **told))
        return opened
    session.made.append(made)
    session.closed |= OPENED.keys() & {name}
    made.entry, kin = entry, entry.kin
    outers = list(dict.fromkeys(path.partition(".")[0] for path, _, _ in kin.auxiliary))
    shares = {part: counts for part, counts in entry.shares.items() if part not in outers}
    recorded = Recorded(
        origin=PRETRAINED.origin,
        shares=tuple(Share(part, size) for part, (size, _) in shares.items()),
        shape=Shape((3, entry.side or None, entry.side or None), "first"),
        channels=entry.inputs,
        tail=kin.tail,
        extent=entry.extent if kin.mapped else "",
        least=entry.least,
    )
    made.push(_body(made, name, recorded, shares, entry, call), "body")
    made.body.whole = made
    for outer in outers if auxiliary else ():
        size, count = entry.shares[outer]
        rest = replace(recorded, shares=(Share(outer, size),))
        part = _body(made, f"{name}.{outer}", rest, {outer: (size, count)}, entry, call)
        apart = f"{outer}.fc" in (path for path, _, _ in kin.auxiliary)
        part.words = (*part.words, outer) if apart else (*part.words, "fc", outer)
        made.push(Stack(session, "Module", "", call.line, call.end, runs=False, children={"body": part}), outer)
    for path, kind, values in (*auxiliary, *kin.head):
        _hang(made, path, _layer(kind, values, entry, classes, call, session))
    return made


def _body(
    made: Pretrained,
    kind: str,
    layer: Recorded,
    shares: Mapping[str, tuple[int, int]],
    entry: RecordedBackbone,
    call: Call,
) -> Body:
    pieces: dict[str, list[bool | None]] = {part: [True] * count for part, (_, count) in shares.items()}
    return Body(
        made.session, kind, "", call.line, call.end, layer=layer, pieces=pieces, entry=entry, words=entry.kin.words
    )


def _hang(made: Pretrained, path: str, layer: LayerObject) -> None:
    """Put a layer where it belongs in the head."""
    outer, _, key = path.partition(".")
    if not key:
        made.push(layer, outer)
        return
    if outer not in made.children:
        made.push(Stack(made.session, "Sequential", "", made.line, made.end), outer)
    stack = made.children[outer]
    assert isinstance(stack, Stack)
    stack.push(layer, key)


def _layer(
    kind: str, values: tuple[object, ...], entry: RecordedBackbone, classes: int, call: Call, session: Session
) -> LayerObject:
    """Make a layer of a head."""
    numbers = {"F": entry.inputs, "H": entry.hidden, "K": classes, "D": entry.drop}
    args = tuple(numbers[value] if isinstance(value, str) else value for value in values)
    if kind == "LayerNorm2d":  # torchvision's own: it normalizes the channels
        return LayerObject(session, kind, "", call.line, call.end, layer=LayerNorm(axes=(0,)))
    dialect = session.find_owner("torch")
    assert dialect is not None
    bias = {"bias": False} if kind == "Linear" and len(args) == 3 else {}
    return dialect.make_layer(kind, Call(args[:2] if bias else args, bias, call.line, call.end), session)


def _signature(call: Call) -> Signature:
    """Give the arguments torchvision takes; once, the first one was ``pretrained``."""
    first = ("pretrained", "progress") if call.args and isinstance(call.args[0], bool) else ("weights", "progress")
    further = ("weights", "pretrained", "num_classes", "aux_logits", *call.kwargs)
    return Signature.optional(first, named=[name for name in dict.fromkeys(further) if name not in first])


def _has_weights(given: Mapping[str, object]) -> bool | None:
    """Tell whether trained weights are loaded; None where that is not known."""
    value = given.get("weights", given.get("pretrained"))
    return None if isinstance(value, Unknown) else value not in (None, False)


def _entry(name: str, given: Mapping[str, object]) -> RecordedBackbone:
    """Find what is recorded of a model with these arguments."""
    for word, value in given.items():
        if word not in CHANGING_NOTHING and word not in ("num_classes", "aux_logits", "image_size"):
            raise Refused(
                say(
                    "with {word}={value} is not recorded{suggestion}",
                    word=word,
                    value=show(value),
                    suggestion=suggestion(word, CHANGING_NOTHING),
                )
            )
    weights = given.get("weights")
    word = weights if isinstance(weights, str) else weights.last if isinstance(weights, Foreign) else ""
    large = [key for key in PRETRAINED if key.startswith(f"{name}@")]
    if large and isinstance(weights, Unknown):
        raise Refused(say("needs weights, which are not known: {why}", why=weights.why))
    size = require(given.get("image_size"), "image_size")
    if large and ("SWAG_E2E" in word or (word.endswith("DEFAULT") and PRETRAINED[name].large)):
        return PRETRAINED[large[0]]
    if size is not None and size != PRETRAINED[name].side:
        key = f"{name}@{size}"
        if key not in PRETRAINED:
            raise Refused(say("with image_size={size} is not recorded", size=show(size)))
        return PRETRAINED[key]
    return PRETRAINED[name]


def _classes(given: Mapping[str, object]) -> int:
    """Read ``num_classes``: trained weights know a thousand."""
    classes = integer(given.get("num_classes", CLASSES), "num_classes")
    if classes != CLASSES and _has_weights(given):
        raise Refused(
            say(
                "knows {known} classes with trained weights, not {given}; leave num_classes out and replace its head",
                known=CLASSES,
                given=classes,
            )
        )
    return classes


def _auxiliary(entry: RecordedBackbone, given: Mapping[str, object]) -> Layers:
    """Give the layers of the heads that are used only in training, if they are there."""
    kin = entry.kin
    if not kin.auxiliary:
        if "aux_logits" in given:
            raise Refused("has no argument aux_logits")
        return ()
    has = _has_weights(given)
    if "aux_logits" not in given and kin.untrained and has is None:
        raise Refused("needs to be told whether trained weights are loaded, which decides about aux_logits")
    there = flag(given.get("aux_logits", not (kin.untrained and has)), "aux_logits")
    return kin.auxiliary if there else ()
