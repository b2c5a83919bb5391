"""Keras's core layers: dense ones, and those that pass values on (https://keras.io/api/layers/core_layers/)."""

from __future__ import annotations

from ....core.layers import Dense, EinsumDense, Elementwise, Maxout
from ....core.layers.einsum import equation as take_apart
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, flag, integer, items, require, show
from .activations import check_activation
from .shared import refuse_lora


def dense(*, units: object, activation: object, use_bias: object, lora_rank: object) -> Dense:
    """Read ``Dense``."""
    refuse_lora(lora_rank)
    check_activation(activation)
    return Dense(units=integer(units, "units"), bias=flag(use_bias, "use_bias"))


def maxout_dense(*, units: object, nb_feature: object, use_bias: object) -> Maxout:
    """Read Keras 1's ``MaxoutDense``, its words put in today's (see old.modern)."""
    return Maxout(
        units=integer(units, "units"), pieces=integer(nb_feature, "nb_feature"), bias=flag(use_bias, "use_bias")
    )


def einsum_dense(
    *, equation: object, output_shape: object, activation: object, bias_axes: object, lora_rank: object
) -> EinsumDense:
    """Read ``EinsumDense``."""
    refuse_lora(lora_rank)
    check_activation(activation)
    require((equation, output_shape, bias_axes), "its equation")
    whole = take_apart(equation) if isinstance(equation, str) else None
    if whole is None or not isinstance(equation, str):
        raise Refused(say("needs an equation such as ab,bc->ac or ...x,xy->...y, not {given}", given=show(equation)))
    bias = "" if bias_axes is None else str(bias_axes)
    if wrong := [letter for letter in bias if letter not in whole.made]:
        raise Refused(
            say("has a bias along {wrong}, which does not come out of {equation}", wrong=wrong[0], equation=equation)
        )
    target = tuple(None if n is None else integer(n, "output_shape") for n in items(output_shape))
    return EinsumDense(text=equation, target=target, bias=bias)


def identity() -> Elementwise:
    """Read ``Identity``."""
    return Elementwise("changes nothing, no weights")


def masking() -> Elementwise:
    """Read ``Masking``, which marks steps to be skipped."""
    return Elementwise("marks steps to be skipped, no weights")


CORE: dict[str, Maker] = {
    "Dense": dense,
    "EinsumDense": einsum_dense,
    "Identity": identity,
    "Masking": masking,
    "MaxoutDense": maxout_dense,
}
