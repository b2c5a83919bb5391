"""Cases of layers: transformers."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
TORCH: tuple[Grid, ...] = (
    grid("nn.TransformerEncoderLayer(64, 8{a})", "20,64",
         a="; , dim_feedforward=128; , 128, 0.1, 'gelu'; , batch_first=True; , norm_first=True; , bias=False"),
    grid("nn.TransformerDecoderLayer(64, 8{a})", "20,64|20,64",
         a="; , dim_feedforward=128; , batch_first=True; , norm_first=True; , bias=False, dim_feedforward=32"),
    *each("20,64|10,64", "nn.TransformerDecoderLayer(64, 8, batch_first=True)",
          "nn.Transformer(64, 8, 1, 1, 128, batch_first=True)"),
    *each("20,64", "nn.TransformerEncoderLayer(64, 7)", "nn.TransformerEncoderLayer(64)",
          "nn.TransformerEncoderLayer()",
          "nn.TransformerEncoderLayer(32, 8)", "nn.TransformerEncoderLayer(64, 8, activation='silu')",
          "nn.TransformerEncoderLayer(64, 8, ff_dim=3)", "nn.TransformerEncoderLayer(d_model=64, nhead=4)",
          "nn.TransformerDecoderLayer(64, 8)", "nn.Transformer(64, 8, 1, 1, 128)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 3)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128, batch_first=True), num_layers=2)",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 2, nn.LayerNorm(64))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 128), 2, norm=nn.LayerNorm(64, bias=False))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8, 32, bias=False), 2, norm=nn.LayerNorm(64))",
          "nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 8))", "nn.TransformerEncoder(3, 2)",
          "nn.TransformerEncoder(nn.Linear(64, 64), 2)", "nn.TransformerEncoder()"),
    *each("20,64|20,64", "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8, 128), 3)",
          "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8, 128), 2, nn.LayerNorm(64))",
          "nn.TransformerDecoder(nn.TransformerDecoderLayer(64, 8))", "nn.Transformer(64, 8, 2, 3, 128)",
          "nn.Transformer(d_model=64, nhead=4, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=32)",
          "nn.Transformer(64, 8, 1, 1, 32, bias=False)", "nn.Transformer(64, 7)", "nn.Transformer(64)",
          "nn.Transformer(64, 8, layers=2)"),
    *each("20,512|20,512", "nn.Transformer()", "nn.Transformer(nhead=16, num_encoder_layers=12)"),
    *each("20,32|20,64", "nn.TransformerDecoderLayer(64, 8)", "nn.Transformer(64, 8, 1, 1, 128)"),
    *each("20,32", "nn.TransformerEncoderLayer(64, 8)"),
    *each("5,20,64", "nn.TransformerEncoderLayer(64, 8)"),
)
# fmt: on
