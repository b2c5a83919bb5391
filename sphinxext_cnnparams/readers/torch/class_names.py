"""Classes of modules as objects: what ``str(type(module))`` gives, in which code looks for a name.

Source: the modules of ``torch.nn.modules`` that define them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..python import Foreign

HOMES: Mapping[str, tuple[str, ...]] = {
    "batchnorm": ("BatchNorm", "SyncBatchNorm"),
    "channelshuffle": ("ChannelShuffle",),
    "container": ("Sequential", "Module", "Parameter"),
    "conv": ("Conv",),
    "distance": ("CosineSimilarity", "PairwiseDistance"),
    "dropout": ("Dropout", "AlphaDropout", "FeatureAlphaDropout"),
    "flatten": ("Flatten", "Unflatten"),
    "fold": ("Fold", "Unfold"),
    "instancenorm": ("InstanceNorm",),
    "linear": ("Linear", "Bilinear", "Identity"),
    "normalization": ("LayerNorm", "GroupNorm", "RMSNorm", "LocalResponseNorm", "CrossMapLRN"),
    "padding": ("CircularPad", "ConstantPad", "ReflectionPad", "ReplicationPad", "ZeroPad"),
    "pixelshuffle": ("PixelShuffle", "PixelUnshuffle"),
    "pooling": ("AvgPool", "MaxPool", "AdaptiveAvgPool", "AdaptiveMaxPool", "LPPool", "FractionalMaxPool", "MaxUnpool"),
    "rnn": ("LSTM", "GRU", "RNN"),
    "sparse": ("Embedding",),
    "transformer": ("Transformer",),
    "upsampling": ("Upsample", "Upsampling"),
}
"""What the names of the classes begin with that a module of PyTorch defines; all others are activations."""
REST = "activation"


class ModuleClass(Foreign):
    """Stand for the class of a module of PyTorch."""

    def write(self) -> str:
        return f"<class 'torch.nn.modules.{find_home(self.last)}.{self.last}'>"


def find_home(kind: str) -> str:
    """Give the module of PyTorch that defines a class.

    >>> find_home("LazyConv2d"), find_home("ReLU")
    ('conv', 'activation')
    """
    plain = kind.removeprefix("Lazy")
    return next((home for home, names in HOMES.items() if plain.startswith(names)), REST)
