"""Other words for a quantity, and the one that is meant: what authors type before they have read which there are."""

from __future__ import annotations

from collections.abc import Collection

MEANT = {
    **dict.fromkeys("total totals parameter parameters count n-params num-params".split(), "params"),
    **dict.fromkeys("shape out outputs output-shape output_shape dim dims".split(), "output"),
    **dict.fromkeys("in inputs input-shape input_shape".split(), "input"),
    **dict.fromkeys("frozen non_trainable nontrainable untrainable".split(), "non-trainable"),
    **dict.fromkeys("channels out_channels features".split(), "filters"),
    **dict.fromkeys("kernel-size kernel_size window".split(), "kernel"),
    **dict.fromkeys("depth number-of-layers".split(), "layers"),
    **dict.fromkeys("rf receptive_field receptivefield".split(), "receptive-field"),
    **dict.fromkeys("ops operations mult-adds multiplications".split(), "macs"),
    "equation": "formula",
    "bias": "biases",
    "dropout": "rate",
}


def find_meant(word: str, known: Collection[str]) -> str:
    """Give the quantity that is usually meant by a word; the word itself, if there is none among the known ones."""
    meant = MEANT.get(word.lower(), word)
    return meant if meant in known else word
