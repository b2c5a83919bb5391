"""Hooks: functions that the code has called with what comes out of a module, ``register_forward_hook``.

Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.register_forward_hook
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..python import Call, Class, Instance, Machine, Native, call_value

if TYPE_CHECKING:
    from ..tracing.session import Session


class Hook(NamedTuple):
    """Hold a function that is called with a module, what goes in, and what comes out."""

    function: object
    named: bool
    """Whether it is handed the arguments by name, too."""


def add_hook(session: Session, module: object, call: Call, machine: Machine) -> object:
    """Remember a hook; give what takes it away again."""
    function, *_ = (*call.args, *call.kwargs.values())
    _, kept = session.hooks.setdefault(id(module), (module, []))
    kept.append(made := Hook(function, call.kwargs.get("with_kwargs") is True))

    def remove(call: Call, machine: Machine) -> None:
        kept[:] = [hook for hook in kept if hook is not made]

    return Instance(Class("RemovableHandle", (), {"remove": Native("remove", remove)}, call.line))


def call_hooks(module: object, call: Call, result: object, session: Session) -> object:
    """Call the hooks of a module with what goes in and what comes out; one that gives something gives the result."""
    _, hooks = session.hooks.get(id(module), (None, ()))
    for hook in tuple(hooks):
        fed = (module, call.args, dict(call.kwargs)) if hook.named else (module, call.args)
        given = call_value(session.machine, hook.function, call.passing(*fed, result))
        result = result if given is None else given
    return result
