"""Models that the code saves and loads again: what a file holds is what the code has put there.

Sources: keras.src.saving.saving_api; keras.src.callbacks.model_checkpoint.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...core.problem import say
from ...core.structs import MutableStruct
from ..python import Call, Unknown, Value, is_listed
from ..tracing.copying import deep_copy

if TYPE_CHECKING:
    from ..tracing.session import Session


class Checkpoint(Value, MutableStruct):
    """Stand for ``ModelCheckpoint``: whatever is fitted with it is in its file afterwards."""

    path: object


def make_checkpoint(kind: str, call: Call, session: Session) -> object:
    """Make ``ModelCheckpoint(filepath, …)``; one that saves the weights only leaves no model."""
    path = call.args[0] if call.args else call.kwargs.get("filepath")
    return Checkpoint(None if call.kwargs.get("save_weights_only", False) is not False else path)


def save_model(kind: str, call: Call, session: Session) -> None:
    """Evaluate ``save_model(model, filepath)``."""
    model, path = (*call.args, call.kwargs.get("filepath"), None)[:2]
    _keep(session, call.kwargs.get("model", model), path)


def save_method(session: Session, model: object, call: Call) -> None:
    """Evaluate the method ``save`` of a model."""
    _keep(session, model, call.args[0] if call.args else call.kwargs.get("filepath"))


def load_model(kind: str, call: Call, session: Session) -> object:
    """Evaluate ``load_model(filepath)``: a copy of what the code has saved there."""
    path = call.args[0] if call.args else call.kwargs.get("filepath")
    if isinstance(path, str) and path in session.files:
        return deep_copy(call.passing(session.files[path]), session)
    return Unknown(say("the result of {path}() is not known", path=f"keras.models.{kind}"), call.line, made=kind)


def note_checkpoints(session: Session, model: object, call: Call) -> None:
    """Remember what the callbacks of ``fit(…)`` save."""
    for checkpoint in _find_checkpoints(call.kwargs.get("callbacks")):
        _keep(session, model, checkpoint.path)


def _find_checkpoints(value: object) -> Iterator[Checkpoint]:
    if isinstance(value, Checkpoint):
        yield value
    elif is_listed(value):
        for item in value:
            yield from _find_checkpoints(item)


def _keep(session: Session, model: object, path: object) -> None:
    if isinstance(path, str):
        session.files[path] = model
