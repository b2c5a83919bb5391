"""Keras's attention layers (https://keras.io/api/layers/attention_layers/)."""

from __future__ import annotations

from ...core.layers import AdditiveAttention, DotAttention, EinsumDense, MultiHeadAttention
from ...core.layers.einsum import equation as taken_apart
from ..arguments import Maker, Refused, choice, flag, integer, known, number, shown
from .activations import checked
from .shared import plain


def multi_head_attention(
    num_heads: object,
    key_dim: object,
    value_dim: object = None,
    dropout: object = 0.0,
    use_bias: object = True,
    output_shape: object = None,
    attention_axes: object = None,
    sliding_window: object = None,
    flash_attention: object = None,
    kernel_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    bias_constraint: object = None,
    use_gate: object = False,
    seed: object = None,
) -> MultiHeadAttention:
    """Read ``MultiHeadAttention``: queries, values and, if they differ, keys."""
    known(output_shape, "output_shape")
    target = output_shape if isinstance(output_shape, (list, tuple)) else [output_shape] if output_shape else []
    size = integer(key_dim, "key_dim")
    if sliding_window is not None:
        integer(sliding_window, "sliding_window")
    return MultiHeadAttention(
        heads=integer(num_heads, "num_heads"),
        key_size=size,
        value_size=size if value_dim is None else integer(value_dim, "value_dim"),
        bias=flag(use_bias, "use_bias"),
        gate=flag(use_gate, "use_gate"),
        target=tuple(integer(n, "output_shape") for n in target),
    )


def grouped_query_attention(
    head_dim: object,
    num_query_heads: object,
    num_key_value_heads: object,
    dropout: object = 0.0,
    use_bias: object = True,
    sliding_window: object = None,
    flash_attention: object = None,
    kernel_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    bias_regularizer: object = None,
    activity_regularizer: object = None,
    kernel_constraint: object = None,
    bias_constraint: object = None,
    use_gate: object = False,
    seed: object = None,
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


def attention(
    use_scale: object = False, score_mode: object = "dot", dropout: object = 0.0, seed: object = None
) -> DotAttention:
    """Read ``Attention``."""
    concat = choice(score_mode, "score_mode", ("dot", "concat")) == "concat"
    number(dropout, "dropout", float("-inf"))
    return DotAttention(scale=flag(use_scale, "use_scale"), concat=concat)


def additive_attention(
    use_scale: object = True, dropout: object = 0.0, *, score_mode: object = "dot", seed: object = None
) -> AdditiveAttention:
    """Read ``AdditiveAttention``; the score mode of ``Attention`` is accepted and changes nothing."""
    choice(score_mode, "score_mode", ("dot", "concat"))
    number(dropout, "dropout", float("-inf"))
    return AdditiveAttention(scale=flag(use_scale, "use_scale"))


def einsum_dense(
    equation: object,
    output_shape: object,
    activation: object = None,
    bias_axes: object = None,
    kernel_initializer: object = None,
    bias_initializer: object = None,
    kernel_regularizer: object = None,
    bias_regularizer: object = None,
    kernel_constraint: object = None,
    bias_constraint: object = None,
    lora_rank: object = None,
    lora_alpha: object = None,
    gptq_unpacked_column_size: object = None,
    quantization_config: object = None,
    *,
    activity_regularizer: object = None,
) -> EinsumDense:
    """Read ``EinsumDense``."""
    plain(lora_rank)
    checked(activation)
    known((equation, output_shape, bias_axes), "its equation")
    whole = taken_apart(equation) if isinstance(equation, str) else None
    if whole is None or not isinstance(equation, str):
        raise Refused(f"needs an equation such as ab,bc->ac or ...x,xy->...y, not {shown(equation)}")
    bias = "" if bias_axes is None else str(bias_axes)
    if wrong := [letter for letter in bias if letter not in whole.made]:
        raise Refused(f"has a bias along {wrong[0]}, which does not come out of {equation}")
    items = output_shape if isinstance(output_shape, (list, tuple)) else (output_shape,)
    target = tuple(None if n is None else integer(n, "output_shape") for n in items)
    return EinsumDense(text=equation, target=target, bias=bias)


ATTENTION: dict[str, Maker] = {
    "AdditiveAttention": additive_attention,
    "Attention": attention,
    "EinsumDense": einsum_dense,
    "GroupQueryAttention": grouped_query_attention,
    "MultiHeadAttention": multi_head_attention,
}
