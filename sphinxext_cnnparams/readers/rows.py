"""From what happened while a model was fed to the nodes of a network: their names, weights, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..core.layer import Layer
from ..core.layers import UnknownLayer
from ..core.layers.traced import Computed, Learnt
from ..core.network import Node, Outcome, Remark
from ..core.problem import Problem, Sentence, phrase
from ..core.structs import MutableStruct, field, replace
from .python import Comments, Unknown
from .tracing.feeding import why_not
from .tracing.functional import ModelObject
from .tracing.graph import Graph, Use
from .tracing.inheritance import UNNAMED
from .tracing.module import LayerObject
from .tracing.recorded_models import Named
from .tracing.session import Happening, Session
from .tracing.tensor import Parameter, sample
from .tracing.training import Learns
from .tracing.tree import name_of, tree
from .tracing.weight import SharedWeight

NEVER_CALLED = phrase("never called")
NEVER_USED = phrase("never used")
NOT_REGISTERED = phrase("not registered as a part of the model, not counted")


class Naming(MutableStruct):
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
        lists = self.session.dialect.looks_into_lists
        self.paths = {id(value): path for path, value in self.unknown.items()}
        if isinstance(self.root, ModelObject):
            return
        shared: list[SharedWeight] = []
        for path, part in tree(self.root, lists=lists):
            self.paths.setdefault(id(part), path)
            shared += [part] if isinstance(part, SharedWeight) else []
            if isinstance(part, LayerObject):  # what forward calls of it by itself
                for name, piece in part.asked_for().items():
                    self.paths.setdefault(id(piece), f"{path.removesuffix('body')}{name}")
        self.inside = set(self.paths)
        self.inside -= {id(part) for part in shared if id(part.home) in self.paths}
        self.paths |= self.loose

    def name(self, use: Use) -> str:
        """Give the name of a row."""
        outer = use.within[0] if use.within else use.owner
        if outer is not None and id(outer) not in self.paths:
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


def _trained(parameter: Parameter, layer: Layer) -> dict[str, Learns]:
    """Say of what a parameter is counted in whether it is trained."""
    return {weight.name: parameter.trainable for weight in layer.own_weights()}


class Build(MutableStruct):
    """Make the nodes of a network from the uses of a graph.

    *unsaid* tells that the model does not say how its parts are called.
    """

    graph: Graph
    naming: Naming
    comments: Comments
    unsaid: bool = False
    places: dict[int, int] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    counted: set[tuple[int, str]] = field(default_factory=set)
    made: list[Node] = field(default_factory=list)
    remarked: dict[int, list[int]] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=dict)
    below: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.below = frozenset(line for comment in self.comments.above for line in comment.below)

    def nodes(self, positions: Sequence[int]) -> list[Node]:
        """Make a node of each use, in order; a tensor learnt by itself has one, however often it is placed."""
        learnt: dict[int, int] = {}
        for position in positions:
            use, place = self.graph.uses[position], len(self.made)
            if isinstance(use.owner, Parameter) and learnt.setdefault(id(use.owner), place) != place:
                self.places[position] = learnt[id(use.owner)]
                continue
            self.places[position] = place
            self.made.append(self.node(use))
        return self.made

    def node(self, use: Use) -> Node:
        """Make one node."""
        if use.opaque:
            use = self.judged(use)
        if isinstance(use.owner, LayerObject) and isinstance(use.owner.layer, UnknownLayer):
            use = replace(use, layer=use.owner.layer, found=None)  # it may have been changed after it was used
        name = use.name if use.kind == "Input" else use.kind if use.hidden else self.naming.name(use)
        inputs = tuple(self.places[i] for i in use.inputs if i in self.places)
        node = Node(
            name=name,
            kind=use.kind,
            layer=use.layer,
            inputs=inputs,
            line=use.line,
            notes=() if use.hidden else self.notes(use),
            joins="" if use.hidden else self.joins(inputs),
            layout=use.layout,
            hidden=use.hidden,
            problem=use.problem,
            found=use.found,
        )
        return self._with_weights(node, use.owner) if use.owner is not None else node

    def judged(self, use: Use) -> Use:
        """Take a call nobody knows as a function, if PyTorch does not know it to be a part of the model."""
        if not self.naming.session.dialect.registers or id(use.owner) in self.naming.paths:
            return use
        wrong = use.layer.output().problems[0]
        return replace(use, layer=Computed(None, multiplied=None), owner=None, found=None, problem=wrong)

    def _with_weights(self, node: Node, owner: object) -> Node:
        """Say which weights are trained, which are counted elsewhere, and why some are not known."""
        position = len(self.made)
        self.rows.setdefault(id(owner), []).append(position)
        first = self.owners.setdefault(id(owner), position)
        if isinstance(owner, Parameter):
            return self._registered(replace(node, trained=_trained(owner, node.layer)), owner)
        if isinstance(owner, Unknown):
            return replace(node, owner=first if first != position else None)
        if not isinstance(owner, LayerObject):
            return node
        made = replace(
            node,
            owner=first if first != position else None,
            trained=owner.trained(),
            shares=owner.find_shares(),
            elsewhere=frozenset(self._elsewhere(owner)) if first == position else frozenset(),
            settings=owner.settings,
            lacking=owner.lacking,
        )
        return self._registered(made, owner)

    def _registered(self, node: Node, owner: object) -> Node:
        """Leave out the weights of what PyTorch does not know to be part of the model."""
        naming = self.naming
        if not naming.session.dialect.registers or id(owner) in naming.inside:
            return node
        own = frozenset(weight.name for weight in node.layer.own_weights())
        if not own:
            return node
        return replace(node, elsewhere=own, notes=(*node.notes, NOT_REGISTERED))

    def _elsewhere(self, owner: LayerObject) -> Iterator[str]:
        """Give the weights that another layer has counted already, or that were taken away."""
        places = owner.weight_places()
        for name, (target, word) in places.items():
            elsewhere = isinstance(target, Parameter) and id(target) in self.naming.inside
            if target is None or elsewhere or (id(target), word) in self.counted:
                yield name
        self.counted.update((id(target), word) for target, word in places.values())

    def notes(self, use: Use) -> tuple[Sentence, ...]:
        """Give the author's comment, whose it is remembered, and what there is to say besides."""
        owner = use.owner
        lines: tuple[int, ...] = (owner.end, owner.line) if isinstance(owner, LayerObject) else (use.end, use.line)
        if use.kind == "Input" and not self._is_written(use):
            lines = ()
        behind = [line for line in lines if line in self.comments.behind][:1]
        said = self.comments.behind[behind[0]] if behind else ""
        for line in dict.fromkeys([*behind, *(line for line in lines if line in self.below)]):
            self.remarked.setdefault(line, []).append(len(self.made))
        remark = owner.remark if isinstance(owner, Named) else ""
        return tuple(part for part in (said, remark) if part)

    def _is_written(self, use: Use) -> bool:
        """Tell whether an input stands in the code where its line says."""
        happened = self.naming.session.happened
        return any(use is one.graph.uses[i] for one in happened for i in one.uses if i < len(one.graph.uses))

    def remarks(self, root: object) -> Iterator[Remark]:
        """Give the comments with what they may be about, for each the likeliest reading first."""
        happened: dict[int, list[Happening]] = {}
        for one in self.naming.session.happened:
            happened.setdefault(one.spot.line, []).append(one)
        for line, text in self.comments.behind.items():
            for nodes in dict.fromkeys(self._readings(line, happened.get(line, []), root)):
                yield Remark(line, text, nodes)
        for comment in self.comments.above:
            for distance, line in enumerate(comment.below, 1):
                for nodes in dict.fromkeys(self._readings(line, happened.get(line, []), root)):
                    yield Remark(comment.line, comment.text, nodes, distance)

    def _readings(self, line: int, happened: Sequence[Happening], root: object) -> Iterator[tuple[int, ...]]:
        """Give the rows a comment may be about: those of a line, each time it ran, or the model it makes."""
        ended = [one for one in happened if not one.spot.opens]
        happened = ended or happened  # what ends on a line is nearer to its comment than what begins there
        for execution in dict.fromkeys(one.spot.execution for one in happened):
            parts = [one for one in happened if one.spot.execution == execution]
            calls = [one for one in parts if one.spot.column >= 0]
            inner = [one for one in calls if one.spot.begins]
            for together in (inner, calls, [one for one in parts if one.spot.column < 0]):
                yield from self._rows_of(together)
            repeated = len({one.spot.column for one in inner}) < len(inner)
            for one in inner if repeated else ():
                yield from self._rows_of([one])
        if (positions := self.remarked.get(line)) and not happened:
            yield tuple(positions)
        if any(model is root for one in happened for model in one.models):
            yield tuple(range(len(self.made)))

    def _rows_of(self, together: Sequence[Happening]) -> Iterator[tuple[int, ...]]:
        """Give the rows of what was used, or else of each use of what was made."""
        uses = {i for one in together if one.graph is self.graph for i in one.uses}
        if found := tuple(sorted(self.places[i] for i in uses if i in self.places)):
            yield found
            return
        rows = [self.rows[id(layer)] for one in together for layer in one.layers if id(layer) in self.rows]
        for turn in range(max(map(len, rows), default=0)):
            yield tuple(sorted({positions[min(turn, len(positions) - 1)] for positions in rows}))

    def joins(self, inputs: tuple[int, ...]) -> Sentence:
        """Say what a merge puts together."""
        names = list(dict.fromkeys(self.made[place].name for i in inputs if (place := self._shown(i)) is not None))
        if len(names) < 2:
            return ""
        return phrase("joins {names} and {last}", names=", ".join(names[:-1]), last=names[-1])

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
                unnamed = path.rpartition(".")[2].startswith(UNNAMED)
                problem = Problem(part.why if unnamed else why_not(part), part.line, "layer", whole=unnamed)
                layer = UnknownLayer(why_not(part))
                yield Node(path, kind, layer, (), part.line, called=False, problem=problem)

    def _uncalled(self, path: str, part: LayerObject) -> Node:
        fed = part.built_on
        found = None if fed is None else Outcome(fed, part.layer.output(*fed))
        notes = () if self.unsaid else (NEVER_CALLED,)
        node = Node(path or part.kind, part.kind, part.layer, (), part.line, notes=notes, called=False, found=found)
        return self._with_weights(node, part)

    def _is_counted_here(self, part: Parameter) -> bool:
        """Tell whether a parameter is none of a layer that is a part of the model itself."""
        return not isinstance(part, SharedWeight) or id(part) in self.naming.inside

    def uncalled(self, root: object) -> Iterator[Node]:
        """Give what a model contains and never calls: it counts all the same, if it has weights by then."""
        dialect = self.naming.session.dialect
        for path, part in tree(root, lists=dialect.looks_into_lists):
            if isinstance(part, LayerObject) and id(part) not in self.owners:
                if dialect.registers or part.built_on is not None:
                    yield self._uncalled(path, part)
            elif isinstance(part, Parameter) and id(part) not in self.owners and self._is_counted_here(part):
                layer = Learnt(None if part.dims is None else sample(part.dims), self.graph.rules.layout)
                trained = _trained(part, layer)
                yield Node(path, "Parameter", layer, (), part.line, trained, notes=(NEVER_USED,), called=False)
