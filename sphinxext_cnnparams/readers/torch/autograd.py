"""Functions whose gradient the author writes: ``torch.autograd.Function``, of which only ``forward`` is run.

Source: https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.Function
"""

from __future__ import annotations

from ..python import Call, Class, Instance, Machine, Native, call_value

NAME = "Function"
KEEPING = frozenset(
    "save_for_backward save_for_forward mark_dirty mark_non_differentiable set_materialize_grads".split()
)
"""What a context keeps for the gradient: nothing comes out of it."""


def find_inherited(heir: Class, path: str, name: str) -> object:
    """Give the ``apply`` of a function whose gradient the author writes; None for all else."""
    if name != "apply" or path.rpartition(".")[2] != NAME:
        return None
    return Native(name, lambda call, machine: _apply(heir, call, machine))


def _apply(heir: Class, call: Call, machine: Machine) -> object:
    """Run ``forward``; where ``setup_context`` stands apart, it is not handed the context."""
    function = heir.attribute("forward", machine, call.line)
    apart = any("setup_context" in cls.names for cls in heir.order())
    kept = () if apart else (_make_context(call.line),)
    return call_value(machine, function, Call((*kept, *call.args), call.kwargs, call.line, call.end))


def _make_context(line: int) -> Instance:
    """Make what a function keeps things in for its gradient."""
    return Instance(Class("ctx", (), {name: Native(name, _keep) for name in KEEPING}, line))


def _keep(call: Call, machine: Machine) -> None:
    """Keep what the gradient will need."""
