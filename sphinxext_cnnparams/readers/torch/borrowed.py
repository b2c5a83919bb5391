"""What vision transformers take from timm: helpers without weights, each of which PyTorch has under another name."""

from __future__ import annotations

from collections.abc import Mapping

from ..python import Call

LIBRARY = "timm"
NAMES: Mapping[str, str] = {
    **{f"to_{n}tuple": f"torch.nn.modules.utils.to_{n}tuple" for n in range(1, 5)},
    "trunc_normal_": "torch.nn.init.trunc_normal_",
    "DropPath": "torch.nn.Dropout",
}
"""DropPath leaves out whole samples while it is trained: to a shape and to a count it is a Dropout."""


def find_borrowed(path: str, call: Call) -> tuple[str, Call] | None:
    """Give the path that a helper of timm has in PyTorch, with its arguments; None for all other paths."""
    library, _, rest = path.partition(".")
    name = rest.rpartition(".")[2]
    if library != LIBRARY or name not in NAMES:
        return None
    return NAMES[name], Call((), {}, call.line, call.end) if name == "DropPath" else call
