"""What PyTorch offers in ``torch.nn`` and is not read, with the reason."""

from __future__ import annotations

_BASE = "is not read: it is a base for modules of one's own"
_LOSS = "is no layer of a network but a loss"
_TOOL = "is no module"
LOSSES = (
    "AdaptiveLogSoftmaxWithLoss BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss "
    "GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss LinearCrossEntropyLoss MSELoss MarginRankingLoss "
    "MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss "
    "SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss"
).split()
NOT_READ: dict[str, str] = {
    **dict.fromkeys(LOSSES, _LOSS),
    "AdaptiveLogSoftmaxWithLoss": "is not read: it is a loss, with weights that grow with the classes",
    "Container": _BASE,
    "LinearCrossEntropyOptions": _TOOL,
    "RNNBase": _BASE,
    "RNNCellBase": _BASE,
    "UninitializedBuffer": _TOOL,
    "factory_kwargs": _TOOL,
}
"""The reason goes on from the name."""
