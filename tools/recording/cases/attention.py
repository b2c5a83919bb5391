"""Cases of layers: attention."""

from __future__ import annotations

from ..grids import Grid, each, grid

# fmt: off
# one argument per line would hide which calls belong together
PAIRS = "20,64|20,64 20,64|10,32 20,64|10,32|10,16"
KERAS: tuple[Grid, ...] = (
    grid("MultiHeadAttention({a})", PAIRS,
         a="8, 64; num_heads=2, key_dim=16; 4, 16, value_dim=24; 4, 16, use_bias=False; 4, 16, output_shape=10; "
           "2, 8, 5, 0.1; 4, 16, use_gate=True; 4, 16, use_gate=True, use_bias=False; 3, 7, trainable=False; "
           "2, 8, output_shape=(4, 5); 2, 8, attention_axes=1; 2, 8, sliding_window=4"),
    *each("8,9,16|8,9,16 8,9,16|4,5,16", "MultiHeadAttention(2, 8)", "MultiHeadAttention(2, 8, attention_axes=(1, 2))"),
    *each("8,9,16|8,9,16", "MultiHeadAttention(2, 8, attention_axes=2)"),
    *each("?,64|?,64", "MultiHeadAttention(8, 8)", "GroupQueryAttention(8, 8, 2)"),
    *each("20,64", "MultiHeadAttention(8, 64)", "Attention()", "AdditiveAttention()", "GroupQueryAttention(8, 4, 2)"),
    *each("20,64|20,64", "MultiHeadAttention()", "MultiHeadAttention(8)", "MultiHeadAttention(0, 8)",
          "MultiHeadAttention(8, 0)", "MultiHeadAttention(8, key_dim=8.0)", "MultiHeadAttention(heads=8, key_dim=4)",
          "MultiHeadAttention(8, 8, value_dim=-1)", "MultiHeadAttention(8, 8, embed_dim=64)",
          "MultiHeadAttention(8, 8, sliding_window=0)", "MultiHeadAttention(8.0, 8)"),
    *each("20,64|10,64|9,64", "MultiHeadAttention(2, 8)", "Attention()", "GroupQueryAttention(8, 4, 2)"),
    *each("20,64|10,64|10,64|10,64", "MultiHeadAttention(2, 8)"),
    *each("64|64", "MultiHeadAttention(2, 8)"),
    grid("GroupQueryAttention({a})", "20,64|20,64 20,64|10,64|10,16",
         a="8, 4, 2; head_dim=16, num_query_heads=4, num_key_value_heads=4; 8, 4, 1, use_bias=False; "
           "8, 4, 2, use_gate=True; 8, 4, 2, 0.1"),
    *each("20,64|20,64", "GroupQueryAttention(8, 4, 3)", "GroupQueryAttention(8, 4)", "GroupQueryAttention()",
          "GroupQueryAttention(8, 6, 2)"),
    *each("20,64|10,32", "GroupQueryAttention(8, 4, 2)"),
    *each("8,9,16|8,9,16", "GroupQueryAttention(8, 4, 2)"),
    grid("Attention({a})", "20,64|20,64 20,64|10,64 20,64|10,32|10,64",
         a="; use_scale=True; score_mode='concat'; True, 'concat'; dropout=0.5"),
    grid("AdditiveAttention({a})", "20,64|20,64 20,64|10,64 20,64|10,32|10,64", a="; use_scale=False; dropout=0.5"),
    *each("20,64|20,64", "Attention(score_mode='sum')", "Attention(scale=True)", "AdditiveAttention(score_mode='dot')",
          "Attention(trainable=False, use_scale=True)"),
    *each("20,64|10,32", "Attention()", "AdditiveAttention()", "Attention(score_mode='concat')"),
    *each("20,64|20,64|20,64|20,64", "Attention()"),
    *each("?,64|?,64", "Attention(use_scale=True)", "AdditiveAttention()"),
)
TORCH: tuple[Grid, ...] = (
    grid("nn.MultiheadAttention(64, 8{a})", "20,64|20,64|20,64",
         a="; , bias=False; , add_bias_kv=True; , add_zero_attn=True; , batch_first=True; , dropout=0.1; "
           ", 0.1, True, False, False, None, None, True; , batch_first=True, add_bias_kv=True; "
           ", batch_first=True, add_bias_kv=True, add_zero_attn=True"),
    *each("20,64|10,32|10,16", "nn.MultiheadAttention(64, 8, kdim=32, vdim=16, batch_first=True)",
          "nn.MultiheadAttention(64, 8, kdim=32, vdim=16, bias=False, batch_first=True)",
          "nn.MultiheadAttention(64, 8, batch_first=True)", "nn.MultiheadAttention(64, 8, kdim=16, vdim=32)"),
    *each("20,64|10,64|9,64", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("20,64|10,64|10,64", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("64|64|64", "nn.MultiheadAttention(64, 8)"),
    *each("20,64", "nn.MultiheadAttention(64, 8)", "nn.MultiheadAttention(64, 8, batch_first=True)"),
    *each("20,64|20,64", "nn.MultiheadAttention(64, 8)"),
    *each("20,64|20,64|20,64", "nn.MultiheadAttention(64, 7)", "nn.MultiheadAttention(64)", "nn.MultiheadAttention()",
          "nn.MultiheadAttention(32, 8)", "nn.MultiheadAttention(0, 8)", "nn.MultiheadAttention(64, 0)",
          "nn.MultiheadAttention(64, num_head=8)", "nn.MultiheadAttention(embed_dim=64, num_heads=4)"),
)
# fmt: on
