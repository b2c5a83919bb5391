"""Keras's attention layers (https://keras.io/api/layers/attention_layers/)."""

from __future__ import annotations

from ....core.layers import AdditiveAttention, DotAttention, EinsumDense, MultiHeadAttention
from ....core.layers.einsum import equation as take_apart
from ...arguments import Maker, Refused, choice, flag, integer, items, number, require, show
from .activations import check_activation
from .shared import refuse_lora


def multi_head_attention(
    *,
    num_heads: object,
    key_dim: object,
    value_dim: object,
    use_bias: object,
    output_shape: object,
    sliding_window: object,
    use_gate: object,
) -> MultiHeadAttention:
    """Read ``MultiHeadAttention``: queries, values and, if they differ, keys."""
    require(output_shape, "output_shape")
    size = integer(key_dim, "key_dim")
    if sliding_window is not None:
        integer(sliding_window, "sliding_window")
    return MultiHeadAttention(
        heads=integer(num_heads, "num_heads"),
        key_size=size,
        value_size=size if value_dim is None else integer(value_dim, "value_dim"),
        bias=flag(use_bias, "use_bias"),
        gate=flag(use_gate, "use_gate"),
        target=tuple(integer(n, "output_shape") for n in items(output_shape or ())),
    )


def grouped_query_attention(
    *, head_dim: object, num_query_heads: object, num_key_value_heads: object, use_bias: object, use_gate: object
) -> MultiHeadAttention:
    """Read ``GroupQueryAttention``: several heads share their keys and values."""
    heads, shared = integer(num_query_heads, "num_query_heads"), integer(num_key_value_heads, "num_key_value_heads")
    if heads % shared:
        raise Refused(f"has {shared} heads of keys and values, which do not divide {heads} heads of queries")
    size = integer(head_dim, "head_dim")
    return MultiHeadAttention(
        heads=heads,
        key_heads=shared,
        key_size=size,
        value_size=size,
        bias=flag(use_bias, "use_bias"),
        gate=flag(use_gate, "use_gate"),
        ranks=(2,),
        same=True,
    )


def attention(*, use_scale: object, score_mode: object, dropout: object) -> DotAttention:
    """Read ``Attention``."""
    concat = choice(score_mode, "score_mode", ("dot", "concat")) == "concat"
    number(dropout, "dropout", float("-inf"))
    return DotAttention(scale=flag(use_scale, "use_scale"), concat=concat)


def additive_attention(*, use_scale: object, score_mode: object, dropout: object) -> AdditiveAttention:
    """Read ``AdditiveAttention``; the score mode of ``Attention`` is accepted and changes nothing."""
    choice(score_mode, "score_mode", ("dot", "concat"))
    number(dropout, "dropout", float("-inf"))
    return AdditiveAttention(scale=flag(use_scale, "use_scale"))


def einsum_dense(
    *, equation: object, output_shape: object, activation: object, bias_axes: object, lora_rank: object
) -> EinsumDense:
    """Read ``EinsumDense``."""
    refuse_lora(lora_rank)
    check_activation(activation)
    require((equation, output_shape, bias_axes), "its equation")
    whole = take_apart(equation) if isinstance(equation, str) else None
    if whole is None or not isinstance(equation, str):
        raise Refused(f"needs an equation such as ab,bc->ac or ...x,xy->...y, not {show(equation)}")
    bias = "" if bias_axes is None else str(bias_axes)
    if wrong := [letter for letter in bias if letter not in whole.made]:
        raise Refused(f"has a bias along {wrong[0]}, which does not come out of {equation}")
    target = tuple(None if n is None else integer(n, "output_shape") for n in items(output_shape))
    return EinsumDense(text=equation, target=target, bias=bias)


ATTENTION: dict[str, Maker] = {
    "AdditiveAttention": additive_attention,
    "Attention": attention,
    "EinsumDense": einsum_dense,
    "GroupQueryAttention": grouped_query_attention,
    "MultiHeadAttention": multi_head_attention,
}
