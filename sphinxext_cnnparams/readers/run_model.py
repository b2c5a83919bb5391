"""From a model to a network: feed it its input, and keep what happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..core.network import Network, Node
from ..core.problem import Problem, at_line, phrase, say
from ..core.structs import Struct
from .chosen import Chosen
from .class_mistakes import find_mistake, lacks_parts, list_uninitialised
from .model_inputs import Given, find_own_function, make_inputs
from .python import Call, Ceiling, Comments, Instance, Machine, Raised, Unknown, Value, is_listed
from .registered import count_built, count_registered
from .rows import Build, Naming
from .tracing.functional import ModelObject
from .tracing.graph import Graph, ancestors, tensors_in
from .tracing.module import Module
from .tracing.session import Session
from .tracing.tensor import Tensor, sample
from .tracing.unknown_parts import find_unknown_parts


class Extracted(Struct):
    """Hold the network, and what went wrong while it was fed; there is none where its classes have mistakes."""

    network: Network | None
    problems: tuple[Problem, ...] = ()


def run_model(chosen: Chosen, session: Session, machine: Machine, given: Given, comments: Comments) -> Extracted:
    """Feed a model its input and keep what it does as a network."""
    if (mistake := find_mistake(chosen.root, session)) is not None:
        return Extracted(None, (mistake,))
    uninitialised = list(list_uninitialised(chosen.root, session))
    if (lacking := next((wrong for cls, wrong in uninitialised if lacks_parts(cls)), None)) is not None:
        return Extracted(None, (lacking,))
    whole = chosen.root.as_model() if isinstance(chosen.root, Module) else chosen.root
    root = session.dialect.as_graph(whole, session)
    problems = [wrong for _, wrong in uninitialised]
    if isinstance(root, ModelObject):
        graph = root.inputs[0].graph
        outputs = graph.find_ends(root.outputs, listed=True)
        positions = ancestors(graph, [t.node for t in outputs], {t.node for t in root.inputs})
        problems += [*_lost_ends(outputs, graph), *_find_unused(root, positions)]
    else:
        session.graph = graph = session.fresh_graph()
        ends = _fed(root, session, machine, given, problems)
        outputs = graph.find_ends(ends, listed=isinstance(root, Instance))
        positions = _needed(graph, outputs)
    for tensor in outputs:
        _show_end(graph, tensor)
    fed = {id(use.owner) for use in (graph.uses[i] for i in positions) if use.opaque}
    unknown = dict(find_unknown_parts(root, fed, session))
    naming = Naming(session, root, graph, chosen.names, unknown)
    build = Build(graph, naming, comments, unsaid=_only_lists(root))
    if build.unsaid and isinstance(root, Instance):
        session.note(phrase("{name} does not say here how its parts are called", name=root.cls.name))
    session.dialect.hold(chosen.root)
    nodes = build.nodes(positions)
    session.dialect.build_uncalled(root, session)
    for node in build.uncalled(root):  # one by one: where each comes to stand, its weights are counted
        nodes.append(node)
    nodes += list(build.unreached())
    note_untold(nodes, session)
    places = tuple(build.places[t.node] for t in outputs if t.node in build.places)
    notes = (*session.notes, *([chosen.guess] if chosen.guess else []))
    remarks = tuple(build.remarks(root))
    registered = count_registered(root) if session.dialect.registers else count_built(root, session.weights)
    return Extracted(Network(tuple(nodes), session.dialect.name, places, notes, remarks, registered), tuple(problems))


def note_untold(nodes: Sequence[Node], session: Session) -> None:
    """Note of which layer nobody knows whether it is trained; of several, of the first."""
    untold = [node for node in nodes if node.trained and any(_is_untold(node))]
    if not untold:
        return
    name, at = untold[0].name, at_line(untold[0].line)
    if len(untold) == 1:
        session.note(phrase("whether {name}{at} is trained is not known", name=name, at=at))
    else:
        session.note(phrase("whether {name}{at} and others are trained is not known", name=name, at=at))


def _is_untold(node: Node) -> Iterator[bool]:
    return (learns is None and weight not in node.shares for weight, learns in node.trained.items())


def _show_end(graph: Graph, tensor: Tensor) -> None:
    """Give a row to what the model ends in, unless the row before it has the same shape."""
    use = graph.uses[tensor.node]
    before = use
    while before.hidden and before.inputs:
        before = graph.uses[before.inputs[0]]
    use.hidden = use.hidden and before.shape == use.shape


def _fed(root: object, session: Session, machine: Machine, given: Given, problems: list[Problem]) -> list[Tensor]:
    """Call a model on its inputs; give the tensors that come out.

    One that does not say here what it does with them is not called: its parts are listed.
    """
    if _only_lists(root):
        return []
    arguments, keywords = make_inputs(root, session, given)
    assert isinstance(root, Value)
    machine.depth, machine.steps = 1, 0
    function = find_own_function(root) if isinstance(root, Instance) else None
    line = 1 if function is None else function.line
    try:
        result = root.call(Call(arguments, keywords, line, line), machine)
    except Ceiling as ceiling:
        problems.append(ceiling.problem)
        return []
    except Raised as raised:
        problems.append(Problem(raised.unknown.why, raised.unknown.line))
        return []
    if result is None and function is not None and any(use.owner is not None for use in session.graph.uses):
        problems.append(Problem(say("{name}() returns nothing; return its output", name=function.name), line))
    ends = result if is_listed(result) else (result,)
    problems += _lost_ends(ends, session.graph)
    return list(_ends(result, session.graph))


def _only_lists(root: object) -> bool:
    """Tell whether a model of the author's own does not say how its parts are called."""
    if not isinstance(root, Instance) or (root.half is not None and root.half.core is not None):
        return False
    return find_own_function(root) is None and not {"net", "model"} & root.names.keys()


