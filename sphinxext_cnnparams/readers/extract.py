"""From a model to a network: feed it its input, and name what happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..core.layers import Unknown as UnknownLayer
from ..core.layers.traced import Computed, Learnt
from ..core.network import ALL, DOUBTFUL, Network, Node, Remark
from ..core.problem import Problem
from ..core.shape import Shape
from .choose import Chosen
from .feeding import ancestors, tensors_in, why_not
from .graph import Graph, Use
from .keras.half import KerasHalf
from .keras.named import Application
from .missing import missing
from .modules import tree
from .named import Named
from .objects import InputObject, LayerObject, ModelObject, Module, Stack
from .python.classes import Instance
from .python.control import Raised
from .python.limits import Ceiling
from .python.machine import Machine
from .python.values import Call, Function, Unknown, Value
from .session import Session
from .tensor import Batch, Parameter, Sizes, Tensor, sample
from .torch.body import Body, Part

Given = Mapping[str, Shape] | Shape | None
"""What the author says of the input: one shape, or one per name."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Hold the network, and what went wrong while it was fed."""

    network: Network
    problems: tuple[Problem, ...] = ()


def extract(chosen: Chosen, session: Session, machine: Machine, given: Given, comments: Mapping[int, str]) -> Extracted:
    """Feed a model its input and keep what it does as a network."""
    from .keras.merge import as_graph

    whole = chosen.root.whole() if isinstance(chosen.root, Application) else chosen.root
    root = as_graph(whole, session)
    problems: list[Problem] = []
    if isinstance(root, ModelObject):
        graph, outputs = root.inputs[0].graph, root.outputs
        positions = ancestors(graph, [t.node for t in outputs], {t.node for t in root.inputs})
        problems += _lost_ends(outputs, graph)
    else:
        session.graph = graph = session.fresh()
        outputs = _fed(root, session, machine, given, problems)
        positions = _needed(graph, outputs)
    for tensor in outputs:
        _show_end(graph, tensor)
    fed = {id(use.owner) for use in (graph.uses[i] for i in positions) if use.opaque}
    unknown = dict(missing(root, fed, lists=session.main.dialect == "keras"))
    naming = Naming(session, root, graph, chosen.names, unknown)
    build = Build(graph, naming, comments)
    if session.main.dialect == "keras":
        _hold(chosen.root, session)
    nodes = build.nodes(positions)
    if session.main.dialect == "torch":
        nodes += list(build.uncalled(root))
    nodes += list(build.unreached())
    places = tuple(build.places[t.node] for t in outputs if t.node in build.places)
    notes = (*session.notes, *([chosen.guess] if chosen.guess else []))
    remarks = tuple(build.remarks())
    return Extracted(Network(tuple(nodes), session.main.dialect, places, notes, remarks), tuple(problems))


def _hold(root: object, session: Session) -> None:
    """Keep what is in a frozen model from being trained, even what was put in or thawed later.

    Keras asks only the model itself (keras.src.layers.layer): in a frozen
    model inside it, a layer that was thawed later is trained.
    """
    half = root.half if isinstance(root, Instance) else None
    if (isinstance(root, Module) and root.held) or (isinstance(half, KerasHalf) and half.frozen):
        session.train(root, False)


def _show_end(graph: Graph, tensor: Tensor) -> None:
    """Give a row to what the model ends in, unless the row before it has the same shape."""
    use = graph.uses[tensor.node]
    before = use
    while before.hidden and before.inputs:
        before = graph.uses[before.inputs[0]]
    use.hidden = use.hidden and before.shape == use.shape


def _fed(root: object, session: Session, machine: Machine, given: Given, problems: list[Problem]) -> list[Tensor]:
    """Call a model on its inputs; give the tensors that come out."""
    arguments, keywords = _inputs(root, session, given)
    assert isinstance(root, Value)
    machine.depth, machine.steps = 1, 0
    try:
        result = root.called(Call(arguments, keywords, 1, 1), machine)
    except Ceiling as ceiling:
        problems.append(ceiling.problem)
        return []
    except Raised as raised:
        problems.append(Problem(raised.unknown.why, raised.unknown.line))
        return []
    ends = result if isinstance(result, (list, tuple)) else (result,)
    problems += _lost_ends(ends, session.graph)
    return list(_ends(result, session.graph))


