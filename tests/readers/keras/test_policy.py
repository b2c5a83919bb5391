"""The dtype of all layers, set once: only where weights are kept as small whole numbers does a count change."""

from __future__ import annotations

import pytest

from sphinxext_cnnparams import read, summarize

CODE = """\
import keras
from keras import layers
{policy}
model = keras.Sequential([keras.Input((6,)), layers.Dense(4), layers.BatchNormalization()])
"""


@pytest.mark.parametrize(
    "policy",
    [
        'keras.config.set_dtype_policy("int8_from_float32")',
        'keras.mixed_precision.set_global_policy(policy="float8_from_float32")',
        'keras.config.set_dtype_policy(keras.dtype_policies.QuantizedDTypePolicy("int8", "float32"))',
    ],
)
def test_quantized_weights_are_not_counted(policy: str) -> None:
    network = read(CODE.format(policy=policy)).network
    assert network is not None
    summary = summarize(network)
    assert summary.params is None  # Keras counts 48, with a scale for each unit
    assert [p.message for p in summary.problems] == ["dense (Dense) with quantized weights is not read"]


@pytest.mark.parametrize("policy", ['keras.mixed_precision.set_global_policy("mixed_float16")', ""])
def test_other_dtypes_change_no_count(policy: str) -> None:
    network = read(CODE.format(policy=policy)).network
    assert network is not None
    assert summarize(network).params == 44
