"""Keras's attention layers (https://keras.io/api/layers/attention_layers/)."""

from __future__ import annotations

from ....core.layers import AdditiveAttention, DotAttention, MultiHeadAttention
from ....core.problem import say
from ...tracing.arguments import Maker, Refused, choice, flag, integer, items, number, require


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
        raise Refused(
            say(
                "has {shared} heads of keys and values, which do not divide {heads} heads of queries",
                shared=shared,
                heads=heads,
            )
        )
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


ATTENTION: dict[str, Maker] = {
    "AdditiveAttention": additive_attention,
    "Attention": attention,
    "GroupQueryAttention": grouped_query_attention,
    "MultiHeadAttention": multi_head_attention,
}
