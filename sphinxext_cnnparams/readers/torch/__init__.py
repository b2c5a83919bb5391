"""PyTorch's vocabulary: its names, each with the function that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..objects import Stack
from ..python.values import Call
from ..vocabulary import Vocabulary
from .activations import ACTIVATIONS
from .basic import BASIC
from .convolution import CONVOLUTIONS
from .pooling import POOLS

if TYPE_CHECKING:
    from ..session import Session


def make_sequential(kind: str, call: Call, session: Session) -> object:
    """Make ``nn.Sequential(...)`` of modules, or of one dictionary of modules."""
    stack = Stack(kind, "", call.line, call.end)
    if len(call.args) == 1 and isinstance(call.args[0], dict):
        for key, child in call.args[0].items():
            stack.push(child, str(key))
    else:
        for child in call.args:
            stack.push(child)
    session.stacks.append(stack)
    return stack


def make_size(kind: str, call: Call, session: Session) -> object:
    """Make ``torch.Size([...])``: a tuple."""
    return tuple(call.args[0]) if call.args and isinstance(call.args[0], (list, tuple)) else ()


TORCH = Vocabulary(
    dialect="torch",
    title="PyTorch",
    home="torch.nn",
    roots=frozenset({"torch", "torchvision"}),
    usual={"torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "torchvision": "torchvision"},
    layers=CONVOLUTIONS | POOLS | BASIC | ACTIVATIONS,
    specials={"Sequential": make_sequential, "Size": make_size},
    aliases={},
    common=frozenset(),
)