def _lost_ends(ends: Sequence[object], graph: Graph) -> Iterator[Problem]:
    """Say what is not known of what a model gives, unless a row has said it already."""
    for end in ends:
        is_said = isinstance(end, Tensor) and (end.dims is not None or end.node in graph.behind)
        cause = end.why if isinstance(end, Tensor) else end
        if isinstance(cause, Unknown) and not is_said:
            yield Problem(f"what the model gives is not known: {cause.why}", cause.line)


def _needed(graph: Graph, outputs: Sequence[Tensor]) -> list[int]:
    """Give all that happens, but for calls nobody knows whose outcome nobody uses: they only look."""
    used = {i for use in graph.uses for i in use.inputs} | {tensor.node for tensor in outputs}
    return [i for i, use in enumerate(graph.uses) if i in used or not use.opaque]


def _ends(result: object, graph: Graph) -> Iterator[Tensor]:
    """Give the tensors a model ends in; what is not known of them keeps its place."""
    if isinstance(result, dict):
        result = list(result.values())
    if isinstance(result, (list, tuple)):
        for item in result:
            yield from _ends(item, graph)
    elif isinstance(result, Unknown):
        yield graph.unknown(result, result.line)
    else:
        yield from tensors_in(result, graph)


def _inputs(root: object, session: Session, given: Given) -> tuple[tuple[object, ...], dict[str, object]]:
    """Make the inputs of a model: what the author says, what the code says, or nothing known."""
    graph = session.graph
    names = _parameters(root)
    said = session.calls.get(id(root), [])
    if isinstance(root, Stack):
        shape = given if isinstance(given, Shape) else _own_input(root)
        source = graph.source(_input_name(root), None if shape is None else (Batch(), *shape.dims), root.line)
        if shape is None and (refused := _refused(root)) is not None:
            graph.uses[source.node] = replace(graph.uses[source.node], line=refused.line, problem=refused)
        return (source,), {}
    if isinstance(given, Shape) or not given:
        shapes: list[Sizes | None] = [(Batch(), *given.dims)] if isinstance(given, Shape) else list(said)
        count = max(len(names.required), min(len(shapes), len(names.every)), 1)
        shapes += [None] * (count - len(shapes))
        return tuple(graph.source(_called(names.every, i), shapes[i], 1) for i in range(count)), {}
    made = {name: graph.source(name, (Batch(), *shape.dims), 1) for name, shape in given.items()}
    if names.every and set(made) <= set(names.every):
        return (), dict(made)
    if len(names.every) == 1 and len(made) > 1:
        return (list(made.values()),), {}
    return tuple(made.values()), {}


def _called(names: Sequence[str], index: int) -> str:
    return "input" if len(names) < 2 or index >= len(names) else names[index]


@dataclass(frozen=True, slots=True)
class Names:
    """Hold the parameters of ``forward``: all, and those without a default."""

    every: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def _parameters(root: object) -> Names:
    if not isinstance(root, Instance):
        return Names(("input",), ("input",))
    for name in ("forward", "call", "__call__"):
        own = root.cls.find(name)
        if isinstance(own, Function):
            every = tuple(arg.arg for arg in own.parameters.args)[1:]
            required = every[: len(every) - len(own.defaults)] if own.defaults else every
            required = tuple(name for name in required if name not in ("training", "mask"))
            return Names(every, required)
    return Names(("input",), ("input",))


def _own_input(stack: Stack) -> Shape | None:
    from .keras.models import input_of

    return input_of(stack)


def _refused(stack: Stack) -> Problem | None:
    from .keras.models import refused_of

    return refused_of(stack)


def _input_name(stack: Stack) -> str:
    first = next(iter(stack.children.values()), None)
    if isinstance(first, Tensor):
        first = first.graph.uses[first.node].owner
    return first.name if isinstance(first, InputObject) and first.own_name else "input"


