"""PyTorch's attention (https://pytorch.org/docs/stable/nn.html#transformer-layers)."""

from __future__ import annotations

from ....core.layers import MultiHeadAttention
from ...tracing.arguments import Maker, flag, integer
from .shared import divide_heads


def multihead_attention(
    *,
    embed_dim: object,
    num_heads: object,
    bias: object,
    add_bias_kv: object,
    add_zero_attn: object,
    kdim: object,
    vdim: object,
) -> MultiHeadAttention:
    """Read ``MultiheadAttention``: queries, keys and values."""
    size, heads = divide_heads(embed_dim, num_heads, "embed_dim", "num_heads")
    declared = (
        size,
        size if kdim is None else integer(kdim, "kdim"),
        size if vdim is None else integer(vdim, "vdim"),
    )
    return MultiHeadAttention(
        heads=heads,
        key_size=size // heads,
        value_size=size // heads,
        bias=flag(bias, "bias"),
        added=flag(add_bias_kv, "add_bias_kv"),
        extra=flag(add_bias_kv, "add_bias_kv") + flag(add_zero_attn, "add_zero_attn"),
        scores=True,
        order="qkv",
        least=3,
        ranks=(1, 2),
        declared=declared,
    )


ATTENTION: dict[str, Maker] = {
    "MultiheadAttention": multihead_attention,
}
