"""What texts call layers: words for each family, and what stands in the names of its kinds."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..core.structs import Struct
from ..core.summary import Row


class LayerFamily(Struct):
    """Describe a family of layers: the words for it, as a regular expression, and the marks of its kinds.

    *also* finds members that their kind does not tell.
    """

    name: str
    words: str
    marks: tuple[str, ...]
    others: tuple[str, ...] = ()
    also: Callable[[Row], bool] | None = None

    def holds(self, row: Row) -> bool:
        """Tell whether a layer belongs to it."""
        if self.also is not None and self.also(row):
            return True
        return any(mark in row.kind for mark in self.marks) and not any(mark in row.kind for mark in self.others)


def is_depthwise(row: Row) -> bool:
    """Tell whether a convolution has a kernel for each channel, as PyTorch writes depthwise ones."""
    symbols = row.weights[0].formula.symbols if row.weights and "Conv" in row.kind else {}
    return {"f", "g", "k"} <= symbols.keys() and 1 < (symbols["g"].value or 0) == symbols["f"].value


_DIMS = r"(?:[- ]?[123]d)?"
_VECTOR = r"(?:vector|output|tensor|features?)"
FAMILIES = (
    LayerFamily(
        "global average pooling",
        rf"global[- ]?average[- ]?pool(?:ing)?{_DIMS}|GAP|adaptive[- ]?(?:(?:average|avg)[- ]?)?pool(?:ing)?{_DIMS}",
        ("GlobalAverage", "AdaptiveAvg"),
    ),
    LayerFamily("max pooling", rf"max(?:imum)?[- ]?pool(?:ing|ed)?{_DIMS}", ("MaxPool", "max_pool"), ("Global",)),
    LayerFamily(
        "average pooling",
        rf"(?:average|avg|mean)[- ]?pool(?:ing)?{_DIMS}",
        ("AveragePool", "AvgPool", "avg_pool"),
        ("Global", "Adaptive"),
    ),
    LayerFamily("pooling", rf"pool(?:ing)?{_DIMS}|sub[- ]?sampling", ("Pool", "pool"), ("Global", "Adaptive")),
    LayerFamily(
        "transposed convolution",
        rf"(?:transposed?[- ]|de)conv(?:olution(?:al|s)?)?{_DIMS}|conv{_DIMS}[- ]?transposed?{_DIMS}",
        ("Transpose",),
    ),
    LayerFamily(
        "depthwise convolution",
        rf"depth-?wise(?:[- ]conv(?:olution(?:al|s)?)?{_DIMS})?",
        ("Depthwise",),
        also=is_depthwise,
    ),
    LayerFamily("separable convolution", rf"separable[- ]?conv(?:olution(?:al|s)?)?{_DIMS}", ("Separable",)),
    LayerFamily("convolution", rf"conv(?:olution(?:al|s)?)?{_DIMS}", ("Conv",), ("Transpose",)),
    LayerFamily("dense", r"fully[- ]?connected|densely[- ]connected|dense|linear|fc", ("Dense", "Linear")),
    LayerFamily("batch normalization", r"batch[- ]?norm(?:ali[sz]ation)?(?:[- ]?[123]d)?", ("BatchNorm",)),
    LayerFamily("layer normalization", r"layer[- ]?norm(?:ali[sz]ation)?", ("LayerNorm",)),
    LayerFamily("dropout", rf"drop-?out{_DIMS}", ("Dropout",)),
    LayerFamily(
        "flatten",
        rf"flatten(?:ing|ed(?=\s+into|\s+to|\s+{_VECTOR}))?(?:\s+{_VECTOR})?",
        ("Flatten", "flatten", "view", "Reshape"),
    ),
    LayerFamily("embedding", r"embeddings?", ("Embedding",)),
    LayerFamily("attention", r"(?:multi-?head(?:ed)?[- ])?(?:self-?)?attention", ("Attention",)),
    LayerFamily("bidirectional", r"bi-?directional(?:[- ](?:lstm|gru|rnn))?", ("Bidirectional",)),
    LayerFamily("LSTM", r"lstm", ("LSTM",)),
    LayerFamily("GRU", r"gru", ("GRU",)),
    LayerFamily("recurrent", r"recurrent|(?:simple[- ]?)?rnn", ("RNN", "LSTM", "GRU")),
)
"""The narrower ones first."""
EITHER = "|".join(f"(?P<f{i}>{family.words})" for i, family in enumerate(FAMILIES))
"""The words for all of them, as a regular expression, which :func:`take_family` asks for the one that it found."""
BY_NAME = {family.name: family for family in FAMILIES}


def take_family(match: re.Match[str]) -> LayerFamily:
    """Give the family whose words a pattern with ``EITHER`` in it has found."""
    return next(family for i, family in enumerate(FAMILIES) if match[f"f{i}"])