@dataclass(slots=True)
class Naming:
    """Name the rows: modules by their paths, calculations by what they do and where."""

    session: Session
    root: object
    graph: Graph
    loose: Mapping[int, str]
    unknown: Mapping[str, Unknown]
    paths: dict[int, str] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    inside: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        lists = self.session.main.dialect == "keras"
        self.paths = {id(value): path for path, value in self.unknown.items()}
        if isinstance(self.root, ModelObject):
            return
        for path, part in tree(self.root, lists=lists):
            self.paths.setdefault(id(part), path)
            if isinstance(part, Body):  # what forward calls of it by itself
                for name, piece in part.parts.items():
                    self.paths.setdefault(id(piece), f"{path.removesuffix('body')}{name}")
        self.inside = set(self.paths)
        self.paths |= self.loose

    def name(self, use: Use) -> str:
        """Give the name of a row."""
        outer = use.within[0] if use.within else use.owner
        if outer is not None and id(outer) not in self.paths:
            from .keras.models import name_of

            for path, part in tree(outer, name_of(outer), lists=True):
                self.paths.setdefault(id(part), path)
        if use.owner is not None and self.paths.get(id(use.owner)):
            return self.paths[id(use.owner)]
        prefix = next((self.paths[id(m)] for m in reversed(use.within) if id(m) in self.paths), "")
        if use.owner is not None and use.name:
            return f"{prefix}.{use.name}" if prefix else use.name
        return self._numbered(f"{prefix}.{use.name or use.kind}" if prefix else use.name or use.kind)

    def _numbered(self, name: str) -> str:
        count = self.taken.get(name, 0)
        self.taken[name] = count + 1
        return f"{name}_{count}" if count else name


def _frozen(parameter: Parameter) -> frozenset[str]:
    """Say whether a parameter is trained: not at all, wholly, or nobody knows."""
    return DOUBTFUL if parameter.trainable is None else frozenset() if parameter.trainable else ALL


