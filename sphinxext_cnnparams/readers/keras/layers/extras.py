"""What layers of Keras take besides what is recorded of them, and the layers that earlier versions had."""

from __future__ import annotations

from collections.abc import Mapping

from ...tracing.signatures import Entries, Extra

_RANKS = (1, 2, 3)
EXTRAS = (
    Extra(
        tuple(f"Conv{n}D" for n in _RANKS),
        {"lora_rank": None, "lora_alpha": None, "quantization_config": None},
        "they are handed on to the class it inherits from",
    ),
    Extra(
        ("AutoContrast", "RandomBrightness", "RandomContrast", "Solarization"),
        {"data_format": None},
        "it is handed on to the class it inherits from",
    ),
    Extra(
        ("AdditiveAttention",),
        {"score_mode": "dot", "seed": None},
        "they are handed on to the class it inherits from, and change nothing",
    ),
    Extra(("LayerNormalization",), {"rms_scaling": False}, "Keras takes it from its further keywords"),
    Extra(("LSTM", "GRU"), {"implementation": 2}, "Keras takes it from its further keywords, as Keras 2 called it"),
    Extra(("LeakyReLU",), {"alpha": None}, "so Keras 2 called the slope, and Keras 3 still takes it"),
    Extra(("Embedding",), {"input_length": None}, "so Keras 2 was told the input, and Keras 3 still takes it"),
    Extra(
        tuple(f"AveragePooling{n}D" for n in _RANKS),
        {"pool_size": 2},
        "Keras 2 had a default, which only the other pooling layers have kept",
    ),
    Extra(
        ("Input", "InputLayer"),
        {"input_tensor": None, "tensor": None},
        "so either of them was called by Keras 2",
    ),
    Extra(
        ("InputLayer",),
        {"input_shape": None, "batch_input_shape": None},
        "so it was called by Keras 2, and InputLayer of Keras 3 still takes them",
    ),
)
GONE: Mapping[str, Entries] = {
    # MaxoutDense of Keras 1.2 (keras/layers/core.py), in the words of today: see old.modern
    "MaxoutDense": (
        "units",
        ("nb_feature", 4),
        ("kernel_initializer", "glorot_uniform"),
        ("weights", None),
        ("kernel_regularizer", None),
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("kernel_constraint", None),
        ("bias_constraint", None),
        ("use_bias", True),
    ),
}
"""The signatures of layers that Keras has no longer, written by hand."""