def _find_unused(model: ModelObject, positions: Sequence[int]) -> Iterator[Problem]:
    """Find inputs of a model that nothing it gives depends on."""
    graph = model.inputs[0].graph
    if any(graph.uses[i].shape is None for i in positions):  # what is not known may have been it
        return
    for tensor in model.inputs:
        if tensor.node not in positions:
            use = tensor.graph.uses[tensor.node]
            yield Problem(say("no output of the model depends on its input {name}", name=use.name), use.line, "layer")


def _lost_ends(ends: Sequence[object], graph: Graph) -> Iterator[Problem]:
    """Say what is not known of what a model gives, unless a row has said it already."""
    for end in ends:
        is_said = isinstance(end, Tensor) and end.node in graph.behind
        cause = _find_cause(end) if isinstance(end, Tensor) else end
        if isinstance(cause, Unknown) and not is_said:
            yield Problem(say("what the model gives is not known: {why}", why=cause.why), cause.line)


def _find_cause(end: Tensor) -> Unknown | None:
    """Give the reason why the shape of one sample of an output is not known, if there is one."""
    if end.dims is None or sample(end.dims) is not None:
        return end.why
    return Unknown("it depends on the size of the batch", end.graph.uses[end.node].line)


def _needed(graph: Graph, outputs: Sequence[Tensor]) -> list[int]:
    """Give all that happens, but for calls nobody knows whose outcome nobody uses: they only look."""
    used = {i for use in graph.uses for i in use.reads} | {tensor.node for tensor in outputs}
    return [i for i, use in enumerate(graph.uses) if i in used or not use.opaque]


def _ends(result: object, graph: Graph) -> Iterator[Tensor]:
    """Give the tensors a model ends in; what is not known of them keeps its place."""
    if isinstance(result, dict):
        result = list(result.values())
    if is_listed(result):
        for item in result:
            yield from _ends(item, graph)
    elif isinstance(result, Unknown):
        yield graph.unknown(result, result.line)
    else:
        yield from tensors_in(result, graph)
