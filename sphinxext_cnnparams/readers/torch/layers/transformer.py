"""PyTorch's transformers (https://pytorch.org/docs/stable/nn.html#transformer-layers)."""

from __future__ import annotations

from functools import partial

from ....core.layers import LayerNorm, Transformer
from ....core.problem import say
from ....core.structs import replace
from ...tracing.arguments import Maker, Refused, choice, flag, integer, number, require
from ...tracing.module import LayerObject
from .shared import divide_heads


def transformer_layer(
    kind: str,
    *,
    d_model: object,
    nhead: object,
    dim_feedforward: object,
    dropout: object,
    activation: object,
    bias: object,
) -> Transformer:
    """Read ``TransformerEncoderLayer`` and ``TransformerDecoderLayer``."""
    size, heads = divide_heads(d_model, nhead, "d_model", "nhead")
    number(dropout, "dropout", 0, 1)
    if isinstance(activation, str):
        choice(activation, "activation", ("relu", "gelu"))
    return Transformer(
        size=size,
        heads=heads,
        hidden=integer(dim_feedforward, "dim_feedforward"),
        bias=flag(bias, "bias"),
        encoders=int(kind == "encoder"),
        decoders=int(kind == "decoder"),
    )


def encoder(
    *,
    encoder_layer: object,
    num_layers: object,
    norm: object,
) -> Transformer:
    """Read ``TransformerEncoder``: copies of one layer, and a normalization if told."""
    layer = _layer(encoder_layer, "encoder_layer")
    if not layer.encoders:
        raise Refused("needs a TransformerEncoderLayer for encoder_layer")
    return _add_norm(replace(layer, encoders=integer(num_layers, "num_layers")), norm)


def decoder(*, decoder_layer: object, num_layers: object, norm: object) -> Transformer:
    """Read ``TransformerDecoder``: copies of one layer, and a normalization if told."""
    layer = _layer(decoder_layer, "decoder_layer")
    if not layer.decoders:
        raise Refused("needs a TransformerDecoderLayer for decoder_layer")
    return _add_norm(replace(layer, decoders=integer(num_layers, "num_layers")), norm)


def transformer(
    *,
    d_model: object,
    nhead: object,
    num_encoder_layers: object,
    num_decoder_layers: object,
    dim_feedforward: object,
    dropout: object,
    activation: object,
    custom_encoder: object,
    custom_decoder: object,
    bias: object,
) -> Transformer:
    """Read ``Transformer``: an encoder and a decoder, each with a normalization at its end."""
    if custom_encoder is not None or custom_decoder is not None:
        raise Refused("with an encoder or a decoder of one's own is not read")
    layer = transformer_layer(
        "encoder",
        d_model=d_model,
        nhead=nhead,
        dim_feedforward=dim_feedforward,
        dropout=dropout,
        activation=activation,
        bias=bias,
    )
    return replace(
        layer,
        encoders=integer(num_encoder_layers, "num_encoder_layers"),
        decoders=integer(num_decoder_layers, "num_decoder_layers"),
        final=2,
        shifted=layer.bias,
    )


def _layer(value: object, name: str) -> Transformer:
    require(value, name)
    if isinstance(value, LayerObject) and isinstance(value.layer, Transformer):
        return value.layer
    raise Refused(say("needs one of PyTorch's transformer layers for {name}", name=name))


def _add_norm(stack: Transformer, norm: object) -> Transformer:
    """Add the normalization at the end."""
    if norm is None:
        return stack
    require(norm, "norm")
    layer = norm.layer if isinstance(norm, LayerObject) else None
    if not isinstance(layer, LayerNorm) or layer.declared != (stack.size,) or not layer.scale:
        raise Refused(say("with a norm other than LayerNorm({size}) is not read", size=stack.size))
    return replace(stack, final=1, shifted=layer.center)


TRANSFORMERS: dict[str, Maker] = {
    "Transformer": transformer,
    "TransformerDecoder": decoder,
    "TransformerDecoderLayer": partial(transformer_layer, "decoder"),
    "TransformerEncoder": encoder,
    "TransformerEncoderLayer": partial(transformer_layer, "encoder"),
}