@dataclass(slots=True)
class Build:
    """Make the nodes of a network from the uses of a graph."""

    graph: Graph
    naming: Naming
    comments: Mapping[int, str]
    places: dict[int, int] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    counted: set[tuple[int, str]] = field(default_factory=set)
    made: list[Node] = field(default_factory=list)
    remarked: dict[int, list[int]] = field(default_factory=dict)

    def nodes(self, positions: Sequence[int]) -> list[Node]:
        """Make a node of each use, in order."""
        for position in positions:
            self.places[position] = len(self.made)
            self.made.append(self.node(self.graph.uses[position]))
        return self.made

    def node(self, use: Use) -> Node:
        """Make one node."""
        if use.opaque:
            use = self.judged(use)
        name = use.name if use.kind == "Input" else use.kind if use.hidden else self.naming.name(use)
        inputs = tuple(self.places[i] for i in use.inputs if i in self.places)
        node = Node(
            name=name,
            kind=use.kind,
            layer=use.layer,
            inputs=inputs,
            line=use.line,
            note="" if use.hidden else self.note(use),
            joins="" if use.hidden else self.joins(inputs),
            layout=use.layout,
            hidden=use.hidden,
            problem=use.problem,
        )
        return self._with_weights(node, use.owner) if use.owner is not None else node

    def judged(self, use: Use) -> Use:
        """Take a call nobody knows as a function, if PyTorch does not know it to be a part of the model."""
        if self.naming.session.main.dialect == "keras" or id(use.owner) in self.naming.paths:
            return use
        wrong = use.layer.output().problems[0].message
        layer = Computed(None, multiplied=None)
        return replace(use, layer=layer, owner=None, problem=Problem(wrong, use.line, "layer"))

    def _with_weights(self, node: Node, owner: object) -> Node:
        """Say which weights are trained, and which are counted elsewhere."""
        position = len(self.made)
        first = self.owners.setdefault(id(owner), position)
        if isinstance(owner, Parameter):
            return self._registered(replace(node, frozen=_frozen(owner)), owner)
        if isinstance(owner, Unknown):
            return replace(node, owner=first if first != position else None)
        if not isinstance(owner, LayerObject):
            return node
        made = replace(
            node,
            owner=first if first != position else None,
            frozen=frozenset(owner.frozen),
            elsewhere=frozenset(self._elsewhere(owner)) if first == position else frozenset(),
            settings=owner.settings,
        )
        return self._registered(made, owner)

    def _registered(self, node: Node, owner: object) -> Node:
        """Leave out the weights of what PyTorch does not know to be part of the model."""
        naming = self.naming
        if naming.session.main.dialect == "keras" or id(owner) in naming.inside:
            return node
        own = frozenset(weight.name for weight in node.layer.own_weights())
        if not own:
            return node
        note = "; ".join(part for part in (node.note, "not registered as a part of the model, not counted") if part)
        return replace(node, elsewhere=own, note=note)

    def _elsewhere(self, owner: LayerObject) -> Iterator[str]:
        """Give the weights that another layer has counted already, or that were taken away."""
        if isinstance(owner, (Body, Part)):
            shares = {weight.name: (id(owner.body), weight.name) for weight in owner.layer.own_weights()}
            yield from (name for name, key in shares.items() if key in self.counted)
            self.counted.update(shares.values())
            return
        for weight in owner.layer.own_weights():
            word = "bias" if weight.bias else "weight"
            target = owner.tied.get(word, owner)
            key = (id(target), word)
            elsewhere = isinstance(target, Parameter) and id(target) in self.naming.inside
            if target is None or elsewhere or key in self.counted:
                yield weight.name
        for word in ("weight", "bias"):
            self.counted.add((id(owner.tied.get(word, owner)), word))

    def note(self, use: Use) -> str:
        """Give the author's comment, and remember whose it is."""
        owner = use.owner
        lines = (owner.end, owner.line) if isinstance(owner, LayerObject) else (use.end, use.line)
        line = next((line for line in lines if line in self.comments), None)
        said = "" if line is None else self.comments[line]
        if line is not None:
            self.remarked.setdefault(line, []).append(len(self.made))
        return "; ".join(part for part in (said, owner.remark if isinstance(owner, Named) else "") if part)

    def remarks(self) -> Iterator[Remark]:
        """Give the comments that are about one thing: a layer where it is made, or what happens on a line."""
        lines = Counter(line for line, _, _ in self.graph.remarks)
        for line, first, end in self.graph.remarks:
            nodes = tuple(self.places[i] for i in range(first, end) if i in self.places)
            if lines[line] == 1 and nodes and line in self.comments:
                self.remarked.pop(line, None)
                yield Remark(line, self.comments[line], nodes)
        for line, positions in self.remarked.items():
            if len(positions) == 1 and line not in lines:
                yield Remark(line, self.comments[line], tuple(positions))

    def joins(self, inputs: tuple[int, ...]) -> str:
        """Say what a merge puts together."""
        names = list(dict.fromkeys(self.made[place].name for i in inputs if (place := self._shown(i)) is not None))
        return f"joins {' and '.join([', '.join(names[:-1]), names[-1]])}" if len(names) > 1 else ""

    def _shown(self, place: int) -> int | None:
        """Give the row a hidden node belongs to."""
        node = self.made[place]
        if not node.hidden:
            return place
        return self._shown(node.inputs[0]) if node.inputs else None

    def unreached(self) -> Iterator[Node]:
        """Give what may be a part of the model, is not known, and has no row yet."""
        for path, part in self.naming.unknown.items():
            if id(part) not in self.owners:
                kind = (part.made or part.name).rpartition(".")[2] or "?"
                problem = Problem(why_not(part), part.line, "layer")
                layer = UnknownLayer(why_not(part))
                yield Node(path, kind, layer, (), part.line, called=False, problem=problem)

    def uncalled(self, root: object) -> Iterator[Node]:
        """Give what a model of PyTorch contains and never calls: it counts all the same."""
        for path, part in tree(root, lists=False):
            if isinstance(part, LayerObject) and id(part) not in self.owners:
                node = Node(path or part.kind, part.kind, part.layer, (), part.line, note="never called", called=False)
                yield self._with_weights(node, part)
            elif isinstance(part, Parameter) and id(part) not in self.graph.placed:
                layer = Learnt(None if part.dims is None else sample(part.dims), self.graph.rules.layout)
                yield Node(
                    path, "Parameter", layer, (), part.line, frozen=_frozen(part), note="never used", called=False
                )
