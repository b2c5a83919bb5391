"""Keras 1's ``merge`` and ``Merge``: one name for all merging layers (keras 1.2, keras/engine/topology.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....core.layers import UnknownLayer
from ....core.problem import at_line, say
from ...python import Call, Unknown, call_value, is_listed
from ...tracing.container import Stack
from ...tracing.functional import ModelObject
from ...tracing.graph import ancestors
from ...tracing.module import Module
from ...tracing.tensor import Tensor
from ..running import through

if TYPE_CHECKING:
    from ...tracing.session import Session

MODES = {
    "sum": ("Add", {}),
    "mul": ("Multiply", {}),
    "ave": ("Average", {}),
    "max": ("Maximum", {}),
    "concat": ("Concatenate", {"concat_axis": "axis"}),
    "dot": ("Dot", {"dot_axes": "axes"}),
}
"""Per mode the layer of today, and what it calls the arguments it takes."""

NOT_MERGED = "is not read when it merges models whose inputs are not known: call the models, and merge what they give"
POSITIONS = ("inputs", "mode", "concat_axis", "dot_axes")


def output_of(branch: object, session: Session) -> object:
    """Give the tensor a model of one output ends in."""
    return branch.attribute("output", session.machine, branch.line) if isinstance(branch, Module) else branch


def as_graph(root: object, session: Session) -> object:
    """Take a Sequential that begins with merged models as the graph it is; anything else is what it was."""
    if not isinstance(root, Stack) or not root.begins_merged:
        return root
    end = through(root, session, next(iter(root.children.values())))
    if not isinstance(end, Tensor):
        return root
    graph = end.graph
    nodes = [node for node in ancestors(graph, [end.node], set()) if graph.uses[node].kind == "Input"]
    for count, node in enumerate(nodes):
        graph.uses[node].name = f"input_{count}" if count else "input"
    inputs = [Tensor(graph, node, None) for node in nodes]
    return ModelObject(session, "Functional", root.name, root.line, root.end, root.own_name, inputs, [end], end)


def make_merge(kind: str, call: Call, session: Session) -> object:
    """Make ``merge(tensors, mode="concat")``, ``Merge(mode="concat")``, or ``Merge([left, right])`` of models.

    The last one is what the models give, put together: a Sequential that begins with it is a graph.
    """
    given = {"mode": "sum", "dot_axes": -1} | dict(zip(POSITIONS, call.args, strict=False)) | dict(call.kwargs)
    mode = given["mode"]
    if not isinstance(mode, str) or mode not in MODES:
        return Unknown(say("{kind} in this mode is not read{at}", kind=kind, at=at_line(call.line)), call.line)
    name, renamed = MODES[mode]
    settings = {new: given[old] for old, new in renamed.items() if old in given}
    named = {"name": given["name"]} if "name" in given else {}
    layer = session.machine.host.call(
        f"keras.layers.{name}", Call((), settings | named, call.line, call.end), session.machine
    )
    inputs = given.get("inputs", given.get("layers"))
    if not is_listed(inputs):
        return layer if kind == "Merge" else Unknown("merge() of what is not known", call.line)
    if any(isinstance(branch, Module) for branch in inputs):
        ends = [output_of(branch, session) for branch in inputs]
        if not all(isinstance(end, Tensor) for end in ends):
            return session.dialect.wrap(kind, UnknownLayer(NOT_MERGED), call, session)
        session.made[:] = [model for model in session.made if not any(model is branch for branch in inputs)]
        inputs = ends
    return call_value(session.machine, layer, Call((list(inputs),), {}, call.line, call.end))
