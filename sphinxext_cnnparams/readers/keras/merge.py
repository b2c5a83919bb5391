"""Keras 1's ``merge`` and ``Merge``: one name for all merging layers (keras 1.2, keras/engine/topology.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.layers import Unknown as UnknownLayer
from ..objects import Module
from ..python.expressions import call as call_value
from ..python.values import Call, Unknown

if TYPE_CHECKING:
    from ..session import Session

MODES = {
    "sum": ("Add", {}),
    "mul": ("Multiply", {}),
    "ave": ("Average", {}),
    "max": ("Maximum", {}),
    "concat": ("Concatenate", {"concat_axis": "axis"}),
    "dot": ("Dot", {"dot_axes": "axes"}),
}
"""Per mode the layer of today, and what it calls the arguments it takes."""

POSITIONS = ("inputs", "mode", "concat_axis", "dot_axes")


def make_merge(kind: str, call: Call, session: Session) -> object:
    """Make ``merge(tensors, mode="concat")`` or ``Merge(mode="concat")``; ``Merge([left, right])`` is not read."""
    given = {"mode": "sum", "dot_axes": -1} | dict(zip(POSITIONS, call.args, strict=False)) | dict(call.kwargs)
    mode = given["mode"]
    if not isinstance(mode, str) or mode not in MODES:
        return Unknown(f"{kind} in this mode is not read (line {call.line})", call.line)
    name, renamed = MODES[mode]
    settings = {new: given[old] for old, new in renamed.items() if old in given}
    named = {"name": given["name"]} if "name" in given else {}
    layer = session.call(f"keras.layers.{name}", Call((), settings | named, call.line, call.end), session.machine)
    inputs = given.get("inputs", given.get("layers"))
    if not isinstance(inputs, (list, tuple)):
        return layer if kind == "Merge" else Unknown("merge() of what is not known", call.line)
    if any(isinstance(branch, Module) for branch in inputs):
        reason = "is not read when it merges models: call the models, and merge what they give"
        return session.wrapped(session.main, kind, UnknownLayer(reason), call)
    return call_value(session.machine, layer, Call((list(inputs),), {}, call.line, call.end))
