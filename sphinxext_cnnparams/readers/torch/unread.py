"""What PyTorch offers in ``torch.nn`` and is not read, with the reason."""

from __future__ import annotations

_BASE = "is not read: it is a base for modules of one's own"
_TOOL = "is no module"
NOT_READ: dict[str, str] = {
    "AdaptiveLogSoftmaxWithLoss": "is not read: it is a loss, with weights that grow with the classes",
    "Container": _BASE,
    "LinearCrossEntropyLoss": "is not read: it is a loss, with weights of its own",
    "LinearCrossEntropyOptions": _TOOL,
    "RNNBase": _BASE,
    "RNNCellBase": _BASE,
    "UninitializedBuffer": _TOOL,
    "factory_kwargs": _TOOL,
}
"""The reason goes on from the name."""
